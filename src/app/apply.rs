//! The one function that changes the state.

use super::changes::{Then, change};
use super::compare::{self, Open};
use super::files::{Arrived, Present};
use super::filtering::{FilterDesk, asked};
use super::layer_steps::layers_are_next;
use super::layers::LayerCommand;
use super::map::surroundings;
use super::parts::Parts;
use super::row_report::save_report;
use super::ruling::ruled;
use super::saving::Desk;
use super::selection::{read, select};
use super::visits::{Leaving, Visits};
use super::{Command, CompareCommand, Dialog, Effect, FileCommand, Filtering, State};

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
        let mut parts = Parts {
            opened: &mut self.opened,
            view: &mut self.view,
            main_view: &mut self.main_view,
            selection: &mut self.selection,
            pointed: &mut self.pointed,
            reading: &mut self.reading,
            map: &mut self.map,
            timeline: &mut self.timeline,
            filtering: &mut self.filtering,
            files: &mut self.files,
            layers: &mut self.layers,
            comparison: &mut self.comparison,
            widths: &mut self.widths,
            history: &mut self.history,
            visits: &mut self.visits,
            saving: &mut self.saving,
            notice: &mut self.notice,
            table: &mut self.table,
            dialog: &mut self.dialog,
            settings: &mut self.settings,
            revision: &mut self.revision,
        };
        let Parts {
            opened,
            view,
            main_view,
            selection,
            reading,
            map,
            timeline,
            filtering,
            files,
            layers,
            comparison,
            widths,
            history,
            saving,
            notice,
            table,
            dialog,
            settings,
            revision,
            ..
        } = parts.again();
        (history.now, layers.steps.now) = (*revision, *revision);
        let mut then = Then::default();
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
                    Some(Arrived::Beside(new, seat)) => then.beside = Some((new, seat)),
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
                let act = |filtering: &mut Filtering, desk: &mut FilterDesk<'_>| {
                    filtering.apply(command, desk)
                };
                then.query = parts.filter(&mut effects, act);
            }
            Command::ShowView(shown) => *main_view = shown,
            Command::Look(sight) => {
                filtering.wait_no_longer();
                then = parts.look(&sight);
                parts.look_from(sight.camera);
            }
            Command::Remember => {
                parts.remember();
                effects.push(Effect::SaveSettings);
            }
            Command::Regroup => {
                parts.regroup();
                then.reordered = true;
            }
            Command::ResizePanel(kind, width) => widths.set(kind, width),
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
        // Saved under another name it is another file that is watched.
        let is_moved = origin.is_some_and(|origin| origin != parts.opened.origin);
        parts.carry_out(then, is_moved, &mut effects);
        self.visits = std::mem::take(&mut self.visits).after(self, &leaving);
        effects
    }
}
