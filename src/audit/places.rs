//! Every name of every place of a dataset, ready to be met in a sentence.

use super::reading::{Word, words};
use crate::model::{Dataset, PlaceId, Span};
use std::collections::HashMap;

/// The names by their first word.
#[derive(Debug)]
pub(super) struct Places {
    by_first_word: HashMap<String, Vec<Name>>,
}

#[derive(Debug)]
struct Name {
    keys: Vec<String>,
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
        let mut by_first_word: HashMap<String, Vec<Name>> = HashMap::new();
        for place in dataset.place_ids() {
            for name in dataset.place(place).all_names() {
                let words = words(name);
                let Some(first) = words.first() else { continue };
                let names = by_first_word.entry(first.key.clone()).or_default();
                names.push(Name {
                    capital: first.capital,
                    keys: words.into_iter().map(|word| word.key).collect(),
                    place,
                });
            }
        }
        Self { by_first_word }
    }

    /// The places that a sentence names, the longest name where several begin alike.
    pub fn mentions(&self, words: &[Word]) -> Vec<Mention> {
        let mut mentions = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let names = self.by_first_word.get(&word.key);
            let fitting = names.into_iter().flatten().filter(|name| {
                // "Nice" is a city, "nice" is not.
                (word.capital || !name.capital)
                    && words.get(at..at + name.keys.len()).is_some_and(|words| {
                        words
                            .iter()
                            .zip(&name.keys)
                            .all(|(word, key)| word.key == *key)
                    })
            });
            let mut longest = 0;
            let mut places = Vec::new();
            for name in fitting {
                if name.keys.len() > longest {
                    longest = name.keys.len();
                    places.clear();
                }
                if name.keys.len() == longest && !places.contains(&name.place) {
                    places.push(name.place);
                }
            }
            if let Some(last) = longest.checked_sub(1).and_then(|last| words.get(at + last)) {
                mentions.push(Mention {
                    span: Span {
                        start: word.span.start,
                        end: last.span.end,
                    },
                    places,
                });
                at += longest;
            } else {
                at += 1;
            }
        }
        mentions
    }
}
