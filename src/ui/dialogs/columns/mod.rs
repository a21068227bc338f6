//! What the columns of a table mean: guessed first, changed by hand, with the first rows as they
//! will be understood.

mod column;
mod combo;
mod preview;
mod reading;

use crate::app::{Columns, Command, FileCommand};
use crate::load::import::{Mapping, Preset, Preview};
use crate::load::{LoadOptions, MappingChoice};
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, heading, line_button, primary_button, small};
use egui::{ScrollArea, Ui};
use std::sync::Arc;

/// So many rows are shown as they will be understood.
const SHOWN: usize = 8;
/// Where what was chosen is kept until it is loaded.
const KEY: &str = "columns of a table";

/// What was chosen so far.
#[derive(Clone)]
struct Form {
    columns: Columns,
    mapping: Mapping,
    preset: Option<&'static Preset>,
    /// What the first rows become with `previewed`.
    preview: Arc<Preview>,
    previewed: Mapping,
    /// The file is looked into again with other options of reading.
    reads_again: bool,
}

impl Form {
    fn new(columns: &Columns, before: Option<Self>) -> Self {
        let same_table = |form: &Self| {
            form.reads_again
                && form.columns.path == columns.path
                && form.columns.peek.headers == columns.peek.headers
        };
        let (mapping, preset) = match before.filter(same_table) {
            Some(before) => (before.mapping, before.preset),
            None => (columns.peek.mapping.clone(), columns.peek.preset),
        };
        Self {
            columns: columns.clone(),
            preview: Arc::new(columns.peek.preview(&mapping, &(), SHOWN)),
            previewed: mapping.clone(),
            mapping,
            preset,
            reads_again: false,
        }
    }

    /// Understands the first rows anew, where something was changed.
    fn follow(&mut self) {
        if self.previewed != self.mapping {
            self.preview = Arc::new(self.columns.peek.preview(&self.mapping, &(), SHOWN));
            self.previewed = self.mapping.clone();
        }
    }

    fn options(&self) -> LoadOptions {
        LoadOptions {
            read: self.columns.options.read.clone(),
            preset: self.preset.map(|preset| preset.id.to_owned()),
            mapping: Some(MappingChoice::Whole(self.mapping.clone())),
            remembered: Vec::new(),
        }
    }
}

/// The dialog's contents, `most` points high.
pub fn columns_ui(ui: &mut Ui, look: Look<'_>, most: f32, out: &mut Outbox) {
    let palette = look.palette;
    let Some(columns) = &look.state.files.columns else {
        body(ui, "No table was looked into.", palette);
        return;
    };
    let kept = draft::<Form>(ui.ctx(), look, KEY);
    let mut form = match kept {
        Some(form) if form.columns == *columns => form,
        before => Form::new(columns, before),
    };
    small(ui, visible(&columns.peek.name), palette);
    let room = (most - 108.0).max(96.0);
    ScrollArea::vertical()
        .max_height(room)
        // Else it stays as low as a dialog that was open before.
        .min_scrolled_height(room)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            reading::reading_ui(ui, look, &mut form, out);
            ui.add_space(10.0);
            heading(ui, "Columns", palette);
            column::columns_ui(ui, look, &mut form);
            form.follow();
            ui.add_space(10.0);
            heading(ui, "The first rows as they will be understood", palette);
            preview::preview_ui(ui, look, &form.preview);
        });
    let done = buttons_ui(ui, look, &form, out);
    keep(ui.ctx(), look, KEY, (!done).then_some(form));
}

/// Returns whether the form is done with.
fn buttons_ui(ui: &mut Ui, look: Look<'_>, form: &Form, out: &mut Outbox) -> bool {
    let palette = look.palette;
    ui.add_space(8.0);
    let is_usable = form.mapping.is_usable();
    if is_usable {
        small(ui, "What is open stays until this table is read.", palette);
    } else {
        ui.horizontal(|ui| {
            ui.label(Icon::Warning.small(palette.warning));
            let words = "Choose a column for the figure and one for the place or its coordinates, \
                         or let each row be one event.";
            small(ui, words, palette);
        });
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let load = ui.add_enabled_ui(is_usable, |ui| primary_button(ui, "Load", palette));
        if load.inner.clicked() {
            let path = form.columns.path.clone();
            let options = Box::new(form.options());
            out.send(Command::File(FileCommand::OpenAs(path, options)));
            done = true;
        }
        if line_button(ui, "Cancel", palette).clicked() {
            out.send(Command::CloseDialog);
            done = true;
        }
    });
    done
}
