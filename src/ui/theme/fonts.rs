//! The bundled fonts, with egui's own behind them for rare scripts.

use egui::epaint::text::{FontData, FontDefinitions};
use egui::{Context, FontFamily};
use std::sync::Arc;

pub(super) const INTER: &str = "inter";
pub(super) const INTER_MEDIUM: &str = "inter-medium";
pub(super) const INTER_SEMIBOLD: &str = "inter-semibold";
pub(super) const SERIF: &str = "source-serif";
pub(super) const SERIF_SEMIBOLD: &str = "source-serif-semibold";
pub(super) const LUCIDE: &str = "lucide";

const FILES: [(&str, &[u8]); 6] = [
    (
        INTER,
        include_bytes!("../../../assets/fonts/Inter-Regular.ttf"),
    ),
    (
        INTER_MEDIUM,
        include_bytes!("../../../assets/fonts/Inter-Medium.ttf"),
    ),
    (
        INTER_SEMIBOLD,
        include_bytes!("../../../assets/fonts/Inter-SemiBold.ttf"),
    ),
    (
        SERIF,
        include_bytes!("../../../assets/fonts/SourceSerif4-Regular.ttf"),
    ),
    (
        SERIF_SEMIBOLD,
        include_bytes!("../../../assets/fonts/SourceSerif4-SemiBold.ttf"),
    ),
    (
        LUCIDE,
        include_bytes!("../../../assets/fonts/Lucide-subset.ttf"),
    ),
];

/// How far icons are moved down, as a part of their size: to the middle of the words beside them.
const ICONS_DOWN: f32 = 0.06;

/// Makes the bundled fonts known to egui: each a family of its own, Inter the first of the
/// proportional ones.
pub fn install_fonts(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let fallback = fonts
        .families
        .get(&FontFamily::Proportional)
        .cloned()
        .unwrap_or_default();
    for (name, bytes) in FILES {
        let mut data = FontData::from_static(bytes);
        if name == LUCIDE {
            data.tweak.y_offset_factor = ICONS_DOWN;
        }
        fonts.font_data.insert(name.to_owned(), Arc::new(data));
        let mut family = vec![name.to_owned()];
        family.extend(fallback.iter().cloned());
        fonts.families.insert(FontFamily::Name(name.into()), family);
    }
    fonts
        .families
        .entry(FontFamily::Proportional)
        .or_default()
        .insert(0, INTER.to_owned());
    ctx.set_fonts(fonts);
}
