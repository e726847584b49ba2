//! Too many marks to tell apart: those close together on the screen become one that says how many.

use crate::scale::Point;

/// A mark that may join a cluster.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ClusterMember {
    pub at: Point,
    /// What is summed up, such as the number of claims; the heaviest member gives the cluster its place.
    pub weight: f32,
}

/// Marks that are drawn as one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cluster {
    /// Where its heaviest member stands, so that a cluster sits on a real place.
    pub at: Point,
    /// Index of the heaviest member (the first of them when several are equal).
    pub heaviest: u32,
    /// Sum over all members.
    pub weight: f32,
    first: u32,
    count: u32,
}

/// All clusters, heaviest leading member first. Every mark is in exactly one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clusters {
    pub clusters: Vec<Cluster>,
    /// Indices of the marks, cluster after cluster.
    members: Vec<u32>,
}

impl Clusters {
    /// Indices of the marks of a cluster, the heaviest first, the others from heavy to light.
    pub fn members(&self, cluster: &Cluster) -> &[u32] {
        let first = cluster.first as usize;
        self.members
            .get(first..first + cluster.count as usize)
            .unwrap_or(&[])
    }
}

/// Marks sorted into square cells as wide as the reach, so that neighbours are at most one cell away.
struct Cells {
    columns: usize,
    rows: usize,
    min: Point,
    reach: f32,
    /// Where each cell's marks begin in `marks`; one more than there are cells.
    starts: Vec<u32>,
    marks: Vec<u32>,
}

/// Cells along one side; beyond it cells are wider than the reach, which costs time and changes nothing.
const MOST_CELLS: f32 = 256.0;

/// Joins marks no farther than `reach` points from a heavier one. Greedy: the heaviest mark left gathers
/// all that are left around it. Depends on distances alone, so panning never changes it.
///
/// A mark whose position is not finite stands alone.
pub fn cluster(marks: &[ClusterMember], reach: f32) -> Clusters {
    let reach = if reach.is_finite() {
        reach.max(0.0)
    } else {
        0.0
    };
    let mut order: Vec<u32> = (0..marks.len() as u32).collect();
    order.sort_unstable_by(|&a, &b| {
        let (heavy_a, heavy_b) = (marks[a as usize].weight, marks[b as usize].weight);
        heavy_b.total_cmp(&heavy_a).then(a.cmp(&b))
    });
    let mut rank = vec![0u32; marks.len()];
    for (position, &mark) in order.iter().enumerate() {
        rank[mark as usize] = position as u32;
    }
    let mut cells = Cells::new(marks, &order, reach);
    let mut taken = vec![false; marks.len()];
    let mut found = Clusters {
        clusters: Vec::new(),
        members: Vec::with_capacity(marks.len()),
    };
    for &leader in &order {
        if taken[leader as usize] {
            continue;
        }
        let at = marks[leader as usize].at;
        let first = found.members.len();
        taken[leader as usize] = true;
        found.members.push(leader);
        cells.take_around(marks, at, reach, &mut taken, &mut found.members);
        found.members[first + 1..].sort_unstable_by_key(|&mark| rank[mark as usize]);
        let members = &found.members[first..];
        found.clusters.push(Cluster {
            at,
            heaviest: leader,
            weight: members
                .iter()
                .map(|&mark| marks[mark as usize].weight)
                .sum(),
            first: first as u32,
            count: members.len() as u32,
        });
    }
    found
}

/// [`cluster`] with a reach that grows from `reach` until there are no more than `at_most` clusters.
/// Gives up growing after 40 rounds (a million times the reach).
pub fn cluster_to_at_most(marks: &[ClusterMember], reach: f32, at_most: usize) -> Clusters {
    let mut reach = if reach.is_finite() {
        reach.max(1.0)
    } else {
        1.0
    };
    let mut found = cluster(marks, reach);
    for _ in 0..40 {
        if found.clusters.len() <= at_most {
            break;
        }
        reach *= 1.41;
        found = cluster(marks, reach);
    }
    found
}

impl Cells {
    fn new(marks: &[ClusterMember], order: &[u32], reach: f32) -> Self {
        let finite = || marks.iter().map(|mark| mark.at).filter(|at| at.is_finite());
        let (mut min, mut max) = (
            Point::new(f32::MAX, f32::MAX),
            Point::new(f32::MIN, f32::MIN),
        );
        for at in finite() {
            min = Point::new(min.x.min(at.x), min.y.min(at.y));
            max = Point::new(max.x.max(at.x), max.y.max(at.y));
        }
        let longest = (max.x - min.x).max(max.y - min.y).clamp(0.0, f32::MAX);
        let reach = reach.max(longest / MOST_CELLS).max(1.0);
        let cells = |length: f32| (length / reach).clamp(0.0, MOST_CELLS) as usize + 1;
        let mut this = Self {
            columns: cells(max.x - min.x),
            rows: cells(max.y - min.y),
            min,
            reach,
            starts: Vec::new(),
            marks: vec![0; marks.len()],
        };
        // A counting sort by cell; within a cell, marks stay in `order`.
        this.starts = vec![0; this.columns * this.rows + 1];
        for mark in marks {
            let cell = this.cell(mark.at);
            this.starts[cell + 1] += 1;
        }
        for cell in 1..this.starts.len() {
            this.starts[cell] += this.starts[cell - 1];
        }
        let mut next = this.starts.clone();
        for &mark in order {
            let cell = this.cell(marks[mark as usize].at);
            this.marks[next[cell] as usize] = mark;
            next[cell] += 1;
        }
        this
    }

    /// A float becomes the nearest number there is; NaN becomes 0.
    fn column_and_row(&self, at: Point) -> (usize, usize) {
        let along = |value: f32, from: f32, count: usize| {
            (((value - from) / self.reach) as usize).min(count - 1)
        };
        (
            along(at.x, self.min.x, self.columns),
            along(at.y, self.min.y, self.rows),
        )
    }

    fn cell(&self, at: Point) -> usize {
        let (column, row) = self.column_and_row(at);
        row * self.columns + column
    }

    fn take_around(
        &mut self,
        marks: &[ClusterMember],
        at: Point,
        reach: f32,
        taken: &mut [bool],
        members: &mut Vec<u32>,
    ) {
        let (column, row) = self.column_and_row(at);
        for row in row.saturating_sub(1)..=(row + 1).min(self.rows - 1) {
            for column in column.saturating_sub(1)..=(column + 1).min(self.columns - 1) {
                let cell = row * self.columns + column;
                let (from, to) = (self.starts[cell] as usize, self.starts[cell + 1] as usize);
                for &mark in &self.marks[from..to] {
                    let other = marks[mark as usize].at;
                    let (dx, dy) = (other.x - at.x, other.y - at.y);
                    if !taken[mark as usize] && dx * dx + dy * dy <= reach * reach {
                        taken[mark as usize] = true;
                        members.push(mark);
                    }
                }
            }
        }
    }
}
