//! Where a finding leads: to its claim, its sentence, its place, its document.

use crate::app::{Command, ReadCommand};
use crate::model::{About, ClaimId, Finding};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;

/// Shows what a finding is about, in the panel beside the list.
pub fn go(look: Look<'_>, finding: &Finding, out: &mut Outbox) {
    match finding.about {
        About::Claim(claim) => to_claim(claim, out),
        About::Evidence(claim, id) => {
            if look.report().quote(id).span().is_some() {
                out.send(Command::Read(ReadCommand::Evidence(id)));
            } else {
                to_claim(claim, out);
            }
        }
        About::Place(place) => out.send(Command::Select(place)),
        About::Document(document) => out.send(Command::Read(ReadCommand::Document(document))),
        About::Passage(document, span) => {
            let reading = look.state.reading.as_ref();
            if reading.is_none_or(|reading| reading.document != document) {
                out.send(Command::Read(ReadCommand::Document(document)));
            }
            out.send(Command::Read(ReadCommand::Passage(span)));
        }
        About::Dataset => out.send(Command::Deselect),
    }
}

fn to_claim(claim: ClaimId, out: &mut Outbox) {
    out.send(Command::Read(ReadCommand::Close));
    out.send(Command::SelectClaim(claim));
}
