//! Dates of publication as documents write them, into EDTF. What is not understood stays unknown.
//!
//! Only dates in full are taken: a day, a month and a year in words, or in the order of ISO 8601.
//! `12/08/2008` is not, since half of the world reads another day from it. What "yesterday" means
//! is not settled here, and neither is which date in a text is that of its publication (`dateline`).

use crate::dossier::When;

/// The months in the languages that pages most often name them in, from January on: whole names, as they stand in
/// dates, and their abbreviations. No beginnings of words: "5 marines 2008" is no day of March.
const MONTHS: [&str; 12] = [
    "jan january januar jänner janv janvier янв январь января ene enero gen gennaio janeiro січ січень січня",
    "feb february februar févr février fev fevrier fevereiro фев февр февраль февраля febrero febbraio лют лютий лютого",
    "mar march mär märz mrz mars мар март марта marzo março бер березень березня",
    "apr april avr avril апр апрель апреля abr abril aprile кві квіт квітень квітня",
    "may mai май мая mayo maggio maio тра трав травень травня",
    "jun june juni juin июн июнь июня junio giu giugno junho чер черв червень червня",
    "jul july juli juil juillet июл июль июля julio lug luglio julho лип липень липня",
    "aug august août aout авг август августа ago agosto сер серп серпень серпня",
    "sep sept september septembre сен сент сентябрь сентября septiembre setiembre settembre setembro вер вересень вересня",
    "oct october okt oktober octobre окт октябрь октября octubre ott ottobre outubro жов жовтень жовтня",
    "nov november novembre ноя нояб ноябрь ноября noviembre novembro лис листопад листопада",
    "dec december dez dezember déc décembre decembre дек декабрь декабря dic diciembre dicembre dezembro гру груд грудень грудня",
];

/// The date that a tag or a header states. `None`: it is in no form known here.
///
/// A time of midnight exactly is left out: programs write it where they know the day alone.
pub(super) fn stated(text: &str) -> Option<When> {
    let text = text.trim();
    let written = in_iso(text).or_else(|| in_words(text))?;
    When::parse(&written).ok()
}

/// `2008-08-14T15:04:00+04:00`, with what people and programs do to it.
fn in_iso(text: &str) -> Option<String> {
    let digits = |range: std::ops::Range<usize>| {
        let part = text.get(range)?;
        (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(part)
    };
    let year = digits(0..4)?;
    if let Some(packed) = digits(0..8) {
        let date = format!("{}-{}-{}", &packed[..4], &packed[4..6], &packed[6..8]);
        return match &text[8..] {
            "" => Some(date),
            rest => with_time(date, rest),
        };
    }
    let Some(mark) = text.get(4..5).filter(|mark| matches!(*mark, "-" | "/")) else {
        return (text.len() == 4).then(|| year.to_owned());
    };
    let Some(month) = digits(5..7) else {
        // The offset alone: 2008-8-14 is not ISO, but leaves no doubt.
        return loose(text, mark);
    };
    if text.len() == 7 {
        return Some(format!("{year}-{month}"));
    }
    if text.get(7..8) != Some(mark) {
        return loose(text, mark);
    }
    let day = digits(8..10).or_else(|| digits(8..9))?;
    let date = format!("{year}-{month}-{day:0>2}");
    match &text[8 + day.len()..] {
        "" => Some(date),
        rest => with_time(date, rest),
    }
}

/// Year, month and day with single digits among them.
fn loose(text: &str, mark: &str) -> Option<String> {
    let mut parts = text.splitn(3, mark);
    let number = |part: Option<&str>, most: usize| {
        let part = part?;
        let fits = (1..=most).contains(&part.len());
        (fits && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.to_owned())
    };
    let (year, month) = (number(parts.next(), 4)?, number(parts.next(), 2)?);
    let day = number(
        parts
            .next()
            .map(|rest| rest.split([' ', 'T']).next().unwrap_or("")),
        2,
    )?;
    (year.len() == 4).then(|| format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Adds the time of day when it is understood with its offset; else the day is what is known.
fn with_time(date: String, rest: &str) -> Option<String> {
    let rest = match rest.strip_prefix(['T', 't']) {
        Some(time) => time,
        None => rest.strip_prefix(' ')?.trim_start(),
    };
    Some(match time(rest) {
        Some(time) => format!("{date}T{time}"),
        None => date,
    })
}

/// "15:04:00+04:00" from "15:04", "15:04:00.000Z", "15:04:00 +0400", "15:04:00 GMT".
/// `None`: it is none, or midnight, or has an offset by a name that means several.
fn time(text: &str) -> Option<String> {
    let two = |at: usize| {
        let part = text.get(at..at + 2)?;
        part.bytes()
            .all(|byte| byte.is_ascii_digit())
            .then_some(part)
    };
    // With colons between, or packed: 150400.
    let step = if text.get(2..3) == Some(":") { 3 } else { 2 };
    let (hour, minute) = (two(0)?, two(step)?);
    let seconds = match step {
        3 => two(6).filter(|_| text.get(5..6) == Some(":")),
        _ => two(4),
    };
    let (second, mut rest) = match seconds {
        Some(second) => (second, &text[2 * step + 2..]),
        None => ("00", &text[step + 2..]),
    };
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    if (hour, minute, second) == ("00", "00", "00") {
        return None;
    }
    let offset = offset(rest.trim())?;
    Some(format!("{hour}:{minute}:{second}{offset}"))
}

fn offset(text: &str) -> Option<String> {
    match text {
        "" => return Some(String::new()),
        "Z" | "z" | "GMT" | "UTC" | "UT" => return Some("Z".to_owned()),
        _ => {}
    }
    let sign = text.get(..1).filter(|sign| matches!(*sign, "+" | "-"))?;
    let digits: String = text[1..]
        .chars()
        .take_while(|c| *c != ' ' && *c != '(')
        .collect();
    let digits = digits.replace(':', "");
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match (digits.len(), &*digits) {
        (2, _) => Some(format!("{sign}{digits}:00")),
        (4, "0000") => Some("Z".to_owned()),
        (4, _) => Some(format!("{sign}{}:{}", &digits[..2], &digits[2..])),
        _ => None,
    }
}

/// "Thu, 14 Aug 2008 15:04:00 +0400", "August 14, 2008", "14. August 2008".
fn in_words(text: &str) -> Option<String> {
    let found = dates_in(text);
    let [only] = &found[..] else {
        return None;
    };
    let rest = text[only.to..].trim_start_matches([',', ' ']);
    let rest = rest.trim_start_matches("at ");
    Some(match time(rest) {
        Some(time) => format!("{}T{time}", only.date()),
        None => only.date(),
    })
}

/// A date in full that stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Written {
    /// Byte range in the text.
    pub from: usize,
    pub to: usize,
    year: u16,
    month: u8,
    day: u8,
}

impl Written {
    /// As EDTF.
    pub(super) fn date(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// One run of letters or of digits.
#[derive(Clone, Copy)]
struct Word<'t> {
    text: &'t str,
    from: usize,
}

/// Every date in full: "August 14, 2008", "14 August 2008", "2008-08-14", "14 августа 2008".
pub(super) fn dates_in(text: &str) -> Vec<Written> {
    let words = words(text);
    let mut found: Vec<Written> = Vec::new();
    let mut at = 0;
    while at + 2 < words.len() {
        let trio = [words[at], words[at + 1], words[at + 2]];
        match date_of(text, trio) {
            Some(written) => {
                found.push(written);
                at += 3;
            }
            None => at += 1,
        }
    }
    found
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut begun: Option<(usize, bool)> = None;
    let ends = text.char_indices().chain([(text.len(), ' ')]);
    for (at, letter) in ends {
        let is_digit = letter.is_ascii_digit();
        let belongs = is_digit || letter.is_alphabetic();
        if let Some((from, digits)) = begun
            && (!belongs || digits != is_digit)
        {
            words.push(Word {
                text: &text[from..at],
                from,
            });
            begun = None;
        }
        if belongs && begun.is_none() {
            begun = Some((at, is_digit));
        }
    }
    words
}

fn date_of(text: &str, [a, b, c]: [Word<'_>; 3]) -> Option<Written> {
    let to = c.from + c.text.len();
    let between = |a: Word<'_>, b: Word<'_>| &text[a.from + a.text.len()..b.from];
    let (first, second) = (between(a, b), between(b, c));
    let written = |year: u16, month: u8, day: u8| {
        // The calendar has the last word.
        When::parse(&format!("{year:04}-{month:02}-{day:02}")).ok()?;
        Some(Written {
            from: a.from,
            to,
            year,
            month,
            day,
        })
    };
    let is_gap = |gap: &str| {
        !gap.is_empty() && gap.len() <= 4 && gap.chars().all(|c| " .,\u{a0}".contains(c))
    };
    if let (Some(year), Some(month), Some(day)) =
        (year(a.text), number(b.text, 12), number(c.text, 31))
    {
        return if first == "-" && second == "-" {
            written(year, month, day)
        } else {
            None
        };
    }
    let year = year(c.text).filter(|_| is_gap(second))?;
    match (number(a.text, 31), number(b.text, 31)) {
        // "14 August 2008"; what may stand between day and month, as in Spanish, is not looked for.
        (Some(day), None) if is_gap(first) => written(year, month(b.text)?, day),
        (None, Some(day)) if is_gap(first) => written(year, month(a.text)?, day),
        _ => None,
    }
}

fn year(text: &str) -> Option<u16> {
    let year: u16 = (text.len() == 4).then(|| text.parse().ok())??;
    (1400..=2200).contains(&year).then_some(year)
}

fn number(text: &str, most: u8) -> Option<u8> {
    let number: u8 = (text.len() <= 2).then(|| text.parse().ok())??;
    (1..=most).contains(&number).then_some(number)
}

fn month(word: &str) -> Option<u8> {
    let word = word.to_lowercase();
    let is_named = |names: &&str| names.split(' ').any(|name| name == word);
    (1..)
        .zip(&MONTHS)
        .find(|(_, names)| is_named(names))
        .map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_tags_and_headers_become_edtf() {
        for (written, edtf) in [
            ("2008-08-14", "2008-08-14"),
            ("20080814", "2008-08-14"),
            ("2008/08/14", "2008-08-14"),
            ("2008-8-4", "2008-08-04"),
            ("2008-08", "2008-08"),
            ("2008", "2008"),
            ("2008-08-14T15:04:00+04:00", "2008-08-14T15:04:00+04:00"),
            ("2008-08-14T15:04:00.123Z", "2008-08-14T15:04:00Z"),
            ("2008-08-14T15:04+0400", "2008-08-14T15:04:00+04:00"),
            ("2008-08-14 15:04:00", "2008-08-14T15:04:00"),
            ("2008-08-14T00:00:00+04:00", "2008-08-14"),
            ("20080814T150400Z", "2008-08-14T15:04:00Z"),
            (
                "Thu, 14 Aug 2008 15:04:00 +0400",
                "2008-08-14T15:04:00+04:00",
            ),
            ("Thu, 14 Aug 2008 15:04:00 GMT", "2008-08-14T15:04:00Z"),
            ("Thu, 14 Aug 2008 15:04:00 EST", "2008-08-14"),
            ("August 14, 2008", "2008-08-14"),
            ("14. August 2008", "2008-08-14"),
            ("14 августа 2008", "2008-08-14"),
            ("14 août 2008", "2008-08-14"),
        ] {
            assert_eq!(
                stated(written).map(|when| when.to_string()),
                Some(edtf.to_owned()),
                "{written}"
            );
        }
    }

    #[test]
    fn what_could_be_several_days_or_none_is_no_date() {
        for text in [
            "",
            "12/08/2008",
            "08-14-2008",
            "2008-02-30",
            "yesterday",
            "August 2008 and more",
            "31 February 2008",
            "2008-13-01",
            "14 Aug 2008 to 15 Aug 2008",
            "é008-08-14",
            "5 marines 2008",
            "12 augmented 2008",
            "3 Mayors, 2008",
            "20081",
        ] {
            assert_eq!(stated(text), None, "{text}");
        }
    }
}
