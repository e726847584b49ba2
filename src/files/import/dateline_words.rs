//! The words beside a date that tell what it is the date of: times of day, bylines, what it may be of else.

/// Whether a line ends in the midst of a sentence.
pub(super) fn leads_on(line: &str) -> bool {
    const LEAD_ON: [&str; 24] = [
        "a", "an", "the", "on", "of", "in", "at", "to", "by", "from", "for", "with", "until",
        "till", "since", "before", "after", "and", "or", "that", "late", "early", "was", "were",
    ];
    let line = line.trim_end();
    line.ends_with(',')
        || line
            .split_whitespace()
            .next_back()
            .is_some_and(|last| LEAD_ON.contains(&last))
}

/// "12:30"
pub(super) fn tells_a_minute(line: &str) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let bytes = line.as_bytes();
    memchr::memchr_iter(b':', bytes).any(|at| {
        at > 0
            && is_digit(bytes.get(at - 1))
            && is_digit(bytes.get(at + 1))
            && is_digit(bytes.get(at + 2))
    })
}

/// Names after "By", of a staff, or such as are known to have published or written this.
pub(super) fn is_byline(words: &[&str], names: &[&str]) -> bool {
    const BETWEEN: [&str; 22] = [
        "and",
        "of",
        "in",
        "for",
        "the",
        "at",
        "de",
        "del",
        "di",
        "da",
        "la",
        "von",
        "van",
        "der",
        "den",
        "bin",
        "al",
        "el",
        "correspondent",
        "reporter",
        "editor",
        "staff",
    ];
    let is_name = |word: &&&str| begins_large(word) || word.chars().count() <= 2;
    let fits = |word: &&str| BETWEEN.contains(word) || is_name(&word);
    match words {
        [by, names @ ..] if by.eq_ignore_ascii_case("by") => {
            names.iter().any(|word| begins_large(word)) && names.iter().all(fits)
        }
        _ if words.contains(&"staff") => words.len() <= 5 && words.iter().all(fits),
        _ => {
            let known: Vec<String> = names
                .iter()
                .flat_map(|name| self::words(name))
                .map(str::to_lowercase)
                .collect();
            !words.is_empty()
                && words
                    .iter()
                    .all(|word| known.contains(&word.to_lowercase()))
        }
    }
}

/// Words of lines that tell another date than that of publication.
pub(super) fn is_about_something(word: &str) -> bool {
    const ABOUT: [&str; 42] = [
        "date",
        "start",
        "began",
        "end",
        "ended",
        "related",
        "updated",
        "update",
        "modified",
        "edited",
        "accessed",
        "retrieved",
        "archived",
        "saved",
        "printed",
        "copyright",
        "born",
        "died",
        "dead",
        "killed",
        "founded",
        "deadline",
        "expires",
        "until",
        "since",
        "photo",
        "photograph",
        "picture",
        "image",
        "file",
        "map",
        "video",
        "caption",
        "credit",
        "timeline",
        "chronology",
        "war",
        "battle",
        "attack",
        "signed",
        "dated",
        "event",
    ];
    ABOUT.contains(&&*word.to_lowercase())
}

pub(super) fn begins_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

pub(super) fn is_weekday(word: &str) -> bool {
    const DAYS: &str = "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday friday \
        saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi \
        samedi dimanche понедельник вторник среда четверг пятница суббота воскресенье";
    let word = word.to_lowercase();
    DAYS.split_whitespace().any(|day| day == word)
}

/// The words of a part of a line that are neither weekdays nor times of day.
pub(super) fn words(part: &str) -> Vec<&str> {
    const OF_TIMES: &str =
        "am pm a.m p.m gmt utc est edt et pst pdt cst cdt cet cest bst msk eet z h uhr";
    let words = part.split(|c: char| !(c.is_alphanumeric() || "'’.&".contains(c)));
    let words = words.map(|word| word.trim_matches(['.', '\'', '’']));
    let is_of_time = |word: &str| {
        let lower = word.to_lowercase();
        let number = lower.trim_end_matches(['h', 'm', 'a', 'p', 'z', '.']);
        let is_number = number.chars().all(|c| c.is_ascii_digit() || c == '.');
        is_number || OF_TIMES.split(' ').any(|it| it == lower)
    };
    words
        .filter(|word| !word.is_empty() && !is_of_time(word) && !is_weekday(word))
        .collect()
}

/// Whether there is nothing in it but a time of day.
pub(super) fn is_time(part: &str) -> bool {
    words(part)
        .iter()
        .all(|word| ["at", "local", "time"].contains(word))
}
