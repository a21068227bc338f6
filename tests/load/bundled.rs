//! The dataset that comes with the program.

use super::{BUNDLED, read};
use arrest_atlas::load::{Kind, bundled};

#[test]
fn the_bundled_dataset_has_no_problem() {
    let loaded = read(BUNDLED);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.kind, Kind::Version1);
    assert_eq!(loaded.dataset.claims.len(), 12);
    assert_eq!(loaded.dataset.claims.evidence_len(), 16);
    let (dataset, texts) = bundled();
    assert_eq!(dataset.claims.len(), 12);
    assert_eq!(texts.0.len(), dataset.documents.len());
}

#[test]
fn the_bundled_article_is_the_one_that_was_quoted() {
    let (dataset, texts) = bundled();
    let arrest_atlas::model::DocumentText::Attached { text, sha256 } = &texts.0[0] else {
        panic!("no text");
    };
    assert_eq!(Some(sha256), dataset.documents[0].sha256.as_ref());
    for id in dataset.claims.ids() {
        for piece in dataset.claims.evidence(id) {
            assert_eq!(text.matches(piece.exact).count(), 1, "{}", piece.exact);
        }
    }
}
