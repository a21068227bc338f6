//! What a JSON text is: a table of some arrangement, features, annotations, or a dataset of ours.

use super::elements::{Arrangement, Elements};
use crate::load::cursor::{Cursor, Kind};
use crate::load::field::{At, Text};
use crate::load::row;
use crate::load::syntax::ListEnds;
use crate::load::table::choices::MemberInfo;
use serde::de::IgnoredAny;

/// What well-formed JSON is to us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::load::table) enum Shape {
    /// Objects that are rows; where several lists hold some, all of those; and the keys beside
    /// them, which are no rows.
    Rows {
        arrangement: Arrangement,
        member: Option<String>,
        lists: Vec<MemberInfo>,
        beside: Vec<String>,
    },
    /// GeoJSON features or geometries.
    Features {
        arrangement: Arrangement,
        beside: Vec<String>,
        /// The system of coordinates that the file names.
        system: Option<String>,
    },
    /// W3C Web Annotations.
    Annotations,
    /// Ours, or nothing that can be read: `load` decides and says why.
    Ours,
}

/// So many elements are looked at.
const SAMPLED: usize = 50;

/// Lists lie no deeper in objects.
const DEPTH: usize = 3;

/// Whether the text is one JSON value per line or record, and not one value as a whole.
pub(in crate::load::table) fn in_lines(text: &str) -> Option<Arrangement> {
    if text.starts_with('\u{1e}') {
        return Some(Arrangement::Sequence);
    }
    let lines = text.split(['\n', '\r']).map(str::trim);
    let mut lines = lines.filter(|line| !line.is_empty()).take(20);
    let is_object = |line: &str| {
        line.starts_with('{')
            && line.ends_with('}')
            && serde_json::from_str::<IgnoredAny>(line).is_ok()
    };
    let first = lines.next()?;
    let rest: Vec<&str> = lines.collect();
    let whole = rest.iter().filter(|line| is_object(line)).count();
    let opening = rest.iter().filter(|line| line.starts_with('{')).count();
    if rest.is_empty() {
        return None;
    }
    let is_lines =
        is_object(first) || { first.starts_with('{') && whole >= 2 && opening == rest.len() };
    is_lines.then_some(Arrangement::Lines)
}

/// What the objects of lines are.
pub(in crate::load::table) fn of_lines(text: &str, arrangement: Arrangement) -> Shape {
    if mostly(text, arrangement, is_geometry_like) {
        return features_only(arrangement);
    }
    rows_only(arrangement)
}

fn rows_only(arrangement: Arrangement) -> Shape {
    Shape::Rows {
        arrangement,
        member: None,
        lists: Vec::new(),
        beside: Vec::new(),
    }
}

fn features_only(arrangement: Arrangement) -> Shape {
    Shape::Features {
        arrangement,
        beside: Vec::new(),
        system: None,
    }
}

/// Whether the text says in its first bytes that it is ours, or is a list that is none of other
/// people's tables: then nothing needs to be looked at twice. The text may be broken.
pub(in crate::load::table) fn is_clearly_ours(text: &str) -> bool {
    let start = text.len() - text.trim_start().len();
    match text.as_bytes().get(start) {
        Some(b'[') => of_list(text, start) == Shape::Ours,
        Some(b'{') => {
            let mut cursor = Cursor::new(text);
            cursor.enter();
            let is_format = cursor.next_key().is_some_and(|key| key.value == "format");
            is_format
                && cursor.kind() == Kind::Text
                && cursor.text().as_ref().is_some_and(is_our_format)
        }
        _ => false,
    }
}

fn is_our_format(format: &At<Text<'_>>) -> bool {
    format.value == "arrest-atlas"
}

/// What one well-formed value is; `ends` says where its lists end, `wanted` is the list that a
/// person chose.
pub(in crate::load::table) fn of_value(text: &str, ends: ListEnds, wanted: Option<&str>) -> Shape {
    let top = text.len() - text.trim_start().len();
    if text.as_bytes().get(top) == Some(&b'[') {
        return of_list(text, top);
    }
    let mut cursor = Cursor::new(text);
    cursor.go_to(top);
    cursor.lists = ends;
    let members = Members::at(cursor);
    if members.are_ours() {
        return Shape::Ours;
    }
    if members.have_annotations() {
        return Shape::Annotations;
    }
    if let Some(arrangement) = members.features(top) {
        let beside = match arrangement {
            Arrangement::List(_) => members.beside(&["type", "features", "geometries", "bbox"]),
            _ => Vec::new(),
        };
        return Shape::Features {
            arrangement,
            beside,
            system: members.system(),
        };
    }
    if members.text("type").as_deref() == Some("Topology") {
        return Shape::Ours;
    }
    of_members(&members, top, wanted)
}

fn of_list(text: &str, top: usize) -> Shape {
    let arrangement = Arrangement::List(top);
    if mostly(text, arrangement, is_annotation) {
        Shape::Annotations
    } else if mostly(text, arrangement, is_geometry_like) {
        features_only(arrangement)
    } else if mostly(text, arrangement, is_object) && !is_short_form(text, arrangement) {
        rows_only(arrangement)
    } else {
        Shape::Ours
    }
}

/// The rows stand in one of the lists inside the object.
fn of_members(members: &Members<'_>, top: usize, wanted: Option<&str>) -> Shape {
    let text = members.text;
    let mut lists = Vec::new();
    find_lists(text, top, "", DEPTH, &mut lists);
    let longest = lists.iter().rev().max_by_key(|list| list.info.rows);
    let chosen = wanted.and_then(|path| lists.iter().find(|list| list.info.path == path));
    let Some(list) = chosen.or(longest) else {
        return Shape::Ours;
    };
    let arrangement = Arrangement::List(list.start);
    let is_wrapped_short_form = lists.len() == 1
        && chosen.is_none()
        && !list.info.path.contains('.')
        && is_short_form(text, arrangement);
    if is_wrapped_short_form {
        return Shape::Ours;
    }
    let member = Some(list.info.path.clone());
    let beside = members.beside(&[list.info.path.as_str()]);
    let several = lists.len() > 1;
    Shape::Rows {
        arrangement,
        member,
        lists: if several {
            lists.into_iter().map(|list| list.info).collect()
        } else {
            Vec::new()
        },
        beside,
    }
}

/// A list of objects inside an object.
struct List {
    info: MemberInfo,
    start: usize,
}

fn find_lists(text: &str, object: usize, path: &str, depth: usize, lists: &mut Vec<List>) {
    let mut cursor = Cursor::new(text);
    cursor.go_to(object);
    cursor.enter();
    while let Some(key) = cursor.next_key() {
        let kind = cursor.kind();
        let start = cursor.opening().start as usize;
        let path = if path.is_empty() {
            key.value.to_string()
        } else {
            format!("{path}.{}", key.value)
        };
        match kind {
            Kind::List if mostly(text, Arrangement::List(start), is_object) => {
                cursor.enter();
                let mut rows = 0;
                while cursor.next_element() {
                    cursor.skip();
                    rows += 1;
                }
                lists.push(List {
                    info: MemberInfo { path, rows },
                    start,
                });
            }
            Kind::Object => {
                if depth > 1 {
                    find_lists(text, start, &path, depth - 1, lists);
                }
                cursor.skip();
            }
            _ => {
                cursor.skip();
            }
        }
    }
}

/// Whether more than half of the first elements are so.
fn mostly(text: &str, arrangement: Arrangement, is_so: fn(&str, usize) -> bool) -> bool {
    let (so, all) = counted(text, arrangement, is_so);
    2 * so > all
}

/// How many of the first elements are so, and how many were looked at.
fn counted(text: &str, arrangement: Arrangement, is_so: fn(&str, usize) -> bool) -> (usize, usize) {
    let mut elements = Elements::new(text, arrangement);
    let (mut so, mut all) = (0, 0);
    while all < SAMPLED
        && let Some(element) = elements.next()
    {
        all += 1;
        so += usize::from(element.broken.is_none() && is_so(text, element.at.start));
        elements.skip(&element);
    }
    (so, all)
}

/// Whether it is a short form, of which rows may be wrong: a city with a figure is among them,
/// and not many have neither.
fn is_short_form(text: &str, arrangement: Arrangement) -> bool {
    let (short, all) = counted(text, arrangement, |text, at| {
        short_row(text, at) == (true, true)
    });
    let (foreign, _) = counted(text, arrangement, |text, at| {
        is_object(text, at) && short_row(text, at) == (false, false)
    });
    short > 0 && 2 * foreign <= all
}

fn is_object(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&b'{')
}

/// Whether an object names a city, and whether it has a figure, as the short form does. A city
/// that is an object of its own is somebody else's table.
fn short_row(text: &str, at: usize) -> (bool, bool) {
    let members = Members::of(text, at);
    let plain = members
        .keys
        .iter()
        .filter(|(_, start)| !is_object(text, *start));
    row::short_keys(plain.map(|(key, _)| key.as_ref()))
}

fn is_annotation(text: &str, at: usize) -> bool {
    Members::of(text, at).have_annotations()
}

fn is_geometry_like(text: &str, at: usize) -> bool {
    let features = Members::of(text, at).features(at);
    matches!(features, Some(Arrangement::One(_)))
}

/// The members of one object, each with the byte where its value begins.
struct Members<'t> {
    text: &'t str,
    keys: Vec<(Text<'t>, usize)>,
}

impl<'t> Members<'t> {
    /// The members of the value at `at`; none where it is no object.
    fn of(text: &'t str, at: usize) -> Self {
        let mut cursor = Cursor::new(text);
        cursor.go_to(at);
        Self::at(cursor)
    }

    /// The members of the value that stands next.
    fn at(mut cursor: Cursor<'t>) -> Self {
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

    fn start(&self, wanted: &str) -> Option<usize> {
        let found = self.keys.iter().find(|(key, _)| key == wanted);
        found.map(|(_, start)| *start)
    }

    fn has(&self, wanted: &str) -> bool {
        self.start(wanted).is_some()
    }

    fn list(&self, wanted: &str) -> Option<usize> {
        self.start(wanted)
            .filter(|&at| self.text.as_bytes().get(at) == Some(&b'['))
    }

    fn text(&self, wanted: &str) -> Option<Text<'t>> {
        let mut cursor = Cursor::new(self.text);
        cursor.go_to(self.start(wanted)?);
        (cursor.kind() == Kind::Text)
            .then(|| cursor.text())?
            .map(|text| text.value)
    }

    fn have_annotations(&self) -> bool {
        self.start("@context").is_some_and(|start| {
            let mut cursor = Cursor::new(self.text);
            cursor.go_to(start);
            let context = cursor.skip();
            cursor.raw(context).contains("anno.jsonld")
        })
    }

    /// Whether the object is in our own format, says so, or nearly is.
    fn are_ours(&self) -> bool {
        self.text("format").as_deref() == Some("arrest-atlas")
            || (self.has("claims")
                && ["places", "metrics", "documents"]
                    .iter()
                    .any(|key| self.has(key)))
            || (self.has("metrics") && self.has("places"))
    }

    /// How features stand in the object, which begins at `at`, where it is GeoJSON.
    fn features(&self, at: usize) -> Option<Arrangement> {
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
    fn system(&self) -> Option<String> {
        let system = Members::of(self.text, self.start("crs")?);
        let properties = Members::of(self.text, system.start("properties")?);
        properties.text("name").map(Text::into_owned)
    }

    /// The keys other than these.
    fn beside(&self, taken: &[&str]) -> Vec<String> {
        let other = |key: &Text<'_>| !taken.contains(&key.as_ref());
        let keys = self.keys.iter().map(|(key, _)| key);
        keys.filter(|key| other(key))
            .map(ToString::to_string)
            .collect()
    }
}
