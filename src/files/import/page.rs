//! What a page says about itself: JSON-LD, OpenGraph and its kin, `meta` tags, the page's own parts.
//!
//! Of each field the first that says something is taken, in that order, and where it was read is
//! kept beside it. Where two tell different days of publication, both are said.

use dom_query::Document;

use super::dates::stated;
use super::json_ld::{self, Linked};
use super::received::{Particular, Particulars, one_line};
use crate::dossier::When;

/// Names of `meta` tags (as `name`, `property` or `itemprop`) by field, the most trusted first.
const TAGS: [(Particular, &[&str]); 7] = [
    (
        Particular::Title,
        &[
            "og:title",
            "citation_title",
            "dc.title",
            "dcterms.title",
            "twitter:title",
            "headline",
        ],
    ),
    (
        Particular::Publisher,
        &[
            "og:site_name",
            "citation_journal_title",
            "citation_publisher",
            "dc.publisher",
            "dcterms.publisher",
            "application-name",
        ],
    ),
    (
        Particular::Byline,
        &[
            "author",
            "article:author",
            "og:article:author",
            "citation_author",
            "dc.creator",
            "dcterms.creator",
            "byl",
            "parsely-author",
            "sailthru.author",
        ],
    ),
    (
        Particular::Published,
        &[
            "article:published_time",
            "og:article:published_time",
            "og:published_time",
            "datepublished",
            "citation_publication_date",
            "citation_date",
            "dc.date.issued",
            "dcterms.issued",
            "dc.date",
            "dcterms.date",
            "parsely-pub-date",
            "sailthru.date",
            "pubdate",
            "publishdate",
            "publish-date",
            "publication_date",
            "date",
        ],
    ),
    (
        Particular::Language,
        &[
            "og:locale",
            "inlanguage",
            "dc.language",
            "content-language",
            "language",
        ],
    ),
    (
        Particular::Url,
        &["og:url", "citation_fulltext_html_url", "twitter:url"],
    ),
    (
        Particular::Rights,
        &[
            "dc.rights",
            "dcterms.rights",
            "dcterms.rightsholder",
            "copyright",
            "rights",
        ],
    ),
];

/// All that is known about the page's article. `known` was known before, and stands.
pub(super) fn particulars(
    document: &Document,
    saved_from: Option<String>,
    known: Particulars,
    warnings: &mut Vec<String>,
) -> Particulars {
    let mut said = known;
    let mut dates: Vec<(When, String)> = Vec::new();
    let tags = tags(document);
    if let Some(linked) = linked(document) {
        for (particular, value, from) in linked.values {
            match particular {
                Particular::Published => dates.extend(stated(&value).map(|when| (when, from))),
                _ => say(&mut said, particular, &value, &from),
            }
        }
        if let Some(modified) = linked.modified.as_deref().and_then(stated) {
            dates_changed(&dates, &modified, warnings);
        }
    }
    for (particular, names) in TAGS {
        for name in names {
            // Several authors stand in several tags.
            let values: Vec<&str> = tags
                .iter()
                .filter(|(tag, _)| tag == name)
                .map(|(_, value)| &**value)
                .collect();
            let Some(first) = values.first() else {
                continue;
            };
            match particular {
                Particular::Published => {
                    dates.extend(stated(first).map(|when| (when, (*name).to_owned())));
                }
                Particular::Byline => say(&mut said, particular, &values.join(", "), name),
                _ => say(&mut said, particular, first, name),
            }
        }
    }
    from_elements(document, &mut said, &mut dates);
    if let Some(address) = saved_from {
        say(
            &mut said,
            Particular::Url,
            &address,
            "where the browser saved it from",
        );
    }
    if let Some(host) = said.url.as_deref().and_then(host) {
        said.say(Particular::Publisher, &host, "the address");
    }
    if let Some((when, from)) = dates.first() {
        said.declare_published(when.clone(), from);
        let bounds = (when.earliest(), when.latest());
        let other = dates
            .iter()
            .find(|(it, _)| (it.earliest(), it.latest()) != bounds);
        if let Some((other, elsewhere)) = other {
            warnings.push(format!(
                "the page tells two days of publication: {when} ({from}), which was taken, and {other} ({elsewhere})"
            ));
        }
    }
    said
}

/// Notes that the text is of a later day than its publication.
fn dates_changed(dates: &[(When, String)], modified: &When, warnings: &mut Vec<String>) {
    let published = dates.first().and_then(|(when, _)| when.latest().day());
    let changed = modified.earliest().day();
    if published
        .zip(changed)
        .is_some_and(|(published, changed)| changed > published)
    {
        warnings.push(format!(
            "the page was changed on {modified}, after it was published: the text may not be that of the first day"
        ));
    }
}

/// Every `meta` tag with a name, in lower case, and its content.
fn tags(document: &Document) -> Vec<(String, String)> {
    let mut tags = Vec::new();
    for node in document.select("meta").nodes() {
        let Some(content) = node.attr("content") else {
            continue;
        };
        for key in ["property", "name", "itemprop", "http-equiv"] {
            if let Some(name) = node.attr(key) {
                tags.push((name.trim().to_lowercase(), content.to_string()));
            }
        }
    }
    tags
}

fn linked(document: &Document) -> Option<Linked> {
    let scripts = document.select("script[type='application/ld+json']");
    let found = scripts
        .nodes()
        .iter()
        .find_map(|node| json_ld::article(&node.text()));
    found.map(|mut linked| {
        for (_, value, _) in &mut linked.values {
            // Some write HTML into their JSON: "Marks &amp; Spencer".
            if value.contains('&') && value.contains(';') {
                *value = Document::fragment(std::mem::take(value)).text().to_string();
            }
        }
        linked
    })
}

/// The page's own parts: language, address, title, marked-up times.
fn from_elements(document: &Document, said: &mut Particulars, dates: &mut Vec<(When, String)>) {
    let attribute = |selector: &str, name: &str| {
        let found = document.select_single(selector);
        found.attr(name).map(|value| value.to_string())
    };
    if let Some(language) = attribute("html[lang]", "lang") {
        // The page knows its own language better than a tag made for sharing does.
        if let Some(better) = language_tag(&language) {
            said.language = None;
            said.basis
                .retain(|(particular, _)| *particular != Particular::Language);
            said.say(Particular::Language, &better, "html lang");
        }
    }
    if let Some(address) = attribute("link[rel='canonical']", "href") {
        say(said, Particular::Url, &address, "link rel=canonical");
    }
    let headings = document.select("h1");
    if let [only] = headings.nodes() {
        said.say(Particular::Title, &only.text(), "the only h1");
    }
    let title = document.select_single("title").text();
    said.say(Particular::Title, &title, "title tag");
    for (selector, from) in [
        ("time[itemprop='datePublished']", "time datePublished"),
        ("time[pubdate]", "time pubdate"),
        ("article time[datetime]", "the article's first time tag"),
    ] {
        // Any time on the page may be of something else: only where nothing better is said.
        if from.starts_with("the ") && !dates.is_empty() {
            continue;
        }
        let when = attribute(selector, "datetime").and_then(|value| stated(&value));
        dates.extend(when.map(|when| (when, from.to_owned())));
    }
}

/// Takes down a value when it is of the form that its field has.
fn say(said: &mut Particulars, particular: Particular, value: &str, from: &str) {
    let value = one_line(value);
    match particular {
        Particular::Url => {
            if super::recognise::is_address(&value) && !value.contains(' ') {
                said.say(particular, &value, from);
            }
        }
        Particular::Language => {
            if let Some(tag) = language_tag(&value) {
                said.say(particular, &tag, from);
            }
        }
        // Some give the address of the author's page.
        Particular::Byline if super::recognise::is_address(&value) => {}
        Particular::Byline => {
            let name = value.get(..3).filter(|by| by.eq_ignore_ascii_case("by "));
            said.say(
                particular,
                name.map_or(&*value, |by| &value[by.len()..]),
                from,
            );
        }
        _ => said.say(particular, &value, from),
    }
}

/// "en-GB" from "en_GB". `None`: that is no language tag.
fn language_tag(text: &str) -> Option<String> {
    let text = text.split(',').next()?.trim().replace('_', "-");
    let mut parts = text.split('-');
    let first = parts.next()?;
    let is_word = |part: &str, range: std::ops::RangeInclusive<usize>| {
        range.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    let fits = is_word(first, 2..=3) && parts.all(|part| is_word(part, 1..=8)) && text.len() <= 35;
    fits.then_some(text)
}

/// "dw.com" from "https://www.dw.com/a".
fn host(address: &str) -> Option<String> {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.rsplit('@').next()?.trim_start_matches("www.");
    (host.contains('.') && host.len() <= 253).then(|| host.to_lowercase())
}

/// The address that a browser wrote into the page when it saved it.
pub(super) fn saved_from(html: &str) -> Option<String> {
    let mut end = html.len().min(4096);
    while !html.is_char_boundary(end) {
        end -= 1;
    }
    let start = &html[..end];
    let address = if let Some((_, rest)) = start.split_once("saved from url=(") {
        rest.split_once(')')?.1
    } else {
        let (_, rest) = start.split_once("Page saved with SingleFile")?;
        rest.split_once("url:")?.1.trim_start()
    };
    let address = address.split([' ', '\n', '\t']).next()?;
    let address = address.trim_end_matches("-->");
    super::recognise::is_address(address).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> (Particulars, Vec<String>) {
        let mut warnings = Vec::new();
        let document = Document::from(html);
        let said = particulars(
            &document,
            saved_from(html),
            Particulars::default(),
            &mut warnings,
        );
        (said, warnings)
    }

    #[test]
    fn each_field_is_read_from_the_most_trusted_place_and_the_place_is_kept() {
        let (said, warnings) = read(
            r#"<html lang="en-GB"><head><title>Mill burns - The Courier</title>
            <meta property="og:title" content="Mill burns">
            <meta name="author" content="By Anna Miller"><meta name="author" content="Ben Smith">
            <meta property="og:locale" content="en_US">
            <link rel="canonical" href="https://www.courier.example/mill">
            <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
              {"@type":["NewsArticle"],"headline":"Mill &amp; barn burn","datePublished":"1998-03-04T18:30:00+01:00",
               "publisher":{"@type":"Organization","name":"The Courier"}}]}</script>"#,
        );
        assert_eq!(said.title.as_deref(), Some("Mill & barn burn"));
        assert_eq!(said.publisher.as_deref(), Some("The Courier"));
        assert_eq!(said.byline.as_deref(), Some("Anna Miller, Ben Smith"));
        assert_eq!(said.language.as_deref(), Some("en-GB"));
        assert_eq!(
            said.url.as_deref(),
            Some("https://www.courier.example/mill")
        );
        assert_eq!(
            said.published.map(|when| when.to_string()).as_deref(),
            Some("1998-03-04T18:30:00+01:00")
        );
        assert!(
            said.basis
                .contains(&(Particular::Published, "JSON-LD datePublished".to_owned()))
        );
        assert!(
            said.basis
                .contains(&(Particular::Language, "html lang".to_owned()))
        );
        assert_eq!(warnings, Vec::<String>::new());
    }

    #[test]
    fn days_that_differ_and_later_changes_are_said() {
        let (said, warnings) = read(
            r#"<meta property="article:published_time" content="1998-03-05">
            <script type="application/ld+json">{"@type":"Report","datePublished":"1998-03-04",
            "dateModified":"1998-03-09T10:00:00Z"}</script>"#,
        );
        assert_eq!(
            said.published.map(|when| when.to_string()).as_deref(),
            Some("1998-03-04")
        );
        assert!(
            warnings[0].contains("was changed on 1998-03-09"),
            "{warnings:?}"
        );
        assert!(
            warnings[1].contains("1998-03-05 (article:published_time)"),
            "{warnings:?}"
        );
    }

    #[test]
    fn nothing_is_made_up() {
        let (said, warnings) =
            read("<p>Mill burns</p><meta name=author content='https://x.example/a'>");
        assert_eq!((said, warnings), (Particulars::default(), Vec::new()));
        assert_eq!(language_tag("English"), None);
        assert_eq!(host("https://localhost/a"), None);
    }

    #[test]
    fn a_saved_page_remembers_its_address() {
        let html = "<!DOCTYPE html>\n<!-- saved from url=(0035)https://www.courier.example/mill/ -->\n<html>";
        let (said, _) = read(html);
        assert_eq!(
            said.url.as_deref(),
            Some("https://www.courier.example/mill/")
        );
        assert_eq!(said.publisher.as_deref(), Some("courier.example"));
        let single = "<html> <!--\n Page saved with SingleFile \n url: https://a.example/b \n saved date: …-->";
        assert_eq!(saved_from(single).as_deref(), Some("https://a.example/b"));
    }
}
