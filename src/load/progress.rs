//! How far loading has come, and whether it should stop.

/// Hears how far loading has come. `()` hears nothing and never cancels.
pub trait Progress {
    /// `done` of `total` bytes of work (each byte of the file counts twice: it is checked and
    /// understood), and the claims read so far.
    fn advance(&self, done: u64, total: u64, claims: u64);

    /// Whether to stop; asked every thousand claims or so.
    fn cancelled(&self) -> bool;
}

impl Progress for () {
    fn advance(&self, _done: u64, _total: u64, _claims: u64) {}

    fn cancelled(&self) -> bool {
        false
    }
}

/// Somebody cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Cancelled;

/// A pass over the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Syntax,
    Meaning,
    /// What is checked while it is read.
    Only,
}

/// Tells how far a pass has come and asks whether to go on.
pub(super) fn step(
    progress: &dyn Progress,
    pass: Pass,
    at: usize,
    length: usize,
    claims: usize,
) -> Result<(), Cancelled> {
    let done = match pass {
        Pass::Syntax => at,
        Pass::Meaning => length + at,
        Pass::Only => 2 * at,
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    progress.advance(count(done), count(2 * length), count(claims));
    if progress.cancelled() {
        Err(Cancelled)
    } else {
        Ok(())
    }
}

/// Progress within a part of a longer file.
pub(super) struct Within<'p> {
    pub progress: &'p dyn Progress,
    /// The bytes of the whole file.
    pub length: usize,
}

impl Progress for Within<'_> {
    fn advance(&self, done: u64, _total: u64, claims: u64) {
        let total = u64::try_from(2 * self.length).unwrap_or(u64::MAX);
        self.progress.advance(done.min(total), total, claims);
    }

    fn cancelled(&self) -> bool {
        self.progress.cancelled()
    }
}
