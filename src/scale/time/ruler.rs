//! Which days are occupied, and which empty stretches between them are long enough to fold. No screen
//! positions: those are [`super::TimeScale`]'s.

use crate::dossier::Day;

/// From the first day to the last; both belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    pub first: Day,
    pub last: Day,
}

/// When a stretch is empty enough to fold, and how a fold is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RulerOptions {
    /// Width of a closed fold, in points (less where many of them would crowd out the days).
    pub fold_points: f64,
    /// No stretch between folds is drawn narrower than this, in points, so that its first label fits.
    pub stretch_points: f64,
    /// Shorter gaps never fold.
    pub shortest_gap_days: i64,
    /// A gap folds when it would take more than this share of what is still unfolded …
    pub gap_share: f64,
    /// … or is more than this many times as long as all occupied days together.
    pub gap_over_occupied: f64,
    /// An interval longer than this says little about its single days ("in 1992"). With something
    /// shorter near it, only its two ends count as occupied; alone, it is drawn as if
    /// it were only `coarse_days` long.
    pub solid_days: i64,
    /// How many ordinary days' room a long interval gets where it stands alone.
    pub coarse_days: i64,
    /// Never more folds than this; the longest gaps win.
    pub most_folds: usize,
}

/// A run of days between folds, and the scale it is drawn at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Stretch {
    /// First and last day, with the margin.
    pub first: i64,
    pub last: i64,
    /// First and last day that something occupies.
    pub occupied_first: i64,
    pub occupied_last: i64,
    /// Above 0, up to 1: how wide a day is, compared with `points_per_day`.
    pub shrink: f64,
}

/// The occupied days, and the stretches they form. Made when the dossier or its filters change.
#[derive(Clone, Debug, PartialEq)]
pub struct Ruler {
    pub(super) options: RulerOptions,
    /// In order, at least one; a fold lies between each two.
    pub(super) stretches: Vec<Stretch>,
    has_days: bool,
}

/// Days beyond ± this (27 million years) are taken for the limit, so that sums stay exact.
pub(super) const FARTHEST_DAY: i64 = 10_000_000_000;

impl Default for RulerOptions {
    /// Chosen by eye at 1280 points, with a dossier whose reports lie years apart.
    fn default() -> Self {
        Self {
            fold_points: 44.0,
            stretch_points: 64.0,
            shortest_gap_days: 60,
            gap_share: 0.15,
            gap_over_occupied: 8.0,
            solid_days: 45,
            coarse_days: 15,
            most_folds: 24,
        }
    }
}

impl Ruler {
    /// `occupied`: the days or intervals on which something happens or is reported, in any order; an
    /// interval whose ends are swapped is turned around.
    pub fn new(occupied: &[Span], options: RulerOptions) -> Self {
        let blocks = blocks(occupied, &options);
        let folded = gaps_to_fold(&blocks, &options);
        let mut stretches: Vec<Stretch> = Vec::new();
        for (index, block) in blocks.iter().enumerate() {
            match stretches.last_mut() {
                Some(stretch) if !folded.contains(&index) => {
                    stretch.last = block.last;
                    stretch.occupied_last = block.last;
                    stretch.shrink = stretch.shrink.max(block.shrink);
                }
                _ => stretches.push(*block),
            }
        }
        add_margins(&mut stretches);
        Self {
            options,
            has_days: !stretches.is_empty(),
            stretches: if stretches.is_empty() {
                vec![Stretch::of(0, 0, 1.0)]
            } else {
                stretches
            },
        }
    }

    /// From the first occupied day to the last; `None` when nothing has a date.
    pub fn occupied(&self) -> Option<Span> {
        let (first, last) = (self.stretches.first()?, self.stretches.last()?);
        self.has_days.then_some(Span {
            first: Day(first.occupied_first),
            last: Day(last.occupied_last),
        })
    }

    /// How many gaps fold, opened or not.
    pub fn fold_count(&self) -> usize {
        self.stretches.len() - 1
    }
}

impl Stretch {
    fn of(first: i64, last: i64, shrink: f64) -> Self {
        Self {
            first,
            last,
            occupied_first: first,
            occupied_last: last,
            shrink,
        }
    }

    pub(super) fn days(&self) -> f64 {
        (self.last - self.first + 1) as f64
    }
}

/// The occupied days as separate runs in order, each with its shrink.
fn blocks(occupied: &[Span], options: &RulerOptions) -> Vec<Stretch> {
    let solid_days = options.solid_days.clamp(1, FARTHEST_DAY);
    let held = |day: Day| day.0.clamp(-FARTHEST_DAY, FARTHEST_DAY);
    let (mut fine, mut coarse): (Vec<Stretch>, Vec<Stretch>) = occupied
        .iter()
        .map(|span| {
            (
                held(span.first.min(span.last)),
                held(span.first.max(span.last)),
            )
        })
        .map(|(first, last)| {
            let days = last - first + 1;
            let shrink = if days <= solid_days {
                1.0
            } else {
                (options.coarse_days.max(1) as f64 / days as f64).min(1.0)
            };
            Stretch::of(first, last, shrink)
        })
        .partition(|block| block.last - block.first < solid_days);
    merge(&mut fine);
    // Long intervals near each other stand together; near something shorter, only their ends count.
    merge(&mut coarse);
    for block in coarse {
        let near = |other: &&Stretch| {
            other.first <= block.last + solid_days && block.first <= other.last + solid_days
        };
        if fine.iter().any(|other| near(&other)) {
            fine.push(Stretch::of(block.first, block.first, 1.0));
            fine.push(Stretch::of(block.last, block.last, 1.0));
        } else {
            fine.push(block);
        }
    }
    merge(&mut fine);
    fine
}

/// Sorts, and joins what overlaps or touches; the joined run is as fine as its finest part.
fn merge(blocks: &mut Vec<Stretch>) {
    blocks.sort_by_key(|block| (block.first, block.last));
    blocks.dedup_by(|next, kept| {
        let touches = next.first <= kept.last + 1;
        if touches {
            kept.last = kept.last.max(next.last);
            kept.occupied_last = kept.last;
            kept.shrink = kept.shrink.max(next.shrink);
        }
        touches
    });
}

/// The indices of the blocks before which the axis folds.
fn gaps_to_fold(blocks: &[Stretch], options: &RulerOptions) -> Vec<usize> {
    let mut gaps: Vec<(i64, usize)> = (1..blocks.len())
        .map(|index| (blocks[index].first - blocks[index - 1].last - 1, index))
        .collect();
    gaps.sort_by_key(|&(days, index)| (std::cmp::Reverse(days), index));
    let occupied: f64 = blocks.iter().map(|block| block.days() * block.shrink).sum();
    let mut unfolded = occupied + gaps.iter().map(|gap| gap.0 as f64).sum::<f64>();
    let mut folded = Vec::new();
    for (days, index) in gaps {
        let long = days as f64;
        let folds = days >= options.shortest_gap_days.max(2)
            && (long > options.gap_share * unfolded || long > options.gap_over_occupied * occupied)
            && folded.len() < options.most_folds;
        if !folds {
            // The gaps that follow are no longer than this one, and the share they take is no larger.
            break;
        }
        unfolded -= long;
        folded.push(index);
    }
    folded
}

/// Gives every stretch a little air: a sixtieth of all unfolded days, at least one, and never more than
/// a quarter of the gap, so that something is left to fold.
fn add_margins(stretches: &mut [Stretch]) {
    let unfolded: f64 = stretches
        .iter()
        .map(|stretch| stretch.days() * stretch.shrink)
        .sum();
    let margin = (unfolded / 60.0).round().max(1.0) as i64;
    let gaps: Vec<i64> = stretches
        .windows(2)
        .map(|pair| pair[1].first - pair[0].last - 1)
        .collect();
    let count = stretches.len();
    for (index, stretch) in stretches.iter_mut().enumerate() {
        let before = if index == 0 {
            i64::MAX
        } else {
            gaps[index - 1]
        };
        let after = if index + 1 == count {
            i64::MAX
        } else {
            gaps[index]
        };
        stretch.first -= margin.min(before / 4);
        stretch.last += margin.min(after / 4);
    }
}
