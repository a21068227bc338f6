//! What several readers' marks on one claim come to.

use super::{Mark, Review, Status};

/// The latest mark of every reader, in the order of the marks: who marks a claim again means the
/// new mark, and the old one is kept as what they thought before.
#[must_use]
pub fn latest_marks(reviews: &[Review]) -> Vec<&Review> {
    let is_last = |(row, review): &(usize, &Review)| {
        let later = reviews.get(row + 1..).unwrap_or_default();
        !later.iter().any(|other| is_same(&other.by, &review.by))
    };
    let latest = reviews.iter().enumerate().filter(is_last);
    latest.map(|(_, review)| review).collect()
}

/// Whether one reader holds a claim to be right and another one doubts it.
#[must_use]
pub fn readers_differ(reviews: &[Review]) -> bool {
    let latest = latest_marks(reviews);
    let has = |mark| latest.iter().any(|review| review.mark == mark);
    has(Mark::Checked) && has(Mark::Disputed)
}

/// How far a claim has come by its marks: disputed as soon as one reader doubts it. `None` without
/// any mark.
#[must_use]
pub fn status_after(reviews: &[Review]) -> Option<Status> {
    let latest = latest_marks(reviews);
    if latest.is_empty() {
        return None;
    }
    let disputed = latest.iter().any(|review| review.mark == Mark::Disputed);
    Some(if disputed {
        Status::Disputed
    } else {
        Status::Reviewed
    })
}

fn is_same(one: &str, other: &str) -> bool {
    one.trim() == other.trim()
}
