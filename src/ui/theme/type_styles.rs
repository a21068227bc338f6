//! Type: two voices. Inter speaks for the program, Source Serif for the sources.

use super::fonts::{INTER, INTER_MEDIUM, INTER_SEMIBOLD, LUCIDE, SERIF, SERIF_SEMIBOLD};
use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontFamily, FontId, RichText};

/// A style of type.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// The one big number of the panel.
    Figure,
    /// A place's name.
    Title,
    /// A heading.
    Heading,
    /// The value on a claim card.
    Value,
    /// Running text.
    Body,
    /// Buttons, tabs, values of rows.
    Strong,
    /// Meta lines: the smallest size anywhere.
    Small,
    /// A name on the map.
    MapLabel,
    /// Words of a source in the panel.
    Quote,
    /// A document itself.
    Reader,
    /// A document's title.
    ReaderTitle,
    /// An icon.
    Icon,
    /// A small icon.
    IconSmall,
}

impl Type {
    /// Family, size and line height, in points.
    fn face(self) -> (&'static str, f32, f32) {
        match self {
            Self::Figure => (INTER_SEMIBOLD, 36.0, 40.0),
            Self::Title => (INTER_SEMIBOLD, 20.0, 26.0),
            Self::Heading => (INTER_SEMIBOLD, 14.0, 20.0),
            Self::Value => (INTER_SEMIBOLD, 15.0, 20.0),
            Self::Body => (INTER, 13.0, 18.0),
            Self::Strong => (INTER_MEDIUM, 13.0, 18.0),
            Self::Small => (INTER, 12.0, 16.0),
            Self::MapLabel => (INTER_SEMIBOLD, 13.0, 16.0),
            Self::Quote => (SERIF, 15.0, 22.0),
            Self::Reader => (SERIF, 17.0, 27.0),
            Self::ReaderTitle => (SERIF_SEMIBOLD, 22.0, 28.0),
            Self::Icon => (LUCIDE, 16.0, 16.0),
            Self::IconSmall => (LUCIDE, 14.0, 14.0),
        }
    }

    /// The font.
    #[must_use]
    pub fn font(self) -> FontId {
        let (family, size, _) = self.face();
        FontId::new(size, FontFamily::Name(family.into()))
    }

    /// The height of a line, in points.
    #[must_use]
    pub fn line_height(self) -> f32 {
        self.face().2
    }

    /// The format of a stretch of text in a layout job.
    #[must_use]
    pub fn format(self, color: Color32) -> TextFormat {
        TextFormat {
            font_id: self.font(),
            color,
            line_height: Some(self.line_height()),
            extra_letter_spacing: if self == Self::Figure { -0.4 } else { 0.0 },
            ..TextFormat::default()
        }
    }

    /// A text in this style.
    #[must_use]
    pub fn text(self, text: impl Into<String>, color: Color32) -> RichText {
        RichText::new(text)
            .font(self.font())
            .line_height(Some(self.line_height()))
            .color(color)
    }

    /// A layout job with one text in this style, wrapped at `width` points.
    #[must_use]
    pub fn job(self, text: &str, color: Color32, width: f32) -> LayoutJob {
        let mut job = LayoutJob::single_section(text.to_owned(), self.format(color));
        job.wrap.max_width = width;
        job
    }
}
