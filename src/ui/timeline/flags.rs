//! Placing the names of sources as flags on poles, so that no name lies over another and no pole runs
//! through a name. Arithmetic only.

/// A name that wants to stand beside its pole.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Wanted {
    /// The pole, in points.
    pub x: f32,
    /// Of the name.
    pub width: f32,
    /// Greater goes first where not all fit.
    pub rank: usize,
}

/// Where a name stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Flag {
    /// Left and right end of the name.
    pub left: f32,
    pub right: f32,
    /// 0 is the lowest.
    pub lane: usize,
}

/// Between a pole and its name, and between two names.
const GAP: f32 = 4.0;

/// Whether names may lie over breaks in the axis.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Breaks {
    KeptClear,
    Crossed,
}

/// One entry for each wanted name, in their order; `None` where it does not fit.
///
/// Names stand to the right of their poles, or to the left where the right has no room, within `from`
/// and `to`. They keep off `breaks` in the axis unless more of them can be shown across these.
pub fn place(
    wanted: &[Wanted],
    lanes: usize,
    (from, to): (f32, f32),
    breaks: &[(f32, f32)],
) -> Vec<Option<Flag>> {
    let mut by_rank: Vec<usize> = (0..wanted.len()).collect();
    by_rank.sort_by(|&a, &b| {
        let (a, b) = (&wanted[a], &wanted[b]);
        b.rank.cmp(&a.rank).then(b.x.total_cmp(&a.x))
    });
    let mut from_the_right = by_rank.clone();
    from_the_right.sort_by(|&a, &b| wanted[b].x.total_cmp(&wanted[a].x));
    let mut best: Vec<Option<Flag>> = vec![None; wanted.len()];
    let count = |flags: &[Option<Flag>]| flags.iter().flatten().count();
    for way in [Breaks::KeptClear, Breaks::Crossed] {
        for order in [&by_rank, &from_the_right] {
            let flags = placed(wanted, order, lanes, (from, to), breaks, way);
            if count(&flags) > count(&best) {
                best = flags;
            }
        }
    }
    best
}

fn placed(
    wanted: &[Wanted],
    order: &[usize],
    lanes: usize,
    (from, to): (f32, f32),
    breaks: &[(f32, f32)],
    way: Breaks,
) -> Vec<Option<Flag>> {
    let mut flags: Vec<Option<Flag>> = vec![None; wanted.len()];
    for &index in order {
        let Wanted { x, width, .. } = wanted[index];
        if !(from..=to).contains(&x) {
            continue;
        }
        let sides = [(x + GAP, x + GAP + width), (x - GAP - width, x - GAP)];
        let is_clear = |(left, right): &(f32, f32)| {
            breaks
                .iter()
                .all(|(begin, end)| right <= begin || end <= left)
        };
        flags[index] = sides
            .into_iter()
            .filter(|(left, right)| *left >= from && *right <= to)
            .filter(|side| way == Breaks::Crossed || is_clear(side))
            .find_map(|(left, right)| {
                (0..lanes)
                    .map(|lane| Flag { left, right, lane })
                    .find(|flag| stands_free(*flag, x, &flags, wanted))
            });
    }
    flags
}

fn stands_free(flag: Flag, x: f32, flags: &[Option<Flag>], wanted: &[Wanted]) -> bool {
    flags.iter().zip(wanted).all(|(other, pole)| {
        let Some(other) = other else {
            return true;
        };
        let overlap = flag.left < other.right + GAP && other.left < flag.right + GAP;
        // A pole reaches up to its own lane, and must pass beside the names below.
        let in_my_name = flag.left - 2.0 < pole.x && pole.x < flag.right + 2.0;
        let in_its_name = other.left - 2.0 < x && x < other.right + 2.0;
        let collides = (overlap && flag.lane == other.lane)
            || (in_my_name && other.lane >= flag.lane)
            || (in_its_name && flag.lane >= other.lane);
        !collides
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(x: f32) -> Wanted {
        Wanted {
            x,
            width: 60.0,
            rank: 0,
        }
    }

    #[test]
    fn names_close_together_stand_in_lanes_with_the_left_one_above() {
        let flags = place(
            &[wanted(10.0), wanted(40.0), wanted(300.0)],
            2,
            (0.0, 500.0),
            &[],
        );
        let lanes: Vec<_> = flags
            .iter()
            .map(|flag| flag.map(|flag| flag.lane))
            .collect();
        assert_eq!(lanes, [Some(1), Some(0), Some(0)]);
    }

    #[test]
    fn at_the_right_end_a_name_stands_to_the_left_of_its_pole() {
        let flags = place(&[wanted(490.0)], 1, (0.0, 500.0), &[]);
        assert_eq!(flags[0].map(|flag| flag.right), Some(486.0));
    }

    #[test]
    fn a_name_keeps_off_a_break_in_the_axis() {
        let flags = place(&[wanted(200.0)], 1, (0.0, 500.0), &[(220.0, 260.0)]);
        assert_eq!(flags[0].map(|flag| flag.right), Some(196.0));
    }

    #[test]
    fn what_does_not_fit_has_no_name_and_the_higher_rank_has_one() {
        let mut crowd = [wanted(10.0), wanted(20.0), wanted(30.0)];
        crowd[1].rank = 9;
        let flags = place(&crowd, 1, (0.0, 500.0), &[]);
        let named: Vec<bool> = flags.iter().map(Option::is_some).collect();
        assert_eq!(named, [false, true, false]);
    }
}
