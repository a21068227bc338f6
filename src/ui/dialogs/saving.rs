//! Questions before something is lost: changes that are not saved, rows, another's file.

use crate::app::{Command, Dialog, Origin, SaveCommand, file_name};
use crate::model::{Problem, Severity};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::notices;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, line_button, line_field, named, primary_button, small};
use egui::{Key, Role, Ui};

/// Before the window closes or another dataset takes the place of an edited one.
pub fn unsaved_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let name = visible(&look.state.opened.origin.name()).into_owned();
    body(ui, format!("The changes to {name} are not saved."), palette);
    if let Some(last) = look.state.history.undo_name() {
        small(ui, format!("The last one: {last}."), palette);
    }
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "Save", palette).clicked() {
            out.send(Command::Save(SaveCommand::SaveFirst));
        }
        if line_button(ui, "Discard the changes", palette).clicked() {
            out.send(Command::Save(SaveCommand::Discard));
        }
        cancel_ui(ui, look, out);
    });
}

/// Before a file is replaced that holds more than was read of it.
pub fn left_out_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let problems = look.state.opened.problems.iter().filter(is_error);
    let lost: Vec<Problem> = problems.cloned().collect();
    let words = match lost.len() {
        1 => "One thing in this file could not be read, and is not in what would be written. \
              Replacing the file loses it:"
            .to_owned(),
        count => format!(
            "{count} things in this file could not be read, and are not in what would be written. \
             Replacing the file loses them:"
        ),
    };
    body(ui, words, palette);
    notices::problems_ui(ui, look, &lost);
    replace_ui(ui, look, "Save as a new file", out);
}

/// Before a file is replaced that somebody else has changed.
pub fn changed_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let words = format!(
        "{} is not the file any more that was read: somebody or something has changed it since. \
         Replacing it loses what they wrote.",
        asked(look)
    );
    body(ui, words, look.palette);
    replace_ui(ui, look, "Save as a new file", out);
}

/// Before a file is replaced whose name was typed.
pub fn exists_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let words = format!("There is already a file with the name {}.", asked(look));
    body(ui, words, look.palette);
    replace_ui(ui, look, "Choose another name", out);
}

fn asked(look: Look<'_>) -> String {
    let path = look.state.saving.asked.as_deref();
    path.map_or_else(String::new, |path| visible(&file_name(path)).into_owned())
}

fn replace_ui(ui: &mut Ui, look: Look<'_>, otherwise: &str, out: &mut Outbox) {
    ui.add_space(12.0);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, otherwise, look.palette).clicked() {
            out.send(Command::Save(SaveCommand::SaveAs));
        }
        if line_button(ui, "Replace anyway", look.palette).clicked() {
            out.send(Command::Save(SaveCommand::ReplaceAnyway));
        }
        cancel_ui(ui, look, out);
    });
}

fn cancel_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    if line_button(ui, "Cancel", look.palette).clicked() {
        out.send(Command::CloseDialog);
    }
}

/// Where the system has no file dialog: a path to type.
pub fn save_path_ui(ui: &mut Ui, look: Look<'_>, path: &mut String, out: &mut Outbox) {
    let palette = look.palette;
    let words = "This system offers no file dialog. Type or paste the path to save to.";
    body(ui, words, palette);
    let field = line_field(path).desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::TextInput, "Path to save to");
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if look.state.opened.origin == Origin::Bundled {
        let words = "The bundled dataset is part of the program: it is saved as a file of yours.";
        small(ui, words, palette);
    }
    ui.add_space(8.0);
    let clicked = primary_button(ui, "Save", palette).clicked();
    if (clicked || entered) && !path.trim().is_empty() {
        out.send(Command::Save(SaveCommand::To {
            path: path.trim().into(),
            replace: false,
        }));
    }
}

/// The title of a question about saving.
pub fn title(dialog: Dialog) -> &'static str {
    match dialog {
        Dialog::Unsaved => "Save the changes?",
        Dialog::LeftOut => "This would lose a part of the file",
        Dialog::ChangedOnDisk => "The file has changed",
        Dialog::FileExists => "Replace the file?",
        _ => "Save the dataset",
    }
}
