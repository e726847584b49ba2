//! Where the places' marks stand on the map, and how big they are; drawing and clicking them.

use egui::{Color32, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::{Actions, Page};
use crate::dossier::Precision;
use crate::query::{BearingCounts, Change, ClaimIx, Counts, PlaceIx, PlaceScope, SideIx};
use crate::scale::{ClusterMember, Mark, Point, cluster, spread};

use super::super::scene::{Hover, Scene};
use super::super::standing_words;
use super::super::widgets::{claims, newness};
use super::Frame;
use super::focus::Focus;
use super::pie::{self, Pie};

/// Radius of a mark for one claim, in points; area grows with the count. Chosen by eye.
const RADIUS_OF_ONE: f32 = 4.6;
/// No mark grows beyond this, in points; the legend says where the scale ends.
const LARGEST_RADIUS: f32 = 34.0;
/// A featured place of which nothing is known yet.
const EMPTY_RADIUS: f32 = 3.0;
/// What the ring and its rim add to a mark's radius.
const RING_POINTS: f32 = 4.0;
/// What the halo of a mark with something new adds.
const HALO_POINTS: f32 = 8.5;
/// How much of the ground covers a mark that has nothing to do with the open dispute. Chosen by eye.
const DIMMED: f32 = 0.68;
/// Above so many marks in view, near ones are drawn as one.
const MOST_MARKS: usize = 150;

/// A mark, ready to be drawn: one place, or several that stand too close to be told apart.
pub struct Placed {
    /// Heaviest first.
    pub places: Vec<PlaceIx>,
    /// Where the place is, in the panel's points.
    pub at: Point,
    /// Where its mark is drawn: moved aside where marks would cover one another.
    pub drawn_at: Point,
    pub radius: f32,
    pub counts: Counts,
    pub sides: Vec<(SideIx, u32)>,
    /// Always labelled.
    pub featured: bool,
    /// Drawn as an area with its count at the label, without a disc.
    pub is_area: bool,
    /// Has nothing to do with the dispute that is open.
    pub is_dimmed: bool,
}

/// Radius for a number of claims: the area is proportional to it.
pub fn radius_for(count: u32) -> f32 {
    (RADIUS_OF_ONE * (count as f32).sqrt()).min(LARGEST_RADIUS)
}

/// The marks in view. What nobody has reported by the date is not among them; featured places are,
/// with an empty mark, and so are places where something of the open dispute was said.
pub fn place(frame: Frame, scene: Scene<'_>, focus: &Focus) -> Vec<Placed> {
    let index = scene.state.index();
    let known = scene.state.known();
    let dossier = scene.state.dossier();
    let selected_place = scene.selected_place();
    let mut dots = Vec::new();
    let mut areas = Vec::new();
    for (at, place) in dossier.places.iter().enumerate() {
        let ix = PlaceIx(at as u32);
        let counts = known.by_place[at];
        let featured = dossier.featured.contains(&place.id);
        let Some(position) = place.position.filter(|_| place.is_located()) else {
            continue;
        };
        let selected = selected_place == Some(ix);
        if counts.known() == 0 && !featured && !selected && !focus.is_spoken_at(ix) {
            continue;
        }
        let point = frame.projector.point_from_lonlat(position);
        if !in_view(frame, point) {
            continue;
        }
        let sides = known
            .place(ix)
            .sides
            .iter()
            .filter(|side| side.claims > 0)
            .map(|side| (side.side, side.claims))
            .collect();
        let placed = Placed {
            places: vec![ix],
            at: point,
            drawn_at: point,
            radius: match counts.known() {
                0 => EMPTY_RADIUS,
                count => radius_for(count),
            },
            counts,
            sides,
            featured: featured || selected,
            is_area: is_area(index.place(ix).precision),
            is_dimmed: focus.dims(ix),
        };
        if placed.is_area {
            areas.push(placed);
        } else {
            dots.push(placed);
        }
    }
    let mut dots = if dots.len() > MOST_MARKS {
        merged(dots)
    } else {
        dots
    };
    fan_out(&mut dots);
    // The small ones last, so that they are drawn over the large ones.
    dots.sort_by(|a, b| b.radius.total_cmp(&a.radius));
    areas.extend(dots);
    areas
}

fn is_area(precision: Precision) -> bool {
    matches!(precision, Precision::Region | Precision::Country)
}

pub fn in_view(frame: Frame, point: Point) -> bool {
    let inside = |value: f32, size: f32| value >= 0.0 && value <= size;
    inside(point.x, frame.rect.width()) && inside(point.y, frame.rect.height())
}

/// Moves marks that would cover one another apart.
fn fan_out(dots: &mut [Placed]) {
    let marks: Vec<Mark> = dots
        .iter()
        .map(|dot| Mark {
            at: dot.at,
            radius: dot.outer_radius(),
        })
        .collect();
    let mut apart = Vec::new();
    spread(&marks, 1.0, &mut apart);
    for (dot, point) in dots.iter_mut().zip(apart) {
        dot.drawn_at = point;
    }
}

/// Marks that stand close become one, at the place with the most claims.
fn merged(dots: Vec<Placed>) -> Vec<Placed> {
    let members: Vec<ClusterMember> = dots
        .iter()
        .map(|dot| ClusterMember {
            at: dot.at,
            weight: dot.counts.known() as f32,
        })
        .collect();
    let found = cluster(&members, 2.0 * LARGEST_RADIUS);
    let mut dots: Vec<Option<Placed>> = dots.into_iter().map(Some).collect();
    found
        .clusters
        .iter()
        .filter_map(|cluster| {
            let mut members = found
                .members(cluster)
                .iter()
                .filter_map(|at| dots[*at as usize].take());
            let mut whole = members.next()?;
            for member in members {
                whole.take_in(member);
            }
            whole.radius = radius_for(whole.counts.known());
            Some(whole)
        })
        .collect()
}

impl Placed {
    /// Radius of everything that is drawn of the mark, in points.
    pub fn outer_radius(&self) -> f32 {
        self.radius
            + if self.counts.fresh > 0 {
                HALO_POINTS
            } else {
                RING_POINTS
            }
    }

    fn take_in(&mut self, other: Self) {
        self.places.extend(other.places);
        self.counts.certain += other.counts.certain;
        self.counts.possible += other.counts.possible;
        self.counts.contested += other.counts.contested;
        self.counts.fresh += other.counts.fresh;
        self.featured |= other.featured;
        self.is_dimmed &= other.is_dimmed;
        for (side, claims) in other.sides {
            match self.sides.iter_mut().find(|(known, _)| *known == side) {
                Some((_, sum)) => *sum += claims,
                None => self.sides.push((side, claims)),
            }
        }
    }

    /// "Gori" or "Gori and 3 more".
    pub fn name(&self, scene: Scene<'_>) -> String {
        let first = self
            .places
            .first()
            .map_or("", |place| scene.state.index().place(*place).name.as_str());
        match self.places.len() {
            0 | 1 => first.to_owned(),
            several => format!("{first} and {} more", several - 1),
        }
    }

    /// How its known claims stand. A claim about two places that are drawn as one counts at both.
    fn bearings(&self, scene: Scene<'_>) -> BearingCounts {
        let index = scene.state.index();
        let places = self.places.iter();
        let claims = places.flat_map(|place| index.claims_at_place(*place, PlaceScope::Itself));
        scene.state.known().bearings_of(claims)
    }

    /// What a screen reader hears and a tooltip shows; it takes a look at every claim, so not for each frame.
    pub fn description(&self, scene: Scene<'_>) -> String {
        let mut words = format!("{}, {}", self.name(scene), claims(self.counts.known()));
        if self.counts.contested > 0 {
            words.push_str(&format!(", {} contested", self.counts.contested));
        }
        if self.counts.possible > 0 {
            words.push_str(&format!(", {} only possibly by then", self.counts.possible));
        }
        if self.counts.fresh > 0 {
            let newness = newness(&scene.state.as_of());
            words.push_str(&format!(", {} {newness}", self.counts.fresh));
        }
        for change in [
            Change::NewlyContested,
            Change::NewlyConfirmed,
            Change::Updated,
        ] {
            let count = self.changed(scene, change);
            if count > 0 {
                words.push_str(&format!(", {count} {} since", change.name()));
            }
        }
        words.push_str(&standing_words::counts(BearingCounts {
            contested: 0,
            ..self.bearings(scene)
        }));
        words
    }

    /// What the slices say in colour: "Sides: Georgia 9, Russia 4". `None`: nobody has spoken yet.
    fn sides_in_words(&self, scene: Scene<'_>) -> Option<String> {
        let index = scene.state.index();
        let sides: Vec<String> = self
            .sides
            .iter()
            .map(|(side, claims)| format!("{} {claims}", index.side(*side).label))
            .collect();
        (!sides.is_empty()).then(|| format!("Sides: {}", sides.join(", ")))
    }

    /// How many claims about these places changed in some way since the pinned day; 0 when none is pinned.
    fn changed(&self, scene: Scene<'_>, change: Change) -> usize {
        let index = scene.state.index();
        let is_here = |claim: &&ClaimIx| {
            if !scene.state.known().is_known(**claim) {
                return false;
            }
            let mut places = index.places_of(**claim).iter();
            places.any(|place| self.places.contains(place))
        };
        let changed = scene.state.comparison().map(|all| all.of(change));
        changed.map_or(0, |claims| claims.iter().filter(is_here).count())
    }
}

/// Draws the discs and takes clicks on them.
pub fn draw(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    placed: &[Placed],
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let painter = ui.painter_at(frame.rect);
    let dots = || placed.iter().filter(|mark| !mark.is_area);
    for mark in dots().filter(|mark| mark.at.distance(mark.drawn_at) > 1.0) {
        let ends = [frame.pos(mark.at), frame.pos(mark.drawn_at)];
        painter.line_segment(ends, Stroke::new(1.0, scene.theme.ink_soft));
        painter.circle_filled(ends[0], 1.8, scene.theme.ink_soft);
    }
    for mark in dots() {
        let center = frame.pos(mark.drawn_at);
        paint_disc(&painter, scene, mark, center);
        let hit = egui::Rect::from_center_size(center, vec2(2.0, 2.0) * mark.radius.max(9.0));
        let id = ui.scope_id().with(("place", mark.places.first()));
        let response = ui.interact(hit, id, Sense::click());
        answer(scene, mark, &response, hover, actions);
    }
}

/// Where the mark with the most claims is drawn. `None`: none that has any is in view.
pub fn largest(frame: Frame, placed: &[Placed]) -> Option<egui::Rect> {
    let in_view = placed.iter().filter_map(|mark| {
        let center = frame.pos(mark.drawn_at);
        let shown = !mark.is_area && mark.counts.known() > 0 && frame.rect.contains(center);
        shown.then_some((mark, center))
    });
    let (mark, center) = in_view.max_by_key(|(mark, _)| mark.counts.known())?;
    let across = vec2(2.0, 2.0) * mark.radius;
    Some(egui::Rect::from_center_size(center, across))
}

/// What happens when a mark or an area's label is pointed at or clicked.
pub fn answer(
    scene: Scene<'_>,
    mark: &Placed,
    response: &egui::Response,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, mark.description(scene)));
    // Worked out only while somebody listens.
    response.ctx.accesskit_node_builder(response.id, |node| {
        if let Some(sides) = mark.sides_in_words(scene) {
            node.set_description(sides);
        }
    });
    let Some(first) = mark.places.first() else {
        return;
    };
    if response.hovered() {
        *hover = Hover::Place(*first);
    }
    if response.clicked() {
        actions.open(Page::Place(scene.state.index().place(*first).id.clone()));
    }
    // A pointer that rests still is over what a sheet covers now.
    if scene.state.overlay().is_some() {
        return;
    }
    response
        .clone()
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_ui(|ui| {
            ui.label(mark.description(scene));
            if let Some(sides) = mark.sides_in_words(scene) {
                ui.label(sides);
            }
        });
}

fn paint_disc(painter: &egui::Painter, scene: Scene<'_>, mark: &Placed, center: egui::Pos2) {
    let theme = scene.theme;
    let index = scene.state.index();
    let known = mark.counts.known();
    if known == 0 {
        painter.circle(
            center,
            mark.radius,
            theme.paper,
            Stroke::new(1.4, theme.ink_soft),
        );
        return;
    }
    let lit = mark.places.iter().any(|place| scene.is_place_lit(*place));
    let selected = scene
        .selected_place()
        .is_some_and(|place| mark.places.contains(&place));
    if mark.counts.fresh > 0 {
        painter.circle_filled(center, mark.radius + 7.5, theme.fresh.gamma_multiply(0.22));
        painter.circle_stroke(center, mark.radius + 6.5, Stroke::new(1.8, theme.fresh));
    }
    if lit {
        painter.circle_filled(center, mark.radius + 7.0, theme.lit.gamma_multiply(0.7));
    }
    let slices: Vec<(Color32, u32)> = mark
        .sides
        .iter()
        .map(|(side, claims)| (theme.hue(index.side(*side).hue), *claims))
        .collect();
    pie::paint(
        painter,
        &Pie {
            center,
            radius: mark.radius,
            slices: &slices,
            contested: mark.counts.contested as f32 / known as f32,
            ring: theme.ink_soft,
            contested_ring: theme.contested,
            paper: theme.paper,
            outline_only: mark.counts.certain == 0,
        },
    );
    if mark.is_dimmed && !lit {
        let veil = theme.land.gamma_multiply(DIMMED);
        painter.circle_filled(center, mark.outer_radius(), veil);
    }
    if selected {
        painter.circle_stroke(center, mark.radius + 5.0, Stroke::new(2.4, theme.ink));
    }
}
