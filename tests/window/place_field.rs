//! Promises about the field in which a place is chosen.

use std::sync::Arc;

use dateline::app::State;
use dateline::dossier::{Place, PlaceId, PlaceKind, Precision};
use dateline::ui::place_field::{PlaceChoice, PlaceFieldMemory, place_field};
use dateline::ui::{Hover, Scene, theme};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};

use crate::desk::{built_in, nothing_remembered};

struct Shown {
    state: State,
    memory: PlaceFieldMemory,
    chosen: Option<PlaceChoice>,
}

struct Field(Harness<'static, Shown>);

impl Field {
    /// The field over the built-in dossier, with the keyboard.
    fn new() -> Self {
        let shown = Shown {
            state: State::new(built_in(), nothing_remembered(), Arc::new(|| {})),
            memory: PlaceFieldMemory::default(),
            chosen: None,
        };
        let harness = Harness::builder()
            .with_size([420.0, 520.0])
            .with_max_steps(24)
            .with_context_setup(theme::dress)
            .build_ui_state(draw, shown);
        let mut field = Self(harness);
        field.0.run();
        field.0.get_by_label("Place").focus();
        field.0.run();
        field
    }

    fn typing(mut self, text: &str) -> Self {
        self.0.event(egui::Event::Text(text.to_owned()));
        self.0.run();
        self
    }

    fn pressing(mut self, keys: &[Key]) -> Self {
        for key in keys {
            self.0.key_press(*key);
            self.0.run();
        }
        self
    }

    fn offers(&self) -> Vec<String> {
        let rows = self
            .0
            .query_all_by_role(egui::accesskit::Role::ListBoxOption);
        rows.filter_map(|row| row.accesskit_node().label())
            .collect()
    }

    fn chosen(self) -> Option<PlaceChoice> {
        self.0.into_state().chosen
    }

    #[track_caller]
    fn new_place(self) -> Place {
        match self.chosen() {
            Some(PlaceChoice::New(place)) => *place,
            other => panic!("no new place: {other:?}"),
        }
    }
}

fn draw(ui: &mut egui::Ui, shown: &mut Shown) {
    let scene = Scene {
        state: &shown.state,
        theme: theme::in_force(ui.ctx()),
        hover: Hover::Nothing,
    };
    let chosen = place_field(ui, scene, &mut shown.memory);
    shown.chosen = shown.chosen.take().or(chosen);
}

#[test]
fn enter_takes_the_place_of_the_dossier() {
    let field = Field::new().typing("gor");
    let first = field
        .offers()
        .into_iter()
        .next()
        .expect("something is offered");
    assert_eq!(first, "Gori, settlement, Georgia, in this dossier");
    let gori = PlaceId::new("gori").expect("an id");
    assert_eq!(
        field.pressing(&[Key::Enter]).chosen(),
        Some(PlaceChoice::Known(gori))
    );
}

#[test]
fn how_precisely_a_new_place_is_known_is_asked_and_not_assumed() {
    let field = Field::new().typing("Akhalgori").pressing(&[Key::Enter]);
    assert_eq!(
        field.offers()[0],
        "settlement, Somewhere in the town or village"
    );
    let field = field.pressing(&[Key::Enter]);
    field
        .0
        .get_by_label("Choose with ↓ how precisely the place is known.");
    let place = field.pressing(&[Key::ArrowDown, Key::Enter]).new_place();
    assert_eq!(
        (place.name.as_str(), place.precision),
        ("Akhalgori", Precision::Settlement)
    );
    assert_eq!(place.identifiers[0].value, "615914");
    assert!(place.is_located());
}

#[test]
fn coordinates_are_said_back_and_given_a_name() {
    let field = Field::new()
        .typing("38T MM 14887 75566")
        .pressing(&[Key::Enter]);
    let field = field.pressing(&[Key::ArrowDown, Key::Enter]);
    field.0.get_by_label("A place needs a name.");
    let place = field
        .typing("The bridge")
        .pressing(&[Key::Enter])
        .new_place();
    assert_eq!(
        (place.name.as_str(), place.precision),
        ("The bridge", Precision::Exact)
    );
    assert_eq!(place.id.as_str(), "the-bridge");
    let latitude = place.position.expect("a position").latitude();
    assert!((latitude - 42.227_64).abs() < 1e-4);
}

#[test]
fn what_is_wrong_with_coordinates_is_said() {
    let field = Field::new().typing("142, 200");
    field.0.get_by_label("Latitude 142 is beyond 90.");
    assert!(field.offers().is_empty());
}

#[test]
fn a_name_that_nobody_knows_becomes_a_place_without_a_position() {
    let field = Field::new().typing("Qqqville").pressing(&[Key::Enter]);
    let place = field.new_place();
    assert_eq!(
        (place.name.as_str(), place.kind),
        ("Qqqville", PlaceKind::Other)
    );
    assert!(!place.is_located());
}

#[test]
fn escape_goes_back_a_step_and_then_clears() {
    let field = Field::new()
        .typing("Akhalgori")
        .pressing(&[Key::Enter, Key::Escape]);
    assert!(
        field.offers()[0].starts_with("Akhalgori"),
        "{:?}",
        field.offers()
    );
    let field = field.pressing(&[Key::Escape]);
    assert!(field.offers().is_empty());
    assert_eq!(field.chosen(), None);
}
