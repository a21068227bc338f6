//! What the columns of a table mean: guessed first, changed by hand, with the first rows as they
//! will be understood.

mod column;
mod combo;
mod figures;
mod preview;
mod reading;
mod whole_table;

use crate::app::{Columns, Command, FileCommand};
use crate::gazetteer::country_name;
use crate::load::import::{FigureColumns, Mapping, Preset};
use crate::load::{LoadOptions, MappingChoice};
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, heading, line_button, primary_button, rule, small};
use egui::{ScrollArea, Ui};

/// From this height on the first rows stay in view, in points ...
const ROOM_FOR_BOTH: f32 = 620.0;
/// ... this high.
const PINNED: f32 = 168.0;

/// Where what was chosen is kept until it is loaded.
const KEY: &str = "columns of a table";

/// What was chosen so far.
#[derive(Clone)]
struct Form {
    columns: Columns,
    mapping: Mapping,
    preset: Option<&'static Preset>,
    /// The country as it is typed, which may not be one yet.
    country: String,
    /// The mapping that the preview was asked for.
    asked: Option<Mapping>,
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
        let mut form = Self {
            columns: columns.clone(),
            mapping: Mapping::default(),
            preset,
            country: String::new(),
            asked: None,
            reads_again: false,
        };
        form.take(mapping);
        form
    }

    /// Takes another mapping as a whole.
    fn take(&mut self, mapping: Mapping) {
        let name = mapping.country.as_deref().and_then(country_name);
        name.unwrap_or_default().clone_into(&mut self.country);
        self.mapping = mapping;
    }

    /// Has a worker understand the first rows anew, where something was changed.
    fn follow(&mut self, look: Look<'_>, out: &mut Outbox) {
        if !self.is_previewed() && !look.state.files.is_previewing() {
            let mapping = Box::new(self.mapping.clone());
            out.send(Command::File(FileCommand::Preview(mapping)));
            self.asked = Some(self.mapping.clone());
        }
    }

    /// Whether the preview was asked for with what is chosen now.
    fn is_previewed(&self) -> bool {
        self.asked.as_ref() == Some(&self.mapping)
    }

    /// What keeps the table from being read so; `None` where nothing does.
    fn lacks(&self) -> Option<&'static str> {
        let is_named = |figure: &FigureColumns| !figure.label.trim().is_empty();
        if !self.mapping.is_usable() {
            Some(
                "Choose a column for the figure and one for the place or its coordinates, or let \
                 each row be one event.",
            )
        } else if self.mapping.figures.iter().all(is_named) {
            None
        } else {
            Some("Say what each figure counts.")
        }
    }

    fn options(&self) -> LoadOptions {
        LoadOptions {
            read: self.columns.peek.read.clone(),
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
    // What a choice changes stays in view beside it, where there is room for both.
    let is_pinned = most >= ROOM_FOR_BOTH;
    let below = if is_pinned { PINNED + 40.0 } else { 0.0 };
    let room = (most - 108.0 - below).max(96.0);
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
            ui.add_space(10.0);
            figures::figures_ui(ui, look, &mut form);
            form.follow(look, out);
            if !is_pinned {
                first_rows_ui(ui, look, columns, &form);
            }
        });
    if is_pinned {
        rule(ui, palette);
        ui.add_space(6.0);
        ScrollArea::vertical()
            .id_salt("the first rows stay in view")
            .max_height(PINNED)
            .min_scrolled_height(PINNED)
            .auto_shrink(false)
            .show(ui, |ui| first_rows_ui(ui, look, columns, &form));
    }
    let done = buttons_ui(ui, look, &form, out);
    keep(ui.ctx(), look, KEY, (!done).then_some(form));
}

/// The first rows as they become with what is chosen, or was a moment ago.
fn first_rows_ui(ui: &mut Ui, look: Look<'_>, columns: &Columns, form: &Form) {
    heading(
        ui,
        "The first rows as they will be understood",
        look.palette,
    );
    let is_current = form.is_previewed() && !look.state.files.is_previewing();
    preview::preview_ui(ui, look, columns.preview.as_deref(), is_current);
}

/// Returns whether the form is done with.
fn buttons_ui(ui: &mut Ui, look: Look<'_>, form: &Form, out: &mut Outbox) -> bool {
    let palette = look.palette;
    ui.add_space(8.0);
    let lacks = form.lacks();
    let is_usable = lacks.is_none();
    match lacks {
        None => drop(small(
            ui,
            "What is open stays until this table is read.",
            palette,
        )),
        Some(words) => warning(ui, look, words),
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

/// A warning in one line.
fn warning(ui: &mut Ui, look: Look<'_>, words: &str) {
    ui.horizontal(|ui| {
        picture(ui, Icon::Warning.small(look.palette.warning));
        small(ui, words, look.palette);
    });
}
