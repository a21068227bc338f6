//! The menu in which filters are added: pages for each kind, saved queries, the query as text.

mod names;
mod pages;
mod saved;
mod text;

use super::filter_bar::counts_words;
use super::icons::Icon;
use super::look::Look;
use super::outbox::Outbox;
use super::theme::Type;
use super::verdict_menu::verdicts_ui;
use super::widgets::{form_menu, icon_button, link, named, scrolled_menu, small};
use crate::app::{Command, FilterCommand};
use crate::text::visible;
use crate::view::{Condition, Facet, condition_label};
use egui::{Button, Id, Role, Stroke, Ui, vec2};

/// What the menu shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Page {
    /// What can be filtered by.
    #[default]
    Kinds,
    /// The names of one kind.
    Names(Facet),
    Qualifiers,
    Statuses,
    /// In a narrow window, where the bar has no button for it.
    Verdicts,
    Value,
    Words,
    Saved,
    Text,
}

/// The width of the menu, in points.
const WIDTH: f32 = 320.0;

/// The button with the menu. `inside` is how many of the active filters have no chip of their own.
pub fn filter_menu(ui: &mut Ui, look: Look<'_>, inside: usize, out: &mut Outbox) {
    let palette = look.palette;
    let (label, name) = match inside {
        0 if look.narrow() => ("Filter".to_owned(), "Add filter".to_owned()),
        0 => ("Add filter".to_owned(), "Add filter".to_owned()),
        1 => (
            "Filter (1)".to_owned(),
            "Filter: 1 active. Add or remove".to_owned(),
        ),
        count => (
            format!("Filter ({count})"),
            format!("Filter: {count} active. Add or remove"),
        ),
    };
    let icon = if inside == 0 { Icon::Plus } else { Icon::Down };
    let text = Type::Strong.text(&label, palette.text);
    let mut button = Button::new((icon.small(palette.text_muted), text)).min_size(vec2(0.0, 28.0));
    if inside > 0 {
        button = button
            .fill(palette.accent_soft)
            .stroke(Stroke::new(1.0, palette.accent));
    }
    let response = named(ui.add(button), Role::ComboBox, &name);
    let page_id = Id::unique("page of the filter menu");
    if response.clicked() {
        ui.data_mut(|data| data.insert_temp(page_id, Page::Kinds));
    }
    // The button moves when a chip comes or goes before it: the menu stays open all the same.
    form_menu(&response)
        .id(Id::unique("filter menu"))
        .show(|ui| {
            ui.set_width(WIDTH.min(look.width - 40.0));
            let page: Page = ui.data(|data| data.get_temp(page_id)).unwrap_or_default();
            let next = scrolled_menu(ui, look, |ui| page_ui(ui, look, page, inside > 0, out));
            if let Some(next) = next {
                ui.data_mut(|data| data.insert_temp(page_id, next));
            }
        });
}

/// A page. Returns the one that is shown next.
fn page_ui(
    ui: &mut Ui,
    look: Look<'_>,
    page: Page,
    lists_active: bool,
    out: &mut Outbox,
) -> Option<Page> {
    if page == Page::Kinds {
        return kinds_ui(ui, look, lists_active, out);
    }
    let mut next = None;
    ui.horizontal(|ui| {
        if icon_button(ui, Icon::Back, "Back to all filters", look.palette).clicked() {
            next = Some(Page::Kinds);
        }
        ui.label(Type::Heading.text(title(page), look.palette.text));
    });
    match page {
        Page::Kinds => {}
        Page::Names(facet) => names::names_ui(ui, look, facet, out),
        Page::Qualifiers => pages::qualifiers_ui(ui, look, out),
        Page::Statuses => pages::statuses_ui(ui, look, out),
        Page::Verdicts => verdicts_ui(ui, look, out),
        Page::Value => pages::value_ui(ui, look, out),
        Page::Words => pages::words_ui(ui, look, out),
        Page::Saved => saved::saved_ui(ui, look, out),
        Page::Text => text::text_ui(ui, look, out),
    }
    next
}

fn title(page: Page) -> &'static str {
    match page {
        Page::Kinds => "Filters",
        Page::Names(facet) => facet.label(),
        Page::Qualifiers => "Qualifier",
        Page::Statuses => "Status",
        Page::Verdicts => "Verdict",
        Page::Value => "Value",
        Page::Words => "Words",
        Page::Saved => "Saved queries",
        Page::Text => "Query as text",
    }
}

/// What is active, where it has no chips, and what can be filtered by.
fn kinds_ui(ui: &mut Ui, look: Look<'_>, lists_active: bool, out: &mut Outbox) -> Option<Page> {
    let query = &look.state.view.query;
    if look.narrow() {
        small(ui, counts_words(look), look.palette);
        ui.separator();
    }
    if lists_active {
        small(ui, "Active filters", look.palette);
        if look.narrow() && !query.verdicts.is_all() {
            small(ui, query.verdicts.label(), look.palette);
        }
        for condition in query.filters.iter() {
            chip_ui(ui, look, condition, out);
        }
    }
    if query.is_filtered() {
        if link(ui, "Clear all filters", look.palette).clicked() {
            out.send(Command::Filter(FilterCommand::Clear));
        }
        ui.separator();
    }
    small(ui, "Filter by", look.palette);
    let mut next = None;
    let names = Facet::ALL.into_iter().map(Page::Names);
    let others = [Page::Qualifiers, Page::Statuses, Page::Value, Page::Words];
    let verdicts = look.narrow().then_some(Page::Verdicts);
    for page in verdicts.into_iter().chain(names).chain(others) {
        next = page_line(ui, look, page).or(next);
    }
    ui.separator();
    for page in [Page::Saved, Page::Text] {
        next = page_line(ui, look, page).or(next);
    }
    next
}

fn page_line(ui: &mut Ui, look: Look<'_>, page: Page) -> Option<Page> {
    let label = title(page);
    let text = Type::Body.text(label, look.palette.text);
    let button = Button::new(text)
        .right_text(Icon::Right.small(look.palette.text_muted))
        .frame_when_inactive(false)
        .min_size(vec2(ui.available_width(), 28.0));
    let name = match page {
        Page::Saved | Page::Text => label.to_owned(),
        _ => format!("Filter by {}", label.to_lowercase()),
    };
    let response = named(ui.add(button), Role::Button, &name);
    response.clicked().then_some(page)
}

/// A filter that is active, with its cross: a click takes it away.
pub fn chip_ui(ui: &mut Ui, look: Look<'_>, condition: &Condition, out: &mut Outbox) {
    let palette = look.palette;
    let (label, name) = chip_words(look, condition);
    let text = Type::Strong.text(&label, palette.text);
    let button = Button::new((text, Icon::Close.small(palette.text_muted)))
        .fill(palette.accent_soft)
        .stroke(Stroke::new(1.0, palette.accent))
        .truncate()
        .min_size(vec2(0.0, 28.0));
    let response = named(ui.add(button), Role::Button, &name);
    let response = if look.state.view.unmatched.contains(condition) {
        response.on_hover_text("Nothing in this dataset has this name")
    } else {
        response.on_hover_text(&name)
    };
    if response.clicked() {
        let condition = condition.clone();
        out.send(Command::Filter(FilterCommand::Remove(condition)));
    }
}

/// The letters that a chip has room for.
const CHIP_LETTERS: usize = 28;

/// What stands on a chip, and what a screen reader says of it.
pub fn chip_words(look: Look<'_>, condition: &Condition) -> (String, String) {
    let label = condition_label(look.dataset(), condition);
    let label = visible(&label).into_owned();
    let missing = if look.state.view.unmatched.contains(condition) {
        ", not in this dataset"
    } else {
        ""
    };
    let name = format!("Remove filter: {label}{missing}");
    let mut short: String = label.chars().take(CHIP_LETTERS).collect();
    if short.len() < label.len() {
        short.push('…');
    }
    let mut letters = short.chars();
    let first = letters.next().map(char::to_uppercase);
    let short: String = first.into_iter().flatten().chain(letters).collect();
    let short = if missing.is_empty() {
        short
    } else {
        format!("{short} (not here)")
    };
    (short, name)
}
