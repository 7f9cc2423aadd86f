"""Prose of an invented district: sentences of our own, put together the same way for the same seed."""

import random
from collections.abc import Sequence

from valle_dorado.forms import prose

__all__ = ["Prose"]

_WHO = (
    "The district", "Each school site", "The parent advisory committee", "The DELAC", "Our counseling team",
    "The literacy leads", "Every grade-level team", "The middle school student council", "The after-school staff",
    "The community liaison", "The curriculum office", "The attendance team", "A group of fourth-grade teachers",
    "The family center", "The library aides", "The mathematics coaches",
)  # fmt: skip
_DID = (
    "reviewed", "asked for", "tried out", "extended", "rebuilt", "kept", "presented", "discussed twice", "reported on",
    "made a calendar for", "wrote a one-page guide to", "visited classrooms to observe", "trained new colleagues in",
    "compared two years of", "set a modest target for", "will look again at",
)  # fmt: skip
_WHAT = (
    "small-group reading in the early grades", "tutoring before school", "the home-visit program",
    "language development lessons for newcomers", "the ninth-grade bridge course", "weekly attendance calls",
    "hands-on science kits", "the mental health referral form", "family mathematics evenings",
    "transportation for students in foster care", "the homework room at the public library", "bilingual report cards",
    "the summer orchard project", "credit recovery in small steps", "class sizes in kindergarten",
    "a shared set of writing rubrics",
)  # fmt: skip
_WHY = (
    "because local results showed a gap of several points between student groups",
    "after families named it first in the winter survey",
    "since the Dashboard showed a decline for English learners",
    "so that students who ride the early bus can take part",
    "while keeping the core program unchanged",
    "and shared the notes in English and Spanish",
    "with the help of two retired teachers who know the valley well",
    "although recruiting for the last position took until February",
    "because chronic absence stayed above the county average",
    "so that no student has to choose between music and support",
    "and found that short sessions three times a week worked best",
    "in response to the questions raised at the spring meeting",
)  # fmt: skip
_NUMBERS = (
    "About {n} students took part.",
    "Attendance on the days of the program rose by {p} points.",
    "An offer of ${m},500 from a local grower was set aside for supplies.",
    "The share of students meeting the standard moved from {q} to {r} percent.",
    "The first quote for materials was ${m},{k}.00; the final order cost less.",
    "In a typical week {n} families come by.",
)
_METRICS = (
    "Share of teachers with full credentials for their class",
    "Chronic absence rate, all students and each group",
    "English learners who move up a level on the yearly test",
    "Third graders reading at grade level on the local test",
    "Families who say they feel heard, winter survey",
    "Graduation rate of the four-year cohort",
    "Students who complete an arts course each year",
    "Suspension rate, all students and each group",
)
_ENGLISH = {"who": _WHO, "did": _DID, "what": _WHAT, "why": _WHY, "numbers": _NUMBERS, "metrics": _METRICS}


class Prose:
    """A stream of sentences; the same seed gives the same stream."""

    def __init__(self, seed: str, language: str = "en") -> None:
        self._random = random.Random(seed)
        self._words = _ENGLISH if language == "en" else prose(language)

    def _pick(self, words: Sequence[str]) -> str:
        return self._random.choice(words)

    def sentence(self) -> str:
        """Return one sentence; every fifth or so holds a number that is no figure of the plan."""
        if self._random.random() < 0.2:
            n = self._random.randrange(12, 90)
            numbers = {"n": n, "p": n % 7 + 1, "q": n, "r": n + 3, "m": n % 9 + 1, "k": 100 + n}
            return self._pick(self._words["numbers"]).format(**numbers)
        words = self._words
        return " ".join(self._pick(words[part]) for part in ("who", "did", "what", "why")) + "."

    def paragraph(self, sentences: int = 5) -> str:
        """Return a paragraph of that many sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def metric(self) -> str:
        """Return the name of a metric."""
        return self._pick(self._words["metrics"])

    def share(self) -> str:
        """Return a percentage such as "63%"."""
        return f"{self._random.randrange(20, 96)}%"
