//! The parts of an index that are made together when it is brought up to date: each from the same part of the version
//! before, and from the rows of claims that are laid out anew.

use std::sync::Arc;

use super::bonds::{Bond, bonds};
use super::column::{Column, continued, continued_lists};
use super::dates::Dates;
use super::disputes::{Answer, StanceOf, sides_taken};
use super::index::ClockColumns;
use super::lists::Lists;
use super::number::{ClaimIx, ClaimantIx, Dense, DisputeIx, EventIx, PlaceIx, SourceIx};
use super::origins::{Behind, OriginRenames};
use super::renewal::{Renewal, by_ref, renaming};
use super::renumbered::Renumbered;
use super::rows::Rows;
use super::same::SameFigures;
use super::span::Span;
use super::standing::StandingColumns;
use super::tally::{Facets, Renames, Tally};
use crate::dossier::{Claim, Relation, Source};

/// Parts of an index that are made together.
pub(super) struct OnClocks {
    pub(super) reported: ClockColumns,
    pub(super) occurred: ClockColumns,
    pub(super) source_reported: Arc<Vec<Span>>,
    pub(super) written: Arc<Lists<ClaimIx, (Relation, ClaimIx)>>,
    pub(super) bonds: Arc<Lists<ClaimIx, Bond>>,
}

pub(super) struct Disputed {
    pub(super) answers_of: Arc<Lists<ClaimIx, Answer>>,
    pub(super) claims_of_dispute: Arc<Lists<DisputeIx, ClaimIx>>,
    pub(super) stances_in: Arc<Lists<DisputeIx, StanceOf>>,
}

pub(super) struct Ends {
    pub(super) claims_of_source: Arc<Lists<SourceIx, ClaimIx>>,
    pub(super) source_of: Column<SourceIx>,
    pub(super) claims_of_claimant: Arc<Lists<ClaimantIx, ClaimIx>>,
    pub(super) claims_about: Arc<Lists<PlaceIx, ClaimIx>>,
    pub(super) events_of: Arc<Lists<ClaimIx, EventIx>>,
    pub(super) claims_of_event: Arc<Lists<EventIx, ClaimIx>>,
}

pub(super) struct Rest {
    pub(super) behind: Behind,
    pub(super) dates: Dates,
    pub(super) same_figures: SameFigures,
    pub(super) is_located: Column<bool>,
    pub(super) tally: Tally,
}

impl Renewal<'_> {
    /// What follows from the dates, and from who says what of whom.
    pub(super) fn on_clocks(&self, rows: &Rows, facets: &Facets) -> OnClocks {
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

    pub(super) fn disputed(&self, rows: &Rows) -> Disputed {
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
    pub(super) fn ends(&self, rows: &Rows, facets: &Facets) -> Ends {
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

    pub(super) fn rest(&self, rows: &Rows, facets: &Facets, fresh: &[(&Source, &Claim)]) -> Rest {
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
}

fn same_dates(one: &ClockColumns, other: &ClockColumns) -> bool {
    Arc::ptr_eq(&one.earliest, &other.earliest) && Arc::ptr_eq(&one.latest, &other.latest)
}

/// A column before an edit and after it.
type Change<'a, Column> = (&'a Column, &'a Column);
