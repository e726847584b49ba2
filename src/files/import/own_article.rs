//! Which of the articles that a page describes in JSON-LD is its own.

use dom_query::Document;

use super::json_ld::{self, Linked};
use super::received::{Particular, one_line};
use super::sameness::address_of_one;

/// In bytes: a title that is longer tells its article even where more follows. Chosen by eye.
const SHORTEST_TELLING: usize = 12;

/// What JSON-LD says of this page's article. A page may describe others beside it: the one is taken that bears the
/// page's address, or else its title; of several that bear neither, none.
pub(super) fn own_article(
    document: &Document,
    tags: &[(String, String)],
    saved_from: Option<&str>,
    warnings: &mut Vec<String>,
) -> Option<Linked> {
    let scripts = document.select("script[type='application/ld+json']");
    let scripts = scripts.nodes().iter();
    let mut described: Vec<Linked> = scripts
        .flat_map(|node| json_ld::articles(&node.text()))
        .collect();
    for linked in &mut described {
        for (_, value, _) in &mut linked.values {
            // Some write HTML into their JSON: "Marks &amp; Spencer".
            if value.contains('&') && value.contains(';') {
                *value = Document::fragment(std::mem::take(value)).text().to_string();
            }
        }
    }
    let tagged = |name: &'static str| {
        tags.iter()
            .filter(move |(tag, _)| tag == name)
            .map(|(_, value)| value.clone())
    };
    let canonical = document
        .select_single("link[rel='canonical']")
        .attr("href")
        .map(|it| it.to_string());
    let addresses: Vec<String> = tagged("og:url")
        .chain(canonical)
        .chain(saved_from.map(str::to_owned))
        .collect();
    let addresses: Vec<String> = addresses
        .iter()
        .filter_map(|it| address_of_one(it))
        .collect();
    let headings = document.select("h1");
    let headings = headings.nodes().iter().map(|node| node.text().to_string());
    let titles: Vec<String> = tagged("og:title")
        .chain(headings)
        .map(|it| one_line(&it).to_lowercase())
        .collect();
    let bears_address = |linked: &Linked| {
        linked
            .addresses
            .iter()
            .filter_map(|it| address_of_one(it))
            .any(|it| addresses.contains(&it))
    };
    let bears_title = |linked: &Linked| {
        let mut own = linked
            .values
            .iter()
            .filter(|(it, ..)| *it == Particular::Title);
        // What a page is called often has the outlet behind its title.
        let is_of_page = |own: &str| {
            let is_it = |title: &String| {
                title == own || (own.len() > SHORTEST_TELLING && title.starts_with(own))
            };
            titles.iter().any(is_it)
        };
        own.any(|(_, title, _)| is_of_page(&one_line(title).to_lowercase()))
    };
    let both = described
        .iter()
        .position(|it| bears_address(it) && bears_title(it));
    let found = both
        .or_else(|| described.iter().position(bears_address))
        .or_else(|| described.iter().position(bears_title));
    if let Some(at) = found {
        return Some(described.swap_remove(at));
    }
    let is_another = |linked: &Linked| {
        let (knows_address, knows_title) = (!addresses.is_empty(), !titles.is_empty());
        knows_address && knows_title && !linked.addresses.is_empty()
    };
    match described.len() {
        0 => None,
        1 if !is_another(&described[0]) => described.pop(),
        _ => {
            warnings.push(
                "what the page describes in JSON-LD is told neither by address nor by title to be this article, and was \
                 not taken"
                    .to_owned(),
            );
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::page::particulars;
    use super::super::received::Particulars;
    use super::*;

    fn read(html: &str) -> (Particulars, Vec<String>) {
        let mut warnings = Vec::new();
        let document = Document::from(html);
        let said = particulars(&document, None, Particulars::default(), &mut warnings);
        (said, warnings)
    }

    const TWO: &str = r#"<script type="application/ld+json">[{"@type":"NewsArticle","headline":"Dam breaks",
        "url":"https://courier.example/dam","datePublished":"1997-01-02","author":"Ben Smith"},
        {"@type":"NewsArticle","headline":"Mill burns","mainEntityOfPage":{"@id":"https://www.courier.example/mill/"},
        "datePublished":"1998-03-04","author":"Anna Miller"}]</script>"#;

    #[test]
    fn another_article_that_the_page_describes_lends_it_nothing() {
        for head in [
            "<link rel=canonical href='https://courier.example/mill'>",
            "<meta property='og:url' content='https://courier.example/mill'>",
            "<meta property='og:title' content='Mill burns'>",
            "<h1>Mill  burns</h1>",
        ] {
            let (said, _) = read(&format!("{head}{TWO}"));
            assert_eq!(said.title.as_deref(), Some("Mill burns"), "{head}");
            assert_eq!(said.byline.as_deref(), Some("Anna Miller"), "{head}");
            let published = said.published.expect("a date").to_string();
            assert_eq!(published, "1998-03-04", "{head}");
        }
        let related = r#"<link rel=canonical href="https://courier.example/fire"><h1>Fire</h1>
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Dam breaks",
            "url":"https://courier.example/dam","datePublished":"1997-01-02"}</script>"#;
        for page in [
            TWO.to_owned(),
            format!("<h1>Fire</h1>{TWO}"),
            related.to_owned(),
        ] {
            let (said, warnings) = read(&page);
            assert_eq!((said.byline, said.published), (None, None), "{page}");
            assert!(warnings[0].contains("was not taken"), "{warnings:?}");
        }
    }
}
