//! The article that a page describes in JSON-LD, in the words of schema.org.

use serde_json::Value;

use super::received::Particular;

/// What a description of an article says: field, value, and where it was read.
pub(super) struct Linked {
    pub values: Vec<(Particular, String, String)>,
    /// When the page was last changed.
    pub modified: Option<String>,
    /// Every address by which the description says what it is of.
    pub addresses: Vec<String>,
}

/// The descriptions of articles in a script of JSON-LD, in their order. Empty: there are none, or it is no JSON.
pub(super) fn articles(script: &str) -> Vec<Linked> {
    let script = script.trim();
    let script = script.strip_prefix("<![CDATA[").unwrap_or(script);
    let script = script.strip_suffix("]]>").unwrap_or(script);
    let Ok(value) = serde_json::from_str::<Value>(script.trim()) else {
        return Vec::new();
    };
    let mut nodes = Vec::new();
    gather(&value, &mut nodes);
    let articles = nodes.iter().filter(|node| is_article(node));
    articles.map(|article| linked(article, &nodes)).collect()
}

/// What one of the nodes says, with the names of those that it refers to.
fn linked(article: &Value, nodes: &[&Value]) -> Linked {
    let mut values = Vec::new();
    let mut say = |particular: Particular, path: &str, value: Option<String>| {
        let value = value.filter(|value| !value.trim().is_empty());
        values.extend(value.map(|value| (particular, value, format!("JSON-LD {path}"))));
    };
    let names = |key: &str| names(&article[key], nodes);
    say(Particular::Title, "headline", text(&article["headline"]));
    say(Particular::Title, "name", text(&article["name"]));
    say(Particular::Publisher, "publisher", names("publisher"));
    say(Particular::Byline, "author", names("author"));
    say(Particular::Byline, "creator", names("creator"));
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
    let main = text(main).or_else(|| text(&main["@id"]));
    say(Particular::Url, "mainEntityOfPage", main.clone());
    say(
        Particular::Rights,
        "copyrightHolder",
        names("copyrightHolder"),
    );
    let addresses = [text(&article["url"]), text(&article["@id"]), main];
    Linked {
        values,
        modified: text(&article["dateModified"]),
        addresses: addresses.into_iter().flatten().collect(),
    }
}

/// The nodes in lists, `@graph` and `mainEntity`; no deeper.
fn gather<'v>(value: &'v Value, nodes: &mut Vec<&'v Value>) {
    match value {
        Value::Array(list) => list.iter().for_each(|value| gather(value, nodes)),
        Value::Object(object) => {
            nodes.push(value);
            for key in ["@graph", "mainEntity"] {
                if let Some(inner) = object.get(key) {
                    gather(inner, nodes);
                }
            }
        }
        _ => {}
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

/// The name of a person or body, or the names of several. One that only refers to a node has that one's name.
fn names(value: &Value, nodes: &[&Value]) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()),
        Value::Object(_) => text(&value["name"]).or_else(|| {
            let id = value["@id"].as_str()?;
            let named = nodes.iter().filter(|node| node["@id"].as_str() == Some(id));
            named.filter_map(|node| text(&node["name"])).next()
        }),
        Value::Array(list) => {
            let names: Vec<String> = list
                .iter()
                .filter(|one| !one.is_array())
                .filter_map(|one| names(one, nodes))
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
            let found = articles(script);
            assert_eq!(found[0].values[0].1, "Mill");
        }
        for script in [
            "",
            "{",
            "[[[[]]]]",
            r#"{"@type":"WebPage","name":"Mill"}"#,
            "3",
        ] {
            assert!(articles(script).is_empty(), "{script}");
        }
    }

    #[test]
    fn several_authors_are_named_together() {
        let script = r#"{"@type":"Article","author":[{"name":"A"},"B",{"name":3}]}"#;
        let found = articles(script);
        assert_eq!(
            found[0].values,
            [(
                Particular::Byline,
                "A, B".to_owned(),
                "JSON-LD author".to_owned()
            )]
        );
    }

    #[test]
    fn names_are_found_where_the_article_refers_to_them() {
        let script = r##"{"@graph":[
            {"@type":"NewsArticle","headline":"Mill","author":[{"@id":"#a"},{"@id":"#b"}],"publisher":{"@id":"#p"},
             "creator":{"@id":"#nobody"}},
            {"@type":"Person","@id":"#a","name":"Anna Miller"},{"@type":"Person","@id":"#b","name":"Ben Smith"},
            {"@type":"Organization","@id":"#p","name":"The Courier"}]}"##;
        let found = articles(script);
        let value = |wanted: Particular| {
            let mut values = found[0].values.iter();
            values
                .find(|(it, ..)| *it == wanted)
                .map(|(_, value, _)| &**value)
        };
        assert_eq!(value(Particular::Byline), Some("Anna Miller, Ben Smith"));
        assert_eq!(value(Particular::Publisher), Some("The Courier"));
    }
}
