//! Places by their names: which place a name means, who its rivals are, and where countries lie.
//!
//! - [`decide`] says which place a written name means where the evidence singles one out, else
//!   which rivals there are, else which names are similar. Give it what is known in a [`Hint`]:
//!   the stated country and region, and the country that most other places lie in. A country or
//!   state inside the name itself ("Portland, Ore.") is understood.
//!   [`usual_country`] finds that one out; [`decide_exactly`] is for long lists.
//! - [`candidates`] lists all places of a name, best first, for a person to choose from;
//!   [`population_rank`] says "largest of 5".
//! - [`by_id`] finds a place again by the GeoNames id that was stored.
//! - [`country_code`] and [`country_name`] know countries by any of their names.
//!
//! A look-up takes some microseconds; the first one in a run unpacks the data, some tens of
//! milliseconds. Places are compared by GeoNames id, never by name.
//!
//! Source of all places: GeoNames, CC BY 4.0, changed. Credit it wherever a position comes from
//! here: [`CREDIT`].

mod candidate;
mod candidates;
mod countries;
mod country_boxes;
mod country_numbers;
mod decide;
mod fold;
mod names;
mod pack;
mod regions;
mod similar;
mod usual;
mod written;

pub use candidate::{Basis, Candidate, Feature, by_id, len};
pub use candidates::{Hint, candidates};
pub use countries::{country_code, country_name};
pub use country_boxes::country_contains;
pub use country_numbers::country_of_number;
pub use decide::{Decision, Doubt, Why, decide, decide_exactly};
pub use fold::fold;
pub use names::folded_names;
pub use pack::Section;
pub use similar::similar;
pub use usual::{Known, distance_km, usual_country};

/// What stands in a place's `precision` where the program took the position from its name.
pub const LOCATED_BY_NAME: &str = "city, located by name with GeoNames";

/// What [`crate::model::Place::position_source`] says of such a position.
pub const BY_NAME: &str = "GeoNames, by name";

/// What it says where a person has chosen among the places of a name.
pub const BY_HAND: &str = "GeoNames, chosen by hand";

/// Whom a position from the gazetteer is owed to.
pub const CREDIT: &str = "Places: GeoNames (CC BY 4.0), modified";

/// Which in size a place is among places, counted from 1: "largest of 5" is 1. `None` where it is
/// not among them.
#[must_use]
pub fn population_rank(places: &[Candidate], geonames: u32) -> Option<usize> {
    let place = places.iter().find(|one| one.geonames == geonames)?;
    let larger = places
        .iter()
        .filter(|one| one.population > place.population);
    Some(larger.count() + 1)
}
