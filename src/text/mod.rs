//! Reading words: folding, numbers, qualifiers, sentences, and finding a quote in a text.

mod value;

pub use value::read_value;
