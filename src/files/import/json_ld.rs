//! The article that a page describes in JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::received::Particular;

/// What a description of an article says: field, value, and where it was read.
pub(super) struct Linked {
    pub values: Vec<(Particular, String, String)>,
    /// When the page was last changed.
    pub modified: Option<String>,
}

/// The description of an article in a script of JSON-LD. `None`: there is none, or it is no JSON.
pub(super) fn article(script: &str) -> Option<Linked> {
    let script = script.trim();
    let script = script.strip_prefix("<![CDATA[").unwrap_or(script);
    let script = script.strip_suffix("]]>").unwrap_or(script);
    let value: Value = serde_json::from_str(script.trim()).ok()?;
    let article = find(&value)?;
    let mut values = Vec::new();
    let mut say = |particular: Particular, path: &str, value: Option<String>| {
        let value = value.filter(|value| !value.trim().is_empty());
        values.extend(value.map(|value| (particular, value, format!("JSON-LD {path}"))));
    };
    say(Particular::Title, "headline", text(&article["headline"]));
    say(Particular::Title, "name", text(&article["name"]));
    say(
        Particular::Publisher,
        "publisher",
        names(&article["publisher"]),
    );
    say(Particular::Byline, "author", names(&article["author"]));
    say(Particular::Byline, "creator", names(&article["creator"]));
    say(
        Particular::Published,
        "datePublished",
        text(&article["datePublished"]),
    );
    say(
        Particular::Language,
        "inLanguage",
        text(&article["inLanguage"]),
    );
    say(Particular::Url, "url", text(&article["url"]));
    let main = &article["mainEntityOfPage"];
    say(
        Particular::Url,
        "mainEntityOfPage",
        text(main).or_else(|| text(&main["@id"])),
    );
    say(
        Particular::Rights,
        "copyrightHolder",
        names(&article["copyrightHolder"]),
    );
    Some(Linked {
        values,
        modified: text(&article["dateModified"]),
    })
}

/// Looks through lists, `@graph` and `mainEntity`; no deeper.
fn find(value: &Value) -> Option<&Value> {
    match value {
        Value::Array(list) => list.iter().find_map(find),
        Value::Object(object) if is_article(value) => Some(value).filter(|_| !object.is_empty()),
        Value::Object(object) => {
            let inner = ["@graph", "mainEntity"]
                .iter()
                .find_map(|key| object.get(*key));
            inner.and_then(find)
        }
        _ => None,
    }
}

fn is_article(value: &Value) -> bool {
    let names_one = |name: &str| {
        let name = name.rsplit(['/', ':']).next().unwrap_or(name);
        name.ends_with("Article") || ["Report", "BlogPosting", "LiveBlogPosting"].contains(&name)
    };
    match &value["@type"] {
        Value::String(name) => names_one(name),
        Value::Array(names) => names.iter().filter_map(Value::as_str).any(names_one),
        _ => false,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => list
            .iter()
            .find_map(|value| value.as_str().map(str::to_owned)),
        _ => None,
    }
}

/// The name of a person or body, or the names of several.
fn names(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(_) => text(&value["name"]),
        Value::Array(list) => {
            let names: Vec<String> = list
                .iter()
                .filter(|one| !one.is_array())
                .filter_map(names)
                .collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_article_is_found_wherever_it_is_described_and_nothing_else_is_one() {
        for script in [
            r#"{"@type":"NewsArticle","headline":"Mill"}"#,
            r#"[{"@type":"Person"},{"@type":"https://schema.org/Report","headline":"Mill"}]"#,
            r#"<![CDATA[{"@graph":[{"@type":["Thing","BlogPosting"],"headline":["Mill"]}]}]]>"#,
        ] {
            let found = article(script).expect(script);
            assert_eq!(found.values[0].1, "Mill");
        }
        for script in [
            "",
            "{",
            "[[[[]]]]",
            r#"{"@type":"WebPage","name":"Mill"}"#,
            "3",
        ] {
            assert!(article(script).is_none(), "{script}");
        }
    }

    #[test]
    fn several_authors_are_named_together() {
        let script = r#"{"@type":"Article","author":[{"name":"A"},"B",{"name":3}]}"#;
        let found = article(script).expect("an article");
        assert_eq!(
            found.values,
            [(
                Particular::Byline,
                "A, B".to_owned(),
                "JSON-LD author".to_owned()
            )]
        );
    }
}
