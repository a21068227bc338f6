//! Findings in words, made when somebody reads them: a million of them would take more room than
//! the dataset.

use super::{characters, crossed, days, figures, located, naming, quotes, rivals, totals, uncoded};
use crate::model::{
    About, ClaimRef, Dataset, Difference, DocumentId, EvidenceId, EvidenceRef, Fact, Finding,
    PlaceId, QuoteState, Report, Span, Texts, Words,
};
use crate::text::visible::visible;
use rayon::prelude::*;

/// What the words of a report's findings are made from.
#[derive(Debug, Clone, Copy)]
pub struct Wording<'a> {
    /// The dataset that was audited.
    pub dataset: &'a Dataset,
    /// The texts of its documents.
    pub texts: &'a Texts,
    /// What was found.
    pub report: &'a Report,
}

impl<'a> Wording<'a> {
    /// A finding of the report in words. Keep them for what is in view only.
    #[must_use]
    pub fn of(&self, finding: &Finding) -> Words {
        self.by_claim(finding)
            .or_else(|| self.by_whole(finding))
            .unwrap_or_else(|| words(String::new(), ""))
    }

    /// What a check of one claim found.
    fn by_claim(&self, finding: &Finding) -> Option<Words> {
        let id = finding.claim()?;
        let claim = self.dataset.claims.get(id);
        let evidence = match finding.about {
            About::Evidence(_, id) => Some(self.dataset.claims.evidence_row(id)),
            _ => None,
        };
        Some(match &finding.fact {
            Fact::Quote(wrong) => quotes::quote_words(*self, evidence?, *wrong),
            Fact::NumberNotThere => figures::not_there(*self, claim, evidence?),
            Fact::Otherwise(found) => {
                figures::otherwise_words(*self, claim, evidence?, finding.code, found)
            }
            Fact::WordsNotThere => figures::not_in_words(claim, evidence?),
            Fact::Crossed { number, place } => {
                crossed::crossed_words(*self, claim, evidence?, *number, *place)
            }
            Fact::FigureMarked => crossed::figure_marked(claim, evidence?),
            Fact::PlaceMarked => crossed::place_marked(*self, claim, evidence?),
            Fact::NoEvidence => naming::no_evidence(*self, claim),
            Fact::PlaceInferred => naming::inferred(*self, claim),
            Fact::PlaceNotNamed(others) => naming::not_named(*self, claim, others),
            Fact::ClaimantNotNamed(nth) => naming::claimant_not_named(*self, claim, *nth),
            Fact::OtherDay(bytes) => days::other_day(claim, evidence?, *bytes),
            Fact::OtherWeekday { stated, bytes } => {
                days::other_weekday(claim, evidence?, *stated, *bytes)
            }
            Fact::AfterPublication => days::after_publication(*self, claim, evidence?),
            Fact::Duplicate(other) => rivals::duplicate(*self, claim, *other),
            Fact::Conflict(other) => rivals::conflict(*self, claim, *other),
            Fact::Cycle => totals::cycle(claim),
            Fact::Remainder { sum, places } => totals::remainder(*self, claim, *sum, *places),
            Fact::Subset(most) => totals::subset(*self, claim, *most),
            Fact::SameClaimants {
                nth,
                other,
                other_nth,
            } => characters::same_claimants(*self, claim.id, *nth, (*other, *other_nth)),
            Fact::HiddenInQuote => characters::hidden_in_quote(evidence?),
            _ => return None,
        })
    }

    /// What a check of a place, a document, or the whole found.
    fn by_whole(&self, finding: &Finding) -> Option<Words> {
        Some(match (&finding.fact, finding.about) {
            (Fact::DocumentMissing, About::Document(id)) => quotes::missing(*self, id),
            (Fact::DocumentChanged, About::Document(id)) => quotes::changed(*self, id),
            (Fact::FarAway { geonames, by_id }, About::Place(id)) => {
                located::far_away(self.dataset.place(id), *geonames, *by_id)?
            }
            (Fact::Homonym { geonames, by_id }, About::Place(id)) => {
                located::homonym(self.dataset.place(id), *geonames, *by_id)?
            }
            (Fact::SamePlaces(other), About::Place(id)) => {
                characters::same_places(self.dataset, *other, id)
            }
            (Fact::Mixed(nth), about) => characters::mixed(self.name(about, *nth)),
            (Fact::HiddenInName(nth), about) => characters::hidden_in_name(self.name(about, *nth)),
            (Fact::NotCoded(bytes), About::Passage(document, _)) => {
                uncoded::not_coded(*self, document, *bytes)
            }
            (Fact::Told(words), _) => Words::clone(words),
            _ => return None,
        })
    }

    /// A name of a place, or a claimant of a claim, counted from 0.
    pub(super) fn name(&self, about: About, nth: u32) -> &'a str {
        let nth = nth as usize;
        let name = match about {
            About::Place(id) => self.dataset.place(id).all_names().nth(nth),
            About::Claim(id) => self.dataset.claims.claimants(id).nth(nth),
            _ => None,
        };
        name.unwrap_or_default()
    }

    /// The rows of the findings that a search lets through: among those that are `chosen` it may
    /// ask for the words. This goes on all cores, and none of the words are kept.
    #[must_use]
    pub fn rows_where(
        &self,
        chosen: impl Fn(&Finding) -> bool + Sync,
        wanted: impl Fn(&Finding, &dyn Fn() -> Words) -> bool + Sync,
    ) -> Vec<u32> {
        let findings = self.report.findings.par_iter().enumerate();
        findings
            .filter(|(_, finding)| chosen(finding) && wanted(finding, &|| self.of(finding)))
            .filter_map(|(row, _)| u32::try_from(row).ok())
            .collect()
    }

    /// A claim as messages begin: `Moscow, arrests`.
    pub(super) fn subject(&self, claim: ClaimRef<'_>) -> String {
        subject(self.dataset, claim)
    }

    /// A document as messages name it.
    pub(super) fn document_name(&self, id: DocumentId) -> String {
        shown(self.dataset.document(id).short_name())
    }

    /// A place as messages name it.
    pub(super) fn place_name(&self, id: PlaceId) -> String {
        shown(&self.dataset.place(id).name)
    }

    pub(super) fn quote(&self, evidence: EvidenceRef<'_>) -> &'a QuoteState {
        self.report.quote(evidence.id)
    }

    pub(super) fn evidence(&self, id: EvidenceId) -> EvidenceRef<'a> {
        self.dataset.claims.evidence_row(id)
    }
}

/// A claim as messages begin: `Moscow, arrests`.
pub(super) fn subject(dataset: &Dataset, claim: ClaimRef<'_>) -> String {
    let place = &dataset.place(claim.place).name;
    let metric = dataset.metric(claim.metric).in_sentence();
    format!("{}, {metric}", visible(place))
}

/// Words without a difference.
pub(super) fn words(message: String, help: &'static str) -> Words {
    Words {
        message,
        help,
        difference: None,
    }
}

/// The same words with what claim and text say; long ones cut as messages cut them.
pub(super) fn differing(
    words: Words,
    claim: &str,
    text: &str,
    span: impl Into<Option<Span>>,
) -> Words {
    Words {
        difference: Some(Difference {
            claim: shown(claim),
            text: shown(text),
            span: span.into(),
        }),
        ..words
    }
}

/// Some bytes of a text, as a finding keeps them.
pub(super) fn at_bytes(text: &str, [start, end]: [u32; 2]) -> &str {
    text.get(start as usize..end as usize).unwrap_or_default()
}

/// Bytes as a finding keeps them.
pub(super) fn kept(bytes: &std::ops::Range<usize>) -> [u32; 2] {
    [bytes.start, bytes.end].map(|byte| u32::try_from(byte).unwrap_or(u32::MAX))
}

/// A row counted from 0, as a finding keeps it.
pub(super) fn kept_row(nth: usize) -> u32 {
    u32::try_from(nth).unwrap_or(u32::MAX)
}

/// Foreign words in quotation marks, invisible characters shown, long ones cut in the middle.
pub(super) fn quoted(words: &str) -> String {
    format!("“{}”", shown(words))
}

/// Foreign words as a message shows them.
pub(super) fn shown(words: &str) -> String {
    const LONGEST: usize = 110;
    const ENDS: usize = 50;
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let count = words.chars().count();
    let short = if count > LONGEST {
        let head: String = words.chars().take(ENDS).collect();
        let tail: String = words.chars().skip(count - ENDS).collect();
        format!("{} … {}", head.trim_end(), tail.trim_start())
    } else {
        words
    };
    visible(&short).into_owned()
}
