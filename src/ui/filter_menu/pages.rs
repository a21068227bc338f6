//! The pages of the menu with few choices, with numbers, and with words.

use crate::app::{Command, FilterCommand};
use crate::model::{Qualifier, Status};
use crate::ui::drafts::{draft, keep};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::size;
use crate::ui::widgets::{line_button, line_field, link, named, primary_button, small, tick_box};
use crate::view::{Condition, Filter, ValueRange, fold_words, qualifier_label};
use egui::{Key, Role, Ui};

/// Which qualifiers are shown.
pub fn qualifiers_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    for qualifier in Qualifier::ALL {
        let label = capital(qualifier_label(qualifier));
        tick_ui(ui, look, Filter::Qualifier(qualifier), &label, out);
    }
}

/// Which statuses are shown.
pub fn statuses_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    for status in Status::ALL {
        let label = capital(status.code());
        tick_ui(ui, look, Filter::Status(status), &label, out);
    }
}

fn tick_ui(ui: &mut Ui, look: Look<'_>, filter: Filter, label: &str, out: &mut Outbox) {
    let known = look.state.view.query.filters.about(&filter);
    let mut ticked = known.is_some_and(|it| !it.is_excluded);
    if tick_box(ui, &mut ticked, label, look.palette).changed() {
        let condition = Condition::only(filter);
        out.send(Command::Filter(if ticked {
            FilterCommand::Add(condition)
        } else {
            FilterCommand::Remove(condition)
        }));
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// From a number to a number.
pub fn value_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let present = look.state.view.query.filters.iter().find_map(|it| {
        let Filter::Value(range) = it.filter else {
            return None;
        };
        (!it.is_excluded).then_some(range)
    });
    let end = |end: Option<u64>| end.map(|it| it.to_string()).unwrap_or_default();
    let (mut low, mut high): (String, String) = draft(ui.ctx(), look, "value filter")
        .unwrap_or_else(|| {
            (
                end(present.and_then(ValueRange::low)),
                end(present.and_then(ValueRange::high)),
            )
        });
    let mut entered = false;
    let mut changed = false;
    ui.horizontal(|ui| {
        ui.set_min_height(size::CONTROL);
        let ends = [
            ("From", "Value from", &mut low),
            ("to", "Value to", &mut high),
        ];
        for (label, name, text) in ends {
            ui.label(label);
            let field = line_field(text).desired_width(84.0);
            let response = named(ui.add(field), Role::TextInput, name);
            changed |= response.changed();
            entered |= response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
        }
    });
    if changed {
        let typed = Some((low.clone(), high.clone()));
        keep(ui.ctx(), look, "value filter", typed);
    }
    let help = "The stated number counts, its qualifier aside. A range is shown where the two \
                meet. Claims in words are hidden, and counted apart.";
    small(ui, help, look.palette);
    let range = match (number(&low), number(&high)) {
        (Ok(low), Ok(high)) => ValueRange::new(low, high).ok_or(match (low, high) {
            (None, None) => "Write a number into one field or both.",
            _ => "The first number is larger than the second.",
        }),
        (Err(words), _) | (_, Err(words)) => Err(words),
    };
    let is_empty = low.is_empty() && high.is_empty();
    if let (Err(words), false) = (range, is_empty) {
        ui.colored_label(look.palette.broken, words);
    }
    ui.horizontal(|ui| {
        let shown = ui.add_enabled_ui(range.is_ok(), |ui| {
            primary_button(ui, "Show these values", look.palette).clicked()
        });
        if (shown.inner || entered)
            && let Ok(range) = range
        {
            out.send(Command::Filter(FilterCommand::Value(Some(range))));
        }
        if present.is_some() && line_button(ui, "Show every value", look.palette).clicked() {
            keep(ui.ctx(), look, "value filter", None::<(String, String)>);
            out.send(Command::Filter(FilterCommand::Value(None)));
        }
    });
}

/// A number with or without commas; nothing where nothing is written.
fn number(text: &str) -> Result<Option<u64>, &'static str> {
    let digits: String = text
        .chars()
        .filter(|it| !matches!(it, ',' | ' ' | '_'))
        .collect();
    if digits.is_empty() {
        return Ok(None);
    }
    let read = digits.parse().map(Some);
    read.map_err(|_no_number| "Write whole numbers, such as 1,800.")
}

/// Words, in what belongs to a claim or in the texts of its documents.
pub fn words_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let mut words: String = draft(ui.ctx(), look, "words filter").unwrap_or_default();
    let field = line_field(&mut words)
        .hint_text("Words")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::TextInput, "Words to look for");
    if response.changed() {
        keep(ui.ctx(), look, "words filter", Some(words.clone()));
    }
    let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    let help = "Looked for in the names of places in any script or spelling that is known, in \
                quotes, notes and the titles of documents. Letter case and accents do not matter; \
                the beginning of a word is enough.";
    small(ui, help, look.palette);
    let is_empty = fold_words(&words).is_empty();
    if is_empty && !words.is_empty() {
        ui.colored_label(look.palette.broken, "Write at least one letter or digit.");
    }
    let words = words.trim().to_owned();
    let mut add = None;
    ui.add_enabled_ui(!is_empty, |ui| {
        if primary_button(ui, "Show claims with these words", look.palette).clicked() {
            add = Some(Condition::only(Filter::Words(words.clone())));
        }
        if link(ui, "Hide claims with these words", look.palette).clicked() {
            add = Some(Condition::not(Filter::Words(words.clone())));
        }
        if link(
            ui,
            "Look in the documents: show claims from those with these words",
            look.palette,
        )
        .clicked()
        {
            add = Some(Condition::only(Filter::InDocument(words.clone())));
        }
    });
    if entered && !is_empty {
        add = Some(Condition::only(Filter::Words(words)));
    }
    if let Some(condition) = add {
        keep(ui.ctx(), look, "words filter", None::<String>);
        out.send(Command::Filter(FilterCommand::Add(condition)));
    }
    if look.state.filtering.is_looking() {
        ui.horizontal(|ui| {
            ui.spinner();
            small(ui, "Looking for words…", look.palette);
        });
    }
}
