//! The date of publication as a text states it: above the story, in a line that is there for it.
//!
//! A date that the story tells is never taken for that of its publication. A line counts when it says "published",
//! or is a date and next to nothing else, or is a byline; what was seen and not taken is said.

use super::dates::{Written, dates_in};
use crate::dossier::When;

/// What the first lines of a text say of its date of publication.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Dateline {
    Stated {
        when: When,
        /// They stand once in the text. `None`: they do not.
        words: Option<String>,
    },
    /// Dates in short lines that may be of something else, or lines that disagree: the first of them.
    Doubtful(String),
    Absent,
}

/// Only so much of a text is looked at for the line with its date. Both chosen by eye.
const WITHIN_LINES: usize = 30;
const LONGEST_LINE: usize = 120;
/// Sentences before which a line that is only a date is one of publication: headings of a chronology come later,
/// and above a story stand one or two sentences that sum it up. Chosen by eye.
const SENTENCES_ABOVE: usize = 2;
/// More words beside a date, and its line is about something. Chosen by eye.
const MOST_WORDS: usize = 8;

/// How plainly a line tells that its date is that of publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Plainness {
    /// Names and the date: a place and a day, which may as well stand below a picture.
    Likely,
    /// The date alone, with a byline, or at the head of an agency report.
    Own,
    /// It says "published".
    Said,
}

/// Reads the first lines of a text. `names`: who published and who wrote it, as far as that is known.
///
/// Lines that say "published" are believed before others; those that count must agree.
pub(super) fn dateline(text: &str, names: &[&str]) -> Dateline {
    let mut found: Vec<(Plainness, Written, &str)> = Vec::new();
    let mut seen: Option<&str> = None;
    for (line, date, plainness) in dates_above(text, names) {
        if line.chars().count() <= LONGEST_LINE {
            seen = seen.or(line.get(date.from..date.to));
        }
        match plainness {
            Some(plainness) if plainness >= Plainness::Own => found.push((plainness, date, line)),
            _ => {}
        }
    }
    let plainest = found.iter().map(|(plainness, ..)| *plainness).max();
    found.retain(|(plainness, ..)| Some(*plainness) == plainest);
    let doubtful = || {
        seen.map_or(Dateline::Absent, |words| {
            Dateline::Doubtful(words.to_owned())
        })
    };
    let Some((_, date, line)) = found.first().copied() else {
        return doubtful();
    };
    let agree = found
        .iter()
        .all(|(_, other, _)| other.date() == date.date());
    match When::parse(&date.date()) {
        Ok(when) if agree => Dateline::Stated {
            when,
            words: once(text, &line[date.from..date.to]).or_else(|| once(text, line.trim())),
        },
        _ => doubtful(),
    }
}

/// The words near the beginning of a text that state that it was published on this very day. `None`: none do, or
/// they stand in it more than once.
pub(super) fn words_that_state(text: &str, when: &When) -> Option<String> {
    let day = when
        .earliest()
        .day()
        .filter(|day| when.latest().day() == Some(*day))?;
    dates_above(text, &[])
        .into_iter()
        .filter(|(_, date, plainness)| plainness.is_some() && date.date() == day.to_string())
        .find_map(|(line, date, _)| once(text, &line[date.from..date.to]))
}

/// Every date in full in the first lines, with its line, and how plainly that is one of publication. `None`: it is
/// one of the story, or of something else.
fn dates_above<'t>(text: &'t str, names: &[&str]) -> Vec<(&'t str, Written, Option<Plainness>)> {
    let mut found = Vec::new();
    let mut sentences = 0;
    let mut before = "";
    let mut lines = text.lines().peekable();
    let mut looked_at = 0;
    while let Some(line) = lines.next().filter(|_| looked_at < WITHIN_LINES) {
        if line.trim().is_empty() {
            before = "";
            continue;
        }
        looked_at += 1;
        let dates = dates_in(line);
        let runs_on = lines
            .peek()
            .is_some_and(|next| next.starts_with(char::is_lowercase))
            || leads_on(before);
        for date in &dates {
            let (head, tail) = (&line[..date.from], &line[date.to..]);
            let plainness = match () {
                () if is_said_published(head, tail, names) => Some(Plainness::Said),
                () if dates.len() > 1 || runs_on => None,
                () if is_agency_report(head, tail) => Some(Plainness::Own),
                () => beside(head, tail, names).filter(|_| sentences < SENTENCES_ABOVE),
            };
            found.push((line, *date, plainness));
        }
        sentences += usize::from(is_sentence(line));
        before = line;
    }
    found
}

/// Whether a line ends in the midst of a sentence.
fn leads_on(line: &str) -> bool {
    const LEAD_ON: [&str; 24] = [
        "a", "an", "the", "on", "of", "in", "at", "to", "by", "from", "for", "with", "until",
        "till", "since", "before", "after", "and", "or", "that", "late", "early", "was", "were",
    ];
    let line = line.trim_end();
    line.ends_with(',')
        || line
            .split_whitespace()
            .next_back()
            .is_some_and(|last| LEAD_ON.contains(&last))
}

fn is_sentence(line: &str) -> bool {
    let ends = line.trim_end().trim_end_matches(['"', '”', '’', '»', ')']);
    let is_long = line.chars().count() > LONGEST_LINE;
    is_long
        || (ends.ends_with(['.', '!', '?', '…']) && line.split_whitespace().count() >= MOST_WORDS)
}

/// "Published on Thursday, 14 August 2008 at 18:30", by itself or after a byline or a stroke.
fn is_said_published(head: &str, tail: &str, names: &[&str]) -> bool {
    const LABELS: [&str; 8] = [
        "publication date",
        "date of publication",
        "date published",
        "published online",
        "first published",
        "published",
        "posted",
        "date:",
    ];
    let mut head = head.trim_end();
    loop {
        let shorter = head.trim_end_matches([' ', ',', '\u{a0}', '\t']);
        let last = shorter.rsplit([' ', '\u{a0}', '\t']).next().unwrap_or("");
        let is_filling = ["on", "at", "the"].contains(&&*last.to_lowercase()) || is_weekday(last);
        match is_filling && !last.is_empty() {
            true => head = &shorter[..shorter.len() - last.len()],
            false => break head = shorter,
        }
    }
    // "Date:" is a label only with its colon.
    let lower = head.to_lowercase();
    let bare = lower.trim_end_matches([':', ' ']);
    let label = LABELS.iter().find_map(|label| {
        let ends = if label.ends_with(':') {
            lower.strip_suffix(label)
        } else {
            bare.strip_suffix(label)
        };
        head.get(..ends?.len()).map(str::trim_end)
    });
    let is_apart = |rest: &str| {
        rest.is_empty()
            || rest.ends_with(STROKES)
            || rest.ends_with(')')
            || is_byline(&words(rest), names)
    };
    let rest = tail.split(STROKES).next().unwrap_or(tail);
    let rest = rest.split(['(', '\t']).next().unwrap_or(rest);
    label.is_some_and(is_apart) && is_time(rest)
}

/// What stands between the parts of a line that is no sentence.
const STROKES: [char; 4] = ['|', '·', '•', '∙'];

/// "TBILISI, Georgia, August 14, 2008 (Reuters) – Russian troops …"
fn is_agency_report(head: &str, tail: &str) -> bool {
    let place = words(head);
    let is_capitals =
        |word: &&str| word.chars().count() > 2 && word.chars().all(char::is_uppercase);
    let is_place = head.trim_end().ends_with(',')
        && place.len() <= 5
        && place.first().is_some_and(is_capitals)
        && place
            .iter()
            .all(|word| begins_large(word) && !is_about_something(word));
    let tail = tail.trim_start();
    let tail = match tail.strip_prefix('(') {
        Some(agency) => agency
            .split_once(')')
            .map_or("", |(_, rest)| rest.trim_start()),
        None => tail,
    };
    is_place && (tail.starts_with(['–', '—']) || tail.starts_with("-- ") || tail.starts_with("- "))
}

/// Judges a line by what stands beside its only date.
fn beside(head: &str, tail: &str, names: &[&str]) -> Option<Plainness> {
    let whole = format!("{head} | {tail}");
    let others = words(&whole);
    if others.iter().any(|word| is_about_something(word)) || others.len() > MOST_WORDS {
        return None;
    }
    // A line that ends as a sentence does belongs to one.
    let ends = tail.trim_end();
    let is_open = !ends.ends_with('.') || ends.ends_with("m.");
    if others.is_empty() {
        return is_open.then_some(Plainness::Own);
    }
    let all_large = others.iter().all(|word| begins_large(word));
    let has_stroke = head.trim_end().ends_with(STROKES) || tail.trim_start().starts_with(STROKES);
    if is_open && (is_byline(&others, names) || (has_stroke && all_large)) {
        return Some(Plainness::Own);
    }
    let place = words(head);
    let stands_apart =
        is_time(tail) || tail.starts_with(['.', ':', '–', '—', '(']) || tail.starts_with(" –");
    let is_place = place
        .iter()
        .all(|word| begins_large(word) && !is_about_something(word));
    (place.len() <= 5 && is_place && stands_apart).then_some(Plainness::Likely)
}

/// Names after "By", of a staff, or such as are known to have published or written this.
fn is_byline(words: &[&str], names: &[&str]) -> bool {
    const BETWEEN: [&str; 22] = [
        "and",
        "of",
        "in",
        "for",
        "the",
        "at",
        "de",
        "del",
        "di",
        "da",
        "la",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "correspondent",
        "reporter",
        "editor",
        "staff",
    ];
    let is_name = |word: &&&str| begins_large(word) || word.chars().count() <= 2;
    let fits = |word: &&str| BETWEEN.contains(word) || is_name(&word);
    match words {
        [by, names @ ..] if by.eq_ignore_ascii_case("by") => {
            names.iter().any(|word| begins_large(word)) && names.iter().all(fits)
        }
        _ if words.contains(&"staff") => words.len() <= 5 && words.iter().all(fits),
        _ => {
            let known: Vec<String> = names
                .iter()
                .flat_map(|name| self::words(name))
                .map(str::to_lowercase)
                .collect();
            !words.is_empty()
                && words
                    .iter()
                    .all(|word| known.contains(&word.to_lowercase()))
        }
    }
}

/// Words of lines that tell another date than that of publication.
fn is_about_something(word: &str) -> bool {
    const ABOUT: [&str; 36] = [
        "updated",
        "update",
        "modified",
        "edited",
        "accessed",
        "retrieved",
        "archived",
        "saved",
        "printed",
        "copyright",
        "born",
        "died",
        "dead",
        "killed",
        "founded",
        "deadline",
        "expires",
        "until",
        "since",
        "photo",
        "photograph",
        "picture",
        "image",
        "file",
        "map",
        "video",
        "caption",
        "credit",
        "timeline",
        "chronology",
        "war",
        "battle",
        "attack",
        "signed",
        "dated",
        "event",
    ];
    ABOUT.contains(&&*word.to_lowercase())
}

fn begins_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

fn is_weekday(word: &str) -> bool {
    const DAYS: &str = "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday \
        saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi \
        samedi dimanche понедельник вторник среда четверг пятница суббота воскресенье";
    let word = word.to_lowercase();
    DAYS.split_whitespace().any(|day| day == word)
}

/// The words of a part of a line that are neither weekdays nor times of day.
fn words(part: &str) -> Vec<&str> {
    const OF_TIMES: &str =
        "am pm a.m p.m gmt utc est edt et pst pdt cst cdt cet cest bst msk eet z h uhr";
    let words = part.split(|c: char| !(c.is_alphanumeric() || "'’.&".contains(c)));
    let words = words.map(|word| word.trim_matches(['.', '\'', '’']));
    let is_of_time = |word: &str| {
        let lower = word.to_lowercase();
        let number = lower.trim_end_matches(['h', 'm', 'a', 'p', 'z', '.']);
        let is_number = number.chars().all(|c| c.is_ascii_digit() || c == '.');
        is_number || OF_TIMES.split(' ').any(|it| it == lower)
    };
    words
        .filter(|word| !word.is_empty() && !is_of_time(word) && !is_weekday(word))
        .collect()
}

/// Whether there is nothing in it but a time of day.
fn is_time(part: &str) -> bool {
    words(part)
        .iter()
        .all(|word| ["at", "local", "time"].contains(word))
}

/// The words, when they stand in the text exactly once.
fn once(text: &str, words: &str) -> Option<String> {
    let mut places = memchr::memmem::find_iter(text.as_bytes(), words);
    places.next()?;
    places.next().is_none().then(|| words.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stated(text: &str) -> Option<String> {
        match dateline(text, &[]) {
            Dateline::Stated { when, .. } => Some(when.to_string()),
            _ => None,
        }
    }

    #[test]
    fn a_date_that_the_story_tells_is_never_that_of_its_publication() {
        for text in [
            "Georgia began shelling Tskhinvali on August 7, 2008.",
            "How it began\n\nGeorgia began shelling Tskhinvali on August 7, 2008.\n",
            "BORN 1 May 1950 in Gori",
            "5 marines 2008",
            "On 7 August 2008",
            "By August 14, 2008",
            "He published a memoir on 5 May 1990",
            "The report, published 5 May 1990, was forgotten.",
            "The report published 5 May 1990 was forgotten",
            "Residents flee Gori, 9 August 2008",
            "South Ossetia War, 7 August 2008",
            "Gori, 9 August 2008",
            "Photo | 9 August 2008",
            "The shelling of the town began on the evening of\n7 August 2008\nand went on.",
            "It began on the evening of\n7 August 2008",
            "They began.\n7 August 2008.\n",
            "Updated 6 March 1998",
            "7 August 2008\n\nShelling began.\n\n8 August 2008\n\nTroops came.",
            "What happened\n\nThe war began late in the evening of a Thursday.\n\nIt ended on the Tuesday after it had \
             begun.\n\n7 August 2008\n\nShelling began.",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_there_for_the_date_states_it() {
        for text in [
            "Mill burns\n14 August 2008\n\nWorkers said so.",
            "Mill burns\n\nThursday, 14 August 2008, 18:30 GMT\n\nWorkers said so.",
            "Mill burns\nDW staff (sp)August 14, 2008\n",
            "Mill burns\nBy Anna Miller in Gori, August 14, 2008 6:30 p.m.\n",
            "Mill burns\nAnna Miller | 14 August 2008 | 12:30\n",
            "Published: 14 August 2008\n",
            "First published on Thursday, 14 August 2008 at 18:30\n",
            "By Anna Miller, published 14 August 2008\n",
            "Anna Miller · Published 14 August 2008 · Updated 16 August 2008 · 5 min read\n",
            "Date: 14 August 2008\n",
            "TBILISI, Georgia, August 14, 2008 (Reuters) – Russian troops left the town of Gori, officials said.",
            "14 августа 2008, четверг\n",
            "Published 14 August 2008\nUpdated 16 August 2008\n13 August 2008\n",
        ] {
            assert_eq!(stated(text).as_deref(), Some("2008-08-14"), "{text}");
        }
    }

    #[test]
    fn names_beside_a_date_make_it_that_of_publication_only_when_they_are_known() {
        let text = "Mill burns\n\nThe Courier, 4 March 1998\n\nWorkers said so.";
        assert_eq!(
            dateline(text, &[]),
            Dateline::Doubtful("4 March 1998".to_owned())
        );
        assert!(matches!(
            dateline(text, &["The Courier"]),
            Dateline::Stated { .. }
        ));
    }

    #[test]
    fn the_words_of_a_dateline_are_found_where_they_stand_alone() {
        let dw = "Russia Backs Rebel Regions\nDW staff (sp)August 14, 2008\n\nRussian President …";
        let Dateline::Stated { when, words } = dateline(dw, &[]) else {
            panic!("no date");
        };
        assert_eq!(when.text(), "2008-08-14");
        assert_eq!(words.as_deref(), Some("August 14, 2008"));
        assert_eq!(dateline("The mill burned.\n", &[]), Dateline::Absent);
    }

    #[test]
    fn a_date_in_a_tag_is_looked_for_above_the_story() {
        let when = When::parse("2008-08-14T15:04:00+04:00").expect("a date");
        for (text, words) in [
            (
                "Gori, August 14, 2008. Troops left.",
                Some("August 14, 2008"),
            ),
            ("The Courier, August 14, 2008\n", Some("August 14, 2008")),
            ("On 14 August 2008 troops left.", None),
            ("Troops left Gori on 14 August 2008.", None),
            ("13 August 2008", None),
            ("14 August 2008\n\n14 August 2008", None),
        ] {
            assert_eq!(words_that_state(text, &when).as_deref(), words, "{text}");
        }
    }
}
