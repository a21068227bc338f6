//! The one function that changes the state.

use super::changes::{Then, change};
use super::compare::{self, Open};
use super::files::{Arrived, Present};
use super::filtering::{FilterDesk, asked};
use super::layer_steps::layers_are_next;
use super::layers::{LayerCommand, Table, days_with};
use super::map::surroundings;
use super::reload::{query_again, take_again};
use super::row_report::save_report;
use super::ruling::{keep_words, opening_view, ruled};
use super::saving::{Desk, Waiting};
use super::selection::{read, select, select_named};
use super::settings_views::first_sight;
use super::sight::Stage;
use super::visits::{Leaving, Visits};
use super::{
    Command, CompareCommand, Dialog, Effect, FileCommand, MainView, PointedClaim, Sight, State,
};
use crate::view::Query;
use std::sync::Arc;

impl State {
    /// The only way to change anything. Returns what the shell has to do.
    #[expect(clippy::too_many_lines, reason = "one line or a few for each command")]
    pub fn apply(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some((visits, commands)) = Visits::way(self, &command) {
            effects.extend(commands.into_iter().flat_map(|it| self.apply(it)));
            self.visits = visits.unwrap_or_else(|| self.visits.clone()).arrived(self);
            return effects;
        }
        let leaving = Leaving::of(self, &command);
        let Self {
            opened,
            view,
            main_view,
            selection,
            pointed,
            reading,
            map,
            timeline,
            filtering,
            files,
            layers,
            comparison,
            history,
            visits: _,
            saving,
            notice,
            table,
            dialog,
            settings,
            revision,
        } = self;
        (history.now, layers.steps.now) = (*revision, *revision);
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
                let reading_before = files.loading.as_ref().map(|it| it.ticket);
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
                let reading = files.loading.as_ref().map(|it| it.ticket);
                if reading != reading_before && then.replace.is_none() {
                    filtering.nothing_opened();
                }
            }
            // What is being saved is the active dataset.
            Command::Layer(_) if saving.is_running() => {}
            Command::Layer(command) => then.layer = Some(command),
            Command::Undo | Command::Redo if layers_are_next(layers, history, &command) => {
                if !saving.is_running() {
                    let forward = matches!(command, Command::Redo);
                    if layers.steps.step_query(forward, settings) {
                        effects.push(Effect::SaveSettings);
                    } else {
                        then.layer = Some(LayerCommand::Step(forward));
                    }
                }
            }
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
            Command::Tell(news) => *notice = Some(news),
            Command::Walk(_) | Command::OpenView(_) | Command::CopyView => {}
            Command::Map(command) => {
                map.apply(command, surroundings(opened, view, layers, settings));
            }
            Command::Timeline(command) => {
                then.query = timeline.apply(command, view, opened.indexed());
            }
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
            Command::StepPlace(_) | Command::Deselect if comparison.is_some() => {
                compare::go(comparison.as_mut(), &command);
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
                then.query = asked(opened, filtering.present(view), &command);
            }
            Command::ShowRule(rule) => then.query = Some(ruled(filtering.present(view), rule)),
            Command::Filter(command) => {
                let id = &opened.dataset.id;
                layers.steps.loses_query(&command, id, settings);
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
            Command::ShowView(shown) => *main_view = shown,
            Command::Look(sight) => {
                let mut stage = Stage {
                    main_view,
                    selection,
                    reading,
                    comparison,
                };
                then = sight.look(opened, &mut stage);
                map.look_at(sight.camera, surroundings(opened, view, layers, settings));
            }
            Command::Remember => {
                let sight = Sight::of_parts((*main_view, map), view, *selection, reading.as_ref());
                settings.remember_view(opened, &sight);
                effects.push(Effect::SaveSettings);
            }
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
        if let Some(tag) = then.layer.and_then(|it| layers.steps.closes(it))
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
            let before = Arc::clone(&opened.dataset);
            *view = take_again(*new, opened, &view.query, selection, reading);
            filtering.read_again(|query| query_again(&before, &query, opened));
            *pointed = None;
            *history = history.anew();
            *revision += 1;
        }
        then.hold_back(history.is_edited(opened), saving, dialog);
        if then.quit {
            effects.push(Effect::Quit);
        }
        if let Some(new) = then.replace.take() {
            let sight = Sight::of_parts((*main_view, map), view, *selection, reading.as_ref());
            settings.remember_view(opened, &sight);
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
            let asked = filtering.opened(&mut desk);
            let is_asked = asked.is_some();
            if let Some(query) = asked {
                *view = opened.view(query);
            }
            map.look_anew(surroundings(opened, view, layers, settings));
            if let Some(name) = files.select.take() {
                then = select_named(&name, opened, view, selection);
            } else if !is_asked
                && let Some(sight) = first_sight(files, settings, opened, view, notice)
            {
                let mut stage = Stage {
                    main_view,
                    selection,
                    reading,
                    comparison,
                };
                then = sight.look(opened, &mut stage);
                map.start_at(sight.camera);
            }
        }
        keep_words(&mut then, view, settings);
        filtering.hold_back(&mut then, (opened, view), &mut effects);
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
        self.visits = std::mem::take(&mut self.visits).after(self, &leaving);
        effects
    }
}
