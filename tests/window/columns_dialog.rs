//! The dialog that chooses columns, as every test of it uses it.

use crate::harness::Atlas;
use arrest_atlas::app::Dialog;
use egui_kittest::kittest::NodeT as _;

/// Chooses in the list that opens at `combo`.
#[track_caller]
pub fn choose(atlas: &mut Atlas, combo: &str, item: &str) {
    atlas.click_first(combo);
    let pick = |atlas: &Atlas, click: bool| {
        let found = atlas.nodes(item).into_iter().find(|node| {
            crate::harness::name(node) == item
                && node.accesskit_node().role() != egui::accesskit::Role::Label
        });
        let found = found.unwrap_or_else(|| panic!("no “{item}”"));
        if click {
            found.click();
        } else {
            found.scroll_to_me();
        }
    };
    pick(atlas, false);
    atlas.settle();
    pick(atlas, true);
    atlas.settle();
    wait_for_preview(atlas);
}

/// Waits until a worker has said what the first rows become.
#[track_caller]
pub fn wait_for_preview(atlas: &mut Atlas) {
    atlas.until("the first rows are understood", |atlas| {
        let files = &atlas.state().files;
        let has_one = files
            .columns
            .as_ref()
            .is_some_and(|it| it.preview.is_some());
        has_one && !files.is_previewing()
    });
    atlas.settle();
}

#[track_caller]
pub fn wait_for_columns(atlas: &mut Atlas) {
    atlas.until("the table is looked into", |atlas| {
        atlas.state().dialog == Some(Dialog::Columns)
    });
    atlas.settle();
    wait_for_preview(atlas);
}

#[track_caller]
pub fn load(atlas: &mut Atlas) {
    atlas.click_exactly("Load");
    atlas.until("it is read", |atlas| atlas.state().files.loading.is_none());
    atlas.settle();
}
