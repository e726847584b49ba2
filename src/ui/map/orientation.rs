//! Countries, seas and towns of the basemap, written quietly so that one knows where one is. Which of them
//! find room is decided with all other names in [`super::labels`].

use std::collections::HashSet;
use std::sync::Arc;

use egui::{Pos2, Ui};

use crate::basemap::{self, LabelKind};
use crate::dossier::{Dossier, LonLat};
use crate::scale::{self, LabelRequest, Necessity, Point, Size, WorldPoint};

use super::super::scene::Scene;
use super::super::theme::{sans, serif_italic};
use super::labels::{Kept, LabelOf, Wanted};
use super::{Frame, marks};

/// Names for orientation in one view, at most.
const MOST_ORIENTATION: usize = 40;

/// Which names of the basemap the dossier's own places have.
pub(super) struct Named {
    /// Kept so that its address stands for it.
    pub(super) dossier: Arc<Dossier>,
    /// One for each of the basemap's labels.
    pub(super) by_dossier: Vec<bool>,
}

impl Named {
    pub(super) fn by(dossier: &Arc<Dossier>) -> Self {
        let names: HashSet<&str> = dossier
            .places
            .iter()
            .flat_map(|place| {
                let others = place.names.iter().map(|other| other.text.as_str());
                others.chain([place.name.as_str()])
            })
            .collect();
        let labels = basemap::labels().iter();
        Self {
            dossier: dossier.clone(),
            by_dossier: labels
                .map(|label| names.contains(label.name.as_str()))
                .collect(),
        }
    }
}

/// Countries and towns of the basemap that help to know where one is, unless the dossier names them.
pub(super) fn wanted(ui: &Ui, frame: Frame, scene: Scene<'_>, kept: &Kept) -> Vec<Wanted> {
    let zoom = frame.projector.view().zoom;
    let by_dossier = kept.named.as_ref().map(|named| named.by_dossier.as_slice());
    let is_named = |at: usize| by_dossier.is_some_and(|named| named[at]);
    basemap::labels()
        .iter()
        .enumerate()
        .filter(|(_, label)| f64::from(label.min_zoom) <= zoom)
        .filter_map(|(at, label)| {
            let point = frame.projector.point_from_world(world_of(label)?);
            (marks::in_view(frame, point) && !is_named(at))
                .then(|| orientation(ui, scene, at, label, point, kept))
        })
        .take(MOST_ORIENTATION)
        .collect()
}

fn orientation(
    ui: &Ui,
    scene: Scene<'_>,
    at: usize,
    label: &basemap::Label,
    point: Point,
    kept: &Kept,
) -> Wanted {
    let colour = scene.theme.map_label;
    let is_state = scene.state.borders().rule().names_a_state(label.kind);
    let (text, font, radius) = match label.kind {
        _ if is_state => (label.name.to_uppercase(), sans(10.5), 0.0),
        LabelKind::Country | LabelKind::Held | LabelKind::InGeorgia => {
            (label.name.clone(), sans(11.0), 0.0)
        }
        LabelKind::Water => (label.name.clone(), serif_italic(12.0), 0.0),
        LabelKind::Capital | LabelKind::Town => (label.name.clone(), sans(11.0), 1.6),
    };
    let galley = ui.painter().layout_no_wrap(text, font, colour);
    let size = galley.size();
    let centred = !is_town(label);
    let of = LabelOf::Orientation(at);
    Wanted {
        of,
        mark: None,
        galley,
        colour,
        request: LabelRequest {
            anchor: if centred {
                Point::new(point.x - size.x / 2.0 - 3.0, point.y)
            } else {
                point
            },
            mark_radius: radius,
            size: Size::new(size.x, size.y),
            priority: -f32::from(label.min_zoom),
            necessity: Necessity::Optional,
            previous: kept.slots.get(&of).copied(),
        },
    }
}

/// Where a town's dot goes. `None`: the label is no town's.
pub(super) fn town_dot(frame: Frame, at: usize) -> Option<Pos2> {
    let label = basemap::labels().get(at).filter(|label| is_town(label))?;
    Some(frame.pos(frame.projector.point_from_world(world_of(label)?)))
}

fn is_town(label: &basemap::Label) -> bool {
    matches!(label.kind, LabelKind::Capital | LabelKind::Town)
}

fn world_of(label: &basemap::Label) -> Option<WorldPoint> {
    let position = LonLat::new(label.at[0], label.at[1]).ok()?;
    Some(scale::project(position))
}
