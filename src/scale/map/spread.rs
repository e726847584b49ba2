//! Marks that cover each other are fanned out, so that each can be seen and reached. For up to some
//! hundred marks; for more, see [`super::cluster`]. Who draws a line back to the true place is not here.

use crate::scale::{Delta, Point};

/// A round mark.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    pub at: Point,
    /// Points.
    pub radius: f32,
}

/// Rounds of pushing apart; enough for some tens of marks on one spot.
const ROUNDS: usize = 120;
/// Points by which two marks may still overlap: a tenth of what the eye can see.
const TOLERANCE: f32 = 0.02;
/// Radians of the golden angle: successive turns by it never repeat a direction.
const GOLDEN_ANGLE: f32 = 2.399_963;

/// Fills `out` with where each mark is to be drawn, so that none overlap and `gap` points lie between.
///
/// Marks that overlap nothing stay exactly where they are. Those that do are pushed apart along the line
/// between them, the smaller one farther, so that their common centre and their bearings are kept as well
/// as may be; marks on the very same spot leave it in directions that depend on their order alone. The
/// same marks always give the same places, wherever on the panel they are. Marks that are not finite are
/// left as they are.
///
/// Limitations: time grows with the square of how many cover each other: some tens of microseconds for
/// fifty on one spot, milliseconds for three hundred.
pub fn spread(marks: &[Mark], gap: f32, out: &mut Vec<Point>) {
    out.clear();
    out.extend(marks.iter().map(|mark| mark.at));
    let mut order: Vec<usize> = (0..marks.len())
        .filter(|&index| marks[index].at.is_finite() && marks[index].radius.is_finite())
        .collect();
    let widest = order
        .iter()
        .map(|&index| marks[index].radius.max(0.0))
        .fold(0.0, f32::max);
    let gap = if gap.is_finite() { gap.max(0.0) } else { 0.0 };
    for _ in 0..ROUNDS {
        order.sort_by(|&a, &b| out[a].x.total_cmp(&out[b].x).then(a.cmp(&b)));
        if !push_apart(marks, gap, widest, &order, out) {
            return;
        }
    }
    order.sort_unstable();
    place_what_is_left(marks, gap, &order, out);
}

/// How close the centres of two marks may come.
fn reach(a: Mark, b: Mark, gap: f32) -> f32 {
    a.radius.max(0.0) + b.radius.max(0.0) + gap
}

/// One round over all pairs that overlap, found along x. Says whether any did.
fn push_apart(marks: &[Mark], gap: f32, widest: f32, order: &[usize], at: &mut [Point]) -> bool {
    let mut pushed = false;
    for (position, &a) in order.iter().enumerate() {
        let farthest = marks[a].radius.max(0.0) + widest + gap;
        // Positions move within the round, so the order is only nearly sorted; marks that this misses
        // are met in the next round.
        for &b in &order[position + 1..] {
            if at[b].x - at[a].x >= farthest * 1.25 {
                break;
            }
            let (first, second) = (a.min(b), a.max(b));
            let way = at[second].minus(at[first]);
            let wanted = reach(marks[a], marks[b], gap);
            let near = wanted - TOLERANCE;
            if way.x * way.x + way.y * way.y >= near * near || near <= 0.0 {
                continue;
            }
            let distance = way.length();
            pushed = true;
            let direction = if distance > TOLERANCE {
                way.times(1.0 / distance)
            } else {
                let angle = GOLDEN_ANGLE * second as f32;
                Delta::new(angle.cos(), angle.sin())
            };
            let area = |mark: Mark| (mark.radius * mark.radius).max(1.0);
            let (area_first, area_second) = (area(marks[first]), area(marks[second]));
            let share = area_second / (area_first + area_second);
            let missing = wanted - distance;
            at[first] = at[first].plus(direction.times(-missing * share));
            at[second] = at[second].plus(direction.times(missing * (1.0 - share)));
        }
    }
    pushed
}

/// Where pushing did not come to rest: one after the other takes the nearest free place on a spiral.
fn place_what_is_left(marks: &[Mark], gap: f32, order: &[usize], at: &mut [Point]) {
    for (position, &mark) in order.iter().enumerate() {
        let is_free = |candidate: Point, at: &[Point]| {
            order[..position].iter().all(|&other| {
                candidate.distance(at[other]) >= reach(marks[mark], marks[other], gap) - TOLERANCE
            })
        };
        let home = at[mark];
        let step = (marks[mark].radius.max(1.0) + gap) / 2.0;
        let turns = (0..40_000u32).map(|turn| {
            let angle = GOLDEN_ANGLE * turn as f32;
            let away = step * (turn as f32).sqrt();
            home.plus(Delta::new(angle.cos() * away, angle.sin() * away))
        });
        if let Some(free) = turns.into_iter().find(|candidate| is_free(*candidate, at)) {
            at[mark] = free;
        }
    }
}
