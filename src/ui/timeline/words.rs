//! What the timeline says: spans, totals, the as-of date. Text only.

use crate::dossier::{Day, When};
use crate::query::{AsOf, Clock, Counts};

/// "7–8 Aug 2008", "14 Aug 2008", "Aug 2008": first and last day, both meant.
pub fn days(first: Day, last: Day) -> String {
    if first == last {
        return first.in_words();
    }
    When::parse(&format!("{first}/{last}")).map_or_else(
        |_| format!("{} – {}", first.in_words(), last.in_words()),
        |when| when.in_words(),
    )
}

/// What stands before the date field.
pub fn before_date(as_of: &AsOf) -> String {
    let verb = verb(as_of.clock);
    match as_of.first_day() {
        Some(first) if first == as_of.day => format!("{verb} on"),
        Some(first) => {
            let (from, to) = (first.civil(), as_of.day.civil());
            if from.year == to.year {
                format!("{verb} from {} {} to", from.day, from.month_name())
            } else {
                format!("{verb} from {} to", first.in_words())
            }
        }
        None => match as_of.clock {
            Clock::Reported => "Reported on or before".to_owned(),
            Clock::Occurred => "Occurred by".to_owned(),
        },
    }
}

fn verb(clock: Clock) -> &'static str {
    match clock {
        Clock::Reported => "Reported",
        Clock::Occurred => "Occurred",
    }
}

/// "Reported on or before 14 Aug 2008", for whoever cannot see the handle.
pub fn as_of(as_of: &AsOf) -> String {
    format!("{} {}", before_date(as_of), as_of.day.in_words())
}

/// "8–14 Aug 2008, both days included". `None`: the window reaches back without end.
pub fn window(as_of: &AsOf) -> Option<String> {
    let first = as_of.first_day()?;
    Some(if first == as_of.day {
        format!("{} alone", first.in_words())
    } else {
        format!("{}, both days included", days(first, as_of.day))
    })
}

/// "58 claims, 9 contested, 12 new"; what is nought is left unsaid.
pub fn totals(counts: &Counts) -> String {
    let mut said = super::super::widgets::claims(counts.known());
    for (count, word) in [
        (counts.possible, "possible"),
        (counts.contested, "contested"),
        (counts.fresh, "new"),
    ] {
        if count > 0 {
            said.push_str(&format!(", {count} {word}"));
        }
    }
    said
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::Window;

    fn to_the_14th(days: u32) -> AsOf {
        AsOf {
            clock: Clock::Reported,
            day: Day::ymd(2008, 8, 14),
            window: Window::Days(days),
            since: None,
        }
    }

    #[test]
    fn a_window_says_its_days_and_that_both_belong_to_it() {
        assert_eq!(
            window(&to_the_14th(7)).as_deref(),
            Some("8–14 Aug 2008, both days included")
        );
        assert_eq!(
            window(&to_the_14th(1)).as_deref(),
            Some("14 Aug 2008 alone")
        );
        assert_eq!(before_date(&to_the_14th(7)), "Reported from 8 Aug to");
        assert_eq!(
            before_date(&to_the_14th(365)),
            "Reported from 16 Aug 2007 to"
        );
        assert_eq!(as_of(&to_the_14th(1)), "Reported on 14 Aug 2008");
        let by = AsOf::occurred_by(Day::ymd(2008, 8, 14));
        assert_eq!(as_of(&by), "Occurred by 14 Aug 2008");
        assert_eq!(window(&by), None);
    }

    #[test]
    fn totals_leave_unsaid_what_is_nought() {
        let counts = |certain, contested, fresh| Counts {
            certain,
            contested,
            fresh,
            ..Counts::default()
        };
        assert_eq!(totals(&counts(58, 9, 12)), "58 claims, 9 contested, 12 new");
        assert_eq!(totals(&counts(1, 0, 0)), "1 claim");
    }
}
