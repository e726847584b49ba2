//! From the words of a text to drafts of date phrases: what stands where, and how phrases join into spans.

use super::captured::{Slot, Unit};
use super::grammar::{Grammar, Match, Symbol, longest};
use super::plan::Sentence;
use super::rule::{Flag, Reckon, Rule};
use super::rules::{days, ucdp};
use super::token::{Kind, Reading, Token, tokens};
use super::words::Limit;

/// What was found between two tokens.
pub struct Draft {
    pub start: usize,
    pub end: usize,
    pub made: Made,
    /// What the words beside the date say of it: an hour that is left out, an estimate.
    pub flags: Vec<Flag>,
}

/// What a phrase is made of.
pub enum Made {
    One(Match),
    Limited(Limit, Match),
    FromTo(Match, Match),
}

impl Draft {
    /// Whether it means another day when it lies ahead.
    pub fn may_be_planned(&self) -> bool {
        let depends = |it: &Match| it.planned().is_some();
        match &self.made {
            Made::One(it) | Made::Limited(_, it) => depends(it),
            Made::FromTo(first, last) => depends(first) || depends(last),
        }
    }
}

/// The phrases of a text in order, none over another, with their tokens.
pub fn drafts<'g>(
    text: &str,
    grammar: &'g Grammar,
    reading: Reading,
) -> (Vec<Token<'g>>, Vec<Draft>) {
    let tokens = tokens(text, grammar, reading);
    let mut found = Vec::new();
    for at in 0..tokens.len() {
        grammar.matches_at(&tokens, at, reading, &mut found);
    }
    let sentence = Sentence {
        text,
        tokens: &tokens,
        grammar,
    };
    found.retain(|it| stands(it, &sentence, reading));
    for it in &mut found {
        it.rule = refined(it);
    }
    let cores = longest(found);
    let mut drafts = Vec::with_capacity(cores.len());
    let mut floor = 0;
    let mut cores = cores.into_iter().peekable();
    while let Some(core) = cores.next() {
        let mut draft = with_hours(&sentence, core, floor);
        hedge(&sentence, &mut draft, floor);
        let next = cores.next_if(|next| joins(&sentence, &draft, next));
        if let Some(next) = next {
            join(&sentence, &mut draft, next, floor);
        } else {
            limit(&sentence, &mut draft, floor);
        }
        floor = draft.end;
        drafts.push(draft);
    }
    (tokens, drafts)
}

/// Whether a match is the date that it looks like.
fn stands(it: &Match, sentence: &Sentence<'_>, reading: Reading) -> bool {
    let (tokens, words) = (sentence.tokens, sentence.grammar.words);
    let before = |list: &[&str]| list.iter().any(|word| sentence.ends(it.start, &[word]));
    let after = |list: &[&str]| list.iter().any(|word| sentence.begins(it.end, &[word]));
    let first_is_weekday = tokens[it.start].is_slot(Slot::Weekday);
    if first_is_weekday && (before(words.no_weekday_after) || after(words.no_weekday_before)) {
        return false;
    }
    let next = tokens.get(it.end).filter(|token| token.kind == Kind::Word);
    let runs_on = next.is_some_and(|token| !token.begins_with_capital);
    if it.rule == &days::NUMBERED_DAY {
        return !runs_on || reading == Reading::Phrase;
    }
    // "In May 15 people …": the number counts what follows.
    let ends_in_day = tokens[it.end - 1]
        .value(Symbol::Slot(Slot::Count))
        .is_some()
        && tokens[it.end - 1].is_slot(Slot::DayOfMonth);
    let counts = next.is_some() && sentence.ends(it.start, &["in"]);
    !(ends_in_day && counts && tokens[it.start].is_slot(Slot::Month))
}

/// The rule that fits the numbers in the words.
fn refined(it: &Match) -> &'static Rule {
    // The codebook's code 2 ends at six days.
    let is_long = it.rule == &ucdp::PAST_DAYS && it.captured.count() > 6;
    if is_long {
        &days::MANY_PAST_DAYS
    } else {
        it.rule
    }
}

/// Takes in the words around a day that do not change it: "late on", "afternoon", "at 3 p.m. local time".
fn with_hours(sentence: &Sentence<'_>, core: Match, floor: usize) -> Draft {
    let mut draft = Draft {
        start: core.start,
        end: core.end,
        flags: Vec::new(),
        made: Made::One(core),
    };
    let Made::One(core) = &draft.made else {
        return draft;
    };
    if !core.rule.names_a_day() {
        return draft;
    }
    let (end, left_out) = hours_behind(sentence, draft.end);
    draft.end = end;
    draft.flags = left_out;
    draft.start = hours_before(sentence, draft.start, floor, &mut draft.flags);
    draft
}

/// Takes in "probably almost" before a month, week or year, which makes it an estimate.
fn hedge(sentence: &Sentence<'_>, draft: &mut Draft, floor: usize) {
    let Made::One(core) = &draft.made else {
        return;
    };
    let of_days = matches!(core.rule.reckon, Reckon::Day(_) | Reckon::Never(_));
    // What is counted in hours is rounded to days as it is.
    if of_days || core.captured.unit() == Some(Unit::Hour) {
        return;
    }
    let hedges = sentence.grammar.words.hedges;
    while draft.start > floor
        && hedges
            .iter()
            .any(|word| sentence.ends(draft.start, &[word]))
    {
        draft.start -= 1;
        draft.flags.push(Flag::Estimate);
    }
}

fn hours_behind(sentence: &Sentence<'_>, end: usize) -> (usize, Vec<Flag>) {
    let (tokens, words) = (sentence.tokens, sentence.grammar.words);
    let mut left_out = Vec::new();
    let mut end = end;
    if tokens
        .get(end)
        .is_some_and(|token| token.is_slot(Slot::Part))
    {
        end += 1;
        left_out.push(Flag::TimeOfDayLeftOut);
    }
    let comma = usize::from(tokens.get(end).is_some_and(|it| it.kind == Kind::Sign(',')));
    let at = |place| {
        words
            .before_clock
            .iter()
            .any(|word| sentence.begins(place, &[word]))
    };
    let leads = (end + comma..)
        .take_while(|place| at(*place))
        .take(2)
        .count();
    let clock = end + comma + leads;
    if tokens
        .get(clock)
        .is_some_and(|token| token.is_slot(Slot::Clock))
    {
        left_out.push(Flag::TimeOfDayLeftOut);
        end = zone_behind(sentence, clock + 1, &mut left_out);
    }
    (end, left_out)
}

fn zone_behind(sentence: &Sentence<'_>, end: usize, left_out: &mut Vec<Flag>) -> usize {
    let named = sentence
        .tokens
        .get(end)
        .is_some_and(|token| token.is_slot(Slot::Zone));
    let mut lists = sentence.grammar.words.after_clock.iter();
    let said = lists.find(|list| sentence.begins(end, list));
    if named {
        left_out.push(Flag::ZoneLeftOut);
        end + 1
    } else {
        end + said.map_or(0, |list| list.len())
    }
}

/// Where the phrase begins, with what leads to its day: "at 0400 GMT on".
fn hours_before(
    sentence: &Sentence<'_>,
    start: usize,
    floor: usize,
    left_out: &mut Vec<Flag>,
) -> usize {
    let mut start = start;
    let leads = sentence.grammar.words.leads;
    // Two at most: "late", "on".
    for _ in 0..2 {
        let fits = |lead: &&&[&str]| sentence.ends(start, lead) && start - lead.len() >= floor;
        let Some(lead) = leads.iter().find(fits) else {
            break;
        };
        if lead.len() > 2 {
            left_out.push(Flag::TimeOfDayLeftOut);
        }
        start -= lead.len();
    }
    let is = |at: usize, slot| sentence.tokens[at].is_slot(slot);
    let zone = start > floor && is(start - 1, Slot::Zone);
    let clock = start - usize::from(zone);
    if clock > floor && is(clock - 1, Slot::Clock) {
        left_out.push(Flag::TimeOfDayLeftOut);
        if zone {
            left_out.push(Flag::ZoneLeftOut);
        }
        start = clock - 1;
        let at = sentence.grammar.words.before_clock.iter();
        let mut at = at.filter(|word| sentence.ends(start, &[word]));
        if start > floor && at.next().is_some() {
            start -= 1;
        }
    }
    start
}

/// Makes "since Thursday" of a Thursday when "since" stands before it.
fn limit(sentence: &Sentence<'_>, draft: &mut Draft, floor: usize) {
    let in_front = |start: usize| {
        let limits = sentence.grammar.words.limits.iter();
        limits
            .filter(|(_, words)| start >= floor + words.len())
            .find(|(_, words)| sentence.ends(start, words))
    };
    let Some((limit, words)) = in_front(draft.start) else {
        return;
    };
    let is_possessive = draft.end > 0 && {
        let end = sentence.tokens[draft.end - 1].range.end;
        sentence.text[end..].starts_with(['\'', '’'])
    };
    // "after Friday's vote" is after the vote.
    if is_possessive
        && matches!(
            limit,
            Limit::After | Limit::Before | Limit::Since | Limit::Until
        )
    {
        return;
    }
    let Made::One(core) = &draft.made else {
        return;
    };
    if !core.rule.names_a_time() {
        return;
    }
    draft.start -= words.len();
    draft.made = Made::Limited(*limit, core.clone());
}

/// Whether the next phrase is the other end of a span that this one begins.
fn joins(sentence: &Sentence<'_>, draft: &Draft, next: &Match) -> bool {
    let words = sentence.grammar.words;
    let led_from = if next.rule.names_a_day() {
        hours_before(sentence, next.start, draft.end, &mut Vec::new())
    } else {
        next.start
    };
    let gap = |list: &[&str]| {
        sentence.begins(draft.end, list) && {
            let after = draft.end + list.len();
            after == led_from || after == next.start
        }
    };
    let both_days = |it: &Match| it.rule.names_a_day();
    let Made::One(core) = &draft.made else {
        return false;
    };
    let are_times = core.rule.names_a_time() && next.rule.names_a_time();
    if both_days(core) != both_days(next) || !are_times {
        return false;
    }
    let is_dash = |token: &Token<'_>| matches!(token.kind, Kind::Sign('-' | '–' | '—'));
    let dash = sentence.tokens.get(draft.end).is_some_and(is_dash) && draft.end + 1 == next.start;
    if dash && both_days(core) {
        return true;
    }
    let joined = words.joiners.iter().any(|list| gap(list)) && both_days(core);
    let paired = words.paired.iter().any(|(front, between)| {
        sentence.ends(draft.start, &[front]) && between.iter().any(|word| gap(&[word]))
    });
    joined || paired
}

fn join(sentence: &Sentence<'_>, draft: &mut Draft, next: Match, floor: usize) {
    let Made::One(first) = &draft.made else {
        return;
    };
    let first = first.clone();
    let (end, left_out) = if next.rule.names_a_day() {
        hours_behind(sentence, next.end)
    } else {
        (next.end, Vec::new())
    };
    let pairs = sentence.grammar.words.paired.iter();
    let mut fronts = pairs.filter(|(front, _)| sentence.ends(draft.start, &[front]));
    if draft.start > floor && fronts.next().is_some() {
        draft.start -= 1;
    }
    draft.end = end;
    draft.flags.extend(left_out);
    draft.made = Made::FromTo(first, next);
}
