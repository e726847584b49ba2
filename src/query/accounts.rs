//! What claims make of an event: an account for each origin, the dates and figures they give, and who else
//! speaks in the record and has said nothing about it.

use std::collections::{BTreeMap, HashMap};

use super::as_of::AsOf;
use super::bonds::{Direction, Voiced};
use super::index::Index;
use super::number::{ClaimIx, Dense, EventIx, OriginIx, SideIx};
use super::origins::{Origin, Origins};
use super::span::Span;
use crate::dossier::{Day, Figure, Relation, When};

/// An event as told by some claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct EventInFull {
    /// How many reports there are, and how many origins.
    pub reports: usize,
    /// One for each origin, in order of reporting.
    pub accounts: Vec<Account>,
    /// The different dates that are given, earliest first.
    pub dates: Vec<DateGiven>,
    /// Claims that give no date.
    pub undated: usize,
    /// By measure.
    pub figures: Vec<FiguresGiven>,
    /// Sides that had spoken of something else by the as-of day, and not of this event or a part of it.
    pub silent_sides: Vec<SideIx>,
    /// The same for whoever claims come from, those of these sides among them. Who says more comes first.
    pub silent: Vec<OriginIx>,
}

/// What one origin says of an event.
#[derive(Clone, Debug, PartialEq)]
pub struct Account {
    pub origin: Origin,
    /// When the first of its claims was reported.
    pub since: Span,
    /// The different dates it gives, as written, earliest first.
    pub dates: Vec<When>,
    /// The different figures it gives, in reading order.
    pub figures: Vec<Figure>,
    /// The accounts of the same event that it denies or contradicts, by their place in the list, in order.
    pub opposes: Vec<usize>,
}

/// A date that claims give for an event.
#[derive(Clone, Debug, PartialEq)]
pub struct DateGiven {
    pub when: When,
    pub claims: Vec<ClaimIx>,
}

/// The figures that claims give for one measure in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct FiguresGiven {
    pub measure: String,
    /// `None`: a plain count.
    pub unit: Option<String>,
    /// The one with the lowest number, and the one with the highest; the same where there is one.
    pub lowest: Figure,
    pub highest: Figure,
    /// How many different ones there are.
    pub different: usize,
    /// The claims that give one, in order.
    pub claims: Vec<ClaimIx>,
}

/// The lowest and the highest number that a figure names. `None`: it names none.
fn numbers(figure: &Figure) -> Option<(f64, f64)> {
    let named = [figure.at_least, figure.value, figure.about, figure.at_most];
    let named = || named.into_iter().flatten();
    Some((named().reduce(f64::min)?, named().reduce(f64::max)?))
}

impl FiguresGiven {
    fn of(figures: &[(ClaimIx, &Figure, (f64, f64))]) -> Option<Self> {
        let low = |(_, _, (low, _)): &&(ClaimIx, &Figure, (f64, f64))| *low;
        let high = |(_, _, (_, high)): &&(ClaimIx, &Figure, (f64, f64))| *high;
        let lowest = figures.iter().min_by(|a, b| low(a).total_cmp(&low(b)))?;
        // Of equals the first in both cases.
        let highest = figures.iter().rev();
        let highest = highest.max_by(|a, b| high(a).total_cmp(&high(b)))?;
        let mut different: Vec<&Figure> = Vec::new();
        for (_, figure, _) in figures {
            if !different.contains(figure) {
                different.push(figure);
            }
        }
        Some(Self {
            measure: lowest.1.measure.clone(),
            unit: lowest.1.unit.clone(),
            lowest: lowest.1.clone(),
            highest: highest.1.clone(),
            different: different.len(),
            claims: figures.iter().map(|(claim, ..)| *claim).collect(),
        })
    }
}

impl Index {
    /// An event as told by those of its claims that are given. Who is silent is a fact about the as-of day,
    /// whatever claims are given.
    pub fn event_in_full(
        &self,
        event: EventIx,
        claims: impl IntoIterator<Item = ClaimIx>,
        as_of: &AsOf,
    ) -> EventInFull {
        let Origins { reports, origins } = self.origins(claims);
        let mut all: Vec<ClaimIx> = origins.iter().flat_map(|it| it.claims.clone()).collect();
        all.sort_unstable();
        let mut accounts: Vec<Account> = origins
            .into_iter()
            .map(|origin| self.account(origin))
            .collect();
        accounts.sort_by_key(|it| (it.since.latest, it.since.earliest));
        self.set_against_each_other(&mut accounts);
        let dates = self.dates_given(&all);
        let dated: usize = dates.iter().map(|date| date.claims.len()).sum();
        let (silent_sides, silent) = self.silent_about(event, as_of);
        EventInFull {
            reports,
            accounts,
            undated: all.len() - dated,
            dates,
            figures: self.figures_given(&all),
            silent_sides,
            silent,
        }
    }

    fn set_against_each_other(&self, accounts: &mut [Account]) {
        let account_of: HashMap<ClaimIx, usize> = (0..)
            .zip(&*accounts)
            .flat_map(|(at, it)| it.origin.claims.iter().map(move |claim| (*claim, at)))
            .collect();
        for (at, account) in accounts.iter_mut().enumerate() {
            let bonds = account.origin.claims.iter();
            let bonds = bonds.flat_map(|claim| self.bonds_of(*claim));
            // A denial is the denier's; a contradiction is told from both ends.
            let own = bonds.filter(|bond| {
                let by_this = bond.direction == Direction::OfOther;
                bond.relation.opposes() && (by_this || bond.relation == Relation::Contradicts)
            });
            let mut opposes: Vec<usize> = own
                .filter_map(|bond| account_of.get(&bond.other).copied())
                .filter(|other| *other != at)
                .collect();
            opposes.sort_unstable();
            opposes.dedup();
            account.opposes = opposes;
        }
    }

    fn account(&self, origin: Origin) -> Account {
        let spans = origin.claims.iter().map(|claim| self.reported(*claim));
        let since = spans.min_by_key(|span| (span.latest, span.earliest));
        let dates = self.dates_given(&origin.claims);
        let mut figures: Vec<Figure> = Vec::new();
        for claim in &origin.claims {
            if let Some(figure) = &self.claim(*claim).figure
                && !figures.contains(figure)
            {
                figures.push(figure.clone());
            }
        }
        Account {
            since: since.unwrap_or(Span::UNDATED),
            dates: dates.into_iter().map(|date| date.when).collect(),
            figures,
            opposes: Vec::new(),
            origin,
        }
    }

    fn dates_given(&self, claims: &[ClaimIx]) -> Vec<DateGiven> {
        let mut dates: Vec<DateGiven> = Vec::new();
        let mut met: HashMap<&str, usize> = HashMap::new();
        for &claim in claims {
            let Some(when) = &self.claim(claim).occurred else {
                continue;
            };
            let at = *met.entry(when.text()).or_insert_with(|| {
                dates.push(DateGiven {
                    when: when.clone(),
                    claims: Vec::new(),
                });
                dates.len() - 1
            });
            dates[at].claims.push(claim);
        }
        dates.sort_by_key(|date| {
            let span = Span::of(Some(&date.when));
            (span.earliest, span.latest)
        });
        dates
    }

    fn figures_given(&self, claims: &[ClaimIx]) -> Vec<FiguresGiven> {
        let mut by_measure: BTreeMap<(&str, Option<&str>), Vec<_>> = BTreeMap::new();
        for &claim in claims {
            let Some(figure) = &self.claim(claim).figure else {
                continue;
            };
            if let Some(numbers) = numbers(figure) {
                let measure = (&*figure.measure, figure.unit.as_deref());
                let list = by_measure.entry(measure).or_default();
                list.push((claim, figure, numbers));
            }
        }
        let lists = by_measure.values();
        lists.filter_map(|list| FiguresGiven::of(list)).collect()
    }

    /// The sides and origins that had certainly spoken by the as-of day, none of whose claims, not even one
    /// only possibly reported by then, is about the event or an event within it.
    fn silent_about(&self, event: EventIx, as_of: &AsOf) -> (Vec<SideIx>, Vec<OriginIx>) {
        let mut side_spoke = vec![false; self.sides().len()];
        let mut claims_of = vec![0_u32; self.origin_count()];
        for claim in self.claims() {
            if self.voiced(claim, as_of) == Voiced::ByThen {
                for side in self.sides_of(claim) {
                    side_spoke[side.index()] = true;
                }
                for origin in self.origins_of(claim) {
                    claims_of[origin.index()] += 1;
                }
            }
        }
        // Nobody speaks for no side.
        if let Some(no_side) = side_spoke.last_mut() {
            *no_side = false;
        }
        for event in self.events_within(event) {
            for &claim in self.claims_of_event(event) {
                let voiced = self.voiced(claim, as_of);
                if matches!(voiced, Voiced::ByThen | Voiced::PossiblyByThen) {
                    for side in self.sides_of(claim) {
                        side_spoke[side.index()] = false;
                    }
                    for origin in self.origins_of(claim) {
                        claims_of[origin.index()] = 0;
                    }
                }
            }
        }
        let sides = (0..side_spoke.len()).filter(|at| side_spoke[*at]);
        let mut origins: Vec<OriginIx> = (0..claims_of.len())
            .filter(|at| claims_of[*at] > 0)
            .map(OriginIx::from_index)
            .collect();
        origins.sort_by_key(|origin| std::cmp::Reverse(claims_of[origin.index()]));
        (sides.map(SideIx::from_index).collect(), origins)
    }

    /// The event and all that lies within it at any depth, each once. Events within each other in a circle
    /// (an error that checking reports) are each counted once.
    pub fn events_within(&self, event: EventIx) -> Vec<EventIx> {
        let parts = &self.dossier.events;
        let mut found = vec![event];
        let mut looked_at = 0;
        while let Some(&larger) = found.get(looked_at) {
            looked_at += 1;
            let id = &self.event(larger).id;
            for (at, part) in parts.iter().enumerate() {
                let part_ix = EventIx::from_index(at);
                if part.within.as_ref() == Some(id) && !found.contains(&part_ix) {
                    found.push(part_ix);
                }
            }
        }
        found
    }
}

impl EventInFull {
    /// First and last day of the dates given. `None` on a side: one of the dates leaves it open, or nobody
    /// knows it, or there is no date.
    pub fn days(&self) -> (Option<Day>, Option<Day>) {
        let spans = || self.dates.iter().map(|date| Span::of(Some(&date.when)));
        let first = spans().min_by_key(|span| span.earliest);
        let last = spans().max_by_key(|span| span.latest);
        (first.and_then(Span::earliest), last.and_then(Span::latest))
    }
}
