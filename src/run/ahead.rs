//! Work that begins before its result is needed, while something else has to be waited for.

use std::fmt;
use std::sync::Arc;
use std::thread::{Builder, JoinHandle};

/// As much as the first thread of a program has on most systems.
const STACK: usize = 8 << 20;

/// Work on a thread of its own.
pub struct Ahead<T> {
    work: Arc<dyn Fn() -> T + Send + Sync>,
    thread: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Ahead<T> {
    /// Begins.
    #[must_use]
    pub fn start(work: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let work: Arc<dyn Fn() -> T + Send + Sync> = Arc::new(work);
        let on_thread = Arc::clone(&work);
        let thread = Builder::new()
            .name("ahead".to_owned())
            .stack_size(STACK)
            .spawn(move || on_thread());
        if let Err(why) = &thread {
            log::warn!("no thread to work ahead: {why}");
        }
        Self {
            work,
            thread: thread.ok(),
        }
    }

    /// The result, waited for if need be; made here and now where no thread could.
    #[must_use]
    pub fn finish(self) -> T {
        let done = self.thread.and_then(|thread| thread.join().ok());
        done.unwrap_or_else(|| (self.work)())
    }
}

impl<T> fmt::Debug for Ahead<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ahead")
            .field("thread", &self.thread.is_some())
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::Ahead;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};

    #[test]
    fn what_fails_ahead_is_done_when_it_is_needed() {
        let failed = Arc::new(AtomicBool::new(false));
        let work = move || {
            assert!(failed.swap(true, Ordering::Relaxed), "the first time fails");
            "done"
        };
        assert_eq!(Ahead::start(work).finish(), "done");
    }
}
