//! Icons: one Lucide glyph per meaning.

use super::theme::Type;
use egui::{Color32, Response, RichText, Sense, TextStyle, TextWrapMode, Ui, WidgetText};

/// A glyph of the bundled icon font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// Search.
    Search,
    /// Verified.
    Verified,
    /// A warning.
    Warning,
    /// Broken.
    Broken,
    /// No source, or not verified.
    NoSource,
    /// Good to know.
    Info,
    /// Close.
    Close,
    /// Down, unfold.
    Down,
    /// Up, fold.
    Up,
    /// To the right.
    Right,
    /// A day.
    Calendar,
    /// Open a file.
    Open,
    /// A document.
    Document,
    /// Closer.
    Plus,
    /// Farther.
    Minus,
    /// Show all.
    Fit,
    /// The light theme.
    Sun,
    /// The dark theme.
    Moon,
    /// The system's theme.
    System,
    /// More.
    More,
    /// Leads out of the program.
    ExternalLink,
    /// Back.
    Back,
    /// Onwards.
    Forward,
    /// Done, found.
    Check,
    /// The sum.
    Scale,
    /// Copy.
    Copy,
    /// A place.
    Pin,
}

impl Icon {
    /// The glyph.
    #[must_use]
    pub fn glyph(self) -> char {
        match self {
            Self::Search => '\u{e151}',
            Self::Verified => '\u{e226}',
            Self::Warning => '\u{e193}',
            Self::Broken => '\u{e084}',
            Self::NoSource => '\u{e4b0}',
            Self::Info => '\u{e0f9}',
            Self::Close => '\u{e1b2}',
            Self::Down => '\u{e06d}',
            Self::Up => '\u{e070}',
            Self::Right => '\u{e06f}',
            Self::Calendar => '\u{e063}',
            Self::Open => '\u{e247}',
            Self::Document => '\u{e0cc}',
            Self::Plus => '\u{e13d}',
            Self::Minus => '\u{e11c}',
            Self::Fit => '\u{e112}',
            Self::Sun => '\u{e178}',
            Self::Moon => '\u{e11e}',
            Self::System => '\u{e2b2}',
            Self::More => '\u{e0b6}',
            Self::ExternalLink => '\u{e0b9}',
            Self::Back => '\u{e048}',
            Self::Forward => '\u{e049}',
            Self::Check => '\u{e06c}',
            Self::Scale => '\u{e212}',
            Self::Copy => '\u{e09e}',
            Self::Pin => '\u{e111}',
        }
    }

    /// The icon as a text of 16 points.
    #[must_use]
    pub fn text(self, color: Color32) -> RichText {
        Type::Icon.text(self.glyph(), color)
    }

    /// The icon as a text of 14 points.
    #[must_use]
    pub fn small(self, color: Color32) -> RichText {
        Type::IconSmall.text(self.glyph(), color)
    }
}

/// Paints a glyph as a picture beside words that say the same: it has no node of its own for a
/// screen reader, which could only spell it.
pub fn picture(ui: &mut Ui, glyph: RichText) -> Response {
    let text = WidgetText::from(glyph);
    let wrap = Some(TextWrapMode::Extend);
    let galley = text.into_galley(ui, wrap, f32::INFINITY, TextStyle::Body);
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let color = ui.visuals().text_color();
    ui.painter().galley(rect.min, galley, color);
    response
}

/// A label that holds a glyph and words, named by the words alone.
pub fn glyph_and_words(ui: &mut Ui, shown: impl Into<WidgetText>, words: &str) -> Response {
    let label = egui::Label::new(shown).selectable(false);
    super::widgets::named(ui.add(label), egui::Role::Label, words)
}
