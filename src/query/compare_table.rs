//! A comparison as a table of plain cells, for whoever takes it elsewhere.

use super::as_of::AsOf;
use super::compare::{Change, Comparison};
use super::index::Index;
use super::number::ClaimIx;
use super::standing::Bearing;
use crate::dossier::When;

impl Comparison {
    /// What the cells of [`Comparison::rows`] are.
    pub const COLUMNS: [&'static str; 9] = [
        "change",
        "claim",
        "reported",
        "publisher",
        "claimants",
        "occurred",
        "statement",
        "excerpt",
        "because_of",
    ];

    /// One row for each claim and each way in which it changed. Dates are EDTF, an unknown one is empty. The
    /// last cell names the claims that contest or update it, as far as they were reported in between.
    pub fn rows(&self, index: &Index, as_of: &AsOf) -> Vec<Vec<String>> {
        let mut rows = Vec::new();
        for change in Change::ALL {
            let claims = self.of(change).iter();
            rows.extend(claims.map(|claim| self.row(change, *claim, index, as_of)));
        }
        rows
    }

    fn row(&self, change: Change, number: ClaimIx, index: &Index, as_of: &AsOf) -> Vec<String> {
        let claim = index.claim(number);
        let source = index.source(index.source_of(number));
        let names = index.claimants_of(number).iter();
        let names: Vec<&str> = names
            .map(|claimant| &*index.claimant(*claimant).name)
            .collect();
        let date = |when: Option<&When>| when.map_or_else(String::new, ToString::to_string);
        let because: Vec<String> = self
            .because_of(change, number, index, as_of)
            .into_iter()
            .map(|other| index.claim(other).id.to_string())
            .collect();
        vec![
            change.name().to_owned(),
            claim.id.to_string(),
            date(source.published.as_ref()),
            source.publisher.clone(),
            names.join("; "),
            date(claim.occurred.as_ref()),
            claim.statement.clone(),
            claim.excerpt.quote.text.clone(),
            because.join("; "),
        ]
    }

    /// The claims, reported between the two dates, through which a claim changed in this way. Empty for what
    /// came or became certain by itself.
    pub fn because_of(
        &self,
        change: Change,
        claim: ClaimIx,
        index: &Index,
        as_of: &AsOf,
    ) -> Vec<ClaimIx> {
        let bearing = match change {
            Change::NewlyContested => Bearing::Contested,
            Change::NewlyConfirmed => Bearing::Confirmed,
            Change::Updated => Bearing::Updated,
            Change::Added | Change::MadeCertain => return Vec::new(),
        };
        let standing = index.standing_in_full(claim, as_of);
        let by = standing.get(bearing).map_or(&[][..], |it| &it.by);
        let in_between = |other: &&ClaimIx| {
            let day = index.reported(**other).latest();
            day.is_some_and(|day| day > self.from)
        };
        let mut others: Vec<ClaimIx> = by.iter().filter(in_between).copied().collect();
        others.sort_unstable();
        others.dedup();
        others
    }
}
