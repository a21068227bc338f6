//! From the rows of a table to a dataset: every row is on the map, not located, or left out, and
//! the report says which and why.

use super::about_columns::about_columns;
use super::beside::Beside;
use super::cells::Cells;
use super::entries::{entry, keys, shown};
use super::evidence::Pieces;
use super::figure_row::figure;
use super::filling::filled;
use super::locate::{Unlocated, is_wanted, locate};
use super::mapping::{ColumnRole, Mapping, RowMeaning};
use super::metrics::Metrics;
use super::pass::{Foreseen, foresee};
use super::places::PlaceShelf;
use super::report::{RowEntry, RowReport, What};
use super::row_place::place_of_row;
use super::sources::SourceShelf;
use super::survey::{Settled, Survey};
use super::totals::is_total;
use super::whats;
use super::when::{When, when};
use crate::load::progress::Cancelled;
use crate::load::table::{Row, RowProblem, Table};
use crate::load::{Progress, stem};
use crate::model::{
    ClaimSeed, Dataset, Document, DocumentId, Extra, MetricId, PlaceId, Qualifier, Source, Value,
    ValueForm,
};

/// A dataset made of a table, and what became of each row.
#[derive(Debug, Clone)]
pub(crate) struct Imported {
    /// All that could be made of the rows.
    pub dataset: Dataset,
    /// What became of each.
    pub report: RowReport,
}

/// Makes a dataset of a table. `name` is the file's name.
pub(crate) fn build(
    table: &mut Table<'_>,
    mapping: &Mapping,
    name: &str,
    beside: &Beside,
    progress: &dyn Progress,
) -> Result<Imported, Cancelled> {
    let headers = table.headers().to_vec();
    let Foreseen { settled, rows } = foresee(table, mapping);
    let foreseen = Builder::new(mapping, &headers, settled, (name, rows), beside);
    let mut asked = Survey::default();
    let mut builder = filled(foreseen, table, rows, Some(&mut asked), progress)?;
    let settled = asked.settled(mapping);
    if builder.settled.reads_as(&settled) {
        builder.settled = settled;
        return Ok(builder.finished());
    }
    // The first rows led astray: what was made of them goes before the rest is read anew.
    drop(builder);
    let rows = settled.rows;
    let builder = Builder::new(mapping, &headers, settled, (name, rows), beside);
    Ok(filled(builder, table, rows, None, progress)?.finished())
}

/// A dataset on its way.
pub(super) struct Builder<'m> {
    pub(super) mapping: &'m Mapping,
    headers: &'m [String],
    /// Under which `x-` key the cells of each column are kept.
    pub(super) keys: Vec<String>,
    pub(super) settled: Settled,
    pub(super) dataset: Dataset,
    pub(super) report: RowReport,
    pub(super) places: PlaceShelf,
    pub(super) beside: &'m Beside,
    pub(super) sources: SourceShelf<'m>,
    pub(super) metrics: Metrics,
    pub(super) table: DocumentId,
    /// Places without coordinates whose names are looked up, in the order of the places.
    unlocated: Vec<Unlocated>,
}

/// What the claims of one row have in common.
pub(super) struct Shared<'r> {
    row: u64,
    pub(super) place: PlaceId,
    pub(super) when: When<'r>,
    pub(super) claimants: Vec<&'r str>,
    pub(super) pieces: Pieces<'r>,
}

impl<'m> Builder<'m> {
    fn new(
        mapping: &'m Mapping,
        headers: &'m [String],
        settled: Settled,
        (name, rows): (&str, usize),
        beside: &'m Beside,
    ) -> Self {
        let mut dataset = Dataset::default();
        stem(name).clone_into(&mut dataset.id);
        stem(name).clone_into(&mut dataset.title);
        dataset.language.clone_from(&mapping.language);
        let table = DocumentId::new(dataset.documents.len());
        dataset.documents.push(Document {
            id: "table".to_owned(),
            title: name.to_owned(),
            source: Source::NotAttached,
            ..Document::default()
        });
        let metrics = Metrics::new(mapping);
        Self {
            mapping,
            headers,
            keys: keys(headers),
            settled,
            dataset,
            report: RowReport::default(),
            places: PlaceShelf::expecting(rows),
            beside,
            sources: SourceShelf::new(beside),
            metrics,
            table,
            unlocated: Vec::new(),
        }
    }

    /// Makes the claims of a row, and says all that is odd about it.
    pub(super) fn row(&mut self, row: &Row<'_>) {
        self.report.rows += 1;
        for problem in row.problems {
            self.problem(row, problem);
        }
        let cells = Cells(row.cells);
        if row.is_unreadable() || cells.is_empty() {
            self.report.left_out += 1;
            if !row.is_unreadable() {
                self.note(row, whats::ROW_EMPTY, None, "");
            }
            return;
        }
        if is_total(self.mapping, cells) {
            self.report.left_out += 1;
            let place = self.mapping.column(ColumnRole::Place);
            let place = place.filter(|&column| !cells.text(column).is_empty());
            self.note(row, whats::ROW_TOTAL, place, "left out");
            return;
        }
        let figures = self.figures(row);
        let is_event = self.mapping.rows == RowMeaning::Events;
        if figures.is_empty() && !is_event {
            self.report.left_out += 1;
            self.note(row, whats::ROW_WITHOUT_FIGURE, None, "");
            return;
        }
        let place = self.place(row);
        let when = self.when(row);
        let has_date = when.date.is_some();
        let shared = Shared {
            row: row.number,
            place,
            claimants: self.claimants(cells),
            pieces: Pieces::of_row(
                self.mapping,
                cells,
                self.table,
                &mut self.sources,
                &mut self.dataset,
            ),
            when,
        };
        for id in self.sources.unknown() {
            self.note(row, whats::SOURCE_NOT_BESIDE, None, &id);
        }
        let is_mapped = self.dataset.place(place).mapped().is_some();
        self.report.on_the_map += u64::from(is_mapped);
        self.report.not_located += u64::from(!is_mapped);
        self.report.without_date += u64::from(!has_date);
        let mut own = (self.kept(row, &shared, &figures), self.tags(row));
        if is_event && let Ok(one) = Value::number(Qualifier::Exact, 1, None) {
            let metric = self.metrics.events(&mut self.dataset);
            self.claim(&shared, metric, one, "", std::mem::take(&mut own));
        }
        for (spec, value) in figures {
            let Some(figure) = self.mapping.figures.get(spec) else {
                continue;
            };
            let metric = self
                .metrics
                .of_figure(&mut self.dataset, self.mapping, spec, cells);
            let suffix = if is_event || self.mapping.figures.len() > 1 {
                figure.metric.as_str()
            } else {
                ""
            };
            self.claim(&shared, metric, value, suffix, std::mem::take(&mut own));
        }
    }

    /// The figures of a row with the place of their columns in the mapping.
    fn figures<'r>(&mut self, row: &Row<'r>) -> Vec<(usize, Value<'r>)> {
        let is_event = self.mapping.rows == RowMeaning::Events;
        let mut figures = Vec::new();
        for (spec, columns) in self.mapping.figures.iter().enumerate() {
            let mut remarks = Vec::new();
            let value = figure(self.mapping, columns, row.cells, &mut remarks);
            for (what, column, done) in remarks {
                self.note(row, what, Some(column), &done);
            }
            // In lists of events a zero says that nothing of the kind happened.
            let is_zero = |value: &Value<'_>| value.amount() == Some(0) && value.high().is_none();
            figures.extend(
                value
                    .filter(|value| !is_event || !is_zero(value))
                    .map(|value| (spec, value)),
            );
        }
        figures
    }

    fn place(&mut self, row: &Row<'_>) -> PlaceId {
        let cells = Cells(row.cells);
        let is_swapped = self.settled.swapped_rows.binary_search(&row.number).is_ok();
        let orientation = (!is_swapped).then_some(self.settled.orientation);
        let found = place_of_row(self.mapping, cells, orientation);
        for (what, column, done) in &found.remarks {
            self.note(row, what, *column, done);
        }
        let place = self.places.place(&mut self.dataset, &found.named);
        if found.named.position.is_none() && is_wanted(self.mapping) {
            match self.unlocated.binary_search_by_key(&place, |one| one.place) {
                Ok(known) => self.unlocated[known].rows += 1,
                // Places come in rising order.
                Err(_new) => self.unlocated.push(Unlocated {
                    place,
                    region: found.named.region.to_owned(),
                    first: entry(
                        self.headers,
                        row,
                        self.mapping.column(ColumnRole::Place),
                        "",
                    ),
                    rows: 1,
                }),
            }
        }
        place
    }

    fn when<'r>(&mut self, row: &Row<'r>) -> When<'r>
    where
        'm: 'r,
    {
        let mut remarks = Vec::new();
        let when = when(
            self.mapping,
            Cells(row.cells),
            self.settled.order,
            &mut remarks,
        );
        for (what, column, done) in remarks {
            self.note(row, what, Some(column), &done);
        }
        when
    }

    fn claimants<'r>(&self, cells: Cells<'r, '_>) -> Vec<&'r str>
    where
        'm: 'r,
    {
        let columns = self.mapping.columns_of(ColumnRole::Claimant);
        let stated = cells.first_filled(columns).map(|(_, name)| name);
        let claimant = stated.or(self.mapping.claimant.as_deref());
        claimant.into_iter().collect()
    }

    /// Adds a claim. The first of a row bears the row's keywords and its other cells.
    fn claim(
        &mut self,
        shared: &Shared<'_>,
        metric: MetricId,
        value: Value<'_>,
        suffix: &str,
        own: (Extra, Vec<&str>),
    ) {
        let (extra, tags) = own;
        let name = if suffix.is_empty() {
            format!("row-{}", shared.row)
        } else {
            format!("row-{}-{suffix}", shared.row)
        };
        let is_plain = value.qualifier() == Qualifier::Exact && value.words().is_none();
        let number = value
            .amount()
            .filter(|_| !suffix.is_empty() || self.mapping.rows == RowMeaning::Counts);
        let place = self.dataset.place(shared.place);
        let evidence = shared.pieces.seeds(number, &place.name);
        self.dataset.claims.push(ClaimSeed {
            date: shared.when.date,
            date_note: shared.when.note.as_deref(),
            value_form: if is_plain {
                ValueForm::Number
            } else {
                ValueForm::Object
            },
            attributed_to: shared.claimants.clone(),
            evidence,
            tags,
            extra,
            ..ClaimSeed::new(&name, metric, shared.place, value)
        });
        self.report.claims += 1;
    }

    /// Adds an entry to the report.
    pub(super) fn note(&mut self, row: &Row<'_>, what: &What, column: Option<usize>, done: &str) {
        let headers = self.headers;
        self.report.add(what, || entry(headers, row, column, done));
    }

    /// Adds what the reader of the file found wrong with a row.
    fn problem(&mut self, row: &Row<'_>, problem: &RowProblem) {
        let header = problem.header.and_then(|column| self.headers.get(column));
        let entry = RowEntry {
            row: row.number,
            line: problem.line,
            column: problem.column,
            header: header.cloned().unwrap_or_default(),
            value: shown(&problem.value),
            done: String::new(),
        };
        self.report.add_problem(problem, entry);
    }

    fn finished(mut self) -> Imported {
        for what in about_columns(self.mapping, self.headers, &self.settled) {
            self.report.add(what.0, || RowEntry {
                header: what.1.clone(),
                done: what.2.clone(),
                ..RowEntry::default()
            });
        }
        // What only finds rows that share a place, a source or a text is as large as they are.
        self.places.forget();
        self.sources.forget();
        self.dataset.claims.finish();
        locate(
            &mut self.dataset,
            self.mapping,
            &self.unlocated,
            &mut self.report,
        );
        self.sources.rest(&mut self.dataset);
        self.places.settle_kinds(&mut self.dataset);
        Imported {
            dataset: self.dataset.finished(),
            report: self.report.finished(),
        }
    }
}
