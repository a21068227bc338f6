//! A dataset that is open, being opened, or could not be opened.

use super::{OnDisk, Ticket};
use crate::audit::{GoOn, audit, audit_located, audit_while};
use crate::load::{Import, bundled};
use crate::model::{Dataset, DocumentId, DocumentText, Problem, Report, Texts};
use crate::view::{Changed, Index, Indexed, Overview, Query, View};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where an open dataset came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the program.
    Bundled,
    /// A file.
    File(PathBuf),
}

impl Origin {
    /// The file's name without its folders, or what it is.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Bundled => "the bundled dataset".to_owned(),
            Self::File(path) => file_name(path),
        }
    }
}

/// A dataset with its texts, what an audit found, and what was wrong with its file.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Where it came from.
    pub origin: Origin,
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// The texts of its documents.
    pub texts: Arc<Texts>,
    /// What the audit found.
    pub report: Arc<Report>,
    /// The dataset that the report is about, while the one after an edit is being checked; `None`
    /// where it is about this one.
    pub checked: Option<Arc<Dataset>>,
    /// What was wrong with the file.
    pub problems: Arc<Vec<Problem>>,
    /// The numbers in the head of the window.
    pub overview: Overview,
    /// What its file held; `None` for what has no file of its own.
    pub on_disk: Option<OnDisk>,
    /// The folder of the file that it was read from: texts that lie in files lie there, wherever
    /// the dataset is saved later.
    pub texts_folder: Option<PathBuf>,
    /// Its claims in the order of queries: of this dataset with this report.
    pub index: Arc<Index>,
    /// How its table was understood, and what became of every row; `None` for what is no table.
    pub import: Option<Arc<Import>>,
}

impl Opened {
    /// The dataset that comes with the program.
    #[must_use]
    pub fn bundled() -> Self {
        let (dataset, texts) = bundled();
        // A test holds it to the gazetteer; unpacking that would be most of the start.
        let report = audit_located(&dataset, &texts);
        Self::audited(Origin::Bundled, dataset, texts, Vec::new(), report)
    }

    /// Its title, or the name of its file where it has none.
    #[must_use]
    pub fn title(&self) -> String {
        if self.dataset.title.is_empty() {
            self.origin.name()
        } else {
            self.dataset.title.clone()
        }
    }

    /// Audits a dataset and holds it ready for the window.
    #[must_use]
    pub fn new(origin: Origin, dataset: Dataset, texts: Texts, problems: Vec<Problem>) -> Self {
        let report = audit(&dataset, &texts);
        Self::audited(origin, dataset, texts, problems, report)
    }

    /// The dataset with what queries need.
    #[must_use]
    pub fn indexed(&self) -> Indexed<'_> {
        Indexed {
            dataset: &self.dataset,
            report: &self.report,
            index: &self.index,
        }
    }

    /// What a query shows of it.
    #[must_use]
    pub fn view(&self, query: Query) -> View {
        View::of(self.indexed(), query)
    }

    /// The dataset or its report was changed: the index follows.
    pub(super) fn index_again(&mut self, changed: Changed) {
        // What nobody else holds is changed where it stands.
        let index = Arc::unwrap_or_clone(std::mem::take(&mut self.index));
        self.index = Arc::new(index.followed(&self.dataset, &self.report, changed));
    }

    /// The dataset that the findings are about.
    #[must_use]
    pub fn checked(&self) -> &Dataset {
        self.checked.as_ref().unwrap_or(&self.dataset)
    }

    /// Whether the text of a document is another one than was quoted.
    #[must_use]
    pub fn text_changed(&self, document: DocumentId) -> bool {
        let wanted = self.dataset.document(document).sha256.as_deref();
        match (self.texts.get(document), wanted) {
            (DocumentText::Attached { sha256, .. }, Some(wanted)) => {
                !wanted.eq_ignore_ascii_case(sha256)
            }
            _ => false,
        }
    }

    /// As [`Self::new`], telling how far the audit is (0 to 1); `None` once `go_on` answers no.
    #[must_use]
    pub fn new_while(
        origin: Origin,
        dataset: Dataset,
        texts: Texts,
        problems: Vec<Problem>,
        go_on: GoOn<'_>,
    ) -> Option<Self> {
        let report = audit_while(&dataset, &texts, go_on)?;
        Some(Self::audited(origin, dataset, texts, problems, report))
    }

    fn audited(
        origin: Origin,
        dataset: Dataset,
        texts: Texts,
        problems: Vec<Problem>,
        report: Report,
    ) -> Self {
        let overview = Overview::new(&dataset, &report);
        let texts = Arc::new(texts);
        let index = Arc::new(Index::new(&dataset, &report, Arc::clone(&texts)));
        let texts_folder = match &origin {
            Origin::Bundled => None,
            Origin::File(path) => path.parent().map(Path::to_owned),
        };
        Self {
            on_disk: None,
            import: None,
            checked: None,
            texts_folder,
            origin,
            dataset: Arc::new(dataset),
            texts,
            index,
            report: Arc::new(report),
            problems: Arc::new(problems),
            overview,
        }
    }
}

/// What a file is read for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To take the place of what is open.
    #[default]
    Replace,
    /// To be open beside it.
    Beside,
    /// It is open, and is read again.
    Again {
        /// Whether a person asked for it: then it is told even that nothing changed.
        asked: bool,
        /// Whether changes that are not saved are given up for it.
        give_up: bool,
    },
}

impl Purpose {
    /// Whether nobody asked for it.
    #[must_use]
    pub fn is_silent(self) -> bool {
        matches!(self, Self::Again { asked: false, .. })
    }
}

/// A file that is being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Loading {
    /// Which question the worker answers.
    pub ticket: Ticket,
    /// The file.
    pub path: PathBuf,
    /// What for.
    pub purpose: Purpose,
    /// Bytes read.
    pub done: u64,
    /// Bytes in all; 0 where it is not known.
    pub total: u64,
    /// Claims read.
    pub claims: u64,
}

impl Loading {
    /// How far it is, 0 to 1: reading is the first half of the way, the audit the second. `None`
    /// where the length is not known.
    #[must_use]
    #[expect(
        clippy::cast_precision_loss,
        reason = "the length of a bar on the screen"
    )]
    pub fn share(&self) -> Option<f32> {
        (self.total > 0).then(|| self.done as f32 / self.total as f32)
    }
}

/// A file that could not be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub path: PathBuf,
    /// What happened, in one sentence.
    pub message: String,
    /// Everything wrong with it that could be told.
    pub problems: Vec<Problem>,
}

impl Failure {
    /// All of it as text, to be copied.
    #[must_use]
    pub fn as_text(&self) -> String {
        let mut text = format!("{}: {}\n", file_name(&self.path), self.message);
        for problem in &self.problems {
            text += &format!("{problem}\n  {}\n", problem.help);
        }
        text
    }
}

/// The last part of a path.
#[must_use]
pub fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or(path.as_os_str())
        .to_string_lossy()
        .into_owned()
}
