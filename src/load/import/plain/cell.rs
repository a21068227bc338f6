//! Cells that can be read in one way only.

use crate::model::CivilDate;
use memchr::memmem;

/// Numbers of more digits may be beyond 2^53.
const MOST_DIGITS: usize = 15;

/// A power of ten that a float holds exactly is at most this.
const POWERS: [f64; 16] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
];

/// A whole number in plain digits.
pub(super) fn number(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > MOST_DIGITS {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| {
        let digit = byte.wrapping_sub(b'0');
        (digit < 10).then(|| number * 10 + u64::from(digit))
    })
}

/// Whether a number is written as it would be printed: `7`, not `007`.
pub(super) fn is_printed(text: &str) -> bool {
    text == "0" || !text.starts_with('0')
}

/// Degrees in plain digits with a point: `55.752`, `-0.5`. A whole number below 2^53 divided by a
/// power of ten that a float holds is rounded once, and so is the number that is written.
pub(super) fn degrees(text: &str) -> Option<f64> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (mut number, mut count, mut decimals) = (0_u64, 0, None);
    if digits.len() > MOST_DIGITS + 1 {
        return None;
    }
    for byte in digits.bytes() {
        if byte == b'.' {
            if decimals.is_some() || count == 0 {
                return None;
            }
            decimals = Some(0);
            continue;
        }
        let digit = byte.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        number = number * 10 + u64::from(digit);
        count += 1;
        decimals = decimals.map(|decimals: usize| decimals + 1);
    }
    if count == 0 || count > MOST_DIGITS || decimals == Some(0) {
        return None;
    }
    #[expect(clippy::cast_precision_loss, reason = "fifteen digits are below 2^53")]
    let size = number as f64 / POWERS.get(decimals.unwrap_or(0))?;
    Some(if digits.len() < text.len() {
        -size
    } else {
        size
    })
}

/// A day as `2021-01-31`.
pub(super) fn day(text: &str) -> Option<CivilDate> {
    let is_one = text.len() == "2021-01-31".len() && !text.starts_with("0000");
    is_one.then(|| CivilDate::parse(text).ok()).flatten()
}

/// Whether a text is one link and nothing else.
pub(super) fn is_link(text: &str) -> bool {
    let begins = text.starts_with("https://") || text.starts_with("http://");
    let bytes = text.as_bytes();
    let is_odd = |byte: &u8| !byte.is_ascii_graphic() || matches!(byte, b'"' | b'<' | b'>' | b'|');
    let ends_odd = text.ends_with([',', ';', '.', ')', ']', '\'']);
    begins
        && text.len() > "https://".len()
        && !bytes.iter().fold(false, |odd, byte| odd | is_odd(byte))
        && !ends_odd
        && memmem::find(bytes.get(4..).unwrap_or_default(), b"http").is_none()
}

#[cfg(test)]
mod tests {
    use super::{day, degrees, is_link, is_printed, number};
    use crate::model::CivilDate;

    #[test]
    fn degrees_are_those_of_the_standard_library() {
        for whole in [0_u32, 1, 9, 37, 179, 180] {
            for decimals in (0..100_000).step_by(7) {
                for sign in ["", "-"] {
                    let text = format!("{sign}{whole}.{decimals:05}");
                    let expected: f64 = text.parse().unwrap();
                    let read = degrees(&text).map(f64::to_bits);
                    assert_eq!(read, Some(expected.to_bits()), "{text}");
                }
            }
        }
        for text in ["5", "-12", "0", "-0.0", "55.75222222222", "999999999999999"] {
            let expected: f64 = text.parse().unwrap();
            assert_eq!(degrees(text).map(f64::to_bits), Some(expected.to_bits()));
        }
        for text in [
            "",
            "-",
            ".",
            "1.",
            ".5",
            "+1",
            "1e3",
            "1.2.3",
            "1 ",
            "--1",
            "1234567890.1234567",
        ] {
            assert_eq!(degrees(text), None, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_they_are_elsewhere() {
        for text in ["2021-01-31", "2020-02-29", "0001-12-31", "9999-01-01"] {
            assert_eq!(day(text), CivilDate::parse(text).ok(), "{text}");
            assert_eq!(day(text).map(|day| day.to_string()), Some(text.to_owned()));
        }
        for text in [
            "",
            "2021-02-30",
            "2021-1-31",
            "2021-01-31T",
            "2021/01/31",
            "x021-01-31",
        ] {
            assert_eq!(day(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_in_plain_digits_and_nothing_else() {
        assert_eq!(number("1800"), Some(1_800));
        assert_eq!(number("007"), Some(7));
        for text in ["", "-1", "1,800", "１", "1234567890123456"] {
            assert_eq!(number(text), None, "{text}");
        }
        assert!(is_printed("0") && is_printed("10") && !is_printed("007"));
    }

    #[test]
    fn a_link_alone_is_one() {
        assert!(is_link("https://a.example/1?x=y#z"));
        for text in [
            "https://",
            "https://a.example.",
            "see https://a.example",
            "https://a.example https://b.example",
            "https://a.example/https://b.example",
            "https://a.example/ü",
            "ftp://a.example",
        ] {
            assert!(!is_link(text), "{text}");
        }
    }
}
