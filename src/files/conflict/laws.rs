//! What holds however two sides have changed a file.
#![cfg(test)]

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn content(text: &str) -> Content {
    Some(Arc::from(text.as_bytes()))
}

/// What was, what is here and what is on the disk, all of them texts.
fn compare_texts(file: &str, before: &str, mine: &str, theirs: &str) -> Option<Conflict> {
    compare(file, &content(before), &content(mine), &content(theirs))
}

/// What all choices make of it, as a text.
fn text(conflict: &Conflict) -> Option<String> {
    let content = conflict.resolved()?.expect("a file");
    Some(String::from_utf8(content.to_vec()).expect("a text"))
}

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
    let conflict = compare_texts("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    let both = BEFORE
        .replace("name = \"Gori\"", "name = \"Gori town\"")
        .replace("name = \"Java\"", "name = \"Dzhava\" # as locals say");
    assert_eq!(text(&conflict).as_deref(), Some(&*both));
}

#[test]
fn a_field_changed_on_both_sides_waits_for_a_choice() {
    let mine = BEFORE.replace("\"Java\"", "\"Java town\"");
    let theirs = BEFORE.replace("\"Java\"", "\"Dzhava\"");
    let conflict = compare_texts("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(conflict.resolved(), None);
    let difference = &conflict.differences[0];
    let item = difference.item.as_ref().expect("a place");
    assert_eq!(
        (&*item.list, &*item.id, &*difference.field),
        ("place", "java", "name")
    );
    assert_eq!(difference.before.as_deref(), Some("\"Java\""));
    assert_eq!(text(&chosen(&conflict, Side::Mine)), Some(mine));
    assert_eq!(text(&chosen(&conflict, Side::Theirs)), Some(theirs));
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
    let conflict = compare_texts("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(conflict.differences[0].theirs, None);
    let kept = text(&chosen(&conflict, Side::Mine)).expect("chosen");
    assert!(kept.contains("Gori town"), "{kept}");
    assert_eq!(text(&chosen(&conflict, Side::Theirs)), Some(theirs));
}

#[test]
fn an_item_added_here_stands_behind_the_one_it_stood_behind() {
    let added = "[[place]]\nid = \"kurta\"\nname = \"Kurta\"\n\n";
    let at = BEFORE.find("[[place]]\nid = \"java\"").expect("there");
    let mine = format!("{}{added}{}", &BEFORE[..at], &BEFORE[at..]);
    let theirs = BEFORE.replace("\"Java\"", "\"Dzhava\"");
    let conflict = compare_texts("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    let text = text(&conflict).expect("nothing to choose");
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
    let [before, mine, theirs, both] = [&["a"][..], &["a", "b"], &["a", "c"], &["a", "b", "c"]]
        .map(|ids| {
            let disputes = ids.iter().map(|id| dispute(id));
            format!("# by hand\n{}", disputes.collect::<String>())
        });
    let conflict = compare_texts("disputes.toml", &before, &mine, &theirs).expect("both changed");
    assert_eq!(conflict.open(), 0);
    assert_eq!(text(&conflict), Some(both));
}

#[test]
fn what_is_no_toml_is_chosen_as_a_whole() {
    let mine = BEFORE.replace("\"Gori\"", "\"Gori town\"");
    let conflict = compare_texts("places.toml", BEFORE, &mine, "[[place").expect("both changed");
    assert_eq!(conflict.open(), 1);
    assert_eq!(text(&chosen(&conflict, Side::Mine)), Some(mine));
    assert_eq!(
        text(&chosen(&conflict, Side::Theirs)).as_deref(),
        Some("[[place")
    );
}

#[test]
fn a_file_that_is_gone_on_one_side_is_chosen_as_a_whole_and_stays_gone_or_whole() {
    let (before, edited) = (
        content(BEFORE),
        content(&BEFORE.replace("\"Gori\"", "\"Gori town\"")),
    );
    for (mine, theirs) in [(&edited, &None), (&None, &edited)] {
        let conflict = compare("places.toml", &before, mine, theirs).expect("both changed");
        assert!(conflict.differences.len() == 1 && conflict.differences[0].is_whole());
        assert_eq!(conflict.open(), 1);
        assert_eq!(
            chosen(&conflict, Side::Mine).resolved().as_ref(),
            Some(mine)
        );
        assert_eq!(
            chosen(&conflict, Side::Theirs).resolved().as_ref(),
            Some(theirs)
        );
    }
    let emptied = content("");
    assert!(
        compare("places.toml", &emptied, &edited, &None).is_some(),
        "an empty file is one"
    );
}

#[test]
fn a_file_that_is_no_text_is_chosen_as_a_whole_byte_for_byte() {
    let theirs: Content = Some(Arc::from(&b"[[place]]\nid = \"g\xf6ri\"\n"[..]));
    let mine = content(&BEFORE.replace("\"Gori\"", "\"Gori town\""));
    let conflict = compare("places.toml", &content(BEFORE), &mine, &theirs).expect("both changed");
    assert!(conflict.differences[0].is_whole());
    assert_eq!(chosen(&conflict, Side::Theirs).resolved(), Some(theirs));
    assert_eq!(chosen(&conflict, Side::Mine).resolved(), Some(mine));
}

#[test]
fn the_text_of_a_source_is_never_put_together() {
    let texts = ["a = 1\nb = 1\n", "a = 2\nb = 1\n", "a = 1\nb = 2\n"];
    let [before, mine, theirs] = texts;
    let conflict = compare_texts("sources/one.txt", before, mine, theirs).expect("both changed");
    assert!(conflict.differences[0].is_whole());
}

#[test]
fn where_nobody_knows_what_was_before_all_that_differs_is_to_be_chosen() {
    let mine = content(&BEFORE.replace("\"Gori\"", "\"Gori town\""));
    let theirs = content(
        BEFORE
            .split("\n[[place]]\nid = \"java\"")
            .next()
            .expect("a head"),
    );
    let file = || "places.toml".to_owned();
    let conflict = Conflict::of_earlier_run(file(), Base::Unknown, mine.clone(), theirs);
    assert_eq!((conflict.differences.len(), conflict.open()), (2, 2));
    let conflict = Conflict::of_earlier_run(file(), Base::Unknown, mine, None);
    assert_eq!((conflict.differences.len(), conflict.open()), (1, 1));
}

#[test]
fn an_edit_of_an_earlier_run_is_chosen_also_where_nobody_else_changed_the_file() {
    let (before, mine) = (
        content(BEFORE),
        content(&BEFORE.replace("\"Gori\"", "\"Gori town\"")),
    );
    let base = Base::Known(before.clone());
    let conflict = Conflict::of_earlier_run("places.toml".to_owned(), base, mine.clone(), before);
    assert_eq!((conflict.differences.len(), conflict.open()), (1, 1));
    assert_eq!(chosen(&conflict, Side::Mine).resolved(), Some(mine));
}

#[test]
fn a_choice_stays_while_its_difference_is_the_same_and_is_asked_for_again_when_it_is_not() {
    let [mine, theirs, later] = ["Gori, mine", "Gori, theirs", "Gori, later"]
        .map(|name| BEFORE.replace("\"Gori\"", &format!("\"{name}\"")));
    let conflict = compare_texts("places.toml", BEFORE, &mine, &theirs).expect("both changed");
    let conflict = chosen(&conflict, Side::Mine);
    let more = content(&mine.replace("\"Java\"", "\"Dzhava\""));
    let renewed = conflict.renewed(more.clone(), content(&theirs));
    assert_eq!(renewed.resolved(), Some(more));
    assert_eq!(
        conflict.renewed(content(&later), content(&theirs)).open(),
        1
    );
}

#[test]
fn what_cannot_be_put_together_is_chosen_as_a_whole() {
    // Places without ids go by their number, and one of them goes.
    let place = |name: &str| format!("[[place]]\nname = \"{name}\"\n");
    let text = |names: &[&str]| names.iter().map(|name| place(name)).collect::<String>();
    let before = text(&["a", "b", "c"]);
    let (mine, theirs) = (text(&["x", "b", "c"]), text(&["a", "b", "z"]));
    let conflict = compare_texts("places.toml", &before, &mine, &theirs).expect("both changed");
    assert!(!conflict.differences[0].is_whole());
    let none = "place = []\n";
    let mut conflict = compare_texts("places.toml", &before, &mine, none).expect("both changed");
    assert!(!conflict.differences[0].is_whole());
    let open = conflict
        .differences
        .iter()
        .position(|it| it.choice.is_none());
    conflict.choose(open.expect("the first has changed"), Side::Mine);
    assert!(conflict.differences[0].is_whole());
    assert_eq!((conflict.differences.len(), conflict.open()), (1, 1));
}

#[test]
fn ends_of_lines_and_the_mark_at_the_beginning_stay_as_they_are_on_the_disk() {
    let foreign = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let mine = BEFORE.replace("\"Gori\"", "\"Gori town\"");
    let theirs = BEFORE.replace("\"Java\"", "\"Dzhava\"");
    let both = mine.replace("\"Java\"", "\"Dzhava\"");
    let [before, mine, theirs] = [BEFORE, &*mine, &*theirs].map(foreign);
    let conflict = compare_texts("places.toml", &before, &mine, &theirs).expect("both changed");
    assert_eq!(text(&conflict), Some(foreign(&both)));
}

/// A head, and up to four items, each with up to three fields and a list of its own.
fn any_text() -> impl Strategy<Value = String> {
    let field = || proptest::option::of(0..3_u8);
    let positions = proptest::collection::btree_map(0..3_u8, 0..3_u8, 0..3);
    let item = (field(), field(), positions);
    let items = proptest::collection::btree_map(0..4_u8, item, 0..4);
    (field(), items, any::<bool>()).prop_map(|(title, items, backwards)| {
        let mut text = String::from("# a comment\n");
        if let Some(title) = title {
            text.push_str(&format!("title = {title}\n"));
        }
        let mut items: Vec<_> = items.into_iter().collect();
        if backwards {
            items.reverse();
        }
        for (id, (name, kind, positions)) in items {
            text.push_str(&format!("\n[[dispute]]\nid = \"d{id}\"\n"));
            if let Some(name) = name {
                text.push_str(&format!("name = \"n{name}\"\n"));
            }
            if let Some(kind) = kind {
                text.push_str(&format!("kind = {kind} # said\n"));
            }
            for (position, label) in positions {
                let head = format!("[[dispute.position]]\nid = \"p{position}\"");
                text.push_str(&format!("{head}\nlabel = \"l{label}\" # of d{id}\n"));
            }
        }
        text
    })
}

/// A file as it may be found: mostly a text as above, but also none, no TOML, or no text.
fn any_content() -> impl Strategy<Value = Content> {
    prop_oneof![
        8 => any_text().prop_map(|text| content(&text)),
        1 => Just(None),
        1 => Just(content("[[dispute")),
        1 => Just(Some(Arc::from(&b"id = \"\xff\"\n"[..]))),
    ]
}

fn said_by(content: &Content) -> Option<Said> {
    let text = std::str::from_utf8(content.as_deref()?).ok()?;
    Some(said(&document(text)?))
}

/// What is said of one item, or of one field of it.
type One = Option<(Option<String>, BTreeMap<String, String>)>;

fn of(said: &Said, difference: &Difference) -> One {
    let item = said.get(&difference.item)?;
    match &*difference.field {
        "" => Some((None, item.clone())),
        field => Some((item.get(field).cloned(), BTreeMap::new())),
    }
}

/// Fails unless the file says of each item and field what was chosen, and of all others what both say.
fn says_what_was_chosen(conflict: &Conflict) -> Result<(), TestCaseError> {
    let resolved = conflict.resolved().expect("all chosen");
    if let Some(whole) = conflict.differences.iter().find(|it| it.is_whole()) {
        let side = match whole.choice {
            Some(Side::Mine) => conflict.mine(),
            _ => conflict.theirs(),
        };
        prop_assert_eq!(&resolved, side);
        return Ok(());
    }
    if conflict.differences.is_empty() {
        prop_assert_eq!(&resolved, conflict.theirs());
        return Ok(());
    }
    let says = said_by(&resolved).expect("TOML");
    let (mine, theirs) = (said_by(conflict.mine()), said_by(conflict.theirs()));
    let (mine, theirs) = (mine.expect("TOML"), theirs.expect("TOML"));
    for difference in &conflict.differences {
        let side = match difference.choice {
            Some(Side::Mine) => &mine,
            _ => &theirs,
        };
        prop_assert_eq!(of(&says, difference), of(side, difference));
    }
    let is_asked = |item: &Option<ItemName>, field: &str| {
        let mut all = conflict.differences.iter();
        all.any(|it| it.item == *item && (it.field.is_empty() || it.field == field))
    };
    for (item, fields) in says.iter().chain(&mine).chain(&theirs) {
        for (field, value) in fields.iter().filter(|(field, _)| !is_asked(item, field)) {
            for said in [&says, &mine, &theirs] {
                prop_assert_eq!(said[item].get(field), Some(value));
            }
        }
    }
    Ok(())
}

proptest! {
    #[test]
    fn whatever_is_chosen_the_file_says_of_each_item_what_was_chosen(
        before in any_content(), mine in any_content(), theirs in any_content(),
        is_known in any::<bool>(), choices in proptest::collection::vec(any::<bool>(), 64)
    ) {
        let base = if is_known { Base::Known(before) } else { Base::Unknown };
        let both_toml = said_by(&mine).is_some() && said_by(&theirs).is_some();
        let base_toml = match &base {
            Base::Known(before) => before.is_none() || *before == theirs || said_by(before).is_some(),
            Base::Unknown => true,
        };
        let is_same = mine == theirs;
        let mut conflict = Conflict::of_earlier_run("disputes.toml".to_owned(), base, mine, theirs);
        let differ = said_by(conflict.mine()) != said_by(conflict.theirs());
        for (place, is_mine) in (0..conflict.differences.len()).zip(choices) {
            conflict.choose(place, if is_mine { Side::Mine } else { Side::Theirs });
        }
        let is_whole = conflict.differences.iter().any(Difference::is_whole);
        // Where all items have ids, field by field is always possible.
        prop_assert_eq!(is_whole, !(is_same || both_toml && base_toml && differ));
        says_what_was_chosen(&conflict)?;
    }

    #[test]
    fn nothing_that_only_one_side_changed_is_lost(
        before in any_text(), mine in any_text(), theirs in any_text(), side in any::<bool>()
    ) {
        let side = if side { Side::Mine } else { Side::Theirs };
        if let Some(conflict) = compare_texts("disputes.toml", &before, &mine, &theirs) {
            let conflict = chosen(&conflict, side);
            let says = said_by(&conflict.resolved().expect("all chosen")).expect("TOML");
            let [before, mine, theirs] = [&before, &mine, &theirs].map(|it| said_by(&content(it)).expect("TOML"));
            for difference in conflict.differences.iter().filter(|it| !it.is_whole()) {
                let [was, own, other] = [&before, &mine, &theirs].map(|it| of(it, difference));
                if own == was {
                    prop_assert_eq!(of(&says, difference), other);
                } else if other == was {
                    prop_assert_eq!(of(&says, difference), own);
                }
            }
        }
    }
}
