//! Opens the window, or says in one sentence why it cannot.

use super::graphics;
use super::rehearsal::{self, rehearse};
use super::window::{Window, open_all};
use crate::app::{Command, FileCommand, FilterCommand, Opened, State, ThemeChoice, ViewLine};
use crate::load::LoadOptions;
use crate::run::{Ahead, load_settings, settings_path};
use crate::view::QueryText;
use eframe::egui_wgpu::{RenderState, WgpuSetupCreateNew};
use egui::{Context, IconData, ViewportBuilder, vec2};
use std::cell::Cell;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

/// What the command line says about the window.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct WindowOptions {
    /// The files to open instead of the bundled dataset, beside each other.
    pub files: Vec<PathBuf>,
    /// The place to select.
    pub select: Option<String>,
    /// The view to open.
    pub view: Option<ViewLine>,
    /// The theme, for this time only.
    pub theme: Option<ThemeChoice>,
    /// What is asked.
    pub query: Option<QueryText>,
    /// Width and height in points.
    pub size: Option<(f32, f32)>,
    /// How the files are to be read, where they are tables; `None` finds it out.
    pub load: Option<Box<LoadOptions>>,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no display.
    #[error(
        "there is no display to open a window on: start it from a desktop, or use \
         `arrest-atlas audit FILE`, which needs none"
    )]
    NoDisplay,
    /// The display that is named cannot be reached.
    #[error(
        "the display named by DISPLAY or WAYLAND_DISPLAY cannot be reached: on Debian or Ubuntu \
         libx11-6, libx11-xcb1, libxcursor1, libxi6 and libxkbcommon-x11-0 are needed; \
         `arrest-atlas audit FILE` needs no display"
    )]
    DisplayRefused,
    /// The graphics driver refused.
    #[error(
        "no window could be opened ({0}): on Debian or Ubuntu install libvulkan1 and \
         mesa-vulkan-drivers, or use \
         `arrest-atlas audit FILE`, which needs none"
    )]
    NoWindow(String),
}

/// Width and height in points where nothing else is asked for or remembered.
const USUAL_SIZE: (f32, f32) = (1440.0, 900.0);

const ICON: &[u8] = include_bytes!("../../assets/icon.png");

/// Opens the window and returns when it is closed.
///
/// # Errors
/// Without a display, or without a driver that can draw.
pub fn run_window(options: WindowOptions) -> Result<(), StartError> {
    if !has_display() {
        return Err(StartError::NoDisplay);
    }
    // All at once: the driver, the window's contents, and what the system does for a window.
    let driver = graphics::load_driver();
    let (size, ctx) = (options.size, rehearsal::context());
    let contents = Ahead::start({
        let ctx = ctx.clone();
        move || contents(&ctx, &options)
    });
    let waiting = Rc::new(Cell::new(Some((driver, contents))));
    let mut opened = Ok(());
    for setup in graphics::tries() {
        let taken = Rc::clone(&waiting);
        opened = eframe::run_native_ext(
            "arrest-atlas",
            native_options(size, setup),
            Some(ctx.clone()),
            Box::new(move |creation| {
                let (driver, contents) = taken.take().ok_or("opened before")?;
                drop(driver);
                install_renderers(creation.wgpu_render_state.as_ref());
                Ok(Box::new(contents.finish()))
            }),
        );
        // Only where no driver could draw, the next is asked.
        let asked = waiting.take();
        let is_unanswered = asked.is_some();
        waiting.set(asked);
        if !(is_unanswered && matches!(opened, Err(eframe::Error::Wgpu(_)))) {
            break;
        }
    }
    opened.map_err(|error| match error {
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => StartError::DisplayRefused,
        other => StartError::NoWindow(other.to_string()),
    })
}

fn native_options(size: Option<(f32, f32)>, setup: WgpuSetupCreateNew) -> eframe::NativeOptions {
    let (width, height) = size.unwrap_or(USUAL_SIZE);
    let mut viewport = ViewportBuilder::default()
        .with_app_id("arrest-atlas")
        .with_title("Arrest Atlas")
        .with_inner_size(vec2(width, height))
        .with_min_inner_size(vec2(480.0, 320.0));
    if let Ok(icon) = eframe::icon_data::from_png_bytes(ICON) {
        viewport = viewport.with_icon(Arc::<IconData>::new(icon));
    }
    let mut native = eframe::NativeOptions {
        viewport,
        // A size that was asked for goes before the remembered one.
        persist_window: size.is_none(),
        ..eframe::NativeOptions::default()
    };
    native.wgpu_options.wgpu_setup = setup.into();
    native
}

/// Makes the graphics card ready for the map: its tiles, and its marks where they are many.
pub fn install_renderers(state: Option<&RenderState>) {
    if let Some(state) = state {
        walkers::install_renderer(Some(state));
        super::map::install(state);
    }
}

/// The window as it will be shown first.
fn contents(ctx: &Context, options: &WindowOptions) -> Window {
    let path = settings_path();
    let mut settings = path.as_deref().map(load_settings).unwrap_or_default();
    if let Some(theme) = options.theme {
        settings.lasting_theme = Some(settings.theme);
        settings.theme = theme;
    }
    let state = State::new(Opened::bundled(), settings);
    let mut window = Window::new(ctx, state, path);
    for command in first_commands(window.state(), options.clone()) {
        window.send(ctx, command);
    }
    let (width, height) = options.size.unwrap_or(USUAL_SIZE);
    rehearse(&mut window, ctx, vec2(width, height));
    window
}

/// What the command line asks for, as commands.
fn first_commands(state: &State, options: WindowOptions) -> Vec<Command> {
    let view = options.view.map(Box::new);
    if let Some(load) = options.load {
        let open = FileCommand::OpenAllAs(options.files, load, options.select);
        let view = view.map(FileCommand::ShowWhenRead);
        let asked = options.query.map(FilterCommand::AskWhenOpened);
        let files = [open].into_iter().chain(view).map(Command::File);
        return files.chain(asked.map(Command::Filter)).collect();
    }
    let mut commands: Vec<Command> = open_all(options.files).collect();
    let is_opening = !commands.is_empty();
    let is_asking = options.query.is_some();
    match (commands.first_mut(), view, options.select) {
        (Some(_), Some(view), _) => {
            commands.push(Command::File(FileCommand::ShowWhenRead(view)));
        }
        (Some(first), None, Some(place)) => {
            if let Command::File(FileCommand::Open(file)) = first {
                let file = std::mem::take(file);
                *first = Command::File(FileCommand::OpenSelecting(file, place));
            }
        }
        (Some(_), None, None) => {}
        (None, Some(view), _) => commands.push(Command::OpenView(view)),
        (None, None, Some(place)) => {
            commands.extend(state.opened.dataset.find_place(&place).map(Command::Select));
        }
        (None, None, None) if is_asking => {}
        (None, None, None) => {
            let known = state.settings.remembered_view(&state.opened, &state.view);
            commands.extend(known.map(|sight| Command::Look(Box::new(sight))));
            commands.push(Command::Regroup);
        }
    }
    if let Some(query) = options.query {
        commands.push(Command::Filter(if is_opening {
            FilterCommand::AskWhenOpened(query)
        } else {
            FilterCommand::Ask(query)
        }));
    }
    commands
}

/// Whether there is something to open a window on.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
