"""Applies the policy table to marks: what is done with each, the words put in its place, and why."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sigdocs.minimisation.bands import age_words, date_words
from sigdocs.minimisation.dates import days
from sigdocs.minimisation.marks import Mark
from sigdocs.minimisation.organisations import Organisations
from sigdocs.minimisation.people import Entry
from sigdocs.minimisation.text import fold
from sigdocs.model.findings import Focus
from sigdocs.model.minimised import Action, Purpose
from sigdocs.model.people import Category
from sigdocs.model.policy import Policy, PolicyRule, RecipientNeeds

_UNLISTED = "No rule lists this category for this purpose; what is not listed is removed."
_PLAIN = {
    Category.NHS_NUMBER: "NHS number",
    Category.GMC_NUMBER: "GMC number",
    Category.NMC_PIN: "NMC PIN",
    Category.GDC_NUMBER: "GDC number",
    Category.GPHC_NUMBER: "GPhC number",
    Category.HCPC_NUMBER: "HCPC number",
    Category.NI_NUMBER: "National Insurance number",
    Category.DATE_OF_BIRTH: "date of birth",
    Category.AGE: "age",
    Category.DATE: "date",
    Category.PHONE: "telephone number",
    Category.EMAIL: "email address",
    Category.ADDRESS: "address",
    Category.POSTCODE: "postcode",
    Category.ORGANISATION: "organisation",
    Category.CLAIM_REFERENCE: "reference",
    Category.HOSPITAL_NUMBER: "hospital number",
    Category.PASSPORT: "document number",
    Category.VEHICLE: "vehicle registration",
    Category.ONLINE_ADDRESS: "online address",
    Category.ETHNICITY: "ethnicity",
    Category.RELIGION: "religion",
    Category.HEALTH: "health information",
    Category.RARE_DETAIL: "identifying detail",
    Category.UNEXPLAINED: "unexplained words",
}
_REGISTERS = {
    "Nurse": Category.NMC_PIN,
    "Midwife": Category.NMC_PIN,
    "Health Visitor": Category.NMC_PIN,
    "Ward Manager": Category.NMC_PIN,
    "Director of Nursing": Category.NMC_PIN,
    "Director of Midwifery": Category.NMC_PIN,
    "Head of Midwifery": Category.NMC_PIN,
    "Chief Nurse": Category.NMC_PIN,
    "Dentist": Category.GDC_NUMBER,
    "Dental Nurse": Category.GDC_NUMBER,
    "Pharmacist": Category.GPHC_NUMBER,
    "Paramedic": Category.HCPC_NUMBER,
    "Radiographer": Category.HCPC_NUMBER,
    "Physiotherapist": Category.HCPC_NUMBER,
    "Occupational Therapist": Category.HCPC_NUMBER,
    "Psychologist": Category.HCPC_NUMBER,
    "Podiatrist": Category.HCPC_NUMBER,
    "Dietitian": Category.HCPC_NUMBER,
    "Theatre Practitioner": Category.HCPC_NUMBER,
    "Biomedical Scientist": Category.HCPC_NUMBER,
}
_NUMBERS = (
    Category.GMC_NUMBER,
    Category.NMC_PIN,
    Category.GDC_NUMBER,
    Category.GPHC_NUMBER,
    Category.HCPC_NUMBER,
)


_ON_NO_REGISTER = (  # without a number or a title nobody can tell whose registrant this is, if anyone's
    "", "Clinician", "Trainee", "Therapist", "Healthcare Assistant", "Dispenser", "Audiologist",
    "Sonographer", "Perfusionist", "Optometrist", "Endoscopist",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A mark and what is done with it."""

    mark: Mark
    category: Category
    action: Action
    replacement: str
    reason: str
    paragraph: str


class Judge:
    """Decides for one purpose, one recipient, one concern."""

    def __init__(
        self,
        policy: Policy,
        purpose: Purpose,
        recipient: str,
        focus: Focus,
        people: dict[str, Entry],
        organisations: Organisations,
        first_year: int,
    ) -> None:
        """Keep what decisions depend on."""
        self.policy, self.purpose, self.focus = policy, purpose, focus
        self.needs: RecipientNeeds = policy.recipient(recipient)
        self._placed: set[str] = set()
        self.people, self.organisations, self.first_year = people, organisations, first_year

    def decide(self, mark: Mark, text: str, after: str = "") -> Decided:
        """What is done with a mark whose words are ``text``; ``after`` is what follows it."""
        if mark.category is Category.PRIVILEGED:
            reason = "Suspected privileged: withheld until Claims Management clears it; the paper proceeds."
            return self._decided(
                mark, mark.category, Action.WITHHELD, self.policy.withheld_text, reason, "2a"
            )
        entry = self.people.get(mark.person)
        if mark.category is Category.CONFIDENTIAL_SOURCE or (
            entry
            and entry.role is Category.CONFIDENTIAL_SOURCE
            and mark.category is Category.OTHER_PERSON
        ):
            reason = "Whoever raised the concern in confidence is protected for every purpose."
            return self._decided(
                mark,
                Category.CONFIDENTIAL_SOURCE,
                Action.REMOVED,
                mark.replacement or "a member of staff",
                reason,
                "12",
            )
        is_person = mark.category is Category.OTHER_PERSON
        category = entry.role if entry and is_person else mark.category
        rule = next((r for r in self.policy.rules if self._fits(r, category, entry)), None)
        if rule is None:
            action = Action.GENERALISED if mark.replacement else Action.REMOVED
            return self._decided(
                mark, category, action, self._removed(mark, category), _UNLISTED, "17"
            )
        if rule.action is Action.KEPT:
            return self._decided(mark, category, rule.action, text, rule.reason, rule.paragraph)
        return self._decided(
            mark,
            category,
            rule.action,
            self._words(rule, mark, entry, text, category, after),
            rule.reason,
            rule.paragraph,
        )

    def _decided(
        self,
        mark: Mark,
        category: Category,
        action: Action,
        replacement: str,
        reason: str,
        paragraph: str,
    ) -> Decided:
        return Decided(
            mark=mark,
            category=category,
            action=action,
            replacement=replacement,
            reason=reason,
            paragraph=paragraph,
        )

    def _fits(self, rule: PolicyRule, category: Category, entry: Entry | None) -> bool:
        if rule.category is not category or rule.purpose is not self.purpose:
            return False
        if rule.focus and self.focus not in rule.focus:
            return False
        if rule.needs and rule.needs not in self.needs.needs:
            return False
        return self._is_whom(rule.who, entry)

    def _is_whom(self, who: str, entry: Entry | None) -> bool:
        if who == "anyone":
            return True
        if entry is None or not entry.is_subject or entry.role is not Category.PRACTITIONER:
            return False
        return who == "subject" or bool(set(self.needs.registers) & registers_of(entry))

    def _words(
        self,
        rule: PolicyRule,
        mark: Mark,
        entry: Entry | None,
        text: str,
        category: Category,
        after: str,
    ) -> str:
        if rule.action is Action.PSEUDONYMISED and entry is not None:
            return self._pseudonym(entry, after)
        if rule.action in (Action.PSEUDONYMISED, Action.GENERALISED):
            return self._general(mark, text, category)
        return (
            self.policy.withheld_text
            if rule.action is Action.WITHHELD
            else self._removed(mark, category)
        )

    def _pseudonym(self, entry: Entry, after: str) -> str:
        """The stable label; own staff by role for recipients, without a letter in learning summaries."""
        if entry.role is Category.OWN_STAFF:
            is_outside = (
                self.purpose is Purpose.RECIPIENT
                and entry.post
                and entry.post not in after[: len(entry.post) + 4]
            )
            return f"the {entry.post}" if is_outside and self._is_role(entry.post) else entry.label
        return entry.label

    def _is_role(self, post: str) -> bool:
        return post.startswith(
            ("Director", "Chair", "Head of", "Deputy Director", "Responsible Officer")
        )

    def _general(self, mark: Mark, text: str, category: Category) -> str:
        if mark.replacement:
            return mark.replacement
        if category is Category.AGE:
            return age_words(text)
        if category is Category.DATE:
            found = days(text)
            return (
                date_words(found[0], self.first_year, self.policy.dates)
                if found
                else "[date removed]"
            )
        if category is Category.ORGANISATION:
            return self._organisation(text)
        return self._removed(mark, category)

    def _organisation(self, text: str) -> str:
        """The type, with the letter of its pseudonym; once with the region that the directory knows."""
        label = self.organisations.label_of(text)
        name = self.organisations.full_name(label) or text
        used = {fold(word) for word in re.split(r"[\s-]+", f"{text} {name}")}
        wordings = self.policy.words.organisation_types[self.organisations.kind(name)]
        free = [
            w
            for w in (*wordings, "Organisation", "Body")
            if not {fold(p) for p in w.replace("-", " ").split()} & used
        ]
        letter = label.rsplit(" ", 1)[-1] if label.startswith("Organisation ") else ""
        return f"{free[0] if free else 'Body'} {letter}".strip() + self._region(name, label)

    def _region(self, name: str, label: str) -> str:
        """The region in brackets, the first time that an organisation is mentioned."""
        region = self.organisations.regions.get(fold(name), "")
        if not region or label in self._placed:
            return ""
        self._placed.add(label)
        return f" ({region})"

    def _removed(self, mark: Mark, category: Category) -> str:
        return mark.replacement or f"[{_PLAIN.get(category, 'name')} removed]"


def registers_of(entry: Entry) -> set[Category]:
    """Which regulators' registers a practitioner is on: by the number, else by the post."""
    numbers = {r for r in entry.registers if r in _NUMBERS}
    if numbers:
        return numbers
    if entry.post in _REGISTERS:
        return {_REGISTERS[entry.post]}
    is_doctor = entry.post not in _ON_NO_REGISTER or bool(entry.titles & {"dr", "doctor"})
    return {Category.GMC_NUMBER} if is_doctor else set()
