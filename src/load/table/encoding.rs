//! How the bytes of a text file are meant: found out, decoded, and shown for comparison.

/// A character encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(pub(super) &'static encoding_rs::Encoding);

impl Encoding {
    /// The usual one.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);

    /// Those worth offering, the likeliest first.
    pub const OFFERED: [Self; 12] = [
        Self::UTF_8,
        Self(encoding_rs::WINDOWS_1252),
        Self(encoding_rs::WINDOWS_1251),
        Self(encoding_rs::UTF_16LE),
        Self(encoding_rs::UTF_16BE),
        Self(encoding_rs::WINDOWS_1250),
        Self(encoding_rs::KOI8_R),
        Self(encoding_rs::IBM866),
        Self(encoding_rs::WINDOWS_1254),
        Self(encoding_rs::WINDOWS_1256),
        Self(encoding_rs::GB18030),
        Self(encoding_rs::SHIFT_JIS),
    ];

    /// Its name: "UTF-8", "Windows-1251".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self.0.name() {
            "UTF-16LE" => "UTF-16 (little-endian)",
            "UTF-16BE" => "UTF-16 (big-endian)",
            "windows-1250" => "Windows-1250 (Central European)",
            "windows-1251" => "Windows-1251 (Cyrillic)",
            "windows-1252" => "Windows-1252 (Western European, Latin-1)",
            "windows-1254" => "Windows-1254 (Turkish)",
            "windows-1256" => "Windows-1256 (Arabic)",
            "KOI8-R" => "KOI8-R (Cyrillic)",
            "IBM866" => "DOS 866 (Cyrillic)",
            "gb18030" => "GB18030 (Chinese)",
            "Shift_JIS" => "Shift JIS (Japanese)",
            name => name,
        }
    }
}
