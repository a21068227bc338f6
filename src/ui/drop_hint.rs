//! While a file hovers over the window: what happens when it is let go.

use super::look::Look;
use super::theme::Type;
use egui::accesskit::Live;
use egui::{Align2, Area, Context, CornerRadius, Id, LayerId, Order};

/// What is said.
fn words(files: usize) -> &'static str {
    if files > 1 {
        "Let go to open these datasets beside each other"
    } else {
        "Let go to open this dataset"
    }
}

/// The hint over the whole window, if a file hovers over it.
pub fn drop_hint_ui(ctx: &Context, look: Look<'_>) {
    let files = ctx.input(|input| input.raw.hovered_files.len());
    if files == 0 {
        return;
    }
    let id = Id::unique("drop hint");
    let rect = ctx.content_rect();
    let veil = LayerId::new(Order::Foreground, id.with("veil"));
    let fill = look.palette.accent_soft.gamma_multiply(0.9);
    ctx.layer_painter(veil)
        .rect_filled(rect, CornerRadius::ZERO, fill);
    Area::new(id)
        .order(Order::Tooltip)
        .pivot(Align2::CENTER_CENTER)
        .fixed_pos(rect.center())
        .interactable(false)
        .show(ctx, |ui| {
            let text = Type::Title.text(words(files), look.palette.accent);
            let label = ui.add(egui::Label::new(text).selectable(false));
            ctx.accesskit_node_builder(label.id, |node| node.set_live(Live::Assertive));
        });
}
