//! The ground: sea, land, lakes, rivers, borders. Drawn into two meshes, between which the areas that are
//! spoken of are tinted; kept until the view is another.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::{Mesh, PathStroke, tessellator::Path};
use egui::{Color32, Context, Painter, Pos2, Shape};

use crate::app::{BorderRule, BorderStyle};
use crate::basemap::{self, Cell, CellKey, Level, LineKind, WorldBox};
use crate::scale::{DashPattern, Point, Projector, Rect, dashes};

use super::super::scene::Scene;
use super::super::theme::Theme;
use super::Frame;

/// Cells kept unpacked; at the finest level a screen shows less than half of it.
const MOST_CELLS: usize = 400;
/// Points of a line closer together than this, in points, are one to the eye.
const FINEST_POINTS: f32 = 0.6;
/// First-level borders show from this zoom on: a country about fills the map. Chosen by eye.
const FIRST_LEVEL_FROM: f64 = 5.6;

/// What decides how the ground looks: when it is the same, so is the drawing.
#[derive(Clone, Copy, PartialEq)]
struct Key {
    rect: egui::Rect,
    projector: Projector,
    dark: bool,
    pixels_per_point: f32,
    borders: BorderRule,
}

/// The unpacked cells and the last drawing.
#[derive(Default)]
pub struct Ground {
    cells: HashMap<CellKey, Arc<Cell>>,
    drawn: Option<(Key, Layers)>,
}

/// What lies below the tinted areas and what above.
struct Layers {
    land: Arc<Mesh>,
    waters_and_lines: Arc<Mesh>,
}

impl Ground {
    /// Sea and land; makes the drawing anew where the view is another.
    pub fn paint_land(&mut self, painter: &Painter, ctx: &Context, frame: Frame, scene: Scene<'_>) {
        let theme = scene.theme;
        let key = Key {
            rect: frame.rect,
            projector: frame.projector,
            dark: theme.is_dark,
            pixels_per_point: ctx.pixels_per_point(),
            borders: scene.state.borders().rule(),
        };
        let fresh = self.drawn.as_ref().is_none_or(|(drawn, _)| *drawn != key);
        if fresh {
            let feathering = 1.0 / key.pixels_per_point;
            self.drawn = Some((key, self.layers(frame, theme, key.borders, feathering)));
        }
        painter.rect_filled(frame.rect, 0.0, theme.sea);
        if let Some((_, layers)) = &self.drawn {
            painter.add(Shape::Mesh(layers.land.clone()));
        }
    }

    /// Lakes, rivers, coasts and borders, as [`Ground::paint_land`] has made them ready.
    pub fn paint_lines(&self, painter: &Painter) {
        if let Some((_, layers)) = &self.drawn {
            painter.add(Shape::Mesh(layers.waters_and_lines.clone()));
        }
    }

    fn layers(
        &mut self,
        frame: Frame,
        theme: &Theme,
        borders: BorderRule,
        feathering: f32,
    ) -> Layers {
        let pieces = self.pieces(frame);
        let (mut land, mut mesh) = (Mesh::default(), Mesh::default());
        for (cell, placing) in &pieces {
            surface(&mut land, &cell.land, placing, theme.land, frame.rect);
            surface(&mut mesh, &cell.lakes, placing, theme.sea, frame.rect);
        }
        let zoom = frame.projector.view().zoom;
        let mut pen = Pen::new(frame, feathering);
        for stroke in Stroke::ALL {
            let Some(look) = stroke.look(zoom, theme) else {
                continue;
            };
            for (cell, placing) in &pieces {
                for line in &cell.lines {
                    let is_minor_river =
                        line.kind == LineKind::River && f64::from(line.rank) > zoom;
                    if is_minor_river || Stroke::of(line.kind, borders) != Some(stroke) {
                        continue;
                    }
                    pen.take(&line.points, placing);
                    pen.put(look, &mut mesh);
                }
            }
        }
        Layers {
            land: Arc::new(land),
            waters_and_lines: Arc::new(mesh),
        }
    }

    /// The cells in view, each with where it goes on the screen; a cell seen twice across the date line
    /// comes twice.
    fn pieces(&mut self, frame: Frame) -> Vec<(Arc<Cell>, Placing)> {
        let Ok(basemap) = basemap::compiled_in() else {
            return Vec::new();
        };
        let seen = frame.projector.visible_world();
        let level = Level::for_zoom(frame.projector.view().zoom);
        let mut pieces = Vec::new();
        for copy in frame.projector.copies() {
            let shift = f64::from(copy);
            let visible = WorldBox {
                min: [(seen.min.x - shift).max(0.0), seen.min.y.max(0.0)],
                max: [(seen.max.x - shift).min(1.0), seen.max.y.min(1.0)],
            };
            for key in basemap.cells(level, visible) {
                if self.cells.len() > MOST_CELLS && !self.cells.contains_key(&key) {
                    self.cells.clear();
                }
                let cell = match self.cells.get(&key) {
                    Some(cell) => cell.clone(),
                    None => match basemap.cell(key) {
                        Ok(cell) => {
                            let cell = Arc::new(cell);
                            self.cells.insert(key, cell.clone());
                            cell
                        }
                        // A test holds that every cell of the compiled-in basemap is sound.
                        Err(_) => continue,
                    },
                };
                let placing = Placing::new(frame, cell.origin, shift);
                pieces.push((cell, placing));
            }
        }
        pieces
    }
}

/// Turns a cell's small numbers into the window's points.
struct Placing {
    left: f32,
    top: f32,
    scale: f32,
}

impl Placing {
    fn new(frame: Frame, origin: [f64; 2], shift: f64) -> Self {
        let corner = frame
            .projector
            .point_from_copy(crate::scale::WorldPoint::new(origin[0] + shift, origin[1]));
        Self {
            left: frame.rect.left() + corner.x,
            top: frame.rect.top() + corner.y,
            scale: frame.projector.points_per_world() as f32,
        }
    }

    fn pos(&self, [x, y]: [f32; 2]) -> Pos2 {
        Pos2::new(self.left + x * self.scale, self.top + y * self.scale)
    }
}

fn surface(
    mesh: &mut Mesh,
    triangles: &basemap::Triangles,
    placing: &Placing,
    colour: Color32,
    visible: egui::Rect,
) {
    let vertices = triangles.vertices.iter();
    let points: Vec<Pos2> = vertices.map(|vertex| placing.pos(*vertex)).collect();
    add_seen(mesh, &points, &triangles.corners, colour, visible);
}

/// Adds those triangles that may be seen: what is drawn reaches far beyond the view, and the whole mesh is
/// copied in each frame. Every three of `corners` are a triangle, as places in `points`.
pub(super) fn add_seen(
    mesh: &mut Mesh,
    points: &[Pos2],
    corners: &[u32],
    colour: Color32,
    visible: egui::Rect,
) {
    const NOT_ADDED: u32 = u32::MAX;
    let mut added = vec![NOT_ADDED; points.len()];
    for corners in corners.chunks_exact(3) {
        let triangle = [0, 1, 2].map(|corner| corners[corner] as usize);
        if !egui::Rect::from_points(&triangle.map(|corner| points[corner])).intersects(visible) {
            continue;
        }
        for corner in triangle {
            if added[corner] == NOT_ADDED {
                added[corner] = mesh.vertices.len() as u32;
                mesh.colored_vertex(points[corner], colour);
            }
            mesh.indices.push(added[corner]);
        }
    }
}

/// What lines may look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stroke {
    River,
    LakeShore,
    Internal,
    Coast,
    State,
    Claimed,
    Disputed,
}

/// How a stroke is drawn at some zoom.
#[derive(Clone, Copy)]
pub(super) struct Look {
    pub(super) colour: Color32,
    pub(super) width: f32,
    /// Dash and gap, in widths. `None`: unbroken.
    pub(super) broken: Option<(f32, f32)>,
}

impl Stroke {
    /// From the lowest to the uppermost.
    const ALL: [Self; 7] = [
        Self::River,
        Self::LakeShore,
        Self::Internal,
        Self::Coast,
        Self::State,
        Self::Claimed,
        Self::Disputed,
    ];

    /// Every line has one stroke and is drawn once. `None`: it is not drawn.
    fn of(kind: LineKind, borders: BorderRule) -> Option<Self> {
        Some(match kind {
            LineKind::River => Self::River,
            LineKind::LakeShore => Self::LakeShore,
            LineKind::FirstLevelBorder => Self::Internal,
            LineKind::Coast => Self::Coast,
            LineKind::Border(line) => match borders.style(line) {
                BorderStyle::State => Self::State,
                BorderStyle::Internal => Self::Internal,
                BorderStyle::Disputed => Self::Disputed,
                BorderStyle::Claimed => Self::Claimed,
                BorderStyle::NotDrawn => return None,
            },
        })
    }

    /// `None`: not drawn at that zoom.
    pub(super) fn look(self, zoom: f64, theme: &Theme) -> Option<Look> {
        let close = zoom >= FIRST_LEVEL_FROM;
        let solid = |colour, width| Look {
            colour,
            width,
            broken: None,
        };
        let broken = |width, dash, gap| Look {
            colour: theme.disputed_border,
            width,
            broken: Some((dash, gap)),
        };
        Some(match self {
            Self::River => solid(theme.river, if close { 1.1 } else { 0.8 }),
            Self::LakeShore => solid(theme.coast, 0.7),
            Self::Internal if close => solid(theme.first_level_border, 1.0),
            Self::Internal => return None,
            Self::Coast => solid(theme.coast, 1.0),
            Self::State => solid(theme.border, if close { 1.3 } else { 0.9 }),
            Self::Claimed => broken(if close { 1.3 } else { 1.0 }, 1.2, 3.2),
            Self::Disputed => broken(if close { 1.8 } else { 1.3 }, 5.0, 3.2),
        })
    }
}

/// Draws polylines into a mesh, only where they may be seen.
struct Pen {
    visible: egui::Rect,
    feathering: f32,
    points: Vec<Pos2>,
    path: Path,
    line: Vec<Point>,
    dashes: Vec<[Point; 2]>,
}

impl Pen {
    fn new(frame: Frame, feathering: f32) -> Self {
        Self {
            visible: frame.rect.expand(4.0),
            feathering,
            points: Vec::new(),
            path: Path::default(),
            line: Vec::new(),
            dashes: Vec::new(),
        }
    }

    /// Takes up a line, without the points that fall on the one before.
    fn take(&mut self, points: &[[f32; 2]], placing: &Placing) {
        self.points.clear();
        let last = points.len().saturating_sub(1);
        for (at, point) in points.iter().enumerate() {
            let pos = placing.pos(*point);
            let far = self.points.last().is_none_or(|before: &Pos2| {
                (pos - *before).length_sq() > FINEST_POINTS * FINEST_POINTS
            });
            if far || at == last {
                self.points.push(pos);
            }
        }
    }

    fn is_seen(&self) -> bool {
        self.points.len() >= 2 && egui::Rect::from_points(&self.points).intersects(self.visible)
    }

    /// Draws those stretches of the line that may be seen.
    fn draw(&mut self, colour: Color32, width: f32, mesh: &mut Mesh) {
        let is_seen = |ends: &[Pos2]| egui::Rect::from_points(ends).intersects(self.visible);
        let mut from = 0;
        for at in 1..=self.points.len() {
            if self.points.get(at - 1..=at).is_some_and(is_seen) {
                continue;
            }
            let stretch = &self.points[from..at];
            if stretch.len() >= 2 {
                stroke(
                    &mut self.path,
                    stretch,
                    colour,
                    width,
                    self.feathering,
                    mesh,
                );
            }
            from = at;
        }
    }

    /// Draws the line as it is to look.
    fn put(&mut self, look: Look, mesh: &mut Mesh) {
        match look.broken {
            None => self.draw(look.colour, look.width, mesh),
            Some((dash, gap)) => {
                let unit = look.width.max(1.0);
                let pattern = DashPattern {
                    dash: dash * unit,
                    gap: gap * unit,
                    phase: 0.0,
                };
                self.dash(look.colour, look.width, pattern, mesh);
            }
        }
    }

    fn dash(&mut self, colour: Color32, width: f32, pattern: DashPattern, mesh: &mut Mesh) {
        if !self.is_seen() {
            return;
        }
        let visible = Rect::from_min_max(
            Point::new(self.visible.left(), self.visible.top()),
            Point::new(self.visible.right(), self.visible.bottom()),
        );
        self.line.clear();
        self.line
            .extend(self.points.iter().map(|pos| Point::new(pos.x, pos.y)));
        self.dashes.clear();
        dashes(&self.line, pattern, visible, &mut self.dashes);
        for [from, to] in &self.dashes {
            let ends = [Pos2::new(from.x, from.y), Pos2::new(to.x, to.y)];
            stroke(&mut self.path, &ends, colour, width, self.feathering, mesh);
        }
    }
}

fn stroke(
    path: &mut Path,
    points: &[Pos2],
    colour: Color32,
    width: f32,
    feathering: f32,
    mesh: &mut Mesh,
) {
    path.clear();
    path.add_open_points(points);
    path.stroke_open(feathering, &PathStroke::new(width, colour), mesh);
}
