//! Queries that were saved for the open dataset: asked again, copied, forgotten.

use crate::app::{Command, FilterCommand};
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{icon_button, line_field, link_named, named, primary_button, small};
use egui::{Key, Role, ScrollArea, Ui};

/// The list, and a field for the name of one more.
pub fn saved_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let saved = look.state.settings.saved_queries_of(look.dataset());
    if saved.is_empty() {
        small(ui, "No query is saved for this dataset.", look.palette);
    }
    ScrollArea::vertical()
        .id_salt("saved queries")
        .max_height(240.0)
        .show(ui, |ui| {
            for query in &saved {
                let name = visible(&query.name).into_owned();
                ui.horizontal(|ui| {
                    let forget = format!("Delete query {name}");
                    if icon_button(ui, Icon::Close, &forget, look.palette).clicked() {
                        let name = query.name.clone();
                        out.send(Command::Filter(FilterCommand::Forget(name)));
                    }
                    let copy = format!("Copy query {name} as text");
                    if icon_button(ui, Icon::Copy, &copy, look.palette).clicked() {
                        out.send(Command::Copy(query.query.clone()));
                    }
                    let ask = format!("Ask query {name}");
                    let link = link_named(ui, &name, &ask, look.palette);
                    if link.on_hover_text(visible(&query.query)).clicked() {
                        let name = query.name.clone();
                        out.send(Command::Filter(FilterCommand::Recall(name)));
                    }
                });
            }
        });
    ui.separator();
    let mut name: String = draft(ui.ctx(), look, "query name").unwrap_or_default();
    ui.label(Type::Body.text("Save what is shown now", look.palette.text));
    let field = line_field(&mut name)
        .hint_text("Name")
        .desired_width(f32::INFINITY);
    let response = named(ui.add(field), Role::TextInput, "Name of the query");
    if response.changed() {
        keep(ui.ctx(), look, "query name", Some(name.clone()));
    }
    let entered = response.lost_focus() && ui.input(|it| it.key_pressed(Key::Enter));
    let name = name.trim();
    let replaces = saved.iter().any(|it| it.name == name);
    let label = if replaces {
        "Replace the saved query"
    } else {
        "Save query"
    };
    let clicked = ui.add_enabled_ui(!name.is_empty(), |ui| {
        primary_button(ui, label, look.palette).clicked()
    });
    if (clicked.inner || entered) && !name.is_empty() {
        out.send(Command::Filter(FilterCommand::Save(name.to_owned())));
        keep(ui.ctx(), look, "query name", None::<String>);
    }
}
