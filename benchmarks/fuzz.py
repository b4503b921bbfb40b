"""The longer mutation fuzz of the readers: ``make fuzz``, or ``python -m benchmarks.fuzz --minutes 30``.

Every sample, and forms in hands that are not among them, with bytes flipped, cut and doubled, parts
dropped, and XML reordered or mangled. Each must end in a form or in a clear refusal, in bounded time;
anything else is a fault of ours, and the file that shows it is kept beside its seed.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import random
import tempfile
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.truth import samples
from sigdocs.errors import SigdocsError
from sigdocs.model.forms import FormKind
from sigdocs.reference.definitions import form_definition
from sigdocs.workflows.opening import open_form
from tests.parsing.hands import Hand
from tests.parsing.hands import fill_in as filled
from tests.parsing.other_hands import OTHER_HANDS
from tests.parsing.test_hostile_files import mangled
from tests.parsing.test_other_hands import FULL
from tests.parsing_pdf import fillable, printed

SLOW = 15.0  # seconds for one file
KEPT = Path(tempfile.gettempdir()) / "sigdocs-fuzz"


def main() -> int:
    """Run until the time is up; exit code 1 where something broke."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--minutes", type=float, default=10.0)
    asked.add_argument("--seed", type=int, default=1, help="the first seed; each file adds one")
    options = asked.parse_args()
    seeds, seed = seed_files(), options.seed
    ends = time.monotonic() + options.minutes * 60
    outcomes: Counter[str] = Counter()
    while time.monotonic() < ends:
        name, content = seeds[seed % len(seeds)]
        changed = mutated(content, random.Random(seed))
        outcomes[_outcome(changed, f"{name}, seed {seed}")] += 1
        seed += 1
    print(
        f"{sum(outcomes.values())} mutated files of {len(seeds)}, seeds {options.seed} to {seed - 1}"
    )
    for outcome, count in outcomes.most_common():
        print(f"  {outcome}: {count}")
    return 1 if outcomes["BROKEN"] or outcomes["SLOW"] else 0


def seed_files() -> list[tuple[str, bytes]]:
    """What is mutated: all samples, and invented forms in other hands."""
    form = form_definition(FormKind.NOTIFICATION)
    found = [(path.name, path.read_bytes()) for path, _ in samples()]
    found += [(name, make(form, FULL)) for name, make in OTHER_HANDS.items()]
    found += [
        (f"wrapped in a {w}", filled(form, FULL, Hand(wrap=w))) for w in ("run", "row", "table")
    ]
    prints = {**printed.HANDS, **fillable.HANDS}
    return found + [(name, make()) for name, (_, make) in prints.items()]


def mutated(content: bytes, dice: random.Random) -> bytes:
    """The file changed in one way or more."""
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        if content[:2] == b"PK" and dice.random() < 0.75:
            content = _package(content, dice)
        else:
            content = _bytes(content, dice)
    return content


def _bytes(content: bytes, dice: random.Random) -> bytes:
    data, size = bytearray(content), max(len(content), 1)
    kind, at = dice.randrange(5), dice.randrange(size)
    length = dice.choice((1, 8, 200, 5_000))
    if kind == 0:
        for _ in range(dice.choice((1, 3, 20, 300))):
            data[dice.randrange(size)] = dice.randrange(256)
    elif kind == 1:
        del data[at : at + length]
    elif kind == 2:
        data[at:at] = data[at : at + length]
    elif kind == 3:
        del data[at:]
    else:
        data[at:at] = dice.choice((b"<", b"\x00", b">>", b"endobj", b"/Kids", b"999999999", b"-1"))
    return bytes(data) or b"\x00"


def _package(content: bytes, dice: random.Random) -> bytes:
    """A Word file with one part dropped, doubled, swapped or mangled."""
    try:
        parts = dict(_parts(content))
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return _bytes(content, dice)
    names = sorted(parts)
    if not names:
        return content
    one, other = dice.choice(names), dice.choice(names)
    kind = dice.randrange(6)
    if kind == 0:
        del parts[one]
    elif kind == 1:
        parts[one], parts[other] = parts[other], parts[one]
    elif kind == 2:
        parts[one] = _bytes(parts[one], dice)
    else:
        one = "word/document.xml" if "word/document.xml" in parts and kind < 5 else one
        parts[one] = _mangled(parts[one], dice)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()


def _parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    import zlib

    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for name in package.namelist():
            try:
                yield name, package.read(name)
            except zlib.error:
                yield name, b""


def _mangled(data: bytes, dice: random.Random) -> bytes:
    try:
        return mangled(data, dice)
    except (UnicodeDecodeError, ValueError):  # not text, or nothing to reorder
        return _bytes(data, dice)


def _outcome(content: bytes, name: str) -> str:
    started = time.monotonic()
    try:
        open_form(content)
        ended = "read"
    except SigdocsError as refusal:
        ended = f"refused, exit code {refusal.exit_code}"
        if refusal.exit_code == 70:
            ended = _kept(content, name, "BROKEN")
    except Exception:  # noqa: BLE001 - this is what the fuzz looks for
        traceback.print_exc()
        ended = _kept(content, name, "BROKEN")
    return _kept(content, name, "SLOW") if time.monotonic() - started > SLOW else ended


def _kept(content: bytes, name: str, what: str) -> str:
    KEPT.mkdir(parents=True, exist_ok=True)
    file = KEPT / f"{hashlib.sha256(content).hexdigest()[:16]}.bin"
    file.write_bytes(content)
    print(f"{what}: {name}, kept as {file}", flush=True)
    return what


if __name__ == "__main__":
    raise SystemExit(main())
