//! Does the source say it? A report of verdicts and findings over a dataset and its texts.
//!
//! Pure: the same dataset and texts give the same report, nothing is read or written, nothing
//! fails. Every check is a function in [`CHECKS`]; every finding has a code in [`CODES`].

mod codes;
mod places;
mod reading;
mod context;
mod quotes;
mod figures;
mod naming;
mod crossed;
mod days;
mod totals;
mod rivals;
mod characters;
mod uncoded;
mod verdict;

pub use codes::{CODES, Code};
pub use uncoded::{Uncoded, uncoded};

use crate::model::{Dataset, Finding, Report, Texts};
use context::Context;

/// One pass that makes findings of one family.
type Check = fn(&Context<'_>, &mut Vec<Finding>);

/// Every check. None is slower than sorting the claims.
const CHECKS: &[Check] = &[
    quotes::documents,
    quotes::quotes,
    figures::figures,
    crossed::figures_crossed,
    naming::evidence,
    naming::places,
    naming::claimants,
    days::days,
    days::publication,
    totals::cycles,
    totals::parts,
    totals::remainders,
    totals::subsets,
    rivals::rivals,
    characters::names,
    characters::texts,
    uncoded::figures_not_coded,
];

/// Audits a dataset against the texts of its documents.
#[must_use]
pub fn audit(dataset: &Dataset, texts: &Texts) -> Report {
    audit_while(dataset, texts, &|_| true).unwrap_or_default()
}

/// Audits as [`audit`] does, telling how far it is (0 to 1); `None` once `go_on` answers no.
#[must_use]
pub fn audit_while(
    dataset: &Dataset,
    texts: &Texts,
    go_on: &dyn Fn(f32) -> bool,
) -> Option<Report> {
    let context = Context::new(dataset, texts, go_on)?;
    let mut findings = Vec::new();
    for (row, check) in CHECKS.iter().enumerate() {
        #[expect(clippy::cast_precision_loss, reason = "a share of the work")]
        let share = row as f32 / CHECKS.len() as f32;
        if !go_on(0.7 + 0.3 * share) {
            return None;
        }
        check(&context, &mut findings);
    }
    // A stable sort: within one severity in the order of the file, then of the checks.
    findings.sort_by_key(|finding| (finding.severity, verdict::row(finding.about)));
    let verdicts = verdict::verdicts(&context, &findings);
    Some(Report::new(verdicts, context.quotes, findings))
}
