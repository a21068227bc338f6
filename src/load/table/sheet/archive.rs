//! A zip archive looked through before anybody reads it: how large is what it unpacks to?
//!
//! The sizes that an archive states can be lies, so every part is unpacked once and counted.

use super::super::walk::notice;
use super::little_endian::{number_16, number_32, number_64};
use crate::load::MAX_BYTES;
use crate::load::progress::Progress;
use crate::model::{Problem, Severity};
use flate2::read::DeflateDecoder;
use memchr::memmem;
use std::io::Read;

/// Texts that a workbook keeps once for all its cells are held in memory.
const HELD: usize = 256 << 20;

/// A sheet of an ODS file is held in memory cell by cell.
const HELD_CELLS: u64 = 10_000_000;

/// Why a look through an archive ended.
#[derive(Debug)]
pub(super) enum Refusal {
    Cancelled,
    Problem(Box<Problem>),
}

impl From<Box<Problem>> for Refusal {
    fn from(problem: Box<Problem>) -> Self {
        Self::Problem(problem)
    }
}

/// A part of the archive.
struct Part<'z> {
    name: &'z [u8],
    is_packed: bool,
    is_locked: bool,
    data: &'z [u8],
}

/// Refuses archives that unpack to more than memory should hold.
pub(super) fn look_through(bytes: &[u8], progress: &dyn Progress) -> Result<(), Refusal> {
    let parts = parts(bytes).ok_or_else(|| damaged("its table of contents is cut off"))?;
    let mut total = 0;
    let mut buffer = vec![0; 1 << 16];
    for part in parts {
        let is_read = [&b".xml"[..], b".rels", b".bin"]
            .iter()
            .any(|ending| part.name.ends_with(ending));
        if !is_read {
            continue;
        }
        if part.is_locked {
            return Err(locked().into());
        }
        let limit = if part.name.ends_with(b"sharedStrings.xml")
            || part.name.ends_with(b"sharedStrings.bin")
            || part.name.ends_with(b"content.xml")
        {
            HELD
        } else {
            MAX_BYTES
        };
        let is_content = part.name == b"content.xml";
        let mut content = Vec::new();
        let mut unpacked: Box<dyn Read> = if part.is_packed {
            Box::new(DeflateDecoder::new(part.data))
        } else {
            Box::new(part.data)
        };
        let mut length = 0_usize;
        loop {
            if progress.cancelled() {
                return Err(Refusal::Cancelled);
            }
            let read = unpacked
                .read(&mut buffer)
                .map_err(|cause| damaged(&cause.to_string()))?;
            if read == 0 {
                break;
            }
            length += read;
            total += read;
            if length > limit || total > MAX_BYTES {
                return Err(too_large(bytes.len()).into());
            }
            if is_content {
                content.extend_from_slice(buffer.get(..read).unwrap_or_default());
            }
        }
        if is_content && cells(&content) > HELD_CELLS {
            return Err(too_large(bytes.len()).into());
        }
    }
    Ok(())
}

fn locked() -> Box<Problem> {
    Box::new(notice(
        Severity::Error,
        "sheet-locked",
        "the spreadsheet is locked with a password",
        "Open it in your spreadsheet program and save it without the password.",
    ))
}

fn too_large(length: usize) -> Box<Problem> {
    Box::new(notice(
        Severity::Error,
        "sheet-too-large",
        format!("the spreadsheet ({length} bytes) unpacks to more than can be held"),
        "Save the sheet as CSV and open that; if it is not so large, the file may be made to do harm.",
    ))
}

pub(super) fn damaged(cause: &str) -> Box<Problem> {
    Box::new(notice(
        Severity::Error,
        "sheet-damaged",
        format!("the spreadsheet is damaged: {cause}"),
        "Download or copy it again, or open it in a spreadsheet program and save it anew.",
    ))
}

/// The parts that the table of contents at the end names (APPNOTE.TXT, 4.3.12 and 4.3.16).
fn parts(bytes: &[u8]) -> Option<Vec<Part<'_>>> {
    let end = memmem::rfind(bytes, b"PK\x05\x06")?;
    let mut start = u64::from(number_32(bytes, end + 16)?);
    if start == u64::from(u32::MAX) {
        let locator = memmem::rfind(bytes.get(..end)?, b"PK\x06\x07")?;
        let long_end = usize::try_from(number_64(bytes, locator + 8)?).ok()?;
        start = number_64(bytes, long_end.checked_add(48)?)?;
    }
    let mut at = usize::try_from(start).ok()?;
    let mut parts = Vec::new();
    while bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        let name_length = usize::from(number_16(bytes, at + 28)?);
        let extra_length = usize::from(number_16(bytes, at + 30)?);
        let comment_length = usize::from(number_16(bytes, at + 32)?);
        let name = bytes.get(at + 46..at + 46 + name_length)?;
        let extra = bytes.get(at + 46 + name_length..at + 46 + name_length + extra_length)?;
        let local = usize::try_from(offset(bytes, at, extra)?).ok()?;
        let local_name = usize::from(number_16(bytes, local.checked_add(26)?)?);
        let local_extra = usize::from(number_16(bytes, local + 28)?);
        let is_packed = number_16(bytes, at + 10)? != 0;
        let data = bytes.get(local + 30 + local_name + local_extra..)?;
        let stored = usize::try_from(number_32(bytes, at + 20)?).ok()?;
        parts.push(Part {
            name,
            is_packed,
            is_locked: number_16(bytes, at + 8)? & 1 == 1,
            data: if is_packed {
                data
            } else {
                data.get(..stored).unwrap_or(data)
            },
        });
        at += 46 + name_length + extra_length + comment_length;
    }
    Some(parts)
}

/// Where a part's data begin; in large archives that stands behind the sizes in the extra field.
fn offset(bytes: &[u8], at: usize, extra: &[u8]) -> Option<u64> {
    let short = number_32(bytes, at + 42)?;
    if short != u32::MAX {
        return Some(u64::from(short));
    }
    let is_long = |at| number_32(bytes, at).map(|size| size == u32::MAX);
    let before = usize::from(is_long(at + 20)?) + usize::from(is_long(at + 24)?);
    let mut field = 0;
    loop {
        let id = number_16(extra, field)?;
        if id == 1 {
            return number_64(extra, field + 4 + 8 * before);
        }
        field += 4 + usize::from(number_16(extra, field + 2)?);
    }
}

/// How many cells the largest sheet of an ODS file spreads to: a few tags may repeat one cell
/// a thousand million times.
fn cells(content: &[u8]) -> u64 {
    let mut largest = 0;
    let (mut rows, mut pending, mut width) = (0_u64, 0_u64, 0_u64);
    let (mut row_times, mut row_width, mut row_seen) = (0_u64, 0_u64, 0_u64);
    for at in memmem::find_iter(content, b"<") {
        let tag = content.get(at + 1..).unwrap_or_default();
        let end = memchr::memchr(b'>', tag).unwrap_or(tag.len());
        let tag = tag.get(..end).unwrap_or_default();
        if tag.starts_with(b"table:table-cell") || tag.starts_with(b"table:covered-table-cell") {
            row_seen = row_seen.saturating_add(repeated(tag, b"number-columns-repeated=\""));
            if memmem::find(tag, b"value").is_some() || memmem::find(tag, b"formula").is_some() {
                row_width = row_seen;
            }
        } else if tag.starts_with(b"table:table-row") || tag == b"/table:table" {
            pending = pending.saturating_add(row_times);
            if row_width > 0 {
                rows = rows.saturating_add(pending);
                pending = 0;
                width = width.max(row_width);
                largest = largest.max(rows.saturating_mul(width));
            }
            (row_width, row_seen) = (0, 0);
            row_times = repeated(tag, b"number-rows-repeated=\"");
            if tag == b"/table:table" {
                (rows, pending, width, row_times) = (0, 0, 0, 0);
            }
        }
    }
    largest
}

fn repeated(tag: &[u8], attribute: &[u8]) -> u64 {
    let digits = memmem::find(tag, attribute).and_then(|at| tag.get(at + attribute.len()..));
    let digits = digits.unwrap_or_default().iter();
    digits
        .take_while(|byte| byte.is_ascii_digit())
        .fold(None, |number: Option<u64>, digit| {
            let number = number.unwrap_or(0).saturating_mul(10);
            Some(number.saturating_add(u64::from(digit - b'0')))
        })
        .unwrap_or(1)
}
