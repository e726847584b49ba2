//! Who is heard to say what, sentence by sentence.

use super::acts::{Laid, Speaker, acts};
use crate::reading::quotations::quotations;
use crate::reading::words::words;

/// "who: what", for each act of a sentence in which no name is known.
fn heard(text: &str) -> Vec<String> {
    let words = words(text, 0..text.len());
    let laid = Laid {
        text,
        range: 0..text.len(),
        words: &words,
        quotations: &quotations(text, 0..text.len()),
        mentions: &[],
    };
    acts(&laid)
        .iter()
        .map(|act| {
            let who = match &act.speaker {
                Speaker::Words(words) => laid.said(words),
                Speaker::Same => "same",
            };
            let said = act
                .content
                .iter()
                .map(|range| text[range.clone()].trim_matches([' ', ',']));
            let said: Vec<&str> = said.filter(|said| !said.is_empty()).collect();
            format!("{who}: {}", said.join(" … "))
        })
        .collect()
}

#[test]
fn who_speaks_stands_before_or_after_what_is_said() {
    for (text, found) in [
        (
            "The mayor said two had died.",
            &["The mayor: two had died"][..],
        ),
        (
            "Two had died, the mayor said.",
            &["the mayor: Two had died"],
        ),
        (
            "Two had died, the mayor said on Monday, and one was missing.",
            &["the mayor: Two had died … on Monday, and one was missing"],
        ),
        ("\"Two died,\" said a nurse.", &["a nurse: \"Two died,\""]),
        (
            "Two were killed, said Ana Rusk, spokeswoman for the town.",
            &["Ana Rusk: Two were killed … spokeswoman for the town"],
        ),
        (
            "The mayor, who was ill, said Ost was quiet.",
            &["The mayor, who was ill: Ost was quiet"],
        ),
        (
            "According to the army, two had died.",
            &["the army: two had died"],
        ),
        (
            "A nurse, a woman of forty, told reporters that two had died.",
            &["A nurse, a woman of forty: reporters that two had died"],
        ),
        (
            "The envoy was quoted as saying by a radio station that two had died.",
            &["The envoy: by a radio station that two had died"],
        ),
        (
            "The paper quoted an envoy as saying two had died.",
            &["an envoy: two had died"],
        ),
        (
            "The charge was denied by the ministry.",
            &["the ministry: The charge"],
        ),
        (
            "Ministers on Friday also demanded that they leave.",
            &["Ministers: that they leave"],
        ),
        (
            "The envoy called the report \"a lie\".",
            &["The envoy: the report \"a lie\""],
        ),
    ] {
        assert_eq!(heard(text), found, "{text}");
    }
}

#[test]
fn one_speaker_goes_on_and_another_takes_over() {
    assert_eq!(
        heard(
            "The mayor said two had died, adding that one was missing, but villagers say more did."
        ),
        [
            "The mayor: two had died",
            "same: that one was missing",
            "villagers: more did"
        ]
    );
    assert_eq!(
        heard("He called for talks and accused the army of lying."),
        ["He: for talks", "same: the army of lying"]
    );
}

#[test]
fn verbs_of_other_things_are_no_speech() {
    for text in [
        "The disputed areas lie north.",
        "They have been told to leave.",
        "She did not say who fired.",
        "He declined to comment and refused to say more.",
        "The claims were many.",
        "The reported number grew.",
        "It called off the search.",
    ] {
        assert_eq!(heard(text), [""; 0], "{text}");
    }
}
