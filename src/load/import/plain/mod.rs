//! Rows that can be read in one way only, which nearly all are: nothing is remarked on them, and
//! their claims go straight into the columns.
//!
//! Whatever is not plain here is read by [`Builder::row`](super::build::Builder), which also says
//! what a plain row means: both make the same claims of it. Some dozen rows are gone through
//! together, first to read them, then to write: so what lies anywhere in memory is waited for once.

mod cell;
mod evidence;
mod keeping;
mod names;
mod plan;
mod reading;
mod spots;
mod writing;

use super::cells::trimmed;
use super::mapping::Mapping;
use super::survey::Survey;
use crate::load::table::LightCell;
use crate::model::{CivilDate, DocumentId, ExtraKey, MetricId, PackedExtra, PlaceId, Role, Seeded};
use names::RowName;
use plan::Plan;
use spots::Spots;
use std::collections::HashMap;

/// What is used again from row to row.
#[derive(Debug)]
pub(super) struct PlainLane<'m> {
    plan: Plan<'m>,
    /// The codes of the countries met so far, by what the cells say.
    countries: HashMap<String, Option<&'static str>, Seeded>,
    spots: Spots<'m>,
    /// The rows in hand.
    readings: Vec<Reading>,
    /// Their figures.
    figures: Vec<Figure>,
    /// Their links.
    links: Vec<Link>,
    /// The hashes of all their cells for links, then of their quotes.
    hashes: Vec<u64>,
    /// The rows of documents that they may name.
    ahead: Vec<usize>,
    /// The documents of one row.
    documents: Vec<DocumentId>,
    /// The evidence of the rows in hand.
    pieces: Vec<Piece>,
    /// The id of the claim.
    name: RowName,
    /// A number in digits.
    digits: String,
    extra: PackedExtra,
    /// By column.
    keys: Vec<Option<ExtraKey>>,
    /// By figure of the plan.
    metrics: Vec<Option<MetricId>>,
}

/// What a plain row says; its figures and links are those from the ends of the row before.
#[derive(Debug, Clone, Copy)]
struct Reading {
    /// Its number among the spots.
    spot: usize,
    place: PlaceId,
    date: Option<CivilDate>,
    /// The date is written as it would be printed.
    is_printed: bool,
    figures_end: usize,
    links_end: usize,
    pieces_end: usize,
}

/// A figure of a row.
#[derive(Debug, Clone, Copy)]
struct Figure {
    /// Which of the plan.
    index: usize,
    number: u64,
}

/// A link of a row.
#[derive(Debug, Clone, Copy)]
struct Link {
    column: usize,
    hash: u64,
    /// Its document, if it was met before.
    document: Option<DocumentId>,
}

/// A piece of evidence, by the column of its words; none, where there are no words.
#[derive(Debug, Clone, Copy)]
struct Piece {
    document: DocumentId,
    role: Role,
    column: Option<usize>,
    /// Of its words.
    hash: u64,
}

/// The cells of a row by the place of their column.
#[derive(Debug, Clone, Copy)]
struct LightCells<'r>(&'r [LightCell<'r>]);

impl<'r> LightCells<'r> {
    /// As it stands there.
    #[inline]
    fn raw(self, column: usize) -> &'r str {
        self.0.get(column).map_or("", |cell| cell.text)
    }

    /// As [`Cells::text`](super::cells::Cells::text).
    #[inline]
    fn text(self, column: usize) -> &'r str {
        trimmed(self.raw(column))
    }

    /// As [`Cells::first_filled`](super::cells::Cells::first_filled), without the column.
    fn first_filled(self, columns: &[usize]) -> Option<&'r str> {
        let mut texts = columns.iter().map(|&column| self.text(column));
        texts.find(|text| !super::nothing::is_nothing(text))
    }
}

impl<'m> PlainLane<'m> {
    /// The lane for tables with so many columns; `None` where none of their rows is plain.
    pub fn of(mapping: &'m Mapping, columns: usize) -> Option<Self> {
        Plan::of(mapping, columns).map(|plan| Self {
            countries: HashMap::default(),
            spots: Spots::default(),
            readings: Vec::new(),
            figures: Vec::new(),
            links: Vec::new(),
            hashes: Vec::new(),
            ahead: Vec::new(),
            documents: Vec::new(),
            pieces: Vec::new(),
            name: RowName::default(),
            digits: String::new(),
            extra: PackedExtra::default(),
            keys: vec![None; columns],
            metrics: vec![None; plan.figures.len()],
            plan,
        })
    }

    /// Tells what is kept to be told together, when the last row is read.
    pub fn end(&mut self, asked: Option<&mut Survey>) {
        self.spots.tell(asked);
    }
}
