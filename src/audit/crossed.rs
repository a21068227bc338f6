//! The second reading: which number of a sentence belongs to which place.
//!
//! Swapping the figures of two cities passes every other check where one sentence names both.
//! Only sure pairs count: `Moscow (1,800)`, `1,176 in St. Petersburg`. A claim is crossed only
//! where its number is paired with another place and its place with another number.

use super::codes::{FIGURE_MARKED_ELSEWHERE, FIGURES_CROSSED, PLACE_MARKED_ELSEWHERE};
use super::context::{Context, finding};
use super::figures::matching;
use super::places::Mention;
use super::reading::{Batch, Reading, words_at};
use super::wording::{Wording, differing, quoted, shown, words};
use crate::model::{About, ClaimRef, Dataset, EvidenceRef, Fact, Finding, PlaceId, Span, Words};
use crate::text::scalars::slice;
use crate::text::{FoundNumber, Kind};

/// figures-crossed, figure-marked-elsewhere, place-marked-elsewhere
pub(super) fn figures_crossed(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let context = batch.context;
    if claim.value.amount().is_none() || claim.value.words().is_some() {
        return;
    }
    for evidence in batch.stating(claim) {
        let reading = batch.of(evidence);
        let about = About::Evidence(claim.id, evidence.id);
        if let Some(crossed) = crossed(context, claim, evidence, reading) {
            findings.push(finding(FIGURES_CROSSED, about, crossed));
            continue;
        }
        findings.extend(marks(context, claim, evidence, reading));
    }
}

pub(super) fn crossed_words(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    number: Span,
    place: Span,
) -> Words {
    let own = &told.dataset.place(claim.place).name;
    let span = number;
    let number = words_at(evidence.exact, number);
    let place = words_at(evidence.exact, place);
    let crossed = words(
        format!(
            "Claim: {} {} · text: {} {}; {} stands beside {}",
            shown(own),
            claim.value,
            shown(own),
            quoted(number),
            claim.value,
            quoted(place),
        ),
        "Read the sentence again: are the figures of two places exchanged?",
    );
    differing(
        crossed,
        &format!("{own} {}", claim.value),
        &format!("{own} {number}"),
        span,
    )
}

/// The number that the sentence gives for the claim's place, and the place it gives the claim's
/// number for, where both differ from the claim.
fn crossed(
    context: &Context<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    reading: &Reading,
) -> Option<Fact> {
    // A table in one line is no sentence: nothing in it is sure.
    const MOST: usize = 64;
    if !(2..=MOST).contains(&reading.mentions.len()) || reading.numbers.len() > MOST {
        return None;
    }
    let pairs = pairs(evidence.exact, reading);
    let mut found: Vec<&FoundNumber> = matching(claim, &reading.numbers).collect();
    let marked = |found: &FoundNumber| {
        evidence
            .figure
            .is_some_and(|mark| found.span.overlaps(mark))
    };
    if found.iter().any(|found| marked(found)) {
        found.retain(|found| marked(found));
    }
    let own = pairs
        .iter()
        .find(|(mention, _)| context.places.means(**mention, claim.place))
        .map(|(_, number)| *number)?;
    if found.is_empty() || found.iter().any(|found| found.span == own.span) {
        return None;
    }
    let other = found.iter().find_map(|found| {
        pairs
            .iter()
            .find(|(_, number)| number.span == found.span)
            .map(|(mention, _)| *mention)
    })?;
    let related = may_be_beside(context, *other, claim.place);
    (!related && own.number != claim.value.amount()).then_some(Fact::Crossed {
        number: own.span_with_qualifier,
        place: other.span,
    })
}

/// Whether one place is another or lies in it.
pub(super) fn lies_in(dataset: &Dataset, inner: PlaceId, outer: PlaceId) -> bool {
    // A circle of places ends here as well.
    let mut place = Some(inner);
    for _ in 0..16 {
        match place {
            Some(id) if id == outer => return true,
            Some(id) => place = dataset.place(id).part_of,
            None => return false,
        }
    }
    false
}

/// Whether a mention may mean a place, one in it, or one that it lies in. A name of very many
/// places may mean anything: then nothing is sure.
fn may_be_beside(context: &Context<'_>, mention: Mention, place: PlaceId) -> bool {
    const VERY_MANY: usize = 1_000;
    if context.places.means(mention, place) {
        return true;
    }
    let dataset = context.dataset;
    let mut meant = context.places.meant(mention).enumerate();
    meant.any(|(row, other)| {
        row >= VERY_MANY || lies_in(dataset, other, place) || lies_in(dataset, place, other)
    })
}

/// Marks that point at other words than the claim's.
fn marks(
    context: &Context<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    reading: &Reading,
) -> Option<Finding> {
    let about = About::Evidence(claim.id, evidence.id);
    if let Some(mark) = evidence.figure {
        let mut matching = matching(claim, &reading.numbers).peekable();
        let there = matching.peek().is_some();
        let ranged = claim.value.high().is_some();
        if there && !ranged && !matching.any(|found| found.span_with_qualifier.overlaps(mark)) {
            return Some(finding(FIGURE_MARKED_ELSEWHERE, about, Fact::FigureMarked));
        }
    }
    let mark = evidence.place?;
    let mut named = reading
        .mentions
        .iter()
        .filter(|mention| mention.span.overlaps(mark))
        .peekable();
    let is_named = named.peek().is_some();
    let fits = named.any(|mention| may_be_beside(context, *mention, claim.place));
    (is_named && !fits).then(|| finding(PLACE_MARKED_ELSEWHERE, about, Fact::PlaceMarked))
}

pub(super) fn figure_marked(claim: ClaimRef<'_>, evidence: EvidenceRef<'_>) -> Words {
    let mark = evidence.figure;
    let marked = mark.and_then(|mark| slice(evidence.exact, mark));
    let marked = marked.unwrap_or("(outside the quote)");
    let told = words(
        format!(
            "Claim: {} · the words marked as its figure: {}",
            claim.value,
            quoted(marked)
        ),
        "Mark the number of the claim, with its qualifier, as \"figure\"; or correct the number",
    );
    differing(told, &claim.value.to_string(), marked, mark)
}

pub(super) fn place_marked(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
) -> Words {
    let own = &told.dataset.place(claim.place).name;
    let mark = evidence.place;
    let marked = mark.map_or("", |mark| words_at(evidence.exact, mark));
    let told = words(
        format!(
            "Claim: {} · the words marked as its place: {}",
            shown(own),
            quoted(marked)
        ),
        "Mark the name of the claim's place as \"place\"; or correct the place",
    );
    differing(told, own, marked, mark)
}

/// How sure a pair is; smaller is surer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sureness {
    /// `Moscow (1,800)`, `Moscow: 1,800`
    Beside,
    /// `1,800 people were arrested in Moscow`
    NumberFirst,
    /// `Moscow saw 1,800`
    PlaceFirst,
}

/// The sure pairs of place and number in a sentence.
fn pairs<'r>(exact: &str, reading: &'r Reading) -> Vec<(&'r Mention, &'r FoundNumber)> {
    let counts: Vec<&FoundNumber> = reading
        .numbers
        .iter()
        .filter(|found| found.kind == Kind::Count && found.number.is_some())
        .collect();
    let respectively = [
        "respectively",
        "соответственно",
        "respectivement",
        "respectivamente",
    ];
    if counts.len() == reading.mentions.len() && respectively.iter().any(|word| reading.says(word))
    {
        return reading.mentions.iter().zip(counts).collect();
    }
    let mut candidates = Vec::new();
    for (place, mention) in reading.mentions.iter().enumerate() {
        for (number, found) in counts.iter().enumerate() {
            if let Some(sureness) = sureness(
                exact,
                reading,
                &counts,
                mention.span,
                found.span_with_qualifier,
            ) {
                candidates.push((sureness, place, number));
            }
        }
    }
    let first_place = reading.mentions.first().map(|mention| mention.span.start);
    let first_number = counts.first().map(|found| found.span.start);
    if first_place < first_number {
        // "In Moscow 1,800, in Omsk 20": the place stands first throughout.
        candidates.sort_by_key(|&(sureness, place, number)| {
            let sureness = match sureness {
                Sureness::Beside => 0,
                Sureness::PlaceFirst => 1,
                Sureness::NumberFirst => 2,
            };
            (sureness, place, number)
        });
    } else {
        candidates.retain(|&(sureness, ..)| sureness != Sureness::PlaceFirst);
        candidates.sort_unstable();
    }
    let mut places_taken = vec![false; reading.mentions.len()];
    let mut numbers_taken = vec![false; counts.len()];
    let mut pairs = Vec::new();
    for (_, place, number) in candidates {
        if !places_taken[place] && !numbers_taken[number] {
            places_taken[place] = true;
            numbers_taken[number] = true;
            pairs.push((&reading.mentions[place], counts[number]));
        }
    }
    pairs
}

const PREPOSITIONS: [&str; 16] = [
    "in", "at", "from", "of", "for", "across", "в", "во", "на", "aus", "bei", "à", "en", "de", "a",
    "near",
];

/// How sure it is that a place and a number with nothing else between them belong together.
fn sureness(
    exact: &str,
    reading: &Reading,
    counts: &[&FoundNumber],
    place: Span,
    number: Span,
) -> Option<Sureness> {
    let place_first = place.end <= number.start;
    let gap = if place_first {
        Span {
            start: place.end,
            end: number.start,
        }
    } else {
        Span {
            start: number.end,
            end: place.start,
        }
    };
    let free = gap.start <= gap.end
        && !counts.iter().any(|found| found.span.overlaps(gap))
        && !reading
            .mentions
            .iter()
            .any(|mention| mention.span.overlaps(gap));
    if !free {
        return None;
    }
    let between = slice(exact, gap)?.trim();
    if place_first && matches!(between, "" | "(" | ":" | "-" | "–" | "—" | "=" | ": ") {
        return Some(Sureness::Beside);
    }
    if between.contains(['.', ';', '(', ')', '\n', ':']) {
        return None;
    }
    let words: Vec<&str> = between.split_whitespace().collect();
    if place_first {
        // "Moscow saw at least": few words, no other thing begun.
        let begun = words
            .iter()
            .any(|word| matches!(*word, "and" | "while" | "und" | "et" | "y" | "и"));
        return (words.len() <= 5 && !begun).then_some(Sureness::PlaceFirst);
    }
    let last = words.last().map(|word| word.to_lowercase());
    let joined = last.is_some_and(|word| PREPOSITIONS.contains(&word.as_str()));
    (joined && words.len() <= 6 && !between.contains(',')).then_some(Sureness::NumberFirst)
}
