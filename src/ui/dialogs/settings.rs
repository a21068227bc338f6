//! What can be chosen once and for all.

use crate::app::{Command, LabelLanguage, SettingCommand, ThemeChoice};
use crate::text::visible;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{Segment, heading, line_button, segments, small};
use crate::view::NumberWords;
use egui::{Slider, Ui};

/// The dialog's contents.
pub fn settings_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let settings = &look.state.settings;
    let palette = look.palette;
    let mut set = |command| out.send(Command::Set(command));

    heading(ui, "Theme", palette);
    let themes = [
        ("As the system", ThemeChoice::System),
        ("Light", ThemeChoice::Light),
        ("Dark", ThemeChoice::Dark),
    ];
    if let Some(theme) = choose(ui, look, &themes, settings.theme) {
        set(SettingCommand::Theme(theme));
    }

    ui.add_space(12.0);
    heading(ui, "Names on the map", palette);
    let languages = [
        ("English", LabelLanguage::English),
        ("Russian", LabelLanguage::Russian),
    ];
    if let Some(language) = choose(ui, look, &languages, settings.label_language) {
        set(SettingCommand::LabelLanguage(language));
    }

    ui.add_space(12.0);
    heading(ui, "Size of the text", palette);
    let sizes: Vec<(String, f32)> = [1.0, 1.2, 1.4, 1.6, 1.8, 2.0]
        .map(|scale: f32| (format!("{scale:.1}"), scale))
        .into();
    let sizes: Vec<(&str, f32)> = sizes
        .iter()
        .map(|(name, scale)| (name.as_str(), *scale))
        .collect();
    if let Some(scale) = choose(ui, look, &sizes, settings.text_scale) {
        set(SettingCommand::TextScale(scale));
    }

    ui.add_space(12.0);
    heading(ui, "Size of the marks", palette);
    let mut radius = settings.mark_radius;
    let slider = Slider::new(&mut radius, 12.0..=96.0)
        .step_by(2.0)
        .fixed_decimals(0)
        .suffix(" points");
    let response = ui.scope(|ui| {
        // The rail, which would else be white on white.
        ui.visuals_mut().widgets.inactive.bg_fill = palette.stroke_strong;
        ui.spacing_mut().slider_width = 180.0;
        ui.spacing_mut().slider_rail_height = 4.0;
        ui.add(slider)
    });
    let response = response.inner;
    response.widget_info(|| {
        egui::WidgetInfo::slider(
            true,
            f64::from(radius),
            "Radius of the largest round figure",
        )
    });
    if response.changed() {
        set(SettingCommand::MarkRadius(radius));
    }
    small(
        ui,
        "The radius of the legend's largest figure. Areas stay proportional.",
        palette,
    );

    if let Some(command) = grouping(ui, look) {
        set(command);
    }

    number_words_ui(ui, look, &mut set);

    ui.add_space(12.0);
    let mut reduced = settings.reduced_motion;
    if ui
        .checkbox(&mut reduced, "Nothing moves by itself")
        .changed()
    {
        set(SettingCommand::ReducedMotion(reduced));
    }
    remembered_ui(ui, look, out);
}

/// What is remembered between two starts, and how it is forgotten.
fn remembered_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    let (settings, palette) = (&look.state.settings, look.palette);
    let mut set = |command| out.send(Command::Set(command));
    let mut remember = settings.remember_files;
    if ui
        .checkbox(&mut remember, "Remember the files that were open")
        .changed()
    {
        set(SettingCommand::RememberFiles(remember));
    }
    let mut again = settings.read_changed_again;
    if ui
        .checkbox(&mut again, "Read a changed file again by itself")
        .changed()
    {
        set(SettingCommand::ReadChangedAgain(again));
    }
    let mut views = settings.remember_views;
    if ui
        .checkbox(&mut views, "Remember how datasets were looked at")
        .changed()
    {
        set(SettingCommand::RememberViews(views));
    }
    if !settings.recent_files.is_empty()
        && line_button(ui, "Forget recent files", palette).clicked()
    {
        set(SettingCommand::ForgetFiles);
    }
    if !settings.views.is_empty()
        && line_button(ui, "Forget how datasets were looked at", palette).clicked()
    {
        set(SettingCommand::ForgetViews);
    }
    if !settings.table_columns.is_empty()
        && line_button(ui, "Forget what columns of tables mean", palette).clicked()
    {
        set(SettingCommand::ForgetColumns);
    }
    if !settings.reader_name.is_empty() {
        let words = format!("Claims are signed as {}.", visible(&settings.reader_name));
        small(ui, words, palette);
        if line_button(ui, "Forget this name", palette).clicked() {
            set(SettingCommand::ForgetName);
        }
    }
}

/// By whose rule words are drawn as numbers.
fn number_words_ui(ui: &mut Ui, look: Look<'_>, set: &mut dyn FnMut(SettingCommand)) {
    let palette = look.palette;
    let chosen = look.state.settings.number_words;
    ui.add_space(12.0);
    heading(ui, "Figures in words", palette);
    let rules = NumberWords::ALL.map(|rule| (rule.label(), rule));
    if let Some(rule) = choose(ui, look, &rules, chosen) {
        set(SettingCommand::NumberWords(rule));
    }
    small(ui, chosen.about(), palette);
    if chosen != NumberWords::None {
        let words = "Drawn hollow and dashed, named wherever they stand, never added to stated \
                     numbers, and never written into a file.";
        small(ui, words, palette);
    }
}

fn grouping(ui: &mut Ui, look: Look<'_>) -> Option<SettingCommand> {
    let mut group = look.state.settings.group_places;
    let words = "Group places that hide each other";
    let changed = ui.checkbox(&mut group, words).changed();
    small(
        ui,
        "On maps with more than 200 places. The figures of a group are added up.",
        look.palette,
    );
    changed.then_some(SettingCommand::GroupPlaces(group))
}

fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: Look<'_>,
    choices: &[(&str, T)],
    present: T,
) -> Option<T> {
    let drawn: Vec<Segment> = choices
        .iter()
        .map(|&(label, choice)| Segment {
            label: label.to_owned(),
            count: None,
            dot: None,
            chosen: choice == present,
            name: None,
        })
        .collect();
    let index = segments(ui, &drawn, look.palette).clicked?;
    choices.get(index).map(|&(_, choice)| choice)
}
