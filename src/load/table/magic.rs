//! What a file is by its first bytes, where it is no text.

use super::walk::notice;
use crate::model::{Problem, Severity};
use memchr::memmem;

/// A file that is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    /// XLSX, XLSB or ODS: a zip archive with sheets in it.
    ZippedSheets,
    /// Excel before 2007.
    OldSheets,
    /// Something that holds no rows for us, with a name for people.
    Other(&'static str),
}

/// What the first bytes say; `None` where it may be text.
pub(super) fn binary(bytes: &[u8]) -> Option<Binary> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]) {
        return Some(compound(bytes));
    }
    let known: [(&[u8], &str); 16] = [
        (b"%PDF", "a PDF"),
        (b"\x89PNG", "a picture (PNG)"),
        (b"\xff\xd8\xff", "a picture (JPEG)"),
        (b"GIF8", "a picture (GIF)"),
        (b"SQLite format 3\0", "an SQLite database"),
        (b"PAR1", "a Parquet file"),
        (b"ARROW1", "an Arrow file"),
        (b"fgb\x03", "a FlatGeobuf file"),
        (b"\x00\x00\x27\x0a", "a shapefile"),
        (b"Rar!", "a RAR archive"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"\x28\xb5\x2f\xfd", "a file packed with zstd"),
        (b"BZh", "a file packed with bzip2"),
        (b"\xfd7zXZ", "a file packed with xz"),
        (b"\x1f\x8b", "a file packed with gzip several times over"),
        (b"{\\rtf", "a text document (RTF)"),
    ];
    known
        .into_iter()
        .find(|(magic, _)| bytes.starts_with(magic))
        .map(|(_, what)| Binary::Other(what))
}

/// What a zip archive holds, by the names in it.
fn zip(bytes: &[u8]) -> Binary {
    let has = |name: &[u8]| memmem::find(bytes, name).is_some();
    if has(b"xl/workbook.") || has(b"application/vnd.oasis.opendocument.spreadsheet") {
        Binary::ZippedSheets
    } else if has(b"word/document.xml") {
        Binary::Other("a text document (DOCX)")
    } else if has(b"ppt/presentation.xml") {
        Binary::Other("a presentation (PPTX)")
    } else if has(b"application/vnd.oasis.opendocument.") {
        Binary::Other("an OpenDocument file that is no spreadsheet")
    } else if has(b"Index/Document.iwa") || has(b"Index/Tables/") {
        Binary::Other("an Apple Numbers file")
    } else if has(b"doc.kml") {
        Binary::Other("a Google Earth file (KMZ)")
    } else {
        Binary::Other("a zip archive")
    }
}

/// What a compound file of old Office programs holds; their names stand there in UTF-16.
fn compound(bytes: &[u8]) -> Binary {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memmem::find(bytes, &wide).is_some()
    };
    if has("EncryptedPackage") {
        Binary::Other("an Office file with a password")
    } else if has("Workbook") || has("Book") {
        Binary::OldSheets
    } else {
        Binary::Other("a document of an old Office program")
    }
}

/// Why a file that is no text is not read.
pub(super) fn refusal(what: &str) -> Problem {
    let help = if what.contains("password") {
        "Open it in your spreadsheet program and save it without the password."
    } else if what.contains("archive") || what.contains("packed") {
        "Unpack it and open the file inside."
    } else {
        "Datasets are JSON in the Arrest Atlas format or its short form; tables are CSV, XLSX, XLS, ODS, JSON or GeoJSON. Save it as one of these."
    };
    notice(
        Severity::Error,
        "not-a-dataset",
        format!("this looks like {what}"),
        help,
    )
}

/// What markup is, by its beginning; `None` where the text is no markup.
pub(super) fn markup(text: &str) -> Option<&'static str> {
    let start = text.trim_start();
    if !start.starts_with('<') {
        return None;
    }
    let head: String = start.chars().take(2_000).collect::<String>().to_lowercase();
    Some(if head.contains("<kml") {
        "a Google Earth file (KML)"
    } else if head.contains("<gpx") {
        "a GPS track (GPX)"
    } else if head.contains("urn:schemas-microsoft-com:office:spreadsheet") {
        "a spreadsheet in the XML of Excel 2003"
    } else {
        "a web page or XML"
    })
}
