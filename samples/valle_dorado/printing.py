"""How amounts are printed, and how a printed text is read back into the plain number the truth files hold."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

__all__ = ["Printing", "plain", "rounded"]

Money = Literal["cents", "whole", "bare", "mixed"]
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Printing:
    """The habits of one document. Cells: cents "$1,234.00", whole "$1,234", bare "1234", mixed: all in turn."""

    cells: Money = "cents"
    items: Literal["plain", "whole", "cents"] = "plain"
    """Items 1, 2, 6 and 9: "1,707,675", "$1,707,675" or "$1,707,675.00"."""
    overview: Literal["whole", "bare"] = "whole"
    """Budget Overview: "$1,821,254" or "$1821254"."""
    services: Literal["whole", "cents"] = "whole"
    negative: Literal["parens", "minus"] = "parens"
    percent: Literal["after", "spaced", "before"] = "after"
    decimals: int = 3
    no_carryover: str = "$0.00"
    """What items 12 and 13 print when nothing is carried over: "$0.00" or words such as "No carryover"."""

    def money(self, value: Decimal | None, turn: int = 0) -> str:
        """Return an amount of a cell or total; `turn` picks the form where forms are mixed."""
        if value is None:
            return ""
        form = self.cells if self.cells != "mixed" else ("cents", "cents", "bare", "whole", "cents", "dollar")[turn % 6]
        number = {"cents": "${:,.2f}", "whole": "${:,.0f}", "bare": "{:.0f}", "dollar": "${:.0f}"}[form]
        if value != value.to_integral_value() and form != "cents":
            number = "${:,.2f}"
        return self._signed(value, number)

    def item(self, value: Decimal) -> str:
        """Return one of the items that are typed in: 1, 2, 6, 9."""
        return self._signed(value, {"plain": "{:,.0f}", "whole": "${:,.0f}", "cents": "${:,.2f}"}[self.items])

    def overview_money(self, value: Decimal) -> str:
        """Return an amount of the Budget Overview, in whole dollars."""
        return self._signed(rounded(value, 0), {"whole": "${:,.0f}", "bare": "${:.0f}"}[self.overview])

    def box(self, value: Decimal) -> str:
        """Return an amount of the services section's boxes."""
        return self._signed(value, {"whole": "${:,.0f}", "cents": "${:,.2f}"}[self.services])

    def percentage(self, value: Decimal | None) -> str:
        """Return a percentage with the document's decimals."""
        if value is None:
            return ""
        number = f"{rounded(value, self.decimals):.{self.decimals}f}"
        return {"after": f"{number}%", "spaced": f"{number} %", "before": f"%{number}"}[self.percent]

    def _signed(self, value: Decimal, number: str) -> str:
        text = number.format(abs(value))
        if value >= 0:
            return text
        return f"({text})" if self.negative == "parens" else f"-{text}"


def rounded(value: Decimal, decimals: int) -> Decimal:
    """Return the value rounded half up to that many decimals, as the state's form does."""
    return value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


def plain(text: str) -> str:
    """Return the number a text prints, as the truth files write it ("($1,234.50)" -> "-1234.50"); words give ""."""
    bare = re.sub(r"[\s$,%]", "", text)
    if bare.startswith("(") and bare.endswith(")"):
        bare = "-" + bare[1:-1]
    return bare if _NUMBER.fullmatch(bare) else ""
