//! Keys that begin with `x-`: not ours, carried along untouched.

/// Foreign keys of one JSON object with the JSON text of their values, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Extra(Vec<(String, String)>);

impl Extra {
    /// Adds a key and the JSON text of its value.
    pub fn push(&mut self, key: String, json: String) {
        self.0.push((key, json));
    }

    /// Keys and JSON texts in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(key, json)| (key.as_str(), json.as_str()))
    }

    /// Whether there is nothing to carry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
