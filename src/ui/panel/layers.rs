//! The datasets that are open beside each other: which are drawn, which one is the active one.

use crate::app::{Action, Command, FileCommand, Layer, LayerCommand, Tag};
use crate::model::counted;
use crate::text::visible;
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::Type;
use crate::ui::widgets::{heading, icon_button, layer_badge, line_button, link_named, rule, small};
use egui::{Align, Layout, Sense, Ui, vec2};

/// One line for each dataset; nothing where only one is open.
pub fn layers_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let layers = &look.state.layers;
    if !layers.are_several() {
        return;
    }
    ui.add_space(12.0);
    heading(ui, "Datasets", look.palette);
    let words = "Drawn by one scale on one map. Their figures are never added up.";
    small(ui, words, look.palette);
    ui.add_space(4.0);
    for number in 0..Tag::MOST {
        let is_it = |layer: &&Layer| layer.tag.index() == usize::from(number);
        if layers.active.index() == usize::from(number) {
            active_ui(ui, look, out);
        } else if let Some(layer) = layers.others.iter().find(is_it) {
            other_ui(ui, look, layer, out);
        }
    }
    ui.horizontal_wrapped(|ui| {
        if line_button(ui, "Compare", look.palette).clicked() {
            crate::ui::shortcuts::run(Action::Compare, out);
        }
        if line_button(ui, "Open another beside them…", look.palette).clicked() {
            out.send(Command::File(FileCommand::ChooseBeside));
        }
    });
    rule(ui, look.palette);
}

fn active_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let state = look.state;
    let line = Line {
        tag: state.layers.active,
        title: state.opened.title(),
        visible: state.layers.active_is_visible,
        words: format!(
            "{} shown · its claims stand in this panel",
            counted(state.view.shown, "claim")
        ),
        is_active: true,
    };
    line_ui(ui, look, &line, out);
}

fn other_ui(ui: &mut Ui, look: Look<'_>, layer: &Layer, out: &mut Outbox) {
    let words = match (layer.is_stale, layer.view.query.metric) {
        (true, _) => "changed on the disk: make it active to read it again".to_owned(),
        (_, None) => "does not count what is shown".to_owned(),
        _ => format!("{} shown", counted(layer.view.shown, "claim")),
    };
    let line = Line {
        tag: layer.tag,
        title: layer.opened.title(),
        visible: layer.is_visible,
        words,
        is_active: false,
    };
    line_ui(ui, look, &line, out);
}

/// A dataset as a line of the list.
struct Line {
    tag: Tag,
    title: String,
    visible: bool,
    words: String,
    is_active: bool,
}

fn line_ui(ui: &mut Ui, look: Look<'_>, line: &Line, out: &mut Outbox) {
    let (palette, tag) = (look.palette, line.tag);
    let title = visible(&line.title).into_owned();
    let letter = tag.letter();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let mut drawn = line.visible;
        let tick = crate::ui::widgets::tick_box(ui, &mut drawn, "", palette);
        let tick =
            crate::ui::widgets::checked(tick, line.visible, &format!("Show {letter}: {title}"));
        if tick.clicked() {
            out.send(Command::Layer(LayerCommand::Show(tag, drawn)));
        }
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::hover());
        layer_badge(ui, look, tag, rect.center());
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let close = format!("Close {letter}: {title}");
            if icon_button(ui, Icon::Close, &close, palette).clicked() {
                out.send(Command::Layer(LayerCommand::Close(tag)));
            }
            if !line.is_active {
                let name = format!("Make {letter} active: {title}");
                if link_named(ui, "Make active", &name, palette).clicked() {
                    out.send(Command::Layer(LayerCommand::Activate(tag)));
                }
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let style = if line.is_active {
                    Type::Strong
                } else {
                    Type::Body
                };
                let label = egui::Label::new(style.text(&title, palette.text)).truncate();
                ui.add(label);
            });
        });
    });
    ui.horizontal(|ui| {
        ui.add_space(50.0);
        small(ui, &line.words, palette);
    });
}
