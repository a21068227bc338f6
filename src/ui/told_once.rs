//! What became of a change or of saving it, where there is something to know.

use super::icons::{Icon, picture};
use super::look::Look;
use super::outbox::Outbox;
use super::theme::Type;
use super::widgets::{body, line_button, primary_button, small};
use crate::app::{Command, Notice, ReportCommand, SaveCommand, Saved, file_name};
use crate::model::grouped;
use crate::text::visible;
use egui::Ui;

/// The contents of the card.
pub fn notice_ui(ui: &mut Ui, look: Look<'_>, notice: &Notice, out: &mut Outbox) {
    let palette = look.palette;
    match notice {
        Notice::Saved(saved) => {
            head_ui(ui, look, Icon::Check, "Saved", false);
            small(ui, visible(&file_name(&saved.path)), palette);
            for words in saved_words(saved) {
                body(ui, words, palette);
            }
        }
        Notice::NotSaved(path, reason) => {
            head_ui(ui, look, Icon::Broken, "The dataset was not saved", true);
            small(ui, visible(&path.to_string_lossy()), palette);
            body(ui, sentence(reason), palette);
            let words = "Nothing is lost: the changes are still in this window, and the file is \
                         as it was.";
            small(ui, words, palette);
        }
        Notice::NotEdited(error) => {
            head_ui(ui, look, Icon::Broken, "This change was not made", true);
            body(ui, sentence(&error.to_string()), palette);
            small(ui, "The dataset is as it was.", palette);
        }
        Notice::NotAsked(error) => {
            head_ui(ui, look, Icon::Broken, "This query was not asked", true);
            body(ui, sentence(&error.to_string()), palette);
            small(ui, "What is shown is as it was.", palette);
        }
        Notice::NotCopied(rows, most) => {
            head_ui(ui, look, Icon::Broken, "These rows were not copied", true);
            let (rows, most) = (grouped(*rows as u64), grouped(*most as u64));
            let words =
                format!("{rows} rows are selected, and the clipboard takes at most {most}.");
            body(ui, words, palette);
            small(ui, "Filter first, or select fewer rows.", palette);
        }
        Notice::ViewNotShown(reason) => {
            head_ui(ui, look, Icon::Broken, "This view cannot be shown", true);
            body(ui, sentence(reason), palette);
        }
        Notice::ReportSaved(path) => {
            head_ui(ui, look, Icon::Check, "The row report is saved", false);
            small(ui, visible(&path.to_string_lossy()), palette);
        }
        Notice::ReportNotSaved(path, reason) => {
            head_ui(ui, look, Icon::Broken, "The row report was not saved", true);
            small(ui, visible(&path.to_string_lossy()), palette);
            body(ui, sentence(reason), palette);
        }
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if matches!(notice, Notice::NotSaved(..))
            && primary_button(ui, "Save as a new file", palette).clicked()
        {
            out.send(Command::Save(SaveCommand::SaveAs));
        }
        if matches!(notice, Notice::ReportNotSaved(..))
            && primary_button(ui, "Choose another name", palette).clicked()
        {
            out.send(Command::Report(ReportCommand::Save));
        }
        if line_button(ui, "Close", palette).clicked() {
            out.send(Command::DismissNotice);
        }
    });
}

fn head_ui(ui: &mut Ui, look: Look<'_>, icon: Icon, words: &str, bad: bool) {
    let palette = look.palette;
    let color = if bad {
        palette.broken
    } else {
        palette.verified
    };
    ui.horizontal(|ui| {
        picture(ui, icon.text(color));
        ui.label(Type::Heading.text(words, palette.text));
    });
}

/// What became of the texts that lay beside the old file.
fn saved_words(saved: &Saved) -> Vec<String> {
    let mut words = Vec::new();
    match saved.written_inside {
        0 => {}
        1 => words.push(
            "The text of one document lay beside the old file. It now stands in the new one."
                .to_owned(),
        ),
        count => words.push(format!(
            "The texts of {count} documents lay beside the old file. They now stand in the new one."
        )),
    }
    if !saved.out_of_reach.is_empty() {
        words.push(format!(
            "The new file names texts that could not be read and are not beside it: {}.",
            visible(&saved.out_of_reach.join(", "))
        ));
    }
    words
}

/// A reason as a sentence.
fn sentence(reason: &str) -> String {
    let reason = visible(reason);
    let mut letters = reason.chars();
    let first = letters.next().map(char::to_uppercase);
    let head: String = first.into_iter().flatten().collect();
    format!("{head}{}.", letters.as_str().trim_end_matches('.'))
}
