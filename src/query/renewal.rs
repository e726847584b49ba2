//! From the index of one version of a dossier to that of the next, by looking only at what is another.
//!
//! ```text
//! versions ─ compared ─▶ Course ─ rows of fresh claims ─▶ columns by claim ─▶ the same from the other end
//! ```
//! A source or a claim that is the very same value in both versions is kept. What a kept claim refers to may
//! have another number now, or have come in or gone: the first is renamed in the columns, the others make the
//! claim one to be laid out anew. From nothing, all claims are.

use std::sync::Arc;

use super::bonds::{Bond, bonds};
use super::claimant::Voices;
use super::column::{Column, continued, continued_lists};
use super::compared::{Versions, claims_in};
use super::course::Course;
use super::dates::Dates;
use super::disputes::{Answer, StanceOf, sides_taken};
use super::index::{ClockColumns, Index};
use super::lists::Lists;
use super::number::{ClaimIx, ClaimantIx, Dense, DisputeIx, EventIx, PlaceIx, SourceIx};
use super::numbers::{AllRenumbered, Numbers};
use super::origins::{Behind, OriginRenames};
use super::places::Containment;
use super::renumbered::Renumbered;
use super::rows::{Layout, Rows};
use super::same::SameFigures;
use super::span::Span;
use super::standing::StandingColumns;
use super::tally::{Facets, Renames, Tally};
use crate::dossier::{Claim, Dossier, Relation, Source};

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

/// Parts of an index that are made together.
struct OnClocks {
    reported: ClockColumns,
    occurred: ClockColumns,
    source_reported: Arc<Vec<Span>>,
    written: Arc<Lists<ClaimIx, (Relation, ClaimIx)>>,
    bonds: Arc<Lists<ClaimIx, Bond>>,
}

struct Disputed {
    answers_of: Arc<Lists<ClaimIx, Answer>>,
    claims_of_dispute: Arc<Lists<DisputeIx, ClaimIx>>,
    stances_in: Arc<Lists<DisputeIx, StanceOf>>,
}

struct Ends {
    claims_of_source: Arc<Lists<SourceIx, ClaimIx>>,
    source_of: Column<SourceIx>,
    claims_of_claimant: Arc<Lists<ClaimantIx, ClaimIx>>,
    claims_about: Arc<Lists<PlaceIx, ClaimIx>>,
    events_of: Arc<Lists<ClaimIx, EventIx>>,
    claims_of_event: Arc<Lists<EventIx, ClaimIx>>,
}

struct Rest {
    behind: Behind,
    dates: Dates,
    same_figures: SameFigures,
    is_located: Column<bool>,
    tally: Tally,
}

/// All that a new index is made from.
struct Renewal<'a> {
    old: &'a Index,
    dossier: Arc<Dossier>,
    voices: Arc<Voices>,
    numbers: Numbers,
    now: AllRenumbered,
    course: Course,
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

    /// What follows from the dates, and from who says what of whom.
    fn on_clocks(&self, rows: &Rows, facets: &Facets) -> OnClocks {
        let (old, course) = (self.old, &self.course);
        let spans = |spans: &[Span]| -> (Vec<i32>, Vec<i32>) {
            spans.iter().map(|it| (it.earliest, it.latest)).unzip()
        };
        let dates = |old: &ClockColumns, fresh: &[Span]| {
            let (earliest, latest) = spans(fresh);
            ClockColumns {
                earliest: continued(&old.earliest, course, &earliest, None),
                latest: continued(&old.latest, course, &latest, None),
                ..old.clone()
            }
        };
        let mut reported = dates(&old.reported, &rows.reported);
        let mut occurred = dates(&old.occurred, &rows.occurred);
        let source_reported = self.source_reported();
        if !same_dates(&reported, &old.reported) || *source_reported != *old.source_reported {
            reported.reach = reported.reach_with(&source_reported);
        }
        if !same_dates(&occurred, &old.occurred) {
            occurred.reach = occurred.reach_with(&[]);
        }
        let written = self.written(rows);
        let bonds = if Arc::ptr_eq(&written, &old.written) {
            Arc::clone(&old.bonds)
        } else {
            Arc::new(bonds(&written))
        };
        let stands_the_same = Arc::ptr_eq(&bonds, &old.bonds)
            && Arc::ptr_eq(&facets.sides_of, &old.sides_of)
            && same_dates(&reported, &old.reported);
        if !stands_the_same {
            let dates = (&**reported.earliest, &**reported.latest);
            let both = StandingColumns::on_both_clocks(&bonds, dates, &facets.sides_of);
            [reported.standing_from, occurred.standing_from] = both.map(Arc::new);
        }
        OnClocks {
            reported,
            occurred,
            source_reported,
            written,
            bonds,
        }
    }

    fn disputed(&self, rows: &Rows) -> Disputed {
        let (old, course, now) = (self.old, &self.course, &self.now);
        let disputes = |answer: Answer| answer.renamed(now.disputes.kept(answer.dispute));
        let disputes: Option<&dyn Fn(Answer) -> Answer> = if now.disputes.is_same() {
            None
        } else {
            Some(&disputes)
        };
        let answers_of = continued_lists(&old.answers_of, course, &rows.answers_of, disputes);
        let is_as_before = Arc::ptr_eq(&answers_of, &old.answers_of)
            && old.claims_of_dispute.len() == self.dossier.disputes.len();
        let (claims_of_dispute, stances_in) = if is_as_before {
            (
                Arc::clone(&old.claims_of_dispute),
                Arc::clone(&old.stances_in),
            )
        } else {
            let (claims, stances) = sides_taken(self.dossier.disputes.len(), &answers_of);
            (Arc::new(claims), Arc::new(stances))
        };
        Disputed {
            answers_of,
            claims_of_dispute,
            stances_in,
        }
    }

    /// The claims of each claimant, place, event and source.
    fn ends(&self, rows: &Rows, facets: &Facets) -> Ends {
        let (old, course, now) = (self.old, &self.course, &self.now);
        let events = renaming(&now.events);
        let events_of = continued_lists(&old.events_of, course, &rows.events_of, by_ref(&events));
        let (claims_of_source, source_of) = self.sources();
        Ends {
            claims_of_source,
            source_of,
            claims_of_claimant: self.turned(
                (&old.claimants_of, &facets.claimants_of),
                (&old.claims_of_claimant, &now.claimants),
                &rows.claimants_of,
                self.voices.claimants.len(),
            ),
            claims_about: self.turned(
                (&old.places_of, &facets.places_of),
                (&old.claims_about, &now.places),
                &rows.places_of,
                self.dossier.places.len(),
            ),
            claims_of_event: self.turned(
                (&old.events_of, &events_of),
                (&old.claims_of_event, &now.events),
                &rows.events_of,
                self.dossier.events.len(),
            ),
            events_of,
        }
    }

    /// Lists from the other end, for so many items: the old ones where nothing changed.
    fn turned<Item: Dense + Ord>(
        &self,
        (before, now): Change<'_, Arc<Lists<ClaimIx, Item>>>,
        (old, renumbered): (&Arc<Lists<Item, ClaimIx>>, &Renumbered<Item>),
        fresh: &Lists<ClaimIx, Item>,
        items: usize,
    ) -> Arc<Lists<Item, ClaimIx>> {
        if Arc::ptr_eq(before, now) && old.len() == items {
            return Arc::clone(old);
        }
        let stays = renumbered.is_same() && old.len() <= items;
        let continued = stays.then(|| old.continued(&self.course, fresh, items));
        Arc::new(continued.flatten().unwrap_or_else(|| now.inverted(items)))
    }

    fn rest(&self, rows: &Rows, facets: &Facets, fresh: &[(&Source, &Claim)]) -> Rest {
        let (old, course, now) = (self.old, &self.course, &self.now);
        let figures = fresh.iter().map(|(_, claim)| claim.figure.as_ref());
        Rest {
            behind: old.behind.continued(
                course,
                fresh.iter().copied(),
                (&self.dossier, &self.numbers, &self.voices),
                &OriginRenames {
                    claimants_before: old.voices.claimants.len(),
                    claimants: &now.claimants,
                },
            ),
            dates: old
                .dates
                .continued(course, fresh, (&old.dossier, &self.dossier)),
            same_figures: old.same_figures.continued(course, figures),
            is_located: self.is_located(rows, facets),
            tally: self.tally(facets),
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
    fn sides_stay(&self) -> bool {
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

    fn tally(&self, facets: &Facets) -> Tally {
        let old = self.old;
        let places = self.dossier.places.len();
        if !self.sides_stay() || self.now.claimants.lost().next().is_some() {
            return Tally::new(places, facets);
        }
        let before = Facets {
            kind_of: Arc::clone(&old.kind_of),
            claimants_of: Arc::clone(&old.claimants_of),
            sides_of: Arc::clone(&old.sides_of),
            places_of: Arc::clone(&old.places_of),
        };
        let renames = Renames {
            kinds: &self.now.kinds,
            claimants: &self.now.claimants,
            places: &self.now.places,
        };
        let facets = (&before, facets);
        old.tally.continued(&self.course, facets, places, &renames)
    }

    fn written(&self, rows: &Rows) -> Arc<Lists<ClaimIx, (Relation, ClaimIx)>> {
        let (old, course) = (self.old, &self.course);
        if course.is_in_place() {
            return continued_lists(&old.written, course, &rows.written, None);
        }
        let mut numbers = course.numbers();
        // Claims that were laid out anew are known by their ids alone.
        for claim in course.left().into_iter().flatten() {
            if numbers[claim].is_none() {
                let id = &old.claim(ClaimIx::from_index(claim)).id;
                numbers[claim] = self.numbers.claims.get(id);
            }
        }
        let now = |(relation, claim): (Relation, ClaimIx)| {
            (relation, numbers[claim.index()].unwrap_or(claim))
        };
        continued_lists(&old.written, course, &rows.written, Some(&now))
    }

    fn source_reported(&self) -> Arc<Vec<Span>> {
        let old = self.old;
        let before = old.dossier.sources.iter().zip(old.source_reported.iter());
        let mut before = before.peekable();
        let spans = self.dossier.sources.iter().map(|source| {
            // Most sources stand where they stood.
            let kept = before
                .next()
                .filter(|(other, _)| Arc::ptr_eq(source, other));
            kept.map_or_else(|| Span::of(source.published.as_ref()), |(_, span)| *span)
        });
        let spans: Vec<Span> = spans.collect();
        if spans == *old.source_reported {
            Arc::clone(&old.source_reported)
        } else {
            Arc::new(spans)
        }
    }

    fn sources(&self) -> (Arc<Lists<SourceIx, ClaimIx>>, Arc<Vec<SourceIx>>) {
        let old = &self.old.claims_of_source;
        let counts = || {
            self.dossier
                .sources
                .iter()
                .map(|source| source.claims.len())
        };
        if counts().eq(old.iter().map(|(_, claims)| claims.len())) {
            return (Arc::clone(old), Arc::clone(&self.old.source_of));
        }
        let claims = self.course.new_count();
        let mut lists = Lists::with_room(self.dossier.sources.len(), claims);
        let mut source_of = Vec::with_capacity(claims);
        for (at, count) in counts().enumerate() {
            let first = source_of.len();
            source_of.resize(first + count, SourceIx::from_index(at));
            lists.push((first..first + count).map(ClaimIx::from_index));
        }
        (Arc::new(lists), Arc::new(source_of))
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

    fn is_located(&self, rows: &Rows, facets: &Facets) -> Arc<Vec<bool>> {
        let (old, new) = (self.old, &self.dossier.places);
        let mut places = (0..).zip(&old.dossier.places);
        let stay = places.all(|(at, place)| {
            let now = self.now.places.to(Dense::from_index(at));
            now.is_none_or(|now| new[now.index()].is_located() == place.is_located())
        });
        if stay {
            return continued(&old.is_located, &self.course, &rows.is_located, None);
        }
        let located = facets.places_of.iter().map(|(_, places)| {
            let mut places = places.iter();
            places.any(|place| new[place.index()].is_located())
        });
        Arc::new(located.collect())
    }
}

fn same_dates(one: &ClockColumns, other: &ClockColumns) -> bool {
    Arc::ptr_eq(&one.earliest, &other.earliest) && Arc::ptr_eq(&one.latest, &other.latest)
}

/// How kept numbers of a list are called now. `None`: as before.
fn renaming<Number: Dense + Ord>(now: &Renumbered<Number>) -> Option<impl Fn(Number) -> Number> {
    (!now.is_same()).then_some(|old| now.kept(old))
}

fn by_ref<Number>(
    renaming: &Option<impl Fn(Number) -> Number>,
) -> Option<&dyn Fn(Number) -> Number> {
    renaming.as_ref().map(|it| it as &dyn Fn(Number) -> Number)
}

/// A column before an edit and after it.
type Change<'a, Column> = (&'a Column, &'a Column);
