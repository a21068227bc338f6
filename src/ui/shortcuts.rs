//! Keys to actions, from the one table.

use super::outbox::Outbox;
use super::place_search;
use crate::app::{Action, Command, Key as ActionKey, MainView, Panel, Shortcut, State};
use egui::{Context, Key, KeyboardShortcut, Modifiers};

/// Sends what the pressed keys ask for. A key that a text field takes is left to it.
pub fn shortcuts_ui(ctx: &Context, state: &State, out: &mut Outbox) {
    let typing = ctx.text_edit_focused();
    // An open menu takes Escape to close itself.
    let menu_is_open = egui::Popup::is_any_open(ctx);
    let with_keys = Action::ALL
        .into_iter()
        .filter_map(|action| Some((action, action.shortcut()?)));
    // Those with Shift first: egui takes Shift+F3 for F3 where only F3 is asked for.
    let (shifted, others): (Vec<_>, Vec<_>) = with_keys.partition(|(_, shortcut)| shortcut.shift);
    for (action, shortcut) in shifted.into_iter().chain(others) {
        // Zoom signs and the like are letters to a text field.
        let is_plain = !shortcut.command && !matches!(shortcut.key, ActionKey::Function(_));
        let closes_menu = menu_is_open && shortcut.key == ActionKey::Escape;
        // A text field takes its own changes back.
        let is_the_fields = matches!(action, Action::Undo | Action::Redo);
        if (typing && (is_plain || is_the_fields)) || closes_menu {
            continue;
        }
        // In a list these keys go through the list, and no map is there to zoom.
        let of_the_map = [
            Action::NextPlace,
            Action::PreviousPlace,
            Action::FitAll,
            Action::ZoomIn,
            Action::ZoomOut,
        ];
        // Along the timeline they go from day to day.
        let is_the_timelines = ctx.memory(|memory| memory.has_focus(super::timeline::id()))
            && matches!(action, Action::NextPlace | Action::PreviousPlace);
        if is_the_timelines {
            continue;
        }
        if state.main_view != MainView::Map && of_the_map.contains(&action) {
            continue;
        }
        if !consume(ctx, shortcut) {
            continue;
        }
        match action {
            Action::Find => {
                let field = match state.panel() {
                    Panel::Reader(_) => super::reader::search_id(),
                    Panel::List | Panel::Place(_) => place_search::field_id(),
                };
                ctx.memory_mut(|memory| memory.request_focus(field));
            }
            Action::NextRegion => super::regions::next(ctx),
            _ => run(action, out),
        }
    }
    for (key, change) in [(Key::Plus, 0.1), (Key::Equals, 0.1), (Key::Minus, -0.1)] {
        let shortcut = KeyboardShortcut::new(Modifiers::COMMAND, key);
        if ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            set_text_scale(state.settings.text_scale + change, out);
        }
    }
    let normal = KeyboardShortcut::new(Modifiers::COMMAND, Key::Num0);
    if ctx.input_mut(|input| input.consume_shortcut(&normal)) {
        set_text_scale(1.0, out);
    }
}

/// Sends an action's command, if it has one.
pub fn run(action: Action, out: &mut Outbox) {
    if let Some(command) = action.command() {
        out.send(command);
    }
}

fn set_text_scale(scale: f32, out: &mut Outbox) {
    let tenths = (scale * 10.0).round() / 10.0;
    out.send(Command::Set(crate::app::SettingCommand::TextScale(tenths)));
}

fn consume(ctx: &Context, shortcut: Shortcut) -> bool {
    let mut modifiers = Modifiers::NONE;
    modifiers.command = shortcut.command;
    modifiers.shift = shortcut.shift;
    let keys: &[Key] = match shortcut.key {
        ActionKey::Char('0') => &[Key::Num0],
        ActionKey::Char('1') => &[Key::Num1],
        ActionKey::Char('2') => &[Key::Num2],
        ActionKey::Char('3') => &[Key::Num3],
        ActionKey::Char('+') => &[Key::Plus, Key::Equals],
        ActionKey::Char('-') => &[Key::Minus],
        ActionKey::Char(',') => &[Key::Comma],
        ActionKey::Char('F') => &[Key::F],
        ActionKey::Char('O') => &[Key::O],
        ActionKey::Char('Q') => &[Key::Q],
        ActionKey::Char('S') => &[Key::S],
        ActionKey::Char('Z') => &[Key::Z],
        ActionKey::Function(1) => &[Key::F1],
        ActionKey::Function(3) => &[Key::F3],
        ActionKey::Function(5) => &[Key::F5],
        ActionKey::Function(6) => &[Key::F6],
        ActionKey::Escape => &[Key::Escape],
        ActionKey::PageUp => &[Key::PageUp],
        ActionKey::PageDown => &[Key::PageDown],
        ActionKey::Char(_) | ActionKey::Function(_) => &[],
    };
    keys.iter().any(|&key| {
        let exact = KeyboardShortcut::new(modifiers, key);
        // On many layouts "+" needs Shift.
        let shifted = KeyboardShortcut::new(modifiers | Modifiers::SHIFT, key);
        let is_plus = shortcut.key == ActionKey::Char('+');
        ctx.input_mut(|input| {
            input.consume_shortcut(&exact) || (is_plus && input.consume_shortcut(&shifted))
        })
    })
}
