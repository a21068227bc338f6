//! The cells of elements that fit a mold: once one was read cell by cell, the others say the same
//! in the same places.

use super::Filling;
use super::ahead::{Ahead, Stood};
use super::elements::Elements;
use super::molds::{Cast, Casts, Notes};
use crate::load::table::light::{LightCell, TakesRows};
use crate::load::table::row::CellKind;
use memchr::memchr;
use std::borrow::Cow;
use std::ops::{ControlFlow, Range};

/// So often a mold is tried whose elements have something odd about them.
const TRIES: u8 = 16;

/// Reads casts in step with a walk over their elements.
#[derive(Debug)]
pub(in crate::load::table) struct Recast<'c, 't> {
    text: &'t str,
    notes: Notes<'c>,
    /// What is known of each mold.
    plans: Vec<Tried<'t>>,
    /// Where the values of the element stand that was told last.
    bounds: Vec<Range<usize>>,
    /// The column of a latitude, which that of the longitude follows.
    latitude: Option<usize>,
    ahead: Ahead<'t>,
}

/// What is known of a mold.
#[derive(Debug, Default)]
struct Tried<'t> {
    plan: Option<Vec<Planned<'t>>>,
    /// Those of the plan that differ from row to row.
    values: Vec<PlannedValue>,
    tries: u8,
}

/// One cell of every element of a mold.
#[derive(Debug)]
struct Planned<'t> {
    column: usize,
    words: Words<'t>,
    /// Its place for messages: so many bytes after the end of the values before.
    after: usize,
    further: usize,
    /// A number of degrees that has to be smaller, whatever its sign.
    below: Option<u16>,
}

/// One cell of every element of a mold that is a value of it.
#[derive(Debug, Clone, Copy)]
struct PlannedValue {
    column: usize,
    value: usize,
    /// See [`Planned::below`].
    below: Option<u16>,
}

/// What stands in a cell.
#[derive(Debug)]
enum Words<'t> {
    /// The value with this number.
    Value(usize),
    /// Part of the mold.
    Fixed(&'t str, CellKind),
}

/// The element that stands next, where it fits a mold.
#[derive(Debug, Clone)]
pub(in crate::load::table) struct Told {
    cast: Cast,
    pub element: Range<usize>,
}

impl<'c, 't> Recast<'c, 't> {
    pub fn new(
        text: &'t str,
        casts: &'c Casts,
        (columns, latitude): (usize, Option<usize>),
    ) -> Self {
        let plans = casts.molds.iter().map(|_| Tried::default());
        Self {
            text,
            notes: Notes::new(casts),
            plans: plans.collect(),
            bounds: Vec::new(),
            latitude,
            ahead: Ahead::of(columns),
        }
    }

    /// Goes on to the next element, whose beginning is asked where it fits a mold.
    pub fn next(&mut self, start: impl FnOnce() -> Option<usize>) -> Option<Told> {
        let cast = self.notes.next()?;
        let start = start()?;
        let bytes = self.text.as_bytes();
        let end = self.notes.bounds(bytes, start, cast, &mut self.bounds)?;
        Some(Told {
            cast,
            element: start..end,
        })
    }

    /// Lends the elements that come next, as long as they fit molds and are plain, and goes past
    /// those that are taken. What comes next then, if anything does, is read by itself.
    pub fn lend(
        &mut self,
        elements: &mut Elements<'t>,
        number: &mut u64,
        to: &mut dyn TakesRows,
    ) -> ControlFlow<()> {
        loop {
            if self.ahead.is_done() {
                self.gather(elements);
            }
            let (taken, flow) = self.ahead.lend(*number + 1, to);
            *number += taken as u64;
            if let Some(last) = self.ahead.go_past(taken) {
                elements.go_past(last.end);
                self.notes.at = last.notes;
            }
            flow?;
            if taken == 0 || !self.ahead.is_done() {
                self.ahead.go_past(1);
                return ControlFlow::Continue(());
            }
        }
    }

    /// Puts the cells of the elements together that come next, and goes past none.
    fn gather(&mut self, elements: &Elements<'t>) {
        let mut elements = elements.clone();
        let before = self.notes.at;
        self.ahead.clear();
        while self.ahead.has_room() {
            let Some(told) = self.next(|| elements.start()) else {
                break;
            };
            elements.go_past(told.element.end);
            let stood = Stood {
                end: told.element.end,
                notes: self.notes.at,
            };
            if self.put_ahead(&told, stood).is_none() {
                break;
            }
        }
        self.notes.at = before;
    }

    /// Puts the cells of an element behind those before it. `None`, and nothing is put there, where
    /// it has to be a whole row.
    fn put_ahead(&mut self, told: &Told, stood: Stood) -> Option<()> {
        let tried = self.plans.get(told.cast.mold)?;
        if told.cast.has_escapes {
            return None;
        }
        let fixed = tried.plan.as_ref()?.iter();
        let fixed = fixed.filter_map(|planned| match planned.words {
            Words::Fixed(text, kind) => Some((planned.column, LightCell { text, kind })),
            Words::Value(_) => None,
        });
        let text = self.text;
        let bounds = &self.bounds;
        let values = tried.values.iter().map(|planned| {
            let raw = text.get(bounds.get(planned.value)?.clone())?;
            let (text, kind) = plainly(raw, planned.below)?;
            Some((planned.column, LightCell { text, kind }))
        });
        self.ahead.put((told.cast.mold, fixed), values, stood)
    }

    /// Fills in the cells of the row that was begun. Says whether it could: else it is begun again
    /// and read cell by cell.
    pub fn fill(&self, told: &Told, filling: &mut Filling<'t>) -> bool {
        let mold = told.cast.mold;
        let Some(plan) = self.plans.get(mold).and_then(|tried| tried.plan.as_ref()) else {
            return false;
        };
        filling.cells_of(mold);
        for planned in plan {
            let words = match planned.words {
                Words::Fixed(text, kind) => Some((Cow::Borrowed(text), kind)),
                Words::Value(value) => self.words(value, planned, told.cast.has_escapes),
            };
            let (Some((text, kind)), Some(cell)) = (words, filling.cells.get_mut(planned.column))
            else {
                return false;
            };
            cell.text = text;
            cell.kind = kind;
        }
        self.put_places(told, plan, filling);
        true
    }

    /// What the value with this number says.
    fn words(
        &self,
        value: usize,
        planned: &Planned<'t>,
        has_escapes: bool,
    ) -> Option<(Cow<'t, str>, CellKind)> {
        let raw = self.text.get(self.bounds.get(value)?.clone())?;
        if has_escapes && raw.starts_with('"') && memchr(b'\\', raw.as_bytes()).is_some() {
            // No escape is an empty text.
            let text = serde_json::from_str::<String>(raw).ok()?;
            return Some((Cow::Owned(text), CellKind::Text));
        }
        plainly(raw, planned.below).map(|(text, kind)| (Cow::Borrowed(text), kind))
    }

    /// Says where the cells stand.
    fn put_places(&self, told: &Told, plan: &[Planned<'t>], filling: &mut Filling<'t>) {
        let start = told.element.start;
        let (line, first) = filling.walk.to(start);
        let element = self.text.as_bytes().get(told.element.clone());
        let molds = &self.notes.casts.molds;
        let is_on_one_line = molds.get(told.cast.mold).is_some_and(|it| !it.has_lines)
            && element.is_some_and(<[u8]>::is_ascii);
        for planned in plan {
            let after = match planned.after.checked_sub(1) {
                Some(value) => self.bounds.get(value).map_or(start, |bounds| bounds.end),
                None => start,
            };
            let at = after + planned.further;
            let (line, column) = if is_on_one_line {
                (line, first + (at - start) as u64)
            } else {
                filling.walk.to(at)
            };
            if let Some(cell) = filling.cells.get_mut(planned.column) {
                cell.line = line;
                cell.column = column;
            }
        }
    }

    /// Learns from the element that was told last, which was read cell by cell.
    pub fn learn(&mut self, told: &Told, filling: &Filling<'t>) {
        let Some(tried) = self.plans.get_mut(told.cast.mold) else {
            return;
        };
        if tried.plan.is_some() || tried.tries >= TRIES {
            return;
        }
        tried.tries += 1;
        if filling.problems.is_empty() {
            tried.plan = plan(told, &self.bounds, self.latitude, filling);
            tried.values = values(tried.plan.iter().flatten());
        }
    }
}

/// Where the cells of a row come from that was filled in cell by cell; `None` where not all are
/// values or the same in all elements.
fn plan<'t>(
    told: &Told,
    bounds: &[Range<usize>],
    latitude: Option<usize>,
    filling: &Filling<'t>,
) -> Option<Vec<Planned<'t>>> {
    let mut plan = Vec::new();
    let filled = filling.cells.iter().zip(&filling.begins);
    for (column, (cell, &begins)) in filled.enumerate() {
        if cell.line == 0 {
            continue;
        }
        let below = match latitude {
            Some(latitude) if column == latitude => Some(90),
            Some(latitude) if column == latitude + 1 => Some(180),
            _ => None,
        };
        let value = bounds.binary_search_by_key(&begins, |value| value.start);
        let words = match value {
            Ok(value) => Words::Value(value),
            Err(_between) => {
                let Cow::Borrowed(text) = cell.text else {
                    return None;
                };
                let ends = begins + text.len();
                let holds = |value: &Range<usize>| (begins..ends).contains(&value.start);
                if below.is_some() || cell.kind == CellKind::Json && bounds.iter().any(holds) {
                    return None;
                }
                Words::Fixed(text, cell.kind)
            }
        };
        let after = bounds.partition_point(|value| value.end <= begins);
        let ended = match after.checked_sub(1) {
            Some(value) => bounds.get(value)?.end,
            None => told.element.start,
        };
        plan.push((
            begins,
            Planned {
                column,
                words,
                after,
                further: begins.checked_sub(ended)?,
                below,
            },
        ));
    }
    // Places are told in the order of the text.
    plan.sort_by_key(|(begins, _)| *begins);
    Some(plan.into_iter().map(|(_, planned)| planned).collect())
}

fn values<'p, 't: 'p>(plan: impl Iterator<Item = &'p Planned<'t>>) -> Vec<PlannedValue> {
    let values = plan.filter_map(|planned| match planned.words {
        Words::Fixed(..) => None,
        Words::Value(value) => Some(PlannedValue {
            column: planned.column,
            value,
            below: planned.below,
        }),
    });
    values.collect()
}

/// What a value without escapes says; `None` where it should be a number below a bound, and may be
/// none.
#[inline]
fn plainly(raw: &str, below: Option<u16>) -> Option<(&str, CellKind)> {
    if let Some(below) = below {
        return is_below(raw, below).then_some((raw, CellKind::Number));
    }
    Some(match raw.as_bytes().first()? {
        b'"' => match raw.get(1..raw.len() - 1)? {
            "" => ("", CellKind::Empty),
            text => (text, CellKind::Text),
        },
        b't' | b'f' => (raw, CellKind::Bool),
        b'n' => ("", CellKind::Empty),
        _ => (raw, CellKind::Number),
    })
}

/// Whether a number is surely smaller, whatever its sign: what is written as no plain decimal is
/// looked at elsewhere.
#[inline]
fn is_below(number: &str, bound: u16) -> bool {
    let number = number.as_bytes();
    let plain = number.strip_prefix(b"-").unwrap_or(number);
    let digits = plain.iter().take_while(|byte| byte.is_ascii_digit());
    let (whole, rest) = plain.split_at(digits.count());
    let decimals = rest.strip_prefix(b".").unwrap_or(rest);
    let value = |whole: u16, digit: &u8| whole * 10 + u16::from(digit - b'0');
    (1..=3).contains(&whole.len())
        && decimals.iter().all(u8::is_ascii_digit)
        && whole.iter().fold(0, value) < bound
}
