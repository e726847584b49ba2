//! Sorts of things that can be added to a dossier by hand, whole, in the inspector.

/// What may be added. Documents and claims are not among them: they begin with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Addable {
    Place,
    Actor,
    Event,
    Dispute,
}

impl Addable {
    pub const ALL: [Self; 4] = [Self::Place, Self::Actor, Self::Event, Self::Dispute];

    /// "place".
    pub fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Actor => "actor",
            Self::Event => "event",
            Self::Dispute => "dispute",
        }
    }
}
