//! The search itself: which units have every term, which of them are shown, and which are the best.

use super::bits::Bits;
use super::needle::Wanted;
use super::passage::{Scales, Weight};
use super::showing::{Show, Sight};
use super::text::{Field, SearchText};
use super::typed::Query;
use super::{Correction, Found, Group, Hit, Item, Kind, LeftOut, Most};
use crate::query::{Index, Known, Lens};

/// Of all that match, so many of a kind are weighed, whole words first and then in the dossier's order; the
/// rest is counted. Full texts are long, so fewer of them are.
///
/// Limitations: where more than these match equally well, a later one whose words stand closer together is
/// not put before them.
const WEIGHED: usize = 512;
const TEXTS_WEIGHED: usize = 64;

/// Finds what has every term, as of the date of `known` and through its filters, which `lens` are.
pub fn search(
    index: &Index,
    text: &SearchText,
    query: &Query,
    known: &Known,
    lens: &Lens,
    most: Most,
) -> Found {
    if query.is_empty() {
        return Found::default();
    }
    let sight = Sight {
        index,
        text,
        known,
        lens,
    };
    let is_listed = |unit: u32| {
        let kind = Kind::ALL
            .into_iter()
            .find(|kind| text.units_of(*kind).contains(&unit));
        kind.is_some_and(|kind| sight.show(kind, unit) == Show::Listed)
    };
    let mut wanted: Vec<Wanted> = query
        .terms()
        .iter()
        .map(|term| Wanted::new(text, term, &is_listed))
        .collect();
    let corrections = query
        .terms()
        .iter()
        .zip(&wanted)
        .filter_map(|(term, wanted)| {
            let instead = wanted.instead.as_ref()?.iter();
            let instead = instead.map(|word| text.vocabulary.word(*word).to_owned());
            (wanted.frequency > 0).then(|| Correction {
                typed: term.typed.clone(),
                shown: instead.collect(),
            })
        });
    let corrections: Vec<Correction> = corrections.collect();
    // Rare words say best where to look.
    wanted.sort_by_key(|wanted| wanted.frequency);
    let matching = matching(text, &wanted);
    let mut whole = matching.clone();
    wanted.iter().for_each(|wanted| whole.keep(&wanted.whole));
    let scales = Scales {
        text,
        wanted: &wanted,
        name: &query.whole,
    };
    let mut groups: Vec<(Weight, Group)> = Kind::ALL
        .into_iter()
        .filter_map(|kind| {
            let listed = listed(&sight, kind, &matching, &whole);
            group(&sight, &scales, kind, &listed, most)
        })
        .collect();
    groups.sort_by_key(|(best, group)| (best.rank.min(super::Rank::Words), group.kind));
    let groups: Vec<Group> = groups.into_iter().map(|(_, group)| group).collect();
    let mut left_out = LeftOut::default();
    groups
        .iter()
        .for_each(|group| left_out.add(&group.left_out));
    Found {
        groups,
        corrections,
        left_out,
    }
}

/// Whether something would be listed, at the date and through the filters, if its words were searched for.
pub fn is_listed(index: &Index, text: &SearchText, known: &Known, lens: &Lens, item: Item) -> bool {
    let sight = Sight {
        index,
        text,
        known,
        lens,
    };
    let Some((kind, unit)) = text.unit(item) else {
        return false;
    };
    sight.show(kind, unit) == Show::Listed
}

/// The units that have every term.
pub(super) fn matching(text: &SearchText, wanted: &[Wanted]) -> Bits {
    let Some((first, others)) = wanted.split_first() else {
        return Bits::none(text.unit_count());
    };
    let mut matching = first.units.clone();
    others.iter().for_each(|other| matching.keep(&other.units));
    for phrase in wanted.iter().filter(|wanted| wanted.is_phrase) {
        for kind in Kind::ALL {
            keep_those_with(text, kind, phrase, &mut matching);
        }
    }
    matching
}

/// Takes away the units of a kind that do not have a phrase. Few are looked through one by one; where many
/// may have it, all texts of the kind are read through at once, which is faster.
fn keep_those_with(text: &SearchText, kind: Kind, phrase: &Wanted, matching: &mut Bits) {
    let units = text.units_of(kind);
    let may_have: Vec<u32> = matching.within(units.start, units.end).collect();
    if may_have.len() < units.len() / 4 {
        let has = |field: &Field| phrase.is_in(text.folded(field));
        for unit in may_have {
            if !text.fields(unit).iter().any(has) {
                matching.remove(unit);
            }
        }
        return;
    }
    let mut with = Bits::none(text.unit_count());
    text.units_with(kind, phrase)
        .for_each(|unit| with.insert(unit));
    for unit in may_have {
        if !with.has(unit) {
            matching.remove(unit);
        }
    }
}

/// The units of a kind that match and are shown, those with whole words apart.
#[derive(Default)]
struct Listed {
    whole: Vec<u32>,
    others: Vec<u32>,
    all: u32,
    left_out: LeftOut,
}

fn listed(sight: &Sight<'_>, kind: Kind, matching: &Bits, whole: &Bits) -> Listed {
    let mut listed = Listed::default();
    let units = sight.text.units_of(kind);
    let most = match kind {
        Kind::Text => TEXTS_WEIGHED,
        _ => WEIGHED,
    };
    for unit in matching.within(units.start, units.end) {
        let show = sight.show(kind, unit);
        listed.left_out.count(show);
        if show != Show::Listed {
            continue;
        }
        listed.all += 1;
        let list = if whole.has(unit) {
            &mut listed.whole
        } else {
            &mut listed.others
        };
        if list.len() < most {
            list.push(unit);
        }
    }
    listed
}

/// Weighs what is listed and lights the best. `None`: nothing matches.
fn group(
    sight: &Sight<'_>,
    scales: &Scales<'_>,
    kind: Kind,
    listed: &Listed,
    most: Most,
) -> Option<(Weight, Group)> {
    if listed.all == 0 && listed.left_out.is_empty() {
        return None;
    }
    let shown = match most.of_one {
        Some((one, hits)) if one == kind => hits,
        _ => most.hits,
    };
    let mut weighed: Vec<(Weight, u32, &Field)> = Vec::new();
    // What has whole words comes first anyway, unless a name begins with what was typed.
    let enough = kind == Kind::Claim || kind == Kind::Text;
    for (units, is_whole) in [(&listed.whole, true), (&listed.others, false)] {
        if enough && !is_whole && weighed.len() >= shown {
            break;
        }
        weighed.extend(units.iter().filter_map(|unit| {
            let (weight, field) = scales.weigh(*unit, is_whole)?;
            Some((weight, *unit, field))
        }));
    }
    weighed.sort_by_key(|(weight, unit, _)| (*weight, *unit));
    let best = weighed.first().map(|(weight, ..)| *weight);
    let hits = weighed
        .iter()
        .take(shown)
        .filter_map(|(weight, unit, field)| {
            let item = sight.text.item(kind, *unit);
            let passage = scales.passage(sight.index, &item, field, most.passage_bytes)?;
            Some(Hit {
                item,
                rank: weight.rank,
                passage,
            })
        });
    Some((
        best.unwrap_or(Weight::LAST),
        Group {
            kind,
            hits: hits.collect(),
            all: listed.all,
            left_out: listed.left_out,
        },
    ))
}
