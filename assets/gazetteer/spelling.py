"""By what a name is looked up: the same folding as src/dossier/fold.rs and src/gazetteer/key.rs, which change
together with this. A test reads every name of the file and holds that they agree."""

import unicodedata

SPELLED_OUT = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "ς": "σ",
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
}


def folded(name):
    out = []
    for letter in name:
        if letter in SPELLED_OUT:
            out.append(SPELLED_OUT[letter])
            continue
        for part in unicodedata.normalize("NFKD", letter):
            if unicodedata.combining(part):
                continue
            for lower in part.lower():
                if lower in SPELLED_OUT:
                    out.append(SPELLED_OUT[lower])
                elif not unicodedata.combining(lower):
                    out.append(lower)
    return "".join(out)


def key(name):
    """Folded, without apostrophes, each run of other ASCII signs and white space as one space."""
    out = []
    for letter in folded(name):
        if letter in "'\"ʻ":
            continue
        if letter.isspace() or unicodedata.category(letter) == "Cc" or (letter.isascii() and not letter.isalnum()):
            if out and out[-1] != " ":
                out.append(" ")
        else:
            out.append(letter)
    return "".join(out).strip(" ")


def is_romanised(name):
    """Whether GeoNames made the name out of one in another script, letter by letter: "ge li" for 哥里. Nobody
    writes those: they are all in small Latin letters."""
    letters = [letter for letter in name if letter.isalpha()]
    return bool(letters) and all("a" <= letter <= "z" for letter in letters)
