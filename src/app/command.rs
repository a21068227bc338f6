//! What can happen, and what the shell then has to do.

use super::{Failure, LabelLanguage, MainView, Opened, ThemeChoice};
use crate::model::{ClaimId, DocumentId, EvidenceId, MetricId, PlaceId, Span};
use crate::scene::camera::Camera;
use crate::scene::geometry::Size;
use crate::view::{DayFilter, VerdictFilter};
use std::path::PathBuf;

/// A number that ties a worker's answer to its question; an answer to an older one is dropped.
pub type Ticket = u64;

/// Something that happened. Applied by [`super::State::apply`], and in no other way.
#[derive(Debug, Clone)]
pub enum Command {
    /// Something about files.
    File(FileCommand),
    /// Something about the map.
    Map(MapCommand),
    /// Something about the open document.
    Read(ReadCommand),
    /// Something that is remembered between two starts.
    Set(SettingCommand),
    /// Select a place on the map: the map stays where it is.
    SelectOnMap(PlaceId),
    /// Select a place elsewhere (list, keyboard, command line): the map flies there if the place
    /// cannot be seen, and shows a metric and a day for which the place has a claim.
    Select(PlaceId),
    /// Select a claim: its place, its metric, its day.
    SelectClaim(ClaimId),
    /// Select the place before (`false`) or after (`true`) in the list.
    StepPlace(bool),
    /// Nothing is selected any more; an open document is closed.
    Deselect,
    /// One step back: message, dialog, reader, place.
    Back,
    /// Show another metric; the day stays where it can.
    ShowMetric(MetricId),
    /// Show other days.
    ShowDays(DayFilter),
    /// Show claims with other verdicts.
    ShowVerdicts(VerdictFilter),
    /// Show the map, or what the audit found.
    ShowView(MainView),
    /// Show a dialog.
    Show(Dialog),
    /// Put the dialog away.
    CloseDialog,
    /// Copy a text to the clipboard.
    Copy(String),
    /// Open a web address in the person's browser.
    OpenLink(String),
    /// End the program.
    Quit,
}

/// What can happen with files.
#[derive(Debug, Clone)]
pub enum FileCommand {
    /// Open a dataset file. What is open stays open until the new one is good.
    Open(PathBuf),
    /// Open a dataset file, then select the place with this name.
    OpenSelecting(PathBuf, String),
    /// Ask for a file with the system's dialog.
    Choose,
    /// Open the dataset that comes with the program.
    OpenBundled,
    /// Stop reading the file that is being read.
    Cancel,
    /// A worker read on: bytes done, bytes in all, claims so far.
    Progress(Ticket, u64, u64, u64),
    /// A worker is done. Dropped if its ticket is not the current one.
    Loaded(Ticket, Result<Box<Opened>, Box<Failure>>),
    /// Put the message about a failed load away.
    DismissFailure,
}

/// What can happen with the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MapCommand {
    /// The map has this size now, in points. The first size fits the map to the data.
    Resize(Size),
    /// The hand moved the map.
    MoveTo(Camera),
    /// Zoom by this many levels around the middle.
    Zoom(f64),
    /// Move the contents by this many points, right and down.
    Pan(f32, f32),
    /// Show all marks.
    FitAll,
    /// Let this many seconds of a flight pass.
    Tick(f64),
}

/// What can happen with the open document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadCommand {
    /// Open a document at its beginning.
    Document(DocumentId),
    /// Open a document at a quote; its claim's place is selected.
    Evidence(EvidenceId),
    /// Go to the coded figure before (`false`) or after (`true`).
    StepEvidence(bool),
    /// Show a stretch of the open document.
    Passage(Span),
    /// Search; an empty text ends the search.
    Find(String),
    /// Go to the hit before (`false`) or after (`true`).
    StepHit(bool),
    /// Leave the reader.
    Close,
}

/// What can be chosen once and for all.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SettingCommand {
    /// Light, dark, or the system's.
    Theme(ThemeChoice),
    /// The size of all text, 1 to 2.
    TextScale(f32),
    /// The language of the map's names.
    LabelLanguage(LabelLanguage),
    /// Whether nothing may move by itself.
    ReducedMotion(bool),
    /// Fold or unfold the legend.
    FoldLegend(bool),
    /// The radius of the reference figure, in points.
    MarkRadius(f32),
    /// Whether opened files are remembered. Forgets them when switched off.
    RememberFiles(bool),
    /// Forget the files that were open.
    ForgetFiles,
}

/// A window in front of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// Which keys do what.
    Keys,
    /// Licences and sources.
    Licences,
    /// What is wrong with the open file.
    Problems,
    /// What the ledger adds up.
    Sum,
    /// What the audit looks for.
    Checks,
    /// A path to type, where the system has no file dialog.
    Path,
    /// Text size, map language, what is remembered.
    Settings,
}

/// Something for the shell to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read a dataset on a worker and answer with [`FileCommand::Loaded`].
    Read(Ticket, PathBuf),
    /// Tell the worker to stop.
    Cancel(Ticket),
    /// Show the system's file dialog; answer with [`FileCommand::Open`], or with
    /// [`Dialog::Path`] where the system has none.
    ChooseFile,
    /// Write the settings.
    SaveSettings,
    /// Copy to the clipboard.
    Copy(String),
    /// Open in the browser.
    OpenLink(String),
    /// Close the window.
    Quit,
}
