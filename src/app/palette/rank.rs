//! Which lines a few letters mean, the likeliest first, and which letters of a name they are.

use super::Target;
use super::index::{Index, Sources, names_of};
use super::key::{key, key_with_origins};
use nucleo_matcher::{Config, Matcher, Utf32Str};

/// Letters of a word may stand apart, but not as far as to mean nothing: the least score for each
/// letter. A letter scores 16, more at the beginning of a word; a gap takes some of it away.
const LEAST: u32 = 13;
/// What a name gets that is the words, no more.
const WHOLE: u32 = 120;
/// What a name gets that begins with the words.
const BEGINS: u32 = 40;

/// A line that the letters mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// What it stands for.
    pub target: Target,
    /// Which of its names was meant, counted from 0.
    pub name: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The likeliest, in order.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

/// The words that are searched, and in what.
struct Wanted {
    words: Vec<String>,
    whole: String,
    kind: Option<&'static str>,
}

/// `>` at the beginning asks for actions only, `@` for places, `#` for documents.
fn wanted(typed: &str) -> Wanted {
    let typed = typed.trim_start();
    let kinds = [('>', "Action"), ('@', "Place"), ('#', "Document")];
    let kind = kinds.iter().find(|(sign, _)| typed.starts_with(*sign));
    let whole = key(typed);
    Wanted {
        words: whole.split(' ').map(str::to_owned).collect(),
        whole,
        kind: kind.map(|(_, kind)| *kind),
    }
}

impl Index {
    /// The likeliest lines that have the typed words, letters between them or not; `None` once
    /// `go_on` answers no.
    #[must_use]
    pub fn search(&self, typed: &str, most: usize, go_on: &dyn Fn() -> bool) -> Option<Found> {
        let wanted = wanted(typed);
        let mut matcher = Matcher::new(Config::DEFAULT);
        // Score, shortness, line and name: the best name of each line.
        let mut scored: Vec<(u32, usize, u32, usize)> = Vec::new();
        let mut first_of_line = 0;
        for (at, name) in self.names.iter().enumerate() {
            if at % 1024 == 0 && !go_on() {
                return None;
            }
            if at == 0
                || self
                    .names
                    .get(at - 1)
                    .is_some_and(|it| it.line != name.line)
            {
                first_of_line = at;
            }
            let target = self.lines.get(name.line as usize);
            let is_kind = |it: &Target| wanted.kind.is_none_or(|kind| it.kind() == kind);
            if !target.is_some_and(is_kind) {
                continue;
            }
            let key = self.key_of(*name);
            let Some(score) = score(&mut matcher, key, &wanted) else {
                continue;
            };
            // With nothing typed the order is that of the list.
            let length = if wanted.whole.is_empty() {
                0
            } else {
                key.len()
            };
            let new = (score, length, name.line, at - first_of_line);
            match scored.last_mut() {
                Some(last) if last.2 == name.line => {
                    if score > last.0 {
                        *last = new;
                    }
                }
                _ => scored.push(new),
            }
        }
        let count = scored.len();
        let order = |it: &(u32, usize, u32, usize)| (std::cmp::Reverse(it.0), it.1, it.2);
        if count > most {
            scored.select_nth_unstable_by_key(most, order);
            scored.truncate(most);
        }
        scored.sort_unstable_by_key(order);
        let hits = scored.into_iter().filter_map(|(_, _, line, name)| {
            let target = *self.lines.get(line as usize)?;
            Some(Hit { target, name })
        });
        let hits = hits.collect();
        Some(Found { hits, count })
    }
}

/// How well a name has all the words; `None` where it lacks one.
fn score(matcher: &mut Matcher, key: &str, wanted: &Wanted) -> Option<u32> {
    let mut sum = 0;
    for word in &wanted.words {
        let (name, word) = (Utf32Str::Ascii(key.as_bytes()), word.as_bytes());
        let score = u32::from(matcher.fuzzy_match(name, Utf32Str::Ascii(word))?);
        if score < LEAST * u32::try_from(word.len()).unwrap_or(u32::MAX) {
            return None;
        }
        sum += score;
    }
    if wanted.whole.is_empty() {
        return Some(sum);
    }
    if key == wanted.whole {
        sum += WHOLE;
    } else if key.starts_with(&wanted.whole) {
        sum += BEGINS;
    }
    Some(sum)
}

/// The name of a hit that was meant, and which of its letters (counted from 0) were typed.
#[must_use]
pub fn marked(hit: &Hit, sources: &Sources, typed: &str) -> (String, Vec<usize>) {
    let names = names_of(hit.target, sources);
    let name = names.into_iter().nth(hit.name).unwrap_or_default();
    let (key, origins) = key_with_origins(&name);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut at: Vec<u32> = Vec::new();
    for word in wanted(typed).words {
        let (name, word) = (Utf32Str::Ascii(key.as_bytes()), word.as_bytes());
        matcher.fuzzy_indices(name, Utf32Str::Ascii(word), &mut at);
    }
    let mut letters: Vec<usize> = at
        .into_iter()
        .filter_map(|at| origins.get(at as usize).copied())
        .collect();
    letters.sort_unstable();
    letters.dedup();
    (name, letters)
}
