//! From arguments to a window on the screen, or to a picture of one.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use clap::CommandFactory;

use super::arguments::{OverName, RenderArgs, Theme, ViewName, WindowArgs, opened};
use super::{CommandLine, refuse};
use crate::app::jobs::open_now;
use crate::app::{
    Action, Addable, BorderChoice, Centre, DateAction, DraftAction, EditAction, MapAction, Overlay,
    Page, PageAction, Remembered, Selected, State, TextScale, ThemeChoice, ViewAction,
};
use crate::dossier::{Dossier, Severity, Subject, nearest};
use crate::files::{self, OpenError, Opened};
use crate::ui::picture::{Frames, Studio};
use crate::ui::{Window, run, theme};

/// Opens the window and returns when it is closed.
pub fn open_window(arguments: &WindowArgs) -> ExitCode {
    let asked = open_now(arguments.dossier.as_deref())
        .map_err(|error| error.to_string())
        .and_then(|desk| Ok((asked(arguments, desk.opened())?, desk)));
    let (actions, mut desk) = match asked {
        Ok(asked) => asked,
        Err(reason) => return refuse(&command_first(arguments).unwrap_or(reason)),
    };
    if let Err(reason) = can_describe(arguments) {
        return refuse(&reason);
    }
    if !has_display() {
        return refuse(
            "there is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).\n\
             `dateline render -o FILE.png` draws the same window into a picture without one.",
        );
    }
    let remembered = remembered();
    let window = remembered.window;
    let start = run::Start {
        state: Box::new(move |wake, started_at| {
            let mut state = State::new(desk.take_opened(), remembered, wake);
            state.set_wall_clock(started_at, 0.0);
            state.attach(desk);
            carried_out(state, actions)
        }),
        window,
        describe_to: arguments.describe_to.clone(),
    };
    match run::open(start) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => refuse(&format!(
            "the window could not be opened: {error}.\n\
             `dateline render -o FILE.png` draws the same window into a picture without a display."
        )),
    }
}

/// What to say to somebody who wrote `dateline --as-of 2008 check`: after an option a word is a dossier,
/// and there is none of that name. `None`: that is not what went wrong.
fn command_first(arguments: &WindowArgs) -> Option<String> {
    let path = arguments.dossier.as_deref()?;
    let absent = matches!(opened(Some(path)), Err(OpenError::Absent { .. }));
    let line = CommandLine::command();
    let command = line.get_subcommands().map(clap::Command::get_name);
    let command = command.into_iter().find(|name| path.as_os_str() == *name)?;
    absent.then(|| {
        format!(
            "there is no dossier called `{command}` here. If the command is meant, put it first: \
             dateline {command} …"
        )
    })
}

/// Nothing is on screen yet: describing that shows whether the file can be written at all.
fn can_describe(arguments: &WindowArgs) -> Result<(), String> {
    match &arguments.describe_to {
        Some(path) => files::keep(path, b"[]").map_err(|error| error.to_string()),
        None => Ok(()),
    }
}

/// Draws the window into a PNG file.
pub fn draw_picture(arguments: &RenderArgs) -> ExitCode {
    let opened = opened(arguments.window.dossier.as_deref()).map_err(|error| error.to_string());
    let asked = opened.and_then(|opened| Ok((asked(&arguments.window, &opened)?, opened)));
    let (actions, opened) = match asked {
        Ok(asked) => asked,
        Err(reason) => return refuse(&reason),
    };
    let remembered = match arguments.over {
        Some(OverName::Hints) => Remembered::default(),
        _ => Remembered::beyond_hints(),
    };
    let state = carried_out(State::new(opened, remembered, Arc::new(|| {})), actions);
    match picture(arguments, state)
        .and_then(|png| files::keep(&arguments.out, &png).map_err(|error| error.to_string()))
    {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => refuse(&reason),
    }
}

fn picture(arguments: &RenderArgs, mut state: State) -> Result<Vec<u8>, String> {
    let chosen = match arguments.theme {
        Theme::Light => ThemeChoice::Light,
        Theme::Dark => ThemeChoice::Dark,
    };
    state.apply(Action::View(ViewAction::SetTheme(chosen)));
    let scale = TextScale::percent(arguments.text_scale);
    state.apply(Action::View(ViewAction::SetTextScale(scale)));
    if arguments.over == Some(OverName::Help) {
        state.apply(Action::View(ViewAction::SetOverlay(Some(Overlay::Help))));
    }
    if let Some(words) = &arguments.draft {
        let page = Page::Document(words.source.clone(), None);
        state.apply(Action::Page(PageAction::Open(page)));
        state.apply(Action::Draft(DraftAction::Begin(Selected {
            source: words.source.clone(),
            words: words.words.clone(),
        })));
    }
    let as_of = state.as_of();
    let context = egui::Context::default();
    let mut window = Window::new(&context, state);
    let size = egui::vec2(arguments.size.width as f32, arguments.size.height as f32);
    let mut studio = Studio::new(context.clone(), size, arguments.scale);
    let mut now = 0.0;
    let picture = studio.picture(Frames::SETTLED, theme::Theme::LIGHT.paper, |ui| {
        // Long enough between frames for whatever flies to have arrived.
        now += 10.0;
        window.tick(ui.ctx(), now);
        window.draw(ui);
    });
    let date = as_of.day.to_string();
    let borders = window.state().borders().short();
    picture
        .to_png(&[
            ("Software", "Dateline"),
            ("Title", &window.state().dossier().title),
            ("As-of date", &date),
            ("Borders", &borders),
        ])
        .map_err(|error| error.to_string())
}

/// The state after what was asked for on the command line.
fn carried_out(mut state: State, actions: Vec<Action>) -> State {
    for action in actions {
        state.apply(action);
    }
    state
}

/// What the arguments ask to be shown of a dossier.
fn asked(arguments: &WindowArgs, opened: &Opened) -> Result<Vec<Action>, String> {
    tell_of_findings(opened);
    let mut actions = Vec::new();
    if let Some(clock) = arguments.clock {
        actions.push(Action::Date(DateAction::SetClock(clock.into())));
    }
    if let Some(date) = &arguments.as_of {
        if let Some(note) = date.note() {
            eprintln!("{note}");
        }
        actions.push(Action::Date(DateAction::Set(date.day)));
    }
    if let Some(id) = &arguments.place {
        let place = called(
            "place",
            id,
            opened.dossier.places.iter().map(|place| &place.id),
        )?;
        actions.push(Action::Page(PageAction::Open(Page::Place(place))));
    }
    if let Some(name) = &arguments.borders {
        if let Some(note) = &name.note {
            eprintln!("{note}");
        }
        let choice = BorderChoice {
            policy: name.policy,
            on: name.on,
        };
        actions.push(Action::Map(MapAction::SetBorders(Some(choice))));
    }
    if let Some(view) = &arguments.view {
        actions.extend(shown(opened, view)?);
    }
    if let Some(what) = &arguments.inspect {
        actions.push(Action::Edit(inspected(&opened.dossier, what)?));
    }
    Ok(actions)
}

/// What leads to a view.
fn shown(opened: &Opened, view: &ViewName) -> Result<Vec<Action>, String> {
    let dossier = &opened.dossier;
    let centre = |centre| Action::View(ViewAction::SetCentre(centre));
    let page = |page| Action::Page(PageAction::Open(page));
    Ok(match view {
        ViewName::Map => vec![centre(Centre::Map)],
        ViewName::Table => vec![centre(Centre::Table)],
        ViewName::Figures => vec![centre(Centre::Figures)],
        ViewName::Lag => vec![centre(Centre::Lag)],
        ViewName::Place(id) => {
            let ids = dossier.places.iter().map(|place| &place.id);
            vec![page(Page::Place(called("place", id, ids)?))]
        }
        ViewName::Dispute(id) => {
            let ids = dossier.disputes.iter().map(|dispute| &dispute.id);
            vec![page(Page::Dispute(called("dispute", id, ids)?))]
        }
        ViewName::Event(id) => {
            let ids = dossier.events.iter().map(|event| &event.id);
            vec![page(Page::Event(called("event", id, ids)?))]
        }
        ViewName::Actor(id) => {
            let ids = dossier.actors.iter().map(|actor| &actor.id);
            vec![page(Page::Actor(called("actor", id, ids)?))]
        }
        ViewName::Compare(date) => {
            if let Some(note) = date.note() {
                eprintln!("{note}");
            }
            vec![
                Action::Date(DateAction::Pin(Some(date.day))),
                page(Page::Comparison),
            ]
        }
    })
}

/// What opens the inspector at something.
fn inspected(dossier: &Dossier, what: &str) -> Result<EditAction, String> {
    let (sort, id) = what.split_once(':').unwrap_or((what, ""));
    let subject = match sort {
        "dossier" => Subject::Dossier,
        "place" => Subject::Place(called(sort, id, dossier.places.iter().map(|it| &it.id))?),
        "actor" => Subject::Actor(called(sort, id, dossier.actors.iter().map(|it| &it.id))?),
        "event" => Subject::Event(called(sort, id, dossier.events.iter().map(|it| &it.id))?),
        "dispute" => Subject::Dispute(called(sort, id, dossier.disputes.iter().map(|it| &it.id))?),
        "source" => Subject::Source(called(sort, id, dossier.sources.iter().map(|it| &it.id))?),
        "claim" => {
            let claims = dossier.sources.iter().flat_map(|it| &it.claims);
            let id = called(sort, id, claims.map(|it| &it.id))?;
            let source = dossier.claim(&id).map(|(source, _)| source.id.clone());
            Subject::Claim(source.ok_or("the claim stands in no source")?, id)
        }
        "new" => {
            let sort = Addable::ALL.into_iter().find(|it| it.name() == id);
            let sort = sort.ok_or_else(|| format!("nothing called `{id}` can be added by hand"))?;
            return Ok(EditAction::Begin(sort));
        }
        _ => {
            return Err(format!(
                "`{what}` cannot be inspected; write dossier, place:ID, actor:ID, event:ID, dispute:ID, source:ID, \
                 claim:ID or new:place"
            ));
        }
    };
    Ok(EditAction::Inspect(Some(subject)))
}

/// The id among those of a kind of thing, or what to say when there is none such.
fn called<'a, Id: AsRef<str> + Clone + 'a>(
    thing: &str,
    wanted: &str,
    ids: impl Iterator<Item = &'a Id> + Clone,
) -> Result<Id, String> {
    if let Some(id) = ids.clone().find(|id| id.as_ref() == wanted) {
        return Ok(id.clone());
    }
    let hint = nearest(wanted, ids.map(AsRef::as_ref)).map_or_else(
        || format!("`dateline list {thing}s` shows them all"),
        |near| format!("did you mean `{near}`?"),
    );
    Err(format!("the dossier has no {thing} `{wanted}`; {hint}"))
}

fn tell_of_findings(opened: &Opened) {
    let errors = opened
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .count();
    if errors > 0 {
        eprintln!("the dossier has errors ({errors}); `dateline check` shows them");
    }
}

/// What the last run left. Nothing there, or nothing readable, is a first run.
fn remembered() -> Remembered {
    let read = |path: PathBuf| files::read_session(&path);
    match files::session_path().and_then(read) {
        Ok(Some(bytes)) => Remembered::from_bytes(&bytes),
        Ok(None) => Remembered::default(),
        Err(error) => {
            eprintln!("{error}");
            Remembered::default()
        }
    }
}

/// Whether there is a screen to open a window on. Systems other than the X11 and Wayland ones always
/// have one as far as can be told from here.
fn has_display() -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(not(all(unix, not(target_os = "macos")))) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
