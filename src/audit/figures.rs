//! Does the quote state the figure of its claim, with the same qualifier?

use super::codes::{
    Code, NUMBER_NOT_IN_QUOTE, QUALIFIER_CHANGED, QUALIFIER_DROPPED, QUALIFIER_INVENTED,
    RESTATED_WITHOUT_QUALIFIER, WORDS_NOT_IN_QUOTE,
};
use super::context::{differing, finding, quoted};
use super::reading::{Batch, words_at};
use crate::model::{About, ClaimRef, EvidenceRef, Finding, Qualifier, Span, grouped};
use crate::text::FoundNumber;

/// number-not-in-quote, qualifier-dropped, qualifier-invented, qualifier-changed,
/// restated-without-qualifier, words-not-in-quote
pub(super) fn figures(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    if claim.value.words().is_some() || claim.value.amount().is_none() {
        words(batch, claim, findings);
        return;
    }
    let stated: Vec<(EvidenceRef<'_>, Stated)> = batch
        .context
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
            Stated::NotThere => findings.push(not_there(batch, claim, *evidence)),
            Stated::Otherwise(found) => {
                let (code, message, help) = otherwise(claim, found, kept);
                findings.push(differing(
                    finding(code, about, message, help),
                    &claim.value.to_string(),
                    &found.words,
                    found.span,
                ));
            }
        }
    }
}

/// What a quote makes of the figure of its claim.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stated {
    AsClaimed,
    NotThere,
    Otherwise(Found),
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    qualifier: Qualifier,
    words: String,
    /// Where the words stand inside the quote; the number alone where the qualifier is cut off.
    span: Span,
    /// The qualifier stands before the beginning of the quote.
    cut: bool,
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
        Some(first) if !as_claimed => Stated::Otherwise(match cut(first) {
            Some(cut) => Found {
                qualifier: cut.qualifier,
                words: cut.words,
                span: first.span,
                cut: true,
            },
            None => Found {
                qualifier: first.qualifier,
                words: words_at(evidence.exact, first.span_with_qualifier).to_owned(),
                span: first.span_with_qualifier,
                cut: false,
            },
        }),
        _ => Stated::AsClaimed,
    }
}

fn otherwise(
    claim: ClaimRef<'_>,
    found: &Found,
    kept: bool,
) -> (&'static Code, String, &'static str) {
    let text = quoted(&found.words);
    let value = claim.value;
    if found.cut {
        return (
            if value.qualifier() == Qualifier::Exact {
                QUALIFIER_DROPPED
            } else {
                QUALIFIER_CHANGED
            },
            format!("The quote begins in the middle: the text says {text}, the claim {value}"),
            "Let the quote begin before the qualifier, and take the qualifier into the claim",
        );
    }
    match (value.qualifier(), found.qualifier) {
        (Qualifier::Exact, _) => (
            QUALIFIER_DROPPED,
            format!("The source says {text}, the claim says {value} without the qualifier"),
            "Take the qualifier of the source into the claim",
        ),
        (_, Qualifier::Exact) if kept => (
            RESTATED_WITHOUT_QUALIFIER,
            format!(
                "This quote says {text}; another quote of the claim has {value}, which is kept"
            ),
            "Nothing to do: headlines often drop the qualifier",
        ),
        (_, Qualifier::Exact) => (
            QUALIFIER_INVENTED,
            format!("The claim says {value}, the source only {text}"),
            "State the number as the source does, without a qualifier",
        ),
        _ => (
            QUALIFIER_CHANGED,
            format!("The claim says {value}, the source {text}"),
            "Take the qualifier of the source into the claim",
        ),
    }
}

fn not_there(batch: &Batch<'_>, claim: ClaimRef<'_>, evidence: EvidenceRef<'_>) -> Finding {
    let numbers = &batch.of(evidence).numbers;
    let number = claim.value.amount().map(grouped).unwrap_or_default();
    let otherwise = numbers
        .iter()
        .find(|found| found.number == claim.value.amount() && !found.kind.may_be_claimed());
    let counts: Vec<&FoundNumber> = numbers
        .iter()
        .filter(|found| found.kind.may_be_claimed())
        .collect();
    let words = |found: &&FoundNumber| words_at(evidence.exact, found.span_with_qualifier);
    let counted: Vec<String> = counts
        .iter()
        .map(|found| quoted(words_at(evidence.exact, found.span)))
        .take(6)
        .collect();
    let (text, span) = match (otherwise, evidence.figure, counts.as_slice()) {
        (Some(found), ..) => (
            format!("{} (a {})", words(&found), found.kind.word()),
            Some(found.span),
        ),
        (None, Some(mark), _) => (words_at(evidence.exact, mark).to_owned(), Some(mark)),
        (None, None, []) => ("no number".to_owned(), None),
        (None, None, [only]) => (words(only).to_owned(), Some(only.span_with_qualifier)),
        (None, None, several) => {
            let few: Vec<&str> = several.iter().take(6).map(words).collect();
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
    let finding = finding(
        NUMBER_NOT_IN_QUOTE,
        About::Evidence(claim.id, evidence.id),
        message,
        "Correct the claim's number, or quote the sentence that states it",
    );
    differing(finding, &claim.value.to_string(), &text, span)
}

/// A claim in words, or one that counts what its words name: the words must be in the quote.
fn words(batch: &Batch<'_>, claim: ClaimRef<'_>, findings: &mut Vec<Finding>) {
    let Some(words) = claim.value.words().filter(|words| !words.trim().is_empty()) else {
        return;
    };
    for evidence in batch.context.stating(claim) {
        if !batch.of(evidence).says(words) {
            let finding = finding(
                WORDS_NOT_IN_QUOTE,
                About::Evidence(claim.id, evidence.id),
                format!(
                    "The words {} are not in the quote {}",
                    quoted(words),
                    quoted(evidence.exact)
                ),
                "Use the words of the source, or quote the sentence that has them",
            );
            let text = evidence
                .figure
                .map_or("not these words", |mark| words_at(evidence.exact, mark));
            findings.push(differing(finding, words, text, evidence.figure));
        }
    }
}
