//! Edits that take several changes: renaming, merging, removing with what refers to it.

use super::error::EditError;
use super::references::{Reference, Referent, references_to};
use super::{Change, Edit};
use crate::dossier::check::Subject;
use crate::dossier::place::Name;
use crate::dossier::{Actor, Dossier, Place};

/// What happens to those who refer to what is removed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Instead {
    /// They refer to nothing.
    Nothing,
    /// They refer to another of the same sort.
    Other(Referent),
}

/// Gives something another id.
pub fn renamed(referent: Referent, id: &str) -> Edit {
    let name = format!("Rename {referent} to `{id}`");
    Edit::one(name, Change::Rename(referent, id.to_owned()))
}

/// Takes something away, and says what becomes of those who refer to it.
///
/// A source takes its claims with it, and with them what refers to those.
///
/// # Errors
/// When claims would be left without a claimant, the words then becoming the publication's own, or when what
/// stands instead is of another sort or not there.
pub fn removal(dossier: &Dossier, subject: &Subject, instead: &Instead) -> Result<Edit, EditError> {
    let Some(referent) = subject.referent() else {
        return Ok(Edit::new("Remove nothing", Vec::new()));
    };
    let mut changes = Vec::new();
    match instead {
        Instead::Other(other) if *other == referent => return Err(EditError::Itself(referent)),
        Instead::Other(other) => {
            fits(dossier, &referent, other)?;
            changes.push(Change::Redirect(referent.clone(), other.clone()));
        }
        Instead::Nothing => {
            let references = gaps(dossier, &referent);
            if !references.is_empty() {
                let what = referent;
                return Err(EditError::LeavesAGap { what, references });
            }
            if let Subject::Source(id) = subject {
                let claims = dossier.source(id).into_iter().flat_map(|it| &it.claims);
                changes.extend(claims.map(|it| Change::Forget(Referent::Claim(it.id.clone()))));
            }
            changes.push(Change::Forget(referent.clone()));
        }
    }
    changes.push(Change::Remove(subject.clone()));
    Ok(Edit::new(format!("Remove {referent}"), changes))
}

/// Whether another dispute can stand for one: it must have all positions that claims take in that.
fn fits(dossier: &Dossier, gone: &Referent, other: &Referent) -> Result<(), EditError> {
    let (Referent::Dispute(id), Referent::Dispute(instead)) = (gone, other) else {
        return Ok(());
    };
    let absent = || EditError::Absent(other.clone());
    let there = &dossier.dispute(instead).ok_or_else(absent)?.positions;
    let stances = dossier.claims().flat_map(|(_, claim)| &claim.stances);
    let mut taken = stances.filter(|stance| stance.dispute == *id);
    let missing = taken.find(|stance| there.iter().all(|it| it.id != stance.position));
    match missing {
        None => Ok(()),
        Some(stance) => Err(EditError::NoSuchPosition {
            what: other.clone(),
            position: stance.position.to_string(),
        }),
    }
}

/// The claims that have no other claimant: without this one the words would be the publication's own.
fn gaps(dossier: &Dossier, referent: &Referent) -> Vec<Reference> {
    let Referent::Actor(actor) = referent else {
        return Vec::new();
    };
    let mut references = references_to(dossier, referent);
    references.retain(|reference| {
        let Subject::Claim(_, id) = &reference.by else {
            return false;
        };
        let claim = dossier.claim(id).map(|(_, claim)| claim);
        reference.field == "by" && claim.is_some_and(|it| it.by.iter().all(|by| by == actor))
    });
    references
}

/// Makes one of two places or actors: what refers to `gone` refers to `kept`, which takes over its names.
///
/// # Errors
/// When they are not both places or both actors, or one is not there.
pub fn merged(dossier: &Dossier, kept: &Referent, gone: &Referent) -> Result<Edit, EditError> {
    if kept == gone {
        return Err(EditError::Itself(kept.clone()));
    }
    let absent = |referent: &Referent| EditError::Absent(referent.clone());
    let (put, subject) = match (kept, gone) {
        (Referent::Place(kept_id), Referent::Place(gone_id)) => {
            let mut place: Place = dossier.place(kept_id).ok_or_else(|| absent(kept))?.clone();
            let other = dossier.place(gone_id).ok_or_else(|| absent(gone))?;
            take_over(&place.name, &mut place.names, &other.name, &other.names);
            // What lay within the other must not come to lie within itself.
            if place.within.as_ref() == Some(gone_id) {
                place.within = other.within.clone().filter(|id| id != kept_id);
            }
            for identifier in &other.identifiers {
                let mut own = place.identifiers.iter();
                if own.all(|own| own.catalogue != identifier.catalogue) {
                    place.identifiers.push(identifier.clone());
                }
            }
            (
                Change::PutPlace(Box::new(place)),
                Subject::Place(gone_id.clone()),
            )
        }
        (Referent::Actor(kept_id), Referent::Actor(gone_id)) => {
            let mut actor: Actor = dossier.actor(kept_id).ok_or_else(|| absent(kept))?.clone();
            let other = dossier.actor(gone_id).ok_or_else(|| absent(gone))?;
            take_over(&actor.name, &mut actor.names, &other.name, &other.names);
            actor.member_of.retain(|id| id != gone_id);
            (
                Change::PutActor(Box::new(actor)),
                Subject::Actor(gone_id.clone()),
            )
        }
        _ => {
            let (what, other) = (kept.clone(), gone.clone());
            return Err(EditError::Unlike { what, other });
        }
    };
    let mut changes = vec![put];
    changes.push(Change::Redirect(gone.clone(), kept.clone()));
    changes.push(Change::Remove(subject));
    Ok(Edit::new(format!("Merge {gone} into {kept}"), changes))
}

/// Adds the names of another that are not there yet.
fn take_over(own: &str, names: &mut Vec<Name>, other: &str, others: &[Name]) {
    let plain = Name {
        text: other.to_owned(),
        lang: None,
    };
    for name in std::iter::once(&plain).chain(others) {
        if name.text != own && names.iter().all(|known| known.text != name.text) {
            names.push(name.clone());
        }
    }
}
