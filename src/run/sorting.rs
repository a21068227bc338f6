//! Sorts and groups the places of a map on a thread of its own, where that takes more than a frame.

use super::Wake;
use crate::scene::places::{Located, Places};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

/// Places that are being sorted.
#[derive(Debug)]
pub struct Sorting {
    answer: Receiver<Vec<Places>>,
}

/// How far it is.
#[derive(Debug)]
pub enum Sorted {
    /// It goes on.
    NotYet,
    /// Done, in the order in which they were given.
    Done(Vec<Places>),
    /// The thread ended without an answer.
    Failed,
}

impl Sorting {
    /// Begins; `wake` is called once the answer is there. `None` where the system has no thread
    /// to give.
    #[must_use]
    pub fn start(located: Vec<Located>, grouped: bool, wake: Wake) -> Option<Self> {
        let (sender, answer) = sync_channel(1);
        let work = move || {
            let places = located.into_iter().map(|it| Places::new(it, grouped));
            if sender.send(places.collect()).is_err() {
                log::debug!("the places were sorted for a map that is gone");
            }
            wake();
        };
        let thread = std::thread::Builder::new().name("sorting places".to_owned());
        match thread.spawn(work) {
            Ok(_) => Some(Self { answer }),
            Err(why) => {
                log::warn!("no thread to sort places: {why}");
                None
            }
        }
    }

    /// The answer, once.
    #[must_use]
    pub fn answer(&self) -> Sorted {
        match self.answer.try_recv() {
            Ok(places) => Sorted::Done(places),
            Err(TryRecvError::Empty) => Sorted::NotYet,
            Err(TryRecvError::Disconnected) => Sorted::Failed,
        }
    }
}
