//! One thing done to many claims, as one edit.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Change, Edit};
use crate::dossier::{ActorId, Claim, ClaimId, Dossier, EventId, KindId, PlaceId, Source, Stance};

/// What is done to each of the claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ToMany {
    SetKind(KindId),
    AddPlace(PlaceId),
    TakeOutPlace(PlaceId),
    /// The only claimant from then on. `None`: the publication itself.
    SetClaimant(Option<ActorId>),
    AddToEvent(EventId),
    /// In place of the position that it took in that dispute.
    TakePosition(Stance),
    Remove,
}

impl ToMany {
    /// The claim after it was done. `None`: it stays as it is, or goes.
    fn done_to(&self, claim: &Claim) -> Option<Claim> {
        let mut changed = claim.clone();
        match self {
            Self::SetKind(kind) => changed.kind = kind.clone(),
            Self::AddPlace(place) => add(&mut changed.about, place),
            Self::TakeOutPlace(place) => changed.about.retain(|it| it != place),
            Self::SetClaimant(actor) => changed.by = actor.iter().cloned().collect(),
            Self::AddToEvent(event) => add(&mut changed.events, event),
            Self::TakePosition(stance) => {
                let held = changed.stances.iter_mut();
                match held.into_iter().find(|it| it.dispute == stance.dispute) {
                    Some(held) => *held = stance.clone(),
                    None => changed.stances.push(stance.clone()),
                }
            }
            Self::Remove => return None,
        }
        (changed != *claim).then_some(changed)
    }
}

fn add<Id: PartialEq + Clone>(list: &mut Vec<Id>, id: &Id) {
    if !list.contains(id) {
        list.push(id.clone());
    }
}

/// How many of the claims it would change.
pub fn changed_by(dossier: &Dossier, claims: &HashSet<ClaimId>, what: &ToMany) -> usize {
    let chosen = dossier.claims().map(|(_, claim)| claim);
    let chosen = chosen.filter(|claim| claims.contains(&claim.id));
    match what {
        ToMany::Remove => chosen.count(),
        what => chosen.filter(|claim| what.done_to(claim).is_some()).count(),
    }
}

/// The edit that does it to all of them. What refers to claims that are removed no longer does.
pub fn to_many(
    dossier: &Dossier,
    claims: &HashSet<ClaimId>,
    what: &ToMany,
    name: impl Into<String>,
) -> Edit {
    let changed = |source: &Source| match what {
        ToMany::Remove => without(source, claims),
        what => with(source, claims, what),
    };
    let sources = dossier.sources.iter().filter_map(|source| changed(source));
    let changes = sources.map(|source| Change::PutSource(Arc::new(source)));
    Edit::new(name, changes.collect())
}

/// `None`: nothing changes.
fn with(source: &Source, claims: &HashSet<ClaimId>, what: &ToMany) -> Option<Source> {
    let mut changed = None;
    for (at, claim) in source.claims.iter().enumerate() {
        if claims.contains(&claim.id)
            && let Some(claim) = what.done_to(claim)
        {
            let source = changed.get_or_insert_with(|| source.clone());
            source.claims[at] = Arc::new(claim);
        }
    }
    changed
}

/// `None`: none of the claims stands in it, and nothing in it refers to one of them.
fn without(source: &Source, claims: &HashSet<ClaimId>) -> Option<Source> {
    let gone = |claim: &Claim| claims.contains(&claim.id);
    let refers = |claim: &Claim| claim.relations.iter().any(|(_, id)| claims.contains(id));
    if !source.claims.iter().any(|it| gone(it) || refers(it)) {
        return None;
    }
    let mut changed = source.clone();
    changed.claims.retain(|claim| !gone(claim));
    for claim in changed.claims.iter_mut().filter(|claim| refers(claim)) {
        let claim = Arc::make_mut(claim);
        claim.relations.retain(|(_, id)| !claims.contains(id));
    }
    Some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Anchoring;

    fn dossier() -> Dossier {
        crate::files::built_in(&|_| true).dossier.as_ref().clone()
    }

    /// Every third claim.
    fn some(dossier: &Dossier) -> HashSet<ClaimId> {
        let ids = dossier.claims().map(|(_, claim)| claim.id.clone());
        ids.step_by(3).collect()
    }

    #[test]
    fn as_many_change_as_was_said_before() {
        let before = dossier();
        let claims = some(&before);
        let event = before.events[0].id.clone();
        let place = before.places[1].id.clone();
        let actor = before.actors[2].id.clone();
        let dispute = &before.disputes[0];
        let stance = Stance {
            dispute: dispute.id.clone(),
            position: dispute.positions[0].id.clone(),
        };
        for what in [
            ToMany::SetKind(before.kinds[0].id.clone()),
            ToMany::AddPlace(place.clone()),
            ToMany::TakeOutPlace(place),
            ToMany::SetClaimant(Some(actor)),
            ToMany::SetClaimant(None),
            ToMany::AddToEvent(event),
            ToMany::TakePosition(stance),
        ] {
            let said = changed_by(&before, &claims, &what);
            let edit = to_many(&before, &claims, &what, "Change them");
            let after = before.with(&edit).expect("carried out");
            let pairs = before.claims().zip(after.claims());
            let changed: Vec<&ClaimId> = pairs
                .filter(|(old, new)| old.1 != new.1)
                .map(|(old, _)| &old.1.id)
                .collect();
            assert_eq!(changed.len(), said, "{what:?}");
            assert!(changed.iter().all(|id| claims.contains(*id)), "{what:?}");
            assert_eq!(changed_by(&after, &claims, &what), 0, "done once, {what:?}");
        }
    }

    #[test]
    fn what_is_removed_is_referred_to_no_more_and_the_others_keep_their_words() {
        let before = dossier();
        let claims = some(&before);
        let edit = to_many(&before, &claims, &ToMany::Remove, "Remove them");
        let after = before.with(&edit).expect("carried out");
        assert_eq!(
            before.claims().count() - claims.len(),
            after.claims().count()
        );
        for (_, claim) in after.claims() {
            assert!(claim.relations.iter().all(|(_, id)| !claims.contains(id)));
            assert!(matches!(claim.excerpt.anchoring, Anchoring::Found(_)));
        }
    }

    #[test]
    fn where_nothing_changes_there_is_nothing_to_undo() {
        let before = dossier();
        let none = HashSet::new();
        assert!(
            to_many(&before, &none, &ToMany::Remove, "")
                .changes
                .is_empty()
        );
    }
}
