//! Views held to a slow reference of their own: every claim asked by itself, on small random
//! datasets, before an edit and after it.
#![expect(clippy::expect_used, reason = "a test says what it expects")]

use arrest_atlas::model::{
    CivilDate, ClaimId, ClaimRef, ClaimSeed, Dataset, Edit, LatLon, Metric, MetricId, Place,
    PlaceId, Qualifier, Report, Status, Value, Verdict,
};
use arrest_atlas::view::{
    Changed, Condition, DayFilter, Facet, Filter, Filters, HiddenBy, Index, Indexed, Query,
    ValueRange, VerdictFilter, View,
};
use proptest::prelude::*;
use std::sync::Arc;

const COUNTRIES: [Option<&str>; 3] = [Some("DE"), Some("FR"), None];
const CLAIMANTS: [&[&str]; 4] = [&["A"], &["B"], &["A", "B"], &[]];

/// Metric, place, day, number, claimants, status, verdict.
type Row = (usize, usize, usize, u64, usize, usize, usize);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let number = prop_oneof![0..20_u64, 250..260_u64, 65_530..65_540_u64, Just(1 << 40)];
    let row = (
        0..2_usize,
        0..6_usize,
        0..5_usize,
        number,
        0..4_usize,
        0..4_usize,
        0..5_usize,
    );
    prop::collection::vec(row, 1..150)
}

fn day(number: usize) -> Option<CivilDate> {
    match number {
        0 => None,
        4 => CivilDate::parse("2021-01").ok(),
        at => CivilDate::day(2021, 1, 28 + i8::try_from(at).unwrap_or(0)),
    }
}

fn dataset(rows: &[Row]) -> (Dataset, Report) {
    let metric = |id: &str| Metric {
        id: id.to_owned(),
        ..Metric::default()
    };
    let mut dataset = Dataset::default();
    dataset.metrics = vec![metric("arrests"), metric("fines")];
    for at in 0..6_usize {
        dataset.places.push(Place {
            id: format!("p{at}").into(),
            name: format!("Place {at}").into(),
            country: COUNTRIES[at % 3].map(str::to_owned),
            position: (at != 4).then(|| LatLon::new(50.0, 10.0)),
            ..Place::default()
        });
    }
    for (at, row) in rows.iter().enumerate() {
        let value = Value::number(Qualifier::Exact, row.3, None).expect("a number");
        let name = format!("c{at}");
        let metric = MetricId::new(row.0);
        let mut seed = ClaimSeed::new(&name, metric, PlaceId::new(row.1), value);
        seed.date = day(row.2);
        seed.attributed_to = CLAIMANTS[row.4].to_vec();
        seed.status = Some(Status::ALL[row.5]);
        dataset.claims.push(seed);
    }
    let verdicts = rows.iter().map(|row| Verdict::ALL[row.6]).collect();
    (
        dataset.finished(),
        Report::new(verdicts, Vec::new(), Vec::new()),
    )
}

/// The first part of a query that hides a claim, asked of the claim itself.
fn hidden_by(
    dataset: &Dataset,
    report: &Report,
    query: &Query,
    claim: &ClaimRef<'_>,
) -> Option<HiddenBy> {
    if Some(claim.metric) != query.metric {
        return Some(HiddenBy::Metric);
    }
    if !query.days.admits(claim.date) {
        return Some(HiddenBy::Day);
    }
    if !query.verdicts.admits(report.verdict(claim.id)) {
        return Some(HiddenBy::Verdict);
    }
    let fits = |filter: &Filter| match filter {
        Filter::Named(Facet::Claimant, name) => {
            let mut claimants = dataset.claims.claimants(claim.id);
            (name.is_empty() && claimants.len() == 0) || claimants.any(|it| it == name)
        }
        Filter::Named(_, name) => {
            dataset.place(claim.place).country.as_deref().unwrap_or("") == name
        }
        Filter::Value(range) => {
            let number = claim.value.amount().unwrap_or(0);
            range.admits(number, number)
        }
        Filter::Status(status) => claim.status == *status,
        _ => true,
    };
    let hides = |part: &HiddenBy| {
        let of_part = || {
            query
                .filters
                .iter()
                .filter(|it| HiddenBy::of(&it.filter) == *part)
        };
        let mut excluded = of_part().filter(|it| it.is_excluded);
        let mut included = of_part().filter(|it| !it.is_excluded).peekable();
        let is_missing = included.peek().is_some() && !included.any(|it| fits(&it.filter));
        is_missing || excluded.any(|it| fits(&it.filter))
    };
    HiddenBy::ALL.into_iter().skip(3).find(hides)
}

/// Holds a view to the reference: what is hidden by what, the claims and the figure of each place.
fn check(of: Indexed<'_>, query: &Query) -> Result<(), TestCaseError> {
    let (dataset, report) = (of.dataset, of.report);
    let view = View::of(of, query.clone());
    let mut of_places: Vec<Vec<ClaimId>> = vec![Vec::new(); dataset.places.len()];
    let mut by_part = [0; HiddenBy::ALL.len()];
    for claim in dataset.claims.iter() {
        let part = hidden_by(dataset, report, query, &claim);
        prop_assert_eq!(query.hides(of, claim.id), part);
        match part {
            Some(part) => by_part[part as usize] += 1,
            None => of_places[claim.place.index()].push(claim.id),
        }
    }
    for part in HiddenBy::ALL {
        prop_assert_eq!(view.hidden_by(part), by_part[part as usize], "{:?}", part);
    }
    let sums = of.sums_by_place(query);
    for (place, claims) in dataset.place_ids().zip(&of_places) {
        let figure = view.figure(place);
        let shown = figure.map(|it| it.claims.to_vec()).unwrap_or_default();
        prop_assert_eq!(&shown, claims);
        let all = claims.iter().map(|&id| dataset.claims.get(id));
        let sum: u64 = all.clone().filter_map(|it| it.value.amount()).sum();
        prop_assert_eq!(
            sums[place.index()],
            (u32::try_from(claims.len()).unwrap_or(0), sum)
        );
        let worst = all.clone().map(|it| report.verdict(it.id)).max();
        prop_assert_eq!(figure.map(|it| it.worst), worst);
        // The preferred, else the first of the lowest, of the latest day.
        let open = || all.clone().filter(|it| it.status != Status::Rejected);
        let latest = open().filter_map(|it| it.date).max();
        let mut of_day: Vec<ClaimRef<'_>> = open().filter(|it| it.date == latest).collect();
        of_day.sort_by_key(|it| (!it.preferred, it.value.amount()));
        let drawn = of_day.first().map(|it| it.id);
        prop_assert_eq!(figure.and_then(|it| it.shown), drawn);
        let alone = of.figure_at(place, query);
        prop_assert_eq!(alone.as_ref(), figure);
    }
    Ok(())
}

fn queries() -> impl Strategy<Value = Query> {
    let days = prop_oneof![
        3 => Just(DayFilter::All),
        1 => Just(DayFilter::Undated),
        1 => (1..5_usize).prop_map(|at| day(at).map_or(DayFilter::All, DayFilter::On)),
        1 => (1..4_usize, 1..4_usize).prop_map(|(a, b)| match (day(a.min(b)), day(a.max(b))) {
            (Some(first), Some(last)) => DayFilter::Between(first, last),
            _ => DayFilter::All,
        }),
    ];
    let named = |facet, name: &str| Filter::Named(facet, name.to_owned());
    let range = |low, high| ValueRange::new(low, high).map(Filter::Value);
    let filters = vec![
        named(Facet::Claimant, "A"),
        named(Facet::Claimant, "B"),
        named(Facet::Claimant, ""),
        named(Facet::Country, "FR"),
        named(Facet::Country, ""),
        range(Some(5), Some(255)).expect("a range"),
        range(Some(65_535), None).expect("a range"),
        range(None, Some(254)).expect("a range"),
        Filter::Status(Status::Reviewed),
    ];
    let condition = (prop::sample::select(filters), any::<bool>());
    let condition = condition.prop_map(|(filter, is_excluded)| Condition {
        filter,
        is_excluded,
    });
    let verdicts = prop_oneof![
        2 => Just(VerdictFilter::ALL),
        1 => (0..5_usize).prop_map(|at| VerdictFilter::ALL.toggled(Verdict::ALL[at])),
    ];
    let conditions = prop::collection::vec(condition, 0..4);
    (0..2_usize, days, verdicts, conditions).prop_map(|(metric, days, verdicts, conditions)| {
        Query {
            metric: Some(MetricId::new(metric)),
            days,
            verdicts,
            filters: conditions.into_iter().collect::<Filters>(),
            ..Query::default()
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_view_is_what_asking_every_claim_gives_before_an_edit_and_after_it(
        rows in rows(),
        queries in prop::collection::vec(queries(), 4),
        edits in (0..150_usize, 0..4_usize, 0..150_usize, 0..5_usize),
    ) {
        let (before, report) = dataset(&rows);
        let index = Index::new(&before, &report, Arc::default());
        let of = Indexed { dataset: &before, report: &report, index: &index };
        prop_assert_eq!(of.opening(), Query::opening(&before));
        for query in &queries {
            check(of, query)?;
            let other = MetricId::new(1);
            prop_assert_eq!(of.for_metric(query, other), query.for_metric(&before, other));
        }
        let claim = |at: usize| ClaimId::new(at % rows.len());
        let status = Edit::SetStatus { claim: claim(edits.0), status: Status::ALL[edits.1] };
        let preferred = Edit::SetPreferred { claim: claim(edits.2), preferred: true };
        let after = before.edited(&status).expect("a status");
        let after = after.edited(&preferred).expect("a preference");
        let mut verdicts = report.verdicts.clone();
        verdicts[claim(edits.0).index()] = Verdict::ALL[edits.3];
        let report = Report::new(verdicts, Vec::new(), Vec::new());
        let index = index.again(&after, &report, Changed::default());
        let of = Indexed { dataset: &after, report: &report, index: &index };
        for query in &queries {
            check(of, query)?;
            let view = View::of(of, query.clone());
            let anew = View::new(&after, &report, query.clone());
            prop_assert_eq!(format!("{view:?}"), format!("{anew:?}"));
        }
    }
}
