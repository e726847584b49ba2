//! A key on the keyboard, what is held down beside it, and where it counts. What keys do stands in `commands`.

use egui::{Key, Modifiers};

/// A key with what is held down beside it, and where it counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Press {
    pub modifiers: Modifiers,
    pub key: Key,
    pub reach: Reach,
}

/// Where a key counts. A widget that was reached with Tab keeps its own keys: space presses it and arrows
/// move on from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Also while a field is being typed in.
    EvenWhileTyping,
    /// Also while a field is being typed in, unless something lies over the window.
    WhileUncovered,
    /// Wherever nothing is being typed.
    Anywhere,
    /// Wherever nothing is being typed, while words of a document are selected.
    WithWords,
    /// While nothing has the keyboard, or the timeline.
    Dates,
    /// While the map has the keyboard.
    Map,
}

impl Press {
    /// "Ctrl+K", "Shift+←".
    pub fn in_words(&self) -> String {
        let mut words = String::new();
        for (held, name) in [
            (self.modifiers.command, "Ctrl+"),
            (self.modifiers.alt, "Alt+"),
            (self.modifiers.shift, "Shift+"),
        ] {
            if held {
                words.push_str(name);
            }
        }
        words.push_str(match self.key {
            Key::ArrowLeft => "←",
            Key::ArrowRight => "→",
            Key::ArrowUp => "↑",
            Key::ArrowDown => "↓",
            Key::Plus => "+",
            Key::Equals => "=",
            Key::Minus => "−",
            Key::PageUp => "Page up",
            Key::PageDown => "Page down",
            key => key.name(),
        });
        words
    }
}

pub const fn press(modifiers: Modifiers, key: Key, reach: Reach) -> Press {
    Press {
        modifiers,
        key,
        reach,
    }
}

pub const fn plain(key: Key, reach: Reach) -> Press {
    press(Modifiers::NONE, key, reach)
}
