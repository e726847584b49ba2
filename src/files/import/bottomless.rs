//! Pages that open part after part and close none: told before they are parsed, since parsing takes
//! time with the square of the depth.

/// Parts open at once, beyond which nobody wrote the page; browsers go no deeper than 512.
const MOST_OPEN: usize = 4_000;
/// So far up it is looked for what a closing tag closes.
const LOOKED_FOR: usize = 64;

/// Elements without an end, and those that end by themselves where the next begins.
const NEVER_NESTED: [&str; 28] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "option",
    "optgroup", "html", "body",
];
/// What stands in these is no markup.
const NOT_MARKUP: [&str; 4] = ["script", "style", "textarea", "title"];

/// Whether more parts are open at once than any page has.
pub(super) fn is_bottomless(html: &str) -> bool {
    let bytes = html.as_bytes();
    let mut open: Vec<&[u8]> = Vec::new();
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'<', &bytes[at..]) {
        at += found + 1;
        let closes = bytes.get(at) == Some(&b'/');
        at += usize::from(closes);
        let name = name(&bytes[at..]);
        at += name.len();
        let is = |names: &[&str]| {
            names
                .iter()
                .any(|it| name.eq_ignore_ascii_case(it.as_bytes()))
        };
        if name.is_empty() || is(&NEVER_NESTED) {
            continue;
        }
        if closes {
            let near = open.iter().rev().take(LOOKED_FOR);
            let above = near.take_while(|it| !it.eq_ignore_ascii_case(name)).count();
            if above < LOOKED_FOR.min(open.len()) {
                open.truncate(open.len() - above - 1);
            }
        } else if is(&NOT_MARKUP) {
            at = end_of(bytes, at, name);
        } else {
            open.push(name);
            if open.len() > MOST_OPEN {
                return true;
            }
        }
    }
    false
}

/// The letters and digits of a tag's name. Empty: this is none.
fn name(bytes: &[u8]) -> &[u8] {
    let begins = bytes.first().is_some_and(u8::is_ascii_alphabetic);
    let belongs = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'-';
    let length = if begins {
        bytes.iter().take_while(belongs).count()
    } else {
        0
    };
    &bytes[..length]
}

/// Where the closing tag of that name begins; the end when there is none.
fn end_of(bytes: &[u8], from: usize, name: &[u8]) -> usize {
    let ends = memchr::memmem::find_iter(&bytes[from..], b"</").map(|at| from + at);
    let closing = |at: &usize| {
        bytes
            .get(at + 2..at + 2 + name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    ends.into_iter().find(closing).unwrap_or(bytes.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_never_closes_is_bottomless() {
        let many = |part: &str| part.repeat(20_000);
        for bomb in [
            "<div>",
            "<b><i>",
            "<div></b>",
            "<x-a>",
            "<DIV>",
            "<table><td>",
        ] {
            assert!(is_bottomless(&many(bomb)), "{bomb}");
        }
        for page in [
            "<p>a<br>",
            "<div><b>a</b></div>",
            "<ul><li>a<li>b</ul>",
            "a < b, a <3 ",
            "<b><i></b></i>",
        ] {
            assert!(!is_bottomless(&many(page)), "{page}");
        }
        assert!(!is_bottomless(&format!(
            "<script>{}</SCRIPT>",
            many("i<n;")
        )));
        assert!(!is_bottomless(&format!("<style>{}", many("a<b"))));
    }
}
