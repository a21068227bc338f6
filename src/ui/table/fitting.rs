//! How wide columns are before anybody drags them: as wide as what stands in their first rows.

use super::heads::PAD;
use super::row::SIGN;
use super::{TablePanel, source};
use crate::app::Tag;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::theme::Type;
use crate::view::{Column, TableRows};
use egui::{Color32, Ui};
use std::collections::HashMap;

/// How many rows are measured.
const ROWS: usize = 60;
/// So many bytes of a cell are measured: no column gets wider than that.
const LETTERS: usize = 80;
/// The room of the arrow beside the words of a head, in points.
const ARROW: f32 = 20.0;

/// The first widths, and of which rows they are.
#[derive(Debug, Default)]
pub(super) struct Fitted {
    of: Option<(u64, Tag, TableRows)>,
    widths: HashMap<Column, f32>,
}

impl TablePanel {
    /// Measures the columns that are shown and were not measured yet. They keep their widths while
    /// the dataset is open: a filter or another order moves none of them.
    pub(super) fn fit(&mut self, ui: &Ui, look: Look<'_>) {
        let state = look.state;
        let opened = state.history.opened_before();
        let of = Some((opened, state.layers.active, self.model.rows));
        if self.fitted.of != of {
            self.fitted = Fitted {
                of,
                widths: HashMap::new(),
            };
        }
        if self.model.is_empty() {
            return;
        }
        let settings = &state.settings.table;
        for column in settings.columns() {
            if settings.chosen_width(column).is_none() && !self.fitted.widths.contains_key(&column)
            {
                let width = self.fitting(ui, look, column);
                self.fitted.widths.insert(column, width);
            }
        }
    }

    /// The width of a column in points: as somebody chose it, else as it fits.
    pub(super) fn width(&self, look: Look<'_>, column: Column) -> f32 {
        let chosen = look.state.settings.table.chosen_width(column);
        let fitted = || self.fitted.widths.get(&column).copied();
        chosen
            .or_else(fitted)
            .unwrap_or_else(|| column.usual_width())
    }

    fn fitting(&self, ui: &Ui, look: Look<'_>, column: Column) -> f32 {
        let measure = |text: &str, style: Type| {
            let end = text.floor_char_boundary(LETTERS);
            let text = text.get(..end).unwrap_or(text);
            let job = style.job(&visible(text), Color32::PLACEHOLDER, f32::INFINITY);
            ui.painter().layout_job(job).size().x
        };
        let (sign, style) = match column {
            Column::Figure => (SIGN, Type::Strong),
            Column::Place => (0.0, Type::Strong),
            Column::Verdict => (SIGN, Type::Body),
            _ => (0.0, Type::Body),
        };
        let source = source(look);
        let items = self.model.items().iter().take(ROWS);
        let cells = items.map(|&item| measure(&source.text(self.model.rows, column, item), style));
        let widest = cells.fold(0.0, f32::max) + sign;
        let head = measure(column.label(), Type::Strong) + ARROW;
        let width = (widest.max(head) + 2.0 * PAD + 1.0).ceil();
        let usual = column.usual_width();
        width.clamp((usual * 0.6).max(head + 2.0 * PAD), usual * 1.7)
    }
}
