"""How often the table of words gives an action the topics that a person gave it.

    python bench/topics.py [--half seen|held|both] [--misses] [--real FOLDER]

The labels are topics_labels.csv: 142 planned actions of five public plans, labelled before any rule was written. Two
halves by the SHA-256 of file, goal and action: the words were written looking at the first only ("seen"); the agreement
is reported on the other ("held"). Titles come from the plans' tables as lcap reads them, descriptions from its reading
of "Goals and Actions". Plans in the form of 2017, which lcap does not read yet and which print no titles, give the text
of the action's box in the column of the coming year. Without the plans, this says so and does nothing.

For each topic: how many actions the person gave it (support) and the words gave it, precision (of those the words gave,
the share the person gave), recall (the other way), and the same for main topics. "any overlap" is the share of actions
with at least one topic of the person's.
"""

import argparse
import csv
import hashlib
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lcap_models.topics import TOPICS, Topics, topics_of

ROOT = Path(__file__).resolve().parents[1]
LABELS = Path(__file__).with_name("topics_labels.csv")
REAL = ROOT.parent / "shared" / "real"
_BOX = re.compile(r"ACTIONS/SERVICES(.*?)BUDGET(?:ED)? EXPENDITURES", re.DOTALL)
_BOX_HEAD = re.compile(r"^\s*(?:2017-18|New|Modified|Unchanged|Page \d+ of \d+|\s)*|Page \d+ of \d+")
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Case:
    """A labelled action with its words; `text` is a hash of the words, to find the same action in two plans."""

    key: Key
    title: str
    description: str
    main: str
    all: frozenset[str]

    @property
    def seen(self) -> bool:
        return int(hashlib.sha256("|".join(self.key).encode()).hexdigest(), 16) % 2 == 0

    @property
    def name(self) -> str:
        return re.sub(r"\W|\d", "", self.title or self.description[:60]).casefold()


def words_read(file: Path, sha256: str) -> Iterator[tuple[Key, str, str]]:
    """Yield goal, action, title and description of every planned action, as lcap reads them."""
    from lcap.reading import proved_plan
    from lcap_models.narrative import description
    from lcap_models.views import planned

    plan = proved_plan(file).plan
    for action in planned(plan):
        text = description(plan, action.goal, action.action, action.title)
        yield (sha256, action.goal, action.action), action.title, text


def words_of_2017(file: Path, sha256: str, wanted: list[Key]) -> Iterator[tuple[Key, str, str]]:
    """Yield the boxes of the coming year in printed order; they belong to the labelled actions in their order."""
    import pdfplumber

    columns, edge = [], 0.0
    with pdfplumber.open(file) as pdf:
        for page in pdf.pages:
            edge = min((float(word["x0"]) for word in page.extract_words() if word["text"] == "2018-19"), default=edge)
            if edge:
                columns.append(page.filter(lambda thing, edge=edge: thing["x0"] < edge - 1).extract_text())
    boxes = [_BOX_HEAD.sub("", text).strip() for text in _BOX.findall("\n".join(columns))]
    keys = [key for key in wanted if key[0] == sha256]
    if len(boxes) != len(keys):
        sys.exit(f"{file}: the boxes of the actions are not as expected")
    for key, text in zip(keys, boxes, strict=True):
        yield key, "", text


def cases(real: Path) -> list[Case]:
    """Return the labelled actions whose plan stands under `real`, with their words."""
    with LABELS.open(encoding="utf-8", newline="") as file:
        labels = {(row["sha256"], row["goal"], row["action"]): row for row in csv.DictReader(file)}
    found: list[Case] = []
    for path in sorted(real.glob("*/plan.pdf")):
        sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        wanted = [key for key in labels if key[0] == sha256]
        if not wanted:
            continue
        old = (path.parent / "budgeted_actions.csv").is_file()
        words = words_of_2017(path, sha256, wanted) if old else words_read(path, sha256)
        found += [
            Case(key, title, text, labels[key]["main"], frozenset(labels[key]["all"].split()))
            for key, title, text in words
            if key in labels
        ]
    return found


def share(part: int, whole: int) -> str:
    return f"{part / whole:5.2f}" if whole else "    -"


def table(judged: list[tuple[Case, Topics]]) -> Iterator[str]:
    """Yield the lines of the table, one topic each."""
    yield f"{'topic':<17}{'person':>7}{'words':>7}{'precision':>11}{'recall':>8}{'main':>7}{'agree':>7}{'words':>7}"
    for topic in TOPICS:
        person = {case.key for case, _ in judged if topic in case.all}
        words = {case.key for case, said in judged if topic in said.all}
        main = {case.key for case, _ in judged if topic == case.main}
        said_main = {case.key for case, said in judged if topic == said.main}
        both = len(person & words)
        if person | words:
            yield (
                f"{topic:<17}{len(person):>7}{len(words):>7}{share(both, len(words)):>11}{share(both, len(person)):>8}"
                f"{len(main):>7}{len(main & said_main):>7}{len(said_main):>7}"
            )


def summary(judged: list[tuple[Case, Topics]]) -> Iterator[str]:
    """Yield the agreement over all topics."""
    n = len(judged)
    person = sum(len(case.all) for case, _ in judged)
    words = sum(len(said.all) for _, said in judged)
    both = sum(len(case.all & set(said.all)) for case, said in judged)
    counts: list[tuple[str, Callable[[Case, Topics], bool]]] = [
        ("same main topic", lambda case, said: said.main == case.main),
        ("the words' main topic is one of the person's", lambda case, said: said.main in case.all),
        ("the person's main topic is one of the words'", lambda case, said: case.main in said.all),
        ("any overlap", lambda case, said: bool(case.all & set(said.all))),
        ("exactly the same topics", lambda case, said: case.all == set(said.all)),
    ]
    yield f"{n} actions; all topics: precision {share(both, words).strip()}, recall {share(both, person).strip()}"
    for name, holds in counts:
        right = sum(holds(case, said) for case, said in judged)
        yield f"  {name:<46}{right:>4} of {n:<4}{share(right, n)}"


def misses(judged: Iterable[tuple[Case, Topics]]) -> Iterator[str]:
    """Yield the actions where main topic or topics differ, with the words that caused what the table gave."""
    for case, said in judged:
        if said.main != case.main or set(said.all) != case.all:
            mark = "MAIN" if said.main != case.main else "    "
            yield f"{mark} {case.key[1]}/{case.key[2]} {case.title or case.description[:60]!r}"
            yield f"       person {case.main}: {' '.join(sorted(case.all))}"
            yield f"       words  {said.main}: " + "; ".join(f"{t} ({', '.join(said.words[t])})" for t in said.all)


def main() -> int:
    """Print the agreement of the half that was asked for."""
    parser = argparse.ArgumentParser(description="Agreement of the topics with labels given by hand.")
    parser.add_argument("--half", choices=("seen", "held", "both"), default="both")
    parser.add_argument("--misses", action="store_true", help="list where they differ, with the words")
    parser.add_argument("--real", type=Path, default=REAL, help="folder with one folder per plan")
    wish = parser.parse_args()
    found = cases(wish.real)
    if not found:
        print(f"Skipped: none of the labelled plans is in {wish.real}.")
        return 0
    twins = {case.name for case in found if case.seen}
    for half in ("seen", "held") if wish.half == "both" else (wish.half,):
        judged = [(case, topics_of(case.title, case.description)) for case in found if case.seen == (half == "seen")]
        print(f"== {half} half: " + ("the words were written on it" if half == "seen" else "kept back"))
        print("\n".join([*summary(judged), *table(judged), *(misses(judged) if wish.misses else ())]))
        alone = [(case, said) for case, said in judged if case.name not in twins]
        if half == "held":
            print(f"-- of these, {len(alone)} have no action of the same title in the seen half")
            print("\n".join(summary(alone)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
