//! Claims that disagree, in the window: the rule and its choice, the axis, words as numbers.

use super::harness::{Atlas, Setup, made_up};
use arrest_atlas::app::{Command, Dialog, SettingCommand};
use arrest_atlas::model::PlaceId;
use arrest_atlas::view::{FigureRule, NumberWords};
use egui::Key;

const MADE_UP: &str = include_str!("../cases/conflicts.json");
const BUTTON: &str = "Shown where claims disagree: ";

fn opened() -> Atlas {
    Atlas::of(made_up(MADE_UP))
}

/// The same with a place selected.
fn at(name: &str) -> Atlas {
    let mut atlas = opened();
    let place = find(&atlas, name);
    atlas.send(Command::Select(place));
    atlas
}

fn find(atlas: &Atlas, name: &str) -> PlaceId {
    let place = atlas.state().opened.dataset.find_place(name);
    place.expect("a place")
}

/// The claim that is drawn for a place.
fn drawn(atlas: &Atlas, name: &str) -> String {
    let figure = atlas.state().view.figure(find(atlas, name));
    let claim = figure.and_then(|figure| figure.shown);
    let claims = &atlas.state().opened.dataset.claims;
    claim.map_or_else(String::new, |id| claims.get(id).name.to_owned())
}

#[test]
fn the_rule_stands_beside_the_legend_and_another_can_be_chosen() {
    let mut atlas = opened();
    assert_eq!(drawn(&atlas, "Northport"), "northport-a");
    atlas.click_exactly("Shown where claims disagree: latest count, else lowest");
    atlas.click_exactly("the highest");
    assert_eq!(atlas.state().view.query.rule, FigureRule::Highest);
    assert_eq!(drawn(&atlas, "Northport"), "northport-b");
    atlas.check("Shown where claims disagree: highest claim");
    atlas.check("drawn by another rule: highest claim");
}

#[test]
fn the_rule_is_chosen_by_the_keyboard() {
    let mut atlas = opened();
    atlas.tab_to(BUTTON);
    atlas.press(Key::Enter);
    atlas.tab_to("the lowest");
    atlas.press(Key::Space);
    assert_eq!(atlas.state().view.query.rule, FigureRule::Lowest);
    atlas.press(Key::Escape);
    atlas.check_not("the highest");
}

#[test]
fn a_claimant_is_chosen_and_who_claims_nothing_is_named() {
    let mut atlas = at("Exampleton");
    atlas.click_exactly("Shown where claims disagree: latest count, else lowest");
    atlas.click_exactly("Sample Gazette (2)");
    assert_eq!(drawn(&atlas, "Exampleton"), "exampleton-gazette");
    atlas.check("Drawn: between 80 and 160, claimed by Sample Gazette.");
    let place = find(&atlas, "Northport");
    atlas.send(Command::Select(place));
    atlas.check("Drawn: at least 220, lowest claim, since Sample Gazette claims nothing here.");
}

#[test]
fn many_claimants_are_searched_by_name() {
    let mut atlas = opened();
    let metric = arrest_atlas::model::MetricId::new(1);
    atlas.send(Command::ShowMetric(metric));
    atlas.click(BUTTON);
    atlas.click_exactly("Find a claimant to draw by");
    atlas.type_text("union");
    atlas.check("Ünion of Examples (1)");
    atlas.check_not("Organisers (1)");
    atlas.click_exactly("Ünion of Examples (1)");
    assert_eq!(drawn(&atlas, "Exampleton"), "crowd-e");
}

#[test]
fn another_rule_is_named_by_a_folded_legend_too() {
    let mut atlas = opened();
    atlas.send(Command::Set(SettingCommand::FoldLegend(true)));
    atlas.check_not(BUTTON);
    atlas.send(Command::ShowRule(FigureRule::Lowest));
    atlas.check("Shown where claims disagree: lowest claim");
}

#[test]
fn a_dataset_without_several_claims_offers_no_rule() {
    let atlas = Atlas::bundled();
    atlas.check_not(BUTTON);
}

#[test]
fn the_marks_say_from_where_to_where_their_claims_go() {
    let mut atlas = opened();
    atlas.check_there("Exampleton: 112 arrests, 7 claims, claims disagree from 60 to 160");
    atlas.check("claims disagree: lowest to highest");
    let mark = "Exampleton: 112 arrests, 7 claims, claims disagree";
    let marks = atlas.nodes(mark);
    let at = marks.first().expect("a mark").rect().center();
    atlas.harness.hover_at(at);
    atlas.settle();
    atlas.check_there("claims disagree from 60 to 160; drawn: latest count");
}

#[test]
fn the_panel_has_every_claim_on_one_axis() {
    let mut atlas = at("Exampleton");
    atlas.check("Claims disagree: from 60 to 160. They are never added.");
    atlas.check("Drawn: 112, latest count.");
    atlas.check_there("6 claims from 40 to 160: Example Monitor: at least 40 as of 18:00, an");
    let point = "Example Monitor: at least 95 as of 21:00, an earlier count";
    atlas.click_exactly(point);
    let pointed = atlas.state().pointed.expect("a claim that stands out");
    let claims = &atlas.state().opened.dataset.claims;
    assert_eq!(claims.get(pointed.claim).name, "exampleton-night");
    atlas.check_there("Mock Agency: “dozens”, in words");
    atlas.check_not("The axis begins at");
}

#[test]
fn a_point_of_the_axis_is_chosen_by_the_keyboard() {
    let mut atlas = at("Exampleton");
    atlas.tab_to("Police, made up: about 60");
    atlas.press(Key::Enter);
    let pointed = atlas.state().pointed.expect("a claim that stands out");
    let claims = &atlas.state().opened.dataset.claims;
    assert_eq!(claims.get(pointed.claim).name, "exampleton-police");
}

#[test]
fn an_axis_that_does_not_begin_at_zero_says_so() {
    let mut atlas = at("Exampleton");
    atlas.send(Command::ShowMetric(arrest_atlas::model::MetricId::new(1)));
    atlas.check("The axis begins at 4,700, not at 0.");
}

#[test]
fn the_rule_can_be_changed_in_the_panel() {
    let mut atlas = at("Northport");
    atlas.click("Change rule");
    atlas.click_exactly("the highest");
    atlas.check("Drawn: at most 250, highest claim.");
}

#[test]
fn the_editors_choice_is_offered_and_followed() {
    let mut atlas = at("Northport");
    atlas.click_first("Prefer this claim: at most 250 arrests");
    assert_eq!(drawn(&atlas, "Northport"), "northport-b");
    atlas.check_there("Drawn: at most 250, preferred by the editor.");
}

#[test]
fn words_are_drawn_as_numbers_only_by_a_named_rule() {
    let mut atlas = opened();
    atlas.check_there("Eastholm: “hundreds” arrests, 1 claim");
    let before = atlas.state().view.ledger.clone();
    atlas.send(Command::Show(Dialog::Settings));
    atlas.click_exactly("CCC");
    atlas.send(Command::CloseDialog);
    atlas.check_there("Eastholm: “hundreds” arrests, drawn as 200 by the CCC rule, 1 claim");
    atlas.check("words, by the CCC rule");
    assert_eq!(atlas.state().view.ledger, before);
    let place = find(&atlas, "Eastholm");
    atlas.send(Command::Select(place));
    atlas.check("Drawn as 200 by the CCC rule. No source states this number.");
}

#[test]
fn a_rule_for_words_that_was_chosen_before_is_there_from_the_start() {
    let mut setup = Setup {
        opened: made_up(MADE_UP),
        ..Setup::default()
    };
    setup.settings.number_words = NumberWords::CountLove;
    let mut atlas = Atlas::open(setup);
    let name = "Eastholm: “hundreds” arrests, drawn as 100 by the Count Love rule, 1 claim";
    atlas.check_there(name);
    atlas.send(Command::ShowRule(FigureRule::Highest));
    atlas.check_there(name);
    atlas.send(Command::Set(SettingCommand::NumberWords(NumberWords::None)));
    atlas.check_there("Eastholm: “hundreds” arrests, 1 claim");
}
