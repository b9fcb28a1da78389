"""Fits src/annotate/tagger/{first,second}.weights to marked texts, and says how well they do.

    train.py [--wikigold FILE] [--news DIR] [--write]

texts/*.txt hold texts with their names marked. --wikigold adds wikigold.conll.txt, --news the saved
news pages of README.md as NAME.txt (their names are in news/NAME.ents). Without --write the weights
are only judged, by tests/names/*.txt, which no weights are fitted to.
`cargo build --release --example name_cues` comes first; needs python-crfsuite 0.9.
"""

import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import tempfile

import pycrfsuite

HERE = pathlib.Path(__file__).resolve().parent
CRATE = HERE.parent.parent
BUILDS = [CRATE.parent.parent / f"target/{profile}/examples/name_cues" for profile in ("release", "debug")]
CUES = next((path for path in BUILDS if path.exists()), BUILDS[0])
KINDS = {"person": "PER", "organisation": "ORG", "place": "LOC", "event": "EVT"}
LETTERS = {"O": "N", "B-PER": "P", "I-PER": "p", "B-ORG": "O", "I-ORG": "o",
           "B-LOC": "L", "I-LOC": "l", "B-EVT": "E", "I-EVT": "e"}
FOLDS, SETTINGS = 3, {"c1": 0.1, "c2": 0.1, "feature.possible_transitions": True}


# Texts: each a pair of its words and the names in it as (start, end, kind).


def marked(path):
    """The texts of a file in which names are marked as [[words|kind:whose name it is]]."""
    for part in re.split(r"^#### .*\n", path.read_text(), flags=re.M)[1:]:
        text, names = "", []
        for piece in re.split(r"(\[\[.*?\]\])", part):
            if piece.startswith("[["):
                words, meaning = piece[2:-2].split("|", 1)
                kind = meaning.split(":")[0]
                if kind in KINDS:
                    names.append((len(text), len(text) + len(words), KINDS[kind]))
                text += words
            else:
                text += piece
        yield text, names


def listed(text, path):
    """The names in a text by a list: kind, whose name, and the words it goes by, in tabs. A context
    may stand around words in brackets; kind none takes words out."""
    rows = []
    for line in path.read_text().splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        kind, _, ways = line.split("\t")
        for way in ways.split(" | "):
            inner = re.fullmatch(r"(.*)\[(.+)\](.*)", way)
            rows.append((kind, *(inner.groups() if inner else ("", way, ""))))
    flat = re.sub(r"\s", " ", text)
    hits = []
    for kind, before, words, after in rows:
        in_context = bool(before or after)
        pattern = re.escape(before + words + after)
        if not in_context:
            pattern = r"(?<!\w)" + pattern + (r"(?!\w)" if words[-1].isalnum() else "")
        for match in re.finditer(pattern, flat):
            start = match.start() + len(before)
            hits.append((not in_context, -len(words), start, start + len(words), kind))
    taken, names = set(), []
    for _, _, start, end, kind in sorted(hits):
        if not taken.intersection(range(start, end)):
            taken.update(range(start, end))
            if kind in KINDS:
                names.append((start, end, KINDS[kind]))
    return sorted(names)


def wikigold(path):
    """Wikigold's articles, put together from their tokens."""
    dice = random.Random(1)
    for part in path.read_text().split("-DOCSTART- O"):
        text, names, last, in_quotes = "", [], "O", False
        for line in part.split("\n"):
            if not line.strip():
                text = text.rstrip() + ("\n\n" if dice.random() < 0.2 else " ")
                last, in_quotes = "O", False
                continue
            word, tag = line.rsplit(" ", 1)
            closes = word in ".,;:?!)%" or word in ("n't", "''") or word[0] in "'’" or word == '"' and in_quotes
            in_quotes ^= word == '"'
            text = text.rstrip(" ") if closes else text
            start, text = len(text), text + word
            if tag != "O":
                if names and last == tag:
                    names[-1] = (names[-1][0], len(text), tag[2:])
                else:
                    names.append((start, len(text), tag[2:]))
            last = tag
            text += "" if word == "(" or word == '"' and in_quotes else " "
        if len(text.strip()) > 30:
            yield text, [name for name in names if name[2] in KINDS.values()]


# Samples: the runs of tokens in which names may stand, with cues and labels.


def samples(texts):
    """For each text its runs of tokens: (cues, label, start, end, word, is capitalised)."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for at, (text, _) in enumerate(texts):
            files.append(pathlib.Path(folder) / f"{at:05}.txt")
            files[-1].write_text(text)
        for at in range(0, len(files), 100):
            run = subprocess.run([CUES, *files[at : at + 100]], capture_output=True, text=True, check=True)
            out += [json.loads(line)["chunks"] for line in run.stdout.splitlines()]
    return [labelled(text, names, runs) for (text, names), runs in zip(texts, out)]


def labelled(text, names, runs):
    letters, at = {}, 0
    for place, letter in enumerate(text):
        letters[at] = place
        at += len(letter.encode())
    letters[at] = len(text)
    owner = {place: name for name in names for place in range(name[0], name[1])}
    out = []
    for run in runs:
        tokens, last = [], None
        for token in run:
            start, end = letters[token["start"]], letters[token["end"]]
            name = owner.get(start) or owner.get(end - 1)
            label = "O" if name is None else ("I-" if name == last else "B-") + name[2]
            tokens.append((token["cues"], label, start, end, token["word"], token["capital"]))
            last = name
        out.append(tokens)
    return out


def votes(runs, labels):
    """The cues that tell what a word was taken for in a first reading, as src/annotate/tagger/cues.rs has them."""
    counts = collections.defaultdict(collections.Counter)
    for tokens, found in zip(runs, labels):
        for token, label in zip(tokens, found):
            if token[5] and label != "O":
                counts[token[4]][label[2:]] += 1
    names = {short: kind for kind, short in KINDS.items()}

    def of(token):
        if not token[5]:
            return []
        count = counts.get(token[4])
        if not count:
            return ["read as=nothing|"]
        total, cues = sum(count.values()), []
        for kind, number in count.items():
            share = "all" if number * 10 >= total * 9 else "most" if number * 2 >= total else "some"
            cues.append(f"read as={names[kind]}|{share}")
            if total > 2:
                cues.append(f"often read as={names[kind]}|{share}")
        return cues

    return [[of(token) for token in tokens] for tokens in runs]


# The model.


def fit(texts, extra, rounds):
    trainer = pycrfsuite.Trainer(verbose=False)
    for at, runs in enumerate(texts):
        for place, tokens in enumerate(runs):
            cues = [token[0] + (extra[at][place][nth] if extra else []) for nth, token in enumerate(tokens)]
            trainer.append(cues, [token[1] for token in tokens])
    trainer.set_params({**SETTINGS, "max_iterations": rounds})
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
    return tagger


def tag(tagger, runs, extra=None):
    return [
        tagger.tag([token[0] + (extra[at][nth] if extra else []) for nth, token in enumerate(tokens)])
        for at, tokens in enumerate(runs)
    ]


def second_reading(texts):
    """What a first reading by weights that were not fitted to a text says of it."""
    order = list(range(len(texts)))
    random.Random(3).shuffle(order)
    said = [None] * len(texts)
    for fold in range(FOLDS):
        held = set(order[fold::FOLDS])
        tagger = fit([runs for at, runs in enumerate(texts) if at not in held], None, 70)
        for at in held:
            said[at] = votes(texts[at], tag(tagger, texts[at]))
    return said


def write(tagger, path):
    info = tagger.info()
    steps, cues = collections.defaultdict(dict), collections.defaultdict(dict)
    for (before, after), weight in info.transitions.items():
        steps[LETTERS[before]][LETTERS[after]] = round(weight * 100)
    for (cue, label), weight in info.state_features.items():
        if round(weight * 100):
            cues[cue][LETTERS[label]] = round(weight * 100)
    told = lambda row: " ".join(f"{letter}{weight}" for letter, weight in sorted(row.items()))
    lines = ["# Weights in hundredths, each after the letter of its label; see model.rs and training/names/README.md."]
    lines += [f"> {letter}\t{told(steps[letter])}" for letter in LETTERS.values()]
    lines += [f"{cue}\t{told(row)}" for cue, row in sorted(cues.items())]
    path.write_text("\n".join(lines) + "\n")


def score(texts, labels):
    """F1 of names that overlap one of their kind, over persons, organisations and places."""
    right = found = wanted = 0
    for runs, tags in zip(texts, labels):
        gold = spans(runs, [[token[1] for token in tokens] for tokens in runs])
        ours = spans(runs, tags)
        over = lambda a, b: a[2] == b[2] and a[0] < b[1] and b[0] < a[1]
        right += sum(any(over(a, b) for b in gold) for a in ours)
        found, wanted = found + len(ours), wanted + len(gold)
    return 2 * right / (found + wanted)


def spans(runs, tags):
    out = []
    for tokens, found in zip(runs, tags):
        last = "O"
        for token, label in zip(tokens, found):
            if label.startswith("I") and last != "O" and last[2:] == label[2:]:
                out[-1][1] = token[3]
            elif label != "O":
                out.append([token[2], token[3], label[2:]])
            last = label
    return [span for span in out if span[2] != "EVT"]


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--wikigold", type=pathlib.Path)
    options.add_argument("--news", type=pathlib.Path)
    options.add_argument("--write", action="store_true")
    options = options.parse_args()
    texts = [text for path in sorted((HERE / "texts").glob("*.txt")) for text in marked(path)]
    if options.wikigold:
        texts += wikigold(options.wikigold)
    if options.news:
        for path in sorted((HERE / "news").glob("*.ents")):
            text = (options.news / f"{path.stem}.txt").read_text()
            texts.append((text, listed(text, path)))
    runs = samples(texts)
    print(len(texts), "texts,", sum(len(tokens) for text in runs for tokens in text), "tokens in runs")
    first = fit(runs, None, 100)
    said = second_reading(runs)
    second = fit(runs, said, 100)
    for path in sorted((CRATE / "tests/names").glob("*.txt")):
        test = samples(list(marked(path)))
        once = [tag(first, text) for text in test]
        twice = [tag(second, text, votes(text, labels)) for text, labels in zip(test, once)]
        print(f"{path.stem}: {score(test, once):.3f}, read twice {score(test, twice):.3f}")
    if options.write:
        write(first, CRATE / "src/annotate/tagger/first.weights")
        write(second, CRATE / "src/annotate/tagger/second.weights")


main()
