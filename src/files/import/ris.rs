//! Lists of references in RIS: a tag of two letters, two spaces, a hyphen, and a value.

use super::dates::stated;
use super::decode::{decode, normalised};
use super::error::Refusal;
use super::received::{Particular, Particulars};
use super::references::{Reference, names_together};
use crate::dossier::When;

const FORMAT: &str = "RIS";

/// The references of a list, each from `TY` to `ER`.
pub(super) fn ris(bytes: &[u8]) -> Result<Vec<Reference>, Refusal> {
    let text = normalised(&decode(bytes, None)?.text);
    let mut references = Vec::new();
    // The entry under way, its tags with their values, and the line it began on.
    let mut entry: Option<(Vec<(String, String)>, usize)> = None;
    for (line, words) in (1..).zip(text.lines()) {
        let wrong = |reason: &str| Refusal::BadList {
            format: FORMAT.to_owned(),
            line,
            reason: reason.to_owned(),
        };
        match (tag(words), &mut entry) {
            (Some(("TY", _)), None) => entry = Some((Vec::new(), line)),
            (Some(("TY", _)), Some(_)) => {
                return Err(wrong("the reference before has no end (ER)"));
            }
            (Some(("ER", _)), Some((tags, _))) => {
                references.push(reference(tags, references.len() + 1));
                entry = None;
            }
            (Some((tag, value)), Some((tags, _))) => tags.push((tag.to_owned(), value.to_owned())),
            (None, _) if words.trim().is_empty() => {}
            // A value may go on in lines of its own.
            (None, Some((tags, _))) => {
                if let Some((_, value)) = tags.last_mut() {
                    value.push(' ');
                    value.push_str(words.trim());
                }
            }
            (_, None) => return Err(wrong("this stands outside of a reference (TY … ER)")),
        }
    }
    if let Some((_, line)) = entry {
        return Err(Refusal::BadList {
            format: FORMAT.to_owned(),
            line,
            reason: "the reference that begins here has no end (ER)".to_owned(),
        });
    }
    Ok(references)
}

/// `TY  - NEWS`; the space after the hyphen is often lost.
fn tag(line: &str) -> Option<(&str, &str)> {
    let name = line.get(..2)?;
    let rest = line.get(2..)?.strip_prefix("  -")?;
    let is_tag = |name: &str| {
        let mut letters = name.bytes();
        letters.next().is_some_and(|byte| byte.is_ascii_uppercase())
            && letters.all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    is_tag(name).then(|| (name, rest.trim()))
}

fn reference(tags: &[(String, String)], number: usize) -> Reference {
    let mut said = Particulars::default();
    let all = |name: &'static str| {
        let tagged = tags.iter().filter(move |(tag, _)| tag == name);
        tagged.map(|(_, value)| &**value)
    };
    for (particular, names) in [
        (Particular::Title, &["TI", "T1"][..]),
        (
            Particular::Publisher,
            &["T2", "JO", "JF", "JA", "J2", "BT", "PB"],
        ),
        (Particular::Language, &["LA"]),
        (Particular::Url, &["UR", "L2"]),
        (Particular::Rights, &["C4"]),
    ] {
        for name in names {
            if let Some(value) = all(name).next() {
                said.say(particular, value, name);
            }
        }
    }
    let authors = all("AU").chain(all("A1"));
    said.say(Particular::Byline, &names_together(authors), "AU");
    let date = ["DA", "PY", "Y1"].iter().find_map(|name| {
        let when = all(name).find_map(date)?;
        Some((when, *name))
    });
    if let Some((when, name)) = date {
        said.declare_published(when, name);
    }
    Reference {
        particulars: said,
        number,
    }
}

/// `2008/08/14/`, `2008/08//`, `2008///spring`: what is empty is not known.
fn date(value: &str) -> Option<When> {
    let mut parts = value
        .split('/')
        .map(str::trim)
        .take(3)
        .take_while(|part| !part.is_empty());
    let first = parts.next()?;
    let rest: Vec<&str> = parts.collect();
    match &rest[..] {
        [] => stated(first),
        [month] => stated(&format!("{first}-{month:0>2}")),
        [month, day, ..] => stated(&format!("{first}-{month:0>2}-{day:0>2}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_gives_its_references_with_what_they_say_and_no_more() {
        let list = "\u{feff}TY  - NEWS\r\nTI  - Mill\r\n  burns\r\nT2  - The Courier\r\nAU  - Miller, Anna\r\nAU  - Smith, Ben\r\n\
                    DA  - 1998/03/04/\r\nUR  - https://courier.example/mill\r\nER  - \r\n\r\nTY  - RPRT\nT1  - Report\nPY  - 1998///\nER  -";
        let references = ris(list.as_bytes()).expect("a list");
        let [mill, report] = &references[..] else {
            panic!("{references:?}");
        };
        let said = &mill.particulars;
        assert_eq!(said.title.as_deref(), Some("Mill burns"));
        assert_eq!(said.byline.as_deref(), Some("Anna Miller, Ben Smith"));
        assert_eq!(said.published.as_ref().map(When::text), Some("1998-03-04"));
        assert_eq!(
            report.particulars.published.as_ref().map(When::text),
            Some("1998")
        );
        assert_eq!(report.particulars.publisher, None);
        assert_eq!(report.number, 2);
    }

    #[test]
    fn a_broken_list_is_refused_with_its_line() {
        for (list, said) in [
            (
                "TY  - A\nTI  - x\n",
                "line 1 of the RIS list: the reference that begins here has no end",
            ),
            ("TY  - A\nTY  - B\nER  - ", "line 2"),
            ("Hello\n", "line 1 of the RIS list: this stands outside"),
        ] {
            let refused = ris(list.as_bytes()).expect_err(list).to_string();
            assert!(refused.starts_with(said), "{refused}");
        }
    }
}
