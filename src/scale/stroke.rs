//! Broken lines, and lines cut to what is in view. No colours and no painting.

use super::geometry::{Point, Rect};

/// How a line is broken, in points along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DashPattern {
    pub dash: f32,
    pub gap: f32,
    /// How far into the pattern the line starts.
    pub phase: f32,
}

/// Shortest pattern that is still drawn broken; below it the eye sees a line.
const FINEST_PATTERN: f32 = 0.5;

/// Appends the dashes of a line to `out`, each a straight piece; a dash that turns a corner is several.
///
/// Only pieces inside `within` are made, but the pattern runs along the whole line, so that it does not
/// crawl as the map is panned. A pattern without a gap, or too fine to see, gives the line itself; one
/// without a dash gives nothing.
pub fn dashes(line: &[Point], pattern: DashPattern, within: Rect, out: &mut Vec<[Point; 2]>) {
    let period = pattern.dash + pattern.gap;
    if pattern.dash.is_nan() || pattern.dash <= 0.0 {
        return;
    }
    let solid = !(pattern.gap > 0.0 && period >= FINEST_PATTERN && period.is_finite());
    let start = if pattern.phase.is_finite() {
        pattern.phase
    } else {
        0.0
    };
    // Where in the pattern the segment begins; kept small, in double precision, so that it does not drift.
    let mut offset = f64::from(start).rem_euclid(f64::from(period));
    for pair in line.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length = f64::from(a.x - b.x).hypot(f64::from(a.y - b.y));
        if !(length.is_finite() && length > 0.0) {
            continue;
        }
        if let Some((t0, t1)) = visible_part(a, b, within) {
            if solid {
                out.push([along(a, b, t0), along(a, b, t1)]);
            } else {
                dashes_between(
                    a,
                    b,
                    (t0 * length, t1 * length),
                    length,
                    offset,
                    pattern,
                    out,
                );
            }
        }
        if !solid {
            offset = (offset + length).rem_euclid(f64::from(period));
        }
    }
}

/// The dashes of one segment that begins `offset` into the pattern, between two lengths along it.
fn dashes_between(
    a: Point,
    b: Point,
    (from, to): (f64, f64),
    length: f64,
    offset: f64,
    pattern: DashPattern,
    out: &mut Vec<[Point; 2]>,
) {
    let (dash, period) = (
        f64::from(pattern.dash),
        f64::from(pattern.dash + pattern.gap),
    );
    let mut start = ((from + offset) / period).floor() * period - offset;
    while start < to {
        let (visible_from, visible_to) = (start.max(from), (start + dash).min(to));
        if visible_from < visible_to {
            out.push([
                along(a, b, visible_from / length),
                along(a, b, visible_to / length),
            ]);
        }
        start += period;
    }
}

fn along(a: Point, b: Point, t: f64) -> Point {
    let mix = |from: f32, to: f32| (f64::from(from) + (f64::from(to) - f64::from(from)) * t) as f32;
    Point::new(mix(a.x, b.x), mix(a.y, b.y))
}

/// The part of a straight line inside the rectangle; `None` when it passes by.
pub fn clip_segment(a: Point, b: Point, rect: Rect) -> Option<[Point; 2]> {
    let (t0, t1) = visible_part(a, b, rect)?;
    Some([
        if t0 > 0.0 { along(a, b, t0) } else { a },
        if t1 < 1.0 { along(a, b, t1) } else { b },
    ])
}

/// From which share to which share of its length a line runs inside the rectangle.
///
/// Y.-D. Liang and B. A. Barsky, "A new concept and method for line clipping", ACM Transactions on
/// Graphics 3(1), 1984: each side of the rectangle cuts off a share of the line's parameter.
fn visible_part(a: Point, b: Point, rect: Rect) -> Option<(f64, f64)> {
    if !(a.is_finite() && b.is_finite()) {
        return None;
    }
    let (ax, ay) = (f64::from(a.x), f64::from(a.y));
    let (dx, dy) = (f64::from(b.x) - ax, f64::from(b.y) - ay);
    let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
    let sides = [
        (-dx, ax - f64::from(rect.min.x)),
        (dx, f64::from(rect.max.x) - ax),
        (-dy, ay - f64::from(rect.min.y)),
        (dy, f64::from(rect.max.y) - ay),
    ];
    for (outward, room) in sides {
        if outward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if outward < 0.0 {
            enters = enters.max(room / outward);
        } else {
            leaves = leaves.min(room / outward);
        }
    }
    (enters <= leaves).then_some((enters, leaves))
}

/// Calls `emit` with each run of the line that lies inside the rectangle, in order. A line wholly inside
/// is handed on as it is, without copying.
pub fn clip_polyline(line: &[Point], rect: Rect, mut emit: impl FnMut(&[Point])) {
    if line.len() >= 2 && line.iter().all(|point| rect.contains(*point)) {
        emit(line);
        return;
    }
    let mut run: Vec<Point> = Vec::new();
    for pair in line.windows(2) {
        let Some([from, to]) = clip_segment(pair[0], pair[1], rect) else {
            if run.len() >= 2 {
                emit(&run);
            }
            run.clear();
            continue;
        };
        if run.last() != Some(&from) {
            if run.len() >= 2 {
                emit(&run);
            }
            run.clear();
            run.push(from);
        }
        run.push(to);
    }
    if run.len() >= 2 {
        emit(&run);
    }
}
