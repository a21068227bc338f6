//! Watches the folders of open datasets, and tells when one of their files has changed and come to
//! rest.
//!
//! Folders and not files: an editor that saves by renaming puts another file in the place of the
//! one that was watched.

use crate::app::Watched;
use notify::event::{AccessKind, AccessMode, ModifyKind};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// A file that is written in several goes is read when nothing has happened for this long.
const QUIET: Duration = Duration::from_millis(250);
/// A file that never comes to rest is read at least this often.
const LONGEST: Duration = Duration::from_secs(3);
/// So many folders are watched; the texts of a dataset seldom lie in more than one.
const FOLDERS: usize = 64;

/// What a thread that watches is told.
enum Message {
    Event(notify::Result<Event>),
    Stop,
}

/// Watches until it is dropped.
#[derive(Debug)]
pub struct Watching(Sender<Message>);

impl Drop for Watching {
    fn drop(&mut self) {
        // A thread that has ended needs no word.
        self.0.send(Message::Stop).ok();
    }
}

/// What comes of watching.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noticed {
    /// A file of the dataset at this path changed.
    Changed(PathBuf),
    /// The folders cannot be watched: why.
    Unable(String),
}

/// Watches on a thread of its own and tells `tell`. Nothing is told of what happened before.
#[must_use]
pub fn watch(
    watched: Vec<Watched>,
    tell: impl Fn(Noticed) + Send + Sync + Clone + 'static,
) -> Watching {
    let (sender, messages) = channel();
    let unable = tell.clone();
    let started = std::thread::Builder::new()
        .name("watch for changes".to_owned())
        .spawn({
            let sender = sender.clone();
            move || {
                let interest = Interest::new(&watched);
                // It watches as long as it lives.
                match watcher(&interest, sender) {
                    Ok(_watcher) => listen(&messages, &interest, &tell),
                    Err(error) => tell(Noticed::Unable(reason(&error))),
                }
            }
        });
    if started.is_err() {
        unable(Noticed::Unable("the system gives no thread".to_owned()));
    }
    Watching(sender)
}

fn watcher(interest: &Interest, sender: Sender<Message>) -> notify::Result<RecommendedWatcher> {
    let mut watcher = notify::recommended_watcher(move |event| {
        // Nobody listens any more: the window has opened another file.
        sender.send(Message::Event(event)).ok();
    })?;
    for folder in interest.folders() {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    Ok(watcher)
}

fn reason(error: &notify::Error) -> String {
    match &error.kind {
        notify::ErrorKind::MaxFilesWatch => "the system watches too many files already".to_owned(),
        notify::ErrorKind::Io(cause) => cause.to_string(),
        _ => "the system offers no watch for its folder".to_owned(),
    }
}

fn listen(messages: &Receiver<Message>, interest: &Interest, tell: &impl Fn(Noticed)) {
    let mut changes = Changes::default();
    loop {
        let next = match changes.due() {
            None => messages.recv().map_err(RecvTimeoutError::from),
            Some(due) => messages.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        match next {
            Ok(Message::Event(event)) => {
                for dataset in interest.concerned(&event) {
                    changes.note(dataset, Instant::now());
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                for dataset in changes.take() {
                    tell(Noticed::Changed(dataset));
                }
            }
            Ok(Message::Stop) | Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Which files matter, as the system names them in its events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interest(Vec<(PathBuf, Vec<PathBuf>)>);

impl Interest {
    /// The files of these datasets. A link counts as well as the file that it leads to.
    #[must_use]
    pub fn new(watched: &[Watched]) -> Self {
        let of_dataset = |it: &Watched| {
            let names = it.files.iter().flat_map(|file| {
                let folder = super::write::folder_of(file).canonicalize().ok();
                let named = folder.zip(file.file_name());
                let named = named.map(|(folder, name)| folder.join(name));
                named.into_iter().chain(file.canonicalize().ok())
            });
            let mut files: Vec<PathBuf> = names.collect();
            files.dedup();
            (it.dataset.clone(), files)
        };
        Self(watched.iter().map(of_dataset).collect())
    }

    /// The folders of the files, each once.
    fn folders(&self) -> Vec<&Path> {
        let files = self.0.iter().flat_map(|(_, files)| files);
        let mut folders: Vec<&Path> = Vec::new();
        for folder in files.filter_map(|file| file.parent()) {
            if !folders.contains(&folder) && folders.len() < FOLDERS {
                folders.push(folder);
            }
        }
        folders
    }

    /// The datasets that an event concerns. Where the system lost events, or does not say which
    /// files it means, it is all of them.
    #[must_use]
    pub fn concerned(&self, event: &notify::Result<Event>) -> Vec<PathBuf> {
        let matters = |files: &[PathBuf]| match event {
            Err(_) => true,
            Ok(event) if event.need_rescan() => true,
            Ok(event) => {
                changes_contents(event.kind) && event.paths.iter().any(|path| files.contains(path))
            }
        };
        let concerned = self.0.iter().filter(|(_, files)| matters(files));
        concerned.map(|(dataset, _)| dataset.clone()).collect()
    }
}

/// Whether a file may hold something else after such an event. That it was read is no change: we
/// read it ourselves.
fn changes_contents(kind: EventKind) -> bool {
    match kind {
        EventKind::Access(AccessKind::Close(AccessMode::Write)) => true,
        EventKind::Access(_) | EventKind::Modify(ModifyKind::Metadata(_)) => false,
        EventKind::Any
        | EventKind::Create(_)
        | EventKind::Modify(_)
        | EventKind::Remove(_)
        | EventKind::Other => true,
    }
}

/// Changes that have not come to rest.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    datasets: Vec<PathBuf>,
    /// The first and the last.
    times: Option<(Instant, Instant)>,
}

impl Changes {
    /// A file of a dataset changed.
    pub fn note(&mut self, dataset: PathBuf, now: Instant) {
        let first = self.times.map_or(now, |(first, _)| first);
        self.times = Some((first, now));
        if !self.datasets.contains(&dataset) {
            self.datasets.push(dataset);
        }
    }

    /// When they are to be told; `None` without any.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        let (first, last) = self.times?;
        Some((last + QUIET).min(first + LONGEST))
    }

    /// The datasets that changed, each once.
    pub fn take(&mut self) -> Vec<PathBuf> {
        self.times = None;
        std::mem::take(&mut self.datasets)
    }
}
