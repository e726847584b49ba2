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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const RECT: Rect = Rect::from_min_max(Point::new(0.0, 0.0), Point::new(100.0, 100.0));

    fn pattern(dash: f32, gap: f32, phase: f32) -> DashPattern {
        DashPattern { dash, gap, phase }
    }

    fn dashed(line: &[Point], pattern: DashPattern) -> Vec<[Point; 2]> {
        let mut out = Vec::new();
        dashes(line, pattern, RECT, &mut out);
        out
    }

    #[test]
    fn a_dashed_line_starts_with_a_dash_and_goes_on_around_corners() {
        let line = [
            Point::new(10.0, 10.0),
            Point::new(22.0, 10.0),
            Point::new(22.0, 30.0),
        ];
        let found = dashed(&line, pattern(5.0, 5.0, 0.0));
        assert_eq!(found[0], [Point::new(10.0, 10.0), Point::new(15.0, 10.0)]);
        assert_eq!(found[1], [Point::new(20.0, 10.0), Point::new(22.0, 10.0)]);
        assert_eq!(found[2], [Point::new(22.0, 10.0), Point::new(22.0, 13.0)]);
    }

    #[test]
    fn the_pattern_does_not_crawl_when_the_line_starts_out_of_view() {
        let whole = dashed(
            &[Point::new(-1_000_003.0, 50.0), Point::new(50.0, 50.0)],
            pattern(6.0, 4.0, 0.0),
        );
        assert!((whole[1][0].x - whole[0][0].x - 10.0).abs() < 0.01 || whole[0][0].x == 0.0);
        assert!((whole[1][0].x - 7.0).abs() < 0.1, "{whole:?}");
        assert!(whole.len() < 8);
    }

    #[test]
    fn patterns_that_make_no_sense_do_no_harm() {
        let line = [Point::new(0.0, 0.0), Point::new(50.0, 0.0)];
        assert_eq!(dashed(&line, pattern(5.0, 0.0, 0.0)).len(), 1);
        assert_eq!(dashed(&line, pattern(1e-9, 1e-9, 0.0)).len(), 1);
        assert_eq!(dashed(&line, pattern(f32::INFINITY, 2.0, 1.0)).len(), 1);
        assert!(dashed(&line, pattern(0.0, 5.0, 0.0)).is_empty());
        assert!(dashed(&line, pattern(f32::NAN, 5.0, f32::NAN)).is_empty());
        assert!(
            dashed(
                &[Point::new(f32::NAN, 0.0), Point::new(1.0, 1.0)],
                pattern(1.0, 1.0, 0.0)
            )
            .is_empty()
        );
    }

    #[test]
    fn a_line_that_leaves_and_comes_back_is_two_runs() {
        let line = [
            Point::new(50.0, 50.0),
            Point::new(150.0, 50.0),
            Point::new(150.0, 60.0),
            Point::new(50.0, 60.0),
        ];
        let mut runs = Vec::new();
        clip_polyline(&line, RECT, |run| runs.push(run.to_vec()));
        assert_eq!(
            runs,
            [
                vec![Point::new(50.0, 50.0), Point::new(100.0, 50.0)],
                vec![Point::new(100.0, 60.0), Point::new(50.0, 60.0)],
            ]
        );
    }

    proptest! {
        #[test]
        fn what_is_clipped_is_inside_and_on_the_line(
            ax in -300f32..300.0, ay in -300f32..300.0, bx in -300f32..300.0, by in -300f32..300.0,
        ) {
            let (a, b) = (Point::new(ax, ay), Point::new(bx, by));
            match clip_segment(a, b, RECT) {
                Some(part) => for point in part {
                    prop_assert!(RECT.shrunk(-0.01).contains(point));
                    let detour = a.distance(point) + point.distance(b) - a.distance(b);
                    prop_assert!(detour < 0.01);
                },
                None => for step in 0..=50 {
                    let point = along(a, b, f64::from(step) / 50.0);
                    prop_assert!(!RECT.shrunk(0.01).contains(point));
                },
            }
        }

        #[test]
        fn dashes_and_gaps_share_a_line_as_the_pattern_says(phase in 0f32..50.0, length in 80f32..99.0) {
            let found = dashed(&[Point::new(0.0, 5.0), Point::new(length, 5.0)], pattern(3.0, 2.0, phase));
            let drawn: f32 = found.iter().map(|[from, to]| from.distance(*to)).sum();
            prop_assert!((drawn - length * 0.6).abs() <= 2.0, "{drawn} of {length}");
        }
    }
}
