//! Lists of references in BibTeX and BibLaTeX.

use std::collections::{HashMap, HashSet};

use biblatex::{Bibliography, ChunksExt, Entry};

use super::dates::stated;
use super::decode::{decode, normalised};
use super::error::Refusal;
use super::received::{Particular, Particulars};
use super::references::{Reference, names_together};
use crate::dossier::When;

/// Nested braces beyond this are no entry; the library goes down into them one by one.
const DEEPEST_BRACES: usize = 100;
/// A list above this size is no list of references. 16 MiB.
const LIST_LIMIT_BYTES: usize = 16 << 20;

pub(super) fn bibtex(bytes: &[u8]) -> Result<Vec<Reference>, Refusal> {
    if bytes.len() > LIST_LIMIT_BYTES {
        return Err(Refusal::TooLarge {
            size: bytes.len() as u64,
            limit: LIST_LIMIT_BYTES as u64,
            what: "a list of references".to_owned(),
        });
    }
    let text = normalised(&decode(bytes, None)?.text);
    let bad = |at: usize, reason: String| Refusal::BadList {
        format: "BibTeX".to_owned(),
        line: line_at(&text, at),
        reason,
    };
    if let Some(at) = too_deep(&text) {
        return Err(bad(at, "its braces nest too deeply".to_owned()));
    }
    if let Some(at) = circular_abbreviation(&text) {
        return Err(bad(at, "its abbreviations stand for each other".to_owned()));
    }
    let list = Bibliography::parse(&text)
        .map_err(|error| bad(error.span.start, error.kind.to_string()))?;
    let entries = (1..).zip(list.iter());
    Ok(entries
        .map(|(number, entry)| reference(entry, number))
        .collect())
}

fn line_at(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// Where an `@string` stands for itself, by way of others or at once: the library would follow it without end.
fn circular_abbreviation(text: &str) -> Option<usize> {
    let mut stands_for: HashMap<String, (usize, Vec<String>)> = HashMap::new();
    let lower = text.to_ascii_lowercase();
    for (at, found) in lower.match_indices("@string") {
        let rest = lower[at + found.len()..].trim_start();
        let rest = rest.strip_prefix(['{', '(']).unwrap_or(rest);
        let Some((name, value)) = rest.split_once('=') else {
            continue;
        };
        let entry = stands_for
            .entry(name.trim().to_owned())
            .or_insert((at, Vec::new()));
        entry.1.extend(bare_words(value));
    }
    let circular = |start: &String| {
        let mut open = vec![start];
        let mut met = HashSet::new();
        while let Some(name) = open.pop() {
            for next in stands_for
                .get(name)
                .into_iter()
                .flat_map(|(_, names)| names)
            {
                if next == start {
                    return true;
                }
                if met.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    };
    let found = stands_for.iter().filter(|(name, _)| circular(name));
    found.map(|(_, (at, _))| *at).min()
}

/// The names in a value that stand neither in quotation marks nor in braces, up to its end.
fn bare_words(value: &str) -> Vec<String> {
    let (mut words, mut word) = (Vec::new(), String::new());
    let (mut depth, mut quoted) = (0_usize, false);
    for letter in value.chars() {
        match letter {
            '"' if depth == 0 => quoted = !quoted,
            '{' if !quoted => depth += 1,
            '}' | ')' if !quoted && depth == 0 => break,
            '}' if !quoted => depth -= 1,
            _ if depth == 0 && !quoted && !letter.is_whitespace() && letter != '#' => {
                word.push(letter);
                continue;
            }
            _ => {}
        }
        if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    words.extend(Some(word).filter(|word| !word.is_empty()));
    words
}

/// Where braces go deeper than anybody writes them.
fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST_BRACES {
            return Some(at);
        }
    }
    None
}

fn reference(entry: &Entry, number: usize) -> Reference {
    let mut said = Particulars::default();
    let value = |name: &str| entry.get(name).map(|chunks| chunks.format_verbatim());
    for (particular, names) in [
        (Particular::Title, &["title"][..]),
        (
            Particular::Publisher,
            &[
                "journaltitle",
                "journal",
                "booktitle",
                "maintitle",
                "publisher",
                "organization",
                "institution",
                "howpublished",
            ],
        ),
        (Particular::Language, &["langid"]),
        (Particular::Url, &["url"]),
        (Particular::Rights, &["copyright"]),
    ] {
        for name in names {
            if let Some(value) = value(name) {
                said.say(particular, &value, name);
            }
        }
    }
    if let Ok(authors) = entry.author() {
        let whole = |person: &biblatex::Person| {
            let parts = [
                &person.given_name,
                &person.prefix,
                &person.name,
                &person.suffix,
            ];
            let parts = parts.into_iter().map(|part| part.trim());
            parts
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" ")
        };
        let names: Vec<String> = authors.iter().map(whole).collect();
        said.say(
            Particular::Byline,
            &names_together(names.iter().map(String::as_str)),
            "author",
        );
    }
    if let Some((when, from)) = date(&value) {
        said.say_published(when, from);
    }
    Reference {
        particulars: said,
        number,
    }
}

/// `date` is EDTF in BibLaTeX; else year, month and day are fields of their own.
fn date(value: &dyn Fn(&str) -> Option<String>) -> Option<(When, &'static str)> {
    if let Some(date) = value("date") {
        let date = date.trim();
        let when = When::parse(date).ok().or_else(|| stated(date));
        return when.map(|when| (when, "date"));
    }
    let year = value("year")?;
    let (year, month, day) = (year.trim(), value("month"), value("day"));
    let month = month.map(|month| month.trim().trim_matches('.').to_lowercase());
    let in_full = match (&month, &day) {
        (Some(month), Some(day)) if month.parse::<u8>().is_ok() => {
            format!("{year}-{month:0>2}-{:0>2}", day.trim())
        }
        (Some(month), Some(day)) => format!("{} {month} {year}", day.trim()),
        (Some(month), None) if month.parse::<u8>().is_ok() => format!("{year}-{month:0>2}"),
        // The first of the month only carries the month's name to its number.
        (Some(month), None) => stated(&format!("1 {month} {year}"))?.text()[..7].to_owned(),
        (None, _) => year.to_owned(),
    };
    stated(&in_full).map(|when| (when, "year, month and day"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_become_references() {
        let list = "% mine\n@article{mill98,\n title = {Mill {Burns}}, journal = \"The Courier\",\n\
                    author = {Miller, Anna and Smith, Ben}, year = 1998, month = mar, day = 4,\n\
                    url = {https://courier.example/mill}}\n\n@online{b, title={B}, date={2008-08-14~}}\n\
                    @misc{c, title = {C}, year = {1998}, month = {3}}";
        let found = bibtex(list.as_bytes()).expect("a list");
        let said = &found[0].particulars;
        assert_eq!(said.title.as_deref(), Some("Mill Burns"));
        assert_eq!(said.publisher.as_deref(), Some("The Courier"));
        assert_eq!(said.byline.as_deref(), Some("Anna Miller, Ben Smith"));
        assert_eq!(said.url.as_deref(), Some("https://courier.example/mill"));
        let dates: Vec<_> = found
            .iter()
            .map(|it| it.particulars.published.as_ref().map(When::text))
            .collect();
        assert_eq!(
            dates,
            [Some("1998-03-04"), Some("2008-08-14~"), Some("1998-03")]
        );
        assert_eq!(found[2].number, 3);
    }

    #[test]
    fn a_broken_list_is_refused_with_its_line() {
        let refused =
            bibtex(b"@article{a,\n title = {A}\n\n@misc{b, title = }").expect_err("broken");
        let Refusal::BadList { line, .. } = refused else {
            panic!("{refused:?}");
        };
        assert!(line >= 2, "{line}");
        let bomb = format!("@a{{b, title = {}x{}}}", "{".repeat(9999), "}".repeat(9999));
        let refused = bibtex(bomb.as_bytes()).expect_err("a bomb").to_string();
        assert!(refused.contains("nest too deeply"), "{refused}");
    }

    #[test]
    fn abbreviations_that_stand_for_each_other_are_refused() {
        for circular in [
            "@string{a = a} @misc{x, title = a}",
            "@string{a = b # \"x\"} @STRING{b = {y} # A} @misc{x, title = a}",
        ] {
            let error = bibtex(circular.as_bytes()).expect_err("circular");
            assert!(
                error.to_string().contains("stand for each other"),
                "{error}"
            );
        }
        let plain = "@string{a = \"b\"} @string{b = a # \" a\"} @misc{x, title = b}";
        assert_eq!(bibtex(plain.as_bytes()).expect("taken").len(), 1);
    }
}
