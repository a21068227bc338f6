//! What was opened without the bytes that it was opened from, where it has a text of its own.

use super::{Handed, Opened, Source, Table};
use std::borrow::Cow;

impl Opened<'_> {
    /// What needs its bytes no more, because they were unpacked or decoded; or all as it was.
    pub(in crate::load) fn let_go(self) -> Result<Opened<'static>, Self> {
        match self {
            Self::Dataset(Handed::Bytes(Cow::Owned(bytes))) => {
                Ok(Opened::Dataset(Handed::Bytes(Cow::Owned(bytes))))
            }
            Self::Annotations(Cow::Owned(bytes)) => Ok(Opened::Annotations(Cow::Owned(bytes))),
            Self::Table(table) => table.let_go().map(Opened::Table).map_err(Self::Table),
            bound @ (Self::Dataset(_) | Self::Annotations(Cow::Borrowed(_))) => Err(bound),
        }
    }
}

impl Table<'_> {
    fn let_go(self) -> Result<Box<Table<'static>>, Box<Self>> {
        let source = match self.source {
            Source::Csv(Cow::Owned(text), csv) => Source::Csv(Cow::Owned(text), csv),
            Source::Objects(Cow::Owned(text), rows) => Source::Objects(Cow::Owned(text), rows),
            Source::Features(Cow::Owned(text), rows) => Source::Features(Cow::Owned(text), rows),
            Source::Kept(rows) => Source::Kept(rows),
            source => return Err(Box::new(Self { source, ..self })),
        };
        Ok(Box::new(Table {
            kind: self.kind,
            headers: self.headers,
            notices: self.notices,
            choices: self.choices,
            is_whole: self.is_whole,
            source,
        }))
    }
}
