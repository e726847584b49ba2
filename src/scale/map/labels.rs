//! Where names stand beside their marks, so that none covers another.
//!
//! Greedy by priority over a fixed list of places around each mark (after E. Imhof, "Positioning names on
//! maps", 1975, and the survey of Christensen, Marks and Shieber, ACM Transactions on Graphics 14(3),
//! 1995), with one repair: a neighbour may step aside. Geometry of the places: [`super::slots`].

use super::nearby::Nearby;
use super::slots::{
    FAR_SLOTS_OPTIONAL, FAR_SLOTS_REQUIRED, NEAR_SLOTS, Place, far_place, near_place,
};
use crate::scale::{Point, Rect, Size, clip_segment};

/// Whether a label may be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Necessity {
    /// Left out where nothing fits.
    Optional,
    /// Always placed, before all others; far away with a leader line if need be.
    Required,
}

/// Which of the places around its mark a label took; hand it back in the next frame to keep it there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LabelSlot(pub(super) u16);

/// A round mark that wants its name beside it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LabelRequest {
    /// Middle of the mark. A mark outside the bounds gets no label, required or not: it has a chip at the
    /// edge instead.
    pub anchor: Point,
    /// Points; labels keep off every mark of the list.
    pub mark_radius: f32,
    /// Of the text, in points.
    pub size: Size,
    /// The higher, the earlier served.
    pub priority: f32,
    pub necessity: Necessity,
    /// Where it stood in the frame before, tried before places as good; `None` when it is new, or when
    /// the layout must not depend on the past.
    pub previous: Option<LabelSlot>,
}

/// A label that found its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PlacedLabel {
    /// Index of its request.
    pub request: usize,
    pub rect: Rect,
    /// From the rim of the mark to the label, when it stands too far away to be understood without.
    pub leader: Option<(Point, Point)>,
    pub slot: LabelSlot,
}

/// Fills `out` with the labels that fit, in the order they were served.
///
/// Labels lie inside `bounds` and overlap no other label, no mark and no obstacle; leader lines cross no
/// other label or mark. What is required gives this up piece by piece, in this order, where there is no
/// such place in all of `bounds`: its leader may cross things; it may cover marks, obstacles and labels.
pub fn place_labels(
    requests: &[LabelRequest],
    obstacles: &[Rect],
    bounds: Rect,
    out: &mut Vec<PlacedLabel>,
) {
    out.clear();
    let mut order: Vec<usize> = (0..requests.len())
        .filter(|&index| bounds.contains(requests[index].anchor))
        .collect();
    order.sort_by(|&a, &b| {
        let (a_is, b_is) = (&requests[a], &requests[b]);
        let necessity = b_is.necessity.cmp(&a_is.necessity);
        necessity
            .then(b_is.priority.total_cmp(&a_is.priority))
            .then(a.cmp(&b))
    });
    let mut sheet = Sheet::new(requests, obstacles, bounds);
    for (served, index) in order.into_iter().enumerate() {
        let request = &requests[index];
        let placed = sheet
            .near(index, out)
            .or_else(|| {
                let asks = served < MOST_REPAIRS || request.necessity == Necessity::Required;
                asks.then(|| sheet.beside_one_that_steps_aside(index, out))
                    .flatten()
            })
            .or_else(|| sheet.far(index, out))
            .or_else(|| match request.necessity {
                Necessity::Optional => None,
                Necessity::Required => Some(sheet.anywhere(index, out)),
            });
        if let Some(place) = placed {
            sheet.write(index, place, out);
        }
    }
}

/// How many of the most important labels may ask another to step aside: asking is the costly part, and
/// where a map is that full, one label more is no gain.
const MOST_REPAIRS: usize = 100;

/// What stands on the map.
#[derive(Clone, Copy)]
enum Thing {
    Mark(usize),
    Obstacle(Rect),
    /// Index in `out`, and where it stood when it was written; it may have moved since.
    Label(usize, Rect),
}

/// The map as it fills up.
struct Sheet<'a> {
    requests: &'a [LabelRequest],
    bounds: Rect,
    things: Vec<Thing>,
    nearby: Nearby,
    /// Labels that had a leader line when they were written; they may have moved since.
    with_leader: Vec<usize>,
}

impl<'a> Sheet<'a> {
    fn new(requests: &'a [LabelRequest], obstacles: &[Rect], bounds: Rect) -> Self {
        let mut this = Self {
            requests,
            bounds,
            things: Vec::with_capacity(requests.len() * 2 + obstacles.len()),
            nearby: Nearby::new(bounds),
            with_leader: Vec::new(),
        };
        for (index, request) in requests.iter().enumerate() {
            if request.anchor.is_finite() && request.mark_radius > 0.0 {
                let side = request.mark_radius * 2.0;
                let extent = Rect::from_center_size(request.anchor, Size::new(side, side));
                this.add(Thing::Mark(index), extent);
            }
        }
        for obstacle in obstacles {
            this.add(Thing::Obstacle(*obstacle), *obstacle);
        }
        this
    }

    fn add(&mut self, thing: Thing, extent: Rect) {
        self.nearby.insert(self.things.len() as u32, extent);
        self.things.push(thing);
    }

    fn write(&mut self, request: usize, place: Place, out: &mut Vec<PlacedLabel>) {
        self.add(Thing::Label(out.len(), place.rect), place.rect);
        if place.leader.is_some() {
            self.with_leader.push(out.len());
        }
        out.push(PlacedLabel {
            request,
            rect: place.rect,
            leader: place.leader,
            slot: place.slot,
        });
    }

    /// Whether a label may lie there, as far as the bounds and everything but `except` is concerned.
    fn is_free(&self, rect: Rect, except: Option<usize>, out: &[PlacedLabel]) -> bool {
        self.bounds.contains_rect(rect)
            && !self
                .nearby
                .any(rect, |thing| match self.things[thing as usize] {
                    Thing::Mark(mark) => {
                        let mark = &self.requests[mark];
                        rect.overlaps_disc(mark.anchor, mark.mark_radius)
                    }
                    Thing::Obstacle(obstacle) => rect.overlaps(obstacle),
                    Thing::Label(label, written) => {
                        Some(label) != except
                            && out[label].rect == written
                            && rect.overlaps(written)
                    }
                })
            && !self.with_leader.iter().any(|&label| {
                let leader = out[label].leader.filter(|_| Some(label) != except);
                leader.is_some_and(|(from, to)| clip_segment(from, to, rect).is_some())
            })
    }

    /// Whether a leader line crosses no label, no obstacle and no mark but its own.
    fn is_clear(&self, request: usize, (from, to): (Point, Point), out: &[PlacedLabel]) -> bool {
        let extent = Rect::from_min_max(
            Point::new(from.x.min(to.x), from.y.min(to.y)),
            Point::new(from.x.max(to.x), from.y.max(to.y)),
        );
        !self
            .nearby
            .any(extent, |thing| match self.things[thing as usize] {
                Thing::Mark(mark) => {
                    let other = &self.requests[mark];
                    mark != request && distance_to_line(other.anchor, from, to) < other.mark_radius
                }
                Thing::Obstacle(obstacle) => clip_segment(from, to, obstacle).is_some(),
                Thing::Label(label, written) => {
                    out[label].rect == written && clip_segment(from, to, written).is_some()
                }
            })
    }

    fn near(&self, request: usize, out: &[PlacedLabel]) -> Option<Place> {
        near_slots(&self.requests[request])
            .map(|slot| near_place(&self.requests[request], slot))
            .find(|place| self.is_free(place.rect, None, out))
    }

    /// A near place that one other label stands in, if that one has another near place to go to.
    /// The other label is moved.
    fn beside_one_that_steps_aside(
        &mut self,
        request: usize,
        out: &mut [PlacedLabel],
    ) -> Option<Place> {
        for slot in near_slots(&self.requests[request]) {
            let wanted = near_place(&self.requests[request], slot);
            let Some(blocker) = self.only_blocker(wanted.rect, out) else {
                continue;
            };
            let other = &self.requests[out[blocker].request];
            let aside = (0..NEAR_SLOTS)
                .map(|slot| near_place(other, slot))
                .find(|place| {
                    !place.rect.overlaps(wanted.rect)
                        && self.is_free(place.rect, Some(blocker), out)
                });
            if let Some(aside) = aside {
                out[blocker].rect = aside.rect;
                out[blocker].leader = None;
                out[blocker].slot = aside.slot;
                self.add(Thing::Label(blocker, aside.rect), aside.rect);
                return Some(wanted);
            }
        }
        None
    }

    /// The label without which the place would be free.
    fn only_blocker(&self, rect: Rect, out: &[PlacedLabel]) -> Option<usize> {
        let mut blocker = None;
        self.nearby
            .any(rect, |thing| match self.things[thing as usize] {
                Thing::Label(label, written)
                    if out[label].rect == written && rect.overlaps(written) =>
                {
                    blocker = Some(label);
                    true
                }
                _ => false,
            });
        blocker.filter(|&blocker| self.is_free(rect, Some(blocker), out))
    }

    fn far(&self, request: usize, out: &[PlacedLabel]) -> Option<Place> {
        let wanted = &self.requests[request];
        let slots = match wanted.necessity {
            Necessity::Optional => FAR_SLOTS_OPTIONAL,
            Necessity::Required => FAR_SLOTS_REQUIRED,
        };
        let previous = wanted.previous.map(|slot| slot.0.wrapping_sub(NEAR_SLOTS));
        let slots = || {
            previous
                .filter(|slot| *slot < slots)
                .into_iter()
                .chain(0..slots)
        };
        let free = || {
            slots()
                .map(|slot| far_place(wanted, slot))
                .filter(|place| self.is_free(place.rect, None, out))
        };
        let clear = |place: &Place| {
            place
                .leader
                .is_none_or(|leader| self.is_clear(request, leader, out))
        };
        free().find(clear).or_else(|| match wanted.necessity {
            Necessity::Optional => None,
            Necessity::Required => free().next(),
        })
    }

    /// The free place nearest to the mark in all of the bounds; if there is none, the nearest place of all.
    fn anywhere(&self, request: usize, out: &[PlacedLabel]) -> Place {
        let wanted = &self.requests[request];
        let first = near_place(wanted, 0).rect.moved_into(self.bounds);
        let (step_x, step_y) = (
            (self.bounds.width() / 48.0).max(4.0),
            (self.bounds.height() / 48.0).max(4.0),
        );
        let columns = (self.bounds.width() / step_x) as usize;
        let rows = (self.bounds.height() / step_y) as usize;
        let corner = |column: usize, row: usize| {
            Point::new(
                self.bounds.min.x + column as f32 * step_x,
                self.bounds.min.y + row as f32 * step_y,
            )
        };
        let nearest = (0..=rows)
            .flat_map(|row| (0..=columns).map(move |column| (column, row)))
            .map(|(column, row)| Rect::from_min_size(corner(column, row), wanted.size))
            .filter(|rect| self.is_free(*rect, None, out))
            .min_by(|a, b| {
                let away = |rect: &Rect| rect.nearest(wanted.anchor).distance(wanted.anchor);
                away(a).total_cmp(&away(b))
            });
        Place::with_leader(wanted, nearest.unwrap_or(first), LabelSlot(u16::MAX))
    }
}

/// The near places in the order they are tried.
fn near_slots(request: &LabelRequest) -> impl Iterator<Item = u16> + use<> {
    let previous = request
        .previous
        .map(|slot| slot.0)
        .filter(|slot| *slot < NEAR_SLOTS);
    previous.into_iter().chain(0..NEAR_SLOTS)
}

fn distance_to_line(point: Point, from: Point, to: Point) -> f32 {
    let (line, way) = (to.minus(from), point.minus(from));
    let length2 = line.x * line.x + line.y * line.y;
    let share = if length2 > 0.0 {
        ((way.x * line.x + way.y * line.y) / length2).clamp(0.0, 1.0)
    } else {
        0.0
    };
    from.plus(line.times(share)).distance(point)
}
