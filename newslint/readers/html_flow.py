"""Walk over the tags of a page or fragment and gather blocks of text, images and links, each with its place."""

from __future__ import annotations

import re

from newslint.article import Block, Escape, Kind, Link, Span
from newslint.on_use import compiled
from newslint.readers import html_roles as roles
from newslint.readers.html_draft import Figure, Item, Picture, attribute_block, picture_of, real_target
from newslint.readers.html_tokens import Token, TokenType
from newslint.readers.html_tree import BLOCK, HEADINGS, Tree
from newslint.readers.ornaments import is_teaser
from newslint.readers.pieces import TextBuilder
from newslint.records import NamedTuple, field, mutable

_BLANK_LINE = compiled(r"(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)\s*")
_LOOSE = frozenset("div section article blockquote main body aside center".split())
_FIGURES = frozenset({"figure", "div", "span", "section", "td", "p", "aside", "dl"})
_PARTING_COMMENTS = ("<!-- wp:", "<!-- /wp:", "<!--more", "<!--nextpage")
_URL_LINE = compiled(r"https?://\S+")


class Context(NamedTuple):
    """What the open elements say of the text in them."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    group: int = 0
    figure: int | None = None
    tag: str = ""
    title: bool = False
    loose: bool = True
    table: int = 0


@mutable
class _Frame:
    close: int
    context: Context
    token: Token
    block: bool
    fresh: bool = True
    start: int = 0  # length of the text when a time or cite was opened
    serial: int = 0  # the block that was under way then
    texted: bool = False
    link: TextBuilder | None = None


@mutable
class Flow:
    """All that a walk gathered."""

    items: list[Item] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)
    times: list[Token] = field(default_factory=list)


class Walk:
    """One pass over a tree. ``page`` drops furniture; ``loose`` parts paragraphs at blank lines."""

    def __init__(self, text: str, tree: Tree, *, page: bool, loose: bool, image_base: int = 0) -> None:
        self.text, self.tree, self.page, self.loose, self.base = text, tree, page, loose, image_base
        self.flow = Flow()
        self.frames = [_Frame(len(tree.tokens), Context(), Token(TokenType.TEXT, "", 0, 0), True)]
        self.rows = self.serial = 0
        self.copied_paragraphs = roles.story_weights(tree.tokens) if page else []
        self._begin()

    def _begin(self) -> None:
        self.builder = TextBuilder()
        self.serial += 1
        self.context = self.frames[-1].context
        self.extent = -1
        self.last_text = 0
        self.after: int | None = None
        self.author = False
        self.breaks = 0
        self.times: list[tuple[int, int]] = []
        self.cites: list[tuple[int, int]] = []

    def run(self, start: int = 0, end: int | None = None) -> Flow:
        """Read the tokens from ``start`` to ``end``."""
        tokens = self.tree.tokens
        index, end = start, len(tokens) if end is None else end
        while index < end:
            token = tokens[index]
            self._leave(index, token)
            if token.type is TokenType.TEXT:
                self._text(token)
            elif token.type is TokenType.START:
                index = self._start(index, token)
                continue
            elif self._parts(token):
                self.flush(token.start)
            index += 1
        self._leave(len(tokens), Token(TokenType.END, "", self._end_of(end), self._end_of(end)))
        self.flush(self._end_of(end))
        return self.flow

    def _parts(self, token: Token) -> bool:
        """Whether an end tag, shortcode or block comment parts paragraphs."""
        if token.type is TokenType.COMMENT:
            return self.text.startswith(_PARTING_COMMENTS, token.start)
        return token.type is TokenType.SHORTCODE or (token.type is TokenType.END and token.name in BLOCK)

    def _end_of(self, end: int) -> int:
        return self.tree.tokens[end - 1].end if end else 0

    # Elements

    def _leave(self, index: int, token: Token) -> None:
        while len(self.frames) > 1 and self.frames[-1].close <= index:
            frame = self.frames[-1]
            own = token.type is TokenType.END and token.name == frame.token.name
            if frame.block:
                self.flush(token.end if own else token.start)
            self._mark(frame, token.end if own else token.start)
            if frame.token.name == "figcaption" and not frame.texted and frame.context.figure is not None:
                self.flow.figures[frame.context.figure].empty_caption = Span(frame.token.start, token.end)
            self.frames.pop()
            self.frames[-1].texted = self.frames[-1].texted or frame.texted
            self.frames[-1].fresh = self.frames[-1].fresh and frame.fresh and not frame.block

    def _mark(self, frame: _Frame, end: int) -> None:
        """Note the end of a link, time or cite."""
        name, length = frame.token.name, len(self.builder)
        if frame.link is not None:
            self._link(frame, end)
        start = frame.start if frame.serial == self.serial else 0
        if length > start and name == "time":
            self.times.append((start, length))
        elif length > start and name == "cite":
            self.cites.append((start, length))

    def _link(self, frame: _Frame, end: int) -> None:
        target = frame.token.attributes["href"]
        label = frame.link.block(Kind.PARAGRAPH, Span(frame.token.start, end)) if frame.link is not None else None
        span = Span(frame.token.start, end)
        if label is not None and label.text:
            span = label.source_span(0, len(label.text))
        self.flow.links.append(
            Link(label.text if label else "", span, real_target(target.text), Span(target.start, target.end))
        )

    def _start(self, index: int, token: Token) -> int:
        """Handle a start tag; the index of the token to go on with."""
        if token.name == "br" or token.name == "hr":
            self._break(token)
        elif token.name in ("img", "amp-img"):
            self._image(token)
        if token.closed:
            return index + 1
        if self._skipped(index, token):
            if token.name in BLOCK and token.name != "noscript":
                self.flush(token.start)
            return self.tree.closes[index]
        context = self._derive(index, token)
        parent = self.frames[-1].context
        block = token.name in BLOCK or (context.kind is not parent.kind and token.name != "a")
        if block:
            self.flush(token.start)
        link = TextBuilder() if token.name == "a" and token.value("href") else None
        if token.name == "a" and token.value("rel").lower() == "author":
            self.author = True
        if token.name == "time":
            self.flow.times.append(token)
        frame = _Frame(self.tree.closes[index], context, token, block, True, len(self.builder), self.serial)
        frame.link = link
        self.frames.append(frame)
        return index + 1

    def _skipped(self, index: int, token: Token) -> bool:
        """Whether an element is left out with all that is in it."""
        if roles.is_dropped(token):
            return self.tree.said[index] or token.name == "head"
        if token.name in ("sup", "a") and self._is_marker(index, token):
            return True
        if not self.page or not roles.is_chrome(token) or not self.tree.said[index]:
            return False
        if token.name == "footer" and self.frames[-1].context.kind in (Kind.BLOCK_QUOTE, Kind.PULL_QUOTE):
            return False
        held = self.copied_paragraphs[self.tree.closes[index]] - self.copied_paragraphs[index]
        return held < 3 or held * 2 < self.copied_paragraphs[-1]

    def _is_marker(self, index: int, token: Token) -> bool:
        """Whether an element is the mark of a footnote or comment: <sup><a href="#fn1">1</a></sup>."""
        if token.name == "a":
            return token.value("href").startswith(("#cmnt", "#ftnt"))
        inner = self.tree.tokens[index + 1 : min(self.tree.closes[index], index + 6)]
        return any(each.name == "a" and each.value("href").startswith("#") for each in inner)

    def _derive(self, index: int, token: Token) -> Context:
        """The context of the text in an element."""
        name, parent = token.name, self.frames[-1].context
        context = parent._replace(tag=name, title=False) if name in BLOCK else parent
        if name in BLOCK:
            context = context._replace(loose=name in _LOOSE)
        if name in _FIGURES:
            context = self._figure(index, token, context)
        if name == "figcaption" or (name == "caption" and parent.table):
            return context._replace(kind=Kind.CAPTION, loose=False)
        if parent.figure is not None or self._near_image():
            if roles.is_credit(token) and name not in ("figure", "img"):
                return context._replace(kind=Kind.CREDIT)
            if roles.is_caption(token) and name in ("p", "div", "span", "small", "em", "dd", "li"):
                return context._replace(kind=Kind.CAPTION)
        if parent.kind is Kind.CAPTION and name in ("small", "cite"):
            return context._replace(kind=Kind.CREDIT)
        return self._by_tag(index, token, context)

    def _near_image(self) -> bool:
        """Whether an image, or its caption, is the last thing that was read."""
        if len(self.builder):
            return False
        if self.after is not None:
            return True
        return bool(self.flow.items) and self.flow.items[-1].block.image is not None

    def _by_tag(self, index: int, token: Token, context: Context) -> Context:
        name = token.name
        if name in HEADINGS:
            title = name == "h1" or roles.is_title(token)
            part = roles.is_document_part(token) if name != "h1" else None
            if part is Kind.STANDFIRST:
                return context._replace(kind=part)
            return context._replace(kind=Kind.SUBHEAD, level=max(2, int(name[1])), title=title)
        part = roles.is_document_part(token)
        if part is Kind.PULL_QUOTE:
            return context._replace(kind=part)
        if name == "blockquote":
            return context if context.kind is Kind.PULL_QUOTE else context._replace(kind=Kind.BLOCK_QUOTE)
        if name in ("ul", "ol", "dl", "menu"):
            return context._replace(group=token.start + 1)
        if name in ("li", "dt", "dd") and context.kind is Kind.PARAGRAPH:
            return context._replace(kind=Kind.LIST)
        if name in ("table", "tr", "td", "th"):
            return self._table(token, context)
        if name == "pre":
            code = not re.search(r"verse|preformatted|poem", token.value("class"))
            return context._replace(kind=Kind.CODE) if code else context
        if name in ("p", "div") and roles.holds_note(self.tree.tokens, index):
            return context._replace(kind=Kind.NOTE)
        if context.kind in (Kind.BLOCK_QUOTE, Kind.PULL_QUOTE):
            source = name == "footer" or part is Kind.BYLINE or roles.is_credit(token)
            return context._replace(kind=Kind.META) if source else context
        if part is not None and context.kind is Kind.PARAGRAPH and self._may_part(index, token):
            return context._replace(kind=part)
        if name == "p" and roles.is_title(token):
            return context._replace(title=True)
        return context

    def _may_part(self, index: int, token: Token) -> bool:
        """Whether an element can be a byline, date or standfirst: not a whole page, nor words within a sentence."""
        if token.name in BLOCK:
            return token.name not in ("article", "main", "body", "html")
        if len(self.builder) or token.name == "a":
            return False
        after = (
            self.tree.tokens[self.tree.closes[index] + 1 : self.tree.closes[index] + 2]
            if self.frames[-1].context.tag == "p"
            else []
        )
        return not any(each.type is TokenType.TEXT and not self.text[each.start : each.end].isspace() for each in after)

    def _table(self, token: Token, context: Context) -> Context:
        if token.name == "table":
            layout = token.value("role").lower() in ("presentation", "none")
            self.rows = 0
            return context._replace(table=0 if layout else token.start + 1)
        if token.name == "tr":
            self.rows += 1
            return context
        if not context.table:
            return context
        return context._replace(kind=Kind.TABLE, group=context.table, level=self.rows)

    def _figure(self, index: int, token: Token, context: Context) -> Context:
        """Open a figure: <figure>, or a container whose class says caption, figure or image and that holds one."""
        if token.name != "figure":
            close = self.tree.closes[index]
            if token.name == "p" or close - index > 40 or not _FIGURE_CLASS.search(token.value("class")):
                return context
            inner = self.tree.tokens[index + 1 : close]
            if not any(each.name == "img" for each in inner):
                return context
        self.flow.figures.append(Figure(context.figure))
        return context._replace(figure=len(self.flow.figures) - 1)

    # Text

    def _text(self, token: Token) -> None:
        raw = self.text[token.start : token.end]
        if raw.isspace() and not len(self.builder):
            return
        context = self.frames[-1].context
        if self.loose and context.loose and _BLANK_LINE.search(raw):
            at = 0
            for match in _BLANK_LINE.finditer(raw):
                self._run(raw[at : match.start()], token.start + at)
                self.flush(token.start + match.start())
                at = match.end()
            raw, start = raw[at:], token.start + at
            self._run(raw, start)
            return
        self._run(raw, token.start)

    def _run(self, raw: str, start: int) -> None:
        if not raw or (raw.isspace() and not len(self.builder)):
            return
        if self.extent < 0:
            frame = self.frames[-1]
            self.context = frame.context
            lead = len(raw) - len(raw.lstrip())
            block_frame = next((each for each in reversed(self.frames[-8:]) if each.block), self.frames[0])
            own = block_frame.fresh and block_frame is not self.frames[0]
            self.extent = block_frame.token.start if own else start + lead
        if not raw.isspace():
            self.breaks = 0
            self.last_text = start + len(raw.rstrip())
            for frame in self.frames[-8:]:
                frame.fresh = False
            self.frames[-1].texted = True
        self.builder.folded(raw, start, entities=True)
        for frame in self.frames[-4:]:
            if frame.link is not None:
                frame.link.folded(raw, start, entities=True)

    def _break(self, token: Token) -> None:
        """A <br> is a space, two of them part paragraphs; <hr> always does."""
        if token.name == "hr":
            self.flush(token.start)
            return
        self.breaks += 1
        if self.breaks > 1 and self.context.kind in (Kind.PARAGRAPH, Kind.BLOCK_QUOTE) and len(self.builder):
            self.flush(token.start)
        elif not self.builder.ends_with_space():
            self.builder.replaced(" ", token.start, token.end)

    def flush(self, end: int) -> None:
        """End the block under way; ``end`` is where its source ends at the latest."""
        if len(self.builder):
            context = self.context
            stop = end if self.text[end - 1 : end] == ">" else max(self.last_text, self.extent)
            level = context.level if context.kind in (Kind.SUBHEAD, Kind.TABLE) else 0
            group = context.group if context.kind in (Kind.LIST, Kind.TABLE) else 0
            key = "cite" if context.kind is Kind.META else ""
            extent = Span(self.extent, max(stop, self.last_text))
            block = self.builder.block(context.kind, extent, level=level, group=group, key=key, escape=Escape.HTML)
            if block.text.strip() and not (self.loose and _URL_LINE.fullmatch(block.text)):
                self._keep(block)
        after = self.after if not len(self.builder) else None
        self._begin()
        self.after = after

    def _keep(self, block: Block) -> None:
        context = self.context
        self.flow.items.append(
            Item(
                block,
                context.tag,
                context.title,
                self.author,
                self.after,
                context.figure,
                tuple(self.times),
                tuple(self.cites),
            )
        )

    # Images

    def _image(self, token: Token) -> None:
        index = self.base + len(self.flow.pictures)
        picture = picture_of(token)
        linked = any(frame.link is not None for frame in self.frames[-6:])
        picture.decorative = picture.decorative or (linked and is_teaser(token.value("width"), token.value("height")))
        self.flow.pictures.append(picture)
        figure = self.frames[-1].context.figure
        if figure is not None:
            self.flow.figures[figure].images.append(index)
        if not len(self.builder) and not picture.decorative:
            self.after = index
        parts = (("alt", Kind.ALT, picture.alt), ("data-caption", Kind.CAPTION, picture.caption))
        for name, kind, text in (*parts, ("data-credit", Kind.CREDIT, picture.credit)):
            if text and not (kind is Kind.ALT and picture.decorative):
                block = attribute_block(token.attributes[name], kind, index)
                if block.text:
                    self.flow.items.append(Item(block, "img"))


_FIGURE_CLASS = compiled(r"(?:^|[\s_-])(?:caption|figure|image|photo|media|picture|img)(?:$|[\s_-])", re.I)
