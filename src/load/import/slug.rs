//! Names as ids: `Saint Petersburg` as `saint-petersburg`.

use crate::model::ShortText;

/// The id that a name brings: its letters and digits in lower case, with single dashes between words.
pub(super) fn slug(name: &str) -> String {
    let mut slug = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            slug.extend(c.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with('-') {
        slug.pop();
    }
    if slug.is_empty() {
        slug.push_str("place");
    }
    slug
}

/// The longest name that is short, in bytes.
const SHORT: usize = 32;

/// What each byte of ASCII is in a slug; 0 for what only parts words.
const IN_SLUG: [u8; 128] = {
    let mut letters = [0; 128];
    let mut byte = 0_u8;
    while byte < 128 {
        if byte.is_ascii_alphanumeric() {
            letters[byte as usize] = byte.to_ascii_lowercase();
        }
        byte += 1;
    }
    letters
};

/// The same of a short name in ASCII that has a letter or digit, which nearly all have.
pub(super) fn short_slug(name: &str) -> Option<ShortText> {
    if name.len() > SHORT || !name.is_ascii() {
        return None;
    }
    let mut bytes = [0; SHORT];
    let (mut end, mut is_in_word) = (0, false);
    for byte in name.bytes() {
        let letter = IN_SLUG[usize::from(byte) % IN_SLUG.len()];
        // What is not kept is written over.
        bytes[end % SHORT] = if letter == 0 { b'-' } else { letter };
        end += usize::from(letter != 0 || is_in_word);
        is_in_word = letter != 0;
    }
    let end = if is_in_word {
        end
    } else {
        end.saturating_sub(1)
    };
    let slug = bytes.get(..end).filter(|slug| !slug.is_empty())?;
    Some(std::str::from_utf8(slug).ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::{short_slug, slug};

    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(slug(name), expected, "{name:?}");
        let is_short = name.is_ascii() && name.contains(|c: char| c.is_ascii_alphanumeric());
        let short = short_slug(name).map(|slug| slug.to_string());
        assert_eq!(short.as_deref(), is_short.then_some(expected), "{name:?}");
    }

    #[test]
    fn a_slug_has_letters_digits_and_single_dashes() {
        check("Saint Petersburg", "saint-petersburg");
        check("Point 12", "point-12");
        check("  St. -- Louis, (MO)", "st-louis-mo");
        check("Perm'  ", "perm");
        check("", "place");
        check("--", "place");
        check("?", "place");
        check("Санкт-Петербург", "санкт-петербург");
        check("Åre", "åre");
        check("a", "a");
        check("-a-", "a");
    }
}
