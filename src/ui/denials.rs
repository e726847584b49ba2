//! Which lines between a denial and what it denies are asked for, and how many run between the same two
//! ends. Map and timeline draw them each in their own way.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::query::{ClaimIx, Denial, DisputeIx, Index, Reach};

use super::scene::{Hover, Scene};

/// What lines are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    among: Among,
    /// A claim that is pointed at; its lines show whether asked for or not.
    around: Option<ClaimIx>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Among {
    #[default]
    None,
    All,
    /// Those with a claim of the dispute at one end.
    Dispute(DisputeIx),
}

impl Asked {
    fn of(scene: Scene<'_>) -> Self {
        let wanted = scene.state.look().denials.is_open();
        let among = match (scene.hover, scene.selected_dispute()) {
            (Hover::Dispute(dispute), _) => Among::Dispute(dispute),
            (_, Some(dispute)) if wanted => Among::Dispute(dispute),
            _ if wanted => Among::All,
            _ => Among::None,
        };
        let around = match scene.hover {
            Hover::Claim(claim) => Some(claim),
            _ => None,
        };
        Self { among, around }
    }
}

/// The denials to draw, kept while nothing changes.
#[derive(Default)]
pub struct Denials {
    /// Whose denials `every` are.
    index: Option<Arc<Index>>,
    /// All there are at whatever date, in order, so that each has a number.
    every: Vec<Denial>,
    /// State's revision and what was asked for when `shown` was gathered.
    made_for: Option<(u64, Asked)>,
    /// Numbers of those that are drawn, in order.
    shown: Vec<u32>,
    /// Counts up whenever `shown` is another.
    version: u64,
}

impl Denials {
    /// Makes the list anew when the date, the filters or what is asked for is another.
    pub fn keep_up_with(&mut self, scene: Scene<'_>) {
        let asked = Asked::of(scene);
        let key = (scene.state.revision(), asked);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        if asked == Asked::default() && self.shown.is_empty() {
            return;
        }
        self.version += 1;
        let index = scene.state.index();
        if !self
            .index
            .as_ref()
            .is_some_and(|own| Arc::ptr_eq(own, index))
        {
            self.index = Some(index.clone());
            self.every = index.denials().collect();
            self.every.sort_unstable();
        }
        // A line leads from what had been reported to what had been reported, and never ahead of the date.
        let known = scene.state.known();
        let both_known = |denial: &Denial| known.is_known(denial.by) && known.is_known(denial.of);
        let every = &self.every;
        self.shown.clear();
        if asked.among == Among::All {
            let all = (0u32..).zip(every).filter(|(_, denial)| both_known(denial));
            self.shown.extend(all.map(|(number, _)| number));
            return;
        }
        let of_dispute = match asked.among {
            Among::Dispute(dispute) => index.claims_of_dispute(dispute),
            Among::None | Among::All => &[],
        };
        let around = of_dispute.iter().chain(&asked.around);
        let wanted = around
            .filter(|claim| known.is_known(**claim))
            .flat_map(|claim| index.denials_around(*claim))
            .filter(both_known)
            .filter_map(|denial| every.binary_search(&denial).ok());
        self.shown
            .extend(wanted.filter_map(|number| u32::try_from(number).ok()));
        self.shown.sort_unstable();
        self.shown.dedup();
    }

    /// Another number whenever other denials are drawn.
    pub fn version(&self) -> u64 {
        self.version
    }

    /// Whether lines are asked for as such, and not only those of a claim pointed at.
    pub fn is_asked_for(&self) -> bool {
        self.made_for
            .is_some_and(|(_, asked)| asked.among != Among::None)
    }
}

/// All denials that run between the same two ends.
pub struct Bundle<Ends> {
    pub ends: Ends,
    pub count: usize,
    pub reach: Reach,
    /// The first few of them, at least one.
    pub first: Vec<Denial>,
}

impl<Ends> Bundle<Ends> {
    /// Whether the pointer is on one of its first denials, or on what holds both its claims.
    pub fn is_lit(&self, scene: Scene<'_>) -> bool {
        let mut first = self.first.iter();
        first.any(|denial| scene.is_lit(denial.by) && scene.is_lit(denial.of))
    }
}

/// As many denials of a bundle are told one by one.
pub const FEW: usize = 4;

/// The denials that are drawn, bundled by their ends.
pub struct Bundles<Ends> {
    /// Whose denials were given ends.
    index: Option<Arc<Index>>,
    /// Each pair of ends once.
    ends: Vec<Ends>,
    /// For each denial there is, its place in `ends`; [`NOWHERE`]: it has none.
    ends_of: Vec<u32>,
    /// The bundles with most denials, largest first.
    pub largest: Vec<Bundle<Ends>>,
    /// Denials in bundles that are not among the largest or were not wanted.
    pub left_out: usize,
    /// Denials without ends.
    pub nowhere: usize,
}

const NOWHERE: u32 = u32::MAX;

impl<Ends> Default for Bundles<Ends> {
    fn default() -> Self {
        Self {
            index: None,
            ends: Vec::new(),
            ends_of: Vec::new(),
            largest: Vec::new(),
            left_out: 0,
            nowhere: 0,
        }
    }
}

impl<Ends: Copy + Eq + Hash> Bundles<Ends> {
    /// Bundles the denials that are drawn. `ends` of a denial must always be the same for one index;
    /// `wanted` says which bundles can be drawn at all. No more than `most` are kept.
    pub fn gather(
        &mut self,
        denials: &Denials,
        most: usize,
        ends: impl Fn(Denial) -> Option<Ends>,
        wanted: impl Fn(Ends) -> bool,
    ) {
        self.largest.clear();
        (self.left_out, self.nowhere) = (0, 0);
        if denials.shown.is_empty() {
            return;
        }
        self.give_ends(denials, ends);
        let mut counts = vec![0u32; self.ends.len()];
        for number in &denials.shown {
            match self.ends_of[*number as usize] {
                NOWHERE => self.nowhere += 1,
                ends => counts[ends as usize] += 1,
            }
        }
        let mut order: Vec<u32> = (0u32..)
            .zip(&counts)
            .filter(|(at, count)| **count > 0 && wanted(self.ends[*at as usize]))
            .map(|(at, _)| at)
            .collect();
        let rank = |at: &u32| (std::cmp::Reverse(counts[*at as usize]), *at);
        if order.len() > most {
            order.select_nth_unstable_by_key(most, rank);
            order.truncate(most);
        }
        order.sort_unstable_by_key(rank);
        let mut place_of = vec![NOWHERE; self.ends.len()];
        for (place, at) in (0u32..).zip(&order) {
            place_of[*at as usize] = place;
            self.largest.push(Bundle {
                ends: self.ends[*at as usize],
                count: counts[*at as usize] as usize,
                reach: Reach::OneWay,
                first: Vec::new(),
            });
        }
        for number in &denials.shown {
            let denial = denials.every[*number as usize];
            let ends = self.ends_of[*number as usize];
            if ends == NOWHERE {
                continue;
            }
            let Some(bundle) = self.largest.get_mut(place_of[ends as usize] as usize) else {
                self.left_out += 1;
                continue;
            };
            bundle.reach = bundle.reach.max(denial.reach);
            if bundle.first.len() < FEW {
                bundle.first.push(denial);
            }
        }
    }

    fn give_ends(&mut self, denials: &Denials, ends: impl Fn(Denial) -> Option<Ends>) {
        let same = match (&self.index, &denials.index) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            _ => false,
        };
        if same {
            return;
        }
        self.index = denials.index.clone();
        self.ends.clear();
        let mut places: HashMap<Ends, u32> = HashMap::new();
        let all = &mut self.ends;
        let place = |denial: &Denial| {
            let Some(own) = ends(*denial) else {
                return NOWHERE;
            };
            *places.entry(own).or_insert_with(|| {
                all.push(own);
                all.len() as u32 - 1
            })
        };
        self.ends_of = denials.every.iter().map(place).collect();
    }
}
