//! The cells of elements that fit a mold: once one was read cell by cell, the others say the same
//! in the same places.

use super::Filling;
use super::molds::{Cast, Casts, Notes};
use crate::load::table::light::{LightCell, LightRow, TakesRows};
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
    /// The cells of the row that was lent last, and its mold, whose columns alone are filled.
    light: Vec<LightCell<'t>>,
    light_of: Option<usize>,
}

/// A cell in which nothing stands.
const NOTHING: LightCell<'_> = LightCell {
    text: "",
    kind: CellKind::Empty,
};

/// What is known of a mold.
#[derive(Debug, Default)]
struct Tried<'t> {
    plan: Option<Vec<Planned<'t>>>,
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
            light: vec![NOTHING; columns],
            light_of: None,
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

    /// Lends the element as the row with this number, by its cells alone. `None` where it has to be
    /// a whole one.
    pub fn lend(
        &mut self,
        told: &Told,
        number: u64,
        to: &mut dyn TakesRows,
    ) -> Option<ControlFlow<()>> {
        let mold = told.cast.mold;
        let plan = self.plans.get(mold)?.plan.as_ref()?;
        if told.cast.has_escapes {
            return None;
        }
        if self.light_of != Some(mold) {
            self.light.fill(NOTHING);
            self.light_of = Some(mold);
        }
        for planned in plan {
            let (text, kind) = match planned.words {
                Words::Fixed(text, kind) => (text, kind),
                Words::Value(value) => {
                    let raw = self.text.get(self.bounds.get(value)?.clone())?;
                    plainly(raw, planned.below)?
                }
            };
            *self.light.get_mut(planned.column)? = LightCell { text, kind };
        }
        let is_empty = |cell: &LightCell<'_>| cell.text.trim().is_empty();
        if self.light.iter().all(is_empty) {
            return None;
        }
        to.light(&LightRow {
            number,
            bytes_done: told.element.end as u64,
            cells: &self.light,
        })
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

/// What a value without escapes says; `None` where it should be a number below a bound, and may be
/// none.
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
fn is_below(number: &str, bound: u16) -> bool {
    let plain = number.strip_prefix('-').unwrap_or(number);
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, "0"));
    let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    whole.len() <= 3
        && is_digits(decimals)
        && is_digits(whole)
        && whole.parse::<u16>().is_ok_and(|whole| whole < bound)
}
