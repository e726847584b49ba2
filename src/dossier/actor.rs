//! Who speaks: people, ministries, outlets, witnesses.

use super::id::{ActorId, SideId};
use super::place::Name;

/// Somebody who asserts, denies or relays.
#[derive(Clone, Debug, PartialEq)]
pub struct Actor {
    pub id: ActorId,
    pub name: String,
    /// Other spellings, in any language.
    pub names: Vec<Name>,
    pub kind: ActorKind,
    /// Office or part played, as of the sources. `None`: not said.
    pub role: Option<String>,
    /// Whom the actor speaks for. `None`: for no side (an outlet, a witness, an analyst).
    pub side: Option<SideId>,
    pub member_of: Vec<ActorId>,
}

/// What sort of body an actor is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActorKind {
    Person,
    Government,
    Ministry,
    Parliament,
    ArmedGroup,
    Outlet,
    Organisation,
    Witnesses,
    Analysts,
}

impl ActorKind {
    pub const ALL: [Self; 9] = [
        Self::Person,
        Self::Government,
        Self::Ministry,
        Self::Parliament,
        Self::ArmedGroup,
        Self::Outlet,
        Self::Organisation,
        Self::Witnesses,
        Self::Analysts,
    ];

    /// As written in a dossier and on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Government => "government",
            Self::Ministry => "ministry",
            Self::Parliament => "parliament",
            Self::ArmedGroup => "armed group",
            Self::Outlet => "outlet",
            Self::Organisation => "organisation",
            Self::Witnesses => "witnesses",
            Self::Analysts => "analysts",
        }
    }
}
