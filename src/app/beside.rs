//! What was open beside a dataset, and opens beside it again; and the files that wait for it.

use super::files::{Files, Present};
use super::layer_steps::LayerSteps;
use super::layers::{Layers, Tag};
use super::parts::Parts;
use super::{
    Effect, News, Opened, Origin, PanelWidths, Purpose, RememberedLayer, Visits, file_name,
};
use crate::load::LoadOptions;
use std::path::PathBuf;

/// The letter of a dataset, which its colour goes with, and whether its marks are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Seat {
    pub tag: Tag,
    pub is_visible: bool,
}

/// A file that is to be opened beside what is open, once what is being read has been.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NextFile {
    pub path: PathBuf,
    pub options: Option<Box<LoadOptions>>,
    /// Where it was the last time; `None` for a file that a person opens.
    pub seat: Option<Seat>,
}

impl Layers {
    /// The active dataset is the only one: it gets the letter that it had. Returns whether it is
    /// another letter.
    pub(super) fn take_seat(&mut self, seat: Seat) -> bool {
        if self.are_several() {
            return false;
        }
        self.active_is_visible = seat.is_visible;
        let is_another = self.active != seat.tag;
        if is_another {
            self.active = seat.tag;
            // The letters in them stand for other datasets from now on.
            self.steps = LayerSteps::default();
        }
        is_another
    }
}

impl Files {
    /// Files that were open beside the active dataset are opened beside it again.
    fn open_again(&mut self, layers: Vec<RememberedLayer>) {
        for layer in layers {
            let seat = layer.seat();
            let (Some(path), true) = (layer.file, seat.is_some()) else {
                continue;
            };
            self.queue.push_back(NextFile {
                path,
                options: None,
                seat,
            });
        }
    }

    /// What is still to be opened again beside the active dataset.
    pub(super) fn still_to_open(&self) -> impl Iterator<Item = RememberedLayer> {
        let running = self.loading.as_ref().zip(self.seat);
        let running = running.map(|(loading, seat)| (loading.path.clone(), seat));
        let queued = self.queue.iter();
        let queued = queued.filter_map(|it| Some((it.path.clone(), it.seat?)));
        let all = running.into_iter().chain(queued);
        all.filter_map(|(path, seat)| RememberedLayer::of(&Origin::File(path), seat))
    }

    /// A file that was open beside the active dataset can no longer be opened: that is news of one
    /// line. Returns whether it was one.
    pub(super) fn is_missed(&mut self, path: &std::path::Path) -> bool {
        if self.seat.take().is_none() {
            return false;
        }
        let file = file_name(path);
        match &mut self.news {
            Some(News::NotBesideAgain { files }) => files.push(file),
            news => *news = Some(News::NotBesideAgain { files: vec![file] }),
        }
        true
    }

    /// Reads the next of the files that are to be opened beside what is open.
    pub(super) fn go_on(&mut self, present: Present<'_>, effects: &mut Vec<Effect>) {
        while self.loading.is_none()
            && let Some(NextFile {
                path,
                options,
                seat,
            }) = self.queue.pop_front()
        {
            let is_open = present.opened.origin == Origin::File(path.clone());
            let file = file_name(&path);
            if is_open || present.layers.holds(&path) {
                if seat.is_none() {
                    self.news = Some(News::OpenAlready { file });
                }
            } else if present.layers.are_full() {
                self.news = Some(News::TooMany { file });
            } else {
                let news = self.news.take();
                let ticket = self.begin(&path, Purpose::Beside, effects);
                (self.news, self.seat) = (news, seat);
                effects.push(match options {
                    Some(options) => {
                        self.tried = Some((path.clone(), (*options).clone()));
                        Effect::ReadAs(ticket, path, options, None)
                    }
                    None => Effect::Read(ticket, path),
                });
            }
        }
    }
}

impl Parts<'_> {
    /// The panel is as wide as when the active dataset was looked at last.
    pub fn widen(&mut self) {
        if let Some(known) = self.settings.known_view(self.opened) {
            *self.widths = PanelWidths::recalled(known);
        }
    }

    /// The same, and what was open beside it is opened again: that only where nothing else is, or
    /// is about to be.
    pub fn regroup(&mut self) {
        self.widen();
        if self.layers.are_several() || !self.files.queue.is_empty() {
            return;
        }
        let Some((seat, layers)) = self.settings.beside(self.opened) else {
            return;
        };
        if layers.is_empty() {
            return;
        }
        if seat.is_some_and(|seat| self.layers.take_seat(seat)) {
            *self.visits = Visits::default();
        }
        let bundled = layers.iter().find(|layer| layer.file.is_none());
        if let Some(seat) = bundled.and_then(RememberedLayer::seat)
            && self.opened.origin != Origin::Bundled
        {
            let query = &self.view.query;
            self.layers
                .open(Opened::bundled(), self.opened, query, Some(seat));
        }
        self.files.open_again(layers);
    }
}
