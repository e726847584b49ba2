//! One change of an edit, made to a dossier that nobody looks at yet.

use std::collections::HashSet;
use std::str::FromStr;
use std::sync::Arc;

use super::Change;
use super::error::EditError;
use super::references::{Referent, To, follow};
use crate::dossier::check::Subject;
use crate::dossier::id::IdError;
use crate::dossier::{Claim, ClaimId, Dossier, Names, SideId, Source, SourceId};

/// A version with the tables of its names.
pub(super) type Before<'a> = (&'a Dossier, &'a dyn Names);

/// `before`: the version that the edit is made to, whose names are known.
pub(super) fn carry_out(
    dossier: &mut Dossier,
    change: &Change,
    before: Option<Before<'_>>,
) -> Result<(), EditError> {
    match change {
        Change::PutHead(head) => dossier.put_head(head.as_ref().clone()),
        Change::PutPlace(place) => put(&mut dossier.places, place, |it| &it.id),
        Change::PutActor(actor) => put(&mut dossier.actors, actor, |it| &it.id),
        Change::PutEvent(event) => put(&mut dossier.events, event, |it| &it.id),
        Change::PutDispute(dispute) => put(&mut dossier.disputes, dispute, |it| &it.id),
        Change::PutSource(source) => put_source(dossier, source, before)?,
        Change::PutClaim(source, claim) => put_claim(dossier, source, claim, before)?,
        Change::Remove(subject) => remove(dossier, subject)?,
        Change::Rename(referent, id) => rename(dossier, referent, id)?,
        Change::Redirect(from, to) => {
            if from.what() != to.what() {
                let (what, other) = (from.clone(), to.clone());
                return Err(EditError::Unlike { what, other });
            }
            follow(dossier, from, To::Other(to));
        }
        Change::Forget(referent) => follow(dossier, referent, To::Nothing),
    }
    Ok(())
}

fn put<T: Clone, Id: PartialEq>(list: &mut Vec<T>, item: &T, id: fn(&T) -> &Id) {
    match list.iter_mut().find(|other| id(other) == id(item)) {
        Some(there) => *there = item.clone(),
        None => list.push(item.clone()),
    }
}

fn put_source(
    dossier: &mut Dossier,
    source: &Arc<Source>,
    names: Option<Before<'_>>,
) -> Result<(), EditError> {
    let was = dossier.source(&source.id);
    let own: HashSet<&ClaimId> = was
        .into_iter()
        .flat_map(|was| was.claims.iter().map(|claim| &claim.id))
        .collect();
    // What the source has borne so far is free elsewhere.
    for claim in source.claims.iter().filter(|it| !own.contains(&it.id)) {
        free_elsewhere(dossier, &source.id, &claim.id, names)?;
    }
    let mut put = Arc::clone(source);
    let before = dossier.sources.iter().position(|it| it.id == source.id);
    let is_anchored = before.is_some_and(|at| {
        let before = &dossier.sources[at];
        before.text == put.text && before.body == put.body && before.claims == put.claims
    });
    if !is_anchored {
        Arc::make_mut(&mut put).anchor_quotes();
    }
    match before {
        Some(at) => dossier.sources[at] = put,
        None => dossier.sources.push(put),
    }
    dossier.sort_sources();
    Ok(())
}

fn put_claim(
    dossier: &mut Dossier,
    id: &SourceId,
    claim: &Arc<Claim>,
    names: Option<Before<'_>>,
) -> Result<(), EditError> {
    let was = dossier.source(id);
    let is_own = was.is_some_and(|was| was.claims.iter().any(|it| it.id == claim.id));
    // What the source has borne so far is free elsewhere.
    if !is_own {
        free_elsewhere(dossier, id, &claim.id, names)?;
    }
    let source = source_mut(dossier, id)?;
    let before = source.claims.iter().position(|it| it.id == claim.id);
    let mut put = Arc::clone(claim);
    let same_words = before.is_some_and(|at| source.claims[at].excerpt.quote == put.excerpt.quote);
    let anchoring = match before {
        Some(at) if same_words => source.claims[at].excerpt.anchoring.clone(),
        _ => source.anchored(&put.excerpt.quote),
    };
    if put.excerpt.anchoring != anchoring {
        Arc::make_mut(&mut put).excerpt.anchoring = anchoring;
    }
    match before {
        Some(at) => source.claims[at] = put,
        None => {
            let starts = |claim: &Claim| claim.excerpt.anchoring.range().map(|range| range.start);
            let at = starts(&put).and_then(|start| {
                let mut claims = source.claims.iter();
                claims.position(|other| starts(other).is_some_and(|other| other > start))
            });
            source.claims.insert(at.unwrap_or(source.claims.len()), put);
        }
    }
    Ok(())
}

/// A claim's id names it over all sources.
fn free_elsewhere(
    dossier: &Dossier,
    own: &SourceId,
    id: &ClaimId,
    names: Option<Before<'_>>,
) -> Result<(), EditError> {
    // Where nobody bore the id before, only what the edit has changed so far can bear it now.
    let unborne = names.filter(|(_, names)| !names.has_claim(id));
    let others = dossier.sources.iter().enumerate();
    let others = others.filter(|(at, source)| {
        let is_unchanged = |before: &Dossier| {
            let same = before.sources.get(*at);
            same.is_some_and(|same| Arc::ptr_eq(same, source))
        };
        source.id != *own && !unborne.is_some_and(|(before, _)| is_unchanged(before))
    });
    for (_, other) in others {
        if other.claims.iter().any(|claim| claim.id == *id) {
            return Err(taken("claim", id.as_str()));
        }
    }
    Ok(())
}

fn taken(what: &'static str, id: &str) -> EditError {
    let id = id.to_owned();
    EditError::Taken { what, id }
}

fn source_mut<'a>(dossier: &'a mut Dossier, id: &SourceId) -> Result<&'a mut Source, EditError> {
    let absent = || EditError::Absent(Referent::Source(id.clone()));
    let found = dossier.sources.iter_mut().find(|source| source.id == *id);
    found.map(Arc::make_mut).ok_or_else(absent)
}

fn remove(dossier: &mut Dossier, subject: &Subject) -> Result<(), EditError> {
    let gone = match subject {
        Subject::Dossier => false,
        Subject::Place(id) => take(&mut dossier.places, |it| it.id == *id),
        Subject::Actor(id) => take(&mut dossier.actors, |it| it.id == *id),
        Subject::Event(id) => take(&mut dossier.events, |it| it.id == *id),
        Subject::Dispute(id) => take(&mut dossier.disputes, |it| it.id == *id),
        Subject::Source(id) => take(&mut dossier.sources, |it| it.id == *id),
        Subject::Claim(source, id) => {
            let source = source_mut(dossier, source)?;
            take(&mut source.claims, |it| it.id == *id)
        }
    };
    match subject.referent() {
        Some(referent) if !gone => Err(EditError::Absent(referent)),
        _ => Ok(()),
    }
}

/// Takes the first that fits out of a list; whether there was one.
fn take<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool) -> bool {
    match list.iter().position(fits) {
        Some(at) => {
            list.remove(at);
            true
        }
        None => false,
    }
}

/// Gives the first item of the old id the new one, which must be free.
fn rename_in<T, Id: FromStr<Err = IdError> + PartialEq + Clone>(
    list: &mut [T],
    id: fn(&mut T) -> &mut Id,
    from: &Id,
    referent: &Referent,
    text: &str,
) -> Result<Id, EditError> {
    let to: Id = text.parse()?;
    if list.iter_mut().any(|item| *id(item) == to) {
        return Err(taken(referent.what(), text));
    }
    let item = list.iter_mut().map(id).find(|id| **id == *from);
    *item.ok_or_else(|| EditError::Absent(referent.clone()))? = to.clone();
    Ok(to)
}

fn rename(dossier: &mut Dossier, referent: &Referent, text: &str) -> Result<(), EditError> {
    if referent.id() == text {
        return Ok(());
    }
    /// The list, the item's id, and what a reference to it is.
    macro_rules! renamed {
        ($list:expr, $from:expr, $sort:expr) => {
            $sort(rename_in($list, |it| &mut it.id, $from, referent, text)?)
        };
    }
    let to = match referent {
        Referent::Place(from) => renamed!(&mut dossier.places, from, Referent::Place),
        Referent::Event(from) => renamed!(&mut dossier.events, from, Referent::Event),
        Referent::Dispute(from) => renamed!(&mut dossier.disputes, from, Referent::Dispute),
        Referent::Kind(from) => renamed!(&mut dossier.kinds, from, Referent::Kind),
        Referent::Side(from) => renamed!(&mut dossier.sides, from, Referent::Side),
        Referent::Actor(from) => {
            let to = renamed!(&mut dossier.actors, from, Referent::Actor);
            follow_as_side(dossier, from.as_str(), text)?;
            to
        }
        Referent::Position(dispute, from) => {
            let absent = || EditError::Absent(Referent::Dispute(dispute.clone()));
            let found = dossier.disputes.iter_mut().find(|it| it.id == *dispute);
            let positions = &mut found.ok_or_else(absent)?.positions;
            renamed!(positions, from, |to| Referent::Position(
                dispute.clone(),
                to
            ))
        }
        Referent::Source(from) => {
            let to = SourceId::new(text)?;
            if dossier.sources.iter().any(|source| source.id == to) {
                return Err(taken("source", text));
            }
            source_mut(dossier, from)?.id = to.clone();
            dossier.sort_sources();
            Referent::Source(to)
        }
        Referent::Claim(from) => {
            let to = ClaimId::new(text)?;
            if dossier.claim(&to).is_some() {
                return Err(taken("claim", text));
            }
            let absent = || EditError::Absent(referent.clone());
            let source = dossier.claim(from).ok_or_else(absent)?.0.id.clone();
            let claims = &mut source_mut(dossier, &source)?.claims;
            for claim in claims.iter_mut().filter(|claim| claim.id == *from) {
                Arc::make_mut(claim).id = to.clone();
            }
            Referent::Claim(to)
        }
    };
    follow(dossier, referent, To::NewId(&to));
    Ok(())
}

/// A side that nobody declared may be an actor; it goes by the actor's id.
fn follow_as_side(dossier: &mut Dossier, from: &str, to: &str) -> Result<(), EditError> {
    let (from, to) = (SideId::new(from)?, SideId::new(to)?);
    if !dossier.sides.iter().any(|side| side.id == from) {
        follow(
            dossier,
            &Referent::Side(from),
            To::NewId(&Referent::Side(to)),
        );
    }
    Ok(())
}
