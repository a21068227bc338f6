//! Rows that can be read in one way only, which nearly all are: nothing is remarked on them, and
//! their claims go straight into the columns.
//!
//! Whatever is not plain here is read by [`Builder::row`](super::build::Builder), which also says
//! what a plain row means: both make the same claims of it.

mod cell;
mod plan;
mod reading;
mod writing;

use super::by_place_name::Seen;
use super::cells::trimmed;
use super::mapping::Mapping;
use crate::load::table::LightCell;
use crate::model::{CivilDate, DocumentId, ExtraKey, LatLon, PackedExtra, Role, Seeded};
use plan::Plan;
use std::collections::HashMap;

/// What is used again from row to row.
#[derive(Debug)]
pub(super) struct PlainLane<'m> {
    plan: Plan<'m>,
    /// The codes of the countries met so far, by what the cells say.
    countries: HashMap<String, Option<&'static str>, Seeded>,
    /// The figures of the row: which of the plan, and the number.
    figures: Vec<(usize, u64)>,
    /// The columns with the links of the row.
    links: Vec<usize>,
    documents: Vec<DocumentId>,
    /// The rows of documents that may be named next.
    ahead: Vec<usize>,
    pieces: Vec<Piece>,
    /// The id of the claim.
    name: String,
    extra: PackedExtra,
    /// By column.
    keys: Vec<Option<ExtraKey>>,
    /// By place: what its name said of its coordinates.
    seen: Vec<Option<Seen>>,
}

/// What a plain row says, besides its figures and links.
#[derive(Debug, Clone, Copy)]
struct Reading<'r> {
    name: &'r str,
    country: Option<&'r str>,
    pair: super::coordinates::Pair,
    at: LatLon,
    date: Option<CivilDate>,
    /// The date is written as it would be printed.
    is_printed: bool,
    claimant: Option<&'r str>,
}

/// A piece of evidence, by the column of its words; none, where there are no words.
#[derive(Debug, Clone, Copy)]
struct Piece {
    document: DocumentId,
    role: Role,
    column: Option<usize>,
}

/// The cells of a row by the place of their column.
#[derive(Debug, Clone, Copy)]
struct LightCells<'r>(&'r [LightCell<'r>]);

impl<'r> LightCells<'r> {
    /// As [`Cells::text`](super::cells::Cells::text).
    fn text(self, column: usize) -> &'r str {
        self.0.get(column).map_or("", |cell| trimmed(cell.text))
    }

    /// As [`Cells::first_filled`](super::cells::Cells::first_filled), without the column.
    fn first_filled(self, columns: &[usize]) -> Option<&'r str> {
        let mut texts = columns.iter().map(|&column| self.text(column));
        texts.find(|text| !super::figures::is_nothing(text))
    }
}

impl<'m> PlainLane<'m> {
    /// The lane for tables with so many columns; `None` where none of their rows is plain.
    pub fn of(mapping: &'m Mapping, columns: usize) -> Option<Self> {
        Plan::of(mapping, columns).map(|plan| Self {
            plan,
            countries: HashMap::default(),
            figures: Vec::new(),
            links: Vec::new(),
            documents: Vec::new(),
            ahead: Vec::new(),
            pieces: Vec::new(),
            name: String::new(),
            extra: PackedExtra::default(),
            keys: vec![None; columns],
            seen: Vec::new(),
        })
    }
}
