//! Where a place's position comes from, and the gazetteer's places of its name to choose from.

use crate::app::Command;
use crate::gazetteer::{BY_HAND, CREDIT, Candidate};
use crate::model::{Edit, PlaceId};
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Palette, Type, size, space};
use crate::ui::widgets::{body, card, heading, line_button, line_field, link, named, small};
use crate::view::{Choice, Whereabouts, can_be_looked_up, located_words, whereabouts};
use egui::text::LayoutJob;
use egui::{Align, Button, Id, Layout, Role, Ui, WidgetText, vec2};
use std::sync::Arc;

/// So many places of a name are listed at once; the rest is counted.
const LISTED: usize = 30;

/// What was looked up last, kept between two frames.
#[derive(Debug, Clone, Default)]
struct Finder {
    /// For which place of which dataset.
    place: String,
    /// Whether the list stands open.
    open: bool,
    /// The name to look up.
    name: String,
    /// What was found, with the question.
    found: Option<(u64, String, Arc<Whereabouts>)>,
    /// Where the position comes from, with the revision it was asked for.
    located: Option<(u64, Option<Arc<str>>)>,
}

impl Finder {
    fn id() -> Id {
        Id::unique("find in the gazetteer")
    }

    /// What is known for this place, or a fresh start.
    fn of(ui: &Ui, look: Look<'_>, id: PlaceId) -> Self {
        let dataset = look.dataset();
        let place = dataset.place(id);
        let key = format!("{}\n{}", dataset.id, place.id);
        let kept: Option<Self> = ui.data(|data| data.get_temp(Self::id()));
        kept.filter(|kept| kept.place == key).unwrap_or(Self {
            place: key,
            name: place.name.to_string(),
            ..Self::default()
        })
    }

    fn keep(self, ui: &Ui) {
        ui.data_mut(|data| data.insert_temp(Self::id(), self));
    }

    /// The places of the name, looked up again only when the name or the dataset changes.
    fn found(&mut self, look: Look<'_>, id: PlaceId) -> Arc<Whereabouts> {
        let revision = look.state.revision;
        if let Some((of, name, found)) = &self.found
            && (*of, name) == (revision, &self.name)
        {
            return found.clone();
        }
        let found = Arc::new(whereabouts(look.dataset(), id, &self.name));
        self.found = Some((revision, self.name.clone(), found.clone()));
        found
    }

    fn located(&mut self, look: Look<'_>, id: PlaceId) -> Option<Arc<str>> {
        let revision = look.state.revision;
        if let Some((of, words)) = &self.located
            && *of == revision
        {
            return words.clone();
        }
        let words = located_words(look.dataset().place(id)).map(Arc::from);
        self.located = Some((revision, words.clone()));
        words
    }
}

/// Opens the list for a place; it is shown once the place is selected.
pub(super) fn open_for(ui: &Ui, look: Look<'_>, place: PlaceId) {
    let mut finder = Finder::of(ui, look, place);
    finder.open = true;
    finder.keep(ui);
}

/// In the panel of a place: that it is not on the map and how to find it, or how it was found.
pub(super) fn find_place_ui(ui: &mut Ui, look: Look<'_>, id: PlaceId, out: &mut Outbox) {
    let place = look.dataset().place(id);
    if !can_be_looked_up(place) {
        return;
    }
    let mut finder = Finder::of(ui, look, id);
    let located = finder.located(look, id);
    match (place.position, located) {
        (None, _) => {
            card(look.palette).show(ui, |ui| {
                ui.set_min_width(ui.available_width());
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = space::S;
                    picture(ui, Icon::Pin.small(look.palette.text_muted));
                    heading(ui, "Not on the map", look.palette);
                });
                small(ui, "The dataset gives it no position.", look.palette);
                ui.add_space(6.0);
                let name = if finder.open {
                    "Close the gazetteer"
                } else {
                    "Find it in the gazetteer"
                };
                if line_button(ui, name, look.palette).clicked() {
                    finder.open = !finder.open;
                }
                if finder.open {
                    choices_ui(ui, look, id, &mut finder, out);
                }
            });
            ui.add_space(10.0);
        }
        (Some(_), Some(words)) => {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::S;
                picture(ui, Icon::Pin.small(look.palette.text_muted));
                small(ui, words.as_ref(), look.palette);
            });
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let name = if finder.open { "Leave it" } else { "Change" };
                if link(ui, name, look.palette).clicked() {
                    finder.open = !finder.open;
                }
                if link(ui, "Take it off the map", look.palette).clicked() {
                    finder.open = false;
                    out.send(Command::Edit(Edit::RemovePosition { place: id }));
                }
            });
            if finder.open {
                card(look.palette).show(ui, |ui| {
                    ui.set_min_width(ui.available_width());
                    choices_ui(ui, look, id, &mut finder, out);
                });
            }
            ui.add_space(6.0);
        }
        (Some(_), None) => return,
    }
    finder.keep(ui);
}

fn choices_ui(ui: &mut Ui, look: Look<'_>, id: PlaceId, finder: &mut Finder, out: &mut Outbox) {
    ui.add_space(8.0);
    let field = line_field(&mut finder.name)
        .id(Id::unique("name to look up"))
        .desired_width(f32::INFINITY);
    named(ui.add(field), Role::TextInput, "Name to look up")
        .on_hover_text("Any name of it; its region or country after a comma");
    ui.add_space(6.0);
    let found = finder.found(look, id);
    if found.choices.is_empty() {
        nothing_ui(ui, look, &found, finder);
        return;
    }
    let present = look.dataset().place(id).geonames();
    let present = present.filter(|_| look.dataset().place(id).position.is_some());
    for choice in found.choices.iter().take(LISTED) {
        if choice_ui(
            ui,
            choice,
            present == Some(choice.place.geonames),
            look.palette,
        ) {
            finder.open = false;
            choose(id, &choice.place, out);
        }
    }
    if let Some(more) = found.choices.len().checked_sub(LISTED + 1) {
        let words = format!(
            "{} more: write the region or country behind the name, after a comma.",
            more + 1
        );
        small(ui, words, look.palette);
    }
    ui.add_space(4.0);
    small(ui, CREDIT, look.palette);
}

fn nothing_ui(ui: &mut Ui, look: Look<'_>, found: &Whereabouts, finder: &mut Finder) {
    body(ui, "GeoNames has no place of this name.", look.palette);
    if found.similar.is_empty() {
        small(ui, "Write another name of it above.", look.palette);
        return;
    }
    ui.horizontal_wrapped(|ui| {
        small(ui, "Did you mean", look.palette);
        for name in &found.similar {
            if link(ui, name, look.palette).clicked() {
                (*name).clone_into(&mut finder.name);
            }
        }
    });
}

/// One place to choose: its name over what tells it apart.
fn choice_ui(ui: &mut Ui, choice: &Choice, is_present: bool, palette: &Palette) -> bool {
    let mut job = LayoutJob::default();
    let title = visible(&choice.title);
    job.append(&title, 0.0, Type::Strong.format(palette.text));
    let now = if is_present { "chosen now · " } else { "" };
    let detail = format!("{now}{}", visible(&choice.detail));
    let detail = format!("\n{}", sentence_case(&detail));
    job.append(&detail, 0.0, Type::Small.format(palette.text_muted));
    let button = Button::new(WidgetText::from(job))
        .wrap()
        .selected(is_present)
        .min_size(vec2(0.0, size::ROW));
    let layout = Layout::top_down_justified(Align::LEFT);
    let response = ui.with_layout(layout, |ui| ui.add(button)).inner;
    let name = format!(
        "Choose {title}, {}, GeoNames {}{}",
        visible(&choice.detail),
        choice.place.geonames,
        if is_present { ", chosen now" } else { "" }
    );
    named(response, Role::Button, &name).clicked()
}

fn sentence_case(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn choose(id: PlaceId, place: &Candidate, out: &mut Outbox) {
    out.send(Command::Edit(Edit::LocatePlace {
        place: id,
        position: place.position,
        geonames: Some(place.geonames),
        source: BY_HAND.to_owned(),
    }));
    out.send(Command::Select(id));
}
