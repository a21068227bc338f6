//! How a table is to be read, from the command line: what its columns mean, and what it is.

use crate::load::import::check_preset;
use crate::load::table::{Encoding, ReadOptions};
use crate::load::{LoadOptions, MappingChoice, MappingFile};
use crate::run::files::read_text;
use clap::Args;
use std::path::PathBuf;

/// Options for files that are tables: CSV, spreadsheets, JSON rows, GeoJSON.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Tables (CSV, spreadsheets, JSON rows, GeoJSON)")]
pub(super) struct TableOptions {
    /// The format of the table: acled, ucdp-ged, ccc, ovd-info, ovd-info-precincts, 2020pb, mpv,
    /// timemap, timemap-export, gdelt-events, gdelt-mentions; none guesses; without it the headers tell
    #[arg(long, value_name = "ID")]
    preset: Option<String>,
    /// What columns mean, by their headers: "place=City,lat=Y,lon=X,value=Detained,date=Day"
    #[arg(long, value_name = "ROLE=COLUMN,...")]
    map: Vec<String>,
    /// A mapping file (JSON)
    #[arg(long, value_name = "FILE", conflicts_with = "map")]
    mapping: Option<PathBuf>,
    /// What stands between cells: a character, or "tab"
    #[arg(long, value_name = "CHAR")]
    separator: Option<String>,
    /// How the text is encoded: utf-8, windows-1251, latin1, ...
    #[arg(long, value_name = "NAME")]
    encoding: Option<String>,
    /// The sheet of a spreadsheet
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row with the headers, counted from 1; 0 where there is none
    #[arg(long, value_name = "N")]
    header_row: Option<u64>,
    /// The list of a JSON file that holds the rows: "data"
    #[arg(long, value_name = "PATH")]
    member: Option<String>,
}

impl TableOptions {
    /// The options as the loader takes them, or what is wrong with them.
    pub fn load_options(&self) -> Result<LoadOptions, String> {
        let mapping = match &self.mapping {
            Some(path) => {
                let text = read_text(path).map_err(|error| error.to_string())?;
                let file = MappingFile::from_json(&text);
                Some(file.map_err(|error| format!("{error}: {}", path.display()))?)
            }
            None if self.map.is_empty() => None,
            None => {
                let pairs = self.map.iter().map(String::as_str);
                Some(MappingFile::from_pairs(pairs).map_err(|error| error.to_string())?)
            }
        };
        if let Some(id) = &self.preset {
            check_preset(id).map_err(|error| error.to_string())?;
        }
        Ok(LoadOptions {
            read: ReadOptions {
                separator: self.separator.as_deref().map(separator).transpose()?,
                encoding: self.encoding.as_deref().map(encoding).transpose()?,
                sheet: self.sheet.clone(),
                header_row: self.header_row,
                member: self.member.clone(),
            },
            preset: self.preset.clone(),
            mapping: mapping.map(MappingChoice::Changes),
            ..LoadOptions::default()
        })
    }
}

fn separator(text: &str) -> Result<char, String> {
    let mut chars = text.chars();
    match (text, chars.next(), chars.next()) {
        ("tab" | "\\t", ..) => Ok('\t'),
        (_, Some(one), None) if one.is_ascii() && !matches!(one, '"' | '\n' | '\r') => Ok(one),
        _ => Err(format!(
            "\"{text}\" is no separator: give one character such as \";\", or \"tab\""
        )),
    }
}

fn encoding(name: &str) -> Result<Encoding, String> {
    Encoding::for_label(name).ok_or_else(|| {
        format!("\"{name}\" is no known encoding: utf-8, windows-1251, latin1, koi8-r, utf-16le")
    })
}
