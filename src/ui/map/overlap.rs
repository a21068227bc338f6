//! Several marks under the pointer: a list from which one is chosen.

use crate::app::Command;
use crate::scene::geometry::Point;
use crate::scene::hit::hit;
use crate::scene::marks::{Mark, MarkKey, figure_words};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{Row, floating_card, row};
use egui::{Area, Id, Key, Order, Ui, Vec2};

/// The marks that lie where was clicked.
#[derive(Debug, Clone)]
pub struct Overlap {
    at: Point,
    marks: Vec<MarkKey>,
    just_opened: std::cell::Cell<bool>,
}

/// What a click on the map means: one mark is selected, several make a list, none deselects.
pub fn clicked(look: Look<'_>, marks: &[Mark], at: Point, out: &mut Outbox) -> Option<Overlap> {
    let found: Vec<MarkKey> = hit(marks, at).into_iter().map(Mark::key).collect();
    match found.as_slice() {
        [] => out.send(Command::Deselect),
        [only] => out.send(look.select_on_map(*only)),
        _ => {
            return Some(Overlap {
                at,
                marks: found,
                just_opened: true.into(),
            });
        }
    }
    None
}

/// A place's name, behind the letter of its dataset where several are open.
pub fn lettered(look: Look<'_>, layer: usize, name: &str) -> String {
    match look.shown_as(layer) {
        Some(shown) if look.state.layers.are_several() => {
            format!("{}: {name}", shown.tag.letter())
        }
        _ => name.to_owned(),
    }
}

/// The list. Returns whether it is done with.
pub fn overlap_ui(
    ui: &mut Ui,
    look: Look<'_>,
    overlap: &Overlap,
    origin: Vec2,
    out: &mut Outbox,
) -> bool {
    let mut done = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let at = egui::pos2(overlap.at.x, overlap.at.y) + origin + Vec2::splat(6.0);
    let area = Area::new(Id::unique("overlapping marks"))
        .order(Order::Foreground)
        .constrain_to(ui.max_rect())
        .fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        floating_card(look.palette).show(ui, |ui| {
            ui.set_width(260.0);
            let count = overlap.marks.len();
            let title = format!("{count} places lie here");
            ui.label(Type::Small.text(title, look.palette.text_muted));
            for &key in &overlap.marks {
                let Some(shown) = look.shown_as(key.layer) else {
                    continue;
                };
                let Some(figure) = shown.view.figure(key.place) else {
                    continue;
                };
                let dataset = &shown.opened.dataset;
                let name = lettered(look, key.layer, &dataset.place(key.place).name);
                let words = figure_words(dataset, figure);
                let value = figure.value(dataset);
                let value = value.map(|value| value.to_string()).unwrap_or_default();
                let choice = Row {
                    glyph: None,
                    name: &name,
                    figure: &value,
                    verdict: None,
                    lines: 2,
                    strong: false,
                    selected: shown.selection == Some(key.place),
                    accessible: &format!("Choose {name}, {words}"),
                };
                if row(ui, &choice, look.palette).clicked() {
                    out.send(look.select_on_map(key));
                    done = true;
                }
            }
        });
    });
    let first_frame = overlap.just_opened.replace(false);
    done || (!first_frame && shown.response.clicked_elsewhere())
}
