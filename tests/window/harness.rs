//! The real window under test: opened on a dataset, found by its accessible names, stepped until
//! something holds.

use arrest_atlas::app::{Command, FileCommand, Opened, Origin, Settings, State, ThemeChoice};
use arrest_atlas::load::{bundled, inline_texts, load};
use arrest_atlas::model::{PlaceId, Texts};
use arrest_atlas::ui::Window;
use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, Vec2, ViewportId, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use egui_kittest::{Harness, Node};
use std::path::PathBuf;
use std::time::Duration;

/// Steps that anything may take: workers are waited for in them, and nothing else takes as many.
const PATIENCE: usize = 20_000;
/// Steps that a window may take to come to rest, once no worker is left.
pub const STEPS_TO_SETTLE: usize = 40;

/// The sentence behind the figure for Moscow.
pub const SENTENCE: &str = "At least 5,300 people were arrested in 88 cities, especially in \
    Moscow (1,800) and St. Petersburg (1,176), according to the organisation OVD-Info, which \
    specialises in monitoring demonstrations.";

/// The bundled dataset as JSON.
pub const BUNDLED: &str = include_str!("../../data/navalny-2021-01-31.json");

/// How a window is opened.
pub struct Setup {
    /// What is open in it.
    pub opened: Opened,
    /// Width and height in points.
    pub size: Vec2,
    /// What was chosen before.
    pub settings: Settings,
    /// Where that is kept.
    pub settings_path: Option<PathBuf>,
    /// Whether it is painted.
    pub painted: bool,
    /// What happened before the window was there, and had no effects.
    pub before: Vec<Command>,
    /// Whether it shows words in scripts that only the system has fonts for, as boxes.
    pub any_script: bool,
}

impl Default for Setup {
    fn default() -> Self {
        let settings = Settings {
            theme: ThemeChoice::Light,
            ..Settings::default()
        };
        Self {
            opened: Opened::bundled(),
            size: vec2(1440.0, 900.0),
            settings,
            settings_path: None,
            painted: false,
            before: Vec::new(),
            any_script: false,
        }
    }
}

/// One window with everything that can be done to it.
pub struct Atlas {
    pub harness: Harness<'static, Window>,
}

/// A made-up dataset, its texts inside it.
#[track_caller]
pub fn made_up(json: &str) -> Opened {
    let loaded = load(json.as_bytes(), "made-up.json", &()).expect("a dataset");
    let texts = inline_texts(&loaded.dataset);
    let origin = Origin::File("made-up.json".into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

/// A made-up dataset of arrests at these places, each given as JSON.
#[track_caller]
pub fn made_up_arrests(title: &str, places: &[String], claims: &[String]) -> Opened {
    made_up(&format!(
        r#"{{ "format": "arrest-atlas", "version": "1.0", "id": "t", "title": "{title}",
"metrics": [{{ "id": "arrests", "label": "Arrests", "unit": "people" }}], "documents": [],
"places": [{}], "claims": [{}] }}"#,
        places.join(",\n"),
        claims.join(",\n")
    ))
}

/// The bundled dataset, changed, beside the unchanged article.
#[track_caller]
pub fn bundled_with(change: impl FnOnce(&mut serde_json::Value)) -> Opened {
    let mut json: serde_json::Value = serde_json::from_str(BUNDLED).expect("JSON");
    change(&mut json);
    let loaded = load(json.to_string().as_bytes(), "changed.json", &()).expect("a dataset");
    let (_, texts): (_, Texts) = bundled();
    let origin = Origin::File("changed.json".into());
    Opened::new(origin, loaded.dataset, texts, loaded.problems)
}

impl Atlas {
    /// The bundled dataset in a window of the usual size, settled.
    #[track_caller]
    pub fn bundled() -> Self {
        Self::open(Setup::default())
    }

    /// Another dataset in a window of the usual size, settled.
    #[track_caller]
    pub fn of(opened: Opened) -> Self {
        Self::open(Setup {
            opened,
            ..Setup::default()
        })
    }

    /// The bundled dataset in a window of this size, settled.
    #[track_caller]
    pub fn sized(width: f32, height: f32) -> Self {
        Self::open(Setup {
            size: vec2(width, height),
            ..Setup::default()
        })
    }

    /// A window, settled.
    #[track_caller]
    pub fn open(setup: Setup) -> Self {
        let builder = Harness::builder()
            .with_size(setup.size)
            .with_render_cursor(false);
        let builder = if setup.painted {
            builder.wgpu()
        } else {
            builder
        };
        let builder = if setup.any_script {
            builder.allow_missing_glyphs()
        } else {
            builder
        };
        let harness = builder.build_eframe(move |cc| {
            arrest_atlas::ui::install_renderers(cc.wgpu_render_state.as_ref());
            let mut state = State::new(setup.opened, setup.settings);
            for command in setup.before {
                state.apply(command);
            }
            Window::new(&cc.egui_ctx, state, setup.settings_path)
        });
        let mut atlas = Self { harness };
        atlas.settle();
        atlas
    }

    /// What the window knows.
    pub fn state(&self) -> &State {
        self.harness.state().state()
    }

    /// The name of the selected place, or nothing.
    pub fn selected(&self) -> &str {
        self.state().selection.map_or("", |id| self.place(id))
    }

    /// The name of a place.
    pub fn place(&self, id: PlaceId) -> &str {
        &self.state().opened.dataset.place(id).name
    }

    /// The metric and the day that are shown: "Arrests, 31 January 2021".
    pub fn shown(&self) -> String {
        let query = &self.state().view.query;
        let dataset = &self.state().opened.dataset;
        let metric = query
            .metric
            .map_or("nothing", |id| dataset.metric(id).label.as_str());
        format!("{metric}, {}", query.days.label())
    }

    /// The figure that stands out in the reader, as its claim's name in the file.
    pub fn current(&self) -> &str {
        let Some(id) = self.state().reading.as_ref().and_then(|it| it.current) else {
            return "";
        };
        let claims = &self.state().opened.dataset.claims;
        claims.get(claims.claim_of(id)).name
    }

    /// Sends a command, then settles.
    #[track_caller]
    pub fn send(&mut self, command: Command) {
        let ctx = self.harness.ctx.clone();
        self.harness.state_mut().send(&ctx, command);
        self.settle();
    }

    /// When the window wants to be painted again.
    pub fn repaints_in(&self) -> Duration {
        self.harness
            .output()
            .viewport_output
            .get(&ViewportId::ROOT)
            .map_or(Duration::MAX, |viewport| viewport.repaint_delay)
    }

    /// Whether workers are still at it.
    fn is_waiting(&self) -> bool {
        self.harness.state().pending_tiles() > 0
            || self.harness.state().is_sorting()
            || self.state().files.loading.is_some()
    }

    /// Steps until the window asks for no more frames. Workers may still be at it: a step that
    /// ends while they work is not counted. Returns how many steps it took.
    #[track_caller]
    pub fn settle(&mut self) -> usize {
        self.settle_when(|_| true)
    }

    /// Steps until the window is at rest with the whole map in it. Returns how many steps it
    /// took beside those that waited for tiles.
    #[track_caller]
    pub fn settle_with_tiles(&mut self) -> usize {
        self.settle_when(|atlas| atlas.harness.state().pending_tiles() == 0)
    }

    /// Opens a file as if it had been chosen, and waits until it is read.
    #[track_caller]
    pub fn open_file(&mut self, path: &std::path::Path) {
        self.send(Command::File(FileCommand::Open(path.to_owned())));
        self.until("the file is read", |atlas| {
            atlas.state().files.loading.is_none()
        });
        self.settle();
    }

    #[track_caller]
    fn settle_when(&mut self, is_done: impl Fn(&Self) -> bool) -> usize {
        let mut steps = 0;
        for _ in 0..PATIENCE {
            let waits = self.is_waiting();
            self.harness.step();
            steps += usize::from(!waits);
            if self.repaints_in() == Duration::MAX && is_done(self) {
                self.harness.check_accessibility();
                return steps;
            }
            assert!(
                steps <= STEPS_TO_SETTLE,
                "no rest after {steps} steps: {:?}",
                self.harness.ctx.repaint_causes()
            );
            std::thread::yield_now();
        }
        panic!("the workers never end");
    }

    /// Steps until `holds`.
    #[track_caller]
    pub fn until(&mut self, what: &str, holds: impl Fn(&Self) -> bool) {
        for _ in 0..PATIENCE {
            if holds(self) {
                return;
            }
            self.harness.step();
            std::thread::yield_now();
        }
        panic!("never: {what}");
    }

    /// Clicks the one thing whose name holds these words, then settles.
    #[track_caller]
    pub fn click(&mut self, words: &str) {
        self.harness.get_by_label_contains(words).click();
        self.settle();
    }

    /// Clicks the one thing with exactly this name, then settles.
    #[track_caller]
    pub fn click_exactly(&mut self, name: &str) {
        self.harness.get_by_label(name).click();
        self.settle();
    }

    /// Clicks a button and returns what it copied.
    #[track_caller]
    pub fn copied(&mut self, button: &str) -> String {
        self.harness.get_by_label(button).click();
        for _ in 0..10 {
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            for command in commands {
                if let egui::OutputCommand::CopyText(text) = command {
                    return text.clone();
                }
            }
        }
        panic!("nothing was copied");
    }

    /// Scrolls to the first thing whose name begins with these words, and clicks it.
    #[track_caller]
    pub fn click_first(&mut self, words: &str) {
        self.first(words).scroll_to_me();
        self.settle();
        self.first(words).click();
        self.settle();
    }

    #[track_caller]
    fn first(&self, words: &str) -> Node<'_> {
        let mut found = self.nodes(words).into_iter();
        let first = found.find(|node| name(node).starts_with(words));
        first.unwrap_or_else(|| panic!("no “{words}” in\n{}", self.names().join("\n")))
    }

    /// Puts the pointer over the one thing whose name holds these words, then settles.
    #[track_caller]
    pub fn hover(&mut self, words: &str) {
        self.harness.get_by_label_contains(words).hover();
        self.settle();
    }

    /// Presses a key, then settles.
    #[track_caller]
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    /// Presses a key while others are held, then settles.
    #[track_caller]
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types words, then settles.
    #[track_caller]
    pub fn type_text(&mut self, words: &str) {
        self.harness.event(egui::Event::Text(words.to_owned()));
        self.settle();
    }

    /// The name of what has the focus.
    pub fn focused(&self) -> String {
        let nodes = self.harness.root().children_recursive();
        let mut focused = nodes.filter(Node::is_focused);
        focused.next().map(|node| name(&node)).unwrap_or_default()
    }

    /// Presses Tab until the name of what has the focus begins with `words`.
    #[track_caller]
    pub fn tab_to(&mut self, words: &str) {
        let mut passed = Vec::new();
        for _ in 0..120 {
            self.press(Key::Tab);
            let focused = self.focused();
            if focused.starts_with(words) {
                return;
            }
            passed.push(focused);
        }
        panic!("Tab never reaches “{words}”, only\n{}", passed.join("\n"));
    }

    /// Everything that has a name, the runs of letters inside it left out.
    fn named(&self) -> impl Iterator<Item = Node<'_>> {
        let all = self.harness.root().children_recursive();
        all.filter(|node| node.accesskit_node().role() != Role::TextRun)
            .filter(|node| !name(node).is_empty())
    }

    /// Everything whose name holds these words.
    pub fn nodes<'a>(&'a self, words: &str) -> Vec<Node<'a>> {
        self.named()
            .filter(|node| name(node).contains(words))
            .collect()
    }

    /// Every name.
    pub fn names(&self) -> Vec<String> {
        self.named().map(|node| name(&node)).collect()
    }

    /// Whether something with these words stands inside the window, all of its height.
    pub fn shows(&self, words: &str) -> bool {
        let window = self.harness.ctx.content_rect().expand(0.5);
        let found = self.nodes(words);
        found
            .iter()
            .filter_map(rect)
            .any(|rect| rect.is_positive() && window.contains_rect(rect))
    }

    /// Something with these words stands inside the window.
    #[track_caller]
    pub fn check(&self, words: &str) {
        assert!(
            self.shows(words),
            "nowhere: “{words}”; there are\n{}",
            self.names().join("\n")
        );
    }

    /// Something has these words, in view or not.
    #[track_caller]
    pub fn check_there(&self, words: &str) {
        let found = !self.nodes(words).is_empty();
        assert!(found, "no “{words}” in\n{}", self.names().join("\n"));
    }

    /// Nothing has these words.
    #[track_caller]
    pub fn check_not(&self, words: &str) {
        let found: Vec<String> = self.nodes(words).iter().map(name).collect();
        assert!(found.is_empty(), "{found:?}");
    }

    /// Where the one thing with exactly this name stands.
    #[track_caller]
    pub fn rect_exactly(&self, name: &str) -> Rect {
        self.harness.get_by_label(name).rect()
    }

    /// Where the one thing with these words stands.
    #[track_caller]
    pub fn rect(&self, words: &str) -> Rect {
        self.harness.get_by_label_contains(words).rect()
    }
}

/// What a node is called: labels keep their words in the value.
pub fn name(node: &Node<'_>) -> String {
    let node = node.accesskit_node();
    node.label()
        .filter(|label| !label.is_empty())
        .or_else(|| node.value())
        .unwrap_or_default()
}

/// Where a node stands, if it says so.
pub fn rect(node: &Node<'_>) -> Option<Rect> {
    node.accesskit_node().bounding_box().map(|_| node.rect())
}
