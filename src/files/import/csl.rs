//! Lists of references in CSL-JSON, as citation programs exchange them.

use serde_json::{Map, Value};

use super::decode::decode;
use super::error::Refusal;
use super::received::{Particular, Particulars};
use super::references::Reference;
use crate::dossier::When;

const FORMAT: &str = "CSL-JSON";

/// Programs differ in how they write the fields: each is read by itself, and one that is not understood is left out.
/// Items stand in a list, in a list under `items`, or one by itself.
pub(super) fn csl(bytes: &[u8]) -> Result<Vec<Reference>, Refusal> {
    let text = decode(bytes, Some("utf-8"))?.text;
    let bad = |line: usize, reason: String| Refusal::BadList {
        format: FORMAT.to_owned(),
        line: line.max(1),
        reason,
    };
    let value: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| bad(error.line(), error.to_string()))?;
    let items = match value {
        Value::Array(items) => items,
        Value::Object(mut object) => match object.remove("items") {
            Some(Value::Array(items)) => items,
            None if object.contains_key("title") => vec![Value::Object(object)],
            _ => return Err(no_list(&bad)),
        },
        _ => return Err(no_list(&bad)),
    };
    let reference = |(number, item): (usize, Value)| match item {
        Value::Object(item) => Ok(reference(&item, number)),
        other => Err(Refusal::BadEntry {
            format: FORMAT.to_owned(),
            entry: number,
            reason: format!("`{}` is no item with a title and so on", shortened(&other)),
        }),
    };
    (1..).zip(items).map(reference).collect()
}

fn no_list(bad: &dyn Fn(usize, String) -> Refusal) -> Refusal {
    let reason = "it is no list of items with a title, an author and so on";
    bad(1, reason.to_owned())
}

fn shortened(value: &Value) -> String {
    value.to_string().chars().take(40).collect()
}

fn reference(item: &Map<String, Value>, number: usize) -> Reference {
    let mut said = Particulars::default();
    for (particular, name) in [
        (Particular::Title, "title"),
        (Particular::Publisher, "container-title"),
        (Particular::Publisher, "publisher"),
        (Particular::Byline, "author"),
        (Particular::Language, "language"),
        (Particular::Url, "URL"),
        (Particular::Rights, "rights"),
    ] {
        let value = item.get(name).and_then(|value| match particular {
            Particular::Byline => names(value),
            _ => text(value),
        });
        if let Some(value) = value {
            said.say(particular, &value, name);
        }
    }
    if let Some(when) = item.get("issued").and_then(issued) {
        said.declare_published(when, "issued");
    }
    Reference {
        particulars: said,
        number,
    }
}

/// The text, or the first of several.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list.first().and_then(Value::as_str).map(str::to_owned),
        _ => None,
    }
}

/// Of one or of several: `{"family":"Miller","given":"Anna"}`, `{"literal":"Staff"}`, `"Anna Miller"`.
fn names(value: &Value) -> Option<String> {
    let names: Vec<String> = match value {
        Value::Array(list) => list.iter().filter_map(whole).collect(),
        one => whole(one).into_iter().collect(),
    };
    (!names.is_empty()).then(|| names.join(", "))
}

fn whole(name: &Value) -> Option<String> {
    if let Some(literal) = name.as_str().or_else(|| name["literal"].as_str()) {
        return Some(literal.to_owned());
    }
    let parts = ["given", "non-dropping-particle", "family"].map(|part| name[part].as_str());
    let parts: Vec<&str> = parts.into_iter().flatten().map(str::trim).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// One date, or the first and the last day of a span, each year, month, day as far as known; or a date in words.
fn issued(issued: &Value) -> Option<When> {
    if let Some(words) = issued.as_str() {
        return super::dates::stated(words);
    }
    let parts = issued["date-parts"]
        .as_array()
        .map_or(&[][..], |parts| parts);
    let dates: Vec<String> = match parts.first() {
        Some(Value::Array(_)) => {
            let days = parts.iter().filter_map(Value::as_array);
            days.map_while(|parts| day(parts)).collect()
        }
        // Some leave the outer list out.
        _ => day(parts).into_iter().collect(),
    };
    let circa = match &issued["circa"] {
        Value::Bool(false) | Value::Null => "",
        _ => "~",
    };
    let text = match &dates[..] {
        [one] => format!("{one}{circa}"),
        [first, last] => format!("{first}{circa}/{last}{circa}"),
        _ => {
            let raw = issued["raw"]
                .as_str()
                .or_else(|| issued["literal"].as_str())?;
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

    #[test]
    fn an_odd_field_spoils_neither_its_item_nor_the_list() {
        let list = r#"[{"title":"A","issued":"2008-08-14","author":null},
            {"title":["B","b"],"issued":{"date-parts":[2008,"8"]},"author":{"family":"Miller"},"language":3},
            {"title":"C","issued":{"date-parts":[[2008],"x"]},"author":["Anna Miller",7],"language":"English"},
            {"title":7,"publisher":"The Courier","issued":null}]"#;
        let found = csl(list.as_bytes()).expect("a list");
        let said: Vec<_> = found
            .iter()
            .map(|it| {
                let it = &it.particulars;
                let published = it.published.as_ref().map(When::text);
                (it.title.as_deref(), published, it.byline.as_deref())
            })
            .collect();
        assert_eq!(
            said,
            [
                (Some("A"), Some("2008-08-14"), None),
                (Some("B"), Some("2008-08"), Some("Miller")),
                (Some("C"), Some("2008"), Some("Anna Miller")),
                (None, None, None),
            ]
        );
        assert_eq!(found[2].particulars.language, None);
        let alone = csl(br#"{"title":"A","type":"report"}"#);
        assert_eq!(alone.map(|it| it.len()), Ok(1));
    }

    #[test]
    fn what_is_no_item_is_named() {
        let refused = csl(br#"[{"title":"A"},null]"#)
            .expect_err("odd")
            .to_string();
        assert!(
            refused.starts_with("entry 2 of the CSL-JSON list: `null`"),
            "{refused}"
        );
    }
}
