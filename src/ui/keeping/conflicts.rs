//! Files that were changed here and elsewhere: both sides beside each other, chosen from field by field.

use egui::{Align, Layout, RichText, ScrollArea, Ui};

use crate::app::{Actions, KeepAction, ViewAction};
use crate::files::conflict::{Conflict, Difference, Origin, Side};
use crate::ui::scene::Scene;
use crate::ui::theme::{sans, sans_bold, serif_bold};

/// What is longer than this, in characters, is shown with its middle left out; the whole stands in the tooltip.
const LONGEST_SHOWN: usize = 400;

pub(super) fn draw(ui: &mut Ui, scene: Scene<'_>, height: f32, actions: &mut Actions) {
    let theme = scene.theme;
    let conflicts = scene.state.conflicts();
    let open: usize = conflicts.iter().map(|it| it.open()).sum();
    ui.label(RichText::new("Changed on both sides").font(serif_bold(20.0)));
    let said = "Somebody else has changed these files while they were edited here. Nothing has been overwritten. \
                Choose what each field is to be; what only one side changed is chosen already.";
    ui.label(RichText::new(said).font(sans(13.0)).color(theme.ink_soft));
    ui.add_space(8.0);
    ScrollArea::vertical()
        .max_height((height - 120.0).max(80.0))
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let shown = conflicts.iter().enumerate();
            for (file, conflict) in shown.filter(|(_, it)| !it.differences.is_empty()) {
                one_file(ui, scene, file, conflict, actions);
            }
            if conflicts.is_empty() {
                ui.label("All is settled.");
            }
        });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let all_chosen = open == 0 && !conflicts.is_empty();
        let settle = ui.add_enabled(all_chosen, egui::Button::new("Use what is chosen"));
        if settle.clicked() {
            actions.keep(KeepAction::Settle);
            actions.view(ViewAction::SetOverlay(None));
        }
        if ui
            .button("Later")
            .on_hover_text("The edits stay in the journal; the word in the header leads back here")
            .clicked()
        {
            actions.view(ViewAction::SetOverlay(None));
        }
        if open > 0 {
            let left = match open {
                1 => "1 choice is left".to_owned(),
                more => format!("{more} choices are left"),
            };
            ui.label(RichText::new(left).color(theme.contested));
        }
    });
}

fn one_file(
    ui: &mut Ui,
    scene: Scene<'_>,
    file: usize,
    conflict: &Conflict,
    actions: &mut Actions,
) {
    let name = RichText::new(&conflict.file);
    ui.label(name.font(sans_bold(15.0)));
    if conflict.origin == Origin::EarlierRun {
        let said = "Edited before Dateline was last closed, and never saved. It is taken over only if you choose so.";
        let said = RichText::new(said).font(sans(12.0));
        ui.label(said.color(scene.theme.ink_soft));
    }
    ui.horizontal(|ui| {
        let soft = |text: &str| RichText::new(text).color(scene.theme.ink_soft);
        ui.label(soft("for all that is open:"));
        for (side, label) in [(Side::Mine, "take mine"), (Side::Theirs, "take theirs")] {
            if ui.small_button(label).clicked() {
                let differences = conflict.differences.iter().enumerate();
                for (place, _) in differences.filter(|(_, it)| it.choice.is_none()) {
                    actions.keep(KeepAction::Choose(file, place, side));
                }
            }
        }
    });
    ui.add_space(4.0);
    for (place, difference) in conflict.differences.iter().enumerate() {
        let sides = match conflict.origin {
            Origin::ThisRun => ["Here", "On the disk"],
            Origin::EarlierRun => ["As edited then", "As it is now"],
        };
        one_difference(ui, scene, (file, place), (difference, sides), actions);
    }
    ui.add_space(10.0);
}

/// "place gori · name".
fn what(difference: &Difference) -> String {
    let item = difference.item.as_ref();
    let item = item.map(|item| format!("{} {}", item.list, item.id));
    match (item, &*difference.field) {
        (Some(item), "") => format!("{item}, as a whole"),
        (Some(item), field) => format!("{item} · {field}"),
        (None, "") => "the file as a whole".to_owned(),
        (None, field) => field.to_owned(),
    }
}

fn one_difference(
    ui: &mut Ui,
    scene: Scene<'_>,
    (file, place): (usize, usize),
    (difference, [mine, theirs]): (&Difference, [&str; 2]),
    actions: &mut Actions,
) {
    let theme = scene.theme;
    let what = what(difference);
    ui.label(RichText::new(&what).font(sans_bold(13.0)));
    if let Some(before) = &difference.before {
        let before = RichText::new(format!("was {}", shortened(before)));
        ui.label(before.font(sans(12.0)).color(theme.ink_soft));
    }
    let width = (ui.available_width() - 12.0) / 2.0;
    ui.horizontal_top(|ui| {
        for (side, name, value) in [
            (Side::Mine, mine, &difference.mine),
            (Side::Theirs, theirs, &difference.theirs),
        ] {
            ui.allocate_ui_with_layout(
                egui::vec2(width, 0.0),
                Layout::top_down(Align::Min),
                |ui| {
                    ui.set_width(width);
                    let chosen = difference.choice == Some(side);
                    let label = ui.radio(chosen, RichText::new(name).color(theme.ink));
                    label.widget_info(|| {
                        let name = format!("{what}: {name}");
                        egui::WidgetInfo::selected(egui::Role::RadioButton, true, chosen, name)
                    });
                    if label.clicked() {
                        actions.keep(KeepAction::Choose(file, place, side));
                    }
                    let absent = match difference.before {
                        Some(_) => "(taken away)",
                        None => "(not there)",
                    };
                    let words = value.as_deref().map_or(absent.to_owned(), shortened);
                    let colour = match difference.choice {
                        Some(other) if other != side => theme.ink_faint,
                        _ => theme.ink,
                    };
                    let words = RichText::new(words).font(sans(13.0)).color(colour);
                    let label = ui.label(words);
                    if let Some(value) = value {
                        label.on_hover_text(value);
                    }
                },
            );
        }
    });
    ui.separator();
}

fn shortened(value: &str) -> String {
    let count = value.chars().count();
    if count <= LONGEST_SHOWN {
        return value.to_owned();
    }
    let half = LONGEST_SHOWN / 2;
    let head: String = value.chars().take(half).collect();
    let tail: String = value.chars().skip(count - half).collect();
    format!("{head} … {tail}")
}
