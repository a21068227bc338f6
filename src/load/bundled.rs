//! The dataset that comes with the program: one article about the arrests of 31 January 2021.

use super::{decode_text, load};
use crate::model::{Dataset, Texts};

/// The dataset, as it lies in the repository.
pub const DATASET: &str = include_str!("../../data/navalny-2021-01-31.json");

/// The article that it quotes.
pub const ARTICLE: &str = include_str!("../../data/sources/atalayar-navalny-protests.txt");

/// The bundled dataset with its article. A test holds that it has no problems; without it there
/// is nothing to show, and an empty dataset says so.
#[must_use]
pub fn bundled() -> (Dataset, Texts) {
    let dataset = load(DATASET.as_bytes(), "navalny-2021-01-31.json", &())
        .map_or_else(|_| Dataset::default().finished(), |loaded| loaded.dataset);
    (dataset, Texts(vec![decode_text(ARTICLE.as_bytes())]))
}
