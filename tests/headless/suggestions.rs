//! What plain rules find in texts that they were not written for, and how much of the built-in dossier they
//! would have suggested.

use std::sync::Arc;

use dateline::dossier::{
    Actor, ActorId, ActorKind, Dossier, Hue, Kind, KindId, Name, Place, PlaceId, PlaceKind,
    Precision, Source, SourceId, Text, When,
};
use dateline::files;
use dateline::reading::{Found, Manner, Named, Names, Suggestion, suggestions, uncovered};
use proptest::prelude::*;

use crate::measured::{Measured, measured, suggested};

/// Floors below what was measured; the figures stand in benches/README.md.
#[test]
fn most_claims_of_the_built_in_dossier_would_have_been_suggested() {
    let opened = files::built_in(&|_| true);
    let names = Names::of(&opened.dossier);
    let total = opened
        .dossier
        .sources
        .iter()
        .fold(Measured::default(), |total, source| {
            let made = suggested(source, &opened.dossier, &names);
            total.plus(measured(source, &made))
        });
    assert_eq!(total.claims, 243);
    assert!(total.suggested >= 228, "{total:?}");
    assert!(total.by >= 200, "{total:?}");
    assert!(total.claimant_right >= 120, "{total:?}");
    assert!(total.about >= 80, "{total:?}");
    assert!(total.occurred >= 60, "{total:?}");
    assert!(total.matching_none <= 5, "{total:?}");
}

#[test]
fn suggestions_stand_in_the_order_of_the_text_and_are_never_claims_by_themselves() {
    let opened = files::built_in(&|_| true);
    let names = Names::of(&opened.dossier);
    for source in &opened.dossier.sources {
        let made = suggested(source, &opened.dossier, &names);
        let body = source.body_range();
        let mut sentence = 0;
        for made in &made {
            assert!(made.sentence.start >= sentence, "{}", source.id);
            sentence = made.sentence.start;
            assert!(body.start <= made.range.start && made.range.end <= body.end);
            assert!(
                source
                    .content()
                    .get(made.range.clone())
                    .is_some_and(|words| words.trim() == words)
            );
            assert!(
                !made.why.is_empty(),
                "{}",
                &source.content()[made.range.clone()]
            );
        }
    }
}

#[test]
fn a_sentence_is_uncovered_until_a_claim_quotes_some_of_it() {
    let opened = files::built_in(&|_| true);
    let source = opened
        .dossier
        .source(&SourceId::new("voa-2008-08-29").expect("an id"))
        .expect("it is there");
    let bare = uncovered(&Source {
        claims: Vec::new(),
        ..Source::clone(source)
    });
    let left = uncovered(source);
    assert!(
        left.len() < bare.len() / 3,
        "{} of {}",
        left.len(),
        bare.len()
    );
    for sentence in &left {
        assert!(bare.contains(sentence));
    }
}

fn named(text: &str) -> Name {
    Name {
        text: text.to_owned(),
        lang: None,
    }
}

fn place(id: &str, name: &str, kind: PlaceKind, within: Option<&str>) -> Place {
    Place {
        id: PlaceId::new(id).expect("an id"),
        name: name.to_owned(),
        names: Vec::new(),
        position: None,
        precision: Precision::Settlement,
        kind,
        within: within.map(|id| PlaceId::new(id).expect("an id")),
        area: None,
        identifiers: Vec::new(),
        source: None,
    }
}

fn actor(id: &str, name: &str, kind: ActorKind, role: Option<&str>) -> Actor {
    Actor {
        id: ActorId::new(id).expect("an id"),
        name: name.to_owned(),
        names: Vec::new(),
        kind,
        role: role.map(str::to_owned),
        side: None,
        member_of: Vec::new(),
    }
}

/// A conflict that never was, in countries that are not.
fn invented() -> Dossier {
    let mut republic = place("varenia", "Varenia", PlaceKind::Country, None);
    republic.names.push(named("Republic of Varenia"));
    Dossier {
        kinds: [
            "casualties",
            "denial",
            "accusation",
            "appeal",
            "attack",
            "damage",
            "displacement",
        ]
        .into_iter()
        .map(|id| Kind {
            id: KindId::new(id).expect("an id"),
            label: id.to_owned(),
            hue: Hue::Grey,
        })
        .collect(),
        places: vec![
            republic,
            place("tolmark", "Tolmark", PlaceKind::Country, None),
            place(
                "the-uplands",
                "The Uplands",
                PlaceKind::Region,
                Some("varenia"),
            ),
            place("ost", "Ost", PlaceKind::Settlement, Some("the-uplands")),
            place("brell", "Brell", PlaceKind::Settlement, Some("the-uplands")),
        ],
        actors: vec![
            actor("varenia", "Varenia", ActorKind::Government, None),
            actor("tolmark", "Tolmark", ActorKind::Government, None),
            actor("army", "Varenian army", ActorKind::ArmedGroup, None),
            actor(
                "ministry",
                "Tolmark's Defence Ministry",
                ActorKind::Ministry,
                None,
            ),
            actor(
                "ana-rusk",
                "Ana Rusk",
                ActorKind::Person,
                Some("president of Varenia (1991)"),
            ),
            actor(
                "piet-holm",
                "Piet Holm",
                ActorKind::Person,
                Some("mayor of Ost (1991)"),
            ),
            actor("residents", "Residents", ActorKind::Witnesses, None),
            actor("north-wire", "North Wire", ActorKind::Outlet, None),
        ],
        ..Dossier::default()
    }
}

fn source(text: &str) -> Source {
    Source {
        id: SourceId::new("report").expect("an id"),
        title: String::new(),
        publisher: "The Courier".to_owned(),
        published: When::parse("1991-05-09").ok(),
        text: Text {
            content: Some(Arc::from(text)),
            ..Text::default()
        },
        byline: None,
        language: None,
        url: None,
        archived: None,
        published_basis: None,
        dateline: None,
        original: None,
        revises: None,
        body: None,
        rights: None,
        claims: Vec::new(),
    }
}

/// One line for each suggestion: who, where, when, how many, of what kind, and the words.
fn told(text: &str) -> Vec<String> {
    let dossier = invented();
    let source = source(text);
    suggestions(&source, &dossier, &Names::of(&dossier), &|name| {
        name == "Kell"
    })
    .iter()
    .map(|made| line(text, made))
    .collect()
}

fn line(text: &str, made: &Suggestion) -> String {
    let mut line = format!("{} | {}", ids(&made.by), ids(&made.about));
    if !made.via.is_empty() {
        line += &format!(" | via {}", ids(&made.via));
    }
    if let Some(date) = made.occurred.as_ref().filter(|date| date.guessed.is_none()) {
        line += &format!(" | {}", date.when);
    }
    for figure in &made.figures {
        line += &format!(" | {}", figure.measure);
    }
    if let Some(kind) = &made.kind {
        line += &format!(" | {kind}");
    }
    line + " | " + &text[made.range.clone()]
}

fn ids<Id: std::fmt::Display>(found: &[Found<Named<Id>>]) -> String {
    let words = found.iter().map(|found| {
        let guessed = if found.guessed.is_some() { "?" } else { "" };
        match &found.what {
            Named::Known(id) => format!("{id}{guessed}"),
            Named::Unknown(words) => format!("“{words}”{guessed}"),
        }
    });
    words.collect::<Vec<_>>().join(", ")
}

fn read(source: &Source) -> Vec<Suggestion> {
    let dossier = invented();
    suggestions(source, &dossier, &Names::of(&dossier), &|_| false)
}

#[test]
fn the_day_of_the_speaking_is_not_the_day_that_it_is_about() {
    let made = read(&source(
        "Tolmark shelled Ost on Tuesday, residents said. Mayor Piet Holm said on Wednesday that Brell was lost.",
    ));
    let holm = made.last().expect("a suggestion");
    let said = holm.said.as_ref().map(|date| date.when.to_string());
    assert_eq!(said.as_deref(), Some("1991-05-08"));
    assert_eq!(holm.occurred, None);
}

#[test]
fn words_that_give_no_date_say_why() {
    let mut undated = source("Tolmark shelled Ost on Tuesday, residents said.");
    undated.published = None;
    let why = read(&undated)[0].why.join(" ");
    assert!(
        why.contains("“on Tuesday” gives no date. It counts from the day of the report"),
        "{why}"
    );
}

#[test]
fn an_unseen_agency_report_is_read() {
    let text = "OST, Varenia - Shells hit a school in Ost overnight, and at least 12 children were wounded, the town's mayor said on Thursday.\n\n\
        Mayor Piet Holm told North Wire that \"the fire came from the hills\" above Brell. He accused Tolmark of arming the rebels.\n\n\
        Tolmark's defence ministry denied the charge. According to residents, some 3,000 people fled to Kell.\n\n\
        \"We did not see any soldiers,\" said a teacher. \"We heard the guns and ran.\"";
    assert_eq!(
        told(text),
        [
            "“the town's mayor” | ost | 1991-05-08/1991-05-09 | children-wounded | casualties | OST, Varenia - Shells hit a school in Ost overnight, and at least 12 children were wounded, the town's mayor said on Thursday",
            "piet-holm | brell | via north-wire | Mayor Piet Holm told North Wire that \"the fire came from the hills\" above Brell",
            "piet-holm? | ost? | accusation | He accused Tolmark of arming the rebels",
            "ministry | ost? | denial | Tolmark's defence ministry denied the charge",
            "residents | “Kell” | people | According to residents, some 3,000 people fled to Kell",
            "“a teacher” | ost? | \"We did not see any soldiers,\" said a teacher",
            "“a teacher” | ost? | \"We heard the guns and ran.\"",
        ]
    );
}

#[test]
fn an_unseen_text_wrapped_by_hand_is_read() {
    let text = "The Varenian army was quoted by North Wire as saying that its\nmen had pulled out of Brell. President Rusk, who visited the\nUplands on Tuesday, urged both sides to stop the shelling.\n\n\
        \"Nobody will be left behind,\" the president added. \"That I\npromise. We will rebuild Ost.\"\n\n\
        Varenia's president dismissed as \"a lie\" a claim by Tolmark\nthat dozens of villages had been burned.\n";
    assert_eq!(
        told(text),
        [
            "army | brell | via north-wire | The Varenian army was quoted by North Wire as saying that its\nmen had pulled out of Brell",
            "ana-rusk | brell? | appeal | President Rusk, who visited the\nUplands on Tuesday, urged both sides to stop the shelling",
            "ana-rusk? | brell? | \"Nobody will be left behind,\" the president added",
            "ana-rusk? | brell? | \"That I\npromise.",
            "ana-rusk? | ost | We will rebuild Ost.\"",
            "ana-rusk | tolmark | villages-burned | denial | Varenia's president dismissed as \"a lie\" a claim by Tolmark\nthat dozens of villages had been burned",
        ]
    );
}

#[test]
fn what_is_no_assertion_is_not_suggested_as_speech() {
    let text = "The disputed areas lie in the Uplands. He declined to comment. Officials did not say how many had left. \
        The allegations were denied. People were told to stay at home.";
    let dossier = invented();
    let made = suggestions(&source(text), &dossier, &Names::of(&dossier), &|_| false);
    assert!(made.iter().all(|made| made.manner.is_none()), "{made:#?}");
}

#[test]
fn a_denial_asks_to_be_linked() {
    let dossier = invented();
    let text = "A spokesman for Tolmark called the report \"baseless\".";
    let made = suggestions(&source(text), &dossier, &Names::of(&dossier), &|_| false);
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].manner, Some(Manner::Denies));
    assert!(made[0].denies());
    assert_eq!(
        made[0].by[0].what,
        Named::Unknown("A spokesman for Tolmark".to_owned())
    );
}

/// Words that the rules look at, in any order and with any marks between.
fn scraps() -> impl Strategy<Value = String> {
    let scrap = prop::sample::select(vec![
        "said",
        "Ana Rusk",
        "he",
        "\"",
        "\u{201c}",
        "\u{201d}",
        "'",
        ",",
        ".",
        "according to",
        "was quoted as saying by",
        "North Wire",
        "denied",
        "by",
        "who",
        "and",
        "with",
        "called",
        "on",
        "at least 12",
        "between 3 and",
        "Varenia's",
        "the region",
        "in",
        "Ost",
        "overnight",
        "\n\n",
        "\n",
        "|",
        "\u{2026}",
        "Mr.",
        "U.S.",
        "told",
        "that",
        "to",
        "not",
        "the",
        "\u{e9}t\u{e9}",
        "\u{4e2d}\u{6587}",
        "president",
        "quoted",
        "as",
        "saying",
        "2,000",
        "15-20",
        "a",
        "The",
        "Kell",
        "adding",
        "-",
    ]);
    prop::collection::vec((scrap, prop::sample::select(vec![" ", "", "  "])), 0..40).prop_map(
        |scraps| {
            scraps
                .into_iter()
                .flat_map(|(scrap, gap)| [scrap, gap])
                .collect()
        },
    )
}

proptest! {
    #[test]
    fn no_text_makes_it_panic_and_every_range_is_one_of_the_text(text in prop_oneof![scraps(), "\\PC{0,80}"]) {
        let dossier = invented();
        let made = suggestions(&source(&text), &dossier, &Names::of(&dossier), &|name| name == "Kell");
        for made in made {
            let found = made.by.iter().chain(&made.via).map(|who| &who.range);
            let places = made.about.iter().chain(&made.said_at).map(|place| &place.range);
            let dates = made.occurred.iter().chain(&made.said).map(|date| &date.range);
            let figures = made.figures.iter().map(|figure| &figure.range);
            for range in found.chain(places).chain(dates).chain(figures).chain([&made.range, &made.sentence]) {
                prop_assert!(text.get(range.clone()).is_some(), "{range:?}");
            }
            prop_assert!(!made.range.is_empty());
        }
    }
}
