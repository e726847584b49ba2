//! What the map's arithmetic promises, for any view.

use proptest::prelude::*;

use super::*;
use crate::dossier::LonLat;
use crate::scale::{Delta, Point};

fn at(longitude: f64, latitude: f64) -> LonLat {
    LonLat::new(longitude, latitude).expect("in range")
}

fn tskhinvali() -> LonLat {
    at(43.968, 42.226)
}

fn gori() -> LonLat {
    at(44.109, 41.985)
}

fn moscow() -> LonLat {
    at(37.618, 55.756)
}

fn world(places: &[LonLat]) -> Vec<WorldPoint> {
    places.iter().map(|place| project(*place)).collect()
}

#[test]
fn the_middle_of_the_world_is_the_gulf_of_guinea() {
    assert_eq!(project(at(0.0, 0.0)), WorldPoint::new(0.5, 0.5));
    let corner = project(at(-180.0, MAX_LATITUDE));
    assert!(corner.x.abs() < 1e-12 && corner.y.abs() < 1e-12);
    assert_eq!(project(at(10.0, 90.0)).y, project(at(10.0, MAX_LATITUDE)).y);
}

#[test]
fn gori_is_28_km_south_southeast_of_tskhinvali() {
    let km = distance_km(tskhinvali(), gori());
    assert!((28.0..30.0).contains(&km), "{km}");
    let word = compass_word(initial_bearing_degrees(tskhinvali(), gori()));
    assert_eq!(word, "SSE");
    assert_eq!(compass_word(359.0), "N");
    assert_eq!(compass_word(f64::NAN), "N");
}

#[test]
fn the_scale_bar_is_round_and_as_long_as_the_ground_it_measures() {
    let viewport = Viewport::new(800.0, 600.0);
    let view = MapView {
        center: project(tskhinvali()),
        zoom: 8.0,
    };
    let projector = Projector::new(view, viewport);
    let bar = scale_bar(&projector, 120.0);
    assert_eq!(bar.label(), "50 km");
    assert!(bar.width_points <= 120.0);
    let left = projector.lonlat_from_point(Point::new(400.0 - bar.width_points / 2.0, 300.0));
    let right = projector.lonlat_from_point(Point::new(400.0 + bar.width_points / 2.0, 300.0));
    assert!((distance_km(left, right) - 50.0).abs() < 0.05);
}

#[test]
fn neighbours_and_a_far_capital_fit_into_one_view() {
    let viewport = Viewport::new(760.0, 560.0);
    let places = world(&[tskhinvali(), gori(), moscow()]);
    let view = MapView::fitted(&places, viewport, Insets::all(40.0), 12.0);
    let projector = Projector::new(view, viewport);
    for place in places {
        let point = projector.point_from_world(place);
        assert!((39.9..=720.1).contains(&point.x) && (39.9..=520.1).contains(&point.y));
    }
}

#[test]
fn places_on_both_sides_of_the_date_line_are_fitted_the_short_way() {
    let viewport = Viewport::new(800.0, 600.0);
    let places = world(&[at(178.0, -17.0), at(-172.0, -14.0)]);
    let view = MapView::fitted(&places, viewport, Insets::all(30.0), 12.0);
    assert!(view.zoom > 5.0, "{}", view.zoom);
    let projector = Projector::new(view, viewport);
    let (fiji, samoa) = (
        projector.point_from_world(places[0]),
        projector.point_from_world(places[1]),
    );
    assert!(0.0 < fiji.x && fiji.x < samoa.x && samoa.x < 800.0);
    assert_eq!(projector.copies().count(), 2);
}

#[test]
fn a_flight_starts_and_ends_where_it_should_and_rises_on_the_way() {
    let viewport = Viewport::new(800.0, 600.0);
    let from = MapView {
        center: project(tskhinvali()),
        zoom: 9.0,
    };
    let to = MapView {
        center: project(moscow()),
        zoom: 9.5,
    };
    let flight = Flight::new(from, to, viewport);
    assert_eq!(flight.at(0.0), from);
    assert_eq!(flight.at(1.0), to);
    assert!(flight.at(0.5).zoom < 7.0);
    assert!((flight.at(0.999_999).zoom - to.zoom).abs() < 1e-3);
    assert!((flight.at(1e-6).center.x - from.center.x).abs() < 1e-6);
    let zoom_only = Flight::new(from, MapView { zoom: 5.0, ..from }, viewport);
    assert!((zoom_only.at(0.5).zoom - 7.0).abs() < 1e-9);
}

#[test]
fn a_view_that_is_no_number_becomes_one() {
    let viewport = Viewport::new(f32::NAN, -3.0);
    let broken = MapView {
        center: WorldPoint::new(f64::NAN, f64::INFINITY),
        zoom: f64::NAN,
    };
    let view = broken.clamped(viewport);
    assert!(view.center.x.is_finite() && view.center.y.is_finite() && view.zoom.is_finite());
    assert_eq!(
        view.zoomed_about(Point::new(f32::NAN, 0.0), 2.0, viewport),
        view
    );
    assert_eq!(
        view.zoomed_about(Point::new(0.0, 0.0), -1.0, viewport),
        view
    );
}

fn any_viewport() -> impl Strategy<Value = Viewport> {
    (200f32..2_000.0, 200f32..1_400.0).prop_map(|(width, height)| Viewport::new(width, height))
}

fn any_view() -> impl Strategy<Value = MapView> {
    (-180f64..180.0, -80f64..80.0, 0.5f64..16.5).prop_map(|(longitude, latitude, zoom)| MapView {
        center: project(at(longitude, latitude)),
        zoom,
    })
}

/// Whether the view was stopped by a pole: its middle is as far north or south as it may be.
fn at_a_pole(view: MapView, viewport: Viewport) -> bool {
    let beyond = |y: f64| {
        MapView {
            center: WorldPoint::new(view.center.x, y),
            ..view
        }
        .clamped(viewport)
    };
    [0.0, 1.0]
        .iter()
        .any(|y| (beyond(*y).center.y - view.center.y).abs() < 1e-12)
}

proptest! {
    /// To a billionth of a degree, a tenth of a millimetre.
    #[test]
    fn a_place_projected_and_read_back_is_the_same(longitude in -180f64..180.0, latitude in -85f64..85.0) {
        let back = unproject(project(at(longitude, latitude)));
        prop_assert!((back.longitude() - longitude).abs() < 1e-9);
        prop_assert!((back.latitude() - latitude).abs() < 1e-9);
    }

    /// To a thousandth of a point.
    #[test]
    fn a_point_of_the_panel_read_and_drawn_again_is_the_same(
        view in any_view(), viewport in any_viewport(), x in 0f32..1.0, y in 0f32..1.0,
    ) {
        let projector = Projector::new(view.clamped(viewport), viewport);
        let point = Point::new(x * viewport.width, y * viewport.height);
        let world = projector.world_from_point(point);
        let back = projector.point_from_copy(world);
        prop_assert!(back.distance(point) < 1e-3, "{point:?} {back:?}");
        prop_assert!(projector.visible_world().contains(world) || projector.visible_world().width() > 1.0);
    }

    #[test]
    fn the_nearest_copy_is_less_than_half_a_world_away(view in any_view(), viewport in any_viewport(), longitude in -180f64..180.0) {
        let projector = Projector::new(view, viewport);
        let point = projector.point_from_lonlat(at(longitude, 0.0));
        let half = projector.points_per_world() / 2.0;
        prop_assert!(f64::from((point.x - viewport.width / 2.0).abs()) <= half + half * 1e-6);
    }

    #[test]
    fn nothing_is_seen_beyond_the_poles_unless_the_panel_is_tall(view in any_view(), viewport in any_viewport()) {
        let seen = Projector::new(view.clamped(viewport), viewport).visible_world();
        let tall = viewport.height > viewport.width || viewport.height < 446.0;
        prop_assert!(tall || (seen.min.y >= -1e-9 && seen.max.y <= 1.0 + 1e-9), "{seen:?}");
        prop_assert!(seen.min.y.max(0.0) < seen.max.y.min(1.0));
    }

    #[test]
    fn what_is_already_allowed_is_left_alone(view in any_view(), viewport in any_viewport()) {
        let view = view.clamped(viewport);
        prop_assert_eq!(view.clamped(viewport), view);
    }

    /// To a thousandth of a point, unless a pole stops it.
    #[test]
    fn panning_there_and_back_changes_nothing(
        view in any_view(), viewport in any_viewport(), x in -900f32..900.0, y in -900f32..900.0,
    ) {
        let view = view.clamped(viewport);
        let there = view.panned_by(Delta::new(x, y), viewport);
        let back = there.panned_by(Delta::new(-x, -y), viewport);
        let stopped = at_a_pole(there, viewport);
        let off = back.center.nearest_copy_to(view.center.x);
        let scale = view.points_per_world();
        prop_assert!(stopped || (off.x - view.center.x).abs() * scale < 1e-3);
        prop_assert!(stopped || (off.y - view.center.y).abs() * scale < 1e-3);
    }

    /// To a hundredth of a point, unless a pole stops it.
    #[test]
    fn zooming_keeps_what_is_under_the_pointer(
        view in any_view(), viewport in any_viewport(), x in 0f32..1.0, y in 0f32..1.0, factor in 0.2f64..5.0,
    ) {
        let view = view.clamped(viewport);
        let point = Point::new(x * viewport.width, y * viewport.height);
        let fixed = Projector::new(view, viewport).world_from_point(point);
        let zoomed = view.zoomed_about(point, factor, viewport);
        let projector = Projector::new(zoomed, viewport);
        // The middle may have wrapped around the date line.
        let is_there = (-2..=2).any(|copy| {
            let there = projector.point_from_copy(WorldPoint::new(fixed.x + f64::from(copy), fixed.y));
            there.distance(point) < 0.01
        });
        prop_assert!(is_there || at_a_pole(zoomed, viewport));
    }

    #[test]
    fn what_is_fitted_is_all_in_view(
        places in prop::collection::vec((-180f64..180.0, -84f64..84.0), 1..12), viewport in any_viewport(),
        inset in 0f32..90.0,
    ) {
        let places: Vec<WorldPoint> = places.iter().map(|&(lon, lat)| project(at(lon, lat))).collect();
        let view = MapView::fitted(&places, viewport, Insets::all(inset), 14.0);
        // Where even the whole world does not fit, there is nothing to promise.
        if viewport.width.min(viewport.height) < 446.0 {
            return Ok(());
        }
        let projector = Projector::new(view, viewport);
        let middle = WorldRect::around(&places).expect("there are places").center();
        for place in places {
            let point = projector.point_from_copy(place.nearest_copy_to(middle.x).nearest_copy_to(view.center.x));
            prop_assert!(point.x >= -0.5 && point.x <= viewport.width + 0.5, "{point:?}");
            prop_assert!(point.y >= -0.5 && point.y <= viewport.height + 0.5, "{point:?}");
        }
    }

    #[test]
    fn a_flight_is_always_an_allowed_view(
        from in any_view(), to in any_view(), viewport in any_viewport(), t in -0.5f64..1.5,
    ) {
        let view = MapView::tween(from, to, viewport, t);
        prop_assert_eq!(view.clamped(viewport), view);
    }
}
