//! Does the quote state the figure of its claim, with the same qualifier?

use super::codes::{
    Code, NUMBER_NOT_IN_QUOTE, QUALIFIER_CHANGED, QUALIFIER_DROPPED, QUALIFIER_INVENTED,
    RESTATED_WITHOUT_QUALIFIER, WORDS_NOT_IN_QUOTE,
};
use super::context::finding;
use super::reading::{Batch, language_of, words_at};
use super::wording::{Wording, at_bytes, differing, kept, quoted, words};
use crate::model::{
    About, ClaimRef, EvidenceRef, Fact, Finding, Otherwise, Qualifier, Words, grouped,
};
use crate::text::{FoundNumber, numbers};

/// number-not-in-quote, qualifier-dropped, qualifier-invented, qualifier-changed,
/// restated-without-qualifier, words-not-in-quote
pub(super) fn figures(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    if claim.value.words().is_some() || claim.value.amount().is_none() {
        in_words(batch, claim, findings);
        return;
    }
    let stated: Vec<(EvidenceRef<'_>, Stated)> = batch
        .stating(claim)
        .map(|evidence| (evidence, stated(batch, claim, evidence)))
        .collect();
    // One quote that keeps the qualifier excuses a headline that drops it.
    let kept = stated
        .iter()
        .any(|(_, stated)| *stated == Stated::AsClaimed);
    for (evidence, stated) in &stated {
        let about = About::Evidence(claim.id, evidence.id);
        match stated {
            Stated::AsClaimed => {}
            Stated::NotThere => {
                findings.push(finding(NUMBER_NOT_IN_QUOTE, about, Fact::NumberNotThere));
            }
            Stated::Otherwise(qualifier, found) => {
                let is_excused = kept && found.before == NOTHING && *qualifier == Qualifier::Exact;
                let fact = Fact::Otherwise(Otherwise {
                    is_excused,
                    ..*found
                });
                findings.push(finding(
                    otherwise(claim, *qualifier, found, is_excused),
                    about,
                    fact,
                ));
            }
        }
    }
}

/// No bytes of the text.
const NOTHING: [u32; 2] = [0, 0];

/// What a quote makes of the figure of its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stated {
    AsClaimed,
    NotThere,
    /// With this qualifier.
    Otherwise(Qualifier, Otherwise),
}

/// The numbers of a quote that are the claim's.
pub(super) fn matching<'r>(
    claim: ClaimRef<'_>,
    numbers: &'r [FoundNumber],
) -> impl Iterator<Item = &'r FoundNumber> {
    let (low, high) = (claim.value.amount(), claim.value.high());
    numbers.iter().filter(move |found| {
        found.number == low && found.high == high && found.kind.may_be_claimed()
    })
}

fn stated(batch: &Batch<'_>, claim: ClaimRef<'_>, evidence: EvidenceRef<'_>) -> Stated {
    let numbers = &batch.of(evidence).numbers;
    let mut found: Vec<&FoundNumber> = matching(claim, numbers).collect();
    if found.is_empty() {
        // A range may be stated by its two ends.
        let says = |end: Option<u64>| numbers.iter().any(|found| found.number == end);
        let both =
            claim.value.high().is_some() && says(claim.value.amount()) && says(claim.value.high());
        return if both {
            Stated::AsClaimed
        } else {
            Stated::NotThere
        };
    }
    // Where the figure is marked, the mark decides between several.
    if let Some(mark) = evidence.figure
        && found.iter().any(|found| found.span.overlaps(mark))
    {
        found.retain(|found| found.span.overlaps(mark));
    }
    let wanted = claim.value.qualifier();
    let cut = |found: &FoundNumber| {
        (found.span.start == 0 && found.qualifier == Qualifier::Exact)
            .then(|| batch.context.cut(evidence, found.span, found.number))?
    };
    let as_claimed = found.iter().any(|found| match cut(found) {
        Some(cut) => cut.qualifier == wanted,
        None => found.qualifier == wanted,
    });
    match found.first() {
        Some(first) if !as_claimed => match cut(first) {
            Some(cut) => Stated::Otherwise(
                cut.qualifier,
                Otherwise {
                    // The number alone: its qualifier stands before the quote.
                    span: first.span,
                    before: kept(&cut.bytes),
                    is_excused: false,
                },
            ),
            None => Stated::Otherwise(
                first.qualifier,
                Otherwise {
                    span: first.span_with_qualifier,
                    before: NOTHING,
                    is_excused: false,
                },
            ),
        },
        _ => Stated::AsClaimed,
    }
}

fn otherwise(
    claim: ClaimRef<'_>,
    qualifier: Qualifier,
    found: &Otherwise,
    is_excused: bool,
) -> &'static Code {
    match (claim.value.qualifier(), qualifier) {
        (Qualifier::Exact, _) => QUALIFIER_DROPPED,
        _ if found.before != NOTHING => QUALIFIER_CHANGED,
        (_, Qualifier::Exact) if is_excused => RESTATED_WITHOUT_QUALIFIER,
        (_, Qualifier::Exact) => QUALIFIER_INVENTED,
        _ => QUALIFIER_CHANGED,
    }
}

pub(super) fn otherwise_words(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
    code: &str,
    found: &Otherwise,
) -> Words {
    let said = if found.before == NOTHING {
        words_at(evidence.exact, found.span)
    } else {
        let text = told.texts.get(evidence.document).text();
        at_bytes(text.map_or("", |text| text), found.before)
    };
    let text = quoted(said);
    let value = claim.value;
    let otherwise = if found.before != NOTHING {
        words(
            format!("The quote begins in the middle: the text says {text}, the claim {value}"),
            "Let the quote begin before the qualifier, and take the qualifier into the claim",
        )
    } else if code == QUALIFIER_DROPPED.name {
        words(
            format!("The source says {text}, the claim says {value} without the qualifier"),
            "Take the qualifier of the source into the claim",
        )
    } else if found.is_excused {
        words(
            format!(
                "This quote says {text}; another quote of the claim has {value}, which is kept"
            ),
            "Nothing to do: headlines often drop the qualifier",
        )
    } else if code == QUALIFIER_INVENTED.name {
        words(
            format!("The claim says {value}, the source only {text}"),
            "State the number as the source does, without a qualifier",
        )
    } else {
        words(
            format!("The claim says {value}, the source {text}"),
            "Take the qualifier of the source into the claim",
        )
    };
    differing(otherwise, &claim.value.to_string(), said, found.span)
}

pub(super) fn not_there(
    told: Wording<'_>,
    claim: ClaimRef<'_>,
    evidence: EvidenceRef<'_>,
) -> Words {
    let language = language_of(told.dataset, evidence.document);
    let numbers = numbers(evidence.exact, language);
    let number = claim.value.amount().map(grouped).unwrap_or_default();
    let otherwise = numbers
        .iter()
        .find(|found| found.number == claim.value.amount() && !found.kind.may_be_claimed());
    let counts: Vec<&FoundNumber> = numbers
        .iter()
        .filter(|found| found.kind.may_be_claimed())
        .collect();
    let said = |found: &&FoundNumber| words_at(evidence.exact, found.span_with_qualifier);
    let counted: Vec<String> = counts
        .iter()
        .map(|found| quoted(words_at(evidence.exact, found.span)))
        .take(6)
        .collect();
    let (text, span) = match (otherwise, evidence.figure, counts.as_slice()) {
        (Some(found), ..) => (
            format!("{} (a {})", said(&found), found.kind.word()),
            Some(found.span),
        ),
        (None, Some(mark), _) => (words_at(evidence.exact, mark).to_owned(), Some(mark)),
        (None, None, []) => ("no number".to_owned(), None),
        (None, None, [only]) => (said(only).to_owned(), Some(only.span_with_qualifier)),
        (None, None, several) => {
            let few: Vec<&str> = several.iter().take(6).map(said).collect();
            (few.join(", "), None)
        }
    };
    let message = match (otherwise, evidence.figure) {
        (Some(found), _) => format!(
            "The number {number} stands in the quote only as a {}: {}",
            found.kind.word(),
            quoted(evidence.exact)
        ),
        (None, Some(mark)) => format!(
            "Claim: {} · text: {}",
            claim.value,
            quoted(words_at(evidence.exact, mark))
        ),
        (None, None) if counted.is_empty() => {
            format!(
                "The quote has no number, the claim says {}: {}",
                claim.value,
                quoted(evidence.exact)
            )
        }
        (None, None) => format!(
            "Claim: {} · the quote has {}",
            claim.value,
            counted.join(", ")
        ),
    };
    let told = words(
        message,
        "Correct the claim's number, or quote the sentence that states it",
    );
    differing(told, &claim.value.to_string(), &text, span)
}

/// A claim in words, or one that counts what its words name: the words must be in the quote.
fn in_words(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let Some(words) = claim.value.words().filter(|words| !words.trim().is_empty()) else {
        return;
    };
    for evidence in batch.stating(claim) {
        if !batch.of(evidence).says(words) {
            let about = About::Evidence(claim.id, evidence.id);
            findings.push(finding(WORDS_NOT_IN_QUOTE, about, Fact::WordsNotThere));
        }
    }
}

pub(super) fn not_in_words(claim: ClaimRef<'_>, evidence: EvidenceRef<'_>) -> Words {
    let wanted = claim.value.words().unwrap_or_default();
    let told = words(
        format!(
            "The words {} are not in the quote {}",
            quoted(wanted),
            quoted(evidence.exact)
        ),
        "Use the words of the source, or quote the sentence that has them",
    );
    let text = evidence
        .figure
        .map_or("not these words", |mark| words_at(evidence.exact, mark));
    differing(told, wanted, text, evidence.figure)
}
