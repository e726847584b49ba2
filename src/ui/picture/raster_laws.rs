//! Which pixels triangles cover, and with which colours.

use egui::epaint::{Mesh, Primitive, Vertex};
use egui::{ClippedPrimitive, Color32, ColorImage, Pos2, Rect, TextureId, TextureOptions, pos2};

use super::{LeftOut, Picture, Textures, rasterise};

const WHITE: TextureId = TextureId::Managed(0);

fn textures() -> Textures {
    let mut textures = Textures::default();
    let white = ColorImage::filled([1, 1], Color32::WHITE);
    textures.insert(WHITE, white, TextureOptions::LINEAR);
    textures
}

fn mesh(corners: &[(f32, f32)], color: Color32, indices: &[u32]) -> Mesh {
    let vertex = |&(x, y): &(f32, f32)| Vertex::untextured(pos2(x, y), color);
    Mesh {
        indices: indices.to_vec(),
        vertices: corners.iter().map(vertex).collect(),
        texture_id: WHITE,
    }
}

fn drawn_within(clip: Rect, mesh: Mesh, size: usize, background: Color32) -> Picture {
    let primitive = ClippedPrimitive {
        clip_rect: clip,
        primitive: Primitive::Mesh(mesh),
    };
    rasterise(&[primitive], &textures(), [size, size], 1.0, background)
}

fn drawn(mesh: Mesh, size: usize, background: Color32) -> Picture {
    drawn_within(Rect::EVERYTHING, mesh, size, background)
}

/// A line for each row, `#` where the pixel is not the background.
fn ink(picture: &Picture, background: Color32) -> Vec<String> {
    let mark = |x, y| {
        if picture.pixel(x, y) == Some(background) {
            '.'
        } else {
            '#'
        }
    };
    (0..picture.height)
        .map(|y| (0..picture.width).map(|x| mark(x, y)).collect())
        .collect()
}

fn rectangle(min: Pos2, max: Pos2) -> [(f32, f32); 4] {
    [
        (min.x, min.y),
        (max.x, min.y),
        (max.x, max.y),
        (min.x, max.y),
    ]
}

const TWO_HALVES: [u32; 6] = [0, 1, 2, 0, 2, 3];

#[test]
fn a_triangle_covers_the_pixels_whose_centres_it_contains() {
    // The slanted side runs through the centres of (3, 0), (2, 1), (1, 2) and (0, 3): it is a
    // right side, and does not own them.
    for indices in [[0, 1, 2], [0, 2, 1]] {
        let triangle = mesh(
            &[(0.0, 0.0), (4.0, 0.0), (0.0, 4.0)],
            Color32::RED,
            &indices,
        );
        let picture = drawn(triangle, 5, Color32::BLACK);
        assert_eq!(
            ink(&picture, Color32::BLACK),
            ["###..", "##...", "#....", ".....", "....."]
        );
        assert_eq!(picture.pixel(1, 1), Some(Color32::RED));
    }
}

#[test]
fn left_and_top_sides_own_the_centres_on_them() {
    let square = rectangle(pos2(1.5, 1.5), pos2(3.5, 3.5));
    let picture = drawn(mesh(&square, Color32::RED, &TWO_HALVES), 5, Color32::BLACK);
    assert_eq!(
        ink(&picture, Color32::BLACK),
        [".....", ".##..", ".##..", ".....", "....."]
    );
}

#[test]
fn a_half_transparent_square_of_two_triangles_is_of_one_colour() {
    let half = Color32::from_rgba_premultiplied(128, 0, 0, 128);
    for (x, y) in [(2.0, 3.0), (2.5, 3.5), (2.3, 3.7)] {
        let square = rectangle(pos2(x, y), pos2(x + 20.0, y + 13.0));
        let picture = drawn(mesh(&square, half, &TWO_HALVES), 40, Color32::WHITE);
        let painted = picture
            .rgba
            .as_chunks::<4>()
            .0
            .iter()
            .filter(|&&p| p != [255; 4]);
        assert_eq!(painted.clone().count(), 20 * 13);
        assert!(
            painted
                .into_iter()
                .all(|&pixel| pixel == [255, 127, 127, 255])
        );
    }
}

#[test]
fn a_fan_of_slivers_covers_each_pixel_once() {
    let rim = (0_u8..64).map(|step| {
        let angle = f32::from(step) * std::f32::consts::TAU / 64.0;
        (50.3 + 40.7 * angle.cos(), 49.9 + 45.1 * angle.sin())
    });
    let corners: Vec<_> = std::iter::once((47.2, 60.1)).chain(rim).collect();
    let fan: Vec<u32> = (0..64)
        .flat_map(|at| [0, 1 + at, 1 + (at + 1) % 64])
        .collect();
    let half = Color32::from_rgba_premultiplied(0, 0, 0, 128);
    let picture = drawn(mesh(&corners, half, &fan), 100, Color32::WHITE);
    let shades: std::collections::BTreeSet<u8> = picture.rgba.iter().copied().collect();
    assert_eq!(shades.into_iter().collect::<Vec<_>>(), [127, 255]);
    // No gap inside: every row's ink is one run.
    assert!(
        ink(&picture, Color32::WHITE)
            .iter()
            .all(|row| !row.trim_matches('.').contains('.'))
    );
}

#[test]
fn nothing_is_painted_outside_of_the_clip_rectangle() {
    let everywhere = rectangle(pos2(-9.0, -9.0), pos2(99.0, 99.0));
    let clip = Rect::from_min_max(pos2(1.4, 0.6), pos2(3.4, 2.6));
    let filled = mesh(&everywhere, Color32::RED, &TWO_HALVES);
    let picture = drawn_within(clip, filled, 5, Color32::BLACK);
    assert_eq!(
        ink(&picture, Color32::BLACK),
        [".....", ".##..", ".##..", ".....", "....."]
    );
    let nowhere = mesh(&everywhere, Color32::RED, &TWO_HALVES);
    let picture = drawn_within(Rect::NOTHING, nowhere, 5, Color32::BLACK);
    assert!(
        ink(&picture, Color32::BLACK)
            .iter()
            .all(|row| row == ".....")
    );
}

#[test]
fn half_transparent_over_opaque_is_as_computed_by_hand() {
    let all = rectangle(pos2(0.0, 0.0), pos2(1.0, 1.0));
    let laid_over = |over, under| {
        drawn(mesh(&all, over, &TWO_HALVES), 1, under)
            .pixel(0, 0)
            .expect("one pixel")
    };
    let half = Color32::from_rgba_premultiplied(100, 50, 0, 128);
    // 200 · 127 / 255 = 99.6, and 10 · 127 / 255 = 4.98
    let under = Color32::from_rgb(200, 10, 255);
    assert_eq!(laid_over(half, under), Color32::from_rgb(200, 55, 127));
    let additive = Color32::from_rgba_premultiplied(100, 0, 0, 0);
    assert_eq!(laid_over(additive, under), Color32::from_rgb(255, 10, 255));
    // Alpha over alpha: 128 + 64 · 127 / 255 = 159.9
    let thin = Color32::from_rgba_premultiplied(0, 0, 64, 64);
    assert_eq!(
        laid_over(half, thin),
        Color32::from_rgba_premultiplied(100, 50, 32, 160)
    );
}

#[test]
fn colours_run_evenly_from_corner_to_corner() {
    let mut strip = mesh(
        &rectangle(pos2(0.0, 0.0), pos2(256.0, 1.0)),
        Color32::BLACK,
        &TWO_HALVES,
    );
    strip.vertices[1].color = Color32::WHITE;
    strip.vertices[2].color = Color32::WHITE;
    let clip = ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive: Primitive::Mesh(strip),
    };
    let picture = rasterise(&[clip], &textures(), [256, 1], 1.0, Color32::RED);
    for x in 0..256 {
        let expected = ((x as f64 + 0.5) * 255.0 / 256.0).round();
        let shade = f64::from(picture.pixel(x, 0).expect("inside").r());
        assert!(
            (shade - expected).abs() <= 1.0,
            "{shade} at {x}, not {expected}"
        );
    }
}

#[test]
fn a_texture_drawn_at_its_own_size_is_copied_exactly() {
    let id = TextureId::User(1);
    let texel = |at: u8| Color32::from_rgba_premultiplied(at * 9, 255 - at * 3, at * 2, 255);
    let image = ColorImage::new([5, 4], (0..20).map(texel).collect());
    for options in [TextureOptions::LINEAR, TextureOptions::NEAREST] {
        let mut textures = textures();
        textures.insert(id, image.clone(), options);
        let mut quad = Mesh::with_texture(id);
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let place = Rect::from_min_max(pos2(1.0, 1.0), pos2(3.5, 3.0));
        quad.add_rect_with_uv(place, whole, Color32::WHITE);
        let primitive = Primitive::Mesh(quad);
        let clipped = ClippedPrimitive {
            clip_rect: Rect::EVERYTHING,
            primitive,
        };
        let picture = rasterise(&[clipped], &textures, [9, 8], 2.0, Color32::BLACK);
        for (x, y) in (0..5).flat_map(|x| (0..4).map(move |y| (x, y))) {
            assert_eq!(picture.pixel(x + 2, y + 2), Some(image[(x, y)]));
        }
    }
}

#[test]
fn triangles_without_sense_are_survived_and_what_is_missing_is_counted() {
    let wild = [
        (f32::NAN, 0.0),
        (1e30, -1e30),
        (f32::INFINITY, 5.0),
        (-1e30, 1e30),
        (0.0, 1e30),
    ];
    let indices = [0, 1, 2, 1, 3, 4, 0, 1, 77, 3, 3, 3, 1];
    drawn(mesh(&wild, Color32::RED, &indices), 5, Color32::BLACK);

    let unknown = Mesh::with_texture(TextureId::User(99));
    let callback = egui::PaintCallback {
        rect: Rect::EVERYTHING,
        callback: std::sync::Arc::new(()),
    };
    let primitives = [Primitive::Mesh(unknown), Primitive::Callback(callback)];
    let clipped = primitives.map(|primitive| ClippedPrimitive {
        clip_rect: Rect::EVERYTHING,
        primitive,
    });
    let picture = rasterise(&clipped, &textures(), [2, 2], 1.0, Color32::BLACK);
    assert_eq!(
        picture.left_out,
        LeftOut {
            callbacks: 1,
            meshes_without_texture: 1
        }
    );
}
