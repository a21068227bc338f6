//! Decodes tiles on threads of its own, so that no frame ever waits for one.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use log::{error, warn};
use walkers::{Style, Tile};

use super::TILE_SIZE;
use super::archive::Archive;
use super::key::TileKey;

/// One is not enough to follow a fast hand, more would take the cores from the frame.
const MOST_WORKERS: usize = 2;

/// A tile as a worker leaves it.
pub(super) struct Decoded {
    pub(super) key: TileKey,
    /// Number of the style it was decoded for.
    pub(super) generation: u64,
    /// `None` if it cannot be decoded, or is not in the archive.
    pub(super) tile: Option<Tile>,
}

/// The threads. They end when this is dropped.
pub(super) struct Workers {
    shared: Arc<Shared>,
}

#[derive(Default)]
struct Shared {
    queue: Mutex<Queue>,
    changed: Condvar,
}

#[derive(Default)]
struct Queue {
    style: Arc<Style>,
    generation: u64,
    jobs: VecDeque<TileKey>,
    busy: Vec<(u64, TileKey)>,
    done: Vec<Decoded>,
    closed: bool,
}

struct Job {
    key: TileKey,
    generation: u64,
    style: Arc<Style>,
}

impl Workers {
    /// Starts the threads. They wake the window when a tile is ready.
    pub(super) fn start(archive: &Arc<Archive>, ctx: &egui::Context) -> Self {
        let shared = Arc::<Shared>::default();
        let cores = thread::available_parallelism().map_or(1, usize::from);
        for _ in 0..cores.saturating_sub(1).clamp(1, MOST_WORKERS) {
            let (shared, archive, ctx) = (shared.clone(), archive.clone(), ctx.clone());
            let started = thread::Builder::new()
                .name("basemap".to_owned())
                .spawn(move || work(&shared, &archive, &ctx));
            if let Err(problem) = started {
                error!("the basemap cannot be drawn, no thread for it: {problem}");
            }
        }
        Self { shared }
    }

    /// From now on tiles are decoded for this style. Everything asked for is forgotten.
    pub(super) fn set_style(&self, style: Style, generation: u64) {
        let mut queue = self.shared.lock();
        queue.style = Arc::new(style);
        queue.generation = generation;
        queue.jobs.clear();
        queue.done.clear();
    }

    /// Asks for these tiles, the most urgent first, and for no others any more.
    pub(super) fn ask_for(&self, wanted: &[TileKey]) {
        let mut queue = self.shared.lock();
        let generation = queue.generation;
        let jobs = wanted
            .iter()
            .copied()
            .filter(|key| !queue.busy.contains(&(generation, *key)))
            .filter(|key| !queue.done.iter().any(|done| done.key == *key))
            .collect();
        queue.jobs = jobs;
        drop(queue);
        self.shared.changed.notify_all();
    }

    /// The tiles that became ready since the last call.
    pub(super) fn take_done(&self) -> Vec<Decoded> {
        std::mem::take(&mut self.shared.lock().done)
    }
}

impl Drop for Workers {
    fn drop(&mut self) {
        // Not joined: the window must not wait for a tile that nobody will see.
        self.shared.lock().closed = true;
        self.shared.changed.notify_all();
    }
}

impl Shared {
    /// A thread that panicked leaves the queue in order: each change to it is one step.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the next job. `None` when there will be no more.
    fn next_job(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if queue.closed {
                return None;
            }
            if let Some(key) = queue.jobs.pop_front() {
                let generation = queue.generation;
                queue.busy.push((generation, key));
                let style = queue.style.clone();
                return Some(Job {
                    key,
                    generation,
                    style,
                });
            }
            queue = self
                .changed
                .wait(queue)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Hands a tile over. Whether anybody still waits for it.
    fn finish(&self, decoded: Decoded) -> bool {
        let mut queue = self.lock();
        queue
            .busy
            .retain(|busy| *busy != (decoded.generation, decoded.key));
        let wanted = !queue.closed && queue.generation == decoded.generation;
        if wanted {
            queue.done.push(decoded);
        }
        wanted
    }
}

fn work(shared: &Shared, archive: &Archive, ctx: &egui::Context) {
    while let Some(job) = shared.next_job() {
        let decoded = Decoded {
            key: job.key,
            generation: job.generation,
            tile: decode(archive, &job),
        };
        if shared.finish(decoded) {
            ctx.request_repaint();
        }
    }
}

/// The tile, or `None` after one line in the log.
fn decode(archive: &Archive, job: &Job) -> Option<Tile> {
    let key = job.key;
    let bytes = match archive.tile(key) {
        Ok(bytes) => bytes?,
        Err(problem) => {
            warn!("basemap tile {key:?} is left out: {problem}");
            return None;
        }
    };
    // The geometry libraries below have panicked on odd shapes before. That must not end the
    // thread, or the map would wait for its tiles for ever.
    let tile = catch_unwind(AssertUnwindSafe(|| {
        Tile::from_mvt(&bytes, &job.style, key.zoom(), TILE_SIZE)
    }));
    match tile {
        Ok(Ok(tile)) => Some(tile),
        Ok(Err(problem)) => {
            warn!("basemap tile {key:?} is left out: {problem}");
            None
        }
        Err(_) => {
            warn!("basemap tile {key:?} is left out: its shapes cannot be cut into triangles");
            None
        }
    }
}
