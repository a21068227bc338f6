//! The document reader: from the figure to its sentence, and back to the map.

use crate::harness::{Atlas, SENTENCE, bundled_with};
use arrest_atlas::app::{Command, ReadCommand, passages};
use arrest_atlas::model::{ClaimId, DocumentId, EvidenceId};
use egui::{Key, Modifiers};
use egui_kittest::Node;

/// The bundled dataset with the reader at the figure of Moscow.
#[track_caller]
fn at_moscow() -> Atlas {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.click_first(SENTENCE);
    atlas
}

#[test]
fn a_click_on_the_sentence_opens_the_document_at_it() {
    let atlas = at_moscow();
    let reading = atlas.state().reading.as_ref().expect("the reader is open");
    assert_eq!(atlas.current(), "moscow-arrests");
    let quote = reading.current.expect("a quote");
    let evidence = atlas.state().opened.dataset.claims.evidence_row(quote);
    assert_eq!(evidence.exact, SENTENCE);
    atlas.check("Figure in the text: Moscow, 1,800");
    // The paragraph that begins with the sentence goes on after it.
    atlas.check("They point out that this is a record number");
    atlas.check("Figure 3 of 13");
    atlas.check("Text unchanged");
    // One column: the reader stands in place of the panel.
    atlas.check_not("2 claims for Moscow");
}

#[test]
fn the_link_under_a_quote_leads_where_the_quote_leads() {
    let mut atlas = Atlas::bundled();
    atlas.click("Moscow: 1,800 arrests");
    atlas.click_first("Open in document");
    assert_eq!(atlas.current(), "moscow-arrests");
}

#[test]
fn a_click_on_a_figure_in_the_text_selects_its_place_and_the_map_follows() {
    let mut atlas = at_moscow();
    atlas.click_exactly("Figure in the text: Saint Petersburg, 1,176");
    assert_eq!(atlas.selected(), "Saint Petersburg");
    assert_eq!(atlas.current(), "petersburg-arrests");
    assert_eq!(atlas.shown(), "Arrests, 31 January 2021");
    scroll_to(
        &mut atlas,
        "Figure in the text: Novosibirsk, more than 5,000",
    );
    atlas.click("Figure in the text: Novosibirsk, more than 5,000");
    assert_eq!(atlas.selected(), "Novosibirsk");
    assert_eq!(atlas.shown(), "Protesters, 31 January 2021");
    atlas.check("Novosibirsk: more than 5,000 protesters");
    assert!(atlas.state().reading.is_some(), "the reader stays open");
}

/// Turns the wheel over the page until a figure stands in the window.
#[track_caller]
fn scroll_to(atlas: &mut Atlas, words: &str) {
    let page = atlas.rect("They point out that this is a record number");
    for _ in 0..60 {
        if atlas.shows(words) && atlas.rect(words).bottom() < 700.0 {
            return;
        }
        atlas.harness.hover_at(page.center());
        atlas.harness.event(egui::Event::MouseWheel {
            unit: egui::MouseWheelUnit::Point,
            delta: egui::vec2(0.0, -40.0),
            modifiers: Modifiers::NONE,
            phase: egui::TouchPhase::Move,
            source: egui::MouseWheelSource::Unknown,
        });
        atlas.settle();
    }
    panic!("never in view: {words}");
}

#[test]
fn next_and_previous_go_through_every_coded_figure_and_round() {
    let mut atlas = at_moscow();
    let all = passages(&atlas.state().opened, DocumentId::new(0));
    let claims = &atlas.state().opened.dataset.claims;
    let names: Vec<String> = all
        .iter()
        .map(|&(id, _)| claims.get(claims.claim_of(id)).name.to_owned())
        .collect();
    let start = all
        .iter()
        .position(|&(id, _)| Some(id) == atlas.state().reading.as_ref().and_then(|it| it.current))
        .expect("a figure of the text");
    for step in 1..=all.len() {
        atlas.click_exactly("Next figure");
        let at = (start + step) % all.len();
        assert_eq!(atlas.current(), names[at]);
        atlas.check(&format!("Figure {} of {}", at + 1, all.len()));
        check_current_in_view(&atlas);
    }
    atlas.click_exactly("Previous figure");
    assert_eq!(atlas.current(), names[start - 1]);
    atlas.press(Key::F3);
    assert_eq!(atlas.current(), names[start]);
    atlas.press_with(Modifiers::SHIFT, Key::F3);
    assert_eq!(atlas.current(), names[start - 1]);
}

/// The figure that stands out is between the head and the foot of the reader.
#[track_caller]
fn check_current_in_view(atlas: &Atlas) {
    let reading = atlas.state().reading.as_ref().expect("the reader");
    let claims = &atlas.state().opened.dataset.claims;
    let claim = claims.get(claims.claim_of(reading.current.expect("a figure")));
    let name = format!(
        "Figure in the text: {}, {}",
        atlas.place(claim.place),
        claim.value
    );
    let head = atlas.rect("Find in this document").bottom();
    let foot = atlas.rect("List them").top();
    let seen = atlas
        .nodes(&name)
        .iter()
        .any(|node| node.rect().top() > head && node.rect().bottom() < foot);
    assert!(seen, "{name} is out of view");
}

#[test]
fn a_note_in_the_margin_leads_to_its_figure() {
    let mut atlas = at_moscow();
    atlas.click("Note: Saint Petersburg, 1,176");
    assert_eq!(atlas.current(), "petersburg-arrests");
}

#[test]
fn the_notes_in_the_margin_cover_none_of_each_other() {
    let atlas = at_moscow();
    let notes: Vec<egui::Rect> = atlas.nodes("Note: ").iter().map(Node::rect).collect();
    assert!(notes.len() > 3);
    for (index, note) in notes.iter().enumerate() {
        for other in &notes[index + 1..] {
            assert!(
                !note.shrink(0.5).intersects(other.shrink(0.5)),
                "{note:?} {other:?}"
            );
        }
    }
}

#[test]
fn the_reader_goes_back_to_the_place() {
    let mut atlas = at_moscow();
    atlas.click_exactly("Close the document");
    assert!(atlas.state().reading.is_none());
    assert_eq!(atlas.selected(), "Moscow");
    atlas.check(SENTENCE);
}

#[test]
fn words_are_found_in_the_text() {
    let mut atlas = at_moscow();
    atlas.press_with(Modifiers::COMMAND, Key::F);
    assert_eq!(atlas.focused(), "Find in this document");
    atlas.type_text("journalists");
    atlas.check("1 of 2");
    atlas.press(Key::Enter);
    atlas.check("2 of 2");
    assert_eq!(
        atlas.focused(),
        "Find in this document",
        "the next Enter goes on"
    );
    atlas.press(Key::Enter);
    atlas.check("1 of 2");
    atlas.click_exactly("Previous hit");
    atlas.check("2 of 2");
    atlas.click_exactly("End the search");
    atlas.check_not("Next hit");
    assert!(
        atlas
            .state()
            .reading
            .as_ref()
            .is_some_and(|it| it.hits.is_empty())
    );
}

#[test]
fn words_that_are_not_in_the_text_are_not_found() {
    let mut atlas = at_moscow();
    atlas.press_with(Modifiers::COMMAND, Key::F);
    atlas.type_text("Vladivostok");
    atlas.check("Not found");
}

#[test]
fn numbers_that_no_claim_uses_are_listed() {
    let mut atlas = at_moscow();
    atlas.check("numbers not coded");
    atlas.check("set aside");
    atlas.click("List them");
    assert_eq!(
        atlas.nodes("Number in the text, ").len(),
        9,
        "{:#?}",
        atlas.names()
    );
    atlas.check("Number in the text, date: …");
    let before = atlas
        .state()
        .reading
        .as_ref()
        .map_or(0, |it| it.scroll_request);
    atlas.click_first("Number in the text, year: …");
    let after = atlas
        .state()
        .reading
        .as_ref()
        .map_or(0, |it| it.scroll_request);
    assert_eq!(after, before + 1);
    atlas.check("suspended prison sentence imposed on him in 2014.");
    atlas.click("Hide them");
    atlas.check_not("Number in the text, ");
}

#[test]
fn the_document_opens_at_its_beginning_from_the_list() {
    let mut atlas = Atlas::bundled();
    let name = "Open document: Russians take to the streets";
    assert_eq!(atlas.nodes(name).len(), 1);
    atlas.click_first(name);
    assert_eq!(atlas.current(), "");
    atlas.check("13 coded figures");
    atlas.check("New wave of demonstrations in Russia results in 5,300 arrests");
}

/// The bundled dataset, whose quote for Moscow is not quite what the article says.
fn with_a_broken_quote() -> Atlas {
    Atlas::of(bundled_with(|json| {
        let exact = &mut json["claims"][1]["evidence"][0]["exact"];
        assert_eq!(exact.as_str(), Some(SENTENCE));
        *exact = SENTENCE.replacen("arrested", "detained", 1).into();
    }))
}

fn quote_of(claim: usize) -> EvidenceId {
    let (dataset, _) = arrest_atlas::load::bundled();
    let mut evidence = dataset.claims.evidence(ClaimId::new(claim));
    evidence.next().expect("evidence").id
}

#[test]
fn a_quote_that_is_not_in_its_text_is_told_in_the_panel() {
    let mut atlas = with_a_broken_quote();
    atlas.check("15 of 16 quotes found");
    atlas.click("Moscow: 1,800 arrests");
    atlas.check("The document does not hold this sentence");
    atlas.check("Broken");
    atlas.check("At least 5,300 people were detained in 88 cities");
}

#[test]
fn a_quote_that_is_not_in_its_text_is_told_in_the_reader_and_nothing_is_marked_in_its_place() {
    let mut atlas = with_a_broken_quote();
    atlas.send(Command::Read(ReadCommand::Evidence(quote_of(1))));
    atlas.check("The document does not hold this sentence. Nothing is marked in its place.");
    atlas.check("At least 5,300 people were detained in 88 cities");
    assert_eq!(atlas.selected(), "Moscow");
    assert_eq!(atlas.nodes("Figure in the text: Moscow, 1,800").len(), 0);
    assert_eq!(
        atlas
            .nodes("Figure in the text: Saint Petersburg, 1,176")
            .len(),
        1
    );
    let reading = atlas.state().reading.as_ref().expect("the reader");
    assert_eq!(reading.scroll_to, None);
    atlas.check("12 coded figures");
}

#[test]
fn a_broken_figure_stays_on_the_map() {
    let atlas = with_a_broken_quote();
    atlas.check("Moscow: 1,800 arrests");
    atlas.check("Mapped 2,976 of at least 5,300");
    assert_eq!(
        atlas
            .nodes("In the list, Moscow, 1,800 arrests, 2 claims, Broken")
            .len(),
        1
    );
}
