"""What a parent says aloud in two minutes, and what a parent hands in: sentences, as many as fit in both languages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from lcap_models.ledger import Ledger, Money
from lcap_viz import words
from lcap_viz.facts import Amount, Sentence, amount_from, clean
from lcap_viz.message.mains import Main
from lcap_viz.message.model import Question, amounts_in
from lcap_viz.message.numbers import last_pair
from lcap_viz.message.saying import plain, tell
from lcap_viz.where import PLAN

__all__ = ["COMMENT_LETTERS", "SCRIPT_WORDS", "comment", "comment_text", "script", "script_text"]

SCRIPT_WORDS = 260
"""Words that can be said in two minutes at 130 words a minute, an unhurried pace for reading aloud."""
COMMENT_LETTERS = 1500
"""Letters of a written comment where a board bounds them: the rule of San Juan USD's board, the tightest we saw."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """Sentences that belong together. The lower `rank`, the sooner they find room; 0 always stands.

    `needs` is the rank of a piece without which this one cannot be understood ("of it"), 0 where there is none.
    """

    rank: int
    said: tuple[Sentence, ...]
    needs: int = 0


def script(
    ledger: Ledger, main: Main, question: Question, more: Sequence[Question], most: int = SCRIPT_WORDS
) -> tuple[Sentence, ...]:
    """Return the two-minute script: at most `most` words in each language."""
    pieces = [
        _Piece(0, (Sentence("message.script.hello"), *_read(ledger))),
        _Piece(5, (_status(ledger),)),
        _Piece(1, (_equity(ledger),)),
        *(replace(piece, needs=1) for piece in _received(ledger, main, 2)),
        _Piece(0, tuple(_main(main))),
        *_gap(ledger, main, 3),
        _Piece(0, (Sentence("message.script.ask", {"question": question.asks}),)),
        *_last_year(ledger, main, 6),
        *_others(more, (4, 8)),
        _Piece(7, (Sentence("message.script.reason"),)),
        _Piece(0, (_reply(ledger), Sentence("message.script.thanks"))),
    ]
    return _fitting(pieces, lambda text: len(text.split()), most)


def comment(
    ledger: Ledger, main: Main, question: Question, more: Sequence[Question], most: int = COMMENT_LETTERS
) -> tuple[Sentence, ...]:
    """Return the written comment: at most `most` letters in each language."""
    document = ledger.book.plan.document
    file = {"file": plain(clean(document.name), 40), "sha": document.sha256[:8]}
    pieces = [
        _Piece(0, (Sentence("message.comment.to"), *_read(ledger))),
        _Piece(4, (Sentence("message.comment.file", file),)),
        *_received(ledger, main, 2, "comment"),
        _Piece(0, tuple(_main(main))),
        *_gap(ledger, main, 1),
        _Piece(0, (question.asks,)),
        *_others(more, (3, 6)),
        _Piece(5, (Sentence("message.script.reason"),)),
        _Piece(0, (Sentence("message.comment.reply"),)),
    ]
    return _fitting(pieces, lambda text: len(text) + 1, most)


def script_text(said: Sequence[Sentence], lang: str) -> str:
    """Return the script in words, one sentence a line."""
    return "\n".join(tell(one, lang) for one in said)


def comment_text(said: Sequence[Sentence], lang: str) -> str:
    """Return the written comment in words, as one paragraph."""
    return " ".join(tell(one, lang) for one in said)


def _fitting(pieces: Sequence[_Piece], size: Callable[[str], int], most: int) -> tuple[Sentence, ...]:
    """Return the sentences in their order: what always stands, then each next piece by rank that still fits.

    `size` measures a sentence in words; what does not fit in one language is left out of all.
    """
    sizes = [[sum(size(tell(one, lang)) for one in piece.said) for lang in words.LANGS] for piece in pieces]
    kept = {n for n, piece in enumerate(pieces) if piece.rank == 0}
    for n in sorted((n for n, piece in enumerate(pieces) if piece.rank), key=lambda n: pieces[n].rank):
        if pieces[n].needs not in {pieces[m].rank for m in kept}:
            continue
        if all(
            sum(of_one[lang] for of_one in (sizes[m] for m in {*kept, n})) <= most for lang in range(len(words.LANGS))
        ):
            kept.add(n)
    return tuple(sentence for n in sorted(kept) for sentence in pieces[n].said)


def _read(ledger: Ledger) -> Iterator[Sentence]:
    document = ledger.book.plan.document
    year = clean(document.plan_year) or Sentence("word.unknown_year")
    plan = Sentence(PLAN[document.kind], {"year": year})
    name = plain(clean(document.lea_name))
    yield Sentence("message.script.read", {"plan": plan, "lea": name or Sentence("word.unknown_lea")})


def _status(ledger: Ledger) -> Sentence:
    return Sentence(f"message.status.{ledger.book.plan.document.status}")


def _equity(ledger: Ledger) -> Sentence:
    paid = "_local" if ledger.book.plan.document.community_words else ""
    return Sentence(f"message.script.equity{paid}")


def _main(main: Main) -> Iterator[Sentence]:
    yield main.said
    if main.where is not None:
        yield Sentence("message.script.where", {"where": main.where})


def _received(ledger: Ledger, main: Main, rank: int, of: str = "script") -> Iterator[_Piece]:
    if _plain_to_say(ledger.received) and main.kind not in {"money_in", "below"}:
        yield _Piece(rank, (Sentence(f"message.{of}.received", {"received": amount_from(ledger.received)}),))


def _gap(ledger: Ledger, main: Main, rank: int) -> Iterator[_Piece]:
    if main.kind == "gap" and not ledger.gap.doubtful and ledger.gap.value is not None:
        key = "message.script.gap_carried" if ledger.carried_in.pct.value else "message.script.gap"
        yield _Piece(rank, (Sentence(key, {"gap": amount_from(ledger.gap)}),))


def _last_year(ledger: Ledger, main: Main, rank: int) -> Iterator[_Piece]:
    planned, spent = last_pair(ledger)
    figures = {id(figure) for amount in main.amounts for figure in amount.figures}
    about_it = any(id(named.figure) in figures for money in (planned, spent) for named in money.sources)
    if about_it or not (_plain_to_say(planned) and _plain_to_say(spent)):
        return
    kind = "promise" if ledger.last_year.planned.value is not None else "promise_overview"
    facts = {"planned": amount_from(planned), "spent": amount_from(spent)}
    yield _Piece(rank, (Sentence(f"message.main.{kind}", facts),))


def _others(more: Sequence[Question], ranks: Sequence[int]) -> Iterator[_Piece]:
    for question, rank in zip(more, ranks, strict=False):
        said = (question.says,) if question.says is not None else ()
        if not any(amount.doubtful for one in (*said, question.asks) for amount in amounts_in(one)):
            yield _Piece(rank, (*said, Sentence("message.script.ask_also", {"question": question.asks})))


def _plain_to_say(money: Money) -> bool:
    """Tell whether an amount can be said without a mark; others are left to the page that shows their mark."""
    amount: Amount = amount_from(money)
    return amount.value is not None and not amount.doubtful and not amount.contested


def _reply(ledger: Ledger) -> Sentence:
    late = "_adopted" if ledger.book.plan.document.status == "adopted" else ""
    return Sentence(f"message.script.reply{late}")
