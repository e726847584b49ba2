//! The marks along the axis and what stands beside them: years, months or days, as room allows.

use super::scale::{Piece, TimeScale};
use crate::dossier::{CivilDate, Day};
use crate::scale::time::FoldState;

/// What a tick begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TickLevel {
    Day,
    Month,
    Year,
}

/// A mark on the axis, at the start of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub day: Day,
    /// Points from the panel's left edge.
    pub x: f32,
    /// Drawn from `x` + [`Tick::LABEL_OFFSET`] to the right. Empty where there is no room for one.
    pub label: String,
    pub level: TickLevel,
}

impl Tick {
    /// Points between a tick and its label; labels stand to the right, since a tick begins something.
    pub const LABEL_OFFSET: f32 = 3.0;
}

/// A regular distance between ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    Days(i64),
    Months(i64),
    Years(i64),
}

/// From fine to coarse, with the days that a step is at least long.
const STEPS: [(Step, f64); 20] = [
    (Step::Days(1), 1.0),
    (Step::Days(2), 2.0),
    (Step::Days(5), 4.0),
    (Step::Days(10), 8.0),
    (Step::Months(1), 28.0),
    (Step::Months(3), 90.0),
    (Step::Months(6), 181.0),
    (Step::Years(1), 365.0),
    (Step::Years(2), 730.0),
    (Step::Years(5), 1_826.0),
    (Step::Years(10), 3_652.0),
    (Step::Years(20), 7_304.0),
    (Step::Years(50), 18_262.0),
    (Step::Years(100), 36_524.0),
    (Step::Years(500), 182_621.0),
    (Step::Years(1_000), 365_242.0),
    (Step::Years(10_000), 3_652_425.0),
    (Step::Years(100_000), 36_524_250.0),
    (Step::Years(1_000_000), 365_242_500.0),
    (Step::Years(10_000_000), 3_652_425_000.0),
];
/// No panel is wide enough for more; a guard against endless loops, not a taste.
const MOST_TICKS: usize = 4_096;

/// Fills `out` with the ticks in view, from left to right. Closed folds have none.
///
/// `min_gap`: points kept free between two labels. `measure` gives a label's width in points.
/// The first tick of each stretch names its year (as "14 Aug 2008", "Aug 2008" or "2008", whatever fits),
/// so does every first tick of a year; labels never overlap and never reach into a fold.
pub fn ticks(
    scale: &TimeScale<'_>,
    min_gap: f32,
    measure: &dyn Fn(&str) -> f32,
    out: &mut Vec<Tick>,
) {
    out.clear();
    let min_gap = if min_gap.is_finite() {
        min_gap.max(0.0)
    } else {
        0.0
    };
    let widths = [measure("30"), measure("Mmm"), measure("2008")];
    // Where the last label ends.
    let mut taken_to = f32::NEG_INFINITY;
    for run in open_runs(scale) {
        ticks_of_run(scale, run, min_gap, widths, measure, &mut taken_to, out);
    }
}

/// A visible stretch of one scale, between closed folds or where the scale changes.
#[derive(Clone, Copy)]
struct Run {
    /// Day numbers in view.
    day0: f64,
    day1: f64,
    /// Points; labels stay left of `x1`.
    x1: f32,
    points_per_day: f64,
}

/// The visible runs from left to right. The axis goes on beyond its ends; pieces of one scale that touch
/// are one run, so that a stretch and the opened fold beside it read as one.
fn open_runs(scale: &TimeScale<'_>) -> Vec<Run> {
    let pieces = scale.pieces();
    let (visible0, visible1) = (
        scale.day_from_x(0.0),
        scale.day_from_x(f64::from(scale.width())),
    );
    let (begin, end) = (pieces[0].day0, pieces[pieces.len() - 1].day1);
    let inner = pieces
        .iter()
        .filter(|piece| piece.fold != Some(FoldState::Closed))
        .map(|piece| (piece.day0, piece.day1, points_per_day(scale, piece)));
    let beyond = scale.view().points_per_day;
    let before = (f64::NEG_INFINITY, begin, beyond);
    let after = (end, f64::INFINITY, beyond);
    let mut runs: Vec<Run> = Vec::new();
    for (day0, day1, points_per_day) in std::iter::once(before).chain(inner).chain([after]) {
        let (day0, day1) = (day0.max(visible0), day1.min(visible1));
        if day0 >= day1 {
            continue;
        }
        let x1 = scale.x_from_day(day1) as f32;
        match runs.last_mut() {
            Some(run)
                if run.day1 == day0 && (run.points_per_day / points_per_day - 1.0).abs() < 1e-6 =>
            {
                run.day1 = day1;
                run.x1 = x1;
            }
            _ => runs.push(Run {
                day0,
                day1,
                x1,
                points_per_day,
            }),
        }
    }
    runs
}

fn points_per_day(scale: &TimeScale<'_>, piece: &Piece) -> f64 {
    (scale.x_from_day(piece.day1) - scale.x_from_day(piece.day0)) / (piece.day1 - piece.day0)
}

fn ticks_of_run(
    scale: &TimeScale<'_>,
    run: Run,
    min_gap: f32,
    [day_width, month_width, year_width]: [f32; 3],
    measure: &dyn Fn(&str) -> f32,
    taken_to: &mut f32,
    out: &mut Vec<Tick>,
) {
    let fits = |(step, days): &&(Step, f64)| {
        let label = match step {
            Step::Days(_) => day_width,
            Step::Months(_) => month_width,
            Step::Years(_) => year_width,
        };
        days * run.points_per_day >= f64::from(label + min_gap + Tick::LABEL_OFFSET)
    };
    let (step, _) = STEPS.iter().find(fits).unwrap_or(&STEPS[STEPS.len() - 1]);
    let first_day = Day(run.day0.ceil() as i64);
    let mut day = first_at_or_after(*step, first_day);
    // A stretch too short for its own step is named at its start.
    if day.0 as f64 >= run.day1 && (first_day.0 as f64) < run.day1 {
        day = first_day;
    }
    let mut previous: Option<CivilDate> = None;
    let begun = out.len();
    while (day.0 as f64) < run.day1 && out.len() - begun < MOST_TICKS {
        let date = day.civil();
        let x = scale.x_of(day);
        let level = level_of(date);
        let label = labels(*step, date, previous, level)
            .into_iter()
            .flatten()
            .find(|label| {
                let start = x + Tick::LABEL_OFFSET;
                start >= *taken_to && start + measure(label) <= run.x1
            });
        if let Some(label) = &label {
            *taken_to = x + Tick::LABEL_OFFSET + measure(label) + min_gap;
            previous = Some(date);
        }
        out.push(Tick {
            day,
            x,
            label: label.unwrap_or_default(),
            level,
        });
        day = first_at_or_after(*step, day.plus(1));
    }
}

fn level_of(date: CivilDate) -> TickLevel {
    match (date.month, date.day) {
        (1, 1) => TickLevel::Year,
        (_, 1) => TickLevel::Month,
        _ => TickLevel::Day,
    }
}

/// What could stand at a tick, best first. `previous`: the date of the label before it in the stretch.
fn labels(
    step: Step,
    date: CivilDate,
    previous: Option<CivilDate>,
    level: TickLevel,
) -> [Option<String>; 3] {
    let CivilDate { year, day, .. } = date;
    let month = date.month_name();
    let year_is_known = previous.is_some_and(|previous| previous.year == year);
    let month_is_known =
        year_is_known && previous.is_some_and(|previous| previous.month == date.month);
    match step {
        Step::Years(_) if level == TickLevel::Year || year_is_known => {
            [Some(year.to_string()), None, None]
        }
        Step::Days(_) if month_is_known => [Some(day.to_string()), None, None],
        Step::Days(_) if year_is_known => {
            [Some(format!("{day} {month}")), Some(month.to_owned()), None]
        }
        Step::Months(_) if level == TickLevel::Year => [Some(year.to_string()), None, None],
        Step::Months(_) if year_is_known => [Some(month.to_owned()), None, None],
        Step::Days(_) => [
            Some(format!("{day} {month} {year}")),
            Some(format!("{month} {year}")),
            Some(year.to_string()),
        ],
        Step::Months(_) | Step::Years(_) => [
            Some(format!("{month} {year}")),
            Some(year.to_string()),
            None,
        ],
    }
}

/// The first day at or after `day` on which the step has a tick.
fn first_at_or_after(step: Step, day: Day) -> Day {
    let CivilDate {
        year,
        month,
        day: of_month,
    } = day.civil();
    let begins_month = of_month == 1;
    match step {
        Step::Days(1) => day,
        Step::Days(step) => {
            // 1, 6, 11 … 26 for five: every month starts afresh, and none ends with a stub.
            let last_start = 31 - step;
            let next = (i64::from(of_month) - 1).div_ceil_to(step) + 1;
            if next <= last_start.max(1) {
                Day::ymd(year, month, next as u8).max(day)
            } else {
                month_start(year * 12 + i64::from(month))
            }
        }
        Step::Months(step) => {
            let index = year * 12 + i64::from(month) - 1 + i64::from(!begins_month);
            month_start(index.div_ceil_to(step))
        }
        Step::Years(step) => {
            let index = year + i64::from(!(begins_month && month == 1));
            Day::ymd(index.div_ceil_to(step), 1, 1)
        }
    }
}

/// The first of the month that is `index` months after January of year 0.
fn month_start(index: i64) -> Day {
    Day::ymd(index.div_euclid(12), index.rem_euclid(12) as u8 + 1, 1)
}

trait CeilTo {
    /// The smallest multiple of `step` that is not smaller.
    fn div_ceil_to(self, step: i64) -> i64;
}

impl CeilTo for i64 {
    fn div_ceil_to(self, step: i64) -> i64 {
        -(-self).div_euclid(step) * step
    }
}
