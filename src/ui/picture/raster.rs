//! From egui's triangles to pixels, as egui's OpenGL painter would draw them. Knows no fonts, no
//! widgets and no files.
//!
//! A triangle covers a pixel when it contains the pixel's centre. Corners are snapped to 1/256
//! pixel, as on graphics hardware, and all that decides about coverage is computed in integers:
//! two triangles that share an edge neither overlap nor leave a gap.
//!
//! ```text
//!   corner 0 ──────▶ corner 1      Walking round the corners with the inside on the right hand,
//!        ▲             │           the edge value E(x, y) is positive inside. For each row the
//!          ╲           ▼           three edges bound one span of pixels; colour and texture
//!             ╲─── corner 2        coordinates change along it by equal steps.
//! ```

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, TextureFilter};

use super::textures::Texture;
use super::{LeftOut, Picture, Textures};

/// Draws the triangles over `background`, each within its clip rectangle, in the order given.
///
/// Positions are in points, `size_px` in pixels. As in egui's painter, colours are multiplied and
/// blended in gamma space with premultiplied alpha.
///
/// Limitations: a corner further than [`FURTHEST_PX`] from the origin is pulled in to it, which bends
/// the triangle; cut long shapes to the view first. A triangle with a corner that is not a number
/// is not drawn.
pub fn rasterise(
    primitives: &[ClippedPrimitive],
    textures: &Textures,
    size_px: [usize; 2],
    pixels_per_point: f32,
    background: Color32,
) -> Picture {
    let [width, height] = size_px;
    let mut canvas = Canvas {
        width,
        rgba: background.to_array().repeat(width * height),
    };
    let mut left_out = LeftOut::default();
    for ClippedPrimitive {
        clip_rect,
        primitive,
    } in primitives
    {
        let mesh = match primitive {
            Primitive::Mesh(mesh) => mesh,
            Primitive::Callback(_) => {
                left_out.callbacks += 1;
                continue;
            }
        };
        let Some(texture) = textures.get(mesh.texture_id) else {
            left_out.meshes_without_texture += 1;
            continue;
        };
        let clip = Clip::new(*clip_rect, size_px, pixels_per_point);
        if clip.left < clip.right && clip.top < clip.bottom {
            draw_mesh(&mut canvas, mesh, texture, &clip, pixels_per_point);
        }
    }
    Picture {
        width,
        height,
        rgba: canvas.rgba,
        left_out,
    }
}

struct Canvas {
    /// In pixels.
    width: usize,
    rgba: Vec<u8>,
}

impl Canvas {
    fn span(&mut self, row: i64, columns: std::ops::Range<i64>) -> &mut [u8] {
        let start = row as usize * self.width;
        &mut self.rgba[(start + columns.start as usize) * 4..(start + columns.end as usize) * 4]
    }
}

/// The part of the picture that may be painted, in whole pixels, right and bottom not included.
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Clip {
    fn new(rect: egui::Rect, [width, height]: [usize; 2], pixels_per_point: f32) -> Self {
        let pixel = |points: f32, longest: usize| {
            ((points * pixels_per_point).round() as i64).clamp(0, longest as i64)
        };
        Self {
            left: pixel(rect.min.x, width),
            top: pixel(rect.min.y, height),
            right: pixel(rect.max.x, width),
            bottom: pixel(rect.max.y, height),
        }
    }
}

/// Steps in a pixel's side to which corners are snapped; the 8 binary digits common in hardware.
const STEPS_PER_PIXEL: i64 = 256;

/// The furthest a corner may lie from the origin, in pixels. Products of two distances must stay
/// within 64 bits, and `f32` no longer tells quarters of a pixel apart out there.
const FURTHEST_PX: f32 = (1 << 21) as f32;

/// Red, green, blue, alpha (0 to 255), then u and v in texels.
type Shading = [f64; 6];

/// A corner of a triangle, ready to be drawn.
#[derive(Clone, Copy)]
struct Corner {
    /// In steps.
    x: i64,
    /// In steps.
    y: i64,
    shading: Shading,
}

impl Corner {
    /// `None` where the position is not finite.
    fn new(vertex: &Vertex, pixels_per_point: f32, texture: &Texture) -> Option<Self> {
        let step = |points: f32| {
            let pixels = points * pixels_per_point;
            let within = pixels.clamp(-FURTHEST_PX, FURTHEST_PX);
            pixels
                .is_finite()
                .then(|| (within * STEPS_PER_PIXEL as f32).round() as i64)
        };
        let [r, g, b, a] = vertex.color.to_array().map(f64::from);
        let [texture_width, texture_height] = texture.size();
        let u = f64::from(vertex.uv.x * texture_width);
        let v = f64::from(vertex.uv.y * texture_height);
        let (x, y) = (step(vertex.pos.x)?, step(vertex.pos.y)?);
        Some(Self {
            x,
            y,
            shading: [r, g, b, a, u, v],
        })
    }
}

fn draw_mesh(
    canvas: &mut Canvas,
    mesh: &Mesh,
    texture: &Texture,
    clip: &Clip,
    pixels_per_point: f32,
) {
    let corner = |index: &u32| {
        mesh.vertices
            .get(*index as usize)
            .and_then(|vertex| Corner::new(vertex, pixels_per_point, texture))
    };
    for triangle in mesh.indices.as_chunks::<3>().0 {
        let [a, b, c] = triangle.each_ref().map(corner);
        if let (Some(a), Some(b), Some(c)) = (a, b, c) {
            draw_triangle(canvas, [a, b, c], texture, clip);
        }
    }
}

/// The line from one corner to the next: E(x, y) = `constant` + x · `per_x` + y · `per_y` at the
/// centre of pixel `x`, `y`, in square steps.
struct Edge {
    constant: i64,
    per_x: i64,
    per_y: i64,
    /// The least value that counts as inside: 0 on a top or left edge, which owns the centres that
    /// lie on it, else 1.
    least: i64,
}

impl Edge {
    fn new(from: &Corner, to: &Corner) -> Self {
        let (dx, dy) = (to.x - from.x, to.y - from.y);
        let half = STEPS_PER_PIXEL / 2;
        let top_or_left = dy < 0 || (dy == 0 && dx > 0);
        Self {
            constant: dx * (half - from.y) - dy * (half - from.x),
            per_x: -dy * STEPS_PER_PIXEL,
            per_y: dx * STEPS_PER_PIXEL,
            least: if top_or_left { 0 } else { 1 },
        }
    }

    fn at(&self, x: i64, y: i64) -> i64 {
        self.constant + x * self.per_x + y * self.per_y
    }

    /// Cuts a row's span down to the pixels on the inner side.
    fn cut(&self, row: i64, columns: &mut std::ops::Range<i64>) {
        let spare = self.at(0, row) - self.least;
        match self.per_x {
            0 if spare < 0 => columns.end = columns.start,
            0 => {}
            per_x if per_x > 0 => columns.start = columns.start.max(-spare.div_euclid(per_x)),
            per_x => columns.end = columns.end.min(spare.div_euclid(-per_x) + 1),
        }
    }
}

fn draw_triangle(canvas: &mut Canvas, corners: [Corner; 3], texture: &Texture, clip: &Clip) {
    let [a, mut b, mut c] = corners;
    let mut area = (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    if area == 0 || (corners.iter().all(|corner| corner.shading[..4] == [0.0; 4])) {
        return;
    }
    if area < 0 {
        (b, c, area) = (c, b, -area);
    }
    let pixel = |steps: i64| steps.div_euclid(STEPS_PER_PIXEL);
    let top = pixel(a.y.min(b.y).min(c.y)).max(clip.top);
    let bottom = (pixel(a.y.max(b.y).max(c.y)) + 1).min(clip.bottom);
    let left = pixel(a.x.min(b.x).min(c.x)).max(clip.left);
    let right = (pixel(a.x.max(b.x).max(c.x)) + 1).min(clip.right);

    // The edge opposite a corner tells how much that corner weighs.
    let edges = [Edge::new(&b, &c), Edge::new(&c, &a), Edge::new(&a, &b)];
    let weigh = |weights: [i64; 3]| -> Shading {
        let [wa, wb, wc] = weights.map(|weight| weight as f64 / area as f64);
        std::array::from_fn(|i| wa * a.shading[i] + wb * b.shading[i] + wc * c.shading[i])
    };
    let per_x = weigh(edges.each_ref().map(|edge| edge.per_x));
    let per_y = weigh(edges.each_ref().map(|edge| edge.per_y));
    let paint = Paint::new(
        &[a, b, c].map(|corner| corner.shading),
        &per_x,
        &per_y,
        texture,
    );

    for row in top..bottom {
        let mut columns = left..right;
        edges.iter().for_each(|edge| edge.cut(row, &mut columns));
        if columns.start < columns.end {
            let first = weigh(edges.each_ref().map(|edge| edge.at(columns.start, row)));
            paint.span(canvas.span(row, columns), first.map(|value| value as f32));
        }
    }
}

/// How the pixels of a triangle get their colour.
enum Paint<'a> {
    /// One colour throughout, red, green, blue and alpha from 0 to 255.
    Flat([f32; 4]),
    /// Colours between the corners', times one texel.
    Shaded { per_x: [f32; 6], texel: [f32; 4] },
    /// Colours between the corners', times a texture.
    Textured {
        per_x: [f32; 6],
        texture: &'a Texture,
        filter: TextureFilter,
    },
}

impl<'a> Paint<'a> {
    fn new(shading: &[Shading; 3], per_x: &Shading, per_y: &Shading, texture: &'a Texture) -> Self {
        let [a, b, c] = shading;
        let squared_texels =
            |per_pixel: &Shading| per_pixel[4] * per_pixel[4] + per_pixel[5] * per_pixel[5];
        let filter = texture.filter(squared_texels(per_x).max(squared_texels(per_y)).sqrt());
        let steps = per_x.map(|step| step as f32);
        if a[4..] != b[4..] || a[4..] != c[4..] {
            return Self::Textured {
                per_x: steps,
                texture,
                filter,
            };
        }
        let texel = texture.sample(filter, a[4] as f32, a[5] as f32);
        if a[..4] == b[..4] && a[..4] == c[..4] {
            Self::Flat(std::array::from_fn(|i| a[i] as f32 * texel[i] / 255.0))
        } else {
            Self::Shaded {
                per_x: steps,
                texel,
            }
        }
    }

    /// Paints a row's span of pixels; `first` is the shading of the leftmost.
    fn span(&self, pixels: &mut [u8], first: [f32; 6]) {
        let pixels = pixels.as_chunks_mut::<4>().0;
        let at = |per_x: &[f32; 6], i: usize, column: usize| first[i] + per_x[i] * column as f32;
        match self {
            Self::Flat(colour) if colour[3] >= 255.0 => {
                pixels.fill(colour.map(|value| (value + 0.5) as u8));
            }
            Self::Flat(colour) => pixels.iter_mut().for_each(|pixel| blend(pixel, *colour)),
            Self::Shaded { per_x, texel } => {
                let texel = texel.map(|value| value / 255.0);
                for (column, pixel) in pixels.iter_mut().enumerate() {
                    blend(
                        pixel,
                        std::array::from_fn(|i| at(per_x, i, column) * texel[i]),
                    );
                }
            }
            Self::Textured {
                per_x,
                texture,
                filter,
            } => {
                for (column, pixel) in pixels.iter_mut().enumerate() {
                    let (u, v) = (at(per_x, 4, column), at(per_x, 5, column));
                    let texel = texture.sample(*filter, u, v);
                    if texel != [0.0; 4] {
                        let tinted = |i| at(per_x, i, column) * texel[i] / 255.0;
                        blend(pixel, std::array::from_fn(tinted));
                    }
                }
            }
        }
    }
}

/// Lays a colour with premultiplied alpha, 0 to 255, over a pixel.
#[inline]
fn blend(pixel: &mut [u8; 4], over: [f32; 4]) {
    let shows_through = (255.0 - over[3]) / 255.0;
    for (under, over) in pixel.iter_mut().zip(over) {
        // A cast to u8 stops at 0 and 255: egui's additive colours may go beyond.
        *under = (over + f32::from(*under) * shows_through + 0.5) as u8;
    }
}
