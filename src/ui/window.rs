//! The window: its regions, and the way from what was done to what is shown.

use super::drop_hint::drop_hint_ui;
use super::look::Look;
use super::map::MapPanel;
use super::outbox::Outbox;
use super::palette::PalettePanel;
use super::parts::Parts;
use super::theme::{self, Palette, palette, size};
use super::{dialogs, filter_bar, shortcuts, top_bar};
use crate::app::{Command, Effect, FileCommand, MainView, State, ThemeChoice};
use crate::run::{Shell, Wake};
use egui::{Color32, Context, Frame, Margin, ThemePreference, Ui, ViewportCommand};
use std::path::PathBuf;
use std::sync::Arc;

/// One window with its state.
pub struct Window {
    state: State,
    shell: Shell,
    parts: Parts,
    anything: PalettePanel,
    wake: Wake,
    outbox: Outbox,
    place_search: String,
    typed_path: String,
    /// In a narrow window: whether the list stands where the map was.
    list_covers_map: bool,
    /// Nothing is left to be asked before the window closes.
    closing: bool,
    /// What the system clears the window with; `None` where the window itself has to.
    ground: Option<Color32>,
    /// Whether a frame was drawn.
    has_drawn: bool,
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
            shell: Shell::new(Arc::clone(&wake), settings_path),
            wake,
            parts: Parts::new(ctx),
            anything: PalettePanel::default(),
            outbox: Outbox::default(),
            place_search: String::new(),
            typed_path: String::new(),
            list_covers_map: false,
            closing: false,
            ground: None,
            has_drawn: false,
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
        let maps = self.parts.maps(&self.state);
        maps.map(MapPanel::pending_tiles).sum()
    }

    /// Whether the places of a map are still being sorted.
    #[must_use]
    pub fn is_sorting(&self) -> bool {
        self.parts.maps(&self.state).any(MapPanel::is_sorting)
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
        let palette = palette(ctx.theme() == egui::Theme::Dark);
        let look = Look {
            state: &self.state,
            palette,
            side: None,
            is_right: false,
            width: whole.width(),
            height: whole.height(),
            ground: self.ground.map(|_| ground(&self.state, palette)),
        };
        self.ground = look.ground;
        let map_is_shown = look.state.main_view == MainView::Map;
        if !(map_is_shown && self.parts.lists_overlap()) {
            shortcuts::shortcuts_ui(&ctx, look.state, &mut out);
        }
        if look.ground.is_none() {
            ui.painter()
                .rect_filled(whole, egui::CornerRadius::ZERO, palette.surface);
        }
        bar("top bar", size::TOP_BAR, look).show(ui, |ui| {
            top_bar::top_bar_ui(ui, look, &mut self.place_search, &mut out);
        });
        bar("filter bar", size::FILTER_BAR, look).show(ui, |ui| {
            filter_bar::filter_bar_ui(ui, look, &mut self.list_covers_map, &mut out);
        });
        self.parts.ui(ui, look, self.list_covers_map, &mut out);
        dialogs::dialogs_ui(&ctx, look, &mut self.typed_path, &mut out);
        self.anything.ui(&ctx, look, &self.wake, &mut out);
        drop_hint_ui(&ctx, look);
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

/// What most of the window has under it: water where one map is shown, which stands between bars
/// and panels that are painted, and paper elsewhere.
fn ground(state: &State, palette: &Palette) -> Color32 {
    match (state.main_view, &state.comparison) {
        (MainView::Map, None) => palette.map_water,
        _ => palette.surface,
    }
}

fn bar(id: &'static str, height: f32, look: Look<'_>) -> egui::Panel {
    let frame = Frame::new()
        .fill(look.palette.surface)
        .inner_margin(Margin::symmetric(16, 0));
    egui::Panel::top(id)
        .exact_size(height)
        .resizable(false)
        .frame(frame)
}

/// Shows the window before its first frame is painted instead of afterwards: X11 throws away what
/// is painted into a hidden window, and the frame would have to be painted again. Elsewhere a window
/// that is shown too early flashes.
fn show_early(frame: &eframe::Frame) {
    if cfg!(all(unix, not(target_os = "macos")))
        && let Some(window) = frame.winit_window()
    {
        window.set_visible(true);
    }
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        if frame.winit_window().is_some() {
            self.ground.get_or_insert_default();
        }
        Self::ui(self, ui);
        if !std::mem::replace(&mut self.has_drawn, true) {
            show_early(frame);
        }
    }

    fn on_exit(&mut self) {
        for effect in self.state.apply(Command::Remember) {
            self.shell.perform(effect, &self.state.settings);
        }
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        self.ground
            .unwrap_or(visuals.panel_fill)
            .to_normalized_gamma_f32()
    }

    /// What is remembered lies in our own settings file.
    fn persist_egui_memory(&self) -> bool {
        false
    }
}
