//! Names of files that some system cannot bear, so that a dossier can be copied to it.

/// What is wrong with a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    #[error("Windows keeps the name “{0}” for a device")]
    Device(String),
    #[error("Windows takes no name that ends in a dot or a space")]
    End,
    #[error("Windows takes no name with the character “{0}”")]
    Character(char),
    #[error("it differs only in capital letters from “{0}”, and some systems take the two for one")]
    SameButForCase(String),
    #[error("it lies outside of the dossier's folder")]
    Outside,
}

/// Whether a new file can have this path, relative to the dossier's folder. `beside`: the names in its folder.
pub(super) fn can_be_written(path: &str, beside: &[String]) -> Result<(), NameError> {
    if !crate::files::shelf::stays_inside(path) {
        return Err(NameError::Outside);
    }
    path.split('/').try_for_each(bearable)?;
    let name = path.rsplit('/').next().unwrap_or(path);
    let folded = name.to_lowercase();
    let same = |other: &&String| *other != name && other.to_lowercase() == folded;
    match beside.iter().find(same) {
        Some(other) => Err(NameError::SameButForCase(other.clone())),
        None => Ok(()),
    }
}

/// As Microsoft's "Naming Files, Paths, and Namespaces" has it.
fn bearable(name: &str) -> Result<(), NameError> {
    let stem = name.split('.').next().unwrap_or(name).trim_end();
    let upper = stem.to_uppercase();
    let numbered = |device: &str| {
        let number = upper.strip_prefix(device);
        number.is_some_and(|number| matches!(number.as_bytes(), [b'1'..=b'9']))
    };
    let device = matches!(&*upper, "CON" | "PRN" | "AUX" | "NUL");
    if device || numbered("COM") || numbered("LPT") {
        return Err(NameError::Device(stem.to_owned()));
    }
    let unbearable = |letter: &char| "<>:\"|?*\\".contains(*letter) || letter.is_control();
    if let Some(letter) = name.chars().find(unbearable) {
        return Err(NameError::Character(letter));
    }
    if name.ends_with(['.', ' ']) {
        return Err(NameError::End);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_another_system_forbids_are_known() {
        let beside = ["Gori.toml".to_owned(), "java.toml".to_owned()];
        let said = |path: &str| can_be_written(path, &beside);
        for fine in [
            "sources/dw.toml",
            "sources/java.toml",
            "sources/console.toml",
            "com10",
        ] {
            assert_eq!(said(fine), Ok(()), "{fine}");
        }
        for device in [
            "sources/con.toml",
            "sources/AUX.txt",
            "nul",
            "com1.toml",
            "lpt9",
        ] {
            assert!(
                matches!(said(device), Err(NameError::Device(_))),
                "{device}"
            );
        }
        assert_eq!(said("sources/a."), Err(NameError::End));
        assert_eq!(said("sources/a b /c"), Err(NameError::End));
        assert_eq!(said("sources/a:b.txt"), Err(NameError::Character(':')));
        assert_eq!(said("../a.toml"), Err(NameError::Outside));
        let same = NameError::SameButForCase("Gori.toml".to_owned());
        assert_eq!(said("sources/gori.toml"), Err(same));
    }
}
