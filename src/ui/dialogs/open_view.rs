//! A view that somebody copied is pasted and opened; what is wrong with it stands under the field.

use crate::app::{Command, ViewLine};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, named, primary_button};
use egui::{Id, Key, Role, TextEdit, Ui};

/// What was pasted, and why it could not be opened.
#[derive(Debug, Clone, Default)]
struct Pasted {
    text: String,
    error: Option<String>,
}

/// The dialog's contents.
pub fn open_view_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let id = Id::unique("pasted view");
    let mut pasted: Pasted = ui.data(|data| data.get_temp(id)).unwrap_or_default();
    let words = "Paste a view that was copied as text (“Copy this view as text”).";
    body(ui, words, look.palette);
    let field = TextEdit::multiline(&mut pasted.text)
        .id(id.with("field"))
        .return_key(None)
        .desired_rows(3)
        .desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::MultilineTextInput, "View as text");
    if ui.memory(|memory| memory.focused().is_none()) {
        response.request_focus();
    }
    if response.changed() {
        pasted.error = None;
    }
    if let Some(error) = &pasted.error {
        ui.add_space(4.0);
        ui.horizontal_top(|ui| {
            picture(ui, Icon::Broken.small(look.palette.broken));
            ui.vertical(|ui| body(ui, format!("{}.", super::capital(error)), look.palette));
        });
    }
    ui.add_space(8.0);
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    let clicked = primary_button(ui, "Open", look.palette).clicked();
    if (clicked || entered) && !pasted.text.trim().is_empty() {
        let line = pasted.text.parse::<ViewLine>();
        let line = line.map_err(|error| error.to_string());
        let shown = line.and_then(|line| {
            let sight = line.sight(&look.state.opened, &look.state.view.query);
            sight.map(|_| line).map_err(|error| error.to_string())
        });
        match shown {
            Ok(line) => {
                out.send(Command::CloseDialog);
                out.send(Command::OpenView(Box::new(line)));
                pasted = Pasted::default();
            }
            Err(error) => pasted.error = Some(error),
        }
    }
    ui.data_mut(|data| data.insert_temp(id, pasted));
}
