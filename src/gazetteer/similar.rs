//! "Did you mean …?": names that differ in a letter or two.

use super::fold::fold;
use super::pack::pack;
use fst::{Automaton, IntoStreamer, Streamer};
use std::cmp::Reverse;

/// At most so many are offered.
const OFFERED: usize = 3;

/// Names with fewer letters are like too many others.
const SHORTEST: usize = 4;

/// No name is longer; a longer text is none.
const LONGEST: usize = 40;

/// From so many letters on two may differ.
const TWO_DIFFER: usize = 7;

/// The places whose names are nearly this one, each by its own name, best first; at most three.
/// Takes some milliseconds.
#[must_use]
pub fn similar(name: &str) -> Vec<&'static str> {
    let word = fold(name);
    if !(SHORTEST..=LONGEST).contains(&word.len()) {
        return Vec::new();
    }
    let Some(pack) = pack() else {
        return Vec::new();
    };
    let near = Near {
        word: word.as_bytes(),
        most: if word.len() < TWO_DIFFER { 1 } else { 2 },
    };
    let mut stream = pack.keys().search(&near).into_stream();
    let mut found = Vec::new();
    while let Some((key, rank)) = stream.next() {
        let key = String::from_utf8_lossy(key);
        let distance = strsim::damerau_levenshtein(&word, &key);
        for &row in pack.rows_at(rank) {
            if let Some(row) = pack.row(row) {
                found.push((distance, Reverse(row.population), row.name));
            }
        }
    }
    found.sort_unstable();
    let mut names: Vec<&str> = Vec::new();
    for (_, _, name) in found {
        if names.len() < OFFERED && !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Accepts what differs from `word` in at most `most` letters: the rows of the table of edit
/// distances, worked out letter by letter on the way through the automaton.
struct Near<'a> {
    word: &'a [u8],
    most: u8,
}

impl Automaton for Near<'_> {
    type State = Vec<u8>;

    fn start(&self) -> Vec<u8> {
        (0..=self.most + 1)
            .chain(std::iter::repeat(self.most + 1))
            .take(self.word.len() + 1)
            .collect()
    }

    fn is_match(&self, row: &Vec<u8>) -> bool {
        row.last().is_some_and(|&distance| distance <= self.most)
    }

    fn can_match(&self, row: &Vec<u8>) -> bool {
        row.iter().any(|&distance| distance <= self.most)
    }

    fn accept(&self, row: &Vec<u8>, letter: u8) -> Vec<u8> {
        let cap = self.most + 1;
        let mut next = Vec::with_capacity(row.len());
        let mut left = row.first().map_or(cap, |&first| (first + 1).min(cap));
        next.push(left);
        for (pair, &own) in row.windows(2).zip(self.word) {
            let &[diagonal, above] = pair else { continue };
            let replaced = diagonal + u8::from(own != letter);
            left = replaced.min(above + 1).min(left + 1).min(cap);
            next.push(left);
        }
        next
    }
}
