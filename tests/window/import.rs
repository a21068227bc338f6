//! A table in the window: what became of every row of it, and what its columns mean.

use crate::columns_dialog::{choose, load, wait_for_columns};
use crate::harness::Atlas;
use arrest_atlas::app::{Command, Dialog, FileCommand, Notice, ReportCommand};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;
use tempfile::TempDir;

/// Headers that say what they are; the row of line 4 has a figure below zero.
const PLAIN: &str = "city,lat,lon,arrests,date\n\
    Omsk,54.99,73.37,20,2021-01-31\n\
    Perm,58.01,56.25,about 7,2021-01-31\n\
    Kazan,55.79,49.12,-5,2021-01-31\n";

/// A window with this table open in it.
fn table(text: &str) -> (Atlas, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.csv");
    std::fs::write(&path, text).expect("a file");
    let mut atlas = Atlas::bundled();
    atlas.open_file(&path);
    (atlas, folder, path)
}

/// The name of the first thing that begins so.
fn first(atlas: &Atlas, words: &str) -> String {
    let names = atlas.names();
    let found = names.iter().find(|name| name.starts_with(words)).cloned();
    found.unwrap_or_else(|| panic!("no “{words}” in\n{}", names.join("\n")))
}

#[test]
fn the_panel_says_what_became_of_the_rows_and_leads_to_the_report() {
    let (mut atlas, _folder, _) = table(PLAIN);
    atlas.check("Omsk: 20 arrests");
    atlas.check_there("3 rows: 2 on the map, 0 not located, 1 left out");
    atlas.click_first("Row report");
    assert_eq!(atlas.state().dialog, Some(Dialog::RowReport));
    atlas.check("2 claims made. The columns were guessed");
    let bad = first(&atlas, "line 4, arrests: “-5”");
    assert!(atlas.shows(&bad), "{bad}");
}

#[test]
fn the_menu_of_a_table_leads_to_the_report_and_that_of_a_dataset_does_not() {
    let (mut atlas, _folder, _) = table(PLAIN);
    atlas.click("Dataset: ");
    atlas.click_exactly("Row report…");
    assert_eq!(atlas.state().dialog, Some(Dialog::RowReport));
    let mut atlas = Atlas::bundled();
    atlas.click("Dataset: ");
    atlas.check_not("Row report");
}

#[test]
fn one_reason_can_be_shown_alone() {
    let (mut atlas, _folder, _) = table(PLAIN);
    atlas.send(Command::Show(Dialog::RowReport));
    let report = &atlas
        .state()
        .opened
        .import
        .as_ref()
        .expect("a table")
        .report;
    assert!(report.reasons.len() > 1, "{report:?}");
    let count: u64 = report.reasons.iter().map(|reason| reason.count).sum();
    let last = report.reasons.last().expect("a reason").message.clone();
    atlas.check(&format!("Reasons shown: Everything ({count})"));
    atlas.check("line 4, arrests: “-5”");
    atlas.click("Reasons shown: Everything");
    atlas.click_first(&capital(&last));
    atlas.check(&format!("Reasons shown: {}", capital(&last)));
    atlas.check_not("line 4, arrests: “-5”; left out");
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

#[test]
fn the_report_is_copied_whole() {
    let (mut atlas, _folder, _) = table(PLAIN);
    atlas.send(Command::Show(Dialog::RowReport));
    let text = atlas.copied("Copy");
    assert!(text.starts_with("3 rows: 2 on the map"), "{text}");
    assert!(text.contains("line 4, arrests: “-5”"), "{text}");
}

#[test]
fn the_report_is_saved_as_a_table_and_never_over_another_file() {
    let (mut atlas, folder, path) = table(PLAIN);
    let wanted = folder.path().join("report.csv");
    let to = |path: &PathBuf| {
        Command::Report(ReportCommand::To {
            path: path.clone(),
            replace: false,
        })
    };
    atlas.send(Command::Show(Dialog::ReportPath));
    atlas.send(to(&wanted));
    atlas.until("it is written", |atlas| atlas.state().notice.is_some());
    atlas.settle();
    assert_eq!(
        atlas.state().notice,
        Some(Notice::ReportSaved(wanted.clone()))
    );
    assert_eq!(atlas.state().dialog, None);
    atlas.check("The row report is saved");
    let written = std::fs::read_to_string(&wanted).expect("a report");
    assert!(written.starts_with("row,line,column,value,severity,reason,done\n"));
    assert!(written.contains("\n3,4,arrests,'-5,"), "{written}");
    atlas.click_exactly("Close");
    atlas.send(to(&path));
    atlas.until("it is refused", |atlas| atlas.state().notice.is_some());
    atlas.settle();
    atlas.check("There is a file with this name already.");
    assert_eq!(std::fs::read_to_string(&path).expect("the table"), PLAIN);
}

#[test]
fn a_long_report_is_walked_through_by_key() {
    let mut text = "city,lat,lon,arrests\nOmsk,54.99,73.37,20\n".to_owned();
    for _ in 0..300 {
        text += "Kazan,55.79,49.12,7\nPerm,58.01,56.25,-5\n";
    }
    let (mut atlas, _folder, _) = table(&text);
    atlas.send(Command::Show(Dialog::RowReport));
    atlas.check_not("line 602, ");
    atlas.tab_to("line 4, arrests");
    atlas.press(Key::ArrowDown);
    let focused = atlas.focused();
    assert!(focused.starts_with("line 6, arrests"), "{focused}");
    atlas.press(Key::End);
    atlas.press(Key::ArrowUp);
    let focused = atlas.focused();
    assert!(atlas.shows(&focused), "{focused}");
    let drawn = atlas.nodes("line ").len();
    assert!(drawn < 120, "{drawn} lines are laid out");
}

/// Headers that mean nothing to the program.
const ODD: &str = "wo,menge,anmerkung\nOmsk,20,x\nPerm,about 7,x\nKazan,-5,x\n";

/// Opens the dialog that chooses columns and waits until it is there.
#[track_caller]
fn open_columns(atlas: &mut Atlas) {
    atlas.click_first("Columns…");
    wait_for_columns(atlas);
}

#[test]
fn a_table_that_was_not_understood_is_understood_by_hand_and_the_next_time_by_itself() {
    let (mut atlas, _folder, path) = table(ODD);
    atlas.check("This file could not be opened");
    atlas.click_exactly("Choose columns…");
    wait_for_columns(&mut atlas);
    atlas.check("Choose a column for the figure and one for the place");
    choose(&mut atlas, "wo is understood as: Not used", "Place");
    choose(&mut atlas, "menge is understood as: Not used", "Figure");
    atlas.check_there("Menge: about 7");
    atlas.check_there("a figure is below zero");
    load(&mut atlas);
    assert_eq!(atlas.state().dialog, None);
    atlas.check("Omsk: 20 ");
    assert_eq!(atlas.state().settings.table_columns.len(), 1);
    atlas.send(Command::Show(Dialog::RowReport));
    atlas.check("You chose what the columns mean.");
    atlas.check("line 4, menge: “-5”");
    atlas.press(Key::Escape);
    atlas.send(Command::File(FileCommand::OpenBundled));
    atlas.open_file(&path);
    atlas.check("Omsk: 20 ");
    atlas.send(Command::Show(Dialog::RowReport));
    atlas.check("The columns mean what you chose before for the same headers.");
}

#[test]
fn another_role_for_a_column_changes_the_preview_and_what_is_loaded() {
    let text = "city,lat,lon,arrests,injured,date\nOmsk,54.99,73.37,20,3,2021-01-31\n";
    let (mut atlas, _folder, _) = table(text);
    atlas.check("Omsk: 20 arrests");
    open_columns(&mut atlas);
    atlas.check_there("54.9900, 73.3700");
    atlas.check_there("lat is understood as: Latitude");
    choose(&mut atlas, "arrests is understood as: Figure", "Not used");
    choose(&mut atlas, "lat is understood as: Latitude", "Not used");
    atlas.check_not("54.9900, 73.3700");
    atlas.check_not("Arrests: 20");
    choose(&mut atlas, "lat is understood as: Not used", "Latitude");
    load(&mut atlas);
    let dataset = &atlas.state().opened.dataset;
    let metrics: Vec<&str> = dataset
        .metric_ids()
        .map(|id| dataset.metric(id).label.as_str())
        .collect();
    assert!(!metrics.contains(&"Arrests"), "{metrics:?}");
    assert_eq!(dataset.claims.len(), 1);
}

#[test]
fn what_was_chosen_and_cancelled_changes_nothing() {
    let (mut atlas, _folder, _) = table(PLAIN);
    open_columns(&mut atlas);
    choose(&mut atlas, "arrests is understood as: Figure", "Not used");
    atlas.click_exactly("Cancel");
    assert_eq!(atlas.state().dialog, None);
    atlas.check("Omsk: 20 arrests");
    assert!(atlas.state().settings.table_columns.is_empty());
    open_columns(&mut atlas);
    atlas.check_there("arrests is understood as: Figure");
}

#[test]
fn another_separator_reads_the_file_anew() {
    let (mut atlas, _folder, _) = table(PLAIN);
    open_columns(&mut atlas);
    choose(&mut atlas, "Separator: Comma", "Semicolon");
    atlas.until("it is looked into again", |atlas| {
        let columns = atlas.state().files.columns.as_ref();
        columns.is_some_and(|columns| columns.peek.headers.len() == 1)
    });
    atlas.settle();
    atlas.check_there("Separator: Semicolon");
    atlas.check_there("city,lat,lon,arrests,date is understood as: ");
    let load = atlas.harness.get_by_label("Load");
    assert!(load.accesskit_node().is_disabled());
}
