//! The verbs of saying, and in what manner each says.

use crate::reading::words::Word;

/// What somebody does by saying it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Manner {
    Says,
    Confirms,
    Promises,
    Appeals,
    Warns,
    Accuses,
    Denies,
    /// Gives an opinion: believes, expects, estimates.
    Judges,
}

/// The grammatical form of a verb, as far as its spelling tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum VerbForm {
    /// "says", "say".
    Present,
    /// "said": also the participle, so it may be passive.
    Past,
    /// "saying".
    Ing,
}

/// A verb of saying as it stands in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reading) struct SpeechVerb {
    pub(in crate::reading) manner: Manner,
    pub(super) form: VerbForm,
    /// Spelled like a noun as well ("claim", "reports"), or a verb of other things too ("maintains"): it
    /// counts only after somebody known, or before "that".
    pub(super) doubtful: bool,
    /// Counts only with one of these words next ("called on"). Empty: with any.
    pub(super) with: &'static [&'static str],
}

struct Entry {
    manner: Manner,
    /// Past, present in -s, present without, in -ing; "" where the form is not used.
    forms: [&'static str; 4],
    doubtful: bool,
    with: &'static [&'static str],
}

const fn sure(manner: Manner, forms: [&'static str; 4]) -> Entry {
    Entry {
        manner,
        forms,
        doubtful: false,
        with: &[],
    }
}

const fn doubtful(manner: Manner, forms: [&'static str; 4]) -> Entry {
    Entry {
        manner,
        forms,
        doubtful: true,
        with: &[],
    }
}

const fn with(manner: Manner, forms: [&'static str; 4], with: &'static [&'static str]) -> Entry {
    Entry {
        manner,
        forms,
        doubtful: false,
        with,
    }
}

use Manner::{Accuses, Appeals, Confirms, Denies, Judges, Promises, Says, Warns};

/// Reporting verbs of English news prose, after the lists of style guides and grammars.
const VERBS: &[Entry] = &[
    sure(Says, ["said", "says", "say", "saying"]),
    sure(Says, ["told", "tells", "tell", "telling"]),
    sure(Says, ["announced", "announces", "announce", "announcing"]),
    sure(Says, ["stated", "", "", "stating"]),
    sure(Says, ["declared", "declares", "declare", "declaring"]),
    sure(Says, ["added", "adds", "", "adding"]),
    sure(Says, ["insisted", "insists", "insist", "insisting"]),
    sure(Says, ["argued", "argues", "argue", "arguing"]),
    sure(Says, ["explained", "explains", "explain", "explaining"]),
    sure(Says, ["replied", "", "", "replying"]),
    sure(Says, ["wrote", "writes", "", "writing"]),
    sure(Says, ["tweeted", "tweets", "tweet", "tweeting"]),
    sure(Says, ["testified", "testifies", "testify", "testifying"]),
    sure(Says, ["asserted", "asserts", "assert", "asserting"]),
    sure(Says, ["claimed", "", "", "claiming"]),
    sure(
        Says,
        ["emphasised", "emphasises", "emphasise", "emphasising"],
    ),
    sure(
        Says,
        ["emphasized", "emphasizes", "emphasize", "emphasizing"],
    ),
    sure(
        Says,
        ["reiterated", "reiterates", "reiterate", "reiterating"],
    ),
    doubtful(Says, ["", "claims", "claim", ""]),
    doubtful(Says, ["reported", "reports", "report", "reporting"]),
    doubtful(Says, ["noted", "notes", "note", "noting"]),
    with(Says, ["maintained", "maintains", "maintain", ""], &["that"]),
    doubtful(Says, ["stressed", "stresses", "stress", "stressing"]),
    doubtful(Says, ["indicated", "indicates", "indicate", "indicating"]),
    doubtful(Says, ["signaled", "signals", "signal", "signaling"]),
    doubtful(Says, ["signalled", "", "", "signalling"]),
    sure(Confirms, ["confirmed", "confirms", "confirm", "confirming"]),
    sure(Confirms, ["admitted", "admits", "admit", "admitting"]),
    sure(
        Confirms,
        [
            "acknowledged",
            "acknowledges",
            "acknowledge",
            "acknowledging",
        ],
    ),
    sure(Promises, ["vowed", "vows", "", "vowing"]),
    sure(Promises, ["pledged", "pledges", "", "pledging"]),
    doubtful(Promises, ["promised", "promises", "promise", "promising"]),
    doubtful(Promises, ["threatened", "", "threaten", "threatening"]),
    with(
        Appeals,
        ["called", "calls", "call", "calling"],
        &["on", "for", "upon"],
    ),
    with(
        Appeals,
        ["appealed", "appeals", "appeal", "appealing"],
        &["for", "to"],
    ),
    sure(Appeals, ["urged", "urges", "urge", "urging"]),
    doubtful(Appeals, ["demanded", "demands", "demand", "demanding"]),
    sure(Warns, ["warned", "warns", "warn", "warning"]),
    sure(Accuses, ["accused", "accuses", "accuse", "accusing"]),
    sure(Accuses, ["blamed", "blames", "blame", "blaming"]),
    sure(Accuses, ["alleged", "alleges", "allege", "alleging"]),
    doubtful(Accuses, ["charged", "charges", "charge", "charging"]),
    sure(Accuses, ["condemned", "condemns", "condemn", "condemning"]),
    sure(
        Accuses,
        ["denounced", "denounces", "denounce", "denouncing"],
    ),
    sure(
        Accuses,
        ["criticised", "criticises", "criticise", "criticising"],
    ),
    sure(
        Accuses,
        ["criticized", "criticizes", "criticize", "criticizing"],
    ),
    sure(Denies, ["denied", "denies", "deny", "denying"]),
    sure(Denies, ["dismissed", "dismisses", "dismiss", "dismissing"]),
    sure(Denies, ["rejected", "rejects", "reject", "rejecting"]),
    sure(Denies, ["refuted", "refutes", "refute", "refuting"]),
    sure(Denies, ["disputed", "disputes", "dispute", "disputing"]),
    doubtful(Judges, ["estimated", "estimates", "estimate", "estimating"]),
    doubtful(Judges, ["suggested", "suggests", "suggest", "suggesting"]),
    doubtful(Judges, ["believed", "believes", "believe", "believing"]),
    doubtful(Judges, ["predicted", "predicts", "predict", "predicting"]),
    doubtful(Judges, ["expected", "expects", "expect", "expecting"]),
];

/// Words that make what they are said of untrue.
pub(super) const UNTRUE: &[&str] = &[
    "nonsense",
    "lie",
    "lies",
    "false",
    "untrue",
    "fabrication",
    "fabricated",
    "baseless",
    "groundless",
    "absurd",
    "unfounded",
    "disinformation",
    "fake",
    "falsehood",
    "invention",
];

/// The verb of saying that this word can be. `next` is the word after it.
pub(in crate::reading) fn speech_verb(
    word: &Word<'_>,
    next: Option<&Word<'_>>,
) -> Option<SpeechVerb> {
    VERBS.iter().find_map(|entry| {
        let form = entry
            .forms
            .iter()
            .position(|form| !form.is_empty() && word.is(form))?;
        let fits = entry.with.is_empty() || next.is_some_and(|next| next.is_one_of(entry.with));
        fits.then_some(SpeechVerb {
            manner: entry.manner,
            form: match form {
                0 => VerbForm::Past,
                1 | 2 => VerbForm::Present,
                _ => VerbForm::Ing,
            },
            doubtful: entry.doubtful,
            with: entry.with,
        })
    })
}
