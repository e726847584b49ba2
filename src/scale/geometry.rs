//! Points, rectangles and sizes on the screen. No world coordinates, and no painting.

/// A place on the screen, in points; x to the right, y down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    pub x: f32,
    pub y: f32,
}

/// A movement on the screen, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Delta {
    pub x: f32,
    pub y: f32,
}

/// Width and height in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    pub width: f32,
    pub height: f32,
}

/// An upright rectangle in points; `min` is its top left corner.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Rect {
    pub min: Point,
    pub max: Point,
}

impl Point {
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub fn plus(self, delta: Delta) -> Self {
        Self::new(self.x + delta.x, self.y + delta.y)
    }

    /// How to get here from `origin`.
    pub fn minus(self, origin: Self) -> Delta {
        Delta::new(self.x - origin.x, self.y - origin.y)
    }

    pub fn distance(self, other: Self) -> f32 {
        self.minus(other).length()
    }

    pub fn is_finite(self) -> bool {
        self.x.is_finite() && self.y.is_finite()
    }
}

impl Delta {
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    pub fn length(self) -> f32 {
        // `hypot` guards against overflow, which screen lengths never meet, at several times the cost.
        (self.x * self.x + self.y * self.y).sqrt()
    }

    pub fn times(self, factor: f32) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

impl Size {
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }
}

impl Rect {
    pub const fn from_min_max(min: Point, max: Point) -> Self {
        Self { min, max }
    }

    pub fn from_min_size(min: Point, size: Size) -> Self {
        Self {
            min,
            max: Point::new(min.x + size.width, min.y + size.height),
        }
    }

    pub fn from_center_size(center: Point, size: Size) -> Self {
        Self::from_min_size(
            Point::new(center.x - size.width / 2.0, center.y - size.height / 2.0),
            size,
        )
    }

    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    pub fn size(self) -> Size {
        Size::new(self.width(), self.height())
    }

    pub fn center(self) -> Point {
        Point::new(
            self.min.x.midpoint(self.max.x),
            self.min.y.midpoint(self.max.y),
        )
    }

    /// Edges count as inside.
    pub fn contains(self, point: Point) -> bool {
        (self.min.x..=self.max.x).contains(&point.x) && (self.min.y..=self.max.y).contains(&point.y)
    }

    /// Whether all of `other` lies inside; shared edges count as inside.
    pub fn contains_rect(self, other: Self) -> bool {
        self.contains(other.min) && self.contains(other.max)
    }

    /// Whether the two share more than an edge.
    pub fn overlaps(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// Whether a disc reaches into the rectangle by more than its rim.
    pub fn overlaps_disc(self, center: Point, radius: f32) -> bool {
        self.nearest(center).distance(center) < radius
    }

    /// The point of the rectangle that is nearest to `point`.
    pub fn nearest(self, point: Point) -> Point {
        Point::new(
            point.x.max(self.min.x).min(self.max.x),
            point.y.max(self.min.y).min(self.max.y),
        )
    }

    /// Smaller by `margin` on every side (larger when negative); never inside out.
    pub fn shrunk(self, margin: f32) -> Self {
        let center = self.center();
        Self {
            min: Point::new(
                (self.min.x + margin).min(center.x),
                (self.min.y + margin).min(center.y),
            ),
            max: Point::new(
                (self.max.x - margin).max(center.x),
                (self.max.y - margin).max(center.y),
            ),
        }
    }

    pub fn translated(self, delta: Delta) -> Self {
        Self {
            min: self.min.plus(delta),
            max: self.max.plus(delta),
        }
    }

    /// The same size, moved no farther than needed to lie inside `bounds`; where it is larger than
    /// `bounds`, its top left corner is kept inside.
    pub fn moved_into(self, bounds: Self) -> Self {
        let x = self
            .min
            .x
            .min(bounds.max.x - self.width())
            .max(bounds.min.x);
        let y = self
            .min
            .y
            .min(bounds.max.y - self.height())
            .max(bounds.min.y);
        Self::from_min_size(Point::new(x, y), self.size())
    }
}
