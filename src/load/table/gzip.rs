//! Packed files: gzip, unpacked in memory and within bounds.

use super::walk::notice;
use crate::load::progress::Progress;
use crate::load::{LoadError, MAX_BYTES};
use crate::model::{Problem, Severity};
use flate2::bufread::GzDecoder;
use std::borrow::Cow;
use std::io::Read;

/// So many bytes are unpacked between two questions whether to go on.
const STEP: usize = 1 << 20;

/// A file may unpack to so many times its size ...
const MAX_RATIO: usize = 300;

/// ... once it has become larger than this.
const FREE: usize = 64 << 20;

/// Files packed in packed files are unpacked so often.
const DEPTH: usize = 2;

/// The bytes of a file, unpacked where they are packed.
pub(super) fn unpacked<'a>(
    bytes: &'a [u8],
    name: &str,
    progress: &dyn Progress,
) -> Result<Cow<'a, [u8]>, LoadError> {
    let mut plain = Cow::Borrowed(bytes);
    for _ in 0..DEPTH {
        if !is_packed(&plain) {
            break;
        }
        plain = Cow::Owned(unpack(&plain, name, progress)?);
    }
    Ok(plain)
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

fn unpack(packed: &[u8], name: &str, progress: &dyn Progress) -> Result<Vec<u8>, LoadError> {
    let refuse = |code, message: String, help: &str| LoadError::Unreadable {
        name: name.to_owned(),
        problems: vec![error(code, message, help)],
    };
    let limit = MAX_BYTES.min(FREE.max(packed.len().saturating_mul(MAX_RATIO)));
    let mut plain = Vec::new();
    let mut rest = packed;
    // Several packed files in a row are one text: that is how logs are put together.
    while is_packed(rest) {
        let mut member = GzDecoder::new(rest);
        loop {
            if progress.cancelled() {
                return Err(LoadError::Cancelled);
            }
            let before = plain.len();
            let read = (&mut member).take(STEP as u64).read_to_end(&mut plain);
            if let Err(cause) = read {
                let help = "Download or copy it again; it cannot be unpacked to its end.";
                let message = if cause.kind() == std::io::ErrorKind::UnexpectedEof {
                    format!(
                        "the packed file (gzip) is cut off: it ends after {} unpacked bytes",
                        plain.len()
                    )
                } else {
                    format!("the packed file (gzip) is damaged: {cause}")
                };
                return Err(refuse("gzip-broken", message, help));
            }
            if plain.len() > limit {
                return Err(refuse(
                    "gzip-too-large",
                    format!(
                        "the packed file ({} bytes) unpacks to more than {limit} bytes",
                        packed.len()
                    ),
                    "Unpack it yourself if you trust it, and split it where it is larger than 1 GiB.",
                ));
            }
            if plain.len() == before {
                break;
            }
        }
        rest = member.into_inner();
    }
    if rest.iter().any(|&byte| byte != 0) {
        return Err(refuse(
            "gzip-broken",
            format!(
                "after the end of the packed file (gzip) {} more bytes follow that are not packed",
                rest.len()
            ),
            "Unpack it yourself and look what belongs to it.",
        ));
    }
    Ok(plain)
}

fn error(code: &'static str, message: String, help: &str) -> Problem {
    notice(Severity::Error, code, message, help)
}
