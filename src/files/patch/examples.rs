//! How edits read in files that people have written, shown as texts.

use std::sync::Arc;

use super::*;
use crate::dossier::{
    Claim, ClaimId, Identifier, LonLat, Name, PlaceId, Precision, SourceId, Stance, When,
};

pub(super) fn source_in(text: &str) -> Source {
    let report = Report::new("", text);
    let table = DeTable::parse(text).expect("TOML");
    let fields = Fields::new(&report, table.get_ref(), "source", 0, Reading::Whole);
    read_source::source(fields, SourceId::new("one").expect("an id"))
}

pub(super) fn places_in(text: &str) -> Vec<Place> {
    let report = Report::new("", text);
    let table = DeTable::parse(text).expect("TOML");
    let fields = Fields::new(&report, table.get_ref(), "list", 0, Reading::Whole);
    read_list(fields, "place", read_tables::place)
}

fn claim(source: &mut Source, number: usize) -> &mut Claim {
    Arc::make_mut(&mut source.claims[number])
}

#[track_caller]
fn edited(text: &str, edit: impl FnOnce(&mut Source)) -> String {
    let old = source_in(text);
    let mut new = old.clone();
    edit(&mut new);
    let made = patched(text, Items::Source(&old), Items::Source(&new)).expect("patched");
    let back = patched(&made, Items::Source(&new), Items::Source(&old)).expect("patched back");
    assert_eq!(
        render::source(&source_in(&back)),
        render::source(&old),
        "{back}"
    );
    made
}

#[track_caller]
fn edited_places(text: &str, edit: impl FnOnce(&mut Vec<Place>)) -> String {
    let old = places_in(text);
    let mut new = old.clone();
    edit(&mut new);
    patched(text, Items::Places(&old), Items::Places(&new)).expect("patched")
}

const SOURCE: &str = "\
# Taken from the archive.
title = \"Mill burns\" # as printed
publisher = 'The Courier'
text = \"a.txt\"

# The lead.
[[claim]]
id = \"one\"   # first
quote = 'He said \"no\"'
statement = \"S.\"
kind = \"denial\"
by = [\"mill-workers\"] # unnamed
# not sure of this
about = [
  \"upper-mill\", # the place
  \"lower-mill\",
]

[[claim]]
id = \"two\"
quote = \"q\"
statement = \"S.\"
kind = \"damage\"

# The end.

[[claim]]
id = \"three\"
quote = \"q\"
statement = \"S.\"
kind = \"damage\"
dispute = { id = \"d\", position = \"p\" } # theirs
";

#[test]
fn a_changed_field_keeps_its_quotes_and_its_comment() {
    let made = edited(SOURCE, |source| {
        source.title = "Mill burns down".to_owned();
        source.publisher = "Courier".to_owned();
        claim(source, 0).excerpt.quote.text = "She said \"no\"".to_owned();
        claim(source, 0).by[0] = "workers".parse().expect("an id");
    });
    let wanted = SOURCE
        .replace("\"Mill burns\"", "\"Mill burns down\"")
        .replace("'The Courier'", "'Courier'")
        .replace("He said", "She said")
        .replace("[\"mill-workers\"]", "[\"workers\"]");
    assert_eq!(made, wanted);
}

#[test]
fn a_field_is_put_in_where_the_format_page_has_it_and_taken_out_with_its_line() {
    let made = edited(SOURCE, |source| {
        source.byline = Some("N. N.".to_owned());
        let claim = claim(source, 0);
        claim.occurred = When::parse("1998-03-02").ok();
        claim.by.clear();
    });
    let wanted = SOURCE
        .replace("'The Courier'\n", "'The Courier'\nbyline = \"N. N.\"\n")
        .replace("by = [\"mill-workers\"] # unnamed\n", "")
        .replace(
            "\"lower-mill\",\n]\n",
            "\"lower-mill\",\n]\noccurred = \"1998-03-02\"\n",
        );
    assert_eq!(made, wanted);
}

#[test]
fn items_of_a_list_come_and_go_with_the_comments_of_the_others_kept() {
    let made = edited(SOURCE, |source| {
        let about = &mut claim(source, 0).about;
        about.push("new-mill".parse().expect("an id"));
        about.remove(1);
        about.push("old-mill".parse().expect("an id"));
    });
    let wanted = SOURCE.replace("  \"lower-mill\",\n", "  \"new-mill\",\n  \"old-mill\",\n");
    assert_eq!(made, wanted);
}

#[test]
fn a_second_dispute_makes_a_list_as_long_as_its_lines() {
    let stance = |dispute: &str| Stance {
        dispute: dispute.parse().expect("an id"),
        position: "p".parse().expect("an id"),
    };
    let made = edited(SOURCE, |source| claim(source, 2).stances.push(stance("e")));
    let wanted = SOURCE.replace(
        "dispute = { id = \"d\", position = \"p\" } # theirs",
        "dispute = [\n  { id = \"d\", position = \"p\" },\n  { id = \"e\", position = \"p\" },\n] # theirs",
    );
    assert_eq!(made, wanted);
    let made = edited(SOURCE, |source| {
        claim(source, 2).stances[0].position = "other".parse().expect("an id");
    });
    assert_eq!(made, SOURCE.replace("\"p\"", "\"other\""));
}

#[test]
fn a_new_claim_stands_between_its_neighbours_like_them() {
    let made = edited(SOURCE, |source| {
        let mut new = source.claims[1].as_ref().clone();
        new.id = ClaimId::new("new").expect("an id");
        source.claims.insert(1, Arc::new(new));
    });
    let new = "[[claim]]\nid = \"new\"\nquote = \"q\"\nstatement = \"S.\"\nkind = \"damage\"\n\n";
    let at = SOURCE.find("[[claim]]\nid = \"two\"").expect("there");
    assert_eq!(made, format!("{}{new}{}", &SOURCE[..at], &SOURCE[at..]));
}

#[test]
fn a_renamed_claim_keeps_its_comments() {
    let made = edited(SOURCE, |source| {
        claim(source, 0).id = ClaimId::new("first").expect("an id");
    });
    assert_eq!(made, SOURCE.replace("\"one\" ", "\"first\" "));
}

#[test]
fn a_claim_that_moves_takes_its_comment_along() {
    let made = edited(SOURCE, |source| {
        let first = source.claims.remove(0);
        source.claims.insert(1, first);
    });
    let (start, end) = (
        SOURCE.find("# The lead").expect("there"),
        SOURCE.find("[[claim]]\nid = \"two\"").expect("there"),
    );
    let later = SOURCE.find("\n# The end.").expect("there");
    let wanted = [
        &SOURCE[..start],
        &SOURCE[end..later],
        "\n",
        SOURCE[start..end].trim_end(),
        "\n",
        &SOURCE[later..],
    ];
    assert_eq!(made, wanted.concat());
}

#[test]
fn a_comment_over_several_claims_stays_when_the_first_of_them_goes() {
    let made = edited(SOURCE, |source| {
        source.claims.remove(0);
    });
    assert!(
        made.contains("# The lead.\n[[claim]]\nid = \"two\""),
        "{made}"
    );
    let made = edited(SOURCE, |source| {
        source.claims.remove(1);
    });
    assert!(
        made.contains("]\n\n# The end.\n\n[[claim]]\nid = \"three\""),
        "{made}"
    );
    let own = SOURCE.replace(
        "[[claim]]\nid = \"two\"",
        "# Second.\n[[claim]]\nid = \"two\"",
    );
    let made = edited(&own, |source| {
        source.claims.remove(0);
    });
    assert!(!made.contains("# The lead."), "{made}");
    assert!(made.contains("# Second.\n[[claim]]"), "{made}");
}

#[test]
fn line_ends_and_the_byte_order_mark_stay_what_they_are() {
    let returns = format!("\u{feff}{}", SOURCE.replace('\n', "\r\n"));
    let old = source_in(without_mark(&returns).0);
    let mut new = old.clone();
    new.byline = Some("N. N.".to_owned());
    let mut added = new.claims[1].as_ref().clone();
    added.id = ClaimId::new("new").expect("an id");
    new.claims.push(Arc::new(added));
    let made = patched(&returns, Items::Source(&old), Items::Source(&new)).expect("patched");
    assert!(made.starts_with('\u{feff}'));
    assert_eq!(made.matches('\n').count(), made.matches("\r\n").count());
    let back = patched(&made, Items::Source(&new), Items::Source(&old)).expect("patched");
    assert_eq!(back, returns);
}

const UGLY: &str = "
    [[place]]   # odd
      id='a'
      name='A'
      position.lat = 1.5 # degrees
      position.lon = 2
      precision='settlement'
[place.identifiers]
geonames = 7 # theirs

# stray

    [[place]]
      id='b'
      name='B'
[[place.names]]
text = 'Be'
[[place.names]]
text = 'Bee' # with two
lang = 'en'
    [[ place ]]
      id='c'
      name='C'
      names = [ {text='Ce'}, {text='Cee',lang='en'} ]
      identifiers={geonames=1}";

#[test]
fn whatever_way_a_table_is_written_only_what_differs_in_it_changes() {
    let made = edited_places(UGLY, |places| {
        places[0].position = LonLat::new(2.0, 1.75).ok();
        places[0].identifiers.push(Identifier {
            catalogue: "wikidata".to_owned(),
            value: "Q7".to_owned(),
        });
        places[1].names[1].text = "Beee".to_owned();
        places[2].names[1].lang = None;
        places[2].identifiers[0].value = "12".to_owned();
        places[2].within = PlaceId::new("a").ok();
    });
    let wanted = UGLY
        .replace("1.5 #", "1.75 #")
        .replace("# theirs", "# theirs\nwikidata = \"Q7\"")
        .replace("'Bee'", "'Beee'")
        .replace(",lang='en'}", "}")
        .replace("geonames=1}", "geonames=12}")
        .replace("{text='Cee'} ]\n", "{text='Cee'} ]\n      within=\"a\"\n");
    assert_eq!(made, wanted);
}

#[test]
fn a_table_of_a_list_that_has_no_ids_goes_alone() {
    let made = edited_places(UGLY, |places| {
        places[1].names.remove(0);
    });
    assert_eq!(made, UGLY.replace("[[place.names]]\ntext = 'Be'\n", ""));
}

#[test]
fn a_new_place_is_set_in_like_its_neighbours() {
    let made = edited_places(UGLY, |places| {
        let mut new = places[0].clone();
        new.id = PlaceId::new("d").expect("an id");
        new.names = vec![Name {
            text: "De".to_owned(),
            lang: None,
        }];
        new.identifiers.clear();
        new.precision = Precision::Exact;
        places.push(new);
    });
    let added = "\n    [[place]]\n      id=\"d\"\n      name=\"A\"\n      names=[\n        { text = \"De\" },\n      ]\n      \
                 position={ lat = 1.5, lon = 2.0 }\n      precision=\"exact\"\n      kind=\"other\"";
    assert_eq!(made, format!("{UGLY}{added}"));
}

#[test]
fn the_first_place_of_all_and_the_last_that_goes_leave_the_rest_as_it_was() {
    for text in ["", "# Where.\n", "\n[[place]]\nid = \"a\"\nname = \"A\"\n"] {
        let old = places_in(text);
        let mut new = old.clone();
        let mut place = places_in(UGLY)[0].clone();
        place.id = PlaceId::new("new").expect("an id");
        new.push(place);
        let made = patched(text, Items::Places(&old), Items::Places(&new)).expect("patched");
        let back = patched(&made, Items::Places(&new), Items::Places(&old)).expect("patched");
        assert_eq!(back, text, "{made}");
    }
}

#[test]
fn a_list_on_one_line_is_changed_on_its_line() {
    let text = "place = [{ id = \"a\", name = \"A\" }, { id = \"b\", name = \"B\" }]\n";
    let made = edited_places(text, |places| places[1].name = "Be".to_owned());
    assert_eq!(made, text.replace("\"B\"", "\"Be\""));
    let made = edited_places(text, |places| {
        places.remove(0);
    });
    assert_eq!(made, "place = [{ id = \"b\", name = \"B\" }]\n");
}

#[test]
fn a_text_of_several_lines_stays_one_between_its_quotes() {
    let text = "title = \"\"\"\nOne\ntwo\"\"\"\npublisher = \"P\"\ntext = \"a.txt\"\n";
    let made = edited(text, |source| {
        source.title = "One\nthree".to_owned();
        source.byline = Some("A\nB".to_owned());
        source.rights = Some("tab\there".to_owned());
    });
    let wanted = text
        .replace("two", "three")
        .replace("\"P\"\n", "\"P\"\nbyline = \"\"\"\nA\nB\"\"\"\n");
    assert_eq!(made, format!("{wanted}rights = \"tab\\there\"\n"));
}

#[test]
fn what_is_no_toml_or_something_else_is_refused() {
    let old = source_in(SOURCE);
    let mut new = old.clone();
    new.title = "Other".to_owned();
    let refused = |text: &str| patched(text, Items::Source(&old), Items::Source(&new));
    assert_eq!(refused("title = "), Err(PatchError::Broken));
    assert!(refused("title = \"a\"\n").is_err());
    new.claims = vec![old.claims[0].clone(), old.claims[0].clone()];
    assert!(patched(SOURCE, Items::Source(&old), Items::Source(&new)).is_ok());
}
