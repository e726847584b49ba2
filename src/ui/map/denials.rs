//! Lines on the map from a denial to what it denies: between the places that the two claims are about, or,
//! where both are about one place, from where the denial was said. Drawn only when asked for.

use std::collections::HashMap;

use egui::{Painter, Pos2, Rect, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use crate::app::{Actions, Page};
use crate::dossier::Precision;
use crate::query::{ClaimIx, Denial, Index, PlaceIx};

use super::super::denials::{Bundle, Bundles, Denials};
use super::super::scene::{Hover, Scene};
use super::super::theme::Theme;
use super::Frame;
use super::curve::{Curve, arrow_head, paint_loop};
use super::marks::{self, Placed};
use crate::scale::Projector;

/// Lines beyond this many are only counted; those for most denials come first. Chosen by eye.
const MOST_LINES: usize = 120;
/// Up to this many lines each can be pointed at, and bends to the side where fewer names are.
const MOST_APART: usize = 40;

/// From one place to another, or twice the same: both claims are about it.
type Ends = (PlaceIx, PlaceIx);

/// Where the lines for the denials run, and which denials have none.
#[derive(Default)]
pub struct Lines {
    /// The denials' version and what is in view.
    made_for: Option<(u64, Projector)>,
    bundles: Bundles<Ends>,
}

/// What lines are drawn upon.
#[derive(Clone, Copy)]
pub struct Board<'a> {
    pub(in crate::ui::map) frame: Frame,
    pub scene: Scene<'a>,
    pub(in crate::ui::map) placed: &'a [Placed],
}

/// How many denials are drawn, and how many are not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    pub lines: usize,
    /// Both claims are about one place, and where the denial was said is not known.
    pub at_one_place: usize,
    pub not_drawn: usize,
}

impl Lines {
    /// Bundles the denials by places when they or the view are others.
    pub fn keep_up_with(&mut self, frame: Frame, scene: Scene<'_>, denials: &Denials) {
        let key = (denials.version(), frame.projector);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let index = scene.state.index();
        let in_view: Vec<bool> = scene
            .state
            .dossier()
            .places
            .iter()
            .map(|place| {
                place.position.is_some_and(|position| {
                    marks::in_view(frame, frame.projector.point_from_lonlat(position))
                })
            })
            .collect();
        self.bundles.gather(
            denials,
            MOST_LINES,
            |denial| ends(index, denial),
            |(from, to)| in_view[from.index()] || in_view[to.index()],
        );
    }

    /// Draws them beneath names and marks. `names`: where names stood in the frame before.
    pub fn draw(
        &self,
        ui: &Ui,
        board: Board<'_>,
        names: &[Rect],
        hover: &mut Hover,
        actions: &mut Actions,
    ) -> Drawn {
        let Board {
            frame,
            scene,
            placed,
        } = board;
        let mut drawn = Drawn {
            not_drawn: self.bundles.nowhere + self.bundles.left_out,
            ..Drawn::default()
        };
        if self.bundles.largest.is_empty() {
            return drawn;
        }
        let marks: HashMap<PlaceIx, &Placed> = placed
            .iter()
            .flat_map(|mark| mark.places.iter().map(move |place| (*place, mark)))
            .collect();
        let painter = ui.painter_at(frame.rect);
        let mut shown = 0;
        for line in &self.bundles.largest {
            let (from, to) = line.ends;
            if from == to {
                if marks.contains_key(&from) {
                    drawn.at_one_place += line.count;
                } else {
                    drawn.not_drawn += line.count;
                }
                continue;
            }
            let ends = end_of(frame, scene, &marks, from).zip(end_of(frame, scene, &marks, to));
            let curve = ends.and_then(|(from, to)| {
                let names = if shown < MOST_APART { names } else { &[] };
                Curve::between(from, to, names)
            });
            let seen = curve.filter(|curve| curve.bounds().intersects(frame.rect));
            let Some(curve) = seen else {
                drawn.not_drawn += line.count;
                continue;
            };
            curve.paint(&painter, scene, line);
            if shown < MOST_APART {
                interact(ui, scene, line, curve.middle(), hover, actions);
            }
            shown += 1;
            drawn.lines += line.count;
        }
        drawn
    }

    /// A loop beside each mark in view at whose place both claims are, over names and marks. `names`: where
    /// those of areas stand.
    pub fn draw_loops(
        &self,
        ui: &Ui,
        board: Board<'_>,
        names: &HashMap<PlaceIx, Rect>,
        hover: &mut Hover,
        actions: &mut Actions,
    ) {
        let Board {
            frame,
            scene,
            placed,
        } = board;
        let painter = ui.painter_at(frame.rect);
        let bundles = self.bundles.largest.iter();
        let loops = bundles.filter(|bundle| bundle.ends.0 == bundle.ends.1);
        for denials in loops.take(MOST_APART) {
            let place = denials.ends.0;
            let mut marks = placed.iter();
            let mark = marks.find(|mark| mark.places.contains(&place));
            let at = mark.and_then(|mark| {
                if mark.is_area {
                    let name = names.get(&place)?;
                    return Some(name.right_center() + vec2(10.0, -4.0));
                }
                let aside = (mark.outer_radius() + 7.0) * std::f32::consts::FRAC_1_SQRT_2;
                Some(frame.pos(mark.drawn_at) + vec2(aside, -aside))
            });
            if let Some(at) = at {
                paint_loop(&painter, scene.theme, at, denials.count);
                interact(ui, scene, denials, at, hover, actions);
            }
        }
    }
}

/// From which place to which the line for a denial runs; twice the same: both are about one place.
/// `None`: either is about no place that the map can show.
fn ends(index: &Index, denial: Denial) -> Option<(PlaceIx, PlaceIx)> {
    let located = |claim: ClaimIx| {
        let mut places: Vec<PlaceIx> = index.places_of(claim).to_vec();
        places.retain(|place| index.place(*place).is_located());
        // A town says more than the country around it.
        places.sort_by_key(|place| is_wide(index, *place));
        places
    };
    let said_at = index.claim(denial.by).said_at.as_ref();
    let said_at = said_at
        .and_then(|id| index.place_ix(id))
        .filter(|place| index.place(*place).is_located());
    let (by, of) = (located(denial.by), located(denial.of));
    let target = *of.first()?;
    if let Some(shared) = of.iter().find(|place| by.contains(place)) {
        return Some((said_at.unwrap_or(*shared), *shared));
    }
    Some((by.first().copied().or(said_at)?, target))
}

fn is_wide(index: &Index, place: PlaceIx) -> bool {
    matches!(
        index.place(place).precision,
        Precision::Region | Precision::Country
    )
}

/// Where a line ends on the screen, and how far from there it stops short. `None`: the place has no position.
fn end_of(
    frame: Frame,
    scene: Scene<'_>,
    marks: &HashMap<PlaceIx, &Placed>,
    place: PlaceIx,
) -> Option<(Pos2, f32)> {
    if let Some(mark) = marks.get(&place) {
        let short = if mark.is_area {
            12.0
        } else {
            mark.radius + 5.0
        };
        return Some((frame.pos(mark.drawn_at), short));
    }
    let position = scene.state.index().place(place).position?;
    Some((frame.pos(frame.projector.point_from_lonlat(position)), 3.0))
}

/// Says who denies whom, and leads to the denial.
fn interact(
    ui: &Ui,
    scene: Scene<'_>,
    line: &Bundle<Ends>,
    at: Pos2,
    hover: &mut Hover,
    actions: &mut Actions,
) {
    let Some(first) = line.first.first() else {
        return;
    };
    let index = scene.state.index();
    let id = ui.scope_id().with(("denial", line.ends));
    let touch = Rect::from_center_size(at, vec2(16.0, 16.0));
    let response = ui.interact(touch, id, Sense::click());
    let words = in_words(index, line);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, words.as_str()));
    if response.has_focus() {
        let ring = Stroke::new(2.0, scene.theme.ink);
        ui.painter().circle_stroke(at, 8.0, ring);
    }
    if response.hovered() || response.has_focus() {
        *hover = Hover::Claim(first.by);
    }
    if response.clicked() {
        let source = index.source(index.source_of(first.by)).id.clone();
        let claim = index.claim(first.by).id.clone();
        actions.open(Page::Document(source, Some(claim)));
    }
    response.on_hover_text(words);
}

/// "Denial, from Moscow to Gori: Russia of Georgian Defence Ministry", one line for each of the first few.
fn in_words(index: &Index, line: &Bundle<Ends>) -> String {
    let name = |place: PlaceIx| index.place(place).name.as_str();
    let count = line.count;
    let (from, to) = line.ends;
    let noun = if count == 1 { "denial" } else { "denials" };
    let mut words = if from == to {
        format!("{count} {noun} about {}", name(to))
    } else {
        format!("{count} {noun}, from {} to {}", name(from), name(to))
    };
    for denial in &line.first {
        words.push_str(&format!(
            "\n{} against {}",
            speakers(index, denial.by),
            speakers(index, denial.of)
        ));
    }
    if count > line.first.len() {
        words.push_str(&format!("\nand {} more", count - line.first.len()));
    }
    words
}

fn speakers(index: &Index, claim: ClaimIx) -> String {
    let names: Vec<&str> = index
        .claimants_of(claim)
        .iter()
        .map(|claimant| index.claimant(*claimant).name.as_str())
        .collect();
    match names.as_slice() {
        [] => index.source(index.source_of(claim)).publisher.clone(),
        names => names.join(", "),
    }
}

/// The sign in the key: a short line with its head.
pub fn sign(painter: &Painter, theme: &Theme, at: Pos2) {
    let (from, to) = (at - vec2(8.0, 0.0), at + vec2(5.0, 0.0));
    painter.line_segment([from, to], Stroke::new(1.5, theme.contested));
    arrow_head(painter, theme, to, vec2(1.0, 0.0));
}

/// The same for denials that stay at one place.
pub fn loop_sign(painter: &Painter, theme: &Theme, at: Pos2) {
    paint_loop(painter, theme, at, 1);
}

impl Drawn {
    /// "4 denials drawn, 2 about one place, 1 not on the map". `None`: there are none.
    pub fn in_words(self) -> Option<String> {
        let mut parts = Vec::new();
        if self.lines > 0 {
            parts.push(format!("{} drawn", self.lines));
        }
        if self.at_one_place > 0 {
            parts.push(format!("{} at one place", self.at_one_place));
        }
        if self.not_drawn > 0 {
            parts.push(format!("{} off the map", self.not_drawn));
        }
        (!parts.is_empty()).then(|| format!("denials: {}", parts.join(", ")))
    }
}
