//! What a finding rests on, as data: there may be a million of them, and a person reads a few.

use super::{ClaimId, EvidenceId, PlaceId, Span};

/// What a finding needs, beside what it is about, to be told in words. `audit::Wording` makes the
/// words from it, from the dataset and from the texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The text of the document cannot be read.
    DocumentMissing,
    /// The text of the document is another one than was quoted.
    DocumentChanged,
    /// The quote is not where the dataset says, or not there at all.
    Quote(WrongQuote),
    /// The figure of the claim is not in the quote.
    NumberNotThere,
    /// The quote limits the figure otherwise than the claim.
    Otherwise(Otherwise),
    /// The words of the claim are not in the quote.
    WordsNotThere,
    /// The sentence pairs the claim's place with another number, and its number with another place.
    Crossed {
        /// The number beside the claim's place, in the quote.
        number: Span,
        /// The place beside the claim's number, in the quote.
        place: Span,
    },
    /// Other words than the claim's figure are marked as it.
    FigureMarked,
    /// Another place than the claim's is marked as it.
    PlaceMarked,
    /// No quote states the figure.
    NoEvidence,
    /// No quote names the place, and the dataset says so.
    PlaceInferred,
    /// No quote names the place, but these others; at most four.
    PlaceNotNamed(Box<[(EvidenceId, Span)]>),
    /// No quote names a claimant, counted from 0.
    ClaimantNotNamed(u32),
    /// The quote names another day, in these of its bytes.
    OtherDay([u32; 2]),
    /// The day was another weekday than the quote says.
    OtherWeekday {
        /// Monday is 1.
        stated: u8,
        /// Where it says so, in bytes of the quote.
        bytes: [u32; 2],
    },
    /// The document was published before the day of the claim.
    AfterPublication,
    /// Another claim says the same.
    Duplicate(ClaimId),
    /// Another claim of the same claimant says otherwise.
    Conflict(ClaimId),
    /// The claim is a part of itself.
    Cycle,
    /// So much of a total stands on the map, and so many of its places.
    Remainder {
        /// The sum of the parts on the map.
        sum: u64,
        /// How many places they are.
        places: u32,
    },
    /// The figure that includes this one is no larger than so many.
    Subset(u64),
    /// The place lies far from its place in the gazetteer.
    FarAway {
        /// Which that is.
        geonames: u32,
        /// Whether the place names this id itself.
        by_id: bool,
    },
    /// Coordinates or id belong to a namesake in another country.
    Homonym {
        /// Which that is.
        geonames: u32,
        /// Whether it is the id that belongs to it.
        by_id: bool,
    },
    /// Another place looks the same on the screen.
    SamePlaces(PlaceId),
    /// A claimant, counted from 0, looks like one of another claim.
    SameClaimants {
        /// Which claimant.
        nth: u32,
        /// The other claim.
        other: ClaimId,
        /// Which of its claimants.
        other_nth: u32,
    },
    /// A name of the place or a claimant, counted from 0, mixes alphabets.
    Mixed(u32),
    /// A name of the place or a claimant, counted from 0, has characters that no screen shows.
    HiddenInName(u32),
    /// The quote has characters that no screen shows.
    HiddenInQuote,
    /// No claim uses a number of the text; the bytes around it that are told with it.
    NotCoded([u32; 2]),
    /// Few findings are of this kind: their words are made at once.
    Told(Box<Words>),
}

/// What is wrong with a quote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WrongQuote {
    /// It is not in the text.
    Missing,
    /// It stands there so many times, as its state says.
    Ambiguous,
    /// It is there with other spaces or quotation marks.
    Folded,
    /// It stands elsewhere than the dataset says.
    Elsewhere,
}

/// How a quote states the figure of its claim otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Otherwise {
    /// Where, in the quote.
    pub span: Span,
    /// The words, in bytes of the document's text, where they begin before the quote; else nothing.
    pub before: [u32; 2],
    /// Whether the words have no qualifier, but another quote keeps the claim's.
    pub is_excused: bool,
}

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// What is wrong, in one plain sentence without a full stop.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// What claim and source say, where they say different things.
    pub difference: Option<Difference>,
}

/// Where claim and source part: what each of them says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What the claim says: "1,176".
    pub claim: String,
    /// What the text says: "1,800"; in words of the program where it says nothing of the kind.
    pub text: String,
    /// Where it stands, inside the quote; `None` where it stands nowhere in it.
    pub span: Option<Span>,
}
