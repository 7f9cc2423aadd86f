"""A page as a tree, for tests: tags, attributes, text, and who stands inside whom."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(eq=False)
class Node:
    """An element: `parts` holds its text and its children in order."""

    tag: str
    attrs: dict[str, str]
    parent: "Node | None" = None
    parts: "list[str | Node]" = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Yield this element and all inside it, in order."""
        yield self
        for part in self.parts:
            if isinstance(part, Node):
                yield from part.walk()

    def find(self, tag: str = "", **attrs: str) -> "list[Node]":
        """Return elements inside by tag, class (`of="n"`) or other attributes."""
        wanted = attrs.pop("of", "")
        return [
            node
            for node in self.walk()
            if node.tag == (tag or node.tag)
            and (not wanted or wanted in node.classes)
            and all(node.attrs.get(name) == value for name, value in attrs.items())
        ]

    @property
    def classes(self) -> list[str]:
        return self.attrs.get("class", "").split()

    @property
    def own(self) -> list[str]:
        """The text that stands in this element itself."""
        return [part for part in self.parts if isinstance(part, str)]

    @property
    def text(self) -> str:
        """All text inside, white space as single spaces."""
        return " ".join("".join(self._texts()).split())

    def _texts(self) -> Iterator[str]:
        for part in self.parts:
            if isinstance(part, str):
                yield part
            elif part.tag not in {"script", "style"}:
                yield from part._texts()

    def inside(self, **attrs: str) -> bool:
        """Whether an element with these attributes (`of` = class) is around this one, or is this one."""
        node: Node | None = self
        while node is not None:
            wanted = attrs.get("of", "")
            rest = {name: value for name, value in attrs.items() if name != "of"}
            if (not wanted or wanted in node.classes) and all(node.attrs.get(n) == v for n, v in rest.items()):
                return True
            node = node.parent
        return False


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Node("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.at)
        self.at.parts.append(node)
        if tag not in VOID:
            self.at = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.parts.append(Node(tag, {name: value or "" for name, value in attrs}, self.at))

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent is not None
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.parts.append(data)


def parse(html: str) -> Node:
    """Return the page as a tree. Raises AssertionError where tags are not properly nested."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert builder.at is builder.root, f"<{builder.at.tag}> is not closed"
    return builder.root
