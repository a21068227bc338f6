//! Which place a name means, where the evidence singles one out; else who the rivals are.

use super::candidate::{Candidate, Feature};
use super::candidates::{Asked, Hint};
use super::countries::country_code;
use super::similar::similar;

/// A place must be so many times larger than the next to be taken for its size.
const OVERWHELMING: u64 = 10;

/// A place that alone has the name as its own must be so many times larger than any that only
/// lists it among others.
const LARGER: u64 = 2;

/// From so many inhabitants on a town is large enough to be meant without a word about where.
const LARGE: u32 = 100_000;

/// Countries and territories that are cities.
const CITY_STATES: [&str; 6] = ["GI", "HK", "MC", "MO", "SG", "VA"];

/// What a name means.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// One place, with the reason.
    Found {
        /// The place.
        place: Candidate,
        /// How many other places have this name.
        rivals: usize,
        /// Why it is this one.
        why: Why,
    },
    /// A person has to choose: the places, best first, never none, and why none is taken.
    Rivals(Vec<Candidate>, Doubt),
    /// No place of this name.
    Unknown {
        /// Names that are nearly the same, best first, at most three.
        similar: Vec<&'static str>,
    },
}

/// Why no place of a name is taken for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Several places have the name, and nothing decides.
    Several,
    /// None of them lies in the region or country that is stated.
    Elsewhere,
    /// There is one, but it is small, or lies in another country than the other places.
    Unlikely,
}

/// What singled a place out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// The state, region or country written beside the name.
    Beside,
    /// It is the only place of this name.
    OnlyOne,
    /// It is the only one in the country that the dataset or document is mostly about.
    UsualCountry,
    /// It is the only one whose own name this is, and at least twice as large as the others.
    OwnName,
    /// It is a capital or a large city, at least ten times as large as the next of this name.
    Population,
}

impl Why {
    /// In words that go on after "Chosen because".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Beside => "the region or country is stated with the name",
            Self::OnlyOne => "it is the only place of this name",
            Self::UsualCountry => "it is the one in the country of most other places",
            Self::OwnName => "it is the only one whose own name this is, and the largest",
            Self::Population => "it is at least ten times as large as the next of this name",
        }
    }
}

/// Decides which place a name means. The order of evidence: a state or country stated with the
/// name or inside it; the usual country; the place's own name rather than another one; its size.
///
/// The name of a country is not taken for a town in it: a country's figure has no point.
#[must_use]
pub fn decide(name: &str, hint: &Hint<'_>) -> Decision {
    match decide_exactly(name, hint) {
        Decision::Unknown { .. } => Decision::Unknown {
            similar: similar(name),
        },
        decision => decision,
    }
}

/// As [`decide`], without looking for similar names, which takes a hundred times longer than all
/// the rest: for long lists of names.
#[must_use]
pub fn decide_exactly(name: &str, hint: &Hint<'_>) -> Decision {
    let asked = Asked::new(name, hint);
    if asked.candidates.is_empty() {
        return Decision::Unknown {
            similar: Vec::new(),
        };
    }
    let found = single_out(&asked).filter(|_| asked.is_stated() || !names_a_country(name));
    if let Some((place, why)) = found {
        Decision::Found {
            place,
            rivals: asked.candidates.len() - 1,
            why,
        }
    } else {
        let doubt = doubt(&asked);
        Decision::Rivals(asked.candidates, doubt)
    }
}

fn doubt(asked: &Asked) -> Doubt {
    let fits = asked.candidates.iter().any(|one| asked.fits(one));
    match asked.candidates.len() {
        _ if asked.is_stated() && !fits => Doubt::Elsewhere,
        1 => Doubt::Unlikely,
        _ => Doubt::Several,
    }
}

/// Whether the only place of a name is what is meant, where nothing is stated about where it lies.
/// Squares, streets and stations are called like villages in other countries, and some of the
/// other names that GeoNames lists are wrong.
fn is_likely(asked: &Asked, place: &Candidate) -> bool {
    let is_capital = place.feature >= Feature::RegionCapital;
    if asked.is_usual(place) {
        return true;
    }
    if asked.has_usual() {
        return is_capital || (place.population >= LARGE && place.basis.is_own_name());
    }
    is_capital || place.population >= LARGE || place.basis.is_own_name()
}

/// Whether it is the name of a country, and not of one that is a city.
fn names_a_country(name: &str) -> bool {
    country_code(name).is_some_and(|code| !CITY_STATES.contains(&code))
}

fn single_out(asked: &Asked) -> Option<(Candidate, Why)> {
    let all = &asked.candidates;
    let fitting: Vec<&Candidate> = all.iter().filter(|one| asked.fits(one)).collect();
    if asked.name_has_unknown || (asked.hint_has_unknown && all.len() > 1) {
        return None;
    }
    match fitting.as_slice() {
        [] => return None,
        [place] if asked.is_stated() && all.len() > 1 => return Some((**place, Why::Beside)),
        [place] => {
            let is_taken = asked.is_stated() || is_likely(asked, place);
            return is_taken.then_some((**place, Why::OnlyOne));
        }
        _ => {}
    }
    let usual: Vec<&Candidate> = fitting
        .iter()
        .copied()
        .filter(|one| asked.is_usual(one))
        .collect();
    match usual.as_slice() {
        [] => by_name_or_size(&fitting),
        [place] => {
            let is_doubtful = !place.basis.is_own_name()
                && fitting
                    .iter()
                    .any(|one| one.basis.is_own_name() && outweighs(one, place));
            (!is_doubtful).then_some((**place, Why::UsualCountry))
        }
        _ => by_name_or_size(&usual),
    }
}

/// One that is far larger than the others of this name, and well larger than those that only
/// list it among other names; never where the name speaks for one and the size for another.
fn by_name_or_size(places: &[&Candidate]) -> Option<(Candidate, Why)> {
    let (place, others) = places.split_first()?;
    let has_own_name = place.basis.is_own_name();
    let mut is_alone = has_own_name;
    for other in others {
        let is_equal = other.basis.is_own_name() || !has_own_name;
        is_alone &= !is_equal;
        let times = if is_equal { OVERWHELMING } else { LARGER };
        if u64::from(place.population) < times * u64::from(other.population) {
            return None;
        }
    }
    let is_large = place.feature >= Feature::RegionCapital || place.population >= LARGE;
    match (is_alone, is_large) {
        (true, _) => Some((**place, Why::OwnName)),
        (false, true) => Some((**place, Why::Population)),
        (false, false) => None,
    }
}

fn outweighs(one: &Candidate, other: &Candidate) -> bool {
    u64::from(one.population) >= OVERWHELMING * u64::from(other.population)
}
