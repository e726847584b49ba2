//! Names on the map: places with claims and their counts, regions and countries as areas, and, quietly,
//! countries and towns for orientation.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use egui::{Color32, FontId, Galley, Pos2, Rect, Sense, Shape, Stroke, Ui, vec2};

use crate::app::Actions;
use crate::dossier::Dossier;
use crate::query::PlaceIx;
use crate::scale::{
    self, LabelRequest, LabelSlot, Necessity, PlacedLabel, Point, Size, place_labels,
};

use super::super::scene::{Hover, Scene};
use super::super::theme::{sans, sans_bold, serif_italic};
use super::Frame;
use super::marks::{self, Placed};
use super::orientation::{self, Named};

/// Marks beyond this many get no label; the heaviest come first.
const MOST_LABELS: usize = 120;
/// As long as no more areas than this are spoken of in one view, each of them gets its name, since an area
/// has no disc to be seen and clicked without one. Chosen by eye.
const MOST_REQUIRED_AREAS: usize = 24;

/// Where labels stood in the frame before, so that they stay there, and what they are made of.
#[derive(Default)]
pub struct Kept {
    pub(super) slots: HashMap<LabelOf, LabelSlot>,
    placed: Vec<PlacedLabel>,
    /// Where the names of areas stand, in the window's points.
    pub(super) area_names: HashMap<PlaceIx, Rect>,
    pub(super) named: Option<Named>,
}

impl Kept {
    /// Where names stood in the frame before, in the window's points.
    pub fn rects(&self, frame: Frame) -> Vec<Rect> {
        let placed = self.placed.iter();
        placed.map(|label| frame.rect_to(label.rect)).collect()
    }

    /// Looks all names up anew if the dossier is another.
    fn keep_up_with(&mut self, dossier: &Arc<Dossier>) {
        let of = self.named.as_ref().map(|named| &named.dossier);
        if !of.is_some_and(|of| Arc::ptr_eq(of, dossier)) {
            self.named = Some(Named::by(dossier));
        }
    }
}

/// Whose name a label is.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum LabelOf {
    Mark(PlaceIx),
    /// By its place in the basemap's list.
    Orientation(usize),
}

/// A name waiting for a place.
pub(super) struct Wanted {
    pub(super) of: LabelOf,
    /// Index into the marks. `None`: for orientation only.
    pub(super) mark: Option<usize>,
    pub(super) galley: Arc<Galley>,
    pub(super) colour: Color32,
    pub(super) request: LabelRequest,
}

/// Farther than this from its area's own point, in points, a name needs a line back to it.
const ASIDE_POINTS: f32 = 12.0;
/// The gold dot after an area's name that says that something is new, in points.
const FRESH_DOT_RADIUS: f32 = 3.6;
/// Height of the bar under an area's name that shows which sides speak of it.
const BAR_HEIGHT: f32 = 4.0;

/// Writes the names; those of areas take clicks, as their count is all there is to click on.
#[expect(
    clippy::too_many_arguments,
    reason = "one more panel argument than the rest of the map has"
)]
pub fn draw(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    placed: &[Placed],
    taken: &[Rect],
    kept: &mut Kept,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    kept.keep_up_with(scene.state.dossier());
    let mut wanted = wanted_for_marks(ui, scene, placed, kept);
    wanted.extend(orientation::wanted(ui, frame, scene, kept));
    let requests: Vec<LabelRequest> = wanted.iter().map(|label| label.request).collect();
    let obstacles: Vec<scale::Rect> = taken.iter().map(|rect| frame.rect_from(*rect)).collect();
    let bounds = scale::Rect::from_min_max(
        Point::new(4.0, 4.0),
        Point::new(frame.rect.width() - 4.0, frame.rect.height() - 4.0),
    );
    place_labels(&requests, &obstacles, bounds, &mut kept.placed);
    kept.slots = kept
        .placed
        .iter()
        .map(|label| (wanted[label.request].of, label.slot))
        .collect();
    kept.area_names.clear();
    for label in &kept.placed {
        let what = &wanted[label.request];
        let rect = frame.rect_to(label.rect);
        if let LabelOf::Mark(place) = what.of {
            kept.area_names.insert(place, rect);
        }
        match what.mark.map(|mark| &placed[mark]) {
            Some(mark) if mark.is_area => {
                leader_to_area(ui, scene, rect, frame.pos(mark.at));
                area_label(ui, scene, mark, what, rect, hover, actions);
            }
            _ => {
                if let Some((from, to)) = label.leader.filter(|_| what.mark.is_some()) {
                    ui.painter().line_segment(
                        [frame.pos(from), frame.pos(to)],
                        Stroke::new(1.0, scene.theme.ink_soft),
                    );
                }
                written(ui, scene, rect.min, what);
            }
        }
        if let LabelOf::Orientation(at) = what.of
            && let Some(dot) = orientation::town_dot(frame, at)
        {
            ui.painter().circle_filled(dot, 1.6, scene.theme.map_label);
        }
    }
    areas_without_a_name(ui, frame, scene, placed, (&wanted, kept), hover, actions);
}

/// Where a crowd of areas leaves no room for a name, its count alone stands on the area: what is spoken
/// of is never without a mark.
fn areas_without_a_name(
    ui: &mut Ui,
    frame: Frame,
    scene: Scene<'_>,
    placed: &[Placed],
    (wanted, kept): (&[Wanted], &Kept),
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let named: HashSet<usize> = kept
        .placed
        .iter()
        .filter_map(|label| wanted[label.request].mark)
        .collect();
    let theme = scene.theme;
    for (at, mark) in placed.iter().enumerate() {
        if !mark.is_area || named.contains(&at) {
            continue;
        }
        let galley =
            ui.painter()
                .layout_no_wrap(mark.counts.known().to_string(), sans(11.0), theme.ink);
        let rect = Rect::from_center_size(frame.pos(mark.at), galley.size() + vec2(8.0, 2.0));
        let id = ui.scope_id().with(("area", mark.places.first()));
        let response = ui.interact(rect, id, Sense::click());
        marks::answer(scene, mark, &response, hover, actions);
        let line = if response.has_focus() {
            Stroke::new(2.0, theme.ink)
        } else {
            theme.hairline()
        };
        ui.painter().rect_filled(rect, 3.0, theme.paper);
        ui.painter()
            .rect_stroke(rect, 3.0, line, egui::StrokeKind::Inside);
        let inner = rect.center() - galley.size() / 2.0;
        ui.painter().galley(inner, galley, theme.ink);
    }
}

/// Text with a halo of the ground's colour, so that lines underneath do not cut it up.
fn written(ui: &Ui, scene: Scene<'_>, at: Pos2, label: &Wanted) {
    let painter = ui.painter();
    let halo = scene.theme.land.gamma_multiply(0.85);
    for (x, y) in [(-1.0, 0.0), (1.0, 0.0), (0.0, -1.0), (0.0, 1.0)] {
        painter.add(Shape::Text(
            egui::epaint::TextShape::new(at + vec2(x, y), label.galley.clone(), halo)
                .with_override_text_color(halo),
        ));
    }
    painter.galley(at, label.galley.clone(), label.colour);
}

fn wanted_for_marks(ui: &Ui, scene: Scene<'_>, placed: &[Placed], kept: &Kept) -> Vec<Wanted> {
    let mut order: Vec<usize> = (0..placed.len()).collect();
    order.sort_by_key(|at| {
        (
            !placed[*at].featured,
            std::cmp::Reverse(placed[*at].counts.known()),
        )
    });
    order.truncate(MOST_LABELS);
    let areas = placed.iter().filter(|mark| mark.is_area).count();
    order
        .into_iter()
        .filter_map(|at| {
            let mark = &placed[at];
            let first = *mark.places.first()?;
            let (galley, colour) = mark_text(ui, scene, mark);
            let size = galley.size();
            let of = LabelOf::Mark(first);
            let request = if mark.is_area {
                // The place right of this anchor is centred on the area's own point.
                LabelRequest {
                    anchor: Point::new(mark.at.x - size.x / 2.0 - 3.0, mark.at.y),
                    mark_radius: 0.0,
                    size: Size::new(size.x + fresh_dot(mark), size.y + BAR_HEIGHT + 2.0),
                    priority: mark.counts.known() as f32,
                    necessity: if areas <= MOST_REQUIRED_AREAS {
                        Necessity::Required
                    } else {
                        Necessity::Optional
                    },
                    previous: kept.slots.get(&of).copied(),
                }
            } else {
                LabelRequest {
                    anchor: mark.drawn_at,
                    mark_radius: mark.outer_radius(),
                    size: Size::new(size.x, size.y),
                    priority: 1_000.0 + mark.counts.known() as f32,
                    necessity: if mark.featured {
                        Necessity::Required
                    } else {
                        Necessity::Optional
                    },
                    previous: kept.slots.get(&of).copied(),
                }
            };
            Some(Wanted {
                of,
                mark: Some(at),
                galley,
                colour,
                request,
            })
        })
        .collect()
}

/// A place's name and, in second rank, how many claims are known about it.
fn mark_text(ui: &Ui, scene: Scene<'_>, mark: &Placed) -> (Arc<Galley>, Color32) {
    let theme = scene.theme;
    let known = mark.counts.known();
    let colour = if known == 0 || mark.is_dimmed {
        theme.map_label
    } else {
        theme.ink
    };
    let name_font: FontId = match (mark.is_area, mark.featured) {
        (true, _) => serif_italic(13.5),
        (false, true) => sans_bold(14.0),
        (false, false) => sans(12.5),
    };
    let mut job = egui::text::LayoutJob::default();
    let mut append = |text: &str, font: FontId, colour: Color32| {
        job.append(
            text,
            0.0,
            egui::TextFormat {
                font_id: font,
                color: colour,
                ..Default::default()
            },
        );
    };
    append(&mark.name(scene), name_font, colour);
    if known > 0 {
        append(&format!("  {known}"), sans(12.0), theme.ink_soft);
    }
    (ui.fonts_mut(|fonts| fonts.layout_job(job)), colour)
}

/// Room that an area's name needs for the dot after it, in points.
fn fresh_dot(mark: &Placed) -> f32 {
    if mark.counts.fresh > 0 {
        2.0 * FRESH_DOT_RADIUS + 2.0
    } else {
        0.0
    }
}

/// A line from a name that had to stand aside back to the area that it names.
fn leader_to_area(ui: &Ui, scene: Scene<'_>, label: Rect, area: Pos2) {
    let end = label.clamp(area);
    if end.distance(area) > ASIDE_POINTS {
        let line = Stroke::new(1.0, scene.theme.ink_soft);
        ui.painter().line_segment([end, area], line);
        ui.painter().circle_filled(area, 1.8, scene.theme.ink_soft);
    }
}

/// An area's name, with a bar under it that is cut into the sides that speak.
fn area_label(
    ui: &mut Ui,
    scene: Scene<'_>,
    mark: &Placed,
    label: &Wanted,
    rect: Rect,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let theme = scene.theme;
    let id = ui.scope_id().with(("area", mark.places.first()));
    let response = ui.interact(rect.expand(2.0), id, Sense::click());
    marks::answer(scene, mark, &response, hover, actions);
    let lit = mark.places.iter().any(|place| scene.is_place_lit(*place));
    let selected = scene
        .selected_place()
        .is_some_and(|place| mark.places.contains(&place));
    if lit {
        ui.painter()
            .rect_filled(rect.expand(4.0), 4.0, theme.lit.gamma_multiply(0.35));
    }
    if mark.counts.fresh > 0 {
        let at = rect.right_top() + vec2(-FRESH_DOT_RADIUS, 7.0);
        ui.painter()
            .circle_filled(at, FRESH_DOT_RADIUS, theme.fresh);
    }
    if selected || response.has_focus() {
        ui.painter().rect_stroke(
            rect.expand(4.0),
            4.0,
            Stroke::new(2.0, theme.ink),
            egui::StrokeKind::Outside,
        );
    }
    written(ui, scene, rect.min, label);
    let index = scene.state.index();
    let total: u32 = mark.sides.iter().map(|(_, claims)| claims).sum();
    let bar = rect.width() - fresh_dot(mark);
    let mut left = rect.left();
    let top = rect.bottom() - BAR_HEIGHT;
    for (side, claims) in &mark.sides {
        let width = bar * *claims as f32 / total.max(1) as f32;
        ui.painter().rect_filled(
            Rect::from_min_size(
                Pos2::new(left, top),
                vec2((width - 1.0).max(1.0), BAR_HEIGHT),
            ),
            1.0,
            theme.hue(index.side(*side).hue),
        );
        left += width;
    }
    if mark.counts.contested > 0 {
        let share = mark.counts.contested as f32 / mark.counts.known().max(1) as f32;
        let y = rect.bottom() + 2.0;
        ui.painter().extend(Shape::dashed_line(
            &[
                Pos2::new(rect.left(), y),
                Pos2::new(rect.left() + bar * share, y),
            ],
            Stroke::new(1.8, theme.contested),
            4.0,
            3.0,
        ));
    }
}
