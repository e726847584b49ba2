//! What the reader says in its own words: counts, dates and how they lie to one another. No drawing.

use crate::dossier::{Day, Source, When};
use crate::query::{AsOf, Certainty, Clock, Counts, Span};

/// Beyond this many days a distance is said as the date itself. Chosen by eye: a month is still felt.
const LONGEST_DISTANCE_DAYS: i64 = 31;

/// "1 claim", "12 claims", "5,000 claims".
pub fn counted(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(count))
}

/// 5000 as "5,000".
pub fn grouped(count: usize) -> String {
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// "8–14 Aug 2008", both days inclusive.
pub fn days_in_words(first: Day, last: Day) -> String {
    if first == last {
        return first.in_words();
    }
    // Years that EDTF writes another way are said day by day.
    When::parse(&format!("{first}/{last}")).map_or_else(
        |_| format!("{} – {}", first.in_words(), last.in_words()),
        |when| when.in_words(),
    )
}

/// Which days the view reaches, as the end of a sentence about claims: "by 14 Aug 2008".
pub fn reach(as_of: &AsOf) -> String {
    let day = as_of.day.in_words();
    match (as_of.clock, as_of.first_day()) {
        (Clock::Reported, None) => format!("by {day}"),
        (Clock::Reported, Some(first)) => {
            format!("reported {}", days_in_words(first, as_of.day))
        }
        (Clock::Occurred, None) => format!("about days up to {day}"),
        (Clock::Occurred, Some(first)) => format!("about {}", days_in_words(first, as_of.day)),
    }
}

/// "9 claims by 14 Aug 2008, 4 contested".
pub fn count_line(counts: &Counts, as_of: &AsOf) -> String {
    if counts.known() == 0 {
        return format!("No claims {}", reach(as_of));
    }
    let mut line = format!(
        "{} {}",
        counted(counts.known() as usize, "claim"),
        reach(as_of)
    );
    if counts.possible > 0 {
        let only = match as_of.clock {
            Clock::Reported => "only possibly reported by then",
            Clock::Occurred => "only possibly within these days",
        };
        line.push_str(&format!(", {} {only}", grouped(counts.possible as usize)));
    }
    if counts.contested > 0 {
        line.push_str(&format!(
            ", {} contested",
            grouped(counts.contested as usize)
        ));
    }
    line
}

/// What is said in place of a count by a date where nothing in the dossier has one on the clock.
pub fn nothing_dated(clock: Clock) -> &'static str {
    match clock {
        Clock::Reported => "Nothing in this dossier has a publication date.",
        Clock::Occurred => "Nothing in this dossier says when it happened.",
    }
}

/// When another report came, as seen from one's own: "same day", "6 days later", "on 29 Aug 2008".
pub fn seen_from(own: Span, other: Span, other_published: Option<&When>) -> String {
    let one_day = |span: Span| span.earliest().filter(|day| Some(*day) == span.latest());
    let certain = other_published.is_none_or(When::is_one_certain_day);
    if let (Some(here), Some(there), true) = (one_day(own), one_day(other), certain) {
        let days = there.0.saturating_sub(here.0);
        if days == 0 {
            return "same day".to_owned();
        }
        if days.abs() <= LONGEST_DISTANCE_DAYS {
            let distance = counted(days.unsigned_abs() as usize, "day");
            return format!("{distance} {}", if days > 0 { "later" } else { "earlier" });
        }
        return format!("on {}", there.in_words());
    }
    match other_published {
        Some(when) => when.in_words(),
        None => "date unknown".to_owned(),
    }
}

/// The publication date as the reader says it.
pub fn published(source: &Source) -> String {
    source
        .published
        .as_ref()
        .map_or_else(|| "date unknown".to_owned(), When::in_words)
}

/// "a", "a and b", "a, b and c".
pub fn listed(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}

/// What is said where a page lists nothing: that there is nothing, and where there is something.
pub fn nothing_yet(subject: &str, as_of: &AsOf, elsewhere: Option<Elsewhere>) -> String {
    let days = as_of.day.in_words();
    let nothing = match (as_of.clock, as_of.first_day()) {
        (Clock::Reported, None) => format!("Nothing about {subject} had been reported by {days}."),
        (Clock::Reported, Some(first)) => format!(
            "Nothing about {subject} was reported {}.",
            days_in_words(first, as_of.day)
        ),
        (Clock::Occurred, None) => {
            format!("Nothing about {subject} is dated {days} or before.")
        }
        (Clock::Occurred, Some(first)) => format!(
            "Nothing about {subject} is dated {}.",
            days_in_words(first, as_of.day)
        ),
    };
    let comes = match as_of.clock {
        Clock::Reported => "comes on",
        Clock::Occurred => "is about",
    };
    match elsewhere {
        Some(Elsewhere::First(day)) => {
            format!("{nothing} The first claim {comes} {}.", day.in_words())
        }
        Some(Elsewhere::Next(day)) => {
            format!("{nothing} The next claim {comes} {}.", day.in_words())
        }
        Some(Elsewhere::Last(day)) => {
            format!("{nothing} The last claim {comes} {}.", day.in_words())
        }
        None => nothing,
    }
}

/// On which day there is something, where the view shows nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// After the as-of day, with none before.
    First(Day),
    /// After the as-of day, with others before the window.
    Next(Day),
    /// Before the window, with none after.
    Last(Day),
}

impl Elsewhere {
    /// Where claims with these spans are, none of which is in view.
    pub fn among(spans: impl Iterator<Item = Span>, as_of: &AsOf) -> Option<Self> {
        let (mut next, mut last) = (None::<Day>, None::<Day>);
        for span in spans.filter(|span| span.certainty(as_of).is_none()) {
            let Some(day) = span.earliest().or(span.latest()) else {
                continue;
            };
            if day > as_of.day {
                next = Some(next.map_or(day, |other| other.min(day)));
            } else {
                let day = span.latest().unwrap_or(day);
                last = Some(last.map_or(day, |other| other.max(day)));
            }
        }
        match (next, last) {
            (Some(day), None) => Some(Self::First(day)),
            (Some(day), Some(_)) => Some(Self::Next(day)),
            (None, Some(day)) => Some(Self::Last(day)),
            (None, None) => None,
        }
    }

    pub fn day(self) -> Day {
        match self {
            Self::First(day) | Self::Next(day) | Self::Last(day) => day,
        }
    }
}

/// Why a claim is only possibly in view.
pub fn only_possible(clock: Clock) -> &'static str {
    match clock {
        Clock::Reported => "only possibly reported by then",
        Clock::Occurred => "its dates reach beyond the days in view",
    }
}

/// Whether a certainty calls for that remark.
pub fn is_only_possible(certainty: Certainty) -> bool {
    certainty == Certainty::Possible
}

/// White space as one space each, for display; the words stay as they are.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// A name as it reads in the middle of a sentence: "a Russian spokesman" for "A Russian spokesman".
pub fn within_a_sentence(name: &str) -> String {
    for article in ["A ", "An "] {
        if let Some(rest) = name.strip_prefix(article) {
            return format!("{}{rest}", article.to_lowercase());
        }
    }
    name.to_owned()
}

/// "Settlement" for "settlement".
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Window;

    fn august(day: u8) -> Day {
        Day::ymd(2008, 8, day)
    }

    fn when(text: &str) -> When {
        When::parse(text).expect(text)
    }

    fn distance(own: &str, other: &str) -> String {
        let (own, other) = (when(own), when(other));
        seen_from(Span::of(Some(&own)), Span::of(Some(&other)), Some(&other))
    }

    #[test]
    fn a_count_names_the_days_it_is_about() {
        let counts = Counts {
            certain: 9,
            possible: 0,
            contested: 4,
            fresh: 1,
        };
        let mut as_of = AsOf::reported_by(august(14));
        assert_eq!(
            count_line(&counts, &as_of),
            "9 claims by 14 Aug 2008, 4 contested"
        );
        as_of.window = Window::Days(7);
        assert_eq!(
            count_line(&counts, &as_of),
            "9 claims reported 8–14 Aug 2008, 4 contested"
        );
        as_of.clock = Clock::Occurred;
        assert_eq!(
            count_line(&counts, &as_of),
            "9 claims about 8–14 Aug 2008, 4 contested"
        );
        as_of.window = Window::ByThisDate;
        assert_eq!(
            count_line(&counts, &as_of),
            "9 claims about days up to 14 Aug 2008, 4 contested"
        );
        assert_eq!(
            count_line(&Counts::default(), &as_of),
            "No claims about days up to 14 Aug 2008"
        );
    }

    #[test]
    fn what_is_only_possible_is_counted_aloud() {
        let counts = Counts {
            certain: 0,
            possible: 1,
            contested: 0,
            fresh: 0,
        };
        assert_eq!(
            count_line(&counts, &AsOf::reported_by(august(14))),
            "1 claim by 14 Aug 2008, 1 only possibly reported by then"
        );
    }

    #[test]
    fn the_distance_between_two_reports_is_said_in_days_or_as_the_date() {
        for (own, other, said) in [
            ("2008-08-14", "2008-08-14", "same day"),
            ("2008-08-08", "2008-08-14", "6 days later"),
            ("2008-08-09", "2008-08-08", "1 day earlier"),
            ("2008-08-08", "2022-03-26", "on 26 Mar 2022"),
            ("2008-08-08", "2004-08-12~", "about 12 Aug 2004"),
            ("2008-08", "2008-08-14", "14 Aug 2008"),
        ] {
            assert_eq!(distance(own, other), said, "{own} to {other}");
        }
        assert_eq!(
            seen_from(Span::UNDATED, Span::UNDATED, None),
            "date unknown"
        );
    }

    #[test]
    fn an_empty_page_says_where_there_is_something() {
        let spans = |days: &[u8]| -> Vec<Span> {
            days.iter()
                .map(|day| Span::of(Some(&when(&august(*day).to_string()))))
                .collect()
        };
        let said = |as_of: AsOf, days: &[u8]| {
            let elsewhere = Elsewhere::among(spans(days).into_iter(), &as_of);
            nothing_yet("Gori", &as_of, elsewhere)
        };
        let early = AsOf::reported_by(Day::ymd(2004, 8, 12));
        assert_eq!(
            said(early, &[14, 8]),
            "Nothing about Gori had been reported by 12 Aug 2004. The first claim comes on 8 Aug 2008."
        );
        assert_eq!(
            said(early, &[]),
            "Nothing about Gori had been reported by 12 Aug 2004."
        );
        let mut week = AsOf::reported_by(august(20));
        week.window = Window::Days(3);
        assert_eq!(
            said(week, &[14, 29]),
            "Nothing about Gori was reported 18–20 Aug 2008. The next claim comes on 29 Aug 2008."
        );
        assert_eq!(
            said(week, &[8, 14]),
            "Nothing about Gori was reported 18–20 Aug 2008. The last claim comes on 14 Aug 2008."
        );
    }

    #[test]
    fn names_are_listed_as_one_says_them() {
        assert_eq!(listed(&["BBC"]), "BBC");
        assert_eq!(listed(&["BBC", "DW"]), "BBC and DW");
        assert_eq!(listed(&["BBC", "DW", "VOA"]), "BBC, DW and VOA");
        assert_eq!(counted(5_000, "claim"), "5,000 claims");
        assert_eq!(counted(1, "claim"), "1 claim");
    }

    #[test]
    fn white_space_is_folded_and_words_are_kept() {
        assert_eq!(folded(" torched \n and\tlooted "), "torched and looted");
    }
}
