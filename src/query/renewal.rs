//! From the index of one version of a dossier to that of the next, by looking only at what is another.
//!
//! ```text
//! versions ─ compared ─▶ Course ─ rows of fresh claims ─▶ columns by claim ─▶ the same from the other end
//! ```
//! A source or a claim that is the very same value in both versions is kept. What a kept claim refers to may
//! have another number now, or have come in or gone: the first is renamed in the columns, the others make the
//! claim one to be laid out anew. From nothing, all claims are.

use std::sync::Arc;

use super::claimant::Voices;
use super::column::{continued, continued_lists};
use super::compared::{Versions, claims_in};
use super::course::Course;
use super::index::Index;
use super::lists::Lists;
use super::number::Dense;
use super::numbers::{AllRenumbered, Numbers};
use super::places::Containment;
use super::renumbered::Renumbered;
use super::rows::{Layout, Rows};
use super::tally::Facets;
use crate::dossier::{Claim, Dossier, Source};

impl Index {
    /// The index of a version of the dossier that comes after this one's. `None`: things changed places in the
    /// dossier's lists, or two claims have one id, so that more follows from the whole of it than from the
    /// changes; never where there were no claims before.
    pub(super) fn renewed(&self, dossier: Arc<Dossier>) -> Option<Self> {
        let is_first = self.claim_count() == 0;
        let voices = Arc::new(Voices::of(&dossier));
        let before = (&*self.dossier, &*self.voices);
        let (mut numbers, now) = self.numbers.renewed(before, (&dossier, &voices));
        let stays_in_order = now.places.is_rising(self.dossier.places.len())
            && now.events.is_rising(self.dossier.events.len())
            && now.disputes.is_rising(self.dossier.disputes.len())
            && now.claimants.is_rising(self.dossier.actors.len());
        if !is_first && (!stays_in_order || self.numbers.claims.has_repeated) {
            return None;
        }
        let versions = Versions {
            old: self,
            dossier: &dossier,
            voices: &voices,
            now: &now,
        };
        let course = versions.course(&mut numbers);
        if !is_first && numbers.claims.has_repeated {
            return None;
        }
        let renewal = Renewal {
            old: self,
            dossier,
            voices,
            numbers,
            now,
            course,
        };
        Some(renewal.index())
    }
}

/// All that a new index is made from.
pub(super) struct Renewal<'a> {
    pub(super) old: &'a Index,
    pub(super) dossier: Arc<Dossier>,
    pub(super) voices: Arc<Voices>,
    pub(super) numbers: Numbers,
    pub(super) now: AllRenumbered,
    pub(super) course: Course,
}

impl Renewal<'_> {
    fn index(self) -> Index {
        let (old, course) = (self.old, &self.course);
        let fresh: Vec<(&Source, &Claim)> = claims_in(&self.dossier, course.fresh()).collect();
        let rows = self.rows(&fresh);
        let facets = self.facets(&rows);
        // Where claims moved, every column is copied: on two processors at once, in halves that take as long.
        let (on_clocks, (disputed, ends, rest)) = rayon::join(
            || self.on_clocks(&rows, &facets),
            || {
                let rest = self.rest(&rows, &facets, &fresh);
                (self.disputed(&rows), self.ends(&rows, &facets), rest)
            },
        );
        Index {
            reported: on_clocks.reported,
            occurred: on_clocks.occurred,
            source_reported: on_clocks.source_reported,
            written: on_clocks.written,
            bonds: on_clocks.bonds,
            claims_of_source: ends.claims_of_source,
            source_of: ends.source_of,
            claims_of_claimant: ends.claims_of_claimant,
            claims_about: ends.claims_about,
            events_of: ends.events_of,
            claims_of_event: ends.claims_of_event,
            answers_of: disputed.answers_of,
            claims_of_dispute: disputed.claims_of_dispute,
            stances_in: disputed.stances_in,
            behind: rest.behind,
            dates: rest.dates,
            same_figures: rest.same_figures,
            is_located: rest.is_located,
            tally: rest.tally,
            has_figure: continued(&old.has_figure, course, &rows.has_figure, None),
            containment: self.containment(),
            is_unresolved: continued(&old.is_unresolved, course, &rows.is_unresolved, None),
            search_text: Arc::default(),
            kind_of: facets.kind_of,
            claimants_of: facets.claimants_of,
            sides_of: facets.sides_of,
            places_of: facets.places_of,
            voices: self.voices,
            numbers: self.numbers,
            dossier: self.dossier,
        }
    }

    fn rows(&self, fresh: &[(&Source, &Claim)]) -> Rows {
        let layout = Layout {
            dossier: &self.dossier,
            numbers: &self.numbers,
            voices: &self.voices,
        };
        let mut rows = Rows::default();
        for (source, claim) in fresh {
            rows.push(&layout, source, claim);
        }
        rows
    }

    fn facets(&self, rows: &Rows) -> Facets {
        let (old, course, now) = (self.old, &self.course, &self.now);
        let kinds = |kind: Option<_>| kind.and_then(|kind| now.kinds.to(kind));
        let kinds: Option<&dyn Fn(_) -> _> = if now.kinds.is_same() {
            None
        } else {
            Some(&kinds)
        };
        let (claimants, places) = (renaming(&now.claimants), renaming(&now.places));
        let claimants_of = continued_lists(
            &old.claimants_of,
            course,
            &rows.claimants_of,
            by_ref(&claimants),
        );
        let sides_of = if self.sides_stay() {
            continued_lists(&old.sides_of, course, &rows.sides_of, None)
        } else {
            let mut sides_of = Lists::with_room(claimants_of.len(), claimants_of.len());
            for (_, claimants) in claimants_of.iter() {
                sides_of.push(self.voices.sides_for(claimants));
            }
            Arc::new(sides_of)
        };
        Facets {
            kind_of: continued(&old.kind_of, course, &rows.kind_of, kinds),
            claimants_of,
            sides_of,
            places_of: continued_lists(&old.places_of, course, &rows.places_of, by_ref(&places)),
        }
    }

    /// Whether the sides have the numbers that they had and everybody who spoke for one still does.
    pub(super) fn sides_stay(&self) -> bool {
        let (old, new) = (&self.old.voices, &self.voices);
        let keys = |voices: &'_ Voices| -> Vec<_> {
            voices.sides.iter().map(|side| side.key.clone()).collect()
        };
        let mut claimants = (0..).zip(&old.claimants);
        keys(old) == keys(new)
            && claimants.all(|(at, claimant)| {
                let now = self.now.claimants.to(Dense::from_index(at));
                now.is_none_or(|now| new.claimants[now.index()].side == claimant.side)
            })
    }

    fn containment(&self) -> Arc<Containment> {
        let (old, new) = (&self.old.dossier.places, &self.dossier.places);
        let pairs = || old.iter().zip(new);
        if old.len() == new.len() && pairs().all(|(a, b)| a.id == b.id && a.within == b.within) {
            return Arc::clone(&self.old.containment);
        }
        let parent = |within: &_| self.numbers.places.get(within).copied();
        let parents = new.iter().map(|place| parent(place.within.as_ref()?));
        Arc::new(Containment::new(parents.collect()))
    }
}

/// How kept numbers of a list are called now. `None`: as before.
pub(super) fn renaming<Number: Dense + Ord>(
    now: &Renumbered<Number>,
) -> Option<impl Fn(Number) -> Number> {
    (!now.is_same()).then_some(|old| now.kept(old))
}

pub(super) fn by_ref<Number>(
    renaming: &Option<impl Fn(Number) -> Number>,
) -> Option<&dyn Fn(Number) -> Number> {
    renaming.as_ref().map(|it| it as &dyn Fn(Number) -> Number)
}
