//! CSV in all its dialects.

use super::{codes, faults, refused, rows, table, table_with, written, written_with};
use arrest_atlas::load::table::{ReadOptions, TableKind};
use proptest::prelude::*;

#[track_caller]
fn separator(text: &str) -> char {
    match table(text.as_bytes()).kind() {
        TableKind::Csv { separator, .. } => *separator,
        other => panic!("no CSV: {other:?}"),
    }
}

#[test]
fn the_separator_is_the_one_that_gives_every_row_the_same_cells() {
    assert_eq!(separator("city,arrests\nOmsk,20\nPerm,7\n"), ',');
    assert_eq!(
        separator("city;lat;lon\nOmsk;54,99;73,37\nPerm;58,01;56,25\n"),
        ';'
    );
    assert_eq!(
        separator("city\tnote\nOmsk\tone, two; three\nPerm\tone\n"),
        '\t'
    );
    assert_eq!(separator("city|note\nOmsk|a, b, c\nPerm|d, e, f\n"), '|');
    assert_eq!(
        separator("city;\"a, b\"\nOmsk;\"c, d\"\nPerm;\"e, f\"\n"),
        ';'
    );
}

#[test]
fn a_stated_separator_counts_and_is_no_row() {
    let text = "sep=|\r\ncity|a;b\r\nOmsk|1;2\r\n";
    assert_eq!(separator(text), '|');
    assert_eq!(written(text), "city|a;b\nOmsk|1;2");
}

#[test]
fn a_separator_that_was_asked_for_counts() {
    let options = ReadOptions {
        separator: Some(' '),
        ..ReadOptions::default()
    };
    assert_eq!(
        written_with(b"city arrests\nOmsk 20\n", &options),
        "city|arrests\nOmsk|20"
    );
}

#[test]
fn line_breaks_and_separators_stand_between_quotation_marks() {
    let text = "city,note\r\nOmsk,\"first\r\nsecond, third\"\r\nPerm,\"he said \"\"no\"\"\"\r\n";
    assert_eq!(
        written(text),
        "city|note\nOmsk|first\r\nsecond, third\nPerm|he said \"no\""
    );
    let rows = rows(&mut table(text.as_bytes()));
    assert_eq!((rows[1].number, rows[1].line), (2, 4));
    assert_eq!((rows[1].cells[1].line, rows[1].cells[1].column), (4, 6));
}

#[test]
fn quotation_marks_may_be_escaped_with_a_backslash() {
    let text = "city,note\nOmsk,\"he said \\\"no\\\" twice\"\nPerm,\"x\"\n";
    assert_eq!(
        written(text),
        "city|note\nOmsk|he said \"no\" twice\nPerm|x"
    );
}

#[test]
fn old_line_ends_end_lines() {
    assert_eq!(
        written("city,arrests\rOmsk,20\rPerm,7\r"),
        "city|arrests\nOmsk|20\nPerm|7"
    );
    let rows = rows(&mut table(b"city,arrests\rOmsk,20\rPerm,7\r"));
    assert_eq!(rows[1].line, 3);
}

#[test]
fn lines_above_the_header_are_named_and_no_rows() {
    let text =
        "\n\nArrests of a day, made up\n;;;\ncity;day;arrests;note\nOmsk;1;20;a\nPerm;1;7;b\n";
    let found = table(text.as_bytes());
    assert_eq!(found.headers(), ["city", "day", "arrests", "note"]);
    assert_eq!(found.choices().header_row, Some(5));
    assert_eq!(codes(found.notices()), ["title-lines"]);
    assert!(found.notices()[0].message.contains("Arrests of a day"));
    assert!(written(text).ends_with("Omsk|1|20|a\nPerm|1|7|b"));
}

#[test]
fn a_chosen_header_line_counts() {
    let text = "a,b\ncity,arrests\nOmsk,20\n";
    let options = |line| ReadOptions {
        header_row: Some(line),
        ..ReadOptions::default()
    };
    assert_eq!(
        written_with(text.as_bytes(), &options(2)),
        "city|arrests\nOmsk|20"
    );
    let none = table_with(text.as_bytes(), &options(0));
    assert_eq!(none.headers(), ["column 1", "column 2"]);
    assert!(written_with(text.as_bytes(), &options(0)).ends_with("a|b\ncity|arrests\nOmsk|20"));
}

#[test]
fn a_file_without_a_header_says_so() {
    let found = table(b"Omsk,54.99,73.37,20\nPerm,58.01,56.25,7\n");
    assert_eq!(codes(found.notices()), ["header-missing", "header-empty"]);
    assert_eq!(
        rows(&mut table(b"Omsk,54.99,73.37\nPerm,58.01,56.25\n")).len(),
        2
    );
    // Years and days name columns.
    assert_eq!(
        table(b"city,2019,2020\nOmsk,1,2\n").headers(),
        ["city", "2019", "2020"]
    );
}

#[test]
fn days_over_numbers_are_a_header() {
    let text = "city,2021-01-23,2021-01-31,2021-02-02\nOmsk,10,20,5\nPerm,1,7,0\n";
    assert_eq!(table(text.as_bytes()).headers()[1], "2021-01-23");
    let dots = "город;23.01.2021;31.01.2021\nОмск;10;20\nПермь;1;7\n";
    assert_eq!(table(dots.as_bytes()).headers()[2], "31.01.2021");
    let index = ",city,held\n0,Omsk,20\n1,Perm,7\n";
    assert_eq!(
        table(index.as_bytes()).headers(),
        ["column 1", "city", "held"]
    );
}

#[test]
fn awkward_files_are_read_all_the_same() {
    for (text, expected) in [
        // A header alone, and one row.
        ("city,held\n", "city|held"),
        ("city;held\nOmsk;20", "city|held\nOmsk|20"),
        // Commas of sentences between semicolons.
        (
            "day;note\n1;Some ran, others, it is said, sang\n2;Nobody, nobody\n",
            "day|note\n1|Some ran, others, it is said, sang\n2|Nobody, nobody",
        ),
        // A title with commas, and a blank line under it.
        (
            "Made up, for tests, by hand\n\nid,city,held,day,note\n1,Omsk,20,x,y\n2,Perm,7,x,y\n3,Tula,1,x,y\n",
            "id|city|held|day|note\n1|Omsk|20|x|y\n2|Perm|7|x|y\n3|Tula|1|x|y",
        ),
        // Spaces before quotation marks.
        (
            "city, note\nOmsk, \"a, b\"\nPerm, \"c\"\n",
            "city|note\nOmsk|a, b\nPerm|c",
        ),
        // Every line ends with a separator.
        (
            "city;held;\nOmsk;20;\nPerm;7;\n",
            "city|held|column 3\nOmsk|20|\nPerm|7|",
        ),
    ] {
        assert_eq!(written(text), expected);
    }
}

#[test]
fn headers_are_told_apart_and_stand_on_one_line() {
    let found = table(b"\xef\xbb\xbfcity, name ,name,,\"two\nlines\"\na,b,c,d,e\n");
    assert_eq!(
        found.headers(),
        ["city", "name", "name (2)", "column 4", "two lines"]
    );
    assert_eq!(codes(found.notices()), ["header-empty", "header-double"]);
}

#[test]
fn an_invented_header_never_takes_the_name_of_a_written_one() {
    let found = table(b"column 2,,name,name,name (2)\na,b,c,d,e\n");
    let mut names = found.headers().to_vec();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), 5, "{:?}", found.headers());
}

#[test]
fn rows_of_another_length_are_told_with_their_lines() {
    let text = "a,b,c\n1,2,3\n1,2\n1,2,3,4\n1,2,3,,\n1,2,3\n";
    assert_eq!(faults(text), ["row-too-short 3:0", "row-too-long 4:7"]);
    assert_eq!(written(text), "a|b|c\n1|2|3\n1|2|\n1|2|3|4\n1|2|3\n1|2|3");
}

#[test]
fn rows_in_which_nothing_stands_are_passed_over() {
    assert_eq!(written("a,b\n1,2\n\n,\n  ,  \n3,4\n"), "a|b\n1|2\n3|4");
}

#[test]
fn a_quotation_mark_that_is_never_closed_swallows_nothing() {
    let mut text = "city,note\nOmsk,fine\nPerm,\"never closed\n".to_owned();
    for row in 0..5_000 {
        text.push_str(&format!("Tula,{row}\n"));
    }
    assert_eq!(faults(&text), ["quote-not-closed 3:6"]);
    let rows = rows(&mut table(text.as_bytes()));
    assert_eq!(rows.len(), 5_002);
    assert_eq!(rows[1].cells[1].text, "\"never closed");
    assert_eq!(rows[5_001].cells[1].text, "4999");
}

#[test]
fn a_quotation_mark_closed_by_the_next_one_is_told_where_it_opens() {
    let text = "city,note\nPerm,\"not closed\nTula,fine\nOmsk,\"a, b\"\nTver,1\nUfa,2\n";
    assert_eq!(faults(text), ["quote-inside 2:6"]);
    assert_eq!(
        written(text),
        "city|note\nPerm|\"not closed\nTula|fine\nOmsk|a, b\nTver|1\nUfa|2"
    );
}

#[test]
fn many_quotation_marks_out_of_place_cost_no_more_than_their_file() {
    // Each opens a cell and is closed nowhere near: a naive reader looks to the end each time.
    let mut text = "a,b\n".to_owned();
    for _ in 0..60_000 {
        text.push_str("\"x\"\"\"\"y,1\n");
    }
    assert_eq!(rows(&mut table(text.as_bytes())).len(), 60_000);
}

#[test]
fn text_after_a_closing_quotation_mark_is_kept() {
    let text = "city,note\nOmsk,\"Black, white\" march\nPerm,x\n";
    assert_eq!(
        written(text),
        "city|note\nOmsk|\"Black, white\" march\nPerm|x"
    );
    assert_eq!(faults(text), ["quote-inside 2:6"]);
}

#[test]
fn prose_is_no_table() {
    let text = "The police came at noon. Some ran, others stayed, and a few, it is said, sang.\n\
                Nobody knows how many were held.\nLater, in the evening, the square was empty.\n";
    assert!(refused(text).contains("plain text"));
    assert!(refused("Dear diary,\ntoday").contains("plain text"));
    assert!(refused("one column\nonly\n").contains("plain text"));
    assert!(refused("<!DOCTYPE html><table>").contains("web page"));
    assert!(refused("  \n ").contains("empty"));
}

#[test]
fn a_sample_ends_after_the_rows_that_were_asked_for() {
    let mut found = table(b"a,b\n1,2\n3,4\n5,6\n");
    assert_eq!(found.sample(2).len(), 2);
    assert_eq!(found.sample(9).len(), 3);
    assert!(found.sample(0).is_empty());
}

/// A file as the csv crate writes it.
fn file(
    header: &[String],
    rows: &[Vec<String>],
    separator: u8,
    ends: ::csv::Terminator,
) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(ends)
        .from_writer(Vec::new());
    writer.write_record(header).expect("a header");
    for row in rows {
        writer.write_record(row).expect("a row");
    }
    writer.into_inner().expect("a file")
}

proptest! {
    #[test]
    fn what_was_written_is_read(
        rows in prop::collection::vec(
            prop::collection::vec("[a-zА-я0-9 ,;|\t\"\n\r.]{0,12}", 4), 1..12),
        separator in prop::sample::select(vec![b',', b';', b'\t', b'|']),
        crlf in any::<bool>(),
    ) {
        let header: Vec<String> = (0..4).map(|n| format!("head {n}")).collect();
        let ends = if crlf { ::csv::Terminator::CRLF } else { ::csv::Terminator::Any(b'\n') };
        let bytes = file(&header, &rows, separator, ends);
        let options = ReadOptions {
            separator: Some(char::from(separator)),
            header_row: Some(1),
            ..ReadOptions::default()
        };
        let mut read = table_with(&bytes, &options);
        let cells: Vec<Vec<String>> = super::rows(&mut read)
            .into_iter()
            .map(|row| row.cells.into_iter().map(|cell| cell.text.into_owned()).collect())
            .collect();
        let blank = |row: &&Vec<String>| !row.iter().all(|cell| cell.trim().is_empty());
        let expected: Vec<Vec<String>> = rows.iter().filter(blank).cloned().collect();
        prop_assert_eq!(cells, expected);
    }

    #[test]
    fn every_byte_of_a_table_is_in_some_cell(text in "[ab,\"\n]{0,60}") {
        let text = format!("a,b\n{text}");
        let options = ReadOptions {
            separator: Some(','),
            header_row: Some(1),
            ..ReadOptions::default()
        };
        let letters = |text: &str| text.matches(['a', 'b']).count();
        let read = super::rows(&mut table_with(text.as_bytes(), &options));
        let found: usize = read.iter().flat_map(|row| &row.cells).map(|cell| letters(&cell.text)).sum();
        prop_assert_eq!(found, letters(&text) - 2);
    }
}
