//! Edits: what was before, what happened, what is after; undone, done again, saved and read back.

#![expect(clippy::expect_used, reason = "a helper of tests may fail")]

#[path = "edit/drafting.rs"]
mod drafting;
#[path = "edit/saving.rs"]
mod saving;
#[path = "edit/writing.rs"]
mod writing;

use arrest_atlas::app::{
    AuditTask, Command, Dialog, Effect, Notice, Opened, Origin, ReadCommand, SaveCommand, Settings,
    State,
};
use arrest_atlas::audit::audit;
use arrest_atlas::export::dataset_json;
use arrest_atlas::load::{bundled, inline_texts, load};
use arrest_atlas::model::{
    ClaimId, Dataset, Dismissed, DocumentId, Edit, EditError, EvidenceId, Extra, Figure, LatLon,
    Mark, MetricId, NewClaim, NewEvidence, NewPlace, NewQuote, PlaceKind, Problem, Report, Review,
    Role, Severity, Span, Status, Texts, Value, Verdict, readers_differ,
};
use arrest_atlas::view::Overview;
use std::sync::Arc;

/// Made up: two claims that disagree, one quote that is in no text, one number nobody coded.
const SMALL: &str = r#"{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Small, made up",
"metrics": [{ "id": "arrests", "label": "Arrests", "unit": "people" }],
"documents": [{ "id": "d", "title": "Made up", "text": "At least 20 people were held in Omsk. Later 25 were held. In Tomsk 7 students were held." }],
"places": [{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 },
{ "id": "tomsk", "name": "Tomsk", "kind": "city", "country": "RU" }],
"claims": [{ "id": "a", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": "at least 20",
"evidence": [{ "document": "d", "exact": "At least 20 people were held in Omsk.", "position": { "start": 5, "end": 42 } }], "preferred": true },
{ "id": "b", "metric": "arrests", "place": "omsk", "date": "2021-01-31", "value": 25,
"evidence": [{ "document": "d", "exact": "Later 26 were held." }] }] }"#;

fn small() -> Dataset {
    read(SMALL)
}

#[track_caller]
fn read(json: &str) -> Dataset {
    let loaded = load(json.as_bytes(), "small.json", &()).expect("a dataset");
    // That a place could be located is no problem.
    let is_problem = |it: &&Problem| it.severity != Severity::Information;
    let problems: Vec<&Problem> = loaded.problems.iter().filter(is_problem).collect();
    assert_eq!(problems, [] as [&Problem; 0]);
    loaded.dataset
}

fn checked(dataset: &Dataset) -> Report {
    audit(dataset, &inline_texts(dataset))
}

fn review(by: &str, mark: Mark) -> Review {
    Review {
        by: by.to_owned(),
        on: "2026-11-22".to_owned(),
        mark,
        note: None,
        extra: Extra::default(),
    }
}

fn sign(claim: usize, by: &str, mark: Mark) -> Edit {
    Edit::Sign {
        claim: ClaimId::new(claim),
        review: review(by, mark),
    }
}

fn quote(exact: &str, figure: Option<(u32, u32)>) -> NewQuote {
    NewQuote {
        exact: exact.to_owned(),
        prefix: String::new(),
        suffix: String::new(),
        position: None,
        figure: figure.map(|(start, end)| Span { start, end }),
        place: None,
    }
}

fn seven_in(place: NewPlace) -> NewClaim {
    NewClaim {
        metric: MetricId::new(0),
        place,
        place_inferred: false,
        date: None,
        date_inferred: true,
        value: Figure::from(
            Value::number(arrest_atlas::model::Qualifier::Exact, 7, None).expect("a value"),
        ),
        claimants: vec!["A monitor".to_owned()],
        evidence: vec![NewEvidence {
            document: DocumentId::new(0),
            role: Role::States,
            quote: quote("In Tomsk 7 students were held.", Some((9, 10))),
        }],
        note: None,
    }
}

fn named(name: &str) -> NewPlace {
    NewPlace::Named {
        name: name.to_owned(),
        kind: PlaceKind::City,
    }
}

/// A dataset in words: each claim with its status and its marks, then what was set aside.
fn seen(dataset: &Dataset) -> String {
    let claims = dataset.claims.iter().map(|claim| {
        let place = &dataset.place(claim.place).id;
        let preferred = if claim.preferred { " preferred" } else { "" };
        let mut marks = String::new();
        for review in dataset.claims.reviews(claim.id) {
            marks += &format!(" {}:{}", review.by, review.mark.code());
        }
        format!(
            "{} {place} {} {}{preferred}{marks}",
            claim.name,
            claim.value,
            claim.status.code()
        )
    });
    let dismissed = dataset.documents.iter().flat_map(|it| &it.dismissed);
    let dismissed = dismissed.map(|it| format!("{}: {}", it.exact, it.reason));
    claims.chain(dismissed).collect::<Vec<_>>().join("; ")
}

/// A dataset, edits, what is seen then. The edited dataset is also written and read back.
#[track_caller]
fn check(edits: &[Edit], expect: &str) -> Dataset {
    let mut dataset = small();
    for edit in edits {
        let before = dataset_json(&dataset);
        let after = dataset.edited(edit).expect("an edit");
        assert_eq!(dataset_json(&dataset), before, "the old one is as it was");
        dataset = after;
    }
    assert_eq!(seen(&dataset), expect);
    let written = dataset_json(&dataset);
    assert_eq!(dataset_json(&read(&written)), written);
    assert_eq!(seen(&read(&written)), expect);
    dataset
}

#[track_caller]
fn refused(edit: &Edit, expect: &str) {
    let error = small().edited(edit).expect_err("an error");
    assert_eq!(error.to_string(), expect);
}

const FIRST: &str = "a omsk at least 20 proposed preferred";
const SECOND: &str = "b omsk 25 proposed";

#[test]
fn a_checked_claim_is_reviewed() {
    check(
        &[sign(1, "Ada", Mark::Checked)],
        &format!("{FIRST}; b omsk 25 reviewed Ada:checked"),
    );
}

#[test]
fn a_claim_that_one_of_two_readers_doubts_is_disputed() {
    let edits = [sign(1, "Ada", Mark::Checked), sign(1, "Bo", Mark::Disputed)];
    let dataset = check(
        &edits,
        &format!("{FIRST}; b omsk 25 disputed Ada:checked Bo:disputed"),
    );
    assert!(readers_differ(dataset.claims.reviews(ClaimId::new(1))));
}

#[test]
fn the_latest_mark_of_a_reader_counts_and_the_earlier_one_stays() {
    let edits = [
        sign(1, "Ada", Mark::Disputed),
        sign(1, "Ada", Mark::Checked),
    ];
    let dataset = check(
        &edits,
        &format!("{FIRST}; b omsk 25 reviewed Ada:disputed Ada:checked"),
    );
    assert!(!readers_differ(dataset.claims.reviews(ClaimId::new(1))));
}

#[test]
fn a_mark_that_is_taken_back_leaves_those_of_others() {
    let edits = [
        sign(1, "Ada", Mark::Checked),
        sign(1, "Bo", Mark::Disputed),
        Edit::Unsign {
            claim: ClaimId::new(1),
            review: 1,
        },
    ];
    check(&edits, &format!("{FIRST}; b omsk 25 reviewed Ada:checked"));
    let mut all = edits.to_vec();
    all.push(Edit::Unsign {
        claim: ClaimId::new(1),
        review: 0,
    });
    check(&all, &format!("{FIRST}; {SECOND}"));
}

#[test]
fn a_rejected_claim_stays_rejected_when_it_is_signed() {
    let edits = [
        Edit::SetStatus {
            claim: ClaimId::new(1),
            status: Status::Rejected,
        },
        sign(1, "Ada", Mark::Checked),
    ];
    check(&edits, &format!("{FIRST}; b omsk 25 rejected Ada:checked"));
}

#[test]
fn a_mark_needs_a_name() {
    refused(&sign(0, " ", Mark::Checked), "the name is empty");
    refused(
        &sign(9, "Ada", Mark::Checked),
        "there is no such claim in this dataset",
    );
}

#[test]
fn one_claim_of_a_place_and_day_is_preferred() {
    let edit = Edit::SetPreferred {
        claim: ClaimId::new(1),
        preferred: true,
    };
    check(
        &[edit],
        "a omsk at least 20 proposed; b omsk 25 proposed preferred",
    );
}

fn dismiss(start: u32, end: u32, exact: &str, reason: &str) -> Edit {
    Edit::Dismiss {
        document: DocumentId::new(0),
        dismissed: Dismissed {
            span: Span { start, end },
            exact: exact.to_owned(),
            reason: reason.to_owned(),
            extra: Extra::default(),
        },
    }
}

/// How many numbers of the texts no claim uses.
fn not_coded(dataset: &Dataset) -> usize {
    let report = checked(dataset);
    let findings = report.findings.iter();
    findings
        .filter(|finding| finding.code == "figure-not-coded")
        .count()
}

#[test]
fn a_dismissed_number_is_no_finding_any_more_and_can_come_back() {
    assert_eq!(not_coded(&small()), 2);
    let set_aside = dismiss(67, 68, "7", "another event");
    let dataset = check(
        std::slice::from_ref(&set_aside),
        &format!("{FIRST}; {SECOND}; 7: another event"),
    );
    assert_eq!(not_coded(&dataset), 1);
    let restore = Edit::Restore {
        document: DocumentId::new(0),
        index: 0,
    };
    let dataset = check(&[set_aside, restore], &format!("{FIRST}; {SECOND}"));
    assert_eq!(not_coded(&dataset), 2);
    refused(&dismiss(67, 68, "7", ""), "the reason is empty");
}

#[test]
fn a_claim_is_added_last_under_an_id_that_is_free() {
    let tomsk = NewPlace::Known(small().find_place("tomsk").expect("a place"));
    let add = Edit::AddClaim(seven_in(tomsk));
    let dataset = check(
        &[add.clone(), add],
        &format!(
            "{FIRST}; {SECOND}; tomsk-arrests tomsk 7 proposed; tomsk-arrests-2 tomsk 7 proposed"
        ),
    );
    assert_eq!(not_coded(&dataset), 1, "the 25 is left");
    assert_eq!(checked(&dataset).verdict(ClaimId::new(2)), Verdict::Warning);
}

#[test]
fn a_claim_can_bring_its_place() {
    let dataset = check(
        &[Edit::AddClaim(seven_in(named("Nizhny Tagil")))],
        &format!("{FIRST}; {SECOND}; nizhny-tagil-arrests nizhny-tagil 7 proposed"),
    );
    let place = dataset.find_place("Nizhny Tagil").expect("a place");
    assert_eq!(dataset.place(place).position, None);
    assert_eq!(dataset.claims_at(place), [ClaimId::new(2)]);
}

#[test]
fn a_claim_without_a_sentence_is_not_added() {
    let mut claim = seven_in(named("Tula"));
    claim.evidence.clear();
    refused(
        &Edit::AddClaim(claim),
        "a claim needs the sentence that states it",
    );
    refused(
        &Edit::AddClaim(seven_in(named(" "))),
        "the name of the place is empty",
    );
}

#[test]
fn a_repaired_quote_is_found() {
    let before = small();
    let evidence = EvidenceId::new(1);
    assert_eq!(checked(&before).verdict(ClaimId::new(1)), Verdict::Broken);
    let dataset = before
        .edited(&Edit::Requote {
            evidence,
            quote: quote("Later 25 were held.", Some((6, 8))),
        })
        .expect("an edit");
    let report = checked(&dataset);
    assert!(report.quote(evidence).span().is_some());
    assert_ne!(report.verdict(ClaimId::new(1)), Verdict::Broken);
    assert_eq!(
        before.claims.evidence_row(evidence).exact,
        "Later 26 were held."
    );
    let outside = Edit::Requote {
        evidence,
        quote: quote("25", Some((1, 9))),
    };
    assert_eq!(
        before.edited(&outside).err(),
        Some(EditError::SpanOutsideQuote)
    );
}

#[test]
fn a_place_is_located_by_a_person_and_the_source_is_kept() {
    let place = small().find_place("tomsk").expect("a place");
    let locate = Edit::LocatePlace {
        place,
        position: LatLon::new(56.5, 84.97),
        geonames: Some(1_489_425),
        source: "GeoNames, \"cities 5000\"".to_owned(),
    };
    let dataset = check(std::slice::from_ref(&locate), &format!("{FIRST}; {SECOND}"));
    assert_eq!(dataset.place(place).geonames(), Some(1_489_425));
    let written = dataset_json(&dataset);
    assert!(written.contains(r#""x-position-source": "GeoNames, \"cities 5000\"""#));
    let removed = check(
        &[locate, Edit::RemovePosition { place }],
        &format!("{FIRST}; {SECOND}"),
    );
    assert_eq!(dataset_json(&removed), dataset_json(&small()));
    refused(
        &Edit::LocatePlace {
            place,
            position: LatLon::new(0.0, 0.0),
            geonames: None,
            source: String::new(),
        },
        "latitude 0 and longitude 0 are no position",
    );
}

#[test]
fn a_changed_text_can_be_accepted() {
    let (mut dataset, texts) = bundled();
    dataset.documents[0].sha256 = Some("0".repeat(64));
    let changed = |dataset: &Dataset| {
        let report = audit(dataset, &texts);
        report
            .findings
            .iter()
            .any(|it| it.code == "document-changed")
    };
    assert!(changed(&dataset));
    let arrest_atlas::model::DocumentText::Attached { sha256, .. } = &texts.0[0] else {
        panic!("the text is attached");
    };
    let accept = Edit::AcceptText {
        document: DocumentId::new(0),
        sha256: sha256.clone(),
    };
    assert!(!changed(&dataset.edited(&accept).expect("an edit")));
}

/// A state with the made-up dataset open.
fn state() -> State {
    state_of(SMALL)
}

#[track_caller]
fn state_of(json: &str) -> State {
    let loaded = load(json.as_bytes(), "small.json", &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File("small.json".into());
    let opened = Opened::new(origin, loaded.dataset, texts, loaded.problems);
    State::new(opened, Settings::default())
}

#[test]
fn what_is_undone_can_be_done_again() {
    let mut state = state();
    let before = seen(&state.opened.dataset);
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    state.apply(Command::Edit(sign(1, "Ada", Mark::Disputed)));
    let after = seen(&state.opened.dataset);
    assert_eq!(state.history.undo_name(), Some("dispute Omsk, 25"));
    state.apply(Command::Undo);
    state.apply(Command::Undo);
    assert_eq!(seen(&state.opened.dataset), before);
    assert_eq!(state.history.undo_name(), None);
    assert_eq!(state.history.redo_name(), Some("sign Omsk, at least 20"));
    assert!(!state.is_edited(), "back where the file is");
    state.apply(Command::Redo);
    state.apply(Command::Redo);
    assert_eq!(seen(&state.opened.dataset), after);
    assert!(state.is_edited());
    state.apply(Command::Undo);
    state.apply(Command::Edit(sign(1, "Bo", Mark::Checked)));
    assert_eq!(state.history.redo_name(), None, "another way was taken");
}

#[test]
fn undoing_restores_what_was_selected_and_shown_and_the_verdicts() {
    let mut state = state();
    let omsk = state.opened.dataset.find_place("omsk");
    state.apply(Command::SelectOnMap(omsk.expect("a place")));
    let report = Arc::clone(&state.opened.report);
    let add = Edit::AddClaim(seven_in(named("Tula")));
    state.apply(Command::Edit(add));
    let tula = state.opened.dataset.find_place("Tula").expect("a place");
    state.apply(Command::SelectOnMap(tula));
    state.apply(Command::SelectClaim(ClaimId::new(2)));
    state.apply(Command::Read(ReadCommand::Evidence(EvidenceId::new(2))));
    assert_eq!(state.opened.report.verdicts.len(), 3);
    state.apply(Command::Undo);
    assert_eq!(state.selection, omsk);
    assert_eq!(state.opened.report, report);
    assert_eq!(state.reading.as_ref().and_then(|it| it.current), None);
    assert_eq!(state.opened.overview.claims, 2);
}

#[test]
fn an_edit_that_cannot_be_made_changes_nothing_and_says_so() {
    let mut state = state();
    state.apply(Command::Edit(sign(7, "Ada", Mark::Checked)));
    let error = Notice::NotEdited(EditError::Gone("claim"));
    assert_eq!(state.notice, Some(error));
    assert!(!state.is_edited());
    state.apply(Command::Back);
    assert_eq!(state.notice, None);
}

#[test]
fn the_name_of_a_reader_is_remembered() {
    let mut state = state();
    let effects = state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    assert_eq!(effects, [Effect::SaveSettings]);
    assert_eq!(state.settings.reader_name, "Ada");
}

/// The made-up dataset with a text too long to be audited at once.
fn large() -> State {
    let long = format!("{}. At least 20", "Nothing happened. ".repeat(20_000));
    state_of(&SMALL.replacen("At least 20", &long, 1))
}

#[test]
fn a_large_dataset_is_audited_by_a_worker_and_late_answers_are_dropped() {
    let mut state = large();
    let old = Arc::clone(&state.opened.report);
    let first = state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    let [
        Effect::Audit(AuditTask { ticket: 1, .. }),
        Effect::SaveSettings,
    ] = first.as_slice()
    else {
        panic!("{first:?}");
    };
    assert!(state.history.is_checking());
    assert!(Arc::ptr_eq(&state.opened.report, &old));
    let second = state.apply(Command::Edit(Edit::AddClaim(seven_in(named("Tula")))));
    let [Effect::Audit(task)] = second.as_slice() else {
        panic!("{second:?}");
    };
    state.apply(Command::Audited(1, Arc::default(), Overview::default()));
    assert!(Arc::ptr_eq(&state.opened.report, &old), "an old question");
    assert_eq!(
        state.opened.report.verdict(ClaimId::new(2)),
        Verdict::Unchecked
    );
    let report = Arc::new(audit(&task.dataset, &task.texts));
    let overview = Overview::new(&task.dataset, &report);
    state.apply(Command::Audited(task.ticket, Arc::clone(&report), overview));
    assert!(!state.history.is_checking());
    assert!(Arc::ptr_eq(&state.opened.report, &report));
    // What was never audited is audited when it comes back.
    let undone = state.apply(Command::Undo);
    assert!(
        matches!(undone.as_slice(), [Effect::Audit(_)]),
        "{undone:?}"
    );
    assert!(state.apply(Command::Undo).is_empty(), "this one was");
    assert!(Arc::ptr_eq(&state.opened.report, &old));
    assert!(!state.history.is_checking());
}

#[test]
fn another_dataset_waits_until_changes_are_saved_or_given_up() {
    let mut state = state();
    let open = Command::File(arrest_atlas::app::FileCommand::OpenBundled);
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    state.apply(open.clone());
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    assert_eq!(state.opened.dataset.title, "Small, made up");
    state.apply(Command::CloseDialog);
    state.apply(Command::Save(SaveCommand::Discard));
    assert_eq!(
        state.opened.dataset.title, "Small, made up",
        "nothing waits"
    );
    assert!(state.is_edited());
    state.apply(open);
    state.apply(Command::Save(SaveCommand::Discard));
    assert_eq!(state.opened.origin, Origin::Bundled);
    assert_eq!((state.dialog, state.history.undo_name()), (None, None));
    assert!(!state.is_edited());
}

#[test]
fn the_program_does_not_end_with_changes_that_are_not_saved() {
    let mut state = state();
    assert_eq!(state.apply(Command::Quit), [Effect::Quit]);
    state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
    assert_eq!(state.apply(Command::Quit), []);
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    assert_eq!(state.apply(Command::Back), []);
    assert_eq!(state.dialog, None);
    state.apply(Command::Quit);
    let effects = state.apply(Command::Save(SaveCommand::Discard));
    assert_eq!(effects, [Effect::Quit]);
}

#[test]
fn many_edits_do_not_fill_the_memory() {
    let mut state = state();
    for _ in 0..60 {
        state.apply(Command::Edit(sign(0, "Ada", Mark::Checked)));
        state.apply(Command::Edit(Edit::Unsign {
            claim: ClaimId::new(0),
            review: 0,
        }));
    }
    let mut steps = 0;
    while state.history.undo_name().is_some() {
        state.apply(Command::Undo);
        steps += 1;
    }
    assert_eq!(steps, 100);
    assert!(state.is_edited(), "the dataset of the file is out of reach");
}

/// Texts of a dataset, for the module beside this one.
fn texts_of(dataset: &Dataset) -> Texts {
    inline_texts(dataset)
}
