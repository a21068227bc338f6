//! Characters that a screen paints as nothing, made visible, so that no text hides anything.

use std::borrow::Cow;

/// `text` with every invisible character written as an escape such as `[U+202E]`.
///
/// Line feeds and tabs stay, and so do spaces of every width. Used for every foreign text that
/// the window shows.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let Some((first, _)) = text
        .char_indices()
        .find(|&(_, scalar)| is_invisible(scalar))
    else {
        return Cow::Borrowed(text);
    };
    let (clean, rest) = text.split_at(first);
    let mut shown = String::with_capacity(text.len() + 16);
    shown.push_str(clean);
    for scalar in rest.chars() {
        if is_invisible(scalar) {
            shown.push_str(&escape(scalar));
        } else {
            shown.push(scalar);
        }
    }
    Cow::Owned(shown)
}

/// `[U+202E]`
#[must_use]
pub fn escape(scalar: char) -> String {
    format!("[U+{:04X}]", u32::from(scalar))
}

/// Whether a character leaves no trace on the screen: controls, direction controls, zero-width
/// characters, soft hyphens. Spaces, no-break spaces and line ends are not meant.
#[must_use]
pub fn is_invisible(scalar: char) -> bool {
    match scalar {
        '\n' | '\r' | '\t' => false,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => true,
        other => other.is_control(),
    }
}

/// Whether an invisible character has no business where it stands: joiners belong between the
/// letters of Arabic, Indic and similar scripts, direction marks beside right-to-left letters.
#[must_use]
pub fn is_suspicious(before: Option<char>, scalar: char, after: Option<char>) -> bool {
    if !is_invisible(scalar) {
        return false;
    }
    let beside = |wanted: fn(char) -> bool| before.is_some_and(wanted) || after.is_some_and(wanted);
    match scalar {
        '\u{200c}' | '\u{200d}' => !beside(joins),
        '\u{200e}' | '\u{200f}' | '\u{61c}' => !beside(is_right_to_left),
        _ => true,
    }
}

fn joins(scalar: char) -> bool {
    is_right_to_left(scalar)
        || matches!(scalar, '\u{900}'..='\u{dff}' | '\u{1780}'..='\u{17ff}' | '\u{1800}'..='\u{18af}')
        || matches!(scalar, '\u{2600}'..='\u{27bf}' | '\u{fe0f}' | '\u{1f000}'..='\u{1faff}')
}

fn is_right_to_left(scalar: char) -> bool {
    matches!(scalar, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}
