//! What readers made of a claim, and the form in which one signs it.

use crate::app::Command;
use crate::model::{
    CivilDate, ClaimRef, Edit, Extra, Mark, Review, Status, latest_marks, readers_differ,
};
use crate::run::today;
use crate::text::visible;
use crate::ui::drafts::{draft_in_file, keep_in_file};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::theme::{Type, radius, space};
use crate::ui::widgets::{line_button, line_field, link_named, named, primary_button};
use egui::{CornerRadius, Frame, Key, Margin, Role, Ui};

/// A mark that is being written.
#[derive(Debug, Clone)]
struct Form {
    mark: Mark,
    by: String,
    note: String,
    /// Its first field has had the focus.
    entered: bool,
}

/// The marks, and what a reader can do.
pub fn sign_off_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>, out: &mut Outbox) {
    marks_ui(ui, look, claim, out);
    let key = ("sign", claim.name);
    match draft_in_file::<Form>(ui.ctx(), look, key) {
        Some(mut form) => {
            let done = form_ui(ui, look, claim, &mut form, out);
            keep_in_file(ui.ctx(), look, key, (!done).then_some(form));
        }
        None => {
            if let Some(mark) = offers_ui(ui, look, claim, out) {
                let form = Form {
                    mark,
                    by: look.state.settings.reader_name.clone(),
                    note: String::new(),
                    entered: false,
                };
                keep_in_file(ui.ctx(), look, key, Some(form));
            }
        }
    }
}

/// "Checked by Ada, 22 November 2026: read it twice"; whether readers differ.
fn marks_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>, out: &mut Outbox) {
    let palette = look.palette;
    let reviews = look.dataset().claims.reviews(claim.id);
    if reviews.is_empty() {
        return;
    }
    let latest = latest_marks(reviews);
    ui.add_space(8.0);
    if readers_differ(reviews) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            picture(ui, Icon::Warning.small(palette.warning));
            ui.label(Type::Strong.text("Readers differ", palette.warning));
        });
    }
    for (row, review) in reviews.iter().enumerate() {
        let is_latest = latest.iter().any(|it| std::ptr::eq(*it, review));
        let (icon, color) = match review.mark {
            _ if !is_latest => (Icon::Info, palette.text_muted),
            Mark::Checked => (Icon::Check, palette.verified),
            Mark::Disputed => (Icon::Warning, palette.warning),
        };
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            picture(ui, icon.small(color));
            ui.vertical(|ui| {
                let words = mark_words(review, is_latest);
                let color = if is_latest {
                    palette.text
                } else {
                    palette.text_muted
                };
                ui.add(egui::Label::new(Type::Small.text(visible(&words), color)).wrap());
                let own = review.by.trim() == look.state.settings.reader_name.trim();
                if own && !review.by.trim().is_empty() {
                    let name = format!("Take back: {}", mark_words(review, is_latest));
                    if link_named(ui, "Take it back", &visible(&name), palette).clicked() {
                        out.send(Command::Edit(Edit::Unsign {
                            claim: claim.id,
                            review: row,
                        }));
                    }
                }
            });
        });
    }
}

fn mark_words(review: &Review, is_latest: bool) -> String {
    let mark = match review.mark {
        Mark::Checked => "Checked",
        Mark::Disputed => "Disputed",
    };
    let earlier = if is_latest { "" } else { "Before: " };
    let day = CivilDate::parse(&review.on).map_or_else(|_| review.on.clone(), CivilDate::long);
    let note = review.note.as_deref();
    let note = note.map(|note| format!(": {note}")).unwrap_or_default();
    format!("{earlier}{mark} by {}, {day}{note}", review.by)
}

/// What can be done. Returns the mark for which a form is to be opened.
fn offers_ui(ui: &mut Ui, look: Look<'_>, claim: &ClaimRef<'_>, out: &mut Outbox) -> Option<Mark> {
    let palette = look.palette;
    let metric = look.dataset().metric(claim.metric).in_sentence();
    let about = visible(&format!("{} {metric}", claim.value)).into_owned();
    let mut chosen = None;
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let mut offer =
            |words: &str| link_named(ui, words, &format!("{words}: {about}"), palette).clicked();
        if offer("Mark as checked") {
            chosen = Some(Mark::Checked);
        }
        if offer("Dispute") {
            chosen = Some(Mark::Disputed);
        }
        if has_rivals(look, claim) {
            let words = if claim.preferred {
                "No longer prefer it"
            } else {
                "Prefer this claim"
            };
            if offer(words) {
                out.send(Command::Edit(Edit::SetPreferred {
                    claim: claim.id,
                    preferred: !claim.preferred,
                }));
            }
        }
        let (words, status) = if claim.status == Status::Rejected {
            ("No longer rejected", Status::Proposed)
        } else {
            ("Mark as rejected", Status::Rejected)
        };
        if offer(words) {
            out.send(Command::Edit(Edit::SetStatus {
                claim: claim.id,
                status,
            }));
        }
    });
    chosen
}

/// Whether another claim is about the same place, metric and day: one of them can be the editor's
/// choice.
fn has_rivals(look: Look<'_>, claim: &ClaimRef<'_>) -> bool {
    let dataset = look.dataset();
    dataset.claims_at(claim.place).iter().any(|&other| {
        let other = dataset.claims.get(other);
        other.id != claim.id && (other.metric, other.date) == (claim.metric, claim.date)
    })
}

/// Name and note. Returns whether the form is done with.
fn form_ui(
    ui: &mut Ui,
    look: Look<'_>,
    claim: &ClaimRef<'_>,
    form: &mut Form,
    out: &mut Outbox,
) -> bool {
    let palette = look.palette;
    let (title, note_hint) = match form.mark {
        Mark::Checked => ("Mark as checked", "Note, if there is one"),
        Mark::Disputed => ("Dispute", "Note: what is wrong with it?"),
    };
    let mut done = false;
    let is_new = !form.entered;
    ui.add_space(8.0);
    let shown = Frame::new()
        .fill(palette.surface)
        .corner_radius(CornerRadius::same(radius::CARD))
        .inner_margin(Margin::same(10))
        .show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            ui.label(Type::Strong.text(title, palette.text));
            let hint = Type::Body.text("Your name or initials", palette.text_muted);
            let field = line_field(&mut form.by)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            let name = named(ui.add(field), Role::TextInput, "Your name or initials");
            let hint = Type::Body.text(note_hint, palette.text_muted);
            let field = line_field(&mut form.note)
                .hint_text(hint)
                .desired_width(f32::INFINITY);
            let note = named(ui.add(field), Role::TextInput, "Note on this claim");
            if !form.entered {
                form.entered = true;
                let first = if form.by.is_empty() { &name } else { &note };
                first.request_focus();
            }
            let words = "Name, day and note are written into the dataset, and go nowhere else.";
            ui.add(egui::Label::new(Type::Small.text(words, palette.text_muted)).wrap());
            ui.add_space(4.0);
            let enter = ui.input(|input| input.key_pressed(Key::Enter));
            let entered = enter && (name.lost_focus() || note.lost_focus());
            ui.horizontal(|ui| {
                let can = !form.by.trim().is_empty();
                let sign = ui.add_enabled_ui(can, |ui| primary_button(ui, "Sign", palette));
                if can && (sign.inner.clicked() || entered) {
                    send(claim, form, out);
                    done = true;
                }
                if line_button(ui, "Cancel", palette).clicked() {
                    done = true;
                }
            });
        });
    if is_new {
        shown.response.scroll_to_me(None);
    }
    done
}

/// Signs with today's date.
fn send(claim: &ClaimRef<'_>, form: &Form, out: &mut Outbox) {
    let note = form.note.trim();
    out.send(Command::Edit(Edit::Sign {
        claim: claim.id,
        review: Review {
            by: form.by.trim().to_owned(),
            on: today().to_string(),
            mark: form.mark,
            note: (!note.is_empty()).then(|| note.to_owned()),
            extra: Extra::default(),
        },
    }));
}
