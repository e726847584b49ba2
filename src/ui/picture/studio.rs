//! Frames of egui without a window: runs them, settles them, and draws the last one.

use std::num::NonZeroU32;

use egui::{Color32, Pos2, RawInput, Rect, Ui, Vec2, ViewportId};

use super::{Picture, Textures, rasterise};

/// How many frames run for one picture. egui places some things only after it has seen their
/// size, so a picture worth keeping takes two or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Frames(pub NonZeroU32);

impl Frames {
    /// Enough for nested panels, popups and fonts that were set while drawing: chosen by eye.
    pub const SETTLED: Self = Self(NonZeroU32::new(4).expect("four is not zero"));
}

/// From one frame to the next, in seconds. Fixed, so that pictures do not depend on the machine.
const TIME_STEP_S: f64 = 1.0 / 60.0;

/// The widest texture asked of egui, in texels. Room for many scripts at high densities.
const WIDEST_TEXTURE: usize = 4096;

/// A place in which egui is drawn without a window, at one size and density.
///
/// Whatever moves or blinks is stopped: styles lose their animation time, in every frame anew.
/// The pointer is nowhere and no key is pressed.
pub struct Studio {
    context: egui::Context,
    textures: Textures,
    size_points: Vec2,
    pixels_per_point: f32,
    frames_run: u32,
}

impl Studio {
    /// A studio of `size_points`, with `pixels_per_point` as the density of its screen. Give it a
    /// context of its own, for it takes the textures that the context hands out; fonts and styles
    /// may be set on it before.
    pub fn new(context: egui::Context, size_points: Vec2, pixels_per_point: f32) -> Self {
        let textures = Textures::default();
        Self {
            context,
            textures,
            size_points,
            pixels_per_point,
            frames_run: 0,
        }
    }

    /// To set fonts, themes and styles, or to make textures.
    pub fn context(&self) -> &egui::Context {
        &self.context
    }

    /// The size of the pictures, in pixels, rounded to whole ones.
    pub fn size_px(&self) -> [usize; 2] {
        let pixels = |points: f32| (points * self.pixels_per_point).round() as usize;
        [pixels(self.size_points.x), pixels(self.size_points.y)]
    }

    /// Runs `draw` once for each of `frames`, and pictures the last one over `background`.
    pub fn picture(
        &mut self,
        frames: Frames,
        background: Color32,
        mut draw: impl FnMut(&mut Ui),
    ) -> Picture {
        for _ in 1..frames.0.get() {
            let mut output = self.frame(&mut draw);
            self.textures.free(&mut output.textures_delta);
        }
        let mut output = self.frame(&mut draw);
        let triangles = self
            .context
            .tessellate(output.shapes, output.pixels_per_point);
        let picture = rasterise(
            &triangles,
            &self.textures,
            self.size_px(),
            output.pixels_per_point,
            background,
        );
        self.textures.free(&mut output.textures_delta);
        picture
    }

    fn frame(&mut self, draw: impl FnMut(&mut Ui)) -> egui::FullOutput {
        self.context.all_styles_mut(|style| {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
            style.visuals.text_cursor.blink = false;
        });
        let mut input = RawInput {
            // A context that scales its text has fewer and larger points.
            screen_rect: Some(Rect::from_min_size(
                Pos2::ZERO,
                self.size_points / self.context.zoom_factor(),
            )),
            max_texture_side: Some(WIDEST_TEXTURE),
            time: Some(f64::from(self.frames_run) * TIME_STEP_S),
            predicted_dt: TIME_STEP_S as f32,
            ..RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.pixels_per_point);
        }
        self.frames_run += 1;
        let mut output = self.context.run_ui(input, draw);
        self.textures.update(&mut output.textures_delta);
        output
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::test_font;
    use egui::{Align2, FontId, pos2};

    fn studio(pixels_per_point: f32) -> Studio {
        let context = egui::Context::default();
        context.set_fonts(test_font::blocks());
        Studio::new(context, Vec2::new(60.0, 40.0), pixels_per_point)
    }

    /// The box around all that is not white: left, top, right and bottom, the last two not inside.
    fn ink_box(picture: &Picture) -> Option<[usize; 4]> {
        let inked = |&(x, y): &(usize, usize)| picture.pixel(x, y) != Some(Color32::WHITE);
        let pixels = (0..picture.height).flat_map(|y| (0..picture.width).map(move |x| (x, y)));
        pixels.filter(inked).fold(None, |found, (x, y)| {
            let [left, top, right, bottom] = found.unwrap_or([x, y, x, y]);
            Some([left.min(x), top.min(y), right.max(x + 1), bottom.max(y + 1)])
        })
    }

    fn two_letters(ui: &mut Ui) {
        let font = FontId::proportional(10.0);
        ui.painter()
            .text(pos2(7.0, 9.0), Align2::LEFT_TOP, "ab", font, Color32::BLACK);
    }

    #[test]
    fn text_has_its_ink_where_it_was_placed_at_any_density() {
        for (density, expected) in [(1.0, [7, 9, 27, 19]), (2.0, [14, 18, 54, 38])] {
            let picture = studio(density).picture(Frames::SETTLED, Color32::WHITE, two_letters);
            assert_eq!(ink_box(&picture), Some(expected));
            let [left, top, right, bottom] = expected;
            let inside = |x, y| picture.pixel(x, y) == Some(Color32::BLACK);
            assert!(
                (left..right).all(|x| (top..bottom).all(|y| inside(x, y))),
                "at {density}"
            );
        }
    }

    #[test]
    fn the_size_in_pixels_follows_from_points_and_density() {
        let picture = studio(1.5).picture(Frames::SETTLED, Color32::WHITE, |_| {});
        assert_eq!((picture.width, picture.height), (90, 60));
        assert!(picture.rgba.iter().all(|&byte| byte == 255));
    }

    fn interface(ui: &mut Ui) {
        ui.label("label");
        ui.horizontal(|ui| ui.small_button("button"));
        egui::Window::new("w")
            .default_pos([20.0, 15.0])
            .show(ui.ctx(), |ui| ui.label("in"));
        ui.painter()
            .circle_filled(pos2(50.0, 30.0), 7.3, Color32::RED);
    }

    #[test]
    fn the_same_frame_gives_the_same_bytes_twice() {
        let png = || {
            let picture = studio(1.25).picture(Frames::SETTLED, Color32::WHITE, interface);
            picture
                .to_png(&[("As of", "14 Aug 2008")])
                .expect("a good picture")
        };
        assert!(png() == png());
    }

    #[test]
    fn four_frames_are_enough_for_nothing_to_move() {
        let mut studio = studio(1.0);
        let first = studio.picture(Frames::SETTLED, Color32::WHITE, interface);
        let later = studio.picture(Frames::SETTLED, Color32::WHITE, interface);
        assert!(first == later);
    }

    #[test]
    fn a_texture_of_the_caller_is_shown_and_then_let_go() {
        let mut studio = studio(1.0);
        let image = egui::ColorImage::filled([4, 4], Color32::GREEN);
        let texture = studio
            .context()
            .load_texture("own", image, egui::TextureOptions::NEAREST);
        let id = texture.id();
        let mut texture = Some(texture);
        let place = Rect::from_min_size(pos2(10.0, 10.0), Vec2::splat(8.0));
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        let picture = studio.picture(Frames(NonZeroU32::MIN), Color32::WHITE, |ui| {
            ui.painter().image(id, place, whole, Color32::WHITE);
            texture = None;
        });
        assert_eq!(ink_box(&picture), Some([10, 10, 18, 18]));
        assert!(studio.textures.get(id).is_none());
    }
}
