//! A text as words, numbers in digits, and marks.

use super::language::Language;
use std::borrow::Cow;
use std::ops::Range;

/// One word, number or mark with the bytes it takes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token<'t> {
    pub bytes: Range<usize>,
    pub shape: Shape<'t>,
    /// Nothing stands between it and the token before.
    pub glued: bool,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape<'t> {
    /// Letters; in lower case, apostrophes straight.
    Word(Cow<'t, str>),
    /// A number in digits.
    Digits(Digits),
    /// `18:30`
    Clock,
    /// `31.01.2021`, `2021-01-31`: a day in digits, with year, month and day where they are sure.
    Day(Option<(i16, i8, i8)>),
    /// `20.2.1`: a number of parts that counts nothing.
    Chain,
    /// Anything else but spaces.
    Mark(char),
    /// A line end.
    Line,
}

/// A number in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Digits {
    /// Without separators and without the decimal mark; `None` beyond 2^64.
    pub value: Option<u64>,
    /// How many digits stand after the decimal mark.
    pub decimals: u32,
    /// Its thousands are separated.
    pub grouped: bool,
    /// How many digits it has.
    pub length: usize,
}

impl Token<'_> {
    pub fn word(&self) -> Option<&str> {
        match &self.shape {
            Shape::Word(word) => Some(word),
            _ => None,
        }
    }

    pub fn is_mark(&self, marks: &str) -> bool {
        matches!(self.shape, Shape::Mark(mark) if marks.contains(mark))
    }
}

/// Every token of a text.
pub(super) fn tokens(text: &str, language: Language) -> Vec<Token<'_>> {
    let mut tokens = Vec::with_capacity(text.len() / 5);
    let mut at = 0;
    let mut end_before = usize::MAX;
    while let Some(rest) = text.get(at..)
        && let Some(first) = rest.chars().next()
    {
        if first == '\n' {
            tokens.push(Token {
                bytes: at..at + 1,
                shape: Shape::Line,
                glued: false,
            });
            at += 1;
            continue;
        }
        if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        }
        let (length, shape) = if digit(first).is_some() {
            number(rest)
        } else if is_letter(first) {
            let length = word_length(rest, language);
            (
                length,
                Shape::Word(lower(rest.get(..length).unwrap_or_default())),
            )
        } else {
            (first.len_utf8(), Shape::Mark(first))
        };
        tokens.push(Token {
            bytes: at..at + length,
            shape,
            glued: at == end_before,
        });
        at += length;
        end_before = at;
    }
    tokens
}

fn is_letter(scalar: char) -> bool {
    scalar.is_alphabetic() || is_mark_on_letter(scalar)
}

fn is_mark_on_letter(scalar: char) -> bool {
    matches!(scalar, '\u{300}'..='\u{36f}')
}

fn is_apostrophe(scalar: char) -> bool {
    matches!(scalar, '\'' | '’' | 'ʼ')
}

fn word_length(rest: &str, language: Language) -> usize {
    let mut end = 0;
    let mut scalars = rest.char_indices().peekable();
    while let Some((at, scalar)) = scalars.next() {
        if is_letter(scalar) {
            end = at + scalar.len_utf8();
        } else if is_apostrophe(scalar) && scalars.peek().is_some_and(|&(_, next)| is_letter(next))
        {
            end = at + scalar.len_utf8();
            // French writes "d'environ 300": two words.
            if language == Language::French {
                break;
            }
        } else {
            break;
        }
    }
    end
}

fn lower(word: &str) -> Cow<'_, str> {
    if word
        .chars()
        .all(|scalar| scalar.is_lowercase() || scalar == '\'')
    {
        return Cow::Borrowed(word);
    }
    let folded = word
        .chars()
        .map(|scalar| if is_apostrophe(scalar) { '\'' } else { scalar })
        .flat_map(char::to_lowercase)
        .collect();
    Cow::Owned(folded)
}

/// The value of a digit of any script that newspapers use.
fn digit(scalar: char) -> Option<u8> {
    const ZEROES: [u32; 5] = [0x30, 0x660, 0x6f0, 0x966, 0xff10];
    let code = u32::from(scalar);
    ZEROES
        .iter()
        .find_map(|zero| code.checked_sub(*zero).filter(|value| *value < 10))
        .and_then(|value| u8::try_from(value).ok())
}

/// What stands between thousands.
fn is_group_mark(scalar: char) -> bool {
    matches!(
        scalar,
        ',' | '.' | '\'' | '’' | ' ' | '\u{a0}' | '\u{2009}' | '\u{202f}' | '\u{66c}' | '，'
    )
}

fn is_decimal_mark(scalar: char) -> bool {
    matches!(scalar, '.' | ',' | '\u{66b}')
}

/// Digits at the start of `rest`: their bytes and their values.
fn run(rest: &str) -> (usize, Vec<u8>) {
    let mut length = 0;
    let mut values = Vec::new();
    for scalar in rest.chars() {
        let Some(value) = digit(scalar) else { break };
        values.push(value);
        length += scalar.len_utf8();
    }
    (length, values)
}

/// A mark and the digits directly after it.
fn next_run(rest: &str, accepts: impl Fn(char) -> bool) -> Option<(char, usize, Vec<u8>)> {
    let mark = rest.chars().next().filter(|&mark| accepts(mark))?;
    let (length, values) = run(rest.get(mark.len_utf8()..)?);
    (length > 0).then_some((mark, mark.len_utf8() + length, values))
}

fn number(rest: &str) -> (usize, Shape<'static>) {
    if let Some(found) = in_parts(rest) {
        return found;
    }
    let (mut length, mut values) = run(rest);
    let mut separator = None;
    let leads_groups = values.len() <= 3 && values.first() != Some(&0);
    while leads_groups
        && let Some((mark, taken, group)) =
            next_run(rest.get(length..).unwrap_or_default(), is_group_mark)
        && group.len() == 3
        && separator.is_none_or(|before| before == mark)
    {
        separator = Some(mark);
        values.extend(group);
        length += taken;
    }
    let mut decimals = 0;
    let tail = rest.get(length..).unwrap_or_default();
    if let Some((mark, taken, fraction)) = next_run(tail, is_decimal_mark)
        && separator != Some(mark)
    {
        decimals = u32::try_from(fraction.len()).unwrap_or(u32::MAX);
        values.extend(fraction);
        length += taken;
    }
    let value = values.iter().try_fold(0_u64, |value, &digit| {
        value.checked_mul(10)?.checked_add(u64::from(digit))
    });
    let digits = Digits {
        value,
        decimals,
        grouped: separator.is_some(),
        length: values.len(),
    };
    (length, Shape::Digits(digits))
}

/// Numbers of several parts: days, clock times, paragraphs.
fn in_parts(rest: &str) -> Option<(usize, Shape<'static>)> {
    let (mut length, first) = run(rest);
    let mut parts = vec![first];
    let mut mark = None;
    while parts.len() < 8
        && let Some((next_mark, taken, values)) =
            next_run(rest.get(length..).unwrap_or_default(), |scalar| {
                matches!(scalar, '.' | '-' | '/' | ':') && mark.is_none_or(|mark| mark == scalar)
            })
    {
        mark = Some(next_mark);
        parts.push(values);
        length += taken;
    }
    let lengths: Vec<usize> = parts.iter().map(Vec::len).collect();
    let value = |row: usize| -> i16 {
        parts.get(row).map_or(0, |digits| {
            digits
                .iter()
                .take(4)
                .fold(0, |value, &digit| value * 10 + i16::from(digit))
        })
    };
    let small = |row: usize| i8::try_from(value(row)).unwrap_or_default();
    let shape = match (mark?, lengths.as_slice()) {
        (':', [1 | 2, 2] | [1 | 2, 2, 2]) => Shape::Clock,
        ('-' | '.' | '/', [4, 2, 2]) => Shape::Day(Some((value(0), small(1), small(2)))),
        ('.', [1 | 2, 1 | 2, 4]) => Shape::Day(Some((value(2), small(1), small(0)))),
        // Which of the first two is the month depends on the country.
        ('/' | '-', [1 | 2, 1 | 2, 2 | 4]) | ('.', [1 | 2, 1 | 2, 2]) => Shape::Day(None),
        // 1.800.000
        ('.', [1..=3, groups @ ..]) if groups.iter().all(|&group| group == 3) => return None,
        ('.', [_, _, _, ..]) => Shape::Chain,
        _ => return None,
    };
    Some((length, shape))
}
