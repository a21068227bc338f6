//! The claims on which readers differ, each one step away.

use crate::app::Command;
use crate::model::{ClaimId, grouped, readers_differ};
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{link, small};
use crate::view::claim_words;
use egui::{Id, Ui};
use std::sync::Arc;

/// How many are listed.
const LISTED: usize = 30;

/// The claims of one revision.
#[derive(Clone)]
struct Kept {
    revision: (u64, usize),
    claims: Arc<Vec<ClaimId>>,
}

/// How many they are, and a link to each.
pub fn differing_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let claims = kept(ui, look);
    if claims.is_empty() {
        return;
    }
    let palette = look.palette;
    ui.add_space(12.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        picture(ui, Icon::Warning.small(palette.warning));
        let plural = if claims.len() == 1 { "" } else { "s" };
        let count = grouped(claims.len() as u64);
        let words = format!("Readers differ on {count} claim{plural}");
        ui.label(Type::Heading.text(words, palette.text));
    });
    for &claim in claims.iter().take(LISTED) {
        let words = claim_words(look.dataset(), claim);
        if link(ui, &visible(&words), palette).clicked() {
            out.send(Command::SelectClaim(claim));
        }
    }
    if let Some(more) = claims.len().checked_sub(LISTED).filter(|&more| more > 0) {
        small(ui, format!("and {} more", grouped(more as u64)), palette);
    }
}

fn kept(ui: &Ui, look: Look<'_>) -> Arc<Vec<ClaimId>> {
    let id = Id::unique("claims on which readers differ");
    let address = Arc::as_ptr(&look.state.opened.dataset).addr();
    let revision = (look.state.revision, address);
    let known: Option<Kept> = ui.ctx().data(|data| data.get_temp(id));
    if let Some(known) = known.filter(|known| known.revision == revision) {
        return known.claims;
    }
    let reviewed = look.dataset().claims.reviewed();
    let differing = reviewed.filter(|(_, reviews)| readers_differ(reviews));
    let claims = Arc::new(differing.map(|(id, _)| id).collect::<Vec<_>>());
    let kept = Kept {
        revision,
        claims: Arc::clone(&claims),
    };
    ui.ctx().data_mut(|data| data.insert_temp(id, kept));
    claims
}
