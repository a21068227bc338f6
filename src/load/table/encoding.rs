//! How the bytes of a text file are meant: found out and decoded.

use super::choices::EncodingGuess;
use super::previews::previews;
use super::walk::{location, notice};
use crate::load::MAX_BYTES;
use crate::load::progress::Progress;
use crate::model::{Problem, Severity};
use chardetng::EncodingDetector;
use std::borrow::Cow;

/// A character encoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding(&'static encoding_rs::Encoding);

impl Encoding {
    /// The usual one.
    pub const UTF_8: Self = Self(encoding_rs::UTF_8);
    /// Two bytes per character, the low one first; Excel's "Unicode text".
    pub const UTF_16_LE: Self = Self(encoding_rs::UTF_16LE);
    /// Two bytes per character, the high one first.
    pub const UTF_16_BE: Self = Self(encoding_rs::UTF_16BE);
    /// Cyrillic on old Windows.
    pub const WINDOWS_1251: Self = Self(encoding_rs::WINDOWS_1251);
    /// Western European on old Windows; holds all of Latin-1.
    pub const WINDOWS_1252: Self = Self(encoding_rs::WINDOWS_1252);

    /// Those worth offering, the likeliest first.
    pub const OFFERED: [Self; 12] = [
        Self::UTF_8,
        Self::WINDOWS_1252,
        Self::WINDOWS_1251,
        Self::UTF_16_LE,
        Self::UTF_16_BE,
        Self(encoding_rs::WINDOWS_1250),
        Self(encoding_rs::KOI8_U),
        Self(encoding_rs::IBM866),
        Self(encoding_rs::WINDOWS_1254),
        Self(encoding_rs::WINDOWS_1256),
        Self(encoding_rs::GB18030),
        Self(encoding_rs::SHIFT_JIS),
    ];

    /// Its name for people: "Windows-1251 (Cyrillic)".
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
            "KOI8-R" | "KOI8-U" => "KOI8 (Cyrillic)",
            "IBM866" => "DOS 866 (Cyrillic)",
            "gb18030" => "GB18030 (Chinese)",
            "Shift_JIS" => "Shift JIS (Japanese)",
            name => name,
        }
    }

    /// The encoding of a label as the web knows them: "utf-8", "windows-1251", "latin1".
    #[must_use]
    pub fn for_label(label: &str) -> Option<Self> {
        encoding_rs::Encoding::for_label(label.as_bytes()).map(Self)
    }

    /// Its label: "windows-1251".
    #[must_use]
    pub fn label(self) -> &'static str {
        self.0.name()
    }

    pub(super) fn is_utf_16(self) -> bool {
        self == Self::UTF_16_LE || self == Self::UTF_16_BE
    }

    /// The text of some bytes, and whether some of them have no meaning.
    pub(super) fn meaning(self, bytes: &[u8]) -> (Cow<'_, str>, bool) {
        self.0.decode_without_bom_handling(bytes)
    }
}

/// A text with what is to be said about its encoding.
#[derive(Debug)]
pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    pub encoding: Encoding,
    /// `None` where it is UTF-8 beyond doubt.
    pub guess: Option<EncodingGuess>,
    pub notices: Vec<Problem>,
}

/// Why a text was not decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NotDecoded {
    Cancelled,
    /// It has more bytes as UTF-8, in which it is held, than a file may have.
    TooLarge(Encoding),
}

/// So many bytes are enough to guess by.
const GUESSED_BY: usize = 1 << 22;

/// So many bytes are decoded between two questions whether to go on.
const STEP: usize = 1 << 20;

/// Turns bytes into text, without a byte order mark. Sound UTF-8 is borrowed.
pub(super) fn decode<'a>(
    bytes: Cow<'a, [u8]>,
    chosen: Option<Encoding>,
    progress: &dyn Progress,
) -> Result<Decoded<'a>, NotDecoded> {
    let mark = encoding_rs::Encoding::for_bom(&bytes);
    if let Some((encoding, length)) = mark
        && chosen.is_none_or(|chosen| chosen.0 == encoding)
    {
        let bytes = without(bytes, length);
        return stated(bytes, Encoding(encoding), progress);
    }
    if let Some(encoding) = chosen {
        return stated(bytes, encoding, progress);
    }
    if let Some(encoding) = unmarked_utf_16(&bytes) {
        return guessed(&bytes, encoding, true, progress);
    }
    let bytes = match utf_8(bytes) {
        Ok(text) => {
            return Ok(Decoded {
                text,
                encoding: Encoding::UTF_8,
                guess: None,
                notices: Vec::new(),
            });
        }
        Err(bytes) => bytes,
    };
    if is_nearly_utf_8(&bytes) {
        return Ok(broken_utf_8(&bytes, false));
    }
    let (encoding, is_sure) = by_letters(&bytes);
    guessed(&bytes, encoding, is_sure, progress)
}

fn without(bytes: Cow<'_, [u8]>, length: usize) -> Cow<'_, [u8]> {
    match bytes {
        Cow::Borrowed(bytes) => Cow::Borrowed(bytes.get(length..).unwrap_or_default()),
        Cow::Owned(mut bytes) => {
            bytes.drain(..length.min(bytes.len()));
            Cow::Owned(bytes)
        }
    }
}

fn utf_8(bytes: Cow<'_, [u8]>) -> Result<Cow<'_, str>, Cow<'_, [u8]>> {
    match bytes {
        Cow::Borrowed(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(_) => Err(Cow::Borrowed(bytes)),
        },
        Cow::Owned(bytes) => String::from_utf8(bytes)
            .map(Cow::Owned)
            .map_err(|error| Cow::Owned(error.into_bytes())),
    }
}

/// The encoding is stated by a mark or a person.
fn stated<'a>(
    bytes: Cow<'a, [u8]>,
    encoding: Encoding,
    progress: &dyn Progress,
) -> Result<Decoded<'a>, NotDecoded> {
    if encoding != Encoding::UTF_8 {
        let mut decoded = guessed(&bytes, encoding, true, progress)?;
        decoded
            .notices
            .retain(|notice| notice.code != "encoding-guessed");
        return Ok(decoded);
    }
    Ok(match utf_8(bytes) {
        Ok(text) => Decoded {
            text,
            encoding,
            guess: None,
            notices: Vec::new(),
        },
        Err(bytes) => broken_utf_8(&bytes, true),
    })
}

/// UTF-16 without a mark: in every table there are separators, digits or line ends, whose high
/// bytes are zero, and all of them lie on the same side.
fn unmarked_utf_16(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..bytes.len().min(STEP)).unwrap_or_default();
    let zeros_at = |side: usize| {
        let half = sample.iter().skip(side).step_by(2);
        half.filter(|&&byte| byte == 0).count()
    };
    let (even, odd) = (zeros_at(0), zeros_at(1));
    let (many, few) = (even.max(odd), even.min(odd));
    if many * 50 < sample.len() || few * 20 > many || many < 2 {
        return None;
    }
    Some(if odd > even {
        Encoding::UTF_16_LE
    } else {
        Encoding::UTF_16_BE
    })
}

/// Whether so much of it is sound UTF-8 beyond ASCII that the rest must be damage.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    sound >= 4 * broken
}

fn broken_utf_8(bytes: &[u8], is_sure: bool) -> Decoded<'static> {
    let mut text = String::with_capacity(bytes.len() + 64);
    let mut first = None;
    let mut count = 0_usize;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            first.get_or_insert(text.len());
            count += 1;
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    let at = first.map(|offset| location(&text, offset, 1));
    let places = match count {
        1 => "one place".to_owned(),
        count => format!("{count} places"),
    };
    let broken = Problem {
        location: at,
        ..notice(
            Severity::Warning,
            "broken-bytes",
            format!("the text is UTF-8, but broken in {places}; the first is here"),
            "A \u{fffd} stands in for each; look whether the file was damaged or joined from several.",
        )
    };
    Decoded {
        guess: Some(EncodingGuess {
            taken: Encoding::UTF_8,
            is_sure,
            previews: previews(bytes, Encoding::UTF_8),
        }),
        text: Cow::Owned(text),
        encoding: Encoding::UTF_8,
        notices: vec![broken],
    }
}

/// By how often which letters follow each other.
fn by_letters(bytes: &[u8]) -> (Encoding, bool) {
    let first = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let rest = bytes.get(first.saturating_sub(256)..).unwrap_or_default();
    let sample = rest.get(..rest.len().min(GUESSED_BY)).unwrap_or_default();
    let mut detector = EncodingDetector::new();
    detector.feed(sample, true);
    let (encoding, is_likely) = detector.guess_assess(None, false);
    let letters = sample.iter().filter(|byte| !byte.is_ascii()).count();
    (Encoding(encoding), is_likely && letters > 400)
}

fn guessed(
    bytes: &[u8],
    encoding: Encoding,
    is_sure: bool,
    progress: &dyn Progress,
) -> Result<Decoded<'static>, NotDecoded> {
    let (text, broken) = decoded(bytes, encoding, MAX_BYTES, progress)?;
    let mut notices = Vec::new();
    if !is_sure {
        notices.push(notice(
            Severity::Warning,
            "encoding-guessed",
            format!(
                "the file is not UTF-8; by its letters it is {}",
                encoding.name()
            ),
            "Look at names with special letters; choose another encoding if they look wrong.",
        ));
    }
    if broken {
        let at = text.find(char::REPLACEMENT_CHARACTER).unwrap_or(0);
        notices.push(Problem {
            location: Some(location(&text, at, 1)),
            ..notice(
                Severity::Warning,
                "broken-bytes",
                format!("some bytes have no meaning in {}", encoding.name()),
                "A \u{fffd} stands in for each; choose another encoding if there are many.",
            )
        });
    }
    Ok(Decoded {
        guess: Some(EncodingGuess {
            taken: encoding,
            is_sure,
            previews: previews(bytes, encoding),
        }),
        text: Cow::Owned(text),
        encoding,
        notices,
    })
}

/// The text, and whether bytes without meaning were replaced in it.
fn decoded(
    bytes: &[u8],
    encoding: Encoding,
    limit: usize,
    progress: &dyn Progress,
) -> Result<(String, bool), NotDecoded> {
    let mut decoder = encoding.0.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut broken = false;
    let mut pieces = bytes.chunks(STEP).peekable();
    let mut done = 0;
    while let Some(piece) = pieces.next() {
        if progress.cancelled() {
            return Err(NotDecoded::Cancelled);
        }
        let needed = decoder.max_utf8_buffer_length(piece.len()).unwrap_or(0);
        if text.capacity() - text.len() < needed {
            // As much again for each byte as up to here, rather than twice of everything.
            let rest = (bytes.len() - done) / STEP * (text.len() / (done / STEP).max(1));
            text.reserve_exact(needed + rest);
        }
        let is_last = pieces.peek().is_none();
        let (_, _, replaced) = decoder.decode_to_string(piece, &mut text, is_last);
        broken |= replaced;
        done += piece.len();
        if text.len() > limit {
            return Err(NotDecoded::TooLarge(encoding));
        }
    }
    text.shrink_to_fit();
    Ok((text, broken))
}

#[cfg(test)]
mod tests {
    use super::{Encoding, NotDecoded, STEP, decoded};

    #[test]
    fn a_text_that_grows_beyond_the_limit_is_given_up() {
        let letters = vec![0xcf; 3 * STEP];
        let decode = |limit| decoded(&letters, Encoding::WINDOWS_1251, limit, &());
        assert_eq!(
            decode(6 * STEP - 1),
            Err(NotDecoded::TooLarge(Encoding::WINDOWS_1251))
        );
        assert_eq!(decode(6 * STEP), Ok(("П".repeat(3 * STEP), false)));
    }

    #[test]
    fn a_text_that_grows_late_is_decoded_whole() {
        let mut bytes = vec![b'a'; 3 * STEP + 5];
        bytes.extend(vec![0xcf; 4 * STEP]);
        let text = decoded(&bytes, Encoding::WINDOWS_1251, usize::MAX, &());
        let whole = format!("{}{}", "a".repeat(3 * STEP + 5), "П".repeat(4 * STEP));
        assert_eq!(text, Ok((whole, false)));
    }
}
