//! The fields of the dossier itself: what it is called, where its map opens, its kinds and its sides.

use egui::{RichText, Ui};

use super::form::{Form, Spot};
use super::typing::{Few, Typed};
use super::{identity, lists, refer, removing};
use crate::dossier::edit::{Change, Head, Referent, Sort};
use crate::dossier::naming::{free_id, words_as_id};
use crate::dossier::{BorderPolicy, DeclaredBorders, Dossier, Hue, Kind, Side};
use crate::ui::fields::among::Word;

const TITLE: Spot = Spot::new("title", "Title", "What the dossier is called");
const SUMMARY: Spot = Spot::new("summary", "Summary", "What it holds, in a few sentences");
const LANGUAGE: Spot = Spot::new(
    "language",
    "Language",
    "Of statements and labels, as a BCP 47 tag: en, ka, ru",
);
const FEATURED: Spot = Spot::new(
    "featured",
    "Featured",
    "Places that are always labelled and that the map opens on",
);
const POLICY: Spot = Spot::new(
    "borders.policy",
    "Borders",
    "As whom the map draws borders; named on the map and on every export",
);
const AS_OF: Spot = Spot::new(
    "borders.as_of",
    "Of the date",
    "The date whose recognition is meant, as EDTF: 2008-08-14. It makes a difference to what Russia recognises",
);
const KIND: Spot = Spot::new(
    "kind",
    "Kind",
    "A sort of claim, with the colour of its marks",
);
const SIDE: Spot = Spot::new(
    "side",
    "Side",
    "A party that actors speak for, with the colour of its marks",
);
/// How wide the choice of a colour is, in points.
const HUE_WIDTH: f32 = 40.0;
const ID: &str = "Names it in the files; what refers to it follows a new one";
/// So many words of a label make an id.
const WORDS_OF_A_LABEL: usize = 4;

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier) {
    let with = |change: &dyn Fn(&mut Head)| {
        let mut head = dossier.head();
        change(&mut head);
        Change::PutHead(Box::new(head))
    };
    form.row(ui, TITLE, |form, ui| {
        let put = |text: &str| {
            let title = lists::some_words(text, "A dossier needs a title.")?;
            Ok(with(&|it| it.title.clone_from(&title)))
        };
        form.typed(ui, TITLE, &Typed::lines(&dossier.title, 1, &put));
    });
    form.row(ui, SUMMARY, |form, ui| {
        let put = |text: &str| Ok(with(&|it| text.clone_into(&mut it.summary)));
        form.typed(ui, SUMMARY, &Typed::lines(&dossier.summary, 3, &put));
    });
    form.row(ui, LANGUAGE, |form, ui| {
        let put = |text: &str| {
            let language = lists::language(text)?.unwrap_or_default();
            Ok(with(&|it| it.language.clone_from(&language)))
        };
        form.typed(ui, LANGUAGE, &Typed::line(&dossier.language, &put));
    });
    let featured: Vec<Referent> = dossier
        .featured
        .iter()
        .cloned()
        .map(Referent::Place)
        .collect();
    refer::several(ui, form, FEATURED, Sort::Place, &featured, &|to| {
        with(&|it| it.featured = refer::places(to))
    });
    borders(ui, form, dossier, &with);
    form.heading_with_ids(ui, "Kinds of claims");
    for (nth, kind) in dossier.kinds.iter().enumerate() {
        declared(
            ui,
            form,
            KIND.at(nth),
            Referent::Kind(kind.id.clone()),
            &kind.label,
            kind.hue,
            &with,
        );
    }
    new_kind(ui, form, dossier, &with);
    form.heading_with_ids(ui, "Sides");
    for (nth, side) in dossier.sides.iter().enumerate() {
        declared(
            ui,
            form,
            SIDE.at(nth),
            Referent::Side(side.id.clone()),
            &side.label,
            side.hue,
            &with,
        );
    }
    new_side(ui, form, dossier, &with);
}

type With<'a> = dyn Fn(&dyn Fn(&mut Head)) -> Change + 'a;

/// How somebody says which borders are meant.
pub fn policy_name(policy: BorderPolicy) -> &'static str {
    match policy {
        BorderPolicy::Majority => "as most states recognise",
        BorderPolicy::DeFacto => "where control ends",
        BorderPolicy::Georgia => "as Georgia recognises",
        BorderPolicy::Russia => "as Russia recognises",
        BorderPolicy::NaturalEarth => "as Natural Earth draws",
    }
}

fn borders(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, with: &With<'_>) {
    let now = dossier.borders.as_ref();
    form.row(ui, POLICY, |form, ui| {
        let policy = now.and_then(|it| BorderPolicy::from_id(&it.policy));
        let mut words = vec![Word::plain(None, "not chosen")];
        words.extend(BorderPolicy::ALL.map(|it| Word::plain(Some(it), policy_name(it))));
        let shown = match (now, policy) {
            (Some(borders), None) => borders.policy.as_str(),
            (_, policy) => policy.map_or("not chosen", policy_name),
        };
        let width = ui.available_width();
        let holds = |it: &Option<BorderPolicy>| *it == policy && (it.is_some() || now.is_none());
        form.choice(ui, POLICY, Few(width, shown, &words), holds, |policy| {
            let borders = policy.map(|policy| DeclaredBorders {
                policy: policy.id().to_owned(),
                as_of: now.and_then(|it| it.as_of.clone()),
            });
            with(&|it| it.borders.clone_from(&borders))
        });
    });
    if let Some(borders) = now {
        super::dates::date(ui, form, AS_OF, borders.as_of.as_ref(), &|when| {
            let borders = DeclaredBorders {
                as_of: when,
                ..borders.clone()
            };
            with(&|it| it.borders = Some(borders.clone()))
        });
    }
}

/// A kind or a side: its colour, its label, its id.
fn declared(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    referent: Referent,
    label: &str,
    hue: Hue,
    with: &With<'_>,
) {
    let nth = spot.nth;
    let is_kind = matches!(referent, Referent::Kind(_));
    let set = |head: &mut Head, label: Option<&str>, hue: Option<Hue>| {
        let (own_label, own_hue) = if is_kind {
            let kind = &mut head.kinds[nth];
            (&mut kind.label, &mut kind.hue)
        } else {
            let side = &mut head.sides[nth];
            (&mut side.label, &mut side.hue)
        };
        if let Some(label) = label {
            label.clone_into(own_label);
        }
        if let Some(hue) = hue {
            *own_hue = hue;
        }
    };
    ui.push_id((spot.name, nth), |ui| {
        form.entry(ui, spot, |form, ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                let theme = form.scene.theme;
                let hues = Hue::ALL.map(|hue| Word {
                    colour: Some(theme.hue(hue)),
                    ..Word::plain(hue, hue.name())
                });
                let colour = spot.part(
                    "colour",
                    if is_kind {
                        "Colour of kind"
                    } else {
                        "Colour of side"
                    },
                    "",
                );
                form.choice(
                    ui,
                    colour,
                    Few(HUE_WIDTH, "", &hues),
                    |it| *it == hue,
                    |hue| with(&|it| set(it, None, Some(*hue))),
                );
                let signs = if form.is_editable() {
                    2.0 * lists::SIGN_WIDTH
                } else {
                    0.0
                };
                let room = ui.available_width() - signs - 4.0;
                let put = |text: &str| {
                    let label = lists::some_words(text, "Type what it is called.")?;
                    Ok(with(&|it| set(it, Some(&label), None)))
                };
                form.typed_within(ui, spot, room, &Typed::line(label, &put));
                if !form.is_editable() {
                    return;
                }
                if lists::sign(ui, "↑", nth > 0, &format!("Move “{label}” up")) {
                    let up = with(&|it| {
                        if is_kind {
                            it.kinds.swap(nth, nth - 1);
                        } else {
                            it.sides.swap(nth, nth - 1);
                        }
                    });
                    form.ask(format!("Move {referent} up"), up);
                }
                if lists::sign(ui, "×", true, &format!("Remove “{label}”")) {
                    removing::ask(form, &referent);
                }
            });
            let id = if is_kind { "Id of kind" } else { "Id of side" };
            let id = spot.part("id", id, ID);
            if form.shows_id(id) {
                ui.horizontal(|ui| {
                    ui.add_space(HUE_WIDTH + 16.0);
                    let width = ui.available_width() - 2.0 * lists::SIGN_WIDTH;
                    identity::id_of_width(ui, form, id, width, &referent);
                });
            }
        });
        removing::panel(ui, form, &referent);
    });
}

fn new_kind(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, with: &With<'_>) {
    let put = |text: &str| {
        let label = lists::some_words(text, "Type what it is called.")?;
        let taken = |id: &str| dossier.kinds.iter().any(|it| it.id.as_str() == id);
        let id = free_id(&words_as_id(&label, WORDS_OF_A_LABEL), "kind", taken);
        let id = id.parse().map_err(|error| format!("{error}"))?;
        let hue = next_hue(dossier.kinds.iter().map(|it| it.hue));
        let kind = Kind { id, label, hue };
        Ok(with(&|it| it.kinds.push(kind.clone())))
    };
    add(ui, form, KIND, dossier.kinds.len(), "Add a kind", &put);
}

fn new_side(ui: &mut Ui, form: &mut Form<'_>, dossier: &Dossier, with: &With<'_>) {
    let put = |text: &str| {
        let label = lists::some_words(text, "Type what it is called.")?;
        let taken = |id: &str| dossier.sides.iter().any(|it| it.id.as_str() == id);
        let id = free_id(&words_as_id(&label, WORDS_OF_A_LABEL), "side", taken);
        let id = id.parse().map_err(|error| format!("{error}"))?;
        let hue = next_hue(dossier.sides.iter().map(|it| it.hue));
        let side = Side { id, label, hue };
        Ok(with(&|it| it.sides.push(side.clone())))
    };
    add(ui, form, SIDE, dossier.sides.len(), "Add a side", &put);
}

fn add(
    ui: &mut Ui,
    form: &mut Form<'_>,
    spot: Spot,
    count: usize,
    button: &str,
    put: &dyn Fn(&str) -> Result<Change, String>,
) {
    if form.is_editable() {
        form.new_entry(ui, spot, count, button, button, put);
    } else if count == 0 {
        ui.label(RichText::new("none").color(form.scene.theme.ink_soft));
    }
}

/// The first colour that is not taken yet; when all are, the first of all.
fn next_hue(taken: impl Iterator<Item = Hue>) -> Hue {
    let taken: Vec<Hue> = taken.collect();
    let free = Hue::ALL.into_iter().find(|hue| !taken.contains(hue));
    free.unwrap_or(Hue::Blue)
}
