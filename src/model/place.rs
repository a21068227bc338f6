//! Where something happened: a site, a city, a region, a country; located or not.

use super::{Extra, PlaceId, Rare, ShortText, Unfilled};
use std::ops::{Deref, DerefMut};

/// The foreign key of a place that says where a position comes from that the program has set.
const POSITION_SOURCE: &str = "x-position-source";

/// A position on the earth in degrees, WGS 84.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct LatLon {
    /// Degrees north, -90 to 90.
    pub latitude: f64,
    /// Degrees east, -180 to 180.
    pub longitude: f64,
}

impl LatLon {
    /// A position from its latitude and its longitude, in degrees.
    #[must_use]
    pub const fn new(latitude: f64, longitude: f64) -> Self {
        Self {
            latitude,
            longitude,
        }
    }
}

/// What kind of place it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PlaceKind {
    /// A square, a street, a police station.
    Site,
    /// A city, town or village.
    #[default]
    City,
    /// A district of a city or a county.
    District,
    /// A region, state or province.
    Region,
    /// A country.
    Country,
}

impl PlaceKind {
    /// Every kind, from the smallest to the largest.
    pub const ALL: [Self; 5] = [
        Self::Site,
        Self::City,
        Self::District,
        Self::Region,
        Self::Country,
    ];

    /// The name in dataset files.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Site => "site",
            Self::City => "city",
            Self::District => "district",
            Self::Region => "region",
            Self::Country => "country",
        }
    }

    /// The kind with this name in dataset files.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a figure for such a place may stand on one point of the map. A country's or a
    /// region's total is never drawn on a point.
    #[must_use]
    pub fn is_point(self) -> bool {
        matches!(self, Self::Site | Self::City | Self::District)
    }
}

/// One place. Its rarer fields ([`PlaceMore`]) are read as if they were its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// The id in the file.
    pub id: ShortText,
    /// Its name on the screen.
    pub name: ShortText,
    /// What kind of place.
    pub kind: PlaceKind,
    /// ISO 3166-1 alpha-2 code of its country.
    pub country: Option<String>,
    /// The place it lies in.
    pub part_of: Option<PlaceId>,
    /// Where it is.
    pub position: Option<LatLon>,
    /// What few places have.
    pub more: Rare<PlaceMore>,
}

/// What few places have beside their name and position.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PlaceMore {
    /// How exact the position is, in the file's words.
    pub precision: Option<String>,
    /// Names by language, in the order of the file.
    pub names: Vec<(String, String)>,
    /// Other names.
    pub aliases: Vec<String>,
    /// Ids elsewhere ("geonames": "524901"), in the order of the file.
    pub ids: Vec<(String, String)>,
    /// Foreign keys.
    pub extra: Extra,
}

impl Unfilled for PlaceMore {
    fn unfilled() -> &'static Self {
        static UNFILLED: PlaceMore = PlaceMore {
            precision: None,
            names: Vec::new(),
            aliases: Vec::new(),
            ids: Vec::new(),
            extra: Extra::NONE,
        };
        &UNFILLED
    }
}

impl Deref for Place {
    type Target = PlaceMore;

    fn deref(&self) -> &PlaceMore {
        &self.more
    }
}

impl DerefMut for Place {
    fn deref_mut(&mut self) -> &mut PlaceMore {
        &mut self.more
    }
}

impl Place {
    /// The point on the map where its figures are drawn, or `None`: a country or region, or a
    /// place without coordinates.
    #[must_use]
    pub fn mapped(&self) -> Option<LatLon> {
        self.position.filter(|_| self.kind.is_point())
    }

    /// Its GeoNames id.
    #[must_use]
    pub fn geonames(&self) -> Option<u32> {
        self.ids
            .iter()
            .find(|(key, _)| key == "geonames")
            .and_then(|(_, id)| id.parse().ok())
    }

    /// Every name it has: the one on the screen first, then those by language, then aliases.
    pub fn all_names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.names.iter().map(|(_, name)| name.as_str()))
            .chain(self.aliases.iter().map(String::as_str))
    }

    /// Where the position comes from, in words, if it was not in the file from the beginning.
    #[must_use]
    pub fn position_source(&self) -> Option<&str> {
        let (_, json) = self.extra.iter().find(|(key, _)| *key == POSITION_SOURCE)?;
        json.strip_prefix('"')?.strip_suffix('"')
    }

    /// Gives the place a position, and says where it comes from.
    pub fn locate(&mut self, position: LatLon, geonames: Option<u32>, source: &str) {
        self.position = Some(position);
        // What the file said of the old position does not hold for the new one.
        self.precision = None;
        self.extra.set_text(POSITION_SOURCE, source);
        if let Some(id) = geonames {
            self.ids.retain(|(key, _)| key != "geonames");
            self.ids.push(("geonames".to_owned(), id.to_string()));
        }
    }

    /// Takes the position away.
    pub fn forget_position(&mut self) {
        self.position = None;
        self.precision = None;
        // An id that came with the position was as wrong as the position.
        if self.extra.remove(POSITION_SOURCE) {
            self.ids.retain(|(key, _)| key != "geonames");
        }
    }
}
