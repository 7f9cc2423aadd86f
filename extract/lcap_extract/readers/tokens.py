"""What stands in a page's content: numbers, names, strings and operators, found all at once.

pdfminer looks for them one by one, in Python, and writes down each step for its log: half of its time. Here one regular
expression finds where each begins and ends; what it means is pdfminer's to say wherever that is more than copying it.
Content with anything unusual in it (a comment, a picture among the operators, a sign that fits nowhere) is left to it.
"""

import re
from collections.abc import Iterable
from io import BytesIO

from pdfminer.psparser import (
    KEYWORD_ARRAY_BEGIN,
    KEYWORD_ARRAY_END,
    KEYWORD_DICT_BEGIN,
    KEYWORD_DICT_END,
    KWD,
    PSEOF,
    PSBaseParser,
    PSKeyword,
    literal_name,
)
from pdfminer.utils import choplist

__all__ = ["objects_of"]

_TOKEN = re.compile(
    rb"""
    [+-]?\d++(?:\.\d*+)?+ | [+-]?\.\d++                              # a number
  | [A-Za-z][^\#/%\[\]()<>{}\s]*+                                    # an operator
  | /[^/%\[\]()<>{}\s]*+                                             # a name
  | \((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)?+                # a string, another one in parentheses inside
  | <[0-9A-Fa-f\s]*+> | <<? | >>                                     # a string in hexadecimal digits, a dictionary
  | [\[\]'"] | [^\s\x00]                                             # an array, operators, what fits nowhere
    """,
    re.VERBOSE | re.DOTALL,
)

_SIGNS = {sign: KWD(sign) for sign in (b"[", b"]", b"<<", b">>", b"'", b'"')}
_OPENING = frozenset((KEYWORD_ARRAY_BEGIN, KEYWORD_DICT_BEGIN))
_CLOSING = {KEYWORD_ARRAY_END: KEYWORD_ARRAY_BEGIN, KEYWORD_DICT_END: KEYWORD_DICT_BEGIN}
_WORDS = {b"true": True, b"false": False}
_PICTURE = (b"BI", b"ID")
"""A picture among the operators: its bytes are no tokens."""


class _Unusual(Exception):
    """A token that pdfminer is to read in its own way."""


class _Meanings(dict[bytes, object]):
    """What each token means, looked up once: most come many times."""

    def __missing__(self, token: bytes) -> object:
        self[token] = meaning = _meaning(token)
        return meaning


def objects_of(streams: Iterable[bytes]) -> list[object] | None:
    """Return what pdfminer's parser finds in content streams, one after the other, or None where it must look itself.

    Operators are keywords; arrays and dictionaries are whole.
    """
    meanings = _Meanings(_SIGNS)
    try:
        return _whole(meanings[token] for stream in streams for token in _TOKEN.findall(stream))
    except (_Unusual, ValueError, AssertionError, PSEOF):  # pdfminer asserts that codes of letters are possible
        return None


def _whole(tokens: Iterable[object]) -> list[object]:
    """Return the tokens with what stands in brackets as one. As in pdfminer, a closing one that closes none is nothing,
    and what is never closed is lost.
    """
    found: list[object] = []
    here, outside = found, []
    for token in tokens:
        if token.__class__ is not PSKeyword:
            here.append(token)
        elif token in _OPENING:
            outside.append((token, here))
            here = []
        elif token not in _CLOSING:
            here.append(token)
        elif outside and outside[-1][0] is _CLOSING[token]:
            one = here if token is KEYWORD_ARRAY_END else _dictionary(here)
            here = outside.pop()[1]
            here.append(one)
    return found


def _dictionary(items: list[object]) -> dict[str, object]:
    if len(items) % 2:
        raise _Unusual
    return {literal_name(key): value for key, value in choplist(2, items)}


def _meaning(token: bytes) -> object:
    first = token[:1]
    if first.isdigit() or (first in b"+-." and len(token) > 1):
        return float(token) if b"." in token else int(token)
    if first.isalpha() and token not in _PICTURE:
        return _WORDS[token] if token in _WORDS else KWD(token)
    if first == b"(" and b"\\" not in token and token.count(b"(") == token.count(b")"):
        return token[1:-1]
    if first == b"<" and len(token) % 2 == 0 and token[1:-1].isalnum():
        return bytes.fromhex(token[1:-1].decode())
    if first == b"/" or (first == b"(" and b"\\" in token) or (first == b"<" and len(token) > 1):
        return PSBaseParser(BytesIO(token)).nexttoken()[1]
    raise _Unusual
