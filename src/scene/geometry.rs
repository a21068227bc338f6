//! Points, sizes and rectangles on the screen, in points, without any window library.

/// A place on the screen: `x` grows to the right, `y` downwards. In points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Point {
    /// Points from the left edge.
    pub x: f32,
    /// Points from the top edge.
    pub y: f32,
}

impl Point {
    /// A point from its two distances, in points.
    #[must_use]
    pub const fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// How far `other` is, in points.
    #[must_use]
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The point moved right by `x` and down by `y`.
    #[must_use]
    pub fn moved(self, x: f32, y: f32) -> Self {
        Self::new(self.x + x, self.y + y)
    }
}

/// How wide and how high something is, in points.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Size {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

impl Size {
    /// A size from its two lengths, in points.
    #[must_use]
    pub const fn new(width: f32, height: f32) -> Self {
        Self { width, height }
    }

    /// The middle of a rectangle of this size that starts at zero.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(self.width / 2.0, self.height / 2.0)
    }
}

/// An upright rectangle on the screen, in points. `min` is its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// The upper left corner.
    pub min: Point,
    /// The lower right corner.
    pub max: Point,
}

impl Rect {
    /// A rectangle from its upper left and its lower right corner.
    #[must_use]
    pub const fn new(min: Point, max: Point) -> Self {
        Self { min, max }
    }

    /// A rectangle from its upper left corner and its size.
    #[must_use]
    pub fn from_min_size(min: Point, size: Size) -> Self {
        Self::new(min, min.moved(size.width, size.height))
    }

    /// A rectangle from its middle and its size.
    #[must_use]
    pub fn from_center_size(center: Point, size: Size) -> Self {
        Self::from_min_size(center.moved(-size.width / 2.0, -size.height / 2.0), size)
    }

    /// From the left edge to the right one, in points.
    #[must_use]
    pub fn width(self) -> f32 {
        self.max.x - self.min.x
    }

    /// From the upper edge to the lower one, in points.
    #[must_use]
    pub fn height(self) -> f32 {
        self.max.y - self.min.y
    }

    /// Width and height together.
    #[must_use]
    pub fn size(self) -> Size {
        Size::new(self.width(), self.height())
    }

    /// The middle.
    #[must_use]
    pub fn center(self) -> Point {
        Point::new(
            f32::midpoint(self.min.x, self.max.x),
            f32::midpoint(self.min.y, self.max.y),
        )
    }

    /// Whether the point lies inside, or on the edge.
    #[must_use]
    pub fn contains(self, point: Point) -> bool {
        self.min.x <= point.x
            && point.x <= self.max.x
            && self.min.y <= point.y
            && point.y <= self.max.y
    }

    /// Whether the two share an area. Rectangles that only touch do not.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.min.x < other.max.x
            && other.min.x < self.max.x
            && self.min.y < other.max.y
            && other.min.y < self.max.y
    }

    /// The rectangle with every edge moved outwards by `margin`; inwards where it is negative.
    #[must_use]
    pub fn expanded(self, margin: f32) -> Self {
        Self::new(
            self.min.moved(-margin, -margin),
            self.max.moved(margin, margin),
        )
    }

    /// The smallest rectangle that holds both.
    #[must_use]
    pub fn union(self, other: Self) -> Self {
        Self::new(
            Point::new(self.min.x.min(other.min.x), self.min.y.min(other.min.y)),
            Point::new(self.max.x.max(other.max.x), self.max.y.max(other.max.y)),
        )
    }

    /// The rectangle moved right by `x` and down by `y`.
    #[must_use]
    pub fn moved(self, x: f32, y: f32) -> Self {
        Self::new(self.min.moved(x, y), self.max.moved(x, y))
    }
}
