//! Work that begins before its result is needed, while something else has to be waited for.

use std::thread::{Builder, JoinHandle};

/// Work on a thread of its own.
#[derive(Debug)]
pub struct Ahead<T> {
    work: fn() -> T,
    thread: Option<JoinHandle<T>>,
}

impl<T: Send + 'static> Ahead<T> {
    /// Begins.
    #[must_use]
    pub fn start(work: fn() -> T) -> Self {
        let thread = Builder::new().name("ahead".to_owned()).spawn(work);
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
        done.unwrap_or_else(self.work)
    }
}
