//! How the side panels share the window: beside one another where it is wide, one at a time where it is not.

use super::session::Shown;
use super::state::State;

/// How much room there is from side to side. Large letters leave as little of it as a small window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Room {
    /// For filters, middle and reader at once.
    #[default]
    Wide,
    /// For the middle and one panel beside it: the reader, until the filters are asked for.
    Narrow,
}

/// Narrower than this, in points, two panels leave nothing of the map. Chosen by eye.
const WIDE: f32 = 920.0;

impl Room {
    /// `width` of the window in points.
    pub fn of(width: f32) -> Self {
        if width < WIDE {
            Self::Narrow
        } else {
            Self::Wide
        }
    }
}

impl State {
    pub fn room(&self) -> Room {
        self.room
    }

    /// Whether the filters are on screen.
    pub fn filters_shown(&self) -> Shown {
        match self.room {
            Room::Wide => self.look.filters,
            Room::Narrow => self.narrow_filters,
        }
    }

    /// Whether the reader is on screen.
    pub fn reader_shown(&self) -> Shown {
        match (self.room, self.narrow_filters) {
            (Room::Narrow, Shown::Open) => Shown::Closed,
            _ => self.look.reader,
        }
    }

    pub(super) fn set_room(&mut self, room: Room) {
        self.room = room;
        self.narrow_filters = Shown::Closed;
    }

    pub(super) fn set_filters(&mut self, shown: Shown) {
        match self.room {
            Room::Wide => self.look.filters = shown,
            Room::Narrow => self.narrow_filters = shown,
        }
    }

    pub(super) fn set_reader(&mut self, shown: Shown) {
        self.look.reader = shown;
        if shown.is_open() {
            self.narrow_filters = Shown::Closed;
        }
    }
}
