//! The strip of the reported clock: each source at its day of publication.

use std::sync::Arc;

use egui::{
    CursorIcon, FontId, Galley, Mesh, Rangef, Rect, Role, Sense, Shape, Stroke, StrokeKind, Ui,
    WidgetInfo, pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};

use super::super::scene::{Hover, Scene};
use super::super::theme::{sans, sans_bold};
use super::flags::{self, Flag, Wanted};
use super::layout::{Strips, between};
use super::soft::{self, Edge};
use crate::app::{Actions, DateAction, Page};
use crate::dossier::Day;
use crate::query::{ClaimIx, Clock, SourceIx, Span};

/// More sources than this in view are drawn as a crowd. Chosen by eye: about one in every 12 points.
const CROWD: usize = 80;
/// From one name up to the next.
const LANE: f32 = 13.0;
/// From the axis up to the middle of a mark.
const MARK_HEIGHT: f32 = 8.0;
const LARGEST_MARK: f32 = 6.5;
const SMALLEST_MARK: f32 = 2.0;
/// Names longer than this are cut.
const LONGEST_NAME: f32 = 150.0;

/// What a source is at the as-of date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    NotYet,
    /// Its date is uncertain and the as-of day lies within what it can mean.
    Possibly,
    Out,
}

struct Mark {
    source: SourceIx,
    span: Span,
    /// The day it stands at: the last it can mean.
    day: Day,
    x: f32,
    presence: Presence,
    /// Known claims.
    claims: u32,
    /// Known or not. Decides who is named where not all fit, so that names keep still while the date moves.
    all_claims: usize,
    is_fresh: bool,
    is_lit: bool,
}

/// What the sources cover.
#[derive(Default)]
pub struct Covered {
    /// Has a click of its own.
    pub clickable: Vec<Rect>,
    pub names: Vec<Rect>,
}

/// Draws the sources. `folds`: what the closed folds cover.
pub fn draw(
    ui: &Ui,
    strips: &Strips<'_>,
    folds: &[Rect],
    lit: &[ClaimIx],
    hover: &mut Hover,
    actions: &mut Actions,
) -> Covered {
    let marks = marks(strips, lit);
    if marks.len() > CROWD {
        super::crowd::paint(
            strips,
            marks.iter().map(|mark| super::crowd::One {
                day: mark.day,
                is_known: mark.presence == Presence::Out && mark.claims > 0,
                is_lit: mark.is_lit,
            }),
        );
        return Covered::default();
    }
    let names: Vec<Arc<Galley>> = marks.iter().map(|mark| name(strips, mark)).collect();
    let wanted: Vec<Wanted> = marks
        .iter()
        .zip(&names)
        .map(|(mark, name)| Wanted {
            x: mark.x,
            width: name_room(name, mark),
            rank: mark.all_claims,
        })
        .collect();
    let room = strips.layout.reported;
    let lanes = ((room.height() - 2.0 * MARK_HEIGHT + 4.0) / LANE)
        .floor()
        .max(1.0) as usize;
    let breaks: Vec<(f32, f32)> = folds
        .iter()
        .map(|fold| (fold.left(), fold.right()))
        .collect();
    let flags = flags::place(&wanted, lanes, (room.left(), room.right()), &breaks);
    let most_claims = most_claims(strips.scene);
    let mut covered = Covered::default();
    for ((mark, name), flag) in marks.iter().zip(names).zip(flags) {
        let name_rect = flag.map(|flag| name_rect(strips, flag, mark.x, &name));
        let rect = touch_rect(strips, mark, name_rect);
        interact(ui, strips, mark, rect, hover, actions);
        for fold in folds {
            // A name that has to run over a break does so on clean paper.
            if let Some(over) = name_rect.filter(|name| name.intersects(*fold)) {
                strips
                    .painter
                    .rect_filled(over.intersect(*fold), 0.0, strips.scene.theme.paper);
            }
        }
        let name = name_rect.map(|rect| (rect, name));
        paint(strips, mark, name, most_claims);
        if ui
            .ctx()
            .memory(|memory| memory.has_focus(id_of(ui, mark.source)))
        {
            let stroke = Stroke::new(1.5, strips.scene.theme.ink);
            strips
                .painter
                .rect_stroke(rect, 3.0, stroke, StrokeKind::Inside);
        }
        covered.clickable.push(rect);
        covered.names.extend(name_rect);
    }
    covered
}

fn marks(strips: &Strips<'_>, lit: &[ClaimIx]) -> Vec<Mark> {
    let Scene { state, hover, .. } = strips.scene;
    let index = state.index();
    let as_of = state.as_of();
    let lit_sources: std::collections::HashSet<SourceIx> =
        lit.iter().map(|claim| index.source_of(*claim)).collect();
    (0..index.dossier().sources.len() as u32)
        .map(SourceIx)
        .filter_map(|source| {
            let span = index.source_reported(source);
            let day = span.latest().or(span.earliest())?;
            let x = strips.x_mid(day);
            if !strips.is_in_view(x) {
                return None;
            }
            let is_all_there = as_of.clock == Clock::Occurred;
            let presence = if is_all_there || span.latest().is_some_and(|last| last <= as_of.day) {
                Presence::Out
            } else if span.earliest().is_none_or(|first| first <= as_of.day) {
                Presence::Possibly
            } else {
                Presence::NotYet
            };
            Some(Mark {
                source,
                span,
                day,
                x,
                presence,
                claims: state.known().by_source[source.index()].known(),
                all_claims: index.claims_of_source(source).len(),
                is_fresh: !is_all_there && span.latest().is_some_and(|day| as_of.is_new(day)),
                is_lit: hover == Hover::Source(source) || lit_sources.contains(&source),
            })
        })
        .collect()
}

/// The publisher, "~" before it where the day is an estimate, and the number of known claims.
fn name(strips: &Strips<'_>, mark: &Mark) -> Arc<Galley> {
    let theme = strips.scene.theme;
    let source = strips.scene.state.index().source(mark.source);
    let ink = match (mark.presence, mark.claims) {
        (Presence::NotYet, _) | (_, 0) => theme.ink_soft,
        _ => theme.ink,
    };
    let is_open = matches!(strips.scene.state.page(), Page::Document(id, _) if *id == source.id);
    let format = |font: FontId, color| TextFormat {
        font_id: font,
        color,
        underline: if is_open {
            Stroke::new(1.0, color)
        } else {
            Stroke::NONE
        },
        ..TextFormat::default()
    };
    let mut job = LayoutJob::default();
    if is_estimate(strips.scene, mark.source) {
        job.append("~ ", 0.0, format(sans(11.5), ink));
    }
    job.append(&source.publisher, 0.0, format(sans(11.5), ink));
    if mark.claims > 0 {
        let count = TextFormat {
            underline: Stroke::NONE,
            ..format(sans_bold(10.5), theme.ink_soft)
        };
        job.append(&mark.claims.to_string(), 5.0, count);
    }
    job.wrap = egui::text::TextWrapping::truncate_at_width(LONGEST_NAME);
    strips.painter.layout_job(job)
}

/// The name's width, with room for the count that it will have.
fn name_room(name: &Galley, mark: &Mark) -> f32 {
    const COUNT_POINTS: f32 = 19.0;
    let lacks_count = mark.claims == 0 && mark.all_claims > 0;
    name.size().x + if lacks_count { COUNT_POINTS } else { 0.0 }
}

fn is_estimate(scene: Scene<'_>, source: SourceIx) -> bool {
    let published = scene.state.index().source(source).published.as_ref();
    published.is_some_and(|when| when.is_approximate() || when.is_uncertain())
}

fn name_rect(strips: &Strips<'_>, flag: Flag, pole: f32, name: &Galley) -> Rect {
    // A name left of its pole ends there, however much room was kept for it.
    let left = if flag.right < pole {
        flag.right - name.size().x
    } else {
        flag.left
    };
    let bottom =
        strips.layout.reported.bottom() - 2.0 * MARK_HEIGHT + 2.0 - flag.lane as f32 * LANE;
    Rect::from_min_size(pos2(left, bottom - name.size().y), name.size())
}

/// The mark and its name, a little larger than they are drawn.
fn touch_rect(strips: &Strips<'_>, mark: &Mark, name: Option<Rect>) -> Rect {
    let bottom = strips.layout.reported.bottom();
    let stem = Rect::from_min_max(
        pos2(mark.x - 5.0, bottom - 2.0 * MARK_HEIGHT),
        pos2(mark.x + 5.0, bottom),
    );
    name.map_or(stem, |name| stem.union(name.expand2(vec2(2.0, 0.0))))
}

fn id_of(ui: &Ui, source: SourceIx) -> egui::Id {
    ui.scope_id().with(("source", source))
}

fn interact(
    ui: &Ui,
    strips: &Strips<'_>,
    mark: &Mark,
    rect: Rect,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let source = strips.scene.state.index().source(mark.source);
    let when = source
        .published
        .as_ref()
        .map_or_else(|| "on an unknown day".to_owned(), |when| when.in_words());
    let state = match mark.presence {
        Presence::NotYet => "not yet reported".to_owned(),
        Presence::Possibly => format!(
            "possibly reported, {}",
            super::super::widgets::claims(mark.claims)
        ),
        Presence::Out => super::super::widgets::claims(mark.claims),
    };
    let response = ui.interact(rect, id_of(ui, mark.source), Sense::click());
    response.widget_info(|| {
        let name = format!("{}, {when}: {state}", source.publisher);
        WidgetInfo::labeled(Role::Button, true, name)
    });
    if response.hovered() || response.has_focus() {
        *hover = Hover::Source(mark.source);
    }
    let clicked = response.clicked();
    response
        .on_hover_cursor(CursorIcon::PointingHand)
        .on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(280.0);
            ui.label(
                egui::RichText::new(&source.title).font(super::super::theme::serif_bold(13.0)),
            );
            ui.label(format!("{}, {when}: {state}", source.publisher));
            let hint = match mark.presence {
                Presence::NotYet => "Click to go to that day",
                _ => "Click to read the document",
            };
            ui.label(egui::RichText::new(hint).color(strips.scene.theme.ink_soft));
        });
    if clicked {
        match mark.presence {
            Presence::NotYet => actions.date(DateAction::Set(mark.day)),
            Presence::Possibly | Presence::Out => {
                actions.open(Page::Document(source.id.clone(), None));
            }
        }
    }
}

/// `most_claims`: of the largest mark there can be.
fn paint(strips: &Strips<'_>, mark: &Mark, name: Option<(Rect, Arc<Galley>)>, most_claims: usize) {
    let (theme, painter) = (strips.scene.theme, strips.painter);
    let bottom = strips.layout.reported.bottom();
    let centre = pos2(mark.x, bottom - MARK_HEIGHT);
    let ink = match mark.presence {
        Presence::NotYet => theme.ink_faint,
        Presence::Possibly => theme.ink_soft,
        Presence::Out if mark.claims == 0 => theme.ink_soft,
        Presence::Out => theme.ink,
    };
    if mark.is_lit {
        let lit = name.as_ref().map_or_else(
            || Rect::from_center_size(centre, vec2(18.0, 18.0)),
            |(rect, _)| rect.expand2(vec2(3.0, 0.0)),
        );
        painter.rect_filled(lit, 3.0, theme.lit.gamma_multiply(0.55));
        painter.circle_filled(centre, LARGEST_MARK + 3.0, theme.lit.gamma_multiply(0.7));
    }
    paint_extent(strips, mark, ink);
    let x = strips.crisp(mark.x);
    let top = name
        .as_ref()
        .map_or(centre.y, |(rect, _)| rect.center().y - 5.0);
    painter.vline(x, Rangef::new(top, bottom), Stroke::new(1.0, ink));
    if let Some((rect, galley)) = name {
        painter.galley(rect.min, galley, ink);
    }
    let most = most_claims.max(1) as f32;
    let radius = (LARGEST_MARK * (mark.claims as f32 / most).sqrt()).max(SMALLEST_MARK);
    let fill = if mark.is_fresh {
        theme.fresh
    } else {
        theme.ink
    };
    match mark.presence {
        Presence::Out if mark.claims > 0 => {
            painter.circle_filled(centre, radius, fill);
        }
        Presence::Out | Presence::Possibly => {
            painter.circle(centre, radius.max(2.5), theme.paper, Stroke::new(1.2, ink));
        }
        Presence::NotYet => {}
    }
}

/// The days that a publication date can mean, soft where they are an estimate or a bound is unknown.
fn paint_extent(strips: &Strips<'_>, mark: &Mark, ink: egui::Color32) {
    let (first, last) = (mark.span.earliest(), mark.span.latest());
    let is_estimate = is_estimate(strips.scene, mark.source);
    if first == last && !is_estimate {
        return;
    }
    let edge = |bound: Option<Day>| match bound {
        None => Edge::Unknown,
        Some(_) if is_estimate => Edge::Blurred,
        Some(_) => Edge::Sharp,
    };
    let mut across = strips.across(first.unwrap_or(mark.day), last.unwrap_or(mark.day));
    if is_estimate {
        across = across.expand(5.0);
    }
    let bottom = strips.layout.reported.bottom();
    let mut mesh = Mesh::default();
    let colour = ink.gamma_multiply(0.28);
    soft::add_bar(
        &mut mesh,
        between(across, bottom - 6.0, bottom),
        edge(first),
        edge(last),
        colour,
    );
    strips.painter.add(Shape::mesh(mesh));
}

/// Claims of the source that has most of them.
fn most_claims(scene: Scene<'_>) -> usize {
    let index = scene.state.index();
    (0..index.dossier().sources.len() as u32)
        .map(|source| index.claims_of_source(SourceIx(source)).len())
        .max()
        .unwrap_or(0)
}
