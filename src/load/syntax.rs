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
use std::cell::Cell;
use std::fmt;

/// Progress is told, and a cancellation noticed, every so many elements of a list.
const STEP: usize = 4_096;

/// Reads the text to its end: `Ok(Err(problems))` where it is no JSON.
pub(super) fn check(
    text: &str,
    progress: &dyn Progress,
) -> Result<Result<(), Vec<Problem>>, Cancelled> {
    let cancelled = Cell::new(false);
    let mut json = serde_json::Deserializer::from_str(text);
    let top = Top {
        text,
        progress,
        cancelled: &cancelled,
        is_member: false,
    };
    let result = top.deserialize(&mut json).and_then(|()| json.end());
    if cancelled.get() {
        return Err(Cancelled);
    }
    Ok(result.map_err(|error| vec![explained(text, &error)]))
}

/// The value of the whole text, or of one member of it: long lists are counted, all else is
/// passed over.
#[derive(Clone, Copy)]
struct Top<'p> {
    text: &'p str,
    progress: &'p dyn Progress,
    cancelled: &'p Cell<bool>,
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
        for count in 0.. {
            // Borrowed from the text, so that its address tells how far we are.
            let Some(element) = list.next_element::<&'de RawValue>()? else {
                break;
            };
            let at = element.get().as_ptr().addr().saturating_sub(base);
            if count % STEP == 0
                && step(self.progress, Pass::Syntax, at, self.text.len(), 0).is_err()
            {
                self.cancelled.set(true);
                return Err(A::Error::custom("cancelled"));
            }
        }
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
