//! A picture as the bytes of a PNG, with words about it inside. Does not write files.

use super::Picture;

/// Why a picture could not be made into a PNG.
#[derive(Debug, thiserror::Error)]
pub enum PictureError {
    /// One side is zero, or longer than a PNG can say.
    #[error(
        "a picture of {width}×{height} pixels cannot be kept as PNG: both sides must lie between 1 and 2147483647"
    )]
    Size {
        /// In pixels.
        width: usize,
        /// In pixels.
        height: usize,
    },
    /// The bytes do not fill the picture, or overfill it.
    #[error("a picture of {width}×{height} pixels needs {expected} bytes, and has {found}")]
    Length {
        /// In pixels.
        width: usize,
        /// In pixels.
        height: usize,
        /// Four for each pixel.
        expected: usize,
        /// As found in [`Picture::rgba`].
        found: usize,
    },
    /// A keyword that the PNG standard does not allow.
    #[error(
        "“{0}” cannot name a text in a PNG: a keyword has 1 to 79 Latin letters, digits and signs, \
         with single spaces between words"
    )]
    Keyword(String),
    /// A text with a zero character in it, at which readers would stop.
    #[error("the text under “{0}” cannot be kept in a PNG: remove the zero character from it")]
    Text(String),
    /// The encoder gave up.
    #[error("the picture could not be encoded as PNG")]
    Encode(#[from] png::EncodingError),
}

/// The longest side the PNG standard allows, in pixels.
const LONGEST_SIDE: u32 = i32::MAX as u32;

impl Picture {
    /// The picture as PNG, with each pair of keyword and text in a chunk of its own, in the order
    /// given: `tEXt` where Latin-1 holds the text, else `iTXt`. An opaque picture is kept without
    /// an alpha channel. Equal pictures and texts give equal bytes.
    pub fn to_png(&self, text: &[(&str, &str)]) -> Result<Vec<u8>, PictureError> {
        let (width, height) = (self.width, self.height);
        let side = |length: usize| {
            u32::try_from(length)
                .ok()
                .filter(|length| (1..=LONGEST_SIDE).contains(length))
                .ok_or(PictureError::Size { width, height })
        };
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, side(width)?, side(height)?);
        let expected = width.saturating_mul(height).saturating_mul(4);
        if self.rgba.len() != expected {
            let found = self.rgba.len();
            return Err(PictureError::Length {
                width,
                height,
                expected,
                found,
            });
        }

        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_source_srgb(png::SrgbRenderingIntent::RelativeColorimetric);
        encoder.set_deflate_compression(png::DeflateCompression::Level(6));
        // Interfaces are flat: neighbouring rows repeat, and choosing a filter row by row costs
        // more time than it saves bytes. Measured on a dense interface and on a map.
        encoder.set_filter(png::Filter::Up);
        for &(keyword, text) in text {
            add_text(&mut encoder, keyword, text)?;
        }

        let opaque = self
            .rgba
            .iter()
            .skip(3)
            .step_by(4)
            .all(|&alpha| alpha == 255);
        let pixels = if opaque {
            encoder.set_color(png::ColorType::Rgb);
            without_alpha(&self.rgba)
        } else {
            encoder.set_color(png::ColorType::Rgba);
            with_straight_alpha(&self.rgba)
        };
        let mut writer = encoder.write_header()?;
        writer.write_image_data(&pixels)?;
        writer.finish()?;
        Ok(bytes)
    }
}

fn add_text(
    encoder: &mut png::Encoder<'_, &mut Vec<u8>>,
    keyword: &str,
    text: &str,
) -> Result<(), PictureError> {
    let printable = |letter: char| matches!(letter, ' '..='~');
    let well_spaced = keyword.trim() == keyword && !keyword.contains("  ");
    if !(1..=79).contains(&keyword.len()) || !keyword.chars().all(printable) || !well_spaced {
        return Err(PictureError::Keyword(keyword.to_owned()));
    }
    if text.contains('\0') {
        return Err(PictureError::Text(keyword.to_owned()));
    }
    let (keyword, latin) = (
        keyword.to_owned(),
        text.chars().all(|letter| letter <= '\u{ff}'),
    );
    if latin {
        encoder.add_text_chunk(keyword, text.to_owned())?;
    } else {
        encoder.add_itxt_chunk(keyword, text.to_owned())?;
    }
    Ok(())
}

fn without_alpha(rgba: &[u8]) -> Vec<u8> {
    rgba.chunks_exact(4)
        .flat_map(|pixel| [pixel[0], pixel[1], pixel[2]])
        .collect()
}

/// PNG keeps colours without their alpha multiplied in.
fn with_straight_alpha(rgba: &[u8]) -> Vec<u8> {
    let straight = |colour: u8, alpha: u8| match u16::from(alpha) {
        0 => 0,
        alpha => ((u16::from(colour) * 255 + alpha / 2) / alpha).min(255) as u8,
    };
    let divided = |pixel: &[u8]| {
        let alpha = pixel[3];
        [
            straight(pixel[0], alpha),
            straight(pixel[1], alpha),
            straight(pixel[2], alpha),
            alpha,
        ]
    };
    rgba.chunks_exact(4).flat_map(divided).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::picture::LeftOut;

    fn one_pixel(rgba: [u8; 4]) -> Picture {
        Picture {
            width: 1,
            height: 1,
            rgba: rgba.to_vec(),
            left_out: LeftOut::default(),
        }
    }

    fn decoded(bytes: &[u8]) -> (png::Info<'static>, Vec<u8>) {
        let mut reader = png::Decoder::new(std::io::Cursor::new(bytes))
            .read_info()
            .expect("a PNG of our own");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a small picture")];
        reader.next_frame(&mut pixels).expect("one whole frame");
        (reader.info().clone(), pixels)
    }

    #[test]
    fn an_opaque_picture_comes_back_without_alpha() {
        let bytes = one_pixel([1, 2, 3, 255])
            .to_png(&[])
            .expect("a good picture");
        let (info, pixels) = decoded(&bytes);
        assert_eq!(
            (info.color_type, pixels),
            (png::ColorType::Rgb, vec![1, 2, 3])
        );
    }

    #[test]
    fn a_half_transparent_picture_is_kept_with_straight_alpha() {
        let bytes = one_pixel([128, 64, 0, 128])
            .to_png(&[])
            .expect("a good picture");
        let (info, pixels) = decoded(&bytes);
        assert_eq!(
            (info.color_type, pixels),
            (png::ColorType::Rgba, vec![255, 128, 0, 128])
        );
    }

    #[test]
    fn words_about_the_picture_come_back_in_any_script() {
        let about = [("As of", "14 Aug 2008"), ("Place", "გორი")];
        let bytes = one_pixel([0, 0, 0, 255])
            .to_png(&about)
            .expect("a good picture");
        let (info, _) = decoded(&bytes);
        assert_eq!(info.uncompressed_latin1_text[0].text, "14 Aug 2008");
        assert_eq!(
            info.utf8_text[0].get_text().expect("not compressed"),
            "გორი"
        );
    }

    #[test]
    fn what_png_cannot_hold_is_refused_in_words() {
        let empty = Picture {
            width: 0,
            height: 3,
            rgba: vec![],
            left_out: LeftOut::default(),
        };
        let short = Picture {
            width: 2,
            ..one_pixel([0; 4])
        };
        let refusal = |picture: &Picture, text: &[(&str, &str)]| {
            picture
                .to_png(text)
                .expect_err("this must be refused")
                .to_string()
        };
        assert_eq!(
            refusal(&empty, &[]),
            "a picture of 0×3 pixels cannot be kept as PNG: both sides must lie between 1 and 2147483647"
        );
        assert_eq!(
            refusal(&short, &[]),
            "a picture of 2×1 pixels needs 8 bytes, and has 4"
        );
        assert_eq!(
            refusal(&one_pixel([0; 4]), &[("as of ", "")]),
            "“as of ” cannot name a text in a PNG: a keyword has 1 to 79 Latin letters, digits and \
             signs, with single spaces between words"
        );
        assert_eq!(
            refusal(&one_pixel([0; 4]), &[("As of", "2008\0")]),
            "the text under “As of” cannot be kept in a PNG: remove the zero character from it"
        );
    }
}
