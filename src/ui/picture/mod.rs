//! Pictures without a display: a frame of egui drawn on the CPU and kept as a PNG.
//!
//! Needs no window, no driver and no GPU. [`Studio`] runs the frames, [`rasterise`] turns egui's
//! triangles into a [`Picture`], [`Textures`] holds the images they refer to. Nothing here opens a
//! file or asks the clock, and nothing here decides what is drawn.
//!
//! From triangles and textures on, every step is integer or IEEE arithmetic in a fixed order on
//! one thread, so the same triangles give the same bytes everywhere.
//!
//! Limitations: the triangles and the glyphs themselves are egui's. It takes sines and powers from
//! the platform and draws glyphs with whatever vector instructions the processor has, so a
//! pixel of a curve or a letter may still differ by a shade between kinds of machines. The window
//! also adds a noise of less than one shade against banding, which pictures leave out.

mod png;
mod raster;
#[cfg(test)]
mod raster_laws;
mod studio;
#[cfg(test)]
mod test_font;
mod textures;

pub use png::PictureError;
pub use raster::rasterise;
pub use studio::{Frames, Studio};
pub use textures::Textures;

/// A drawn frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// In pixels.
    pub width: usize,
    /// In pixels.
    pub height: usize,
    /// Row by row from the top, four bytes a pixel: sRGB with its alpha multiplied in, as egui
    /// paints. Where the background was opaque, alpha is 255 throughout.
    pub rgba: Vec<u8>,
    /// What the frame asked for and the picture does not show.
    pub left_out: LeftOut,
}

/// What a frame asked for that could not be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Paint callbacks: they speak to a graphics driver, and here is none.
    pub callbacks: usize,
    /// Meshes whose texture was never given to [`Textures`], or is empty.
    pub meshes_without_texture: usize,
}

impl Picture {
    /// The colour at `x`, `y` counted from the top left, or `None` outside of the picture.
    pub fn pixel(&self, x: usize, y: usize) -> Option<egui::Color32> {
        if x >= self.width || y >= self.height {
            return None;
        }
        let at = (y * self.width + x) * 4;
        let [r, g, b, a] = *self.rgba.get(at..at + 4)?.first_chunk()?;
        Some(egui::Color32::from_rgba_premultiplied(r, g, b, a))
    }
}
