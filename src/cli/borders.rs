//! A border policy as it is written on the command line.

use std::str::FromStr;

use super::AsOfDate;
use crate::dossier::{BorderPolicy, Day, nearest};

/// `georgia`, `russia`, `russia:2008-08-08`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BorderName {
    pub policy: BorderPolicy,
    /// `None`: the as-of date, where it matters.
    pub on: Option<Day>,
    /// What to say of a date of more than one day. `None`: nothing.
    pub note: Option<String>,
}

impl FromStr for BorderName {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (id, date) = match text.split_once(':') {
            Some((id, date)) => (id, Some(date)),
            None => (text, None),
        };
        let policy = BorderPolicy::from_id(id).ok_or_else(|| {
            let hint = nearest(id, BorderPolicy::IDS).map_or_else(
                || format!("the policies are {}", BorderPolicy::IDS.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            format!("there is no border policy `{id}`; {hint}")
        })?;
        let date = date.map(AsOfDate::from_str).transpose()?;
        if date.is_some() && !policy.depends_on_the_date() {
            return Err(format!(
                "`{id}` is the same on every date; only `{}` takes one",
                BorderPolicy::Russia.id()
            ));
        }
        let note = date.as_ref().and_then(AsOfDate::note);
        let on = date.map(|date| date.day);
        Ok(Self { policy, on, note })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<BorderName, String> {
        text.parse()
    }

    #[test]
    fn a_policy_is_read_with_the_date_that_it_depends_on() {
        let named = read("russia:2008-08").expect("a policy");
        assert_eq!(named.policy, BorderPolicy::Russia);
        assert_eq!(named.on, Some(Day::ymd(2008, 8, 31)), "the last day counts");
        assert_eq!(read("de-facto").map(|named| named.on), Ok(None));
    }

    #[test]
    fn a_policy_that_there_is_not_is_refused_with_the_nearest() {
        assert_eq!(
            read("gorgia"),
            Err("there is no border policy `gorgia`; did you mean `georgia`?".to_owned())
        );
        assert!(read("atlantis").is_err_and(|said| said.contains("majority, de-facto, georgia")));
        assert!(read("russia:2008-13").is_err());
    }

    #[test]
    fn a_date_where_none_counts_is_refused() {
        assert_eq!(
            read("georgia:2008"),
            Err("`georgia` is the same on every date; only `russia` takes one".to_owned())
        );
    }
}
