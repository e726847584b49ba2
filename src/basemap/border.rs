//! Which border a line is, so that a policy can tell one from the other. How each is drawn is decided elsewhere.

/// The state of the borders that the basemap has, whatever the date: Natural Earth 4.1 is of May 2018.
pub const BORDERS_OF: &str = "2018";

/// A class of border lines. By which rule a line is in which stands in `assets/basemap/README.md`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BorderLine {
    /// Between two of the source's countries, and called disputed by nothing in it.
    Undisputed,
    /// The stretch of the border between Georgia and Russia that Abkhazia lies along.
    AbkhaziaRussia,
    SouthOssetiaRussia,
    /// What parts Abkhazia from the rest of Georgia.
    AbkhaziaGeorgia,
    SouthOssetiaGeorgia,
    /// Parts who holds the ground; disputed.
    Held,
    /// Only claimed, or once a border within a state; control does not follow it.
    Claimed,
    /// Control does not follow it, while the United Nations treat it as the border.
    Recognised,
    /// Disputed, and control follows no one line.
    Unclear,
}

impl BorderLine {
    pub const ALL: [Self; 9] = [
        Self::Undisputed,
        Self::AbkhaziaRussia,
        Self::SouthOssetiaRussia,
        Self::AbkhaziaGeorgia,
        Self::SouthOssetiaGeorgia,
        Self::Held,
        Self::Claimed,
        Self::Recognised,
        Self::Unclear,
    ];

    /// By its number in the file.
    pub(super) fn from_number(number: u64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}
