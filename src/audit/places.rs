//! Every name of every place of a dataset, ready to be met in a sentence.

use super::reading::{Words, words};
use crate::model::{Dataset, PlaceId, Seeded, Span};
use std::hash::BuildHasher;

/// The names by a hash of their words, in some forty bytes each: a dataset may have a million.
#[derive(Debug)]
pub(super) struct Places {
    /// The words of all names, each with a mark behind it that no word has.
    texts: String,
    /// By hash, then those in small letters first, then in the order of the file.
    names: Vec<Name>,
    /// How many words names have, each number once, the smallest first.
    lengths: Vec<usize>,
    /// A bit for the hash of every first word: most words of a sentence begin no name.
    firsts: Vec<u64>,
    seeded: Seeded,
}

#[derive(Debug, Clone, Copy)]
struct Name {
    hash: u32,
    /// Where its words begin in [`Places::texts`].
    text: u32,
    place: PlaceId,
    capital: bool,
}

/// A place named in a sentence. One name may be that of several places: [`Places::means`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    pub span: Span,
    /// A row of [`Places::names`] with this name.
    name: u32,
    /// "Nice" is a city, "nice" is not.
    capital: bool,
}

const END: char = '\0';

impl Places {
    pub fn new(dataset: &Dataset) -> Self {
        let mut places = Self {
            texts: String::new(),
            names: Vec::with_capacity(dataset.places.len()),
            lengths: Vec::new(),
            firsts: Vec::new(),
            seeded: Seeded::default(),
        };
        // Roughly eight bits a name.
        let bits = (dataset.places.len() * 8).next_power_of_two().max(1024);
        places.firsts = vec![0; bits / 64];
        for place in dataset.place_ids() {
            for name in dataset.place(place).all_names() {
                places.add(&words(name), place);
            }
        }
        // Stable: the places of one name stay in the order of the file.
        places.names.sort_by_key(|name| (name.hash, name.capital));
        places
    }

    fn add(&mut self, words: &Words, place: PlaceId) {
        let (Some(first), Some(last)) = (words.list.first(), words.list.len().checked_sub(1))
        else {
            return;
        };
        let mut hash = 0;
        for row in 0..words.list.len() {
            hash = joined(hash, self.seeded.hash_one(words.key(row)));
            if row == 0 {
                let (at, bit) = self.bit_of(hash);
                if let Some(bits) = self.firsts.get_mut(at) {
                    *bits |= bit;
                }
            }
        }
        if let Err(slot) = self.lengths.binary_search(&words.list.len()) {
            self.lengths.insert(slot, words.list.len());
        }
        self.names.push(Name {
            hash: upper(hash),
            text: u32::try_from(self.texts.len()).unwrap_or(u32::MAX),
            place,
            capital: first.capital,
        });
        self.texts.push_str(words.run(0, last));
        self.texts.push(END);
    }

    fn bit_of(&self, hash: u64) -> (usize, u64) {
        let bit = usize::try_from(hash & u64::from(u32::MAX)).unwrap_or_default();
        let bit = bit % (self.firsts.len() * 64);
        (bit / 64, 1 << (bit % 64))
    }

    /// The places that a sentence names, the longest name where several begin alike.
    pub fn mentions(&self, words: &Words) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while at < words.list.len() {
            match self.longest(words, at) {
                Some((mention, length)) => {
                    mentions.push(mention);
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }

    /// The longest name that begins at a word, and how many words it has.
    fn longest(&self, words: &Words, at: usize) -> Option<(Mention, usize)> {
        let first = words.list.get(at)?;
        let mut hash = joined(0, self.seeded.hash_one(words.key(at)));
        let (slot, bit) = self.bit_of(hash);
        if self.firsts.get(slot).is_none_or(|bits| bits & bit == 0) {
            return None;
        }
        let mut longest = None;
        let mut hashed = 1;
        for &length in &self.lengths {
            let Some(last) = words.list.get(at + length - 1) else {
                break;
            };
            while hashed < length {
                hash = joined(hash, self.seeded.hash_one(words.key(at + hashed)));
                hashed += 1;
            }
            let wanted = words.run(at, at + length - 1);
            if let Some(name) = self.find(upper(hash), wanted, first.capital) {
                let span = Span {
                    start: first.span.start,
                    end: last.span.end,
                };
                let capital = first.capital;
                longest = Some((
                    Mention {
                        span,
                        name,
                        capital,
                    },
                    length,
                ));
            }
        }
        longest
    }

    /// The row of a name with these words; one in small letters alone, where a word is in them.
    fn find(&self, hash: u32, wanted: &str, capital: bool) -> Option<u32> {
        let first = self.names.partition_point(|name| name.hash < hash);
        let names = self.names.get(first..)?;
        let row = names
            .iter()
            .take_while(|name| name.hash == hash && (capital || !name.capital))
            .position(|name| self.text(*name) == wanted)?;
        u32::try_from(first + row).ok()
    }

    fn text(&self, name: Name) -> &str {
        let rest = self.texts.get(name.text as usize..).unwrap_or_default();
        rest.split(END).next().unwrap_or_default()
    }

    /// Whether a mention may mean this place.
    pub fn means(&self, mention: Mention, place: PlaceId) -> bool {
        let Some(&named) = self.names.get(mention.name as usize) else {
            return false;
        };
        let forms: &[bool] = if mention.capital {
            &[false, true]
        } else {
            &[false]
        };
        forms.iter().any(|&capital| {
            let wanted = (named.hash, capital, place);
            let of = |name: &Name| (name.hash, name.capital, name.place);
            let first = self.names.partition_point(|name| of(name) < wanted);
            let from_it = self.names.get(first..).unwrap_or_default().iter();
            from_it
                .take_while(|name| of(name) == wanted)
                .any(|name| self.text(*name) == self.text(named))
        })
    }

    /// Every place that a mention may mean.
    pub fn meant(&self, mention: Mention) -> impl Iterator<Item = PlaceId> {
        let named = self.names.get(mention.name as usize).copied();
        named.into_iter().flat_map(move |named| {
            let first = self.names.partition_point(|name| name.hash < named.hash);
            let from_it = self.names.get(first..).unwrap_or_default().iter();
            from_it
                .take_while(move |name| {
                    name.hash == named.hash && (mention.capital || !name.capital)
                })
                .filter(move |name| self.text(**name) == self.text(named))
                .map(|name| name.place)
        })
    }
}

/// The hash of some words and one more.
fn joined(hash: u64, word: u64) -> u64 {
    const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;
    (hash.rotate_left(23) ^ word).wrapping_mul(SPREAD)
}

fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or_default()
}
