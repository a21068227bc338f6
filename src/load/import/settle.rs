//! Which mapping a table is read with: the one that was asked for, else a known format, else the
//! best guess.

use super::guess::{Guess, guess};
use super::mapping::Mapping;
use super::mapping_file::{MappingError, MappingFile};
use super::presets::{Preset, preset, presets};
use super::remembered::RememberedMapping;
use crate::load::table::{OwnedRow, ReadOptions};
use crate::load::words::{did_you_mean, quoted_list};

/// How a table is to be read, where a person says so.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LoadOptions {
    /// Separator, encoding, sheet and the like.
    pub read: ReadOptions,
    /// The format by its id; "none" takes no format but guesses.
    pub preset: Option<String>,
    /// What the columns mean.
    pub mapping: Option<MappingChoice>,
    /// What was chosen before for tables with certain headers: it goes before a guess.
    pub remembered: Vec<RememberedMapping>,
}

/// Who chose what the columns of a table mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Chosen {
    /// Nobody: the headers and the content say it, or the known format.
    #[default]
    Guessed,
    /// A person, for this time.
    ByHand,
    /// A person, for another table with the same headers.
    AsBefore,
}

/// Where a mapping comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum MappingChoice {
    /// A whole mapping of this very table.
    Whole(Mapping),
    /// Columns by their headers, laid over what is guessed or known of the rest.
    Changes(MappingFile),
}

/// What a table is read with.
pub(crate) struct Settled {
    pub mapping: Mapping,
    pub preset: Option<&'static Preset>,
    pub guess: Guess,
    pub chosen: Chosen,
}

/// Settles the mapping of a table.
pub(crate) fn settle(
    headers: &[String],
    sample: &[OwnedRow],
    options: &LoadOptions,
) -> Result<Settled, MappingError> {
    let mut guess = guess(headers, sample);
    let file = match &options.mapping {
        Some(MappingChoice::Whole(mapping)) => {
            return Ok(Settled {
                mapping: mapping.clone(),
                preset: options.preset.as_deref().and_then(preset),
                guess,
                chosen: Chosen::ByHand,
            });
        }
        Some(MappingChoice::Changes(file)) => Some(file),
        None => None,
    };
    let mut remembered = options.remembered.iter();
    if file.is_none()
        && options.preset.is_none()
        && let Some((mapping, preset)) = remembered.find_map(|it| it.mapping_for(headers))
    {
        return Ok(Settled {
            mapping,
            preset,
            guess,
            chosen: Chosen::AsBefore,
        });
    }
    let asked = options
        .preset
        .as_deref()
        .or_else(|| file.and_then(|file| file.preset.as_deref()));
    match asked {
        None => {}
        Some("none") => guess = super::guess::guess_columns(headers, sample),
        Some(id) => {
            let preset = known(id)?;
            guess.mapping = preset.mapping(headers);
            guess.preset = Some(preset);
        }
    }
    let mapping = match file {
        Some(file) => file.laid_over(guess.mapping.clone(), headers)?,
        None => guess.mapping.clone(),
    };
    Ok(Settled {
        mapping,
        preset: guess.preset,
        guess,
        chosen: if file.is_some() {
            Chosen::ByHand
        } else {
            Chosen::Guessed
        },
    })
}

/// Whether a word for the format may be given: the id of a known one, or "none".
///
/// # Errors
/// Any other word, with those that there are.
pub fn check_preset(id: &str) -> Result<(), MappingError> {
    if id == "none" {
        return Ok(());
    }
    known(id).map(|_there| ())
}

fn known(id: &str) -> Result<&'static Preset, MappingError> {
    preset(id).ok_or_else(|| {
        let ids: Vec<&str> = presets()
            .iter()
            .map(|preset| preset.id)
            .chain(["none"])
            .collect();
        MappingError::NoSuchWord {
            key: "known format",
            value: id.to_owned(),
            like: did_you_mean(id, &ids).map(ToOwned::to_owned),
            allowed: quoted_list(&ids),
        }
    })
}
