//! The keys by what they are about, and what the mouse does.

use egui::{Grid, RichText, Ui};

use super::super::commands::{COMMANDS, Command, Group, Press, Reach};
use super::super::theme::{Theme, sans, sans_bold};
use super::{heading, soft};

/// What no command stands for, because egui or a part of the window sees to it.
const ELSEWHERE: &[(&str, &[(&str, &str)])] = &[
    (
        "Anywhere",
        &[
            (
                "Tab, Shift+Tab",
                "To the next or the previous thing that can be pressed",
            ),
            ("Space, Enter", "Press it"),
            ("Esc", "Close what lies on top, let go of the keyboard"),
            ("Arrows", "On an edge between two panels: move it"),
        ],
    ),
    (
        "With the mouse, on the map",
        &[
            ("Drag", "Move the ground"),
            ("Wheel, pinch", "Zoom about the pointer"),
            ("Double click", "Zoom in there"),
            ("Click a place", "Read the words behind it"),
        ],
    ),
    (
        "With the mouse, on the timeline",
        &[
            ("Drag the handle", "Move the as-of date"),
            ("Click", "Jump to that day"),
            ("Wheel", "Zoom about the pointer"),
            ("Shift+Wheel", "Move along"),
            ("Click a fold", "Open the stretch that was left out"),
        ],
    ),
];

pub fn draw(ui: &mut Ui, theme: &Theme) {
    for group in Group::ALL {
        let with_keys = COMMANDS
            .iter()
            .filter(|command| command.group == group && !command.keys.is_empty());
        let rows = with_keys.map(|command| (presses(command), command.name.to_owned()));
        table(ui, theme, group.title(), rows.collect());
    }
    for (title, rows) in ELSEWHERE {
        let rows = rows
            .iter()
            .map(|(key, does)| ((*key).to_owned(), (*does).to_owned()));
        table(ui, theme, title, rows.collect());
    }
}

/// "Ctrl+K", "+ or =", and where a key counts only there: "← on the map".
fn presses(command: &Command) -> String {
    let mut said: Vec<String> = Vec::new();
    for press in command.keys {
        let words = Press::in_words(press);
        if !said.contains(&words) {
            said.push(words);
        }
    }
    let mut said = said.join(" or ");
    if command.keys.iter().all(|press| press.reach == Reach::Map) {
        said.push_str(" on the map");
    }
    said
}

fn table(ui: &mut Ui, theme: &Theme, title: &str, rows: Vec<(String, String)>) {
    if rows.is_empty() {
        return;
    }
    heading(ui, theme, title);
    let width = ui.available_width();
    let keys_width = (width * 0.38).min(150.0);
    Grid::new(("help", title))
        .num_columns(2)
        .spacing([10.0, 3.0])
        .min_row_height(0.0)
        .show(ui, |ui| {
            for (keys, does) in &rows {
                ui.scope(|ui| {
                    ui.set_width(keys_width);
                    ui.add(egui::Label::new(RichText::new(keys).font(sans_bold(12.0))).wrap());
                });
                ui.scope(|ui| {
                    ui.set_width(width - keys_width - 12.0);
                    ui.add(
                        egui::Label::new(RichText::new(does).font(sans(12.5)).color(theme.ink))
                            .wrap(),
                    );
                });
                ui.end_row();
            }
        });
    if title == Group::Date.title() {
        ui.label(soft(
            "Arrows, Page, Home, End and Space count while nothing has the keyboard, or the timeline has it.",
            theme,
        ));
    }
}
