//! Reads rows, as long as they are plain.

use super::spots::Spot;
use super::{Figure, LightCells, Link, PlainLane, Reading, cell};
use crate::load::import::coordinates::{Pair, position};
use crate::load::import::country;
use crate::load::import::dates::{DateCell, DateReading, DayOrder, read_date};
use crate::load::import::nothing::is_nothing;
use crate::load::import::sources::SourceShelf;
use crate::load::import::survey::Settled;
use crate::load::table::LightRow;
use crate::model::{CivilDate, PlaceId};

/// So many names of countries are remembered.
const COUNTRIES: usize = 2_000;

/// What the rows are read by.
#[derive(Debug, Clone, Copy)]
pub(super) struct ReadBy<'b> {
    pub settled: &'b Settled,
    pub sources: &'b SourceShelf<'b>,
}

impl PlainLane<'_> {
    /// Reads the first of some rows, until one is not plain.
    pub(super) fn read_all(&mut self, rows: &[LightRow<'_>], by: ReadBy<'_>) {
        self.readings.clear();
        self.figures.clear();
        self.links.clear();
        self.foresee(rows, by);
        for (at, row) in rows.iter().enumerate() {
            match self.read(at, row, by) {
                Some(reading) => self.readings.push(reading),
                None => break,
            }
        }
        let last = self.readings.last();
        let (figures, links) = last.map_or((0, 0), |last| (last.figures_end, last.links_end));
        self.figures.truncate(figures);
        self.links.truncate(links);
    }

    /// Has at hand what is known of the links of some rows. It lies anywhere in memory, and one row
    /// after the other would wait for its own.
    fn foresee(&mut self, rows: &[LightRow<'_>], by: ReadBy<'_>) {
        self.hashes.clear();
        for row in rows {
            let cells = LightCells(row.cells);
            let sources = self.plan.sources.iter();
            let links = sources.map(|&column| cells.text(column));
            self.hashes.extend(links.map(|link| by.sources.hash(link)));
        }
        let hashes = self.hashes.iter();
        self.ahead.clear();
        self.ahead
            .extend(hashes.filter_map(|&hash| by.sources.foresee(hash)));
        by.sources.look_at(&self.ahead);
    }

    /// What a row says; `None` where it is not plain.
    fn read(&mut self, at: usize, row: &LightRow<'_>, by: ReadBy<'_>) -> Option<Reading> {
        let cells = LightCells(row.cells);
        let is_empty = |&column: &usize| cells.text(column).is_empty();
        let swapped = &by.settled.swapped_rows;
        if row.cells.len() != self.plan.columns
            || !self.plan.empty.iter().all(is_empty)
            || (!swapped.is_empty() && swapped.binary_search(&row.number).is_ok())
        {
            return None;
        }
        let spot = self.spot(cells, by.settled)?;
        self.read_figures(cells)?;
        let (date, is_printed) = match self.plan.date {
            Some(column) => date(cells.text(column), by.settled.order)?,
            None => (None, false),
        };
        self.read_links(at, cells, by)?;
        let mut sentences = self.plan.sentences.iter();
        // A list of sentences, maybe.
        let is_list = |&column: &usize| cells.text(column).starts_with('[');
        (!sentences.any(is_list)).then_some(Reading {
            spot,
            place: PlaceId::new(0),
            date,
            is_printed,
            figures_end: self.figures.len(),
            links_end: self.links.len(),
            pieces_end: 0,
        })
    }

    /// The spot of a row; `None` where it is not plain.
    fn spot(&mut self, cells: LightCells<'_>, settled: &Settled) -> Option<usize> {
        let hash = self.spots.hash(&self.plan.spot, cells);
        if let Some(known) = self.spots.find(&self.plan.spot, hash, cells) {
            return Some(known);
        }
        let pair = Pair {
            latitude: cell::degrees(cells.text(self.plan.latitude))?,
            longitude: cell::degrees(cells.text(self.plan.longitude))?,
        };
        let country = match cells.first_filled(&self.plan.countries) {
            Some(text) => Some(self.country(text)?),
            None => self.plan.country,
        };
        let (at, has_other_sign) = position(pair, settled.orientation, country).ok()?;
        if has_other_sign || is_nothing(cells.text(self.plan.name)) {
            return None;
        }
        let spot = Spot {
            pair,
            at,
            country,
            place: None,
            seen: None,
            rows: 0,
        };
        Some(self.spots.keep(&self.plan.spot, hash, cells, spot))
    }

    /// The code of a country; `None` where it is not known by this name.
    fn country(&mut self, text: &str) -> Option<&'static str> {
        if let Some(&known) = self.countries.get(text) {
            return known;
        }
        let code = country::known(text);
        if self.countries.len() < COUNTRIES {
            self.countries.insert(text.to_owned(), code);
        }
        code
    }

    fn read_figures(&mut self, cells: LightCells<'_>) -> Option<()> {
        let before = self.figures.len();
        for (index, figure) in self.plan.figures.iter().enumerate() {
            let text = figure.column.map_or("", |column| cells.text(column));
            if let Some(number) = cell::number(text) {
                // In lists of events a zero says that nothing of the kind happened.
                if number > 0 || !self.plan.is_event {
                    self.figures.push(Figure { index, number });
                }
            } else if figure.may_hide || !is_nothing(text) {
                return None;
            }
        }
        (self.plan.is_event || self.figures.len() > before).then_some(())
    }

    fn read_links(&mut self, at: usize, cells: LightCells<'_>, by: ReadBy<'_>) -> Option<()> {
        let count = self.plan.sources.len();
        let hashes = self.hashes.get(at * count..(at + 1) * count)?;
        for (&column, &hash) in self.plan.sources.iter().zip(hashes) {
            let text = cells.text(column);
            let document = by.sources.plain(hash, text);
            if document.is_some() || cell::is_link(text) {
                self.links.push(Link {
                    column,
                    hash,
                    document,
                });
            } else if !is_nothing(text) {
                return None;
            }
        }
        Some(())
    }
}

/// The date of a cell that leaves no doubt, and whether it is written as it would be printed.
fn date(text: &str, order: DayOrder) -> Option<(Option<CivilDate>, bool)> {
    if let Some(day) = cell::day(text) {
        return Some((Some(day), true));
    }
    if is_nothing(text) {
        return Some((None, false));
    }
    match read_date(text, order) {
        DateCell::Date(date, None | Some(DateReading::Rewritten)) => {
            Some((Some(date), date.to_string() == text))
        }
        _ => None,
    }
}
