//! The way through the elements of a JSON text: those that fit a mold are not looked at twice.

use super::Filling;
use super::columns::TooMany;
use super::elements::{Arrangement, Elements};
use super::molds::Casts;
use super::recast::Recast;
use crate::load::cursor::{Cursor, Kind};
use crate::load::progress::{Cancelled, Progress};
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

/// Calls `each` for every element. One of `width` cells is filled in by `fill`, which gets a
/// cursor at an object, where it begins, and its line. The cell `latitude` and the one after it
/// are degrees.
pub(in crate::load::table) fn each_row<'t>(
    text: &'t str,
    arrangement: Arrangement,
    casts: Option<&Casts>,
    (width, latitude): (usize, Option<usize>),
    fill: &dyn Fn(&mut Cursor<'t>, usize, u64, &mut Filling<'t>),
    each: &mut dyn FnMut(Row<'_>) -> ControlFlow<()>,
) {
    let mut elements = Elements::new(text, arrangement);
    let mut filling = Filling::new(text, width);
    let mut recast = casts.map(|casts| Recast::new(text, casts, latitude));
    loop {
        let told = recast
            .as_mut()
            .and_then(|recast| recast.next(|| elements.start()));
        if let (Some(told), Some(recast)) = (&told, &recast) {
            let line = filling.begin_cast(told.element.start);
            let end = told.element.end;
            if recast.fill(told, &mut filling) {
                elements.go_past(end);
                if each(filling.row(line, end)).is_break() {
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
            fill(&mut cursor, element.at.start, line, &mut filling);
        } else {
            filling.no_object(&mut cursor, line);
        }
        if let (Some(told), Some(recast)) = (&told, &mut recast) {
            recast.learn(told, &filling);
        }
        elements.ended(cursor.at());
        let end = element.at.end.max(cursor.at());
        if each(filling.row(line, end)).is_break() {
            return;
        }
    }
}
