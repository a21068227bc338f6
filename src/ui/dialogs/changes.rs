//! What changed in the open file when it was read again, claim by claim.

use crate::app::{Command, News};
use crate::model::counted;
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{body, heading, line_button, small};
use crate::view::{ChangeKind, ClaimChange};
use egui::Ui;

/// The dialog's contents.
pub fn changes_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let Some(News::ReadAgain { difference, .. }) = &look.state.files.news else {
        body(
            ui,
            "The open file has not changed since it was read.",
            palette,
        );
        return;
    };
    body(ui, visible(&difference.to_string()), palette);
    for kind in [ChangeKind::Changed, ChangeKind::Added, ChangeKind::Removed] {
        let lines = || {
            difference
                .lines
                .iter()
                .filter(move |line| line.kind == kind)
        };
        if lines().next().is_none() {
            continue;
        }
        ui.add_space(10.0);
        heading(ui, kind.label(), palette);
        for line in lines() {
            line_ui(ui, look, line, out);
        }
    }
    let more = difference.claims().saturating_sub(difference.lines.len());
    if more > 0 {
        ui.add_space(8.0);
        let words = format!(
            "{} more changed and not listed here",
            counted(more, "claim")
        );
        small(ui, words, palette);
    }
}

/// A claim that is there now can be shown.
fn line_ui(ui: &mut Ui, look: Look<'_>, line: &ClaimChange, out: &mut Outbox) {
    let words = visible(&line.words).into_owned();
    let claims = &look.dataset().claims;
    // What was read or edited since may have put another claim there.
    let there = line
        .claim
        .filter(|id| id.index() < claims.len() && claims.get(*id).name == line.name);
    ui.horizontal_top(|ui| {
        if let Some(claim) = there {
            let show = line_button(ui, "Show", look.palette);
            let name = format!("Show the claim: {words}");
            if crate::ui::widgets::named(show, egui::Role::Button, &name).clicked() {
                out.send(Command::SelectClaim(claim));
                out.send(Command::CloseDialog);
            }
        }
        ui.vertical(|ui| body(ui, words, look.palette));
    });
}
