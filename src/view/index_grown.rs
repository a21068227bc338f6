//! A claim more or less in an index: its row is put into both orders or taken out of them, and the
//! rows behind it move. Nothing is sorted, and no other claim is asked.

use super::facts::{Kind, Marks};
use super::index::{Index, OfMetric, Rows};
use super::index_lists::{Lists, Names};
use super::index_rows::kind_of;
use super::packed::{NONE, Packed};
use crate::model::{CivilDate, ClaimId, Claims, Dataset, PlaceId, Qualifier, Verdict};
use std::sync::Arc;

/// Where the rows of a claim are.
pub(super) struct Seat {
    /// The number of its date in its metric; behind the last for none.
    pub day: usize,
    /// Its row in each order.
    pub rows: [usize; 2],
}

/// One of the lists of names of a claim.
#[derive(Clone, Copy)]
enum ListOf {
    Claimants,
    Documents,
    Tags,
}

impl Rows {
    /// Where a claim is, or would be.
    pub fn seat(&self, claims: &Claims, id: ClaimId) -> Option<Seat> {
        let (metric, place, date) = claims.about(id);
        let of = self.metrics.get(metric.index())?;
        let day = of.day(date).ok()?;
        let at_place = row_among(&self.columns[0].claims, of.rows_at(place), |it| it < id);
        let at_day = row_among(&self.columns[1].claims, of.range(day)?, |it| {
            let (_, its_place, _) = claims.about(it);
            (its_place, it) < (place, id)
        });
        Some(Seat {
            day,
            rows: [at_place, at_day],
        })
    }

    /// The column of a list in one order.
    fn list_column(&mut self, list: ListOf, order: usize) -> Option<&mut Packed> {
        let columns = self.columns.get_mut(order)?;
        Some(match list {
            ListOf::Claimants => &mut columns.claimants,
            ListOf::Documents => &mut columns.documents,
            ListOf::Tags => &mut columns.tags,
        })
    }

    fn lists(&mut self, list: ListOf) -> (&mut Lists, Option<&mut Names>) {
        match list {
            ListOf::Claimants => (&mut self.claimants, Some(&mut self.claimant_names)),
            ListOf::Documents => (&mut self.documents, None),
            ListOf::Tags => (&mut self.tags, Some(&mut self.tag_names)),
        }
    }

    /// The number of a list of names, which are made known.
    fn number_of_names<'n>(&mut self, list: ListOf, names: impl Iterator<Item = &'n str>) -> u64 {
        let mut numbers = Vec::new();
        for name in names {
            if let (_, Some(known)) = self.lists(list) {
                numbers.push(known.id(name));
            }
        }
        let count = self.lists(list).1.map_or(0, |names| names.all().len());
        while self.lists(list).0.singles() < count {
            self.shift_lists(list, true);
        }
        self.lists(list).0.number_of(numbers)
    }

    /// There is one single number more or less: all behind it are others.
    fn shift_lists(&mut self, list: ListOf, up: bool) {
        let lists = self.lists(list).0;
        let from = lists.singles() as u64;
        lists.have_singles(if up { from + 1 } else { from.saturating_sub(1) });
        let largest = lists.count() as u64;
        for order in 0..2 {
            if let Some(column) = self.list_column(list, order) {
                column.shift(0..column.len(), from, up, largest);
            }
        }
    }

    /// Forgets the last names that no claim has any more, and the last lists.
    fn forget_unused(&mut self, list: ListOf) {
        loop {
            let lists = &*self.lists(list).0;
            let number = lists.count().saturating_sub(1);
            let is_list = number > lists.singles();
            let is_used = self
                .list_column(list, 0)
                .is_none_or(|column| column.has(number as u64));
            if !is_list || is_used {
                break;
            }
            self.lists(list).0.forget_last();
        }
        while let (lists, Some(names)) = self.lists(list)
            && let Some(name) = names.all().len().checked_sub(1)
            && !lists.are_with(name)
        {
            let column = self.list_column(list, 0);
            if column.is_none_or(|column| column.has(name as u64)) {
                break;
            }
            if let Some(names) = self.lists(list).1 {
                names.forget_last();
            }
            self.shift_lists(list, false);
        }
    }
}

impl Index {
    /// A claim is added behind all others.
    pub(super) fn add(&mut self, dataset: &Dataset, id: ClaimId, verdict: Verdict) {
        let claim = dataset.claims.lean_row(id);
        let rows = Arc::make_mut(&mut self.rows);
        let metric = claim.metric.index();
        let most = rows.metrics.iter().map(|it| it.days.dated.len()).max();
        let most_dates = most.unwrap_or(0) as u64 + 1;
        let Some(of) = rows.metrics.get_mut(metric) else {
            return;
        };
        if let (Err(at), Some(date)) = (of.day(claim.date), claim.date) {
            of.have_date(at, date);
            if let Some(counts) = self.verdict_counts.get_mut(metric) {
                counts.insert(at, [0; 5]);
            }
            let range = of.rows.clone();
            rows.columns[0]
                .other
                .shift(range, at as u64 + 1, true, most_dates);
        }
        if let Some(of) = rows.metrics.get_mut(metric) {
            of.have_place(claim.place);
        }
        let Some(seat) = rows.seat(&dataset.claims, id) else {
            return;
        };
        rows.make_room(metric, seat.day, claim.place, true);
        let undated = rows.metrics.get(metric).map_or(0, |it| it.days.dated.len());
        let date = if seat.day == undated { 0 } else { seat.day + 1 } as u64;
        let kind = kind_of(dataset, &claim);
        let marks = Marks::new(kind, verdict, claim.status, claim.preferred);
        let low = claim.amount.unwrap_or(NONE);
        rows.has_words |= claim.amount.is_none();
        rows.has_ranges |= claim.qualifier == Qualifier::Between;
        let claimants = rows.number_of_names(ListOf::Claimants, dataset.claims.claimants(id));
        let tags = claim.tags.iter().map(String::as_str);
        let tags = rows.number_of_names(ListOf::Tags, tags);
        let documents = dataset.claims.documents(id);
        let documents = documents.filter_map(|it| u32::try_from(it.index()).ok());
        let documents = rows.documents.number_of(documents.collect());
        let largest = [&rows.claimants, &rows.documents, &rows.tags].map(|it| it.count() as u64);
        let place = claim.place.index() as u64;
        let others = [(date, most_dates), (place, dataset.places.len() as u64)];
        let orders = rows.columns.iter_mut().zip(&mut self.marks);
        for (((columns, all), at), other) in orders.zip(seat.rows).zip(others) {
            Arc::make_mut(&mut columns.claims).insert(at, id);
            columns.other.insert(at, other.0, other.1);
            columns.lows.insert(at, low, claim.amount.unwrap_or(0));
            columns.kinds.insert(at, kind.number(), 0x7f);
            columns.claimants.insert(at, claimants, largest[0]);
            columns.documents.insert(at, documents, largest[1]);
            columns.tags.insert(at, tags, largest[2]);
            Arc::make_mut(all).insert(at, marks);
        }
        if let Some(counts) = self.verdict_counts.get_mut(metric)
            && let Some(counts) = counts.get_mut(seat.day)
        {
            counts[verdict as usize] += 1;
        }
        Arc::make_mut(&mut self.verdicts).push(verdict);
    }

    /// The last claim is taken away; `claims` are those that still have it.
    pub(super) fn take_away(&mut self, claims: &Claims, id: ClaimId) {
        let rows = Arc::make_mut(&mut self.rows);
        let claim = claims.lean_row(id);
        let metric = claim.metric.index();
        Arc::make_mut(&mut self.verdicts).truncate(id.index());
        let Some(seat) = rows.seat(claims, id) else {
            return;
        };
        let mut marks = Marks::NONE;
        let orders = rows.columns.iter_mut().zip(&mut self.marks);
        for ((columns, all), at) in orders.zip(seat.rows) {
            Arc::make_mut(&mut columns.claims).remove(at);
            columns.other.remove(at);
            columns.lows.remove(at);
            columns.kinds.remove(at);
            columns.claimants.remove(at);
            columns.documents.remove(at);
            columns.tags.remove(at);
            marks = Arc::make_mut(all).remove(at);
        }
        rows.make_room(metric, seat.day, claim.place, false);
        let counts = self.verdict_counts.get_mut(metric);
        if let Some(of_day) = counts.and_then(|it| it.get_mut(seat.day)) {
            of_day[marks.verdict() as usize] -= 1;
        }
        if let Some(of) = rows.metrics.get_mut(metric) {
            let range = of.rows.clone();
            if of.forget_date(seat.day) {
                if let Some(counts) = self.verdict_counts.get_mut(metric) {
                    counts.remove(seat.day);
                }
                let (from, largest) = (seat.day as u64 + 2, claims.len() as u64);
                rows.columns[0].other.shift(range, from, false, largest);
            }
        }
        if claim.amount.is_none() {
            rows.has_words = rows.columns[0].lows.has(NONE);
        }
        if claim.qualifier == Qualifier::Between {
            let kinds = &rows.columns[0].kinds;
            let is_range = |kind: u64| Kind::of(kind).qualifier() == Qualifier::Between;
            rows.has_ranges = (0..=0x7f).any(|kind| is_range(kind) && kinds.has(kind));
        }
        for list in [ListOf::Claimants, ListOf::Documents, ListOf::Tags] {
            rows.forget_unused(list);
        }
    }
}

impl Rows {
    /// All that is known of where rows begin and end is one more or less behind a row of this
    /// metric, day and place.
    fn make_room(&mut self, metric: usize, day: usize, place: PlaceId, more: bool) {
        let step = |at: &mut usize| *at = if more { *at + 1 } else { *at - 1 };
        let small = |at: &mut u32| *at = if more { *at + 1 } else { *at - 1 };
        for of in self.metrics.iter_mut().skip(metric + 1) {
            step(&mut of.rows.start);
            step(&mut of.rows.end);
            of.starts.iter_mut().for_each(step);
            of.places.iter_mut().for_each(|(_, end)| small(end));
        }
        let Some(of) = self.metrics.get_mut(metric) else {
            return;
        };
        step(&mut of.rows.end);
        of.starts.iter_mut().skip(day + 1).for_each(step);
        let days = Arc::make_mut(&mut of.days);
        match days.dated.get_mut(day) {
            Some((_, count)) => step(count),
            None => step(&mut days.undated),
        }
        let at = of.places.partition_point(|(it, _)| *it < place);
        of.places
            .iter_mut()
            .skip(at)
            .for_each(|(_, end)| small(end));
        if !more && of.rows_of(at).is_empty() {
            of.places.remove(at);
        }
    }
}

impl OfMetric {
    /// The number of a date, behind the last for none; or where it would come.
    pub fn day(&self, date: Option<CivilDate>) -> Result<usize, usize> {
        let dated = &self.days.dated;
        date.map_or(Ok(dated.len()), |date| {
            dated.binary_search_by_key(&date, |(it, _)| *it)
        })
    }

    /// A date comes in, as yet without rows.
    fn have_date(&mut self, at: usize, date: CivilDate) {
        Arc::make_mut(&mut self.days).dated.insert(at, (date, 0));
        let start = self.starts.get(at).copied().unwrap_or(self.rows.end);
        self.starts.insert(at, start);
    }

    /// A date that no claim has any more goes. Returns whether it does.
    fn forget_date(&mut self, day: usize) -> bool {
        let is_unused = self.days.dated.get(day).is_some_and(|it| it.1 == 0);
        if is_unused {
            Arc::make_mut(&mut self.days).dated.remove(day);
            self.starts.remove(day);
        }
        is_unused
    }

    /// A place comes in, as yet without rows, unless it is there.
    fn have_place(&mut self, place: PlaceId) {
        if let Err(at) = self.places.binary_search_by_key(&place, |(it, _)| *it) {
            let before = at.checked_sub(1).and_then(|at| self.places.get(at));
            let start = u32::try_from(self.rows.start).unwrap_or(u32::MAX);
            let end = before.map_or(start, |(_, end)| *end);
            self.places.insert(at, (place, end));
        }
    }
}

/// The first row of a range before which all come earlier.
fn row_among(
    claims: &[ClaimId],
    range: std::ops::Range<usize>,
    is_before: impl Fn(ClaimId) -> bool,
) -> usize {
    let part = claims.get(range.clone()).unwrap_or_default();
    range.start + part.partition_point(|&it| is_before(it))
}
