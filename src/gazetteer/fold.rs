//! Names as they are looked up: in Latin letters whatever the script, small, without marks or spaces.

use any_ascii::any_ascii_char;

/// The key of a name: transliterated to ASCII, lower case, letters and digits only. "Санкт-Петербург"
/// and "Sankt-Peterburg" have the same key; so have "Королёв" and "Королев", and a letter and
/// the same letter written as base and combining mark.
#[must_use]
pub fn fold(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    let mut letters = name.chars().peekable();
    while let Some(letter) = letters.next() {
        let letter = match (letter, letters.peek()) {
            // As other systems write file names: и with a breve is a letter of its own.
            ('и', Some('\u{306}')) => 'й',
            ('И', Some('\u{306}')) => 'Й',
            ('і', Some('\u{308}')) => 'ї',
            ('І', Some('\u{308}')) => 'Ї',
            // Print writes ё with its dots or without.
            ('ё' | 'Ё', _) => 'е',
            _ => letter,
        };
        let plain = any_ascii_char(letter).chars();
        key.extend(
            plain
                .filter(char::is_ascii_alphanumeric)
                .map(|c| c.to_ascii_lowercase()),
        );
    }
    key
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn one_name_in_several_scripts_and_shapes_has_one_key() {
        for (one, other) in [
            ("Санкт-Петербург", "Sankt Peterburg"),
            ("Королёв", "королев"),
            ("Йошкар-Ола", "И\u{306}ошкар-Ола"),
            ("Île-de-France", "Ile de France"),
            ("Kazan’", "Kazan'"),
            ("北京", "Bei Jing"),
        ] {
            assert_eq!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn a_text_without_letters_has_an_empty_key() {
        assert_eq!(fold("… – ' \u{301}"), "");
    }
}
