"""What titles and words for kin tell of a person: "m" or "f"."""

from __future__ import annotations

TITLE_GENDER = {
    **dict.fromkeys(["mr", "master", "sir", "lord"], "m"),
    **dict.fromkeys(["mrs", "ms", "miss", "dame", "lady", "sister"], "f"),
}
KIN_GENDER = {
    **dict.fromkeys(
        [
            "husband", "father", "son", "brother", "nephew", "uncle", "grandfather", "grandson", "dad",
            "widower", "grandad", "boyfriend", "stepfather", "stepson", "stepbrother", "stepdad",
            "grandpa", "godfather", "godson", "half-brother", "ex-husband", "husb", "hubby", "daddy",
        ],
        "m",
    ),
    **dict.fromkeys(
        [
            "wife", "mother", "daughter", "sister", "niece", "aunt", "grandmother", "granddaughter", "mum",
            "mam", "widow", "nan", "girlfriend", "stepmother", "stepdaughter", "stepsister", "stepmum",
            "gran", "granny", "grandma", "godmother", "goddaughter", "half-sister", "ex-wife", "dtr", "dau",
            "mummy",
        ],
        "f",
    ),
}  # fmt: skip
