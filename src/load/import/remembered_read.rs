//! How a file was cut into a table, remembered with what its columns mean: without a word of the
//! file.

use crate::load::table::{Choices, Encoding, ReadOptions};
use serde::{Deserialize, Serialize};

/// What a person chose about reading a file. Sheets and lists are remembered by their numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RememberedRead {
    #[serde(skip_serializing_if = "Option::is_none")]
    separator: Option<char>,
    #[serde(skip_serializing_if = "Option::is_none")]
    encoding: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    header_row: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    list: Option<usize>,
}

impl RememberedRead {
    /// What was chosen, for a file with these choices; `None` where nothing was.
    pub(super) fn new(read: &ReadOptions, choices: &Choices) -> Option<Self> {
        let sheet = read.sheet.as_ref();
        let list = read.member.as_ref();
        let chosen = Self {
            separator: read.separator,
            encoding: read.encoding.map(|encoding| encoding.name().to_owned()),
            header_row: read.header_row,
            sheet: sheet.and_then(|name| choices.sheets.iter().position(|it| it.name == *name)),
            list: list.and_then(|path| choices.members.iter().position(|it| it.path == *path)),
        };
        (chosen != Self::default()).then_some(chosen)
    }

    /// The same for another file with these choices. An encoding is only taken where the file
    /// leaves a doubt about it.
    pub(super) fn options(&self, choices: &Choices) -> ReadOptions {
        let in_doubt = choices
            .encoding
            .as_ref()
            .is_some_and(|guess| !guess.is_sure);
        let encoding = self.encoding.as_deref().filter(|_| in_doubt);
        let sheet = self.sheet.and_then(|at| choices.sheets.get(at));
        let list = self.list.and_then(|at| choices.members.get(at));
        ReadOptions {
            separator: self.separator,
            encoding: encoding.and_then(Encoding::for_label),
            sheet: sheet.map(|sheet| sheet.name.clone()),
            header_row: self.header_row,
            member: list.map(|list| list.path.clone()),
        }
    }
}
