//! Feeding a parser, and what must hold of whatever it makes of it.

use std::fs;
use std::path::Path;

use dateline::dossier::{Dossier, When};
use dateline::files::import::{
    Addition, Bench, Document, Origin, Taken, likely_revision_of, receive,
};

use super::mutation::Target;

/// Whether the input was taken for what it pretends to be. `scratch` is the folder of a dossier that is
/// written over.
pub fn feed(target: Target, bytes: &[u8], scratch: &Path) -> bool {
    match target {
        Target::Edtf => date(bytes),
        Target::Toml => dossier(bytes, scratch),
        _ => document(target, bytes),
    }
}

fn date(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    match When::parse(&text) {
        Err(error) => {
            assert!(error.offset <= text.len());
            false
        }
        Ok(when) => {
            assert!(!when.in_words().is_empty());
            if let (Some(first), Some(last)) = (when.earliest().day(), when.latest().day()) {
                assert!(first <= last, "{text}");
            }
            assert_eq!(When::parse(when.text()).as_ref(), Ok(&when));
            true
        }
    }
}

fn dossier(bytes: &[u8], scratch: &Path) -> bool {
    fs::write(scratch.join("sources/fed.toml"), bytes).expect("written");
    let opened = dateline::files::open(scratch, &|_| false).expect("a dossier");
    for finding in &opened.findings {
        assert!(finding.at.line > 0 && finding.at.column > 0);
    }
    !opened.dossier.sources.is_empty()
}

/// A dossier without sources, but with a text to refer to.
pub fn make_scratch(root: &Path) {
    fs::create_dir_all(root.join("sources/originals")).expect("made");
    fs::write(root.join("dossier.toml"), "format = 1\ntitle = \"T\"\n").expect("written");
    let text =
        "Mill burns\n4 March 1998\nWorkers said sparks from the power line, on Monday night.\n";
    fs::write(root.join("sources/a.txt"), text).expect("written");
}

fn document(target: Target, bytes: &[u8]) -> bool {
    let ending = if target == Target::Csl {
        "json"
    } else {
        target.name()
    };
    let document = Document {
        name: format!("fed.{ending}"),
        bytes: bytes.to_vec(),
        from: Origin::File,
    };
    let nothing = Dossier::default();
    match receive(&document, &Bench::Here) {
        Err(error) => {
            let said = error.to_string();
            assert!(said.starts_with("could not add the document: "), "{said}");
            assert!(said.ends_with(&document.name), "{said}");
            false
        }
        Ok(Taken::Document(received)) => {
            assert!(!received.text.trim().is_empty());
            assert!(!received.text.contains(['\0', '\r']));
            let words = received.particulars.published_words.as_deref();
            assert!(words.is_none_or(|words| received.text.matches(words).count() == 1));
            assert_eq!(likely_revision_of(&nothing, &received), None);
            written(&Addition::of_document(*received, &nothing, &|_| false));
            true
        }
        Ok(Taken::References(references)) => {
            for reference in references.into_iter().take(20) {
                written(&Addition::of_reference(
                    reference,
                    "list",
                    &nothing,
                    &|_| false,
                ));
            }
            true
        }
    }
}

/// What would be written is TOML that says what was meant.
fn written(addition: &Addition) {
    let files = addition.files();
    let (path, toml) = files.last().expect("a file");
    assert_eq!(*path, format!("sources/{}.toml", addition.source.id));
    let toml = std::str::from_utf8(toml).expect("text");
    let table: toml::Table = toml
        .parse()
        .unwrap_or_else(|error| panic!("{error}\n{toml}"));
    assert_eq!(table["title"].as_str(), Some(&*addition.source.title));
    assert_eq!(
        table["publisher"].as_str(),
        Some(&*addition.source.publisher)
    );
    for (name, value) in [
        ("byline", &addition.source.byline),
        ("url", &addition.source.url),
    ] {
        assert_eq!(
            table.get(name).and_then(toml::Value::as_str),
            value.as_deref()
        );
    }
}
