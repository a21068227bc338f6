//! One place: its figure in full, and every claim of every metric with its sentences.

use super::claim_card::claim_card;
use super::find_place::find_place_ui;
use super::growth::growth_ui;
use super::rivals::rivals_ui;
use crate::app::{Command, PointedClaim};
use crate::model::{ClaimId, PlaceId, PlaceKind, Value, grouped};
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::regions::Region;
use crate::ui::theme::{Palette, Type, radius, space};
use crate::ui::widgets::{body, heading, icon_button, link, rule, small, verdict_badge};
use crate::view::{Part, PlaceFigure, Sum, claim_words, part_words};
use egui::{Align, CornerRadius, Id, Layout, Rect, Stroke, StrokeKind, Ui};

/// How many claim cards are made at once; more on request.
const CARDS: usize = 30;
/// The height of a line of facts, in points: that of a link, so that all lines are alike.
const FACT: f32 = 24.0;
/// The room for the name of a fact with the gap after it, in points.
const FACT_NAME: f32 = 86.0;
/// The air above words in a line of facts, in points.
const ABOVE: f32 = 3.0;

/// The panel of a place.
pub fn place_ui(ui: &mut Ui, look: Look<'_>, place: PlaceId, out: &mut Outbox) {
    head_ui(ui, look, out);
    egui::ScrollArea::vertical()
        .id_salt(("place", place))
        .auto_shrink(false)
        .show(ui, |ui| {
            name_ui(ui, look, place);
            find_place_ui(ui, look, place, out);
            let figure = look.state.view.figure(place);
            if let Some(figure) = figure {
                figure_ui(ui, look, figure, out);
                growth_ui(ui, look, figure);
            } else {
                let words = if look.state.view.query.is_filtered() {
                    "No claim for this place under the chosen metric, day and filters."
                } else {
                    "No claim for this place under the chosen metric and day."
                };
                body(ui, words, look.palette);
            }
            rule(ui, look.palette);
            claims_ui(ui, look, place, figure, out);
            ui.add_space(20.0);
        });
}

fn head_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        let back = ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            picture(ui, Icon::Back.small(look.palette.accent));
            link(ui, "All places", look.palette)
        });
        Region::Panel.enter_at(ui.ctx(), back.inner.id);
        if back.inner.clicked() {
            out.send(Command::Deselect);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if icon_button(ui, Icon::Close, "Close", look.palette).clicked() {
                out.send(Command::Deselect);
            }
            if icon_button(ui, Icon::Down, "Next place", look.palette).clicked() {
                out.send(Command::StepPlace(true));
            }
            if icon_button(ui, Icon::Up, "Previous place", look.palette).clicked() {
                out.send(Command::StepPlace(false));
            }
        });
    });
}

fn name_ui(ui: &mut Ui, look: Look<'_>, id: PlaceId) {
    let place = look.dataset().place(id);
    let palette = look.palette;
    ui.horizontal_top(|ui| {
        let badge_width = 110.0;
        let width = (ui.available_width() - badge_width).max(120.0);
        let name = visible(&place.name);
        let mut job = Type::Title.job(&name, palette.text, width);
        job.wrap.max_rows = 2;
        let galley = ui.painter().layout_job(job);
        let cut = galley.elided;
        let label = ui.add(egui::Label::new(galley));
        if cut {
            label.on_hover_text(name.as_ref());
        }
        if let Some(figure) = look.state.view.figure(id) {
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                verdict_badge(ui, figure.worst, palette);
            });
        }
    });
    small(ui, description(look, id), palette);
    ui.add_space(6.0);
}

/// "City in Russia · Москва"
fn description(look: Look<'_>, id: PlaceId) -> String {
    let dataset = look.dataset();
    let place = dataset.place(id);
    let kind = match place.kind {
        PlaceKind::Site => "Site",
        PlaceKind::City => "City",
        PlaceKind::District => "District",
        PlaceKind::Region => "Region",
        PlaceKind::Country => "Country",
    };
    let mut words = match place.part_of {
        Some(whole) => format!("{kind} in {}", dataset.place(whole).name),
        None => kind.to_owned(),
    };
    for (_, name) in &place.names {
        words.push_str(" · ");
        words.push_str(name);
    }
    if place.mapped().is_none() {
        words.push_str(if place.kind.is_point() {
            " · not located"
        } else {
            " · not on the map: a figure for the whole of it"
        });
    }
    visible(&words).into_owned()
}

/// The one big number, its qualifier in words, day, claimant, what it is a part of.
fn figure_ui(ui: &mut Ui, look: Look<'_>, figure: &PlaceFigure, out: &mut Outbox) {
    let dataset = look.dataset();
    let palette = look.palette;
    if let Some(sum) = figure.sum {
        sum_ui(ui, look, sum);
        return;
    }
    let Some(shown) = figure.shown else {
        body(
            ui,
            "No figure of its own: every claim here is a part of another.",
            palette,
        );
        return;
    };
    let claim = dataset.claims.get(shown);
    big_figure_ui(ui, look, claim.value);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        fact(
            ui,
            "Qualifier",
            &qualifier_words(claim.value.qualifier()),
            palette,
        );
        let day = claim.date.map_or_else(
            || "Not stated".to_owned(),
            |date| {
                let inferred = if claim.date_inferred {
                    " (inferred)"
                } else {
                    ""
                };
                format!("{}{inferred}", date.in_full())
            },
        );
        fact(ui, "Day", &day, palette);
        if let Some(as_of) = claim.as_of {
            fact(ui, "As of", as_of, palette);
        }
        fact(ui, "Claimed by", &claimed_by(look, shown), palette);
        if let Some(Part::OfTotal(whole)) = part_words(dataset, &claim) {
            fact_line(ui, "Part of", palette, |ui| {
                if link(ui, &visible(&claim_words(dataset, whole)), palette).clicked() {
                    out.send(Command::SelectClaim(whole));
                }
            });
        }
        if let Some(covers) = dataset.claims.covers(shown) {
            let words = format!("{} {}", grouped(covers.count), covers.unit);
            fact(ui, "Covers", &words, palette);
        }
    });
    rivals_ui(ui, look, figure, out);
}

/// The number in full size with what it counts.
fn big_figure_ui(ui: &mut Ui, look: Look<'_>, value: Value<'_>) {
    let palette = look.palette;
    let words = value.to_string();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        let size = if words.len() > 12 {
            Type::Title
        } else {
            Type::Figure
        };
        ui.label(size.text(words, palette.text));
        let metric = look.state.view.query.metric;
        let metric = metric.map(|id| look.dataset().metric(id).in_sentence());
        ui.label(Type::Value.text(metric.unwrap_or_default(), palette.text_muted));
    });
    ui.add_space(8.0);
}

/// What several claims come to, and which days they are of.
fn sum_ui(ui: &mut Ui, look: Look<'_>, sum: Sum) {
    let palette = look.palette;
    big_figure_ui(ui, look, sum.value);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let qualifier = qualifier_words(sum.value.qualifier());
        fact(ui, "Qualifier", &qualifier, palette);
        fact(ui, "Days", &look.state.view.query.days.label(), palette);
        let added = format!("{} claims", grouped(sum.added as u64));
        fact(ui, "Added up", &added, palette);
        if sum.in_words > 0 {
            let words = format!("{} in words only, not added", grouped(sum.in_words as u64));
            fact(ui, "Besides", &words, palette);
        }
    });
    ui.add_space(6.0);
    let why = "Each claim counts something of its own, so they may be added.";
    small(ui, why, palette);
}

fn fact(ui: &mut Ui, name: &str, value: &str, palette: &Palette) {
    fact_line(ui, name, palette, |ui| {
        ui.add_space(ABOVE);
        ui.add(egui::Label::new(Type::Body.text(visible(value), palette.text)).wrap());
    });
}

/// A line of facts. No grid: it keeps the heights of lines from before the panel got wider.
fn fact_line(ui: &mut Ui, name: &str, palette: &Palette, value: impl FnOnce(&mut Ui)) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.vertical(|ui| {
            ui.set_min_size(egui::vec2(FACT_NAME, FACT));
            ui.set_max_width(FACT_NAME);
            ui.add_space(ABOVE);
            ui.label(Type::Body.text(name, palette.text_muted));
        });
        ui.vertical(|ui| {
            ui.set_min_height(FACT);
            value(ui);
        });
    });
}

/// "As stated, no qualifier", "At least".
fn qualifier_words(qualifier: crate::model::Qualifier) -> String {
    let label = qualifier.label();
    let mut chars = label.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}

/// "OVD-Info, reported by Atalayar"
pub(super) fn claimed_by(look: Look<'_>, claim: ClaimId) -> String {
    let dataset = look.dataset();
    let claimants: Vec<&str> = dataset.claims.claimants(claim).collect();
    let mut publishers: Vec<&str> = dataset
        .claims
        .evidence(claim)
        .map(|evidence| dataset.document(evidence.document).short_name())
        .collect();
    publishers.dedup();
    let reported = publishers.join(", ");
    match (claimants.is_empty(), publishers.is_empty()) {
        (true, true) => "Nobody named".to_owned(),
        (true, false) => reported,
        (false, true) => claimants.join(", "),
        (false, false) => format!("{}, reported by {reported}", claimants.join(", ")),
    }
}

/// A line round the card of the claim that was asked for; the panel scrolls to it once.
fn stand_out(ui: &Ui, look: Look<'_>, card: Rect, pointed: PointedClaim) {
    let line = Stroke::new(2.0, look.palette.accent);
    let corner = CornerRadius::same(radius::CARD);
    ui.painter()
        .rect_stroke(card, corner, line, StrokeKind::Outside);
    let memory = Id::unique("claim that the panel scrolled to");
    let followed: Option<(u64, u8)> = ui.data(|data| data.get_temp(memory));
    let times = followed
        .filter(|(request, _)| *request == pointed.request)
        .map_or(0, |(_, times)| times);
    // Twice: in the first frame of a panel its width, and so the heights, are not settled.
    if times < 2 {
        ui.data_mut(|data| data.insert_temp(memory, (pointed.request, times + 1)));
        ui.request_repaint();
        ui.scroll_to_rect(card.expand(8.0), Some(Align::Min));
    }
}

/// Every claim of every metric and day: the drawn one first, then the rest of the view, then the
/// others.
fn claims_ui(
    ui: &mut Ui,
    look: Look<'_>,
    place: PlaceId,
    figure: Option<&PlaceFigure>,
    out: &mut Outbox,
) {
    let dataset = look.dataset();
    let all = dataset.claims_at(place);
    let name = visible(&dataset.place(place).name);
    let count = all.len();
    let plural = if count == 1 { "" } else { "s" };
    heading(
        ui,
        format!("{} claim{plural} for {name}", grouped(count as u64)),
        look.palette,
    );
    ui.add_space(6.0);
    let shown = figure.and_then(|figure| figure.shown);
    let in_view = figure.map_or(&[][..], |figure| &figure.claims);
    // Ids rise in the order of the file, in both lists.
    let others = |claim: &&ClaimId| in_view.binary_search(claim).is_err();
    let ordered = shown
        .iter()
        .chain(in_view.iter().filter(|claim| Some(**claim) != shown))
        .chain(all.iter().filter(others));
    let page_id = egui::Id::unique(("claim cards", place, look.state.revision));
    let cards: usize = ui.data(|data| data.get_temp(page_id)).unwrap_or(CARDS);
    // The one that was asked for is among them wherever it stands.
    let pointed = look.state.pointed;
    let is_pointed = |claim: ClaimId| pointed.is_some_and(|it| it.claim == claim);
    let is_listed = ordered.clone().take(cards).any(|&claim| is_pointed(claim));
    let first = pointed.filter(|_| !is_listed).map(|it| it.claim);
    for claim in first.into_iter().chain(ordered.take(cards).copied()) {
        let card = ui.scope(|ui| claim_card(ui, look, claim, Some(claim) == shown, out));
        if let Some(it) = pointed.filter(|it| it.claim == claim) {
            stand_out(ui, look, card.response.rect, it);
        }
        ui.add_space(10.0);
    }
    if let Some(more) = count.checked_sub(cards).filter(|&more| more > 0) {
        let next = grouped(more.min(CARDS) as u64);
        body(ui, format!("{} more", grouped(more as u64)), look.palette);
        if link(ui, &format!("Show the next {next} claims"), look.palette).clicked() {
            ui.data_mut(|data| data.insert_temp(page_id, cards + CARDS));
        }
    }
}
