//! What holds for any edit of any file: tried on the built-in dossier's files, laid out in many ways.

use std::sync::Arc;

use proptest::prelude::*;

use super::examples::{places_in, source_in};
use super::*;
use crate::dossier::{
    Claim, ClaimId, Figure, Identifier, LonLat, Name, PlaceId, Precision, PublishedBasis, Quote,
    Relation, Stance, When,
};
use crate::files::built_in;

/// Numbers that look random and depend on the seed alone: SplitMix64 (Steele, Lea and Flood 2014).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) as usize % end.max(1)
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 14] = [
            "plain words",
            "He said \"no\"",
            "it's \"both\"",
            "back\\slash",
            "two\nlines",
            "two\r\nlines",
            "tab\tand \u{1} control",
            "\"\"\"three\"\"\" '''quotes'''",
            "# no comment",
            " spaces around ",
            "გორი, Гори, 高",
            "\nbegins with a line",
            "ends in a backslash\\",
            "[[claim]]\nid = \"x\"",
        ];
        WORDS[self.below(WORDS.len())].to_owned()
    }

    fn maybe(&mut self) -> Option<String> {
        (self.below(3) > 0).then(|| self.words())
    }

    fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(&mut self) -> T {
        let id = format!("made-up-{}", self.below(1 << 40));
        id.parse().expect("an id")
    }

    fn date(&mut self) -> Option<When> {
        let dates = ["2008-08-08", "/1992", "2008-21~", "[2004-08-11,2004-08-12]"];
        When::parse(dates[self.below(dates.len())]).ok()
    }
}

fn edit_list<T: Clone>(list: &mut Vec<T>, dice: &mut Dice, mut made: impl FnMut(&mut Dice) -> T) {
    let at = dice.below(list.len() + 1);
    match dice.below(4) {
        0 | 1 => list.insert(at, made(dice)),
        2 if at < list.len() => {
            list.remove(at);
        }
        _ if at < list.len() => {
            let item = list.remove(at);
            let to = dice.below(list.len() + 1);
            list.insert(to, item);
        }
        _ => {}
    }
}

fn edit_claim(claim: &mut Claim, dice: &mut Dice) {
    match dice.below(13) {
        0 => claim.id = dice.id(),
        1 => claim.excerpt.quote.text = dice.words(),
        2 => claim.excerpt.quote.prefix = dice.maybe(),
        3 => claim.statement = dice.words(),
        4 => edit_list(&mut claim.by, dice, Dice::id),
        5 => edit_list(&mut claim.about, dice, Dice::id),
        6 => claim.said_at = (dice.below(2) > 0).then(|| dice.id()),
        7 => claim.occurred = dice.date(),
        8 => claim.occurred_note = dice.maybe(),
        9 => edit_list(&mut claim.events, dice, Dice::id),
        10 => edit_list(&mut claim.stances, dice, |dice| Stance {
            dispute: dice.id(),
            position: dice.id(),
        }),
        11 => {
            let relation = Relation::ALL[dice.below(4)];
            claim.relations.retain(|(kind, _)| *kind != relation);
            if dice.below(2) > 0 {
                claim.relations.push((relation, dice.id()));
            }
        }
        _ => {
            claim.figure = (dice.below(3) > 0).then(|| Figure {
                measure: "people".to_owned(),
                value: (dice.below(2) > 0).then_some(1_000_000.0),
                at_least: (dice.below(2) > 0).then_some(0.1),
                at_most: None,
                about: None,
                unit: dice.maybe(),
            });
        }
    }
}

fn edit_source(source: &mut Source, dice: &mut Dice) {
    match dice.below(12) {
        0 => source.title = dice.words(),
        1 => source.byline = dice.maybe(),
        2 => source.published = dice.date(),
        3 => {
            let quote = |dice: &mut Dice| Quote {
                text: dice.words(),
                prefix: dice.maybe(),
                suffix: None,
            };
            source.published_basis = match dice.below(4) {
                0 => None,
                1 => Some(PublishedBasis::Stated { quote: quote(dice) }),
                2 => Some(PublishedBasis::Inferred {
                    quote: quote(dice),
                    reason: dice.words(),
                }),
                _ => Some(PublishedBasis::Declared {
                    reason: dice.words(),
                }),
            };
        }
        4 => source.rights = dice.maybe(),
        5 | 6 => {
            let mut sample = source.claims.first().expect("claims").as_ref().clone();
            edit_list(&mut source.claims, dice, |dice| {
                sample.id = dice.id();
                Arc::new(sample.clone())
            });
            if source.claims.is_empty() {
                source.claims.push(Arc::new(sample));
            }
        }
        _ => {
            let at = dice.below(source.claims.len());
            edit_claim(Arc::make_mut(&mut source.claims[at]), dice);
        }
    }
}

fn edit_places(places: &mut Vec<Place>, dice: &mut Dice) {
    let at = dice.below(places.len());
    match dice.below(8) {
        0 | 1 => {
            let mut sample = places[0].clone();
            edit_list(places, dice, |dice| {
                sample.id = dice.id();
                sample.clone()
            });
        }
        2 => places[at].id = dice.id(),
        3 => edit_list(&mut places[at].names, dice, |dice| Name {
            text: dice.words(),
            lang: dice.maybe(),
        }),
        4 => {
            let (lon, lat) = (dice.below(180) as f64, dice.below(90) as f64 / 7.0);
            places[at].position = LonLat::new(lon, lat).ok().filter(|_| lon > 9.0);
            places[at].precision = match places[at].position {
                Some(_) => Precision::District,
                None => Precision::Unlocated,
            };
        }
        5 => places[at].within = (dice.below(2) > 0).then(|| dice.id::<PlaceId>()),
        6 => {
            places[at]
                .identifiers
                .retain(|it| it.catalogue != "geonames");
            if dice.below(2) > 0 {
                places[at].identifiers.push(Identifier {
                    catalogue: "geonames".to_owned(),
                    value: ["17", "007", "Q1"][dice.below(3)].to_owned(),
                });
                places[at]
                    .identifiers
                    .sort_by(|a, b| a.catalogue.cmp(&b.catalogue));
            }
        }
        _ => places[at].name = dice.words(),
    }
}

/// A file laid out in one of many ways, all of which mean the same.
fn laid_out(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_owned();
    if dice.below(3) == 0 {
        text = text.replace("\n[[", "\n\t[[").replace("\nkind", "\n  kind");
    }
    if dice.below(3) == 0 {
        text = text.replace("\n\n[[", "\n[[");
    }
    if dice.below(3) == 0 {
        text = text.replace("\nkind = ", "\n# of its kind\nkind = ");
    }
    if dice.below(3) == 0 {
        text = text.replace("\"]\n", "\" ]   # so it is\n");
    }
    if dice.below(3) == 0 {
        text = text.trim_end().to_owned();
    }
    if dice.below(3) == 0 {
        text = text.replace('\n', "\r\n");
    }
    text
}

fn built_in_file(path: &str) -> &'static str {
    built_in::file(path).expect("built in")
}

/// The lines of the claim of that id, comments and all that stands among its fields.
fn block<'t>(text: &'t str, id: &str) -> Option<&'t str> {
    let start = text.find(&format!("id = \"{id}\""))?;
    let rest = &text[start..];
    let end = rest.find("[[claim]]").unwrap_or(rest.len());
    let lines = &rest[..end];
    Some(
        lines
            .split("\n\n")
            .next()
            .unwrap_or(lines)
            .split("\n#")
            .next()
            .unwrap_or(lines)
            .trim_end(),
    )
}

fn comments(text: &str) -> usize {
    text.lines()
        .filter(|line| line.trim_start().starts_with('#'))
        .count()
}

const SOURCES: [&str; 3] = [
    "sources/dw-2008-08-14.toml",
    "sources/bbc-2004-08-12.toml",
    "sources/moscow-times-2022-03-26.toml",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(120) })]

    #[test]
    fn any_edits_of_a_source_are_read_again_as_they_were_made(seed in any::<u64>(), edits in 1_usize..12) {
        let mut dice = Dice(seed);
        let file = SOURCES[dice.below(SOURCES.len())];
        let mut text = laid_out(built_in_file(file), &mut dice);
        let mut source = source_in(&text);
        for _ in 0..edits {
            let mut new = source.clone();
            edit_source(&mut new, &mut dice);
            let made = patched(&text, Items::Source(&source), Items::Source(&new));
            prop_assert!(made.is_ok(), "{made:?}\n{text}");
            let made = made.expect("just asked");
            prop_assert!(says(&made, Items::Source(&new)).expect("TOML"));
            let shared = |claim: &&Arc<Claim>| {
                source.claims.iter().any(|old| Arc::ptr_eq(old, claim))
            };
            for claim in new.claims.iter().filter(shared) {
                let same_id = |other: &&Arc<Claim>| other.id == claim.id;
                if new.claims.iter().filter(same_id).count() == 1
                    && let Some(block) = block(&text, claim.id.as_str())
                {
                    prop_assert!(made.contains(block), "{block}\n---\n{made}");
                }
            }
            (text, source) = (made, new);
        }
    }

    #[test]
    fn any_edits_of_places_are_read_again_as_they_were_made(seed in any::<u64>(), edits in 1_usize..12) {
        let mut dice = Dice(seed);
        let mut text = laid_out(built_in_file("places.toml"), &mut dice);
        let mut places = places_in(&text);
        for _ in 0..edits {
            let mut new = places.clone();
            edit_places(&mut new, &mut dice);
            let made = patched(&text, Items::Places(&places), Items::Places(&new));
            prop_assert!(made.is_ok(), "{made:?}\n{text}");
            (text, places) = (made.expect("just asked"), new);
        }
    }

    #[test]
    fn what_is_added_and_taken_away_again_leaves_every_byte(seed in any::<u64>()) {
        let mut dice = Dice(seed);
        let file = SOURCES[dice.below(SOURCES.len())];
        let text = laid_out(built_in_file(file), &mut dice);
        let old = source_in(&text);
        let mut new = old.clone();
        let mut claim = old.claims[dice.below(old.claims.len())].as_ref().clone();
        claim.id = ClaimId::new("added").expect("an id");
        new.claims.insert(dice.below(old.claims.len() + 1), Arc::new(claim));
        if new.byline.is_none() {
            new.byline = Some(dice.words());
        }
        let made = patched(&text, Items::Source(&old), Items::Source(&new)).expect("patched");
        prop_assert_eq!(comments(&made), comments(&text));
        let back = patched(&made, Items::Source(&new), Items::Source(&old)).expect("patched");
        prop_assert_eq!(back, text);
    }

    #[test]
    fn an_edit_of_nothing_changes_nothing_whatever_the_text(text in "\\PC*") {
        let old = source_in("title = \"T\"\npublisher = \"P\"\ntext = \"t\"\n");
        let same = patched(&text, Items::Source(&old), Items::Source(&old.clone()));
        prop_assert_eq!(same, Ok(text));
    }

    #[test]
    fn no_text_makes_patching_fail_hard(text in "([\\[\\]{}=,#\"'\n\ra-c. ]|\\[\\[place\\]\\]\n|id = \"a\"\n){0,40}") {
        let old = places_in("[[place]]\nid = \"a\"\nname = \"A\"\n");
        let mut new = old.clone();
        new[0].name = "B".to_owned();
        new.push(old[0].clone());
        let made = patched(&text, Items::Places(&old), Items::Places(&new));
        if let Ok(made) = made {
            prop_assert!(says(&made, Items::Places(&new)).expect("TOML"));
        }
    }
}

#[test]
fn a_new_file_is_read_again_as_what_was_written() {
    for file in SOURCES {
        let source = source_in(built_in_file(file));
        let text = written(Items::Source(&source)).expect("written");
        assert!(says(&text, Items::Source(&source)).expect("TOML"));
        let lines = |text: &str| text.lines().filter(|it| !it.starts_with('#')).count();
        assert!(lines(&text) <= lines(built_in_file(file)), "{text}");
    }
    let places = places_in(built_in_file("places.toml"));
    let text = written(Items::Places(&places)).expect("written");
    assert_eq!(
        Items::Places(&places_in(&text)).fields(),
        Items::Places(&places).fields()
    );
}
