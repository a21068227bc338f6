//! Several marks under the pointer, or places that no zoom tells apart: a list from which one is
//! chosen. A group is gone into where that tells its places apart.

use super::derived::Derived;
use super::index::Index;
use crate::app::{Command, MapCommand};
use crate::model::grouped;
use crate::scene::camera::{Camera, MAX_ZOOM, Padding};
use crate::scene::geometry::Point;
use crate::scene::marks::{MarkKey, figure_words, group_name};
use crate::scene::places::LEVELS;
use crate::text::fold_name;
use crate::ui::look::{Look, Shown};
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, size};
use crate::ui::widgets::{Row, floating_card, line_field, named, row};
use egui::{Area, Id, Key, Order, Role, ScrollArea, Ui, Vec2};

/// Longer lists can be searched.
const SEARCHED_FROM: usize = 13;
/// The height of a long list, in points.
const HEIGHT: f32 = 300.0;
/// Around the places of a group that is gone into, in points.
const AROUND: f32 = 72.0;

/// What can be chosen: a place by its rank, or a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Choice {
    layer: usize,
    node: u32,
}

/// The marks that lie where was clicked.
#[derive(Debug, Clone)]
pub struct Overlap {
    at: Point,
    choices: Vec<Choice>,
    search: String,
    /// How many frames it has been open, up to a few.
    frames: u8,
}

impl Overlap {
    fn new(at: Point, choices: Vec<Choice>) -> Self {
        Self {
            at,
            choices,
            search: String::new(),
            frames: 0,
        }
    }
}

/// What a click on the map means: one mark is selected, a group is gone into, several make a
/// list, none deselects.
pub fn clicked(
    look: Look<'_>,
    index: &Index,
    derived: &Derived,
    at: Point,
    out: &mut Outbox,
) -> Option<Overlap> {
    let found = derived.under(at);
    let choices: Vec<Choice> = found
        .iter()
        .map(|speck| Choice {
            layer: usize::from(speck.layer),
            node: speck.node,
        })
        .collect();
    match choices.as_slice() {
        [] => out.send(Command::Deselect),
        [only] => return choose(look, index, *only, at, out),
        _ => return Some(Overlap::new(at, choices)),
    }
    None
}

/// What a click on one mark means, wherever it is.
pub fn clicked_on(
    look: Look<'_>,
    index: &Index,
    derived: &Derived,
    key: MarkKey,
    out: &mut Outbox,
) -> Option<Overlap> {
    let speck = derived.speck(key)?;
    let choice = Choice {
        layer: key.layer,
        node: speck.node,
    };
    choose(look, index, choice, speck.center, out)
}

/// Selects a place. Goes into a group, or lists its places where no zoom tells them apart.
fn choose(
    look: Look<'_>,
    index: &Index,
    choice: Choice,
    at: Point,
    out: &mut Outbox,
) -> Option<Overlap> {
    let (position, shown) = shown_at(look, choice.layer)?;
    let places = index.places(position)?;
    let Some(group) = places.group(choice.node) else {
        let place = places.place(choice.node)?;
        out.send(look.select_on_map(MarkKey {
            layer: choice.layer,
            place,
        }));
        return None;
    };
    let members = places.members(choice.node);
    if group.level >= LEVELS {
        let layer = choice.layer;
        let choices = members.into_iter().map(|node| Choice { layer, node });
        return Some(Overlap::new(at, choices.collect()));
    }
    let dataset = &shown.opened.dataset;
    let positions: Vec<_> = members
        .into_iter()
        .filter_map(|rank| dataset.place(places.place(rank)?).mapped())
        .collect();
    let map = &look.state.map;
    let fitted = map.fitting(&positions, Padding::same(AROUND), MAX_ZOOM);
    // At least as close as it takes for the group to fall apart.
    let zoom = fitted.zoom.max(f64::from(group.level) + 0.6);
    let camera = Camera::new(fitted.latitude, fitted.longitude, zoom);
    out.send(Command::Map(MapCommand::FlyTo(camera)));
    None
}

/// A dataset that is drawn, by its number, and its position among them.
fn shown_at(look: Look<'_>, layer: usize) -> Option<(usize, Shown<'_>)> {
    let mut shown = look.shown().into_iter().enumerate();
    shown.find(|(_, it)| it.tag.index() == layer)
}

/// A place's name, behind the letter of its dataset where several are open.
pub fn lettered(look: Look<'_>, layer: usize, name: &str) -> String {
    match look.shown_as(layer) {
        Some(shown) if look.state.layers.are_several() => {
            format!("{}: {name}", shown.tag.letter())
        }
        _ => name.to_owned(),
    }
}

/// What the list does next.
pub enum Next {
    /// It stays open.
    Stay,
    /// It is done with.
    Close,
    /// Another list takes its place.
    Open(Overlap),
}

/// The list.
pub fn overlap_ui(
    ui: &mut Ui,
    look: Look<'_>,
    index: &Index,
    overlap: &mut Overlap,
    origin: Vec2,
    out: &mut Outbox,
) -> Next {
    let escaped = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let at = egui::pos2(overlap.at.x, overlap.at.y) + origin + Vec2::splat(6.0);
    let area = Area::new(Id::unique("overlapping marks"))
        .order(Order::Foreground)
        .constrain_to(ui.max_rect())
        .fixed_pos(at);
    let mut chosen = None;
    let shown = area.show(ui.ctx(), |ui| {
        floating_card(look.palette).show(ui, |ui| {
            ui.set_width(260.0);
            let count = grouped(overlap.choices.len() as u64);
            let title = format!("{count} places lie here");
            ui.label(Type::Small.text(title, look.palette.text_muted));
            chosen = list_ui(ui, look, index, overlap);
        });
    });
    let first_frame = overlap.frames == 0;
    overlap.frames = overlap.frames.saturating_add(1);
    if let Some(choice) = chosen {
        return choose(look, index, choice, overlap.at, out).map_or(Next::Close, Next::Open);
    }
    if escaped || (!first_frame && shown.response.clicked_elsewhere()) {
        return Next::Close;
    }
    Next::Stay
}

/// The rows, only those in sight of a long list. Returns the one that was clicked.
fn list_ui(ui: &mut Ui, look: Look<'_>, index: &Index, overlap: &mut Overlap) -> Option<Choice> {
    let mut chosen = None;
    if overlap.choices.len() < SEARCHED_FROM {
        for &choice in &overlap.choices {
            if choice_ui(ui, look, index, choice) {
                chosen = Some(choice);
            }
        }
        return chosen;
    }
    let field = line_field(&mut overlap.search)
        .hint_text("Find among these places")
        .desired_width(f32::INFINITY);
    let field = named(ui.add(field), Role::SearchInput, "Find among these places");
    // In its first frame a floating list is only measured, and nothing in it keeps the focus.
    if overlap.frames < 3 {
        field.request_focus();
    }
    let wanted = fold_name(&overlap.search);
    let found: Vec<Choice> = overlap
        .choices
        .iter()
        .copied()
        .filter(|choice| wanted.is_empty() || is_named(look, index, *choice, &wanted))
        .collect();
    if found.is_empty() {
        ui.label(Type::Small.text("None of these places", look.palette.text_muted));
    }
    ScrollArea::vertical()
        .max_height(HEIGHT)
        .show_rows(ui, size::ROW, found.len(), |ui, rows| {
            for &choice in found.get(rows).unwrap_or_default() {
                if choice_ui(ui, look, index, choice) {
                    chosen = Some(choice);
                }
            }
        });
    chosen
}

fn is_named(look: Look<'_>, index: &Index, choice: Choice, wanted: &str) -> bool {
    let found = shown_at(look, choice.layer).and_then(|(position, shown)| {
        let place = index.places(position)?.place(choice.node)?;
        Some(fold_name(&shown.opened.dataset.place(place).name).contains(wanted))
    });
    found.unwrap_or(false)
}

fn choice_ui(ui: &mut Ui, look: Look<'_>, index: &Index, choice: Choice) -> bool {
    let Some((position, shown)) = shown_at(look, choice.layer) else {
        return false;
    };
    let Some(places) = index.places(position) else {
        return false;
    };
    let Some(place) = places.place(choice.node) else {
        return false;
    };
    let dataset = &shown.opened.dataset;
    let (name, words, value) = match (places.group(choice.node), shown.view.figure(place)) {
        (Some(group), _) => {
            let metric = shown.view.query.metric;
            let metric = metric.map_or_else(String::new, |id| dataset.metric(id).in_sentence());
            let name = format!(
                "{} + {} more",
                dataset.place(place).name,
                grouped(u64::from(group.tally.places.saturating_sub(1)))
            );
            let words = group_name(dataset, place, &group.tally, &metric);
            let value = group.tally.sum().map(|sum| sum.value.to_string());
            (name, words, value)
        }
        (None, Some(figure)) => {
            let value = figure.value(dataset).map(|value| value.to_string());
            let name = dataset.place(place).name.to_string();
            (name, figure_words(dataset, figure), value)
        }
        (None, None) => return false,
    };
    let name = lettered(look, choice.layer, &name);
    let choice = Row {
        glyph: None,
        name: &name,
        figure: &value.unwrap_or_default(),
        verdict: None,
        lines: 2,
        strong: false,
        selected: shown.selection == Some(place),
        accessible: &format!("Choose {name}, {words}"),
    };
    row(ui, &choice, look.palette).clicked()
}
