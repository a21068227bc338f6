//! The members of one JSON object, and what they say it is.

use super::elements::Arrangement;
use crate::load::cursor::{Cursor, Kind};
use crate::load::field::Text;

/// The members of one object, each with the byte where its value begins.
pub(super) struct Members<'t> {
    pub text: &'t str,
    pub keys: Vec<(Text<'t>, usize)>,
}

impl<'t> Members<'t> {
    /// The members of the value at `at`; none where it is no object.
    pub fn of(text: &'t str, at: usize) -> Self {
        let mut cursor = Cursor::new(text);
        cursor.go_to(at);
        Self::at(cursor)
    }

    /// The members of the value that stands next.
    pub fn at(mut cursor: Cursor<'t>) -> Self {
        let mut keys = Vec::new();
        if cursor.kind() == Kind::Object {
            cursor.enter();
            while let Some(key) = cursor.next_key() {
                keys.push((key.value, cursor.opening().start as usize));
                match cursor.kind() {
                    Kind::List => cursor.skip_list(),
                    _ => cursor.skip(),
                };
            }
        }
        Self {
            text: cursor.whole(),
            keys,
        }
    }

    pub fn start(&self, wanted: &str) -> Option<usize> {
        let found = self.keys.iter().find(|(key, _)| key == wanted);
        found.map(|(_, start)| *start)
    }

    pub fn has(&self, wanted: &str) -> bool {
        self.start(wanted).is_some()
    }

    pub fn list(&self, wanted: &str) -> Option<usize> {
        self.start(wanted)
            .filter(|&at| self.text.as_bytes().get(at) == Some(&b'['))
    }

    pub fn text(&self, wanted: &str) -> Option<Text<'t>> {
        let mut cursor = Cursor::new(self.text);
        cursor.go_to(self.start(wanted)?);
        (cursor.kind() == Kind::Text)
            .then(|| cursor.text())?
            .map(|text| text.value)
    }

    pub fn have_annotations(&self) -> bool {
        self.start("@context").is_some_and(|start| {
            let mut cursor = Cursor::new(self.text);
            cursor.go_to(start);
            let context = cursor.skip();
            cursor.raw(context).contains("anno.jsonld")
        })
    }

    /// Whether the object is in our own format, says so, or nearly is.
    pub fn are_ours(&self) -> bool {
        self.text("format").as_deref() == Some("arrest-atlas")
            || (self.has("claims")
                && ["places", "metrics", "documents"]
                    .iter()
                    .any(|key| self.has(key)))
            || (self.has("metrics") && self.has("places"))
    }

    /// How features stand in the object, which begins at `at`, where it is GeoJSON.
    pub fn features(&self, at: usize) -> Option<Arrangement> {
        let kind = self.text("type")?;
        match kind.as_ref() {
            "FeatureCollection" => self.list("features").map(Arrangement::List),
            "GeometryCollection" => self.list("geometries").map(Arrangement::List),
            "Feature" => {
                (self.has("geometry") || self.has("properties")).then_some(Arrangement::One(at))
            }
            kind if super::is_simple_geometry(kind) => {
                self.list("coordinates").map(|_| Arrangement::One(at))
            }
            _ => None,
        }
    }

    /// The name of the system of coordinates, as GeoJSON of 2008 states it.
    pub fn system(&self) -> Option<String> {
        let system = Members::of(self.text, self.start("crs")?);
        let properties = Members::of(self.text, system.start("properties")?);
        properties.text("name").map(Text::into_owned)
    }

    /// The keys other than these.
    pub fn beside(&self, taken: &[&str]) -> Vec<String> {
        let other = |key: &Text<'_>| !taken.contains(&key.as_ref());
        let keys = self.keys.iter().map(|(key, _)| key);
        keys.filter(|key| other(key))
            .map(ToString::to_string)
            .collect()
    }
}
