//! Where a text names the actors and places of a dossier: by their names in every spelling, by surname, by
//! office, by what their country's people are called. Who of them speaks is found in `speech`.

use std::collections::HashMap;
use std::ops::Range;

use aho_corasick::{AhoCorasick, MatchKind};

use super::offices::{Office, demonyms, offices, years_in};
use crate::dossier::{Actor, ActorKind, Dossier, PlaceKind};

/// The names of a dossier, made ready once to be found in any text.
#[derive(Debug)]
pub struct Names {
    finder: Option<AhoCorasick>,
    /// What each pattern of the finder stands for.
    patterns: Vec<Pattern>,
    /// For each actor: the years in which its role says it acted. Empty: not said.
    years: Vec<Vec<i64>>,
    /// Who holds an office named without its country, in small letters: "president".
    holders: HashMap<String, Vec<(usize, Vec<i64>)>>,
}

/// A place in a text that names somebody or something of the dossier.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Byte range into the text.
    pub range: Range<usize>,
    /// Numbers in the dossier's list of actors; more than one when the name alone does not tell them apart.
    pub actors: Vec<usize>,
    /// Numbers in the dossier's list of places.
    pub places: Vec<usize>,
    pub how: How,
}

/// By what kind of name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    Name,
    /// "the president of X", "X's president".
    Office,
    Surname,
    /// "X-ian": the adjective of a place.
    Demonym,
}

#[derive(Debug, Default)]
struct Pattern {
    text: String,
    meanings: Vec<Meaning>,
}

#[derive(Clone, Debug)]
struct Meaning {
    named: Named,
    how: How,
    case: Case,
    /// Years for which an office holds. Empty: any.
    years: Vec<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Named {
    Actor(usize),
    Place(usize),
}

/// How strictly capitals are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// A proper name: begins with a capital where the name does; short all-capital names exactly so.
    Proper,
    /// A description ("officials", "a fighter"): in any case.
    Description,
}

/// Descriptions rather than names, when a name ends in one: they are written small as well.
const PEOPLE: &[&str] = &[
    "officials",
    "leaders",
    "authorities",
    "witnesses",
    "eyewitnesses",
    "analysts",
    "experts",
    "reports",
    "separatists",
    "rebels",
    "residents",
    "villagers",
    "activists",
    "soldiers",
    "militants",
    "fighters",
    "diplomats",
    "observers",
    "monitors",
    "government",
    "parliament",
    "ministry",
];
const ARTICLES: &[&str] = &["a ", "an ", "the "];

impl Names {
    pub fn of(dossier: &Dossier) -> Self {
        let mut gathered = Gathered::default();
        let adjectives: Vec<(String, String)> = dossier
            .places
            .iter()
            .filter(|place| matches!(place.kind, PlaceKind::Country | PlaceKind::Region))
            .flat_map(|place| {
                let name = without_article(&place.name);
                demonyms(name)
                    .into_iter()
                    .map(move |adjective| (adjective, name.to_owned()))
            })
            .collect();
        for (at, place) in dossier.places.iter().enumerate() {
            let spellings = place.names.iter().map(|name| &*name.text);
            for name in spellings.chain([&*place.name]) {
                gathered.add(name, Named::Place(at), How::Name, Case::Proper, &[]);
            }
            if matches!(place.kind, PlaceKind::Country | PlaceKind::Region) {
                for adjective in demonyms(without_article(&place.name)) {
                    gathered.add(
                        &adjective,
                        Named::Place(at),
                        How::Demonym,
                        Case::Proper,
                        &[],
                    );
                }
            }
        }
        for (at, actor) in dossier.actors.iter().enumerate() {
            gathered.add_actor(at, actor, &adjectives);
        }
        let years = dossier
            .actors
            .iter()
            .map(|actor| actor.role.as_deref().map(years_in).unwrap_or_default());
        let years = years.collect();
        let patterns = gathered.patterns;
        // Building fails only on more patterns than memory holds; then nothing is found.
        let finder = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::Standard)
            .build(patterns.iter().map(|pattern| &pattern.text))
            .ok();
        Self {
            finder,
            patterns,
            years,
            holders: gathered.holders,
        }
    }

    /// All mentions in a stretch of text, in order, none within another. `year` is that of the report: it
    /// decides who held an office, and which of two namesakes is meant. `None`: not known.
    pub fn mentions(&self, text: &str, within: Range<usize>, year: Option<i64>) -> Vec<Mention> {
        let (Some(finder), Some(stretch)) = (&self.finder, text.get(within.clone())) else {
            return Vec::new();
        };
        let mut found: Vec<Mention> = finder
            .find_overlapping_iter(stretch)
            .filter(|hit| stands_alone(stretch, hit.range()))
            .filter_map(|hit| {
                let words = &stretch[hit.range()];
                let meanings = &self.patterns[hit.pattern().as_usize()].meanings;
                let fitting = meanings.iter().filter(|meaning| {
                    meaning
                        .case
                        .fits(&self.patterns[hit.pattern().as_usize()].text, words)
                        && (meaning.years.is_empty()
                            || year.is_none_or(|year| meaning.years.contains(&year)))
                });
                let range = within.start + hit.start()..within.start + hit.end();
                self.mention(range, fitting, year)
            })
            .collect();
        found.sort_by_key(|mention| (mention.range.start, std::cmp::Reverse(mention.range.end)));
        let mut end = 0;
        found.retain(|mention| {
            let free = mention.range.start >= end;
            end = end.max(mention.range.end);
            free
        });
        found
    }

    /// The actors whose role gives them this office in that year, each once.
    pub(super) fn holders(&self, office: &str, year: Option<i64>) -> Vec<usize> {
        let holders = self
            .holders
            .get(&office.to_lowercase())
            .map_or(&[][..], |held| held);
        let mut actors: Vec<usize> = holders
            .iter()
            .filter(|(_, years)| years.is_empty() || year.is_none_or(|year| years.contains(&year)))
            .map(|(actor, _)| *actor)
            .collect();
        actors.dedup();
        actors
    }

    fn mention<'a>(
        &self,
        range: Range<usize>,
        meanings: impl Iterator<Item = &'a Meaning>,
        year: Option<i64>,
    ) -> Option<Mention> {
        let meanings: Vec<&Meaning> = meanings.collect();
        let how = meanings.iter().map(|meaning| meaning.how).min()?;
        let mut mention = Mention {
            range,
            actors: Vec::new(),
            places: Vec::new(),
            how,
        };
        for meaning in meanings.iter().filter(|meaning| meaning.how == how) {
            match meaning.named {
                Named::Actor(at) => mention.actors.push(at),
                Named::Place(at) => mention.places.push(at),
            }
        }
        mention.actors.sort_unstable();
        mention.actors.dedup();
        mention.places.dedup();
        if mention.actors.len() > 1
            && let Some(year) = year
        {
            let fits =
                |actor: &usize| self.years[*actor].is_empty() || self.years[*actor].contains(&year);
            if mention.actors.iter().any(fits) {
                mention.actors.retain(fits);
            }
        }
        Some(mention)
    }
}

/// Patterns under way, each text once.
#[derive(Default)]
struct Gathered {
    patterns: Vec<Pattern>,
    number: HashMap<String, usize>,
    holders: HashMap<String, Vec<(usize, Vec<i64>)>>,
}

impl Gathered {
    fn add(&mut self, name: &str, named: Named, how: How, case: Case, years: &[i64]) {
        let name = without_article(name);
        if name.is_empty() {
            return;
        }
        let at = *self.number.entry(name.to_owned()).or_insert_with(|| {
            self.patterns.push(Pattern {
                text: name.to_owned(),
                meanings: Vec::new(),
            });
            self.patterns.len() - 1
        });
        let meaning = Meaning {
            named,
            how,
            case,
            years: years.to_vec(),
        };
        self.patterns[at].meanings.push(meaning);
    }

    fn add_actor(&mut self, at: usize, actor: &Actor, adjectives: &[(String, String)]) {
        let named = Named::Actor(at);
        let spellings = actor.names.iter().map(|name| &*name.text);
        for name in spellings.chain([&*actor.name]) {
            let last = name.rsplit(' ').next().unwrap_or(name).to_lowercase();
            let described = without_article(name) != name && actor.kind == ActorKind::Person;
            let plain = matches!(actor.kind, ActorKind::Witnesses | ActorKind::Analysts);
            let case = if described || plain || PEOPLE.contains(&&*last) {
                Case::Description
            } else {
                Case::Proper
            };
            self.add(name, named, How::Name, case, &[]);
            // "X-ian ministry" is "X's ministry", and the other way round.
            for (adjective, place) in adjectives {
                if let Some(rest) = after_word(without_article(name), adjective) {
                    self.add(&format!("{place}'s {rest}"), named, How::Name, case, &[]);
                }
                if let Some(rest) = after_word(name, &format!("{place}'s")) {
                    self.add(&format!("{adjective} {rest}"), named, How::Name, case, &[]);
                }
            }
        }
        if actor.kind == ActorKind::Person && without_article(&actor.name) == actor.name {
            let spellings = actor.names.iter().map(|name| &*name.text);
            for name in spellings.chain([&*actor.name]) {
                if let Some((_, surname)) = name.rsplit_once(' ')
                    && surname.chars().count() > 2
                {
                    self.add(surname, named, How::Surname, Case::Proper, &[]);
                }
            }
            for Office { office, of, years } in
                actor.role.as_deref().map(offices).unwrap_or_default()
            {
                let holders = self.holders.entry(office.to_lowercase()).or_default();
                holders.push((at, years.clone()));
                let mut said = vec![format!("{office} of {of}"), format!("{of}'s {office}")];
                let people = adjectives
                    .iter()
                    .filter(|(_, place)| *place == without_article(&of));
                said.extend(people.map(|(adjective, _)| format!("{adjective} {office}")));
                for words in said {
                    self.add(&words, named, How::Office, Case::Description, &years);
                }
            }
        }
    }
}

impl Case {
    fn fits(self, name: &str, met: &str) -> bool {
        if self == Self::Description {
            return true;
        }
        let capitals = name.chars().all(|c| !c.is_lowercase());
        let same_start = name.chars().next().is_some_and(|c| !c.is_uppercase())
            || met.chars().next().is_some_and(char::is_uppercase);
        same_start && (!capitals || name == met)
    }
}

fn without_article(name: &str) -> &str {
    let article = ARTICLES.iter().find(|article| {
        name.get(..article.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(article))
    });
    name[article.map_or(0, |article| article.len())..].trim()
}

fn after_word<'n>(name: &'n str, word: &str) -> Option<&'n str> {
    name.strip_prefix(word)?.strip_prefix(' ')
}

/// Neither end within a word; a possessive may follow.
fn stands_alone(text: &str, range: Range<usize>) -> bool {
    let joined = |beside: Option<char>| beside.is_some_and(char::is_alphanumeric);
    !joined(text[..range.start].chars().next_back()) && !joined(text[range.end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::{ActorId, Name, Place, PlaceId, Precision};

    fn actor(id: &str, name: &str, kind: ActorKind, role: Option<&str>) -> Actor {
        Actor {
            id: ActorId::new(id).expect("an id"),
            name: name.to_owned(),
            names: Vec::new(),
            kind,
            role: role.map(str::to_owned),
            side: None,
            member_of: Vec::new(),
        }
    }

    fn dossier() -> Dossier {
        let land = Place {
            id: PlaceId::new("varenia").expect("an id"),
            name: "Varenia".to_owned(),
            names: vec![Name {
                text: "\u{412}\u{430}\u{440}\u{435}\u{43d}\u{438}\u{44f}".to_owned(),
                lang: None,
            }],
            position: None,
            precision: Precision::Country,
            kind: PlaceKind::Country,
            within: None,
            area: None,
            identifiers: Vec::new(),
            source: None,
        };
        Dossier {
            places: vec![land],
            actors: vec![
                actor(
                    "rusk",
                    "Ana Rusk",
                    ActorKind::Person,
                    Some("president of Varenia (1991)"),
                ),
                actor(
                    "ministry",
                    "Varenian Foreign Ministry",
                    ActorKind::Ministry,
                    None,
                ),
                actor("us", "US", ActorKind::Government, None),
                actor(
                    "officials-1990",
                    "Officials",
                    ActorKind::Witnesses,
                    Some("unnamed (1990)"),
                ),
                actor(
                    "officials-1991",
                    "Officials",
                    ActorKind::Witnesses,
                    Some("unnamed (1991)"),
                ),
            ],
            ..Dossier::default()
        }
    }

    fn met(text: &str, year: i64) -> Vec<(String, Vec<String>, usize)> {
        let dossier = dossier();
        let mentions = Names::of(&dossier).mentions(text, 0..text.len(), Some(year));
        let id = |actor: &usize| dossier.actors[*actor].id.to_string();
        mentions
            .iter()
            .map(|met| {
                (
                    text[met.range.clone()].to_owned(),
                    met.actors.iter().map(id).collect(),
                    met.places.len(),
                )
            })
            .collect()
    }

    #[test]
    fn actors_are_met_by_name_surname_office_and_possessive() {
        let text = "Rusk, Varenia's president, met us. Varenia's foreign ministry told the US.";
        let found = met(text, 1991);
        let who: Vec<(&str, &str)> = found
            .iter()
            .map(|(words, actors, _)| (&**words, actors.first().map_or("", |id| id)))
            .collect();
        assert_eq!(
            who,
            [
                ("Rusk", "rusk"),
                ("Varenia's president", "rusk"),
                ("Varenia's foreign ministry", "ministry"),
                ("US", "us")
            ]
        );
        // In another year she was not president.
        assert_eq!(met("Varenia's president left", 1995)[0].0, "Varenia");
    }

    #[test]
    fn namesakes_are_told_apart_by_the_year_of_the_report() {
        assert_eq!(met("Local officials left", 1991)[0].1, ["officials-1991"]);
        assert_eq!(met("Local officials left", 2000)[0].1.len(), 2);
    }

    #[test]
    fn places_are_met_in_every_script_and_not_within_words() {
        let found = met(
            "\u{412}\u{430}\u{440}\u{435}\u{43d}\u{438}\u{44f}, Varenians, Varenia",
            1991,
        );
        let words: Vec<&str> = found.iter().map(|(words, ..)| &**words).collect();
        assert_eq!(
            words,
            [
                "\u{412}\u{430}\u{440}\u{435}\u{43d}\u{438}\u{44f}",
                "Varenia"
            ]
        );
    }
}
