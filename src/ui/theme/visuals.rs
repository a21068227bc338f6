//! The palette put into egui's own style, so that every stock widget wears it.

use super::{Palette, Type, palette, radius};
use egui::style::{Selection, WidgetVisuals, Widgets};
use egui::{Color32, Context, CornerRadius, Shadow, Stroke, Style, TextStyle, Theme, Visuals};

/// Dresses both themes of egui.
pub fn apply(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        let palette = palette(theme == Theme::Dark);
        ctx.style_mut_of(theme, |style| dress(style, palette));
    }
}

fn dress(style: &mut Style, palette: &Palette) {
    style.visuals = visuals(palette);
    style.text_styles = [
        (TextStyle::Small, Type::Small.font()),
        (TextStyle::Body, Type::Body.font()),
        (TextStyle::Button, Type::Strong.font()),
        (TextStyle::Heading, Type::Heading.font()),
        (TextStyle::Monospace, egui::FontId::monospace(12.0)),
    ]
    .into();
    style.spacing.item_spacing = egui::vec2(8.0, 4.0);
    style.spacing.button_padding = egui::vec2(10.0, 6.0);
    style.spacing.interact_size = egui::vec2(26.0, 26.0);
    style.spacing.menu_margin = egui::Margin::same(6);
    style.spacing.scroll = egui::style::ScrollStyle {
        bar_width: 6.0,
        ..egui::style::ScrollStyle::thin()
    };
    style.interaction.tooltip_delay = 0.3;
    style.interaction.selectable_labels = true;
}

fn visuals(palette: &Palette) -> Visuals {
    let base = if palette.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let corner = CornerRadius::same(radius::CONTROL);
    let widget = |fill: Color32, stroke: Color32, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, stroke),
        corner_radius: corner,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    Visuals {
        dark_mode: palette.dark,
        override_text_color: None,
        weak_text_color: Some(palette.text_muted),
        widgets: Widgets {
            noninteractive: widget(palette.panel, palette.stroke, palette.text),
            inactive: widget(palette.panel, palette.stroke_strong, palette.text),
            hovered: widget(palette.hover, palette.stroke_strong, palette.text),
            active: widget(palette.accent_soft, palette.accent, palette.text),
            open: widget(palette.hover, palette.stroke_strong, palette.text),
        },
        selection: Selection {
            bg_fill: palette.place_highlight,
            stroke: Stroke::new(2.0, palette.focus),
        },
        hyperlink_color: palette.accent,
        faint_bg_color: palette.sunken,
        extreme_bg_color: palette.panel,
        text_edit_bg_color: Some(palette.panel),
        code_bg_color: palette.quote,
        warn_fg_color: palette.warning,
        error_fg_color: palette.broken,
        window_corner_radius: CornerRadius::same(radius::WINDOW),
        window_shadow: shadow(6, 20, 46),
        window_fill: palette.panel,
        window_stroke: Stroke::new(1.0, palette.stroke),
        menu_corner_radius: CornerRadius::same(radius::CARD),
        panel_fill: palette.surface,
        popup_shadow: shadow(6, 20, 46),
        ..base
    }
}

/// The soft shadow of a card: black at a tenth.
#[must_use]
pub fn card_shadow() -> Shadow {
    shadow(1, 3, 26)
}

fn shadow(down: i8, blur: u8, alpha: u8) -> Shadow {
    Shadow {
        offset: [0, down],
        blur,
        spread: 0,
        color: Color32::from_black_alpha(alpha),
    }
}
