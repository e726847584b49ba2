//! Arcs on the timeline from a denial to what it denies: between their reports, or, where both stand in one
//! report, between the days that they are about. Drawn only when asked for.

use egui::{Pos2, Rangef, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use super::super::denials::{Bundle, Bundles, Denials};
use super::super::map::curve::arrow_head;
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

/// What an arc joins.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Ends {
    Reports(SourceIx, SourceIx),
    /// Dates that claims are about, by their places among [`Spans::extents`].
    Dates(usize, usize),
}

/// The arcs for the denials.
#[derive(Default)]
pub struct Arcs {
    /// The denials' version.
    made_for: Option<u64>,
    bundles: Bundles<Ends>,
}

impl Arcs {
    pub fn keep_up_with(&mut self, strips: &Strips<'_>, spans: &Spans, denials: &Denials) {
        if self.made_for == Some(denials.version()) {
            return;
        }
        self.made_for = Some(denials.version());
        let index = strips.scene.state.index();
        let ends = |denial: Denial| {
            let sources = (index.source_of(denial.by), index.source_of(denial.of));
            if sources.0 != sources.1 {
                return Some(Ends::Reports(sources.0, sources.1));
            }
            let (by, of) = (spans.extent_of(denial.by)?, spans.extent_of(denial.of)?);
            (by != of).then_some(Ends::Dates(by, of))
        };
        self.bundles.gather(denials, MOST_ARCS, ends, |_| true);
    }

    /// `base`: the line that the histogram stands on.
    pub fn draw(&self, ui: &Ui, strips: &Strips<'_>, spans: &Spans, base: f32) {
        let (reported, occurred) = (strips.layout.reported, strips.layout.occurred);
        for (place, arc) in self.bundles.largest.iter().enumerate() {
            let (ends, room) = match arc.ends {
                Ends::Reports(from, to) => {
                    let room = Rangef::new(reported.top() + 4.0, reported.bottom() - 8.0);
                    let x = |source| day_of(strips, source).map(|day| strips.x_mid(day));
                    (x(from).zip(x(to)), room)
                }
                Ends::Dates(from, to) => {
                    let room = Rangef::new(occurred.top() + 2.0, base - 1.0);
                    let x = |extent| middle_of(strips, spans, extent);
                    (x(from).zip(x(to)), room)
                }
            };
            let top = ends.and_then(|ends| paint(strips, ends, room, arc));
            if let Some(top) = top.filter(|_| place < MOST_APART) {
                point(ui, top, place, &in_words(strips, arc));
            }
        }
    }
}

fn day_of(strips: &Strips<'_>, source: SourceIx) -> Option<Day> {
    let span = strips.scene.state.index().source_reported(source);
    span.latest().or(span.earliest())
}

/// The middle of what is known of a date and in view.
fn middle_of(strips: &Strips<'_>, spans: &Spans, extent: usize) -> Option<f32> {
    let extent = &spans.extents[extent];
    let (first, last) = (extent.first.or(extent.last)?, extent.last.or(extent.first)?);
    let view = strips.layout.occurred.x_range();
    Some(strips.across(first, last).intersection(view).center())
}

fn in_words(strips: &Strips<'_>, arc: &Bundle<Ends>) -> String {
    let counted = counted(arc.count);
    let Ends::Reports(from, to) = arc.ends else {
        return format!("{counted} within one report, about other days than what is denied");
    };
    let index = strips.scene.state.index();
    let report = |source: SourceIx| {
        let day = day_of(strips, source).map_or_else(String::new, Day::in_words);
        format!("{}, {day}", index.source(source).publisher)
    };
    format!(
        "{counted} in the report of {} against that of {}",
        report(from),
        report(to)
    )
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
    arc: &Bundle<Ends>,
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
    let lit = arc.is_lit(strips.scene);
    let width = (1.0 + 0.25 * (arc.count as f32).sqrt()).min(2.2) + if lit { 0.8 } else { 0.0 };
    let stroke = Stroke::new(width, theme.contested);
    strips.painter.add(Shape::line(points, stroke));
    let down = vec2(0.0, 1.0);
    let tip = |x: f32| pos2(x, room.max - 2.0);
    arrow_head(strips.painter, theme, tip(to), down);
    if arc.reach == Reach::BothWays {
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

fn point(ui: &Ui, at: Pos2, place: usize, said: &str) {
    let touch = Rect::from_center_size(at, vec2(16.0, 10.0));
    let id = ui.scope_id().with(("denials", place));
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
