//! Claims in no order, all made up, and the columns of them that other programs are asked about.

use arrest_atlas::model::{
    CivilDate, ClaimSeed, Dataset, LatLon, Metric, MetricId, Place, PlaceId, Qualifier, Value,
};
use std::io::{self, Write};

const PLACES: usize = 5_000;
const DAYS: usize = 1_000;
const COUNTRIES: [&str; 5] = ["DE", "FR", "GB", "RU", "US"];

/// Claims by 200 claimants for 5,000 places in five countries on 1,000 days, two metrics; all made
/// up, the same in every run.
pub fn claims(claims: usize) -> Dataset {
    let mut state = 7_u64;
    let mut below = |end: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap_or(0) % end
    };
    let metric = |id: &str| Metric {
        id: id.to_owned(),
        label: id.to_owned(),
        ..Metric::default()
    };
    let mut dataset = Dataset::default();
    dataset.metrics = vec![metric("arrests"), metric("fines")];
    for at in 0..PLACES {
        let share = f64::from(u32::try_from(at).unwrap_or(0)) / 5_000.0;
        dataset.places.push(Place {
            id: format!("p{at}").into(),
            name: format!("Place {at}").into(),
            country: Some(COUNTRIES[at % COUNTRIES.len()].to_owned()),
            position: Some(LatLon::new(share * 120.0 - 60.0, share * 300.0 - 150.0)),
            ..Place::default()
        });
    }
    let days: Vec<CivilDate> = (0..DAYS)
        .filter_map(|at| {
            let part = |number: usize| i8::try_from(number).ok();
            let year = i16::try_from(2018 + at / 336).ok()?;
            CivilDate::day(year, part(at % 336 / 28 + 1)?, part(at % 28 + 1)?)
        })
        .collect();
    let claimants: Vec<String> = (0..200).map(|at| format!("Claimant {at}")).collect();
    dataset.claims.reserve(claims, claims * 9);
    for at in 0..claims {
        let number = u64::try_from(below(1_000)).unwrap_or(0);
        let Ok(value) = Value::number(Qualifier::Exact, number, None) else {
            continue;
        };
        let metric = MetricId::new(usize::from(below(10) == 0));
        let name = format!("c{at}");
        let mut seed = ClaimSeed::new(&name, metric, PlaceId::new(below(PLACES)), value);
        seed.date = days.get(below(DAYS)).copied();
        seed.attributed_to = vec![&claimants[below(200)]];
        dataset.claims.push(seed);
    }
    dataset.finished()
}

/// Writes the columns of a dataset as a table: rows of places, metrics and claimants, and values.
pub fn write_columns(dataset: &Dataset, mut to: impl Write) -> io::Result<()> {
    writeln!(to, "place,metric,claimant,country,value")?;
    for (id, claim) in dataset.claims.ids().zip(dataset.claims.iter()) {
        let (place, metric) = (claim.place.index(), claim.metric.index());
        let claimant = dataset.claims.claimants(id).next().unwrap_or_default();
        let claimant = claimant.rsplit(' ').next().unwrap_or_default();
        let country = COUNTRIES[place % COUNTRIES.len()];
        let value = claim.value.amount().unwrap_or(0);
        writeln!(to, "{place},{metric},{claimant},{country},{value}")?;
    }
    to.flush()
}
