//! Reads one vector tile out of the `PMTiles` archive that is built into the program.

use std::pin::pin;
use std::task::{Context, Poll, Waker};

use pmtiles::{AsyncBackend, AsyncPmTilesReader, BackendResponse, PmtError, PmtResult, TileCoord};
use thiserror::Error;

use super::key::TileKey;

/// The world, zoom 0 to 6. Where it comes from: `assets/basemap/`.
static WORLD: &[u8] = include_bytes!("../../../assets/basemap/world.pmtiles");

/// Why the archive, or a tile in it, cannot be read.
#[derive(Debug, Error)]
pub enum ArchiveError {
    /// The archive, its directory or the compression of a tile is broken.
    #[error("the basemap cannot be read")]
    Format(#[from] PmtError),
    /// Reading from memory waited for something, which it never does.
    #[error("the basemap's reader waits for something that will not come")]
    Waiting,
}

/// An open archive: its directory is parsed once, the tiles stay where they are.
pub struct Archive {
    reader: AsyncPmTilesReader<Memory>,
}

impl Archive {
    /// The world that comes with the program.
    ///
    /// # Errors
    /// If the bytes built in are no `PMTiles` archive.
    pub fn bundled() -> Result<Self, ArchiveError> {
        Self::open(WORLD)
    }

    /// Reads the header and the directory.
    ///
    /// # Errors
    /// If the bytes are no `PMTiles` archive.
    pub fn open(bytes: &'static [u8]) -> Result<Self, ArchiveError> {
        let reader = at_once(AsyncPmTilesReader::try_from_source(Memory(bytes)))??;
        Ok(Self { reader })
    }

    /// The deepest zoom that the archive holds tiles for.
    #[must_use]
    pub fn max_zoom(&self) -> u8 {
        self.reader.get_header().max_zoom
    }

    /// The unpacked bytes of a tile. `None` where the archive has no such tile.
    ///
    /// # Errors
    /// If the tile cannot be unpacked.
    pub fn tile(&self, key: TileKey) -> Result<Option<Vec<u8>>, ArchiveError> {
        let Ok(coordinates) = TileCoord::new(key.zoom(), key.x(), key.y()) else {
            return Ok(None);
        };
        let bytes = at_once(self.reader.get_tile_decompressed(coordinates))??;
        Ok(bytes.map(|bytes| bytes.to_vec()))
    }
}

/// The archive's bytes, which are in memory from the start.
struct Memory(&'static [u8]);

impl AsyncBackend for Memory {
    async fn read(&self, offset: usize, length: usize) -> PmtResult<BackendResponse> {
        let end = offset.saturating_add(length).min(self.0.len());
        let bytes = self.0.get(offset..end).unwrap_or_default();
        Ok(BackendResponse::new(bytes.into()))
    }
}

/// The result of a future that has nothing to wait for: no runtime is needed to drive it.
fn at_once<T>(future: impl Future<Output = T>) -> Result<T, ArchiveError> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Ok(value),
        Poll::Pending => Err(ArchiveError::Waiting),
    }
}
