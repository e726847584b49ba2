//! Dates: every expression of the standard's own page, and many that are none.

use dateline::dossier::{Bound, Day, When};

/// The facts of a list, without the line on its origin and the column names.
fn rows(list: &str) -> impl Iterator<Item = Vec<&str>> {
    list.lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .map(|line| line.split('\t').collect())
}

/// As the list writes bounds. Years beyond four digits carry no sign there.
fn written(bound: Bound, open: &str) -> String {
    match bound {
        Bound::Day(day) => day.to_string(),
        Bound::Open => open.to_owned(),
        Bound::Unknown => "unknown".to_owned(),
    }
}

#[test]
fn every_valid_date_has_its_level_and_its_bounds() {
    let mut count = 0;
    for row in rows(include_str!("edtf_valid.tsv")) {
        let [text, level, earliest, latest] = row[..] else {
            panic!("four columns: {row:?}");
        };
        let when = When::parse(text).expect(text);
        assert_eq!(when.text(), text);
        assert_eq!(when.level().to_string(), level, "{text}");
        assert_eq!(written(when.earliest(), "-inf"), earliest, "{text}");
        assert_eq!(written(when.latest(), "+inf"), latest, "{text}");
        assert!(!when.in_words().is_empty(), "{text}");
        count += 1;
    }
    assert_eq!(count, 84);
}

#[test]
fn what_is_no_date_is_refused_with_a_reason_and_a_place() {
    let mut count = 0;
    for row in rows(include_str!("edtf_invalid.tsv")) {
        let text: String = serde_json::from_str(row[0]).expect(row[0]);
        let error = When::parse(&text).expect_err(&text);
        assert!(error.offset <= text.len(), "{text}: {error}");
        assert!(!error.reason.is_empty(), "{text}");
        count += 1;
    }
    assert_eq!(count, 61);
}

#[test]
fn every_day_of_a_year_is_its_own_bound() {
    let mut day = Day::ymd(2008, 1, 1);
    for _ in 0..366 {
        let when = When::parse(&day.to_string()).expect("a day");
        assert_eq!(when.earliest(), Bound::Day(day));
        assert_eq!(when.latest(), Bound::Day(day));
        day = day.plus(1);
    }
    assert_eq!(day, Day::ymd(2009, 1, 1));
}

#[test]
fn a_time_of_day_with_its_offset_is_kept_and_the_day_is_the_one_written() {
    for text in [
        "2008-08-14T15:04:00+04:00",
        "2008-08-14T23:59:59-11:00",
        "2008-08-14T00:30:00Z",
        "2008-08-14T15:04:00",
    ] {
        let when = When::parse(text).expect(text);
        assert_eq!(when.text(), text);
        assert_eq!(when.earliest(), Bound::Day(Day::ymd(2008, 8, 14)), "{text}");
        assert_eq!(when.latest(), when.earliest(), "{text}");
        assert_eq!(when.in_words(), "14 Aug 2008");
    }
    assert!(When::parse("2008-08-14T25:00:00Z").is_err());
}
