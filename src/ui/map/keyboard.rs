//! The keys of the map: arrows from mark to mark, Shift+arrows to pan, Enter to select.

use super::derived::Derived;
use crate::app::{Command, MapCommand};
use crate::scene::hit::{Direction, Standing as _, neighbour_of};
use crate::scene::marks::MarkKey;
use crate::scene::places::Speck;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// Points that one press of Shift+arrow moves the map.
const STEP: f32 = 80.0;

const ARROWS: [(Key, Direction, f32, f32); 4] = [
    (Key::ArrowUp, Direction::Up, 0.0, STEP),
    (Key::ArrowDown, Direction::Down, 0.0, -STEP),
    (Key::ArrowLeft, Direction::Left, STEP, 0.0),
    (Key::ArrowRight, Direction::Right, -STEP, 0.0),
];

/// Reads the keys while the map has the focus. Returns the mark that Enter was pressed on, where
/// it is a group.
pub fn keyboard_ui(
    ui: &Ui,
    look: Look<'_>,
    response: &Response,
    derived: &Derived,
    at: &mut Option<MarkKey>,
    out: &mut Outbox,
) -> Option<MarkKey> {
    if response.gained_focus() && at.is_none() {
        *at = derived
            .selected
            .or_else(|| derived.in_view().next().map(|it| it.key()));
    }
    if !response.has_focus() {
        return None;
    }
    // Arrows stay in the map, Tab and Escape lead out of it.
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    for (key, direction, x, y) in ARROWS {
        if ui.input_mut(|input| input.consume_key(Modifiers::SHIFT, key)) {
            out.send(Command::Map(MapCommand::Pan(x, y)));
        } else if ui.input_mut(|input| input.consume_key(Modifiers::NONE, key)) {
            let in_view: Vec<Speck> = derived.in_view().collect();
            match neighbour_of(&in_view, *at, direction) {
                Some(next) => *at = Some(next),
                None => out.send(Command::Map(MapCommand::Pan(x, y))),
            }
        }
    }
    if let Some(key) = *at
        && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter))
    {
        if derived.speck(key).is_some_and(|it| it.kind.group) {
            return Some(key);
        }
        out.send(look.select_by_key(key));
    }
    None
}
