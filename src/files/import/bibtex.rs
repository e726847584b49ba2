//! Lists of references in BibTeX and BibLaTeX.

use std::collections::{HashMap, HashSet};

use biblatex::{Bibliography, ChunksExt, Entry, ParseError, RawBibliography, RawChunk};

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
    let wrong = |error: ParseError| bad(error.span.start, error.kind.to_string());
    let raw = RawBibliography::parse(&text).map_err(wrong)?;
    if let Some(at) = circular(&raw) {
        return Err(bad(
            at,
            "its abbreviations or entries lead to themselves".to_owned(),
        ));
    }
    let list = Bibliography::from_raw(raw).map_err(wrong)?;
    let entries = (1..).zip(list.iter());
    Ok(entries
        .map(|(number, entry)| reference(entry, number))
        .collect())
}

fn line_at(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    memchr::memchr_iter(b'\n', before).count() + 1
}

/// Where an abbreviation stands for itself, or an entry takes its fields from itself, at once or by way of others:
/// the library would follow them without end.
fn circular(raw: &RawBibliography<'_>) -> Option<usize> {
    let mut leads: HashMap<(Sort, String), (usize, Vec<String>)> = HashMap::new();
    for pair in &raw.abbreviations {
        let chunks = pair.value.v.iter();
        let names = chunks.filter_map(|chunk| match chunk.v {
            RawChunk::Abbreviation(name) => Some(name.to_owned()),
            RawChunk::Normal(_) => None,
        });
        let name = (Sort::Abbreviation, pair.key.v.to_owned());
        leads.insert(name, (pair.key.span.start, names.collect()));
    }
    for entry in &raw.entries {
        let inherits = |key: &str| {
            ["crossref", "xref", "xdata"]
                .iter()
                .any(|it| key.eq_ignore_ascii_case(it))
        };
        let fields = entry.v.fields.iter().filter(|field| inherits(field.key.v));
        let chunks = fields.flat_map(|field| &field.value.v);
        let keys = chunks.flat_map(|chunk| match chunk.v {
            RawChunk::Normal(text) | RawChunk::Abbreviation(text) => text.split(','),
        });
        let keys = keys.map(|key| key.trim().to_owned()).collect();
        let name = (Sort::Entry, entry.v.key.v.to_owned());
        leads.insert(name, (entry.v.key.span.start, keys));
    }
    let is_circular = |start: &(Sort, String)| {
        let mut open = vec![start.1.clone()];
        let mut met = HashSet::new();
        while let Some(name) = open.pop() {
            let next = leads.get(&(start.0, name)).into_iter();
            for next in next.flat_map(|(_, names)| names) {
                if *next == start.1 {
                    return true;
                }
                if met.insert(next.clone()) {
                    open.push(next.clone());
                }
            }
        }
        false
    };
    let found = leads.iter().filter(|(name, _)| is_circular(name));
    found.map(|(_, (at, _))| *at).min()
}

/// What may lead to another of its sort.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sort {
    Abbreviation,
    Entry,
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
        said.declare_published(when, from);
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
    fn what_leads_to_itself_is_refused() {
        for circular in [
            "@string{a = a} @misc{x, title = a}",
            "@string{a = b # \"x\"} @STRING{b = {y} # a} @misc{x, title = a}",
            "@misc{x, crossref = {y}} @misc{y, xdata = {z, x}}",
        ] {
            let error = bibtex(circular.as_bytes()).expect_err("circular");
            assert!(error.to_string().contains("lead to themselves"), "{error}");
        }
        let plain = "@string{a = \"b\"} @string{b = a # \" a\"} @misc{x, title = b}";
        assert_eq!(bibtex(plain.as_bytes()).expect("taken").len(), 1);
    }
}
