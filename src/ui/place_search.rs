//! The search for a place by any of its names.

use super::look::Look;
use super::outbox::Outbox;
use super::theme::Type;
use super::widgets::named;
use crate::app::Command;
use crate::model::PlaceId;
use crate::text::fold_name;
use egui::{Id, Key, Role, TextEdit, Ui};

/// How many places are offered.
const OFFERED: usize = 8;

/// The id of the field, so that a key can put the focus there.
#[must_use]
pub fn field_id() -> Id {
    Id::unique("find a place")
}

/// The field, and under it the places that match.
pub fn search_ui(ui: &mut Ui, look: Look<'_>, search: &mut String, out: &mut Outbox) {
    let width = if look.compact() { 168.0 } else { 268.0 };
    let hint = Type::Body.text("Find a place", look.palette.text_muted);
    let field = TextEdit::singleline(search)
        .id(field_id())
        .hint_text(hint)
        .desired_width(width)
        .margin(egui::Margin::symmetric(10, 7));
    let response = named(ui.add(field), Role::TextInput, "Find a place");
    if search.trim().is_empty() {
        return;
    }
    let found = matching(look, search);
    let mut chosen = None;
    if response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter)) {
        chosen = found.first().copied();
    }
    let popup = egui::Popup::from_response(&response)
        .open(response.has_focus() || ui.memory(|memory| memory.focused().is_some()))
        .close_behavior(egui::PopupCloseBehavior::IgnoreClicks)
        .width(width + 20.0);
    popup.show(|ui| {
        if found.is_empty() {
            ui.label(Type::Body.text("No place has this name", look.palette.text_muted));
        }
        for &place in &found {
            let name = &look.dataset().place(place).name;
            if ui.button(crate::text::visible(name)).clicked() {
                chosen = Some(place);
            }
        }
    });
    if let Some(place) = chosen {
        out.send(Command::Select(place));
        search.clear();
    }
    if response.has_focus() && ui.input(|input| input.key_pressed(Key::Escape)) {
        search.clear();
    }
}

/// Places with a name that begins with the words, then those that have them anywhere.
fn matching(look: Look<'_>, search: &str) -> Vec<PlaceId> {
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
    let mut found: Vec<PlaceId> = dataset.place_ids().filter(begins).take(OFFERED).collect();
    if found.len() < OFFERED {
        let rest = dataset
            .place_ids()
            .filter(|place| !begins(place) && holds(place));
        found.extend(rest.take(OFFERED - found.len()));
    }
    found
}
