//! Both strips with their axis: lays them out, lets the pointer move the handle, paints them in order.

use egui::{
    Align2, CursorIcon, PointerButton, Pos2, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2,
    vec2,
};

use super::super::denials::Denials;
use super::super::scene::{Hover, Scene};
use super::super::theme::{sans, sans_bold};
use super::bars::Bars;
use super::intervals::Intervals;
use super::layout::{Layout, Strips};
use super::occupied::Axis;
use super::spans::Spans;
use super::{Memory, axis, folds, gestures, handle, histogram, pinned, pointed, sources};
use crate::app::{Actions, DateAction, TimeAction};
use crate::dossier::Day;
use crate::query::{ClaimIx, Clock, PlaceScope};

/// How far from the edges a date is kept that was walked out of view, in points. Chosen by eye.
const REVEAL_MARGIN: f32 = 60.0;

pub fn draw(
    ui: &mut Ui,
    scene: Scene<'_>,
    memory: &mut Memory,
    denied: &Denials,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let (_, whole) = ui.allocate_space(ui.available_size());
    let layout = Layout::new(whole);
    let width = layout.reported.width();
    if scene.state.time_width() != Some(width) {
        actions.time(TimeAction::Resized(width));
    }
    let index = scene.state.index();
    let axis = Axis::of(&mut memory.axis, index);
    if axis.ruler.occupied().is_none() {
        memory.flag = None;
        say_nothing_is_dated(ui, scene, whole);
        return;
    }
    let view = match &scene.state.session().time {
        Some(view) => view.clone(),
        None => axis.fitted(width).clone(),
    };
    let scale = axis.ruler.scale(&view, width);
    let spans = Spans::of(&mut memory.spans, index);
    let (known, sieve) = (scene.state.known(), scene.state.sieve());
    memory
        .tallies
        .refresh(spans, scene.state.revision(), sieve, known);
    let tallies = &memory.tallies.by_extent;

    let painter = ui.painter_at(layout.axis());
    let strips = Strips {
        scene,
        scale: &scale,
        layout,
        painter: &painter,
    };
    let bars = Bars::new(&scale, &spans.extents, tallies);
    let intervals = Intervals::new(&strips, &bars, &spans.extents, tallies);
    let base = layout.base(intervals.lanes(layout.lane_room()));
    let lit = lit_claims(scene);

    let response = ui.interact(
        layout.axis(),
        ui.scope_id().with("strips"),
        Sense::click_and_drag(),
    );
    memory.id = Some(response.id);
    handle::describe(ui, &strips, &response, actions);
    gestures::wheel(ui, &strips, &response, actions);
    reveal(&strips, &mut memory.last_day, &response, actions);

    handle::paint_zone(&strips);
    pinned::paint_between(&strips);
    histogram::paint(
        &strips,
        &bars,
        &histogram::lit_by_bar(&bars, spans, &lit),
        base,
    );
    intervals.paint(&strips, &bars, spans, tallies, &lit, base);
    axis::paint(&strips, &mut memory.ticks);
    let mut own_click = folds::interact(ui, &strips, actions);
    memory.arcs.keep_up_with(&strips, spans, denied);
    memory.arcs.draw(ui, &strips, spans, base);
    let sources = sources::draw(ui, &strips, &own_click, &lit, hover, actions);
    handle::paint_line(&strips, &sources.names);
    own_click.extend(sources.clickable);
    let flag = handle::paint_flag(&strips, &response);
    memory.flag = Some(flag);
    pinned::paint_line(&strips, flag);

    let is_on_mark = |at: Pos2| own_click.iter().any(|rect| rect.contains(at));
    move_handle(ui, &strips, &response, &is_on_mark, actions);
    if let Some(at) = response.hover_pos().filter(|at| !is_on_mark(*at)) {
        let dragging = response.is_pointer_button_down_on();
        if !dragging {
            handle::paint_ghost(&strips, strips.day_at(at), flag);
            let known = pointed::Pointed {
                strips: &strips,
                spans,
                bars: &bars,
                intervals: &intervals,
                tallies,
                base,
            };
            known.show(&response, at, hover);
        }
    }
    gutters(ui, &strips, memory.tallies.undated, actions);
}

fn say_nothing_is_dated(ui: &Ui, scene: Scene<'_>, whole: Rect) {
    let said = "Nothing in this dossier has a date yet: give a source its date of publication, or a claim the date it is about.";
    let font = super::super::theme::serif_italic(13.0);
    let ink = scene.theme.ink_soft;
    ui.painter()
        .text(whole.center(), Align2::CENTER_CENTER, said, font, ink);
    let response = ui.interact(whole, ui.scope_id().with("undated"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
}

/// A press anywhere moves the handle there and takes it along; marks keep their clicks.
fn move_handle(
    ui: &Ui,
    strips: &Strips<'_>,
    response: &Response,
    is_on_mark: &dyn Fn(Pos2) -> bool,
    actions: &mut Actions,
) {
    let response = response.clone().on_hover_cursor(CursorIcon::PointingHand);
    let origin = ui.input(|input| input.pointer.press_origin());
    let is_held = response.is_pointer_button_down_on()
        && ui.input(|input| input.pointer.button_down(PointerButton::Primary));
    let starts_free = origin.is_some_and(|origin| !is_on_mark(origin));
    // Press and release may come within one frame; then nothing is held any more.
    let clicked = response.clicked() && starts_free;
    let moves = clicked || is_held && (starts_free || response.dragged_by(PointerButton::Primary));
    if moves || response.clicked() {
        response.request_focus();
    }
    if let Some(at) = response.interact_pointer_pos().filter(|_| moves) {
        let day = strips.day_at(at);
        if day != strips.scene.state.as_of().day {
            actions.date(DateAction::Set(day));
        }
    }
}

/// When the date was walked out of view, the view follows.
fn reveal(strips: &Strips<'_>, last: &mut Option<Day>, response: &Response, actions: &mut Actions) {
    let day = strips.scene.state.as_of().day;
    let moved = last.replace(day).is_some_and(|last| last != day);
    if moved && !response.is_pointer_button_down_on() && !strips.is_in_view(strips.x_mid(day)) {
        let view = strips.scale.revealing(day, REVEAL_MARGIN);
        actions.time(TimeAction::Look(view));
    }
}

/// The claims that belong to what the pointer is on, known ones only.
fn lit_claims(scene: Scene<'_>) -> Vec<ClaimIx> {
    let index = scene.state.index();
    let mut claims: Vec<ClaimIx> = match scene.hover {
        Hover::Nothing => Vec::new(),
        Hover::Place(place) => index.claims_at_place(place, PlaceScope::Itself),
        Hover::Claim(claim) => index
            .opposition(claim, scene.state.as_of())
            .map(|bond| bond.other)
            .chain([claim])
            .collect(),
        Hover::Source(source) => index.claims_of_source(source).to_vec(),
        Hover::Event(event) => index.claims_of_event(event).to_vec(),
        Hover::Dispute(dispute) => index.claims_of_dispute(dispute).to_vec(),
        Hover::Side(_) => index
            .claims()
            .filter(|claim| scene.is_lit(*claim))
            .collect(),
    };
    claims.retain(|claim| scene.state.known().is_known(*claim));
    claims
}

/// The names of the strips at the left, and at the right what has no date.
fn gutters(ui: &Ui, strips: &Strips<'_>, undated_claims: u32, actions: &mut Actions) {
    let Strips { scene, layout, .. } = strips;
    let chosen = scene.state.as_of().clock;
    for (clock, name, strip) in [
        (Clock::Reported, "reported", layout.reported),
        (Clock::Occurred, "occurred", layout.occurred),
    ] {
        let rect = Rect::from_min_max(
            pos2(layout.whole.left(), strip.top()),
            pos2(strip.left() - 6.0, strip.bottom()),
        );
        let label = rect.intersect(Rect::from_min_size(
            pos2(rect.left(), strip_label_y(strip) - 10.0),
            vec2(rect.width(), 20.0),
        ));
        let response = ui.interact(label, ui.scope_id().with(name), Sense::click());
        response.widget_info(|| {
            let label = format!("Count by the {name} clock");
            WidgetInfo::selected(Role::RadioButton, true, clock == chosen, label)
        });
        let (font, ink) = if clock == chosen {
            (sans_bold(12.0), scene.theme.ink)
        } else {
            (sans(12.0), scene.theme.ink_soft)
        };
        let at = pos2(rect.left(), label.center().y);
        let drawn = ui.painter().text(at, Align2::LEFT_CENTER, name, font, ink);
        if response.hovered() || response.has_focus() {
            let line = egui::Stroke::new(1.0, ink);
            ui.painter().hline(drawn.x_range(), drawn.bottom(), line);
        }
        let clicked = response.clicked();
        response.on_hover_text(match clock {
            Clock::Reported => "The sources, at the days on which they were published. Click to let the slider count these days",
            Clock::Occurred => "The claims, at the days they are about. Click to let the slider count these days",
        });
        if clicked && clock != chosen {
            actions.date(DateAction::SetClock(clock));
        }
    }
    let undated_sources = scene
        .state
        .dossier()
        .sources
        .iter()
        .filter(|source| source.published.is_none())
        .count();
    undated(
        ui,
        strips,
        layout.reported,
        undated_sources as u32,
        "source",
        "say no date of publication",
    );
    undated(
        ui,
        strips,
        layout.occurred,
        undated_claims,
        "claim",
        "say no date for what they are about",
    );
}

fn strip_label_y(strip: Rect) -> f32 {
    strip.center().y
}

fn undated(ui: &Ui, strips: &Strips<'_>, strip: Rect, count: u32, noun: &str, said: &str) {
    if count == 0 {
        return;
    }
    let text = format!("undated {count}");
    let at = pos2(strips.layout.whole.right(), strip_label_y(strip));
    let ink = strips.scene.theme.ink_soft;
    let rect = ui
        .painter()
        .text(at, Align2::RIGHT_CENTER, &text, sans(11.0), ink);
    let response = ui.interact(rect, ui.scope_id().with(("undated", noun)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{noun}s: {text}")));
    let plural = if count == 1 { "" } else { "s" };
    response.on_hover_text(format!(
        "{count} {noun}{plural} {said}, and so stand nowhere on this axis"
    ));
}
