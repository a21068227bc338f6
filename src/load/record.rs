//! The `record!` macro: one declaration gives an object of the file its reader, its writer, its
//! schema and its list of keys, so that none of them can go another way than the others.

use super::cursor::{Cursor, Kind};
use super::field::{At, Text, duplicate_key, unknown_key};
use crate::model::Extra;
use schemars::Schema;
use serde::ser::{Error as _, SerializeMap as _};
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

/// Declares the objects of the format. Every field of the struct is a key of the object; the
/// field's type says what may stand there ([`super::field::Field`]). Keys that begin with `x-`
/// are gathered in `extra`, in the order of the file.
macro_rules! record {
    ($(#[$meta:meta])* $vis:vis struct $name:ident<$life:lifetime> { $($body:tt)* }) => {
        record!(@declare [$(#[$meta])*] [$vis] $name [<$life>] $life { $($body)* });
    };
    ($(#[$meta:meta])* $vis:vis struct $name:ident { $($body:tt)* }) => {
        record!(@declare [$(#[$meta])*] [$vis] $name [] 'a { $($body)* });
    };
    (@declare [$($meta:tt)*] [$vis:vis] $name:ident [$($generics:tt)*] $life:lifetime {
        $($(#[$field_meta:meta])* $field:ident: $type:ty,)*
    }) => {
        $($meta)*
        #[derive(Debug, Clone, serde::Serialize, schemars::JsonSchema)]
        #[schemars(transform = Self::close)]
        $vis struct $name $($generics)* {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::load::field::Field::is_absent")]
                pub $field: $type,
            )*
            #[serde(flatten)]
            #[schemars(skip)]
            pub extra: crate::load::record::Extras,
        }

        impl $($generics)* $name $($generics)* {
            /// Every key of the format.
            const KEYS: &'static [&'static str] = &[$(stringify!($field)),*];

            /// Says in the schema what is required, and that other keys are refused.
            fn close(schema: &mut schemars::Schema) {
                let keys = [$((
                    stringify!($field),
                    <$type as crate::load::field::Field>::REQUIRED,
                )),*];
                crate::load::record::close(schema, &keys);
            }
        }

        impl<$life> crate::load::field::Field<$life> for $name $($generics)* {
            fn read(cursor: &mut crate::load::cursor::Cursor<$life>) -> Option<Self> {
                use crate::load::field::Slot;
                let object = crate::load::record::open(cursor)?;
                $(let mut $field: Slot<$type> = Slot::Empty;)*
                let mut extra = crate::load::record::Extras::default();
                while let Some(key) = cursor.next_key() {
                    match key.value.as_ref() {
                        $(stringify!($field) => $field.fill(cursor, &key),)*
                        _ => extra.read(cursor, &key, Self::KEYS),
                    }
                }
                // All are taken before the first that is wrong ends it, so that all are reported.
                $(let $field = $field.take(cursor, object, stringify!($field));)*
                Some(Self { $($field: $field?,)* extra })
            }
        }
    };
}
pub(crate) use record;

/// Goes into the object that stands next and returns its `{`.
pub(crate) fn open(cursor: &mut Cursor<'_>) -> Option<super::problems::Stretch> {
    if cursor.kind() != Kind::Object {
        cursor.wrong_type("an object in { }");
        return None;
    }
    let object = cursor.opening();
    cursor.enter();
    Some(object)
}

/// Keys that begin with `x-`, written back at the end of their object.
#[derive(Debug, Clone, Default)]
pub(crate) struct Extras(pub Extra);

impl Extras {
    /// Keeps a foreign key with its value; any other key is reported.
    pub fn read<'a>(&mut self, cursor: &mut Cursor<'a>, key: &At<Text<'a>>, known: &[&str]) {
        if !key.value.starts_with("x-") {
            unknown_key(cursor, key, known);
        } else if self.0.iter().any(|(kept, _)| kept == key.value) {
            duplicate_key(cursor, key);
        } else if let Some(json) = cursor.foreign_value() {
            self.0.push(key.value.to_string(), json.to_owned());
        }
    }
}

impl Serialize for Extras {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (key, json) in self.0.iter() {
            let raw: &RawValue = serde_json::from_str(json).map_err(S::Error::custom)?;
            map.serialize_entry(key, raw)?;
        }
        map.end()
    }
}

/// Completes the schema of an object: `keys` with whether they are required.
pub(crate) fn close(schema: &mut Schema, keys: &[(&str, bool)]) {
    let required: Vec<&str> = keys
        .iter()
        .filter(|(_, required)| *required)
        .map(|(key, _)| *key)
        .collect();
    schema.insert("required".to_owned(), required.into());
    schema.insert("additionalProperties".to_owned(), false.into());
    schema.insert(
        "patternProperties".to_owned(),
        serde_json::json!({ "^x-": true }),
    );
}
