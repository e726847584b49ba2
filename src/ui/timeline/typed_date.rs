//! Reading a date as a person types it. No widgets here.

use crate::dossier::{Day, When};

/// What was typed, as a day to go to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedDate {
    pub day: Day,
    /// What to say when the day is not simply what was typed. `None`: it is.
    pub remark: Option<String>,
}

/// What can be typed; ends every refusal.
const ACCEPTED: &str = "write 14 Aug 2008, Aug 2008, 2008-08-14 or another EDTF date";
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads EDTF, or a date in English words with the day or the month first.
///
/// `beside` gives the year to a day and month typed without one. Of what is longer than a day, the last
/// day is taken, since the as-of date includes all that it means.
///
/// # Errors
/// A sentence that says what is wrong and what is accepted.
pub fn read(text: &str, beside: Day) -> Result<TypedDate, String> {
    let text = text.trim();
    let when = read_when(text, beside)?;
    let Some(last) = when.latest().day() else {
        return Err(format!(
            "“{text}” has no last day to stop at: give an end, or {ACCEPTED}."
        ));
    };
    let remark = (when.earliest().day() != Some(last)).then(|| {
        format!(
            "{} is longer than a day; its last day is taken, {}.",
            capitalised(&when.in_words()),
            last.in_words()
        )
    });
    Ok(TypedDate { day: last, remark })
}

/// The same, with all the days that it means.
///
/// # Errors
/// A sentence that says what is wrong and what is accepted.
pub fn read_when(text: &str, beside: Day) -> Result<When, String> {
    let text = text.trim();
    if text.is_empty() {
        return Err(format!("No date is given: {ACCEPTED}."));
    }
    let edtf = in_edtf(text, beside).unwrap_or_else(|| text.to_owned());
    When::parse(&edtf)
        .or_else(|error| When::parse(&edtf.to_uppercase()).map_err(|_| error))
        .map_err(|error| refusal(text, error.reason))
}

fn refusal(text: &str, reason: &str) -> String {
    // A reason helps whoever was writing EDTF; to others it is noise.
    if text.starts_with(|first: char| first.is_ascii_digit()) && text.contains('-') {
        format!("“{text}” is not a date ({reason}): {ACCEPTED}.")
    } else {
        format!("“{text}” is not a date: {ACCEPTED}.")
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A date in words, `14.8.2008` or `2008/8/14` as EDTF. `None`: it is none of these.
fn in_edtf(text: &str, beside: Day) -> Option<String> {
    let lower = text.to_lowercase();
    let parts: Vec<&str> = lower
        .split([' ', ',', '\u{a0}'])
        .filter(|part| !part.is_empty() && *part != "of")
        .collect();
    if let [one] = parts.as_slice() {
        return by_numbers(one)
            .or_else(|| month(one).map(|month| format!("{:04}-{month:02}", beside.civil().year)));
    }
    let (mut days, mut months, mut years) = (Vec::new(), Vec::new(), Vec::new());
    for part in parts {
        if let Some(month) = month(part) {
            months.push(month);
        } else if part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit()) {
            years.push(part.parse::<u16>().ok()?);
        } else {
            days.push(day_of_month(part)?);
        }
    }
    let year = match years.as_slice() {
        [] => beside.civil().year,
        [year] => i64::from(*year),
        _ => return None,
    };
    match (months.as_slice(), days.as_slice()) {
        ([month], []) => Some(format!("{year:04}-{month:02}")),
        ([month], [day]) => Some(format!("{year:04}-{month:02}-{day:02}")),
        _ => None,
    }
}

fn by_numbers(text: &str) -> Option<String> {
    let numbers = |separator| -> Option<[u16; 3]> {
        let numbers: Vec<u16> = text
            .split(separator)
            .map(|part: &str| part.parse().ok())
            .collect::<Option<_>>()?;
        numbers.try_into().ok()
    };
    let day_first = numbers('.').map(|[day, month, year]| (year, month, day));
    let year_first = || {
        numbers('/')
            .or_else(|| numbers('-'))
            .map(|[year, month, day]| (year, month, day))
    };
    let (year, month, day) = day_first.or_else(year_first)?;
    (year >= 1000).then(|| format!("{year:04}-{month:02}-{day:02}"))
}

/// "14", "14th".
fn day_of_month(part: &str) -> Option<u8> {
    let part = part.trim_end_matches('.');
    let digits = part.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
    let suffix = &part[digits.len()..];
    let day: u8 = digits.parse().ok()?;
    ((1..=31).contains(&day) && matches!(suffix, "" | "st" | "nd" | "rd" | "th")).then_some(day)
}

/// A month by its English name or the first three letters or more of it.
fn month(part: &str) -> Option<usize> {
    let part = part.trim_end_matches('.');
    (part.len() >= 3)
        .then(|| {
            MONTHS
                .iter()
                .position(|name| name.starts_with(part) || part == "sept" && *name == "september")
        })?
        .map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        read(text, Day::ymd(2008, 8, 1)).expect(text).day
    }

    #[test]
    fn a_day_can_be_typed_in_many_ways() {
        for text in [
            "2008-08-14",
            "14 Aug 2008",
            " 14 aug 2008 ",
            "14 August 2008",
            "Aug 14, 2008",
            "august 14th 2008",
            "14th of August 2008",
            "14. aug. 2008",
            "14.8.2008",
            "2008/8/14",
            "2008-8-14",
            "14 aug",
            "2008-08-14~",
        ] {
            assert_eq!(day(text), Day::ymd(2008, 8, 14), "{text}");
            assert_eq!(read(text, Day::ymd(2008, 1, 1)).expect(text).remark, None);
        }
    }

    #[test]
    fn of_a_longer_time_the_last_day_is_taken_and_that_is_said() {
        let typed = read("aug 2008", Day(0)).expect("a month");
        assert_eq!(typed.day, Day::ymd(2008, 8, 31));
        assert_eq!(
            typed.remark.as_deref(),
            Some("Aug 2008 is longer than a day; its last day is taken, 31 Aug 2008.")
        );
        assert_eq!(day("2008"), Day::ymd(2008, 12, 31));
        assert_eq!(day("2008-08-07/2008-08-08"), Day::ymd(2008, 8, 8));
        assert_eq!(day("/1992"), Day::ymd(1992, 12, 31));
        assert_eq!(day("201x"), Day::ymd(2019, 12, 31));
        assert_eq!(day("september"), Day::ymd(2008, 9, 30));
    }

    #[test]
    fn what_is_no_date_is_refused_in_one_sentence() {
        for (text, said) in [
            (
                "yesterday",
                "“yesterday” is not a date: write 14 Aug 2008, Aug 2008, 2008-08-14 or another EDTF date.",
            ),
            (
                "",
                "No date is given: write 14 Aug 2008, Aug 2008, 2008-08-14 or another EDTF date.",
            ),
            (
                "2008-08-14/..",
                "“2008-08-14/..” has no last day to stop at: give an end, or write 14 Aug 2008, Aug 2008, 2008-08-14 or another EDTF date.",
            ),
        ] {
            assert_eq!(read(text, Day(0)).expect_err(text), said);
        }
        let february = read("30 feb 2008", Day(0)).expect_err("no such day");
        assert!(
            february.starts_with("“30 feb 2008” is not a date"),
            "{february}"
        );
        for text in [
            "14 8 2008",
            "aug aug 2008",
            "14/8/2008",
            "é",
            "1 2 3",
            "ー月",
        ] {
            assert!(read(text, Day(0)).is_err(), "{text}");
        }
    }
}
