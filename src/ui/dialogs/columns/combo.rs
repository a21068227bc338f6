//! A choice of one thing out of several, with its name.

use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::ui::widgets::named;
use egui::{AsIdSalt, Role, Ui};

/// Offers the choices; returns another one that was chosen. `name` says what is chosen.
pub fn combo<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: Look<'_>,
    id: impl AsIdSalt,
    name: &str,
    present: &T,
    choices: &[(String, T)],
) -> Option<T> {
    let found = choices.iter().find(|(_, choice)| choice == present);
    let shown = found.map_or("Other", |(label, _)| label.as_str());
    let mut chosen = present.clone();
    let combo = egui::ComboBox::from_id_salt(id)
        .width(196.0)
        .truncate()
        .height(320.0)
        .selected_text(Type::Body.text(shown, look.palette.text))
        .show_ui(ui, |ui| {
            for (label, choice) in choices {
                ui.selectable_value(&mut chosen, choice.clone(), label.as_str());
            }
        });
    drop(named(
        combo.response,
        Role::ComboBox,
        &format!("{name}: {shown}"),
    ));
    (chosen != *present).then_some(chosen)
}

/// A name and a choice in one line.
pub fn line<T: Clone + PartialEq>(
    ui: &mut Ui,
    look: Look<'_>,
    name: &'static str,
    present: &T,
    choices: &[(String, T)],
) -> Option<T> {
    named_line(ui, look, name, |ui| {
        combo(ui, look, name, name, present, choices)
    })
}

/// A name, and behind it what belongs to it.
pub fn named_line<R>(
    ui: &mut Ui,
    look: Look<'_>,
    name: &'static str,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let line = ui.horizontal(|ui| {
        let size = egui::vec2(160.0, 28.0);
        let layout = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(size, layout, |ui| {
            ui.set_min_width(size.x);
            ui.label(Type::Body.text(name, look.palette.text_muted));
        });
        add(ui)
    });
    line.inner
}
