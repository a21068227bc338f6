//! Edits in words, as the menus and the messages name them.

use crate::model::{ClaimId, Dataset, Edit, Mark, NewPlace, Status};
use crate::text::visible;

/// What an edit does, in a few words: "sign Moscow, 1,800". `dataset` is the one before it.
#[must_use]
pub fn edit_words(dataset: &Dataset, edit: &Edit) -> String {
    let claim = |id: ClaimId| {
        if id.index() >= dataset.claims.len() {
            return "a claim".to_owned();
        }
        let claim = dataset.claims.get(id);
        format!("{}, {}", dataset.place(claim.place).name, claim.value)
    };
    let place = |id: crate::model::PlaceId| {
        let place = dataset.places.get(id.index());
        place.map_or("a place", |place| place.name.as_str())
    };
    let document = |id: crate::model::DocumentId| {
        let document = dataset.documents.get(id.index());
        document.map_or("a document", |document| document.short_name())
    };
    let words = match edit {
        Edit::Sign { claim: id, review } => {
            let what = match review.mark {
                Mark::Checked => "sign",
                Mark::Disputed => "dispute",
            };
            format!("{what} {}", claim(*id))
        }
        Edit::Unsign { claim: id, .. } => format!("take back a mark on {}", claim(*id)),
        Edit::Dismiss { dismissed, .. } => format!("dismiss “{}”", dismissed.exact),
        Edit::Restore {
            document: id,
            index,
        } => {
            let dismissed = dataset
                .documents
                .get(id.index())
                .and_then(|document| document.dismissed.get(*index));
            let exact = dismissed.map_or("a number", |dismissed| dismissed.exact.as_str());
            format!("restore “{exact}”")
        }
        Edit::Requote { evidence, .. } if evidence.index() < dataset.claims.evidence_len() => {
            let id = dataset.claims.claim_of(*evidence);
            format!("another quote for {}", claim(id))
        }
        Edit::Requote { .. } => "another quote".to_owned(),
        Edit::AddClaim(new) => {
            let name = match &new.place {
                NewPlace::Known(id) => place(*id),
                NewPlace::Named { name, .. } => name,
            };
            let value = new.value.value().map(|value| value.to_string());
            format!("add {name}, {}", value.unwrap_or_default())
        }
        Edit::SetStatus { claim: id, status } => {
            let what = match status {
                Status::Proposed => "propose",
                Status::Reviewed => "mark as reviewed",
                Status::Disputed => "mark as disputed",
                Status::Rejected => "reject",
            };
            format!("{what} {}", claim(*id))
        }
        Edit::SetPreferred {
            claim: id,
            preferred: true,
        } => format!("prefer {}", claim(*id)),
        Edit::SetPreferred { claim: id, .. } => format!("no longer prefer {}", claim(*id)),
        Edit::LocatePlace { place: id, .. } => format!("locate {}", place(*id)),
        Edit::RemovePosition { place: id } => format!("take {} off the map", place(*id)),
        Edit::AcceptText { document: id, .. } => format!("accept the text of {}", document(*id)),
    };
    visible(&words).into_owned()
}
