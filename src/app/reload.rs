//! The open file was read again: what changed, and what stays selected by its name.

use super::{Dialog, Opened, Origin, Reading, Tag};
use crate::load::{document_files, is_inside_folder};
use crate::model::{ClaimId, Dataset, DocumentId, EvidenceId, PlaceId, Texts};
use crate::view::{Difference, Query, View, difference, differing_texts};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The dataset that is open while its file is read again: what the new one is compared with.
#[derive(Debug, Clone)]
pub struct Before {
    /// The dataset.
    pub dataset: Arc<Dataset>,
    /// The texts of its documents.
    pub texts: Arc<Texts>,
    /// Whether words were looked for in it: the worker then folds those of the new one too.
    pub has_words: bool,
}

impl PartialEq for Before {
    /// Datasets are never changed, only replaced.
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.dataset, &other.dataset) && Arc::ptr_eq(&self.texts, &other.texts)
    }
}

impl Before {
    pub(super) fn of(opened: &Opened) -> Self {
        Self {
            dataset: Arc::clone(&opened.dataset),
            texts: Arc::clone(&opened.texts),
            has_words: opened.index.has_words(),
        }
    }

    /// What is different now.
    #[must_use]
    pub fn difference(&self, now: &Opened) -> Difference {
        let texts = differing_texts((&self.dataset, &self.texts), (&now.dataset, &now.texts));
        Difference {
            texts,
            ..difference(&self.dataset, &now.dataset)
        }
    }
}

/// A file that was read again.
#[derive(Debug, Clone)]
pub struct Reread {
    /// What it holds now.
    pub opened: Opened,
    /// What is different.
    pub difference: Difference,
}

/// Something to be told about the open file, until it is put away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// It was read again.
    ReadAgain {
        /// The file's name.
        file: String,
        /// What is different.
        difference: Arc<Difference>,
    },
    /// It changed on the disk, and is not read again by itself.
    Changed {
        /// The file's name.
        file: String,
    },
    /// Its folder cannot be watched.
    NotWatched {
        /// Why.
        reason: String,
    },
    /// A file was not opened beside the others, since there are as many as can be told apart.
    TooMany {
        /// The file's name.
        file: String,
    },
    /// Files that were open beside this dataset the last time cannot be opened any more.
    NotBesideAgain {
        /// Their names.
        files: Vec<String>,
    },
    /// A file was not opened beside the others, since it is open.
    OpenAlready {
        /// The file's name.
        file: String,
    },
    /// It is what was read before.
    Unchanged {
        /// The file's name.
        file: String,
    },
    /// It changed on the disk, and there are changes that are not saved.
    ChangedElsewhere {
        /// The file's name.
        file: String,
    },
    /// There is no file to read again.
    NoFile,
}

impl News {
    /// The news in one line.
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::ReadAgain { file, difference } if difference.is_empty() => {
                format!("{file} was read again: {difference}")
            }
            Self::ReadAgain { file, difference } => {
                format!("{file} changed on the disk: {difference}")
            }
            Self::Changed { file } => format!("{file} changed on the disk"),
            Self::TooMany { file } => format!(
                "{file} was not opened: {} datasets at most are open beside each other",
                Tag::MOST
            ),
            Self::NotBesideAgain { files } => format!(
                "Open beside this dataset the last time, and no longer to be read: {}",
                files.join(", ")
            ),
            Self::OpenAlready { file } => format!("{file} is open already"),
            Self::Unchanged { file } => format!("{file} has not changed on the disk"),
            Self::ChangedElsewhere { file } => {
                format!("{file} changed on the disk, and you have changes that are not saved")
            }
            Self::NotWatched { reason } => {
                format!("Changes of this file on the disk are not noticed here ({reason})")
            }
            Self::NoFile => "The bundled dataset has no file that could be read again".to_owned(),
        }
    }
}

/// A dataset file with the texts beside it, to be watched for changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Watched {
    /// The dataset file.
    pub dataset: PathBuf,
    /// It, and the text files that it names.
    pub files: Vec<PathBuf>,
}

impl Watched {
    /// The files of an open dataset; `None` for one without a file.
    #[must_use]
    pub fn of(opened: &Opened) -> Option<Self> {
        let Origin::File(path) = &opened.origin else {
            return None;
        };
        let beside = path.parent().unwrap_or(Path::new(""));
        let folder = opened.texts_folder.as_deref().unwrap_or(beside);
        let texts = document_files(&opened.dataset)
            .filter(|(_, file)| is_inside_folder(file))
            .map(|(_, file)| folder.join(file));
        Some(Self {
            dataset: path.clone(),
            files: std::iter::once(path.clone()).chain(texts).collect(),
        })
    }
}

/// Puts the dataset as it is now in the place of the open one: the same place, document and quote
/// by their ids. Returns the same view of it.
pub(super) fn take_again(
    new: Opened,
    opened: &mut Opened,
    query: &Query,
    selection: &mut Option<PlaceId>,
    reading: &mut Option<Reading>,
) -> View {
    let old = std::mem::replace(opened, new).dataset;
    *selection = selection.and_then(|place| place_again(&old, place, &opened.dataset));
    *reading = reading.take().and_then(|open| open.again(&old, opened));
    opened.view(query_again(&old, query, opened))
}

/// The same metric by its id, the same days where the metric still has claims then.
pub(super) fn query_again(old: &Dataset, query: &Query, opened: &Opened) -> Query {
    let new = &opened.dataset;
    let metric = query.metric.map(|metric| &old.metric(metric).id);
    let same = metric.and_then(|id| new.metric_ids().find(|&now| new.metric(now).id == *id));
    match same {
        Some(metric) => opened.indexed().for_metric(query, metric),
        None => opened.indexed().opening(),
    }
}

/// The same dialog, about the same document by its id; `None` where that is gone.
pub(super) fn dialog_again(dialog: Dialog, old: &Dataset, new: &Dataset) -> Option<Dialog> {
    match dialog {
        Dialog::NewClaim { document, number } => {
            let id = &old.document(document).id;
            let mut documents = new.document_ids();
            let document = documents.find(|&it| new.document(it).id == *id)?;
            Some(Dialog::NewClaim { document, number })
        }
        other => Some(other),
    }
}

/// The same place by its id.
fn place_again(old: &Dataset, place: PlaceId, new: &Dataset) -> Option<PlaceId> {
    let id = &old.place(place).id;
    new.place_ids().find(|&now| new.place(now).id == *id)
}

/// The same quote: of the claim with the same id the piece with the same words, else the piece at
/// the same place.
fn evidence_again(old: &Dataset, evidence: EvidenceId, new: &Dataset) -> Option<EvidenceId> {
    let claim = old.claims.claim_of(evidence);
    let name = old.claims.get(claim).name;
    let now: ClaimId = new.claims.iter().find(|it| it.name == name)?.id;
    let words = old.claims.evidence_row(evidence).exact;
    let index = old
        .claims
        .evidence(claim)
        .position(|it| it.id == evidence)?;
    let mut pieces = new.claims.evidence(now);
    let same_words = new.claims.evidence(now).find(|it| it.exact == words);
    same_words.or_else(|| pieces.nth(index)).map(|it| it.id)
}

impl Reading {
    /// The same document, quote and search in the dataset as it is now; `None` where the document
    /// is gone. The page stays where it is.
    fn again(self, old: &Dataset, now: &Opened) -> Option<Self> {
        let new = &now.dataset;
        let id = &old.document(self.document).id;
        let document: DocumentId = new.document_ids().find(|&it| new.document(it).id == *id)?;
        let current = self.current.and_then(|it| evidence_again(old, it, new));
        Some(self.following(now, document, current))
    }
}
