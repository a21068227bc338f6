//! Writes what plain rows say into the columns of the dataset.

use super::reading::ReadBy;
use super::{Figure, LightCells, PlainLane, Reading, cell};
use crate::load::import::build::Builder;
use crate::load::import::by_place_name::Seen;
use crate::load::import::cells::Cells;
use crate::load::import::coordinates::Orientation;
use crate::load::import::places::Named;
use crate::load::import::survey::Survey;
use crate::load::spans;
use crate::load::table::LightRow;
use crate::model::{Batch, MetricId, PlainClaim, PlainQuote, Qualifier, Role, Value, push_digits};
use std::ops::Range;

impl<'m> Builder<'m> {
    /// Makes the claims of the first of some rows, until one is not plain; says how many are.
    pub(in crate::load::import) fn plain_rows(
        &mut self,
        lane: &mut PlainLane<'m>,
        rows: &[LightRow<'_>],
        mut asked: Option<&mut Survey>,
    ) -> usize {
        lane.spots.make_room(asked.as_deref_mut());
        let by = ReadBy {
            settled: &self.settled,
            sources: &self.sources,
        };
        lane.read_all(rows, by);
        let taken = lane.readings.len();
        let rows = rows.get(..taken).unwrap_or_default();
        self.put_on_places(lane, rows, asked);
        self.find_documents(lane, rows);
        let events = self.count_what(lane);
        lane.write(self, rows, events);
        let count = taken as u64;
        self.report.rows += count;
        if lane.plan.kind.is_point() {
            self.report.on_the_map += count;
        } else {
            self.report.not_located += count;
        }
        let without = lane.readings.iter().filter(|row| row.date.is_none());
        self.report.without_date += without.count() as u64;
        taken
    }

    /// Gives the rows their places, and has them asked how they are meant.
    fn put_on_places(
        &mut self,
        lane: &mut PlainLane<'m>,
        rows: &[LightRow<'_>],
        mut asked: Option<&mut Survey>,
    ) {
        self.make_places(lane, rows);
        for (row, reading) in rows.iter().zip(&mut lane.readings) {
            let Some(spot) = lane.spots.get_mut(reading.spot) else {
                continue;
            };
            let name = LightCells(row.cells).text(lane.plan.name);
            if let Some(place) = spot.place {
                reading.place = place;
            }
            spot.rows += 1;
            let Some(asked) = asked.as_deref_mut() else {
                continue;
            };
            if let Some(column) = lane.plan.date
                && !reading.is_printed
            {
                asked.see_date(LightCells(row.cells).text(column));
            }
            match spot.seen {
                _ if spot.country.is_some() => {}
                None => spot.seen = Some(asked.see_name(row.number, name, spot.pair)),
                Some(Seen::Nothing) => {}
                Some(seen) => asked.see_name_again(row.number, seen),
            }
        }
    }

    /// Makes the places of rows that lie where none before them did.
    fn make_places(&mut self, lane: &mut PlainLane<'m>, rows: &[LightRow<'_>]) {
        let spots = &mut lane.spots;
        let new = rows
            .iter()
            .zip(&lane.readings)
            .filter_map(|(row, reading)| {
                let is_new = spots.get_mut(reading.spot)?.place.is_none();
                is_new.then(|| (LightCells(row.cells).text(lane.plan.name), reading.spot))
            });
        let new: Vec<(&str, usize)> = new.collect();
        spots.count(rows.len(), new.len());
        self.places.count(rows.len());
        self.places.foresee(new.iter().map(|(name, _)| *name));
        for (at, &(name, spot)) in new.iter().enumerate() {
            // The same may be new twice.
            let Some(spot) = spots.get_mut(spot).filter(|spot| spot.place.is_none()) else {
                continue;
            };
            let named = Named {
                name,
                id: "",
                kind: lane.plan.kind,
                country: spot.country,
                position: Some(spot.at),
                precision: None,
                region: "",
            };
            spot.place = Some(self.places.foreseen(&mut self.dataset, &named, at));
        }
    }

    /// Gives the links their documents.
    fn find_documents(&mut self, lane: &mut PlainLane<'m>, rows: &[LightRow<'_>]) {
        let mut start = 0;
        for (row, reading) in rows.iter().zip(&lane.readings) {
            let links = lane.links.get_mut(start..reading.links_end);
            start = reading.links_end;
            for link in links.unwrap_or_default() {
                if link.document.is_none() {
                    let text = LightCells(row.cells).text(link.column);
                    let document = self.sources.link(&mut self.dataset, link.hash, text);
                    link.document = Some(document);
                }
            }
        }
    }

    /// Has a metric made of everything that the rows count, in their order; says which is that of
    /// events, where they are.
    fn count_what(&mut self, lane: &mut PlainLane<'m>) -> Option<MetricId> {
        let is_event = lane.plan.is_event && !lane.readings.is_empty();
        let events = is_event.then(|| self.metrics.events(&mut self.dataset));
        if lane.metrics.iter().any(Option::is_none) {
            for &Figure { index, .. } in &lane.figures {
                let Some(metric @ None) = lane.metrics.get_mut(index) else {
                    continue;
                };
                let spec = lane.plan.figures.get(index).map_or(0, |figure| figure.spec);
                let dataset = &mut self.dataset;
                let found = self
                    .metrics
                    .of_figure(dataset, self.mapping, spec, Cells(&[]));
                *metric = Some(found);
            }
        }
        events
    }
}

impl PlainLane<'_> {
    /// Writes the claims of the rows in hand. Of events each makes one, besides its figures.
    fn write(
        &mut self,
        builder: &mut Builder<'_>,
        rows: &[LightRow<'_>],
        events: Option<MetricId>,
    ) {
        let is_metres = builder.settled.orientation == Orientation::Metres;
        let mut claims = builder.dataset.claims.batch();
        let before = claims.len();
        self.gather_evidence(&claims, rows, builder.table);
        let (mut figures_start, mut pieces_start) = (0, 0);
        for (at, row) in rows.iter().enumerate() {
            let Some(&reading) = self.readings.get(at) else {
                break;
            };
            let cells = LightCells(row.cells);
            let figures = figures_start..reading.figures_end;
            let pieces = pieces_start..reading.pieces_end;
            (figures_start, pieces_start) = (reading.figures_end, reading.pieces_end);
            let said = self.plan.claimants.as_slice();
            let claimant = cells.first_filled(said).or(self.plan.claimant);
            self.keep(
                &mut claims,
                &builder.keys,
                row,
                (&reading, figures.clone(), claimant, is_metres),
            );
            self.name.go_to(row.number);
            if let Some(events) = events {
                let row = (&reading, pieces.clone(), claimant);
                self.claim(&mut claims, cells, row, (events, "", 1, None));
            }
            for at in figures {
                let Some(&Figure { index, number }) = self.figures.get(at) else {
                    break;
                };
                let Some(figure) = self.plan.figures.get(index) else {
                    break;
                };
                let Some(metric) = self.metrics.get(index).copied().flatten() else {
                    break;
                };
                let suffix = figure.suffix;
                let is_marked = !suffix.is_empty() || !self.plan.is_event;
                let marked = figure.column.filter(|_| is_marked);
                self.claim(
                    &mut claims,
                    cells,
                    (&reading, pieces.clone(), claimant),
                    (metric, suffix, number, marked),
                );
            }
        }
        builder.report.claims += (claims.len() - before) as u64;
    }

    /// Adds a claim of a number, which is marked in the sentences where it stands in a cell. The
    /// first of a row bears its other cells.
    fn claim(
        &mut self,
        claims: &mut Batch<'_>,
        cells: LightCells<'_>,
        (reading, pieces, claimant): (&Reading, Range<usize>, Option<&str>),
        (metric, suffix, number, marked): (MetricId, &str, u64, Option<usize>),
    ) {
        let written = marked.map(|column| cells.text(column));
        let digits = written.map(|text| {
            if cell::is_printed(text) {
                return text;
            }
            self.digits.clear();
            push_digits(&mut self.digits, number);
            self.digits.as_str()
        });
        let name = cells.text(self.plan.name);
        let pieces = self.pieces.get(pieces).unwrap_or_default();
        let quotes = pieces.iter().map(|piece| {
            let exact = piece.column.map_or("", |column| cells.text(column));
            PlainQuote {
                document: piece.document,
                role: piece.role,
                exact,
                hash: piece.hash,
                figure: digits.and_then(|digits| spans::digits_in(exact, digits)),
                place: match piece.role {
                    Role::Cites => None,
                    _ => spans::name_in(exact, name),
                },
            }
        });
        // No plain reading brings a number beyond what a claim may state.
        let Ok(value) = Value::number(Qualifier::Exact, number, None) else {
            return;
        };
        let claim = PlainClaim {
            name: self.name.with(suffix),
            metric,
            place: reading.place,
            date: reading.date,
            value,
        };
        claims.push_plain(&claim, claimant, quotes, &self.extra);
        self.extra.clear();
    }
}
