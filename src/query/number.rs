//! Dense numbers for the things of a dossier, one type for each kind of thing.
//!
//! They hold for one [`super::Index`] and mean nothing to another: what is remembered between
//! dossiers or runs is kept as ids.

/// A number that counts up from 0 and so can address a column.
pub(super) trait Dense: Copy {
    fn from_index(index: usize) -> Self;
    fn index(self) -> usize;
}

macro_rules! numbers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// As a position in a slice.
            #[inline]
            pub fn index(self) -> usize {
                self.0 as usize
            }
        }

        impl Dense for $name {
            #[inline]
            fn from_index(index: usize) -> Self {
                Self(u32::try_from(index).expect("a dossier in memory has fewer than 2^32 of anything"))
            }

            #[inline]
            fn index(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

numbers! {
    /// A claim, in order of publication and then of reading.
    ClaimIx;
    /// A source, in order of publication.
    SourceIx;
    /// A place, in the dossier's order.
    PlaceIx;
    /// An actor, in the dossier's order.
    ActorIx;
    /// Somebody who asserts: the actors first, then publications that speak for themselves.
    ClaimantIx;
    /// Whence a claim comes: the claimants of the same number, then those that claims name and the dossier
    /// does not have.
    OriginIx;
    /// A number that claims give, alike in measure, bounds and unit.
    FigureIx;
    /// A date as it is written.
    DateIx;
    /// A side: declared ones, then those only actors name, then "no side".
    SideIx;
    /// A kind of claim, in the dossier's order.
    KindIx;
    /// An event, in the dossier's order.
    EventIx;
    /// A dispute, in the dossier's order.
    DisputeIx;
}
