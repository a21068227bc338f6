//! Back and forward through what was looked at: two buttons that say where they lead.

use super::icons::Icon;
use super::look::Look;
use super::outbox::Outbox;
use super::shortcuts;
use super::theme::space;
use super::widgets::icon_button;
use crate::app::Action;
use egui::Ui;

/// Back and forward through what was looked at.
pub fn walk_buttons_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    ui.spacing_mut().item_spacing.x = 0.0;
    for (action, icon) in [
        (Action::ViewBefore, Icon::Back),
        (Action::ViewAfter, Icon::Forward),
    ] {
        let is_possible = action.missing(look.state).is_none();
        let name = action.words(look.state);
        let button = |ui: &mut Ui| icon_button(ui, icon, &name, look.palette);
        if ui.add_enabled_ui(is_possible, button).inner.clicked() {
            shortcuts::run(action, out);
        }
    }
    ui.spacing_mut().item_spacing.x = space::M;
}
