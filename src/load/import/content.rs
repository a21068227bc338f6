//! What stands in the columns of a sample: degrees, days, counts, links.

use super::coordinates::{degrees, two_degrees};
use super::dates::{DateCell, DayOrder, read_date};
use super::figures::{FigureCell, read_figure};
use super::guess::Confidence;
use super::mapping::ColumnRole;
use super::nothing::is_nothing;
use crate::gazetteer::country_of_number;
use crate::load::table::OwnedRow;

/// The filled cells of each column.
#[derive(Debug)]
pub(super) struct Contents(Vec<Vec<String>>);

impl Contents {
    pub fn of(columns: usize, sample: &[OwnedRow]) -> Self {
        let mut contents = vec![Vec::new(); columns];
        for row in sample {
            for (cells, cell) in contents.iter_mut().zip(&row.cells) {
                let text = cell.text.trim();
                if !is_nothing(text) {
                    cells.push(text.to_owned());
                }
            }
        }
        Self(contents)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    fn cells(&self, column: usize) -> &[String] {
        self.0.get(column).map_or(&[], Vec::as_slice)
    }

    /// Whether anything stands in a column.
    pub fn is_filled(&self, column: usize) -> bool {
        !self.cells(column).is_empty()
    }

    /// Whether at least so many of a hundred filled cells are such; an empty column is nothing.
    fn share(&self, column: usize, percent: usize, is_such: impl Fn(&str) -> bool) -> bool {
        let cells = self.cells(column);
        let such = cells.iter().filter(|cell| is_such(cell)).count();
        !cells.is_empty() && such * 100 >= cells.len() * percent
    }

    /// Whether every filled cell of a column is such, and there are some.
    pub fn all(&self, column: usize, is_such: impl Fn(&str) -> bool) -> bool {
        self.share(column, 100, is_such)
    }

    /// Whether a column may have a role, by what stands in it; an empty one speaks against none.
    pub fn agrees(&self, column: usize, role: ColumnRole) -> Option<Confidence> {
        if self.cells(column).is_empty() {
            return Some(Confidence::Guessed);
        }
        let is_such = match role {
            ColumnRole::Latitude | ColumnRole::Longitude => {
                self.share(column, 80, |cell| degrees(cell).is_some())
            }
            ColumnRole::LatitudeLongitude | ColumnRole::LongitudeLatitude => {
                self.share(column, 80, |cell| two_degrees(cell).is_some())
            }
            ColumnRole::Date | ColumnRole::DateEnd => self.share(column, 50, is_date),
            // Of mere numbers of rows few are numbers of countries.
            ColumnRole::Country
                if self.share(column, 95, |cell| country_of_number(cell).is_some()) =>
            {
                true
            }
            ColumnRole::Place
            | ColumnRole::Region
            | ColumnRole::Country
            | ColumnRole::Claimant
            | ColumnRole::Metric => {
                self.share(column, 50, |cell| cell.chars().any(char::is_alphabetic))
                    && !self.share(column, 50, |cell| two_degrees(cell).is_some())
            }
            ColumnRole::Sentence | ColumnRole::Description => {
                self.share(column, 50, |cell| cell.chars().any(char::is_alphabetic))
            }
            _ => return Some(Confidence::Guessed),
        };
        is_such.then_some(Confidence::Likely)
    }

    /// Two numbers of degrees in one cell, and which comes first.
    pub fn pair_of_degrees(&self, column: usize) -> Option<ColumnRole> {
        let is_pair = |cell: &str| {
            // "12, 40" may be anything: degrees have decimals.
            two_degrees(cell).is_some_and(|(a, b)| a.fract() != 0.0 || b.fract() != 0.0)
        };
        if !self.share(column, 80, is_pair) {
            return None;
        }
        let pairs = || {
            self.cells(column)
                .iter()
                .filter_map(|cell| two_degrees(cell))
        };
        let begins_with_point = self.share(column, 80, |cell| {
            let head = cell.get(..5);
            head.is_some_and(|head| head.eq_ignore_ascii_case("point")) || cell.starts_with('[')
        });
        if begins_with_point || pairs().any(|(first, _)| first.abs() > 90.0) {
            let fits = pairs().all(|(_, second)| second.abs() <= 90.0);
            return fits.then_some(ColumnRole::LongitudeLatitude);
        }
        let fits = pairs().all(|(_, second)| second.abs() <= 180.0);
        fits.then_some(ColumnRole::LatitudeLongitude)
    }

    /// Whether a column whose header names a count may hold one: figures or words for them.
    pub fn may_count(&self, column: usize) -> bool {
        self.cells(column).is_empty()
            || self.share(column, 50, |cell| {
                cell.len() <= 80 && matches!(read_figure(cell, None), FigureCell::Figure(..))
            })
    }

    /// Whether a column is whole numbers without a doubt, and no mere numbering of the rows.
    pub fn counts(&self, column: usize) -> bool {
        let numbers: Vec<Option<u64>> = self
            .cells(column)
            .iter()
            .map(|cell| match read_figure(cell, None) {
                FigureCell::Figure(value, _) => value.amount(),
                FigureCell::Nothing | FigureCell::Refused(_) => None,
            })
            .collect();
        let rising = numbers.len() > 2
            && numbers.windows(2).all(|pair| match pair {
                [Some(a), Some(b)] => *b == a + 1,
                _ => false,
            });
        let whole = numbers.iter().flatten().count();
        !numbers.is_empty() && whole * 100 >= numbers.len() * 90 && !rising
    }

    pub fn has_links(&self, column: usize) -> bool {
        self.share(column, 50, |cell| {
            cell.contains("https://") || cell.contains("http://")
        })
    }

    /// Whether a column is days, by more than plain numbers.
    pub fn has_days(&self, column: usize) -> bool {
        self.share(column, 70, |cell| {
            let is_number = cell.bytes().all(|b| b.is_ascii_digit() || b == b'.');
            (!is_number || cell.matches('.').count() == 2) && is_date(cell)
        })
    }
}

fn is_date(cell: &str) -> bool {
    cell.len() <= 60 && matches!(read_date(cell, DayOrder::DayFirst), DateCell::Date(..))
}
