//! How things look: colours with a meaning each, type, measures. Light and dark.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontDefinitions, FontFamily, FontId, Stroke};

use crate::app::Movement;
use crate::dossier::Hue;

/// The colours and letters of one theme. Every colour has one meaning.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub is_dark: bool,
    /// Behind the reader, the filters and the timeline.
    pub paper: Color32,
    /// A shade off the paper: the header, an entry under the pointer.
    pub paper_shade: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank; still AA on paper.
    pub ink_soft: Color32,
    /// Ticks, edges of controls, what is disabled; not for reading, but plain to see.
    pub ink_faint: Color32,
    /// Hairlines between things.
    pub rule: Color32,
    /// The as-of date: its handle and line.
    pub as_of: Color32,
    /// What came on the as-of date itself.
    pub fresh: Color32,
    /// What the pointer is on, lit everywhere.
    pub lit: Color32,
    /// Opposition: denials and what is contested.
    pub contested: Color32,
    /// A failure or an error finding.
    pub trouble: Color32,
    pub sea: Color32,
    pub land: Color32,
    pub coast: Color32,
    pub river: Color32,
    pub border: Color32,
    pub first_level_border: Color32,
    pub disputed_border: Color32,
    /// Names of countries and towns that are not in the dossier.
    pub map_label: Color32,
}

/// A colour as `0xRRGGBB`.
const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

impl Theme {
    pub const LIGHT: Self = Self {
        is_dark: false,
        paper: rgb(0xFBFAF7),
        paper_shade: rgb(0xF1EEE7),
        ink: rgb(0x1E2226),
        ink_soft: rgb(0x5A6066),
        ink_faint: rgb(0x84878A),
        rule: rgb(0xDBD6CB),
        as_of: rgb(0x1E2226),
        fresh: rgb(0xB07400),
        lit: rgb(0xF3C94B),
        contested: rgb(0xA32C4A),
        trouble: rgb(0xB42318),
        sea: rgb(0xD9E4EA),
        land: rgb(0xF5F2EA),
        coast: rgb(0x9FB3BF),
        river: rgb(0xBCD0DB),
        border: rgb(0x8F877A),
        first_level_border: rgb(0xCCC4B3),
        disputed_border: rgb(0x9A4A63),
        map_label: rgb(0x645F56),
    };

    pub const DARK: Self = Self {
        is_dark: true,
        paper: rgb(0x1B1E22),
        paper_shade: rgb(0x25292E),
        ink: rgb(0xEAE7E1),
        ink_soft: rgb(0xAEB2B7),
        ink_faint: rgb(0x7A8087),
        rule: rgb(0x373C43),
        as_of: rgb(0xF4F1EA),
        fresh: rgb(0xF2B83B),
        lit: rgb(0xC99A1E),
        contested: rgb(0xF08CA4),
        trouble: rgb(0xFF8A7A),
        sea: rgb(0x151B21),
        land: rgb(0x272B30),
        coast: rgb(0x4C5B67),
        river: rgb(0x2C3C49),
        border: rgb(0x7A7872),
        first_level_border: rgb(0x4C5158),
        disputed_border: rgb(0xD08FA6),
        map_label: rgb(0x9A9B99),
    };

    /// A dossier's hue in this theme, as plain to see as a mark must be on every ground it is drawn on.
    ///
    /// Those of [`Hue::SAFE`] differ so much, in hue or in lightness, that whoever does not see red, green or
    /// blue tells them apart too; found by search within the range of each name, and held by a test.
    pub fn hue(&self, hue: Hue) -> Color32 {
        let (light, dark) = match hue {
            Hue::Blue => (0x1F71D9, 0x5490CF),
            Hue::Vermilion => (0xD2490A, 0xEE7F58),
            Hue::Teal => (0x206B58, 0x54DEBA),
            Hue::Ochre => (0x8A7525, 0xE9B81F),
            Hue::Violet => (0x623790, 0xC7B2FF),
            Hue::Rose => (0xAB468F, 0xD863A7),
            Hue::Green => (0x5E8851, 0xAFEA7E),
            Hue::Slate => (0x404E5F, 0xA3B5C4),
            Hue::Brown => (0x80542F, 0xC4A083),
            Hue::Grey => (0x777B80, 0x939393),
        };
        rgb(if self.is_dark { dark } else { light })
    }

    pub fn hairline(&self) -> Stroke {
        Stroke::new(1.0, self.rule)
    }

    /// Makes egui's own widgets look the part.
    pub fn visuals(&self) -> egui::Visuals {
        let mut visuals = if self.is_dark {
            egui::Visuals::dark()
        } else {
            egui::Visuals::light()
        };
        visuals.panel_fill = self.paper;
        visuals.window_fill = self.paper;
        visuals.window_stroke = self.hairline();
        visuals.extreme_bg_color = if self.is_dark {
            rgb(0x121417)
        } else {
            rgb(0xFFFFFF)
        };
        visuals.faint_bg_color = self.paper_shade;
        visuals.override_text_color = Some(self.ink);
        visuals.weak_text_color = Some(self.ink_soft);
        visuals.hyperlink_color = self.ink;
        visuals.selection.bg_fill = if self.is_dark {
            rgb(0x3D434B)
        } else {
            rgb(0xE3DCCB)
        };
        visuals.selection.stroke = Stroke::new(1.5, self.ink);
        visuals.error_fg_color = self.trouble;
        visuals.warn_fg_color = self.ink;
        let widgets = &mut visuals.widgets;
        widgets.noninteractive.bg_stroke = self.hairline();
        for (style, fill, line) in [
            (&mut widgets.inactive, self.paper_shade, self.ink_faint),
            (&mut widgets.hovered, self.paper_shade, self.ink_soft),
            (&mut widgets.active, self.rule, self.ink),
            (&mut widgets.open, self.paper_shade, self.ink_soft),
        ] {
            style.bg_fill = fill;
            style.weak_bg_fill = fill;
            style.bg_stroke = Stroke::new(1.0, line);
            style.corner_radius = CornerRadius::same(4);
            style.expansion = 0.0;
        }
        visuals
    }
}

/// Sans for the interface and the map.
pub fn sans(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

pub fn sans_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("sans-bold".into()))
}

/// Serif for excerpts and titles.
pub fn serif(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif".into()))
}

pub fn serif_italic(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-italic".into()))
}

pub fn serif_bold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("serif-bold".into()))
}

/// The compiled-in fonts, each family with what it falls back on for Georgian and for signs.
pub fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let mut add = |name: &str, bytes: &'static [u8]| {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    };
    macro_rules! font {
        ($file:literal) => {
            add(
                $file,
                include_bytes!(concat!("../../assets/fonts/", $file, ".ttf")),
            )
        };
    }
    font!("NotoSans-Regular");
    font!("NotoSans-SemiBold");
    font!("NotoSansGeorgian-Regular");
    font!("NotoSansGeorgian-SemiBold");
    font!("NotoSerif-Regular");
    font!("NotoSerif-Italic");
    font!("NotoSerif-SemiBold");
    font!("NotoSerifGeorgian-Regular");
    font!("DatelineSigns");
    let mut family = |family: FontFamily, names: &[&str]| {
        fonts.families.insert(
            family,
            names.iter().map(|name| (*name).to_owned()).collect(),
        );
    };
    let sans = [
        "NotoSans-Regular",
        "NotoSansGeorgian-Regular",
        "DatelineSigns",
    ];
    family(FontFamily::Proportional, &sans);
    family(FontFamily::Monospace, &sans);
    family(
        FontFamily::Name("sans-bold".into()),
        &[
            "NotoSans-SemiBold",
            "NotoSansGeorgian-SemiBold",
            "NotoSansGeorgian-Regular",
            "DatelineSigns",
        ],
    );
    for (name, face) in [
        ("serif", "NotoSerif-Regular"),
        ("serif-italic", "NotoSerif-Italic"),
        ("serif-bold", "NotoSerif-SemiBold"),
    ] {
        family(
            FontFamily::Name(name.into()),
            &[face, "NotoSerifGeorgian-Regular", "DatelineSigns"],
        );
    }
    fonts
}

/// How long egui fades and slides, in seconds. Chosen by eye.
const ANIMATION_SECONDS: f32 = 0.1;

/// Sets fonts, both themes and the spacing of egui's widgets.
pub fn dress(ctx: &egui::Context) {
    ctx.set_fonts(fonts());
    // Text is scaled by an action of ours, which is remembered.
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    // Where the system does not say: paper is lighter than night.
    ctx.options_mut(|options| options.fallback_theme = egui::Theme::Light);
    ctx.set_visuals_of(egui::Theme::Light, Theme::LIGHT.visuals());
    ctx.set_visuals_of(egui::Theme::Dark, Theme::DARK.visuals());
    ctx.all_styles_mut(|style| {
        use egui::TextStyle;
        style.text_styles = [
            (TextStyle::Small, sans(11.0)),
            (TextStyle::Body, sans(13.0)),
            (TextStyle::Button, sans(13.0)),
            (TextStyle::Monospace, sans(12.0)),
            (TextStyle::Heading, serif_bold(19.0)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(6.0, 4.0);
        style.spacing.button_padding = egui::vec2(8.0, 3.0);
        style.spacing.interact_size.y = 22.0;
        style.interaction.tooltip_delay = 0.25;
        style.animation_time = ANIMATION_SECONDS;
        style.url_in_tooltip = true;
    });
}

/// Stops or starts what egui moves by itself: fading, sliding, scrolling to a place, the blinking caret.
pub fn set_movement(ctx: &egui::Context, movement: Movement) {
    let moves = movement == Movement::Full;
    ctx.all_styles_mut(|style| {
        style.animation_time = if moves { ANIMATION_SECONDS } else { 0.0 };
        style.scroll_animation = if moves {
            egui::style::ScrollAnimation::default()
        } else {
            egui::style::ScrollAnimation::none()
        };
        style.visuals.text_cursor.blink = moves;
    });
}

/// The theme in force in a context.
pub fn in_force(ctx: &egui::Context) -> &'static Theme {
    match ctx.theme() {
        egui::Theme::Dark => &Theme::DARK,
        egui::Theme::Light => &Theme::LIGHT,
    }
}
