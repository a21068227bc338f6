//! Which dialect of CSV a text is written in, where its header stands, and whether it is one.

use super::split::{Dialect, Flaw, Record, Records};
use crate::load::table::ReadOptions;
use crate::load::table::headers::{Figure, figure, is_row_like};
use crate::load::table::walk::Walk;
use memchr::memmem;

/// What was found out about a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Layout {
    pub dialect: Dialect,
    /// The byte where the header starts, or the first row where there is none.
    pub start: usize,
    /// The line of the header, counted from 1; 0 where there is none.
    pub header_line: u64,
    /// The header and the first row differ in nature, or a person said where it is.
    pub has_header: bool,
    /// Lines with something in them above the header.
    pub title: Vec<String>,
    /// How many cells most rows have.
    pub columns: usize,
}

/// Separators that files use; the first is taken where several do equally well.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many bytes ...
const SAMPLE_BYTES: usize = 1 << 18;

/// ... and records are looked at.
const SAMPLE_RECORDS: usize = 400;

/// The header stands among the first lines.
const HEADER_WITHIN: usize = 40;

/// The layout of a text, or `None` where it is no table.
pub(super) fn layout(text: &str, options: &ReadOptions) -> Option<Layout> {
    let (stated, start) = stated_separator(text);
    let end = text.floor_char_boundary(start.saturating_add(SAMPLE_BYTES).min(text.len()));
    let sample = Sample {
        text,
        start,
        end,
        backslash: escapes_with_backslash(text.get(start..end).unwrap_or_default()),
    };
    let asked = options
        .separator
        .and_then(|separator| u8::try_from(separator).ok());
    if let Some(separator) = asked.or(stated) {
        let seen = sample.with(separator)?;
        return Some(sample.layout(&seen, options));
    }
    let mut best: Option<Seen<'_>> = None;
    for separator in SEPARATORS {
        if let Some(seen) = sample.with(separator)
            && seen.is_table()
            && best.as_ref().is_none_or(|best| seen.score > best.score)
        {
            best = Some(seen);
        }
    }
    best.map(|seen| sample.layout(&seen, options))
}

/// The separator that Excel's first line states, and the byte where the table starts.
fn stated_separator(text: &str) -> (Option<u8>, usize) {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    let stated = line.trim().trim_matches('"');
    let separator = stated
        .get(..4)
        .filter(|key| key.eq_ignore_ascii_case("sep="))
        .and_then(|_| stated.get(4..))
        .map(|rest| if rest.is_empty() { "\t" } else { rest });
    match separator.map(str::as_bytes) {
        Some(&[byte]) if byte.is_ascii() => (Some(byte), line.len()),
        _ => (None, 0),
    }
}

/// Whether quotation marks inside quoted cells are written `\"`.
fn escapes_with_backslash(sample: &str) -> bool {
    let bytes = sample.as_bytes();
    let escaped = memmem::find_iter(bytes, b"\\\"").filter(|&at| {
        let behind = bytes.get(at + 2);
        behind.is_some_and(|byte| !matches!(byte, b'\n' | b'\r') && !SEPARATORS.contains(byte))
    });
    let letter = |at: Option<&u8>| at.is_some_and(u8::is_ascii_alphanumeric);
    let doubled = memmem::find_iter(bytes, b"\"\"").filter(|&at| {
        letter(bytes.get(at + 2)) || at.checked_sub(1).is_some_and(|at| letter(bytes.get(at)))
    });
    escaped.count() > doubled.count()
}

/// The beginning of a text.
struct Sample<'t> {
    text: &'t str,
    start: usize,
    end: usize,
    backslash: bool,
}

/// The beginning of a text, as one separator divides it.
struct Seen<'t> {
    dialect: Dialect,
    records: Vec<Record<'t>>,
    columns: usize,
    /// How many of the records have as many cells as most, from 0 to 1.
    share: f64,
    /// How many of the cells begin with a space, as words behind the commas of prose do.
    spaced: f64,
    starts_even: bool,
    /// So many records in a row have as many cells as most: titles and notes stand around them.
    run: usize,
    score: f64,
}

impl<'t> Sample<'t> {
    fn with(&self, separator: u8) -> Option<Seen<'t>> {
        if !separator.is_ascii() || matches!(separator, b'"' | b'\n' | b'\r') {
            return None;
        }
        let dialect = Dialect {
            separator,
            backslash: self.backslash,
        };
        let mut walk = Records::new(self.text, self.start, dialect);
        let mut records = Vec::new();
        let mut record = Record::default();
        while records.len() < SAMPLE_RECORDS && walk.next(&mut record) {
            let is_beyond = record.start > self.end;
            if is_beyond && !records.is_empty() {
                break;
            }
            if !record.is_blank() {
                records.push(std::mem::take(&mut record));
            }
        }
        Some(Seen::new(dialect, records))
    }

    fn layout(&self, seen: &Seen<'t>, options: &ReadOptions) -> Layout {
        let mut walk = Walk::new(self.text);
        let lines: Vec<u64> = seen
            .records
            .iter()
            .map(|record| walk.to(record.start).0)
            .collect();
        let (index, has_header) = match options.header_row {
            Some(0) => (0, false),
            Some(line) => {
                let named = lines.iter().position(|&start| start >= line);
                (named.unwrap_or(0), true)
            }
            None => seen.header(),
        };
        let record = seen.records.get(index);
        let title = seen.records.iter().take(index).map(|record| {
            let line = self.text.get(record.start..record.end).unwrap_or_default();
            let ends = [char::from(seen.dialect.separator), '"', ' '];
            line.trim_matches(ends).to_owned()
        });
        Layout {
            dialect: seen.dialect,
            start: record.map_or(self.start, |record| record.start),
            header_line: if has_header {
                lines.get(index).copied().unwrap_or(1)
            } else {
                0
            },
            has_header,
            title: title.collect(),
            columns: seen.columns,
        }
    }
}

impl<'t> Seen<'t> {
    fn new(dialect: Dialect, records: Vec<Record<'t>>) -> Self {
        let mut seen = Self {
            dialect,
            columns: columns(&records),
            share: 0.0,
            spaced: 0.0,
            starts_even: false,
            run: 0,
            score: 0.0,
            records,
        };
        let all = count(seen.records.len().max(1));
        let even = seen
            .records
            .iter()
            .filter(|record| record.cells.len() == seen.columns);
        seen.share = count(even.count()) / all;
        let as_most = |record: &Record<'_>| record.cells.len() == seen.columns;
        let runs = seen.records.chunk_by(|a, b| as_most(a) && as_most(b));
        seen.run = runs.map(<[Record<'_>]>::len).max().unwrap_or_default();
        let flaws: usize = seen.records.iter().map(|record| record.flaws.len()).sum();
        let cells = || seen.records.iter().flat_map(|record| &record.cells);
        let spaced = cells().filter(|cell| cell.text.starts_with(' ')).count();
        seen.spaced = count(spaced) / count(cells().count().max(1));
        seen.starts_even = seen
            .records
            .first()
            .is_some_and(|first| first.cells.len() == seen.columns);
        seen.score = seen.share - 0.5 * count(flaws) / all - 0.3 * seen.spaced
            + if seen.starts_even { 0.2 } else { 0.0 }
            + 0.01 * count(seen.columns.min(20));
        seen
    }

    fn is_table(&self) -> bool {
        let is_open = |flaw: &Flaw| matches!(flaw, Flaw::NeverClosed(_));
        let mut flaws = self.records.iter().flat_map(|record| &record.flaws);
        let ragged = flaws.any(is_open);
        let is_block = self.starts_even || self.run >= 3;
        let likely = is_block && self.spaced < 0.2 && self.columns > 2;
        let needed = match (ragged, likely) {
            (true, _) => 0.3,
            (false, true) => 0.4,
            (false, false) => 0.6,
        };
        self.columns > 1 && self.share >= needed
    }

    /// Which record names the columns, and whether it does.
    fn header(&self) -> (usize, bool) {
        let needed = self.columns.div_ceil(2).max(2).min(self.columns);
        let mut first = self.records.iter().take(HEADER_WITHIN);
        let index = first
            .position(|record| record.cells.len() >= needed && record.filled() >= needed)
            .unwrap_or(0);
        let Some(record) = self.records.get(index) else {
            return (0, true);
        };
        // "Made up, by hand, in 2020" above five columns has cells enough, but is a title.
        if record.cells.len() < self.columns && self.names_columns(index + 1) {
            return (index + 1, true);
        }
        let below = self.below(index);
        let is_row = is_row_like(&figures(record), record.filled(), &below);
        (index, !is_row)
    }

    /// The figures of the records below one.
    fn below(&self, index: usize) -> Vec<Vec<Option<Figure>>> {
        let below = self.records.iter().skip(index + 1).take(HEADER_WITHIN);
        below.map(figures).collect()
    }

    /// Whether a record fills every column, and somewhere has words over figures.
    fn names_columns(&self, index: usize) -> bool {
        let below = self.below(index);
        let over_figures = |column: usize| {
            let there = below
                .iter()
                .filter(|row| matches!(row.get(column), Some(Some(_))));
            !below.is_empty() && 2 * there.count() >= below.len()
        };
        self.records.get(index).is_some_and(|record| {
            let figures = figures(record);
            record.filled() == self.columns
                && figures.iter().all(Option::is_none)
                && (0..figures.len()).any(over_figures)
        })
    }
}

fn figures(record: &Record<'_>) -> Vec<Option<Figure>> {
    record.cells.iter().map(|cell| figure(&cell.text)).collect()
}

/// The count of cells that most records have; of those equally many, the larger.
fn columns(records: &[Record<'_>]) -> usize {
    let mut counts: Vec<usize> = records.iter().map(|record| record.cells.len()).collect();
    counts.sort_unstable();
    let same = counts.chunk_by(PartialEq::eq);
    let most = same.max_by_key(|run| {
        let cells = run.first().copied().unwrap_or_default();
        // One lonely cell is a title line or what another separator divides.
        (cells > 1, run.len(), cells)
    });
    most.and_then(|run| run.first()).copied().unwrap_or(1)
}

#[expect(clippy::cast_precision_loss, reason = "counts of a sample")]
fn count(number: usize) -> f64 {
    number as f64
}
