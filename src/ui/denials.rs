//! Which lines between a denial and what it denies are asked for; map and timeline draw them each in
//! their own way.

use crate::query::{ClaimIx, Denial, DisputeIx};

use super::scene::{Hover, Scene};

/// What lines are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Asked {
    among: Among,
    /// A claim that is pointed at; its lines show whether asked for or not.
    around: Option<ClaimIx>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Among {
    #[default]
    None,
    All,
    /// Those with a claim of the dispute at one end.
    Dispute(DisputeIx),
}

impl Asked {
    fn of(scene: Scene<'_>) -> Self {
        let wanted = scene.state.look().denials.is_open();
        let among = match (scene.hover, scene.selected_dispute()) {
            (Hover::Dispute(dispute), _) => Among::Dispute(dispute),
            (_, Some(dispute)) if wanted => Among::Dispute(dispute),
            _ if wanted => Among::All,
            _ => Among::None,
        };
        let around = match scene.hover {
            Hover::Claim(claim) => Some(claim),
            _ => None,
        };
        Self { among, around }
    }
}

/// The denials to draw, kept while nothing changes.
#[derive(Default)]
pub struct Denials {
    /// State's revision that `all` was gathered at, and for what.
    made_for: Option<(u64, Among)>,
    all: Vec<Denial>,
    around: Option<(u64, ClaimIx)>,
    /// Those of the claim pointed at that are not among `all`.
    more: Vec<Denial>,
}

impl Denials {
    /// Makes the list anew when the date, the filters or what is asked for is another.
    pub fn keep_up_with(&mut self, scene: Scene<'_>) {
        let asked = Asked::of(scene);
        let revision = scene.state.revision();
        if self.made_for != Some((revision, asked.among)) {
            self.made_for = Some((revision, asked.among));
            self.all = gathered(scene, asked.among);
            self.around = None;
            self.more.clear();
        }
        let around = asked.around.map(|claim| (revision, claim));
        if self.around != around {
            self.around = around;
            self.more.clear();
            if let Some(claim) = asked.around {
                self.more = scene.state.index().denials_around(claim);
                self.more.retain(|denial| both_known(scene, denial));
                let all = &self.all;
                self.more
                    .retain(|denial| all.binary_search(denial).is_err());
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty() && self.more.is_empty()
    }

    /// Whether lines are asked for as such, and not only those of a claim pointed at.
    pub fn is_asked_for(&self) -> bool {
        self.made_for.is_some_and(|(_, among)| among != Among::None)
    }

    pub fn iter(&self) -> impl Iterator<Item = Denial> + '_ {
        self.all.iter().chain(&self.more).copied()
    }

    pub fn len(&self) -> usize {
        self.all.len() + self.more.len()
    }
}

/// A line leads from what had been reported to what had been reported, and never ahead of the date.
fn both_known(scene: Scene<'_>, denial: &Denial) -> bool {
    let known = scene.state.known();
    known.is_known(denial.by) && known.is_known(denial.of)
}

/// In order, each once.
fn gathered(scene: Scene<'_>, among: Among) -> Vec<Denial> {
    let index = scene.state.index();
    let mut denials: Vec<Denial> = match among {
        Among::None => Vec::new(),
        Among::All => index.denials().collect(),
        Among::Dispute(dispute) => index
            .claims_of_dispute(dispute)
            .iter()
            .filter(|claim| scene.state.known().is_known(**claim))
            .flat_map(|claim| index.denials_around(*claim))
            .collect(),
    };
    denials.retain(|denial| both_known(scene, denial));
    denials.sort_unstable();
    denials.dedup();
    denials
}
