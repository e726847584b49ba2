//! What the map shows of the open dispute: the places its claims are about, and where they were said.

use std::collections::BTreeMap;

use egui::{Painter, Pos2, Rect, Role, Sense, Shape, Stroke, Ui, WidgetInfo, vec2};

use crate::query::{DisputeIx, PlaceIx};

use super::super::scene::{Hover, Scene};
use super::super::theme::Theme;
use super::super::widgets::claims;
use super::Frame;
use super::marks::{self, Placed};

/// Half the width of the sign for "said here", in points.
const SIGN: f32 = 4.5;

/// The places of the open dispute, kept while nothing changes.
#[derive(Default)]
pub struct Focus {
    made_for: Option<(u64, Option<DisputeIx>)>,
    /// In order. Empty: no dispute is open, or nothing of it is in view yet.
    about: Vec<PlaceIx>,
    said: BTreeMap<PlaceIx, Said>,
}

/// How many known claims of the dispute were spoken at a place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The words say that they were said there.
    pub said: u32,
    /// Where they were said is not known; the report was filed from there.
    pub reported: u32,
}

impl Focus {
    pub fn keep_up_with(&mut self, scene: Scene<'_>) {
        let dispute = scene.selected_dispute();
        let key = (scene.state.revision(), dispute);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        self.about.clear();
        self.said.clear();
        let Some(dispute) = dispute else {
            return;
        };
        let index = scene.state.index();
        for &claim in index.claims_of_dispute(dispute) {
            if !scene.state.known().is_known(claim) {
                continue;
            }
            self.about.extend_from_slice(index.places_of(claim));
            let source = index.source(index.source_of(claim));
            let said_at = index.claim(claim).said_at.as_ref();
            if let Some(place) = said_at.and_then(|id| index.place_ix(id)) {
                self.said.entry(place).or_default().said += 1;
            } else if let Some(place) = source.dateline.as_ref().and_then(|id| index.place_ix(id)) {
                self.said.entry(place).or_default().reported += 1;
            }
        }
        self.about.sort_unstable();
        self.about.dedup();
    }

    /// Whether a place has nothing to do with the open dispute.
    pub fn dims(&self, place: PlaceIx) -> bool {
        !self.about.is_empty() && self.about.binary_search(&place).is_err()
    }

    /// Whether claims of the open dispute were spoken there.
    pub fn is_spoken_at(&self, place: PlaceIx) -> bool {
        self.said.contains_key(&place)
    }

    pub fn has_signs(&self) -> bool {
        !self.said.is_empty()
    }

    /// Places with a sign that lie outside the view.
    pub fn off_map<'a>(
        &'a self,
        frame: Frame,
        scene: Scene<'a>,
    ) -> impl Iterator<Item = &'a str> + 'a {
        let index = scene.state.index();
        self.said.keys().filter_map(move |place| {
            let place = index.place(*place);
            let seen = place.position.is_some_and(|position| {
                marks::in_view(frame, frame.projector.point_from_lonlat(position))
            });
            (!seen).then_some(place.name.as_str())
        })
    }

    /// A sign beside each mark in view at whose place something was said.
    pub fn draw(
        &self,
        ui: &Ui,
        frame: Frame,
        scene: Scene<'_>,
        placed: &[Placed],
        hover: &mut Hover,
    ) {
        for mark in placed {
            let spoken = mark
                .places
                .iter()
                .filter_map(|place| Some((*place, *self.said.get(place)?)));
            let mut sum = Said::default();
            let mut first = None;
            for (place, said) in spoken {
                first = first.or(Some(place));
                sum.said += said.said;
                sum.reported += said.reported;
            }
            let Some(first) = first else {
                continue;
            };
            let aside = mark.outer_radius().max(8.0) * 0.72 + SIGN;
            let at = frame.pos(mark.drawn_at) + vec2(-aside, aside);
            let id = ui.scope_id().with(("said", first));
            let touch = Rect::from_center_size(at, vec2(14.0, 14.0));
            let response = ui.interact(touch, id, Sense::click());
            let words = sum.in_words(&mark.name(scene));
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, words.as_str()));
            sign(&ui.painter_at(frame.rect), scene.theme, at);
            if response.has_focus() {
                let ring = Stroke::new(2.0, scene.theme.ink);
                ui.painter().circle_stroke(at, SIGN + 4.0, ring);
            }
            if response.hovered() {
                *hover = Hover::Place(first);
            }
            response.on_hover_text(words);
        }
    }
}

impl Said {
    /// "2 claims of this dispute said in Moscow, 1 claim reported from there".
    fn in_words(self, place: &str) -> String {
        match (self.said, self.reported) {
            (said, 0) => format!("{} of this dispute said in {place}", claims(said)),
            (0, reported) => format!(
                "{} of this dispute reported from {place}; where they were said is not known",
                claims(reported)
            ),
            (said, reported) => format!(
                "{} of this dispute said in {place}, {} reported from there",
                claims(said),
                claims(reported)
            ),
        }
    }
}

/// A square on its corner, unlike anything else on the map.
pub fn sign(painter: &Painter, theme: &Theme, at: Pos2) {
    let corners = |half: f32| {
        [(0.0, -half), (half, 0.0), (0.0, half), (-half, 0.0)].map(|(x, y)| at + vec2(x, y))
    };
    painter.add(Shape::convex_polygon(
        corners(SIGN + 2.0).to_vec(),
        theme.paper,
        Stroke::NONE,
    ));
    painter.add(Shape::convex_polygon(
        corners(SIGN).to_vec(),
        theme.paper,
        Stroke::new(1.6, theme.ink),
    ));
}
