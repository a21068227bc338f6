//! The claims of a metric over time: bars of days, weeks, months or years, and what stands in no
//! bar.

mod step;
mod words;

pub use step::Step;

use super::figures::figures_where;
use super::ledger::largest_total;
use super::sieve::Sieve;
use super::sieve_pass::Sieved;
use super::sum::{Adding, Sum};
use super::{Amount, DayFilter, DayList, Indexed, Query};
use crate::model::{CivilDate, ClaimId, PlaceId, Precision};

/// How many claims there are somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counted {
    /// Those that the query's filters admit.
    pub shown: usize,
    /// Those of the metric that a filter hides.
    pub hidden: usize,
}

/// What the figures of a bar come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BarFigure {
    /// The bar has no claim.
    Nothing,
    /// A total that a source states for the day.
    Total(DayTotal),
    /// What claims come to that each count something of their own.
    Sum(Sum),
    /// Figures that must not be added: only the claims can be counted.
    Claims,
}

/// The largest total that is stated for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DayTotal {
    /// The claim that states it.
    pub claim: ClaimId,
    /// The place it is stated for.
    pub place: PlaceId,
    /// What it states.
    pub stated: Amount,
    /// What of it is mapped; `None` where the mapped figures cannot be added.
    pub mapped: Option<Amount>,
    /// How many more totals are stated for the day.
    pub others: usize,
}

/// One bar of the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Its first day.
    pub first: CivilDate,
    /// Its last day; the same where a bar is a day.
    pub last: CivilDate,
    /// How many claims it has.
    pub counted: Counted,
    /// What they come to.
    pub figure: BarFigure,
}

impl Bar {
    /// The choice of days that shows what the bar shows.
    #[must_use]
    pub fn days(&self) -> DayFilter {
        if self.first == self.last {
            DayFilter::On(self.first)
        } else {
            DayFilter::Between(self.first, self.last)
        }
    }

    /// The number that its height stands for; `None` where claims are counted, or there is none.
    #[must_use]
    pub fn height(&self) -> Option<u64> {
        match self.figure {
            BarFigure::Total(total) => Some(total.stated.number()),
            BarFigure::Sum(sum) => sum.value.high().or(sum.value.amount()),
            BarFigure::Claims | BarFigure::Nothing => None,
        }
    }
}

/// A day that has claims.
#[derive(Debug, Clone, Copy)]
struct DayOf {
    number: i32,
    counted: Counted,
    adding: Adding,
    total: Option<DayTotal>,
}

/// The claims of one metric over time, whatever days are shown of them.
#[derive(Debug, Clone, Default)]
pub struct Timeline {
    /// Whether each claim counts something of its own, so that days may be added.
    pub per_event: bool,
    /// The dates that are wider than a day, each with its claims, earliest first: they stand in
    /// no bar, since nobody knows on which of their days.
    pub wider: Vec<(CivilDate, Counted)>,
    /// The claims without a date.
    pub undated: Counted,
    days: Vec<DayOf>,
}

impl Timeline {
    /// The claims of the query's metric over time; its days do not matter. One pass over the
    /// claims of the metric.
    #[must_use]
    pub fn new(of: Indexed<'_>, query: &Query) -> Self {
        let Some(metric) = query.metric else {
            return Self::default();
        };
        let query = Query {
            days: DayFilter::All,
            ..query.clone()
        };
        let sieve = Sieve::new(of, &query);
        let sifted = |days: DayFilter| {
            let sieved = sieve.pass_by_day(metric, days);
            let counted = Counted {
                shown: sieved.shown,
                hidden: of.index.count_on(metric, days) - sieved.shown,
            };
            (sieved, counted)
        };
        let mut timeline = Self {
            per_event: of.dataset.metric(metric).per_event,
            undated: sifted(DayFilter::Undated).1,
            ..Self::default()
        };
        for &(date, _) in &of.index.days(metric).dated {
            let days = DayFilter::On(date);
            let (sieved, counted) = sifted(days);
            if date.precision() == Precision::Day {
                let query = Query {
                    days,
                    ..query.clone()
                };
                timeline
                    .days
                    .push(day_of(of, &query, date, &sieved, counted));
            } else {
                timeline.wider.push((date, counted));
            }
        }
        timeline
    }

    /// The numbers of the first and the last day that has a claim; `None` without any.
    #[must_use]
    pub fn span(&self) -> Option<(i32, i32)> {
        Some((self.days.first()?.number, self.days.last()?.number))
    }

    /// How many days have claims that the filters show.
    #[must_use]
    pub fn days_with_claims(&self) -> usize {
        let shown = self.days.iter().filter(|day| day.counted.shown > 0);
        shown.count()
    }

    /// How many days have claims, all of which a filter hides.
    #[must_use]
    pub fn days_hidden(&self) -> usize {
        self.days.len() - self.days_with_claims()
    }

    /// The claims of wider dates, all together.
    #[must_use]
    pub fn in_wider_dates(&self) -> Counted {
        let counts = self.wider.iter().map(|&(_, counted)| counted);
        counts.fold(Counted::default(), Counted::and)
    }

    /// A bar for each step of the calendar, from that of the first day with a claim to that of
    /// the last; empty ones too.
    #[must_use]
    pub fn bars(&self, step: Step) -> Vec<Bar> {
        let Some((first, last)) = self.span() else {
            return Vec::new();
        };
        let mut bars = Vec::new();
        let mut rest = self.days.as_slice();
        let mut begin = step.begin(first);
        while begin <= last {
            let end = step.end(begin);
            let inside = rest.partition_point(|day| day.number <= end);
            let (days, later) = rest.split_at(inside);
            rest = later;
            bars.extend(bar(begin, end, days, self.per_event));
            begin = end + 1;
        }
        bars
    }
}

impl Counted {
    fn and(self, other: Self) -> Self {
        Self {
            shown: self.shown + other.shown,
            hidden: self.hidden + other.hidden,
        }
    }

    /// All of them, admitted or not.
    #[must_use]
    pub fn all(self) -> usize {
        self.shown + self.hidden
    }
}

fn day_of(
    of: Indexed<'_>,
    query: &Query,
    day: CivilDate,
    sieved: &Sieved,
    counted: Counted,
) -> DayOf {
    let dataset = of.dataset;
    let mut day = DayOf {
        number: day.first_day_number(),
        counted,
        adding: Adding::default(),
        total: None,
    };
    if query.metric.is_some_and(|id| dataset.metric(id).per_event) {
        let standing = of.index.standing(sieved.order);
        for part in &sieved.parts {
            part.each(|row| {
                if standing.marks(row).is_open() {
                    standing.add(dataset, row, &mut day.adding);
                }
            });
        }
        return day;
    }
    // Most days state no total: then the places on the map need no figures.
    let is_located = |place: PlaceId| dataset.place(place).mapped().is_some();
    let off_map = figures_where(of, query, sieved, |it| !is_located(it));
    if off_map.is_empty() {
        return day;
    }
    let located = || figures_where(of, query, sieved, is_located);
    let total = largest_total(dataset, located, &off_map);
    day.total = total.map(|(line, others)| DayTotal {
        claim: line.claim,
        place: line.place,
        stated: line.stated,
        mapped: line.mapped,
        others,
    });
    day
}

/// The bar of these days. A total of one day says nothing about a week, and totals of several
/// days are never added.
fn bar(begin: i32, end: i32, days: &[DayOf], per_event: bool) -> Option<Bar> {
    let counts = days.iter().map(|day| day.counted);
    let counted = counts.fold(Counted::default(), Counted::and);
    let sum = || {
        let mut adding = Adding::default();
        for day in days {
            adding.join(&day.adding);
        }
        adding.sum()
    };
    let figure = match days {
        _ if counted.shown == 0 => BarFigure::Nothing,
        _ if per_event => sum().map_or(BarFigure::Claims, BarFigure::Sum),
        [day] if begin == end => day.total.map_or(BarFigure::Claims, BarFigure::Total),
        _ => BarFigure::Claims,
    };
    Some(Bar {
        first: CivilDate::from_day_number(begin)?,
        last: CivilDate::from_day_number(end)?,
        counted,
        figure,
    })
}

/// The numbers of the first and the last single day of a metric; `None` where all its dates are
/// wider.
#[must_use]
pub fn span_of(days: &DayList) -> Option<(i32, i32)> {
    let single = |date: &CivilDate| date.precision() == Precision::Day;
    let mut dates = days.dated.iter().map(|&(date, _)| date).filter(single);
    let first = dates.next()?;
    let last = dates.next_back().unwrap_or(first);
    Some((first.first_day_number(), last.first_day_number()))
}

/// Whether a query shows any claim of a date; its own days do not matter.
pub fn shows_on<'a>(of: Indexed<'a>, query: &Query) -> impl Fn(CivilDate) -> bool + use<'a> {
    let metric = query.metric;
    let sieve = Sieve::new(of, query);
    move |date| {
        sieve.admits_all()
            || metric.is_some_and(|metric| sieve.pass_by_day(metric, DayFilter::On(date)).shown > 0)
    }
}
