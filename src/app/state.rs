//! The state, and the one function that changes it.

use super::changes::{Then, change};
use super::compare::{self, Open};
use super::files::{Arrived, Files, Present};
use super::filtering::{FilterDesk, asked};
use super::layers::{LayerCommand, Layers, Table, days_with};
use super::map::{MapState, surroundings};
use super::reload::take_again;
use super::row_report::save_report;
use super::ruling::{keep_words, opening_query, ruled};
use super::saving::{Desk, Waiting};
use super::selection::{read, select, select_named};
use super::{
    Command, CompareCommand, Comparison, Dialog, Effect, FileCommand, Filtering, History, MainView,
    Notice, Opened, Panel, PointedClaim, Reading, Saving, Settings, TableState, TimelineState,
};
use crate::model::PlaceId;
use crate::view::{Query, View};

/// Everything the program knows while it runs.
#[derive(Debug)]
pub struct State {
    /// The open dataset.
    pub opened: Opened,
    /// What is shown of it.
    pub view: View,
    /// What stands in the middle of the window.
    pub main_view: MainView,
    /// The selected place.
    pub selection: Option<PlaceId>,
    /// The claim of that place that was asked for.
    pub pointed: Option<PointedClaim>,
    /// The document that is being read.
    pub reading: Option<Reading>,
    /// Where the map looks.
    pub map: MapState,
    /// What a query waits for.
    pub filtering: Filtering,
    /// What the timeline does by itself.
    pub timeline: TimelineState,
    /// What is being read, what could not be read.
    pub files: Files,
    /// The datasets that are open beside it.
    pub layers: Layers,
    /// Two maps side by side instead of one.
    pub comparison: Option<Comparison>,
    /// What was edited, and the way back.
    pub history: History,
    /// What is being saved.
    pub saving: Saving,
    /// Something to be told once, about saving or editing.
    pub notice: Option<Notice>,
    /// The rows of the table that are selected.
    pub table: TableState,
    /// The window in front of the window.
    pub dialog: Option<Dialog>,
    /// What is remembered between two starts.
    pub settings: Settings,
    /// Counts up whenever the dataset or the view changes: what is derived from them is then
    /// made anew.
    pub revision: u64,
}

impl State {
    /// A state with an open dataset, on the metric with the most located figures and its latest
    /// day.
    #[must_use]
    pub fn new(opened: Opened, settings: Settings) -> Self {
        let view = opening_view(&opened, &settings);
        Self {
            opened,
            view,
            main_view: MainView::default(),
            selection: None,
            pointed: None,
            reading: None,
            map: MapState::default(),
            filtering: Filtering::default(),
            timeline: TimelineState::default(),
            files: Files::default(),
            layers: Layers::default(),
            comparison: None,
            history: History::default(),
            saving: Saving::default(),
            notice: None,
            table: TableState::default(),
            dialog: None,
            settings,
            revision: 0,
        }
    }

    /// What stands in the side panel.
    #[must_use]
    pub fn panel(&self) -> Panel<'_> {
        match (&self.reading, self.selection) {
            (Some(reading), _) => Panel::Reader(reading),
            (None, Some(place)) => Panel::Place(place),
            (None, None) => Panel::List,
        }
    }

    /// Whether the open dataset is not the one in its file.
    #[must_use]
    pub fn is_edited(&self) -> bool {
        self.history.is_edited(&self.opened)
    }

    /// Whether any open dataset has changes that are not saved.
    #[must_use]
    pub fn has_unsaved_changes(&self) -> bool {
        self.is_edited() || self.layers.edited().is_some()
    }

    /// The only way to change anything. Returns what the shell has to do.
    #[expect(clippy::too_many_lines, reason = "one line or a few for each command")]
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Self {
            opened,
            view,
            main_view,
            selection,
            pointed,
            reading,
            map,
            filtering,
            timeline,
            files,
            layers,
            comparison,
            history,
            saving,
            notice,
            table,
            dialog,
            settings,
            revision,
        } = self;
        let mut then = Then::default();
        // Saved under another name it is another file that is watched.
        let origin = matches!(command, Command::Save(_)).then(|| opened.origin.clone());
        match command {
            Command::File(command) => {
                if let FileCommand::ChangedOnDisk(path) = &command
                    && layers.changed(path)
                {
                    return effects;
                }
                let present = Present {
                    opened,
                    is_edited: history.is_edited(opened),
                    is_saving: saving.is_running(),
                    layers,
                };
                match files.apply(command, present, settings, &mut effects) {
                    Some(Arrived::New(new)) => then.replace = Some(new),
                    Some(Arrived::Again(new)) => then.again = Some(new),
                    Some(Arrived::Beside(new)) => then.beside = Some(new),
                    Some(Arrived::Columns(true)) => *dialog = Some(Dialog::Columns),
                    Some(Arrived::Columns(false)) => {
                        dialog.take_if(|open| *open == Dialog::Columns);
                    }
                    None => {}
                }
            }
            // What is being saved is the active dataset.
            Command::Layer(_) if saving.is_running() => {}
            Command::Layer(command) => then.layer = Some(command),
            Command::Save(_)
            | Command::Edit(_)
            | Command::Undo
            | Command::Redo
            | Command::Audited(..) => {
                let mut desk = Desk {
                    opened,
                    history,
                    dialog,
                    settings,
                    notice,
                    effects: &mut effects,
                };
                then = change(command, saving, &mut desk, &view.query, selection);
            }
            Command::Report(command) => {
                save_report(command, opened, dialog, notice, &mut effects);
            }
            Command::DismissNotice => *notice = None,
            Command::Map(command) => {
                map.apply(command, surroundings(opened, view, layers, settings));
            }
            Command::Timeline(command) => then.query = timeline.apply(command, view),
            Command::Read(command) => then = read(command, opened, view, selection, reading),
            Command::Set(command) => {
                settings.apply(command);
                effects.push(Effect::SaveSettings);
            }
            Command::Compare(command) => {
                *reading = None;
                let open = Open {
                    opened,
                    view,
                    layers,
                };
                let is_other = !matches!(command, CompareCommand::Choose(_));
                compare::apply(comparison, command, open);
                *revision += u64::from(is_other);
                if matches!(command, CompareCommand::Start | CompareCommand::Stop) {
                    map.fit_when_resized();
                }
            }
            Command::StepPlace(forward) if comparison.is_some() => {
                if let Some(comparison) = comparison {
                    comparison.step(forward);
                }
            }
            Command::Deselect if comparison.is_some() => {
                if let Some(comparison) = comparison {
                    comparison.chosen = None;
                }
            }
            Command::SelectOnMap(_)
            | Command::Select(_)
            | Command::SelectClaim(_)
            | Command::StepPlace(_)
            | Command::Deselect => {
                then = select(&command, opened, view, selection, reading);
            }
            Command::Back => {
                saving.put_away();
                if files.failure.take().is_none()
                    && files.news.take().is_none()
                    && notice.take().is_none()
                    && dialog.take().is_none()
                    && reading.take().is_none()
                    && comparison.take().is_none()
                {
                    *selection = None;
                }
            }
            Command::ShowMetric(_) | Command::ShowDays(_) | Command::ShowVerdicts(_) => {
                then.query = asked(opened, &view.query, &command);
            }
            Command::Filter(command) => {
                let effects = &mut effects;
                let mut desk = FilterDesk {
                    opened,
                    view,
                    settings,
                    notice,
                    effects,
                };
                then.query = filtering.apply(command, &mut desk);
            }
            Command::ShowRule(rule) => then.query = Some(ruled(&view.query, rule)),
            Command::ShowView(shown) => *main_view = shown,
            Command::Table(command) => table.apply(command, settings, &mut effects),
            Command::Show(window) => *dialog = Some(window),
            Command::CloseDialog => {
                *dialog = None;
                files.peeking = None;
                saving.put_away();
            }
            Command::Copy(text) => effects.push(Effect::Copy(text)),
            Command::OpenLink(url) => effects.push(Effect::OpenLink(url)),
            Command::Quit => then.quit = true,
        }
        if then.quit
            && !history.is_edited(opened)
            && let Some(tag) = layers.edited()
        {
            // What would be lost is shown before it is asked about.
            then.layer = Some(LayerCommand::Activate(tag));
        }
        if let Some(LayerCommand::Close(tag)) = then.layer
            && layers.is_edited(tag, history.is_edited(opened))
        {
            then.layer = Some(LayerCommand::Activate(tag));
            saving.waiting = Some(Waiting::Close(tag));
            *dialog = Some(Dialog::Unsaved);
        }
        if let Some(command) = then.layer {
            let open = Table {
                opened,
                view,
                selection,
                reading,
                history,
                effects: &mut effects,
            };
            then.reordered = layers.apply(command, open);
        }
        let is_another = then.again.is_some()
            || then.replace.is_some()
            || then.beside.is_some()
            || then.reordered;
        let revision_before = *revision;
        *revision += u64::from(then.reordered);
        *pointed = pointed.filter(|_| !then.reordered);
        if let Some(new) = then.beside.take() {
            layers.open(*new, opened, &view.query);
            let days = days_with(layers, view.query.days);
            then.query = Some(Query {
                days,
                ..view.query.clone()
            });
            *revision += 1;
            map.look_anew(surroundings(opened, view, layers, settings));
        }
        if let Some(new) = then.again.take() {
            *view = take_again(*new, opened, &view.query, selection, reading);
            *pointed = None;
            *history = history.anew();
            *revision += 1;
        }
        then.hold_back(history.is_edited(opened), saving, dialog);
        if then.quit {
            effects.push(Effect::Quit);
        }
        if let Some(new) = then.replace.take() {
            *opened = *new;
            *view = opening_view(opened, settings);
            layers.without(&opened.origin);
            *revision += 1;
            (*main_view, *pointed) = (MainView::default(), None);
            (*selection, *reading, *dialog, files.failure) = (None, None, None, None);
            files.news = None;
            *notice = None;
            *history = history.anew();
            *saving = saving.anew();
            let effects = &mut effects;
            let mut desk = FilterDesk {
                opened,
                view,
                settings,
                notice,
                effects,
            };
            if let Some(query) = filtering.opened(&mut desk) {
                *view = opened.view(query);
            }
            map.look_anew(surroundings(opened, view, layers, settings));
            if let Some(name) = files.select.take() {
                then = select_named(&name, opened, view, selection);
            }
        }
        keep_words(&mut then, view, settings);
        *revision += u64::from(then.show(opened, view, reading.as_mut()));
        timeline.follow(view);
        if *revision != revision_before {
            layers.follow(opened, &view.query);
            let open = Open {
                opened,
                view,
                layers,
            };
            *comparison = comparison.take().and_then(|it| it.again(open));
        }
        table.forget_if(is_another);
        if is_another || origin.is_some_and(|origin| origin != opened.origin) {
            files.watch(opened, layers, &mut effects);
            let is_stale = std::mem::take(&mut layers.is_stale);
            let present = Present {
                opened,
                is_edited: history.is_edited(opened),
                is_saving: saving.is_running(),
                layers,
            };
            files.go_on(present, &mut effects);
            if is_stale {
                files.changed(present, settings, &mut effects);
            }
        }
        if let Some(claim) = then.point {
            *pointed = Some(PointedClaim::at(*pointed, claim));
        }
        // A claim stands out among those of its own place only, and only while it is there.
        *pointed = pointed.filter(|it| it.is_at(&opened.dataset, *selection));
        if let (Some(comparison), Some(place)) = (comparison.as_mut(), then.bring)
            && comparison.left.0.tag == layers.active
        {
            comparison.chosen = comparison.line_of(place, false);
        }
        if let Some(place) = then.bring {
            map.bring_into_view(place, surroundings(opened, view, layers, settings));
        }
        effects
    }
}

fn opening_view(opened: &Opened, settings: &Settings) -> View {
    opened.view(opening_query(opened, settings))
}
