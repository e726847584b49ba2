//! Taking away what is no item of its own: kinds, sides, and the answers of disputes.

use super::error::EditError;
use super::{Change, Edit, Instead, Referent, references_to, removal};
use crate::dossier::{Dossier, Subject};

/// Takes something away, whatever it is, and says what becomes of those who refer to it.
///
/// # Errors
/// When claims would be left without a claimant or without a kind, or when what stands instead is of another sort or
/// not there.
pub fn removal_of(
    dossier: &Dossier,
    referent: &Referent,
    instead: &Instead,
) -> Result<Edit, EditError> {
    let mut head = dossier.head();
    let gone = match referent {
        Referent::Kind(id) => {
            head.kinds.retain(|kind| kind.id != *id);
            Change::PutHead(Box::new(head))
        }
        Referent::Side(id) => {
            head.sides.retain(|side| side.id != *id);
            Change::PutHead(Box::new(head))
        }
        Referent::Position(dispute, id) => {
            let absent = || EditError::Absent(referent.clone());
            let mut dispute = dossier.dispute(dispute).ok_or_else(absent)?.clone();
            dispute.positions.retain(|position| position.id != *id);
            Change::PutDispute(Box::new(dispute))
        }
        Referent::Place(id) => return removal(dossier, &Subject::Place(id.clone()), instead),
        Referent::Actor(id) => return removal(dossier, &Subject::Actor(id.clone()), instead),
        Referent::Event(id) => return removal(dossier, &Subject::Event(id.clone()), instead),
        Referent::Dispute(id) => return removal(dossier, &Subject::Dispute(id.clone()), instead),
        Referent::Source(id) => return removal(dossier, &Subject::Source(id.clone()), instead),
        Referent::Claim(id) => {
            let absent = || EditError::Absent(referent.clone());
            let (source, _) = dossier.claim(id).ok_or_else(absent)?;
            let subject = Subject::Claim(source.id.clone(), id.clone());
            return removal(dossier, &subject, instead);
        }
    };
    let follow = match instead {
        Instead::Other(other) if other == referent => {
            return Err(EditError::Itself(referent.clone()));
        }
        Instead::Other(other) => Change::Redirect(referent.clone(), other.clone()),
        Instead::Nothing => {
            let mut references = references_to(dossier, referent);
            // A claim without a kind is no claim.
            let needs_it = |subject: &Subject| matches!(subject, Subject::Claim(..));
            references.retain(|it| matches!(referent, Referent::Kind(_)) && needs_it(&it.by));
            if !references.is_empty() {
                let what = referent.clone();
                return Err(EditError::LeavesAGap { what, references });
            }
            Change::Forget(referent.clone())
        }
    };
    Ok(Edit::new(format!("Remove {referent}"), vec![follow, gone]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::KindId;

    fn dossier() -> Dossier {
        crate::files::built_in(&|_| true).dossier.as_ref().clone()
    }

    #[test]
    fn a_kind_that_claims_have_goes_only_for_another() {
        let before = dossier();
        let kind = before.kinds[0].id.clone();
        let referent = Referent::Kind(kind.clone());
        let error = removal_of(&before, &referent, &Instead::Nothing).expect_err("claims have it");
        assert!(error.to_string().contains("the kind of"), "{error}");
        let other = Referent::Kind(before.kinds[1].id.clone());
        let edit = removal_of(&before, &referent, &Instead::Other(other)).expect("possible");
        let after = before.with(&edit).expect("carried out");
        assert!(after.kinds.iter().all(|it| it.id != kind));
        assert!(after.claims().all(|(_, claim)| claim.kind != kind));
    }

    #[test]
    fn an_answer_that_goes_leaves_the_claims_and_takes_their_stance() {
        let before = dossier();
        let dispute = &before.disputes[0];
        let referent = Referent::Position(dispute.id.clone(), dispute.positions[0].id.clone());
        let edit = removal_of(&before, &referent, &Instead::Nothing).expect("possible");
        let after = before.with(&edit).expect("carried out");
        assert!(references_to(&after, &referent).is_empty());
        assert_eq!(after.claims().count(), before.claims().count());
        assert_eq!(
            after.disputes[0].positions.len() + 1,
            dispute.positions.len()
        );
    }

    #[test]
    fn a_kind_that_nothing_has_goes_at_once() {
        let mut before = dossier();
        let id = KindId::new("unheard-of").expect("an id");
        let mut kind = before.kinds[0].clone();
        kind.id = id.clone();
        before.kinds.push(kind);
        let referent = Referent::Kind(id);
        let edit = removal_of(&before, &referent, &Instead::Nothing).expect("possible");
        let after = before.with(&edit).expect("carried out");
        assert_eq!(after.kinds.len() + 1, before.kinds.len());
    }
}
