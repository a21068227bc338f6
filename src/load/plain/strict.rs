//! JSON read in one step, syntax and all: what this reader goes past is well formed, and what it
//! does not go past may yet be.

use super::escapes;
use crate::load::marks::next_mark;

/// A place in a text that nobody has checked, and the steps from there. Every step says `None`
/// where something else stands than what is asked for; where it stands then is of no use.
#[derive(Debug)]
pub(super) struct Strict<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub at: usize,
    /// Texts with escapes, without them.
    plain: String,
}

/// A text of the file, or one that was freed of its escapes.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    start: u32,
    end: u32,
    had_escapes: bool,
}

impl<'a> Strict<'a> {
    pub fn new(text: &'a str, at: usize) -> Self {
        Self {
            text,
            bytes: text.as_bytes(),
            at,
            plain: String::new(),
        }
    }

    /// Forgets the texts that had escapes.
    pub fn forget(&mut self) {
        self.plain.clear();
    }

    /// The text of a piece that was not forgotten.
    #[inline]
    pub fn text(&self, piece: Piece) -> &str {
        let part = if piece.had_escapes {
            &self.plain
        } else {
            self.text
        };
        part.get(piece.start as usize..piece.end as usize)
            .unwrap_or_default()
    }

    /// The text of a piece as long as the file is there, where it had no escapes.
    pub fn borrowed(&self, piece: Piece) -> Option<&'a str> {
        let text = self.text.get(piece.start as usize..piece.end as usize);
        text.filter(|_| !piece.had_escapes)
    }

    #[inline]
    fn byte(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Steps over these bytes, if they stand next.
    #[inline]
    pub fn passes(&mut self, bytes: &[u8]) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let passes = rest.starts_with(bytes);
        self.at += if passes { bytes.len() } else { 0 };
        passes
    }

    /// What was gone over since the byte `start`.
    pub fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Steps over white space, and says what stands behind it.
    #[inline]
    pub fn next(&mut self) -> Option<u8> {
        loop {
            match self.byte()? {
                b' ' | b'\n' | b'\r' | b'\t' => self.at += 1,
                byte => return Some(byte),
            }
        }
    }

    /// Steps over white space and the given sign.
    #[inline]
    pub fn sign(&mut self, sign: u8) -> Option<()> {
        let found = self.next()?;
        self.at += 1;
        (found == sign).then_some(())
    }

    /// Goes on to the next member of an object or element of a list, of which `any` tells whether
    /// there was one before; `Some(false)` behind the last, which `end` closes.
    #[inline]
    pub fn more(&mut self, any: &mut bool, end: u8) -> Option<bool> {
        let was_first = !std::mem::replace(any, true);
        match self.next()? {
            byte if byte == end => {
                self.at += 1;
                Some(false)
            }
            _ if was_first => Some(true),
            b',' => {
                self.at += 1;
                // A comma before the end is no JSON.
                (self.next()? != end).then_some(true)
            }
            _ => None,
        }
    }

    /// The key that stands next, up to its value; one with escapes is none of ours.
    pub fn key(&mut self) -> Option<&'a [u8]> {
        self.sign(b'"')?;
        let start = self.at;
        if self.end_of_string()? != b'"' {
            return None;
        }
        let key = self.bytes.get(start..self.at)?;
        self.at += 1;
        self.sign(b':')?;
        Some(key)
    }

    /// The text that stands next.
    #[inline]
    pub fn string(&mut self) -> Option<Piece> {
        self.sign(b'"')?;
        let start = self.at;
        if self.end_of_string()? == b'"' {
            let end = self.at;
            self.at += 1;
            return piece(start, end, false);
        }
        self.with_escapes(start)
    }

    #[cold]
    fn with_escapes(&mut self, start: usize) -> Option<Piece> {
        let kept = self.plain.len();
        let mut from = start;
        loop {
            self.plain.push_str(self.text.get(from..self.at)?);
            if self.byte()? == b'"' {
                self.at += 1;
                return piece(kept, self.plain.len(), true);
            }
            let (letter, length) = escapes::letter(self.bytes.get(self.at..)?)?;
            self.plain.push(letter);
            self.at += length;
            from = self.at;
            self.end_of_string()?;
        }
    }

    /// Goes to the quotation mark or backslash that comes next; `None` where a control character
    /// comes before.
    #[inline]
    fn end_of_string(&mut self) -> Option<u8> {
        self.at = next_mark(self.bytes, self.at)?;
        self.byte().filter(|byte| *byte >= b' ')
    }

    /// The whole number that stands next, in digits alone.
    #[inline]
    pub fn number(&mut self) -> Option<u64> {
        let first = self.next()?;
        let start = self.at;
        let mut number = 0_u64;
        while let Some(digit @ b'0'..=b'9') = self.byte() {
            number = number
                .checked_mul(10)?
                .checked_add(u64::from(digit - b'0'))?;
            self.at += 1;
        }
        let length = self.at - start;
        if length == 0 || (first == b'0' && length > 1) {
            return None;
        }
        // What follows must end it: 5.0 is another number, and 5x none.
        matches!(
            self.byte()?,
            b',' | b'}' | b']' | b' ' | b'\n' | b'\r' | b'\t'
        )
        .then_some(number)
    }

    /// `true` or `false`.
    pub fn truth(&mut self) -> Option<bool> {
        self.next()?;
        let rest = self.bytes.get(self.at..)?;
        let (truth, length) = if rest.starts_with(b"true") {
            (true, 4)
        } else if rest.starts_with(b"false") {
            (false, 5)
        } else {
            return None;
        };
        self.at += length;
        Some(truth)
    }
}

#[inline]
fn piece(start: usize, end: usize, had_escapes: bool) -> Option<Piece> {
    Some(Piece {
        start: u32::try_from(start).ok()?,
        end: u32::try_from(end).ok()?,
        had_escapes,
    })
}

#[cfg(test)]
mod tests {
    use super::Strict;

    #[track_caller]
    fn check(json: &str, expected: Option<&str>) {
        // Alone, and with more text behind it than is looked at in one step.
        for text in [json.to_owned(), format!("{json}{}", " ".repeat(20))] {
            let mut strict = Strict::new(&text, 0);
            let piece = strict.string();
            let found = piece.map(|piece| strict.text(piece));
            assert_eq!(found, expected, "{text}");
            if expected.is_some() {
                assert_eq!(strict.at, json.len());
            }
        }
    }

    #[test]
    fn every_byte_of_a_text_is_told_apart_wherever_it_stands() {
        for before in 0..20 {
            for byte in 0..=0x7f_u8 {
                let text = format!("{}{}é tail", "x".repeat(before), char::from(byte));
                let json = format!("\"{text}\"");
                let is_plain = byte >= b' ' && byte != b'"' && byte != b'\\';
                if is_plain {
                    check(&json, Some(&text));
                } else if byte != b'"' {
                    check(&json, None);
                }
            }
        }
    }

    #[test]
    fn texts_lose_their_escapes() {
        check(r#""""#, Some(""));
        check(r#""a\"b\\c\/d""#, Some("a\"b\\c/d"));
        check(r#""\b\f\n\r\t""#, Some("\u{8}\u{c}\n\r\t"));
        check(
            r#""\u0041\u00e9\u043F\ud83d\ude00!""#,
            Some("Aéп\u{1f600}!"),
        );
        for broken in [
            r#""\x""#,
            r#""\u12""#,
            r#""\u+123""#,
            r#""\ud800""#,
            r#""\ud800\u0041""#,
            r#""\udc00""#,
            r#""\"#,
            r#"""#,
            r#""abc"#,
            "\"\\u00e\u{e9}\"",
        ] {
            check(broken, None);
        }
    }

    #[test]
    fn only_whole_numbers_in_digits_are_read() {
        let number = |text: &str| Strict::new(text, 0).number();
        assert_eq!(number(" 0,"), Some(0));
        assert_eq!(number("1800}"), Some(1_800));
        assert_eq!(number("18446744073709551615 "), Some(u64::MAX));
        for other in [
            "18446744073709551616 ",
            "-1,",
            "01,",
            "1.0,",
            "1e3,",
            "1",
            "1x,",
            "",
            "+1,",
        ] {
            assert_eq!(number(other), None, "{other}");
        }
    }

    #[test]
    fn lists_have_commas_between_and_nowhere_else() {
        let numbers = |text: &str| {
            let mut strict = Strict::new(text, 0);
            strict.sign(b'[')?;
            let (mut any, mut numbers) = (false, Vec::new());
            while strict.more(&mut any, b']')? {
                numbers.push(strict.number()?);
            }
            Some(numbers)
        };
        assert_eq!(numbers("[]"), Some(vec![]));
        assert_eq!(numbers(" [ 1 , 2 ]"), Some(vec![1, 2]));
        for broken in ["[1,]", "[,1]", "[1 2]", "[1,,2]", "[1", "[", "[,]"] {
            assert_eq!(numbers(broken), None, "{broken}");
        }
    }
}
