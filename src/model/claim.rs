//! One claim: who states which figure for which place and day, and where.

use super::{CivilDate, ClaimId, EvidenceSeed, Extra, MetricId, PlaceId, Value};

/// How far a claim has come in the hands of its editors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Status {
    /// Entered, not yet read by anybody else.
    #[default]
    Proposed,
    /// Read and held to be right.
    Reviewed,
    /// Read and doubted.
    Disputed,
    /// Read and turned down; kept, so that nobody enters it twice.
    Rejected,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 4] = [
        Self::Proposed,
        Self::Reviewed,
        Self::Disputed,
        Self::Rejected,
    ];

    /// The name in dataset files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Reviewed => "reviewed",
            Self::Disputed => "disputed",
            Self::Rejected => "rejected",
        }
    }

    /// The status with this name in dataset files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }
}

/// How a value was written in its file, so that it is written back the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ValueForm {
    /// `1800`
    Number,
    /// `"at least 5,300"`; the text itself is kept with the claim.
    Text,
    /// `{ "qualifier": "at_least", "number": 5300 }`
    #[default]
    Object,
}

/// What a total says about its parts: "in 88 cities".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covers {
    /// How many.
    pub count: u64,
    /// Of what, in the plural: "cities".
    pub unit: String,
    /// Foreign keys.
    pub extra: Extra,
}

/// What a reader made of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Held to be right.
    Checked,
    /// Doubted.
    Disputed,
}

impl Mark {
    /// The name in dataset files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Checked => "checked",
            Self::Disputed => "disputed",
        }
    }

    /// The mark with this name in dataset files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Checked, Self::Disputed]
            .into_iter()
            .find(|mark| mark.code() == code)
    }
}

/// A person's mark on a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Who.
    pub by: String,
    /// When, as the file writes it.
    pub on: String,
    /// What they made of it.
    pub mark: Mark,
    /// Why.
    pub note: Option<String>,
    /// Foreign keys.
    pub extra: Extra,
}

/// One row of [`super::Claims`]: everything but its evidence, lists and rare fields, which are
/// asked of [`super::Claims`] by the row's id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClaimRef<'a> {
    /// Which one.
    pub id: ClaimId,
    /// The id in the file.
    pub name: &'a str,
    /// What is counted.
    pub metric: MetricId,
    /// Where.
    pub place: PlaceId,
    /// No quote of the claim names the place.
    pub place_inferred: bool,
    /// When; `None` where it is not stated.
    pub date: Option<CivilDate>,
    /// No quote of the claim states the day.
    pub date_inferred: bool,
    /// How the date was understood.
    pub date_note: Option<&'a str>,
    /// When the count stood so, as the file writes it.
    pub as_of: Option<&'a str>,
    /// The figure.
    pub value: Value<'a>,
    /// The claim that this one is a part of.
    pub part_of: Option<ClaimId>,
    /// The editor's choice among claims that disagree.
    pub preferred: bool,
    /// How far it has come.
    pub status: Status,
    /// The editor's remark.
    pub note: Option<&'a str>,
}

/// A claim on its way into the columns.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimSeed<'a> {
    /// The id in the file.
    pub name: &'a str,
    /// What is counted.
    pub metric: MetricId,
    /// Where.
    pub place: PlaceId,
    /// No quote of the claim names the place.
    pub place_inferred: bool,
    /// When.
    pub date: Option<CivilDate>,
    /// No quote of the claim states the day.
    pub date_inferred: bool,
    /// How the date was understood.
    pub date_note: Option<&'a str>,
    /// When the count stood so.
    pub as_of: Option<&'a str>,
    /// The figure.
    pub value: Value<'a>,
    /// How the figure was written.
    pub value_form: ValueForm,
    /// The figure's own text, for [`ValueForm::Text`].
    pub value_text: Option<&'a str>,
    /// Who claims it.
    pub attributed_to: Vec<&'a str>,
    /// Where it is stated.
    pub evidence: Vec<EvidenceSeed<'a>>,
    /// What a total says about its parts.
    pub covers: Option<Covers>,
    /// The editor's choice among claims that disagree.
    pub preferred: bool,
    /// How far it has come; `None` where the file says nothing (then it is proposed).
    pub status: Option<Status>,
    /// What readers made of it.
    pub reviews: Vec<Review>,
    /// The editor's remark.
    pub note: Option<&'a str>,
    /// Free keywords.
    pub tags: Vec<&'a str>,
    /// Foreign keys.
    pub extra: Extra,
}

impl<'a> ClaimSeed<'a> {
    /// A claim with the four things that every claim has.
    #[must_use]
    pub fn new(name: &'a str, metric: MetricId, place: PlaceId, value: Value<'a>) -> Self {
        Self {
            name,
            metric,
            place,
            place_inferred: false,
            date: None,
            date_inferred: false,
            date_note: None,
            as_of: None,
            value,
            value_form: ValueForm::default(),
            value_text: None,
            attributed_to: Vec::new(),
            evidence: Vec::new(),
            covers: None,
            preferred: false,
            status: None,
            reviews: Vec::new(),
            note: None,
            tags: Vec::new(),
            extra: Extra::default(),
        }
    }
}
