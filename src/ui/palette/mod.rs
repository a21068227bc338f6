//! The list of everything that can be done and gone to, over the window: typed into, gone through by key.

mod lines;
mod line;

use super::look::Look;
use super::outbox::Outbox;
use super::shortcuts;
use super::theme::Type;
use super::widgets::{card, named, small};
use crate::app::palette::{Found, Hit, Index, Sources, Target};
use crate::app::{Action, Command, Dialog};
use crate::model::counted;
use crate::run::{Task, Wake};
use egui::{Align2, Context, Id, Key, Modal, Modifiers, Role, TextEdit, Ui};
use line::Line;
use std::sync::Arc;

/// How many lines are listed at most.
const LISTED: usize = 60;
/// Lists of more than this are made and searched on a thread.
const SMALL: usize = 4_000;
/// How many things that were chosen are offered first.
const RECENT: usize = 6;

/// The list and what is typed into it.
#[derive(Default)]
pub struct PalettePanel {
    typed: String,
    chosen: usize,
    sources: Option<Sources>,
    index: Option<Arc<Index>>,
    making: Option<Task<Index>>,
    searching: Option<Task<Found>>,
    /// What `found` and `searching` are about.
    asked: Option<String>,
    found: Found,
    lines: Vec<Line>,
    /// What `lines` are about.
    revision: u64,
    recent: Vec<Target>,
    is_open: bool,
}

impl PalettePanel {
    /// The list, where it is open.
    pub fn ui(&mut self, ctx: &Context, look: Look<'_>, wake: &Wake, out: &mut Outbox) {
        if look.state.dialog != Some(Dialog::Palette) {
            self.is_open = false;
            (self.making, self.searching) = (None, None);
            return;
        }
        let just_opened = !std::mem::replace(&mut self.is_open, true);
        if just_opened {
            self.typed.clear();
            (self.asked, self.chosen) = (None, 0);
        }
        self.search(look, wake);
        let width = (look.width - 80.0).clamp(240.0, 620.0);
        let frame = card(look.palette)
            .corner_radius(egui::CornerRadius::same(super::theme::radius::WINDOW))
            .inner_margin(12);
        let top = (look.height * 0.12).min(120.0);
        let id = Id::unique("palette");
        let area = Modal::default_area(id).anchor(Align2::CENTER_TOP, egui::vec2(0.0, top));
        let modal = Modal::new(id).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width(width);
            self.contents_ui(ui, look, just_opened, out);
        });
        if modal.should_close() {
            out.send(Command::CloseDialog);
        }
    }

    fn contents_ui(&mut self, ui: &mut Ui, look: Look<'_>, just_opened: bool, out: &mut Outbox) {
        let keys = pressed(ui);
        let last = self.lines.len().saturating_sub(1);
        self.chosen = keys.moved(self.chosen.min(last), last);
        let accessible = match self.lines.get(self.chosen) {
            Some(line) => format!(
                "Go to anything. {} of {}: {}",
                self.chosen + 1,
                self.lines.len(),
                line.accessible
            ),
            None => "Go to anything. Nothing has these letters".to_owned(),
        };
        let hint = "An action, a place, a document, a day, a claimant, a saved query …";
        let hint = Type::Body.text(hint, look.palette.text_muted);
        let field = TextEdit::singleline(&mut self.typed)
            .id(Id::unique("what to go to"))
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(egui::Margin::symmetric(10, 9));
        let response = named(ui.add(field), Role::TextInput, &accessible);
        if just_opened || !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            self.chosen = 0;
        }
        ui.add_space(6.0);
        let height = (look.height * 0.6 - 60.0).clamp(80.0, 440.0);
        let scroll = keys.is_moving() || response.changed();
        let clicked = lines::lines_ui(ui, look, &self.lines, self.chosen, (height, scroll));
        self.foot_ui(ui, look);
        let entered = (keys.enter).then_some(self.chosen);
        let line = clicked.or(entered).and_then(|at| self.lines.get(at));
        if let Some(line) = line.filter(|line| line.missing.is_none()) {
            let target = line.target;
            self.recent.retain(|it| *it != target);
            self.recent.insert(0, target);
            self.recent.truncate(RECENT);
            out.send(Command::CloseDialog);
            match target {
                Target::Do(action) => shortcuts::perform(ui.ctx(), look.state, action, out),
                _ => {
                    for command in target.commands(look.state) {
                        out.send(command);
                    }
                }
            }
        }
    }

    fn foot_ui(&self, ui: &mut Ui, look: Look<'_>) {
        let words = if self.index.is_none() {
            "The names of the open datasets are being gathered; actions can be found already."
                .to_owned()
        } else if self.searching.is_some() {
            "Searching…".to_owned()
        } else if self.asked.as_deref().is_none_or(|it| it.trim().is_empty()) {
            "In any script. > only actions, @ only places, # only documents.".to_owned()
        } else if self.found.count > self.found.hits.len() {
            let more = counted(self.found.count, "line");
            format!("{more} have these letters; the likeliest are listed.")
        } else {
            counted(self.found.count, "line")
        };
        ui.add_space(4.0);
        small(ui, words, look.palette);
    }

    /// Brings the list up to date with what is open and with what is typed: at once where it is
    /// small, else as soon as a thread has answered. What is typed later goes before.
    fn search(&mut self, look: Look<'_>, wake: &Wake) {
        let sources = Sources::of(look.state);
        let is_small = sources.size() <= SMALL;
        if self.sources.as_ref() != Some(&sources) {
            (self.index, self.making, self.asked) = (None, None, None);
            if is_small {
                self.index = Index::new(&sources, &|| true).map(Arc::new);
            }
            self.recent.retain(|target| is_there(*target, &sources));
            self.sources = Some(sources.clone());
        }
        if self.index.is_none() && self.making.is_none() {
            let sources = sources.clone();
            let make = move |go_on: &dyn Fn() -> bool| Index::new(&sources, go_on);
            self.making = Task::start("gather names", Arc::clone(wake), make);
        }
        if let Some(index) = self.making.as_ref().and_then(Task::answer) {
            (self.index, self.making, self.asked) = (Some(Arc::new(index)), None, None);
        }
        let mut is_new = self.revision != look.state.revision;
        if self.asked.as_deref() != Some(self.typed.as_str()) {
            self.asked = Some(self.typed.clone());
            self.searching = None;
            let typed = self.typed.clone();
            match &self.index {
                Some(index) if !is_small && !typed.trim().is_empty() => {
                    let index = Arc::clone(index);
                    let search =
                        move |go_on: &dyn Fn() -> bool| index.search(&typed, LISTED, go_on);
                    self.searching = Task::start("search names", Arc::clone(wake), search);
                }
                index => {
                    let actions = || Index::of_actions().search(&typed, LISTED, &|| true);
                    let found = match index {
                        Some(index) if !typed.trim().is_empty() => {
                            index.search(&typed, LISTED, &|| true)
                        }
                        _ => actions(),
                    };
                    self.found = found.unwrap_or_default();
                    is_new = true;
                }
            }
        }
        if let Some(found) = self.searching.as_ref().and_then(Task::answer) {
            (self.found, self.searching) = (found, None);
            is_new = true;
        }
        if is_new {
            self.revision = look.state.revision;
            let hits = self.with_recent();
            let typed = self.asked.as_deref().unwrap_or_default();
            let line = |hit: &Hit| Line::new(hit, look.state, &sources, typed);
            self.lines = hits.iter().map(line).collect();
        }
    }

    /// With nothing typed, what was chosen last stands first.
    fn with_recent(&self) -> Vec<Hit> {
        let is_typed = self
            .asked
            .as_deref()
            .is_some_and(|it| !it.trim().is_empty());
        let recent: &[Target] = if is_typed { &[] } else { &self.recent };
        let first = recent.iter().map(|&target| Hit { target, name: 0 });
        let others = self.found.hits.iter();
        let others = others.filter(|hit| !recent.contains(&hit.target)).cloned();
        // The list itself is open already.
        let is_other = |hit: &Hit| hit.target != Target::Do(Action::Palette);
        first.chain(others).filter(is_other).collect()
    }
}

/// Whether something that was chosen is there still.
fn is_there(target: Target, sources: &Sources) -> bool {
    match target {
        Target::Do(_) | Target::Days(_) => true,
        Target::Place(tag, id) => {
            let dataset = sources.dataset(tag);
            dataset.is_some_and(|it| id.index() < it.places.len())
        }
        Target::Document(tag, id) => {
            let dataset = sources.dataset(tag);
            dataset.is_some_and(|it| id.index() < it.documents.len())
        }
        Target::Metric(_) | Target::Claimant(..) | Target::Saved(_) => false,
    }
}

/// The keys that go through the list: taken before the field gets them.
struct Pressed {
    down: usize,
    up: usize,
    enter: bool,
}

fn pressed(ui: &Ui) -> Pressed {
    const SCREEN: usize = 8;
    ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key);
        let down = count(Key::ArrowDown) + SCREEN * count(Key::PageDown);
        let up = count(Key::ArrowUp) + SCREEN * count(Key::PageUp);
        let enter = count(Key::Enter) > 0;
        Pressed { down, up, enter }
    })
}

impl Pressed {
    fn is_moving(&self) -> bool {
        self.down + self.up > 0
    }

    /// The line that the keys lead to. One step beyond either end leads to the other.
    fn moved(&self, from: usize, last: usize) -> usize {
        if self.down == 1 && from == last {
            0
        } else if self.up == 1 && from == 0 {
            last
        } else {
            (from + self.down).min(last).saturating_sub(self.up)
        }
    }
}
