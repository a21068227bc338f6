//! A query made ready for one dataset: each condition a look into a small table, asked column by column.

use super::filters::{Condition, Facet, Filter, Filters, ValueRange};
use super::hidden::HiddenBy;
use super::index::{Indexed, NO_NUMBER};
use super::index_lists::Wanted;
use super::picked::Picked;
use super::query::Query;
use super::sieve_names::{documents_named, named, places_in, places_named, published_by};
use crate::model::{DocumentId, Qualifier};
use std::ops::Range;
use std::sync::Arc;

/// A query made ready.
pub(super) struct Sieve<'a> {
    pub of: Indexed<'a>,
    tests: Vec<(HiddenBy, Test)>,
    /// Conditions that name something the dataset does not have.
    pub unmatched: Vec<Condition>,
}

enum Test {
    Verdicts([bool; 5]),
    Claimants(Vec<bool>),
    Documents(Vec<bool>),
    Places(Vec<bool>),
    Tags(Vec<bool>),
    Qualifiers([bool; Qualifier::ALL.len()]),
    Statuses([bool; 4]),
    Values(Vec<(ValueRange, bool)>),
    HasNumber,
    /// By claim: whether the words are there, and whether they should.
    Claims(Arc<Vec<bool>>, bool),
}

impl<'a> Sieve<'a> {
    pub fn new(of: Indexed<'a>, query: &Query) -> Self {
        let mut sieve = Self {
            of,
            tests: Vec::new(),
            unmatched: Vec::new(),
        };
        if !query.verdicts.is_all() {
            let mut table = [false; 5];
            for verdict in crate::model::Verdict::ALL {
                table[verdict as usize] = query.verdicts.admits(verdict);
            }
            sieve.tests.push((HiddenBy::Verdict, Test::Verdicts(table)));
        }
        if !query.filters.is_empty() {
            sieve.add(&query.filters);
        }
        sieve
    }

    /// Whether it lets everything through.
    pub fn admits_all(&self) -> bool {
        self.tests.is_empty()
    }

    fn add(&mut self, filters: &Filters) {
        for facet in Facet::ALL {
            self.add_names(facet, filters);
        }
        let rows = &self.of.index.rows;
        let qualifiers = table(filters, &Qualifier::ALL, |it| match it {
            Filter::Qualifier(qualifier) => Some(*qualifier as usize),
            _ => None,
        });
        let mut admitted = [false; Qualifier::ALL.len()];
        if let Some(table) = qualifiers {
            admitted.copy_from_slice(&table);
            self.tests
                .push((HiddenBy::Qualifier, Test::Qualifiers(admitted)));
        }
        let statuses = table(filters, &crate::model::Status::ALL, |it| match it {
            Filter::Status(status) => Some(*status as usize),
            _ => None,
        });
        let mut admitted = [false; 4];
        if let Some(table) = statuses {
            admitted.copy_from_slice(&table);
            self.tests
                .push((HiddenBy::Status, Test::Statuses(admitted)));
        }
        let values: Vec<(ValueRange, bool)> = filters
            .iter()
            .filter_map(|it| match it.filter {
                Filter::Value(range) => Some((range, it.is_excluded)),
                _ => None,
            })
            .collect();
        if rows.has_words && values.iter().any(|(_, is_excluded)| !is_excluded) {
            self.tests.push((HiddenBy::InWords, Test::HasNumber));
        }
        if !values.is_empty() {
            self.tests.push((HiddenBy::Value, Test::Values(values)));
        }
        debug_assert!(rows.claims.len() == self.of.dataset.claims.len());
        for part in [HiddenBy::Words, HiddenBy::InDocument] {
            let of_part = |it: &&Condition| HiddenBy::of(&it.filter) == part;
            for condition in filters.iter().filter(of_part) {
                let words = self.of.index.words(self.of.dataset);
                let found = words.find(self.of.dataset, &condition.filter);
                let test = Test::Claims(found, !condition.is_excluded);
                self.tests.push((part, test));
            }
        }
    }

    fn add_names(&mut self, facet: Facet, filters: &Filters) {
        let rows = &self.of.index.rows;
        let dataset = self.of.dataset;
        let count = match facet {
            Facet::Claimant => rows.claimant_names.all().len(),
            Facet::Tag => rows.tag_names.all().len(),
            Facet::Document | Facet::Publisher => dataset.documents.len(),
            Facet::Place | Facet::Country => dataset.places.len(),
        };
        let mut wanted = Wanted {
            included: vec![false; count],
            excluded: vec![false; count],
            ..Wanted::default()
        };
        let mut is_asked = false;
        for condition in filters.iter() {
            let Filter::Named(of, name) = &condition.filter else {
                continue;
            };
            if *of != facet {
                continue;
            }
            is_asked = true;
            wanted.has_included |= !condition.is_excluded;
            let numbers = self.numbers(facet, name);
            if name.is_empty() {
                let none = if condition.is_excluded {
                    &mut wanted.none_excluded
                } else {
                    &mut wanted.none_included
                };
                *none = true;
            } else if numbers.is_empty() {
                self.unmatched.push(condition.clone());
            }
            let set = if condition.is_excluded {
                &mut wanted.excluded
            } else {
                &mut wanted.included
            };
            for number in numbers {
                if let Some(slot) = set.get_mut(number) {
                    *slot = true;
                }
            }
        }
        if !is_asked {
            return;
        }
        let test = match facet {
            Facet::Claimant => Test::Claimants(rows.claimants.admitted(&wanted)),
            Facet::Tag => Test::Tags(rows.tags.admitted(&wanted)),
            Facet::Document | Facet::Publisher => Test::Documents(rows.documents.admitted(&wanted)),
            Facet::Place | Facet::Country => {
                let admitted = dataset.place_ids().map(|place| {
                    let stands = facet == Facet::Place || dataset.place(place).country.is_some();
                    wanted.admits(Some(place.index()).filter(|_| stands))
                });
                Test::Places(admitted.collect())
            }
        };
        let part = HiddenBy::of(&Filter::Named(facet, String::new()));
        self.tests.push((part, test));
    }

    /// The claimants, documents, places or keywords that a name means.
    fn numbers(&self, facet: Facet, name: &str) -> Vec<usize> {
        let rows = &self.of.index.rows;
        match facet {
            Facet::Claimant => named(rows.claimant_names.all(), name),
            Facet::Tag => named(rows.tag_names.all(), name),
            Facet::Document => documents_named(self.of.dataset, name)
                .map(DocumentId::index)
                .collect(),
            Facet::Publisher => published_by(self.of.dataset, name),
            Facet::Place => places_named(self.of.dataset, name),
            Facet::Country => places_in(self.of.dataset, name),
        }
    }

    /// What hides a row, metric and day aside.
    pub fn hides(&self, row: usize) -> Option<HiddenBy> {
        let mut by = None;
        self.sift(row..row + 1, &mut Picked::all(1), |part, count| {
            if count > 0 {
                by = Some(part);
            }
        });
        by
    }

    /// Picks the rows of a block that are shown, and tells how many each part hides of those that
    /// the parts before it have left.
    pub fn sift(
        &self,
        range: Range<usize>,
        picked: &mut Picked,
        mut tell: impl FnMut(HiddenBy, usize),
    ) {
        let rows = &self.of.index.rows;
        for (part, test) in &self.tests {
            let before = picked.len();
            if before == 0 {
                return;
            }
            match test {
                Test::Verdicts(table) => {
                    let column = self.of.index.verdicts.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Statuses(table) => {
                    let column = self.of.index.statuses.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Qualifiers(table) => {
                    let column = rows.qualifiers.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Claimants(table) => {
                    let column = rows.claimants.of_rows.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Documents(table) => {
                    let column = rows.documents.of_rows.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Tags(table) => {
                    let column = rows.tags.of_rows.get(range.clone());
                    picked.keep(column, |_, it| table[*it as usize]);
                }
                Test::Places(table) => {
                    let column = rows.places.get(range.clone());
                    picked.keep(column, |_, it| table[it.index()]);
                }
                Test::HasNumber => {
                    let column = rows.lows.get(range.clone());
                    picked.keep(column, |_, it| *it != NO_NUMBER);
                }
                Test::Values(ranges) => {
                    let column = rows.lows.get(range.clone());
                    if let ([(wanted, is_excluded)], false) = (ranges.as_slice(), rows.has_ranges) {
                        let (wanted, is_excluded) = (*wanted, *is_excluded);
                        picked.keep(column, |_, &low| {
                            (low == NO_NUMBER) | (wanted.admits(low, low) != is_excluded)
                        });
                    } else {
                        let start = range.start;
                        picked.keep(column, |at, _| self.value_fits(start + at, ranges));
                    }
                }
                Test::Claims(found, wanted) => {
                    let column = rows.claims.get(range.clone());
                    let fits = |found: &[bool], at: usize| found.get(at) == Some(&true);
                    picked.keep(column, |_, it| fits(found, it.index()) == *wanted);
                }
            }
            tell(*part, before - picked.len());
        }
    }

    fn value_fits(&self, row: usize, ranges: &[(ValueRange, bool)]) -> bool {
        let rows = &self.of.index.rows;
        let low = rows.lows[row];
        if low == NO_NUMBER {
            return true;
        }
        let high = rows.high(self.of.dataset, row);
        let mut included = None;
        for (range, is_excluded) in ranges {
            let fits = range.admits(low, high);
            if *is_excluded && fits {
                return false;
            }
            if !is_excluded {
                included = Some(included.unwrap_or(false) || fits);
            }
        }
        included.unwrap_or(true)
    }
}

/// Which of a few values are admitted; `None` where none of them is asked about.
fn table<T>(
    filters: &Filters,
    all: &[T],
    number: impl Fn(&Filter) -> Option<usize>,
) -> Option<Vec<bool>> {
    let asked = || {
        filters
            .iter()
            .filter_map(|it| Some((number(&it.filter)?, it.is_excluded)))
    };
    asked().next()?;
    let some_included = asked().any(|(_, is_excluded)| !is_excluded);
    let mut admitted = vec![!some_included; all.len()];
    for (at, is_excluded) in asked() {
        if let Some(slot) = admitted.get_mut(at) {
            *slot = !is_excluded;
        }
    }
    Some(admitted)
}
