//! A claim that a person adds: owned, since it comes from a form and not from a file.

use super::{
    CivilDate, ClaimSeed, DocumentId, EvidenceSeed, Extra, MetricId, NewQuote, PlaceId, PlaceKind,
    Qualifier, Role, Value, ValueError, ValueForm,
};

/// A figure with its qualifier that owns its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    qualifier: Qualifier,
    low: Option<u64>,
    high: Option<u64>,
    words: Option<String>,
}

impl From<Value<'_>> for Figure {
    fn from(value: Value<'_>) -> Self {
        Self {
            qualifier: value.qualifier(),
            low: value.amount(),
            high: value.high(),
            words: value.words().map(ToOwned::to_owned),
        }
    }
}

impl Figure {
    /// The figure as a value.
    ///
    /// # Errors
    /// Never for a figure that was made from a value.
    pub fn value(&self) -> Result<Value<'_>, ValueError> {
        let words = self.words.as_deref();
        match (self.low, self.high, words) {
            (Some(low), Some(high), words) => Value::between(low, high, words),
            (Some(number), None, words) => Value::number(self.qualifier, number, words),
            (None, _, Some(words)) => Value::in_words(self.qualifier, words),
            (None, _, None) => Err(ValueError::WordsMissing),
        }
    }

    /// The short form for a number without anything else, the long one for all others.
    fn form(&self) -> ValueForm {
        match (self.qualifier, &self.words) {
            (Qualifier::Exact, None) => ValueForm::Number,
            _ => ValueForm::Object,
        }
    }
}

/// Where a new claim belongs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NewPlace {
    /// A place of the dataset.
    Known(PlaceId),
    /// A place that the dataset does not have yet. It has no position.
    Named {
        /// Its name on the screen.
        name: String,
        /// What kind of place.
        kind: PlaceKind,
    },
}

/// A quote of a new claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    /// The document it quotes.
    pub document: DocumentId,
    /// What it does for its claim.
    pub role: Role,
    /// The words.
    pub quote: NewQuote,
}

/// A claim that a person adds. Its id is chosen when it is added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClaim {
    /// What is counted.
    pub metric: MetricId,
    /// Where.
    pub place: NewPlace,
    /// No quote of the claim names the place.
    pub place_inferred: bool,
    /// When.
    pub date: Option<CivilDate>,
    /// No quote of the claim states the day.
    pub date_inferred: bool,
    /// The figure.
    pub value: Figure,
    /// Who claims it.
    pub claimants: Vec<String>,
    /// Where it is stated.
    pub evidence: Vec<NewEvidence>,
    /// The editor's remark.
    pub note: Option<String>,
}

impl NewClaim {
    /// The claim as the columns take it.
    pub(super) fn seed<'a>(
        &'a self,
        name: &'a str,
        place: PlaceId,
    ) -> Result<ClaimSeed<'a>, ValueError> {
        Ok(ClaimSeed {
            place_inferred: self.place_inferred,
            date: self.date,
            date_inferred: self.date_inferred,
            value_form: self.value.form(),
            attributed_to: self.claimants.iter().map(String::as_str).collect(),
            evidence: self.evidence.iter().map(NewEvidence::seed).collect(),
            status: Some(super::Status::Proposed),
            note: self.note.as_deref(),
            ..ClaimSeed::new(name, self.metric, place, self.value.value()?)
        })
    }
}

impl NewEvidence {
    fn seed(&self) -> EvidenceSeed<'_> {
        let quote = &self.quote;
        EvidenceSeed {
            document: self.document,
            role: self.role,
            exact: &quote.exact,
            prefix: &quote.prefix,
            suffix: &quote.suffix,
            position: quote.position,
            figure: quote.figure,
            place: quote.place,
            extra: Extra::default(),
        }
    }
}
