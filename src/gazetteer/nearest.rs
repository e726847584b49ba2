//! Places by where they are.

use geo::{Distance, Geodesic, Haversine, Point};

use super::directory::Gazetteer;
use super::found::{Found, Matched};
use super::places::PlaceNumber;
use crate::dossier::LonLat;

/// Metres from one parallel to the next on the sphere that [`Haversine`] measures on (mean radius of the
/// Earth, 6,371,008.8 m).
const METRES_PER_DEGREE: f64 = 111_195.08;

impl Gazetteer {
    /// The place nearest to a point and how many metres away it is, on the ellipsoid. `None` only where there
    /// are no places.
    pub fn nearest(&self, at: LonLat) -> Option<(Found, f64)> {
        let order = self.by_latitude();
        let middle = self.first_from(at.latitude());
        let (mut south, mut north) = (order[..middle].iter().rev(), order[middle..].iter());
        let mut best: Option<(f64, PlaceNumber)> = None;
        // Away from the point on both sides, until the parallels alone are further apart.
        let mut candidates = [south.next(), north.next()];
        while let Some((side, place, apart)) = self.nearer(candidates, at) {
            if best.is_some_and(|(distance, _)| apart * METRES_PER_DEGREE > distance) {
                break;
            }
            let distance = metres(at, self.places.position(place));
            if best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, place));
            }
            candidates[side] = if side == 0 {
                south.next()
            } else {
                north.next()
            };
        }
        let (_, place) = best?;
        let found = self.found(place, self.names.own(place), Matched::Whole);
        let distance = Geodesic.distance(point(at), point(found.position));
        Some((found, distance))
    }

    /// Which of two places is nearer by latitude, and by how many degrees it is away.
    fn nearer(
        &self,
        candidates: [Option<&PlaceNumber>; 2],
        at: LonLat,
    ) -> Option<(usize, PlaceNumber, f64)> {
        let apart =
            |place: PlaceNumber| (self.places.position(place).latitude() - at.latitude()).abs();
        let sides = candidates.into_iter().enumerate();
        sides
            .filter_map(|(side, place)| place.map(|place| (side, *place, apart(*place))))
            .min_by(|(_, _, one), (_, _, other)| one.total_cmp(other))
    }

    /// The places no further than so many metres from a point.
    pub(super) fn around(&self, at: LonLat, radius_m: f64) -> impl Iterator<Item = PlaceNumber> {
        let reach = radius_m / METRES_PER_DEGREE;
        let order = self.by_latitude();
        let rows = self.first_from(at.latitude() - reach)..self.first_from(at.latitude() + reach);
        order[rows]
            .iter()
            .copied()
            .filter(move |place| metres(at, self.places.position(*place)) <= radius_m)
    }

    fn by_latitude(&self) -> &[PlaceNumber] {
        self.by_latitude.get_or_init(|| {
            let mut order: Vec<PlaceNumber> = self.places.all().collect();
            order.sort_by(|one, other| {
                let latitude = |place: &PlaceNumber| self.places.position(*place).latitude();
                latitude(one).total_cmp(&latitude(other))
            });
            order
        })
    }

    fn first_from(&self, latitude: f64) -> usize {
        self.by_latitude()
            .partition_point(|place| self.places.position(*place).latitude() < latitude)
    }
}

fn point(position: LonLat) -> Point<f64> {
    Point::new(position.longitude(), position.latitude())
}

/// On the sphere; within half a percent of the ellipsoid.
pub(super) fn metres(from: LonLat, to: LonLat) -> f64 {
    Haversine.distance(point(from), point(to))
}
