//! What can happen, and what the shell then has to do.

use super::{
    AuditTask, Before, CompareCommand, Failure, FilterCommand, FoldTask, LabelLanguage,
    LayerCommand, MainView, NotSaved, Notice, Opened, PanelKind, PreviewTask, Reread, SaveTask,
    Saved, Sight, SortTask, TableCommand, ThemeChoice, TimelineCommand, ViewLine, Watched,
};
use crate::load::import::{Mapping, Preview};
use crate::load::table::ReadOptions;
use crate::load::{LoadOptions, TablePeek};
use crate::model::{ClaimId, DocumentId, Edit, EvidenceId, MetricId, PlaceId, Report, Span};
use crate::scene::camera::Camera;
use crate::scene::geometry::Size;
use crate::view::{DayFilter, FigureRule, NumberWords, Overview, VerdictFilter};
use std::path::PathBuf;
use std::sync::Arc;

/// A number that ties a worker's answer to its question; an answer to an older one is dropped.
pub type Ticket = u64;

/// Something that happened. Applied by [`super::State::apply`], and in no other way.
#[derive(Debug, Clone)]
pub enum Command {
    /// Something about files.
    File(FileCommand),
    /// Something about the datasets that are open beside each other.
    Layer(LayerCommand),
    /// Something about two maps side by side.
    Compare(CompareCommand),
    /// Something about saving.
    Save(SaveCommand),
    /// Something about the row report of a table.
    Report(ReportCommand),
    /// Change the dataset.
    Edit(Edit),
    /// Take the last change back.
    Undo,
    /// Make the change again that was taken back last.
    Redo,
    /// A worker has audited an edited dataset. Dropped if its ticket is not the current one.
    Audited(Ticket, Arc<Report>, Overview),
    /// Put the message about saving or editing away.
    DismissNotice,
    /// Something about the map.
    Map(MapCommand),
    /// Something along the timeline.
    Timeline(TimelineCommand),
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
    /// Draw another of several claims for a place.
    ShowRule(FigureRule),
    /// Something about the conditions of the query, and about saved queries.
    Filter(FilterCommand),
    /// Show the map, the table, or what the audit found.
    ShowView(MainView),
    /// Look at something else: view, query, place, document and map at once.
    Look(Box<Sight>),
    /// Open a view that was copied as text.
    OpenView(Box<ViewLine>),
    /// Go to the view before (`false`) or after (`true`) this one.
    Walk(bool),
    /// Remember what is looked at for the next time.
    Remember,
    /// Open beside the active dataset what was open beside it the last time, in a panel as wide.
    Regroup,
    /// Make the panel so wide, in points; `None` as wide as it is first.
    ResizePanel(PanelKind, Option<f32>),
    /// Tell something once.
    Tell(Notice),
    /// Something about the table.
    Table(TableCommand),
    /// Show a dialog.
    Show(Dialog),
    /// Put the dialog away.
    CloseDialog,
    /// Copy a text to the clipboard.
    Copy(String),
    /// Copy what is looked at as a line of text.
    CopyView,
    /// Open a web address in the person's browser.
    OpenLink(String),
    /// End the program. Asks first where changes are not saved.
    Quit,
}

/// What can happen with files.
#[derive(Debug, Clone)]
pub enum FileCommand {
    /// Open a dataset file. What is open stays open until the new one is good.
    Open(PathBuf),
    /// Open dataset files beside what is open, one after the other.
    OpenBeside(Vec<PathBuf>),
    /// Ask for files with the system's dialog, and open them beside what is open.
    ChooseBeside,
    /// Open a dataset file, then select the place with this name.
    OpenSelecting(PathBuf, String),
    /// Show this view of the file that is being read, as soon as it is.
    ShowWhenRead(Box<ViewLine>),
    /// Open a table as a person chose.
    OpenAs(PathBuf, Box<LoadOptions>),
    /// Open tables beside each other, all as a person chose, then select the place with this name
    /// in the first of them.
    OpenAllAs(Vec<PathBuf>, Box<LoadOptions>, Option<String>),
    /// Choose what the columns of a table mean; with other options of reading, if given.
    ChooseColumns(PathBuf, Option<Box<ReadOptions>>),
    /// A worker has looked into a table. Dropped if its ticket is not the current one.
    Peeked(Ticket, Result<Box<TablePeek>, Box<Failure>>),
    /// Say what the first rows of the table become with this mapping.
    Preview(Box<Mapping>),
    /// A worker says what the first rows become. Dropped if its ticket is not the current one.
    Previewed(Ticket, Arc<Preview>),
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
    /// Read the open file again. Changes that are not saved are kept.
    Reload,
    /// Read the open file again, and give up changes that are not saved.
    ReloadAnyway,
    /// A watched dataset file, or a text that it names, changed on the disk.
    ChangedOnDisk(PathBuf),
    /// A worker has read the open file again. Dropped if its ticket is not the current one.
    ReadAgain(Ticket, Box<Reread>),
    /// The open file cannot be watched: why.
    NotWatched(String),
    /// Put the news about the open file away.
    DismissNews,
}

/// What can happen with saving.
#[derive(Debug, Clone)]
pub enum SaveCommand {
    /// Save into the file that is open. Asks where that would lose something.
    Save,
    /// Ask for another file with the system's dialog, and save there.
    SaveAs,
    /// Save into a file.
    To {
        /// Which.
        path: PathBuf,
        /// Whether somebody has said that a file with that name may be replaced.
        replace: bool,
    },
    /// Replace the file that the open question is about.
    ReplaceAnyway,
    /// No file was chosen: what waited for saving does not happen.
    NotChosen,
    /// Save the changes, then go on with what waits for it.
    SaveFirst,
    /// Give the changes up, and go on with what waits for it.
    Discard,
    /// A worker is done. Dropped if its ticket is not the current one.
    Done(Ticket, Box<Result<Saved, NotSaved>>),
}

/// What can happen with the row report of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReportCommand {
    /// Ask where to save it with the system's dialog.
    Save,
    /// Save it into a file.
    To {
        /// Which.
        path: PathBuf,
        /// Whether somebody has said that a file with that name may be replaced.
        replace: bool,
    },
    /// A worker is done: where it wrote to, or why it did not.
    Done(PathBuf, Result<(), String>),
}

/// What can happen with the map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum MapCommand {
    /// The map has this size now, in points. The first size fits the map to the data.
    Resize(Size),
    /// The hand moved the map.
    MoveTo(Camera),
    /// Fly there.
    FlyTo(Camera),
    /// Zoom by this many levels around the middle.
    Zoom(f64),
    /// Move the contents by this many points, right and down.
    Pan(f32, f32),
    /// The legend covers a corner of this size now, at the lower left, in points.
    Legend(Size),
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
    /// Fold or unfold the timeline.
    FoldTimeline(bool),
    /// The radius of the reference figure, in points.
    MarkRadius(f32),
    /// By whose rule words are drawn as numbers.
    NumberWords(NumberWords),
    /// Whether places whose marks would hide each other are drawn as one.
    GroupPlaces(bool),
    /// Whether opened files are remembered. Forgets them when switched off.
    RememberFiles(bool),
    /// Whether an open file that changes is read again by itself.
    ReadChangedAgain(bool),
    /// Whether it is remembered how datasets were looked at. Forgets it when switched off.
    RememberViews(bool),
    /// Forget how datasets were looked at.
    ForgetViews,
    /// Forget the files that were open.
    ForgetFiles,
    /// Forget what the columns of tables mean.
    ForgetColumns,
    /// Forget the name under which claims were signed.
    ForgetName,
}

/// A window in front of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialog {
    /// Everything that can be done and gone to, to be searched.
    Palette,
    /// A view to paste.
    OpenView,
    /// Which keys do what.
    Keys,
    /// Licences and sources.
    Licences,
    /// What is wrong with the open file.
    Problems,
    /// What the ledger adds up.
    Sum,
    /// What changed in the open file.
    Changes,
    /// What the audit looks for.
    Checks,
    /// A path to type, where the system has no file dialog.
    Path,
    /// The same for a file to be opened beside what is open.
    PathBeside,
    /// Text size, map language, what is remembered.
    Settings,
    /// A number of a text becomes a claim.
    NewClaim {
        /// In which document.
        document: DocumentId,
        /// Where it stands.
        number: Span,
    },
    /// Changes are not saved, and something would lose them.
    Unsaved,
    /// Saving would lose rows of the file that could not be read.
    LeftOut,
    /// The file that would be replaced is not the one that was read.
    ChangedOnDisk,
    /// A file that is to be new is there already.
    FileExists,
    /// A path to type for saving, where the system has no file dialog.
    SavePath,
    /// What became of every row of the table.
    RowReport,
    /// What the columns of a table mean.
    Columns,
    /// A path to type for the row report, where the system has no file dialog.
    ReportPath,
}

/// Something for the shell to do.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Read a dataset on a worker and answer with [`FileCommand::Loaded`].
    Read(Ticket, PathBuf),
    /// Read the open file again on a worker, compare it with what is open, and answer with
    /// [`FileCommand::ReadAgain`], or with [`FileCommand::Loaded`] where it cannot be read.
    ReadAgain(Ticket, PathBuf, Before),
    /// As [`Self::Read`], with a table as a person chose; where something is given to compare it
    /// with, as [`Self::ReadAgain`].
    ReadAs(Ticket, PathBuf, Box<LoadOptions>, Option<Before>),
    /// Look into a table on a worker and answer with [`FileCommand::Peeked`].
    Peek(Ticket, PathBuf, Box<LoadOptions>),
    /// Say what the first rows of a table become and answer with [`FileCommand::Previewed`].
    Preview(PreviewTask),
    /// Watch these files instead of those before; answer with [`FileCommand::ChangedOnDisk`].
    Watch(Vec<Watched>),
    /// Tell the worker to stop.
    Cancel(Ticket),
    /// Show the system's file dialog; answer with [`FileCommand::Open`], or with
    /// [`Dialog::Path`] where the system has none.
    ChooseFile,
    /// Show the system's file dialog for several files; answer with [`FileCommand::OpenBeside`].
    ChooseBeside,
    /// Show the system's dialog for saving, with this path offered; answer with
    /// [`SaveCommand::To`], or with [`Dialog::SavePath`] where the system has none.
    ChooseSave(PathBuf),
    /// Write a dataset on a worker and answer with [`SaveCommand::Done`].
    Save(SaveTask),
    /// Show the system's dialog for saving the row report, with this path offered; answer with
    /// [`ReportCommand::To`], or with [`Dialog::ReportPath`] where the system has none.
    ChooseReport(PathBuf),
    /// Write the row report on a worker and answer with [`ReportCommand::Done`].
    WriteReport {
        /// Where to.
        path: PathBuf,
        /// Whether a file may be replaced.
        replace: bool,
        /// What.
        text: String,
    },
    /// Audit an edited dataset on a worker and answer with [`Command::Audited`]. An older audit
    /// is given up.
    Audit(AuditTask),
    /// Sort rows of the table on a worker and answer with [`TableCommand::Ordered`].
    SortTable(SortTask),
    /// Fold the texts of a dataset on a worker and answer with [`FilterCommand::WordsFolded`].
    FoldWords(FoldTask),
    /// Write the settings.
    SaveSettings,
    /// Copy to the clipboard.
    Copy(String),
    /// Open in the browser.
    OpenLink(String),
    /// Close the window.
    Quit,
}
