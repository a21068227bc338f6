//! Some claims of a long list that many figures share: a place costs no list of its own.

use crate::model::ClaimId;
use std::fmt;
use std::ops::{Deref, Range};
use std::sync::Arc;

/// Claims in the order of the file; read like a slice.
#[derive(Clone, Default)]
pub struct ClaimList {
    all: Arc<Vec<ClaimId>>,
    part: Range<u32>,
}

impl ClaimList {
    /// A part of a list, with the positions in it.
    pub(super) fn part(all: &Arc<Vec<ClaimId>>, part: Range<u32>) -> Self {
        let all = Arc::clone(all);
        Self { all, part }
    }
}

impl Deref for ClaimList {
    type Target = [ClaimId];

    fn deref(&self) -> &[ClaimId] {
        let part = self.part.start as usize..self.part.end as usize;
        self.all.get(part).unwrap_or_default()
    }
}

impl<'a> IntoIterator for &'a ClaimList {
    type Item = &'a ClaimId;
    type IntoIter = std::slice::Iter<'a, ClaimId>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl PartialEq for ClaimList {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for ClaimList {}

impl fmt::Debug for ClaimList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, f)
    }
}
