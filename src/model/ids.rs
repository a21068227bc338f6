//! Positions in a dataset as types of their own, so that a place is never taken for a claim.

/// Declares an index into one of a dataset's lists.
macro_rules! index {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl $name {
            /// The id of the row at `index`, counted from zero. A dataset holds fewer than 2^32
            /// rows of each kind: the loader refuses files that could hold more.
            #[must_use]
            pub fn new(index: usize) -> Self {
                Self(u32::try_from(index).unwrap_or(u32::MAX))
            }

            /// The row, counted from zero.
            #[must_use]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}

index!(
    /// A metric of the dataset, in the order of its file.
    MetricId
);
index!(
    /// A document of the dataset, in the order of its file.
    DocumentId
);
index!(
    /// A place of the dataset, in the order of its file.
    PlaceId
);
index!(
    /// A claim of the dataset, in the order of its file.
    ClaimId
);
index!(
    /// A piece of evidence, counted through all claims in the order of the file.
    EvidenceId
);
