//! A question on which claims take different positions.

use super::id::{DisputeId, PositionId, SideId};

/// "Who attacked first?", with the answers that have been given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    pub id: DisputeId,
    pub question: String,
    pub positions: Vec<Position>,
}

/// One answer to a dispute's question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    pub id: PositionId,
    pub label: String,
    /// The side whose answer it is. `None`: nobody's in particular.
    pub side: Option<SideId>,
}

impl Dispute {
    pub fn position(&self, id: &PositionId) -> Option<&Position> {
        self.positions.iter().find(|position| position.id == *id)
    }
}
