//! Buttons, links and switches.

use crate::ui::icons::Icon;
use crate::ui::theme::{MetricColours, Palette, Type, radius, size};
use egui::{Button, CornerRadius, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

/// A button that is only an icon, with a name for the screen reader and a tooltip.
pub fn icon_button(ui: &mut Ui, icon: Icon, name: &str, palette: &Palette) -> Response {
    let button = Button::new(icon.text(palette.text_muted))
        .frame_when_inactive(false)
        .min_size(vec2(size::CONTROL, size::CONTROL));
    named(ui.add(button), Role::Button, name).on_hover_text(name)
}

/// A word that leads somewhere.
pub fn link(ui: &mut Ui, text: &str, palette: &Palette) -> Response {
    link_as(ui, Type::Strong.text(text, palette.accent), text, palette)
}

/// A word that leads somewhere, with a longer name for the screen reader.
pub fn link_named(ui: &mut Ui, text: &str, name: &str, palette: &Palette) -> Response {
    link_as(ui, Type::Strong.text(text, palette.accent), name, palette)
}

fn link_as(ui: &mut Ui, text: RichText, name: &str, palette: &Palette) -> Response {
    let button = Button::new(text)
        .frame(false)
        .min_size(vec2(0.0, 24.0))
        .wrap();
    let response = named(ui.add(button), Role::Link, name);
    let line = Stroke::new(1.0, palette.accent);
    if response.hovered() || response.has_focus() {
        let rect = response.rect;
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 3.0, line);
    }
    response.on_hover_cursor(egui::CursorIcon::PointingHand)
}

/// The button that one most likely wants.
pub fn primary_button(ui: &mut Ui, text: &str, palette: &Palette) -> Response {
    let label = Type::Strong.text(text, palette.text_on_accent);
    ui.add(
        Button::new(label)
            .fill(palette.accent)
            .min_size(vec2(0.0, size::CONTROL)),
    )
}

/// A button with a line round it.
pub fn line_button(ui: &mut Ui, text: &str, palette: &Palette) -> Response {
    let label = Type::Strong.text(text, palette.text);
    ui.add(Button::new(label).min_size(vec2(0.0, size::CONTROL)))
}

/// One choice of a switch.
#[derive(Debug, Clone)]
pub struct Segment {
    /// What it says.
    pub label: String,
    /// A number beside it.
    pub count: Option<usize>,
    /// A dot in a metric's colours before it.
    pub dot: Option<MetricColours>,
    /// Whether it is the one.
    pub chosen: bool,
    /// What a screen reader says, where that is more than the words on it.
    pub name: Option<String>,
}

/// What was done to a switch.
#[derive(Debug, Clone, Copy, Default)]
pub struct Switched {
    /// The segment that was clicked.
    pub clicked: Option<usize>,
    /// The first segment, for the focus.
    pub first: Option<egui::Id>,
}

/// A switch of which one segment is chosen.
pub fn segments(ui: &mut Ui, segments: &[Segment], palette: &Palette) -> Switched {
    let mut switched = Switched::default();
    egui::Frame::new()
        .fill(palette.sunken)
        .stroke(Stroke::new(1.0, palette.stroke))
        .corner_radius(CornerRadius::same(radius::CONTROL))
        .inner_margin(2)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            ui.horizontal(|ui| {
                for (index, segment) in segments.iter().enumerate() {
                    let response = segment_ui(ui, segment, palette);
                    switched.first.get_or_insert(response.id);
                    if response.clicked() {
                        switched.clicked = Some(index);
                    }
                }
            });
        });
    switched
}

fn segment_ui(ui: &mut Ui, segment: &Segment, palette: &Palette) -> Response {
    let color = if segment.chosen {
        palette.text
    } else {
        palette.text_muted
    };
    let label = Type::Strong.job(&segment.label, color, f32::INFINITY);
    let label = ui.painter().layout_job(label);
    let count = segment.count.map(|count| {
        let job = Type::Small.job(
            &crate::model::grouped(count as u64),
            palette.text_muted,
            f32::INFINITY,
        );
        ui.painter().layout_job(job)
    });
    let dot = if segment.dot.is_some() { 14.0 } else { 0.0 };
    let count_width = count.as_ref().map_or(0.0, |count| count.size().x + 6.0);
    let width = 20.0 + dot + label.size().x + count_width;
    let (rect, response) = ui.allocate_exact_size(vec2(width, size::CONTROL_SMALL), Sense::click());
    let corner = CornerRadius::same(4);
    if segment.chosen {
        ui.painter().rect(
            rect,
            corner,
            palette.panel,
            Stroke::new(1.0, palette.stroke_strong),
            egui::StrokeKind::Inside,
        );
    } else if response.hovered() {
        ui.painter().rect_filled(rect, corner, palette.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, palette.focus);
        ui.painter()
            .rect_stroke(rect, corner, stroke, egui::StrokeKind::Outside);
    }
    let mut x = rect.left() + 10.0;
    if let Some(colours) = segment.dot {
        ui.painter()
            .circle_filled(egui::pos2(x + 4.0, rect.center().y), 4.0, colours.fill);
        x += dot;
    }
    let baseline = rect.center().y - label.size().y / 2.0;
    let label_width = label.size().x;
    ui.painter().galley(egui::pos2(x, baseline), label, color);
    if let Some(count) = count {
        let y = rect.center().y - count.size().y / 2.0;
        ui.painter().galley(
            egui::pos2(x + label_width + 6.0, y),
            count,
            palette.text_muted,
        );
    }
    let name = match segment.count {
        _ if segment.name.is_some() => segment.name.clone().unwrap_or_default(),
        Some(count) => {
            format!(
                "{}, {count} claim{}",
                segment.label,
                if count == 1 { "" } else { "s" }
            )
        }
        None => segment.label.clone(),
    };
    let chosen = segment.chosen;
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, name.clone()));
    response
}

/// Gives a widget another name than the text on it.
#[must_use]
pub fn named(response: Response, kind: Role, name: &str) -> Response {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::labeled(kind, enabled, name));
    response
}

/// Names a box to be ticked that has no words of its own.
#[must_use]
pub fn checked(response: Response, ticked: bool, name: &str) -> Response {
    let enabled = response.enabled();
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, ticked, name));
    response
}

/// A box to be ticked, with a line round it: in menus egui paints none, and a box without a line
/// is nothing to see.
pub fn tick_box(ui: &mut Ui, ticked: &mut bool, words: &str, palette: &Palette) -> Response {
    ui.scope(|ui| {
        let widgets = &mut ui.visuals_mut().widgets;
        for widget in [&mut widgets.inactive, &mut widgets.hovered] {
            widget.bg_stroke = Stroke::new(1.0, palette.stroke_strong);
        }
        widgets.inactive.bg_fill = palette.panel;
        ui.checkbox(ticked, words)
    })
    .inner
}
