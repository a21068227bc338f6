//! What the audit found, in the window: the list, where each finding leads, the filter by verdict.

use crate::harness::{Atlas, Setup, bundled_with, name};
use arrest_atlas::app::{Command, Dialog, MainView, Opened};
use arrest_atlas::model::{Severity, Verdict};
use arrest_atlas::view::VerdictFilter;
use egui::{Key, Modifiers, vec2};

/// The bundled dataset, damaged: the figures of two cities exchanged, an "at least" dropped, a
/// quote altered, a source taken away.
#[track_caller]
fn damaged() -> Opened {
    bundled_with(|json| {
        let claims = &mut json["claims"];
        claims[1]["value"]["number"] = 1176.into();
        claims[2]["value"]["number"] = 1800.into();
        claims[0]["value"]["qualifier"] = "exact".into();
        let novosibirsk = &mut claims[7]["evidence"][0]["exact"];
        let altered = novosibirsk.as_str().expect("a quote");
        *novosibirsk = altered.replace("more than", "at least").into();
        claims[9]["evidence"] = serde_json::Value::Array(Vec::new());
    })
}

/// The damaged dataset with its findings in view.
#[track_caller]
fn at_findings() -> Atlas {
    let mut atlas = Atlas::of(damaged());
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    assert_eq!(atlas.state().main_view, MainView::Findings);
    atlas
}

/// Shows only claims with these verdicts.
#[track_caller]
fn filter(atlas: &mut Atlas, verdicts: &[Verdict]) {
    atlas.send(Command::ShowVerdicts(VerdictFilter::only(verdicts)));
}

#[test]
fn the_switch_leads_to_the_findings_and_back_and_says_how_many_there_are() {
    let mut atlas = Atlas::of(damaged());
    let report = &atlas.state().opened.report;
    let (errors, warnings) = (
        report.count(Severity::Error),
        report.count(Severity::Warning),
    );
    assert!(errors >= 2 && warnings >= 3, "{errors}, {warnings}");
    let switch = format!("Findings: {errors} errors, {warnings} warnings");
    atlas.click_exactly(&switch);
    assert_eq!(atlas.state().main_view, MainView::Findings);
    atlas.check("Find in the findings");
    atlas.check_not("Map of arrests");
    atlas.check_not("Show the sum");
    atlas.click_exactly("Show the map");
    assert_eq!(atlas.state().main_view, MainView::Map);
    atlas.check("Map of arrests");
}

#[test]
fn without_errors_and_warnings_the_list_says_what_was_checked() {
    let mut atlas = Atlas::bundled();
    atlas.click_exactly("Findings: 0 errors, 0 warnings");
    let notes = atlas.state().opened.report.count(Severity::Information);
    atlas.check(&format!("No errors, no warnings. {notes} notes."));
    atlas.check("Checked: 12 claims, 16 of 16 quotes found.");
    atlas.check("(remainder-not-located)");
}

#[test]
fn findings_stand_under_their_code_the_worst_first() {
    let atlas = at_findings();
    let headings: Vec<String> = atlas
        .names()
        .into_iter()
        .filter(|name| name.contains(" finding") && name.contains('(') && name.contains('-'))
        .collect();
    let of = |words: &str| {
        let at = headings.iter().position(|heading| heading.contains(words));
        at.unwrap_or_else(|| panic!("no “{words}” in {headings:?}"))
    };
    assert!(of("(quote-not-found), 1 finding") < of("(qualifier-dropped), 1 finding"));
    assert!(of("(qualifier-dropped)") < of("(no-evidence), 1 finding"));
    assert!(of("(no-evidence)") < of("(figures-crossed), 2 findings"));
}

#[test]
fn a_finding_on_a_sentence_opens_the_reader_there_and_shows_the_difference() {
    let mut atlas = at_findings();
    atlas.click_first("Warning: Claim: Moscow 1,176");
    assert_eq!(atlas.current(), "moscow-arrests");
    assert_eq!(atlas.selected(), "Moscow");
    // In the row in full, and in the reader beside it.
    assert_eq!(
        atlas
            .nodes("Claim: Moscow 1,176 · text: Moscow 1,800")
            .len(),
        1
    );
    assert_eq!(
        atlas.state().main_view,
        MainView::Findings,
        "the list stays"
    );
}

#[test]
fn a_finding_on_a_lost_sentence_shows_the_claim_and_never_a_look_alike() {
    let mut atlas = at_findings();
    atlas.click_first("Error: The quote is not in the text");
    assert!(atlas.state().reading.is_none());
    assert_eq!(atlas.selected(), "Novosibirsk");
    let pointed = atlas.state().pointed.expect("a claim stands out");
    let claims = &atlas.state().opened.dataset.claims;
    assert_eq!(claims.get(pointed.claim).name, "novosibirsk-protesters");
    atlas.check("The document does not hold this sentence.");
}

#[test]
fn a_finding_on_a_claim_shows_its_card_even_far_down() {
    let mut atlas = at_findings();
    atlas.click_first("Warning: Russia, criminal cases: 20 has no quote at all");
    assert_eq!(atlas.selected(), "Russia");
    assert_eq!(atlas.shown(), "Criminal cases, 23 January 2021");
    atlas.check("The dataset gives no source for this claim.");
}

#[test]
fn a_finding_on_a_number_that_nobody_coded_opens_its_passage() {
    let mut atlas = Atlas::of(bundled_with(|json| {
        let claims = json["claims"].as_array_mut().expect("claims");
        claims.retain(|claim| claim["id"] != "russia-journalists");
    }));
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.click_first("Note: No claim uses this number");
    let reading = atlas.state().reading.as_ref().expect("the reader");
    assert!(reading.scroll_to.is_some());
}

#[test]
fn the_qualifier_that_was_dropped_stands_beside_the_number() {
    let mut atlas = Atlas::of(damaged());
    atlas.click("In the list, Russia");
    atlas.check("Claim: 5,300 · text: At least 5,300");
}

#[test]
fn a_place_that_no_quote_names_says_what_they_name_instead() {
    let mut atlas = Atlas::of(bundled_with(|json| {
        json["claims"][7]["place"] = "moscow".into();
    }));
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.click_first("Warning: No quote of Moscow, protesters");
    atlas.check_there("Claim: Moscow · text: Novosibirsk");
}

#[test]
fn the_list_can_be_gone_through_by_key() {
    let mut atlas = at_findings();
    atlas.tab_to("Error: A quote is not in the text of its document");
    atlas.press(Key::ArrowDown);
    assert!(
        atlas.focused().starts_with("Error: The quote is not in"),
        "{}",
        atlas.focused()
    );
    atlas.press(Key::Enter);
    assert_eq!(atlas.selected(), "Novosibirsk");
    atlas.press(Key::End);
    let last = atlas.focused();
    assert!(last.starts_with("Note: "), "{last}");
    assert!(atlas.shows(&last), "the list scrolls along");
    atlas.press(Key::Home);
    assert!(
        atlas
            .focused()
            .starts_with("Error: A quote is not in the text"),
        "{}",
        atlas.focused()
    );
    atlas.press(Key::ArrowLeft);
    assert!(atlas.focused().ends_with(", folded"), "{}", atlas.focused());
    atlas.check_not("Error: The quote is not in the text");
    atlas.press(Key::ArrowRight);
    atlas.check("Error: The quote is not in the text");
    let place = atlas.selected().to_owned();
    atlas.press(Key::PageDown);
    assert_eq!(atlas.selected(), place, "the list takes the key");
}

#[test]
fn the_words_at_issue_can_be_searched() {
    let mut atlas = at_findings();
    atlas.tab_to("Find in the findings");
    atlas.type_text("crossed");
    atlas.check("(figures-crossed), 2 findings");
    atlas.check_not("(quote-not-found)");
    atlas.type_text("xyz");
    atlas.check("No finding matches.");
    atlas.click("Show all findings");
    atlas.check("(quote-not-found)");
}

#[test]
fn a_kind_of_finding_can_be_left_out() {
    let mut atlas = at_findings();
    let notes = atlas.state().opened.report.count(Severity::Information);
    atlas.check_there("(remainder-not-located)");
    atlas.click_exactly(&format!("Notes ({notes})"));
    atlas.check_not("(remainder-not-located)");
    atlas.check("(quote-not-found)");
}

#[test]
fn the_shown_findings_can_be_copied_and_so_can_one() {
    let mut atlas = at_findings();
    let all = atlas.copied("Copy as text");
    let count = atlas.state().opened.report.findings.len();
    assert_eq!(all.matches("   = help: ").count(), count);
    assert!(
        all.contains("error[qualifier-dropped]: The source says"),
        "{all}"
    );
    assert!(all.contains(", claim moscow-arrests\n   | "), "{all}");
    atlas.click_first("Warning: Russia, criminal cases: 20 has no quote");
    let one = atlas.copied("Copy this finding");
    assert_eq!(
        one,
        "warning[no-evidence]: Russia, criminal cases: 20 has no quote at all\n  \
         --> claim russia-criminal-cases\n   \
         = help: Add the sentence that states the figure, with its document\n"
    );
}

#[test]
fn what_is_checked_can_be_read() {
    let mut atlas = at_findings();
    atlas.click("What is checked");
    assert_eq!(atlas.state().dialog, Some(Dialog::Checks));
    for code in arrest_atlas::audit::CODES {
        atlas.check_there(code.name);
    }
}

#[test]
fn many_findings_of_a_code_stand_under_their_documents() {
    let documents: Vec<String> = (0..2)
        .map(|at| {
            let lines: Vec<String> = (1..21)
                .map(|line| format!("In Omsk {line}{at} people were arrested."))
                .collect();
            let text = lines.join("\\n");
            format!(
                r#"{{ "id": "d{at}", "title": "Document {at}", "publisher": "Paper {at}", "language": "en", "text": "{text}" }}"#
            )
        })
        .collect();
    let claims: Vec<String> = (0..40)
        .map(|row| {
            let (line, at) = (row / 2 + 1, row % 2);
            format!(
                r#"{{ "id": "c{row}", "metric": "arrests", "place": "omsk", "date": "2021-01-{:02}",
"value": {line}{at}, "evidence": [{{ "document": "d{at}",
"exact": "In Omsk {line}{at} people were arrested.", "position": {{ "start": 9000, "end": 9003 }} }}] }}"#,
                row % 28 + 1
            )
        })
        .collect();
    let opened = crate::harness::made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "Made up",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}],
"documents": [{}],
"places": [{{ "id": "omsk", "name": "Omsk", "kind": "city", "country": "RU", "lat": 54.99, "lon": 73.37 }}],
"claims": [{}] }}"#,
        documents.join(","),
        claims.join(",")
    ));
    let mut atlas = Atlas::of(opened);
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.check_there("(position-wrong), 40 findings");
    atlas.check_there("Findings in Paper 0: 20");
    atlas.click_first("Findings in Paper 0: 20");
    atlas.check("Findings in Paper 0: 20, folded");
    atlas.check("Findings in Paper 1: 20");
}

#[test]
fn the_verdict_menu_hides_claims_and_says_how_many() {
    let mut atlas = Atlas::of(damaged());
    atlas.check("5 of 12 claims, 3 places; hidden: 7 by metric or day");
    atlas.click("Verdict: All verdicts");
    // Of the five: Russia is broken, two cities have a warning.
    atlas.check("Broken quote (1)");
    atlas.check("Warning (2)");
    atlas.click_exactly("Warning (2)");
    atlas.check("hidden: 7 by metric or day, 2 by verdict");
    atlas.press(Key::Escape);
    atlas.click("Remove the verdict filter");
    atlas.check("5 of 12 claims, 3 places; hidden: 7 by metric or day");
}

#[test]
fn under_a_verdict_filter_the_sum_stays_true() {
    let mut atlas = Atlas::of(damaged());
    filter(&mut atlas, &[Verdict::Broken]);
    atlas.check("Mapped 0 of 5,300 · 2,976 in 2 places hidden by the filter · 2,324 in 86 other");
    atlas.check("the verdict filter hides every figure on the map");
    filter(&mut atlas, &[Verdict::Warning]);
    atlas.check("1 stated total hidden by the filter · 2 places with a number on the map");
    atlas.check("Moscow: 1,176 arrests, 1 claim");
}

#[test]
fn a_filter_that_leaves_nothing_says_so_and_offers_the_way_back() {
    let mut atlas = Atlas::of(damaged());
    filter(&mut atlas, &[Verdict::Unchecked]);
    atlas.check("No claim matches these filters");
    atlas.check("12 claims: 7 hidden by metric or day, 5 hidden by verdict.");
    atlas.click("Remove “Not verified”");
    atlas.check("In the list, Moscow");
    filter(&mut atlas, &[Verdict::Unchecked]);
    atlas.click("Clear all filters");
    assert_eq!(atlas.shown(), "Arrests, All days");
}

#[test]
fn a_claim_that_is_asked_for_is_shown_whatever_the_filter() {
    let mut atlas = Atlas::of(damaged());
    filter(&mut atlas, &[Verdict::Unsourced]);
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.click_first("Error: The quote is not in the text");
    assert!(atlas.state().view.query.verdicts.is_all());
    assert_eq!(atlas.shown(), "Protesters, 31 January 2021");
}

#[test]
fn the_card_of_a_mark_says_what_the_audit_found() {
    let mut atlas = Atlas::of(damaged());
    atlas.hover("Moscow: 1,176 arrests");
    atlas.until("the card shows", |atlas| {
        atlas
            .nodes("Claimed by OVD-Info")
            .iter()
            .any(|node| name(node).starts_with("Claimed by"))
    });
    atlas.check_there("Warning");
}

#[test]
fn in_a_narrow_window_the_claim_covers_the_findings_and_back_leads_to_them() {
    let mut atlas = Atlas::open(Setup {
        opened: damaged(),
        size: vec2(560.0, 600.0),
        ..Setup::default()
    });
    atlas.click("View: Map");
    atlas.click("Findings: ");
    atlas.click_first("Error: The quote is not in the text");
    atlas.check("The document does not hold this sentence.");
    atlas.check_not("Find in the findings");
    atlas.press(Key::Escape);
    atlas.check("Find in the findings");
    atlas.click("View: Findings");
    atlas.click_exactly("Show the map");
    assert_eq!(atlas.state().main_view, MainView::Map);
}

#[test]
fn where_no_quote_could_be_compared_there_is_no_tick() {
    let no_quotes = bundled_with(|json| {
        for claim in json["claims"].as_array_mut().expect("claims") {
            claim["evidence"] = serde_json::Value::Array(Vec::new());
        }
    });
    let mut atlas = Atlas::of(no_quotes);
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.check_not("No errors");
    atlas.check_not("0 of 0 quotes");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("made-up.csv");
    std::fs::write(&path, "city,lat,lon,arrests\nOmsk,54.99,73.37,20\n").expect("a file");
    atlas.open_file(&path);
    atlas.press_with(Modifiers::COMMAND, Key::Num3);
    atlas.check("Nothing to check: no quote is attached.");
    atlas.check("1 note on this file");
    atlas.check_not("problem in this file");
    atlas.check_not("No errors");
    assert!(!atlas.shows("\u{e226}"), "a tick where nothing was checked");
}
