//! Reading words: folding, numbers, qualifiers, sentences, and finding a quote in a text.
//!
//! Pure functions over `&str`. Positions that leave this module are [`crate::model::Span`]s in
//! Unicode scalar values, as the dataset format counts them.

pub mod scalars;
pub mod fold;
pub mod visible;
pub mod find;
pub mod diff;
pub mod pieces;
mod search;
mod language;
mod token;
mod number_words;
mod words;
mod units;
mod qualifier_words;
mod qualifier;
mod amount;
pub mod calendar;
mod kind;
mod abbreviation;
mod sentence;
mod number;
mod value;

pub use fold::fold_name;
pub use language::Language;
pub use number::{FoundNumber, numbers, numbers_and_days};
pub use search::search;
pub use sentence::sentences;
pub use units::Kind;
pub use value::read_value;
pub use visible::visible;
