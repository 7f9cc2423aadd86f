"""What a trainer sets: names, date, place, people, the organization and its logo (`kit.toml`), and the paper.

Pure: bytes and text in, frozen settings out; whatever is wrong is one sentence with its place.
"""

import io
import tomllib
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lcap_models.errors import WrongUse
from lcap_viz.facts import clean

__all__ = ["MINUTES", "PAPERS", "Logo", "Settings", "logo_from", "settings_from"]

MINUTES = (45, 60, 90)
PAPERS = ("letter", "tabloid", "poster")
PEOPLE = 20
"""Twenty parents and students, unless kit.toml says another number."""

MOST_PEOPLE = 500
LONGEST = 200
"""Characters of a setting; longer words would not fit their line on paper."""

LARGEST_LOGO = 5_000_000
MOST_PIXELS = 25_000_000

_TEXTS = {
    "workshop": ("title", "date", "time", "place", "interpreter"),
    "organization": ("name", "contact", "address", "logo"),
}
_KNOWN = {"workshop": {*_TEXTS["workshop"], "people", "trainers"}, "organization": {*_TEXTS["organization"]}}


@dataclass(frozen=True, slots=True)
class Logo:
    """The organization's picture: a PNG or JPEG, opened once to see that it is one."""

    content: bytes
    alt: str
    ratio: float = 1.0
    """Width by height."""

    def height(self, high: float, wide: float) -> float:
        """Return the height that keeps it within `high` and `wide`, in their unit."""
        return min(high, wide / self.ratio)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a kit depends on beside the plan. Empty texts are left out of every document."""

    minutes: int = 60
    paper: str = "letter"
    langs: tuple[str, ...] = ("en", "es")
    people: int = PEOPLE
    title: str = ""
    date: str = ""
    time: str = ""
    place: str = ""
    interpreter: str = ""
    trainers: tuple[str, ...] = ()
    organization: str = ""
    contact: str = ""
    address: str = ""
    logo_file: str = ""
    logo: Logo | None = field(default=None, repr=False)


def settings_from(text: str, file: str) -> Mapping[str, Any]:
    """Return the fields of `Settings` that a kit.toml sets.

    Raises:
        WrongUse: the text is no TOML, or a setting is unknown or not what it should be.
    """
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise WrongUse("kit_toml_broken", file=file, why=str(error)) from error
    for section, values in content.items():
        known = _KNOWN.get(section)
        if known is None or not isinstance(values, dict):
            raise WrongUse("kit_toml_unknown", file=file, name=section, known=", ".join(_KNOWN))
        for name in values:
            if name not in known:
                raise WrongUse("kit_toml_unknown", file=file, name=f"{section}.{name}", known=", ".join(sorted(known)))
    workshop, organization = content.get("workshop", {}), content.get("organization", {})
    found: dict[str, Any] = {name: _text(workshop, "workshop", name, file) for name in _TEXTS["workshop"]}
    found |= {
        "people": _people(workshop, file),
        "trainers": _trainers(workshop, file),
        "organization": _text(organization, "organization", "name", file),
        "contact": _text(organization, "organization", "contact", file),
        "address": _address(organization, file),
        "logo_file": _text(organization, "organization", "logo", file),
    }
    return found


def _text(values: Mapping[str, Any], section: str, name: str, file: str) -> str:
    value = values.get(name, "")
    if not isinstance(value, str) or len(value) > LONGEST:
        raise WrongUse("kit_toml_text", file=file, name=f"{section}.{name}", longest=LONGEST)
    return clean(value)


def _people(values: Mapping[str, Any], file: str) -> int:
    value = values.get("people", PEOPLE)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= MOST_PEOPLE:
        raise WrongUse("kit_toml_people", file=file, most=MOST_PEOPLE)
    return value


def _trainers(values: Mapping[str, Any], file: str) -> tuple[str, ...]:
    value = values.get("trainers", [])
    if not isinstance(value, list) or not all(isinstance(one, str) and len(one) <= LONGEST for one in value):
        raise WrongUse("kit_toml_list", file=file, name="workshop.trainers")
    return tuple(clean(one) for one in value)


def _address(values: Mapping[str, Any], file: str) -> str:
    value = _text(values, "organization", "address", file)
    if value and not value.startswith(("https://", "http://")):
        raise WrongUse("kit_toml_address", file=file, address=value)
    return value


def logo_from(content: bytes, file: str, alt: str) -> Logo:
    """Return the logo; raises WrongUse where the bytes are no whole PNG or JPEG, or too large."""
    from PIL import Image  # noqa: PLC0415  (only where there is a logo)

    if len(content) > LARGEST_LOGO:
        raise WrongUse("kit_logo_large", file=file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG")) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise WrongUse("kit_logo_large", file=file)
                picture.load()
                ratio = picture.width / picture.height
    except (OSError, SyntaxError, ValueError, Warning, Image.DecompressionBombError) as error:
        raise WrongUse("kit_logo_broken", file=file) from error
    return Logo(content, alt, ratio)
