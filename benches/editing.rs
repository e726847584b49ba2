//! How long an edit takes to be seen at 100,000 claims: a new version of the dossier, its index, what is known,
//! and one whole frame without a screen. And what it takes to say what is wrong with what is being edited.

mod synthetic;

use std::hint::black_box;
use std::sync::Arc;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use dateline::app::{Action, Centre, EditAction, Opened, Remembered, State, ViewAction};
use dateline::basemap::is_area;
use dateline::dossier::edit::{Change, Edit};
use dateline::dossier::{
    ActorId, Claim, ClaimId, Dossier, PlaceId, Relation, Source, Subject, When, check,
    check_subject, check_with,
};
use dateline::files;
use dateline::query::{Index, Known, Lens};
use dateline::ui::Window;

const CLAIMS: usize = 100_000;
/// In points, as the window opens.
const SIZE: [f32; 2] = [1280.0, 800.0];
/// Frames before measuring: fonts, panels and the ground are there by then.
const WARM_UP_FRAMES: usize = 8;
/// Between frames, in seconds. So small that the session is not kept meanwhile, which would write to disk.
const STEP_SECONDS: f64 = 1e-7;

/// What is changed.
#[derive(Clone, Copy)]
enum What {
    Statement,
    Date,
    Place,
    Relation,
    AddClaim,
    RemoveClaim,
    ActorName,
    PlacePosition,
    AddPlace,
    AddActor,
    SourceTitle,
    SourceDate,
}

impl What {
    const ALL: [(&'static str, Self); 12] = [
        ("statement of a claim", Self::Statement),
        ("date of a claim", Self::Date),
        ("place of a claim", Self::Place),
        ("denial of a claim", Self::Relation),
        ("a claim added", Self::AddClaim),
        ("a claim removed", Self::RemoveClaim),
        ("name of an actor", Self::ActorName),
        ("position of a place", Self::PlacePosition),
        ("a place added", Self::AddPlace),
        ("an actor added", Self::AddActor),
        ("title of a source", Self::SourceTitle),
        ("date of a source", Self::SourceDate),
    ];

    /// The edit that changes it. Another claim each turn.
    fn edit(self, dossier: &Dossier, turn: usize) -> Edit {
        let source = &dossier.sources[turn * 7919 % dossier.sources.len()];
        let claim = || {
            let claim = (*source.claims[source.claims.len() / 3]).clone();
            (source.id.clone(), claim)
        };
        let put_claim = |change: &dyn Fn(&mut Claim)| {
            let (source, mut claim) = claim();
            change(&mut claim);
            Change::PutClaim(source, Arc::new(claim))
        };
        let put_source = |change: &dyn Fn(&mut Source)| {
            let mut source = (**source).clone();
            change(&mut source);
            Change::PutSource(Arc::new(source))
        };
        let day = turn % 28 + 1;
        let change = match self {
            Self::Statement => put_claim(&|claim| {
                claim.statement = format!("Officials say so for the {turn}th time.");
            }),
            Self::Date => put_claim(&|claim| {
                claim.occurred = When::parse(&format!("2012-03-{day:02}")).ok();
            }),
            Self::Place => put_claim(&|claim| {
                let place = format!("place-{}", turn * 31 % 2_000);
                claim.about = vec![PlaceId::new(&place).expect("an id")];
            }),
            Self::Relation => put_claim(&|claim| {
                let other = &dossier.sources[(turn + 1) % dossier.sources.len()].claims[3];
                claim.relations = vec![(Relation::Denies, other.id.clone())];
            }),
            Self::AddClaim => put_claim(&|claim| {
                claim.id = ClaimId::new(&format!("added-{turn}")).expect("an id");
            }),
            Self::RemoveClaim => {
                let (source, claim) = claim();
                Change::Remove(Subject::Claim(source, claim.id))
            }
            Self::ActorName => {
                let mut actor = dossier.actors[turn % 60].clone();
                actor.name = format!("The {turn}th");
                Change::PutActor(Box::new(actor))
            }
            Self::PlacePosition => {
                let mut place = dossier.places[turn % 400].clone();
                place.position = dossier.places[turn % 400 + 1].position;
                Change::PutPlace(Box::new(place))
            }
            Self::AddPlace => {
                let mut place = dossier.places[1].clone();
                place.id = PlaceId::new(&format!("added-{turn}")).expect("an id");
                Change::PutPlace(Box::new(place))
            }
            Self::AddActor => {
                let mut actor = dossier.actors[1].clone();
                actor.id = ActorId::new(&format!("added-{turn}")).expect("an id");
                Change::PutActor(Box::new(actor))
            }
            Self::SourceTitle => put_source(&|source| {
                source.title = format!("Report told for the {turn}th time");
            }),
            Self::SourceDate => put_source(&|source| {
                source.published = When::parse(&format!("2013-05-{day:02}")).ok();
            }),
        };
        Edit::one("An edit", change)
    }

    /// The next version of a dossier, which shares with the last what did not change.
    fn made(self, dossier: &Dossier, index: &Index, turn: usize) -> Arc<Dossier> {
        let edit = self.edit(dossier, turn);
        Arc::new(
            dossier
                .with_names(&edit, index)
                .expect("an edit that can be made"),
        )
    }
}

fn opened() -> Opened {
    let folder = tempfile::tempdir().expect("a folder");
    synthetic::write(folder.path(), CLAIMS, 1).expect("written");
    files::open(folder.path(), &is_area).expect("a dossier")
}

/// The parts of an edit that need no window.
fn parts(c: &mut Criterion) {
    let mut group = c.benchmark_group("editing/parts");
    group.sample_size(15);
    let mut dossier = None;
    for (what, edit) in What::ALL {
        let mut index = None;
        group.bench_function(format!("index/{what}"), |b| {
            let dossier: &Arc<Dossier> = dossier.get_or_insert_with(|| opened().dossier);
            let index = index.get_or_insert_with(|| Arc::new(Index::new(dossier.clone())));
            let mut turn = 0;
            b.iter_batched(
                || {
                    turn += 1;
                    (edit.made(dossier, index, turn), index.clone())
                },
                |(next, before)| before.updated(next),
                BatchSize::PerIteration,
            );
        });
    }
    for (what, edit) in What::ALL {
        let mut index = None;
        group.bench_function(format!("a new version/{what}"), |b| {
            let dossier: &Arc<Dossier> = dossier.get_or_insert_with(|| opened().dossier);
            let index = index.get_or_insert_with(|| Index::new(dossier.clone()));
            let mut turn = 0;
            b.iter(|| {
                turn += 1;
                black_box(edit.made(dossier, index, turn))
            });
        });
    }
    group.bench_function("an index from nothing", |b| {
        let dossier = dossier.get_or_insert_with(|| opened().dossier);
        b.iter_batched(|| dossier.clone(), Index::new, BatchSize::PerIteration);
    });
    group.bench_function("sieve and known", |b| {
        let dossier = dossier.get_or_insert_with(|| opened().dossier);
        let index = Index::new(dossier.clone());
        let as_of = dateline::query::AsOf::reported_by(dateline::dossier::Day::ymd(2020, 1, 1));
        let mut known = Known::nothing(as_of);
        b.iter(|| {
            let sieve = index.sieve(&Lens::default());
            index.known(as_of, &sieve, &mut known);
            black_box(known.totals)
        });
    });
    group.bench_function("all findings", |b| {
        let dossier = dossier.get_or_insert_with(|| opened().dossier);
        b.iter(|| black_box(check(dossier, &is_area)));
    });
    let dossier = dossier.get_or_insert_with(|| opened().dossier);
    let index = Index::new(dossier.clone());
    group.bench_function("all findings, by the names of the index", |b| {
        b.iter(|| black_box(check_with(dossier, &index, &is_area)));
    });
    let source = &dossier.sources[dossier.sources.len() / 2];
    for (what, subject) in [
        (
            "claim",
            Subject::Claim(source.id.clone(), source.claims[50].id.clone()),
        ),
        ("source", Subject::Source(source.id.clone())),
        ("place", Subject::Place(dossier.places[7].id.clone())),
        ("actor", Subject::Actor(dossier.actors[7].id.clone())),
    ] {
        group.bench_function(format!("findings of one {what}"), |b| {
            b.iter(|| black_box(check_subject(dossier, &index, &subject, &is_area)));
        });
    }
    group.finish();
}

/// A window without a screen, in which something is edited before every frame.
struct Editing {
    context: egui::Context,
    window: Window,
    frames: usize,
}

impl Editing {
    fn new(centre: Centre) -> Self {
        let context = egui::Context::default();
        let state = State::new(opened(), Remembered::default(), Arc::new(|| {}));
        let mut window = Window::new(&context, state);
        window.ask(Action::View(ViewAction::SetCentre(centre)));
        let mut editing = Self {
            context,
            window,
            frames: 0,
        };
        for _ in 0..WARM_UP_FRAMES {
            editing.frame();
        }
        editing
    }

    fn edit(&mut self, what: What) {
        let edit = what.edit(self.window.state().dossier(), self.frames);
        self.window
            .ask(Action::Edit(EditAction::Make(Box::new(edit))));
    }

    /// Returns how many pieces the picture has.
    fn frame(&mut self) -> usize {
        self.frames += 1;
        let now = self.frames as f64 * STEP_SECONDS;
        let input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, SIZE.into())),
            max_texture_side: Some(8192),
            time: Some(now),
            ..egui::RawInput::default()
        };
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

fn frame(c: &mut Criterion) {
    let mut group = c.benchmark_group("editing/frame");
    group.sample_size(15);
    for (centre, name) in [
        (Centre::Map, "map"),
        (Centre::Table, "table"),
        (Centre::Figures, "figures"),
        (Centre::Lag, "lag"),
    ] {
        let mut editing = None;
        for (what, edit) in What::ALL {
            group.bench_function(format!("{name}/{what}"), |b| {
                let editing = editing.get_or_insert_with(|| Editing::new(centre));
                b.iter(|| {
                    editing.edit(edit);
                    black_box(editing.frame())
                });
            });
        }
        group.bench_function(format!("{name}/nothing"), |b| {
            let editing = editing.get_or_insert_with(|| Editing::new(centre));
            b.iter(|| black_box(editing.frame()));
        });
    }
    group.finish();
}

criterion_group!(benches, parts, frame);
criterion_main!(benches);
