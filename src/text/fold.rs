//! Folding: what counts as the same letter, space or mark, with a way back to the original.

use super::pieces::pieces;
use std::ops::Range;

/// How much is taken for the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Folding {
    /// Spaces of every width, runs of them and line ends are one space; quotation marks and
    /// apostrophes of every shape are one mark. Nothing else: what a quote may be found after.
    SpacesAndQuotes,
    /// That, and letter case, accents and dashes: for comparing names.
    Names,
}

/// A folded text that remembers where each of its bytes came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// For each byte of `text` the byte of the original it stands for, and at the end the
    /// original's length.
    origins: Vec<u32>,
}

impl Folded {
    /// The bytes of the original that a range of the folded text stands for.
    #[must_use]
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let origin = |at: usize| self.origins.get(at).copied().unwrap_or_default() as usize;
        origin(folded.start)..origin(folded.end)
    }
}

/// Folds a text and keeps the way back.
#[must_use]
pub fn fold_with_origins(text: &str, folding: Folding) -> Folded {
    let never = Folded {
        text: String::new(),
        origins: Vec::new(),
    };
    fold_with_origins_while(text, folding, &|| true).unwrap_or(never)
}

/// As [`fold_with_origins`], asking `go_on` every now and then; `None` once it answers no.
#[must_use]
pub fn fold_with_origins_while(
    text: &str,
    folding: Folding,
    go_on: &dyn Fn() -> bool,
) -> Option<Folded> {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for piece in pieces(text) {
        if !go_on() {
            return None;
        }
        let start = piece.start;
        for (byte, scalar) in text.get(piece)?.char_indices() {
            push_folded(&mut folded, scalar, folding);
            origins.resize(
                folded.len(),
                u32::try_from(start + byte).unwrap_or(u32::MAX),
            );
        }
    }
    origins.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
    Some(Folded {
        text: folded,
        origins,
    })
}

/// Folds a text.
#[must_use]
pub fn fold(text: &str, folding: Folding) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text, folding);
    folded
}

/// Folds a text onto the end of another.
pub fn fold_into(folded: &mut String, text: &str, folding: Folding) {
    for scalar in text.chars() {
        push_folded(folded, scalar, folding);
    }
}

/// A name as it is compared: folded, spaces at its ends dropped.
#[must_use]
pub fn fold_name(name: &str) -> String {
    fold(name, Folding::Names).trim().to_owned()
}

fn push_folded(folded: &mut String, scalar: char, folding: Folding) {
    // Most of most texts: asked first.
    if scalar.is_ascii_alphanumeric() {
        folded.push(match folding {
            Folding::Names => scalar.to_ascii_lowercase(),
            Folding::SpacesAndQuotes => scalar,
        });
    } else if scalar.is_whitespace() {
        if !folded.ends_with(' ') {
            folded.push(' ');
        }
    } else if DOUBLE_QUOTES.contains(scalar) {
        folded.push('"');
    } else if SINGLE_QUOTES.contains(scalar) {
        folded.push('\'');
    } else if folding == Folding::SpacesAndQuotes || scalar.is_ascii() {
        folded.push(match folding {
            Folding::Names => scalar.to_ascii_lowercase(),
            Folding::SpacesAndQuotes => scalar,
        });
    } else if DASHES.contains(scalar) {
        folded.push('-');
    } else if !is_combining_mark(scalar) {
        for lower in scalar
            .to_lowercase()
            .filter(|&lower| !is_combining_mark(lower))
        {
            match without_accent(lower) {
                Some(plain) => folded.push_str(plain),
                None => folded.push(lower),
            }
        }
    }
}

const DOUBLE_QUOTES: &str = "\"“”„‟«»″〝〞＂";
const SINGLE_QUOTES: &str = "'‘’‚‛′‹›ʼ＇`´";
const DASHES: &str = "‐‑‒–—―−－";

fn is_combining_mark(scalar: char) -> bool {
    matches!(scalar, '\u{300}'..='\u{36f}')
}

/// Letters with accents by the letter without: Latin, and the Cyrillic letter that Russian
/// print writes with or without its dots.
const ACCENTS: [(&str, &str); 30] = [
    ("àáâãäåāăąǎ", "a"),
    ("çćĉċč", "c"),
    ("ďđð", "d"),
    ("èéêëēĕėęěẽ", "e"),
    ("ĝğġģ", "g"),
    ("ĥħ", "h"),
    ("ìíîïĩīĭįıǐ", "i"),
    ("ĵ", "j"),
    ("ķ", "k"),
    ("ĺļľŀł", "l"),
    ("ñńņňŋ", "n"),
    ("òóôõöøōŏőǒ", "o"),
    ("ŕŗř", "r"),
    ("śŝşšș", "s"),
    ("ţťŧț", "t"),
    ("ùúûüũūŭůűųǔ", "u"),
    ("ŵ", "w"),
    ("ýÿŷỳ", "y"),
    ("źżž", "z"),
    ("æ", "ae"),
    ("œ", "oe"),
    ("ß", "ss"),
    ("þ", "th"),
    ("ё", "е"),
    ("ạảấầẩẫậắằẳẵặ", "a"),
    ("ẹẻếềểễệ", "e"),
    ("ỉị", "i"),
    ("ọỏốồổỗộớờởỡợơ", "o"),
    ("ụủứừửữựư", "u"),
    ("ỵỷỹ", "y"),
];

fn without_accent(scalar: char) -> Option<&'static str> {
    // Plain letters of other alphabets leave at once.
    if !matches!(scalar, '\u{df}'..='\u{21b}' | '\u{451}' | '\u{1ea0}'..='\u{1ef9}') {
        return None;
    }
    ACCENTS
        .iter()
        .find(|(accented, _)| accented.contains(scalar))
        .map(|&(_, plain)| plain)
}
