//! Work on a thread of its own whose answer is picked up when it is there, or given up.

use super::Wake;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// Work that is going on. Dropped, it is given up.
#[derive(Debug)]
pub struct Task<T> {
    answer: Receiver<T>,
    cancelled: Arc<AtomicBool>,
}

impl<T: Send + 'static> Task<T> {
    /// Starts work that asks now and then whether it should go on, and wakes the window when it is
    /// done. `None` where the system gives no thread.
    pub fn start(
        name: &str,
        wake: Wake,
        work: impl FnOnce(&dyn Fn() -> bool) -> Option<T> + Send + 'static,
    ) -> Option<Self> {
        let (sender, answer) = channel();
        let cancelled = Arc::new(AtomicBool::new(false));
        let thread = std::thread::Builder::new().name(name.to_owned());
        let given_up = Arc::clone(&cancelled);
        let started = thread.spawn(move || {
            let go_on = || !given_up.load(Ordering::Relaxed);
            // A window that is gone needs no answer.
            if let Some(answer) = work(&go_on)
                && sender.send(answer).is_ok()
            {
                wake();
            }
        });
        started.ok().map(|_running| Self { answer, cancelled })
    }

    /// The answer, once it is there.
    #[must_use]
    pub fn answer(&self) -> Option<T> {
        self.answer.try_recv().ok()
    }
}

impl<T> Drop for Task<T> {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
