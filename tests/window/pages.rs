//! Every page of the window in every size it may have: whatever answers to a hand stands whole in
//! the window, after scrolling where a page scrolls, and nothing stands over anything else.

use crate::harness::{Atlas, Setup, made_up, name, rect};
use arrest_atlas::app::{
    Command, CompareCommand, Dialog, MainView, Opened, ReadCommand, Settings, ThemeChoice,
};
use arrest_atlas::model::DocumentId;
use egui::accesskit::Role;
use egui::{Key, LayerId, Rect, Vec2, vec2};
use std::fmt::Write as _;

/// A page, and the way to it from a window that was just opened.
pub struct Page {
    pub name: &'static str,
    pub open: fn(&mut Atlas),
}

fn filter_page(atlas: &mut Atlas, name: &str) {
    atlas.click_first("Add filter");
    atlas.click_first(name);
}

/// The pages of any dataset.
pub const PAGES: [Page; 28] = [
    Page {
        name: "map",
        open: |_| {},
    },
    Page {
        name: "place",
        open: |atlas| {
            let first = atlas.state().view.located.first().expect("a figure").place;
            atlas.send(Command::Select(first));
        },
    },
    Page {
        name: "reader",
        open: |atlas| atlas.send(Command::Read(ReadCommand::Document(DocumentId::new(0)))),
    },
    Page {
        name: "table",
        open: |atlas| atlas.send(Command::ShowView(MainView::Table)),
    },
    Page {
        name: "findings",
        open: |atlas| atlas.send(Command::ShowView(MainView::Findings)),
    },
    Page {
        name: "compare",
        open: |atlas| atlas.send(Command::Compare(CompareCommand::Start)),
    },
    Page {
        name: "settings",
        open: |atlas| atlas.send(Command::Show(Dialog::Settings)),
    },
    Page {
        name: "keys",
        open: |atlas| atlas.send(Command::Show(Dialog::Keys)),
    },
    Page {
        name: "palette",
        open: |atlas| atlas.send(Command::Show(Dialog::Palette)),
    },
    Page {
        name: "licences",
        open: |atlas| atlas.send(Command::Show(Dialog::Licences)),
    },
    Page {
        name: "sum",
        open: |atlas| atlas.send(Command::Show(Dialog::Sum)),
    },
    Page {
        name: "checks",
        open: |atlas| atlas.send(Command::Show(Dialog::Checks)),
    },
    Page {
        name: "path",
        open: |atlas| atlas.send(Command::Show(Dialog::Path)),
    },
    Page {
        name: "open view",
        open: |atlas| atlas.send(Command::Show(Dialog::OpenView)),
    },
    Page {
        name: "dataset menu",
        open: |atlas| atlas.click_first("Dataset: "),
    },
    Page {
        name: "more menu",
        open: |atlas| atlas.click_exactly("More"),
    },
    Page {
        name: "days",
        open: |atlas| atlas.click_first("Day: "),
    },
    Page {
        name: "filters",
        open: |atlas| atlas.click_first("Add filter"),
    },
    Page {
        name: "claimants",
        open: |atlas| filter_page(atlas, "Filter by claimant"),
    },
    Page {
        name: "documents",
        open: |atlas| filter_page(atlas, "Filter by document"),
    },
    Page {
        name: "places",
        open: |atlas| filter_page(atlas, "Filter by place"),
    },
    Page {
        name: "qualifiers",
        open: |atlas| filter_page(atlas, "Filter by qualifier"),
    },
    Page {
        name: "statuses",
        open: |atlas| filter_page(atlas, "Filter by status"),
    },
    Page {
        name: "values",
        open: |atlas| filter_page(atlas, "Filter by value"),
    },
    Page {
        name: "words",
        open: |atlas| filter_page(atlas, "Filter by words"),
    },
    Page {
        name: "saved",
        open: |atlas| filter_page(atlas, "Saved queries"),
    },
    Page {
        name: "text",
        open: |atlas| filter_page(atlas, "Query as text"),
    },
    // In a narrow window the list stays where the map was.
    Page {
        name: "list",
        open: |atlas| {
            if !atlas.nodes("List of places").is_empty() {
                atlas.click_exactly("List of places");
            }
        },
    },
];

/// Made-up claims with every long word: a title of 300 letters, names of places of 60 and more, a
/// claimant of 200, figures of 12 digits, 30 claims for one place, sentences of other scripts.
pub fn long_words() -> Opened {
    let title = "Reported arrests with every word as long as it may be, made up ".repeat(5);
    let claimant = "Association of associations for the observation of assemblies ".repeat(4);
    let names = [
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsstadt",
        "Äteritsiputeritsipuolilautatsijänkä an der hannunvaakunankäännösjärvi",
        "مدينة طويلة الاسم جدا في شمال البلاد حيث وقعت الاحتجاجات والاعتقالات",
        "一个名字非常长的城市位于国家的北部那里发生了抗议活动和逮捕事件以及许多其他的事情",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogoch",
    ];
    let (mut places, mut claims) = (String::new(), String::new());
    for (index, place) in names.iter().enumerate() {
        let comma = if index == 0 { "" } else { "," };
        let (lat, lon) = (50 + index, 10 + index * 6);
        let _never_fails = write!(
            places,
            r#"{comma}{{ "id": "p{index}", "name": "{place}", "kind": "city", "country": "DE", "lat": {lat}, "lon": {lon} }}"#
        );
        let value = 999_999_999_999_u64 / (index as u64 + 1);
        let _never_fails = write!(
            claims,
            r#"{comma}{{ "id": "c{index}", "metric": "arrests", "place": "p{index}", "date": "2021-01-31",
"value": {{ "qualifier": "at_least", "number": {value} }}, "attributed_to": ["{}"], "tags": ["{}"],
"evidence": [ {{ "document": "d", "exact": "{place}" }} ] }}"#,
            claimant.trim(),
            "mass arrest in the night ".repeat(4).trim(),
        );
    }
    for index in 0..30 {
        let _never_fails = write!(
            claims,
            r#",{{ "id": "m{index}", "metric": "arrests", "place": "p0", "date": "2021-01-31", "value": {}, "attributed_to": ["Claimant {index}"] }}"#,
            1000 + index
        );
    }
    let _never_fails = write!(
        claims,
        r#",{{ "id": "n", "metric": "long", "place": "p0", "date": "2021-01-30", "value": 5 }}"#
    );
    let text = names.join(". In this town people were arrested, says the association. ");
    made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "long", "title": "{}",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }},
{{ "id": "long", "label": "Administrative detentions of more than three hours without a protocol", "unit": "administrative detentions" }}],
"documents": [{{ "id": "d", "title": "{}", "publisher": "{}", "text": "{text}" }}],
"places": [{places}], "claims": [{claims}] }}"#,
        title.trim(),
        title.trim(),
        claimant.trim(),
    ))
}

/// Opens a dataset in a window of this size.
#[track_caller]
pub fn open(opened: Opened, size: Vec2, theme: ThemeChoice) -> Atlas {
    let settings = Settings {
        theme,
        ..Settings::default()
    };
    Atlas::open(Setup {
        opened,
        size,
        settings,
        any_script: true,
        ..Setup::default()
    })
}

/// Something that answers to a hand, or a label.
#[derive(Debug, Clone)]
struct Laid {
    layer: LayerId,
    role: Role,
    name: String,
    /// All of it.
    whole: Rect,
    /// As much of it as can be seen.
    seen: Rect,
}

fn laid(atlas: &Atlas) -> Vec<Laid> {
    let window = atlas.harness.ctx.content_rect();
    let widgets = atlas.harness.ctx.viewport(|viewport| {
        let widgets = &viewport.prev_pass.widgets;
        let layers = widgets.layers();
        let all = layers.flat_map(|(_, of_layer)| of_layer.iter());
        all.filter_map(|it| {
            let info = widgets.info(it.id)?;
            let name = info
                .label
                .clone()
                .or_else(|| info.current_text_value.clone())?;
            let (layer, role) = (it.layer_id, info.role);
            let seen = it.interact_rect.intersect(window);
            Some(Laid {
                layer,
                role,
                name,
                whole: it.rect,
                seen,
            })
        })
        .collect::<Vec<_>>()
    });
    let is_one = |it: &Laid| it.role != Role::Splitter && it.whole.is_positive();
    widgets.into_iter().filter(is_one).collect()
}

/// Pairs of which neither lies inside the other, and which have more than a line in common.
fn overlaps(laid: &[Laid]) -> Vec<String> {
    let mut found = Vec::new();
    for (index, one) in laid.iter().enumerate() {
        for other in laid.iter().skip(index + 1) {
            let common = one.seen.intersect(other.seen);
            let nested = |a: &Laid, b: &Laid| a.seen.expand(1.0).contains_rect(b.seen);
            let is_over = one.layer == other.layer && common.width() > 1.5 && common.height() > 1.5;
            if is_over && !nested(one, other) && !nested(other, one) {
                found.push(format!(
                    "“{}” {:?} stands over “{}” {:?}",
                    one.name, one.seen, other.name, other.seen
                ));
            }
        }
    }
    found
}

/// What is cut or stands out of the window, and does not come into view by scrolling. Of what is not
/// seen at all, the lowest of each layer stands for the others.
fn cut(atlas: &mut Atlas) -> Vec<String> {
    let is_whole = |it: &Laid| {
        let lost = it.whole.size() - it.seen.size();
        lost.x < 1.0 && lost.y < 1.0
    };
    let all = laid(atlas);
    let is_wide = |it: &Laid| it.seen.is_positive() && it.whole.width() > it.seen.width() + 1.0;
    let is_lowest = |it: &Laid| {
        let beside = all
            .iter()
            .filter(|other| other.layer == it.layer && other.role != Role::Label);
        beside.map(|other| other.whole.bottom()).fold(0.0, f32::max) <= it.whole.bottom()
    };
    let mut found = Vec::new();
    for one in &all {
        let is_out = !one.seen.is_positive();
        // Text may go on below; words that run out at the side are lost.
        let is_text = one.role == Role::Label && !is_wide(one);
        if is_text || is_whole(one) || (is_out && !is_lowest(one)) {
            continue;
        }
        let nodes = atlas.nodes(&one.name);
        let here = |node: &&egui_kittest::Node<'_>| {
            name(node) == one.name && rect(node).is_some_and(|it| it.intersects(one.whole))
        };
        let Some(node) = nodes.iter().find(here) else {
            continue;
        };
        node.scroll_to_me();
        atlas.settle();
        let mut again = laid(atlas).into_iter().filter(|it| it.name == one.name);
        if !again.any(|it| is_whole(&it)) {
            found.push(format!(
                "“{}” is cut: {:?} of {:?}",
                one.name, one.seen, one.whole
            ));
        }
    }
    found
}

/// What is wrong with how a page is laid out.
pub fn flaws(atlas: &mut Atlas) -> Vec<String> {
    let mut found = overlaps(&laid(atlas));
    found.extend(cut(atlas));
    found
}

/// Back to the map with nothing open over it.
fn back_to_the_map(atlas: &mut Atlas) {
    if egui::Popup::is_any_open(&atlas.harness.ctx) {
        atlas.press(Key::Escape);
    }
    for command in [
        Command::CloseDialog,
        Command::Compare(CompareCommand::Stop),
        Command::ShowView(MainView::Map),
        Command::Deselect,
    ] {
        atlas.send(command);
    }
}

fn check(opened: fn() -> Opened, size: Vec2) {
    let mut found = Vec::new();
    let mut atlas = open(opened(), size, ThemeChoice::Light);
    for page in &PAGES {
        (page.open)(&mut atlas);
        let flaws = flaws(&mut atlas).into_iter();
        found.extend(flaws.map(|flaw| format!("{}, {size:?}: {flaw}", page.name)));
        back_to_the_map(&mut atlas);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn nothing_is_cut_or_covered_at_800_by_600() {
    check(Opened::bundled, vec2(800.0, 600.0));
    check(long_words, vec2(800.0, 600.0));
}

#[test]
fn nothing_is_cut_or_covered_on_a_small_laptop() {
    check(Opened::bundled, vec2(1024.0, 640.0));
}

#[test]
fn nothing_is_cut_or_covered_in_the_usual_window() {
    check(Opened::bundled, vec2(1440.0, 900.0));
    check(long_words, vec2(1440.0, 900.0));
}

#[test]
fn nothing_is_cut_or_covered_at_960_by_600_with_text_of_twice_the_size() {
    check(Opened::bundled, vec2(480.0, 300.0));
    check(long_words, vec2(480.0, 300.0));
}

#[test]
fn nothing_is_cut_or_covered_in_the_usual_window_with_text_of_twice_the_size() {
    check(Opened::bundled, vec2(720.0, 450.0));
}
