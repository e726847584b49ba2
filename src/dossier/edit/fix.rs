//! What would put a finding right, and the edit that does. Checking says which; a person says when.

use std::sync::Arc;

use super::{Change, Edit};
use crate::dossier::check::{Field, Subject};
use crate::dossier::{Claim, Dossier, PublishedBasis, Quote, Relation, Source};

/// What would put a finding right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// The field names this instead.
    Refer(String),
    /// The field names nothing there any more.
    Drop,
    /// The quote stands between these words.
    Beside {
        prefix: Option<String>,
        suffix: Option<String>,
    },
    /// These words are quoted instead.
    Words(String),
}

impl Fix {
    /// As a button says it.
    pub fn in_words(&self) -> String {
        match self {
            Self::Refer(id) => format!("Use “{id}”"),
            Self::Drop => "Take it out".to_owned(),
            Self::Beside { .. } => "Use the new position".to_owned(),
            Self::Words(_) => "Quote these words".to_owned(),
        }
    }
}

/// The edit that puts a field right. `None`: the field is not as it was when the finding was made.
pub fn fixed(dossier: &Dossier, subject: &Subject, field: Field, fix: &Fix) -> Option<Edit> {
    let change = match subject {
        Subject::Dossier => head(dossier, field, fix)?,
        Subject::Place(id) => {
            let mut place = dossier.place(id)?.clone();
            match field.name {
                "within" => maybe(&mut place.within, fix)?,
                _ => return None,
            }
            Change::PutPlace(Box::new(place))
        }
        Subject::Actor(id) => {
            let mut actor = dossier.actor(id)?.clone();
            match field.name {
                "member_of" => entry(&mut actor.member_of, field.nth, fix)?,
                _ => return None,
            }
            Change::PutActor(Box::new(actor))
        }
        Subject::Event(id) => {
            let mut event = dossier.event(id)?.clone();
            match field.name {
                "places" => entry(&mut event.places, field.nth, fix)?,
                "kind" => maybe(&mut event.kind, fix)?,
                "within" => maybe(&mut event.within, fix)?,
                _ => return None,
            }
            Change::PutEvent(Box::new(event))
        }
        Subject::Dispute(id) => {
            let mut dispute = dossier.dispute(id)?.clone();
            let position = dispute.positions.get_mut(field.nth)?;
            maybe(&mut position.side, fix)?;
            Change::PutDispute(Box::new(dispute))
        }
        Subject::Source(id) => {
            let mut source: Source = dossier.source(id)?.clone();
            match field.name {
                "dateline" => maybe(&mut source.dateline, fix)?,
                "published_basis.quote" => match source.published_basis.as_mut()? {
                    PublishedBasis::Stated { quote: it }
                    | PublishedBasis::Inferred { quote: it, .. } => quote(it, fix)?,
                    PublishedBasis::Declared { .. } => return None,
                },
                _ => return None,
            }
            Change::PutSource(Arc::new(source))
        }
        Subject::Claim(source, id) => {
            let mut fixed = dossier.claim(id)?.1.as_ref().clone();
            claim(&mut fixed, field, fix)?;
            Change::PutClaim(source.clone(), Arc::new(fixed))
        }
    };
    let what = subject
        .referent()
        .map_or_else(|| "the dossier".to_owned(), |it| it.to_string());
    Some(Edit::one(
        format!("Correct `{}` of {what}", field.name),
        change,
    ))
}

fn head(dossier: &Dossier, field: Field, fix: &Fix) -> Option<Change> {
    let mut head = dossier.head();
    match (field.name, fix) {
        ("featured", _) => entry(&mut head.featured, field.nth, fix)?,
        ("borders.policy", Fix::Refer(id)) => head.borders.as_mut()?.policy.clone_from(id),
        _ => return None,
    }
    Some(Change::PutHead(Box::new(head)))
}

fn claim(claim: &mut Claim, field: Field, fix: &Fix) -> Option<()> {
    let nth = field.nth;
    match field.name {
        "quote" => quote(&mut claim.excerpt.quote, fix),
        "kind" => match fix {
            Fix::Refer(id) => id.parse().ok().map(|id| claim.kind = id),
            _ => None,
        },
        "by" => entry(&mut claim.by, nth, fix),
        "via" => entry(&mut claim.via, nth, fix),
        "about" => entry(&mut claim.about, nth, fix),
        "said_at" => maybe(&mut claim.said_at, fix),
        "event" => entry(&mut claim.events, nth, fix),
        "dispute.id" | "dispute.position" => {
            let stance = claim.stances.get_mut(nth)?;
            match fix {
                Fix::Refer(id) if field.name == "dispute.id" => stance.dispute = id.parse().ok()?,
                Fix::Refer(id) => stance.position = id.parse().ok()?,
                _ => return None,
            }
            Some(())
        }
        name => {
            let relation = Relation::ALL.into_iter().find(|it| it.name() == name)?;
            let mut places =
                (0..claim.relations.len()).filter(|at| claim.relations[*at].0 == relation);
            let at = places.nth(nth)?;
            match fix {
                Fix::Refer(id) => claim.relations[at].1 = id.parse().ok()?,
                Fix::Drop => drop(claim.relations.remove(at)),
                _ => return None,
            }
            Some(())
        }
    }
}

fn entry<Id: std::str::FromStr>(list: &mut Vec<Id>, nth: usize, fix: &Fix) -> Option<()> {
    let there = list.get_mut(nth)?;
    match fix {
        Fix::Refer(id) => *there = id.parse().ok()?,
        Fix::Drop => drop(list.remove(nth)),
        _ => return None,
    }
    Some(())
}

fn maybe<Id: std::str::FromStr>(field: &mut Option<Id>, fix: &Fix) -> Option<()> {
    *field = match fix {
        Fix::Refer(id) => Some(id.parse().ok()?),
        Fix::Drop => None,
        _ => return None,
    };
    Some(())
}

fn quote(quote: &mut Quote, fix: &Fix) -> Option<()> {
    match fix {
        Fix::Beside { prefix, suffix } => {
            quote.prefix.clone_from(prefix);
            quote.suffix.clone_from(suffix);
        }
        Fix::Words(words) => {
            *quote = Quote {
                text: words.clone(),
                ..Quote::default()
            };
        }
        Fix::Refer(_) | Fix::Drop => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{Anchoring, Problem, check};

    fn built_in() -> Dossier {
        crate::files::built_in(&|_| true).dossier.as_ref().clone()
    }

    fn with(dossier: &Dossier, source: &Source) -> Dossier {
        let put = Change::PutSource(Arc::new(source.clone()));
        dossier.with(&Edit::one("Break it", put)).expect("taken")
    }

    /// The one problem with a fix, and the dossier after it.
    #[track_caller]
    fn put_right(dossier: &Dossier) -> (Problem, Dossier) {
        let problems = check(dossier, &|_| true);
        let mut fixable = problems.into_iter().filter(|problem| problem.fix.is_some());
        let problem = fixable.next().expect("something to put right");
        let (field, fix) = (problem.field.expect("a field"), problem.fix.clone());
        let edit = fixed(dossier, &problem.subject, field, &fix.expect("there"));
        let after = dossier.with(&edit.expect("an edit")).expect("carried out");
        (problem, after)
    }

    #[test]
    fn a_misspelled_id_is_put_right_where_it_stands() {
        let mut dossier = built_in();
        let mut source = dossier.sources[0].as_ref().clone();
        let at = source.claims.iter().position(|it| !it.about.is_empty());
        let at = at.expect("a claim about a place");
        let meant = source.claims[at].about[0].clone();
        let wrong = format!("{meant}x").parse().expect("an id");
        Arc::make_mut(&mut source.claims[at]).about[0] = wrong;
        let whole = dossier.clone();
        dossier = with(&dossier, &source);
        let (problem, after) = put_right(&dossier);
        assert_eq!(problem.fix, Some(Fix::Refer(meant.to_string())));
        assert_eq!(after.sources, whole.sources);
    }

    #[test]
    fn a_moved_quote_gets_the_words_that_stand_beside_it_now() {
        let dossier = built_in();
        let mut source = dossier.sources[0].as_ref().clone();
        let once = source.claims.iter().position(|claim| {
            let quote = &claim.excerpt.quote;
            quote.prefix.is_none() && quote.suffix.is_none()
        });
        let at = once.expect("a quote that stands once");
        let quote = &mut Arc::make_mut(&mut source.claims[at]).excerpt.quote;
        quote.prefix = Some("words that were".to_owned());
        let moved = with(&dossier, &source);
        let anchoring = &moved.sources[0].claims[at].excerpt.anchoring;
        assert!(matches!(anchoring, Anchoring::Moved(_)), "{anchoring:?}");
        let (_, after) = put_right(&moved);
        let excerpt = &after.sources[0].claims[at].excerpt;
        assert!(matches!(excerpt.anchoring, Anchoring::Found(_)));
    }

    #[test]
    fn a_finding_that_no_longer_holds_is_not_put_right() {
        let dossier = built_in();
        let gone = Subject::Actor("nobody".parse().expect("an id"));
        let field = Field::nth("member_of", 0);
        assert!(fixed(&dossier, &gone, field, &Fix::Drop).is_none());
        let there = Subject::Actor(dossier.actors[0].id.clone());
        let field = Field::nth("member_of", 90);
        assert!(fixed(&dossier, &there, field, &Fix::Drop).is_none());
    }
}
