//! The objects of a dataset file, format version 1, as they stand in the file.
//!
//! This is the one place that names the keys: reading, writing and the JSON Schema all come from
//! these declarations. What they mean is settled in `version1.rs`. The comments here are the
//! descriptions in the schema.

use super::field::{At, Field, Needed, Text};
use super::lists::{ClaimList, Rows};
use super::record::record;
use super::scalars::{Day, Degrees, Named, Names, Whole};
use crate::load::cursor::{Cursor, Kind};
use crate::model::{Mark, PlaceKind, Qualifier, Role, Status};
use schemars::JsonSchema;
use serde::Serialize;

record! {
    /// Reported figures (arrests, protesters, ...) with the sentences that state them. Keys that
    /// begin with "x-" are free for your own use at every level and survive loading and saving.
    pub(crate) struct Dataset<'a> {
        /// Always "arrest-atlas".
        #[schemars(extend("const" = "arrest-atlas"))]
        format: Needed<Text<'a>>,
        /// The version of this format, "1.0".
        #[schemars(extend("pattern" = r"^1\.[0-9]+$"))]
        version: Needed<Text<'a>>,
        /// A short name for the dataset, for file names and links.
        id: Needed<Text<'a>>,
        /// The title that stands over the map.
        title: Needed<Text<'a>>,
        /// What the dataset is, in a sentence or two.
        description: Option<Text<'a>>,
        /// The language of the titles and notes, as a BCP 47 tag: "en".
        language: Option<Text<'a>>,
        /// How the dates were understood.
        date_note: Option<Text<'a>>,
        /// Under which terms the dataset may be used.
        licence: Option<Text<'a>>,
        /// What is counted. Figures of two metrics are never added up.
        metrics: Rows<'a, Metric<'a>>,
        /// The sources.
        documents: Rows<'a, Document<'a>>,
        /// The places.
        places: Rows<'a, Place<'a>>,
        /// The claims: who states which figure for which place and day.
        claims: ClaimList<'a>,
    }
}

record! {
    /// One thing that is counted.
    pub(crate) struct Metric<'a> {
        /// The id by which claims name it.
        id: At<Text<'a>>,
        /// Its name on the screen: "Arrests".
        label: Text<'a>,
        /// What one is, in the plural: "people", "cases".
        unit: Text<'a>,
        /// Every claim counts something of its own (an event, its injured), so that claims for one
        /// place are added up and never compared.
        per_event: bool,
        /// The metric whose count includes this one: "journalists-arrested" are in "arrests".
        subset_of: Option<At<Text<'a>>>,
    }
}

record! {
    /// One source, with its text where it is attached: in "text", or in the file named by "file".
    pub(crate) struct Document<'a> {
        /// The id by which evidence names it.
        id: At<Text<'a>>,
        /// Its title, in its own words.
        title: Text<'a>,
        /// Who published it.
        publisher: Option<Text<'a>>,
        /// Who wrote it.
        authors: Vec<Text<'a>>,
        /// When it was published.
        published: Option<Text<'a>>,
        /// Its language, as a BCP 47 tag.
        language: Option<Text<'a>>,
        /// Where it stands on the web.
        url: Option<Text<'a>>,
        /// Where a copy is kept.
        archived_url: Option<Text<'a>>,
        /// When it was read.
        retrieved: Option<Text<'a>>,
        /// A UTF-8 text file with its text, relative to the folder of the dataset, with "/".
        file: Option<At<Text<'a>>>,
        /// SHA-256 of the bytes of "file", or of "text" in UTF-8, in hexadecimal digits.
        #[schemars(extend("pattern" = "^[0-9A-Fa-f]{64}$"))]
        sha256: Option<At<Text<'a>>>,
        /// Its text.
        text: Option<At<Text<'a>>>,
        /// Numbers in the text that are no claims, set aside by a person.
        dismissed: Vec<Dismissed<'a>>,
    }
}

record! {
    /// A number in a text that a person set aside. Positions count Unicode characters from 0.
    pub(crate) struct Dismissed<'a> {
        /// The first character.
        start: Whole,
        /// The character after the last.
        end: At<Whole>,
        /// The words that stand there.
        exact: Text<'a>,
        /// Why they are no claim.
        reason: Text<'a>,
    }
}

record! {
    /// One place. Without "lat" and "lon" it is listed as not located.
    pub(crate) struct Place<'a> {
        /// The id by which claims name it.
        id: At<Text<'a>>,
        /// Its name on the screen.
        name: Text<'a>,
        /// What kind of place it is. A figure for a region or a country is never drawn on a point.
        kind: Named<PlaceKind>,
        /// Its country, ISO 3166-1: "RU".
        #[schemars(extend("pattern" = "^[A-Z]{2}$"))]
        country: Option<At<Text<'a>>>,
        /// The id of the place it lies in.
        part_of: Option<At<Text<'a>>>,
        /// Degrees north.
        #[schemars(extend("minimum" = -90, "maximum" = 90))]
        lat: Option<At<Degrees>>,
        /// Degrees east.
        #[schemars(extend("minimum" = -180, "maximum" = 180))]
        lon: Option<At<Degrees>>,
        /// How exact the position is.
        precision: Option<Text<'a>>,
        /// Its names by language.
        names: Names<'a>,
        /// Other names, as sources write them.
        aliases: Vec<Text<'a>>,
        /// Its ids elsewhere: {"geonames": "524901"}.
        ids: Names<'a>,
    }
}

record! {
    /// One claim: a figure for a metric, a place and a day, and the sentences that state it.
    pub(crate) struct Claim<'a> {
        /// A name for it, of which there is only one in the dataset.
        id: At<Text<'a>>,
        /// The id of what is counted.
        metric: At<Text<'a>>,
        /// The id of the place.
        place: At<Text<'a>>,
        /// No quote of the claim names the place.
        place_inferred: bool,
        /// The civil date; leave it out where none is stated.
        date: Option<Day>,
        /// No quote of the claim states the day.
        date_inferred: bool,
        /// How the date was understood.
        date_note: Option<Text<'a>>,
        /// When the count stood so; may hold a time.
        as_of: Option<Text<'a>>,
        /// The figure, with its qualifier.
        value: At<Value<'a>>,
        /// Who claims it.
        attributed_to: Vec<Text<'a>>,
        /// The sentences that state it.
        evidence: Vec<Evidence<'a>>,
        /// The id of the claim that this one is a part of: a city's figure of a country's total.
        part_of: Option<At<Text<'a>>>,
        /// What a total says about its parts: "in 88 cities".
        covers: Option<Covers<'a>>,
        /// The editor's choice among claims that disagree.
        preferred: bool,
        /// How far it has come in the hands of its editors; "proposed" where it is left out.
        status: Option<Named<Status>>,
        /// What readers made of it.
        reviews: Vec<Review<'a>>,
        /// A remark.
        note: Option<Text<'a>>,
        /// Free keywords.
        tags: Vec<Text<'a>>,
    }
}

/// A figure: a number as stated (1800), the words of the source ("at least 5,300"), or an object
/// that spells out qualifier and number.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(untagged)]
pub(crate) enum Value<'a> {
    /// A number stated without a qualifier.
    Number(Whole),
    /// The words of the source.
    Text(Text<'a>),
    /// Qualifier and number.
    Object(Figure<'a>),
}

impl<'a> Field<'a> for Value<'a> {
    fn read(cursor: &mut Cursor<'a>) -> Option<Self> {
        match cursor.kind() {
            Kind::Number => Whole::read(cursor).map(Self::Number),
            Kind::Text => Text::read(cursor).map(Self::Text),
            Kind::Object => Figure::read(cursor).map(Self::Object),
            Kind::List | Kind::Bool | Kind::Null => {
                cursor.wrong_type("a number, a text like \"at least 5,300\", or an object");
                None
            }
        }
    }
}

record! {
    /// A figure spelled out. "between" takes "low" and "high"; "vague" and "unquantified" take
    /// "words" and never a number; all others take "number".
    pub(crate) struct Figure<'a> {
        /// What the source says about how exact the number is; "exact" where it says nothing.
        qualifier: Named<Qualifier>,
        /// The number.
        number: Option<Whole>,
        /// The low end of a range.
        low: Option<Whole>,
        /// The high end of a range.
        high: Option<Whole>,
        /// The words of the source: "several"; or who is counted: "Yulia Navalnaia".
        words: Option<Text<'a>>,
    }
}

record! {
    /// A quote from a document. The words are the truth; the position is only a hint.
    pub(crate) struct Evidence<'a> {
        /// The id of the document.
        document: At<Text<'a>>,
        /// What the quote does for the claim; "states" where it is left out.
        role: Option<Named<Role>>,
        /// The words of the source, letter for letter; may be empty for the role "cites".
        exact: At<Text<'a>>,
        /// The words directly before.
        prefix: Option<Text<'a>>,
        /// The words directly after.
        suffix: Option<Text<'a>>,
        /// Where the quote stands in the document's text.
        position: Option<At<Span>>,
        /// The number inside "exact", with a qualifier directly before it.
        figure: Option<At<Span>>,
        /// The place name inside "exact".
        place: Option<At<Span>>,
    }
}

record! {
    /// A stretch of text. Positions count Unicode characters from 0.
    pub(crate) struct Span {
        /// The first character.
        start: Whole,
        /// The character after the last.
        end: Whole,
    }
}

record! {
    /// What a total says about its parts.
    pub(crate) struct Covers<'a> {
        /// How many.
        count: Whole,
        /// Of what, in the plural: "cities".
        unit: Text<'a>,
    }
}

record! {
    /// What a reader made of a claim.
    pub(crate) struct Review<'a> {
        /// Who.
        by: Text<'a>,
        /// When.
        on: Text<'a>,
        /// What they made of it.
        mark: Named<Mark>,
        /// Why.
        note: Option<Text<'a>>,
    }
}
