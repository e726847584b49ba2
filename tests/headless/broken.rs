//! Dossiers with something wrong in them: every fault is said where it stands, and the rest is read.

use std::fs;
use std::path::PathBuf;

use dateline::dossier::Anchoring;
use proptest::prelude::*;

use crate::small_dossier::{FRONT, PLACES, SOURCE, assert_said, opened, said, small, write};

#[test]
fn a_small_dossier_without_fault_has_no_findings() {
    let folder = small();
    assert_eq!(said(&folder), Vec::<String>::new());
    let opened = opened(folder.path());
    let claim = &opened.dossier.sources[0].claims[0];
    assert_eq!(claim.excerpt.anchoring, Anchoring::Found(11..28));
}

#[test]
fn the_path_of_the_dossier_file_opens_its_folder() {
    let folder = small();
    let opened = opened(&folder.path().join("dossier.toml"));
    assert_eq!(
        opened.root,
        Some(folder.path().canonicalize().expect("there"))
    );
    assert_eq!(opened.dossier.title, "Small");
}

#[test]
fn opening_writes_nothing() {
    let folder = small();
    let listed = || {
        let mut files: Vec<(PathBuf, std::time::SystemTime)> = ["", "sources"]
            .iter()
            .flat_map(|part| fs::read_dir(folder.path().join(part)).expect("listed"))
            .map(|entry| {
                let entry = entry.expect("an entry");
                let changed = entry.metadata().and_then(|it| it.modified());
                (entry.path(), changed.expect("a time"))
            })
            .collect();
        files.sort();
        files
    };
    let before = listed();
    said(&folder);
    assert_eq!(listed(), before);
}

#[test]
fn a_wrong_field_is_said_at_its_place_with_what_was_meant() {
    let folder = small();
    let source = SOURCE
        .replace("statement", "statment")
        .replace("2008-08-14", "2008-08-32");
    write(&folder, "sources/one.toml", source);
    assert_said(
        &folder,
        "sources/one.toml:9:1: error: a claim has no field `statment`",
        "did you mean `statement`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:6:1: error: this claim has no `statement`",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:3:22: error: `published`: `2008-08-32` is not an EDTF date",
        "2008-08-14",
    );
}

#[test]
fn wrong_types_and_words_are_all_said_at_once() {
    let folder = small();
    write(
        &folder,
        "places.toml",
        PLACES
            .replace("lat = 42.0, lon = 44.1", "lat = 144.1, lon = 42")
            .replace("kind = \"settlement\"", "kind = \"setlement\"")
            .replace("name = \"Gori\"", "name = 7"),
    );
    write(
        &folder,
        "sources/one.toml",
        SOURCE
            .replace("[\"gori\"]", "[\"Gori\", 3]")
            .replace("\"2008-08-14\"", "2008-08-14"),
    );
    assert_said(
        &folder,
        "places.toml:3:8: error: `name` must be text in quotes; this is a number",
        "",
    );
    assert_said(
        &folder,
        "places.toml:4:12: error: a latitude lies between",
        "look swapped",
    );
    assert_said(
        &folder,
        "places.toml:6:8: error: `setlement` is no kind of a place",
        "did you mean `settlement`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:3:13: error: `published` must be a date",
        "published = \"2008-08-14\"",
    );
    assert_said(
        &folder,
        "sources/one.toml:11:10: error: `about`",
        "did you mean `gori`?",
    );
    assert_said(
        &folder,
        "sources/one.toml:11:18: error: `about` must be a list of place ids in quotes",
        "",
    );
}

#[test]
fn names_that_lead_nowhere_are_said_with_the_nearest() {
    let folder = small();
    write(
        &folder,
        "dossier.toml",
        FRONT.replace("title", "featured = [\"gorri\"]\ntitle"),
    );
    write(
        &folder,
        "places.toml",
        format!("{PLACES}within = \"gori\"\narea = \"GOE\"\n\n{PLACES}"),
    );
    let wrong = "by = \"nobody\"\ndenies = [\"two\", \"one\"]\nevent = \"shots\"\ndispute = { id = \"who\", position = \"they\" }\nfigure = { measure = \"shots\", at_least = 3, at_most = 2 }\n";
    write(
        &folder,
        "sources/one.toml",
        format!("{}{wrong}", SOURCE.replace("\"attack\"", "\"atack\"")),
    );
    for (begins, holds) in [
        (
            "dossier.toml:2:13: error: there is no place `gorri`",
            "did you mean `gori`?",
        ),
        (
            "places.toml:7:10: error: a place cannot lie within itself: gori → gori",
            "",
        ),
        ("places.toml:8:8: error: the basemap has no area `GOE`", ""),
        (
            "places.toml:11:6: error: there is another place with the id `gori`",
            "",
        ),
        (
            "sources/one.toml:10:8: error: there is no kind `atack`",
            "did you mean `attack`?",
        ),
        (
            "sources/one.toml:12:6: error: there is no actor `nobody`",
            "",
        ),
        ("sources/one.toml:13:11: error: there is no claim `two`", ""),
        ("sources/one.toml:13:18: error: `one` denies itself", ""),
        (
            "sources/one.toml:14:9: error: there is no event `shots`",
            "",
        ),
        (
            "sources/one.toml:15:18: error: there is no dispute `who`",
            "",
        ),
        (
            "sources/one.toml:16:42: error: at least 3, but at most 2",
            "",
        ),
    ] {
        assert_said(&folder, begins, holds);
    }
}

#[test]
fn a_declared_date_needs_the_name_of_the_field_and_no_words() {
    let folder = small();
    let with = |basis: &str| {
        let source = SOURCE.replace("text = ", &format!("published_basis = {basis}\ntext = "));
        write(&folder, "sources/one.toml", source);
    };
    with("{ kind = \"declared\" }");
    let missing = "sources/one.toml:4:19: error: ";
    assert_said(&folder, missing, "name the tag, header or field");
    with("{ kind = \"declared\", reason = \"Date header\", quote = \"shots\" }");
    assert_said(&folder, "sources/one.toml:4:", "quote");
    with("{ kind = \"declared\", reason = \"Date header\" }");
    let opened = dateline::files::open(folder.path(), &|_| false).expect("a dossier");
    let about_it = |finding: &dateline::dossier::Finding| finding.to_string().contains("basis");
    assert!(!opened.findings.iter().any(about_it));
    let basis = opened.dossier.sources[0].published_basis.as_ref();
    let reason = basis.and_then(dateline::dossier::PublishedBasis::reason);
    assert_eq!(reason, Some("Date header"));
}

#[test]
fn words_that_are_not_in_the_text_are_said_with_those_that_are() {
    let folder = small();
    let more = "published_basis = { kind = \"stated\", quote = \"on Thursday\" }\nbody = { from = \"shots\", to = \"at night.\" }\n";
    let claims = "\n[[claim]]\nid = \"two\"\nquote = \"Nobody said\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"three\"\nquote = \"shots fell near Gori\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"four\"\nquote = \"o\"\nstatement = \"S.\"\nkind = \"attack\"\n\n[[claim]]\nid = \"five\"\nquote = \"at night\"\nprefix = \"Gorri\"\nstatement = \"S.\"\nkind = \"attack\"\n";
    let source = SOURCE.replace("text = ", &format!("{more}text = "));
    write(&folder, "sources/one.toml", format!("{source}{claims}"));
    assert_said(
        &folder,
        "sources/one.toml:4:46: error: the quote is not in the text",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:17:9: error: the quote stands outside of the body",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:23:9: error: the quote is not in the text",
        "near Gori",
    );
    assert_said(
        &folder,
        "sources/one.toml:29:9: error: the quote stands in the text",
        "prefix",
    );
    assert_said(
        &folder,
        "sources/one.toml:35:9: warning: the quote stands in the text, but not beside",
        "",
    );
    write(&folder, "sources/one.txt", "Quite another text.\n");
    assert_said(
        &folder,
        "sources/one.toml:5:17: error: these words are not in the text",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:10:9: error: the quote is not in the text",
        "",
    );
}

#[test]
fn dates_that_cannot_be_are_warned_of() {
    let folder = small();
    write(
        &folder,
        "sources/one.toml",
        format!("{SOURCE}occurred = \"2008-09\"\nsaid = \"2009\"\n"),
    );
    assert_said(
        &folder,
        "sources/one.toml:12:12: warning: reported by 2008-08-14, but about 2008-09-01",
        "",
    );
    assert_said(
        &folder,
        "sources/one.toml:13:8: warning: said on 2009-01-01",
        "",
    );
}

#[test]
fn broken_toml_is_said_and_what_stands_before_it_is_kept() {
    let folder = small();
    write(
        &folder,
        "places.toml",
        format!("{PLACES}\n[[place]]\nid = \nname = \"X\n"),
    );
    assert_said(&folder, "places.toml:9:", "this is not TOML");
    assert!(
        opened(folder.path())
            .dossier
            .places
            .iter()
            .any(|place| place.id.as_str() == "gori")
    );
}

#[test]
fn a_border_policy_that_there_is_not_is_warned_of_with_the_nearest() {
    let folder = small();
    let with = |line: &str| FRONT.replace("title", &format!("borders = {line}\ntitle"));
    for policy in ["majority", "de-facto", "georgia", "natural-earth"] {
        write(&folder, "dossier.toml", with(&format!("\"{policy}\"")));
        assert_eq!(said(&folder), Vec::<String>::new(), "{policy}");
    }
    write(&folder, "dossier.toml", with("\"majorty\""));
    assert_said(
        &folder,
        "dossier.toml:2:11: warning: there is no border policy `majorty`, so `majority` is shown",
        "did you mean `majority`?",
    );
    let table = "{ policy = \"as-claimed\", as_of = \"2018-13\" }";
    write(&folder, "dossier.toml", with(table));
    assert_said(
        &folder,
        "dossier.toml:2:22: warning: there is no border policy `as-claimed`",
        "the policies are `majority`, `de-facto`, `georgia`, `russia`, `natural-earth`",
    );
    assert_said(
        &folder,
        "dossier.toml:2:50: error: `as_of`: `2018-13` is not an EDTF date",
        "",
    );
}

#[test]
fn a_policy_that_depends_on_its_date_says_what_an_absent_or_open_one_means() {
    let folder = small();
    let with = |line: &str| FRONT.replace("title", &format!("borders = {line}\ntitle"));
    write(&folder, "dossier.toml", with("\"russia\""));
    assert_said(
        &folder,
        "dossier.toml:2:11: note: the border policy `russia` has no date; its lines follow the as-of date",
        "as_of = \"2008-08-26\"",
    );
    let dated = |date: &str| with(&format!("{{ policy = \"russia\", as_of = \"{date}\" }}"));
    write(&folder, "dossier.toml", dated("2008-08"));
    assert_said(
        &folder,
        "dossier.toml:2:40: note: this date leaves open whether it is before Russia's recognition of 26 Aug 2008; \
         it is taken as 31 Aug 2008",
        "write a day",
    );
    for settled in ["2008-08-25", "2008-08-26", "2022"] {
        write(&folder, "dossier.toml", dated(settled));
        assert_eq!(said(&folder), Vec::<String>::new(), "{settled}");
    }
}

#[test]
fn a_slip_in_a_header_is_one_finding_and_not_one_for_each_field_below() {
    let folder = small();
    let unclosed = FRONT
        .replace("[[kind]]", "[[kind")
        .replace("attack", "damage");
    write(&folder, "dossier.toml", format!("{FRONT}{unclosed}"));
    write(
        &folder,
        "sources/one.toml",
        SOURCE.replace("[[claim]]", "[[claim"),
    );
    for line in said(&folder) {
        assert!(line.contains("error: this is not TOML: "), "{line}");
    }
    assert!(!said(&folder).is_empty());
}

#[test]
fn the_fields_that_there_are_are_each_named_once() {
    let folder = small();
    write(&folder, "dossier.toml", format!("weather = 1\n{FRONT}"));
    assert_said(
        &folder,
        "dossier.toml:1:1: error: a dossier has no field `weather`",
        "featured, borders, kind, side",
    );
}

#[test]
fn an_empty_text_is_to_be_left_out_only_where_it_may_be() {
    let folder = small();
    let source = SOURCE.replace("shots near Gori", " ");
    write(
        &folder,
        "sources/one.toml",
        format!("byline = \"\"\n{source}"),
    );
    assert_said(
        &folder,
        "sources/one.toml:1:10: error: `byline` is empty",
        "leave the line out",
    );
    assert!(
        said(&folder).contains(&"sources/one.toml:9:9: error: `quote` is empty".to_owned()),
        "{:?}",
        said(&folder)
    );
}

#[test]
fn other_versions_of_the_format_are_told_which_one_is_read() {
    let folder = small();
    write(
        &folder,
        "dossier.toml",
        FRONT.replace("format = 1", "format = 2"),
    );
    assert_said(
        &folder,
        "dossier.toml:1:10: error: the dossier is written in format 2; this program reads format 1",
        "",
    );
    write(&folder, "dossier.toml", FRONT.replace("format = 1\n", ""));
    assert_said(
        &folder,
        "dossier.toml:1:1: error: this dossier has no `format`",
        "format = 1",
    );
}

#[test]
fn a_source_without_a_date_is_read_and_noted() {
    let folder = small();
    let undated = SOURCE.replace("published = \"2008-08-14\"\n", "");
    write(&folder, "sources/one.toml", undated);
    assert_said(
        &folder,
        "sources/one.toml:1:1: note: this source has no `published`",
        "",
    );
    assert!(opened(folder.path()).dossier.sources[0].published.is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_slip_of_the_pen_makes_opening_panic(
        at in any::<prop::sample::Index>(),
        gone in 0usize..12,
        typed in "[\\[\\]{}\"'=.,#\\n 0-9a-z\u{10d2}\\\\-]{0,4}",
    ) {
        let folder = small();
        for (path, content) in [("dossier.toml", FRONT), ("places.toml", PLACES), ("sources/one.toml", SOURCE)] {
            let at = at.index(content.len());
            let rest = content.get(at + gone..).unwrap_or("");
            write(&folder, path, format!("{}{typed}{rest}", &content[..at]));
        }
        said(&folder);
    }
}
