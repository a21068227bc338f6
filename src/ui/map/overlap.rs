//! Several marks under the pointer: a list from which one is chosen.

use crate::app::Command;
use crate::model::PlaceId;
use crate::scene::geometry::Point;
use crate::scene::hit::hit;
use crate::scene::marks::{Mark, figure_words};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{Row, floating_card, row};
use egui::{Area, Id, Key, Order, Ui, Vec2};

/// The marks that lie where was clicked.
#[derive(Debug, Clone)]
pub struct Overlap {
    at: Point,
    places: Vec<PlaceId>,
    just_opened: std::cell::Cell<bool>,
}

/// What a click on the map means: one mark is selected, several make a list, none deselects.
pub fn clicked(marks: &[Mark], at: Point, out: &mut Outbox) -> Option<Overlap> {
    let places: Vec<PlaceId> = hit(marks, at).into_iter().map(|mark| mark.place).collect();
    match places.as_slice() {
        [] => out.send(Command::Deselect),
        [only] => out.send(Command::SelectOnMap(*only)),
        _ => {
            return Some(Overlap {
                at,
                places,
                just_opened: true.into(),
            });
        }
    }
    None
}

/// The list. Returns whether it is done with.
pub fn overlap_ui(
    ui: &mut Ui,
    look: Look<'_>,
    overlap: &Overlap,
    origin: Vec2,
    out: &mut Outbox,
) -> bool {
    let mut done = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, Key::Escape));
    let at = egui::pos2(overlap.at.x, overlap.at.y) + origin + Vec2::splat(6.0);
    let area = Area::new(Id::unique("overlapping marks"))
        .order(Order::Foreground)
        .constrain_to(ui.max_rect())
        .fixed_pos(at);
    let shown = area.show(ui.ctx(), |ui| {
        floating_card(look.palette).show(ui, |ui| {
            ui.set_width(260.0);
            let count = overlap.places.len();
            let title = format!("{count} places lie here");
            ui.label(Type::Small.text(title, look.palette.text_muted));
            for &place in &overlap.places {
                let Some(figure) = look.state.view.figure(place) else {
                    continue;
                };
                let name = &look.dataset().place(place).name;
                let words = figure_words(look.dataset(), figure);
                let value = figure.value(look.dataset());
                let value = value.map(|value| value.to_string()).unwrap_or_default();
                let choice = Row {
                    glyph: None,
                    name,
                    figure: &value,
                    verdict: None,
                    strong: false,
                    selected: look.state.selection == Some(place),
                    accessible: &format!("Choose {name}, {words}"),
                };
                if row(ui, &choice, look.palette).clicked() {
                    out.send(Command::SelectOnMap(place));
                    done = true;
                }
            }
        });
    });
    let first_frame = overlap.just_opened.replace(false);
    done || (!first_frame && shown.response.clicked_elsewhere())
}
