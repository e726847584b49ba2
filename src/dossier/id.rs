//! Ids: lower-case words joined by `-`, unique per kind of thing, one type for each kind.

use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    #[error("an id cannot be empty")]
    Empty,
    #[error("an id is made of lower-case letters a–z, digits and single hyphens; `{0}` is not")]
    NotAnId(String),
}

/// Checks the rule that all ids share.
fn valid(text: &str) -> Result<(), IdError> {
    if text.is_empty() {
        return Err(IdError::Empty);
    }
    let word = |word: &str| {
        !word.is_empty()
            && word
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    if text.split('-').all(word) {
        Ok(())
    } else {
        Err(IdError::NotAnId(text.to_owned()))
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// # Errors
            /// When the text is empty or not lower-case words joined by hyphens.
            pub fn new(text: &str) -> Result<Self, IdError> {
                valid(text)?;
                Ok(Self(text.into()))
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl std::str::FromStr for $name {
            type Err = IdError;

            fn from_str(text: &str) -> Result<Self, IdError> {
                Self::new(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        /// As its text, so that remembered settings name things the way a dossier does.
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(&text).map_err(serde::de::Error::custom)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "`{}`", self.0)
            }
        }
    )*};
}

ids! {
    /// Names an actor: a person, ministry, outlet, group of witnesses.
    ActorId;
    /// Names a claim, uniquely over all sources.
    ClaimId;
    /// Names a dispute.
    DisputeId;
    /// Names an event.
    EventId;
    /// Names a kind of claim.
    KindId;
    /// Names a place.
    PlaceId;
    /// Names a position within its dispute.
    PositionId;
    /// Names a side: a free group, or an actor.
    SideId;
    /// Names a source; the stem of its file.
    SourceId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_lower_case_words_joined_by_hyphens() {
        for good in ["gori", "dw-2008-08-14", "a1"] {
            assert!(PlaceId::new(good).is_ok(), "{good}");
        }
        for bad in ["", "Gori", "gori_", "-gori", "gori-", "a--b", "gorí", "a b"] {
            assert!(PlaceId::new(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn an_id_is_remembered_as_its_text_and_a_text_that_is_no_id_is_refused() {
        let gori = PlaceId::new("gori").expect("an id");
        let text = serde_json::to_string(&gori).expect("a text");
        assert_eq!(text, "\"gori\"");
        assert_eq!(serde_json::from_str::<PlaceId>(&text).ok(), Some(gori));
        assert!(serde_json::from_str::<PlaceId>("\"Gori!\"").is_err());
    }
}
