//! The window on no screen: what a test does in it, and what it reads off it.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dateline::app::{
    Action, DateAction, EditAction, Look, Movement, Page, PageAction, Remembered, State,
};
use dateline::basemap;
use dateline::dossier::{Day, Subject};
use dateline::files::{self, Opened};
use dateline::ui::{Window, theme};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use egui_kittest::{Harness, Node};

/// What the frames share.
pub struct OnDesk {
    /// `None` before the first frame.
    window: Option<Window>,
    state: Option<State>,
    /// Seconds since the application started. Stands still unless a test lets it pass, so that the
    /// session, which is kept two seconds after a change, is never written over that of whoever runs this.
    now: f64,
}

/// The window, opened.
pub struct Desk(Harness<'static, OnDesk>);

/// Something on screen that has a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Seen {
    pub role: String,
    pub name: String,
    pub value: Option<String>,
}

pub fn built_in() -> Opened {
    files::built_in(&basemap::is_area)
}

pub fn folder(path: &Path) -> Opened {
    files::open(path, &basemap::is_area).expect("a folder that can be read")
}

/// Remembered from no run at all, but for a map that jumps rather than flies, and
/// hints that were read.
pub fn nothing_remembered() -> Remembered {
    Remembered {
        look: Look {
            movement: Movement::Reduced,
            ..Look::default()
        },
        ..Remembered::beyond_hints()
    }
}

impl Desk {
    pub fn new(opened: Opened, remembered: Remembered) -> Self {
        Self::sized(opened, remembered, [1280.0, 800.0])
    }

    /// `size` is in points.
    pub fn sized(opened: Opened, remembered: Remembered, size: [f32; 2]) -> Self {
        let state = State::new(opened, remembered, Arc::new(|| {}));
        let on_desk = OnDesk {
            window: None,
            state: Some(state),
            now: 0.0,
        };
        let harness = Harness::builder()
            .with_size(size)
            .with_max_steps(24)
            // Fonts count from the frame after that in which they are set.
            .with_context_setup(theme::dress)
            .build_ui_state(draw, on_desk);
        let mut desk = Self(harness);
        desk.settle();
        desk
    }

    /// The built-in dossier as of a day: `2008-08-14`.
    pub fn as_of(day: &str) -> Self {
        let mut desk = Self::new(built_in(), nothing_remembered());
        desk.go_to(day);
        desk
    }

    /// The same on a screen so tall that a whole page is laid out.
    pub fn tall(day: &str) -> Self {
        let mut desk = Self::sized(built_in(), nothing_remembered(), [1280.0, 24_000.0]);
        desk.go_to(day);
        desk
    }

    #[track_caller]
    pub fn go_to(&mut self, day: &str) {
        self.ask(Action::Date(DateAction::Set(self::day(day))));
    }

    #[track_caller]
    pub fn open(&mut self, page: Page) {
        self.ask(Action::Page(PageAction::Open(page)));
    }

    /// Opens the inspector at something.
    #[track_caller]
    pub fn inspect(&mut self, subject: Subject) {
        self.ask(Action::Edit(EditAction::Inspect(Some(subject))));
    }

    pub fn window(&self) -> &Window {
        self.0.state().window.as_ref().expect("drawn")
    }

    pub fn state(&self) -> &State {
        self.window().state()
    }

    pub fn day(&self) -> String {
        self.state().as_of().day.to_string()
    }

    pub fn page(&self) -> &Page {
        self.state().page()
    }

    pub fn is_dark(&self) -> bool {
        self.0.ctx.theme() == egui::Theme::Dark
    }

    /// Draws until nothing moves any more.
    #[track_caller]
    pub fn settle(&mut self) {
        self.0.run();
    }

    /// Lets seconds pass, and draws.
    #[track_caller]
    pub fn wait(&mut self, seconds: f64) {
        self.0.state_mut().now += seconds;
        self.settle();
    }

    /// Draws one frame. Returns after how long the next is asked for; `Duration::MAX` is never.
    pub fn frame(&mut self) -> Duration {
        self.0.step();
        self.0.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay
    }

    #[track_caller]
    pub fn ask(&mut self, action: Action) {
        let window = self.0.state_mut().window.as_mut().expect("drawn");
        window.ask(action);
        self.settle();
    }

    #[track_caller]
    pub fn press(&mut self, key: Key) {
        self.press_with(Modifiers::NONE, key);
    }

    #[track_caller]
    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.0.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Presses the button of the mouse at one point, moves in steps, lets go at another.
    #[track_caller]
    pub fn drag(&mut self, from: egui::Pos2, to: egui::Pos2) {
        self.0.hover_at(from);
        self.0.drag_at(from);
        for step in 1..=8_u8 {
            self.0.hover_at(from.lerp(to, f32::from(step) / 8.0));
        }
        self.0.drop_at(to);
        self.settle();
    }

    /// Clicks with the mouse at a point.
    #[track_caller]
    pub fn click_at(&mut self, at: egui::Pos2) {
        self.0.hover_at(at);
        self.0.drag_at(at);
        self.0.drop_at(at);
        self.settle();
    }

    /// Asks what has the keyboard to copy, and returns what it puts on the clipboard.
    pub fn copy(&mut self) -> Option<String> {
        self.0.event(egui::Event::Copy);
        self.copied()
    }

    /// Clicks, and returns what that puts on the clipboard.
    #[track_caller]
    pub fn copy_with(&mut self, role: &str, name: &str) -> Option<String> {
        self.get(role, name).click();
        self.copied()
    }

    /// What the next frames put on the clipboard.
    fn copied(&mut self) -> Option<String> {
        for _ in 0..4 {
            self.0.step();
            for command in &self.0.output().platform_output.commands {
                if let egui::OutputCommand::CopyText(text) = command {
                    return Some(text.clone());
                }
            }
        }
        None
    }

    /// Types into what has the keyboard.
    #[track_caller]
    pub fn type_text(&mut self, text: &str) {
        self.0.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Everything on screen that has a name.
    pub fn seen(&self) -> Vec<Seen> {
        self.0
            .root()
            .children_recursive()
            .filter_map(seen)
            .collect()
    }

    /// Everything on screen whose name or value has these words in it.
    pub fn all(&self, words: &str) -> Vec<Seen> {
        let mut seen = self.seen();
        seen.retain(|it| {
            let value = it.value.as_deref().unwrap_or_default();
            it.name.contains(words) || value.contains(words)
        });
        seen
    }

    pub fn shows(&self, words: &str) -> bool {
        !self.all(words).is_empty()
    }

    /// Names of what has a role.
    pub fn names(&self, role: &str) -> Vec<String> {
        let seen = self.seen().into_iter();
        seen.filter(|it| it.role == role)
            .map(|it| it.name)
            .collect()
    }

    /// What has the keyboard. `None`: nothing has.
    pub fn focused(&self) -> Option<Seen> {
        let mut nodes = self.0.root().children_recursive();
        nodes.find(Node::is_focused).and_then(seen)
    }

    /// What the Tab key comes by, from the first thing on, once round.
    pub fn walk(&mut self) -> Vec<Seen> {
        self.press(Key::Tab);
        let first = self.focused().expect("something to begin with");
        let mut round = vec![first.clone()];
        while round.len() < 400 {
            self.press(Key::Tab);
            let Some(next) = self.focused() else {
                continue;
            };
            if next == first {
                break;
            }
            round.push(next);
        }
        round
    }

    /// Where that is which has the keyboard. `None`: nothing has.
    pub fn focused_rect(&self) -> Option<egui::Rect> {
        let mut nodes = self.0.root().children_recursive();
        Some(nodes.find(Node::is_focused)?.rect())
    }

    /// Makes the window another size, in points.
    #[track_caller]
    pub fn resize(&mut self, size: [f32; 2]) {
        self.0.set_size(size.into());
        self.settle();
    }

    /// What takes the keyboard and says neither what it is called nor what it is.
    pub fn nameless(&self) -> Vec<String> {
        let nodes = self.0.root().children_recursive();
        nodes
            .filter(|node| {
                let node = node.accesskit_node();
                let role = format!("{:?}", node.role());
                let nothing = name_of(&node).is_none_or(|name| name.trim().is_empty());
                let takes = node.data().supports_action(egui::accesskit::Action::Focus);
                takes && (nothing || matches!(role.as_str(), "Unknown" | "GenericContainer"))
            })
            .map(|node| {
                let it = node.accesskit_node();
                format!("{:?} {:?} at {:?}", it.role(), name_of(&it), node.rect())
            })
            .collect()
    }

    /// The number that a name has after its last comma but for what follows: `Georgia, 33 claims` is 33.
    #[track_caller]
    pub fn count(&self, role: &str, name: &str) -> u32 {
        let whole = self.name_of(role, name);
        let rest = whole.strip_prefix(name).expect("found by it");
        claims_in(rest).unwrap_or_else(|| panic!("no number of claims in {whole:?}"))
    }

    /// The one thing of a role whose name begins so. Fails with what there is otherwise.
    #[track_caller]
    pub fn get(&self, role: &str, name: &str) -> Node<'_> {
        let found: Vec<Node<'_>> = self.nodes(role, name).collect();
        match found.as_slice() {
            [one] => *one,
            several => panic!(
                "{} of role {role} are called {name:?}…; there are {:#?}",
                several.len(),
                self.seen()
            ),
        }
    }

    pub fn has(&self, role: &str, name: &str) -> bool {
        self.nodes(role, name).next().is_some()
    }

    fn nodes(&self, role: &str, name: &str) -> impl Iterator<Item = Node<'_>> {
        self.0.root().children_recursive().filter(move |node| {
            let it = node.accesskit_node();
            format!("{:?}", it.role()) == role
                && name_of(&it).is_some_and(|it| it.starts_with(name))
        })
    }

    #[track_caller]
    pub fn name_of(&self, role: &str, name: &str) -> String {
        let node = self.get(role, name).accesskit_node();
        name_of(&node).expect("found by it")
    }

    #[track_caller]
    pub fn click(&mut self, role: &str, name: &str) {
        self.get(role, name).click();
        self.settle();
    }

    /// Clicks the first of several that are called the same.
    #[track_caller]
    pub fn click_first(&mut self, role: &str, name: &str) {
        self.nodes(role, name)
            .next()
            .expect("one of that name")
            .click();
        self.settle();
    }

    #[track_caller]
    pub fn focus(&mut self, role: &str, name: &str) {
        self.get(role, name).focus();
        self.settle();
    }
}

/// `None`: it has no name.
fn seen(node: Node<'_>) -> Option<Seen> {
    let node = node.accesskit_node();
    Some(Seen {
        role: format!("{:?}", node.role()),
        name: name_of(&node)?,
        value: node.value(),
    })
}

/// What a screen reader says: the name, or for plain text the text itself.
fn name_of(node: &AccessKitNode<'_>) -> Option<String> {
    node.label().or_else(|| node.value())
}

/// The number before "claim" or "claims".
pub fn claims_in(words: &str) -> Option<u32> {
    let words: Vec<&str> = words
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect();
    let at = words
        .iter()
        .position(|it| matches!(*it, "claim" | "claims"))?;
    words.get(at.checked_sub(1)?)?.parse().ok()
}

pub fn day(text: &str) -> Day {
    let when = dateline::dossier::When::parse(text).expect("a date");
    when.latest().day().expect("a day")
}

fn draw(ui: &mut egui::Ui, desk: &mut OnDesk) {
    let OnDesk { window, state, now } = desk;
    let ctx = ui.ctx().clone();
    if let Some(state) = state.take() {
        *window = Some(Window::new(&ctx, state));
    }
    let window = window.as_mut().expect("just made");
    window.tick(&ctx, *now);
    window.draw(ui);
}
