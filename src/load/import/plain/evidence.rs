//! What plain rows rest on: their sentences, their own descriptions, the sources they name.

use super::{LightCells, Piece, PlainLane, Reading};
use crate::load::import::nothing::is_nothing;
use crate::load::table::LightRow;
use crate::model::{Batch, DocumentId, Role};
use std::ops::Range;

impl PlainLane<'_> {
    /// Puts the evidence of all rows in hand together, and has at hand where its words may stand.
    pub(super) fn gather_evidence(
        &mut self,
        claims: &Batch<'_>,
        rows: &[LightRow<'_>],
        table: DocumentId,
    ) {
        self.pieces.clear();
        let mut links_start = 0;
        for (at, row) in rows.iter().enumerate() {
            let Some(&Reading { links_end, .. }) = self.readings.get(at) else {
                break;
            };
            self.put_together(claims, LightCells(row.cells), links_start..links_end, table);
            links_start = links_end;
            if let Some(reading) = self.readings.get_mut(at) {
                reading.pieces_end = self.pieces.len();
            }
        }
        self.hashes.clear();
        let quotes = self.pieces.iter().filter(|piece| piece.column.is_some());
        self.hashes.extend(quotes.map(|piece| piece.hash));
        claims.foresee_quotes(&self.hashes);
    }

    /// Puts the evidence together that all claims of a row share.
    fn put_together(
        &mut self,
        claims: &Batch<'_>,
        cells: LightCells<'_>,
        links: Range<usize>,
        table: DocumentId,
    ) {
        self.documents.clear();
        let links = self.links.get(links).unwrap_or_default();
        for document in links.iter().filter_map(|link| link.document) {
            if !self.documents.contains(&document) {
                self.documents.push(document);
            }
        }
        let start = self.pieces.len();
        let of_row =
            |pieces: &[Piece], is: &dyn Fn(&Piece) -> bool| pieces.iter().skip(start).any(is);
        let first = self.documents.first().copied().unwrap_or(table);
        let sentences = self.plan.sentences.iter();
        let sentences = sentences.map(|&column| (column, Role::States, first));
        let words = self.plan.words.iter();
        let words = words.map(|&column| (column, Role::Cites, table));
        for (column, role, document) in sentences.chain(words) {
            let text = cells.text(column);
            let is_said = |piece: &Piece| {
                let said = piece.column.map(|column| cells.text(column));
                said == Some(text)
            };
            if !is_nothing(text) && !of_row(&self.pieces, &is_said) {
                self.pieces.push(Piece {
                    document,
                    role,
                    column: Some(column),
                    hash: claims.quote_hash(text),
                });
            }
        }
        let cited = |document| Piece {
            document,
            role: Role::Cites,
            column: None,
            hash: 0,
        };
        if self.pieces.len() == start && self.documents.is_empty() {
            // The row itself is what there is.
            self.pieces.push(cited(table));
        }
        for &source in &self.documents {
            if !of_row(&self.pieces, &|piece| piece.document == source) {
                self.pieces.push(cited(source));
            }
        }
    }
}
