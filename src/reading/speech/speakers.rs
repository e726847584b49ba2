//! Whom the words for a speaker name: an actor of the dossier, the one who spoke last, or nobody known.

use std::ops::Range;

use super::acts::{Laid, Speaker};
use super::subject::{PREPOSITIONS, head_end};
use crate::dossier::{ActorKind, Dossier};
use crate::reading::names::{Mention, Names};
use crate::reading::words::Word;

/// Somebody who speaks or passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A number in the dossier's list of actors.
    Actor(usize),
    /// Nobody whom the dossier knows; the words that name them, as a byte range of the text.
    Words(Range<usize>),
}

/// Who speaks, and how that is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    pub who: Vec<Who>,
    /// Byte range of the words for the speaker, a pronoun among them. Empty: nobody.
    pub words: Range<usize>,
    /// The rule of a guess, in words. `None`: the words name the speaker.
    pub guessed: Option<String>,
}

/// What has been read so far, for words that point back: "he", "the president".
#[derive(Debug)]
pub struct Discourse<'d> {
    dossier: &'d Dossier,
    names: &'d Names,
    /// Year of the report. `None`: not known.
    year: Option<i64>,
    last: Voice,
}

impl<'d> Discourse<'d> {
    pub fn new(dossier: &'d Dossier, names: &'d Names, year: Option<i64>) -> Self {
        Self {
            dossier,
            names,
            year,
            last: Voice::default(),
        }
    }

    /// Who spoke last.
    pub fn last(&self) -> &Voice {
        &self.last
    }

    /// Who speaks in an act of a sentence, and remembers it for the next.
    pub fn hear(&mut self, laid: &Laid<'_, '_>, speaker: &Speaker) -> Voice {
        let voice = match speaker {
            Speaker::Same => self.last.clone(),
            Speaker::Words(words) => Voice {
                words: bytes(laid.words, words),
                ..self.voice(laid, words)
            },
        };
        if !voice.who.is_empty() {
            self.last = voice.clone();
        }
        voice
    }

    /// Who is named by words that pass on what others say: outlets of the dossier, or the words themselves.
    pub fn relay(&self, laid: &Laid<'_, '_>, words: &Range<usize>) -> Option<Who> {
        if words.is_empty() {
            return None;
        }
        let range = bytes(laid.words, words);
        let outlet = |mention: &&Mention| {
            mention.range.start >= range.start
                && mention.range.end <= range.end
                && mention
                    .actors
                    .iter()
                    .any(|actor| self.kind(*actor) == ActorKind::Outlet)
        };
        let known = laid.mentions.iter().find(outlet);
        let actor = known.and_then(|mention| {
            mention
                .actors
                .iter()
                .copied()
                .find(|actor| self.kind(*actor) == ActorKind::Outlet)
        });
        Some(actor.map_or(Who::Words(range), Who::Actor))
    }

    fn kind(&self, actor: usize) -> ActorKind {
        self.dossier.actors[actor].kind
    }

    fn voice(&self, laid: &Laid<'_, '_>, words: &Range<usize>) -> Voice {
        let segments = segments(laid.words, words);
        let named: Vec<Vec<usize>> = segments
            .iter()
            .map(|segment| self.named(laid, segment))
            .filter(|actors| !actors.is_empty())
            .collect();
        let person = |actors: &&Vec<usize>| {
            actors
                .iter()
                .all(|actor| self.kind(*actor) == ActorKind::Person)
        };
        if let Some(actors) = named.iter().find(person).or(named.first()) {
            return Voice {
                who: actors.iter().copied().map(Who::Actor).collect(),
                guessed: None,
                ..Voice::default()
            };
        }
        let Some(first) = segments.first() else {
            return Voice::default();
        };
        if let [pronoun] = &laid.words[first.clone()]
            && let Some(voice) = self.pronoun(laid, pronoun)
        {
            return voice;
        }
        if let Some(voice) = self.office(laid, first) {
            return voice;
        }
        Voice {
            who: vec![Who::Words(bytes(laid.words, first))],
            ..Voice::default()
        }
    }

    /// The actors that a stretch of a noun phrase names at its head; several when "and" joins them.
    fn named(&self, laid: &Laid<'_, '_>, segment: &Range<usize>) -> Vec<usize> {
        let whole = self.named_one(laid, segment);
        if whole.is_some() {
            let joined = segment.clone().find(|at| laid.words[*at].is("and"));
            let first = joined.and_then(|and| self.named_one(laid, &(segment.start..and)));
            return first.into_iter().chain(whole).collect();
        }
        Vec::new()
    }

    fn named_one(&self, laid: &Laid<'_, '_>, segment: &Range<usize>) -> Option<usize> {
        let head = segment.start..head_end(laid.words, segment);
        let range = bytes(laid.words, segment);
        let head_ends = laid.words.get(head.end.checked_sub(1)?)?.end();
        let heads = |mention: &&Mention| {
            let words = &laid.words[segment.clone()];
            let before = &words[..words.partition_point(|word| word.at < mention.range.start)];
            // "spokesman for X" is not X; "member of parliament X" is.
            let governed = before.iter().any(|word| word.is_one_of(PREPOSITIONS));
            let apposed = self.names_a_person(mention)
                && before.last().is_some_and(|word| {
                    !word.is_capitalised() && !word.is_one_of(PREPOSITIONS) && !word.is("the")
                });
            let heads = if governed {
                apposed && mention.range.end == range.end
            } else {
                mention.range.end >= head_ends
            };
            mention.range.start >= range.start
                && mention.range.end <= range.end
                && heads
                && !mention.actors.is_empty()
        };
        let mention = laid.mentions.iter().rfind(heads)?;
        match &mention.actors[..] {
            [actor] => Some(*actor),
            several => {
                // Namesakes: whoever spoke last, if it is one of them.
                let last = self.last.who.iter().find_map(|who| match who {
                    Who::Actor(actor) if several.contains(actor) => Some(*actor),
                    _ => None,
                });
                last.or(several.first().copied())
            }
        }
    }

    fn names_a_person(&self, mention: &Mention) -> bool {
        let mut kinds = mention.actors.iter().map(|actor| self.kind(*actor));
        kinds.all(|kind| kind == ActorKind::Person)
    }

    fn pronoun(&self, laid: &Laid<'_, '_>, word: &Word<'_>) -> Option<Voice> {
        let one = word.is_one_of(&["he", "she"]);
        if !one && !word.is_one_of(&["they", "it"]) {
            return None;
        }
        let is_one = |who: &Who| match who {
            Who::Actor(actor) => self.kind(*actor) == ActorKind::Person,
            Who::Words(_) => true,
        };
        if !self.last.who.is_empty() && (!one || self.last.who.iter().all(is_one)) {
            let rule = format!("“{}” taken as the one who spoke last", word.text);
            return Some(Voice {
                who: self.last.who.clone(),
                guessed: Some(rule),
                ..Voice::default()
            });
        }
        let person = laid
            .mentions
            .iter()
            .rev()
            .skip_while(|mention| mention.range.start >= word.at)
            .flat_map(|mention| mention.actors.iter())
            .find(|actor| self.kind(**actor) == ActorKind::Person);
        person.map(|actor| Voice {
            who: vec![Who::Actor(*actor)],
            guessed: Some(format!("“{}” taken as the person named last", word.text)),
            ..Voice::default()
        })
    }

    /// "The president", alone: the one holder of that office whom the text names.
    fn office(&self, laid: &Laid<'_, '_>, segment: &Range<usize>) -> Option<Voice> {
        let words = &laid.words[segment.clone()];
        let article = words.first().is_some_and(|word| word.is("the"));
        let (first, last) = (words.get(usize::from(article))?, words.last()?);
        let office = laid.text.get(first.at..last.end())?;
        let holders = self.names.holders(office, self.year);
        let named = |actor: &usize| {
            laid.mentions
                .iter()
                .any(|mention| mention.actors.contains(actor))
        };
        let mut holders = holders.into_iter().filter(named);
        let holder = holders.next()?;
        holders.next().is_none().then(|| Voice {
            who: vec![Who::Actor(holder)],
            guessed: Some(format!(
                "“{office}” taken as the one so titled whom the text names"
            )),
            ..Voice::default()
        })
    }
}

/// A noun phrase parted at its commas, without what only adds to a part: "which …", "who …".
fn segments(words: &[Word<'_>], phrase: &Range<usize>) -> Vec<Range<usize>> {
    let mut segments = Vec::new();
    let mut from = phrase.start;
    for at in phrase.clone().chain([phrase.end]) {
        if at == phrase.end || words[at].text == "," {
            let adds = words
                .get(from)
                .is_some_and(|word| word.is_one_of(&["which", "who", "whose"]));
            if from < at && !adds {
                segments.push(from..at);
            }
            from = at + 1;
        }
    }
    segments
}

/// The bytes from the first to the last of some words; empty for none.
pub(in crate::reading) fn bytes(words: &[Word<'_>], range: &Range<usize>) -> Range<usize> {
    match (
        words.get(range.start),
        range.end.checked_sub(1).and_then(|last| words.get(last)),
    ) {
        (Some(first), Some(last)) if !range.is_empty() => first.at..last.end(),
        _ => 0..0,
    }
}
