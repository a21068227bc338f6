//! The same lines of a file in every encoding that fits, for comparison.

use super::choices::EncodingPreview;
use super::encoding::Encoding;
use super::walk::shortened;
use memchr::memchr;

/// So many lines stand in a preview.
const PREVIEWED: usize = 5;

/// The same lines in the encoding that was taken and in all others that fit.
pub(super) fn previews(bytes: &[u8], taken: Encoding) -> Vec<EncodingPreview> {
    let lines = if taken.is_utf_16() {
        vec![bytes.get(..bytes.len().min(1_024)).unwrap_or_default()]
    } else {
        special_lines(bytes)
    };
    let others = Encoding::OFFERED
        .into_iter()
        .filter(|&other| other != taken && other.is_utf_16() == taken.is_utf_16());
    std::iter::once(taken)
        .chain(others)
        .filter_map(|encoding| preview(&lines, encoding, encoding == taken))
        .collect()
}

fn preview(lines: &[&[u8]], encoding: Encoding, is_taken: bool) -> Option<EncodingPreview> {
    let mut shown = Vec::new();
    for line in lines {
        let (text, broken) = encoding.meaning(line);
        let is_unlikely = broken || text.chars().any(|c| ('\u{80}'..'\u{a0}').contains(&c));
        if is_unlikely && !is_taken {
            return None;
        }
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        shown.extend(lines.take(PREVIEWED).map(|line| shortened(line.trim())));
    }
    Some(EncodingPreview {
        encoding,
        lines: shown,
    })
}

/// The first lines with a byte beyond ASCII, each cut to some hundred bytes around it.
fn special_lines(bytes: &[u8]) -> Vec<&[u8]> {
    let mut lines = Vec::new();
    let mut rest = bytes;
    while lines.len() < PREVIEWED {
        let Some(special) = rest.iter().position(|byte| !byte.is_ascii()) else {
            break;
        };
        let (before, after) = rest.split_at(special);
        let start = before
            .iter()
            .rposition(|&byte| byte == b'\n')
            .map_or(0, |at| at + 1)
            .max(special.saturating_sub(40));
        let end = special + memchr(b'\n', after).unwrap_or(after.len());
        lines.push(rest.get(start..end.min(special + 200)).unwrap_or_default());
        rest = rest.get(end..).unwrap_or_default();
    }
    lines
}
