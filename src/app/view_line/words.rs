//! The words of a line: as they are, or in quotation marks where they hold spaces or signs.

use super::LineError;

/// A value as it is written: in quotation marks where it would else be several words or none.
pub(super) fn written(value: &str) -> String {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !"\"\\|".contains(c);
    if !value.is_empty() && value.chars().all(is_plain) {
        return value.to_owned();
    }
    let mut text = String::from("\"");
    for c in value.chars() {
        match c {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

/// A word of a line and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Word {
    /// The word without its quotation marks.
    pub text: String,
    /// Where it begins, counted in characters from 1.
    pub column: usize,
}

/// The words before the first bar, and what stands after it.
pub(super) fn words(line: &str) -> Result<(Vec<Word>, String), LineError> {
    let mut words: Vec<Word> = Vec::new();
    let mut word: Option<Word> = None;
    let mut letters = line.chars().zip(1..);
    while let Some((letter, column)) = letters.next() {
        match letter {
            '|' => {
                words.extend(word);
                let rest: String = letters.map(|(letter, _)| letter).collect();
                return Ok((words, rest.trim().to_owned()));
            }
            '"' => {
                let word = word.get_or_insert_with(|| begun(column));
                quoted(&mut letters, &mut word.text).ok_or(LineError::Unclosed { column })?;
            }
            letter if letter.is_whitespace() => words.extend(word.take()),
            letter => word.get_or_insert_with(|| begun(column)).text.push(letter),
        }
    }
    words.extend(word);
    Ok((words, String::new()))
}

fn begun(column: usize) -> Word {
    Word {
        text: String::new(),
        column,
    }
}

/// Reads on to the closing quotation mark; `None` where there is none.
fn quoted(letters: &mut impl Iterator<Item = (char, usize)>, into: &mut String) -> Option<()> {
    loop {
        match letters.next()?.0 {
            '"' => return Some(()),
            '\\' => into.push(match letters.next()?.0 {
                'n' => '\n',
                'r' => '\r',
                other => other,
            }),
            other => into.push(other),
        }
    }
}
