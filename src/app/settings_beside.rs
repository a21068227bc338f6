//! What was open beside a dataset, as the settings keep it.

use super::beside::Seat;
use super::layers::{Layers, Tag};
use super::{Opened, Origin, Settings};
use serde::{Deserialize, Serialize};
use std::path::PathBuf;

/// A dataset that was open beside another.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedLayer {
    /// Its file; `None` for the bundled dataset.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<PathBuf>,
    /// The number of its letter, from zero.
    pub letter: u8,
    /// Whether its marks were left out.
    pub hidden: bool,
}

impl RememberedLayer {
    pub(super) fn of(origin: &Origin, seat: Seat) -> Option<Self> {
        let file = match origin {
            Origin::Bundled => None,
            // What cannot be written down is not remembered.
            Origin::File(path) => Some(path.to_str()?.into()),
        };
        Some(Self {
            file,
            letter: u8::try_from(seat.tag.index()).unwrap_or_default(),
            hidden: !seat.is_visible,
        })
    }

    pub(super) fn seat(&self) -> Option<Seat> {
        Some(Seat {
            tag: Tag::numbered(self.letter)?,
            is_visible: !self.hidden,
        })
    }
}

impl Layers {
    /// What is open beside the active dataset, to be remembered.
    pub(super) fn remembered(&self) -> impl Iterator<Item = RememberedLayer> {
        self.others.iter().filter_map(|layer| {
            let (tag, is_visible) = (layer.tag, layer.is_visible);
            RememberedLayer::of(&layer.opened.origin, Seat { tag, is_visible })
        })
    }
}

impl Settings {
    /// What was open beside a dataset; nothing where that is not to be remembered.
    pub(super) fn beside(&self, opened: &Opened) -> Option<(Option<Seat>, Vec<RememberedLayer>)> {
        let known = self.known_view(opened)?;
        Some((known.seat(), known.beside.clone()))
    }

    /// Forgets which files were open beside others.
    pub(super) fn forget_beside(&mut self) {
        for view in &mut self.views {
            view.beside.clear();
        }
    }
}
