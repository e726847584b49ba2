//! The kind of a claim, where its words make it plain.

use crate::dossier::{Dossier, KindId};
use crate::reading::speech::Manner;
use crate::reading::words::Word;

/// A sort of thing told of, by the words for it.
struct Topic {
    /// Ids that dossiers use for such a kind; the first that the dossier has is taken.
    kinds: &'static [&'static str],
    /// Beginnings of words, in small letters.
    stems: &'static [&'static str],
}

/// In order of weight: what a sentence reports as a loss weighs more than where it happened.
const TOPICS: &[Topic] = &[
    Topic {
        kinds: &["casualties", "deaths"],
        stems: &[
            "killed", "killing", "dead", "died", "deaths", "wounded", "injured", "casualt",
            "fatalit",
        ],
    },
    Topic {
        kinds: &["displacement"],
        stems: &["refugee", "displaced", "fled", "fleeing", "evacuat"],
    },
    Topic {
        kinds: &["damage"],
        stems: &[
            "damaged",
            "destroyed",
            "destruction",
            "burned",
            "burnt",
            "torched",
            "looted",
            "ruins",
        ],
    },
    Topic {
        kinds: &["agreement"],
        stems: &[
            "ceasefire",
            "cease-fire",
            "truce",
            "treaty",
            "accord",
            "agreement",
            "armistice",
        ],
    },
    Topic {
        kinds: &["mobilisation", "mobilization"],
        stems: &["mobilis", "mobiliz", "reservist", "conscript", "draft"],
    },
    Topic {
        kinds: &["humanitarian"],
        stems: &["humanitarian", "relief", "medical", "shelter"],
    },
    Topic {
        kinds: &["protest"],
        stems: &["demonstrat", "protest", "rally", "rallied"],
    },
    Topic {
        kinds: &["attack"],
        stems: &[
            "attack",
            "shell",
            "bomb",
            "fired",
            "firing",
            "gunfire",
            "explosion",
            "airstrike",
            "strike",
            "struck",
            "raid",
            "clash",
            "fighting",
            "battle",
            "ambush",
            "offensive",
            "assault",
            "mortar",
        ],
    },
    Topic {
        kinds: &["troop-movement", "movement"],
        stems: &[
            "troops", "tanks", "convoy", "advanc", "withdr", "deploy", "pulled",
        ],
    },
    Topic {
        kinds: &["control"],
        stems: &[
            "captur",
            "seized",
            "liberat",
            "recaptur",
            "retook",
            "surround",
            "encircl",
            "control",
            "checkpoint",
        ],
    },
    Topic {
        kinds: &["diplomacy"],
        stems: &[
            "diploma",
            "ambassador",
            "embassy",
            "talks",
            "negotiat",
            "summit",
            "envoy",
            "recogni",
            "relations",
        ],
    },
];

/// What the words tell of: the topics met, in order of weight, with the first word of each.
pub(super) fn topics<'t>(words: &[Word<'t>]) -> Vec<(usize, &'t str)> {
    let met = TOPICS.iter().enumerate().filter_map(|(at, topic)| {
        let word = words.iter().find(|word| {
            let lower = word.text.to_lowercase();
            topic.stems.iter().any(|stem| lower.starts_with(stem))
        });
        word.map(|word| (at, word.text))
    });
    met.collect()
}

/// The kind that the manner of speaking or the only topic makes plain. `None`: not plain, or not a kind of
/// this dossier.
pub(super) fn plain_kind(
    dossier: &Dossier,
    manner: Option<Manner>,
    topics: &[(usize, &str)],
) -> Option<KindId> {
    let by_manner: &[&str] = match manner {
        Some(Manner::Denies) => &["denial"],
        Some(Manner::Accuses) => &["accusation"],
        Some(Manner::Appeals) => &["appeal", "demand"],
        Some(Manner::Promises) => &["intention"],
        Some(Manner::Judges) => &["assessment"],
        _ => &[],
    };
    let by_topic = match topics {
        // A loss is what the sentence is about, whatever caused it.
        [(0, _), ..] => TOPICS[0].kinds,
        [(only, _)] => TOPICS[*only].kinds,
        _ => &[],
    };
    let has = |id: &&&str| dossier.kinds.iter().any(|kind| kind.id.as_str() == **id);
    let id = by_manner.iter().chain(by_topic).find(has)?;
    KindId::new(id).ok()
}
