//! How far loading has come, and whether it should stop.

/// Hears how far loading has come. `()` hears nothing and never cancels.
pub trait Progress {
    /// `done` of `total` bytes of work (each byte of the file is passed twice), and the claims
    /// read so far.
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

/// One of the two passes over the whole file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pass {
    Syntax,
    Meaning,
}

/// Tells how far a pass has come and asks whether to go on.
pub(super) fn step(
    progress: &dyn Progress,
    pass: Pass,
    at: usize,
    length: usize,
    claims: usize,
) -> Result<(), Cancelled> {
    let before = match pass {
        Pass::Syntax => 0,
        Pass::Meaning => length,
    };
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    progress.advance(count(before + at), count(2 * length), count(claims));
    if progress.cancelled() {
        Err(Cancelled)
    } else {
        Ok(())
    }
}
