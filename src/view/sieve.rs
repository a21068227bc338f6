//! A query made ready for one dataset: each condition a look into a small table, asked column by column.

use super::facts::{Kind, Marks};
use super::filters::{Condition, Facet, Filter, Filters, ValueRange};
use super::hidden::HiddenBy;
use super::index::{Indexed, Order, Standing};
use super::index_lists::Wanted;
use super::mask::Mask;
use super::packed::{NONE, Table};
use super::query::Query;
use super::sieve_names::{documents_named, named, places_in, places_named, published_by};
use crate::model::{ClaimId, DocumentId, MetricId, Qualifier, Status};
use std::ops::Range;
use std::sync::Arc;

/// A query made ready.
pub(super) struct Sieve<'a> {
    pub of: Indexed<'a>,
    pub metric: Option<MetricId>,
    tests: Vec<(HiddenBy, Test)>,
    /// Conditions that name something the dataset does not have.
    pub unmatched: Vec<Condition>,
}

enum Test {
    /// By verdict or status.
    Marks(Vec<bool>),
    Claimants(Table),
    Documents(Table),
    Places(Table),
    Tags(Table),
    Qualifiers(Table),
    /// One range, where no claim states a range.
    Value(ValueRange, bool),
    Values(Vec<(ValueRange, bool)>),
    HasNumber,
    /// By claim: whether the words are there, and whether they should.
    Claims(Arc<Vec<bool>>, bool),
}

impl<'a> Sieve<'a> {
    pub fn new(of: Indexed<'a>, query: &Query) -> Self {
        let mut sieve = Self {
            of,
            metric: query.metric,
            tests: Vec::new(),
            unmatched: Vec::new(),
        };
        if !query.verdicts.is_all() {
            let table = Marks::with_verdicts(|it| query.verdicts.admits(it));
            sieve.tests.push((HiddenBy::Verdict, Test::Marks(table)));
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
        if let Some(admitted) = qualifiers {
            let table = Kind::with_qualifiers(&admitted).into();
            self.tests
                .push((HiddenBy::Qualifier, Test::Qualifiers(table)));
        }
        let statuses = table(filters, &Status::ALL, |it| match it {
            Filter::Status(status) => Some(*status as usize),
            _ => None,
        });
        if let Some(admitted) = statuses {
            let table = Marks::with_statuses(&admitted);
            self.tests.push((HiddenBy::Status, Test::Marks(table)));
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
        let test = match values.as_slice() {
            [] => None,
            [(range, is_excluded)] if !rows.has_ranges => Some(Test::Value(*range, *is_excluded)),
            _ => Some(Test::Values(values)),
        };
        self.tests.extend(test.map(|test| (HiddenBy::Value, test)));
        debug_assert!(self.of.index.claims.len() == self.of.dataset.claims.len());
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
                Test::Places(admitted.collect::<Vec<bool>>().into())
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

    /// Picks the rows of a block that are shown, and tells how many each part hides of those that
    /// the parts before it have left. Where `tell` is not asked for, the order does not matter.
    pub fn sift(
        &self,
        standing: Standing<'_>,
        range: Range<usize>,
        mask: &mut Mask<'_>,
        mut tell: impl FnMut(HiddenBy, usize),
    ) {
        let mut before = mask.count();
        for (part, test) in &self.tests {
            if before == 0 {
                return;
            }
            self.ask(test, standing, range.clone(), mask);
            let left = mask.count();
            tell(*part, before - left);
            before = left;
        }
    }

    fn ask(&self, test: &Test, standing: Standing<'_>, range: Range<usize>, mask: &mut Mask<'_>) {
        let columns = standing.columns;
        match test {
            Test::Marks(table) => {
                let marks = standing.marks.get(range);
                mask.keep(marks, |it: Marks| table.get(it.place()) == Some(&true));
            }
            Test::Qualifiers(table) => columns.kinds.keep_marked(range, mask, table),
            Test::Claimants(table) => columns.claimants.keep_marked(range, mask, table),
            Test::Documents(table) => columns.documents.keep_marked(range, mask, table),
            Test::Tags(table) => columns.tags.keep_marked(range, mask, table),
            Test::Places(table) if standing.order == Order::Day => {
                columns.other.keep_marked(range, mask, table);
            }
            Test::Places(table) => {
                // Whole places at once.
                let Some(of) = self.metric.and_then(|it| self.of.index.of_metric(it)) else {
                    return;
                };
                for at in of.place_around(range.start).. {
                    let rows = of.rows_of(at);
                    if rows.is_empty() || rows.start >= range.end {
                        break;
                    }
                    let place = of.places.get(at).map_or(0, |(place, _)| place.index());
                    if !table.has(place) {
                        let start = rows.start.max(range.start) - range.start;
                        mask.clear(start..rows.end.min(range.end) - range.start);
                    }
                }
            }
            Test::HasNumber => columns.lows.keep_numbers(range, mask),
            Test::Value(wanted, is_excluded) => {
                let ends = (wanted.low().unwrap_or(0), wanted.high().unwrap_or(NONE - 1));
                columns.lows.keep_between(range, mask, ends, *is_excluded);
            }
            Test::Values(ranges) => {
                mask.keep_rows(|at| self.value_fits(standing, range.start + at, ranges));
            }
            Test::Claims(found, wanted) => {
                let claims = columns.claims.get(range);
                let fits = |it: ClaimId| found.get(it.index()) == Some(&true);
                mask.keep(claims, |it| fits(it) == *wanted);
            }
        }
    }

    fn value_fits(
        &self,
        standing: Standing<'_>,
        row: usize,
        ranges: &[(ValueRange, bool)],
    ) -> bool {
        let Some(low) = standing.number(row) else {
            return true;
        };
        let high = standing.high(self.of.dataset, row).unwrap_or(low);
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
