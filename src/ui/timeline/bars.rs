//! The histogram as numbers: how many claims are about the days of each bar.

use super::soft::Edge;
use super::spans::{Extent, Tally};
use crate::dossier::Day;
use crate::scale::{BinScale, TimeScale};

/// An interval of more days than this is a bar with its extent, unless it fits one bar of the
/// histogram: it says little about its single days. Chosen by eye.
const FEW_DAYS: i64 = 4;
/// Width aimed at for the bars of the histogram, in points. Chosen by eye.
const BAR_POINTS: f32 = 5.0;

/// One bar. A claim about several days counts in the bar of each of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Bar {
    pub tally: Tally,
    /// Claims whose date is neither approximate nor uncertain, known or not.
    pub sure: u32,
}

/// Where the claims of one date are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawn {
    /// In these bars of the histogram, the first and the last.
    Bars(u32, u32),
    /// As an interval of its own.
    Interval,
    OutOfView,
}

/// The bars in view.
pub struct Bars {
    pub bins: BinScale,
    pub bars: Vec<Bar>,
    /// In the order of the extents.
    pub drawn: Vec<Drawn>,
    /// The tallest bar, at whatever as-of date, so that bars do not change their scale while the date moves.
    pub most: u32,
}

impl Bars {
    pub fn new(scale: &TimeScale<'_>, extents: &[Extent], tallies: &[Tally]) -> Self {
        let bins = BinScale::new(scale, BAR_POINTS);
        let visible = scale.visible_days();
        let drawn: Vec<Drawn> = extents
            .iter()
            .map(|extent| drawn(extent, &bins, (visible.first, visible.last)))
            .collect();
        let mut bars = vec![Bar::default(); bins.count()];
        for ((extent, tally), drawn) in extents.iter().zip(tallies).zip(&drawn) {
            let Drawn::Bars(first, last) = *drawn else {
                continue;
            };
            let is_sure = extent.left == Edge::Sharp && extent.right == Edge::Sharp;
            for bar in &mut bars[first as usize..=last as usize] {
                bar.tally.add(tally);
                bar.sure += if is_sure { tally.all } else { 0 };
            }
        }
        let most = bars.iter().map(|bar| bar.tally.all).max().unwrap_or(0);
        Self {
            bins,
            bars,
            drawn,
            most,
        }
    }

    /// Whether claims of a date count in a bar.
    pub fn holds(&self, extent: usize, bar: u32) -> bool {
        matches!(self.drawn[extent], Drawn::Bars(first, last) if (first..=last).contains(&bar))
    }
}

fn drawn(extent: &Extent, bins: &BinScale, visible: (Day, Day)) -> Drawn {
    let is_after = extent.first.is_some_and(|first| first > visible.1);
    let is_before = extent.last.is_some_and(|last| last < visible.0);
    if is_after || is_before {
        return Drawn::OutOfView;
    }
    let (Some(first), Some(last)) = (extent.first, extent.last) else {
        return Drawn::Interval;
    };
    let bin_of = |day: Day| bins.bin_of(day.clamp(visible.0, visible.1));
    let (Some(first_bar), Some(last_bar)) = (bin_of(first), bin_of(last)) else {
        return Drawn::OutOfView;
    };
    let is_short = extent.length_days().is_some_and(|days| days <= FEW_DAYS);
    let fits_one = first_bar == last_bar && first >= visible.0 && last <= visible.1;
    if is_short || fits_one {
        Drawn::Bars(first_bar, last_bar)
    } else {
        Drawn::Interval
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scale::{Ruler, RulerOptions, Span};

    fn august(day: u8) -> Day {
        Day::ymd(2008, 8, day)
    }

    fn bars(extents: &[(u8, u8)]) -> Bars {
        let span = Span {
            first: august(1),
            last: august(31),
        };
        let ruler = Ruler::new(&[span], RulerOptions::default());
        let view = ruler.fitted(800.0);
        let extents: Vec<Extent> = extents
            .iter()
            .map(|(first, last)| Extent {
                first: Some(august(*first)),
                last: Some(august(*last)),
                left: Edge::Sharp,
                right: Edge::Blurred,
            })
            .collect();
        let one = Tally {
            all: 1,
            known: 1,
            ..Tally::default()
        };
        Bars::new(
            &ruler.scale(&view, 800.0),
            &extents,
            &vec![one; extents.len()],
        )
    }

    fn known_on(bars: &Bars, day: u8) -> u32 {
        let bar = bars.bins.bin_of(august(day)).expect("in view");
        bars.bars[bar as usize].tally.known
    }

    #[test]
    fn a_night_counts_on_both_of_its_days() {
        let bars = bars(&[(7, 8), (8, 8)]);
        assert_eq!(known_on(&bars, 7), 1);
        assert_eq!(known_on(&bars, 8), 2);
        assert_eq!(known_on(&bars, 9), 0);
        assert_eq!(bars.most, 2);
    }

    #[test]
    fn a_long_interval_is_no_part_of_the_histogram() {
        let bars = bars(&[(1, 28)]);
        assert_eq!(bars.drawn, [Drawn::Interval]);
        assert_eq!(bars.most, 0);
    }
}
