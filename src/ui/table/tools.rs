//! Over the table: claims or places, which columns, what can be copied.

use super::{TablePanel, source};
use crate::app::{Command, Notice, TableCommand};
use crate::export::TableForm;
use crate::model::{counted, grouped};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{Segment, link, named, segments, small, tick_box};
use crate::view::TableRows;
use egui::{Button, Popup, PopupCloseBehavior, Response, Role, Ui, vec2};

/// How many rows the clipboard takes at once: more are no text that one pastes anywhere.
const MOST_COPIED: usize = 100_000;

impl TablePanel {
    pub(super) fn tools_ui(&mut self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        ui.add_space(space::S);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            let rows = look.state.settings.table.rows();
            let choices: Vec<Segment> = TableRows::ALL
                .iter()
                .map(|&kind| Segment {
                    label: match kind {
                        TableRows::Claims => "Claims".to_owned(),
                        TableRows::Places => "Places".to_owned(),
                    },
                    count: None,
                    dot: None,
                    chosen: kind == rows,
                    name: Some(format!("Rows: {}", kind.word())),
                })
                .collect();
            let clicked = segments(ui, &choices, look.palette).clicked;
            if let Some(&kind) = clicked.and_then(|index| TableRows::ALL.get(index)) {
                out.send(Command::Table(TableCommand::Rows(kind)));
            }
            let button = menu_button(ui, look, "Columns");
            Popup::menu(&button)
                .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
                .show(|ui| columns_menu(ui, look, out));
            let button = menu_button(ui, look, "Copy");
            Popup::menu(&button).show(|ui| self.copy_menu(ui, look, out));
            if self.asked.1 {
                small(ui, "Sorting…", look.palette);
            }
        });
        ui.add_space(space::S);
    }

    fn copy_menu(&self, ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
        ui.set_min_width(240.0);
        let selected = self.selected_rows(look);
        if !selected.is_empty() {
            let what = format!("Copy {} selected", counted(selected.len(), "row"));
            copy_items(ui, &what, selected.len(), |form| {
                out.send(Command::Copy(self.rows_text(look, form, &selected)));
            });
            ui.separator();
        }
        let all = self.model.len();
        let what = format!("Copy all {}", counted(all, "row"));
        copy_items(ui, &what, all, |form| {
            out.send(Command::Copy(self.rows_text(
                look,
                form,
                self.model.items(),
            )));
        });
        if all > MOST_COPIED {
            let most = grouped(MOST_COPIED as u64);
            let words = format!("The clipboard takes at most {most} rows: filter first.");
            small(ui, words, look.palette);
        }
    }

    /// The selected rows that are shown, from the top to the bottom.
    pub(super) fn selected_rows(&self, look: Look<'_>) -> Vec<u32> {
        let selected = &look.state.table.selected;
        let mut rows: Vec<(usize, u32)> = selected
            .iter()
            .filter_map(|item| Some((self.model.row_of(item)?, item)))
            .collect();
        rows.sort_unstable();
        rows.into_iter().map(|(_, item)| item).collect()
    }

    /// Copies the selected rows, as the key does it.
    pub(super) fn copy_selected(&self, look: Look<'_>, out: &mut Outbox) {
        let rows = self.selected_rows(look);
        if rows.len() > MOST_COPIED {
            out.send(Command::Tell(Notice::NotCopied(rows.len(), MOST_COPIED)));
        } else if !rows.is_empty() {
            let text = self.rows_text(look, TableForm::Tabs, &rows);
            out.send(Command::Copy(text));
        }
    }

    /// Rows in the shown columns, with their heads.
    pub(super) fn rows_text(&self, look: Look<'_>, form: TableForm, items: &[u32]) -> String {
        super::copying::rows_text(
            source(look),
            self.model.rows,
            &look.state.settings.table.columns(),
            form,
            items,
        )
    }
}

/// The three forms of a copy.
fn copy_items(ui: &mut Ui, what: &str, count: usize, mut copy: impl FnMut(TableForm)) {
    let forms = [
        (TableForm::Tabs, what.to_owned()),
        (TableForm::Csv, format!("{what} as CSV")),
        (TableForm::Markdown, format!("{what} as Markdown")),
    ];
    ui.add_enabled_ui(count <= MOST_COPIED, |ui| {
        for (form, words) in forms {
            if ui.button(words).clicked() {
                copy(form);
            }
        }
    });
}

fn columns_menu(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.set_min_width(200.0);
    let settings = &look.state.settings.table;
    let shown = settings.columns();
    for &column in settings.rows().columns() {
        let mut is_shown = shown.contains(&column);
        let is_last = is_shown && shown.len() == 1;
        ui.add_enabled_ui(!is_last, |ui| {
            let box_ = tick_box(ui, &mut is_shown, column.label(), look.palette);
            if box_.changed() {
                out.send(Command::Table(TableCommand::Column(column, is_shown)));
            }
        });
    }
    ui.separator();
    if link(ui, "Usual columns and order", look.palette).clicked() {
        out.send(Command::Table(TableCommand::UsualColumns));
    }
}

fn menu_button(ui: &mut Ui, look: Look<'_>, words: &str) -> Response {
    let palette = look.palette;
    let text = Type::Strong.text(words, palette.text);
    let button = Button::new((text, Icon::Down.small(palette.text_muted)));
    let name = format!("{words} of the table");
    named(
        ui.add(button.min_size(vec2(0.0, 28.0))),
        Role::ComboBox,
        &name,
    )
}
