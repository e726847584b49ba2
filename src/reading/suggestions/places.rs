//! Which of the places that a passage names it is about.

use std::ops::Range;

use super::{Found, Named};
use crate::dossier::{Dossier, Place, PlaceId, PlaceKind};
use crate::reading::names::{How, Mention};
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
    "and",
    "with",
    "under",
    "via",
];

/// Finds places among the mentions of one text.
pub(super) struct Where<'s> {
    pub(super) dossier: &'s Dossier,
    pub(super) text: &'s str,
    pub(super) mentions: &'s [Mention],
    /// Whether a name that the dossier does not have is that of a place.
    pub(super) elsewhere: &'s dyn Fn(&str) -> bool,
}

impl Where<'_> {
    /// The places that a passage is about, in order, each once. `words` are those of its sentence, `apart` the
    /// stretches that name who speaks or passes on.
    pub(super) fn about(
        &self,
        words: &[Word<'_>],
        passage: &Range<usize>,
        apart: &[Range<usize>],
    ) -> Vec<Found<Named<PlaceId>>> {
        let within = |range: &Range<usize>| {
            range.start >= passage.start
                && range.end <= passage.end
                && !apart
                    .iter()
                    .any(|apart| range.start < apart.end && range.end > apart.start)
        };
        let mut found: Vec<Found<Named<PlaceId>>> = Vec::new();
        for mention in self
            .mentions
            .iter()
            .filter(|mention| within(&mention.range))
        {
            if let Some(place) = self.place(words, mention) {
                self.add(place, mention.range.clone(), None, &mut found);
            }
        }
        for name in self.foreign(words, passage).into_iter().filter(within) {
            let what = Named::Unknown(self.text[name.clone()].to_owned());
            if !found.iter().any(|found| found.what == what) {
                found.push(Found {
                    what,
                    range: name,
                    guessed: None,
                });
            }
        }
        found.sort_by_key(|found| found.range.start);
        if found.is_empty() {
            found.extend(self.pointed_at(words, passage));
        }
        found
    }

    /// The last place named before, for a passage that names none.
    pub(super) fn last_before(&self, at: usize) -> Option<Found<Named<PlaceId>>> {
        let mention = self.mentions.iter().rev().find(|mention| {
            mention.range.end <= at
                && mention.how == How::Name
                && !mention.places.is_empty()
                && mention.actors.is_empty()
        });
        let mention = mention?;
        let place = &self.dossier.places[*mention.places.first()?];
        Some(Found {
            what: Named::Known(place.id.clone()),
            range: mention.range.clone(),
            guessed: Some(format!(
                "no place named: the last one before, “{}”",
                place.name
            )),
        })
    }

    fn add(
        &self,
        place: &Place,
        range: Range<usize>,
        guessed: Option<String>,
        into: &mut Vec<Found<Named<PlaceId>>>,
    ) {
        let what = Named::Known(place.id.clone());
        if into.iter().any(|found| found.what == what) {
            return;
        }
        into.push(Found {
            what,
            range,
            guessed,
        });
    }

    /// The place that a mention names here, unless it stands for those who govern it or belongs to another
    /// place ("Gori, Georgia").
    fn place(&self, words: &[Word<'_>], mention: &Mention) -> Option<&Place> {
        let place = &self.dossier.places[*mention.places.first()?];
        let at = words.partition_point(|word| word.at < mention.range.start);
        let next = words.partition_point(|word| word.at < mention.range.end);
        let after = &words[next..];
        let before = words.get(..at)?.last();
        let possessive = self.text[mention.range.end..].starts_with("'s")
            || self.text[mention.range.end..].starts_with("\u{2019}s");
        if mention.how == How::Demonym || possessive {
            // "the X-ian capital, Y" is about Y.
            let ground = after
                .iter()
                .take(3)
                .position(|word| word.is_one_of(GROUND))?;
            let ground_end = after[ground].end();
            let named_next = self.mentions.iter().any(|other| {
                other.range.start >= ground_end
                    && other.range.start <= ground_end + 2
                    && !other.places.is_empty()
                    && other.how == How::Name
            });
            return (!named_next).then_some(place);
        }
        // "Y, X": X only says where Y is.
        let larger = before.is_some_and(|word| word.text == ",")
            && self.mentions.iter().any(|other| {
                other.range.end <= mention.range.start
                    && other.range.end + 2 >= mention.range.start
                    && other
                        .places
                        .iter()
                        .any(|other| self.lies_within(*other, &place.id))
            });
        if larger {
            return None;
        }
        if !mention.actors.is_empty() {
            let located = before.is_none_or(|word| {
                word.is_mark() || word.is_one_of(WHERE) || word.is_one_of(GROUND)
            });
            let governs = after.first().is_some_and(|word| is_verb(word));
            return (located || !governs).then_some(place);
        }
        Some(place)
    }

    fn lies_within(&self, place: usize, larger: &PlaceId) -> bool {
        let mut at = self.dossier.places[place].within.as_ref();
        for _ in 0..8 {
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

    /// "The region", "the city": the last place of that kind named before.
    fn pointed_at(
        &self,
        words: &[Word<'_>],
        passage: &Range<usize>,
    ) -> Option<Found<Named<PlaceId>>> {
        words
            .windows(2)
            .filter(|pair| pair[0].at >= passage.start && pair[1].end() <= passage.end)
            .filter(|pair| pair[0].is_one_of(&["the", "this", "that"]))
            .find_map(|pair| {
                let (noun, kinds) = POINTERS.iter().find(|(noun, _)| pair[1].is(noun))?;
                let of_kind = |place: &usize| kinds.contains(&self.dossier.places[*place].kind);
                let mention = self.mentions.iter().rev().find(|mention| {
                    mention.range.end <= pair[0].at
                        && mention.how == How::Name
                        && mention.places.iter().any(of_kind)
                })?;
                let place = mention.places.iter().find(|place| of_kind(place))?;
                let place = &self.dossier.places[*place];
                Some(Found {
                    what: Named::Known(place.id.clone()),
                    range: mention.range.clone(),
                    guessed: Some(format!(
                        "“the {noun}” taken as the last one named, “{}”",
                        place.name
                    )),
                })
            })
    }

    /// Capitalised words after a preposition of place that the dossier does not know and a gazetteer does.
    fn foreign(&self, words: &[Word<'_>], passage: &Range<usize>) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let leads = word.is_one_of(&[
                "in", "at", "near", "from", "to", "into", "outside", "around", "of", "toward",
                "towards",
            ]);
            if !leads || word.at < passage.start {
                continue;
            }
            let names = words[at + 1..]
                .iter()
                .take(4)
                .take_while(|word| !word.is_mark() && word.is_capitalised());
            let count = names.count();
            for length in (1..=count).rev() {
                let range = words[at + 1].at..words[at + length].end();
                let possessive = self.text[range.clone()].trim_end_matches("'s").len();
                let range = range.start..range.start + possessive;
                let known = self.mentions.iter().any(|mention| {
                    mention.range.start < range.end && mention.range.end > range.start
                });
                if range.end <= passage.end && !known && (self.elsewhere)(&self.text[range.clone()])
                {
                    found.push(range);
                    break;
                }
            }
        }
        found
    }
}

/// A verb that those who govern are the subject of.
fn is_verb(word: &Word<'_>) -> bool {
    word.is_one_of(&[
        "has", "have", "had", "was", "is", "will", "would", "could", "may", "might", "must",
        "should", "also", "says", "said", "sent", "sends",
    ]) || (word.text.ends_with("ed") && !word.is_capitalised())
}
