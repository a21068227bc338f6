//! A list of names with their counts, to be searched, ticked and hidden.

use crate::app::{Command, FilterCommand};
use crate::gazetteer::fold;
use crate::model::grouped;
use crate::text::visible;
use crate::ui::drafts::{draft, keep};
use crate::ui::icons::Icon;
use crate::ui::look::Look;
use crate::ui::outbox::Outbox;
use crate::ui::widgets::{icon_button, line_field, named, small, tick_box};
use crate::view::{Condition, Facet, FacetCount, Filter};
use egui::{Id, Role, ScrollArea, Ui};
use std::sync::Arc;

/// The height of a row, in points.
const ROW: f32 = 32.0;

/// The list with its search.
pub fn names_ui(ui: &mut Ui, look: Look<'_>, facet: Facet, out: &mut Outbox) {
    let mut search: String = draft(ui.ctx(), look, ("search", facet)).unwrap_or_default();
    let field = line_field(&mut search)
        .hint_text(format!("Find a {}", facet.key()))
        .desired_width(f32::INFINITY);
    let name = format!("Find a {} in the list", facet.key());
    let response = named(ui.add(field), Role::TextInput, &name);
    if response.changed() {
        keep(ui.ctx(), look, ("search", facet), Some(search.clone()));
    }
    let found = found(ui, look, facet, &search);
    if found.is_empty() {
        let words = if search.trim().is_empty() {
            format!("No claim shown here states a {}.", facet.key())
        } else {
            format!("No {} has this name.", facet.key())
        };
        small(ui, words, look.palette);
        return;
    }
    ScrollArea::vertical()
        .id_salt(("names", facet))
        .max_height((look.height - 200.0).clamp(96.0, 320.0))
        .show_rows(ui, ROW, found.len(), |ui, rows| {
            for one in found.get(rows).unwrap_or_default() {
                name_ui(ui, look, facet, one, out);
            }
        });
}

fn name_ui(ui: &mut Ui, look: Look<'_>, facet: Facet, one: &FacetCount, out: &mut Outbox) {
    let filters = &look.state.view.query.filters;
    let filter = Filter::Named(facet, one.name.clone());
    let known = filters.about(&filter);
    let mut ticked = known.is_some_and(|it| !it.is_excluded);
    let is_hidden = known.is_some_and(|it| it.is_excluded);
    ui.horizontal(|ui| {
        ui.set_height(ROW - ui.spacing().item_spacing.y);
        let label = visible(&one.label);
        let cross = if is_hidden {
            format!("Show {label} again")
        } else {
            format!("Hide {} {label}", facet.key())
        };
        let icon = if is_hidden {
            Icon::Forward
        } else {
            Icon::Close
        };
        if icon_button(ui, icon, &cross, look.palette).clicked() {
            let command = if is_hidden {
                FilterCommand::Remove(Condition::not(filter.clone()))
            } else {
                FilterCommand::Add(Condition::not(filter.clone()))
            };
            out.send(Command::Filter(command));
        }
        let hidden = if is_hidden { ", hidden" } else { "" };
        let words = format!("{label} ({}{hidden})", grouped(one.count as u64));
        if tick_box(ui, &mut ticked, &words, look.palette).changed() {
            let condition = Condition::only(filter);
            out.send(Command::Filter(if ticked {
                FilterCommand::Add(condition)
            } else {
                FilterCommand::Remove(condition)
            }));
        }
    });
}

/// The names that have the words, kept until something else is shown or looked for.
fn found(ui: &Ui, look: Look<'_>, facet: Facet, search: &str) -> Arc<Vec<FacetCount>> {
    type Kept = (u64, String, Arc<Vec<FacetCount>>);
    let all_id = Id::unique(("names to filter by", facet));
    let found_id = Id::unique(("names found", facet));
    let revision = look.state.revision;
    let kept = |id: Id, search: &str| {
        let kept: Option<Kept> = ui.data(|data| data.get_temp(id));
        kept.filter(|(of, words, _)| *of == revision && words == search)
            .map(|(_, _, names)| names)
    };
    let keep = |id: Id, search: &str, names: &Arc<Vec<FacetCount>>| {
        let kept: Kept = (revision, search.to_owned(), Arc::clone(names));
        ui.data_mut(|data| data.insert_temp(id, kept));
    };
    let all = kept(all_id, "").unwrap_or_else(|| {
        let of = look.opened().indexed();
        let all = Arc::new(of.facet_counts(facet, &look.state.view.query));
        keep(all_id, "", &all);
        all
    });
    let wanted = fold(search);
    if wanted.is_empty() {
        return all;
    }
    kept(found_id, search).unwrap_or_else(|| {
        let has_it = |it: &&FacetCount| fold(&it.label).contains(&wanted);
        let found = Arc::new(all.iter().filter(has_it).cloned().collect());
        keep(found_id, search, &found);
        found
    })
}
