//! How much a quote and a passage are alike, word by word.

use crate::text::diff::word_ranges;
use crate::text::fold::{Folding, fold};
use std::collections::HashMap;
use std::ops::Range;

/// Up to so many pairs of words are compared for all candidates together.
pub(super) const MOST_PAIRS: usize = 8_000_000;

/// A word by its row in the quote's vocabulary, or [`STRANGE`].
#[derive(Debug, Clone)]
pub(super) struct Word {
    pub bytes: Range<usize>,
    pub row: u32,
    pub weight: u32,
}

/// A word that the quote does not have.
const STRANGE: u32 = u32::MAX;

pub(super) struct Quote {
    pub words: Vec<Word>,
    vocabulary: HashMap<String, u32>,
    /// How often the quote has each word of its vocabulary.
    pub counts: Vec<u32>,
    pub weight: u32,
    /// It begins and ends as sentences do.
    pub is_whole: bool,
    pub head_marks: String,
    pub tail_marks: String,
}

impl Quote {
    pub fn read(exact: &str) -> Option<Self> {
        let exact = exact.trim();
        let mut vocabulary = HashMap::new();
        let mut counts = Vec::new();
        let mut words = Vec::new();
        for bytes in word_ranges(exact).filter(|bytes| !bytes.is_empty()) {
            let key = fold(exact.get(bytes.clone())?, Folding::Names);
            let weight = weight(&key);
            let next = u32::try_from(counts.len()).ok()?;
            let row = *vocabulary.entry(key).or_insert(next);
            if row == next {
                counts.push(0);
            }
            counts[row as usize] += 1;
            words.push(Word { bytes, row, weight });
        }
        let (first, last) = (words.first()?, words.last()?);
        let head_marks = exact.get(..first.bytes.start)?.to_owned();
        let tail_marks = exact.get(last.bytes.end..)?.to_owned();
        let begins = exact.get(first.bytes.start..)?.chars().next()?;
        Some(Self {
            weight: words.iter().map(|word| word.weight).sum(),
            is_whole: !begins.is_lowercase() && tail_marks.contains(['.', '!', '?', '…']),
            head_marks,
            tail_marks,
            words,
            vocabulary,
            counts,
        })
    }

    pub fn read_text(&self, text: &str) -> Vec<Word> {
        word_ranges(text)
            .filter(|bytes| !bytes.is_empty())
            .map(|bytes| {
                let key = fold(text.get(bytes.clone()).unwrap_or_default(), Folding::Names);
                Word {
                    bytes,
                    row: self.vocabulary.get(&key).copied().unwrap_or(STRANGE),
                    weight: weight(&key),
                }
            })
            .collect()
    }

    /// As [`Closest::similarity`].
    pub fn similarity(&self, passage: &[Word]) -> f32 {
        let mut left = self.counts.clone();
        let mut shared = 0;
        for word in passage {
            if let Some(count) = left.get_mut(word.row as usize).filter(|count| **count > 0) {
                *count -= 1;
                shared += word.weight;
            }
        }
        let in_order = if self.pairs(passage.len()) <= MOST_PAIRS {
            in_order(&self.words, passage)
        } else {
            shared
        };
        let all = self.weight + passage.iter().map(|word| word.weight).sum::<u32>();
        #[expect(clippy::cast_precision_loss, reason = "a share of the words")]
        let share = (shared + in_order) as f32 / all.max(1) as f32;
        share
    }

    pub fn pairs(&self, words: usize) -> usize {
        self.words.len().saturating_mul(words)
    }
}

/// Numbers and long words tell more than "of" and "the".
fn weight(key: &str) -> u32 {
    let digits = key.contains(|scalar: char| scalar.is_numeric());
    if digits || key.chars().nth(3).is_some() {
        5
    } else {
        2
    }
}

/// The weight of the longest common subsequence.
fn in_order(quote: &[Word], passage: &[Word]) -> u32 {
    let mut best = vec![0_u32; passage.len() + 1];
    for word in quote {
        let mut diagonal = 0;
        for (column, other) in passage.iter().enumerate() {
            let above = best[column + 1];
            best[column + 1] = if word.row == other.row {
                diagonal + word.weight
            } else {
                above.max(best[column])
            };
            diagonal = above;
        }
    }
    best.last().copied().unwrap_or_default()
}

/// The words of a region that the quote fits best, all of the quote against a part of the region.
pub(super) fn fit(quote: &[Word], region: &[Word]) -> Range<usize> {
    // How well the quote's words so far fit up to each word of the region, and where it began.
    let cost = |word: &Word| i64::from(word.weight) / 2;
    let mut row: Vec<(i64, usize)> = (0..=region.len()).map(|start| (0, start)).collect();
    for word in quote {
        let mut diagonal = row[0];
        row[0].0 -= cost(word);
        for (column, other) in region.iter().enumerate() {
            let above = row[column + 1];
            let step = if word.row == other.row {
                i64::from(word.weight)
            } else {
                // A changed word costs less than a lost one: at the end it is taken along.
                1 - cost(word)
            };
            let change = (diagonal.0 + step, diagonal.1);
            let lost = (above.0 - cost(word), above.1);
            let more = (row[column].0 - cost(other), row[column].1);
            let mut best = change;
            for way in [lost, more] {
                if way.0 > best.0 {
                    best = way;
                }
            }
            row[column + 1] = best;
            diagonal = above;
        }
    }
    // Of several as good ones that in the middle: the others are stretches of their own.
    let rank = |(end, &(score, start)): (usize, &(i64, usize))| {
        (
            std::cmp::Reverse(score),
            (start + end).abs_diff(region.len()),
        )
    };
    let best = row.iter().enumerate().min_by_key(|&it| rank(it));
    best.map_or(0..0, |(end, &(_, start))| start..end)
}

/// As [`fit`] for a quote as long as a chapter: only its two ends are fitted.
pub(super) fn fit_ends(quote: &[Word], region: &[Word]) -> Range<usize> {
    const END: usize = 100;
    let middle = region.len() / 2;
    let (head, tail) = region.split_at(middle);
    let start = fit(quote.get(..END).unwrap_or(quote), head).start;
    let last = quote.len().saturating_sub(END);
    let end = middle + fit(quote.get(last..).unwrap_or(quote), tail).end;
    start..end
}
