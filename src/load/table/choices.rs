//! What kind of table a file holds, what was guessed about it, and what a person may choose.

use super::encoding::Encoding;

/// What a person may set; `None` is found out from the content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadOptions {
    /// What stands between the cells of a CSV file: any ASCII character but quotation mark and
    /// line break.
    pub separator: Option<char>,
    /// How the bytes of a text file are meant.
    pub encoding: Option<Encoding>,
    /// The name of the sheet.
    pub sheet: Option<String>,
    /// The line of the file, in a spreadsheet the row of the sheet, that names the columns,
    /// counted from 1; 0 where no line does.
    pub header_row: Option<u64>,
    /// Which list of a JSON file holds the rows: "data", "result.records".
    pub member: Option<String>,
}

/// What kind of table a file holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableKind {
    /// Lines of cells with a separator between them.
    Csv {
        /// `,`, `;`, tab, `|` or what was asked for.
        separator: char,
        /// How the bytes are meant.
        encoding: Encoding,
    },
    /// A JSON list of objects.
    JsonArray {
        /// Where the list stands: "data", "result.records"; `None` where it is the whole file.
        member: Option<String>,
    },
    /// One JSON object per line.
    JsonLines,
    /// Features with geometries.
    GeoJson,
    /// W3C Web Annotations, which have no columns.
    Annotations,
    /// A sheet of a spreadsheet.
    Spreadsheet {
        /// The name of the sheet.
        sheet: String,
    },
}

/// What was found out by guess, and what could be chosen instead.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choices {
    /// The line or row that names the columns, as in [`ReadOptions::header_row`]; `None` where
    /// the kind of file leaves no doubt.
    pub header_row: Option<u64>,
    /// How the bytes are meant, where they are not UTF-8 beyond doubt.
    pub encoding: Option<EncodingGuess>,
    /// The sheets, in the order of the file; empty where it is no spreadsheet.
    pub sheets: Vec<SheetInfo>,
    /// The lists of a JSON file, where there are several.
    pub members: Vec<MemberInfo>,
}

/// A sheet of a spreadsheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetInfo {
    /// Its name.
    pub name: String,
    /// Its rows up to the last used one, as the file states them.
    pub rows: u64,
    /// Its columns up to the last used one, as the file states them.
    pub columns: u64,
    /// It is not shown when the file is opened in a spreadsheet program.
    pub is_hidden: bool,
}

/// A list inside a JSON file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberInfo {
    /// Where it stands, for [`ReadOptions::member`].
    pub path: String,
    /// How many elements it has.
    pub rows: u64,
}

/// Which encoding was taken, and what the text would be in others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingGuess {
    /// The one that was taken.
    pub taken: Encoding,
    /// It was stated by a byte order mark or chosen by a person, or nothing else fits.
    pub is_sure: bool,
    /// The text in the one taken and in others that fit, the likeliest first.
    pub previews: Vec<EncodingPreview>,
}

/// What the text would be in one encoding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EncodingPreview {
    /// The encoding.
    pub encoding: Encoding,
    /// The first lines with a character beyond ASCII, cut where they are long.
    pub lines: Vec<String>,
}
