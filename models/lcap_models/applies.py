"""Whether the formula of districts and charter schools is the one behind a plan."""

from enum import StrEnum

from lcap_models.plan import Document

__all__ = ["FormulaKind", "formula_kind"]


class FormulaKind(StrEnum):
    """Who the plan's LEA is for the formula; `law.kind.<value>` in the catalogs explains it to a reader."""

    DISTRICT = "district"
    CHARTER = "charter"
    """As a district; the concentration grant also depends on the district where the school stands."""
    COMMUNITY_FUNDED = "community_funded"
    """The grants are computed, but bring no state money of their own (law/community_funded.yaml: not verified)."""
    COUNTY_OFFICE = "county_office"
    """Another formula, which lcap does not compute."""
    UNKNOWN = "unknown"
    """The pages do not say who the LEA is: a result of the formula must say so."""

    @property
    def applies(self) -> bool:
        """Tell whether the formula is known to be the one behind this plan."""
        return self not in {FormulaKind.COUNTY_OFFICE, FormulaKind.UNKNOWN}


_KINDS = {
    "district": FormulaKind.DISTRICT,
    "charter": FormulaKind.CHARTER,
    "county office": FormulaKind.COUNTY_OFFICE,
}


def formula_kind(document: Document) -> FormulaKind:
    """Return which formula is behind a plan, from what the document says about its LEA.

    A county office stays one even where its pages speak of community funding. One LEA that is both district and county
    office (San Francisco) is known by its name or code only: its plan mixes two formulas.
    """
    kind = _KINDS.get(document.lea_type, FormulaKind.UNKNOWN)
    if document.community_words and kind is not FormulaKind.COUNTY_OFFICE:
        return FormulaKind.COMMUNITY_FUNDED
    return kind
