//! Lists of references in CSL-JSON, as citation programs exchange them.

use serde::Deserialize;
use serde_json::Value;

use super::decode::decode;
use super::error::Refusal;
use super::received::{Particular, Particulars};
use super::references::Reference;
use crate::dossier::When;

const FORMAT: &str = "CSL-JSON";

/// Lists stand by themselves or under `items`.
#[derive(Deserialize)]
#[serde(untagged)]
enum List {
    Plain(Vec<Item>),
    Wrapped { items: Vec<Item> },
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    title: Option<String>,
    container_title: Option<String>,
    publisher: Option<String>,
    #[serde(default)]
    author: Vec<Name>,
    issued: Option<Issued>,
    language: Option<String>,
    #[serde(rename = "URL")]
    url: Option<String>,
    rights: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Name {
    family: Option<String>,
    given: Option<String>,
    literal: Option<String>,
    non_dropping_particle: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Issued {
    /// One date, or the first and the last day of a span; each year, month, day as far as known.
    #[serde(default)]
    date_parts: Vec<Vec<Value>>,
    circa: Option<Value>,
    raw: Option<String>,
    literal: Option<String>,
}

pub(super) fn csl(bytes: &[u8]) -> Result<Vec<Reference>, Refusal> {
    let text = decode(bytes, Some("utf-8"))?.text;
    let bad = |error: &serde_json::Error| Refusal::BadList {
        format: FORMAT.to_owned(),
        line: error.line().max(1),
        reason: error.to_string(),
    };
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| bad(&error))?;
    let list = List::deserialize(value).map_err(|_| Refusal::BadList {
        format: FORMAT.to_owned(),
        line: 1,
        reason: "it is no list of items with a title, an author and so on".to_owned(),
    })?;
    let (List::Plain(items) | List::Wrapped { items }) = list;
    let items = (1..).zip(items);
    Ok(items
        .map(|(number, item)| reference(item, number))
        .collect())
}

fn reference(item: Item, number: usize) -> Reference {
    let mut said = Particulars::default();
    let mut say = |particular, value: Option<String>, from: &str| {
        if let Some(value) = value {
            said.say(particular, &value, from);
        }
    };
    say(Particular::Title, item.title, "title");
    say(
        Particular::Publisher,
        item.container_title,
        "container-title",
    );
    say(Particular::Publisher, item.publisher, "publisher");
    let names: Vec<String> = item.author.iter().filter_map(whole).collect();
    say(Particular::Byline, Some(names.join(", ")), "author");
    say(Particular::Language, item.language, "language");
    say(Particular::Url, item.url, "URL");
    say(Particular::Rights, item.rights, "rights");
    if let Some(when) = item.issued.as_ref().and_then(issued) {
        said.declare_published(when, "issued");
    }
    Reference {
        particulars: said,
        number,
    }
}

fn whole(name: &Name) -> Option<String> {
    if let Some(literal) = &name.literal {
        return Some(literal.clone());
    }
    let parts = [&name.given, &name.non_dropping_particle, &name.family];
    let parts: Vec<&str> = parts
        .into_iter()
        .flatten()
        .map(|part| part.trim())
        .collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

fn issued(issued: &Issued) -> Option<When> {
    let dates: Vec<String> = issued
        .date_parts
        .iter()
        .map_while(|parts| day(parts))
        .collect();
    let circa = match &issued.circa {
        None | Some(Value::Bool(false) | Value::Null) => "",
        Some(_) => "~",
    };
    let text = match &dates[..] {
        [one] => format!("{one}{circa}"),
        [first, last] => format!("{first}{circa}/{last}{circa}"),
        _ => {
            let raw = issued.raw.as_ref().or(issued.literal.as_ref())?;
            return super::dates::stated(raw);
        }
    };
    When::parse(&text).ok()
}

/// `[2008, 8, 14]`, `["2008", 8]`, `[-44]`.
fn day(parts: &[Value]) -> Option<String> {
    let number = |value: &Value| match value {
        Value::String(text) => text.trim().parse::<i32>().ok(),
        other => other.as_i64().and_then(|number| i32::try_from(number).ok()),
    };
    let numbers: Option<Vec<i32>> = parts.iter().map(number).collect();
    let year = |year: i32| {
        let sign = if year < 0 { "-" } else { "" };
        (year.unsigned_abs() <= 9999).then(|| format!("{sign}{:04}", year.unsigned_abs()))
    };
    match numbers?[..] {
        [y] => year(y),
        [y, m] => Some(format!("{}-{m:02}", year(y)?)),
        [y, m, d] => Some(format!("{}-{m:02}-{d:02}", year(y)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_become_references() {
        let list = r#"[{"type":"article-newspaper","title":"Mill burns","container-title":"The Courier",
            "author":[{"family":"Miller","given":"Anna"},{"literal":"Staff"}],"URL":"https://a.example",
            "issued":{"date-parts":[["1998",3,4]]}},
            {"title":"B","issued":{"date-parts":[[1998,3],[1998,4]],"circa":true}},
            {"title":"C","issued":{"raw":"14 August 2008"}}, {"title":"D","issued":{"date-parts":[[1998,2,30]]}}]"#;
        let found = csl(list.as_bytes()).expect("a list");
        assert_eq!(
            found[0].particulars.byline.as_deref(),
            Some("Anna Miller, Staff")
        );
        let dates: Vec<_> = found
            .iter()
            .map(|it| it.particulars.published.as_ref().map(When::text))
            .collect();
        assert_eq!(
            dates,
            [
                Some("1998-03-04"),
                Some("1998-03~/1998-04~"),
                Some("2008-08-14"),
                None
            ]
        );
        assert_eq!(
            csl(br#"{"items":[{"title":"A"}]}"#).map(|it| it.len()),
            Ok(1)
        );
    }

    #[test]
    fn what_is_no_list_is_refused() {
        let refused = csl(b"[{\n\"title\": }]").expect_err("broken").to_string();
        assert!(
            refused.starts_with("line 2 of the CSL-JSON list"),
            "{refused}"
        );
        assert!(csl(b"3").is_err() && csl(b"{\"a\":1}").is_err());
    }
}
