"""Train the name tagger that ships with sigdocs (minutes, one core, no network).

    python benchmarks/train_names.py --data ../shared/data --out sigdocs/reference/names.model

Data: names/ and ner/ of the data folder (credits: sigdocs/reference/names-credits.md), and synthetic
form prose (benchmarks/synthetic.py). Weights and hashed lists only are written, no names.
"""

from __future__ import annotations

import argparse
import csv
import random
import re
from array import array
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from zlib import compress

from synthetic import LISTS, MEDICAL, NameLists, sentences

from sigdocs.minimisation.casing import recased
from sigdocs.minimisation.tagger import (
    BUCKETS,
    CLASSES,
    MAGIC,
    SHAPES,
    NamesModel,
    features,
    hash_of,
    kinds_of,
    letter_groups,
)
from sigdocs.minimisation.text import Passage, fold, passage
from sigdocs.reference.gazetteers import gazetteers

TYPES = {
    "per": "PER", "person": "PER", "politician": "PER", "writer": "PER", "musicalartist": "PER",
    "researcher": "PER", "scientist": "PER", "org": "ORG", "organisation": "ORG", "corporation": "ORG",
    "university": "ORG", "politicalparty": "ORG", "band": "ORG", "loc": "LOC", "location": "LOC", "country": "LOC",  # noqa: E501
    "geo-loc": "LOC", "facility": "LOC", "company": "ORG",
}  # fmt: skip
Sentence = tuple[str, list[tuple[int, int, str]]]


def conll(path: Path) -> list[Sentence]:
    """The sentences of a CoNLL file as text with typed spans."""
    found: list[Sentence] = []
    words: list[tuple[str, str]] = []
    for line in [*path.read_text("utf-8", errors="replace").splitlines(), ""]:
        cells = line.split()
        if len(cells) < 2:
            if words:
                found.append(_joined(words))
            words = []
        elif not cells[0].startswith(("@", "http", "#")):
            words.append((cells[0], cells[-1]))
    return found


def _joined(words: list[tuple[str, str]]) -> Sentence:
    text, spans = "", []
    for word, tag in words:
        glue = (
            ""
            if not text or word in ".,;:!?)'s" or text.endswith(("(", "-")) or word.startswith("'")
            else " "
        )
        start = len(text) + len(glue)
        text += glue + word
        if tag != "O":
            spans.append((start, len(text), TYPES.get(tag[2:].lower(), "MISC")))
    return text, spans


def corpora(data: Path) -> list[Sentence]:
    """Every labelled corpus."""
    files = [
        *sorted((data / "ner/broad_twitter_corpus").glob("*.conll")),
        *sorted((data / "ner/wnut17").glob("*.conll")),
        data / "ner/wikigold/wikigold.conll.txt",
        *sorted((data / "ner/crossner").glob("*/*.txt")),
    ]
    return [sentence for file in files for sentence in conll(file)]


def name_lists(data: Path, rarely: set[str]) -> tuple[Counter[str], Counter[str]]:
    """Folded forenames and surnames, with rough counts; ``rarely``: words that are few people's surnames."""
    forenames: Counter[str] = Counter()
    surnames: Counter[str] = Counter()
    for sex in "fm":
        with (data / f"names/ew_{sex}_2020.csv").open() as lines:
            for row in csv.DictReader(lines):
                forenames[fold(row["name"])] += int(row["count"])
    for kind, table in (("forenames", forenames), ("surnames", surnames)):
        table.update(_by_country(data / f"names/common-{kind}-by-country.csv"))
    for place, line in enumerate((data / "names/us_census_1990_surnames.txt").open()):
        surname = fold(line.split()[0])
        surnames[surname] += place < 40000 or surname not in rarely
    for file in (data / "names/faker").glob("*.txt"):
        table = forenames if "first" in file.name else surnames
        table.update({fold(word): 10 for word in file.read_text("utf-8").split()})
    surnames.update(dict.fromkeys(own_list("surnames.txt"), 20))
    good = re.compile(r"[^\W\d_]{2,}")
    return tuple(
        Counter({w: n for w, n in t.items() if n and good.fullmatch(w)})
        for t in (forenames, surnames)
    )  # type: ignore[return-value]


def own_list(name: str) -> list[str]:
    """The words of one of our own lists beside this file."""
    lines = (Path(__file__).parent / name).read_text("utf-8").splitlines()
    return [word for line in lines if line[:1] != "#" for word in line.split()]


def _by_country(path: Path) -> Counter[str]:
    """The parts of the names in one of the lists by country."""
    with path.open(encoding="utf-8-sig") as lines:
        rows = [fold(row["Romanized Name"] or "") for row in csv.DictReader(lines)]
    return Counter({part: 20 for row in rows for part in re.split(r"[ -]", row)})


def ordinary_words(
    texts: list[Sentence], forenames: Counter[str], surnames: Counter[str]
) -> set[str]:
    """Words that occur in small letters, often enough: more often where they are also names."""
    seen, words = small_words(texts), gazetteers()
    things = {w for w in own_list("things.txt") if not forenames[w] and not surnames[w]}
    own = things | set(words.vocabulary) | set(words.not_names) | set(words.say) | set(words.kin)
    named = {w for w, n in seen.items() if n >= 3 and not (n < 6 and forenames[w] > 200)}
    plain = {w for w, n in seen.items() if n >= 2 and not forenames[w] and not surnames[w]}
    known = own | set(MEDICAL) | named | plain
    firm = (own - things) | set(MEDICAL) | {w for w, n in seen.items() if n >= 4 and w in known}
    made = {form for word in firm if len(word) > 3 for form in inflected(word)}
    return known | {form for form in made if not forenames[form] and not surnames[form]}


def small_words(texts: list[Sentence]) -> Counter[str]:
    """How often each word occurs in small letters."""
    seen: Counter[str] = Counter()
    for text, _ in texts:
        seen.update(t.fold for t in passage("", 1, text).tokens if t.text.islower())
    return seen


def inflected(word: str) -> Iterator[str]:
    """The commonest forms of an English word, and some that no one uses (they do no harm)."""
    stem = word[:-1] if word[-1] == "e" else word
    yield from (f"{word}s", f"{stem}ed", f"{stem}ing", f"{word}ly", f"un{word}", f"re{word}")
    yield from (f"{stem}er", f"{stem}ers", f"{stem}able", f"{stem}ation", f"non{word}")
    if word[-1] == "y":
        yield from (f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word[:-1]}ily")


def reports(data: Path) -> list[Sentence]:
    """The public reports beside the data, as unlabelled text: their small words are ordinary."""
    files = sorted((data.parent / "reference").glob("*.txt"))
    found: list[Sentence] = [(file.read_text("utf-8"), []) for file in files]
    return found * 2


def examples(text: str, spans: list[tuple[int, int, str]]) -> tuple[Passage, dict[int, str]]:
    """A passage and the class of each of its capitalised tokens."""
    cut = passage("", 1, text)
    gold = {}
    for index, token in enumerate(cut.tokens):
        if token.is_capital:
            inside = [label for start, end, label in spans if start <= token.start < end]
            gold[index] = inside[0] if inside else "O"
    return cut, gold


def levelled(rows: list[Sentence], model: NamesModel, chance: random.Random) -> list[Sentence]:
    """Some of the sentences in small letters or in capitals, with the capitals that ``casing`` suggests."""
    words, found = gazetteers(), []
    for text, spans in rows:
        level = text.lower() if chance.random() < 0.6 else text.upper()
        if len(level) == len(text):
            found.append((recased(level, words, model), spans))
    return found


class Trainer:
    """An averaged perceptron."""

    def __init__(self, model: NamesModel) -> None:
        self.model, self.kinds = model, kinds_of(gazetteers())
        width = len(CLASSES)
        self.weights = [0.0] * (BUCKETS * width)
        self.totals = [0.0] * (BUCKETS * width)
        self.step = 0

    def learn(self, cut: Passage, gold: dict[int, str]) -> int:
        """One sentence; returns the number of errors."""
        label, errors, width = "O", 0, len(CLASSES)
        for index, token in enumerate(cut.tokens):
            if not token.is_capital:
                label = "-"
                continue
            hashes = [
                hash_of(f) % BUCKETS * width
                for f in features(self.model, self.kinds, cut, index, label)
            ]
            scores = [sum(self.weights[h + c] for h in hashes) for c in range(width)]
            guess, right = max(range(width), key=scores.__getitem__), CLASSES.index(gold[index])
            self.step += 1
            if guess != right:
                errors += 1
                for h in hashes:
                    self.weights[h + right] += 1
                    self.totals[h + right] += self.step
                    self.weights[h + guess] -= 1
                    self.totals[h + guess] -= self.step
            label = CLASSES[guess]
        return errors

    def averaged(self) -> array[int]:
        """The averaged weights in 16 bits."""
        scale = 40
        values = (w - t / self.step for w, t in zip(self.weights, self.totals, strict=True))
        return array("h", [max(-32000, min(32000, round(v * scale))) for v in values])


def spelling(names: set[str], others: set[str], chance: random.Random) -> array[int]:
    """The weights of letter groups that tell names from other words (averaged perceptron)."""
    weights, totals, step = [0.0] * SHAPES, [0.0] * SHAPES, 0
    pools = (sorted(names), sorted(others))
    for _ in range(800_000):
        step += 1
        sign = chance.choice((1, -1))
        groups = letter_groups(chance.choice(pools[sign < 0]))
        if sign * sum(weights[g] for g in groups) <= len(groups):
            for group in groups:
                weights[group] += sign
                totals[group] += sign * step
    values = (w - t / step for w, t in zip(weights, totals, strict=True))
    return array("h", [max(-32000, min(32000, round(v * 40))) for v in values])


def pack(sections: list[bytes]) -> bytes:
    """The file: see sigdocs.minimisation.tagger."""
    body = b"".join(len(s).to_bytes(4, "big") + s for s in sections)
    return MAGIC + compress(body, 9)


def hashed(words: set[str]) -> bytes:
    """Sorted hashes."""
    return array("I", sorted({hash_of(word) for word in words})).tobytes()


def quality(model: NamesModel, held: list[tuple[Passage, dict[int, str]]]) -> str:
    """Token precision and recall for PER."""
    hits = wrong = missed = 0
    for cut, gold in held:
        tags = model.tag(cut, gazetteers())
        for index, label in gold.items():
            said = tags.get(index, ("O", 0))[0] == "PER"
            hits += said and label == "PER"
            wrong += said and label != "PER"
            missed += not said and label == "PER"
    return (
        f"PER precision {hits / max(1, hits + wrong):.3f} recall {hits / max(1, hits + missed):.3f}"
    )


def main() -> None:
    """Train and write."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--sentences", type=int, default=60000, help="how many to make")
    chosen = options.parse_args()
    chance = random.Random(17)
    texts = corpora(chosen.data)
    said = {word for phrase in LISTS["verbs"] for word in phrase.split()}
    prose = small_words(texts + reports(chosen.data))
    forenames, surnames = name_lists(
        chosen.data, {*prose, *MEDICAL, *said, *own_list("things.txt")}
    )
    public = NameLists.read(chosen.data / "names")
    own = tuple(word.capitalize() for word in own_list("surnames.txt"))
    lists = NameLists(public.forenames, tuple(sorted({*public.surnames, *own})))
    common = {w for w, n in forenames.items() if n >= 10}
    ordinary = ordinary_words(texts + reports(chosen.data), forenames, surnames)
    invented = {fold(a + b) for a in LISTS["beginnings"] for b in LISTS["ends"]}
    others = (
        (ordinary | invented | {fold(w) for w in LISTS["drugs"] + LISTS["systems"]})
        - common
        - set(surnames)
    )
    letters = spelling(common | set(surnames), others, chance)
    plain = tuple(sorted(ordinary - common - set(surnames)))
    forms = sentences(lists, plain, chance, chosen.sentences)
    lines = [hashed(common), hashed(set(surnames)), hashed(ordinary)]
    # a third of the names is hidden while learning, so that place and spelling are learned too
    hidden = {w for w in common | set(surnames) if hash_of(w + "?") % 3 == 0}
    seen = spelling((common | set(surnames)) - hidden, others, chance)
    shy = [hashed(common - hidden), hashed(set(surnames) - hidden), hashed(ordinary)]
    model = NamesModel(pack([*shy, b"", seen.tobytes()]))
    forms += levelled(chance.sample(forms, len(forms) // 6), model, chance)
    chance.shuffle(forms)
    chance.shuffle(texts)
    held = [examples(*s) for s in texts[:1500]]
    held_forms = [examples(*s) for s in forms[:800]]
    train = [examples(*s) for s in texts[1500:] + forms[800:]]
    trainer = Trainer(model)
    for round_number in range(chosen.rounds):
        chance.shuffle(train)
        errors = sum(trainer.learn(cut, gold) for cut, gold in train)
        print(f"round {round_number + 1}: {errors} errors in {trainer.step} steps")
    content = pack([*lines, trainer.averaged().tobytes(), letters.tobytes()])
    chosen.out.write_bytes(content)
    final = NamesModel(content)
    print(
        f"{len(content)} bytes; corpora: {quality(final, held)}; forms: {quality(final, held_forms)}"
    )


if __name__ == "__main__":
    main()
