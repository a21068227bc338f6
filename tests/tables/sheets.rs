//! Spreadsheets.

use super::{codes, faults, refused, rows, table, table_with, written, written_with};
use arrest_atlas::load::table::{CellKind, ReadOptions, TableKind};

const XLSX: &[u8] = include_bytes!("../cases/tables/made-up.xlsx");
const XLS: &[u8] = include_bytes!("../cases/tables/made-up.xls");
const ODS: &[u8] = include_bytes!("../cases/tables/made-up.ods");

const XLSB: &[u8] = include_bytes!("../cases/tables/made-up.xlsb");

fn sheet(name: &str) -> ReadOptions {
    ReadOptions {
        sheet: Some(name.to_owned()),
        ..ReadOptions::default()
    }
}

#[test]
fn the_first_shown_sheet_with_something_in_it_is_read_and_the_others_named() {
    let found = table(XLSX);
    let sheet = "Arrests".to_owned();
    assert_eq!(*found.kind(), TableKind::Spreadsheet { sheet });
    assert_eq!(
        codes(found.notices()),
        ["other-sheets", "title-lines", "header-empty"]
    );
    assert!(found.notices()[0].message.contains("\"Old (hidden)\""));
    let sheets = &found.choices().sheets;
    let names: Vec<&str> = sheets.iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["Notes", "Arrests", "Old"]);
    assert!(sheets[2].is_hidden && !sheets[1].is_hidden);
    assert_eq!((sheets[1].rows, sheets[1].columns), (8, 6));
    assert_eq!(found.choices().header_row, Some(3));
}

#[test]
fn cells_are_what_the_sheet_shows() {
    assert_eq!(
        written(XLSX),
        "Victim's city|day|arrests|latitude|share|column 6\n\
         Omsk|2021-01-31|20|54.99|0.5|a cell without a name\n\
         Томск|2021-01-31T14:30:00|1800|#N/A|true|and another\n\
         Perm||at least 5|||and a third"
    );
    let rows = rows(&mut table(XLSX));
    assert_eq!(rows[0].cells[1].kind, CellKind::Date);
    assert_eq!(rows[0].cells[2].kind, CellKind::Number);
    assert_eq!(rows[1].cells[3].kind, CellKind::Error);
    assert_eq!((rows[2].number, rows[2].line), (3, 8));
    assert_eq!((rows[2].cells[2].line, rows[2].cells[2].column), (8, 3));
    assert_eq!(faults(XLSX), ["cell-error 5:4"]);
}

#[test]
fn a_chosen_sheet_and_header_row_count() {
    assert_eq!(written_with(XLSX, &sheet("Old")), "a|b\n1|2");
    let options = ReadOptions {
        header_row: Some(0),
        ..sheet("Old")
    };
    assert_eq!(written_with(XLSX, &options), "column 1|column 2\na|b\n1|2");
    let unknown = table_with(XLSX, &sheet("New"));
    assert_eq!(unknown.notices()[0].code, "sheet-unknown");
}

#[test]
fn open_document_sheets_are_read_alike() {
    assert_eq!(
        written(ODS),
        "city|day|arrests\nOmsk|2021-01-31|20\nPerm||7.5"
    );
}

#[test]
fn old_excel_sheets_are_read_alike() {
    assert_eq!(written(XLS), "city|day|arrests\nOmsk|2021-01-31|20");
    let far = refused(include_bytes!("../cases/tables/far.xls"));
    assert!(far.contains("columns"), "{far}");
}

#[test]
fn empty_and_endless_sheets_are_refused() {
    assert!(refused(include_bytes!("../cases/tables/empty.xlsx")).contains("empty"));
    let flood = refused(include_bytes!("../cases/tables/flood.ods"));
    assert!(flood.contains("more than can be held"), "{flood}");
}

#[test]
fn the_binary_form_of_excel_is_read() {
    let found = table(XLSB);
    let sheet = "Arrests".to_owned();
    assert_eq!(*found.kind(), TableKind::Spreadsheet { sheet });
    assert_eq!(written(XLSB), "city|arrests\nOmsk|20\nТомск|at least 7");
}
