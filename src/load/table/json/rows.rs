//! The way through the elements of a JSON text: those that fit a mold are not looked at twice.

use super::Filling;
use super::columns::TooMany;
use super::elements::{Arrangement, Elements};
use super::molds::Casts;
use super::recast::Recast;
use crate::load::cursor::{Cursor, Kind};
use crate::load::progress::{Cancelled, Progress};
use crate::load::table::light::{self, TakesRows};
use crate::load::table::row::Row;
use std::ops::ControlFlow;

/// Goes through the elements that are objects; `each` gets a cursor at one, which it takes to its
/// end, and where it begins.
/// Ends where it says that there are too many keys.
fn each_object(
    text: &str,
    arrangement: Arrangement,
    progress: &dyn Progress,
    each: &mut dyn FnMut(&mut Cursor<'_>, usize) -> Result<(), TooMany>,
) -> Result<Result<(), TooMany>, Cancelled> {
    let mut elements = Elements::new(text, arrangement);
    for count in 0_u64.. {
        let Some(element) = elements.next() else {
            break;
        };
        if count % 1_024 == 0 && progress.cancelled() {
            return Err(Cancelled);
        }
        if element.broken.is_some() {
            continue;
        }
        let mut cursor = Cursor::new(text);
        cursor.go_to(element.at.start);
        if cursor.kind() != Kind::Object {
            cursor.skip();
        } else if let Err(too_many) = each(&mut cursor, element.at.start) {
            return Ok(Err(too_many));
        }
        elements.ended(cursor.at());
    }
    Ok(Ok(()))
}

/// Goes through the elements that are objects, as [`each_object`] does, but of those that fit a
/// mold only through the one that the mold was made of. What is found out on the way of pieces
/// comes back.
pub(in crate::load::table) fn each_new_object(
    text: &str,
    arrangement: Arrangement,
    casts: Option<Casts>,
    progress: &dyn Progress,
    each: &mut dyn FnMut(&mut Cursor<'_>, usize) -> Result<(), TooMany>,
) -> Result<Result<Option<Casts>, TooMany>, Cancelled> {
    let Some(mut casts) = casts else {
        let told = each_object(text, arrangement, progress, each)?;
        return Ok(told.map(|()| None));
    };
    if !arrangement.is_pieces() {
        for (count, start) in casts.others().enumerate() {
            if count % 1_024 == 0 && progress.cancelled() {
                return Err(Cancelled);
            }
            let mut cursor = Cursor::new(text);
            cursor.go_to(start);
            if cursor.kind() == Kind::Object
                && let Err(too_many) = each(&mut cursor, start)
            {
                return Ok(Err(too_many));
            }
        }
        return Ok(Ok(Some(casts)));
    }
    let mut elements = Elements::new(text, arrangement);
    for count in 0_u64.. {
        let Some((element, fits)) = elements.next_cast(&mut casts) else {
            break;
        };
        if count % 1_024 == 0 && progress.cancelled() {
            return Err(Cancelled);
        }
        let mut cursor = Cursor::new(text);
        cursor.go_to(element.at.start);
        if !fits
            && element.broken.is_none()
            && cursor.kind() == Kind::Object
            && let Err(too_many) = each(&mut cursor, element.at.start)
        {
            return Ok(Err(too_many));
        }
    }
    Ok(Ok(casts.known()))
}

/// Takes a row, and whoever may be lent it light.
type Each<'e> = dyn FnMut(&Row<'_>, &mut Option<&mut dyn TakesRows>) -> ControlFlow<()> + 'e;

/// How the rows of a text are to be filled in.
#[derive(Clone, Copy)]
pub(in crate::load::table) struct Filled<'f, 't> {
    pub arrangement: Arrangement,
    pub casts: Option<&'f Casts>,
    /// How many cells a row has.
    pub columns: usize,
    /// The cell of degrees north, which those east follow.
    pub latitude: Option<usize>,
    /// Fills in the object that stands next, which begins at a byte and on a line.
    pub fill: &'f dyn Fn(&mut Cursor<'t>, usize, u64, &mut Filling<'t>),
}

impl<'t> Filled<'_, 't> {
    /// Calls `each` for every element.
    pub fn for_each_row(&self, text: &'t str, each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>) {
        self.each(text, None, &mut |row, _| each(*row));
    }

    /// Lends every element, light where that is enough.
    pub fn lend(&self, text: &'t str, to: &mut dyn TakesRows) {
        self.each(text, Some(to), &mut |row, to| match to {
            Some(to) => light::lend(row, self.columns, *to),
            None => ControlFlow::Continue(()),
        });
    }

    fn each(&self, text: &'t str, mut to: Option<&mut dyn TakesRows>, each: &mut Each<'_>) {
        let mut elements = Elements::new(text, self.arrangement);
        let mut filling = Filling::new(text, self.columns);
        let width = (self.columns, self.latitude);
        let mut recast = self.casts.map(|casts| Recast::new(text, casts, width));
        loop {
            if let (Some(recast), Some(to)) = (&mut recast, &mut to)
                && let ControlFlow::Break(()) = recast.lend(&mut elements, &mut filling.number, *to)
            {
                return;
            }
            let told = recast
                .as_mut()
                .and_then(|recast| recast.next(|| elements.start()));
            if let (Some(told), Some(recast)) = (&told, &mut recast) {
                let end = told.element.end;
                let line = filling.begin_cast(told.element.start);
                if recast.fill(told, &mut filling) {
                    elements.go_past(end);
                    if each(&filling.row(line, end), &mut to).is_break() {
                        return;
                    }
                    continue;
                }
                filling.number -= 1;
            }
            let Some(element) = elements.next() else {
                return;
            };
            let line = filling.begin(&element);
            let mut cursor = Cursor::new(text);
            cursor.go_to(element.at.start);
            if let Some(error) = &element.broken {
                filling.unreadable(text, &element, line, error);
            } else if cursor.kind() == Kind::Object {
                (self.fill)(&mut cursor, element.at.start, line, &mut filling);
            } else {
                filling.no_object(&mut cursor, line);
            }
            if let (Some(told), Some(recast)) = (&told, &mut recast) {
                recast.learn(told, &filling);
            }
            elements.ended(cursor.at());
            let end = element.at.end.max(cursor.at());
            if each(&filling.row(line, end), &mut to).is_break() {
                return;
            }
        }
    }
}
