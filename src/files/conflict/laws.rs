//! What holds however two sides have changed a file.
#![cfg(test)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

const BEFORE: &str = "# places by hand\n\n[[place]]\nid = \"gori\" # the town\nname = \"Gori\"\nkind = \"settlement\"\n\n[[place]]\nid = \"java\"\nname = \"Java\"\n";

fn chosen(conflict: &Conflict, side: Side) -> Conflict {
    let mut conflict = conflict.clone();
    for difference in &mut conflict.differences {
        difference.choice.get_or_insert(side);
    }
    conflict
}

#[test]
fn fields_changed_on_one_side_each_are_both_taken() {
    let mine = BEFORE.replace("name = \"Gori\"", "name = \"Gori town\"");
    let theirs = BEFORE.replace("name = \"Java\"", "name = \"Dzhava\" # as locals say");
    let conflict = compare("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    let both = BEFORE
        .replace("name = \"Gori\"", "name = \"Gori town\"")
        .replace("name = \"Java\"", "name = \"Dzhava\" # as locals say");
    assert_eq!(conflict.resolved().as_deref(), Some(&*both));
}

#[test]
fn a_field_changed_on_both_sides_waits_for_a_choice() {
    let mine = BEFORE.replace("\"Java\"", "\"Java town\"");
    let theirs = BEFORE.replace("\"Java\"", "\"Dzhava\"");
    let conflict = compare("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(conflict.resolved(), None);
    let difference = &conflict.differences[0];
    let item = difference.item.as_ref().expect("a place");
    assert_eq!(
        (&*item.list, &*item.id, &*difference.field),
        ("place", "java", "name")
    );
    assert_eq!(difference.before.as_deref(), Some("\"Java\""));
    assert_eq!(chosen(&conflict, Side::Mine).resolved(), Some(mine));
    assert_eq!(chosen(&conflict, Side::Theirs).resolved(), Some(theirs));
}

#[test]
fn an_item_removed_there_and_changed_here_is_asked_about_as_a_whole() {
    let mine = BEFORE.replace("\"Gori\"", "\"Gori town\"");
    let theirs = BEFORE
        .split("\n[[place]]\nid = \"gori\"")
        .next()
        .expect("a head")
        .to_owned()
        + "\n[[place]]\nid = \"java\"\nname = \"Java\"\n";
    let conflict = compare("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(conflict.differences[0].theirs, None);
    let kept = chosen(&conflict, Side::Mine).resolved().expect("chosen");
    assert!(kept.contains("Gori town"), "{kept}");
    assert_eq!(chosen(&conflict, Side::Theirs).resolved(), Some(theirs));
}

#[test]
fn an_item_added_here_stands_behind_the_one_it_stood_behind() {
    let added = "[[place]]\nid = \"kurta\"\nname = \"Kurta\"\n\n";
    let at = BEFORE.find("[[place]]\nid = \"java\"").expect("there");
    let mine = format!("{}{added}{}", &BEFORE[..at], &BEFORE[at..]);
    let theirs = BEFORE.replace("\"Java\"", "\"Dzhava\"");
    let conflict = compare("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    let text = conflict.resolved().expect("nothing to choose");
    let order = ["\"gori\"", "\"kurta\"", "\"Dzhava\""].map(|id| text.find(id).expect(id));
    assert!(order.is_sorted(), "{text}");
}

#[test]
fn disputes_added_on_both_sides_keep_their_own_positions() {
    let dispute = |id: &str| {
        let position = |which: &str| {
            format!("\n[[dispute.position]]\nid = \"{id}-{which}\"\nlabel = \"{id} {which}\"\n")
        };
        let head = format!("\n[[dispute]]\nid = \"{id}\"\nquestion = \"{id}?\"\n");
        head + &position("yes") + &position("no")
    };
    let [before, mine, theirs, both] =
        [&["a"][..], &["a", "b"], &["a", "c"], &["a", "b", "c"]].map(|ids| {
            let disputes = ids.iter().map(|id| dispute(id));
            format!("# by hand\n{}", disputes.collect::<String>())
        });
    let conflict = compare("disputes.toml", &before, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    assert_eq!(conflict.resolved(), Some(both));
}

#[test]
fn what_is_no_toml_is_chosen_as_a_whole() {
    let mine = BEFORE.replace("\"Gori\"", "\"Gori town\"");
    let conflict = compare("places.toml", BEFORE, &mine, "[[place").expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(chosen(&conflict, Side::Mine).resolved(), Some(mine));
    assert_eq!(
        chosen(&conflict, Side::Theirs).resolved().as_deref(),
        Some("[[place")
    );
}

/// Up to five places, each with up to three fields of few values.
fn any_text() -> impl Strategy<Value = String> {
    let field = || proptest::option::of(0..3_u8);
    proptest::collection::btree_map(0..5_u8, (field(), field()), 0..5).prop_map(|places| {
        let mut text = String::from("# a comment\n");
        for (id, (name, kind)) in places {
            text.push_str(&format!("\n[[place]]\nid = \"p{id}\"\n"));
            if let Some(name) = name {
                text.push_str(&format!("name = \"n{name}\"\n"));
            }
            if let Some(kind) = kind {
                text.push_str(&format!("kind = {kind} # said\n"));
            }
        }
        text
    })
}

/// What the text says, whatever its layout.
fn said(text: &str) -> BTreeMap<Option<ItemName>, String> {
    let document: DocumentMut = text.parse().expect("TOML");
    let items = items(&document);
    let mut said: BTreeMap<_, _> = items
        .iter()
        .map(|(name, table)| {
            let mut fields: Vec<String> = written(table).lines().map(str::to_owned).collect();
            fields.sort();
            (name.clone(), fields.join("\n"))
        })
        .collect();
    said.remove(&None);
    said
}

proptest! {
    #[test]
    fn choosing_one_side_throughout_says_what_that_side_says(
        before in any_text(), mine in any_text(), theirs in any_text()
    ) {
        if let Some(mut conflict) = compare("places.toml", &before, &mine, &theirs) {
            for (side, text) in [(Side::Mine, &mine), (Side::Theirs, &theirs)] {
                for difference in &mut conflict.differences {
                    difference.choice = Some(side);
                }
                let resolved = conflict.resolved().expect("all chosen");
                prop_assert_eq!(said(&resolved), said(text));
            }
        }
    }

    #[test]
    fn nothing_that_only_one_side_changed_is_lost(
        before in any_text(), mine in any_text(), theirs in any_text()
    ) {
        if let Some(conflict) = compare("places.toml", &before, &mine, &theirs) {
            for difference in &conflict.differences {
                let settled = match difference.choice {
                    Some(Side::Mine) => difference.theirs == difference.before,
                    Some(Side::Theirs) => difference.mine == difference.before,
                    None => difference.mine != difference.before && difference.theirs != difference.before,
                };
                prop_assert!(settled);
            }
        }
    }
}
