//! How long the table takes over a hundred thousand rows: to sort them, to narrow them, and to draw a frame
//! while they are scrolled.

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, criterion_group, criterion_main};
use dateline::app::{Action, Centre, DateAction, Opened, Remembered, State, ViewAction};
use dateline::basemap::is_area;
use dateline::files;
use dateline::query::{Arrangement, Index, Known, RowSort, Rows, SortOrder, TableColumn};
use dateline::ui::Window;

const CLAIMS: usize = 100_000;
/// In points, as the window opens.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Between frames, in seconds. So small that the session is not kept meanwhile, which would write to disk.
const STEP_SECONDS: f64 = 1e-7;

fn opened() -> Opened {
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), CLAIMS, 1).expect("written");
    files::open(folder.path(), &is_area).expect("a dossier")
}

fn sort(c: &mut Criterion) {
    let mut group = c.benchmark_group("table/sort 100000 rows");
    group.sample_size(20);
    let state = State::new(opened(), Remembered::default(), Arc::new(|| {}));
    let (index, known) = (state.index().clone(), state.known());
    for column in [
        TableColumn::Statement,
        TableColumn::Excerpt,
        TableColumn::Claimants,
        TableColumn::Places,
        TableColumn::Reported,
        TableColumn::Occurred,
        TableColumn::Standing,
        TableColumn::Figure,
    ] {
        // Nothing kept from before: the first time that somebody clicks on this head.
        group.bench_function(format!("{}, first time", column.name()), |b| {
            b.iter(|| black_box(arranged(Rows::new(index.clone()), known, column, "")));
        });
    }
    let mut rows = Rows::new(index.clone());
    let mut turn = 0;
    group.bench_function("Statement, the other way", |b| {
        b.iter(|| {
            turn += 1;
            let order = match turn % 2 {
                0 => SortOrder::Ascending,
                _ => SortOrder::Descending,
            };
            let sort = RowSort {
                column: TableColumn::Statement,
                order,
            };
            black_box(rows.arrange(turn, known, &asked(Some(sort), "")));
        });
    });
    group.bench_function("another date, sorted by statement", |b| {
        b.iter(|| {
            turn += 1;
            let sort = Some(RowSort::ascending(TableColumn::Statement));
            black_box(rows.arrange(turn, known, &asked(sort, "")));
        });
    });
    group.bench_function("another date, sorted by standing", |b| {
        b.iter(|| {
            turn += 1;
            let sort = Some(RowSort::ascending(TableColumn::Standing));
            black_box(rows.arrange(turn, known, &asked(sort, "")));
        });
    });
    group.bench_function("a letter typed", |b| {
        b.iter(|| {
            turn += 1;
            let words = format!("place {}", turn % 10);
            black_box(rows.arrange(turn, known, &asked(None, &words)));
        });
    });
    group.finish();
}

fn asked(sort: Option<RowSort>, words: &str) -> Arrangement {
    Arrangement {
        columns: TableColumn::AT_FIRST.to_vec(),
        sort,
        words: words.to_owned(),
    }
}

fn arranged(mut rows: Rows, known: &Known, column: TableColumn, words: &str) -> usize {
    rows.arrange(0, known, &asked(Some(RowSort::ascending(column)), words));
    rows.claims().len()
}

/// A window without a screen that shows the table.
struct Scrolling {
    context: egui::Context,
    window: Window,
    frames: i64,
}

/// What happens in each frame.
#[derive(Clone, Copy)]
enum Doing {
    Nothing,
    Scrolling,
    Scrubbing,
}

impl Scrolling {
    fn new(centre: Centre) -> Self {
        let context = egui::Context::default();
        let state = State::new(opened(), Remembered::default(), Arc::new(|| {}));
        let mut window = Window::new(&context, state);
        window.ask(Action::View(ViewAction::SetCentre(centre)));
        let mut scrolling = Self {
            context,
            window,
            frames: 0,
        };
        for _ in 0..8 {
            scrolling.frame(Doing::Nothing);
        }
        scrolling
    }

    /// Returns how many pieces the picture has.
    fn frame(&mut self, doing: Doing) -> usize {
        self.frames += 1;
        let now = self.frames as f64 * STEP_SECONDS;
        let over_the_rows = egui::pos2(500.0, 400.0);
        let mut events = vec![egui::Event::PointerMoved(over_the_rows)];
        match doing {
            Doing::Nothing => {}
            Doing::Scrolling => {
                // Down the list and up again, by about eight rows a frame; begun and moved in one frame, so
                // that it is taken as it comes and not smoothed over the frames that follow.
                let step = if self.frames / 5_000 % 2 == 0 {
                    -333.0
                } else {
                    333.0
                };
                for (phase, delta) in [
                    (egui::TouchPhase::Start, 0.0),
                    (egui::TouchPhase::Move, step),
                ] {
                    events.push(egui::Event::MouseWheel {
                        unit: egui::MouseWheelUnit::Point,
                        delta: egui::vec2(0.0, delta),
                        phase,
                        source: egui::MouseWheelSource::Trackpad,
                        modifiers: egui::Modifiers::NONE,
                    });
                }
            }
            Doing::Scrubbing => {
                let (_, last) = self.window.state().days().expect("dates");
                let day = last.plus(-(self.frames % 1_000));
                self.window.ask(Action::Date(DateAction::Set(day)));
            }
        }
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into())),
            max_texture_side: Some(8192),
            time: Some(now),
            events,
            ..egui::RawInput::default()
        };
        let mut output = self.context.run_ui(input, |ui| {
            self.window.tick(ui.ctx(), now);
            self.window.draw(ui);
        });
        output.textures_delta.clear();
        self.context
            .tessellate(output.shapes, output.pixels_per_point)
            .len()
    }
}

fn frame(c: &mut Criterion) {
    let mut group = c.benchmark_group("table/frame 100000 rows");
    group.sample_size(30);
    for (name, centre, doing) in [
        ("whole window, table at rest", Centre::Table, Doing::Nothing),
        (
            "whole window, table scrolled",
            Centre::Table,
            Doing::Scrolling,
        ),
        (
            "whole window, table scrubbed",
            Centre::Table,
            Doing::Scrubbing,
        ),
        (
            "whole window, lag view at rest, to compare",
            Centre::Lag,
            Doing::Nothing,
        ),
        (
            "whole window, lag view scrubbed, to compare",
            Centre::Lag,
            Doing::Scrubbing,
        ),
    ] {
        let mut scrolling = None;
        group.bench_function(name, |b| {
            let scrolling = scrolling.get_or_insert_with(|| Scrolling::new(centre));
            b.iter(|| black_box(scrolling.frame(doing)));
        });
    }
    group.finish();
}

/// The same without anything kept; a dossier's index is not part of it.
fn columns(c: &mut Criterion) {
    let mut group = c.benchmark_group("table/narrow 100000 rows");
    group.sample_size(20);
    let index = Arc::new(Index::new(opened().dossier));
    let state = State::new(opened(), Remembered::default(), Arc::new(|| {}));
    group.bench_function("the first letter", |b| {
        b.iter(|| {
            let mut rows = Rows::new(index.clone());
            black_box(rows.arrange(0, state.known(), &asked(None, "s")))
        });
    });
    group.finish();
}

criterion_group!(benches, sort, columns, frame);
criterion_main!(benches);
