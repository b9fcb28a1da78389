"""Fits the weights of src/extract/page/*.weights to pages marked by hand, and says how well they do.

    train.py PAGES [html|text] [--folds 6] [--c2 5] [--write]

PAGES is a folder with the pages of README.md as NAME.html. Without --write the pages are cut into
folds by name, each fold is judged by weights fitted to the others, and the scores are printed; with
it, weights fitted to all pages are written to src/extract/page/. `cargo build --release --example cues`
comes first.
"""

import argparse
import collections
import difflib
import json
import pathlib
import random
import re
import statistics
import subprocess
import tempfile

import numpy
import pycrfsuite

from blocks import blocks, read

HERE = pathlib.Path(__file__).resolve().parent
SIGNS = "XTHSPIY"
# Characters that are words by themselves: those of scripts without spaces between words.
ALONE = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
WORD = re.compile(rf"[{ALONE}]|[^\W{ALONE}]+")


def words(text):
    return WORD.findall(text.lower())


# Pages and their labels.


def marked(name, pages):
    """The blocks of a page as (text, letter); x for what is not marked."""
    texts = blocks(read(pages / f"{name}.html"))
    letters = ["x"] * len(texts)
    for line in (HERE / "labels" / f"{name}.lab").read_text().splitlines():
        if not line.strip():
            continue
        letter, numbers = line.split(None, 1)
        for part in numbers.replace(" ", "").split(","):
            first, _, last = part.partition("-")
            for number in range(int(first), int(last or first) + 1):
                letters[number] = letter
    return list(zip(texts, letters))


def carried_over(gold, units):
    """The letter of each unit: that of most of its words, after aligning all words."""
    ours = [(word, letter) for text, letter in gold for word in words(text)]
    theirs = [(word, at) for at, text in enumerate(units) for word in words(text)]
    votes = [collections.Counter() for _ in units]
    a, b = [word for word, _ in ours], [word for word, _ in theirs]
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=len(a) * len(b) > 40_000_000)
    for match in matcher.get_matching_blocks():
        for step in range(match.size):
            votes[theirs[match.b + step][1]][ours[match.a + step][1]] += 1
    return [vote.most_common(1)[0][0] if vote else "x" for vote in votes]


def letters_of(way, gold, units):
    """The letter of each unit of a text that was made of a page in this way."""
    if way == "headed":
        # The order is not that of the page.
        letters = {text: letter for text, letter in gold if letter in "tsdp"}
        return [letters.get(unit, "b" if at == 0 else "x") for at, unit in enumerate(units)]
    if way == "titled":
        return ["x", *carried_over(gold, units[1:])]
    return carried_over(gold, units)


# Cues that only the languages have whose phrases and function words are known, and whose names have capitals.
LANGUAGE = {"phrase", "phrase, long", "function words", "capitals", "capitals, short", "capitals, long"}
LANGUAGE |= {f"{phrase} above" for phrase in ("comments", "related", "subscribe", "notice", "legal")}


def without_language(cues):
    """The cues of a page as they would be in a language that is not known."""
    group = lambda cue: cue.split(" ", 1)[1].split("=")[0]
    return [[cue for cue in block if group(cue) not in LANGUAGE] for block in cues]


def signs(letters):
    """Letters as the labels of the model: boilerplate is before, within or after the text."""
    out = [{"t": "T", "b": "H", "d": "H", "s": "S", "p": "P"}.get(letter, "X") for letter in letters]
    body = [at for at, sign in enumerate(out) if sign == "P"]
    for at, sign in enumerate(out):
        if body and sign == "X":
            out[at] = "X" if at < body[0] else "Y" if at > body[-1] else "I"
    return out


# Plain text as people get it from a page, in several ways.


def as_text(page, gold):
    import bs4
    import html_text
    import inscriptis

    source = read(page)
    texts = [text for text, _ in gold]
    soup = bs4.BeautifulSoup(source, "html.parser")
    for node in soup(["script", "style", "noscript", "template"]):
        node.decompose()
    lines = [line.strip() for line in soup.get_text("\n").split("\n") if line.strip()]
    title = " ".join(soup.title.get_text().split()) if soup.title else ""
    article = [text for text, letter in gold if letter in "tsbdp"]
    # The first block of the second way is the page's title, which the labels do not know.
    yield "layout", html_text.extract_text(source)
    yield "titled", "\n".join([title or "Untitled", *texts])
    yield "broken", "\n".join(lines)
    yield "aligned", inscriptis.get_text(source)
    yield "clean", "\n\n".join(article)
    # As archives have releases: the office and the day first, then the headline.
    site = soup.find("meta", property="og:site_name")
    head = [site["content"] if site and site.get("content") else "Office of Public Affairs"]
    head += [text for text, letter in gold if letter == "d"][:1]
    head += [text for text, letter in gold if letter == "t"][:1]
    yield "headed", "\n\n".join([*head, *(text for text, letter in gold if letter in "sp")])


# Scores.


def shingles(text):
    found = words(text)
    size = min(4, len(found)) or 1
    return collections.Counter(tuple(found[at : at + size]) for at in range(len(found) - size + 1) if found)


def score(pairs):
    """F1 of mean precision and mean recall over pages, by runs of four words. What is marked as
    doubtful counts neither way."""
    precisions, recalls = [], []
    for gold, found, doubtful in pairs:
        gold, found = shingles(gold), shingles(found)
        right = (gold & found).total()
        wrong = (found - gold - shingles(doubtful)).total()
        missed = gold.total() - right
        precisions.append(right / (right + wrong) if right + wrong else float(missed == 0))
        recalls.append(right / (right + missed) if right + missed else 1.0)
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / ((precision + recall) or 1), precision, recall


# The model.


def fit(samples, c2):
    trainer = pycrfsuite.Trainer(verbose=False)
    for cues, labels in samples:
        trainer.append(cues, labels)
    trainer.set_params(
        {"c1": 0.0, "c2": c2, "max_iterations": 150, "feature.minfreq": 3, "feature.possible_transitions": True}
    )
    with tempfile.NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        info = tagger.info()
    states = collections.defaultdict(lambda: numpy.zeros(len(SIGNS)))
    for (cue, sign), weight in info.state_features.items():
        states[cue][SIGNS.index(sign)] = weight
    steps = numpy.zeros((len(SIGNS), len(SIGNS)))
    for (a, b), weight in info.transitions.items():
        steps[SIGNS.index(a), SIGNS.index(b)] = weight
    return states, steps


def tag(model, cues, lean):
    """The best labels with at least one P, as src/extract/page/labels.rs finds them."""
    states, steps = model
    if not cues:
        return []
    scores = numpy.array([sum((states[cue] for cue in block if cue in states), numpy.zeros(len(SIGNS))) for block in cues])
    body = SIGNS.index("P")
    scores[:, body] += lean

    def sweep(scores, steps):
        best, came_from = [scores[0]], [None]
        for score in scores[1:]:
            ways = best[-1][:, None] + steps
            came_from.append(ways.argmax(0))
            best.append(ways.max(0) + score)
        return best, came_from

    def path(came_from, at, label):
        found = [label]
        for before in range(at, 0, -1):
            found.append(came_from[before][found[-1]])
        return found

    best, came_from = sweep(scores, steps)
    found = path(came_from, len(cues) - 1, int(best[-1].argmax()))[::-1]
    if body not in found:
        back, back_from = sweep(scores[::-1], steps.T)
        through = [best[at][body] + back[-1 - at][body] - scores[at][body] for at in range(len(cues))]
        at = int(numpy.argmax(through))
        found = path(came_from, at, body)[::-1] + path(back_from, len(cues) - 1 - at, body)[1:]
    return [SIGNS[label] for label in found]


def written(model, lean):
    states, steps = model
    row = lambda weights: " ".join(str(round(weight * 100)) for weight in weights)
    yield f"# Weights in hundredths for the labels {' '.join(SIGNS)}; see labels.rs and training/README.md."
    yield f"=\t{row([lean * (sign == 'P') for sign in SIGNS])}"
    for sign, weights in zip(SIGNS, steps):
        yield f"> {sign}\t{row(weights)}"
    for cue in sorted(states):
        if abs(states[cue]).max() >= 0.02:
            yield f"{cue}\t{row(states[cue])}"


def cues_of(files):
    command = HERE.parents[2] / "target/release/examples/cues"
    out = subprocess.run([command, *files], capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("pages", type=pathlib.Path)
    arguments.add_argument("kind", choices=["html", "text"], default="html", nargs="?")
    arguments.add_argument("--folds", type=int, default=6)
    arguments.add_argument("--c2", type=float, default=5.0)
    arguments.add_argument("--lean", type=float, default=0.0, help="added to the weight of text, for every block")
    arguments.add_argument("--by-origin", action="store_true", help="a fold for each origin: the part of the name before the dash")
    arguments.add_argument("--write", action="store_true")
    arguments.add_argument("--extra", type=pathlib.Path, help="a folder of NAME.txt with NAME.lab by line, text only")
    options = arguments.parse_args()
    names = sorted(path.stem for path in (HERE / "labels").glob("*.lab"))
    # For each page, its samples: what way, (cues, labels), the texts of the blocks.
    samples = collections.defaultdict(list)
    golds = {}
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for name in names:
            page = options.pages / f"{name}.html"
            golds[name] = marked(name, options.pages)
            if options.kind == "html":
                path = pathlib.Path(folder) / f"{name}.html"
                path.write_text(read(page))
                files.append((name, "html", path))
                continue
            for way, text in as_text(page, golds[name]):
                path = pathlib.Path(folder) / f"{name}.{way}.txt"
                path.write_text(text)
                files.append((name, way, path))
        for (name, way, _), page in zip(files, cues_of([path for _, _, path in files])):
            units = [block["text"] for block in page["blocks"]]
            letters = letters_of(way, golds[name], units)
            samples[name].append((way, [block["cues"] for block in page["blocks"]], signs(letters), units))
    if options.extra:
        for path in sorted(options.extra.glob("*.lab")):
            text = path.with_suffix(".txt")
            lines, letter_of = text.read_text().splitlines(), {}
            for line in path.read_text().splitlines():
                letter, numbers = line.split(None, 1)
                for part in numbers.replace(" ", "").split(","):
                    first, _, last = part.partition("-")
                    letter_of.update({n: letter for n in range(int(first), int(last or first) + 1)})
            golds[path.stem] = [(line, letter_of.get(n, "x")) for n, line in enumerate(lines, 1)]
            (page,) = cues_of([text])
            units = [block["text"] for block in page["blocks"]]
            letters = carried_over(golds[path.stem], units)
            samples[path.stem].append(("extra", [block["cues"] for block in page["blocks"]], signs(letters), units))
            names.append(path.stem)

    def everything(names):
        known = [(cues, labels) for name in names for _, cues, labels, _ in samples[name]]
        return known + [(without_language(cues), labels) for cues, labels in known] if options.kind == "text" else known

    if options.write:
        weights = HERE.parent / "src/extract/page" / f"{options.kind}.weights"
        weights.write_text("\n".join(written(fit(everything(names), options.c2), options.lean)) + "\n")
        return
    random.Random(1).shuffle(names)
    pairs = collections.defaultdict(list)
    origins = sorted({name.partition("-")[0] for name in names})
    fold_of = lambda at, name: origins.index(name.partition("-")[0]) if options.by_origin else at % options.folds
    folds = {name: fold_of(at, name) for at, name in enumerate(names)}
    for fold in sorted(set(folds.values())):
        model = fit(everything([name for name in names if folds[name] != fold]), options.c2)
        for name in (name for name in names if folds[name] == fold):
            text_of = lambda letter: "\n".join(text for text, mark in golds[name] if mark == letter)
            for way, cues, _, units in samples[name]:
                found = "\n".join(text for text, sign in zip(units, tag(model, cues, options.lean)) if sign == "P")
                pairs[way].append((text_of("p"), found, text_of("u"), name))
    for way in pairs:
        f1, precision, recall = score([pair[:3] for pair in pairs[way]])
        print(f"{way:8} F1 {f1:.4f}  precision {precision:.4f}  recall {recall:.4f}  pages {len(pairs[way])}")
        worst = sorted((score([pair[:3]])[0], pair[3]) for pair in pairs[way])
        print("   ", ", ".join(f"{name} {value:.2f}" for value, name in worst[:12]))


if __name__ == "__main__":
    main()
