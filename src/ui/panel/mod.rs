//! The side panel: the list of places and the dataset, or one place and its claims.

mod list;
mod long_list;
mod layers;
mod dataset;
mod place;
mod growth;
mod claim_card;
mod axis;
mod rivals;
mod checks;
mod sign_off;
mod differing;
mod find_place;
mod imported;

pub use checks::differences_ui;
pub use list::list_ui;
pub use place::place_ui;
