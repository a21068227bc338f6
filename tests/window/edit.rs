//! Changing a dataset in the window: signing, dismissing, making claims, repairing, saving.

use crate::harness::{Atlas, Setup, bundled_with, made_up};
use arrest_atlas::app::{Command, Dialog, FileCommand, Origin, SaveCommand};
use arrest_atlas::model::{ClaimId, Mark, Status, Verdict};
use arrest_atlas::run::files::open_dataset;
use egui::{Key, Modifiers};
use serde_json::json;
use std::path::Path;

/// Made up: a claim, a claim whose quote is not in the text, and a number nobody coded.
const SMALL: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Small, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk on Sunday.\nLater that evening 25 students were held near the theatre in Omsk.\nIn Tomsk more than 7 people were held.\nThe Kurier sold 300 copies that day." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
{ "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU", "lat": 56.5, "lon": 84.97 }],
"claims": [{ "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk on Sunday.", "figure": { "start": 0, "end": 11 } }] },
{ "id": "b", "metric": "arrests", "place": "omsk", "date": "2021-01-30", "value": 25,
"evidence": [{ "document": "d", "exact": "Later that evening 25 students were arrested near the theatre in Omsk.", "figure": { "start": 19, "end": 21 }, "place": { "start": 65, "end": 69 } }] }] }"#;

/// The made-up dataset, Omsk selected.
#[track_caller]
fn omsk() -> Atlas {
    let mut atlas = Atlas::of(made_up(SMALL));
    atlas.click_first("In the list, Omsk");
    atlas
}

/// The made-up dataset read from a file.
#[track_caller]
fn from_file(path: &Path) -> Atlas {
    std::fs::write(path, SMALL).expect("a file");
    let mut atlas = Atlas::bundled();
    atlas.open_file(path);
    atlas
}

/// The marks on a claim: "Ada checked; Bo disputed".
fn marks(atlas: &Atlas, claim: usize) -> String {
    let reviews = atlas
        .state()
        .opened
        .dataset
        .claims
        .reviews(ClaimId::new(claim));
    let marks = reviews
        .iter()
        .map(|it| format!("{} {}", it.by, it.mark.code()));
    marks.collect::<Vec<_>>().join("; ")
}

fn status(atlas: &Atlas, claim: usize) -> Status {
    atlas
        .state()
        .opened
        .dataset
        .claims
        .get(ClaimId::new(claim))
        .status
}

#[track_caller]
fn undo(atlas: &mut Atlas) {
    atlas.press_with(Modifiers::COMMAND, Key::Z);
}

/// Signs the first claim of the panel as `name` by keyboard alone.
#[track_caller]
fn sign(atlas: &mut Atlas, offer: &str, name: &str, note: &str) {
    atlas.click_first(offer);
    if atlas.focused().starts_with("Your name") {
        atlas.type_text(name);
        atlas.press(Key::Tab);
    }
    assert_eq!(atlas.focused(), "Note on this claim");
    atlas.type_text(note);
    atlas.press(Key::Enter);
}

#[test]
fn a_claim_is_signed_and_the_mark_is_taken_back() {
    let mut atlas = omsk();
    sign(
        &mut atlas,
        "Mark as checked: at least 20",
        "Ada",
        "read it twice",
    );
    assert_eq!(marks(&atlas, 0), "Ada checked");
    assert_eq!(status(&atlas, 0), Status::Reviewed);
    atlas.check_there("Checked by Ada, ");
    atlas.check_there(": read it twice");
    atlas.check("Edited");
    assert_eq!(atlas.state().settings.reader_name, "Ada");
    atlas.click_first("Take back: Checked by Ada");
    assert_eq!(marks(&atlas, 0), "");
    undo(&mut atlas);
    assert_eq!(marks(&atlas, 0), "Ada checked");
    undo(&mut atlas);
    assert_eq!(marks(&atlas, 0), "");
    atlas.check_not("Edited");
    atlas.press_with(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(marks(&atlas, 0), "Ada checked");
}

#[test]
fn a_mark_without_a_name_is_not_made() {
    let mut atlas = omsk();
    atlas.click_first("Dispute: at least 20");
    assert_eq!(atlas.focused(), "Your name or initials");
    atlas.press(Key::Enter);
    assert_eq!(marks(&atlas, 0), "");
    atlas.click_exactly("Cancel");
    atlas.check_not("Your name or initials");
}

#[test]
fn undo_in_a_field_is_the_fields_own() {
    let mut atlas = omsk();
    sign(&mut atlas, "Mark as checked: at least 20", "Ada", "");
    atlas.click_first("Dispute: at least 20");
    atlas.type_text("wrong day");
    undo(&mut atlas);
    assert_eq!(marks(&atlas, 0), "Ada checked");
}

#[test]
fn readers_who_differ_are_named_and_one_step_away() {
    let mut atlas = omsk();
    sign(&mut atlas, "Mark as checked: at least 20", "Ada", "");
    atlas.click_first("Dispute: at least 20");
    atlas.press_with(Modifiers::SHIFT, Key::Tab);
    assert_eq!(atlas.focused(), "Your name or initials");
    atlas.press_with(Modifiers::COMMAND, Key::A);
    atlas.type_text("Bo");
    atlas.press(Key::Enter);
    assert_eq!(marks(&atlas, 0), "Ada checked; Bo disputed");
    assert_eq!(status(&atlas, 0), Status::Disputed);
    atlas.check_there("Readers differ");
    // Only one's own mark can be taken back.
    assert!(atlas.nodes("Take back: Checked by Ada").is_empty());
    assert!(!atlas.nodes("Take back: Disputed by Bo").is_empty());
    atlas.click("All places");
    atlas.check_there("Readers differ on 1 claim");
    atlas.click_first("Omsk, at least 20");
    assert_eq!(atlas.selected(), "Omsk");
}

#[test]
fn a_claim_is_rejected_and_taken_up_again() {
    let mut atlas = omsk();
    atlas.click_first("Mark as rejected: at least 20");
    assert_eq!(status(&atlas, 0), Status::Rejected);
    atlas.click_first("No longer rejected: at least 20");
    assert_eq!(status(&atlas, 0), Status::Proposed);
}

#[test]
fn the_menu_names_what_is_undone() {
    let mut atlas = omsk();
    atlas.click_first("Mark as rejected: at least 20");
    atlas.click_exactly("More");
    atlas.click("Undo: reject Omsk, at least 20");
    assert_eq!(status(&atlas, 0), Status::Proposed);
    atlas.click_exactly("More");
    atlas.click("Redo: reject Omsk, at least 20");
    assert_eq!(status(&atlas, 0), Status::Rejected);
}

/// The reader with its list of numbers open.
#[track_caller]
fn numbers() -> Atlas {
    let mut atlas = omsk();
    atlas.click("All places");
    atlas.click_first("Open document: Made up");
    atlas.click_exactly("List them");
    atlas
}

/// How many numbers of texts no claim uses.
fn not_coded(atlas: &Atlas) -> usize {
    let findings = atlas.state().opened.report.findings.iter();
    findings.filter(|it| it.code == "figure-not-coded").count()
}

#[test]
fn a_number_is_dismissed_with_a_reason_and_restored() {
    let mut atlas = numbers();
    assert_eq!(not_coded(&atlas), 3);
    atlas.click_first("Dismiss: The Kurier sold 300");
    assert_eq!(atlas.focused(), "Reason");
    atlas.click_exactly("Not about people");
    atlas.click_first("Dismiss it");
    assert_eq!(not_coded(&atlas), 2);
    atlas.check_there("dismissed: Not about people");
    let dismissed = &atlas.state().opened.dataset.documents[0].dismissed;
    assert_eq!(dismissed[0].exact, "300");
    atlas.click_first("Restore: ");
    assert_eq!(not_coded(&atlas), 3);
}

#[test]
fn a_number_becomes_a_claim_with_what_its_sentence_says() {
    let mut atlas = numbers();
    atlas.click_first("Make it a claim: Later that evening 25");
    atlas.click_exactly("Cancel");
    atlas.click_first("Make it a claim: In Tomsk more than 7");
    atlas.check("Tomsk is a place of this dataset");
    atlas.check("Read as more than 7, more than");
    atlas.check("Sunday 31 January 2021");
    atlas.click_exactly("Add the claim");
    assert_eq!(atlas.state().dialog, None);
    assert_eq!(not_coded(&atlas), 2);
    let dataset = &atlas.state().opened.dataset;
    let claim = dataset.claims.get(ClaimId::new(2));
    assert_eq!(claim.name, "tomsk-arrests");
    assert_eq!(claim.value.to_string(), "more than 7");
    assert!(claim.date_inferred && !claim.place_inferred);
    let quote = dataset.claims.evidence(claim.id).next().expect("a quote");
    assert_eq!(quote.exact, "In Tomsk more than 7 people were held.");
    assert_eq!(
        atlas.state().opened.report.verdict(claim.id),
        Verdict::Verified
    );
    atlas.check_there("Note: Tomsk, more than 7");
    undo(&mut atlas);
    assert_eq!(atlas.state().opened.dataset.claims.len(), 2);
    assert_eq!(not_coded(&atlas), 3);
}

#[test]
fn a_claim_that_cannot_be_read_is_not_added_and_says_why() {
    let mut atlas = numbers();
    atlas.click_first("Make it a claim: In Tomsk more than 7");
    assert_eq!(atlas.focused(), "Figure");
    atlas.press_with(Modifiers::COMMAND, Key::A);
    atlas.type_text("a great crowd");
    atlas.check("The figure cannot be read: write 1,800");
    atlas.click_exactly("Add the claim");
    assert!(matches!(
        atlas.state().dialog,
        Some(Dialog::NewClaim { .. })
    ));
    assert_eq!(atlas.state().opened.dataset.claims.len(), 2);
}

#[test]
fn a_broken_quote_is_repaired_only_when_somebody_says_so() {
    let mut atlas = omsk();
    let verdict = |atlas: &Atlas| atlas.state().opened.report.verdict(ClaimId::new(1));
    assert_eq!(verdict(&atlas), Verdict::Broken);
    atlas.click_first("Show the closest sentence: Later that evening");
    atlas.check_there("[only in the quote: arrested]");
    atlas.check_there("[only in the document: held]");
    assert_eq!(verdict(&atlas), Verdict::Broken, "offered, not taken");
    atlas.click_first("Keep as broken: ");
    atlas.check_not("[only in the quote");
    atlas.click_first("Show the closest sentence: Later that evening");
    atlas.click_first("Use this sentence: ");
    assert_eq!(verdict(&atlas), Verdict::Verified);
    let dataset = &atlas.state().opened.dataset;
    let quote = dataset
        .claims
        .evidence(ClaimId::new(1))
        .next()
        .expect("a quote");
    let marked = |span: Option<arrest_atlas::model::Span>| {
        let span = span.expect("a mark");
        let letters = quote.exact.chars().skip(span.start as usize);
        letters.take(span.len() as usize).collect::<String>()
    };
    assert_eq!(marked(quote.figure), "25");
    assert_eq!(marked(quote.place), "Omsk");
    undo(&mut atlas);
    assert_eq!(verdict(&atlas), Verdict::Broken);
}

#[test]
fn a_changed_text_says_of_each_quote_whether_it_stayed_and_can_be_accepted() {
    let opened = bundled_with(|json| {
        json["documents"][0]["sha256"] = json!("0".repeat(64));
        json["claims"][0]["evidence"][0]["exact"] = json!("At least 5,300 people were seized.");
    });
    let mut atlas = Atlas::of(opened);
    atlas.click_first("In the list, Moscow");
    atlas.check_there("The text has changed since. This sentence still stands in it.");
    atlas.click("All places");
    atlas.click_first("Open document: ");
    atlas.check("This is not the text that was quoted");
    atlas.check("Of its 16 quotes 15 still stand in it, 1 does not.");
    atlas.click("I have read the changed text");
    atlas.check("Text unchanged");
    atlas.check_not("This is not the text");
    undo(&mut atlas);
    atlas.check("Text has changed");
}

#[test]
fn what_was_changed_is_saved_and_read_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("small.json");
    let mut atlas = from_file(&path);
    atlas.click_first("In the list, Omsk");
    sign(&mut atlas, "Mark as checked: at least 20", "Ada", "a note");
    atlas.press_with(Modifiers::COMMAND, Key::S);
    atlas.until("it is saved", |atlas| !atlas.state().saving.is_running());
    atlas.settle();
    atlas.check_not("Edited");
    let read = open_dataset(&path, &()).expect("a dataset");
    assert_eq!(read.problems, []);
    let review = &read.dataset.claims.reviews(ClaimId::new(0))[0];
    assert_eq!((review.by.as_str(), review.mark), ("Ada", Mark::Checked));
    assert_eq!(review.note.as_deref(), Some("a note"));
}

#[test]
fn a_failed_save_is_told_and_loses_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut atlas = omsk();
    atlas.click_first("Mark as rejected: at least 20");
    atlas.send(Command::Save(SaveCommand::To {
        path: folder.path().join("none").join("a.json"),
        replace: false,
    }));
    atlas.until("it is not saved", |atlas| atlas.state().notice.is_some());
    atlas.settle();
    atlas.check("The dataset was not saved");
    atlas.check("There is no such folder.");
    atlas.check("Edited");
    assert_eq!(status(&atlas, 0), Status::Rejected);
    atlas.press(Key::Escape);
    atlas.check_not("The dataset was not saved");
}

#[test]
fn changes_are_asked_about_before_another_dataset_takes_their_place() {
    let mut atlas = omsk();
    atlas.click_first("Mark as rejected: at least 20");
    atlas.send(Command::File(FileCommand::OpenBundled));
    atlas.check("Save the changes?");
    atlas.check("The last one: reject Omsk, at least 20.");
    atlas.click_exactly("Cancel");
    assert_eq!(status(&atlas, 0), Status::Rejected);
    atlas.send(Command::File(FileCommand::OpenBundled));
    atlas.click_exactly("Discard the changes");
    assert_eq!(atlas.state().opened.origin, Origin::Bundled);
    atlas.check_not("Edited");
}

#[test]
fn a_window_with_changes_does_not_close_unasked() {
    let mut atlas = omsk();
    let close = |atlas: &mut Atlas| {
        let input = atlas.harness.input_mut();
        let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
        viewport.events.push(egui::ViewportEvent::Close);
        atlas.harness.step();
        let output = &atlas.harness.output().viewport_output;
        let root = output.get(&egui::ViewportId::ROOT).expect("the window");
        root.commands.contains(&egui::ViewportCommand::CancelClose)
    };
    assert!(!close(&mut atlas), "nothing is to be lost");
    atlas.click_first("Mark as rejected: at least 20");
    assert!(close(&mut atlas));
    atlas.settle();
    atlas.check("Save the changes?");
}

#[test]
fn signing_off_fits_into_a_narrow_window() {
    let mut atlas = Atlas::open(Setup {
        opened: made_up(SMALL),
        size: egui::vec2(820.0, 600.0),
        ..Setup::default()
    });
    atlas.click_first("In the list, Omsk");
    atlas.click_first("Dispute: at least 20");
    let field = atlas.rect("Your name or initials");
    assert!(field.right() <= 820.0 && field.width() > 200.0, "{field:?}");
}
