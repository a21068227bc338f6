//! The window: its regions, and the way from what was done to what is shown.

use super::findings::FindingsPanel;
use super::look::Look;
use super::map::{MapPanel, Part};
use super::outbox::Outbox;
use super::reader::ReaderPanel;
use super::table::{FOOT, TablePanel};
use super::theme::{self, palette, size};
use super::timeline::{self, TimelinePanel};
use super::{compare, dialogs, filter_bar, ledger_bar, notices, panel, shortcuts, top_bar};
use crate::app::{Command, Effect, FileCommand, MainView, Panel, State, ThemeChoice};
use crate::run::{Shell, Wake};
use egui::{Color32, Context, Frame, Margin, Stroke, ThemePreference, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

/// One window with its state.
pub struct Window {
    state: State,
    shell: Shell,
    map: MapPanel,
    table: TablePanel,
    findings: FindingsPanel,
    /// The right one of two maps side by side, once there was one.
    second_map: Option<MapPanel>,
    reader: ReaderPanel,
    timeline: TimelinePanel,
    outbox: Outbox,
    place_search: String,
    typed_path: String,
    /// In a narrow window: whether the list stands where the map was.
    list_covers_map: bool,
    /// Nothing is left to be asked before the window closes.
    closing: bool,
}

impl Window {
    /// A window on `state`. Settings are kept at `settings_path`, or nowhere.
    #[must_use]
    pub fn new(ctx: &Context, state: State, settings_path: Option<PathBuf>) -> Self {
        theme::install_fonts(ctx);
        theme::apply(ctx);
        // Ctrl and + is a command of ours: the size of the text is remembered.
        ctx.options_mut(|options| {
            options.zoom_with_keyboard = false;
            // Where the system does not say: paper.
            options.fallback_theme = egui::Theme::Light;
        });
        let woken = ctx.clone();
        let wake: Wake = Arc::new(move || woken.request_repaint());
        Self {
            state,
            shell: Shell::new(wake, settings_path),
            map: MapPanel::new(ctx),
            table: TablePanel::default(),
            findings: FindingsPanel::default(),
            second_map: None,
            reader: ReaderPanel::default(),
            timeline: TimelinePanel::default(),
            outbox: Outbox::default(),
            place_search: String::new(),
            typed_path: String::new(),
            list_covers_map: false,
            closing: false,
        }
    }

    /// The state, to be read.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// How many tiles of the map the last frame had to do without.
    #[must_use]
    pub fn pending_tiles(&self) -> usize {
        let second = self.second_map.as_ref();
        let second = second.filter(|_| self.state.comparison.is_some());
        self.map.pending_tiles() + second.map_or(0, MapPanel::pending_tiles)
    }

    /// Whether the places of a map are still being sorted.
    #[must_use]
    pub fn is_sorting(&self) -> bool {
        let second = self.second_map.as_ref();
        let second = second.filter(|_| self.state.comparison.is_some());
        self.map.is_sorting() || second.is_some_and(MapPanel::is_sorting)
    }

    /// Applies a command as if a hand had given it.
    pub fn send(&mut self, ctx: &Context, command: Command) {
        for effect in self.state.apply(command) {
            match effect {
                Effect::Copy(text) => ctx.copy_text(text),
                Effect::Quit => {
                    self.closing = true;
                    ctx.send_viewport_cmd(ViewportCommand::Close);
                }
                other => self.shell.perform(other, &self.state.settings),
            }
        }
    }

    /// Applies what workers answered and what was dropped on the window.
    pub fn logic(&mut self, ctx: &Context) {
        let answers: Vec<Command> = self.shell.answers().collect();
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        // Several files at once are opened beside each other.
        let dropped = dropped.iter().map(|file| file.path().to_owned()).collect();
        for command in answers.into_iter().chain(open_all(dropped)) {
            self.send(ctx, command);
        }
        self.ask_before_closing(ctx);
        let settings = &self.state.settings;
        let preference = match settings.theme {
            ThemeChoice::System => ThemePreference::System,
            ThemeChoice::Light => ThemePreference::Light,
            ThemeChoice::Dark => ThemePreference::Dark,
        };
        if ctx.options(|options| options.theme_preference) != preference {
            ctx.set_theme(preference);
        }
        if (ctx.zoom_factor() - settings.text_scale).abs() > 1e-3 {
            ctx.set_zoom_factor(settings.text_scale);
        }
        let seconds = if settings.reduced_motion { 0.0 } else { 0.12 };
        let animation = ctx.global_style().animation_time;
        if (animation - seconds).abs() > 1e-3 {
            ctx.all_styles_mut(|style| style.animation_time = seconds);
        }
    }

    /// A window with unsaved changes stays until it is clear what becomes of them.
    fn ask_before_closing(&mut self, ctx: &Context) {
        let wanted = ctx.input(|input| input.viewport().close_requested());
        if wanted && !self.closing && self.state.has_unsaved_changes() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.send(ctx, Command::Quit);
        }
    }

    /// Draws the window, then applies what was done in it.
    pub fn ui(&mut self, ui: &mut Ui) {
        let ctx = ui.ctx().clone();
        let mut out = std::mem::take(&mut self.outbox);
        let whole = ui.max_rect();
        let look = Look {
            state: &self.state,
            palette: palette(ctx.theme() == egui::Theme::Dark),
            side: None,
            is_right: false,
            width: whole.width(),
            height: whole.height(),
        };
        let map_is_shown = look.state.main_view == MainView::Map;
        if !(map_is_shown && self.map.lists_overlap()) {
            shortcuts::shortcuts_ui(&ctx, look.state, &mut out);
        }
        ui.painter()
            .rect_filled(whole, egui::CornerRadius::ZERO, look.palette.surface);
        bar("top bar", size::TOP_BAR, 16, look, Side::Top).show(ui, |ui| {
            top_bar::top_bar_ui(ui, look, &mut self.place_search, &mut out);
        });
        bar("filter bar", size::FILTER_BAR, 16, look, Side::Top).show(ui, |ui| {
            filter_bar::filter_bar_ui(ui, look, &mut self.list_covers_map, &mut out);
        });
        let covered = look.stacked() && (look.state.panel() != Panel::List || self.list_covers_map);
        if !look.stacked() || covered {
            side_panel(ui, look, &mut self.reader, &mut out);
        }
        if !covered && look.state.main_view == MainView::Findings {
            let room = ui.available_rect_before_wrap();
            self.findings.ui(ui, look, &mut out);
            notices::notices_ui(ui, look, room, &mut out);
        } else if !covered && look.state.main_view == MainView::Table {
            let room = ui.available_rect_before_wrap();
            ledger_ui(ui, look, &mut out);
            bar("foot of the table", FOOT, 16, look, Side::Bottom)
                .show(ui, |ui| self.table.foot_ui(ui, look, &mut out));
            self.table.ui(ui, look, &mut out);
            notices::notices_ui(ui, look, room, &mut out);
        } else if !covered {
            // Two maps have two sums.
            if look.state.comparison.is_none() {
                if let Some(height) = timeline::height(look) {
                    bar("timeline bar", height, 16, look, Side::Bottom).show(ui, |ui| {
                        self.timeline.ui(ui, look, &mut out);
                    });
                }
                ledger_ui(ui, look, &mut out);
            }
            let map = ui.available_rect_before_wrap();
            match &look.state.comparison {
                Some(comparison) => {
                    let second = self.second_map.get_or_insert_with(|| MapPanel::new(&ctx));
                    let maps = [&mut self.map, second];
                    compare::maps_ui(ui, look, comparison, maps, &mut out);
                }
                None => self.map.ui(ui, look, Part::Whole, &mut out),
            }
            notices::notices_ui(ui, look, map, &mut out);
        }
        dialogs::dialogs_ui(&ctx, look, &mut self.typed_path, &mut out);
        drop_hint(&ctx, look);
        for command in out.take() {
            self.send(&ctx, command);
            ctx.request_repaint();
        }
        self.outbox = out;
    }
}

/// Opens files: the first takes the place of what is open, the others stand beside it.
pub fn open_all(paths: Vec<PathBuf>) -> impl Iterator<Item = Command> {
    let mut paths = paths.into_iter();
    let first = paths.next().map(FileCommand::Open);
    let others: Vec<PathBuf> = paths.collect();
    let others = (!others.is_empty()).then_some(FileCommand::OpenBeside(others));
    first.into_iter().chain(others).map(Command::File)
}

/// Where a bar stands.
#[derive(Clone, Copy)]
enum Side {
    Top,
    Bottom,
}

fn bar(id: &'static str, height: f32, margin: i8, look: Look<'_>, side: Side) -> egui::Panel {
    let frame = Frame::new()
        .fill(look.palette.surface)
        .inner_margin(Margin::symmetric(margin, 0));
    let panel = match side {
        Side::Top => egui::Panel::top(id),
        Side::Bottom => egui::Panel::bottom(id),
    };
    panel.exact_size(height).resizable(false).frame(frame)
}

fn ledger_ui(ui: &mut Ui, look: Look<'_>, out: &mut Outbox) {
    bar("ledger", size::LEDGER, 16, look, Side::Bottom).show(ui, |ui| {
        ledger_bar::ledger_ui(ui, look, out);
    });
}

fn side_panel(ui: &mut Ui, look: Look<'_>, reader: &mut ReaderPanel, out: &mut Outbox) {
    let frame = Frame::new()
        .fill(look.palette.panel)
        .stroke(Stroke::new(1.0, look.palette.stroke))
        .inner_margin(Margin::symmetric(20, 0));
    let shown = look.state.panel();
    let reads = matches!(shown, Panel::Reader(_));
    let most = (look.width - 320.0).max(size::PANEL_MIN);
    let panel = if look.stacked() {
        egui::Panel::right("covering panel")
            .exact_size(look.width)
            .resizable(false)
    } else if reads {
        egui::Panel::right("reader panel")
            .default_size(size::READER.min(most))
            .size_range(size::READER_MIN.min(most)..=most)
            .resizable(true)
    } else {
        let narrow = if look.compact() {
            size::PANEL_MIN
        } else {
            size::PANEL
        };
        egui::Panel::right("side panel")
            .default_size(narrow.min(most))
            .size_range(size::PANEL_MIN.min(most)..=size::PANEL_MAX.min(most))
            .resizable(true)
    };
    panel.frame(frame).show(ui, |ui| match shown {
        Panel::List | Panel::Place(_) if look.state.comparison.is_some() => {
            if let Some(comparison) = &look.state.comparison {
                compare::list_ui(ui, look, comparison, out);
            }
        }
        Panel::List => {
            egui::ScrollArea::vertical()
                .id_salt("places")
                .auto_shrink(false)
                .show(ui, |ui| {
                    panel::list_ui(ui, look, out);
                });
        }
        Panel::Place(place) => panel::place_ui(ui, look, place, out),
        Panel::Reader(reading) => reader.ui(ui, look, reading, out),
    });
}

/// While a file hovers over the window: what happens when it is let go.
fn drop_hint(ctx: &Context, look: Look<'_>) {
    if ctx.input(|input| input.raw.hovered_files.is_empty()) {
        return;
    }
    let painter = ctx.layer_painter(egui::LayerId::new(
        egui::Order::Foreground,
        egui::Id::unique("drop hint"),
    ));
    let rect = ctx.content_rect();
    painter.rect_filled(
        rect,
        egui::CornerRadius::ZERO,
        look.palette.accent_soft.gamma_multiply(0.9),
    );
    painter.text(
        rect.center(),
        egui::Align2::CENTER_CENTER,
        "Let go to open this dataset",
        theme::Type::Title.font(),
        look.palette.accent,
    );
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        Color32::to_normalized_gamma_f32(visuals.panel_fill)
    }

    /// What is remembered lies in our own settings file.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
