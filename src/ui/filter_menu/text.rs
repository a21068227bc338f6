//! The query as text: read, copied, written, and what is wrong with it.

use crate::app::{Command, FilterCommand};
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{line_button, named, primary_button, small};
use crate::view::QueryText;
use egui::{Key, Role, TextEdit, Ui};

/// What is typed, after the query that it began with and belongs to.
type Typed = (String, String);

/// The text with what can be done to it.
pub fn text_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let present = QueryText::of(look.dataset(), &look.state.view.query).to_string();
    let typed: Option<Typed> = draft(ui.ctx(), look, "query as text");
    let typed = typed.filter(|(of, _)| *of == present);
    let mut text = typed.map_or_else(|| present.clone(), |(_, text)| text);
    let field = TextEdit::multiline(&mut text)
        .desired_rows(4)
        .desired_width(f32::INFINITY)
        .return_key(None);
    let response = named(ui.add(field), Role::MultilineTextInput, "Text of the query");
    if response.changed() {
        let typed = Some((present.clone(), text.clone()));
        keep(ui.ctx(), look, "query as text", typed);
    }
    let read = text.parse::<QueryText>().and_then(|read| {
        let query = read.query(look.dataset(), &look.state.view.query)?;
        Ok((read, query))
    });
    if let Err(error) = &read {
        let words = error.to_string();
        let mut letters = words.chars();
        let first: String = letters
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        let words = format!("{first}{}", letters.as_str());
        ui.colored_label(look.palette.broken, visible(&words));
    }
    let entered = response.has_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let asked = ui.add_enabled_ui(read.is_ok(), |ui| {
            primary_button(ui, "Ask this", look.palette).clicked()
        });
        if (asked.inner || entered)
            && let Ok((read, _)) = &read
        {
            out.send(Command::Filter(FilterCommand::Ask(read.clone())));
        }
        if line_button(ui, "Copy the query", look.palette).clicked() {
            out.send(Command::Copy(present.clone()));
        }
    });
    let example = "For example: days:2021-01-31..2021-02-02 claimant:\"OVD-Info\" -tag:night \
                   value:100..500 is:disputed \"free words\". The same text follows --query on \
                   the command line.";
    small(ui, example, look.palette);
}
