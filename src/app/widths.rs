//! How wide a person made the panel: for lists and cards, and for the reader.

use super::RememberedView;

/// The widths of the panel, in points; `None` where nobody changed them.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct PanelWidths {
    /// With lists and cards in it.
    pub lists: Option<f32>,
    /// With the reader in it.
    pub reader: Option<f32>,
}

/// What the panel holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PanelKind {
    /// Lists and cards.
    Lists,
    /// The reader.
    Reader,
}

impl PanelWidths {
    /// The width with this in it.
    #[must_use]
    pub fn of(&self, kind: PanelKind) -> Option<f32> {
        match kind {
            PanelKind::Lists => self.lists,
            PanelKind::Reader => self.reader,
        }
    }

    pub(super) fn set(&mut self, kind: PanelKind, width: Option<f32>) {
        let width = width.map(f32::round).filter(|it| it.is_finite());
        match kind {
            PanelKind::Lists => self.lists = width,
            PanelKind::Reader => self.reader = width,
        }
    }

    /// As they were when a dataset was looked at last.
    pub(super) fn recalled(known: &RememberedView) -> Self {
        Self {
            lists: known.panel.map(f32::from),
            reader: known.reader.map(f32::from),
        }
    }

    /// Widths as whole points, to be remembered.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "brought into range before"
    )]
    pub(super) fn in_points(self) -> (Option<u16>, Option<u16>) {
        let points = |width: f32| width.clamp(0.0, 4_000.0).round() as u16;
        (self.lists.map(points), self.reader.map(points))
    }
}
