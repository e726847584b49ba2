//! How many fall where: days to the bars of a histogram, and how tall a bar is drawn.

use super::scale::TimeScale;
use crate::dossier::Day;

/// Which bar each visible day belongs to. The first and the last bar may reach out of view.
#[derive(Clone, Debug)]
pub struct BinScale {
    /// First day of each bar, rising, and at the end the day after the last bar.
    starts: Vec<i64>,
    /// Where each bar begins, in points, and at the end where the last one ends.
    edges: Vec<f32>,
    /// The bar of each day, from `starts[0]` on; empty where there are too many days for a table.
    table: Vec<u32>,
}

/// Days beyond which looking up the bar by halving is preferred to a table of 4 bytes a day.
const LARGEST_TABLE: i64 = 1 << 18;

impl BinScale {
    /// `bin_points`: the narrowest bar wanted, at least half a point. A bar holds 1, 2, 5, 10, 20 … days
    /// counted from day 0, so that panning shifts the bars and never redistributes what they hold.
    pub fn new(scale: &TimeScale<'_>, bin_points: f32) -> Self {
        let bin = f64::from(bin_points.max(0.5));
        let visible = scale.visible_days();
        let mut starts = Vec::new();
        let mut day = visible.first.0;
        while day <= visible.last.0 {
            let (day0, day1, points_per_day) = scale.piece_around(day);
            let days = round_days(bin / points_per_day);
            let multiple = day.div_euclid(days) * days;
            if starts.is_empty() {
                day = multiple.max(day0);
            }
            starts.push(day);
            day = (multiple + days).min(day1);
        }
        starts.push(day);
        let edges: Vec<f32> = starts.iter().map(|&start| scale.x_of(Day(start))).collect();
        let mut table = Vec::new();
        if starts[starts.len() - 1] - starts[0] <= LARGEST_TABLE {
            for (index, pair) in starts.windows(2).enumerate() {
                table.resize((pair[1] - starts[0]) as usize, index as u32);
            }
        }
        Self {
            starts,
            edges,
            table,
        }
    }

    /// How many bars there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The bar that holds the day; `None` when the day is out of view (and not in a bar that reaches into it).
    pub fn bin_of(&self, day: Day) -> Option<u32> {
        if !self.table.is_empty() {
            let offset = usize::try_from(day.0.checked_sub(self.starts[0])?).ok()?;
            return self.table.get(offset).copied();
        }
        let after = self.starts.partition_point(|start| *start <= day.0);
        (after > 0 && after < self.starts.len()).then(|| after as u32 - 1)
    }

    /// The first day of the table, and for each day from there on its bar: a column to index by day
    /// number. `None` where too many days are in view for a table; ask [`BinScale::bin_of`] then.
    pub fn table(&self) -> Option<(Day, &[u32])> {
        (!self.table.is_empty()).then(|| (Day(self.starts[0]), self.table.as_slice()))
    }

    /// First and last day of a bar; `None` for a bar that is not there.
    pub fn days_of(&self, bin: u32) -> Option<(Day, Day)> {
        let index = bin as usize;
        let (first, next) = (self.starts.get(index)?, self.starts.get(index + 1)?);
        Some((Day(*first), Day(next - 1)))
    }

    /// Left and right edge of a bar in points; `None` for a bar that is not there.
    pub fn span_of(&self, bin: u32) -> Option<(f32, f32)> {
        let index = bin as usize;
        Some((*self.edges.get(index)?, *self.edges.get(index + 1)?))
    }
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that is not smaller.
fn round_days(at_least: f64) -> i64 {
    let mut days: i64 = 1;
    for factor in [2, 5, 10].iter().cycle().take(36) {
        let power = 10i64.pow(days.ilog10());
        if days as f64 >= at_least {
            break;
        }
        days = power * factor;
    }
    days
}

/// Lowest bar that is drawn for anything at all, in points.
const LOWEST_BAR: f32 = 2.0;

/// The height of a bar for `count` beside a tallest of `most`, in points; 0 only for 0.
///
/// The square root keeps both ends honest to the eye: a hundred beside ten thousand is a tenth as tall
/// instead of a hundredth, and more is still visibly more. A lone event beside a million would vanish even
/// so: whatever is there at all gets two points.
pub fn bar_height(count: u64, most: u64, full_height: f32) -> f32 {
    if count == 0 || most == 0 {
        return 0.0;
    }
    let share = (count as f64 / most as f64).sqrt().min(1.0) as f32;
    (full_height * share).max(LOWEST_BAR.min(full_height))
}
