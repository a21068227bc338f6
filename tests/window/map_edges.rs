//! What stands in the corners of the map is whole, however narrow the map is.

use crate::harness::{Atlas, Setup};
use egui::{Rect, vec2};

/// The bar, how far it is, and whom the map is owed to.
fn parts(atlas: &Atlas) -> [Rect; 3] {
    let far = atlas.names().into_iter().find(|name| {
        let number = name.strip_suffix(" km").map(|it| it.replace(',', ""));
        number.is_some_and(|it| it.parse::<u32>().is_ok())
    });
    let far = far.expect("how far the bar is");
    [
        atlas.rect_exactly("Scale bar"),
        atlas.rect_exactly(&far),
        atlas.rect("Made with Natural Earth"),
    ]
}

#[test]
fn the_scale_bar_and_whom_the_map_is_owed_to_are_never_cut() {
    // 960 points at twice the text size are 480.
    for size in [
        vec2(1440.0, 900.0),
        vec2(960.0, 600.0),
        vec2(640.0, 480.0),
        vec2(480.0, 400.0),
        vec2(480.0, 300.0),
    ] {
        let atlas = Atlas::open(Setup {
            size,
            ..Setup::default()
        });
        let map = atlas.rect("Map of arrests");
        let parts = parts(&atlas);
        for part in parts {
            assert!(
                map.expand(0.5).contains_rect(part),
                "{part} is cut by the map's {map} at {size}"
            );
        }
        let [bar, far, _] = parts;
        assert!(
            bar.width() > 20.0 && bar.right() <= far.left(),
            "{bar} {far}"
        );
    }
}
