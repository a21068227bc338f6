//! `convert`: any file that can be read, written in the dataset format, version 1.

use super::options::ConvertOptions;
use super::{UNUSABLE, text_report};
use crate::export::{Counts, take_texts_inside, write_dataset};
use crate::load::import::RowReport;
use crate::load::{Progress, document_files};
use crate::model::{Dataset, DocumentId, DocumentText, counted};
use crate::run::files::{ReadDataset, open_dataset_as, texts_beside};
use crate::run::write::{Target, WriteError};
use std::ffi::OsString;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where a converted dataset goes.
enum Destination {
    /// The standard output, which has no folder.
    Output,
    /// A file.
    File(Target, PathBuf),
}

/// Converts every file. Datasets for the standard output go to `out`, all words to `err`.
pub(super) fn convert(
    options: &ConvertOptions,
    progress: &dyn Progress,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> u8 {
    // Nobody is left to tell if the words cannot be written.
    let mut tell = |words: &str| err.write_all(words.as_bytes()).ok();
    let destinations = match destinations(options) {
        Ok(destinations) => destinations,
        Err(complaint) => {
            tell(&format!("error: {complaint}\n"));
            return UNUSABLE;
        }
    };
    let report = match report_target(options) {
        Ok(report) => report,
        Err(complaint) => {
            tell(&format!("error: {complaint}\n"));
            return UNUSABLE;
        }
    };
    let mut code = 0;
    for (path, destination) in options.files.iter().zip(&destinations) {
        match convert_file(path, destination, report.as_ref(), options, progress, out) {
            Ok(words) => tell(&words),
            Err(words) => {
                code = UNUSABLE;
                tell(&words)
            }
        };
    }
    code
}

/// Where each file goes. Everything that can be known is refused before anything is read.
fn destinations(options: &ConvertOptions) -> Result<Vec<Destination>, String> {
    let out = &options.out;
    if out == Path::new("-") {
        return match options.files.as_slice() {
            [_] => Ok(vec![Destination::Output]),
            _ => Err("the standard output takes one dataset\n\
                      help: name a folder with --out to convert several files"
                .to_owned()),
        };
    }
    if !out.is_dir() {
        return match options.files.as_slice() {
            [_] => Ok(vec![destination(out, options.force)?]),
            _ => Err(format!(
                "several files need a folder to go to, and there is no such folder: {}",
                out.display()
            )),
        };
    }
    let mut named: Vec<PathBuf> = Vec::new();
    for file in &options.files {
        let path = out.join(json_name(file));
        if named.contains(&path) {
            return Err(format!(
                "two of the files would be written to {}\nhelp: convert them one by one",
                path.display()
            ));
        }
        named.push(path);
    }
    let each = named.iter().map(|path| destination(path, options.force));
    each.collect()
}

/// Where the row report goes.
fn report_target(options: &ConvertOptions) -> Result<Option<Target>, String> {
    let Some(path) = &options.report else {
        return Ok(None);
    };
    if options.files.len() > 1 {
        return Err("--report takes one table\nhelp: convert the files one by one".to_owned());
    }
    if options.out.as_path() == path.as_path() {
        return Err("the dataset and the row report would be the same file".to_owned());
    }
    match destination(path, options.force)? {
        Destination::File(target, _) => Ok(Some(target)),
        Destination::Output => Ok(None),
    }
}

/// Writes what became of every row; the words for the person either way.
fn write_report(
    report: Option<&RowReport>,
    target: &Target,
    path: &Path,
) -> Result<String, String> {
    let Some(report) = report else {
        return Ok("\nno row report: this is no table".to_owned());
    };
    let done = target.write(report.csv().as_bytes());
    done.map_err(|error| format!("error: the row report: {error}\n"))?;
    let path = path.display();
    Ok(format!("\n{report}: row report written to {path}"))
}

fn destination(path: &Path, force: bool) -> Result<Destination, String> {
    let target = Target::new(path, force).map_err(|error| match error {
        WriteError::Exists { .. } => {
            format!("{error}\nhelp: name another file, or replace this one with --force")
        }
        _ => error.to_string(),
    })?;
    Ok(Destination::File(target, path.to_owned()))
}

/// The name of the dataset file for a source: `a.csv` and `a.csv.gz` become `a.json`.
fn json_name(source: &Path) -> OsString {
    let plain = match source.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("gz") => source.with_extension(""),
        _ => source.to_owned(),
    };
    let stem = plain.file_stem().unwrap_or(plain.as_os_str());
    let mut name = stem.to_owned();
    name.push(".json");
    name
}

/// Converts one file; the words for the person either way.
fn convert_file(
    path: &Path,
    destination: &Destination,
    report: Option<&Target>,
    options: &ConvertOptions,
    progress: &dyn Progress,
    out: &mut dyn Write,
) -> Result<String, String> {
    let name = path.display().to_string();
    let load = options.table.load_options();
    let load = load.map_err(|message| format!("error: {message}\n"))?;
    let mut read = match open_dataset_as(path, &load, progress) {
        Ok(read) => read,
        Err(error) => {
            let problems = error.problems();
            let words = text_report::problems(&name, &problems, options.quiet);
            let words = if problems.is_empty() {
                format!("error: {error}\n\n")
            } else {
                words
            };
            // Most of all a table that makes no claim is to say why not, row by row.
            let told = match (error.row_report(), report, &options.report) {
                (Some(rows), Some(target), Some(path)) => write_report(Some(rows), target, path)
                    .map_err(|error| format!("{words}{error}"))?,
                _ => String::new(),
            };
            return Err(format!("{words}{name}: cannot be read{told}\n"));
        }
    };
    let words = text_report::problems(&name, &read.problems, options.quiet);
    let counts = Counts::of(read.problems.iter().map(|problem| problem.severity));
    if counts.errors > 0 && read.dataset.claims.is_empty() {
        return Err(format!("{words}{name}: no claim could be read\n"));
    }
    if let Destination::File(target, _) = destination
        && counts.errors > 0
        && target.is(path)
    {
        let errors = counted(counts.errors, "error");
        return Err(format!(
            "{words}{name}: not replaced: what its {errors} name would be lost\n\
             help: write to another file, or mend this one first\n"
        ));
    }
    let texts = carry_texts(&mut read, path, destination, progress)?;
    let told = match (report, &options.report) {
        (Some(target), Some(path)) => {
            let rows = read.import.as_ref().map(|import| &import.report);
            write_report(rows, target, path).map_err(|error| format!("{words}{error}"))?
        }
        _ => String::new(),
    };
    // What only the words above needed is not held while the dataset is written.
    let dataset = read.dataset;
    drop((read.texts, read.problems, read.import));
    let fill = |out: &mut dyn Write| write_dataset(&dataset, &dataset.documents, out);
    let written = match destination {
        Destination::Output => {
            match fill(out).and_then(|()| out.flush()) {
                // A reader that went away (`| head`) is no error.
                Err(cause) if cause.kind() != ErrorKind::BrokenPipe => {
                    return Err(format!("{words}error: cannot be written ({cause})\n"));
                }
                Ok(()) | Err(_) => "written".to_owned(),
            }
        }
        Destination::File(target, named) => {
            let done = target.write_by(fill);
            done.map_err(|error| format!("{words}error: {error}\n"))?;
            format!("written to {}", named.display())
        }
    };
    let what = contents(&dataset);
    let left_out = if counts.errors > 0 {
        ": what the errors name is left out or changed"
    } else {
        ""
    };
    Ok(format!(
        "{words}{name}: {what} {written}; {counts}{left_out}{texts}{told}\n"
    ))
}

/// Takes the texts into the dataset that would not be found from where it goes, and says so.
fn carry_texts(
    read: &mut ReadDataset,
    path: &Path,
    destination: &Destination,
    progress: &dyn Progress,
) -> Result<String, String> {
    let there = match destination {
        Destination::Output => None,
        Destination::File(_, named) => Some(
            texts_beside(&read.dataset, named, progress).map_err(|error| format!("{error}\n"))?,
        ),
    };
    let found = |id: DocumentId| {
        let text = read.texts.get(id);
        let same = there.as_ref().is_some_and(|there| there.get(id) == text);
        same && text.text().is_some()
    };
    let away: Vec<DocumentId> = document_files(&read.dataset)
        .map(|(id, _)| id)
        .filter(|&id| !found(id))
        .collect();
    let missing: Vec<String> = away
        .iter()
        .filter_map(|&id| match read.texts.get(id) {
            DocumentText::Missing { reason } => Some(reason.clone()),
            _ => None,
        })
        .collect();
    let taken = take_texts_inside(&mut read.dataset.documents, &read.texts, &away);
    let mut words = String::new();
    if taken > 0 {
        let texts = counted(taken, "text");
        words += &format!("\n{texts} taken into it, since the dataset goes to another folder");
    }
    for reason in missing {
        let name = path.display();
        words += &format!("\nno text to go with {name}: {reason}");
    }
    Ok(words)
}

/// `12 claims, 4 places, 1 document`
fn contents(dataset: &Dataset) -> String {
    format!(
        "{}, {}, {}",
        counted(dataset.claims.len(), "claim"),
        counted(dataset.places.len(), "place"),
        counted(dataset.documents.len(), "document")
    )
}
