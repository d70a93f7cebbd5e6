"""Read HTML: whole pages, the fragments that content systems keep, WordPress posts, exported documents."""

from __future__ import annotations

from newslint.article import Article, Block, Escape, Image, Kind, Link, MetaValue, Problem, Span
from newslint.on_use import compiled
from newslint.readers.html_draft import Picture, attribute_block
from newslint.readers.html_flow import Walk
from newslint.readers.html_meta import metadata_of
from newslint.readers.html_roles import is_main_heading
from newslint.readers.html_story import settled
from newslint.readers.html_tokens import Token, TokenType, tokens_of
from newslint.readers.html_tree import Tree, tree_of
from newslint.readers.pieces import TextBuilder
from newslint.readers.wordpress import is_wordpress, with_shortcodes
from newslint.records import record
from newslint.source import Source

_EXPORT_CLASS = compiled(r"\bclass=[\"']?c\d+\b")
_SITE_NAME = compiled(r"\s+[|•·–—-]\s+[^|•·–—]{2,40}$")


@record
class Fragment:
    """What a stretch of HTML inside another format holds, offsets being those of the whole text."""

    blocks: tuple[Block, ...]
    images: tuple[Image, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]


def read(source: Source, dialect: str | None = None) -> Article:
    """Read a page or fragment; ``dialect`` "wordpress" forces shortcodes and paragraphs parted by blank lines."""
    text = source.text
    tokens, problems = tokens_of(text, 0, len(text))
    wordpress = dialect == "wordpress" or is_wordpress(text)
    if wordpress:
        tokens = with_shortcodes(text, tokens)
    tree = tree_of(tokens)
    page = any(token.type is TokenType.START and token.name in ("html", "body", "head") for token in tokens)
    exported = _is_export(text, tokens) if page else False
    meta, faults = metadata_of(text, tree)
    walk = Walk(text, tree, page=page and not exported, loose=wordpress or not page)
    flow = walk.run(*(_story(tree) if page and not exported else (0, None)))
    blocks = settled(flow, exported=exported)
    if page and not any(block.kind is Kind.HEADLINE for block in blocks):
        blocks = [*_headline_from(tree, text), *blocks]
    _note_time(flow.times, blocks, meta)
    return Article(
        source,
        "wordpress" if wordpress else "html",
        tuple(blocks),
        tuple(picture.image() for picture in flow.pictures),
        tuple(flow.links),
        meta,
        (*problems, *faults),
    )


def read_fragment(text: str, start: int, end: int, image_base: int = 0) -> Fragment:
    """Read the HTML from ``start`` to ``end`` of a text; ``image_base`` is the index of its first image."""
    tokens, problems = tokens_of(text, start, end)
    flow = Walk(text, tree_of(tokens), page=False, loose=True, image_base=image_base).run()
    blocks = tuple(settled(flow, exported=False, base=image_base))
    return Fragment(blocks, tuple(map(Picture.image, flow.pictures)), tuple(flow.links), tuple(problems))


def _is_export(text: str, tokens: list[Token]) -> bool:
    """Whether a word processor in the browser wrote the page: its body class, or classes c0, c1 ... all over."""
    body = next((token for token in tokens if token.name == "body" and token.type is TokenType.START), None)
    if body is not None and "doc-content" in body.value("class").split():
        return True
    tags = sum(token.type is TokenType.START and token.name in ("p", "span", "li") for token in tokens)
    soup = sum(1 for _ in _EXPORT_CLASS.finditer(text))
    return soup >= 5 and soup * 10 >= tags * 7


@record
class _Region:
    start: int
    end: int
    name: str
    heading: bool
    letters: int


def _story(tree: Tree) -> tuple[int, int | None]:
    """The tokens that hold the story of a page: its article or main element, from the main heading on."""
    letters, headings = [0], [0]
    for token in tree.tokens:
        letters.append(letters[-1] + (token.end - token.start if token.type is TokenType.TEXT else 0))
        headings.append(headings[-1] + (token.type is TokenType.START and is_main_heading(token)))
    regions: list[_Region] = []
    outside: dict[str, int] = {}
    for index, token in enumerate(tree.tokens):
        name = "main" if token.value("role") == "main" else token.name
        if token.type is not TokenType.START or name not in ("article", "main") or index < outside.get(name, 0):
            continue
        close = tree.closes[index]
        outside[name] = close
        heading = headings[close] > headings[index]
        regions.append(_Region(index, min(close + 1, len(tree.tokens)), name, heading, letters[close] - letters[index]))
    chosen = _choose(regions)
    if chosen is None:
        return (headings.index(1) - 1 if headings[-1] else 0), None
    if not chosen.heading and headings[chosen.start]:
        first = headings.index(1) - 1
        return first, chosen.end
    return chosen.start, chosen.end


def _choose(regions: list[_Region]) -> _Region | None:
    articles = [region for region in regions if region.name == "article"]
    mains = [region for region in regions if region.name == "main"]
    total = sum(region.letters for region in articles)
    headed = [region for region in articles if region.heading and region.letters * 3 >= total]
    if headed:
        return headed[0]
    if mains and (mains[0].heading or not articles):
        return mains[0]
    longest = max(articles, key=lambda region: region.letters, default=None)
    if longest is not None and longest.letters * 2 >= total:
        return longest
    return mains[0] if mains else None


def _headline_from(tree: Tree, text: str) -> list[Block]:
    """The headline of a page without a main heading: og:title, else the title of the page."""
    for token in tree.tokens:
        if token.name == "meta" and token.value("property") == "og:title" and token.value("content").strip():
            block = attribute_block(token.attributes["content"], Kind.HEADLINE, None, "og:title")
            return [block]
    for token in tree.tokens:
        if token.type is TokenType.RAW and token.name == "title":
            raw = text[token.start : token.end]
            suffix = _SITE_NAME.search(raw[-60:].rstrip())
            builder = TextBuilder()
            stop = len(raw) - len(raw[-60:]) + suffix.start() if suffix else len(raw)
            builder.folded(raw[:stop], token.start, entities=True)
            block = builder.block(Kind.HEADLINE, Span(token.start, token.end), key="title", escape=Escape.HTML)
            return [block] if block.text else []
    return []


def _note_time(times: list[Token], blocks: list[Block], meta: dict[str, MetaValue]) -> None:
    """Note the first <time datetime> of a date line or byline as the metadata "datetime"."""
    dated = [block.extent for block in blocks if block.kind in (Kind.DATE, Kind.BYLINE)]
    for token in times[:20]:
        attribute = token.attributes.get("datetime")
        if attribute is None or not attribute.text.strip():
            continue
        if any(extent.start <= token.end <= extent.end for extent in dated[:20]):
            meta["datetime"] = MetaValue(attribute.text.strip(), Span(attribute.start, attribute.end))
            return
