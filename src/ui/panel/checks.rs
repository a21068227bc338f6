//! What the audit says of one claim: the checks that passed, and the findings that did not.

use crate::model::{About, ClaimRef, EvidenceRef, Finding, Severity, Verdict};
use crate::text::visible;
use crate::ui::icons::{Icon, glyph_and_words, picture};
use crate::ui::look::Look;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{difference, severity_icon};
use egui::Ui;

/// The findings about a claim; for a verified one the checks that it passed.
pub fn checks_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>) {
    let palette = look.palette;
    let findings: Vec<&Finding> = look
        .report()
        .about_claim(claim.id)
        .filter(|finding| finding.severity != Severity::Information)
        .collect();
    for finding in &findings {
        let words = look.wording().of(finding);
        let (icon, color) = severity_icon(finding.severity, palette);
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            picture(ui, icon.small(color));
            ui.vertical(|ui| {
                let message = format!("{}.", visible(&words.message));
                ui.add(egui::Label::new(Type::Small.text(message, palette.text)).wrap());
                let help = visible(words.help);
                ui.add(egui::Label::new(Type::Small.text(help, palette.text_muted)).wrap());
            });
        });
    }
    if findings.is_empty() && look.report().verdict(claim.id) == Verdict::Verified {
        passed_ui(ui, look, claim);
    }
}

fn passed_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>) {
    let number = if claim.value.words().is_some() {
        "Words"
    } else {
        "Number"
    };
    let mut passed = vec!["Quote found", number, "Qualifier"];
    if !claim.place_inferred {
        passed.push("Place");
    }
    if look.dataset().claims.claimants(claim.id).len() > 0 {
        passed.push("Claimant");
    }
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        for check in passed {
            let mut job = egui::text::LayoutJob::default();
            let icon = Icon::Check.glyph().to_string();
            job.append(&icon, 0.0, Type::IconSmall.format(look.palette.verified));
            job.append(check, 5.0, Type::Small.format(look.palette.text_muted));
            glyph_and_words(ui, job, check);
        }
    });
}

/// What the claim says and what this quote of it says, where they part. What is said of no one
/// quote stands under the first.
pub fn differences_ui(ui: &mut Ui, look: Look<'_>, evidence: &EvidenceRef<'_>) {
    let claims = &look.dataset().claims;
    let claim = claims.claim_of(evidence.id);
    let is_first = claims
        .evidence(claim)
        .next()
        .is_some_and(|first| first.id == evidence.id);
    for finding in look.report().about_claim(claim) {
        let here = match finding.about {
            About::Evidence(_, id) => id == evidence.id,
            _ => is_first,
        };
        let parted = here.then(|| look.wording().of(finding).difference);
        if let Some(parted) = parted.flatten() {
            ui.add_space(4.0);
            difference(
                ui,
                &parted,
                severity_icon(finding.severity, look.palette),
                look.palette,
            );
        }
    }
}
