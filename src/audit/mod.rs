//! Does the source say it? A report of verdicts and findings over a dataset and its texts.
//!
//! Pure: the same dataset and texts give the same report, nothing is read or written, nothing
//! fails. Every check is a function in [`CLAIM_CHECKS`] or [`WHOLE_CHECKS`], or reads a document; every
//! finding has a code in [`CODES`]. Claims and documents are read on all cores, and put together in
//! the order of the file: the report is the same on one core and on many.

mod codes;
mod places;
mod reading;
mod progress;
mod context;
mod quotes;
mod figures;
mod naming;
mod crossed;
mod days;
mod totals;
mod rivals;
mod located;
mod characters;
mod uncoded;
mod verdict;
mod closest;
mod wording;

pub use closest::{Closest, closest};
pub use codes::{CODES, Code};
pub use progress::GoOn;
pub use uncoded::{Uncoded, uncoded};
pub use wording::Wording;

pub use crate::text::diff::Change;

use crate::model::{ClaimId, ClaimRef, Dataset, DocumentId, Finding, Report, Span, Texts};
use crate::text::pieces::pieces;
use context::Context;
use progress::Way;
use rayon::prelude::*;
use reading::Batch;
use std::ops::Range;
use uncoded::Used;

/// What is asked of each claim by itself.
const CLAIM_CHECKS: &[fn(&Batch<'_>, ClaimRef<'_>, &mut Vec<Finding>)] = &[
    quotes::quotes,
    figures::figures,
    crossed::figures_crossed,
    naming::evidence,
    naming::places,
    naming::claimants,
    days::days,
    days::publication,
    characters::claims,
];

/// What a check of the whole needs beside the dataset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Needs {
    Nothing,
    Gazetteer,
}

type WholeCheck = fn(&Context<'_>, &mut Vec<Finding>);

/// What is asked of the dataset as a whole. None is slower than sorting the claims.
const WHOLE_CHECKS: &[(Needs, WholeCheck)] = &[
    (Needs::Nothing, totals::cycles),
    (Needs::Nothing, totals::parts),
    (Needs::Nothing, totals::remainders),
    (Needs::Nothing, totals::subsets),
    (Needs::Nothing, rivals::rivals),
    (Needs::Gazetteer, located::places),
    (Needs::Nothing, characters::names),
    (Needs::Nothing, characters::place_names),
];

/// So many claims are read together.
const BATCH: usize = 64;
/// So many times that are read at once.
const STEP: usize = 512;

/// Audits a dataset against the texts of its documents.
#[must_use]
pub fn audit(dataset: &Dataset, texts: &Texts) -> Report {
    audit_while(dataset, texts, &|_| true).unwrap_or_default()
}

/// Audits as [`audit`] does a dataset whose places are known to lie where the gazetteer has them:
/// it is not asked again, and need not be unpacked.
#[must_use]
pub fn audit_located(dataset: &Dataset, texts: &Texts) -> Report {
    report(dataset, texts, &|_| true, &|needs| needs == Needs::Nothing).unwrap_or_default()
}

/// Audits as [`audit`] does, telling how far it is (0 to 1); `None` once `go_on` answers no.
#[must_use]
pub fn audit_while(dataset: &Dataset, texts: &Texts, go_on: GoOn<'_>) -> Option<Report> {
    report(dataset, texts, go_on, &|_| true)
}

/// With those checks of the whole that are `wanted`.
fn report(
    dataset: &Dataset,
    texts: &Texts,
    go_on: GoOn<'_>,
    wanted: &(dyn Fn(Needs) -> bool + Sync),
) -> Option<Report> {
    let way = Way::new(go_on);
    let context = Context::new(dataset, texts, &way)?;
    let mut findings = Vec::new();
    let used = of_claims(&context, &way, &mut findings)?;
    of_documents(&context, &way, used, &mut findings)?;
    of_the_whole(&context, &way, wanted, &mut findings)?;
    // A stable sort: within one severity in the order of the file, then of the checks. On one core,
    // since most of it is sorted already, and the parallel one makes a second list of all.
    findings.sort_by_key(Finding::rank);
    let last = way.stretch(1.0, 1.0, 1);
    last.step(1)?;
    let verdicts = verdict::verdicts(&context, &findings);
    Some(Report::new(verdicts, context.quotes, findings))
}

/// Asks everything of each claim. Gives what the claims use of the texts, in order.
fn of_claims(
    context: &Context<'_>,
    way: &Way<'_>,
    findings: &mut Vec<Finding>,
) -> Option<Vec<(DocumentId, Span)>> {
    let claims = &context.dataset.claims;
    let stretch = way.stretch(0.35, 0.65, claims.len());
    let batches: Vec<usize> = (0..claims.len()).step_by(BATCH).collect();
    let mut all_used = Vec::new();
    // Step by step, so that what was found stands beside its parts only for one step.
    for step in batches.chunks(STEP) {
        let found = step
            .par_iter()
            .map(|&first| {
                let rows = first..(first + BATCH).min(claims.len());
                stretch.step(rows.len())?;
                let batch = Batch::read(context, rows.clone());
                let mut findings = Vec::new();
                let mut used = Vec::new();
                for row in rows {
                    let claim = claims.get(ClaimId::new(row));
                    for check in CLAIM_CHECKS {
                        check(&batch, claim, &mut findings);
                    }
                    uncoded::used_by(&batch, claim, &mut used);
                }
                // A few at a time are sorted almost for nothing, and all of them faster for it.
                findings.sort_by_key(Finding::rank);
                Some((findings, used))
            })
            .collect::<Option<Vec<_>>>()?;
        for (found, used) in found {
            findings.extend(found);
            all_used.extend(used);
        }
    }
    all_used.par_sort_unstable();
    Some(all_used)
}

/// Asks everything of each document and of its text, piece by piece.
fn of_documents(
    context: &Context<'_>,
    way: &Way<'_>,
    used: Vec<(DocumentId, Span)>,
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let dataset = context.dataset;
    let mut used = used.into_iter().peekable();
    // Rows of tables name many documents without a text.
    let used: Vec<(DocumentId, Used)> = dataset
        .document_ids()
        .filter(|document| context.attached(*document).is_some())
        .map(|document| {
            let spans = std::iter::from_fn(|| used.next_if(|(of, _)| *of == document));
            let spans = spans.map(|(_, span)| span).collect();
            (document, Used::new(dataset, document, spans))
        })
        .collect();
    let pieces: Vec<(DocumentId, Range<usize>)> = dataset
        .document_ids()
        .filter_map(|document| Some((document, context.attached(document)?.0)))
        .flat_map(|(document, text)| pieces(text).map(move |piece| (document, piece)))
        .collect();
    let bytes = pieces.iter().map(|(_, piece)| piece.len()).sum();
    let stretch = way.stretch(0.65, 0.95, bytes);
    let read = pieces
        .into_par_iter()
        .map(|(document, piece)| {
            stretch.step(piece.len())?;
            let hidden = characters::hidden_in(context, document, piece.clone());
            let mut findings = Vec::new();
            let used_of_it = used.binary_search_by_key(&document, |(of, _)| *of);
            if let Some((_, used)) = used_of_it.ok().and_then(|row| used.get(row)) {
                uncoded::figures_not_coded(context, document, used, piece, &mut findings);
            }
            Some((document, hidden, findings))
        })
        .collect::<Option<Vec<_>>>()?;
    let mut read = read.into_iter().peekable();
    for document in dataset.document_ids() {
        quotes::documents(context, document, findings);
        let mut hidden = Vec::new();
        while let Some((_, found, uncoded)) = read.next_if(|(of, ..)| *of == document) {
            hidden.extend(found);
            findings.extend(uncoded);
        }
        characters::text(context, document, hidden.into_iter(), findings);
    }
    Some(())
}

fn of_the_whole(
    context: &Context<'_>,
    way: &Way<'_>,
    wanted: &(dyn Fn(Needs) -> bool + Sync),
    findings: &mut Vec<Finding>,
) -> Option<()> {
    let stretch = way.stretch(0.95, 1.0, WHOLE_CHECKS.len());
    let found = WHOLE_CHECKS
        .par_iter()
        .filter(|(needs, _)| wanted(*needs))
        .map(|(_, check)| {
            stretch.goes_on().then_some(())?;
            let mut findings = Vec::new();
            check(context, &mut findings);
            stretch.step(1)?;
            Some(findings)
        })
        .collect::<Option<Vec<_>>>()?;
    findings.extend(found.into_iter().flatten());
    Some(())
}
