//! What fields are offered as long as they are empty: what plain rules find in the quoted words, and what the claim
//! made just before has. Enter or a click takes it; nothing is filled in by itself.

use std::ops::Range;
use std::sync::Arc;

use egui::{Button, RichText, Sense, Ui};

use super::form::Form;
use crate::app::offered::figure;
use crate::dossier::edit::{Made, Referent, Sort};
use crate::dossier::{ClaimId, Dossier, Figure, PlaceId, Source};
use crate::reading::{FigureFound, Named, Names, Suggestion, figures, suggestions, words};
use crate::ui::fields::choose::{Choose, HowMany, More, Picked};
use crate::ui::theme::sans;

/// What was found, and in what.
#[derive(Default)]
pub(super) struct Memory {
    /// Who and what is named in the whole document, by the dossier and the source it was looked for in.
    read: Option<(Arc<Dossier>, crate::dossier::SourceId, Read)>,
    /// What the quote's words offer, by its parts.
    found: Option<(Vec<Range<usize>>, Offers)>,
    /// The claim that was made before this one.
    pub(super) before: Option<ClaimId>,
}

struct Read {
    suggestions: Vec<Suggestion>,
    names: Names,
}

/// What each field is offered, the likeliest first.
#[derive(Clone, Default)]
pub(super) struct Offers {
    by: Vec<More>,
    via: Vec<More>,
    about: Vec<More>,
    pub(super) figures: Vec<Figure>,
    /// Of the claim before.
    before: Vec<More>,
}

/// So many are offered in a field.
const MOST: usize = 3;
const NAMED: &str = "named in these words";
const BEFORE: &str = "as in the claim before";

impl Memory {
    /// For another claim: what was found in the document stays.
    pub(super) fn forgetting_the_quote(self) -> Self {
        Self {
            found: None,
            ..self
        }
    }

    /// Looks through the quote's words, once for each quote.
    pub(super) fn of(&mut self, form: &Form<'_, '_>) -> Offers {
        let dossier = form.scene.state.dossier();
        let source = form.source;
        let is_same = self
            .read
            .as_ref()
            .is_some_and(|(of, id, _)| Arc::ptr_eq(of, dossier) && *id == source.id);
        if !is_same {
            let names = Names::of(dossier);
            let suggestions = suggestions(source, dossier, &names, &|_| false);
            let read = Read { suggestions, names };
            self.read = Some((dossier.clone(), source.id.clone(), read));
            self.found = None;
        }
        let parts = &form.draft.parts;
        if let Some((of, offers)) = &self.found
            && of == parts
        {
            return offers.clone();
        }
        let mut offers = match &self.read {
            Some((_, _, read)) => found(read, parts, source, dossier),
            None => Offers::default(),
        };
        offers.before = before(dossier, self.before.as_ref());
        self.found = Some((parts.clone(), offers.clone()));
        offers
    }
}

impl Offers {
    /// For a field of that name.
    pub(super) fn of(&self, choose: &Choose<'_>) -> Vec<More> {
        let named: &[More] = match choose.label {
            "Claimant" => &self.by,
            "Via" => &self.via,
            "About places" => &self.about,
            _ => &[],
        };
        let mut offered = named.to_vec();
        // Where the claimant spoke, and through whom, is said by each report anew.
        if matches!(choose.label, "About places" | "Event" | "Kind") {
            let before = self.before.iter();
            offered.extend(before.filter(|it| sort(it) == Some(choose.sort)).cloned());
        }
        let mut met: Vec<Picked> = Vec::new();
        offered.retain(|it| {
            let is_new = !met.contains(&it.picked);
            met.push(it.picked.clone());
            is_new
        });
        offered.truncate(MOST);
        offered
    }
}

impl Offers {
    /// How many of those that the words name are still to be taken after one was.
    pub(super) fn left(
        &self,
        offered: &[More],
        chosen: &[Referent],
        picked: Option<&Picked>,
    ) -> usize {
        let is_chosen = |it: &Picked| match it {
            Picked::Take(what) => chosen.contains(what),
            _ => false,
        };
        let named = offered.iter().filter(|it| it.beside == NAMED);
        named
            .filter(|it| Some(&it.picked) != picked && !is_chosen(&it.picked))
            .count()
    }
}

fn sort(more: &More) -> Option<Sort> {
    match &more.picked {
        Picked::Take(what) => Some(what.sort()),
        _ => None,
    }
}

fn found(read: &Read, parts: &[Range<usize>], source: &Source, dossier: &Dossier) -> Offers {
    let within = |range: &Range<usize>| {
        let meets = |part: &Range<usize>| part.start < range.end && range.start < part.end;
        parts.iter().any(meets)
    };
    let mut offers = Offers::default();
    let mut numbers: Vec<FigureFound> = Vec::new();
    for suggestion in read.suggestions.iter().filter(|it| within(&it.range)) {
        for (found, to) in [
            (&suggestion.by, &mut offers.by),
            (&suggestion.via, &mut offers.via),
        ] {
            to.extend(found.iter().filter_map(|it| match &it.what {
                Named::Known(id) => Some(known(dossier, Referent::Actor(id.clone()), NAMED)),
                Named::Unknown(name) => {
                    let made = Made::named(dossier, &[], Sort::Actor, name)?;
                    Some(More {
                        name: format!("{} (new)", made.name()),
                        beside: NAMED.to_owned(),
                        picked: Picked::Make(made),
                    })
                }
            }));
        }
        let about = suggestion.about.iter();
        let about = about.filter(|it| it.guessed.is_none() && within(&it.range));
        offers.about.extend(about.filter_map(|it| {
            let id = it.what.known()?;
            Some(known(dossier, Referent::Place(id.clone()), NAMED))
        }));
        let figures = suggestion.figures.iter();
        numbers.extend(figures.filter(|it| within(&it.range)).cloned());
    }
    let text = source.content();
    for part in parts {
        for mention in read.names.mentions(text, part.clone(), None) {
            let one = |of: &[usize]| match of {
                [one] => Some(*one),
                _ => None,
            };
            let place = one(&mention.places).and_then(|at| dossier.places.get(at));
            if let Some(place) = place {
                let what = Referent::Place(place.id.clone());
                offers.about.push(known(dossier, what, NAMED));
            }
            let actor = one(&mention.actors).and_then(|at| dossier.actors.get(at));
            if let Some(actor) = actor {
                let what = Referent::Actor(actor.id.clone());
                offers.by.push(known(dossier, what, NAMED));
            }
        }
        if numbers.is_empty() {
            numbers = figures(&words(text, part.clone()));
        }
    }
    offers.figures = numbers.iter().filter_map(figure).take(MOST).collect();
    offers
}

fn known(dossier: &Dossier, what: Referent, why: &str) -> More {
    let name = match &what {
        Referent::Actor(id) => dossier.actor(id).map(|it| it.name.clone()),
        Referent::Place(id) => dossier.place(id).map(|it| it.name.clone()),
        Referent::Event(id) => dossier.event(id).map(|it| it.title.clone()),
        Referent::Kind(id) => {
            let mut kinds = dossier.kinds.iter();
            kinds.find(|it| it.id == *id).map(|it| it.label.clone())
        }
        _ => None,
    };
    More {
        name: name.unwrap_or_else(|| what.id().to_owned()),
        beside: why.to_owned(),
        picked: Picked::Take(what),
    }
}

/// Kind, places and events of the claim that was made before.
fn before(dossier: &Dossier, claim: Option<&ClaimId>) -> Vec<More> {
    let Some((_, claim)) = claim.and_then(|id| dossier.claim(id)) else {
        return Vec::new();
    };
    let place = |id: &PlaceId| Referent::Place(id.clone());
    let kind = std::iter::once(Referent::Kind(claim.kind.clone()));
    kind.chain(claim.about.iter().map(place))
        .chain(claim.events.iter().cloned().map(Referent::Event))
        .map(|what| known(dossier, what, BEFORE))
        .collect()
}

/// What is offered, beneath an empty field, for the pointer: by keyboard Enter and the arrows choose from the list
/// that the field opens. Returns what was clicked.
pub(super) fn chips(
    ui: &mut Ui,
    form: &Form<'_, '_>,
    choose: &Choose<'_>,
    chosen: &[Referent],
) -> Option<Picked> {
    let is_free = |more: &&More| match &more.picked {
        Picked::Take(what) => !chosen.contains(what),
        _ => true,
    };
    let offered: Vec<&More> = choose.offered.iter().filter(is_free).collect();
    let is_full = choose.how_many == HowMany::One && !chosen.is_empty();
    // Beneath a field that has something, only places: a sentence often names several.
    let is_done = !chosen.is_empty() && choose.sort != Sort::Place;
    if offered.is_empty() || is_full || is_done {
        return None;
    }
    let mut clicked = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        for more in offered {
            let theme = form.theme();
            let ink = if more.beside == BEFORE {
                theme.ink_soft
            } else {
                theme.ink
            };
            let label = RichText::new(&more.name).font(sans(11.5)).color(ink);
            let button = Button::new(label)
                .small()
                .sense(Sense::CLICK)
                .frame_when_inactive(true);
            let response = ui.add(button).on_hover_text(&more.beside);
            let name = format!("{} for {}, {}", more.name, choose.label, more.beside);
            if response.accessible_name(name).clicked() {
                clicked = Some(more.picked.clone());
            }
        }
    });
    clicked
}
