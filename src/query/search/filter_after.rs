//! The same filter after an edit: the texts of all others need not be made ready for the few claims that are
//! another now.

use std::sync::Arc;

use crate::dossier::{Actor, ActorId, Body, Claim, Dossier, Place, PlaceId, Source};
use crate::query::Index;
use crate::query::number::ClaimIx;

impl Index {
    /// As [`Index::claims_with`], with the answers of the version before (`had`) for claims that are the same.
    pub(in crate::query) fn claims_with_after(
        &self,
        words: &str,
        old: &Self,
        had: &dyn Fn(ClaimIx) -> bool,
    ) -> Vec<bool> {
        let renamed = Renamed::between(old.dossier(), self.dossier());
        let mut with = vec![false; self.claim_count()];
        let mut others = Vec::new();
        let before = self.numbers_before(old);
        for (claim, before) in self.claims().zip(before) {
            let is_kept = !self.is_unresolved[claim.index()]
                && (renamed.is_nobody() || !renamed.names(self.claim(claim)));
            match before.filter(|_| is_kept) {
                Some(before) => with[claim.index()] = had(before),
                None => others.push(claim),
            }
        }
        if !others.is_empty() {
            let few = Self::new(Arc::new(self.only(&others)));
            for (claim, with_words) in others.into_iter().zip(few.claims_with(words)) {
                with[claim.index()] = with_words;
            }
        }
        with
    }

    /// A dossier of these claims alone (rising) and of all names, without the reports themselves.
    fn only(&self, claims: &[ClaimIx]) -> Dossier {
        let whole = self.dossier();
        let sources = claims.chunk_by(|one, next| self.source_of(*one) == self.source_of(*next));
        let sources = sources.map(|claims| {
            let source = self.source(self.source_of(claims[0]));
            let first = self.claims_of_source(self.source_of(claims[0]))[0];
            let own = claims
                .iter()
                .map(|claim| source.claims[claim.index() - first.index()].clone());
            Arc::new(Source {
                claims: own.collect(),
                body: Some(Body {
                    from: String::new(),
                    to: String::new(),
                    range: Some(0..0),
                }),
                ..source.clone()
            })
        });
        Dossier {
            sides: whole.sides.clone(),
            places: whole.places.clone(),
            actors: whole.actors.clone(),
            sources: sources.collect(),
            ..Dossier::default()
        }
    }
}

/// Whether somebody or some place has other names than before, so that words may occur in those.
struct Renamed<'a> {
    places: Vec<&'a Place>,
    actors: Vec<&'a Actor>,
    /// Whether publications may go by another name.
    outlets: bool,
}

impl<'a> Renamed<'a> {
    fn between(old: &Dossier, new: &'a Dossier) -> Self {
        // Things mostly stand where they stood; those that moved are looked at again.
        let same_place = |(at, place): &(usize, &Place)| {
            let before = old.places.get(*at);
            before.is_some_and(|it| {
                it.id == place.id && it.name == place.name && it.names == place.names
            })
        };
        let same_actor = |(at, actor): &(usize, &Actor)| {
            let before = old.actors.get(*at);
            before.is_some_and(|it| {
                it.id == actor.id
                    && it.name == actor.name
                    && it.names == actor.names
                    && it.kind == actor.kind
            })
        };
        let places = new.places.iter().enumerate();
        let actors = new.actors.iter().enumerate();
        let actors: Vec<&Actor> = actors
            .filter(|it| !same_actor(it))
            .map(|(_, actor)| actor)
            .collect();
        Self {
            places: places
                .filter(|it| !same_place(it))
                .map(|(_, place)| place)
                .collect(),
            outlets: !actors.is_empty() || old.actors.len() != new.actors.len(),
            actors,
        }
    }

    fn is_nobody(&self) -> bool {
        self.places.is_empty() && self.actors.is_empty() && !self.outlets
    }

    /// Whether a claim goes by one of these names.
    fn names(&self, claim: &Claim) -> bool {
        let is_place = |id: &PlaceId| self.places.iter().any(|place| place.id == *id);
        let is_actor = |id: &ActorId| self.actors.iter().any(|actor| actor.id == *id);
        !self.places.is_empty() && claim.about.iter().any(is_place)
            || !self.actors.is_empty() && claim.by.iter().any(is_actor)
            || self.outlets && claim.by.is_empty()
    }
}
