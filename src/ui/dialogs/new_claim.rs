//! A number of a text becomes a claim: what the sentence says is filled in, a person corrects it.

use crate::app::{ClaimDraft, Command};
use crate::model::{CivilDate, DocumentId, Edit, EvidenceId, EvidenceRef, MetricId, Role, Span};
use crate::text::{read_value, visible};
use crate::ui::drafts::{draft_in_file, keep_in_file};
use crate::ui::icons::{Icon, picture};
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::place_search::places_like;
use crate::ui::theme::{Type, space};
use crate::ui::widgets::{
    body, line_button, line_field, link_named, named, primary_button, quote, small,
};
use crate::view::figure_words;
use egui::{Response, Ui};

/// How many places of the dataset are offered for what is typed.
const OFFERED: usize = 4;
/// The width of a field's label, in points.
const LABEL: f32 = 96.0;

/// The dialog's contents.
pub fn new_claim_ui(
    ui: &mut Ui,
    look: Look<'_>,
    document: DocumentId,
    number: Span,
    out: &mut Outbox,
) {
    let state = look.state;
    let id = &look.dataset().document(document).id;
    let key = ("new claim", id, number);
    let kept = draft_in_file::<Kept>(ui.ctx(), look, key);
    let is_new = kept.is_none();
    let kept = kept.map(|kept| kept.again(look, document));
    let first = || ClaimDraft::new(&state.opened, &state.view.query, document, number);
    let Some(mut form) = kept.or_else(first) else {
        body(
            ui,
            "There is no number at this place of the text.",
            look.palette,
        );
        return;
    };
    sentence_ui(ui, look, &form);
    gone_ui(ui, look, &form);
    ui.add_space(8.0);
    let value = fields_ui(ui, look, &mut form);
    if is_new {
        value.request_focus();
    }
    let done = buttons_ui(ui, look, &form, out);
    if done {
        out.send(Command::CloseDialog);
    }
    let kept = (!done).then(|| Kept::of(form, look));
    keep_in_file(ui.ctx(), look, key, kept);
}

/// A form that is being filled in, by what outlives reading the file again.
#[derive(Debug, Clone)]
struct Kept {
    form: ClaimDraft,
    /// The id of the metric.
    metric: Option<String>,
}

impl Kept {
    fn of(form: ClaimDraft, look: Look<'_>) -> Self {
        let metric = form.metric.map(|it| look.dataset().metric(it).id.clone());
        Self { form, metric }
    }

    /// The form for the dataset as it is now.
    fn again(self, look: Look<'_>, document: DocumentId) -> ClaimDraft {
        let dataset = look.dataset();
        let mut metrics = dataset.metric_ids();
        let metric = self
            .metric
            .and_then(|id| metrics.find(|&it| dataset.metric(it).id == id));
        ClaimDraft {
            document,
            metric,
            ..self.form
        }
    }
}

/// Says so where the text changed since the form was opened, and no longer has the sentence.
fn gone_ui(ui: &mut Ui, look: Look<'_>, form: &ClaimDraft) {
    let text = look.opened().texts.get(form.document).text();
    if text.is_some_and(|text| text.contains(&form.quote.exact)) {
        return;
    }
    ui.horizontal_top(|ui| {
        picture(ui, Icon::Warning.small(look.palette.warning));
        let words = "The text changed: this sentence is no longer in it.";
        small(ui, words, look.palette);
    });
}

/// The whole sentence, with the number and the place marked.
fn sentence_ui(ui: &mut Ui, look: Look<'_>, form: &ClaimDraft) {
    let evidence = EvidenceRef {
        id: EvidenceId::new(0),
        document: form.document,
        role: Role::States,
        exact: &form.quote.exact,
        prefix: "",
        suffix: "",
        position: None,
        figure: form.quote.figure,
        place: form.place_in_quote(look.dataset()),
    };
    let figure = figure_words(look.dataset(), &evidence);
    quote(ui, &evidence, figure, false, look.palette);
    let name = look.dataset().document(form.document).short_name();
    let words = format!("{}. The whole sentence becomes the quote.", visible(name));
    small(ui, words, look.palette);
}

/// Returns the field of the figure.
fn fields_ui(ui: &mut Ui, look: Look<'_>, form: &mut ClaimDraft) -> Response {
    let value = field(
        ui,
        look,
        "Figure",
        "1,800 or at least 5,300",
        &mut form.value,
    );
    if let Some(read) = read_value(&form.value) {
        let words = format!("Read as {read}, {}", read.qualifier().label());
        hint(ui, look, &visible(&words));
    }
    metric_ui(ui, look, form);
    field(ui, look, "Place", "Its name", &mut form.place);
    place_ui(ui, look, form);
    field(ui, look, "Day", "2021-01-31", &mut form.date);
    if let Ok(date) = CivilDate::parse(form.date.trim()) {
        hint(ui, look, &date.in_full());
        ui.horizontal(|ui| {
            label(ui, look, "");
            ui.checkbox(&mut form.date_stated, "The sentence states the day");
        });
    } else if form.date.trim().is_empty() {
        hint(ui, look, "Not stated");
    }
    let hint = "Whoever says so; several with semicolons";
    field(ui, look, "Claimed by", hint, &mut form.claimants);
    field(ui, look, "Remark", "If there is one", &mut form.note);
    value
}

/// A label and a field in one line.
fn field(ui: &mut Ui, look: Look<'_>, name: &str, hint: &str, text: &mut String) -> Response {
    ui.add_space(6.0);
    let mut response = None;
    ui.horizontal(|ui| {
        label(ui, look, name);
        let hint = Type::Body.text(hint, look.palette.text_muted);
        let field = line_field(text)
            .hint_text(hint)
            .desired_width(f32::INFINITY);
        response = Some(named(ui.add(field), egui::Role::TextInput, name));
    });
    // The closure above always runs.
    response.unwrap_or_else(|| ui.label(""))
}

/// A line under a field.
fn hint(ui: &mut Ui, look: Look<'_>, words: &str) {
    ui.horizontal_top(|ui| {
        ui.add_space(LABEL + ui.spacing().item_spacing.x);
        let text = Type::Small.text(words, look.palette.text_muted);
        ui.add(egui::Label::new(text).wrap());
    });
}

fn label(ui: &mut Ui, look: Look<'_>, name: &str) {
    let width = egui::vec2(LABEL, 24.0);
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(width, layout, |ui| {
        ui.set_min_width(width.x);
        ui.label(Type::Body.text(name, look.palette.text_muted));
    });
}

fn metric_ui(ui: &mut Ui, look: Look<'_>, form: &mut ClaimDraft) {
    let dataset = look.dataset();
    let name_of = |id: MetricId| visible(&dataset.metric(id).label).into_owned();
    let shown = form.metric.map_or_else(|| "Choose".to_owned(), name_of);
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        label(ui, look, "Counts");
        let chosen = egui::ComboBox::from_id_salt("what is counted")
            .selected_text(Type::Strong.text(&shown, look.palette.text))
            .show_ui(ui, |ui| {
                for id in dataset.metric_ids() {
                    ui.selectable_value(&mut form.metric, Some(id), name_of(id));
                }
            });
        let name = format!("Counts: {shown}");
        drop(named(chosen.response, egui::Role::ComboBox, &name));
    });
}

/// Whether the dataset has the place; if not, which ones it has that are called like it.
fn place_ui(ui: &mut Ui, look: Look<'_>, form: &mut ClaimDraft) {
    let palette = look.palette;
    let dataset = look.dataset();
    if form.place.trim().is_empty() {
        return;
    }
    if let Some(place) = form.known_place(dataset) {
        let inferred = if form.place_in_quote(dataset).is_none() {
            ". The sentence does not name it: place inferred"
        } else {
            ""
        };
        let name = visible(&dataset.place(place).name);
        hint(
            ui,
            look,
            &format!("{name} is a place of this dataset{inferred}"),
        );
        return;
    }
    hint(ui, look, "A new place: a city without a position yet");
    let like = places_like(look, &form.place, OFFERED);
    ui.horizontal_wrapped(|ui| {
        label(ui, look, "");
        ui.spacing_mut().item_spacing.x = space::M;
        for place in like {
            let name = &dataset.place(place).name;
            let about = format!("Take the place {name}");
            if link_named(ui, &visible(name), &visible(&about), palette).clicked() {
                name.as_str().clone_into(&mut form.place);
            }
        }
    });
}

/// Returns whether the form is done with.
fn buttons_ui(ui: &mut Ui, look: Look<'_>, form: &ClaimDraft, out: &mut Outbox) -> bool {
    let palette = look.palette;
    let claim = form.claim(look.dataset());
    ui.add_space(10.0);
    if let Err(errors) = &claim {
        for error in errors {
            ui.horizontal(|ui| {
                picture(ui, Icon::Warning.small(palette.warning));
                let mut words = error.to_string();
                if let Some(first) = words.get_mut(0..1) {
                    first.make_ascii_uppercase();
                }
                small(ui, words, palette);
            });
        }
        ui.add_space(4.0);
    }
    let mut done = false;
    ui.horizontal(|ui| {
        let add = ui.add_enabled_ui(claim.is_ok(), |ui| {
            primary_button(ui, "Add the claim", palette)
        });
        if add.inner.clicked()
            && let Ok(claim) = claim
        {
            out.send(Command::Edit(Edit::AddClaim(claim)));
            done = true;
        }
        done |= line_button(ui, "Cancel", palette).clicked();
    });
    done
}
