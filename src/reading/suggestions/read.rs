//! Reads a source sentence by sentence and puts together what each rule found.

use std::ops::Range;

use super::cover::Cover;
use super::kinds::{plain_kind, topics};
use super::places::Where;
use super::times::Times;
use super::{DateFound, Found, Named, Suggestion};
use crate::dossier::{ActorId, Bound, Dossier, PlaceId, Source};
use crate::reading::figures::{FigureFound, figures};
use crate::reading::names::{Mention, Names};
use crate::reading::quotations::{Quotation, quotations};
use crate::reading::sentences::{Form, Sentence, sentences};
use crate::reading::speech::{Act, Discourse, Laid, Manner, Voice, Who, acts, bytes};
use crate::reading::words::{Word, words};

/// A sentence of which so much stands between quotation marks is somebody's words, in bytes of a hundred.
const QUOTED_PERCENT: usize = 70;

/// What a source's body offers as claims, in the order of the text. `elsewhere` tells whether a name that the
/// dossier does not have is that of a place; a gazetteer can.
pub fn suggestions(
    source: &Source,
    dossier: &Dossier,
    names: &Names,
    elsewhere: &dyn Fn(&str) -> bool,
) -> Vec<Suggestion> {
    let reading = Reading::of(source, dossier, names, elsewhere);
    let heard = reading.heard();
    reading.put_together(heard)
}

/// A text laid out.
struct Reading<'s> {
    text: &'s str,
    dossier: &'s Dossier,
    names: &'s Names,
    year: Option<i64>,
    sentences: Vec<Sentence>,
    words: Vec<Vec<Word<'s>>>,
    /// By paragraph.
    quotations: Vec<Vec<Quotation>>,
    mentions: Vec<Mention>,
    times: Times,
    cover: Cover,
    elsewhere: &'s dyn Fn(&str) -> bool,
}

/// A passage with who speaks in it, before places, figures and the rest are looked for.
struct Heard {
    /// Number of its sentence.
    sentence: usize,
    cut: Range<usize>,
    voice: Voice,
    via: Vec<(Who, Range<usize>)>,
    manner: Option<Manner>,
    /// Bytes that name who speaks and passes on.
    apart: Vec<Range<usize>>,
    /// What is said or told, as byte ranges.
    content: Vec<Range<usize>>,
    /// Where words tell of the speaking itself: before who speaks, and from there to the verb.
    telling: Vec<Range<usize>>,
    why: Vec<String>,
}

/// What the first passages tell of. News puts first what the rest is about, and does not repeat where and
/// when; so a passage that names no place or date is taken to be of these.
#[derive(Default)]
struct Lead {
    /// Of the first passage of running text that names a place.
    about: Vec<Found<Named<PlaceId>>>,
    /// The first date told that is recent.
    occurred: Option<DateFound>,
}

impl<'s> Reading<'s> {
    fn of(
        source: &'s Source,
        dossier: &'s Dossier,
        names: &'s Names,
        elsewhere: &'s dyn Fn(&str) -> bool,
    ) -> Self {
        let (text, body) = (source.content(), source.body_range());
        let year = source
            .published
            .as_ref()
            .and_then(|published| match published.earliest() {
                Bound::Day(day) => Some(day.civil().year),
                Bound::Open | Bound::Unknown => None,
            });
        let sentences = sentences(text, body.clone());
        let mut paragraphs: Vec<Range<usize>> = Vec::new();
        for sentence in &sentences {
            match paragraphs.get_mut(sentence.paragraph) {
                Some(paragraph) => paragraph.end = sentence.range.end,
                None => paragraphs.resize(sentence.paragraph + 1, sentence.range.clone()),
            }
        }
        Self {
            text,
            dossier,
            names,
            year,
            words: sentences
                .iter()
                .map(|sentence| words(text, sentence.range.clone()))
                .collect(),
            quotations: paragraphs
                .into_iter()
                .map(|paragraph| quotations(text, paragraph))
                .collect(),
            mentions: names.mentions(text, body, year),
            sentences,
            times: Times::of(source),
            cover: Cover::of(source),
            elsewhere,
        }
    }

    fn laid(&self, nth: usize) -> Laid<'_, 's> {
        let sentence = &self.sentences[nth];
        Laid {
            text: self.text,
            range: sentence.range.clone(),
            words: &self.words[nth],
            quotations: &self.quotations[sentence.paragraph],
            mentions: &self.mentions,
        }
    }

    /// Who speaks where, in the order of the text.
    fn heard(&self) -> Vec<Heard> {
        let mut discourse = Discourse::new(self.dossier, self.names, self.year);
        let mut heard: Vec<Heard> = Vec::new();
        // Sentences of quoted words whose speaker is named only after them, in the same paragraph.
        let mut waiting: Vec<usize> = Vec::new();
        for nth in 0..self.sentences.len() {
            let laid = self.laid(nth);
            let paragraph = self.sentences[nth].paragraph;
            if nth > 0 && self.sentences[nth - 1].paragraph != paragraph {
                self.settle(&mut waiting, discourse.last(), &mut heard);
            }
            let found = acts(&laid);
            if found.is_empty() {
                if self.is_quoted(nth) {
                    let before = heard.last().is_some_and(|last| {
                        last.manner.is_some()
                            && self.sentences[last.sentence].paragraph == paragraph
                    });
                    if before {
                        self.go_on(
                            nth,
                            discourse.last(),
                            "words in quotation marks, by the one who speaks before",
                            &mut heard,
                        );
                    } else {
                        waiting.push(nth);
                    }
                } else {
                    heard.extend(self.own_voice(nth));
                }
                continue;
            }
            let first = heard.len();
            self.hear(nth, &laid, found, &mut discourse, &mut heard);
            if let Some(voice) = heard.get(first).map(|heard| heard.voice.clone()) {
                let mut earlier = Vec::new();
                for waited in waiting.drain(..) {
                    self.go_on(
                        waited,
                        &voice,
                        "words in quotation marks, by the one named after them",
                        &mut earlier,
                    );
                }
                heard.splice(first..first, earlier);
            }
        }
        self.settle(&mut waiting, discourse.last(), &mut heard);
        heard
    }

    /// Quoted words without a speaker in their paragraph go to the one who spoke last.
    fn settle(&self, waiting: &mut Vec<usize>, last: &Voice, heard: &mut Vec<Heard>) {
        for nth in waiting.drain(..) {
            let rule = "words in quotation marks, taken as of the one who spoke last";
            let mut voice = last.clone();
            voice.guessed = Some(rule.to_owned());
            self.go_on(nth, &voice, rule, heard);
        }
    }

    fn go_on(&self, nth: usize, voice: &Voice, rule: &str, heard: &mut Vec<Heard>) {
        heard.push(Heard {
            sentence: nth,
            cut: self.sentences[nth].range.clone(),
            voice: voice.clone(),
            via: Vec::new(),
            manner: Some(Manner::Says),
            apart: Vec::new(),
            content: vec![self.sentences[nth].range.clone()],
            telling: Vec::new(),
            why: vec![rule.to_owned()],
        });
    }

    fn is_quoted(&self, nth: usize) -> bool {
        let sentence = &self.sentences[nth];
        if sentence.form == Form::Line {
            return false;
        }
        let inside: usize = self.quotations[sentence.paragraph]
            .iter()
            .map(|quotation| {
                let start = quotation.range.start.max(sentence.range.start);
                quotation
                    .range
                    .end
                    .min(sentence.range.end)
                    .saturating_sub(start)
            })
            .sum();
        inside * 100 >= sentence.range.len() * QUOTED_PERCENT
    }

    fn hear(
        &self,
        nth: usize,
        laid: &Laid<'_, 's>,
        found: Vec<Act>,
        discourse: &mut Discourse<'_>,
        heard: &mut Vec<Heard>,
    ) {
        let relays = self.relays(laid);
        for act in found {
            let voice = discourse.hear(laid, &act.speaker);
            let mut apart = Vec::new();
            if let crate::reading::speech::Speaker::Words(words) = &act.speaker {
                apart.push(bytes(laid.words, words));
            }
            let mut via = Vec::new();
            if let Some(words) = &act.via {
                apart.push(bytes(laid.words, words));
                let range = bytes(laid.words, words);
                via.extend(discourse.relay(laid, words).map(|who| (who, range)));
            }
            for (who, range) in &relays {
                let inside = range.start >= act.cut.start && range.end <= act.cut.end;
                let met = via.iter().any(|(met, _)| met == who);
                if inside && !voice.who.contains(who) && !met {
                    via.push((who.clone(), range.clone()));
                }
                apart.push(range.clone());
            }
            let mut why = vec![act.rule.clone()];
            why.extend(voice.guessed.clone());
            heard.push(Heard {
                telling: vec![act.opening, bytes(laid.words, &act.verb)],
                content: act.content,
                sentence: nth,
                cut: act.cut,
                voice,
                via,
                manner: Some(act.manner),
                apart,
                why,
            });
        }
    }

    /// Outlets that a sentence names as those who were told, or who passed it on.
    fn relays(&self, laid: &Laid<'_, '_>) -> Vec<(Who, Range<usize>)> {
        let mut relays = Vec::new();
        for (at, mention) in laid.mentions.iter().enumerate() {
            if mention.range.start < laid.range.start || mention.range.end > laid.range.end {
                continue;
            }
            let outlet = mention.actors.iter().copied().find(|actor| {
                self.dossier.actors[*actor].kind == crate::dossier::ActorKind::Outlet
            });
            let Some(outlet) = outlet else { continue };
            let first = laid
                .words
                .partition_point(|word| word.at < mention.range.start);
            let told = laid.words[first.saturating_sub(4)..first]
                .iter()
                .rev()
                .take_while(|word| !word.is_mark());
            let told = told.into_iter().any(|word| {
                word.is_one_of(&[
                    "told", "telling", "tells", "by", "on", "to", "with", "via", "through",
                ])
            });
            let possessive = self.text[mention.range.end..].starts_with("'s");
            if told && !possessive {
                relays.push((Who::Actor(outlet), laid.mentions[at].range.clone()));
            }
        }
        relays
    }

    /// A sentence in the publication's own voice, when it tells of something: what, with a figure or a place.
    fn own_voice(&self, nth: usize) -> Option<Heard> {
        let words = &self.words[nth];
        let topics = topics(words);
        let mut why = Vec::new();
        why.extend(
            topics
                .iter()
                .take(2)
                .map(|(_, word)| format!("tells of “{word}”")),
        );
        if topics.is_empty() && figures(words).is_empty() {
            return None;
        }
        let range = &self.sentences[nth].range;
        let end = match words.last() {
            Some(last) if last.text == "." => {
                words.get(words.len() - 2).map_or(range.end, Word::end)
            }
            _ => range.end,
        };
        Some(Heard {
            sentence: nth,
            cut: range.start..end,
            voice: Voice::default(),
            via: Vec::new(),
            manner: None,
            apart: Vec::new(),
            content: std::iter::once(range.start..end).collect(),
            telling: Vec::new(),
            why,
        })
    }

    fn put_together(&self, heard: Vec<Heard>) -> Vec<Suggestion> {
        let places = Where::of(
            self.dossier,
            self.text,
            &self.mentions,
            &self.words,
            self.elsewhere,
        );
        let mut lead = Lead::default();
        heard
            .into_iter()
            .map(|heard| self.suggestion(heard, &places, &mut lead))
            .collect()
    }

    fn suggestion(&self, heard: Heard, places: &Where<'_>, lead: &mut Lead) -> Suggestion {
        let sentence = &self.words[heard.sentence];
        let from = sentence.partition_point(|word| word.at < heard.cut.start);
        let to = sentence.partition_point(|word| word.at < heard.cut.end);
        let words = &sentence[from..to];
        let topics = topics(words);
        let said_at = places.said_at(sentence, &heard.telling, self.after_verb(&heard));
        let mut apart = heard.apart.clone();
        apart.extend(said_at.iter().map(|place| place.range.clone()));
        let whole = std::slice::from_ref(&heard.cut);
        let mut about = places.about(sentence, &heard.content, &apart);
        if about.is_empty() {
            about = places.about(sentence, whole, &apart);
        }
        if about.is_empty() {
            let rule = "no place named: where the report opens";
            about.extend(lead.about.iter().map(|place| Found {
                guessed: Some(rule.to_owned()),
                ..place.clone()
            }));
        }
        let opens = self.sentences[heard.sentence].form == Form::Running;
        if opens && lead.about.is_empty() {
            lead.about = about.clone();
        }
        let (occurred, said) = self.dates(&heard, lead.occurred.as_ref());
        let recent = |date: &&DateFound| date.guessed.is_none() && self.times.is_recent(date);
        if lead.occurred.is_none() {
            lead.occurred = occurred.as_ref().filter(recent).cloned();
        }
        let figures = figures(words);
        let mut why = heard.why;
        let figure =
            |figure: &FigureFound| format!("a figure: “{}”", &self.text[figure.range.clone()]);
        why.extend(figures.iter().map(figure));
        why.extend(about.iter().filter_map(|place| place.guessed.clone()));
        why.extend(
            occurred
                .iter()
                .chain(&said)
                .map(|date| date.guessed.clone().unwrap_or(date.rule.clone())),
        );
        why.extend(self.times.unresolved_in(&heard.cut).map(str::to_owned));
        let Voice {
            who,
            words: said_by,
            guessed,
        } = heard.voice;
        let by = who
            .iter()
            .map(|who| self.named(who, &said_by, guessed.clone()));
        let via = heard
            .via
            .iter()
            .map(|(who, words)| self.named(who, words, None));
        Suggestion {
            sentence: self.sentences[heard.sentence].range.clone(),
            by: by.collect(),
            via: via.collect(),
            said_at,
            about,
            occurred,
            said,
            figures,
            manner: heard.manner,
            kind: plain_kind(self.dossier, heard.manner, &topics),
            covered_by: self.cover.of_range(&heard.cut),
            why,
            range: heard.cut,
        }
    }

    /// Where the words after the verb of saying begin; the end of the cut when nobody says it.
    fn after_verb(&self, heard: &Heard) -> usize {
        match (heard.manner, heard.telling.last()) {
            (Some(_), Some(_)) => heard
                .content
                .last()
                .map_or(heard.cut.end, |content| content.start),
            _ => heard.cut.end,
        }
    }

    /// When it happened, and when it was said. What gives only the day of the speaking has no date of its own.
    fn dates(
        &self,
        heard: &Heard,
        lead: Option<&DateFound>,
    ) -> (Option<DateFound>, Option<DateFound>) {
        let after_verb = self.after_verb(heard);
        let beside_the_verb = self.times.all().iter().find(|date| {
            date.range.start >= after_verb
                && date.range.end <= heard.cut.end
                && matches!(
                    self.text[after_verb..date.range.start].trim(),
                    "" | "on" | "in"
                )
        });
        let said = self.times.first_in(&heard.telling).or(beside_the_verb);
        let told = self
            .times
            .all_in(&heard.content)
            .find(|date| said.is_none_or(|said| said.range != date.range));
        // Nobody says that it happened on the day of the speaking.
        let lead = lead.filter(|_| said.is_none());
        let occurred = told.cloned().or_else(|| {
            lead.map(|lead| DateFound {
                guessed: Some("no date named: the first recent one of the report".to_owned()),
                ..lead.clone()
            })
        });
        (occurred, said.cloned())
    }

    /// `words`: where they are named.
    fn named(
        &self,
        who: &Who,
        words: &Range<usize>,
        guessed: Option<String>,
    ) -> Found<Named<ActorId>> {
        let what = match who {
            Who::Actor(actor) => Named::Known(self.dossier.actors[*actor].id.clone()),
            Who::Words(range) => Named::Unknown(self.text[range.clone()].to_owned()),
        };
        Found {
            what,
            range: words.clone(),
            guessed,
        }
    }
}
