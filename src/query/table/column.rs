//! The columns of the table, and the order that its rows can be brought into.

use serde::{Deserialize, Serialize};

/// What can be said of a claim in one cell. In the order in which columns stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TableColumn {
    /// When its source was published.
    Reported,
    Claimants,
    Side,
    Statement,
    /// The words it stands on.
    Excerpt,
    Places,
    /// When what it is about happened.
    Occurred,
    Kind,
    Events,
    /// Positions it takes in disputes.
    Positions,
    Figure,
    /// Whether anybody had opposed it by the as-of date.
    Standing,
    /// What is new about it since the day that is compared with.
    Change,
    /// Whether it is certainly or only possibly known at the as-of date.
    Certainty,
    /// Through whom it reached its source.
    Via,
    Source,
    /// The claim's id.
    Id,
}

impl TableColumn {
    pub const ALL: [Self; 17] = [
        Self::Reported,
        Self::Claimants,
        Self::Side,
        Self::Statement,
        Self::Excerpt,
        Self::Places,
        Self::Occurred,
        Self::Kind,
        Self::Events,
        Self::Positions,
        Self::Figure,
        Self::Standing,
        Self::Change,
        Self::Certainty,
        Self::Via,
        Self::Source,
        Self::Id,
    ];

    /// Those that a table shows at first: enough to know who said what about where and when.
    pub const AT_FIRST: [Self; 6] = [
        Self::Reported,
        Self::Claimants,
        Self::Statement,
        Self::Places,
        Self::Occurred,
        Self::Standing,
    ];

    /// As its head says.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reported => "Reported",
            Self::Claimants => "Claimant",
            Self::Side => "Side",
            Self::Statement => "Statement",
            Self::Excerpt => "Excerpt",
            Self::Places => "Places",
            Self::Occurred => "Occurred",
            Self::Kind => "Kind",
            Self::Events => "Events",
            Self::Positions => "Positions",
            Self::Figure => "Figure",
            Self::Standing => "Standing",
            Self::Change => "Change",
            Self::Certainty => "Certainty",
            Self::Via => "Via",
            Self::Source => "Source",
            Self::Id => "Claim id",
        }
    }

    /// One line on what stands in it.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Reported => "When its source was published",
            Self::Claimants => "Who asserts it",
            Self::Side => "For whom they speak",
            Self::Statement => "What is asserted, in the dossier’s own words",
            Self::Excerpt => "The words it stands on, verbatim",
            Self::Places => "Where it is about",
            Self::Occurred => "When what it is about is said to have happened",
            Self::Kind => "What sort of claim it is",
            Self::Events => "What it reports of",
            Self::Positions => "Which positions it takes in disputes",
            Self::Figure => "The number it gives",
            Self::Standing => "Whether anybody had opposed it by the as-of date",
            Self::Change => "What is new about it since the day that is compared with",
            Self::Certainty => {
                "Whether its date lies surely or only possibly within the days in view"
            }
            Self::Via => "Through whom it reached the source",
            Self::Source => "Where it was published",
            Self::Id => "Its name in the dossier’s files",
        }
    }

    /// As the first line of an exported table calls it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Claimants => "claimants",
            Self::Side => "side",
            Self::Statement => "statement",
            Self::Excerpt => "excerpt",
            Self::Places => "places",
            Self::Occurred => "occurred",
            Self::Kind => "kind",
            Self::Events => "events",
            Self::Positions => "positions",
            Self::Figure => "figure",
            Self::Standing => "standing",
            Self::Change => "change",
            Self::Certainty => "certainty",
            Self::Via => "via",
            Self::Source => "source",
            Self::Id => "claim",
        }
    }

    /// Whether what stands in it depends on the as-of date.
    pub(super) fn follows_the_date(self) -> bool {
        matches!(self, Self::Standing | Self::Change | Self::Certainty)
    }

    pub(super) fn number(self) -> usize {
        self as usize
    }
}

/// Which way a column is sorted. Empty cells come last either way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SortOrder {
    Ascending,
    Descending,
}

impl SortOrder {
    /// As a screen reader says it after "sorted".
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// By which column rows are sorted. Rows that are alike in it keep the order of reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct RowSort {
    pub column: TableColumn,
    pub order: SortOrder,
}

impl RowSort {
    pub fn ascending(column: TableColumn) -> Self {
        Self {
            column,
            order: SortOrder::Ascending,
        }
    }

    /// What choosing a column's head once more leads to: ascending, then descending, then the order of
    /// reporting, which is `None`.
    pub fn after(now: Option<Self>, column: TableColumn) -> Option<Self> {
        match now.filter(|sort| sort.column == column) {
            None => Some(Self::ascending(column)),
            Some(Self {
                order: SortOrder::Ascending,
                ..
            }) => Some(Self {
                column,
                order: SortOrder::Descending,
            }),
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_chosen_three_times_leads_back_to_the_order_of_reporting() {
        let places = TableColumn::Places;
        let once = RowSort::after(None, places);
        assert_eq!(once, Some(RowSort::ascending(places)));
        let twice = RowSort::after(once, places);
        assert_eq!(twice.map(|sort| sort.order), Some(SortOrder::Descending));
        assert_eq!(RowSort::after(twice, places), None);
        let other = RowSort::after(twice, TableColumn::Kind);
        assert_eq!(other, Some(RowSort::ascending(TableColumn::Kind)));
    }

    #[test]
    fn every_column_has_a_number_and_names_of_its_own() {
        for (at, column) in TableColumn::ALL.into_iter().enumerate() {
            assert_eq!(column.number(), at);
            let twins =
                |other: &TableColumn| other.name() == column.name() || other.key() == column.key();
            assert_eq!(TableColumn::ALL.iter().filter(|it| twins(it)).count(), 1);
        }
    }
}
