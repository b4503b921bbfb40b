"""Microsoft Presidio (blank spaCy pipeline, UK recognisers on) and scrubadub over the same marked forms.

    /path/to/venv-with-presidio/bin/python benchmarks/others.py < forms.json

Reads and writes JSON, so that neither has to be installed beside sigdocs; offline. Neither is told who
is in the form: this is what each does out of the box with no language model downloaded. Presidio runs
twice: with the recognisers that it ships switched on for English and the British ones added, and, as the
harder mark for our time, with nothing but the British ones and those for telephones, e-mail, addresses
of pages and machines, and dates.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

Spans = list[tuple[int, int]]
UK = (
    "NhsRecognizer", "UkNinoRecognizer", "UkPassportRecognizer", "UkPostcodeRecognizer",
    "UkVehicleRegistrationRecognizer", "UkDrivingLicenceRecognizer",
)  # fmt: skip
GENERAL = ("PhoneRecognizer", "EmailRecognizer", "UrlRecognizer", "DateRecognizer", "IpRecognizer")


def presidio(*, only_british: bool) -> Callable[[str], Spans]:
    """Its analyser without a language model; lower case serves as lemma, so that context words count."""
    import presidio_analyzer.predefined_recognizers as shelf
    import spacy
    import tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine
    from spacy.language import Language

    if not Language.has_factory("lower_as_lemma"):

        @Language.component("lower_as_lemma")
        def lower_as_lemma(doc: Any) -> Any:
            for token in doc:
                token.lemma_ = token.lower_
            return doc

    class Blank(SpacyNlpEngine):
        def load(self) -> None:  # the stock one downloads
            pipeline = spacy.blank("en")
            pipeline.add_pipe("lower_as_lemma")
            self.nlp = {"en": pipeline}

    offline = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    tldextract.tldextract.TLD_EXTRACTOR = offline
    tldextract.extract = offline.__call__
    engine = Blank(models=[{"lang_code": "en", "model_name": "blank"}])
    engine.load()
    british = [getattr(shelf, name)() for name in UK if hasattr(shelf, name)]
    registry = RecognizerRegistry(supported_languages=["en"])
    if only_british:
        regions = {"supported_regions": ("GB",)}
        kinds = [getattr(shelf, name) for name in GENERAL if hasattr(shelf, name)]
        rows = [kind(**(regions if "Phone" in kind.__name__ else {})) for kind in kinds]
    else:
        registry.load_predefined_recognizers(languages=["en"], nlp_engine=engine)
        rows = []
    on = {type(row) for row in registry.recognizers}
    for row in (*british, *rows):
        if type(row) not in on:
            registry.add_recognizer(row)
    analyser = AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])
    return lambda text: [(r.start, r.end) for r in analyser.analyze(text, language="en")]


def scrubadub() -> Callable[[str], Spans]:
    """Its default detectors for Britain."""
    import scrubadub as library

    scrubber = library.Scrubber(locale="en_GB")
    return lambda text: [(f.beg, f.end) for f in scrubber.iter_filth(text)]


TOOLS: dict[str, Callable[[], Callable[[str], Spans]]] = {
    "Presidio": partial(presidio, only_british=False),
    "Presidio, British and general recognisers only": partial(presidio, only_british=True),
    "scrubadub": scrubadub,
}


def main() -> None:
    """Run whichever can be imported; say which cannot."""
    forms = json.load(sys.stdin)
    answer: dict[str, Any] = {}
    for name, build in TOOLS.items():
        try:
            find = build()
            find("Dr A. Smith, 020 7946 0000")
        except Exception as problem:  # noqa: BLE001 - said aloud, whatever it is
            answer[name] = {"missing": f"{type(problem).__name__}: {problem}"[:200]}
            continue
        spans, times = [], []
        for texts in forms:
            began = time.process_time()
            spans.append([find(text) for text in texts])
            times.append(1000 * (time.process_time() - began))
        answer[name] = {"spans": spans, "times": times}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
