//! Undo and redo of what happens with open datasets, among edits: before, commands, after.

use super::{beside, place, three};
use arrest_atlas::app::{Command, Dialog, LayerCommand, SaveCommand, State};
use arrest_atlas::model::{ClaimId, Edit, Status};

/// The open datasets, the active one first in brackets, those not drawn in lower case; then the
/// statuses of the first claims of the active one that are not as at the beginning.
fn seen(state: &State) -> String {
    let letter = |tag: arrest_atlas::app::Tag, visible: bool| {
        let letter = tag.letter();
        if visible {
            letter
        } else {
            letter.to_ascii_lowercase()
        }
    };
    let layers = &state.layers;
    let mut text = format!("[{}]", letter(layers.active, layers.active_is_visible));
    for layer in &layers.others {
        text.push(letter(layer.tag, layer.is_visible));
    }
    for claim in state.opened.dataset.claims.iter() {
        if claim.status != Status::Proposed {
            text += &format!(" {}:{}", claim.name, claim.status.code());
        }
    }
    if state.has_unsaved_changes() {
        text += " unsaved";
    }
    text
}

fn dispute(claim: usize) -> Command {
    Command::Edit(Edit::SetStatus {
        claim: ClaimId::new(claim),
        status: Status::Disputed,
    })
}

/// The letters of datasets in the order of the alphabet.
fn tag(state: &State, letter: char) -> arrest_atlas::app::Tag {
    let others = state.layers.others.iter().map(|layer| layer.tag);
    let mut all = std::iter::once(state.layers.active).chain(others);
    all.find(|tag| tag.letter() == letter).expect("a letter")
}

fn close(state: &State, letter: char) -> Command {
    Command::Layer(LayerCommand::Close(tag(state, letter)))
}

fn show(state: &State, letter: char, visible: bool) -> Command {
    Command::Layer(LayerCommand::Show(tag(state, letter), visible))
}

/// Three datasets, the first the active one.
fn abc() -> State {
    let mut state = three();
    beside(&mut state, "second");
    beside(&mut state, "third");
    assert_eq!(seen(&state), "[A]BC");
    state
}

/// Before, commands, after; undone step by step with the name of each; done again.
#[track_caller]
fn check(commands: &[Command], steps: &[(&str, &str)]) {
    let mut state = abc();
    let mut after = Vec::new();
    for (command, (expect, name)) in commands.iter().zip(steps) {
        after.push(seen(&state));
        state.apply(command.clone());
        assert_eq!(&seen(&state), expect, "after {command:?}");
        assert_eq!(state.undo_name(), Some(*name));
    }
    for (before, (_, name)) in after.iter().zip(steps).rev() {
        assert_eq!(state.undo_name(), Some(*name));
        state.apply(Command::Undo);
        assert_eq!(&seen(&state), before, "undone: {name}");
        assert_eq!(state.redo_name(), Some(*name));
    }
    for (expect, name) in steps {
        assert_eq!(state.redo_name(), Some(*name));
        state.apply(Command::Redo);
        assert_eq!(&seen(&state), expect, "done again: {name}");
    }
    assert_eq!(state.redo_name(), None);
}

#[test]
fn a_closed_dataset_is_brought_back() {
    let state = abc();
    check(&[close(&state, 'B')], &[("[A]C", "close second.json")]);
    check(
        &[close(&state, 'C'), close(&state, 'B')],
        &[("[A]B", "close third.json"), ("[A]", "close second.json")],
    );
}

#[test]
fn a_closed_dataset_that_was_the_active_one_is_the_active_one_again() {
    let state = abc();
    check(&[close(&state, 'A')], &[("[B]C", "close three.json")]);
}

#[test]
fn what_is_drawn_is_drawn_again() {
    let state = abc();
    check(
        &[show(&state, 'B', false), show(&state, 'A', false)],
        &[
            ("[A]bC", "do not draw second.json"),
            ("[a]bC", "do not draw three.json"),
        ],
    );
    check(
        &[show(&state, 'C', false), show(&state, 'C', true)],
        &[
            ("[A]Bc", "do not draw third.json"),
            ("[A]BC", "draw third.json"),
        ],
    );
}

#[test]
fn edits_and_datasets_are_undone_in_the_order_in_which_they_were_done() {
    let state = abc();
    check(
        &[
            dispute(0),
            close(&state, 'B'),
            dispute(1),
            show(&state, 'C', false),
        ],
        &[
            (
                "[A]BC a:disputed unsaved",
                "mark as disputed Omsk, at least 20",
            ),
            ("[A]C a:disputed unsaved", "close second.json"),
            (
                "[A]C a:disputed b:disputed unsaved",
                "mark as disputed Tomsk, 7",
            ),
            (
                "[A]c a:disputed b:disputed unsaved",
                "do not draw third.json",
            ),
        ],
    );
}

#[test]
fn opening_a_dataset_beside_the_others_is_undone() {
    let mut state = three();
    beside(&mut state, "second");
    assert_eq!(
        state.undo_name(),
        Some("open second.json beside the others")
    );
    state.apply(Command::Undo);
    assert_eq!(seen(&state), "[A]");
    state.apply(Command::Redo);
    assert_eq!(seen(&state), "[A]B");
}

#[test]
fn changes_that_were_given_up_with_a_closed_dataset_come_back_as_not_saved() {
    let mut state = abc();
    let b = tag(&state, 'B');
    state.apply(Command::Layer(LayerCommand::Activate(b)));
    state.apply(dispute(0));
    state.apply(Command::Layer(LayerCommand::Close(b)));
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    state.apply(Command::Save(SaveCommand::Discard));
    assert_eq!(seen(&state), "[A]C");
    state.apply(Command::Undo);
    assert_eq!(seen(&state), "[B]AC a:disputed unsaved");
}

#[test]
fn undoing_never_closes_a_dataset_with_changes_without_a_question() {
    let mut state = three();
    beside(&mut state, "second");
    let b = tag(&state, 'B');
    state.apply(Command::Layer(LayerCommand::Activate(b)));
    state.apply(dispute(0));
    let a = tag(&state, 'A');
    state.apply(Command::Layer(LayerCommand::Activate(a)));
    assert_eq!(
        state.undo_name(),
        Some("open second.json beside the others")
    );
    state.apply(Command::Undo);
    assert_eq!(state.dialog, Some(Dialog::Unsaved));
    assert_eq!(seen(&state), "[B]A a:disputed unsaved");
}

#[test]
fn no_more_than_three_closed_datasets_are_kept() {
    let mut state = three();
    for id in ["b", "c", "d", "e", "f"] {
        beside(&mut state, id);
    }
    for letter in ['B', 'C', 'D', 'E', 'F'] {
        let command = close(&state, letter);
        state.apply(command);
    }
    for _ in 0..10 {
        state.apply(Command::Undo);
    }
    assert_eq!(seen(&state), "[A]DEF");
}

#[test]
fn undoing_an_edit_leaves_what_is_looked_at_where_it_was_made() {
    let mut state = three();
    state.apply(Command::SelectOnMap(place(&state, "Omsk")));
    state.apply(dispute(0));
    state.apply(Command::SelectOnMap(place(&state, "Perm")));
    state.apply(Command::Undo);
    assert_eq!(state.selection, Some(place(&state, "Omsk")));
    state.apply(Command::Walk(false));
    assert_eq!(state.selection, Some(place(&state, "Perm")));
}
