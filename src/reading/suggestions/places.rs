//! Which of the places that a passage names it is about.

use std::ops::Range;

use super::{Found, Named};
use crate::dossier::{Dossier, Place, PlaceId, PlaceKind};
use crate::reading::names::{How, Mention};
use crate::reading::speech::{Manner, speech_verb};
use crate::reading::words::Word;

/// Nouns for a piece of ground: an adjective before one of them names where ("X-ian territory").
const GROUND: &[&str] = &[
    "territory",
    "soil",
    "city",
    "cities",
    "town",
    "towns",
    "village",
    "villages",
    "capital",
    "border",
    "borders",
    "coast",
    "airspace",
    "waters",
    "province",
    "provinces",
    "region",
    "regions",
    "ports",
    "airports",
    "mainland",
    "countryside",
    "side",
];
/// Nouns that point back at a place named before, and of what kind that is.
const POINTERS: &[(&str, &[PlaceKind])] = &[
    ("region", &[PlaceKind::Region, PlaceKind::District]),
    ("province", &[PlaceKind::Region, PlaceKind::District]),
    ("enclave", &[PlaceKind::Region, PlaceKind::District]),
    ("territory", &[PlaceKind::Region, PlaceKind::District]),
    (
        "area",
        &[
            PlaceKind::Region,
            PlaceKind::District,
            PlaceKind::Settlement,
        ],
    ),
    ("district", &[PlaceKind::District, PlaceKind::Region]),
    ("country", &[PlaceKind::Country]),
    ("city", &[PlaceKind::Settlement]),
    ("town", &[PlaceKind::Settlement]),
    ("village", &[PlaceKind::Settlement]),
    ("capital", &[PlaceKind::Settlement]),
];
/// Words after which a name is that of a place, and not of those who govern it.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "around",
    "from",
    "to",
    "into",
    "toward",
    "towards",
    "outside",
    "inside",
    "across",
    "through",
    "over",
    "throughout",
    "within",
    "of",
    "on",
    "against",
    "between",
    "along",
    "off",
    "under",
];

/// Places named in one text, with how they stand in it.
pub(super) struct Where<'s> {
    dossier: &'s Dossier,
    text: &'s str,
    mentions: &'s [Mention],
    /// Whether a name that the dossier does not have is that of a place.
    elsewhere: &'s dyn Fn(&str) -> bool,
    /// In the order of the text.
    named: Vec<Standing>,
}

/// A place named somewhere.
struct Standing {
    /// Number in the dossier's list of places.
    place: usize,
    range: Range<usize>,
    firmness: Firmness,
}

/// How clearly a name is that of a place.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Firmness {
    /// It says where.
    Firm,
    /// It may stand for those who govern it, or only belong to another noun: it counts where nothing firmer
    /// is named.
    Loose,
}

impl<'s> Where<'s> {
    /// `sentences` holds the words of each sentence.
    pub(super) fn of(
        dossier: &'s Dossier,
        text: &'s str,
        mentions: &'s [Mention],
        sentences: &[Vec<Word<'s>>],
        elsewhere: &'s dyn Fn(&str) -> bool,
    ) -> Self {
        let mut places = Self {
            dossier,
            text,
            mentions,
            elsewhere,
            named: Vec::new(),
        };
        for words in sentences {
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            let from = mentions.partition_point(|mention| mention.range.start < first.at);
            let to = mentions.partition_point(|mention| mention.range.start < last.end());
            for mention in &mentions[from..to] {
                let Some(standing) = places.standing(words, mention) else {
                    continue;
                };
                // "X and Y region": the first stands like the second.
                if let Some(last) = places.named.last_mut()
                    && standing.firmness == Firmness::Firm
                    && last.firmness == Firmness::Loose
                    && text
                        .get(last.range.end..standing.range.start)
                        .is_some_and(|between| between.trim() == "and")
                {
                    last.firmness = Firmness::Firm;
                }
                places.named.push(standing);
            }
        }
        places
    }

    /// The places that stretches of a sentence are about, in order, each once. `words` are those of the
    /// sentence, `apart` the stretches that name who speaks or passes on.
    pub(super) fn about(
        &self,
        words: &[Word<'_>],
        stretches: &[Range<usize>],
        apart: &[Range<usize>],
    ) -> Vec<Found<Named<PlaceId>>> {
        let within = |range: &Range<usize>| {
            stretches
                .iter()
                .any(|stretch| stretch.start <= range.start && range.end <= stretch.end)
                && !apart
                    .iter()
                    .any(|apart| range.start < apart.end && range.end > apart.start)
        };
        let mut found: Vec<Found<Named<PlaceId>>> = Vec::new();
        let mut add = |what: Named<PlaceId>, range: &Range<usize>| {
            if !found.iter().any(|found| found.what == what) {
                found.push(Found {
                    what,
                    range: range.clone(),
                    guessed: None,
                });
            }
        };
        let named = |firmness: Firmness| {
            self.named
                .iter()
                .filter(move |standing| standing.firmness == firmness)
                .filter(|standing| within(&standing.range))
        };
        for standing in named(Firmness::Firm) {
            add(
                Named::Known(self.dossier.places[standing.place].id.clone()),
                &standing.range,
            );
        }
        for name in self.foreign(words).iter().filter(|name| within(name)) {
            add(Named::Unknown(self.text[name.clone()].to_owned()), name);
        }
        if found.is_empty() {
            found.extend(self.pointed_at(words, &within));
        }
        if found.is_empty() {
            for standing in named(Firmness::Loose) {
                let what = Named::Known(self.dossier.places[standing.place].id.clone());
                if !found.iter().any(|found| found.what == what) {
                    found.push(Found {
                        what,
                        range: standing.range.clone(),
                        guessed: None,
                    });
                }
            }
        }
        found.sort_by_key(|found| found.range.start);
        found
    }

    /// How a mention stands for a place. `None`: it does not, or it only says where another place is
    /// ("Gori, Georgia").
    fn standing(&self, words: &[Word<'_>], mention: &Mention) -> Option<Standing> {
        let number = *mention.places.first()?;
        let place = &self.dossier.places[number];
        let at = words.partition_point(|word| word.at < mention.range.start);
        let next = words.partition_point(|word| word.at < mention.range.end);
        let (before, after) = (words.get(..at)?.last(), &words[next..]);
        let stands = |firmness| {
            Some(Standing {
                place: number,
                range: mention.range.clone(),
                firmness,
            })
        };
        let rest = &self.text[mention.range.end..];
        if mention.how == How::Demonym || rest.starts_with("'s") || rest.starts_with("\u{2019}s") {
            // "the X-ian capital, Y" is about Y, which is firmer.
            let ground = after.iter().take(3).any(|word| word.is_one_of(GROUND));
            return if ground {
                stands(Firmness::Loose)
            } else {
                None
            };
        }
        let part_of_the_last = before.is_some_and(|word| word.text == ",")
            && self.is_where_lies_the_last(mention, place);
        if part_of_the_last || self.describes_the_last(words, at) {
            return None;
        }
        if mention.actors.is_empty() {
            return stands(Firmness::Firm);
        }
        // "in X and Y": the second stands like the first.
        let listed = self.named.last().is_some_and(|last| {
            let between = self.text.get(last.range.end..mention.range.start);
            last.firmness == Firmness::Firm
                && matches!(between.unwrap_or("-").trim(), "and" | "," | "or" | ", and")
        });
        if is_addressed(&words[..at]) {
            return None;
        }
        if located(&words[..at]) || listed {
            return stands(Firmness::Firm);
        }
        // A city that says, sends or wants something is its government.
        let city = matches!(place.kind, PlaceKind::Settlement | PlaceKind::Building);
        if city { None } else { stands(Firmness::Loose) }
    }

    /// Whether the word at `at` stands in an apposition to the place named last: ", a town near X", ", capital
    /// of X".
    fn describes_the_last(&self, words: &[Word<'_>], at: usize) -> bool {
        let Some(comma) = words[..at]
            .iter()
            .rposition(Word::is_mark)
            .filter(|comma| words[*comma].text == ",")
        else {
            return false;
        };
        let opens = words[comma + 1].is_one_of(&[
            "a", "an", "the", "capital", "home", "near", "outside", "part",
        ]);
        opens
            && at > comma + 2
            && self.named.iter().rev().any(|standing| {
                standing.firmness == Firmness::Firm && standing.range.end == words[comma].at
            })
    }

    fn is_where_lies_the_last(&self, mention: &Mention, larger: &Place) -> bool {
        self.named.last().is_some_and(|last| {
            last.range.end + 2 >= mention.range.start && self.lies_within(last.place, &larger.id)
        })
    }

    fn lies_within(&self, place: usize, larger: &PlaceId) -> bool {
        let mut at = self.dossier.places[place].within.as_ref();
        // Cycles are an error that opening reports; this ends all the same.
        for _ in 0..self.dossier.places.len() {
            match at {
                Some(within) if within == larger => return true,
                Some(within) => {
                    at = self
                        .dossier
                        .place(within)
                        .and_then(|place| place.within.as_ref())
                }
                None => return false,
            }
        }
        false
    }

    /// "The region", "the breakaway region": the last place of that kind named before.
    fn pointed_at(
        &self,
        words: &[Word<'_>],
        within: &dyn Fn(&Range<usize>) -> bool,
    ) -> Option<Found<Named<PlaceId>>> {
        let points = |at: usize| {
            let noun = &words[at];
            let (_, kinds) = POINTERS.iter().find(|(pointer, _)| noun.is(pointer))?;
            let article = |back: usize| {
                at.checked_sub(back)
                    .is_some_and(|at| words[at].is_one_of(&["the", "this", "that"]))
            };
            let adjective = at > 0 && !words[at - 1].is_capitalised() && !words[at - 1].is_mark();
            (within(&noun.range()) && (article(1) || (adjective && article(2))))
                .then_some((noun, *kinds))
        };
        let (noun, kinds) = (0..words.len()).find_map(points)?;
        let last = self.named.iter().rev().find(|standing| {
            standing.range.end <= noun.at
                && kinds.contains(&self.dossier.places[standing.place].kind)
        })?;
        let place = &self.dossier.places[last.place];
        Some(Found {
            what: Named::Known(place.id.clone()),
            range: last.range.clone(),
            guessed: Some(format!(
                "“{}” taken as the last one named, “{}”",
                noun.text, place.name
            )),
        })
    }

    /// Where something is said: a place named before who speaks, or right after the verb ("reports from X").
    pub(super) fn said_at(
        &self,
        words: &[Word<'_>],
        telling: &[Range<usize>],
        after_verb: usize,
    ) -> Option<Found<Named<PlaceId>>> {
        let right_after = |standing: &Standing| {
            let next = words.iter().find(|word| word.at >= after_verb);
            next.is_some_and(|word| {
                word.is_one_of(&["from", "in"])
                    && self
                        .text
                        .get(word.end()..standing.range.start)
                        .is_some_and(|between| between.trim().is_empty())
            })
        };
        let within = |standing: &Standing| {
            let holds = |stretch: &Range<usize>| {
                stretch.start <= standing.range.start && standing.range.end <= stretch.end
            };
            telling.iter().any(holds)
        };
        let said_at = self.named.iter().find(|standing| {
            standing.firmness == Firmness::Firm && (within(standing) || right_after(standing))
        })?;
        Some(Found {
            what: Named::Known(self.dossier.places[said_at.place].id.clone()),
            range: said_at.range.clone(),
            guessed: None,
        })
    }

    /// Capitalised words after a preposition of place that the dossier does not know and a gazetteer does.
    fn foreign(&self, words: &[Word<'_>]) -> Vec<Range<usize>> {
        const LEADS: &[&str] = &[
            "in", "at", "near", "from", "to", "into", "outside", "around", "of", "toward",
            "towards", "and",
        ];
        let mut found = Vec::new();
        for (at, _) in words
            .iter()
            .enumerate()
            .filter(|(_, word)| word.is_one_of(LEADS))
        {
            let names = words[at + 1..].iter().take(4);
            let count = names
                .take_while(|word| !word.is_mark() && word.is_capitalised())
                .count();
            for length in (1..=count).rev() {
                let range = words[at + 1].at..words[at + length].end();
                let name = self.text[range.clone()]
                    .trim_end_matches("'s")
                    .trim_end_matches("\u{2019}s");
                let range = range.start..range.start + name.len();
                let known = self.mentions.iter().any(|mention| {
                    mention.range.start < range.end && mention.range.end > range.start
                });
                if !known && (self.elsewhere)(name) {
                    found.push(range);
                    break;
                }
            }
        }
        found
    }
}

/// Whether the words before a name say that it is a place: a preposition of place or a noun for ground, with
/// no more between than an article, names and what they own ("in X's breakaway Y").
fn located(before: &[Word<'_>]) -> bool {
    // "the capital, X".
    if let [.., noun, comma] = before
        && comma.text == ","
        && noun.is_one_of(GROUND)
    {
        return true;
    }
    for (back, word) in before.iter().rev().take(4).enumerate() {
        if word.is_mark() {
            return false;
        }
        if word.is_one_of(WHERE) || (back == 0 && word.is_one_of(GROUND)) {
            return true;
        }
        let owns = word.text.ends_with("'s") || word.text.ends_with("\u{2019}s") || word.is("the");
        // One small word may stand between: "X's breakaway Y", "the separatist Y".
        if !(owns || word.is_capitalised() || back == 0) {
            return false;
        }
    }
    false
}

/// Whether a name right after these words is that of somebody who is called on, accused or warned.
fn is_addressed(before: &[Word<'_>]) -> bool {
    let addresses = |verb: &Word<'_>, next: Option<&Word<'_>>| {
        speech_verb(verb, next).is_some_and(|verb| {
            matches!(
                verb.manner,
                Manner::Appeals | Manner::Accuses | Manner::Warns
            )
        })
    };
    match before {
        [.., verb, to] if to.is_one_of(&["on", "upon", "to"]) => addresses(verb, Some(to)),
        [.., verb] => addresses(verb, None),
        [] => false,
    }
}
