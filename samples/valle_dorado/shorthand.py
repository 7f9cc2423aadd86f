"""Short ways to write down an invented district's actions."""

from decimal import Decimal

from valle_dorado.facts import Action, PastAction

__all__ = ["EL", "FY", "LI", "contributing", "money", "ordinary", "past"]

EL, FY, LI = "English Learners", "Foster Youth", "Low Income"
_GROUPS = {"EL": EL, "FY": FY, "LI": LI}
_SCOPES = {"lea": "LEA-wide", "school": "Schoolwide", "limited": "Limited to Unduplicated Student Group(s)"}


def money(text: str | None) -> Decimal | None:
    """Return the amount written without dollar sign ("12,500.50"), None for None."""
    return None if text is None else Decimal(text.replace(",", ""))


def ordinary(
    number: str, title: str, *, groups: tuple[str, ...] = ("All",), personnel: str | None = "0", **funds: str | None
) -> Action:
    """Return an action that does not contribute; `funds`: lcff, state, local, federal, note, time_span, location."""
    return _action(number, title, groups=groups, personnel=personnel, funds=funds)


def contributing(
    number: str, title: str, who: str, scope: str, *, personnel: str | None = "0", **funds: str | None
) -> Action:
    """Return a contributing action for groups such as "EL LI" with scopes such as "lea limited"; `need` "" is blank."""
    groups = tuple(_GROUPS[name] for name in who.split())
    scopes = tuple(_SCOPES[name] for name in scope.split())
    return _action(number, title, groups=groups, personnel=personnel, funds=funds, scopes=scopes)


def _action(
    number: str,
    title: str,
    *,
    groups: tuple[str, ...],
    personnel: str | None,
    funds: dict[str, str | None],
    scopes: tuple[str, ...] = (),
) -> Action:
    amounts = {name: money(funds.get(name)) for name in ("lcff", "state", "local", "federal")}
    known = [value for value in amounts.values() if value is not None]
    staff = money(personnel) if known else None
    return Action(
        goal=number.split(".", maxsplit=1)[0],
        action=number,
        title=title,
        groups=groups,
        contributing=bool(scopes),
        scope=scopes,
        unduplicated=groups if scopes else (),
        location=funds.get("location") or ("All Schools" if scopes else ""),
        time_span=funds.get("time_span") or "Ongoing",
        personnel=staff,
        nonpersonnel=None if staff is None else sum(known, Decimal(0)) - staff,
        percentage=money(funds.get("percentage")),
        note=funds.get("note") or "",
        need=funds.get("need"),
        **amounts,
    )


def past(number: str, title: str, planned: str | None, actual: str | None, *contributed: str | None) -> PastAction:
    """Return an action of last year: all funds planned and spent; then, if it contributed, LCFF planned and spent."""
    flag = bool(contributed)
    lcff, spent = contributed or (None, None)
    return PastAction(
        goal=number.split(".", maxsplit=1)[0],
        action=number,
        title=title,
        contributed=flag,
        planned_total=money(planned),
        actual_total=money(actual),
        planned_lcff=money(lcff),
        actual_lcff=money(spent),
        planned_percentage=Decimal(0) if flag else None,
        actual_percentage=Decimal(0) if flag else None,
    )
