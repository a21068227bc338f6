//! The dataset itself: what it is, its documents, its claimants.

use super::differing::differing_ui;
use super::imported::imported_ui;
use crate::app::{Command, ReadCommand};
use crate::model::{DocumentText, counted, grouped};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{body, heading, link, named, rule, small};
use egui::{Role, Ui};

/// How many documents are listed at once; more on request.
const DOCUMENTS: usize = 30;
/// Among so many claims the first claimants are looked for, in every frame.
const LOOKED_AT: usize = 500;

/// The lower part of the list.
pub fn dataset_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let dataset = look.dataset();
    rule(ui, look.palette);
    heading(ui, visible(&dataset.title), look.palette);
    if let Some(description) = &dataset.description {
        body(ui, visible(description), look.palette);
    }
    small(
        ui,
        format!("From {}", look.state.opened.origin.name()),
        look.palette,
    );
    imported_ui(ui, look, out);
    differing_ui(ui, look, out);
    documents_ui(ui, look, out);
    claimants_ui(ui, look);
    if let Some(note) = &dataset.date_note {
        ui.add_space(12.0);
        heading(ui, "Dates", look.palette);
        small(ui, visible(note), look.palette);
    }
    if let Some(licence) = &dataset.licence {
        ui.add_space(12.0);
        heading(ui, "Licence of the data", look.palette);
        small(ui, visible(licence), look.palette);
    }
    ui.add_space(20.0);
}

fn documents_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let dataset = look.dataset();
    ui.add_space(12.0);
    heading(
        ui,
        counted(dataset.documents.len(), "document"),
        look.palette,
    );
    let count_id = egui::Id::unique(("listed documents", look.state.revision));
    let listed: usize = ui.data(|data| data.get_temp(count_id)).unwrap_or(DOCUMENTS);
    for id in dataset.document_ids().take(listed) {
        let document = dataset.document(id);
        ui.add_space(4.0);
        let title = visible(&document.title);
        let text = Type::Quote.text(title.as_ref(), look.palette.accent);
        let button = egui::Button::new(text).frame(false).wrap();
        let name = format!("Open document: {title}");
        if named(ui.add(button), Role::Link, &name).clicked() {
            out.send(Command::Read(ReadCommand::Document(id)));
        }
        let mut facts: Vec<String> = vec![visible(document.short_name()).into_owned()];
        facts.extend(
            document
                .published
                .as_deref()
                .map(|date| visible(date).into_owned()),
        );
        match look.state.opened.texts.get(id) {
            DocumentText::Attached { .. } => {}
            DocumentText::NotAttached => facts.push("source text not attached".to_owned()),
            DocumentText::Missing { reason } => facts.push(reason.clone()),
        }
        small(ui, facts.join(" · "), look.palette);
        if let Some(url) = &document.url
            && link(ui, url, look.palette).clicked()
        {
            out.send(Command::OpenLink(url.clone()));
        }
    }
    let more = dataset.documents.len().saturating_sub(listed);
    if more > 0 {
        ui.add_space(6.0);
        body(ui, format!("{} more", grouped(more as u64)), look.palette);
        let words = format!("Show the next {} documents", more.min(DOCUMENTS));
        if link(ui, &words, look.palette).clicked() {
            ui.data_mut(|data| data.insert_temp(count_id, listed + DOCUMENTS));
        }
    }
}

fn claimants_ui(ui: &mut Ui, look: Look<'_>) {
    let claims = &look.dataset().claims;
    let count = look.state.opened.overview.claimants;
    if count == 0 {
        return;
    }
    ui.add_space(12.0);
    heading(ui, counted(count, "claimant"), look.palette);
    // The first few in the order of the file: a long list has its place in the table.
    let mut names: Vec<&str> = Vec::new();
    let first = claims.ids().take(LOOKED_AT);
    for name in first.flat_map(|id| claims.claimants(id)) {
        if !names.contains(&name) {
            names.push(name);
        }
        if names.len() == 12 {
            break;
        }
    }
    let rest = count.saturating_sub(names.len());
    let mut words = names.join(", ");
    if rest > 0 {
        words += &format!(" and {rest} more");
    }
    small(ui, visible(&words), look.palette);
}
