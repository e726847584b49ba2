//! An HTML page: the text of its article, paragraph by paragraph, and what the page says about it.
//!
//! A readability library finds the article among menus and pleas; which words are kept and how
//! they are laid out is settled here: paragraphs apart by a blank line, white space folded, and no
//! word that is not on the page.

use dom_query::{Document, NodeData, NodeRef};
use dom_smoothie::{Config, Readability};

use super::bottomless::is_bottomless;
use super::decode::{decode, normalised};
use super::error::Refusal;
use super::page::{particulars, saved_from};
use super::plain::date_from_text;
use super::received::{DocumentKind, Particulars, TakenApart, one_line};

/// Pages above this size are not read: the parsed page takes some forty times as much memory. 16 MiB.
pub const PAGE_LIMIT_BYTES: u64 = 16 << 20;
/// Elements inside of elements; what nests deeper was made to do harm. Browsers stop at 512.
const DEEPEST: usize = 512;
/// More elements than this on one page are not looked at; the longest encyclopedia pages have 60,000.
const MOST_ELEMENTS: usize = 200_000;
/// Fewer words than this are no article. Chosen by eye: a news flash has about thirty.
const FEWEST_WORDS: usize = 20;
/// With fewer letters the library looks again, menus and all. Its own 500 is more than a news flash has.
const SHORTEST_ARTICLE_LETTERS: usize = 150;
/// More of the letters than this inside of links, and it is a list of links. In percent, by eye.
const MOST_IN_LINKS_PERCENT: usize = 65;

/// So much of a page is looked at for the encoding it declares; browsers look at 1024 bytes.
const DECLARED_WITHIN_BYTES: usize = 4096;

/// Takes a page apart that is still in bytes.
pub(super) fn html(bytes: &[u8]) -> Result<TakenApart, Refusal> {
    let size = bytes.len() as u64;
    if size > PAGE_LIMIT_BYTES {
        let (limit, what) = (PAGE_LIMIT_BYTES, "an HTML page".to_owned());
        return Err(Refusal::TooLarge { size, limit, what });
    }
    let declared = declared_encoding(&bytes[..bytes.len().min(DECLARED_WITHIN_BYTES)]);
    let decoded = decode(bytes, declared.as_deref())?;
    let mut apart = page(&normalised(&decoded.text), Particulars::default())?;
    apart.warnings.splice(0..0, decoded.warning);
    Ok(apart)
}

/// Takes a page apart. `known` is what is known about it already, from a mail's headers.
pub(super) fn page(html: &str, known: Particulars) -> Result<TakenApart, Refusal> {
    let document = parsed(html)?;
    let mut warnings = Vec::new();
    let mut particulars = particulars(&document, saved_from(html), known, &mut warnings);
    let headings = headings(&document);
    let config = Config {
        char_threshold: SHORTEST_ARTICLE_LETTERS,
        max_elements_to_parse: MOST_ELEMENTS,
        disable_json_ld: true,
        ..Config::default()
    };
    let mut reader =
        Readability::with_document(document, None, Some(config)).map_err(|_| Refusal::NoArticle)?;
    let found = reader.parse().map_err(|_| Refusal::NoArticle)?;
    let article = Flow::of(&Document::from(&*found.content).root());
    if !article.is_article() {
        return Err(Refusal::NoArticle);
    }
    let mut paragraphs = article.paragraphs;
    if let Some(headline) = headline(&headings, &particulars, &paragraphs) {
        paragraphs.insert(0, headline);
    }
    let mut text = paragraphs.join("\n\n");
    text.push('\n');
    date_from_text(&text, &mut particulars);
    Ok(TakenApart {
        kind: DocumentKind::Html,
        text,
        particulars,
        warnings,
    })
}

/// All text of a page that may be no article: of a mail.
pub(super) fn all_text(html: &str) -> Result<String, Refusal> {
    let document = parsed(html)?;
    Ok(Flow::of(&document.root()).paragraphs.join("\n\n") + "\n")
}

/// The label in `<meta charset="…">`, in `content="…; charset=…"` of such a tag, or in an XML declaration.
fn declared_encoding(start: &[u8]) -> Option<String> {
    let start = String::from_utf8_lossy(start).to_ascii_lowercase();
    let end = start.find("<body").unwrap_or(start.len());
    let start = &start[..end];
    // Scripts and style sheets say what they are encoded in, too.
    let tags = start.split("<meta").skip(1);
    let mut charsets =
        tags.filter_map(|tag| Some(tag.split('>').next()?.split_once("charset=")?.1));
    let rest = charsets.next().or_else(|| {
        let declaration = start.strip_prefix("<?xml")?.split("?>").next()?;
        Some(declaration.split_once("encoding=")?.1)
    })?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let label = rest
        .split(['"', '\'', ' ', ';', '>', '/', '\n', '\t'])
        .next()?;
    (!label.is_empty() && label.len() <= 40).then(|| label.to_owned())
}

fn too_much(reason: String) -> Refusal {
    Refusal::Damaged {
        what: "the page".to_owned(),
        reason,
    }
}

fn too_deep() -> Refusal {
    too_much(format!("its parts nest more than {DEEPEST} deep"))
}

fn parsed(html: &str) -> Result<Document, Refusal> {
    if is_bottomless(html) {
        return Err(too_deep());
    }
    let document = Document::from(html);
    bounded(&document)?;
    Ok(document)
}

/// Refuses what nests too deeply or has too many elements, before anything looks at all of it.
fn bounded(document: &Document) -> Result<(), Refusal> {
    let mut depth = 0;
    let mut elements = 0;
    let mut node = document.root();
    loop {
        elements += usize::from(node.is_element());
        if depth > DEEPEST {
            return Err(too_deep());
        }
        if elements > MOST_ELEMENTS {
            return Err(too_much(format!(
                "it has more than {MOST_ELEMENTS} elements"
            )));
        }
        if let Some(child) = node.first_child() {
            depth += 1;
            node = child;
            continue;
        }
        loop {
            if let Some(sibling) = node.next_sibling() {
                node = sibling;
                break;
            }
            match node.parent() {
                Some(parent) => node = parent,
                None => return Ok(()),
            }
            depth -= 1;
        }
    }
}

/// The text of the headings that a reader of the page sees.
fn headings(document: &Document) -> Vec<String> {
    let found = document.select("h1, h2");
    let texts = found.nodes().iter().map(|node| one_line(&node.text()));
    texts.filter(|text| !text.is_empty()).take(50).collect()
}

/// The heading that is the title, as it stands on the page, when the article's text lacks it.
fn headline(headings: &[String], known: &Particulars, paragraphs: &[String]) -> Option<String> {
    let title = known.title.as_deref()?.to_lowercase();
    let is_title = |heading: &&String| {
        let heading = heading.to_lowercase();
        heading == title || (heading.len() > 12 && title.starts_with(&heading))
    };
    let heading = headings.iter().find(is_title)?;
    let stands = paragraphs.iter().take(5).any(|it| one_line(it) == *heading);
    (!stands).then(|| heading.clone())
}

/// Words as they flow on a page: paragraph after paragraph.
#[derive(Default)]
struct Flow {
    paragraphs: Vec<String>,
    current: String,
    /// White space has been met since the last word.
    gap: bool,
    letters: usize,
    letters_in_links: usize,
    /// How many links, quotations and preformatted parts we stand in.
    in_links: usize,
    in_quotations: usize,
    in_preformatted: usize,
}

/// Parts of the way through a page.
enum Step<'a> {
    Into(NodeRef<'a>),
    OutOf(Kind),
}

/// What an element does to the flow of words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Inline,
    Link,
    /// Browsers set quotation marks around its words, which do not stand in the page.
    Quotation,
    /// Its words stand by themselves.
    Block,
    Preformatted,
    /// A cell of a table: apart from the next by a tab.
    Cell,
    LineBreak,
    /// None of its words is shown, or meant to be read on.
    Hidden,
}

fn kind(name: &str) -> Kind {
    match name {
        "a" => Kind::Link,
        "q" => Kind::Quotation,
        "br" => Kind::LineBreak,
        "pre" | "textarea" => Kind::Preformatted,
        "td" | "th" => Kind::Cell,
        "script" | "style" | "template" | "svg" | "iframe" | "object" | "button" | "select"
        | "input" | "head" | "nav" | "noscript" | "video" | "audio" | "canvas" => Kind::Hidden,
        "p" | "div" | "section" | "article" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "li"
        | "ul" | "ol" | "dl" | "dt" | "dd" | "blockquote" | "table" | "tr" | "caption"
        | "figure" | "figcaption" | "header" | "footer" | "main" | "aside" | "address" | "hr"
        | "form" | "fieldset" | "details" | "summary" | "center" => Kind::Block,
        _ => Kind::Inline,
    }
}

impl Flow {
    fn of(root: &NodeRef<'_>) -> Self {
        let mut flow = Self::default();
        // A heap of our own: a page may nest deeper than the stack allows.
        let mut steps = vec![Step::Into(*root)];
        while let Some(step) = steps.pop() {
            match step {
                Step::OutOf(kind) => flow.leave(kind),
                Step::Into(node) if node.is_text() => {
                    node.query(|node| {
                        if let NodeData::Text { contents } = &node.data {
                            flow.words(contents);
                        }
                    });
                }
                Step::Into(node) => {
                    let kind = node.node_name().map_or(Kind::Inline, |name| kind(&name));
                    if kind == Kind::Hidden {
                        continue;
                    }
                    flow.enter(kind);
                    steps.push(Step::OutOf(kind));
                    steps.extend(node.children_it(true).map(Step::Into));
                }
            }
        }
        flow.end_paragraph();
        flow
    }

    fn enter(&mut self, kind: Kind) {
        match kind {
            Kind::Link => self.in_links += 1,
            Kind::Quotation => {
                self.words(["“", "‘"][self.in_quotations % 2]);
                self.in_quotations += 1;
            }
            Kind::Block => self.end_paragraph(),
            Kind::Preformatted => {
                self.end_paragraph();
                self.in_preformatted += 1;
            }
            Kind::LineBreak => {
                self.gap = false;
                self.current.push('\n');
            }
            Kind::Cell | Kind::Inline | Kind::Hidden => {}
        }
    }

    fn leave(&mut self, kind: Kind) {
        match kind {
            Kind::Link => self.in_links -= 1,
            Kind::Quotation => {
                self.in_quotations -= 1;
                self.gap = false;
                self.words(["”", "’"][self.in_quotations % 2]);
            }
            Kind::Block => self.end_paragraph(),
            Kind::Preformatted => {
                self.in_preformatted -= 1;
                self.end_paragraph();
            }
            Kind::Cell => {
                self.gap = false;
                self.current.push('\t');
            }
            Kind::LineBreak | Kind::Inline | Kind::Hidden => {}
        }
    }

    fn words(&mut self, text: &str) {
        if self.in_preformatted > 0 {
            self.current.push_str(text);
            return;
        }
        for letter in text.chars() {
            // A space that must not break is a letter of its sentence.
            if letter.is_whitespace() && letter != '\u{a0}' {
                self.gap = true;
                continue;
            }
            if self.gap && !self.current.is_empty() && !self.current.ends_with(['\n', '\t']) {
                self.current.push(' ');
            }
            self.gap = false;
            self.current.push(letter);
            self.letters += 1;
            self.letters_in_links += usize::from(self.in_links > 0);
        }
    }

    fn end_paragraph(&mut self) {
        self.gap = false;
        let whole = std::mem::take(&mut self.current);
        let lines = whole.trim_matches(['\n', '\t']).lines().map(str::trim_end);
        let paragraph = lines.collect::<Vec<_>>().join("\n");
        if !paragraph.trim().is_empty() {
            self.paragraphs.push(paragraph);
        }
    }

    fn is_article(&self) -> bool {
        let words = self.paragraphs.iter().flat_map(|it| it.split_whitespace());
        let enough = words.take(FEWEST_WORDS).count() == FEWEST_WORDS
            // Where words are not set apart by spaces.
            || self.letters > FEWEST_WORDS * 8;
        enough && self.letters_in_links * 100 <= self.letters * MOST_IN_LINKS_PERCENT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text_of(html: &str) -> String {
        all_text(html).expect("a page")
    }

    #[test]
    fn words_flow_as_on_the_page() {
        let page = "<p>Mill   <b>bur</b>ns,\n they<br>say.</p> <ul><li>one<li>two</ul>\
                    <table><tr><td>a<td>b</table><pre>  x\n  y</pre><script>no</script>\
                    <p>10&nbsp;killed &amp; more";
        assert_eq!(
            text_of(page),
            "Mill burns, they\nsay.\n\none\n\ntwo\n\na\tb\n\n  x\n  y\n\n10\u{a0}killed & more\n"
        );
    }

    #[test]
    fn a_quotation_keeps_the_marks_that_browsers_show() {
        let page = "<p>He said: <q>the <q>upper</q> mill <b>burns </b></q>, and left.</p>";
        assert_eq!(
            text_of(page),
            "He said: “the ‘upper’ mill burns”, and left.\n"
        );
    }

    #[test]
    fn what_nests_too_deeply_is_refused_before_it_is_looked_at() {
        let bomb = "<div>".repeat(20_000);
        let refused = page(&bomb, Particulars::default()).expect_err("refused");
        assert!(
            refused
                .to_string()
                .contains("its parts nest more than 512 deep")
        );
    }

    #[test]
    fn a_page_without_an_article_is_said_to_be_one() {
        let links: String = (0..80)
            .map(|n| format!("<li><a href='/{n}'>News item {n}</a></li>"))
            .collect();
        for html in [
            "<html><body><div id='app'></div><script>render()</script>",
            "<p>Loading",
            &format!("<html><body><ul>{links}</ul>"),
        ] {
            assert_eq!(
                page(html, Particulars::default()),
                Err(Refusal::NoArticle),
                "{html}"
            );
        }
    }

    #[test]
    fn the_declared_encoding_is_found_in_each_of_its_places() {
        for (start, label) in [
            ("<meta charset=\"windows-1251\">", Some("windows-1251")),
            ("<meta content='text/html; charset=KOI8-R'>", Some("koi8-r")),
            ("<?xml version='1.0' encoding='utf-8'?>", Some("utf-8")),
            (
                "<script src=a.js charset=utf-8></script><meta charset=windows-1251>",
                Some("windows-1251"),
            ),
            ("<script charset=utf-8></script>", None),
            ("<p>charset</p>", None),
            ("<body><p>charset=utf-8", None),
        ] {
            assert_eq!(
                declared_encoding(start.as_bytes()).as_deref(),
                label,
                "{start}"
            );
        }
    }
}
