//! One claim as a card: figure, verdict, and the sentences that state it.

use super::checks::{checks_ui, differences_ui};
use super::place::claimed_by;
use super::sign_off::sign_off_ui;
use crate::app::{Command, ReadCommand};
use crate::model::{ClaimId, ClaimRef, EvidenceRef, QuoteState, Role, Span, Status, Verdict};
use crate::text::visible;
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::repair::repair_ui;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{card, link, list_glyph, quote, small, verdict_badge};
use crate::view::{Part, figure_words, part_words};
use egui::{Align, Layout, Stroke, Ui};

/// The card. The drawn claim has the stronger edge.
pub fn claim_card(ui: &mut Ui, look: Look<'_>, id: ClaimId, drawn: bool, out: &mut Outbox) {
    let palette = look.palette;
    let claim = look.dataset().claims.get(id);
    let verdict = look.report().verdict(id);
    let edge = match verdict {
        Verdict::Broken => palette.broken,
        _ if drawn => palette.stroke_strong,
        _ => palette.stroke,
    };
    ui.push_id(("claim", id), |ui| {
        card(palette).stroke(Stroke::new(1.0, edge)).show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            value_line(ui, look, &claim, drawn, verdict);
            meta_line(ui, look, &claim);
            let mut evidence: Vec<EvidenceRef<'_>> = look.dataset().claims.evidence(id).collect();
            evidence.sort_by_key(|piece| (piece.role != Role::States, piece.role, piece.id));
            if evidence.is_empty() {
                small(ui, "The dataset gives no source for this claim.", palette);
            }
            for piece in &evidence {
                evidence_ui(ui, look, piece, out);
            }
            checks_ui(ui, look, &claim);
            notes_ui(ui, look, &claim);
            sign_off_ui(ui, look, &claim, out);
        });
    });
}

fn value_line(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>, drawn: bool, verdict: Verdict) {
    let palette = look.palette;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        list_glyph(ui, claim.value, verdict, look.metric(claim.metric), palette);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            verdict_badge(ui, verdict, palette);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.label(Type::Value.text(visible(&claim.value.to_string()), palette.text));
                    let metric = look.dataset().metric(claim.metric).in_sentence();
                    let drawn = if drawn && look.dataset().place(claim.place).mapped().is_some() {
                        ", drawn on the map"
                    } else {
                        ""
                    };
                    let words = format!("{metric}{drawn}");
                    ui.label(Type::Body.text(words, palette.text_muted));
                });
            });
        });
    });
}

/// Qualifier, day, claimant: what belongs to a figure wherever it stands.
fn meta_line(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>) {
    let mut parts = vec![claim.value.qualifier().label().to_owned()];
    match claim.date {
        Some(date) => {
            let inferred = if claim.date_inferred {
                " (day inferred)"
            } else {
                ""
            };
            parts.push(format!("{}{inferred}", date.long()));
        }
        None => parts.push("no date".to_owned()),
    }
    if let Some(as_of) = claim.as_of {
        parts.push(format!("as of {as_of}"));
    }
    parts.push(claimed_by(look, claim.id));
    if claim.status != Status::Reviewed {
        parts.push(claim.status.code().to_owned());
    }
    small(ui, visible(&parts.join(" · ")), look.palette);
}

fn evidence_ui(ui: &mut Ui, look: Look<'_>, evidence: &EvidenceRef<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let document = look.dataset().document(evidence.document);
    let state = look.report().quote(evidence.id);
    let has_text = look
        .state
        .opened
        .texts
        .get(evidence.document)
        .text()
        .is_some();
    ui.add_space(8.0);
    if evidence.role == Role::Cites {
        cited_ui(ui, look, evidence, out);
        return;
    }
    if evidence.role != Role::States {
        small(ui, role_words(evidence.role), palette);
        ui.add_space(2.0);
    }
    let changed = look.state.opened.text_changed(evidence.document);
    if *state == QuoteState::Missing && changed {
        let words = "The text has changed, and no longer holds this sentence.";
        broken_ui(ui, look, words);
    } else if *state == QuoteState::Missing {
        broken_ui(ui, look, "The document does not hold this sentence.");
    } else if let QuoteState::Ambiguous { count } = state {
        let words = format!("This sentence stands {count} times in the document.");
        broken_ui(ui, look, &words);
    }
    let opens = ui.push_id(("quote", evidence.id), |ui| {
        let figure = figure_words(look.dataset(), evidence);
        quote(ui, evidence, figure, has_text, palette).clicked()
    });
    if changed && state.span().is_some() {
        let words = "The text has changed since. This sentence still stands in it.";
        small(ui, words, palette);
    }
    if *state == QuoteState::Missing {
        repair_ui(ui, look, evidence.id, out);
    }
    differences_ui(ui, look, evidence);
    ui.add_space(2.0);
    ui.horizontal(|ui| {
        let place = match state.span() {
            Some(span) => format!(
                "{}, paragraph {}",
                document.short_name(),
                paragraph(look, evidence, span)
            ),
            None if has_text => document.short_name().to_owned(),
            None => format!(
                "{} · Source text not attached: not verified",
                document.short_name()
            ),
        };
        let width = (ui.available_width() - 164.0).max(80.0);
        ui.scope(|ui| {
            ui.set_max_width(width);
            ui.add(
                egui::Label::new(Type::Small.text(visible(&place), palette.text_muted)).truncate(),
            );
        });
        if has_text {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = space::XS;
                picture(ui, Icon::Forward.small(palette.accent));
                let clicked = link(ui, "Open in document", palette).clicked();
                if clicked || opens.inner {
                    out.send(Command::Read(ReadCommand::Evidence(evidence.id)));
                }
            });
        }
    });
}

/// A source that is named and not quoted, or the words of the table that the claim comes from.
fn cited_ui(ui: &mut Ui, look: Look<'_>, evidence: &EvidenceRef<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let document = look.dataset().document(evidence.document);
    let title = visible(&document.title);
    if !evidence.exact.is_empty() {
        ui.push_id(("quote", evidence.id), |ui| {
            quote(ui, evidence, None, false, palette);
        });
        ui.add_space(2.0);
    }
    let Some(url) = &document.url else {
        let words = format!("{title} · Stated there, not checked against a source");
        small(ui, words, palette);
        return;
    };
    small(ui, "Source named, not quoted:", palette);
    let source = link(ui, &title, palette).on_hover_text(url.as_str());
    if source.clicked() {
        out.send(Command::OpenLink(url.clone()));
    }
}

fn broken_ui(ui: &mut Ui, look: Look<'_>, words: &str) {
    ui.horizontal_wrapped(|ui| {
        picture(ui, Icon::Broken.small(look.palette.broken));
        ui.label(Type::Strong.text(words, look.palette.broken));
    });
    ui.add_space(2.0);
}

fn role_words(role: Role) -> &'static str {
    match role {
        Role::States => "States the figure",
        Role::Restates => "States it again",
        Role::Dates => "Says when",
        Role::Locates => "Says where",
        Role::Attributes => "Says who claims it",
        Role::Contradicts => "Says otherwise",
        Role::Cites => "Rests on, not quoted",
    }
}

/// The paragraph that a stretch of a text begins in, counted from 1: lines that are not empty.
fn paragraph(look: Look<'_>, evidence: &EvidenceRef<'_>, span: Span) -> usize {
    let Some(text) = look.state.opened.texts.get(evidence.document).text() else {
        return 0;
    };
    let before = crate::text::scalars::slice(
        text,
        Span {
            start: 0,
            end: span.start,
        },
    );
    let before = before.unwrap_or_default();
    let ended = before
        .lines()
        .filter(|line| !line.trim().is_empty())
        .count();
    if before.is_empty() || before.ends_with('\n') {
        ended + 1
    } else {
        ended
    }
}

/// What it is a part of, and the editor's remarks.
fn notes_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>) {
    let dataset = look.dataset();
    let mut notes: Vec<String> = Vec::new();
    if let Some(Part::Inside(whole)) = part_words(dataset, claim) {
        let whole = dataset.claims.get(whole).value;
        notes.push(format!("Presumably among the {whole}, so not added to it."));
    }
    notes.extend(
        claim
            .place_inferred
            .then(|| "The sentence does not name the place: place inferred.".to_owned()),
    );
    notes.extend(claim.note.map(ToOwned::to_owned));
    notes.extend(claim.date_note.map(ToOwned::to_owned));
    for note in notes {
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            picture(ui, Icon::Info.small(look.palette.text_muted));
            ui.add(
                egui::Label::new(Type::Small.text(visible(&note), look.palette.text_muted)).wrap(),
            );
        });
    }
}
