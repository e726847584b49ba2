//! How colours are seen: contrast, distance, and what is left of them without one kind of receptor. For tests
//! of the theme alone.

use egui::Color32;

/// Red, green and blue from 0 to 1, proportional to light.
type Linear = [f64; 3];
/// CIE L\*a\*b\* under D65.
pub type Lab = [f64; 3];

/// Who looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eyes {
    Usual,
    /// Without the receptors for red.
    Protanopia,
    /// Without the receptors for green.
    Deuteranopia,
    /// Without the receptors for blue.
    Tritanopia,
}

impl Eyes {
    pub const ALL: [Self; 4] = [
        Self::Usual,
        Self::Protanopia,
        Self::Deuteranopia,
        Self::Tritanopia,
    ];

    /// What is seen of linear red, green and blue. G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A
    /// Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009; the
    /// matrices for severity 1.
    fn matrix(self) -> [Linear; 3] {
        match self {
            Self::Usual => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanopia => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranopia => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
            Self::Tritanopia => [
                [1.255_528, -0.076_749, -0.178_779],
                [-0.078_411, 0.930_809, 0.147_602],
                [0.004_733, 0.691_367, 0.303_900],
            ],
        }
    }

    /// A colour as these eyes see it.
    pub fn see(self, colour: Color32) -> Lab {
        let light = linear(colour);
        let seen = self.matrix().map(|row| dot(row, light).clamp(0.0, 1.0));
        lab(seen)
    }
}

fn dot(a: Linear, b: Linear) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// The transfer function of sRGB, IEC 61966-2-1.
fn linear(colour: Color32) -> Linear {
    [colour.r(), colour.g(), colour.b()].map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    })
}

/// From 0, black, to 1, white: "relative luminance" of WCAG 2.2.
fn luminance(colour: Color32) -> f64 {
    dot([0.2126, 0.7152, 0.0722], linear(colour))
}

/// "Contrast ratio" of WCAG 2.2: from 1, the same, to 21, black on white.
pub fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// CIE 15:2004, by way of XYZ under D65.
fn lab(light: Linear) -> Lab {
    let x = dot([0.412_456_4, 0.357_576_1, 0.180_437_5], light) / 0.950_47;
    let y = dot([0.212_672_9, 0.715_152_2, 0.072_175_0], light);
    let z = dot([0.019_333_9, 0.119_192_0, 0.950_304_1], light) / 1.088_83;
    let [x, y, z] = [x, y, z].map(|value: f64| {
        if value > 216.0 / 24389.0 {
            value.cbrt()
        } else {
            (24389.0 / 27.0 * value + 16.0) / 116.0
        }
    });
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
}

/// CIEDE2000: about 1 is just noticed side by side. G. Sharma, W. Wu, E. N. Dalal, "The CIEDE2000
/// Color-Difference Formula", Color Research and Application 30(1), 2005.
pub fn distance([l1, a1, b1]: Lab, [l2, a2, b2]: Lab) -> f64 {
    let pull = |chroma: f64| (chroma.powi(7) / (chroma.powi(7) + 25_f64.powi(7))).sqrt();
    let g = 0.5 * (1.0 - pull(f64::midpoint(a1.hypot(b1), a2.hypot(b2))));
    let (a1, a2) = (a1 * (1.0 + g), a2 * (1.0 + g));
    let (c1, c2) = (a1.hypot(b1), a2.hypot(b2));
    let hue = |a: f64, b: f64| b.atan2(a).to_degrees().rem_euclid(360.0);
    let (h1, h2) = (hue(a1, b1), hue(a2, b2));
    let neutral = c1 * c2 == 0.0;
    let turn = match h2 - h1 {
        _ if neutral => 0.0,
        turn if turn > 180.0 => turn - 360.0,
        turn if turn < -180.0 => turn + 360.0,
        turn => turn,
    };
    let dl = l2 - l1;
    let dc = c2 - c1;
    let dh = 2.0 * (c1 * c2).sqrt() * (turn / 2.0).to_radians().sin();
    let l = f64::midpoint(l1, l2);
    let c = f64::midpoint(c1, c2);
    let h = if neutral {
        h1 + h2
    } else if (h1 - h2).abs() <= 180.0 {
        f64::midpoint(h1, h2)
    } else {
        f64::midpoint(h1, h2) + if h1 + h2 < 360.0 { 180.0 } else { -180.0 }
    };
    let wave = |times: f64, shift: f64| (times * h + shift).to_radians().cos();
    let t = 1.0 - 0.17 * wave(1.0, -30.0) + 0.24 * wave(2.0, 0.0) + 0.32 * wave(3.0, 6.0)
        - 0.20 * wave(4.0, -63.0);
    let from_middle = (l - 50.0).powi(2);
    let sl = 1.0 + 0.015 * from_middle / (20.0 + from_middle).sqrt();
    let sc = 1.0 + 0.045 * c;
    let sh = 1.0 + 0.015 * c * t;
    let blue = 60.0 * (-((h - 275.0) / 25.0).powi(2)).exp();
    let rt = -2.0 * pull(c) * blue.to_radians().sin();
    let (l, c, h) = (dl / sl, dc / sc, dh / sh);
    (l * l + c * c + h * h + rt * c * h).sqrt()
}

/// Pairs from table 1 of Sharma, Wu and Dalal, each made to catch a mistake in the formula.
#[test]
fn the_distance_is_that_of_the_published_examples() {
    let examples = [
        ([50.0, 2.6772, -79.7751], [50.0, 0.0, -82.7485], 2.0425),
        ([50.0, 0.0, 0.0], [50.0, -1.0, 2.0], 2.3669),
        ([50.0, 2.49, -0.001], [50.0, -2.49, 0.0009], 7.1792),
        ([50.0, 2.5, 0.0], [73.0, 25.0, -18.0], 27.1492),
        (
            [60.2574, -34.0099, 36.2677],
            [60.4626, -34.1751, 39.4387],
            1.2644,
        ),
        (
            [2.0776, 0.0795, -1.1350],
            [0.9033, -0.0636, -0.5514],
            0.9082,
        ),
    ];
    for (one, other, wanted) in examples {
        assert!(
            (distance(one, other) - wanted).abs() < 1e-4,
            "{one:?} {other:?}"
        );
        assert!((distance(other, one) - wanted).abs() < 1e-4);
    }
}

#[test]
fn black_on_white_has_a_contrast_of_21_and_grey_looks_the_same_to_all() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 1e-9);
    let grey = Color32::from_gray(120);
    for eyes in Eyes::ALL {
        assert!(distance(eyes.see(grey), Eyes::Usual.see(grey)) < 0.1);
    }
}
