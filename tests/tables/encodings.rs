//! Text in encodings old and new.

use super::{codes, table, table_with, written};
use arrest_atlas::load::table::{Encoding, ReadOptions, TableKind};

const CYRILLIC: &str = "город;задержано;заметка\n\
    Омск;20;Полиция задержала около двадцати человек на площади\n\
    Пермь;7;По словам очевидцев, никого не отпустили до вечера\n\
    Тула;3;Сообщений о раненых не поступало\n";

const WESTERN: &str = "ville,arrestations,note\n\
    Besançon,20,La préfecture a annoncé vingt interpellations à la fin de la journée\n\
    Orléans,7,Des témoins ont été relâchés dès le début de la soirée\n\
    Sète,3,Aucun blessé n’a été signalé\n";

fn utf_16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

fn in_encoding(text: &str, label: &str) -> Vec<u8> {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).expect("a known label");
    encoding.encode(text).0.into_owned()
}

#[track_caller]
fn found(bytes: &[u8]) -> &'static str {
    match table(bytes).kind() {
        TableKind::Csv { encoding, .. } => encoding.label(),
        other => panic!("no CSV: {other:?}"),
    }
}

#[test]
fn utf_8_is_taken_without_a_word_with_and_without_its_mark() {
    for text in [CYRILLIC.to_owned(), format!("\u{feff}{CYRILLIC}")] {
        let table = table(text.as_bytes());
        assert_eq!(table.headers()[0], "город");
        assert!(table.notices().is_empty());
        assert_eq!(table.choices().encoding, None);
    }
}

#[test]
fn utf_16_is_known_by_its_mark_and_without() {
    for marked in [
        CYRILLIC.to_owned(),
        format!("\u{feff}{CYRILLIC}"),
        WESTERN.to_owned(),
    ] {
        for (bytes, label) in [
            (utf_16(&marked, u16::to_le_bytes), "UTF-16LE"),
            (utf_16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ] {
            assert_eq!(found(&bytes), label);
            assert_eq!(written(&bytes), written(marked.as_bytes()));
            assert!(table(&bytes).notices().is_empty());
        }
    }
}

#[test]
fn old_encodings_are_guessed_and_said_to_be_guessed() {
    for (text, label) in [
        (CYRILLIC, "windows-1251"),
        (CYRILLIC, "KOI8-U"),
        (WESTERN, "windows-1252"),
    ] {
        let bytes = in_encoding(text, label);
        assert_eq!(found(&bytes), label);
        assert_eq!(written(&bytes), written(text));
        assert_eq!(codes(table(&bytes).notices()), ["encoding-guessed"]);
    }
}

#[test]
fn a_guess_shows_the_same_lines_in_other_encodings() {
    let bytes = in_encoding(CYRILLIC, "windows-1251");
    let table = table(&bytes);
    let guess = table.choices().encoding.as_ref().expect("a guess");
    assert!(!guess.is_sure);
    assert_eq!(guess.previews[0].encoding, guess.taken);
    assert_eq!(guess.previews[0].lines[0], "город;задержано;заметка");
    let western = guess
        .previews
        .iter()
        .find(|preview| preview.encoding == Encoding::WINDOWS_1252)
        .expect("the other usual one");
    assert!(western.lines[0].starts_with("ãîðîä;"));
}

#[test]
fn a_chosen_encoding_counts() {
    let bytes = in_encoding(CYRILLIC, "koi8-r");
    let options = ReadOptions {
        encoding: Encoding::for_label("windows-1251"),
        ..ReadOptions::default()
    };
    let table = table_with(&bytes, &options);
    assert_ne!(table.headers()[0], "город");
    assert!(codes(table.notices()).is_empty());
}

#[test]
fn a_few_broken_bytes_leave_it_utf_8_and_are_told_with_their_line() {
    let mut bytes = CYRILLIC.as_bytes().to_vec();
    let at = CYRILLIC.find("вечера").expect("the word");
    bytes[at] = 0xff;
    let table = table(&bytes);
    assert_eq!(codes(table.notices()), ["broken-bytes"]);
    let place = table.notices()[0].location.as_ref().expect("a place");
    assert_eq!(place.line, 3);
    assert_eq!(table.headers()[0], "город");
}

#[test]
fn encodings_have_names_for_people_and_labels_for_machines() {
    for encoding in Encoding::OFFERED {
        assert_eq!(Encoding::for_label(encoding.label()), Some(encoding));
        assert!(!encoding.name().is_empty());
    }
}
