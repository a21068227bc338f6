//! The keywords of a row, by their names where a file beside the table has them.

use super::build::Builder;
use super::cells::Cells;
use super::mapping::ColumnRole;
use super::whats;
use crate::load::table::Row;

impl<'m> Builder<'m> {
    /// The keywords of a row.
    pub(super) fn tags<'r>(&mut self, row: &Row<'r>) -> Vec<&'r str>
    where
        'm: 'r,
    {
        let (beside, cells) = (self.beside, Cells(row.cells));
        let columns = self.mapping.columns_of(ColumnRole::Tags);
        let ids: Vec<&'r str> = columns
            .flat_map(|column| {
                let text = cells.text(column);
                // `crowd size=about 2,000; women targeted` has a comma inside a tag.
                let commas = !text.contains([';', '=']);
                text.split(move |c| {
                    matches!(c, '[' | ']' | '"' | ';' | '|') || (c == ',' && commas)
                })
            })
            .map(str::trim)
            .filter(|tag| !tag.is_empty())
            .collect();
        let mut tags = Vec::with_capacity(ids.len());
        for id in ids {
            let label = beside.association(id);
            if label.is_none() && beside.has_associations() {
                self.note(row, whats::ASSOCIATION_NOT_BESIDE, None, id);
            }
            tags.push(label.unwrap_or(id));
        }
        tags
    }
}
