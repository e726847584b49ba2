//! What is wrong with sources and claims: words that are not in the text, dates that cannot be,
//! references to nothing.

use std::collections::HashMap;

use super::anchor::{Anchoring, FoldedText, Quote};
use super::check::{Field, Problems, Subject, repeated};
use super::check_links::{At, Known, meant};
use super::edit::Fix;
use super::finding::{Severity, nearest};
use super::{Bound, Claim, ClaimId, Dossier, Figure, PublishedBasis, Relation, Source, When};

/// How many missing quotes are shown the passage most like them; finding it reads the whole text.
const NEAREST_PASSAGES: usize = 50;
/// A hint quotes at most so many characters.
const HINT_CHARACTERS: usize = 160;

pub(super) fn check_sources(dossier: &Dossier, known: &Known<'_>, problems: &mut Problems) {
    let mut passages_left = NEAREST_PASSAGES;
    for source in &dossier.sources {
        check_head(source, known, &mut passages_left, problems);
        check_claims(source, &|_| true, known, &mut passages_left, problems);
    }
}

/// What there is to say of a source itself.
pub(super) fn check_source(source: &Source, known: &Known<'_>, problems: &mut Problems) {
    check_head(source, known, &mut { NEAREST_PASSAGES }, problems);
}

/// What there is to say of those claims of a source that have this id.
pub(super) fn check_claims_of_id(
    source: &Source,
    id: &ClaimId,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let is_it = |claim: &Claim| claim.id == *id;
    check_claims(source, &is_it, known, &mut { NEAREST_PASSAGES }, problems);
}

fn check_head(
    source: &Source,
    known: &Known<'_>,
    passages_left: &mut usize,
    problems: &mut Problems,
) {
    let subject = || Subject::Source(source.id.clone());
    if let Some(place) = &source.dateline {
        let at: At<'_> = (&subject, Field::named("dateline"));
        known.expect_place(place, at, problems);
    }
    // Where there is no text, one finding about that is enough.
    let Some(text) = source.text.content.as_deref() else {
        return;
    };
    let dated_by = source
        .published_basis
        .as_ref()
        .and_then(PublishedBasis::quote);
    if source.body.is_none() && dated_by.is_none() {
        return;
    }
    let words = Words::new(text);
    check_body(source, &words, problems);
    if let Some(quote) = dated_by {
        let anchoring = words.anchor(quote);
        let at = (subject(), Field::named("published_basis.quote"));
        words.complain(quote, &anchoring, at, passages_left, problems);
    }
}

/// Checks those claims of a source that are asked for.
fn check_claims(
    source: &Source,
    asked_for: &dyn Fn(&Claim) -> bool,
    known: &Known<'_>,
    passages_left: &mut usize,
    problems: &mut Problems,
) {
    check_quotes(source, asked_for, passages_left, problems);
    check_claim_ids(source, asked_for, known, problems);
    check_said_twice(source, asked_for, problems);
    for claim in source.claims.iter().filter(|claim| asked_for(claim)) {
        check_claim(source, claim, known, problems);
    }
}

fn subject(source: &Source, claim: &Claim) -> Subject {
    Subject::Claim(source.id.clone(), claim.id.clone())
}

/// Claim ids are unique over all sources.
fn check_claim_ids(
    source: &Source,
    asked_for: &dyn Fn(&Claim) -> bool,
    known: &Known<'_>,
    problems: &mut Problems,
) {
    let claims = || source.claims.iter().filter(|claim| asked_for(claim));
    let hint = || Some("give one of them another id; until then the first is taken".to_owned());
    for (id, before) in repeated(claims().map(|claim| &claim.id)) {
        let subject = Subject::Claim(source.id.clone(), id.clone());
        let message = format!("there is another claim with the id `{id}` in this source");
        problems.error(subject, Field::nth("id", before), message, hint());
    }
    for claim in claims() {
        if let Some(first) = known.source_of(&claim.id)
            && first.id != source.id
        {
            let message = format!(
                "there is another claim with the id `{}`, in sources/{}.toml",
                claim.id, first.id
            );
            problems.error(subject(source, claim), Field::named("id"), message, hint());
        }
    }
}

fn check_said_twice(source: &Source, asked_for: &dyn Fn(&Claim) -> bool, problems: &mut Problems) {
    let mut said: HashMap<(&str, &str), &Claim> = HashMap::with_capacity(source.claims.len());
    for claim in &source.claims {
        let words = (&*claim.excerpt.quote.text, &*claim.statement);
        if let Some(first) = said.insert(words, claim)
            && asked_for(claim)
        {
            let message = format!("says the same on the same words as `{}`", first.id);
            let field = Field::named("statement");
            problems.say(Severity::Note, subject(source, claim), field, message, None);
        }
    }
}

/// The quotes of those claims that are asked for.
fn check_quotes(
    source: &Source,
    asked_for: &dyn Fn(&Claim) -> bool,
    passages_left: &mut usize,
    problems: &mut Problems,
) {
    // Where there is no text, one finding about that is enough.
    let Some(text) = source.text.content.as_deref() else {
        return;
    };
    let is_lost = |claim: &Claim| !matches!(claim.excerpt.anchoring, Anchoring::Found(_));
    let mut lost = source
        .claims
        .iter()
        .filter(|claim| asked_for(claim) && is_lost(claim))
        .peekable();
    if lost.peek().is_none() {
        return;
    }
    let words = Words::new(text);
    for claim in lost {
        let (quote, anchoring) = (&claim.excerpt.quote, &claim.excerpt.anchoring);
        let at = (subject(source, claim), Field::named("quote"));
        if *anchoring == Anchoring::Missing
            && source.body.is_some()
            && words.anchor(quote) != Anchoring::Missing
        {
            let message = "the quote stands outside of the body".to_owned();
            let hint = "widen `body`, or quote the report proper".to_owned();
            problems.error(at.0, at.1, message, Some(hint));
        } else {
            words.complain(quote, anchoring, at, passages_left, problems);
        }
    }
}

/// A text and its folded double.
struct Words<'t> {
    text: &'t str,
    folded: FoldedText,
}

impl<'t> Words<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            folded: FoldedText::new(text),
        }
    }

    fn anchor(&self, quote: &Quote) -> Anchoring {
        self.folded.anchor(quote, 0..self.text.len())
    }

    fn complain(
        &self,
        quote: &Quote,
        anchoring: &Anchoring,
        (subject, field): (Subject, Field),
        passages_left: &mut usize,
        problems: &mut Problems,
    ) {
        match anchoring {
            Anchoring::Found(_) => {}
            Anchoring::Moved(_) => {
                let message = "the quote stands in the text, but not beside its prefix and suffix";
                let hint = Some("correct `prefix` and `suffix`, or leave them out".to_owned());
                problems.say(Severity::Warning, subject, field, message.to_owned(), hint);
                let now = anchoring.range().map(|range| self.beside(quote, range));
                problems.fix_by(now);
            }
            Anchoring::Ambiguous(passages) => {
                let message = format!("the quote stands in the text {} times", passages.len());
                let hint =
                    "add a `prefix` or a `suffix`: the words right beside the one that is meant";
                problems.error(subject, field, message, Some(hint.to_owned()));
            }
            Anchoring::Missing => {
                let near = passages_left.checked_sub(1).and_then(|left| {
                    *passages_left = left;
                    self.folded.nearest(quote)
                });
                let near = near.map(|range| &self.text[range]);
                let hint = near.map(|words| format!("the text has: “{}”", short(words)));
                let message = "the quote is not in the text".to_owned();
                problems.error(subject, field, message, hint);
                let words = near.map(one_line).filter(|words| short(words) == *words);
                problems.fix_by(words.map(Fix::Words));
            }
        }
    }

    /// As many words on either side as were noted with the quote, from where it stands now.
    fn beside(&self, quote: &Quote, now: std::ops::Range<usize>) -> Fix {
        let count = |words: &String| words.split_whitespace().count().max(1);
        let before = quote.prefix.as_ref().map(|words| {
            let before: Vec<&str> = self.text[..now.start].split_whitespace().collect();
            before[before.len().saturating_sub(count(words))..].join(" ")
        });
        let after = quote.suffix.as_ref().map(|words| {
            let after = self.text[now.end..].split_whitespace();
            after.take(count(words)).collect::<Vec<_>>().join(" ")
        });
        let some = |words: Option<String>| words.filter(|words| !words.is_empty());
        Fix::Beside {
            prefix: some(before),
            suffix: some(after),
        }
    }
}

fn check_body(source: &Source, words: &Words<'_>, problems: &mut Problems) {
    let Some(body) = &source.body else {
        return;
    };
    let subject = Subject::Source(source.id.clone());
    let mut both_there = true;
    for (name, edge) in [("body.from", &body.from), ("body.to", &body.to)] {
        let quote = Quote {
            text: edge.clone(),
            ..Quote::default()
        };
        if words.anchor(&quote) == Anchoring::Missing {
            both_there = false;
            let near = words.folded.nearest(&quote);
            let hint = near.map(|range| format!("the text has: “{}”", short(&words.text[range])));
            let message = "these words are not in the text; all of it is taken as body".to_owned();
            problems.error(subject.clone(), Field::named(name), message, hint);
        }
    }
    if both_there && body.range.is_none() {
        let message = "the last words of the body stand only before its first words".to_owned();
        problems.error(subject, Field::named("body.to"), message, None);
    }
}

fn one_line(passage: &str) -> String {
    passage.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// One line of at most [`HINT_CHARACTERS`].
fn short(passage: &str) -> String {
    let line = one_line(passage);
    match line.char_indices().nth(HINT_CHARACTERS) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

fn check_claim(source: &Source, claim: &Claim, known: &Known<'_>, problems: &mut Problems) {
    // Made only when there is something to say: most claims are in order, and there can be many.
    let wrong = Wrong { source, claim };
    let subject = || wrong.subject();
    for (name, ids) in [("by", &claim.by), ("via", &claim.via)] {
        for (nth, id) in ids.iter().enumerate() {
            known.expect_actor(id, (&subject, Field::nth(name, nth)), problems);
        }
    }
    for (nth, id) in claim.about.iter().enumerate() {
        known.expect_place(id, (&subject, Field::nth("about", nth)), problems);
    }
    if let Some(id) = &claim.said_at {
        known.expect_place(id, (&subject, Field::named("said_at")), problems);
    }
    for (nth, id) in claim.events.iter().enumerate() {
        known.expect_event(id, (&subject, Field::nth("event", nth)), problems);
    }
    known.expect_kind(&claim.kind, (&subject, Field::named("kind")), problems);
    check_stances(&wrong, known, problems);
    check_relations(&wrong, known, problems);
    check_dates(&wrong, problems);
    if let Some(figure) = &claim.figure {
        check_figure(&wrong, figure, problems);
    }
}

/// The claim that is being checked.
struct Wrong<'d> {
    source: &'d Source,
    claim: &'d Claim,
}

impl Wrong<'_> {
    fn subject(&self) -> Subject {
        subject(self.source, self.claim)
    }
}

fn check_stances(wrong: &Wrong<'_>, known: &Known<'_>, problems: &mut Problems) {
    for (nth, stance) in wrong.claim.stances.iter().enumerate() {
        let Some(dispute) = known.dispute(&stance.dispute) else {
            let at: At<'_> = (&|| wrong.subject(), Field::nth("dispute.id", nth));
            known.expect_dispute(&stance.dispute, at, problems);
            continue;
        };
        if dispute.position(&stance.position).is_none() {
            let positions = dispute
                .positions
                .iter()
                .map(|position| position.id.as_str());
            let near = nearest(stance.position.as_str(), positions.clone());
            let hint = near.map_or_else(
                || {
                    format!(
                        "its positions are: {}",
                        positions.collect::<Vec<_>>().join(", ")
                    )
                },
                meant,
            );
            let message = format!(
                "the dispute `{}` has no position `{}`",
                stance.dispute, stance.position
            );
            let field = Field::nth("dispute.position", nth);
            problems.error(wrong.subject(), field, message, Some(hint));
            problems.fix_by(near.map(|id| Fix::Refer(id.to_owned())));
        }
    }
}

fn check_relations(wrong: &Wrong<'_>, known: &Known<'_>, problems: &mut Problems) {
    let mut nth = [0; Relation::ALL.len()];
    for (relation, other) in &wrong.claim.relations {
        let index = &mut nth[*relation as usize];
        let field = Field::nth(relation.name(), *index);
        *index += 1;
        if *other == wrong.claim.id {
            let message = format!("`{other}` {} itself", relation.name());
            problems.error(wrong.subject(), field, message, None);
            problems.fix_by(Some(Fix::Drop));
        } else {
            known.expect_claim(other, (&|| wrong.subject(), field), problems);
        }
    }
}

/// A report cannot be out before what it tells of; a forecast can, so this is only a warning.
fn check_dates(wrong: &Wrong<'_>, problems: &mut Problems) {
    let Some(published) = &wrong.source.published else {
        return;
    };
    let Some(out) = published.latest().day() else {
        return;
    };
    let later = |when: &Option<When>| {
        when.as_ref()
            .map(When::earliest)
            .and_then(Bound::day)
            .filter(|day| *day > out)
    };
    if let Some(day) = later(&wrong.claim.occurred) {
        let message = format!("reported by {out}, but about {day} at the earliest");
        // A plan or a forecast is about a later day, and its note says so.
        let (severity, hint) = match wrong.claim.occurred_note {
            Some(_) => (Severity::Note, None),
            None => (
                Severity::Warning,
                Some("say in `occurred_note` if it is a plan or a forecast".to_owned()),
            ),
        };
        let field = Field::named("occurred");
        problems.say(severity, wrong.subject(), field, message, hint);
    }
    if let Some(day) = later(&wrong.claim.said) {
        let message = format!("said on {day} at the earliest, after it was published by {out}");
        let field = Field::named("said");
        problems.say(Severity::Warning, wrong.subject(), field, message, None);
    }
}

fn check_figure(wrong: &Wrong<'_>, figure: &Figure, problems: &mut Problems) {
    let numbers = [figure.value, figure.at_least, figure.at_most, figure.about];
    if numbers.iter().all(Option::is_none) {
        let message = "the figure has no number".to_owned();
        let hint = "give `value`, `at_least`, `at_most` or `about`".to_owned();
        problems.error(wrong.subject(), Field::named("figure"), message, Some(hint));
    }
    if let (Some(low), Some(high)) = (figure.at_least, figure.at_most)
        && low > high
    {
        let message = format!("at least {low}, but at most {high}");
        let field = Field::named("figure.at_least");
        problems.error(wrong.subject(), field, message, None);
    }
}
