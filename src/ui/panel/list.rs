//! Nothing selected: the places by figure, what is not on the map, other metrics, the dataset.

use super::find_place::open_for;
use super::long_list::{SHORT, long_list_ui};
use super::{dataset, layers};
use crate::app::Command;
use crate::model::{PlaceId, Qualifier, grouped};
use crate::scene::geometry::Point;
use crate::scene::marks::figure_words;
use crate::scene::symbol::Symbol;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::regions::Region;
use crate::ui::verdict_menu::nothing_matches_ui;
use crate::ui::widgets::{Row, body, heading, link, row, small};
use crate::view::{PlaceFigure, TotalLine, can_be_looked_up};
use egui::Ui;

/// Where the names of the rows begin, in points from the left.
const BESIDE_GLYPH: f32 = 26.0;

/// The list.
pub fn list_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let view = &look.state.view;
    layers::layers_ui(ui, look, out);
    ui.add_space(12.0);
    if let Some(metric) = view.query.metric {
        let label = &look.dataset().metric(metric).label;
        heading(
            ui,
            format!("{label}, {}", view.query.days.label()),
            look.palette,
        );
        small(
            ui,
            "Choose a place on the map or in this list.",
            look.palette,
        );
        ui.add_space(8.0);
        let filtered_away = nothing_matches_ui(ui, look, out);
        if view.located.is_empty() && !filtered_away {
            body(ui, "No place with a figure is located.", look.palette);
        }
        figures_ui(ui, look, &view.located, |ui, figure, lines| {
            figure_row(ui, look, figure, (false, lines), out)
        });
        not_on_the_map(ui, look, out);
        other_metrics(ui, look, out);
    }
    dataset::dataset_ui(ui, look, out);
}

/// Countries, regions, places without coordinates, and what the totals say of unnamed others.
fn not_on_the_map(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let view = &look.state.view;
    if view.off_map.is_empty() {
        return;
    }
    ui.add_space(16.0);
    heading(ui, "Not on the map", look.palette);
    ui.add_space(4.0);
    for line in &view.ledger.totals {
        rest_row(ui, look, line, out);
    }
    if view.off_map.len() > SHORT {
        // The way to the gazetteer stands in the panel of each place as well.
        figures_ui(ui, look, &view.off_map, |ui, figure, lines| {
            figure_row(ui, look, figure, (true, lines), out)
        });
        return;
    }
    for figure in &view.off_map {
        figure_row(ui, look, figure, (true, 2), out);
        find_ui(ui, look, figure.place, out);
    }
}

/// Rows of places: a few as high as their names need, of many only those in view, one line each.
fn figures_ui(
    ui: &mut Ui,
    look: Look<'_>,
    figures: &[PlaceFigure],
    mut row_ui: impl FnMut(&mut Ui, &PlaceFigure, usize) -> egui::Response,
) {
    if figures.len() <= SHORT {
        for figure in figures {
            row_ui(ui, figure, 2);
        }
        return;
    }
    let words = format!(
        "{} places, the largest figure first",
        grouped(figures.len() as u64)
    );
    small(ui, words, look.palette);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        long_list_ui(ui, figures.len(), |ui, at| {
            Some(row_ui(ui, figures.get(at)?, 1))
        });
    });
}

/// For a place without coordinates: the way to the gazetteer.
fn find_ui(ui: &mut Ui, look: Look<'_>, place: PlaceId, out: &mut Outbox) {
    let dataset = look.dataset();
    if !can_be_looked_up(dataset.place(place)) {
        return;
    }
    let name = format!(
        "Find {} in the gazetteer",
        visible(&dataset.place(place).name)
    );
    let clicked = ui.horizontal(|ui| {
        ui.add_space(BESIDE_GLYPH);
        link(ui, &name, look.palette).clicked()
    });
    if clicked.inner {
        open_for(ui, look, place);
        out.send(Command::Select(place));
    }
}

/// A place, off the map or on it, its name on at most so many lines.
fn figure_row(
    ui: &mut Ui,
    look: Look<'_>,
    figure: &PlaceFigure,
    (off_map, lines): (bool, usize),
    out: &mut Outbox,
) -> egui::Response {
    let dataset = look.dataset();
    let place = dataset.place(figure.place);
    let shown = figure.value(dataset);
    let is_total =
        off_map && !place.kind.is_point() && shown.is_some_and(|value| value.amount().is_some());
    let name = if is_total {
        format!("{}, as stated", place.name)
    } else if off_map && place.kind.is_point() {
        format!("{}, not located", place.name)
    } else {
        place.name.to_string()
    };
    let value = shown.map_or_else(|| "not stated".to_owned(), |value| value.to_string());
    let glyph = shown.map(|value| {
        let shapes = Symbol::for_list(value).list_shapes(Point::default(), true);
        (shapes, look.shown_metric())
    });
    let suffix = if off_map { ", not on the map" } else { "" };
    let line = Row {
        glyph,
        name: &name,
        lines,
        figure: &value,
        verdict: Some(figure.worst),
        strong: is_total,
        selected: look.state.selection == Some(figure.place),
        accessible: &format!(
            "In the list, {}, {}{suffix}",
            place.name,
            figure_words(dataset, figure)
        ),
    };
    let response = row(ui, &line, look.palette);
    Region::Panel.enter_at(ui.ctx(), response.id);
    if response.clicked() {
        out.send(Command::Select(figure.place));
    }
    response
}

/// "86 other cities, not located: at least 2,324"; leads to the total that says so.
fn rest_row(ui: &mut Ui, look: Look<'_>, line: &TotalLine, out: &mut Outbox) {
    let Some(rest) = line.rest.filter(|rest| {
        line.located_places() > 0 && (rest.number() > 0 || rest.qualifier() != Qualifier::Exact)
    }) else {
        return;
    };
    let name = match &line.others {
        Some((count, unit)) => format!("{count} other {unit}, not located"),
        None => "Elsewhere, not located".to_owned(),
    };
    let figure = rest.to_string();
    let accessible = format!("{name}: {figure}");
    let open_edge = crate::model::Value::number(rest.qualifier(), rest.number(), None);
    let glyph = open_edge.ok().map(|value| {
        let shapes = Symbol::for_list(value).list_shapes(Point::default(), true);
        (shapes, look.shown_metric())
    });
    let line_row = Row {
        glyph,
        name: &name,
        figure: &figure,
        verdict: None,
        lines: 2,
        strong: false,
        selected: false,
        accessible: &accessible,
    };
    let response = row(ui, &line_row, look.palette);
    let response = response.on_hover_text("The stated total less what is mapped");
    if response.clicked() {
        out.send(Command::SelectClaim(line.claim));
    }
}

/// What else is counted that day; a click shows it.
fn other_metrics(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let view = &look.state.view;
    let dataset = look.dataset();
    let others: Vec<_> = dataset
        .metric_ids()
        .filter(|&metric| Some(metric) != view.query.metric)
        .filter(|metric| {
            view.metric_counts
                .get(metric.index())
                .is_some_and(|&count| count > 0)
        })
        .collect();
    if others.is_empty() {
        return;
    }
    ui.add_space(16.0);
    heading(ui, "Other measures", look.palette);
    ui.add_space(4.0);
    for metric in others {
        let that_day = look.opened().index.count_on(metric, view.query.days);
        let figure = match that_day {
            0 => "on another day".to_owned(),
            1 => "1 claim".to_owned(),
            count => format!("{count} claims"),
        };
        let name = &dataset.metric(metric).label;
        let accessible = format!("Show {name}: {figure}");
        let colours = look.metric(metric);
        let dot = Symbol::Disc {
            radius: crate::scene::symbol::LIST_RADIUS,
            edge: crate::scene::symbol::Edge::Closed,
        };
        let line = Row {
            glyph: Some((dot.shapes(Point::default(), true), colours)),
            name,
            figure: &figure,
            verdict: None,
            lines: 2,
            strong: false,
            selected: false,
            accessible: &accessible,
        };
        if row(ui, &line, look.palette).clicked() {
            out.send(Command::ShowMetric(metric));
        }
    }
}
