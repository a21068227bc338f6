//! Windows in front of the window.

mod changes;
mod columns;
mod keys;
mod open_view;
mod new_claim;
mod row_list;
mod row_report;
mod saving;
mod sum;
mod settings;
mod texts;

pub use row_report::choose_columns;
pub use texts::capital;

use super::look::Look;
use super::outbox::Outbox;
use super::theme::Type;
use super::widgets::{card, icon_button, line_button, line_field, primary_button};
use super::{icons::Icon, notices};
use crate::app::{Command, Dialog, FileCommand};
use egui::{Align, Context, Id, Layout, Modal, ScrollArea, Ui};

/// The dialog that is open, if any. `path` is what was typed into the path field.
pub fn dialogs_ui(ctx: &Context, look: Look<'_>, path: &mut String, out: &mut Outbox) {
    // The palette draws itself.
    let dialog = look.state.dialog.filter(|it| *it != Dialog::Palette);
    let Some(dialog) = dialog else {
        return;
    };
    let title = match dialog {
        Dialog::Keys => "Keys",
        Dialog::Palette => "Go to anything",
        Dialog::OpenView => "Open a copied view",
        Dialog::Licences => "Licences and sources",
        Dialog::Problems => "Problems in this file",
        Dialog::Sum => "The sum",
        Dialog::Changes => "What changed in the file",
        Dialog::Checks => "What is checked",
        Dialog::Path => "Open a file",
        Dialog::PathBeside => "Open a file beside this one",
        Dialog::Settings => "Settings",
        Dialog::NewClaim { .. } => "Make it a claim",
        Dialog::Unsaved
        | Dialog::LeftOut
        | Dialog::ChangedOnDisk
        | Dialog::FileExists
        | Dialog::SavePath => saving::title(dialog),
        Dialog::RowReport => "Row report",
        Dialog::Columns => "Choose the columns",
        Dialog::ReportPath => "Save the row report",
    };
    let widest = match dialog {
        Dialog::RowReport => 800.0,
        Dialog::Columns => 920.0,
        _ => 560.0,
    };
    let width = (look.width - 80.0).clamp(240.0, widest);
    let frame = card(look.palette)
        .corner_radius(egui::CornerRadius::same(super::theme::radius::WINDOW))
        .inner_margin(20);
    let modal = Modal::new(Id::unique("dialog"))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_width(width);
            ui.horizontal(|ui| {
                ui.label(Type::Title.text(title, look.palette.text));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    if icon_button(ui, Icon::Close, "Close this window", look.palette).clicked() {
                        out.send(Command::CloseDialog);
                    }
                });
            });
            ui.add_space(8.0);
            let most = (look.height - 160.0).max(120.0);
            if dialog == Dialog::RowReport {
                // Its list scrolls by itself.
                row_report::row_report_ui(ui, look, most, out);
                return;
            }
            if dialog == Dialog::Columns {
                // Its buttons stay in view.
                columns::columns_ui(ui, look, most, out);
                return;
            }
            ScrollArea::vertical()
                .max_height(most)
                .min_scrolled_height(most)
                .auto_shrink([false, true])
                .show(ui, |ui| match dialog {
                    Dialog::Keys => keys::keys_ui(ui, look),
                    Dialog::OpenView => open_view::open_view_ui(ui, look, out),
                    Dialog::Licences => texts::licences_ui(ui, look),
                    Dialog::Problems => problems_ui(ui, look, out),
                    Dialog::Sum => sum::sum_ui(ui, look, out),
                    Dialog::Changes => changes::changes_ui(ui, look, out),
                    Dialog::Checks => texts::checks_ui(ui, look),
                    Dialog::Path | Dialog::PathBeside => path_ui(ui, look, path, out),
                    Dialog::Settings => settings::settings_ui(ui, look, out),
                    Dialog::NewClaim { document, number } => {
                        new_claim::new_claim_ui(ui, look, document, number, out);
                    }
                    Dialog::Unsaved => saving::unsaved_ui(ui, look, out),
                    Dialog::LeftOut => saving::left_out_ui(ui, look, out),
                    Dialog::ChangedOnDisk => saving::changed_ui(ui, look, out),
                    Dialog::FileExists => saving::exists_ui(ui, look, out),
                    Dialog::SavePath => saving::save_path_ui(ui, look, path, out),
                    Dialog::RowReport | Dialog::Columns | Dialog::Palette => {}
                    Dialog::ReportPath => row_report::report_path_ui(ui, look, path, out),
                });
        });
    if modal.should_close() {
        out.send(Command::CloseDialog);
    }
}

fn problems_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let problems = &look.state.opened.problems;
    notices::problems_ui(ui, look, problems);
    ui.add_space(8.0);
    if line_button(ui, "Copy all", look.palette).clicked() {
        let lines: Vec<String> = problems
            .iter()
            .map(|problem| format!("{problem}\n  {}", problem.help))
            .collect();
        out.send(Command::Copy(lines.join("\n")));
    }
}

fn path_ui(ui: &mut Ui, look: Look<'_>, path: &mut String, out: &mut Outbox) {
    let words = "This system offers no file dialog. Type or paste the path of a dataset.";
    ui.label(Type::Body.text(words, look.palette.text));
    let field = line_field(path).desired_width(f32::INFINITY);
    let response = super::widgets::named(ui.add(field), egui::Role::TextInput, "Path");
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    ui.add_space(8.0);
    let clicked = primary_button(ui, "Open", look.palette).clicked();
    if (clicked || entered) && !path.trim().is_empty() {
        let path = path.trim().into();
        out.send(Command::File(match look.state.dialog {
            Some(Dialog::PathBeside) => FileCommand::OpenBeside(vec![path]),
            _ => FileCommand::Open(path),
        }));
        out.send(Command::CloseDialog);
    }
}
