//! Every finding by its stable name: how bad it is, and what it means.

use crate::model::Severity::{self, Error, Information, Warning};

/// One kind of finding.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// Its stable name.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What it means, in one sentence without a full stop.
    pub meaning: &'static str,
}

/// Declares the codes and the table of all of them.
macro_rules! codes {
    ($($constant:ident $name:literal $severity:ident $meaning:literal;)*) => {
        $(pub(super) const $constant: &Code = &Code {
            name: $name,
            severity: $severity,
            meaning: $meaning,
        };)*

        /// Every code, errors first.
        pub const CODES: &[&Code] = &[$($constant),*];
    };
}

codes! {
    DOCUMENT_MISSING "document-missing" Error "the file with a document's text cannot be read";
    DOCUMENT_CHANGED "document-changed" Error "a document's text is no longer the one the quotes were taken from";
    QUOTE_NOT_FOUND "quote-not-found" Error "a quote is not in the text of its document";
    QUOTE_AMBIGUOUS "quote-ambiguous" Error "a quote stands several times in its document and the words around it single out none";
    NUMBER_NOT_IN_QUOTE "number-not-in-quote" Error "the number of a claim is not in its quote";
    QUALIFIER_DROPPED "qualifier-dropped" Error "the source limits the number and the claim does not";
    QUALIFIER_INVENTED "qualifier-invented" Error "the claim limits the number and the source does not";
    QUALIFIER_CHANGED "qualifier-changed" Error "claim and source limit the number in different ways";
    WORDS_NOT_IN_QUOTE "words-not-in-quote" Error "the words of a claim are not in its quote";
    PART_CYCLE "part-cycle" Error "claims are parts of each other in a circle";
    PARTS_EXCEED_TOTAL "parts-exceed-total" Error "the parts of a total add up to more than the total";
    NO_EVIDENCE "no-evidence" Warning "no quote states the figure of a claim";
    POSITION_WRONG "position-wrong" Warning "a quote stands elsewhere in its text than the file says";
    FOUND_AFTER_FOLDING "found-after-folding" Warning "a quote differs from its text in spaces or quotation marks";
    PLACE_NOT_NAMED "place-not-named" Warning "no quote of a claim names its place";
    FIGURES_CROSSED "figures-crossed" Warning "the sentence gives the number for another place";
    FIGURE_MARKED_ELSEWHERE "figure-marked-elsewhere" Warning "the words marked as the figure say something else";
    PLACE_MARKED_ELSEWHERE "place-marked-elsewhere" Warning "the words marked as the place name another one";
    CLAIMANT_NOT_NAMED "claimant-not-named" Warning "no quote of a claim names its claimant";
    DATE_NOT_IN_QUOTE "date-not-in-quote" Warning "the quotes of a claim name other days than the claim";
    WEEKDAY_MISMATCH "weekday-mismatch" Warning "the day of a claim falls on another weekday than the source says";
    EVENT_AFTER_PUBLICATION "event-after-publication" Warning "a document tells of a day after its publication";
    CONFLICTING_CLAIMS "conflicting-claims" Warning "one claimant gives several figures for one place and day";
    DUPLICATE_CLAIM "duplicate-claim" Warning "two claims say the same";
    SUBSET_EXCEEDS_SUPERSET "subset-exceeds-superset" Warning "a figure is larger than the one that includes it";
    PLACE_FAR_FROM_GAZETTEER "place-far-from-gazetteer" Warning "the coordinates of a place lie far from every town of its name";
    HOMONYM_IN_ANOTHER_COUNTRY "homonym-in-another-country" Warning "coordinates or GeoNames id belong to a town of the same name in another country";
    CONFUSABLE_NAMES "confusable-names" Warning "two names look the same, or a name mixes alphabets";
    TEXT_HAS_INVISIBLE_CHARACTERS "text-has-invisible-characters" Warning "characters that no screen shows stand in a text";
    RESTATED_WITHOUT_QUALIFIER "restated-without-qualifier" Information "one quote drops the qualifier that another keeps";
    PLACE_INFERRED "place-inferred" Information "the place was understood from the context";
    REMAINDER_NOT_LOCATED "remainder-not-located" Information "a part of a total stands on no place of the map";
    FIGURE_NOT_CODED "figure-not-coded" Information "a number in a text that no claim uses";
}
