//! What a few letters mean in the list of everything.

use super::{MADE_UP, beside, opened, three};
use arrest_atlas::app::palette::{Found, Index, Sources, Target, marked};
use arrest_atlas::app::{Action, Command, FilterCommand, Opened, Settings, State};
use arrest_atlas::view::QueryText;

#[track_caller]
fn found(state: &State, typed: &str) -> Found {
    let sources = Sources::of(state);
    let index = Index::new(&sources, &|| true).expect("a list");
    index.search(typed, 20, &|| true).expect("an answer")
}

/// The names of what was found, with the typed letters in brackets.
fn names(state: &State, typed: &str) -> Vec<String> {
    let sources = Sources::of(state);
    let hits = found(state, typed).hits;
    let name = |hit| {
        let (name, letters) = marked(hit, &sources, typed);
        let mut text = String::new();
        for (at, letter) in name.chars().enumerate() {
            if letters.contains(&at) {
                text += &format!("[{letter}]");
            } else {
                text.push(letter);
            }
        }
        text.replace("][", "")
    };
    hits.iter().map(name).collect()
}

#[track_caller]
fn check(typed: &str, expect: &str) {
    let names = names(&three(), typed);
    assert_eq!(names.first().map(String::as_str), Some(expect), "{names:?}");
}

#[test]
fn a_few_letters_find_it_and_are_marked() {
    check("omsk", "[Omsk]");
    check("tom", "[Tom]sk");
    check("fines", "[Fines]");
    check("23 jan", "[23] [Jan]uary 2021");
    check("2021-01-23", "[2021]-[01]-[23]");
    check("zoom in", "[Zoom] [in]");
    check("in zoom", "[Zoom] [in]");
    check("shortc", "[Shortc]uts");
    check("made", "[Made] up");
    let found = names(&three(), "prm");
    assert!(found.contains(&"[P]e[rm]".to_owned()), "{found:?}");
}

#[test]
fn a_place_is_found_in_any_script_even_where_the_dataset_names_it_in_one() {
    check("омск", "[Omsk]");
    check("Пермь", "[Perm]");
    let state = State::new(Opened::bundled(), Settings::default());
    let moscow = state.opened.dataset.find_place("Moscow").expect("a place");
    for typed in ["moskva", "Москва", "Moscow", "mosk"] {
        let hits = found(&state, typed).hits;
        let target = hits.first().map(|hit| hit.target);
        let expect = Some(Target::Place(state.layers.active, moscow));
        assert_eq!(target, expect, "{typed}: {hits:?}");
    }
}

#[test]
fn a_sign_at_the_beginning_asks_for_one_kind() {
    let state = three();
    for (typed, kind) in [(">o", "Action"), ("@o", "Place"), ("#", "Document")] {
        let hits = found(&state, typed).hits;
        assert!(!hits.is_empty(), "{typed}");
        assert!(hits.iter().all(|hit| hit.target.kind() == kind), "{hits:?}");
    }
}

#[test]
fn places_of_every_open_dataset_are_found() {
    let mut state = three();
    beside(&mut state, "second");
    let places = found(&state, "@tomsk").hits;
    assert_eq!(places.len(), 2, "{places:?}");
    assert_ne!(places[0].target, places[1].target);
}

#[test]
fn letters_far_apart_mean_nothing() {
    let names = names(&three(), "qxz");
    assert_eq!(names, [] as [String; 0]);
}

#[test]
fn every_action_is_found_by_its_own_name() {
    let state = three();
    for action in Action::ALL {
        let hits = found(&state, action.title()).hits;
        let first = hits.first().map(|hit| hit.target);
        assert_eq!(first, Some(Target::Do(action)), "{}", action.title());
    }
}

#[test]
fn the_list_is_the_same_for_the_same_datasets_and_another_for_others() {
    let mut state = three();
    let before = Sources::of(&state);
    state.apply(super::select(&state, "Omsk"));
    assert_eq!(before, Sources::of(&state));
    beside(&mut state, "second");
    assert_ne!(before, Sources::of(&state));
}

#[test]
fn a_search_in_many_places_can_be_given_up_and_counts_all() {
    let places = (0..20_000).fold(String::new(), |list, at| {
        list + &format!(r#"{{ "id": "p{at}", "name": "Village {at}", "kind": "city" }},"#)
    });
    let json = MADE_UP.replacen(r#""places": ["#, &format!(r#""places": [{places}"#), 1);
    let state = State::new(opened(&json, "many.json"), Settings::default());
    let sources = Sources::of(&state);
    assert!(Index::new(&sources, &|| false).is_none(), "given up");
    let index = Index::new(&sources, &|| true).expect("a list");
    assert!(index.search("village", 20, &|| false).is_none(), "given up");
    let found = index.search("village", 20, &|| true).expect("an answer");
    assert_eq!((found.hits.len(), found.count), (20, 20_000));
    let one = index
        .search("village 17777", 20, &|| true)
        .expect("an answer");
    let (name, _) = marked(&one.hits[0], &sources, "village 17777");
    assert_eq!(name, "Village 17777");
}

#[test]
fn claimants_and_saved_queries_are_found_and_lead_to_what_they_show() {
    let json = MADE_UP.replacen(
        r#""value": 7,"#,
        r#""value": 7, "attributed_to": ["City hall", "Организаторы"],"#,
        1,
    );
    let mut state = State::new(opened(&json, "claimants.json"), Settings::default());
    let go = |state: &mut State, typed: &str, kind: &str| {
        let hit = found(state, typed).hits.first().cloned().expect("a line");
        assert_eq!(hit.target.kind(), kind, "{typed}");
        for command in hit.target.commands(state) {
            state.apply(command);
        }
        QueryText::of(&state.opened.dataset, &state.view.query).to_string()
    };
    let shown = go(&mut state, "organizatory", "Claimant");
    assert_eq!(
        shown,
        "metric:arrests days:2021-01-31 claimant:Организаторы"
    );
    let before = Sources::of(&state);
    let save = FilterCommand::Save("Only organisers".to_owned());
    state.apply(Command::Filter(save));
    assert_ne!(before, Sources::of(&state), "the list is made anew");
    state.apply(Command::Filter(FilterCommand::Clear));
    assert_eq!(go(&mut state, "only org", "Saved query"), shown);
}
