//! How long the CPU works for one frame while the slider moves: the date, what is known at it, drawing
//! every panel, and cutting what was drawn into triangles. Everything but the screen itself.

mod synthetic;

use std::collections::HashMap;
use std::hash::Hash;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{
    self, Action, Centre, DateAction, Opened, Page, PageAction, Remembered, State, ViewAction,
};
use dateline::basemap::is_area;
use dateline::dossier::{Day, DisputeId, Dossier, EventId, PlaceId};
use dateline::files;
use dateline::ui::Window;

/// In points, as the window opens.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Frames before measuring: fonts, panels and the ground are there by then.
const WARM_UP_FRAMES: usize = 8;
/// Between frames, in seconds. So small that the session is not kept meanwhile, which would write to disk.
const STEP_SECONDS: f64 = 1e-7;

/// What the reader shows.
#[derive(Clone, Copy)]
enum Shown {
    Overview,
    /// The place with the most claims.
    Place,
    /// The event with the most claims.
    Event,
    /// The dispute with the most claims.
    Dispute,
    /// The same, with lines from each denial to what it denies.
    DisputeWithLines,
    /// The overview, compared with the day in the middle of the dossier.
    Compared,
    /// The overview, with a view in the middle instead of the map.
    Beside(Centre),
}

/// A window without a screen, whose every frame has another as-of date than the one before.
struct Scrubbing {
    context: egui::Context,
    window: Window,
    most: Most,
    pixels_per_point: f32,
    first: Day,
    days: i64,
    frames: i64,
}

impl Scrubbing {
    fn new(opened: Opened) -> Self {
        let most = Most::of(&opened.dossier);
        let context = egui::Context::default();
        let state = State::new(opened, Remembered::default(), Arc::new(|| {}));
        let (first, last) = state.days().expect("dates");
        let window = Window::new(&context, state);
        // From the middle of the dossier to its end, where most is known.
        let days = (last.0 - first.0) / 2;
        Self {
            context,
            window,
            most,
            pixels_per_point: 1.0,
            first: last.plus(-days),
            days,
            frames: 0,
        }
    }

    /// Opens a page on a screen of this density.
    fn show(&mut self, page: Shown, pixels_per_point: f32) {
        self.pixels_per_point = pixels_per_point;
        let centre = match page {
            Shown::Beside(centre) => centre,
            _ => Centre::Map,
        };
        let open = match page {
            Shown::Place => Page::Place(self.most.place.clone()),
            Shown::Event => Page::Event(self.most.event.clone()),
            Shown::Dispute | Shown::DisputeWithLines => Page::Dispute(self.most.dispute.clone()),
            Shown::Overview | Shown::Compared | Shown::Beside(_) => Page::Overview,
        };
        let lines = match page {
            Shown::DisputeWithLines => app::Shown::Open,
            _ => app::Shown::Closed,
        };
        let since = matches!(page, Shown::Compared).then_some(self.first);
        self.window.ask(Action::View(ViewAction::SetCentre(centre)));
        self.window.ask(Action::View(ViewAction::SetDenials(lines)));
        self.window.ask(Action::Date(DateAction::Pin(since)));
        self.window.ask(Action::Page(PageAction::Open(open)));
        for _ in 0..WARM_UP_FRAMES {
            self.frame();
        }
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
        let mut output = self.context.run_ui(input, |ui| {
            self.window.tick(ui.ctx(), now);
            self.window.draw(ui);
        });
        // There is no screen to have them.
        output.textures_delta.clear();
        self.context
            .tessellate(output.shapes, output.pixels_per_point)
            .len()
    }
}

/// What has the most claims of its kind.
struct Most {
    place: PlaceId,
    event: EventId,
    dispute: DisputeId,
}

impl Most {
    fn of(dossier: &Dossier) -> Self {
        let claims = || dossier.claims().map(|(_, claim)| claim);
        Self {
            place: most_frequent(claims().flat_map(|claim| &claim.about)),
            event: most_frequent(claims().flat_map(|claim| &claim.events)),
            dispute: most_frequent(
                claims().flat_map(|claim| claim.stances.iter().map(|stance| &stance.dispute)),
            ),
        }
    }
}

fn most_frequent<'a, Id: Clone + Eq + Hash + 'a>(ids: impl Iterator<Item = &'a Id>) -> Id {
    let mut times: HashMap<&Id, usize> = HashMap::new();
    for id in ids {
        *times.entry(id).or_default() += 1;
    }
    let most = times.into_iter().max_by_key(|(_, times)| *times);
    most.expect("claims with one of these").0.clone()
}

fn opened(claims: Option<usize>) -> Opened {
    let Some(claims) = claims else {
        return files::built_in(&is_area);
    };
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), claims, 1).expect("written");
    files::open(folder.path(), &is_area).expect("a dossier")
}

fn frame(c: &mut Criterion) {
    let mut group = c.benchmark_group("frame");
    group.sample_size(30);
    for claims in [None, Some(1_000), Some(10_000), Some(100_000)] {
        let size = claims.map_or_else(|| "built-in".to_owned(), |claims| claims.to_string());
        // Opened by the first bench that runs, since a filter may leave all of them out.
        let mut scrubbing = None;
        for (what, page, pixels_per_point) in [
            ("overview", Shown::Overview, 1.0),
            ("place", Shown::Place, 1.0),
            ("place, 2 pixels per point", Shown::Place, 2.0),
            ("event", Shown::Event, 1.0),
            ("dispute", Shown::Dispute, 1.0),
            ("dispute with lines of denial", Shown::DisputeWithLines, 1.0),
            ("compared", Shown::Compared, 1.0),
            ("table", Shown::Beside(Centre::Table), 1.0),
            ("figures", Shown::Beside(Centre::Figures), 1.0),
            ("lag", Shown::Beside(Centre::Lag), 1.0),
        ] {
            group.bench_function(format!("{size}/{what}"), |b| {
                let scrubbing = scrubbing.get_or_insert_with(|| Scrubbing::new(opened(claims)));
                scrubbing.show(page, pixels_per_point);
                b.iter(|| black_box(scrubbing.frame()));
            });
        }
    }
    group.finish();
}

criterion_group!(benches, frame);
criterion_main!(benches);
