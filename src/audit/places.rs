//! Every name of every place of a dataset, ready to be met in a sentence.

use super::reading::{Word, words};
use crate::model::{Dataset, PlaceId, Span};
use std::cmp::Reverse;
use std::collections::HashMap;

/// The names by their words, and how many words those have that begin alike.
#[derive(Debug)]
pub(super) struct Places {
    /// The longest first.
    lengths_by_first_word: HashMap<String, Vec<usize>>,
    by_words: HashMap<String, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    capital: bool,
    place: PlaceId,
}

/// A place named in a sentence. One name may be that of several places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mention {
    pub span: Span,
    pub places: Vec<PlaceId>,
}

impl Places {
    pub fn new(dataset: &Dataset) -> Self {
        let mut places = Self {
            lengths_by_first_word: HashMap::new(),
            by_words: HashMap::new(),
        };
        for place in dataset.place_ids() {
            for name in dataset.place(place).all_names() {
                let words = words(name);
                let Some(first) = words.first() else { continue };
                let lengths = places
                    .lengths_by_first_word
                    .entry(first.key.clone())
                    .or_default();
                if let Err(slot) =
                    lengths.binary_search_by_key(&Reverse(words.len()), |length| Reverse(*length))
                {
                    lengths.insert(slot, words.len());
                }
                let names = places.by_words.entry(joined(&words)).or_default();
                names.push(Name {
                    capital: first.capital,
                    place,
                });
            }
        }
        places
    }

    /// The places that a sentence names, the longest name where several begin alike.
    pub fn mentions(&self, words: &[Word]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let lengths = self.lengths_by_first_word.get(&word.key);
            let longest = lengths.into_iter().flatten().find_map(|&length| {
                let name = words.get(at..at + length)?;
                let mut places: Vec<PlaceId> = self
                    .by_words
                    .get(&joined(name))?
                    .iter()
                    // "Nice" is a city, "nice" is not.
                    .filter(|name| word.capital || !name.capital)
                    .map(|name| name.place)
                    .collect();
                // The names of one place stand together.
                places.dedup();
                (!places.is_empty()).then_some((name.last()?.span.end, length, places))
            });
            match longest {
                Some((end, length, places)) => {
                    let start = word.span.start;
                    mentions.push(Mention {
                        span: Span { start, end },
                        places,
                    });
                    at += length;
                }
                None => at += 1,
            }
        }
        mentions
    }
}

fn joined(words: &[Word]) -> String {
    let keys: Vec<&str> = words.iter().map(|word| word.key.as_str()).collect();
    keys.join(" ")
}
