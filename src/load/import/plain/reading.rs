//! Reads a row, and finds out whether it is plain.

use super::{LightCells, PlainLane, Reading, cell};
use crate::load::import::coordinates::{Pair, position};
use crate::load::import::country;
use crate::load::import::dates::{DateCell, DateReading, DayOrder, read_date};
use crate::load::import::figures::is_nothing;
use crate::load::import::survey::Settled;
use crate::load::table::LightRow;
use crate::model::CivilDate;

/// So many names of countries are remembered.
const COUNTRIES: usize = 2_000;

impl<'m> PlainLane<'m> {
    /// What a row says; `None` where it is not plain.
    pub(super) fn read<'r>(&mut self, row: &LightRow<'r>, settled: &Settled) -> Option<Reading<'r>>
    where
        'm: 'r,
    {
        let cells = LightCells(row.cells);
        let is_empty = |&column: &usize| cells.text(column).is_empty();
        if row.cells.len() != self.plan.columns
            || !self.plan.empty.iter().all(is_empty)
            || settled.swapped_rows.binary_search(&row.number).is_ok()
        {
            return None;
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
        let name = cells.text(self.plan.name);
        if has_other_sign || is_nothing(name) {
            return None;
        }
        self.read_figures(cells)?;
        let (date, is_printed) = match self.plan.date {
            Some(column) => date(cells.text(column), settled.order)?,
            None => (None, false),
        };
        self.read_links(cells)?;
        let sentences = self.plan.sentences.iter();
        // A list of sentences, maybe.
        if sentences
            .map(|&column| cells.text(column))
            .any(|text| text.starts_with('['))
        {
            return None;
        }
        let claimant = cells.first_filled(&self.plan.claimants);
        Some(Reading {
            name,
            country,
            pair,
            at,
            date,
            is_printed,
            claimant: claimant.or(self.plan.claimant),
        })
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
        self.figures.clear();
        for (index, figure) in self.plan.figures.iter().enumerate() {
            let text = figure.column.map_or("", |column| cells.text(column));
            if let Some(number) = cell::number(text) {
                // In lists of events a zero says that nothing of the kind happened.
                if number > 0 || !self.plan.is_event {
                    self.figures.push((index, number));
                }
            } else if figure.may_hide || !is_nothing(text) {
                return None;
            }
        }
        (self.plan.is_event || !self.figures.is_empty()).then_some(())
    }

    fn read_links(&mut self, cells: LightCells<'_>) -> Option<()> {
        self.links.clear();
        for &column in &self.plan.sources {
            let text = cells.text(column);
            if cell::is_link(text) {
                self.links.push(column);
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
