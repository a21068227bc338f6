//! The passage of a text that is most like a quote which is not in it: offered, never taken.

mod likeness;

use crate::model::Span;
use crate::text::diff::{Change, word_diff};
use crate::text::scalars::scalar_len;
use crate::text::sentences;
use likeness::{MOST_PAIRS, Quote, Word, fit, fit_ends};
use std::ops::Range;

/// The passage of a text that is most like a quote.
#[derive(Debug, Clone, PartialEq)]
pub struct Closest {
    /// Where it stands, in Unicode scalar values of the text.
    pub span: Span,
    /// How much of quote and passage is alike, 0 to 1: of the words the share that both have,
    /// half of it in the same order; short words and marks count less. 1 where only spaces,
    /// marks, letter case or accents differ.
    pub similarity: f32,
    /// How many other passages are as much like it: then a person must choose.
    pub rivals: usize,
    /// From the quote to the passage.
    pub diff: Vec<Change>,
}

/// Below this the passage is another one. Different sentences about the same thing share their
/// small words and a name or two: over all sentences of the bundled article, each against the
/// article without it, the nearest reach 0.46. A sentence of which two words in five were rewritten
/// still has 0.6.
const ALIKE: f32 = 0.55;
/// Passages so near to the best are as good as it.
const AS_GOOD: f32 = 0.01;
/// Up to so many passages are looked at closely.
const CANDIDATES: usize = 16;

/// The passage of `text` that is most like `exact`; `None` where nothing is like it.
///
/// A whole sentence, or as many as the quote has, where the quote is one; else as much of a
/// sentence as the quote has. The time grows with the text: one pass over its words finds the
/// stretches that share most words with the quote, and only those are compared word by word.
#[must_use]
pub fn closest(text: &str, exact: &str) -> Option<Closest> {
    let quote = Quote::read(exact)?;
    let words = quote.read_text(text);
    let window = quote.words.len() + quote.words.len() / 4 + 1;
    let mut found: Vec<(Range<usize>, f32)> = Vec::new();
    for stretch in candidates(&quote, &words, window) {
        let (bytes, similarity) = passage(text, &quote, &words, &stretch);
        let overlaps =
            |(other, _): &(Range<usize>, f32)| other.start < bytes.end && bytes.start < other.end;
        if similarity < ALIKE {
            continue;
        }
        match found.iter_mut().find(|other| overlaps(other)) {
            Some(other) if other.1 < similarity => *other = (bytes, similarity),
            Some(_) => {}
            None => found.push((bytes, similarity)),
        }
    }
    let best = found.iter().map(|(_, it)| *it).fold(0.0, f32::max);
    found.retain(|(_, similarity)| *similarity >= best - AS_GOOD);
    let (bytes, similarity) = found
        .iter()
        .min_by_key(|(bytes, _)| bytes.start)
        .map(|(bytes, similarity)| (bytes.clone(), *similarity))?;
    let words = text.get(bytes.clone())?;
    let start = scalar_len(text.get(..bytes.start)?);
    Some(Closest {
        span: Span {
            start,
            end: start + scalar_len(words),
        },
        similarity,
        rivals: found.len() - 1,
        diff: word_diff(exact, words),
    })
}

/// The stretches of so many words that share most with the quote, the best first; none overlaps
/// another.
fn candidates(quote: &Quote, words: &[Word], window: usize) -> Vec<Range<usize>> {
    let mut counts = vec![0_u32; quote.counts.len()];
    let mut shared = 0_u32;
    // The best stretch of each half window: as many as the text is long, not as it has words.
    let bucket = window / 2 + 1;
    let mut best: Vec<(u32, usize)> = Vec::with_capacity(words.len() / bucket + 1);
    for (at, word) in words.iter().enumerate() {
        let row = word.row as usize;
        if let Some(wanted) = quote.counts.get(row) {
            counts[row] += 1;
            shared += if counts[row] <= *wanted {
                word.weight
            } else {
                0
            };
        }
        let start = (at + 1).saturating_sub(window);
        if let Some(gone) = at.checked_sub(window).and_then(|gone| words.get(gone)) {
            let row = gone.row as usize;
            if let Some(wanted) = quote.counts.get(row) {
                shared -= if counts[row] <= *wanted {
                    gone.weight
                } else {
                    0
                };
                counts[row] -= 1;
            }
        }
        match best.last_mut() {
            Some((most, first)) if *first / bucket == start / bucket => {
                if shared > *most {
                    (*most, *first) = (shared, start);
                }
            }
            _ => best.push((shared, start)),
        }
    }
    // What shares less than so much cannot be alike.
    #[expect(clippy::cast_precision_loss, reason = "a share of the words")]
    best.retain(|(shared, _)| *shared as f32 >= quote.weight as f32 * ALIKE / 2.0);
    best.sort_by_key(|&(shared, start)| (std::cmp::Reverse(shared), start));
    let most = (MOST_PAIRS / quote.pairs(3 * window).max(1)).clamp(1, CANDIDATES);
    let mut chosen: Vec<Range<usize>> = Vec::new();
    for (_, start) in best {
        let stretch = start..(start + window).min(words.len());
        let apart = |other: &Range<usize>| {
            stretch.start >= other.start + bucket || other.start >= stretch.start + bucket
        };
        if chosen.iter().all(apart) {
            chosen.push(stretch);
            if chosen.len() == most {
                break;
            }
        }
    }
    chosen
}

/// The passage at a stretch, in bytes, and how much it is like the quote.
fn passage(
    text: &str,
    quote: &Quote,
    words: &[Word],
    stretch: &Range<usize>,
) -> (Range<usize>, f32) {
    // As much on both sides, so that the stretch is the middle.
    let around = (stretch.len() / 2 + 4)
        .min(stretch.start)
        .min(words.len() - stretch.end);
    let from = stretch.start - around;
    let to = stretch.end + around;
    let region = words.get(from..to).unwrap_or_default();
    let fitted = if quote.pairs(region.len()) <= MOST_PAIRS {
        fit(&quote.words, region)
    } else {
        fit_ends(&quote.words, region)
    };
    let part = region.get(fitted).unwrap_or_default();
    let (Some(first), Some(last)) = (part.first(), part.last()) else {
        return (0..0, 0.0);
    };
    let bytes = first.bytes.start..last.bytes.end;
    if quote.is_whole
        && let Some(run) = whole_sentences(text, quote, words, &bytes)
    {
        return run;
    }
    let head = text.get(..bytes.start).unwrap_or_default();
    let tail = text.get(bytes.end..).unwrap_or_default();
    let before = common(head.chars().rev(), quote.head_marks.chars().rev());
    let after = common(tail.chars(), quote.tail_marks.chars());
    (
        bytes.start - before..bytes.end + after,
        quote.similarity(part),
    )
}

/// How many bytes of two texts are the same from their beginning on.
fn common(text: impl Iterator<Item = char>, marks: impl Iterator<Item = char>) -> usize {
    text.zip(marks)
        .take_while(|(a, b)| a == b)
        .map(|(scalar, _)| scalar.len_utf8())
        .sum()
}

/// The run of whole sentences around a passage that is most like the quote; `None` where the
/// passage is only a small part of its sentence.
fn whole_sentences(
    text: &str,
    quote: &Quote,
    words: &[Word],
    passage: &Range<usize>,
) -> Option<(Range<usize>, f32)> {
    let sentences = sentences_around(text, passage);
    let first = sentences.partition_point(|it| it.end <= passage.start);
    let last = sentences.partition_point(|it| it.start < passage.end);
    let words_of = |run: &Range<usize>| -> Option<(Range<usize>, &[Word])> {
        let bytes = sentences.get(run.start)?.start..sentences.get(run.end.checked_sub(1)?)?.end;
        let from = words.partition_point(|word| word.bytes.start < bytes.start);
        let to = words.partition_point(|word| word.bytes.start < bytes.end);
        Some((bytes, words.get(from..to)?))
    };
    let likeness = |run: &Range<usize>| -> f32 {
        words_of(run)
            .filter(|_| !run.is_empty())
            .map_or(-1.0, |(_, words)| quote.similarity(words))
    };
    let mut run = first..last;
    let mut best = likeness(&run);
    // A sentence more or less at either end, as long as that brings it nearer.
    for _ in 0..8 {
        let ways = [
            run.start + 1..run.end,
            run.start..run.end.saturating_sub(1),
            run.start.saturating_sub(1)..run.end,
            run.start..(run.end + 1).min(sentences.len()),
        ];
        let before = best;
        for way in ways {
            let similarity = likeness(&way);
            if similarity > best {
                best = similarity;
                run = way;
            }
        }
        if best <= before {
            break;
        }
    }
    let (bytes, words) = words_of(&run)?;
    (words.len() <= 3 * quote.words.len() + 8).then_some((bytes, best))
}

/// The sentences around a passage: of its lines and of the lines beside them, or, where lines are
/// as long as chapters, of a few sentences on both sides.
fn sentences_around(text: &str, passage: &Range<usize>) -> Vec<Range<usize>> {
    let reach = 2 * passage.len() + 1_000;
    let head_start = text.floor_char_boundary(passage.start.saturating_sub(reach));
    let head = text.get(head_start..passage.start).unwrap_or_default();
    let lines = head.rmatch_indices('\n').nth(2);
    // A sentence that was cut is none.
    let cut = lines.is_none() && head_start > 0;
    let start = head_start + lines.map_or(0, |(at, _)| at + 1);
    let tail_end = text.ceil_char_boundary((passage.end + reach).min(text.len()));
    let tail = text.get(passage.end..tail_end).unwrap_or_default();
    let lines = tail.match_indices('\n').nth(2);
    let cut_at_end = lines.is_none() && tail_end < text.len();
    let end = lines.map_or(tail_end, |(at, _)| passage.end + at);
    let mut sentences: Vec<Range<usize>> = sentences(text.get(start..end).unwrap_or_default())
        .into_iter()
        .map(|bytes| start + bytes.start..start + bytes.end)
        .collect();
    if cut_at_end
        && sentences
            .last()
            .is_some_and(|last| last.start >= passage.end)
    {
        sentences.pop();
    }
    if cut
        && sentences
            .first()
            .is_some_and(|first| first.end <= passage.start)
    {
        sentences.remove(0);
    }
    sentences
}
