//! How each dataset was looked at last: remembered by a fingerprint, which names neither file nor folder.

use super::files::Files;
use super::{Notice, Opened, Origin, Settings, Sight, ViewLine};
use crate::view::View;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// For how many datasets it is remembered.
pub(super) const VIEWS: usize = 50;

/// How a dataset was looked at last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RememberedView {
    /// A fingerprint of the dataset's id and of where its file lies.
    pub dataset: String,
    /// The view as a line of text.
    pub view: String,
}

/// A fingerprint by which a dataset is known again: of its id and its path.
fn fingerprint(opened: &Opened) -> String {
    let mut hash = Sha256::new();
    hash.update(opened.dataset.id.as_bytes());
    hash.update([0]);
    if let Origin::File(path) = &opened.origin {
        hash.update(path.as_os_str().as_encoded_bytes());
    }
    let bytes = hash.finalize();
    let hex = bytes.iter().take(16);
    hex.fold(String::new(), |text, it| text + &format!("{it:02x}"))
}

impl Settings {
    /// Remembers how a dataset is looked at, if that is wanted.
    pub(super) fn remember_view(&mut self, opened: &Opened, sight: &Sight) {
        if !self.remember_views {
            return;
        }
        let dataset = fingerprint(opened);
        self.views.retain(|it| it.dataset != dataset);
        let view = ViewLine::of(opened, sight).to_string();
        self.views.insert(0, RememberedView { dataset, view });
        self.views.truncate(VIEWS);
    }

    /// How a dataset was looked at last; `None` where that is not known, or can no longer be shown.
    #[must_use]
    pub fn remembered_view(&self, opened: &Opened, view: &View) -> Option<Sight> {
        if !self.remember_views {
            return None;
        }
        let dataset = fingerprint(opened);
        let known = self.views.iter().find(|it| it.dataset == dataset)?;
        let line: ViewLine = known.view.parse().ok()?;
        line.sight(opened, &view.query).ok()
    }
}

/// What is shown first of a dataset that was just opened: what was asked for, else what was looked
/// at last.
pub(super) fn first_sight(
    files: &mut Files,
    settings: &Settings,
    opened: &Opened,
    view: &View,
    notice: &mut Option<Notice>,
) -> Option<Sight> {
    let Some(line) = files.show.take() else {
        return settings.remembered_view(opened, view);
    };
    let sight = line.sight(opened, &view.query);
    sight
        .map_err(|error| *notice = Some(Notice::ViewNotShown(error.to_string())))
        .ok()
}
