//! The cells of a row that its claims do not hold letter for letter: nothing of a table is lost.

use super::build::{Builder, Shared};
use super::cells::{json, trimmed};
use super::coordinates::Orientation;
use super::mapping::ColumnRole;
use crate::load::table::Row;
use crate::model::{Extra, Qualifier, Value};
use std::fmt::{self, Display, Write};

impl Builder<'_> {
    /// The cells that the claims of the row do not hold letter for letter, under `x-` keys.
    pub(super) fn kept(
        &self,
        row: &Row<'_>,
        shared: &Shared<'_>,
        figures: &[(usize, Value<'_>)],
    ) -> Extra {
        let place = self.dataset.place(shared.place);
        let mut extra = Extra::default();
        for (column, cell) in row.cells.iter().enumerate() {
            let text = trimmed(&cell.text);
            if text.is_empty() {
                continue;
            }
            let is_held = match self.mapping.role_of(column) {
                Some(ColumnRole::Place) => place.name == text,
                Some(
                    ColumnRole::Latitude
                    | ColumnRole::Longitude
                    | ColumnRole::LatitudeLongitude
                    | ColumnRole::LongitudeLatitude,
                ) => place.position.is_some() && self.settled.orientation != Orientation::Metres,
                Some(ColumnRole::Date) => {
                    shared.when.date.is_some_and(|date| is_written(date, text))
                }
                Some(ColumnRole::Title | ColumnRole::Description | ColumnRole::Sentence) => {
                    shared.pieces.hold(text)
                }
                Some(ColumnRole::Source) => shared.pieces.is_only_source(text),
                Some(ColumnRole::Claimant) => shared.claimants == [text],
                Some(ColumnRole::Tags) => !self.beside.has_associations(),
                _ => figures.iter().any(|(spec, value)| {
                    let columns = self.mapping.figures.get(*spec);
                    columns.is_some_and(|columns| columns.value == Some(column))
                        && value.qualifier() == Qualifier::Exact
                        && value
                            .amount()
                            .is_some_and(|number| is_written(number, text))
                }),
            };
            if !is_held {
                let key = match self.keys.get(column) {
                    Some(key) => key.clone(),
                    None => format!("x-cell-{}", column + 1),
                };
                extra.push(key, json(cell));
            }
        }
        extra
    }
}

/// Whether a text is what a value is written as.
fn is_written(value: impl Display, text: &str) -> bool {
    let mut rest = Rest(text);
    write!(rest, "{value}").is_ok() && rest.0.is_empty()
}

/// What is left of a text after what was written to it, which has to be the same.
struct Rest<'t>(&'t str);

impl Write for Rest<'_> {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        self.0 = self.0.strip_prefix(part).ok_or(fmt::Error)?;
        Ok(())
    }
}
