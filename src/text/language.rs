//! The languages whose words are known.

/// A language with tables of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// The language of everything that says nothing else.
    #[default]
    English,
    /// Read in every text with Cyrillic letters.
    Russian,
    /// German.
    German,
    /// French.
    French,
    /// Spanish.
    Spanish,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 5] = [
        Self::English,
        Self::Russian,
        Self::German,
        Self::French,
        Self::Spanish,
    ];

    /// The language of a BCP 47 tag: "de-AT" is German. What is unknown is read as English.
    #[must_use]
    pub fn from_tag(tag: Option<&str>) -> Self {
        let tag = tag.unwrap_or_default();
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        let known = [
            ("ru", Self::Russian),
            ("de", Self::German),
            ("fr", Self::French),
            ("es", Self::Spanish),
        ];
        let is_it = |(code, _): &&(&str, Self)| code.eq_ignore_ascii_case(primary);
        let found = known.iter().find(is_it);
        found.map_or(Self::English, |(_, language)| *language)
    }
}
