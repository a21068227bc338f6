//! Elements of a list that differ in nothing but their values: what they share is a mold, and one
//! look at the values tells that an element is well formed and has the same keys as those before.

use super::strict::{Ended, after_space, scalar, text as end_of_text};
use memchr::{memchr, memchr2};
use std::ops::Range;

/// So many molds are told apart; elements of others are read one by one.
const MOST: usize = 32;

/// A hole costs a byte for each element: no more than one for so many bytes of text.
const BYTES_PER_HOLE: usize = 6;

/// So many elements may fit no mold before few that do make it not worth while.
const PATIENCE: usize = 1_000;

/// In place of a mold's number: the element is read by itself.
const BY_ITSELF: u8 = u8::MAX;

/// In place of a length: it is longer, and a text.
const LONG: u8 = u8::MAX;

/// What elements have in common.
#[derive(Debug)]
pub(super) struct Mold {
    holes: Vec<Hole>,
    /// What follows the last hole, in the text that the mold was made of.
    tail: Range<usize>,
    /// Where the element begins that the mold was made of, which may not fit it itself.
    pub made_of: usize,
    /// How many elements were found to fit.
    pub casts: u64,
    /// Whether it goes over several lines.
    pub has_lines: bool,
}

/// A place for a value.
#[derive(Debug)]
struct Hole {
    /// What stands before it, in the text that the mold was made of.
    literal: Range<usize>,
    /// It is the `type` of something, and no word of GeoJSON.
    is_type: bool,
}

/// Whether a `type` says something about the rest of its object. Those are part of the mold.
fn is_of_geojson(kind: &[u8]) -> bool {
    let Ok(kind) = std::str::from_utf8(kind) else {
        return false;
    };
    super::is_simple_geometry(kind)
        || matches!(
            kind,
            "Feature" | "FeatureCollection" | "GeometryCollection" | "Topology"
        )
}

impl Mold {
    /// The mold of a well-formed element. `None` where it is no object, its keys have escapes, or
    /// its values are too small and many.
    fn of(text: &str, element: Range<usize>) -> Option<Self> {
        let made_of = element.start;
        let most = element.len() / BYTES_PER_HOLE;
        let bytes = text.as_bytes().get(..element.end)?;
        if bytes.get(made_of) != Some(&b'{') {
            return None;
        }
        let mut holes = Vec::new();
        let (mut at, mut literal) = (made_of, made_of);
        let mut is_type = false;
        while let Some(&byte) = bytes.get(at) {
            if matches!(
                byte,
                b'{' | b'}' | b'[' | b']' | b',' | b':' | b' ' | b'\t' | b'\n' | b'\r'
            ) {
                is_type &= !matches!(byte, b'{' | b'[');
                at += 1;
                continue;
            }
            let ended = scalar(bytes, at)?;
            let inner = bytes.get(at + 1..ended.at - 1).unwrap_or_default();
            let behind = after_space(bytes, ended.at);
            if byte == b'"' && bytes.get(behind) == Some(&b':') {
                if ended.has_escapes {
                    return None;
                }
                is_type = inner == b"type";
                at = ended.at;
                continue;
            }
            let is_fixed = is_type && (byte != b'"' || ended.has_escapes || is_of_geojson(inner));
            if !is_fixed {
                holes.push(Hole {
                    literal: literal..at,
                    is_type,
                });
                literal = ended.at;
            }
            is_type = false;
            at = ended.at;
        }
        let has_line = |literal: &Range<usize>| {
            let literal = bytes.get(literal.clone()).unwrap_or_default();
            memchr2(b'\n', b'\r', literal).is_some()
        };
        let tail = literal..element.end;
        let has_lines = holes.iter().any(|hole| has_line(&hole.literal)) || has_line(&tail);
        (holes.len() <= most).then_some(Self {
            holes,
            tail,
            made_of,
            casts: 0,
            has_lines,
        })
    }

    /// Whether both are the same mold of the same text.
    fn is_same(&self, other: &Self, bytes: &[u8]) -> bool {
        let literal = |range: &Range<usize>| bytes.get(range.clone());
        let is_same = |(one, other): (&Hole, &Hole)| {
            one.is_type == other.is_type && literal(&one.literal) == literal(&other.literal)
        };
        self.holes.len() == other.holes.len()
            && literal(&self.tail) == literal(&other.tail)
            && self.holes.iter().zip(&other.holes).all(is_same)
    }

    /// The end of the element at `at` where it fits; the lengths of its values are noted.
    fn end(&self, bytes: &[u8], mut at: usize, lengths: &mut [u8]) -> Option<Ended> {
        let mut has_escapes = false;
        for (hole, length) in self.holes.iter().zip(lengths) {
            at = past(bytes, at, &hole.literal)?;
            let is_text = bytes.get(at) == Some(&b'"');
            let ended = if is_text {
                end_of_text(bytes, at)?
            } else {
                scalar(bytes, at)?
            };
            if hole.is_type {
                let kind = bytes.get(at + 1..ended.at - 1).unwrap_or_default();
                if !is_text || ended.has_escapes || is_of_geojson(kind) {
                    return None;
                }
            }
            *length = match u8::try_from(ended.at - at) {
                Ok(short) => short,
                Err(_) => LONG,
            };
            if *length == LONG && !is_text {
                return None;
            }
            has_escapes |= ended.has_escapes;
            at = ended.at;
        }
        Some(Ended {
            at: past(bytes, at, &self.tail)?,
            has_escapes,
        })
    }
}

/// The byte after a literal that stands at `at`.
fn past(bytes: &[u8], at: usize, literal: &Range<usize>) -> Option<usize> {
    let end = at + literal.len();
    (bytes.get(at..end)? == bytes.get(literal.clone())?).then_some(end)
}

/// The elements of one list, or of lines: which mold each fits, and how long its values are.
#[derive(Debug, Default)]
pub(in crate::load::table) struct Casts {
    pub(super) molds: Vec<Mold>,
    /// For each element the number of its mold, doubled, and one more where texts have escapes;
    /// then the length of each value.
    notes: Vec<u8>,
    /// Where elements begin that are read by themselves.
    others: Vec<u32>,
    /// The mold that fitted last.
    last: usize,
    fitting: usize,
    /// Too little fits: nothing is known of the elements.
    is_given_up: bool,
}

impl Casts {
    /// The end of the next element, which begins at `at`, where it fits a mold. It has to end at
    /// `wanted`, where that is known.
    pub fn fitting(&mut self, bytes: &[u8], at: usize, wanted: Option<usize>) -> Option<usize> {
        if self.is_given_up {
            return None;
        }
        let before = self.notes.len();
        let count = self.molds.len();
        for mold in (self.last..count).chain(0..self.last) {
            let known = self.molds.get_mut(mold)?;
            self.notes.resize(before + 1 + known.holes.len(), 0);
            let lengths = self.notes.get_mut(before + 1..)?;
            if let Some(ended) = known.end(bytes, at, lengths)
                && wanted.is_none_or(|wanted| wanted == ended.at)
            {
                known.casts += 1;
                self.last = mold;
                self.fitting += 1;
                if let Some(note) = self.notes.get_mut(before) {
                    *note = u8::try_from(mold).unwrap_or(0) * 2 + u8::from(ended.has_escapes);
                }
                return Some(ended.at);
            }
            self.notes.truncate(before);
        }
        None
    }

    /// Notes an element that fits no mold; those after it may be like it. `is_sound` says whether
    /// it is well formed.
    pub fn add(&mut self, text: &str, element: Range<usize>, is_sound: bool) {
        if self.is_given_up {
            return;
        }
        self.notes.push(BY_ITSELF);
        self.others
            .push(u32::try_from(element.start).unwrap_or(u32::MAX));
        if self.others.len() > PATIENCE && self.others.len() > 4 * self.fitting
            || text.len() > u32::MAX as usize
        {
            *self = Self {
                is_given_up: true,
                ..Self::default()
            };
            return;
        }
        if self.molds.len() < MOST
            && is_sound
            && let Some(mold) = Mold::of(text, element)
            && !self
                .molds
                .iter()
                .any(|known| known.is_same(&mold, text.as_bytes()))
        {
            self.last = self.molds.len();
            self.molds.push(mold);
        }
    }

    /// The casts, unless nothing is known of the elements.
    pub fn known(self) -> Option<Self> {
        (!self.is_given_up && !self.molds.is_empty()).then_some(self)
    }

    /// Where the elements begin that fit no mold: every mold was made of one.
    pub fn others(&self) -> impl Iterator<Item = usize> {
        self.others.iter().map(|&at| at as usize)
    }

    /// Where the element begins that each mold was made of, and how many others fit it.
    pub fn fits(&self) -> impl Iterator<Item = (usize, u64)> {
        self.molds.iter().map(|mold| (mold.made_of, mold.casts))
    }
}

/// One element that fits a mold.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cast {
    pub mold: usize,
    /// Whether some text of it has escapes.
    pub has_escapes: bool,
}

/// A walk over the notes, in step with one over the elements.
#[derive(Debug)]
pub(super) struct Notes<'c> {
    pub casts: &'c Casts,
    /// Where the next note stands.
    pub at: usize,
}

impl<'c> Notes<'c> {
    pub fn new(casts: &'c Casts) -> Self {
        Self { casts, at: 0 }
    }

    /// What is known of the next element; `None` where it is read by itself.
    pub fn next(&mut self) -> Option<Cast> {
        let note = self.casts.notes.get(self.at).copied();
        self.at += 1;
        let note = note.filter(|&note| note != BY_ITSELF)?;
        Some(Cast {
            mold: usize::from(note / 2),
            has_escapes: note % 2 == 1,
        })
    }

    /// Where the values of a cast stand whose element begins at `start`, and where it ends.
    pub fn bounds(
        &mut self,
        bytes: &[u8],
        start: usize,
        cast: Cast,
        bounds: &mut Vec<Range<usize>>,
    ) -> Option<usize> {
        let mold = self.casts.molds.get(cast.mold)?;
        let lengths = self.casts.notes.get(self.at..self.at + mold.holes.len())?;
        self.at += lengths.len();
        bounds.resize(lengths.len(), 0..0);
        let mut at = start;
        let holes = mold.holes.iter().zip(lengths);
        for ((hole, &length), bounds) in holes.zip(bounds) {
            at += hole.literal.len();
            let end = match length {
                LONG if cast.has_escapes => end_of_text(bytes, at)?.at,
                LONG => {
                    let known = at + usize::from(LONG) - 1;
                    known + memchr(b'"', bytes.get(known..)?)? + 1
                }
                short => at + usize::from(short),
            };
            *bounds = at..end;
            at = end;
        }
        Some(at + mold.tail.len())
    }
}

#[cfg(test)]
mod tests {
    use super::Casts;

    #[test]
    fn what_differs_in_its_values_alone_fits_the_mold_of_the_first() {
        let rows = [
            r#"{"name":"Perm","arrests":3,"type":"march"}"#,
            r#"{"name":"\u0436","arrests":null,"type":"vigil"}"#,
            r#"{"name":"Omsk","arrests":-1.5e3,"type":""}"#,
        ];
        let others = [
            r#"{"name":"Omsk","arrests":5,"type":"Point"}"#,
            r#"{"name":"Omsk","arrests":[],"type":"vigil"}"#,
            r#"{"name":"Omsk","arrests":05,"type":"vigil"}"#,
            r#"{"name":"Omsk", "arrests":5,"type":"vigil"}"#,
            r#"{"name":"Omsk","arrested":5,"type":"vigil"}"#,
        ];
        let mut casts = Casts::default();
        let text = rows[0];
        casts.add(text, 0..text.len(), true);
        for row in rows {
            let whole = [text, row].concat();
            let end = casts.fitting(whole.as_bytes(), text.len(), None);
            assert_eq!(end, Some(whole.len()), "{row}");
        }
        for row in others {
            let whole = [text, row].concat();
            assert_eq!(
                casts.fitting(whole.as_bytes(), text.len(), None),
                None,
                "{row}"
            );
        }
        assert_eq!(casts.fits().collect::<Vec<_>>(), [(0, 3)]);
    }
}
