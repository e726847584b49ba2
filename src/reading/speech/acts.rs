//! The acts of speech in one sentence: each verb of saying with its subject and the passage that it reports.

use std::ops::Range;

use super::subject::{after, before, can_speak, is_auxiliary, is_circumstance, wants_a_noun};
use super::verbs::{Manner, SpeechVerb, UNTRUE, VerbForm, speech_verb};
use crate::reading::names::Mention;
use crate::reading::quotations::Quotation;
use crate::reading::words::Word;

/// Somebody says something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Act {
    pub manner: Manner,
    pub speaker: Speaker,
    /// Who passed it on, in words: numbers into the sentence's words.
    pub via: Option<Range<usize>>,
    /// The words that say that it is said, as numbers into the sentence's words: from the verb's first
    /// auxiliary to the verb.
    pub verb: Range<usize>,
    /// Byte range into the text: who speaks, the verb, and what is said.
    pub cut: Range<usize>,
    /// What is said, as byte ranges into the text: one, or the words before and after who says it.
    pub content: Vec<Range<usize>>,
    /// What stands before who speaks, when what is said follows: "In remarks on Friday". Often empty.
    pub opening: Range<usize>,
    /// The rule that found it, in words.
    pub rule: String,
}

/// Who speaks, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Speaker {
    /// Numbers into the sentence's words.
    Words(Range<usize>),
    /// The speaker of the act before in the same sentence goes on: "but said", ", adding that".
    Same,
}

/// A sentence laid out for reading.
pub struct Laid<'s, 't> {
    pub text: &'t str,
    pub range: Range<usize>,
    pub words: &'s [Word<'t>],
    /// Of the whole paragraph.
    pub quotations: &'s [Quotation],
    /// Of the whole text.
    pub mentions: &'s [Mention],
}

/// Who is told, when and where: so many words at most, or it is what is said. Chosen by eye.
const MOST_CIRCUMSTANCES: usize = 8;

/// An act before its passage is known.
pub(super) struct Raw {
    pub(super) manner: Manner,
    pub(super) speaker: Speaker,
    pub(super) via: Option<Range<usize>>,
    pub(super) verb: Range<usize>,
    pub(super) rule: String,
    /// Where its words begin: the subject's, or the verb's where the speaker goes on.
    pub(super) starts: usize,
    /// "…, he said.": what is said stands before.
    pub(super) trails: bool,
}

/// The acts of a sentence, in order.
pub fn acts(laid: &Laid<'_, '_>) -> Vec<Act> {
    let mut raw: Vec<Raw> = Vec::new();
    let mut at = 0;
    while at < laid.words.len() {
        let found = laid.act_at(at, &raw);
        at = found.as_ref().map_or(at, |act| act.verb.end - 1).max(at) + 1;
        raw.extend(found);
    }
    laid.with_passages(raw)
}

impl Laid<'_, '_> {
    fn quoted(&self, word: usize) -> bool {
        let at = self.words[word].at;
        self.quotations
            .iter()
            .any(|quotation| quotation.range.contains(&at))
    }

    pub(super) fn said(&self, words: &Range<usize>) -> &str {
        match (
            self.words.get(words.start),
            words
                .end
                .checked_sub(1)
                .and_then(|last| self.words.get(last)),
        ) {
            (Some(first), Some(last)) if !words.is_empty() => &self.text[first.at..last.end()],
            _ => "",
        }
    }

    fn act_at(&self, at: usize, before_it: &[Raw]) -> Option<Raw> {
        let word = &self.words[at];
        if word.is_mark() || self.quoted(at) {
            return None;
        }
        if word.is("according") && self.words.get(at + 1).is_some_and(|next| next.is("to")) {
            return self.according_to(at);
        }
        if word.is("quoted") || word.is("cited") {
            return self.quoted_as_saying(at);
        }
        if word.is_one_of(&["called", "calls", "calling"])
            && let Some(act) = self.calls_it(at)
        {
            return Some(act);
        }
        let verb = speech_verb(word, self.words.get(at + 1))?;
        self.spoken(at, verb, before_it)
    }

    fn according_to(&self, at: usize) -> Option<Raw> {
        let who = after(self.text, self.words, at + 2);
        can_speak(&self.words[who.clone()]).then(|| Raw {
            manner: Manner::Says,
            via: None,
            rule: format!("“according to {}”", self.said(&who)),
            verb: at..at + 2,
            starts: at,
            trails: at > 0,
            speaker: Speaker::Words(who),
        })
    }

    /// "X was quoted as saying by Y", "Y quoted X as saying".
    fn quoted_as_saying(&self, at: usize) -> Option<Raw> {
        let window = at + 1..(at + 14).min(self.words.len());
        let as_ = window.into_iter().find(|at| {
            self.words[*at].is("as")
                && self
                    .words
                    .get(at + 1)
                    .is_some_and(|next| next.is_one_of(&["saying", "telling", "stating"]))
        })?;
        let left = before(self.text, self.words, at);
        let rule = format!("“{}”", self.said(&(at..as_ + 2)));
        if left.be {
            let by = self.words.get(as_ + 2).filter(|word| word.is("by"));
            let via = by.map(|_| after(self.text, self.words, as_ + 3));
            return Some(Raw {
                manner: Manner::Says,
                starts: left.subject.start,
                speaker: Speaker::Words(left.subject.clone()),
                via,
                verb: left.verb_phrase..as_ + 2,
                rule,
                trails: self.follows_its_words(&left.subject),
            });
        }
        (as_ > at + 1).then(|| Raw {
            manner: Manner::Says,
            starts: if left.subject.is_empty() {
                at
            } else {
                left.subject.start
            },
            via: (!left.subject.is_empty()).then_some(left.subject),
            speaker: Speaker::Words(at + 1..as_),
            verb: at..as_ + 2,
            rule,
            trails: false,
        })
    }

    /// "X called it 'nonsense'": words in quotation marks are what X said.
    fn calls_it(&self, at: usize) -> Option<Raw> {
        let next = self.words.get(at + 1)?;
        if next.is_one_of(&["on", "for", "upon", "off", "up"]) {
            return None;
        }
        let mark = (at + 1..(at + 10).min(self.words.len())).find(|at| self.quoted(*at))?;
        let word = self.words.get(mark + 1)?;
        let left = before(self.text, self.words, at);
        if left.be || left.unsaid || !can_speak(&self.words[left.subject.clone()]) {
            return None;
        }
        let untrue = word.is_one_of(UNTRUE);
        Some(Raw {
            manner: if untrue {
                Manner::Denies
            } else {
                Manner::Judges
            },
            starts: left.subject.start,
            via: None,
            verb: left.verb_phrase..at + 1,
            rule: format!(
                "“{} …” before words in quotation marks",
                self.said(&(at..at + 1))
            ),
            speaker: Speaker::Words(left.subject),
            trails: false,
        })
    }

    fn spoken(&self, at: usize, verb: SpeechVerb, before_it: &[Raw]) -> Option<Raw> {
        let left = before(self.text, self.words, at);
        let next = self.words.get(at + 1);
        let act = |speaker: Speaker, starts: usize, trails: bool, rule: String| Raw {
            manner: verb.manner,
            speaker,
            via: None,
            verb: left.verb_phrase..at + 1,
            rule,
            starts,
            trails,
        };
        let said = self.said(&(at..at + 1));
        let by_agent = next.is_some_and(|next| next.is("by"));
        if verb.form == VerbForm::Past && (by_agent || left.be) && verb.with.is_empty() {
            // "denied by X"; without an agent nobody speaks.
            let who = by_agent.then(|| after(self.text, self.words, at + 2))?;
            return can_speak(&self.words[who.clone()])
                .then(|| act(Speaker::Words(who), at, true, format!("“{said} by”")));
        }
        if left.unsaid {
            return None;
        }
        if verb.form != VerbForm::Ing {
            let who = after(self.text, self.words, at + 1);
            let is_inverted =
                self.is_inverted(at) || (!verb.doubtful && self.is_named_behind(at, &who));
            if is_inverted && can_speak(&self.words[who.clone()]) {
                let rule = format!("“{said}” between the words and who spoke them");
                return Some(act(Speaker::Words(who), at, true, rule));
            }
        }
        let subject = left.subject.clone();
        let goes_on = subject.is_empty() || self.begins_with_a_verb(&subject);
        if goes_on {
            let doubtful = verb.doubtful && verb.form != VerbForm::Ing;
            let linked = left
                .verb_phrase
                .checked_sub(1)
                .map(|before| &self.words[before]);
            let linked = linked.is_none_or(|word| {
                word.is_one_of(&["and", "but", "or", ",", "while", "after", "before"])
            });
            if !linked || doubtful {
                return None;
            }
            if before_it.is_empty() {
                // "X met Y and promised …": X stands at the head of the sentence.
                let who = self.opening_subject(at)?;
                let rule = format!(
                    "“{said}” with “{}”, who opens the sentence",
                    self.said(&who)
                );
                return Some(act(Speaker::Words(who), 0, false, rule));
            }
            let rule = format!("“{said}” by the one who speaks before");
            return Some(act(Speaker::Same, left.verb_phrase, false, rule));
        }
        if left
            .verb_phrase
            .checked_sub(1)
            .is_some_and(|before| wants_a_noun(&self.words[before]))
        {
            return None;
        }
        let with = subject
            .start
            .checked_sub(1)
            .is_some_and(|before| self.words[before].is("with"));
        if verb.form == VerbForm::Ing && !with && !left.be {
            // "…, saying", set off by a comma, was met above; else it belongs to another verb.
            return None;
        }
        let that = next.is_some_and(|next| next.is("that"));
        if verb.doubtful && !that && !self.is_somebody(&subject) {
            return None;
        }
        if !can_speak(&self.words[subject.clone()]) {
            return None;
        }
        let trails = self.follows_its_words(&subject) && self.ends_after(at);
        let rule = format!("“{said}” with “{}” as its subject", self.said(&subject));
        Some(act(
            Speaker::Words(subject.clone()),
            subject.start,
            trails,
            rule,
        ))
    }

    /// The verb right after a closing quotation mark: "…," said X.
    fn is_inverted(&self, at: usize) -> bool {
        let Some(previous) = at.checked_sub(1).map(|before| &self.words[before]) else {
            return false;
        };
        self.quotations
            .iter()
            .any(|quotation| quotation.range.end == previous.end())
    }

    /// "Two had died, said Ana Rusk, the mayor.": a comma before the verb, behind it a name up to the next mark, and
    /// a whole clause before. In "The mayor, who is ill, said Ost was quiet." more than a name comes behind it.
    fn is_named_behind(&self, verb: usize, who: &Range<usize>) -> bool {
        let comma = verb.checked_sub(1).map(|before| &self.words[before]);
        let named = self.words[who.clone()]
            .first()
            .is_some_and(Word::is_capitalised);
        let closed = self.words.get(who.end).is_none_or(Word::is_mark);
        let clause = &self.words[..verb.saturating_sub(1)];
        comma.is_some_and(|word| word.text == ",")
            && named
            && closed
            && clause.iter().any(is_auxiliary)
    }

    /// Whether "subject" is what an earlier verb is about: it begins with a verb of saying, or holds one.
    fn begins_with_a_verb(&self, subject: &Range<usize>) -> bool {
        self.words[subject.start].is_one_of(&["has", "have", "had", "not", "then", "also"])
    }

    /// Somebody of the dossier, or "he" or "she", with whom the sentence begins.
    fn opening_subject(&self, verb: usize) -> Option<Range<usize>> {
        let first = self.words.first()?;
        if first.is_one_of(&["he", "she", "they"]) {
            return Some(0..1);
        }
        let mention = self.mentions.iter().find(|mention| {
            mention.range.start >= self.range.start
                && mention.range.end <= self.words[verb].at
                && !mention.actors.is_empty()
        })?;
        let from = self
            .words
            .partition_point(|word| word.at < mention.range.start);
        let to = self
            .words
            .partition_point(|word| word.at < mention.range.end);
        let titles = self.words[..from]
            .iter()
            .all(|word| word.is_capitalised() || word.is("the") || word.text == ".");
        titles.then_some(0..to)
    }

    /// Somebody of the dossier, or people by their plural, or a pronoun.
    fn is_somebody(&self, subject: &Range<usize>) -> bool {
        let Some(last) = subject.end.checked_sub(1).map(|last| &self.words[last]) else {
            return false;
        };
        let first = &self.words[subject.start];
        let known = self
            .mentions
            .iter()
            .any(|mention| !mention.actors.is_empty() && mention.range.end == last.end());
        let people = last.text.ends_with('s')
            && !last.is_capitalised()
            && !first.is_one_of(&["the", "these", "those", "such", "no", "his", "its"]);
        let pronoun = subject.len() == 1 && first.is_one_of(&["he", "she", "they", "we", "i"]);
        known || people || pronoun
    }

    /// The words stand before: a comma or a closing quotation mark comes right before the subject.
    fn follows_its_words(&self, subject: &Range<usize>) -> bool {
        let Some(previous) = subject
            .start
            .checked_sub(1)
            .map(|before| &self.words[before])
        else {
            return false;
        };
        let closes = self
            .quotations
            .iter()
            .any(|quotation| quotation.range.end == previous.end());
        closes || (previous.text == "," && subject.start >= 3)
    }

    /// Nothing is said after the verb: a mark or the end comes, or only whom or where it was told.
    fn ends_after(&self, at: usize) -> bool {
        let rest = &self.words[at + 1..];
        let ends = |word: &Word<'_>| {
            word.is_mark() && matches!(word.text, "." | "," | ";" | "\"" | ":" | "\u{2014}" | "!")
        };
        let closing = rest.iter().position(ends).unwrap_or(rest.len());
        let rest_words = &rest[..closing];
        let told = closing <= MOST_CIRCUMSTANCES
            && rest_words
                .iter()
                .all(|word| !word.is_one_of(&["that", "to"]));
        // "said on Thursday", "said in a statement".
        let circumstance = told
            && rest_words.first().is_some_and(is_circumstance)
            && !rest_words.iter().any(is_auxiliary);
        let colon = rest.get(closing).is_some_and(|word| word.text == ":");
        !colon && (closing == 0 || circumstance || (told && self.closes_a_quotation_before(at)))
    }

    fn closes_a_quotation_before(&self, at: usize) -> bool {
        let at = self.words[at].at;
        self.quotations
            .iter()
            .any(|quotation| quotation.range.end <= at && quotation.range.start >= self.range.start)
    }
}
