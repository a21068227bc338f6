//! The search for a place by any of its names.

use super::look::Look;
use super::outbox::Outbox;
use super::theme::Type;
use super::widgets::{line_field, named};
use crate::app::Command;
use crate::model::PlaceId;
use crate::text::fold_name;
use egui::{Id, Key, Role, Ui};

/// How many places are offered.
const OFFERED: usize = 8;

/// The id of the field, so that a key can put the focus there.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("find a place")
}

/// The field, and under it the places that match.
pub fn search_ui(ui: &mut Ui, look: Look<'_>, search: &mut String, out: &mut Outbox) {
    let width = match look.width {
        narrow if narrow < 640.0 => 96.0,
        _ if look.compact() => 168.0,
        _ => 268.0,
    };
    let hint = Type::Body.text("Find a place", look.palette.text_muted);
    let field = line_field(search)
        .id(field_id())
        .hint_text(hint)
        .desired_width(width);
    let response = named(ui.add(field), Role::TextInput, "Find a place");
    if search.trim().is_empty() {
        return;
    }
    let found = places_like(look, search, OFFERED);
    let mut chosen = None;
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        chosen = found.first().copied();
    }
    let open = stays_open(ui, &response);
    let popup = egui::Popup::from_response(&response)
        .open(open)
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .width(width + 20.0);
    let shown = popup.show(|ui| {
        if found.is_empty() {
            ui.label(Type::Body.text("No place has this name", look.palette.text_muted));
        }
        let mut focused = false;
        for &place in &found {
            let name = &look.dataset().place(place).name;
            let choice = ui.button(crate::text::visible(name));
            focused |= choice.has_focus();
            if choice.clicked() {
                chosen = Some(place);
            }
        }
        focused
    });
    let focused = shown.is_some_and(|shown| shown.inner);
    ui.data_mut(|data| data.insert_temp(field_id(), Offer { open, focused }));
    if let Some(place) = chosen {
        out.send(Command::Select(place));
        search.clear();
    }
    let was_here = response.has_focus() || response.lost_focus();
    if was_here && ui.input(|input| input.key_pressed(Key::Escape)) {
        search.clear();
    }
}

/// The offered places in the last frame.
#[derive(Debug, Clone, Copy, Default)]
struct Offer {
    /// They were shown.
    open: bool,
    /// One of them had the focus.
    focused: bool,
}

/// Whether places are offered: while words are typed, and while one of the offered is chosen. A
/// press of the pointer takes the focus out of the field before the click is done.
fn stays_open(ui: &Ui, field: &egui::Response) -> bool {
    let last: Offer = ui
        .data(|data| data.get_temp(field_id()))
        .unwrap_or_default();
    let pressing = || ui.input(|input| input.pointer.any_down() || input.pointer.any_released());
    field.has_focus() || (last.open && (field.lost_focus() || last.focused || pressing()))
}

/// Places with a name that begins with the words, then those that have them anywhere.
pub fn places_like(look: Look<'_>, search: &str, most: usize) -> Vec<PlaceId> {
    let wanted = fold_name(search);
    let dataset = look.dataset();
    let begins = |place: &PlaceId| {
        dataset
            .place(*place)
            .all_names()
            .any(|name| fold_name(name).starts_with(&wanted))
    };
    let holds = |place: &PlaceId| {
        dataset
            .place(*place)
            .all_names()
            .any(|name| fold_name(name).contains(&wanted))
    };
    let mut found: Vec<PlaceId> = dataset.place_ids().filter(begins).take(most).collect();
    if found.len() < most {
        let rest = dataset
            .place_ids()
            .filter(|place| !begins(place) && holds(place));
        found.extend(rest.take(most - found.len()));
    }
    found
}
