//! The keys of the timeline: arrows by a day, Shift extends, Space plays.

use crate::app::Command;
use crate::app::TimelineCommand::{Edge, Extend, ExtendToEdge, Pause, Play, Step, StepClaims};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use egui::{EventFilter, Key, Modifiers, Response, Ui};

/// Reads the keys while the timeline has the focus.
pub(super) fn keyboard_ui(ui: &Ui, look: Look<'_>, response: &Response, out: &mut Outbox) {
    if !response.has_focus() {
        return;
    }
    // Arrows stay here, Tab and Escape lead out.
    let filter = EventFilter {
        horizontal_arrows: true,
        vertical_arrows: true,
        ..EventFilter::default()
    };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    let toggled = if look.state.timeline.is_playing() {
        Pause
    } else {
        Play
    };
    let keys = [
        (Modifiers::SHIFT, Key::ArrowLeft, Extend(-1)),
        (Modifiers::SHIFT, Key::ArrowRight, Extend(1)),
        (Modifiers::SHIFT, Key::ArrowDown, Extend(-7)),
        (Modifiers::SHIFT, Key::ArrowUp, Extend(7)),
        (Modifiers::SHIFT, Key::Home, ExtendToEdge(false)),
        (Modifiers::SHIFT, Key::End, ExtendToEdge(true)),
        (Modifiers::NONE, Key::ArrowLeft, Step(-1)),
        (Modifiers::NONE, Key::ArrowRight, Step(1)),
        (Modifiers::NONE, Key::ArrowDown, Step(-7)),
        (Modifiers::NONE, Key::ArrowUp, Step(7)),
        (Modifiers::NONE, Key::PageUp, StepClaims(false)),
        (Modifiers::NONE, Key::PageDown, StepClaims(true)),
        (Modifiers::NONE, Key::Home, Edge(false)),
        (Modifiers::NONE, Key::End, Edge(true)),
        (Modifiers::NONE, Key::Space, toggled),
    ];
    for (modifiers, key, command) in keys {
        let may = key != Key::Space || !look.state.settings.reduced_motion;
        if may && ui.input_mut(|input| input.consume_key(modifiers, key)) {
            out.send(Command::Timeline(command));
        }
    }
}
