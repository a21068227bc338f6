//! The syntax pass: is the whole text one JSON value? If not, where does it break, and why?
//!
//! `serde_json` decides; it knows every corner of the grammar. What it says is put into words for
//! people in `not_json.rs`.

use super::not_json::explained;
use super::progress::{Cancelled, Pass, Progress, step};
use crate::model::Problem;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use serde_json::value::RawValue;
use std::cell::{Cell, RefCell};
use std::fmt;

/// Progress is told, and a cancellation noticed, every so many elements of a list.
const STEP: usize = 4_096;

/// Where long lists end, by where their first element begins: what they hold need not be passed
/// over a second time to find out.
#[derive(Debug, Clone, Default)]
pub(crate) struct ListEnds(Vec<(usize, usize)>);

impl ListEnds {
    /// Where the first elements of lists begin and their last ones end, in the order of the text.
    pub fn of(lists: impl Iterator<Item = (usize, usize)>) -> Self {
        Self(lists.collect())
    }

    /// The byte after the last element of the list whose first begins at the byte `first`.
    pub fn end_of(&self, first: usize) -> Option<usize> {
        // They were met one after the other: none lies in another.
        let found = self.0.binary_search_by_key(&first, |(known, _)| *known);
        found
            .ok()
            .and_then(|at| self.0.get(at))
            .map(|(_, end)| *end)
    }
}

/// Reads the text to its end: `Ok(Err(problems))` where it is no JSON.
pub(super) fn check(
    text: &str,
    progress: &dyn Progress,
) -> Result<Result<ListEnds, Vec<Problem>>, Cancelled> {
    let result = parse(text, progress)?;
    Ok(result.map_err(|error| vec![explained(text, &error)]))
}

/// Whether the text is JSON as far as it goes, and is not over yet.
pub(super) fn is_beginning(text: &str, progress: &dyn Progress) -> Result<bool, Cancelled> {
    Ok(parse(text, progress)?.is_err_and(|error| error.is_eof()))
}

fn parse(
    text: &str,
    progress: &dyn Progress,
) -> Result<Result<ListEnds, serde_json::Error>, Cancelled> {
    let cancelled = Cell::new(false);
    let ends = RefCell::new(Vec::new());
    let mut json = serde_json::Deserializer::from_str(text);
    let top = Top {
        text,
        progress,
        cancelled: &cancelled,
        ends: &ends,
        is_member: false,
    };
    let result = top.deserialize(&mut json).and_then(|()| json.end());
    if cancelled.get() {
        return Err(Cancelled);
    }
    Ok(result.map(|()| ListEnds(ends.into_inner())))
}

/// The value of the whole text, or of one member of it: long lists are counted, all else is
/// passed over.
#[derive(Clone, Copy)]
struct Top<'p> {
    text: &'p str,
    progress: &'p dyn Progress,
    cancelled: &'p Cell<bool>,
    ends: &'p RefCell<Vec<(usize, usize)>>,
    is_member: bool,
}

impl<'de> DeserializeSeed<'de> for Top<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Top<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key::<IgnoredAny>()?.is_some() {
            if self.is_member {
                map.next_value::<IgnoredAny>()?;
            } else {
                map.next_value_seed(Self {
                    is_member: true,
                    ..self
                })?;
            }
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let base = self.text.as_ptr().addr();
        let mut stretch = None;
        for count in 0.. {
            // Borrowed from the text, so that its address tells how far we are.
            let Some(element) = list.next_element::<&'de RawValue>()? else {
                break;
            };
            let at = element.get().as_ptr().addr().saturating_sub(base);
            let (first, _) = stretch.unwrap_or((at, at));
            stretch = Some((first, at + element.get().len()));
            if count % STEP == 0
                && step(self.progress, Pass::Syntax, at, self.text.len(), 0).is_err()
            {
                self.cancelled.set(true);
                return Err(A::Error::custom("cancelled"));
            }
        }
        self.ends.borrow_mut().extend(stretch);
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
