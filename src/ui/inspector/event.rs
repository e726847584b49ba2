//! The fields of an event.

use egui::Ui;

use super::form::{Few, Form, Spot, Typed};
use super::{dates, identity, lists, refer};
use crate::dossier::Event;
use crate::dossier::edit::{Change, Referent, Sort};
use crate::ui::fields::among::Word;

const TITLE: Spot = Spot::new(
    "title",
    "Title",
    "What is said to have happened, in a few neutral words",
);
const OCCURRED: Spot = Spot::new(
    "occurred",
    "Date",
    "When it is said to have happened, as EDTF: 2008-08-08, 2008-08-07/2008-08-08, 2008-08~, 2008. Empty: no source \
     supports a date",
);
const PLACES: Spot = Spot::new("places", "Places", "Where it is said to have happened");
const KIND: Spot = Spot::new(
    "kind",
    "Kind",
    "One of the dossier's kinds; none where it is of several",
);
const WITHIN: Spot = Spot::new("within", "Part of", "The larger event that it is part of");

pub fn draw(ui: &mut Ui, form: &mut Form<'_>, event: &Event) {
    let with = |change: &dyn Fn(&mut Event)| {
        let mut event = event.clone();
        change(&mut event);
        Change::PutEvent(Box::new(event))
    };
    form.row(ui, TITLE, |form, ui| {
        let put = |text: &str| {
            let title = lists::some_words(text, "An event needs a title.")?;
            Ok(with(&|it| it.title.clone_from(&title)))
        };
        form.typed(ui, TITLE, &Typed::lines(&event.title, 2, &put));
    });
    dates::date(ui, form, OCCURRED, event.occurred.as_ref(), &|when| {
        with(&|it| it.occurred.clone_from(&when))
    });
    let places: Vec<Referent> = event.places.iter().cloned().map(Referent::Place).collect();
    refer::several(ui, form, PLACES, Sort::Place, &places, &|to| {
        with(&|it| it.places = refer::places(to))
    });
    form.row(ui, KIND, |form, ui| {
        let dossier = form.scene.state.dossier().clone();
        let theme = form.scene.theme;
        let mut words = vec![Word::plain(None, "none")];
        words.extend(dossier.kinds.iter().map(|kind| Word {
            colour: Some(theme.hue(kind.hue)),
            ..Word::plain(Some(kind.id.clone()), kind.label.as_str())
        }));
        let shown = words.iter().find(|word| word.value == event.kind);
        let id = event.kind.as_ref().map_or("none", |kind| kind.as_str());
        let shown = shown.map_or(id, |word| word.label).to_owned();
        let width = ui.available_width();
        let holds = |it: &Option<_>| *it == event.kind;
        form.choice(ui, KIND, Few(width, &shown, &words), holds, |kind| {
            with(&|it| it.kind.clone_from(kind))
        });
    });
    let within = event.within.clone().map(Referent::Event);
    refer::one(ui, form, WITHIN, Sort::Event, within, &|to| {
        with(&|it| it.within = refer::event(to))
    });
    identity::id_field(ui, form, &Referent::Event(event.id.clone()));
}
