//! Arcs on the timeline from a denial to what it denies: between their reports, or, where both stand in one
//! report, between the days that they are about. Drawn only when asked for.

use std::collections::BTreeMap;

use egui::{Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::denials::Denials;
use super::super::map::denials::arrow_head;
use super::layout::Strips;
use super::spans::Spans;
use crate::dossier::Day;
use crate::query::{Denial, Reach, SourceIx};

/// Arcs beyond this many are left out; those of most denials come first. Chosen by eye.
const MOST_ARCS: usize = 120;
/// Up to this many arcs can each be pointed at.
const MOST_APART: usize = 40;
/// How high an arc rises, as a share of its length, and at least, in points.
const RISE: f32 = 0.2;
const LEAST_RISE: f32 = 9.0;
const STEPS: usize = 20;
/// Half the height of a source's mark: arcs begin and end beside it, in points.
const BESIDE: f32 = 6.0;

/// The arcs for some denials.
#[derive(Default)]
pub struct Arcs {
    made_for: Option<(u64, usize, Option<Denial>)>,
    between_reports: Vec<Arc<SourceIx>>,
    /// By the places of their dates among [`Spans::extents`].
    between_dates: Vec<Arc<usize>>,
}

/// All denials from one thing of the timeline to another.
struct Arc<Thing> {
    from: Thing,
    to: Thing,
    denials: Vec<Denial>,
}

fn gathered<Thing: Ord + Copy>(pairs: Vec<(Thing, Thing, Denial)>) -> Vec<Arc<Thing>> {
    let mut arcs: BTreeMap<(Thing, Thing), Vec<Denial>> = BTreeMap::new();
    for (from, to, denial) in pairs {
        arcs.entry((from, to)).or_default().push(denial);
    }
    let arcs = arcs.into_iter();
    let mut arcs: Vec<Arc<Thing>> = arcs
        .map(|((from, to), denials)| Arc { from, to, denials })
        .collect();
    arcs.sort_by_key(|arc| std::cmp::Reverse(arc.denials.len()));
    arcs
}

impl Arcs {
    pub fn keep_up_with(&mut self, strips: &Strips<'_>, spans: &Spans, denials: &Denials) {
        let state = strips.scene.state;
        let key = (state.revision(), denials.len(), denials.iter().last());
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let index = state.index();
        let (mut reports, mut dates) = (Vec::new(), Vec::new());
        for denial in denials.iter() {
            let sources = (index.source_of(denial.by), index.source_of(denial.of));
            let extents = spans.extent_of(denial.by).zip(spans.extent_of(denial.of));
            if sources.0 != sources.1 {
                reports.push((sources.0, sources.1, denial));
            } else if let Some((from, to)) = extents.filter(|(from, to)| from != to) {
                dates.push((from, to, denial));
            }
        }
        self.between_reports = gathered(reports);
        self.between_dates = gathered(dates);
    }

    /// `base`: the line that the histogram stands on.
    pub fn draw(&self, ui: &Ui, strips: &Strips<'_>, spans: &Spans, base: f32) {
        let index = strips.scene.state.index();
        let day_of = |source: SourceIx| {
            let span = index.source_reported(source);
            span.latest().or(span.earliest())
        };
        let reported = strips.layout.reported;
        let room = Rangef::new(reported.top() + 4.0, reported.bottom() - 8.0);
        for (place, arc) in self.between_reports.iter().take(MOST_ARCS).enumerate() {
            let (Some(from), Some(to)) = (day_of(arc.from), day_of(arc.to)) else {
                continue;
            };
            let ends = (strips.x_mid(from), strips.x_mid(to));
            let Some(top) = paint(strips, ends, room, &arc.denials) else {
                continue;
            };
            if place < MOST_APART {
                let source = |source: SourceIx, day: Day| {
                    format!("{}, {}", index.source(source).publisher, day.in_words())
                };
                let said = format!(
                    "{} in the report of {} against that of {}",
                    counted(arc.denials.len()),
                    source(arc.from, from),
                    source(arc.to, to)
                );
                point(ui, top, ("reports", place), &said);
            }
        }
        let middle = |extent: usize| {
            let extent = &spans.extents[extent];
            let (first, last) = (extent.first.or(extent.last), extent.last.or(extent.first));
            let across = strips.across(first?, last?);
            Some(
                across
                    .intersection(strips.layout.occurred.x_range())
                    .center(),
            )
        };
        let room = Rangef::new(strips.layout.occurred.top() + 2.0, base - 1.0);
        for (place, arc) in self.between_dates.iter().take(MOST_ARCS).enumerate() {
            let Some(ends) = middle(arc.from).zip(middle(arc.to)) else {
                continue;
            };
            let Some(top) = paint(strips, ends, room, &arc.denials) else {
                continue;
            };
            if place < MOST_APART {
                let said = format!(
                    "{} within one report, about other days than what is denied",
                    counted(arc.denials.len())
                );
                point(ui, top, ("dates", place), &said);
            }
        }
    }
}

fn counted(denials: usize) -> String {
    format!("{denials} denial{}", if denials == 1 { "" } else { "s" })
}

/// Paints an arc that stands on the lower end of `room`. Returns its highest point; `None`: there is nothing
/// of it in view, or its ends fall together.
fn paint(
    strips: &Strips<'_>,
    (from, to): (f32, f32),
    room: Rangef,
    denials: &[Denial],
) -> Option<Pos2> {
    let length = (to - from).abs();
    let view = strips.layout.reported.x_range();
    let across = Rangef::new(from.min(to), from.max(to));
    if length < 2.0 * BESIDE + 4.0 || !across.intersects(view) {
        return None;
    }
    let theme = strips.scene.theme;
    let toward = (to - from).signum();
    let (from, to) = (from + toward * BESIDE, to - toward * BESIDE);
    let rise = (length * RISE).max(LEAST_RISE).min(room.span());
    // A cubic whose handles stand at 4/3 of the height rises just that far.
    let high = room.max - rise * 4.0 / 3.0;
    let corners = [
        pos2(from, room.max),
        pos2(from, high),
        pos2(to, high),
        pos2(to, room.max),
    ];
    let points: Vec<Pos2> = (0..=STEPS)
        .map(|step| on_cubic(corners, step as f32 / STEPS as f32))
        .collect();
    let lit = denials
        .iter()
        .any(|denial| strips.scene.is_lit(denial.by) && strips.scene.is_lit(denial.of));
    let width = (1.0 + 0.25 * (denials.len() as f32).sqrt()).min(2.2) + if lit { 0.8 } else { 0.0 };
    let stroke = Stroke::new(width, theme.contested);
    strips.painter.add(Shape::line(points, stroke));
    let down = vec2(0.0, 1.0);
    let tip = |x: f32| pos2(x, room.max - 2.0);
    arrow_head(strips.painter, theme, tip(to), down);
    if denials.iter().any(|denial| denial.reach == Reach::BothWays) {
        arrow_head(strips.painter, theme, tip(from), down);
    }
    let top = pos2((from + to) / 2.0, room.max - rise);
    view.contains(top.x).then_some(top)
}

fn on_cubic(corners: [Pos2; 4], t: f32) -> Pos2 {
    let [a, b, c, d] = corners;
    let (ab, bc, cd) = (a.lerp(b, t), b.lerp(c, t), c.lerp(d, t));
    ab.lerp(bc, t).lerp(bc.lerp(cd, t), t)
}

fn point(ui: &Ui, at: Pos2, name: (&str, usize), said: &str) {
    let touch = Rect::from_center_size(at, vec2(16.0, 10.0));
    let id = ui.scope_id().with(("denials", name));
    let response = ui.interact(touch, id, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
    response.on_hover_text(said);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arc_rises_as_high_as_it_should_and_ends_where_it_stands() {
        let corners = [
            pos2(0.0, 10.0),
            pos2(0.0, -10.0),
            pos2(40.0, -10.0),
            pos2(40.0, 10.0),
        ];
        assert_eq!(on_cubic(corners, 0.0), corners[0]);
        assert_eq!(on_cubic(corners, 1.0), corners[3]);
        assert_eq!(on_cubic(corners, 0.5), pos2(20.0, -5.0));
    }
}
