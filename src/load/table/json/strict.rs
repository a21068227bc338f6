//! Single values of JSON read strictly: where each ends, if it is one by the letter of the grammar.

use crate::load::marks::next_mark;

/// Where a value ends, and whether it is a text with escapes in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ended {
    pub at: usize,
    pub has_escapes: bool,
}

impl Ended {
    fn plainly(at: usize) -> Self {
        Self {
            at,
            has_escapes: false,
        }
    }
}

/// Steps over white space.
#[inline]
pub(super) fn after_space(bytes: &[u8], mut at: usize) -> usize {
    while let Some(b' ' | b'\n' | b'\r' | b'\t') = bytes.get(at) {
        at += 1;
    }
    at
}

/// The end of the text, number, `true`, `false` or `null` that begins at the byte `at`; `None`
/// where none does.
#[inline]
pub(super) fn scalar(bytes: &[u8], at: usize) -> Option<Ended> {
    let word = |word: &[u8]| {
        let is_so = bytes.get(at..at + word.len()) == Some(word);
        is_so.then(|| Ended::plainly(at + word.len()))
    };
    match bytes.get(at)? {
        b'"' => text(bytes, at),
        b't' => word(b"true"),
        b'f' => word(b"false"),
        b'n' => word(b"null"),
        _ => number(bytes, at).map(Ended::plainly),
    }
}

/// The byte after the text whose quotation mark stands at `at`.
#[inline]
pub(super) fn text(bytes: &[u8], at: usize) -> Option<Ended> {
    let mut at = at + 1;
    let mut has_escapes = false;
    loop {
        at = next_mark(bytes, at)?;
        match bytes.get(at)? {
            b'"' => {
                return Some(Ended {
                    at: at + 1,
                    has_escapes,
                });
            }
            b'\\' => {
                has_escapes = true;
                at = after_escape(bytes, at)?;
            }
            _control_character => return None,
        }
    }
}

fn after_escape(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes.get(at + 1)? {
        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => Some(at + 2),
        b'u' => {
            let digits = bytes.get(at + 2..at + 6)?;
            digits.iter().all(u8::is_ascii_hexdigit).then_some(at + 6)
        }
        _ => None,
    }
}

fn number(bytes: &[u8], mut at: usize) -> Option<usize> {
    let digits = |from: usize| {
        let mut at = from;
        while let Some(b'0'..=b'9') = bytes.get(at) {
            at += 1;
        }
        (at > from).then_some(at)
    };
    if bytes.get(at) == Some(&b'-') {
        at += 1;
    }
    let leads_with_zero = bytes.get(at) == Some(&b'0');
    let whole = digits(at)?;
    if leads_with_zero && whole > at + 1 {
        return None;
    }
    at = whole;
    if bytes.get(at) == Some(&b'.') {
        at = digits(at + 1)?;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1;
        if let Some(b'+' | b'-') = bytes.get(at) {
            at += 1;
        }
        at = digits(at)?;
    }
    Some(at)
}

#[cfg(test)]
mod tests {
    use super::scalar;
    use serde::de::IgnoredAny;

    #[track_caller]
    fn check(value: &str) {
        let read = scalar(value.as_bytes(), 0).map(|ended| ended.at);
        let whole = read == Some(value.len());
        let is_json = serde_json::from_str::<IgnoredAny>(value).is_ok();
        assert_eq!(whole, is_json, "{value}: {read:?}");
    }

    #[test]
    fn a_value_is_one_where_the_grammar_says_so() {
        for value in [
            "0",
            "-0",
            "01",
            "1.5",
            "1.",
            ".5",
            "-",
            "1e5",
            "1E+5",
            "1e",
            "1e-",
            "-1.25e-3",
            "+1",
            "true",
            "false",
            "null",
            "nul",
            "True",
            "truefalse",
            "NaN",
            "\"\"",
            "\"a\"",
            "\"a",
            "\"a\\\"b\"",
            "\"\\u00e9\"",
            "\"\\u00g9\"",
            "\"\\u00\"",
            "\"\\x\"",
            "\"\\\"",
            "\"a\tb\"",
            "\"Кемерово\"",
            "\"123456789012345678901234567890\"",
            "\"1234567890123456789012345\n67890\"",
            "\"12345678901234567890\\n1234567890\"",
            "\"\u{7f}\"",
            "\"\\ud800\"",
        ] {
            check(value);
        }
    }
}
