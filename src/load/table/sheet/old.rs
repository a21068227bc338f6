//! Excel files before 2007, looked through before anybody reads them.
//!
//! Their reader lays a sheet out as a rectangle from its first cell to its last. No sheet of that
//! time has more than 256 columns; a damaged file that speaks of 60,000 would ask for more memory
//! than there is. Structure: [MS-CFB] and [MS-XLS].

use super::archive::damaged;
use super::little_endian::{number_16, number_32};
use crate::model::Problem;

/// Sheets of that time have columns A to IV.
const COLUMNS: u16 = 256;

/// A sector of this number and all above it is none.
const LAST_SECTOR: u32 = 0xFFFF_FFF9;

/// Streams shorter than this lie in small sectors.
const SMALL: usize = 4_096;

/// Records that hold one cell, or a row of them.
const CELLS: [u16; 9] = [
    0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205,
];

/// A number in a cell, in a short form.
const RK: u16 = 0x027E;

/// Refuses a file with cells where no cell can be.
pub(super) fn look_through(bytes: &[u8]) -> Result<(), Box<Problem>> {
    let stream = workbook(bytes).ok_or_else(|| damaged("its table of contents is cut off"))?;
    let mut at = 0;
    while let (Some(kind), Some(length)) = (number_16(&stream, at), number_16(&stream, at + 2)) {
        let is_cell = CELLS.contains(&kind) || kind == RK;
        let last = match kind {
            // Rows of cells end with the column of their last one.
            0x00BD | 0x00BE => number_16(&stream, (at + 2 + usize::from(length)).max(at + 6)),
            _ => None,
        };
        let column = number_16(&stream, at + 6);
        if is_cell
            && column
                .into_iter()
                .chain(last)
                .any(|column| column >= COLUMNS)
        {
            return Err(damaged(
                "cells stand in columns that such a file cannot have",
            ));
        }
        at += 4 + usize::from(length);
    }
    Ok(())
}

/// The stream of the workbook inside the compound file.
fn workbook(bytes: &[u8]) -> Option<Vec<u8>> {
    let size = 1_usize.checked_shl(u32::from(number_16(bytes, 30)?))?;
    if !(128..=4_096).contains(&size) {
        return None;
    }
    let file = Sectors {
        bytes: bytes.get(size.max(512)..)?,
        size,
        next: fat(bytes, size)?,
    };
    let directory = file.chain(number_32(bytes, 48)?, usize::MAX);
    let entries = || directory.chunks_exact(128);
    let book = entries().find(|entry| {
        is_named(entry, "Workbook") || is_named(entry, "Book") || is_named(entry, "WORKBOOK")
    })?;
    let first = number_32(book, 116)?;
    let length = usize::try_from(number_32(book, 120)?).ok()?;
    if length >= SMALL {
        return Some(file.chain(first, length));
    }
    let root = entries().next()?;
    let small_stream = file.chain(number_32(root, 116)?, usize::MAX);
    let small_fat = file.chain(number_32(bytes, 60)?, usize::MAX);
    let small = Sectors {
        bytes: &small_stream,
        size: 64,
        next: numbers(&small_fat),
    };
    Some(small.chain(first, length))
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let wide = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
    wide.enumerate()
        .all(|(at, byte)| entry.get(at) == Some(&byte))
}

/// Which sector follows which. The first 109 parts of that list are named in the header, further
/// ones in sectors of their own.
fn fat(bytes: &[u8], size: usize) -> Option<Vec<u32>> {
    let sector = |number: u32| {
        let start = usize::try_from(number).ok()?.checked_mul(size)? + size.max(512);
        bytes.get(start..(start.checked_add(size)?).min(bytes.len()))
    };
    let mut parts = numbers(bytes.get(76..512)?);
    let mut more = number_32(bytes, 68)?;
    let mut steps = bytes.len() / size;
    while more <= LAST_SECTOR && steps > 0 {
        let mut listed = numbers(sector(more)?);
        more = listed.pop()?;
        parts.extend(listed);
        steps -= 1;
    }
    let known = parts.into_iter().filter(|&part| part <= LAST_SECTOR);
    let limit = bytes.len() / size + 1;
    Some(
        known
            .filter_map(sector)
            .take(limit)
            .flat_map(numbers)
            .collect(),
    )
}

/// Sectors of one size with the order in which they follow each other.
struct Sectors<'s> {
    bytes: &'s [u8],
    size: usize,
    next: Vec<u32>,
}

impl Sectors<'_> {
    /// The bytes of a chain of sectors, at most `length`. A chain that bites its own tail ends
    /// when it has as many sectors as the file.
    fn chain(&self, first: u32, length: usize) -> Vec<u8> {
        let mut found = Vec::new();
        let mut sector = first;
        let mut steps = self.bytes.len() / self.size + 1;
        while sector <= LAST_SECTOR && steps > 0 && found.len() < length {
            let Ok(number) = usize::try_from(sector) else {
                break;
            };
            let start = number.saturating_mul(self.size);
            let end = start.saturating_add(self.size).min(self.bytes.len());
            let Some(piece) = self.bytes.get(start..end) else {
                break;
            };
            found.extend_from_slice(piece);
            sector = self.next.get(number).copied().unwrap_or(u32::MAX);
            steps -= 1;
        }
        found.truncate(length);
        found
    }
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    let (numbers, _) = bytes.as_chunks::<4>();
    numbers
        .iter()
        .map(|number| u32::from_le_bytes(*number))
        .collect()
}
