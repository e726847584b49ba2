//! Lags, medians and dates in words. Text only.

use crate::query::{Clock, Lag, MedianLag, Span};
use crate::scale::length_in_words;
use crate::ui::scene::Scene;
use crate::ui::widgets::claims;

/// More days than this are said in months and years. Chosen by eye.
const MOST_DAYS: i64 = 60;

/// "the same day", "1–3 days", "13 y 7 m", "at least 3 days"; what lies ahead is said to.
pub fn lag(least: Option<i64>, most: Option<i64>) -> String {
    match (least, most) {
        (None, None) => "no telling".to_owned(),
        (Some(least), None) => format!("at least {}", length(least)),
        (None, Some(most)) => format!("at most {}", length(most)),
        (Some(least), Some(most)) if least == most => length(least),
        (Some(least), Some(most)) if least >= 0 && most <= MOST_DAYS => {
            format!("{least}–{most} days")
        }
        (Some(least), Some(most)) if most <= 0 && least >= -MOST_DAYS => {
            format!("{}–{} days ahead", -most, -least)
        }
        (Some(least), Some(most)) => format!("{} to {}", about(least), about(most)),
    }
}

fn length(days: i64) -> String {
    let long = match days.abs() {
        0 => return "the same day".to_owned(),
        1 => "1 day".to_owned(),
        many if many <= MOST_DAYS => format!("{many} days"),
        many => length_in_words(many),
    };
    if days < 0 {
        format!("{long} ahead")
    } else {
        long
    }
}

/// A length in its largest unit alone: the ends of a range need no more.
fn about(days: i64) -> String {
    let whole = length(days);
    if days.abs() <= MOST_DAYS {
        return whole;
    }
    let ahead = if days < 0 { " ahead" } else { "" };
    let unit: Vec<&str> = whole.split(' ').take(2).collect();
    format!("{}{ahead}", unit.join(" "))
}

/// "Median lag: 1–3 days".
pub fn title(all: &MedianLag) -> String {
    if all.claims == 0 {
        return "Nothing here has both dates".to_owned();
    }
    format!("Median lag: {}", lag(all.least, all.most))
}

/// "of 146 claims by 14 Aug 2008; 30 without a date are not on the plot".
pub fn counts(scene: Scene<'_>, all: &MedianLag) -> String {
    let as_of = scene.state.as_of();
    let by = match as_of.clock {
        Clock::Reported => "reported by",
        Clock::Occurred => "about what occurred by",
    };
    let mut said = format!("of {} {by} {}", claims(all.claims), as_of.day.in_words());
    if all.undated > 0 {
        let undated = all.undated;
        said.push_str(&format!("; {undated} undated, not on the plot"));
    }
    let filtered = scene.state.known().trays.filtered;
    if filtered > 0 {
        said.push_str(&format!("; {filtered} kept out by filters"));
    }
    said
}

/// "Georgia: median 1–3 days, of 56 claims, 4 undated".
pub fn median(name: &str, median: &MedianLag) -> String {
    let mut said = match median.claims {
        0 => format!("{name}: no claim has both dates"),
        count => format!(
            "{name}: median {}, of {}",
            lag(median.least, median.most),
            claims(count)
        ),
    };
    if median.undated > 0 {
        said.push_str(&format!(", {} undated", median.undated));
    }
    said
}

/// A span in words: "7–8 Aug 2008", "until 31 Dec 1992".
pub fn span(span: Span) -> String {
    match (span.earliest(), span.latest()) {
        (Some(first), Some(last)) => crate::query::DayRange { first, last }.in_words(),
        (Some(first), None) => format!("from {}, end unknown", first.in_words()),
        (None, Some(last)) => format!("until {}, start unknown", last.in_words()),
        (None, None) => "at no date that is known".to_owned(),
    }
}

/// The lag of two spans, as a clause.
pub fn lag_of(lag_of: Option<Lag>) -> String {
    lag_of.map_or_else(
        || "no telling".to_owned(),
        |it| match lag(it.least, it.most).as_str() {
            "the same day" => "the same day".to_owned(),
            other if other.ends_with("ahead") || other == "no telling" => other.to_owned(),
            other => format!("{other} later"),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lag_is_said_as_short_as_it_can_be() {
        assert_eq!(lag(Some(0), Some(0)), "the same day");
        assert_eq!(lag(Some(1), Some(3)), "1–3 days");
        assert_eq!(lag(Some(0), Some(1)), "0–1 days");
        assert_eq!(lag(Some(-1), Some(-1)), "1 day ahead");
        assert_eq!(lag(Some(-3), Some(-1)), "1–3 days ahead");
        assert_eq!(lag(Some(2), None), "at least 2 days");
        assert_eq!(lag(None, None), "no telling");
        assert_eq!(lag(Some(4976), Some(4976)), "13 y 7 m");
    }
}
