//! Writes what a plain row says into the columns of the dataset.

use super::plan::Held;
use super::{LightCells, Piece, PlainLane, Reading, cell};
use crate::load::import::build::Builder;
use crate::load::import::cells::{Cells, push_json, trimmed};
use crate::load::import::coordinates::Orientation;
use crate::load::import::figures::is_nothing;
use crate::load::import::places::Named;
use crate::load::import::sources::SourceShelf;
use crate::load::import::survey::Survey;
use crate::load::spans;
use crate::load::table::LightRow;
use crate::model::{
    ClaimSeed, DocumentId, EvidenceSeed, Extra, MetricId, PlaceId, Qualifier, Role, Value,
    ValueForm, push_digits,
};

impl<'m> Builder<'m> {
    /// Has at hand what is known of the names and links of some rows. It lies anywhere in memory,
    /// and one row after the other would wait for its own.
    pub(in crate::load::import) fn foresee(
        &mut self,
        lane: &mut PlainLane<'_>,
        rows: &[LightRow<'_>],
    ) {
        let names = rows.iter();
        let names = names.map(|row| LightCells(row.cells).text(lane.plan.name));
        self.places.foresee(names);
        lane.ahead.clear();
        for row in rows {
            for &column in &lane.plan.sources {
                let link = LightCells(row.cells).text(column);
                lane.ahead.extend(self.sources.foresee(link));
            }
        }
        SourceShelf::look_at(&self.dataset, &lane.ahead);
    }

    /// Makes the claims of a row; says `false`, and does nothing, where it is not plain.
    pub(in crate::load::import) fn plain_row(
        &mut self,
        lane: &mut PlainLane<'m>,
        (at, row): (usize, &LightRow<'_>),
        asked: Option<&mut Survey>,
    ) -> bool {
        let Some(reading) = lane.read(row, &self.settled) else {
            return false;
        };
        let place = self.places.foreseen(
            &mut self.dataset,
            &Named {
                name: reading.name,
                id: "",
                kind: lane.plan.kind,
                country: reading.country,
                position: Some(reading.at),
                precision: None,
                region: "",
            },
            at,
        );
        if let Some(asked) = asked {
            lane.ask(asked, row, &reading, place, self.settled.orientation);
        }
        let cells = LightCells(row.cells);
        lane.documents.clear();
        for &column in &lane.links {
            let link = cells.text(column);
            let document = self.sources.link(&mut self.dataset, link);
            if !lane.documents.contains(&document) {
                lane.documents.push(document);
            }
        }
        lane.put_together(cells, self.table);
        lane.keep(self, row, &reading);
        self.report.rows += 1;
        let is_mapped = lane.plan.kind.is_point();
        self.report.on_the_map += u64::from(is_mapped);
        self.report.not_located += u64::from(!is_mapped);
        self.report.without_date += u64::from(reading.date.is_none());
        lane.name.clear();
        lane.name.push_str("row-");
        push_digits(&mut lane.name, row.number);
        let length = lane.name.len();
        if lane.plan.is_event {
            let metric = self.metrics.events(&mut self.dataset);
            lane.claim(self, cells, &reading, (place, metric), (1, false));
        }
        for at in 0..lane.figures.len() {
            let Some(&(index, number)) = lane.figures.get(at) else {
                break;
            };
            let Some(figure) = lane.plan.figures.get(index) else {
                break;
            };
            let metric =
                self.metrics
                    .of_figure(&mut self.dataset, self.mapping, figure.spec, Cells(&[]));
            lane.name.truncate(length);
            if !figure.suffix.is_empty() {
                lane.name.push('-');
                lane.name.push_str(figure.suffix);
            }
            let is_marked = !figure.suffix.is_empty() || !lane.plan.is_event;
            lane.claim(self, cells, &reading, (place, metric), (number, is_marked));
        }
        true
    }
}

impl PlainLane<'_> {
    /// Has the row asked how it is meant.
    fn ask(
        &mut self,
        asked: &mut Survey,
        row: &LightRow<'_>,
        reading: &Reading<'_>,
        place: PlaceId,
        orientation: Orientation,
    ) {
        let date = self.plan.date.filter(|_| !reading.is_printed);
        let date = date.map_or("", |column| LightCells(row.cells).text(column));
        asked.see_parts(date, Some((reading.pair, reading.country)));
        if reading.country.is_some() {
            return;
        }
        // Rows of one place say the same, unless many points become one by rounding.
        let said = self.seen.get(place.index()).copied().flatten();
        if let Some(said) = said.filter(|_| orientation != Orientation::Metres) {
            asked.see_name_again(row.number, said);
            return;
        }
        let said = asked.see_name(row.number, reading.name, reading.pair);
        if self.seen.len() <= place.index() {
            self.seen.resize(place.index() + 1, None);
        }
        if let Some(seen) = self.seen.get_mut(place.index()) {
            *seen = Some(said);
        }
    }

    /// Puts the evidence together that all claims of the row share.
    fn put_together(&mut self, cells: LightCells<'_>, table: DocumentId) {
        self.pieces.clear();
        let first = self.documents.first().copied().unwrap_or(table);
        let sentences = self.plan.sentences.iter();
        let sentences = sentences.map(|&column| (column, Role::States, first));
        let words = self.plan.words.iter();
        let words = words.map(|&column| (column, Role::Cites, table));
        for (column, role, document) in sentences.chain(words) {
            let text = cells.text(column);
            let is_said = |piece: &Piece| {
                let said = piece.column.map(|column| cells.text(column));
                said == Some(text)
            };
            if !is_nothing(text) && !self.pieces.iter().any(is_said) {
                self.pieces.push(Piece {
                    document,
                    role,
                    column: Some(column),
                });
            }
        }
        let cited = |document| Piece {
            document,
            role: Role::Cites,
            column: None,
        };
        if self.pieces.is_empty() && self.documents.is_empty() {
            // The row itself is what there is.
            self.pieces.push(cited(table));
        }
        for &source in &self.documents {
            if !self.pieces.iter().any(|piece| piece.document == source) {
                self.pieces.push(cited(source));
            }
        }
    }

    /// Packs the cells that the claims do not hold letter for letter.
    fn keep(&mut self, builder: &mut Builder<'_>, row: &LightRow<'_>, reading: &Reading<'_>) {
        self.extra.clear();
        for (column, cell) in row.cells.iter().enumerate() {
            let text = trimmed(cell.text);
            if text.is_empty() {
                continue;
            }
            let is_held = match self.plan.holds.get(column) {
                Some(Held::Name) => text == reading.name,
                Some(Held::Position) => builder.settled.orientation != Orientation::Metres,
                Some(Held::Date) => reading.is_printed,
                Some(Held::Said) => !is_nothing(text),
                Some(Held::Claimant) => reading.claimant == Some(text),
                Some(Held::Figure) | None => {
                    let mut figures = self.figures.iter();
                    figures.any(|&(index, _)| {
                        let figure = self.plan.figures.get(index);
                        figure.is_some_and(|figure| figure.column == Some(column))
                    }) && cell::is_printed(text)
                }
            };
            if is_held {
                continue;
            }
            let known = self.keys.get(column).copied().flatten();
            let key = match (known, builder.keys.get(column)) {
                (Some(key), _) => key,
                (None, Some(key)) => {
                    let key = builder.dataset.claims.extra_key(key);
                    if let Some(known) = self.keys.get_mut(column) {
                        *known = Some(key);
                    }
                    key
                }
                (None, None) => continue,
            };
            self.extra
                .push(key, |json| push_json(json, cell.kind, cell.text));
        }
    }

    /// Adds a claim of a number, which is marked in the sentences or not. The first of a row bears
    /// its other cells.
    fn claim(
        &mut self,
        builder: &mut Builder<'_>,
        cells: LightCells<'_>,
        reading: &Reading<'_>,
        (place, metric): (PlaceId, MetricId),
        (number, is_marked): (u64, bool),
    ) {
        let quotes = self.pieces.iter().map(|piece| {
            let exact = piece.column.map_or("", |column| cells.text(column));
            EvidenceSeed {
                document: piece.document,
                role: piece.role,
                exact,
                figure: is_marked.then(|| spans::number_in(exact, number)).flatten(),
                place: match piece.role {
                    Role::Cites => None,
                    _ => spans::name_in(exact, reading.name),
                },
                prefix: "",
                suffix: "",
                position: None,
                extra: Extra::default(),
            }
        });
        // No plain reading brings a number beyond what a claim may state.
        let Ok(value) = Value::number(Qualifier::Exact, number, None) else {
            return;
        };
        let seed = ClaimSeed {
            date: reading.date,
            value_form: ValueForm::Number,
            ..ClaimSeed::new(&self.name, metric, place, value)
        };
        let mut claims = builder.dataset.claims.batch();
        claims.push_packed(seed, reading.claimant, quotes, &self.extra);
        self.extra.clear();
        builder.report.claims += 1;
    }
}
