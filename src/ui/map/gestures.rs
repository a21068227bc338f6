//! The hands on the map: drag, wheel, pinch, double click. The wheel of a mouse zooms, two
//! fingers on a touchpad pan.

use crate::app::{Command, MapCommand};
use crate::scene::geometry::{Point, Size};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use egui::{Event, MouseWheelUnit, Response, Ui, Vec2};

/// Zoom levels for one notch of a mouse wheel.
const LEVELS_PER_NOTCH: f32 = 0.5;

/// Reads what the hands did to the map.
pub fn gestures_ui(ui: &Ui, look: Look<'_>, response: &Response, out: &mut Outbox) {
    let camera = look.state.map.camera;
    let size = Size::new(response.rect.width(), response.rect.height());
    let drag = response.drag_delta();
    if drag != Vec2::ZERO {
        out.send(Command::Map(MapCommand::Pan(drag.x, drag.y)));
    }
    if look.state.map.is_flying() {
        let seconds = ui.input(|input| f64::from(input.stable_dt.min(0.05)));
        out.send(Command::Map(MapCommand::Tick(seconds)));
        ui.ctx().request_repaint();
    }
    let Some(at) = response.hover_pos().filter(|_| response.contains_pointer()) else {
        return;
    };
    let point = Point::new(at.x - response.rect.left(), at.y - response.rect.top());
    let (notches, fingers) = ui.input(|input| {
        let mut notches = 0.0;
        for event in &input.events {
            if let Event::MouseWheel {
                unit,
                delta,
                modifiers,
                ..
            } = event
                && *unit != MouseWheelUnit::Point
                && !modifiers.command
            {
                notches += delta.y;
            }
        }
        let fingers = if notches == 0.0 {
            input.smooth_scroll_delta()
        } else {
            Vec2::ZERO
        };
        (notches, fingers)
    });
    let pinch = ui.input(egui::InputState::zoom_delta);
    let mut levels = f64::from(notches * LEVELS_PER_NOTCH) + f64::from(pinch).log2();
    if response.double_clicked() {
        levels += 1.0;
    }
    if levels.abs() > 1e-4 {
        let moved = camera.zoom_around(size, point, levels);
        out.send(Command::Map(MapCommand::MoveTo(moved)));
    } else if fingers != Vec2::ZERO && last_scroll_was_by_fingers(ui) {
        out.send(Command::Map(MapCommand::Pan(fingers.x, fingers.y)));
    }
}

/// Whether the smooth scrolling in progress comes from fingers: egui smooths a wheel's notch over
/// several frames, and only its first has the event.
fn last_scroll_was_by_fingers(ui: &Ui) -> bool {
    let memory = egui::Id::unique("last scroll was by fingers");
    let unit = ui.input(|input| {
        input.events.iter().rev().find_map(|event| match event {
            Event::MouseWheel { unit, .. } => Some(*unit),
            _ => None,
        })
    });
    if let Some(unit) = unit {
        let fingers = unit == MouseWheelUnit::Point;
        ui.ctx().data_mut(|data| data.insert_temp(memory, fingers));
    }
    ui.ctx().data(|data| data.get_temp(memory)).unwrap_or(false)
}
