//! Decodes tiles on threads of its own, so that no frame ever waits for one.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use log::error;
use walkers::{Style, Tile};

use super::archive::Archive;
use super::decode::decode;
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
            tile: decode(archive, job.key, &job.style),
        };
        if shared.finish(decoded) {
            ctx.request_repaint();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn the_threads_end_with_the_map() {
        let Ok(archive) = Archive::bundled() else {
            panic!("there is a world");
        };
        let workers = Workers::start(&Arc::new(archive), &egui::Context::default());
        workers.ask_for(&[TileKey::WORLD]);
        let shared = Arc::downgrade(&workers.shared);
        drop(workers);
        for _ in 0..20_000 {
            if shared.strong_count() == 0 {
                return;
            }
            thread::sleep(Duration::from_millis(1));
        }
        panic!("a thread is still there");
    }
}
