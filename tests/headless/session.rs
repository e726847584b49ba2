//! What the state of the window does without a window.

use std::sync::Arc;
use std::time::{Duration, Instant};

use dateline::app::{Action, MapAction, Remembered, State};
use dateline::basemap::is_area;
use dateline::files;
use dateline::scale::Viewport;

use crate::small_dossier::small;

/// Longer than any small dossier takes to open, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(20);

#[test]
fn a_dossier_opened_in_a_running_window_has_a_map() {
    let folder = small();
    let built_in = files::built_in(&is_area);
    let mut state = State::new(built_in, Remembered::default(), Arc::new(|| {}));
    state.apply(Action::Map(MapAction::Resized(Viewport::new(680.0, 560.0))));
    state.apply(Action::OpenDossier(Some(folder.path().to_owned())));
    let asked = Instant::now();
    while state.dossier().title != "Small" {
        assert!(asked.elapsed() < PATIENCE, "the dossier never opened");
        std::thread::sleep(Duration::from_millis(5));
        state.tick(asked.elapsed().as_secs_f64());
    }
    assert!(state.session().map.is_some());
}
