//! Paths as people type, paste and drop them: with quotes, from the home folder, as the address of a file.

use std::path::{Path, PathBuf};

use etcetera::home_dir;

/// The paths in what was typed or pasted, one to a line. Lines with nothing on them are passed over.
///
/// `~/` is the home folder, `file://` addresses are decoded, quotes around a line are left out: as file managers
/// and shells give paths to the clipboard. Whether anything is there is not looked at.
pub fn typed_paths(text: &str) -> Vec<PathBuf> {
    text.lines().filter_map(typed_path).collect()
}

/// Whether a folder is there: its name does not tell, since a document may have no ending and a folder a dot.
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// One of [`typed_paths`]. `None`: nothing was typed.
pub fn typed_path(line: &str) -> Option<PathBuf> {
    let line = line.trim();
    let unquoted = ['"', '\''].iter().find_map(|quote| {
        let inner = line.strip_prefix(*quote)?.strip_suffix(*quote)?;
        (!inner.is_empty()).then_some(inner)
    });
    let line = unquoted.unwrap_or(line);
    if line.is_empty() {
        return None;
    }
    // RFC 8089: an empty host or this machine, then the path.
    let address = line
        .strip_prefix("file:///")
        .or_else(|| line.strip_prefix("file://localhost/"));
    if let Some(path) = address {
        let decoded = percent_decoded(path);
        let has_drive = decoded.as_bytes().get(1) == Some(&b':');
        let root = if has_drive { "" } else { "/" };
        return Some(PathBuf::from(format!("{root}{decoded}")));
    }
    match line.strip_prefix("~/") {
        Some(below) => {
            Some(home_dir().map_or_else(|_| PathBuf::from(line), |home| home.join(below)))
        }
        None => Some(PathBuf::from(line)),
    }
}

/// With `%20` and its like as the bytes they stand for (RFC 3986, 2.1); what is no such pair stays as it is.
fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes
            .get(at)
            .and_then(|byte| char::from(*byte).to_digit(16))
    };
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = digit(at + 1).zip(digit(at + 2));
        match (bytes[at], pair) {
            (b'%', Some((high, low))) => {
                decoded.extend(u8::try_from(high * 16 + low));
                at += 3;
            }
            (byte, _) => {
                decoded.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_understood_as_file_managers_and_shells_give_them() {
        let typed = "/a/one page.html\n\n  \"/b/two.pdf\" \nfile:///c/d%20%C3%A9.txt\r\n'rel.md'\n";
        let paths = typed_paths(typed);
        let wanted = ["/a/one page.html", "/b/two.pdf", "/c/d é.txt", "rel.md"];
        assert_eq!(paths, wanted.map(PathBuf::from));
        assert_eq!(
            typed_path("file:///C:/x%.txt"),
            Some(PathBuf::from("C:/x%.txt"))
        );
        assert_eq!(typed_path("  "), None);
        assert_eq!(typed_path("\""), Some(PathBuf::from("\"")));
    }

    #[test]
    fn a_tilde_is_the_home_folder() {
        let path = typed_path("~/dossiers/one").expect("a path");
        assert!(path.ends_with("dossiers/one") && !path.starts_with("~"));
    }

    #[test]
    fn a_folder_is_told_by_what_it_is_and_not_by_its_name() {
        let place = tempfile::tempdir().expect("a folder");
        let (folder, document) = (place.path().join("war.2008"), place.path().join("letter"));
        std::fs::create_dir(&folder).expect("made");
        std::fs::write(&document, "Mill burns").expect("written");
        assert!(is_folder(&folder) && !is_folder(&document));
        assert!(!is_folder(&place.path().join("nothing")));
    }
}
