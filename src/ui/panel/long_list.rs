//! A long list of rows inside a page that scrolls: only those in view are made.

use crate::ui::theme::size;
use egui::{Rect, Response, Sense, Ui, UiBuilder, vec2};
use std::ops::Range;

/// Up to so many rows stand as high as their names need, one after the other.
pub const SHORT: usize = 100;
/// So many rows are made above and below those in view, so that Tab finds the next one.
const MORE: usize = 8;

/// Makes room for `count` rows of the same height, and calls `row_ui` for those in view.
pub fn long_list_ui(
    ui: &mut Ui,
    count: usize,
    mut row_ui: impl FnMut(&mut Ui, usize) -> Option<Response>,
) {
    #[expect(clippy::cast_precision_loss, reason = "a height on the screen")]
    let height = count as f32 * size::ROW;
    let (page, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let seen = ui.clip_rect();
    for at in rows_between(seen.top() - page.top(), seen.bottom() - page.top(), count) {
        #[expect(clippy::cast_precision_loss, reason = "a place on the screen")]
        let above = at as f32 * size::ROW;
        let corner = page.min + vec2(0.0, above);
        let rect = Rect::from_min_size(corner, vec2(page.width(), size::ROW));
        let mut row = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(("row", at)));
        let response = row_ui(&mut row, at);
        if response.is_some_and(|response| response.gained_focus()) {
            ui.scroll_to_rect(rect, None);
        }
    }
}

/// The rows between two heights of the list, and some more at both ends.
fn rows_between(top: f32, bottom: f32, count: usize) -> Range<usize> {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "not below zero, and far below the largest number"
    )]
    let row = |height: f32| (height.max(0.0) / size::ROW) as usize;
    let end = (row(bottom) + 1 + MORE).min(count);
    row(top).saturating_sub(MORE).min(end)..end
}
