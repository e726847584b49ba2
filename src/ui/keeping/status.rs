//! One word in the header: whether what is shown is on the disk.

use egui::{Button, RichText, Ui};

use crate::app::{Actions, KeepAction, Keeping, Overlay, ViewAction};
use crate::ui::scene::Scene;

/// What the word is, what it means, and what a click on it does.
struct Status {
    word: &'static str,
    says: String,
    is_trouble: bool,
    click: Click,
}

enum Click {
    Overlay(Overlay),
    Save,
    Nothing,
}

/// Draws the word. Nothing for the built-in dossier, which can be neither edited nor saved.
pub fn status(ui: &mut Ui, scene: Scene<'_>, actions: &mut Actions) {
    let Some(status) = of(scene) else {
        return;
    };
    let theme = scene.theme;
    let colour = match status.is_trouble {
        true => theme.trouble,
        false => theme.ink_soft,
    };
    let button = Button::new(RichText::new(status.word).color(colour)).frame(status.is_trouble);
    let response = ui.add(button).on_hover_text(&status.says);
    let name = format!("{}: {}", status.word, status.says);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    if !response.clicked() {
        return;
    }
    match status.click {
        Click::Overlay(overlay) => actions.view(ViewAction::SetOverlay(Some(overlay))),
        Click::Save => actions.keep(KeepAction::Save),
        Click::Nothing => {}
    }
}

fn of(scene: Scene<'_>) -> Option<Status> {
    let state = scene.state;
    state.root()?;
    if state.looked_back().is_some() {
        return Some(Status {
            word: "Earlier state",
            says: "An earlier state is shown. Click to go back to the present, or to restore it."
                .to_owned(),
            is_trouble: true,
            click: Click::Overlay(Overlay::Earlier),
        });
    }
    let files = state.conflicts().len();
    if files > 0 {
        let what = match files {
            1 => "A file was".to_owned(),
            more => format!("{more} files were"),
        };
        return Some(Status {
            word: "Choose…",
            says: format!(
                "{what} changed here and by somebody else. Click to compare and choose; nothing is overwritten."
            ),
            is_trouble: true,
            click: Click::Overlay(Overlay::Conflicts),
        });
    }
    Some(match state.keeping() {
        Keeping::ReadOnly(why) => Status {
            word: "Read-only",
            says: why.clone(),
            is_trouble: false,
            click: Click::Nothing,
        },
        Keeping::Saved => Status {
            word: "Saved",
            says: "All that is shown is on the disk. Click for earlier states.".to_owned(),
            is_trouble: false,
            click: Click::Overlay(Overlay::Earlier),
        },
        Keeping::Unsaved { .. } if state.would_be_lost().is_some() => Status {
            word: "Saving soon",
            says: "The last edit will be in its file in a moment; it is in no journal until then. Ctrl+S saves now."
                .to_owned(),
            is_trouble: true,
            click: Click::Save,
        },
        Keeping::Unsaved { .. } => Status {
            word: "Saving soon",
            says: "The last edit is in the journal and will be in its file in a moment. Ctrl+S saves now."
                .to_owned(),
            is_trouble: false,
            click: Click::Save,
        },
        Keeping::Saving { .. } => match state.slow_file() {
            Some((file, seconds)) => Status {
                word: "Saving…",
                says: format!(
                    "Writing {file} since {seconds:.0} s. The edit is in the journal meanwhile; work can go on."
                ),
                is_trouble: true,
                click: Click::Nothing,
            },
            None => Status {
                word: "Saving…",
                says: "Being written to the disk.".to_owned(),
                is_trouble: false,
                click: Click::Nothing,
            },
        },
        Keeping::Stuck(why) => Status {
            word: "Not saved",
            says: format!("{why}. Click to try again."),
            is_trouble: true,
            click: Click::Save,
        },
    })
}
