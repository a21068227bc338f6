//! What became of the rows of the table that is open, in one line.

use crate::app::{Command, Dialog};
use crate::ui::dialogs::choose_columns;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::space;
use crate::ui::widgets::{link, small};
use egui::Ui;

/// The counts and the way to the row report; nothing where no table is open.
pub fn imported_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let Some(import) = &look.state.opened.import else {
        return;
    };
    small(ui, import.report.to_string(), look.palette);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        if link(ui, "Row report", look.palette).clicked() {
            out.send(Command::Show(Dialog::RowReport));
        }
        if let Some(choose) = choose_columns(look)
            && link(ui, "Columns…", look.palette).clicked()
        {
            out.send(choose);
        }
    });
}
