"""What the tags, classes and roles of a page say about their text: zones of the story, furniture, pictures."""

from __future__ import annotations

from newslint.article import Kind
from newslint.on_use import compiled
from newslint.readers.html_tokens import Token, TokenType
from newslint.readers.ornaments import is_ornament, is_tiny, named_ornament

DROPPED = frozenset(
    "script style template noscript svg iframe button select textarea input label option datalist object canvas video "
    "audio map nav dialog del s strike head rp xmp noembed noframes".split()
)
"""Elements whose text is never copy; ``nav`` and the rest of the list hold no text of the story."""
_CHROME_TAGS = frozenset({"nav", "footer"})
_CHROME_ROLES = frozenset(
    "navigation banner complementary contentinfo search dialog alertdialog menu menubar toolbar".split()
)
_CHROME_WORDS = frozenset(
    "cookie cookies consent gdpr share sharing sharebar social newsletter newsletters related recommended "
    "recommendations promo promos promotion advert adverts ad ads advertisement advertising comments disqus "
    "breadcrumb breadcrumbs sidebar navbar navigation nav menu masthead paywall subscribe subscription popup modal "
    "toolbar pagination pager tags taglist trending outbrain taboola mostread mostpopular signup skiplink".split()
)
_HIDDEN_WORDS = frozenset(
    "screenreadertext sronly visuallyhidden visuallyhiddenfocusable uhidden ishidden togglecaption hidecaption "
    "visibilityhidden".split()
)
_NEVER_CHROME = frozenset("html body main article h1 figure figcaption img p blockquote".split())
_SITE_WORDS = frozenset("site logo brand masthead".split())
_MODIFIER = compiled(r"(?:has|with|no|is|without|not|show|js)[-_]")
_WORD = compiled(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])")

_STANDFIRST = frozenset(
    "standfirst dek deck subtitle subheadline subheading subhed summary lede strapline excerpt intro".split()
)
_BYLINE = frozenset("byline bylines author authors authorname bylinename writtenby contributor contributors".split())
_CREDIT = frozenset("credit credits photographer imagecredit photocredit attribution copyright".split())
_CAPTION = frozenset("caption captions cutline captiontext legend".split())
_DATE = frozenset(
    "date published datepublished datemodified pubdate publishdate timestamp time postedon publicationdate".split()
)
_CORRECTION = frozenset("correction corrections clarification clarifications editorsnote".split())
_TITLE = frozenset(
    "headline hed title entrytitle posttitle articletitle storytitle pagetitle articleheadline storyheadline".split()
)
_NOTE_LINK = compiled(r"#(?:cmnt|ftnt)_ref")
_HEADING_WEIGHT = 1_000_000


def class_tokens(token: Token) -> list[str]:
    """The class names of a tag and its id."""
    if not token.attributes:
        return []
    return [*token.value("class").split(), *token.value("id").split()]


def _words(name: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(name)]


def _says(token: Token, names: frozenset[str], *, classes_only: bool = True) -> bool:
    """Whether a class, or its last part, is one of the names ("article__standfirst", "photo-credit")."""
    if not token.attributes:
        return False
    for name in token.value("class").split() if classes_only else class_tokens(token):
        words = _words(name)
        if words and not _MODIFIER.match(name) and (words[-1] in names or "".join(words) in names):
            return True
    return token.value("itemprop").lower() in names


def is_dropped(token: Token) -> bool:
    """Whether an element is none of the copy in any draft: programs, form controls, text that is not shown."""
    if token.name in DROPPED:
        return True
    if not token.attributes:
        return False
    style = token.value("style").replace(" ", "").lower()
    return "hidden" in token.attributes or "display:none" in style or "visibility:hidden" in style


def is_chrome(token: Token) -> bool:
    """Whether an element of a full page is furniture: menus, share bars, promotion, text for screen readers."""
    if token.name in _CHROME_TAGS:
        return True
    if not token.attributes:
        return False
    if token.value("role").lower() in _CHROME_ROLES and token.name not in _NEVER_CHROME:
        return True
    if token.value("aria-hidden").lower() == "true" and token.name not in _NEVER_CHROME:
        return True
    if token.name == "h1":
        return not is_main_heading(token)
    for name in class_tokens(token):
        words = _words(name)
        if "".join(words) in _HIDDEN_WORDS:
            return True
        if token.name in _NEVER_CHROME or _MODIFIER.match(name) or not words:
            continue
        if words[0] in _CHROME_WORDS or words[-1] in _CHROME_WORDS:
            return True
    return False


def is_main_heading(token: Token) -> bool:
    """Whether a tag is an <h1> that is not the name of the site."""
    return token.name == "h1" and not any(_SITE_WORDS & set(_words(name)) for name in class_tokens(token))


def is_pull_quote(token: Token) -> bool:
    """Whether a class says pull quote."""
    return any("pullquote" in "".join(_words(name)) for name in token.value("class").split())


def is_title(token: Token) -> bool:
    """Whether a class says that this is the headline."""
    return _says(token, _TITLE)


def is_caption(token: Token) -> bool:
    """Whether a class says caption."""
    return _says(token, _CAPTION)


def is_credit(token: Token) -> bool:
    """Whether a class says picture credit."""
    return _says(token, _CREDIT)


def is_document_part(token: Token) -> Kind | None:
    """The kind that the class of a heading, paragraph or container gives its text, None for ordinary text."""
    if not token.attributes:
        return None
    if is_pull_quote(token):
        return Kind.PULL_QUOTE
    if token.name in ("p", "div", "h2", "h3", "h4", "h5", "h6", "span", "section") and _says(token, _STANDFIRST):
        return Kind.STANDFIRST
    if _says(token, _BYLINE):
        return Kind.BYLINE
    if _says(token, _CORRECTION):
        return Kind.CORRECTION
    if token.name in ("p", "div", "span", "time") and _says(token, _DATE):
        return Kind.DATE
    return None


def is_decorative(token: Token, source: str, alt: str) -> bool:
    """Whether an image needs no text: so marked, a tracking pixel, a spacer, a logo or an icon."""
    if token.value("role").lower() in ("presentation", "none") or token.value("aria-hidden").lower() == "true":
        return True
    if is_tiny(token.value("width"), token.value("height")):
        return True
    classes = {word for name in class_tokens(token) for word in _words(name)}
    return named_ornament(classes) or is_ornament(source, alt)


def holds_note(tokens: list[Token], index: int) -> bool:
    """Whether an element opens with the mark of a comment or footnote, as exported documents end."""
    return any(token.name == "a" and _NOTE_LINK.match(token.value("href")) for token in tokens[index + 1 : index + 5])


def story_weights(tokens: list[Token]) -> list[int]:
    """For each token, how many paragraphs and main headings start before it (a heading counts for many)."""
    counts, total = [0], 0
    for token in tokens:
        if token.type is TokenType.START and token.name == "p":
            total += 1
        elif token.type is TokenType.START and is_main_heading(token) and total < _HEADING_WEIGHT:
            total += _HEADING_WEIGHT
        counts.append(total)
    return counts
