//! Texts that are mostly short: up to 22 bytes stand in the value itself, and a million names take no
//! memory beside it.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

/// The longest text that stands in the value, in bytes.
const LONGEST: usize = 22;

/// A text that never changes, in 24 bytes where it is short. It reads as a `str`.
#[derive(Clone)]
pub struct ShortText(Held);

#[derive(Clone)]
enum Held {
    Inside { length: u8, bytes: [u8; LONGEST] },
    Aside(Box<str>),
}

impl ShortText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Held::Inside { length, bytes } => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                // They came from a text.
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Held::Aside(text) => text,
        }
    }

    /// Its bytes, which cost less to get at than the text.
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        match &self.0 {
            Held::Inside { length, bytes } => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Held::Aside(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for ShortText {
    #[inline]
    fn from(text: &str) -> Self {
        let mut bytes = [0; LONGEST];
        let Some(inside) = bytes.get_mut(..text.len()) else {
            return Self(Held::Aside(text.into()));
        };
        inside.copy_from_slice(text.as_bytes());
        let length = u8::try_from(text.len()).unwrap_or_default();
        Self(Held::Inside { length, bytes })
    }
}

impl From<String> for ShortText {
    fn from(text: String) -> Self {
        if text.len() > LONGEST {
            return Self(Held::Aside(text.into_boxed_str()));
        }
        Self::from(text.as_str())
    }
}

impl From<Cow<'_, str>> for ShortText {
    fn from(text: Cow<'_, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl From<&ShortText> for String {
    fn from(text: &ShortText) -> Self {
        text.as_str().to_owned()
    }
}

impl Default for ShortText {
    fn default() -> Self {
        Self::from("")
    }
}

impl Deref for ShortText {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for ShortText {
    fn as_ref(&self) -> &str {
        self
    }
}

impl Borrow<str> for ShortText {
    fn borrow(&self) -> &str {
        self
    }
}

impl fmt::Display for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for ShortText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for ShortText {
    fn eq(&self, other: &Self) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl Eq for ShortText {}

impl PartialEq<str> for ShortText {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<&str> for ShortText {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialEq<String> for ShortText {
    #[inline]
    fn eq(&self, other: &String) -> bool {
        self.as_bytes() == other.as_bytes()
    }
}

impl PartialOrd for ShortText {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for ShortText {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl Hash for ShortText {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::ShortText;
    use std::hash::{BuildHasher as _, RandomState};

    #[test]
    fn every_text_comes_back_however_long() {
        let hashes = RandomState::new();
        let letters = "Saint-Petersburg — Санкт-Петербург, and on";
        for (end, _) in letters.char_indices() {
            let text = letters.get(..end).unwrap_or_default();
            for short in [ShortText::from(text), ShortText::from(text.to_owned())] {
                assert_eq!(short.as_str(), text);
                assert_eq!(short, *text);
                assert_eq!(short.clone(), short);
                assert_eq!(format!("{short} {short:?}"), format!("{text} {text:?}"));
                assert_eq!(hashes.hash_one(&short), hashes.hash_one(text));
            }
        }
    }

    #[test]
    fn texts_stand_in_the_order_of_their_letters() {
        let mut texts = ["b", "a very long name of some place", "", "ab", "Ж"].map(ShortText::from);
        texts.sort();
        let sorted = ["", "a very long name of some place", "ab", "b", "Ж"];
        assert_eq!(texts, sorted.map(ShortText::from));
    }

    #[test]
    fn it_takes_as_much_as_a_string() {
        assert_eq!(size_of::<ShortText>(), size_of::<String>());
    }
}
