//! Fields that few rows fill, kept in a box of their own: a row without any pays eight bytes.
//!
//! A table of a million rows makes a million places or documents, of which each has a name and
//! hardly one an alias or an author.

use std::ops::{Deref, DerefMut};

/// Rarely filled fields; read as if they were always there.
#[derive(Debug, Clone)]
pub struct Rare<T>(Option<Box<T>>);

/// Fields that can all be empty.
pub trait Unfilled: Default + PartialEq + 'static {
    /// The fields as they are read where none is filled.
    fn unfilled() -> &'static Self;
}

impl<T: Unfilled> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or_else(|| T::unfilled())
    }
}

impl<T: Unfilled> DerefMut for Rare<T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Unfilled> From<T> for Rare<T> {
    fn from(fields: T) -> Self {
        Self((fields != T::default()).then(|| Box::new(fields)))
    }
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T: Unfilled> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Unfilled + Eq> Eq for Rare<T> {}

#[cfg(test)]
mod tests {
    use crate::model::{Document, DocumentMore, Place};

    #[test]
    fn fields_that_were_emptied_again_equal_those_never_filled() {
        let mut place = Place::default();
        place.aliases.push("Piter".to_owned());
        assert_ne!(place, Place::default());
        place.aliases.clear();
        assert_eq!(place, Place::default());
    }

    #[test]
    fn a_document_of_a_table_stays_small() {
        let size = std::mem::size_of::<Document>();
        assert!(size <= 104, "a million of them cost {size} MB");
        let size = std::mem::size_of::<Place>();
        assert!(size <= 120, "a million of them cost {size} MB");
        let unfilled = super::Rare::from(DocumentMore::default());
        assert!(unfilled.0.is_none());
    }
}
