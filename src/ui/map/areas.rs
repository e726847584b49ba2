//! Regions and countries that are spoken of, tinted over their whole extent.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{Mesh, PathStroke, tessellator::Path};
use egui::{Color32, Context, Painter, Pos2, Shape};
use geo::{BooleanOps, MultiPolygon, TriangulateEarcut};

use crate::app::BorderRule;
use crate::basemap;
use crate::dossier::{LonLat, Precision};
use crate::query::PlaceIx;
use crate::scale::{Projector, WorldPoint, project};

use super::super::scene::Scene;
use super::{Frame, ground};

/// An area, ready to be put on the screen.
struct Shaped {
    vertices: Vec<WorldPoint>,
    corners: Vec<u32>,
    rings: Vec<Vec<WorldPoint>>,
}

/// How an area is shown.
#[derive(Clone, Copy, PartialEq)]
enum Tint {
    Region,
    Country,
    Lit,
    Selected,
}

/// What decides how the areas look.
#[derive(Clone, PartialEq)]
struct Key {
    rect: egui::Rect,
    projector: Projector,
    dark: bool,
    pixels_per_point: f32,
    borders: BorderRule,
    tints: Vec<(PlaceIx, Tint)>,
}

/// Shapes made so far and the last drawing of them.
#[derive(Default)]
pub struct Areas {
    /// By area id and how it is cut; `None`: the basemap has none of that id.
    shapes: HashMap<(String, Extent), Option<Arc<Shaped>>>,
    drawn: Option<(Key, Arc<Mesh>)>,
}

impl Areas {
    pub fn paint(&mut self, painter: &Painter, ctx: &Context, frame: Frame, scene: Scene<'_>) {
        let key = Key {
            rect: frame.rect,
            projector: frame.projector,
            dark: scene.theme.is_dark,
            pixels_per_point: ctx.pixels_per_point(),
            borders: scene.state.borders().rule(),
            tints: tints(scene),
        };
        if self.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != key) {
            let mesh = self.mesh(frame, scene, &key);
            self.drawn = Some((key, Arc::new(mesh)));
        }
        if let Some((_, mesh)) = &self.drawn {
            painter.add(Shape::Mesh(mesh.clone()));
        }
    }

    fn mesh(&mut self, frame: Frame, scene: Scene<'_>, key: &Key) -> Mesh {
        let theme = scene.theme;
        let mut mesh = Mesh::default();
        for (place, tint) in &key.tints {
            let Some(id) = &scene.state.index().place(*place).area else {
                continue;
            };
            let extent = Extent::of(id, key.borders);
            let shape = self
                .shapes
                .entry((id.clone(), extent))
                .or_insert_with(|| shaped(id, extent).map(Arc::new));
            let Some(shape) = shape.clone() else {
                continue;
            };
            // Opaque, so that pieces of an area which overlap by a hair do not show as stripes.
            let tinted = |colour: Color32, share: f32| theme.land.lerp_to_gamma(colour, share);
            let (fill, line) = match tint {
                Tint::Country => (tinted(theme.ink, 0.035), None),
                Tint::Region => (tinted(theme.ink, 0.10), None),
                Tint::Lit => (tinted(theme.lit, 0.4), Some(theme.lit)),
                Tint::Selected => (tinted(theme.ink, 0.17), Some(theme.ink)),
            };
            for copy in frame.projector.copies() {
                put(&mut mesh, &shape, frame, f64::from(copy), fill);
                if let Some(line) = line {
                    outline(
                        &mut mesh,
                        &shape,
                        frame,
                        f64::from(copy),
                        line,
                        key.pixels_per_point,
                    );
                }
            }
        }
        mesh
    }
}

/// Which areas show, countries first so that regions lie over them.
fn tints(scene: Scene<'_>) -> Vec<(PlaceIx, Tint)> {
    let known = scene.state.known();
    let mut tints: Vec<(PlaceIx, Tint)> = scene
        .state
        .dossier()
        .places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.area.is_some() && place.is_located())
        .filter_map(|(at, place)| {
            let ix = PlaceIx(at as u32);
            let tint = if scene.selected_place() == Some(ix) {
                Tint::Selected
            } else if scene.is_place_lit(ix) {
                Tint::Lit
            } else if known.by_place[at].known() == 0 {
                return None;
            } else if place.precision == Precision::Country {
                Tint::Country
            } else {
                Tint::Region
            };
            Some((ix, tint))
        })
        .collect();
    let index = scene.state.index();
    tints.sort_by_key(|(place, _)| index.place(*place).precision != Precision::Country);
    tints
}

/// How far a country reaches, so that its tint does not contradict the lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Extent {
    /// As the basemap has it.
    Whole,
    Without(&'static [&'static str]),
    With(&'static [&'static str]),
}

const ABKHAZIA_AND_SOUTH_OSSETIA: &[&str] = &["admin1:GE-AB", "disputed:south-ossetia"];
const CRIMEA: &[&str] = &["admin1:UA-43", "admin1:UA-40"];

impl Extent {
    fn of(id: &str, borders: BorderRule) -> Self {
        match id {
            "country:GEO" if borders.parts_georgia() => Self::Without(ABKHAZIA_AND_SOUTH_OSSETIA),
            "country:RUS" if borders.has_crimea_in_ukraine() => Self::Without(CRIMEA),
            "country:UKR" if borders.has_crimea_in_ukraine() => Self::With(CRIMEA),
            _ => Self::Whole,
        }
    }

    fn cut(
        self,
        whole: MultiPolygon<f64>,
        of: impl Fn(&str) -> Option<MultiPolygon<f64>>,
    ) -> MultiPolygon<f64> {
        match self {
            Self::Whole => whole,
            Self::Without(parts) => {
                let parts = parts.iter().filter_map(|id| of(id));
                parts.fold(whole, |rest, part| rest.difference(&part))
            }
            Self::With(parts) => {
                let parts = parts.iter().filter_map(|id| of(id));
                parts.fold(whole, |all, part| all.union(&part))
            }
        }
    }
}

/// The area as triangles and rings on the world. `None`: the basemap has no such area.
fn shaped(id: &str, extent: Extent) -> Option<Shaped> {
    let basemap = basemap::compiled_in().ok()?;
    let rings_of = |id: &str| basemap.area(id)?.rings.ok();
    let rings = extent.cut(rings_of(id)?, rings_of);
    let mut shape = Shaped {
        vertices: Vec::new(),
        corners: Vec::new(),
        rings: Vec::new(),
    };
    let on_world = |coordinate: &geo::Coord<f64>| {
        LonLat::new(
            coordinate.x.clamp(-180.0, 180.0),
            coordinate.y.clamp(-90.0, 90.0),
        )
        .ok()
        .map(project)
    };
    for polygon in &rings {
        let first = shape.vertices.len() as u32;
        let triangles = polygon.earcut_triangles_raw();
        shape.vertices.extend(
            triangles
                .vertices
                .iter()
                .filter_map(|[x, y]| on_world(&geo::Coord { x: *x, y: *y })),
        );
        shape.corners.extend(
            triangles
                .triangle_indices
                .iter()
                .map(|corner| first + *corner as u32),
        );
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            shape
                .rings
                .push(ring.0.iter().filter_map(on_world).collect());
        }
    }
    Some(shape)
}

fn put(mesh: &mut Mesh, shape: &Shaped, frame: Frame, shift: f64, colour: Color32) {
    let vertices = shape.vertices.iter();
    let points: Vec<Pos2> = vertices
        .map(|vertex| on_screen(frame, *vertex, shift))
        .collect();
    ground::add_seen(mesh, &points, &shape.corners, colour, frame.rect);
}

fn outline(
    mesh: &mut Mesh,
    shape: &Shaped,
    frame: Frame,
    shift: f64,
    colour: Color32,
    pixels_per_point: f32,
) {
    let mut path = Path::default();
    for ring in &shape.rings {
        let points: Vec<Pos2> = ring
            .iter()
            .map(|vertex| on_screen(frame, *vertex, shift))
            .collect();
        if points.len() > 2 && egui::Rect::from_points(&points).intersects(frame.rect) {
            path.clear();
            path.add_line_loop(&points);
            path.stroke_closed(1.0 / pixels_per_point, &PathStroke::new(1.6, colour), mesh);
        }
    }
}

fn on_screen(frame: Frame, world: WorldPoint, shift: f64) -> Pos2 {
    frame.pos(
        frame
            .projector
            .point_from_copy(WorldPoint::new(world.x + shift, world.y)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::{Contains, Point};

    fn holds(id: &str, borders: BorderRule, [longitude, latitude]: [f64; 2]) -> bool {
        let basemap = basemap::compiled_in().expect("sound");
        let rings_of = |id: &str| basemap.area(id)?.rings.ok();
        let whole = rings_of(id).expect("an area");
        let cut = Extent::of(id, borders).cut(whole, rings_of);
        cut.contains(&Point::new(longitude, latitude))
    }

    const TSKHINVALI: [f64; 2] = [43.9686, 42.2276];
    const SUKHUMI: [f64; 2] = [41.04, 43.02];
    const GORI: [f64; 2] = [44.1158, 41.9842];
    const SIMFEROPOL: [f64; 2] = [34.1, 44.95];
    const MOSCOW: [f64; 2] = [37.6, 55.7];
    const KYIV: [f64; 2] = [30.5, 50.4];

    #[test]
    fn georgia_reaches_as_far_as_the_policy_has_it() {
        for borders in BorderRule::ALL {
            assert!(holds("country:GEO", borders, GORI), "{borders:?}");
            for place in [TSKHINVALI, SUKHUMI] {
                let inside = holds("country:GEO", borders, place);
                assert_eq!(inside, !borders.parts_georgia(), "{borders:?} {place:?}");
            }
        }
    }

    #[test]
    fn crimea_is_on_one_side_alone() {
        for borders in BorderRule::ALL {
            assert!(holds("country:RUS", borders, MOSCOW), "{borders:?}");
            assert!(holds("country:UKR", borders, KYIV), "{borders:?}");
            let ukraine = holds("country:UKR", borders, SIMFEROPOL);
            let russia = holds("country:RUS", borders, SIMFEROPOL);
            assert_ne!(ukraine, russia, "{borders:?}");
            assert_eq!(ukraine, borders.has_crimea_in_ukraine(), "{borders:?}");
        }
    }
}
