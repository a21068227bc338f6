//! The days that are shown, chosen along the timeline: stepping, extending, playing.

use crate::model::{CivilDate, Precision};
use crate::view::{DayFilter, Indexed, Query, View, shows_on, span_of};

/// Seconds that a day stays while the timeline plays at its normal speed.
pub const DAY_SECONDS: f64 = 0.7;

/// How fast the timeline plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Speed {
    /// Half as fast.
    Half,
    /// A day in 0.7 seconds.
    #[default]
    Normal,
    /// Twice as fast.
    Double,
    /// Four times as fast.
    Fourfold,
}

/// What can happen along the timeline. Days themselves are chosen by
/// [`super::Command::ShowDays`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TimelineCommand {
    /// Move the chosen days by so many days, their number kept.
    Step(i32),
    /// Move one end of the chosen days by so many days: the end that was moved last.
    Extend(i32),
    /// To the day with claims before (`false`) or after (`true`) the chosen ones.
    StepClaims(bool),
    /// To the first (`false`) or the last (`true`) day with claims.
    Edge(bool),
    /// Move one end there.
    ExtendToEdge(bool),
    /// Go from day to day, over those that have claims.
    Play,
    /// Stay.
    Pause,
    /// Play at another speed.
    Speed(Speed),
    /// Let so many seconds pass.
    Tick(f64),
    /// Group the places again that stand apart since days were played.
    Regroup,
}

/// What the timeline does by itself, and how.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TimelineState {
    /// How fast it plays.
    pub speed: Speed,
    /// The day that it plays, and for how many seconds of normal speed.
    playing: Option<(CivilDate, f64)>,
    /// The day that was played last, until others are chosen.
    played: Option<DayFilter>,
    /// The end of a range that was moved last is its first day.
    moves_first: bool,
}

impl Speed {
    /// Every speed, the slowest first.
    pub const ALL: [Self; 4] = [Self::Half, Self::Normal, Self::Double, Self::Fourfold];

    /// How many times as fast as normal.
    #[must_use]
    pub fn factor(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Normal => 1.0,
            Self::Double => 2.0,
            Self::Fourfold => 4.0,
        }
    }

    /// "0.5×"
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Half => "0.5×",
            Self::Normal => "1×",
            Self::Double => "2×",
            Self::Fourfold => "4×",
        }
    }
}

impl TimelineState {
    /// Whether it plays.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.playing.is_some()
    }

    /// Whether places stand apart: groups have another scale each day, so there are none while
    /// days play, nor on the day where they stopped, until something else is chosen.
    #[must_use]
    pub fn keeps_apart(&self) -> bool {
        self.played.is_some()
    }

    /// Seconds until it goes on; `None` while it stays.
    #[must_use]
    pub fn remaining(&self) -> Option<f64> {
        let (_, passed) = self.playing?;
        Some((DAY_SECONDS - passed).max(0.0) / self.speed.factor())
    }

    /// What a command makes of the query; `None` where it stays.
    pub(super) fn apply(
        &mut self,
        command: TimelineCommand,
        view: &View,
        of: Indexed<'_>,
    ) -> Option<Query> {
        let days = view.query.days;
        let span = span_of(&view.days)?;
        let ends = ends(days, span);
        let chosen = match command {
            TimelineCommand::Step(by) => match ends {
                Some((first, last)) => {
                    let by = by.clamp(
                        span.0.saturating_sub(first).min(0),
                        span.1.saturating_sub(last).max(0),
                    );
                    between(first + by, last + by)
                }
                None => on(if by < 0 { span.1 } else { span.0 }),
            },
            TimelineCommand::Extend(by) => self.extend(ends, span, by),
            TimelineCommand::ExtendToEdge(last) => {
                let far = if last { i32::MAX } else { i32::MIN };
                self.extend(ends, span, far)
            }
            TimelineCommand::Edge(last) => on(if last { span.1 } else { span.0 }),
            TimelineCommand::StepClaims(true) => {
                let after = ends.map_or(i32::MIN, |(_, last)| last);
                single_days(view, of).find(|&day| day > after).and_then(on)
            }
            TimelineCommand::StepClaims(false) => {
                let before = ends.map_or(i32::MAX, |(first, _)| first);
                single_days(view, of)
                    .rfind(|&day| day < before)
                    .and_then(on)
            }
            TimelineCommand::Play => self.play(view, of, ends),
            TimelineCommand::Pause => {
                self.playing = None;
                None
            }
            TimelineCommand::Speed(speed) => {
                self.speed = speed;
                None
            }
            TimelineCommand::Tick(seconds) => self.tick(view, of, seconds),
            TimelineCommand::Regroup => {
                self.played.take_if(|_| self.playing.is_none());
                None
            }
        };
        chosen.map(|days| Query {
            days,
            ..view.query.clone()
        })
    }

    /// Stops where other days are shown than the one it plays.
    pub(super) fn follow(&mut self, view: &View) {
        self.playing
            .take_if(|(day, _)| view.query.days != DayFilter::On(*day));
        self.played.take_if(|days| view.query.days != *days);
    }

    /// Moves one end of a range; the other stays.
    fn extend(&mut self, ends: Option<(i32, i32)>, span: (i32, i32), by: i32) -> Option<DayFilter> {
        let Some((first, last)) = ends else {
            return on(if by < 0 { span.1 } else { span.0 });
        };
        if first == last {
            self.moves_first = by < 0;
        }
        let (fixed, moved) = if self.moves_first {
            (last, first)
        } else {
            (first, last)
        };
        let moved = moved.saturating_add(by).clamp(span.0, span.1);
        self.moves_first = moved < fixed;
        between(moved.min(fixed), moved.max(fixed))
    }

    /// Begins to play: at the chosen day, or at the first of those that are chosen; from the
    /// beginning where no day follows.
    fn play(
        &mut self,
        view: &View,
        of: Indexed<'_>,
        ends: Option<(i32, i32)>,
    ) -> Option<DayFilter> {
        let mut days = single_days(view, of);
        let (first, last) = (days.next()?, days.next_back()?);
        let from = ends.map_or(first, |(from, _)| from);
        let from = if from < last { from } else { first };
        let begin = if on(from) == Some(view.query.days) {
            from
        } else {
            single_days(view, of).find(|&day| day >= from)?
        };
        self.playing = CivilDate::from_day_number(begin).map(|day| (day, 0.0));
        self.played = on(begin);
        self.played
    }

    /// Goes one day on once enough time has passed, and stops at the last. However much time has
    /// passed, no day is left out.
    fn tick(&mut self, view: &View, of: Indexed<'_>, seconds: f64) -> Option<DayFilter> {
        let (day, passed) = self.playing.as_mut()?;
        *passed += seconds.max(0.0) * self.speed.factor();
        if *passed < DAY_SECONDS {
            return None;
        }
        let present = day.first_day_number();
        let mut later = single_days(view, of).filter(|&day| day > present);
        let next = later.next();
        let is_last = later.next().is_none();
        let next = next.and_then(CivilDate::from_day_number);
        self.playing = next.filter(|_| !is_last).map(|day| (day, 0.0));
        self.played = next.map(DayFilter::On).or(self.played);
        next.map(DayFilter::On)
    }
}

/// The numbers of the days with claims that the filters show, wider dates left out, earliest first.
fn single_days<'a>(view: &'a View, of: Indexed<'a>) -> impl DoubleEndedIterator<Item = i32> + 'a {
    let dates = view.days.dated.iter().map(|&(date, _)| date);
    let shows = shows_on(of, &view.query);
    dates
        .filter(|date| date.precision() == Precision::Day)
        .filter(move |date| shows(*date))
        .map(CivilDate::first_day_number)
}

/// The numbers of the first and the last chosen day, within what the timeline shows; `None`
/// where no days are chosen.
fn ends(days: DayFilter, (first, last): (i32, i32)) -> Option<(i32, i32)> {
    let (from, to) = match days {
        DayFilter::On(day) => (day.first_day_number(), day.last_day_number()),
        DayFilter::Between(from, to) => (from.first_day_number(), to.last_day_number()),
        _ => return None,
    };
    Some((from.clamp(first, last), to.clamp(first, last)))
}

fn on(day: i32) -> Option<DayFilter> {
    CivilDate::from_day_number(day).map(DayFilter::On)
}

fn between(first: i32, last: i32) -> Option<DayFilter> {
    if first == last {
        return on(first);
    }
    let days = CivilDate::from_day_number(first).zip(CivilDate::from_day_number(last));
    days.map(|(first, last)| DayFilter::Between(first, last))
}
