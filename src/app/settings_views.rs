//! How each dataset was looked at last: remembered by a fingerprint, which names neither file nor folder.

use super::beside::Seat;
use super::files::Files;
use super::{
    Layers, Notice, Opened, Origin, PanelWidths, RememberedLayer, Settings, Sight, Tag, ViewLine,
};
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
    /// The width of the panel with lists and cards in it, in points; `None` as nobody changed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub panel: Option<u16>,
    /// The width of the panel with the reader in it, in points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reader: Option<u16>,
    /// The number of its letter, from zero.
    #[serde(default)]
    pub letter: u8,
    /// Whether its marks were left out.
    #[serde(default)]
    pub hidden: bool,
    /// What was open beside it. Names files: nothing where those are not to be remembered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub beside: Vec<RememberedLayer>,
}

impl RememberedView {
    pub(super) fn seat(&self) -> Option<Seat> {
        Some(Seat {
            tag: Tag::numbered(self.letter)?,
            is_visible: !self.hidden,
        })
    }
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

/// What stands around what is looked at.
pub(super) struct Around<'a> {
    pub widths: PanelWidths,
    pub layers: &'a Layers,
    /// What is still to be opened beside it.
    pub waiting: Vec<RememberedLayer>,
}

impl Settings {
    /// Remembers how a dataset is looked at, if that is wanted.
    pub(super) fn remember_view(&mut self, opened: &Opened, sight: &Sight, around: Around<'_>) {
        if !self.remember_views {
            return;
        }
        let dataset = fingerprint(opened);
        self.views.retain(|it| it.dataset != dataset);
        let view = ViewLine::of(opened, sight).to_string();
        let (panel, reader) = around.widths.in_points();
        let others = around.layers.remembered().chain(around.waiting);
        let beside = others.filter(|_| self.remember_files).collect();
        let new = RememberedView {
            dataset,
            view,
            panel,
            reader,
            letter: u8::try_from(around.layers.active.index()).unwrap_or_default(),
            hidden: !around.layers.active_is_visible,
            beside,
        };
        self.views.insert(0, new);
        self.views.truncate(VIEWS);
    }

    /// How a dataset was looked at last; `None` where that is not known, or can no longer be shown.
    #[must_use]
    pub fn remembered_view(&self, opened: &Opened, view: &View) -> Option<Sight> {
        let line: ViewLine = self.known_view(opened)?.view.parse().ok()?;
        line.sight(opened, &view.query).ok()
    }

    /// What is remembered of a dataset.
    pub(super) fn known_view(&self, opened: &Opened) -> Option<&RememberedView> {
        if !self.remember_views {
            return None;
        }
        let dataset = fingerprint(opened);
        self.views.iter().find(|it| it.dataset == dataset)
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
