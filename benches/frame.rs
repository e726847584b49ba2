//! How long the CPU works for one frame while the slider moves: the date, what is known at it, drawing
//! every panel, and cutting what was drawn into triangles. Everything but the screen itself.

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{Action, DateAction, PageAction, Remembered, State};
use dateline::app::{Opened, Page};
use dateline::basemap::is_area;
use dateline::dossier::{Day, PlaceId};
use dateline::files;
use dateline::ui::Window;

/// In points, as the window opens.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Frames before measuring: fonts, panels and the ground are there by then.
const WARM_UP_FRAMES: usize = 8;
/// Between frames, in seconds. So small that the session is not kept meanwhile, which would write to disk.
const STEP_SECONDS: f64 = 1e-7;

/// A window without a screen, whose every frame has another as-of date than the one before.
struct Scrubbing {
    context: egui::Context,
    window: Window,
    pixels_per_point: f32,
    first: Day,
    days: i64,
    frames: i64,
}

impl Scrubbing {
    fn new(opened: Opened, page: Page, pixels_per_point: f32) -> Self {
        let context = egui::Context::default();
        let state = State::new(opened, Remembered::default(), Arc::new(|| {}));
        let (first, last) = state.days().expect("dates");
        let mut window = Window::new(&context, state);
        window.ask(Action::Page(PageAction::Open(page)));
        // From the middle of the dossier to its end, where most is known.
        let days = (last.0 - first.0) / 2;
        let mut this = Self {
            context,
            window,
            pixels_per_point,
            first: last.plus(-days),
            days,
            frames: 0,
        };
        for _ in 0..WARM_UP_FRAMES {
            this.frame();
        }
        this
    }

    /// Returns how many pieces the picture has.
    fn frame(&mut self) -> usize {
        self.frames += 1;
        let day = self.first.plus(self.frames % self.days);
        self.window.ask(Action::Date(DateAction::Set(day)));
        let now = self.frames as f64 * STEP_SECONDS;
        let mut input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into())),
            max_texture_side: Some(8192),
            time: Some(now),
            ..egui::RawInput::default()
        };
        if let Some(viewport) = input.viewports.get_mut(&egui::ViewportId::ROOT) {
            viewport.native_pixels_per_point = Some(self.pixels_per_point);
        }
        let output = self.context.run_ui(input, |ui| {
            self.window.tick(ui.ctx(), now);
            self.window.draw(ui);
        });
        self.context
            .tessellate(output.shapes, output.pixels_per_point)
            .len()
    }
}

/// The place with the most claims.
fn most_spoken_of(opened: &Opened) -> PlaceId {
    let spoken_of = |place: &PlaceId| {
        let claims = opened.dossier.claims();
        claims
            .filter(|(_, claim)| claim.about.contains(place))
            .count()
    };
    let places = opened.dossier.places.iter().map(|place| &place.id);
    places
        .max_by_key(|place| spoken_of(place))
        .expect("places")
        .clone()
}

fn frame(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    group.sample_size(30);
    for claims in [None, Some(1_000), Some(10_000), Some(100_000)] {
        let folder = tempfile::tempdir().expect("a folder");
        if let Some(claims) = claims {
            synthetic::write(folder.path(), claims, 1).expect("written");
        }
        let open = || match claims {
            Some(_) => files::open(folder.path(), &is_area).expect("a dossier"),
            None => files::built_in(&is_area),
        };
        let size = claims.map_or_else(|| "built-in".to_owned(), |claims| claims.to_string());
        let place = Page::Place(most_spoken_of(&open()));
        for (what, page, pixels_per_point) in [
            ("overview", Page::Overview, 1.0),
            ("place", place.clone(), 1.0),
            ("place, 2 pixels per point", place, 2.0),
        ] {
            let mut scrubbing = Scrubbing::new(open(), page, pixels_per_point);
            group.bench_function(format!("{size}/{what}"), |b| {
                b.iter(|| black_box(scrubbing.frame()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, frame);
criterion_main!(benches);
