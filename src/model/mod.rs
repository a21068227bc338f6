//! What a dataset says: plain values without I/O, egui or serde.
//!
//! A [`Dataset`] is metrics, documents, places and claims. Claims live in columns
//! ([`Claims`]); every other layer reads them row by row through [`ClaimRef`]. What an audit
//! found is a [`Report`], also a plain value.

mod ids;
mod extra;
mod rare;
mod number;
mod date;
mod value;
mod metric;
mod document;
mod place;
mod quote;
mod claim;
mod as_of;
mod by_hash;
mod repeats;
mod edited_list;
mod short_text;
mod arena;
mod columns;
mod dataset;
mod readers;
mod new_claim;
mod edit;
mod problem;
mod fact;
mod report;

pub use as_of::AsOf;
pub(crate) use by_hash::{ByHash, Seeded};
pub use claim::{ClaimRef, ClaimSeed, Covers, Mark, Review, Status, ValueForm};
pub use columns::{
    Batch, Claims, ExtraKey, LeanClaim, NewQuote, PackedExtra, PlainClaim, PlainQuote,
};
pub use dataset::{Dataset, Texts};
pub use date::{CivilDate, DateError, Precision};
pub use document::{Dismissed, Document, DocumentMore, DocumentText, Source};
pub use edit::{Edit, EditError};
pub use edited_list::EditedList;
pub use extra::Extra;
pub use fact::{Difference, Fact, Otherwise, Words, WrongQuote};
pub use ids::{ClaimId, DocumentId, EvidenceId, MetricId, PlaceId};
pub use metric::Metric;
pub use new_claim::{Figure, NewClaim, NewEvidence, NewPlace};
pub use number::{MAX_NUMBER, counted, grouped, push_digits};
pub use place::{LatLon, Place, PlaceKind, PlaceMore};
pub use problem::{Location, Problem};
pub use quote::{EvidenceRef, EvidenceSeed, Role, Span};
pub use rare::{Rare, Unfilled};
pub use readers::{latest_marks, readers_differ, status_after};
pub use report::{About, Finding, QuoteState, Report, Severity, Verdict};
pub use short_text::ShortText;
pub use value::{Qualifier, Value, ValueError};
