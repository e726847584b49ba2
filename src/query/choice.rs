//! What can be chosen for a field that refers to something: all that the dossier has of a sort, the likeliest
//! first, by what was typed so far. What is made new stands in `dossier::edit`.

use std::collections::{HashMap, HashSet};

use super::index::Index;
use super::number::{Dense, PlaceIx, SourceIx};
use super::search::fold::fold;
use crate::dossier::edit::{Referent, Sort};
use crate::dossier::{Claim, SourceId};

/// Where something is chosen for: what is near goes first as long as nothing is typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Near {
    /// The source that it is chosen for. `None`: nothing is nearer than another.
    pub source: Option<SourceId>,
    /// Where in its text, in bytes. `None`: anywhere.
    pub at: Option<usize>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    pub what: Referent,
    pub name: String,
    /// Told in small beside it: the other name that fits, what it is, the question it answers.
    pub beside: String,
}

/// How well a name fits; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Beginning,
    /// Every word typed begins one of its words, in their order.
    WordsInOrder,
    Words,
    Inside,
    /// With so many mistakes.
    Misspelt(usize),
}

/// So many are offered at most: more than anybody reads.
const MOST: usize = 60;
/// Claims of so many near sources are looked through for what they use.
const CLAIMS_LOOKED_AT: usize = 4_000;

impl Index {
    /// What of a sort can be chosen for what is typed, best first; at most 60.
    ///
    /// Names in any script count, and the id. Misspelt words are forgiven only where nothing else fits. With
    /// nothing typed: what claims of the same source use, those just before first; then what is used in sources
    /// published near by; then the rest.
    pub fn choices(&self, sort: Sort, typed: &str, near: &Near) -> Vec<Choice> {
        let typed = fold(typed.trim());
        let usual = self.usual(sort, near);
        if typed.is_empty() {
            let mut choices = usual;
            let rest = all_of(self, sort);
            let known: HashSet<Referent> = choices.iter().cloned().collect();
            choices.extend(rest.filter(|it| !known.contains(it)).take(MOST));
            choices.truncate(MOST);
            let choices = choices.into_iter();
            return choices.filter_map(|it| self.choice(it, None)).collect();
        }
        let place: HashMap<Referent, usize> = (0..).zip(usual).map(|(at, it)| (it, at)).collect();
        let mut found: Vec<(Fit, usize, usize, Referent, Option<String>)> = Vec::new();
        let words: Vec<&str> = typed.split(' ').collect();
        let mut look = |forgiving: bool| {
            for (order, what) in all_of(self, sort).enumerate() {
                let best = names_of(self, &what)
                    .into_iter()
                    .enumerate()
                    .filter_map(|(at, name)| {
                        let folded = fold(name);
                        let fit = match forgiving {
                            false => fit(&folded, &typed, &words)?,
                            true => Fit::Misspelt(mistakes(&folded, &words)?),
                        };
                        Some((fit, at, name))
                    })
                    .min_by_key(|(fit, at, _)| (*fit, *at));
                if let Some((fit, at, name)) = best {
                    let nearness = place.get(&what).copied().unwrap_or(usize::MAX);
                    let by = (at > 0).then(|| name.to_owned());
                    found.push((fit, nearness, order, what, by));
                }
            }
            !found.is_empty()
        };
        if !look(false) {
            look(true);
        }
        found.sort_by_key(|(fit, nearness, order, ..)| (*fit, *nearness, *order));
        found.truncate(MOST);
        let found = found.into_iter();
        found
            .filter_map(|(.., what, by)| self.choice(what, by))
            .collect()
    }

    /// Something as it is offered. `None`: it is not in the dossier.
    pub fn choice(&self, what: Referent, by_name: Option<String>) -> Option<Choice> {
        let dossier = self.dossier();
        let (name, beside) = match &what {
            Referent::Actor(id) => {
                let actor = self.actor(self.actor_ix(id)?);
                let role = actor.role.clone();
                (
                    &actor.name,
                    role.unwrap_or_else(|| actor.kind.name().to_owned()),
                )
            }
            Referent::Place(id) => {
                let ix = self.place_ix(id)?;
                let place = self.place(ix);
                (&place.name, self.surroundings(ix))
            }
            Referent::Event(id) => {
                let event = self.event(self.event_ix(id)?);
                let when = event.occurred.as_ref().map(|it| it.in_words());
                (&event.title, when.unwrap_or_default())
            }
            Referent::Dispute(id) => (&dossier.dispute(id)?.question, String::new()),
            Referent::Position(dispute, id) => {
                let dispute = self.dispute(self.dispute_ix(dispute)?);
                (&dispute.position(id)?.label, dispute.question.clone())
            }
            Referent::Source(id) => {
                let source = self.source(self.source_ix(id)?);
                let when = source.published.as_ref().map(|it| it.in_words());
                let published = [Some(source.publisher.clone()), when];
                let published: Vec<String> = published.into_iter().flatten().collect();
                (&source.title, published.join(", "))
            }
            Referent::Claim(id) => {
                let ix = self.claim_ix(id)?;
                let source = self.source(self.source_of(ix));
                let when = source.published.as_ref().map(|it| it.in_words());
                let published = [Some(source.publisher.clone()), when];
                let published: Vec<String> = published.into_iter().flatten().collect();
                (&self.claim(ix).statement, published.join(", "))
            }
            Referent::Kind(id) => (&self.kind(self.kind_ix(id)?).label, String::new()),
            Referent::Side(id) => {
                let key = super::SideKey::Side(id.clone());
                (&self.side(self.side_ix(&key)?).label, String::new())
            }
        };
        let (name, by_name) = (name.clone(), by_name.filter(|by| by != name));
        let beside = match (by_name, what.what()) {
            (Some(by), "position") => by,
            (Some(by), _) if beside.is_empty() => by,
            (Some(by), _) => format!("{by} · {beside}"),
            (None, _) => beside,
        };
        Some(Choice { what, name, beside })
    }

    /// "settlement in South Ossetia".
    fn surroundings(&self, ix: PlaceIx) -> String {
        let kind = self.place(ix).kind.name();
        match self.place_parent(ix) {
            Some(parent) => format!("{kind} in {}", self.place(parent).name),
            None => kind.to_owned(),
        }
    }

    /// What claims of the source and of sources published near by use of a sort, nearest first.
    fn usual(&self, sort: Sort, near: &Near) -> Vec<Referent> {
        let Some(own) = near.source.as_ref().and_then(|id| self.source_ix(id)) else {
            return Vec::new();
        };
        let mut found = Met::default();
        let source = self.source(own);
        let mut claims: Vec<&Claim> = source.claims.iter().map(|claim| &**claim).collect();
        if let Some(at) = near.at {
            // The claim just before, then those further up, then those below.
            let start = |claim: &&Claim| claim.excerpt.anchoring.range().map_or(0, |it| it.start);
            claims.sort_by_key(|claim| match start(claim) {
                start if start <= at => (0, at - start),
                start => (1, start - at),
            });
        } else {
            claims.reverse();
        }
        claims
            .iter()
            .for_each(|claim| uses(claim, sort, &mut found));
        if let (Sort::Place, Some(dateline)) = (sort, &source.dateline) {
            found.meet(Referent::Place(dateline.clone()));
        }
        let day = |ix: SourceIx| {
            let span = self.source_reported(ix);
            span.latest()
                .or(span.earliest())
                .map_or(i64::MAX, |day| day.0)
        };
        let here = day(own);
        let mut others: Vec<SourceIx> = (0..self.dossier().sources.len())
            .map(SourceIx::from_index)
            .filter(|ix| *ix != own)
            .collect();
        others.sort_by_key(|ix| day(*ix).abs_diff(here));
        let mut left = CLAIMS_LOOKED_AT;
        for ix in others {
            if left == 0 || found.order.len() >= MOST {
                break;
            }
            let mut often: HashMap<Referent, usize> = HashMap::new();
            let mut those = Met::default();
            for claim in self.source(ix).claims.iter().take(left) {
                let mut of_claim = Met::default();
                uses(claim, sort, &mut of_claim);
                for what in of_claim.order {
                    *often.entry(what.clone()).or_default() += 1;
                    those.meet(what);
                }
            }
            left = left.saturating_sub(self.source(ix).claims.len());
            those
                .order
                .sort_by_key(|what| std::cmp::Reverse(often[what]));
            those.order.into_iter().for_each(|what| found.meet(what));
        }
        found.order.retain(|what| what.is_in(self.dossier()));
        found.order
    }
}

/// Things in the order in which they were first met.
#[derive(Default)]
struct Met {
    order: Vec<Referent>,
    seen: HashSet<Referent>,
}

impl Met {
    fn meet(&mut self, what: Referent) {
        if self.seen.insert(what.clone()) {
            self.order.push(what);
        }
    }
}

/// What a claim refers to, of a sort.
fn uses(claim: &Claim, sort: Sort, met: &mut Met) {
    match sort {
        Sort::Actor => {
            let actors = claim.by.iter().chain(&claim.via);
            actors.for_each(|id| met.meet(Referent::Actor(id.clone())));
        }
        Sort::Place => {
            let places = claim.about.iter().chain(&claim.said_at);
            places.for_each(|id| met.meet(Referent::Place(id.clone())));
        }
        Sort::Event => claim
            .events
            .iter()
            .for_each(|id| met.meet(Referent::Event(id.clone()))),
        Sort::Position => claim.stances.iter().for_each(|it| {
            met.meet(Referent::Position(it.dispute.clone(), it.position.clone()));
        }),
        Sort::Kind => met.meet(Referent::Kind(claim.kind.clone())),
        Sort::Claim => met.meet(Referent::Claim(claim.id.clone())),
        Sort::Side | Sort::Source => {}
    }
}

/// Everything of a sort, in the order of the dossier.
fn all_of(index: &Index, sort: Sort) -> Box<dyn Iterator<Item = Referent> + '_> {
    let dossier = index.dossier();
    match sort {
        Sort::Actor => Box::new(
            dossier
                .actors
                .iter()
                .map(|it| Referent::Actor(it.id.clone())),
        ),
        Sort::Place => Box::new(
            dossier
                .places
                .iter()
                .map(|it| Referent::Place(it.id.clone())),
        ),
        Sort::Event => Box::new(
            dossier
                .events
                .iter()
                .map(|it| Referent::Event(it.id.clone())),
        ),
        Sort::Position => Box::new(dossier.disputes.iter().flat_map(|dispute| {
            let positions = dispute.positions.iter();
            positions.map(|it| Referent::Position(dispute.id.clone(), it.id.clone()))
        })),
        Sort::Claim => Box::new(
            dossier
                .claims()
                .map(|(_, claim)| Referent::Claim(claim.id.clone())),
        ),
        Sort::Kind => Box::new(dossier.kinds.iter().map(|it| Referent::Kind(it.id.clone()))),
        Sort::Side => Box::new(index.sides().iter().filter_map(|side| match &side.key {
            super::SideKey::Side(id) => Some(Referent::Side(id.clone())),
            super::SideKey::NoSide => None,
        })),
        Sort::Source => Box::new(
            dossier
                .sources
                .iter()
                .map(|it| Referent::Source(it.id.clone())),
        ),
    }
}

/// Its name, then the others it goes by.
fn names_of<'a>(index: &'a Index, what: &'a Referent) -> Vec<&'a str> {
    let mut names: Vec<&str> = Vec::new();
    match what {
        Referent::Actor(id) => {
            if let Some(actor) = index.actor_ix(id).map(|ix| index.actor(ix)) {
                names.push(&actor.name);
                names.extend(actor.names.iter().map(|name| &*name.text));
            }
        }
        Referent::Place(id) => {
            if let Some(place) = index.place_ix(id).map(|ix| index.place(ix)) {
                names.push(&place.name);
                names.extend(place.names.iter().map(|name| &*name.text));
            }
        }
        Referent::Event(id) => names.extend(index.event_ix(id).map(|ix| &*index.event(ix).title)),
        Referent::Dispute(id) => {
            names.extend(index.dispute_ix(id).map(|ix| &*index.dispute(ix).question));
        }
        Referent::Position(dispute, id) => {
            if let Some(dispute) = index.dispute_ix(dispute).map(|ix| index.dispute(ix)) {
                names.extend(dispute.position(id).map(|it| &*it.label));
                names.push(&dispute.question);
            }
        }
        Referent::Source(id) => {
            if let Some(source) = index.source_ix(id).map(|ix| index.source(ix)) {
                names.extend([&*source.title, &*source.publisher]);
            }
        }
        Referent::Claim(id) => {
            names.extend(index.claim_ix(id).map(|ix| &*index.claim(ix).statement));
        }
        Referent::Kind(id) => names.extend(index.kind_ix(id).map(|ix| &*index.kind(ix).label)),
        Referent::Side(id) => {
            let key = super::SideKey::Side(id.clone());
            names.extend(index.side_ix(&key).map(|ix| &*index.side(ix).label));
        }
    }
    names.push(what.id());
    names
}

fn fit(name: &str, typed: &str, words: &[&str]) -> Option<Fit> {
    if name == typed {
        return Some(Fit::Whole);
    }
    if name.starts_with(typed) {
        return Some(Fit::Beginning);
    }
    let own: Vec<&str> = parts(name).collect();
    let mut next = 0;
    let in_order = words.iter().all(|word| {
        let found = own[next..].iter().position(|own| own.starts_with(word));
        found.inspect(|at| next += at + 1).is_some()
    });
    if in_order {
        return Some(Fit::WordsInOrder);
    }
    let begins = |word: &&str| own.iter().any(|own| own.starts_with(*word));
    if words.iter().all(begins) {
        return Some(Fit::Words);
    }
    (typed.chars().count() >= 3 && name.contains(typed)).then_some(Fit::Inside)
}

/// Whether each of some folded words begins a word of a folded text.
pub(super) fn begins_words(text: &str, words: &str) -> bool {
    words
        .split(' ')
        .all(|word| parts(text).any(|own| own.starts_with(word)))
}

fn parts(name: &str) -> impl Iterator<Item = &str> {
    name.split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
}

/// The mistakes in what was typed, for a name that has a word like each of those typed. `None`: it has not.
fn mistakes(name: &str, words: &[&str]) -> Option<usize> {
    let of = |word: &&str| {
        let length = word.chars().count();
        // As in searching: in a short word one letter makes another word.
        let forgiven = match length {
            0..=3 => 0,
            4..=6 => 1,
            _ => 2,
        };
        let distance = |own: &str| {
            let beginning: String = own.chars().take(length).collect();
            strsim::osa_distance(own, word).min(strsim::osa_distance(&beginning, word))
        };
        parts(name)
            .map(distance)
            .min()
            .filter(|mistakes| *mistakes <= forgiven)
    };
    words.iter().map(of).sum()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dossier::{Actor, ActorKind, Dossier, Name};

    fn actor(id: &str, name: &str, names: &[&str]) -> Actor {
        let names = names.iter().map(|text| Name {
            text: (*text).to_owned(),
            lang: None,
        });
        Actor {
            id: id.parse().expect("an id"),
            name: name.to_owned(),
            names: names.collect(),
            kind: ActorKind::Person,
            role: None,
            side: None,
            member_of: Vec::new(),
        }
    }

    fn offered(typed: &str) -> Vec<String> {
        let dossier = Dossier {
            actors: vec![
                actor("interfax", "Interfax", &[]),
                actor("dmitry-medvedev", "Dmitry Medvedev", &["Дмитрий Медведев"]),
                actor("vladimir-putin", "Vladimir Putin", &["Путин", "Poutine"]),
                actor("russian-ministry", "Russia’s Foreign Ministry", &["MID"]),
                actor("putnam", "Putnam", &[]),
            ],
            ..Dossier::default()
        };
        let index = Index::new(Arc::new(dossier));
        let choices = index.choices(Sort::Actor, typed, &Near::default());
        choices.into_iter().map(|it| it.name).collect()
    }

    #[test]
    fn names_that_begin_so_go_before_names_with_a_word_that_does() {
        assert_eq!(offered("put"), ["Putnam", "Vladimir Putin"]);
        assert_eq!(offered("vla pu"), ["Vladimir Putin"]);
        assert_eq!(offered("min fo"), ["Russia’s Foreign Ministry"]);
    }

    #[test]
    fn other_names_count_in_any_script() {
        assert_eq!(offered("мед"), ["Dmitry Medvedev"]);
        assert_eq!(offered("poutine"), ["Vladimir Putin"]);
        assert_eq!(offered("mid"), ["Russia’s Foreign Ministry"]);
    }

    #[test]
    fn mistakes_are_forgiven_only_where_nothing_else_fits() {
        assert_eq!(offered("medvedve"), ["Dmitry Medvedev"]);
        assert_eq!(offered("medwedew"), ["Dmitry Medvedev"]);
        assert_eq!(offered("xyz"), Vec::<String>::new());
    }

    #[test]
    fn with_nothing_typed_everything_is_offered() {
        assert_eq!(offered("").len(), 5);
    }
}
