//! What became of every row of a table: counts, and each row that was left out or changed.

use super::row_list;
use crate::app::{Command, FileCommand, Opened, Origin, ReportCommand};
use crate::load::Import;
use crate::load::import::Chosen;
use crate::load::table::TableKind;
use crate::model::{counted, grouped};
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, heading, line_button, line_field, named, primary_button, small};
use egui::{Key, Role, Ui};

/// Where the choice of a reason is kept.
const CHOSEN: &str = "chosen reason of the row report";

/// The dialog's contents, `most` points high.
pub fn row_report_ui(ui: &mut Ui, look: Look<'_>, most: f32, out: &mut Outbox) {
    let palette = look.palette;
    let Some(import) = &look.state.opened.import else {
        body(ui, "What is open was read from no table.", palette);
        return;
    };
    let top = ui.cursor().top();
    let report = &import.report;
    heading(ui, report.to_string(), palette);
    small(ui, about(import), palette);
    ui.add_space(8.0);
    let chosen = draft::<Option<usize>>(ui.ctx(), look, CHOSEN).flatten();
    if report.reasons.is_empty() {
        body(ui, "Nothing was left out or changed.", palette);
    } else {
        let chosen = reason_ui(ui, look, import, chosen);
        keep(ui.ctx(), look, CHOSEN, Some(chosen));
        ui.add_space(4.0);
        let used = ui.cursor().top() - top;
        let room = (most - used - 52.0).max(96.0);
        row_list::row_list_ui(ui, look, report, chosen, room);
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        if primary_button(ui, "Copy", palette).clicked() {
            out.send(Command::Copy(report.text()));
        }
        if line_button(ui, "Save…", palette).clicked() {
            out.send(Command::Report(ReportCommand::Save));
        }
        if let Some(choose) = choose_columns(look)
            && line_button(ui, "Columns…", palette).clicked()
        {
            out.send(choose);
        }
    });
}

/// The command that leads to the columns of the open table; `None` where it has no file.
#[must_use]
pub fn choose_columns(look: Look<'_>) -> Option<Command> {
    let opened = &look.state.opened;
    match &opened.origin {
        Origin::File(path) if has_columns(opened) => Some(Command::File(
            FileCommand::ChooseColumns(path.clone(), None),
        )),
        _ => None,
    }
}

/// Whether it is a table with columns: annotations have none.
fn has_columns(opened: &Opened) -> bool {
    let import = opened.import.as_ref();
    import.is_some_and(|import| import.kind != TableKind::Annotations)
}

/// How the table was read.
fn about(import: &Import) -> String {
    let claims = counted(
        usize::try_from(import.report.claims).unwrap_or(usize::MAX),
        "claim",
    );
    let read_as = match import.preset {
        _ if import.kind == TableKind::Annotations => {
            "Each annotation is a row; its quote is a claim that is only proposed.".to_owned()
        }
        _ if import.chosen == Chosen::AsBefore => {
            "The columns mean what you chose before for the same headers.".to_owned()
        }
        None if import.chosen == Chosen::ByHand => "You chose what the columns mean.".to_owned(),
        Some(preset) => format!("Read as {}: {}", preset.label, preset.about),
        None => "The columns were guessed from their headers and their content.".to_owned(),
    };
    format!("{claims} made. {read_as}")
}

/// Everything, or one reason. Returns the place of the reason.
fn reason_ui(ui: &mut Ui, look: Look<'_>, import: &Import, chosen: Option<usize>) -> Option<usize> {
    let report = &import.report;
    let everything = format!("Everything ({})", grouped(report.remarks()));
    let name_of = |at: usize| {
        report.reasons.get(at).map(|reason| {
            let message = super::capital(&visible(&reason.message));
            format!("{message} ({})", grouped(reason.count))
        })
    };
    let mut chosen = chosen.filter(|at| *at < report.reasons.len());
    let shown = chosen.and_then(name_of).unwrap_or(everything.clone());
    let combo = egui::ComboBox::from_id_salt("reason of the row report")
        .width(ui.available_width() - 8.0)
        .truncate()
        .selected_text(shown.as_str())
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut chosen, None, everything.as_str());
            for at in 0..report.reasons.len() {
                if let Some(name) = name_of(at) {
                    ui.selectable_value(&mut chosen, Some(at), name);
                }
            }
        });
    let name = format!("Reasons shown: {shown}");
    drop(named(combo.response, Role::ComboBox, &name));
    if let Some(reason) = chosen.and_then(|at| report.reasons.get(at)) {
        small(ui, visible(&reason.help), look.palette);
    }
    chosen
}

/// Where the system has no file dialog: a path to type.
pub fn report_path_ui(ui: &mut Ui, look: Look<'_>, path: &mut String, out: &mut Outbox) {
    let palette = look.palette;
    let words = "This system offers no file dialog. Type or paste the path to save to.";
    body(ui, words, palette);
    let field = line_field(path).desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::TextInput, "Path of the row report");
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.add_space(8.0);
    let clicked = primary_button(ui, "Save", palette).clicked();
    if (clicked || entered) && !path.trim().is_empty() {
        out.send(Command::Report(ReportCommand::To {
            path: path.trim().into(),
            replace: false,
        }));
    }
}
