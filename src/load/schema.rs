//! The JSON Schema of the dataset format, from the same declarations that read and write it.

use super::file;
use schemars::Schema;
use schemars::generate::SchemaSettings;
use schemars::transform::RecursiveTransform;
use serde_json::Value;

/// The JSON Schema (2020-12) of a dataset file, as the text of `data/dataset.schema.json`.
#[must_use]
pub fn schema() -> String {
    let settings = SchemaSettings::draft2020_12().with_transform(RecursiveTransform(without_null));
    let mut schema = settings
        .into_generator()
        .into_root_schema_for::<file::Dataset<'_>>();
    schema.insert("title".to_owned(), "Arrest Atlas dataset, version 1".into());
    let mut value = schema.to_value();
    // Whether maps keep their order depends on who else uses serde_json; sorted, they all agree.
    value.sort_all_objects();
    format!("{value:#}\n")
}

/// Optional keys are left out, never null: takes back what schemars says about an `Option`.
fn without_null(schema: &mut Schema) {
    if let Some(Value::Array(words)) = schema.get_mut("enum") {
        words.retain(|word| !word.is_null());
    }
    if let Some(Value::Array(types)) = schema.get_mut("type") {
        types.retain(|name| name != "null");
        if let [only] = types.as_slice() {
            let only = only.clone();
            schema.insert("type".to_owned(), only);
        }
    }
    let Some(Value::Array(options)) = schema.get_mut("anyOf") else {
        return;
    };
    let before = options.len();
    options.retain(|option| option.get("type").is_none_or(|name| name != "null"));
    if options.len() == before {
        return;
    }
    if let [Value::Object(only)] = options.as_slice() {
        let only = only.clone();
        schema.remove("anyOf");
        let object = schema.ensure_object();
        for (key, value) in only {
            object.entry(key).or_insert(value);
        }
    }
}
