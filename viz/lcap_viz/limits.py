"""What a plan's ledger cannot tell, as sentences with what fills them: for the report and the guide of the kit."""

from lcap_models.ledger import Ledger
from lcap_viz.facts import Sentence, clean

__all__ = ["limits_of"]


def limits_of(ledger: Ledger) -> tuple[Sentence, ...]:
    """Return the sentence of each of `Ledger.limits`, in their order."""
    plan = ledger.book.plan
    words, page = clean(plan.document.community_words), plan.document.community_page
    community = Sentence("limit.community_funded_words", {"words": words})
    if page:
        community = Sentence("limit.community_funded", {"words": words, "page": str(page)})
    filled = {
        "several_overviews": Sentence("limit.several_overviews", {"count": len(plan.overviews)}),
        "community_funded": community,
    }
    return tuple(filled.get(key, Sentence(f"limit.{key}")) for key in ledger.limits)
