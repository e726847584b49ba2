//! The images that triangles refer to, and how a colour is read from them. Paints nothing.

use std::collections::HashMap;

use egui::{Color32, ColorImage, ImageData, TextureFilter, TextureId, TextureOptions};
use egui::{TextureWrapMode, TexturesDelta};

/// Every texture that egui has handed out and not yet freed: the glyphs and the caller's images.
///
/// Limitations: mipmaps are not made, so a texture much larger than its place on the screen is
/// read by [`TextureOptions::minification`] alone.
#[derive(Default)]
pub struct Textures {
    by_id: HashMap<TextureId, Texture>,
}

impl Textures {
    /// Takes over the new and changed textures, and leaves what is to be freed for
    /// [`Self::free`]. To be called before the frame is rasterised. A change without a texture to
    /// change, or whose pixels do not fill its size, does nothing.
    pub fn update(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = change.image;
                if image.size[0].checked_mul(image.size[1]) != Some(image.pixels.len()) {
                    continue;
                }
                match change.pos {
                    Some(corner) => {
                        if let Some(texture) = self.by_id.get_mut(&id) {
                            texture.options = change.options;
                            texture.paste(corner, &image);
                        }
                    }
                    None => {
                        let [width, height] = image.size;
                        let pixels = image.pixels.clone();
                        let options = change.options;
                        self.by_id.insert(
                            id,
                            Texture {
                                width,
                                height,
                                pixels,
                                options,
                            },
                        );
                    }
                }
            }
        }
    }

    /// Forgets the textures that are no longer used. To be called after the frame is rasterised,
    /// which may still show them.
    pub fn free(&mut self, delta: &mut TexturesDelta) {
        for id in delta.free.drain() {
            self.by_id.remove(&id);
        }
    }

    /// Keeps an image of the caller's own under an id of the caller's own, which egui will not
    /// free. An image whose pixels do not fill its size is not kept.
    pub fn insert(&mut self, id: TextureId, image: ColorImage, options: TextureOptions) {
        let [width, height] = image.size;
        if width.checked_mul(height) == Some(image.pixels.len()) {
            self.by_id.insert(
                id,
                Texture {
                    width,
                    height,
                    pixels: image.pixels,
                    options,
                },
            );
        }
    }

    /// `None` where there is no such texture, or nothing in it to be read.
    pub(super) fn get(&self, id: TextureId) -> Option<&Texture> {
        self.by_id
            .get(&id)
            .filter(|texture| !texture.pixels.is_empty())
    }
}

/// One image with the way in which it is read.
pub(super) struct Texture {
    width: usize,
    height: usize,
    pixels: Vec<Color32>,
    options: TextureOptions,
}

/// Steps between two texel centres that linear filtering tells apart, as a power of two: graphics
/// hardware weighs neighbours in steps of 1/256, and so a texel met in its middle is met exactly.
const WEIGHT_BITS: u32 = 8;

impl Texture {
    /// In texels, to turn egui's 0 to 1 into texels.
    pub(super) fn size(&self) -> [f32; 2] {
        [self.width as f32, self.height as f32]
    }

    /// How to read where one pixel of the screen spans `texels_per_pixel`.
    pub(super) fn filter(&self, texels_per_pixel: f64) -> TextureFilter {
        if texels_per_pixel > 1.0 {
            self.options.minification
        } else {
            self.options.magnification
        }
    }

    /// The colour at `u`, `v` in texels from the top left corner, as red, green, blue and alpha
    /// from 0 to 255.
    #[inline]
    pub(super) fn sample(&self, filter: TextureFilter, u: f32, v: f32) -> [f32; 4] {
        match filter {
            TextureFilter::Nearest => self
                .texel(u.floor() as i32, v.floor() as i32)
                .map(f32::from),
            TextureFilter::Linear => self.blended(u, v),
        }
    }

    #[inline]
    fn blended(&self, u: f32, v: f32) -> [f32; 4] {
        const ONE: i32 = 1 << WEIGHT_BITS;
        let stepped = |texels: f32| ((texels - 0.5) * ONE as f32).round() as i32;
        let (u, v) = (stepped(u), stepped(v));
        let (left, top) = (u >> WEIGHT_BITS, v >> WEIGHT_BITS);
        let (right_share, lower_share) = (u & (ONE - 1), v & (ONE - 1));
        let upper_left = self.texel(left, top);
        if right_share == 0 && lower_share == 0 {
            return upper_left.map(f32::from);
        }
        let upper_right = self.texel(left + 1, top);
        let lower_left = self.texel(left, top + 1);
        let lower_right = self.texel(left + 1, top + 1);
        std::array::from_fn(|channel| {
            let across = |a: [u8; 4], b: [u8; 4]| {
                i32::from(a[channel]) * (ONE - right_share) + i32::from(b[channel]) * right_share
            };
            let sum = across(upper_left, upper_right) * (ONE - lower_share)
                + across(lower_left, lower_right) * lower_share;
            sum as f32 / (ONE * ONE) as f32
        })
    }

    #[inline]
    fn texel(&self, x: i32, y: i32) -> [u8; 4] {
        let x = wrapped(self.options.wrap_mode, x, self.width);
        let y = wrapped(self.options.wrap_mode, y, self.height);
        self.pixels[y * self.width + x].to_array()
    }

    /// Replaces a part of the image; what would lie outside of it is left away.
    fn paste(&mut self, [left, top]: [usize; 2], part: &ColorImage) {
        let [part_width, part_height] = part.size;
        let columns = part_width.min(self.width.saturating_sub(left));
        let rows = part_height.min(self.height.saturating_sub(top));
        for row in 0..rows {
            let to = (top + row) * self.width + left;
            let from = row * part_width;
            self.pixels[to..to + columns].copy_from_slice(&part.pixels[from..from + columns]);
        }
    }
}

/// The index from 0 to `length - 1` that stands for any index.
#[inline]
fn wrapped(mode: TextureWrapMode, index: i32, length: usize) -> usize {
    let (index, length) = (i64::from(index), length as i64);
    let within = match mode {
        TextureWrapMode::ClampToEdge => index.clamp(0, length - 1),
        TextureWrapMode::Repeat => index.rem_euclid(length),
        TextureWrapMode::MirroredRepeat => {
            let there_and_back = index.rem_euclid(2 * length);
            there_and_back.min(2 * length - 1 - there_and_back)
        }
    };
    within as usize
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::ImageDelta;

    const ID: TextureId = TextureId::Managed(7);

    fn grey(size: [usize; 2], shades: &[u8]) -> ColorImage {
        ColorImage::new(
            size,
            shades
                .iter()
                .map(|&shade| Color32::from_gray(shade))
                .collect(),
        )
    }

    fn textures_with(image: ColorImage, options: TextureOptions) -> Textures {
        let mut textures = Textures::default();
        let mut delta = TexturesDelta::default();
        delta.push(ID, ImageDelta::full(image, options));
        textures.update(&mut delta);
        textures
    }

    fn shade(textures: &Textures, u: f32, v: f32) -> f32 {
        let texture = textures.get(ID).expect("the texture was set");
        texture.sample(texture.filter(1.0), u, v)[0]
    }

    #[test]
    fn a_part_replaces_only_itself_and_what_sticks_out_is_left_away() {
        let mut textures =
            textures_with(grey([3, 2], &[1, 2, 3, 4, 5, 6]), TextureOptions::NEAREST);
        let mut delta = TexturesDelta::default();
        let part = grey([2, 2], &[7, 8, 9, 10]);
        delta.push(
            ID,
            ImageDelta::partial([2, 1], part, TextureOptions::NEAREST),
        );
        textures.update(&mut delta);
        let shades =
            [0, 1, 2, 3, 4, 5].map(|at| shade(&textures, (at % 3) as f32, (at / 3) as f32));
        assert_eq!(shades, [1.0, 2.0, 3.0, 4.0, 5.0, 7.0]);
    }

    #[test]
    fn a_freed_texture_stays_until_the_frame_is_drawn() {
        let mut textures = textures_with(grey([1, 1], &[9]), TextureOptions::LINEAR);
        let mut delta = TexturesDelta::default();
        delta.free(ID);
        textures.update(&mut delta);
        assert!(textures.get(ID).is_some());
        textures.free(&mut delta);
        assert!(textures.get(ID).is_none());
    }

    #[test]
    fn linear_filtering_is_exact_in_the_middle_of_a_texel_and_between_two() {
        let textures = textures_with(grey([2, 1], &[100, 200]), TextureOptions::LINEAR);
        assert_eq!(shade(&textures, 0.5, 0.5), 100.0);
        assert_eq!(shade(&textures, 1.0, 0.5), 150.0);
        assert_eq!(shade(&textures, 1.25, 0.5), 175.0);
        assert_eq!(shade(&textures, 9.0, -9.0), 200.0);
    }

    #[test]
    fn textures_repeat_and_mirror_beyond_their_edges() {
        let columns = [-2.0, -1.0, 0.0, 1.0, 2.0, 3.0];
        let row = |options| {
            let textures = textures_with(grey([2, 1], &[1, 2]), options);
            columns.map(|u| shade(&textures, u, 0.0))
        };
        assert_eq!(row(TextureOptions::NEAREST), [1.0, 1.0, 1.0, 2.0, 2.0, 2.0]);
        assert_eq!(
            row(TextureOptions::NEAREST_REPEAT),
            [1.0, 2.0, 1.0, 2.0, 1.0, 2.0]
        );
        assert_eq!(
            row(TextureOptions::NEAREST_MIRRORED_REPEAT),
            [2.0, 1.0, 1.0, 2.0, 2.0, 1.0]
        );
    }

    #[test]
    fn an_image_that_does_not_fill_its_size_is_not_taken() {
        let mut broken = grey([2, 1], &[1, 2]);
        broken.pixels.pop();
        assert!(
            textures_with(broken, TextureOptions::LINEAR)
                .get(ID)
                .is_none()
        );
        assert!(
            textures_with(grey([0, 4], &[]), TextureOptions::LINEAR)
                .get(ID)
                .is_none()
        );
    }

    #[test]
    fn coordinates_without_sense_are_survived() {
        let textures = textures_with(grey([2, 1], &[1, 2]), TextureOptions::LINEAR_REPEAT);
        for wild in [f32::NAN, f32::INFINITY, f32::NEG_INFINITY, 1e30, -1e30] {
            assert!((1.0..=2.0).contains(&shade(&textures, wild, wild)));
        }
    }
}
