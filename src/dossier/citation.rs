//! A source or an excerpt as a citation, in the forms that reference managers read. Text only.
//!
//! Dates keep what EDTF says about them: BibLaTeX reads EDTF as it stands, CSL marks a doubted date as
//! `circa`, RIS holds the first possible day and the date in words.

use serde_json::{Map, Value, json};

use super::day::Day;
use super::source::PublishedBasis;
use super::when::When;
use super::{Claim, Dossier, Source};

/// In which form a citation is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CitationStyle {
    Plain,
    /// BibLaTeX's flavour, which reads EDTF dates.
    BibTex,
    CslJson,
    Ris,
}

impl CitationStyle {
    pub const ALL: [Self; 4] = [Self::Plain, Self::BibTex, Self::CslJson, Self::Ris];

    /// Shown on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "Plain",
            Self::BibTex => "BibTeX",
            Self::CslJson => "CSL-JSON",
            Self::Ris => "RIS",
        }
    }
}

/// What is cited.
#[derive(Clone, Copy, Debug)]
pub struct Citation<'a> {
    /// Knows the names of claimants.
    pub dossier: &'a Dossier,
    pub source: &'a Source,
    /// `None`: the source as a whole.
    pub claim: Option<&'a Claim>,
}

impl Citation<'_> {
    pub fn text(&self, style: CitationStyle) -> String {
        match style {
            CitationStyle::Plain => self.plain(),
            CitationStyle::BibTex => self.bibtex(),
            CitationStyle::CslJson => self.csl_json(),
            CitationStyle::Ris => self.ris(),
        }
    }

    /// `“…” (claimant), in: “Title”, Publisher, 14 Aug 2008 [date inferred], https://….`
    fn plain(&self) -> String {
        let source = self.source;
        let mut text = String::new();
        if let Some(excerpt) = self.excerpt() {
            text.push_str(&format!("“{}” ({}), in: ", excerpt, self.claimants()));
        }
        if let Some(byline) = &source.byline {
            text.push_str(&format!("{byline}, "));
        }
        text.push_str(&format!("“{}”, {}, ", source.title, source.publisher));
        match &source.published {
            Some(when) => text.push_str(&when.in_words()),
            None => text.push_str("no date"),
        }
        if self.is_date_inferred() {
            text.push_str(" [date inferred]");
        }
        if let Some(url) = &source.url {
            text.push_str(&format!(", {url}"));
        }
        text.push('.');
        text
    }

    fn bibtex(&self) -> String {
        let source = self.source;
        let escaped = |text: &str| escape_tex(text);
        // Double braces keep the capitals of a title as published.
        let mut fields = vec![("title", format!("{{{}}}", escaped(&source.title)))];
        if let Some(byline) = &source.byline {
            // A byline is not known to be a person's name in order; braces keep it whole.
            fields.push(("author", format!("{{{}}}", escaped(byline))));
        }
        fields.push(("journaltitle", escaped(&source.publisher)));
        fields.push(("entrysubtype", "newspaper".to_owned()));
        if let Some(when) = &source.published {
            fields.push(("date", when.text().to_owned()));
        }
        if let Some(language) = &source.language {
            fields.push(("langid", escaped(language)));
        }
        if let Some(url) = &source.url {
            fields.push(("url", url.clone()));
        }
        if let Some(note) = self.note() {
            fields.push(("note", escaped(&note)));
        }
        let mut text = format!("@article{{{},\n", self.key());
        for (name, value) in fields {
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
        text.push('}');
        text
    }

    fn csl_json(&self) -> String {
        let source = self.source;
        let mut item = Map::new();
        let mut put = |name: &str, value: Value| item.insert(name.to_owned(), value);
        put("id", json!(self.key()));
        put("type", json!("article-newspaper"));
        put("title", json!(source.title));
        put("container-title", json!(source.publisher));
        put("publisher", json!(source.publisher));
        if let Some(byline) = &source.byline {
            put("author", json!([{ "literal": byline }]));
        }
        if let Some(when) = &source.published {
            put("issued", issued(when, self.is_date_inferred()));
        }
        if let Some(language) = &source.language {
            put("language", json!(language));
        }
        if let Some(url) = &source.url {
            put("URL", json!(url));
        }
        if let Some(archived) = &source.archived {
            put("archive_location", json!(archived));
        }
        if let Some(note) = self.note() {
            put("note", json!(note));
        }
        let items = Value::Array(vec![Value::Object(item)]);
        format!("{items:#}")
    }

    fn ris(&self) -> String {
        let source = self.source;
        let mut lines = vec![("TY", "NEWS".to_owned())];
        lines.push(("ID", self.key()));
        lines.push(("TI", source.title.clone()));
        if let Some(byline) = &source.byline {
            lines.push(("AU", byline.clone()));
        }
        lines.push(("T2", source.publisher.clone()));
        lines.push(("PB", source.publisher.clone()));
        let first_day = |when: &When| when.earliest().day().or(when.latest().day());
        if let Some(when) = &source.published
            && let Some(day) = first_day(when)
        {
            let date = day.civil();
            let other = if self.is_date_inferred() || !when.is_one_certain_day() {
                when.in_words()
            } else {
                String::new()
            };
            lines.push(("PY", format!("{:04}", date.year)));
            lines.push((
                "DA",
                format!("{:04}/{:02}/{:02}/{other}", date.year, date.month, date.day),
            ));
        }
        if let Some(language) = &source.language {
            lines.push(("LA", language.clone()));
        }
        if let Some(url) = &source.url {
            lines.push(("UR", url.clone()));
        }
        if let Some(note) = self.note() {
            lines.push(("N1", note));
        }
        lines.push(("ER", String::new()));
        lines
            .into_iter()
            // A value is one line in RIS.
            .map(|(tag, value)| format!("{tag}  - {}\r\n", fold(&value)))
            .collect()
    }

    /// The words, their claimant, and how the date is known.
    fn note(&self) -> Option<String> {
        let excerpt = self
            .excerpt()
            .map(|excerpt| format!("“{excerpt}” ({})", self.claimants()));
        let date = self.is_date_inferred().then_some("Date inferred");
        match (excerpt, date) {
            (Some(excerpt), Some(date)) => Some(format!("{excerpt}. {date}")),
            (Some(excerpt), None) => Some(excerpt),
            (None, date) => date.map(str::to_owned),
        }
    }

    /// The words as they stand in the text, or as noted where they were not found; white space folded.
    fn excerpt(&self) -> Option<String> {
        let excerpt = &self.claim?.excerpt;
        let found = excerpt
            .anchoring
            .range()
            .and_then(|range| self.source.content().get(range));
        Some(fold(found.unwrap_or(&excerpt.quote.text)))
    }

    fn claimants(&self) -> String {
        let by = self.claim.map_or(&[][..], |claim| &claim.by);
        if by.is_empty() {
            return format!("{}, in its own voice", self.source.publisher);
        }
        let names: Vec<&str> = by
            .iter()
            .map(|id| {
                self.dossier
                    .actor(id)
                    .map_or(id.as_str(), |actor| &actor.name)
            })
            .collect();
        names.join(", ")
    }

    fn key(&self) -> String {
        match self.claim {
            Some(claim) => claim.id.to_string(),
            None => self.source.id.to_string(),
        }
    }

    fn is_date_inferred(&self) -> bool {
        matches!(
            self.source.published_basis,
            Some(PublishedBasis::Inferred { .. })
        )
    }
}

fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// CSL's date: its bounds as date-parts, `circa` where the date is doubted, estimated or inferred.
fn issued(when: &When, inferred: bool) -> Value {
    let parts = |day: Day| {
        let date = day.civil();
        json!([date.year, date.month, date.day])
    };
    let mut bounds: Vec<Value> = [when.earliest().day(), when.latest().day()]
        .into_iter()
        .flatten()
        .map(parts)
        .collect();
    bounds.dedup();
    let mut date = Map::new();
    date.insert("date-parts".to_owned(), Value::Array(bounds));
    if inferred || when.is_uncertain() || when.is_approximate() {
        date.insert("circa".to_owned(), json!(true));
    }
    Value::Object(date)
}

/// TeX's special characters, made harmless; everything else stays UTF-8.
fn escape_tex(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in fold(text).chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '{' | '}' | '%' | '$' | '&' | '#' | '_' => {
                out.push('\\');
                out.push(letter);
            }
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::dossier::{
        Actor, ActorId, ActorKind, Anchoring, ClaimId, Excerpt, KindId, Quote, SourceId, Text,
    };

    fn dossier() -> Dossier {
        let content = "Witnesses said rebels torched and\n  looted homes.";
        let claim = Claim {
            id: ClaimId::new("dw-torched-homes").expect("an id"),
            excerpt: Excerpt {
                quote: Quote {
                    text: "torched and looted homes".to_owned(),
                    ..Quote::default()
                },
                anchoring: Anchoring::Found(22..content.len() - 1),
            },
            statement: "Rebels burned and plundered homes.".to_owned(),
            kind: KindId::new("damage").expect("an id"),
            by: vec![ActorId::new("witnesses").expect("an id")],
            via: Vec::new(),
            about: Vec::new(),
            said_at: None,
            occurred: None,
            occurred_note: None,
            said: None,
            events: Vec::new(),
            stances: Vec::new(),
            relations: Vec::new(),
            figure: None,
        };
        let source = Source {
            id: SourceId::new("dw-2008-08-14").expect("an id"),
            title: "Russia Backs 100% & more".to_owned(),
            publisher: "Deutsche Welle".to_owned(),
            byline: Some("DW staff (sp)".to_owned()),
            language: Some("en".to_owned()),
            url: Some("https://example.org/a_b".to_owned()),
            archived: None,
            published: When::parse("2008-08-14~").ok(),
            published_basis: Some(PublishedBasis::Inferred {
                quote: Quote::default(),
                reason: "It names a Thursday.".to_owned(),
            }),
            dateline: None,
            original: None,
            revises: None,
            text: Text {
                path: Some("dw.txt".to_owned()),
                content: Some(Arc::from(content)),
            },
            body: None,
            rights: None,
            claims: vec![Arc::new(claim)],
        };
        Dossier {
            actors: vec![Actor {
                id: ActorId::new("witnesses").expect("an id"),
                name: "Witnesses".to_owned(),
                names: Vec::new(),
                kind: ActorKind::Witnesses,
                role: None,
                side: None,
                member_of: Vec::new(),
            }],
            sources: vec![Arc::new(source)],
            ..Dossier::default()
        }
    }

    fn cited(style: CitationStyle) -> String {
        let dossier = dossier();
        let source = &dossier.sources[0];
        Citation {
            dossier: &dossier,
            source,
            claim: source.claims.first().map(Arc::as_ref),
        }
        .text(style)
    }

    #[test]
    fn a_plain_citation_reads_as_one_sentence_and_says_that_its_date_is_inferred() {
        assert_eq!(
            cited(CitationStyle::Plain),
            "“torched and looted homes” (Witnesses), in: DW staff (sp), “Russia Backs 100% & more”, \
             Deutsche Welle, about 14 Aug 2008 [date inferred], https://example.org/a_b."
        );
    }

    #[test]
    fn a_source_without_a_claim_is_cited_without_an_excerpt() {
        let dossier = dossier();
        let text = Citation {
            dossier: &dossier,
            source: &dossier.sources[0],
            claim: None,
        }
        .text(CitationStyle::Plain);
        assert!(text.starts_with("DW staff (sp), “Russia Backs"), "{text}");
    }

    #[test]
    fn bibtex_keeps_the_edtf_date_and_escapes_what_tex_would_read() {
        assert_eq!(
            cited(CitationStyle::BibTex),
            "@article{dw-torched-homes,\n\
             \x20 title = {{Russia Backs 100\\% \\& more}},\n\
             \x20 author = {{DW staff (sp)}},\n\
             \x20 journaltitle = {Deutsche Welle},\n\
             \x20 entrysubtype = {newspaper},\n\
             \x20 date = {2008-08-14~},\n\
             \x20 langid = {en},\n\
             \x20 url = {https://example.org/a_b},\n\
             \x20 note = {“torched and looted homes” (Witnesses). Date inferred},\n\
             }"
        );
        assert_eq!(
            escape_tex(r"a\b~{c}"),
            r"a\textbackslash{}b\textasciitilde{}\{c\}"
        );
    }

    #[test]
    fn csl_marks_a_doubted_date_as_circa() {
        let items: Value =
            serde_json::from_str(&cited(CitationStyle::CslJson)).expect("it is JSON");
        let item = &items[0];
        assert_eq!(item["type"], "article-newspaper");
        assert_eq!(item["issued"]["date-parts"], json!([[2008, 8, 14]]));
        assert_eq!(item["issued"]["circa"], json!(true));
        assert_eq!(
            item["note"],
            "“torched and looted homes” (Witnesses). Date inferred"
        );
    }

    #[test]
    fn ris_has_one_line_for_each_field_and_ends_with_er() {
        assert_eq!(
            cited(CitationStyle::Ris),
            "TY  - NEWS\r\nID  - dw-torched-homes\r\nTI  - Russia Backs 100% & more\r\n\
             AU  - DW staff (sp)\r\nT2  - Deutsche Welle\r\nPB  - Deutsche Welle\r\n\
             PY  - 2008\r\nDA  - 2008/08/14/about 14 Aug 2008\r\nLA  - en\r\n\
             UR  - https://example.org/a_b\r\n\
             N1  - “torched and looted homes” (Witnesses). Date inferred\r\nER  - \r\n"
        );
    }
}
