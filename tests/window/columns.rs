//! The columns of a table in the window: all that can be chosen, and that it comes back.

use crate::columns_dialog::{choose, load, wait_for_columns, wait_for_preview};
use crate::harness::Atlas;
use arrest_atlas::app::{Command, FileCommand};
use egui::Key;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A window with the columns of this table open.
#[track_caller]
fn columns_of(text: &str, name: &str) -> (Atlas, TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a file");
    let mut atlas = Atlas::bundled();
    look_into(&mut atlas, &path);
    (atlas, folder, path)
}

#[track_caller]
fn look_into(atlas: &mut Atlas, path: &Path) {
    let choose = FileCommand::ChooseColumns(path.to_owned(), None);
    atlas.send(Command::File(choose));
    wait_for_columns(atlas);
}

/// Puts these words in the place of what stands in a field.
#[track_caller]
fn write(atlas: &mut Atlas, field: &str, words: &str) {
    let node = atlas.harness.get_by_label(field);
    node.scroll_to_me();
    atlas.settle();
    atlas.harness.get_by_label(field).focus();
    atlas.settle();
    atlas.press_with(egui::Modifiers::COMMAND, Key::A);
    atlas.type_text(words);
    wait_for_preview(atlas);
}

#[test]
fn a_country_a_claimant_and_a_unit_are_set_for_the_whole_table() {
    let text = "city,arrests\nKirov,20\nOmsk,7\n";
    let (mut atlas, _folder, _) = columns_of(text, "made-up.csv");
    write(&mut atlas, "Country of all places", "Ruritania");
    atlas.check_there("No country of this name is known");
    write(&mut atlas, "Country of all places", "Россия");
    atlas.check_not("No country of this name is known");
    write(&mut atlas, "Who claims every figure", "A made-up ministry");
    write(&mut atlas, "What arrests counts", "People held");
    write(&mut atlas, "Unit of arrests", "persons");
    atlas.check_there("People held: 20");
    load(&mut atlas);
    let dataset = &atlas.state().opened.dataset;
    assert!(
        dataset
            .places
            .iter()
            .all(|place| place.country.as_deref() == Some("RU"))
    );
    let claim = dataset.claims.ids().next().expect("a claim");
    let claimants: Vec<&str> = dataset.claims.claimants(claim).collect();
    assert_eq!(claimants, ["A made-up ministry"]);
    let metric = dataset.metric(dataset.claims.get(claim).metric);
    assert_eq!(
        (metric.label.as_str(), metric.unit.as_str()),
        ("People held", "persons")
    );
}

#[test]
fn a_figure_needs_a_name() {
    let (mut atlas, _folder, _) = columns_of("city,arrests\nOmsk,20\n", "made-up.csv");
    write(&mut atlas, "What arrests counts", " ");
    atlas.check_there("Say what each figure counts.");
    let load = atlas.harness.get_by_label("Load");
    assert!(load.accesskit_node().is_disabled());
}

#[test]
fn another_row_may_name_the_columns() {
    let text = "a,b\ncity,arrests\nOmsk,20\n";
    let (mut atlas, _folder, _) = columns_of(text, "made-up.csv");
    choose(&mut atlas, "Headers: Row ", "Row 2");
    atlas.until("it is looked into again", |atlas| {
        let columns = atlas.state().files.columns.as_ref();
        columns.is_some_and(|columns| columns.peek.headers == ["city", "arrests"])
    });
    atlas.settle();
    wait_for_preview(&mut atlas);
    atlas.check_there("Headers: Row 2");
    atlas.check_there("Arrests: 20");
}

/// The older ACLED hides its crowds in the notes.
const ACLED: &str = "event_id_cnty,event_date,event_type,sub_event_type,location,country,latitude,longitude,notes,fatalities\n\
    BLR1,03 December 2020,Protests,Peaceful protest,Minsk,Belarus,53.9,27.5667,A march. [size=about 200],0\n\
    BLR2,03 December 2020,Protests,Peaceful protest,Minsk,Belarus,53.9,27.5667,A march. [crowd: 50],0\n";

#[test]
fn a_figure_that_hides_in_a_text_is_shown_renamed_looked_for_elsewhere_and_left_out() {
    let (mut atlas, _folder, _) = columns_of(ACLED, "made-up.csv");
    atlas.check_there("Protesters: about 200");
    write(&mut atlas, "What inside notes counts", "Marchers");
    atlas.check_there("Marchers: about 200");
    write(&mut atlas, "Words before the figure in notes", "[crowd:");
    atlas.check_there("Marchers: 50");
    atlas.click_exactly("Do not count Marchers");
    wait_for_preview(&mut atlas);
    atlas.check_not("Marchers: 50");
    write(&mut atlas, "What each row counts", "Marches");
    atlas.check_there("Marches: 1");
}

#[test]
fn how_a_file_was_cut_is_remembered_with_its_columns() {
    // By itself it is taken for a table of commas.
    let text = "wo|a,menge|b,c\nOmsk|x,20|y,z\nTomsk|x,7|y,z\n";
    let (mut atlas, folder, path) = columns_of(text, "made-up.csv");
    atlas.check_there("Separator: Comma");
    choose(&mut atlas, "Separator: Comma", "Vertical bar");
    atlas.until("it is looked into again", |atlas| {
        let columns = atlas.state().files.columns.as_ref();
        columns.is_some_and(|columns| columns.peek.headers == ["wo", "a,menge", "b,c"])
    });
    atlas.settle();
    wait_for_preview(&mut atlas);
    choose(&mut atlas, "wo is understood as: Not used", "Place");
    write(&mut atlas, "What a,menge counts", "People");
    atlas.click_exactly("Each row is one event");
    wait_for_preview(&mut atlas);
    load(&mut atlas);
    assert_eq!(atlas.state().dialog, None);
    assert_eq!(atlas.state().settings.table_columns.len(), 1);
    let told = format!("{:?}", atlas.state().settings.table_columns);
    // The name of the metric is kept, and no header.
    assert!(!told.contains("b,c"), "{told}");
    // Another file with the same headers, and the same one read again, are cut so by themselves.
    let other = folder.path().join("other.csv");
    std::fs::write(&other, text.replace("Tomsk", "Perm")).expect("a file");
    atlas.open_file(&other);
    atlas.check("Perm");
    let is_there = |atlas: &Atlas, name: &str| {
        let places = &atlas.state().opened.dataset.places;
        places.iter().any(|place| place.name == name)
    };
    assert!(is_there(&atlas, "Perm"));
    // The dialog begins with what was chosen, and loading it again keeps it.
    look_into(&mut atlas, &other);
    atlas.check_there("Separator: Vertical bar");
    load(&mut atlas);
    assert!(is_there(&atlas, "Perm"));
    assert_eq!(atlas.state().settings.table_columns.len(), 1);
    atlas.open_file(&path);
    assert!(is_there(&atlas, "Tomsk"));
}
