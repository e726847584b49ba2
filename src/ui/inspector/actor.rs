//! The fields of an actor.

use egui::Ui;

use super::form::{Few, Form, Spot, Typed};
use super::{identity, lists, refer};
use crate::dossier::edit::{Change, Referent, Sort};
use crate::dossier::{Actor, ActorKind};
use crate::ui::fields::among::Word;

const NAME: Spot = Spot::new("name", "Name", "As it is shown, in the dossier's language");
const KIND: Spot = Spot::new("kind", "Kind", "What sort of body it is");
const ROLE: Spot = Spot::new(
    "role",
    "Role",
    "Office or part played, as of the sources, in a few words; empty when they do not say",
);
const SIDE: Spot = Spot::new(
    "side",
    "Side",
    "Whom it speaks for: gives its claims their colour, and counts independent sides. None for an outlet, a witness, \
     an analyst",
);
const MEMBER_OF: Spot = Spot::new(
    "member_of",
    "Member of",
    "The actors it is part of, as the words that name it say; two parts of one whole are not independent",
);

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, actor: &Actor) {
    let with = |change: &dyn Fn(&mut Actor)| {
        let mut actor = actor.clone();
        change(&mut actor);
        Change::PutActor(Box::new(actor))
    };
    form.row(ui, NAME, |form, ui| {
        let put = |text: &str| {
            let name = lists::some_words(text, "An actor needs a name.")?;
            Ok(with(&|it| it.name.clone_from(&name)))
        };
        form.typed(ui, NAME, &Typed::line(&actor.name, &put));
    });
    form.row(ui, KIND, |form, ui| {
        let words = ActorKind::ALL.map(|kind| Word::plain(kind, kind.name()));
        let (width, shown) = (ui.available_width(), actor.kind.name());
        form.choice(
            ui,
            KIND,
            Few(width, shown, &words),
            |it| *it == actor.kind,
            |kind| with(&|it| it.kind = *kind),
        );
    });
    form.row(ui, ROLE, |form, ui| {
        let put = |text: &str| Ok(with(&|it| it.role = lists::maybe_words(text)));
        let value = actor.role.as_deref().unwrap_or_default();
        form.typed(ui, ROLE, &Typed::lines(value, 1, &put));
    });
    let side = actor.side.clone().map(Referent::Side);
    refer::one(ui, form, SIDE, Sort::Side, side, &|to| {
        with(&|it| it.side = refer::side(to))
    });
    let member_of: Vec<Referent> = actor
        .member_of
        .iter()
        .cloned()
        .map(Referent::Actor)
        .collect();
    refer::several(ui, form, MEMBER_OF, Sort::Actor, &member_of, &|to| {
        with(&|it| it.member_of = refer::actors(to))
    });
    lists::names(ui, form, &actor.names, &|names| {
        with(&|it| it.names.clone_from(&names))
    });
    identity::id_field(ui, form, &Referent::Actor(actor.id.clone()));
}
