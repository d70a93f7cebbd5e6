"""The Markdown reader: prose, images, dialects, and the place of every character."""

from __future__ import annotations

import pytest

from newslint.article import Article, FieldState, Kind
from newslint.readers import read_article


def _read(text: str, path: str = "draft.md") -> Article:
    return read_article(text, path, "markdown")


def _told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def _at(article: Article, phrase: str, index: int = 0) -> str:
    block = article.blocks[index]
    at = block.text.index(phrase)
    return article.source.text[slice(*block.source_span(at, at + len(phrase)))]


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("A **bold** un*frigging*believable snake_case_name", "A bold unfriggingbelievable snake_case_name"),
        ("It is 5 * 3 * 2 and **open", "It is 5 * 3 * 2 and **open"),
        ("***both*** and *a **b** c* and ~~gone~~", "both and a b c and gone"),
        ("one\ntwo  \nthree\\\nfour", "one two three four"),
        ("Fish &amp; chips for \\$5 \\*net\\*", "Fish & chips for $5 *net*"),
        ("Use `ls -l` now", "Use \ufffc now"),
        ('A [link *here*](http://a.b/c_d "t") on', "A link here on"),
        ("[insert name] and [x]", "[insert name] and [x]"),
        ("The roof.[^1] It", "The roof. It"),
        ("a <!-- hidden --> b", "a b"),
        ("mid<b>dle</b> and<br>end", "middle and end"),
        ("See <https://a.b/c> or https://d.e/f_g_h.", "See https://a.b/c or https://d.e/f_g_h."),
        ("Price is ${{ price }}.", "Price is $\ufffc."),
        ("She left {% if x %}early{% endif %} today", "She left early today"),
        ("**Everything is bold,** she said\\.", "Everything is bold, she said."),
        ("“*Never*,” he said. ‘*Yes*’", "“Never,” he said. ‘Yes’"),
        ("AT&T; and 3 < 4 > 2", "AT&T; and 3 < 4 > 2"),
    ],
)
def test_inline_text_as_a_reader_sees_it(source: str, text: str) -> None:
    article = _read(source)
    assert _told(article) == [("paragraph", text)]


def test_places_survive_markup_line_breaks_and_astral_characters() -> None:
    article = _read("> 😀 One **bo**ld\r\n> move &mdash; and\r\n> [more](x) `y` here\r\n")
    assert article.blocks[0].text == "😀 One bold move — and more \ufffc here"
    assert _at(article, "bold") == "bo**ld"
    assert _at(article, "—") == "&mdash;"
    assert _at(article, "here") == "here"
    assert _at(article, "\ufffc") == "`y`"


def test_blocks_and_their_kinds() -> None:
    article = _read(
        "# Wall *falls*\n\nBy Ann Lee\n\nText.\n\n## Why\n\n"
        "- one\n- two\n  more\n\n1. first\n2. second\n\n> Said so,\nlazily.\n\n"
        "    indented\n\nUnder\n---\n\n```py\ncode = 1\n```\n\n***\n\nEnd.\n"
    )
    assert _told(article) == [
        ("headline", "Wall falls"),
        ("byline", "By Ann Lee"),
        ("paragraph", "Text."),
        ("subhead", "Why"),
        ("list", "one"),
        ("list", "two more"),
        ("list", "first"),
        ("list", "second"),
        ("block-quote", "Said so, lazily."),
        ("code", "indented"),
        ("subhead", "Under"),
        ("code", "code = 1"),
        ("paragraph", "End."),
    ]
    items = [block.group for _, block in article.blocks_of(Kind.LIST)]
    assert items[0] == items[1] != items[2] == items[3]


def test_the_head_of_an_exported_document() -> None:
    article = _read(
        "# **Wall falls**\n\n*Both camps have bought pizza*\n\nBy Ann Q. Lee\n14 October 2025\n\nBy noon it rained.\n"
    )
    assert [kind for kind, _ in _told(article)] == ["headline", "standfirst", "byline", "date", "paragraph"]


def test_a_bold_question_below_an_image_is_copy() -> None:
    article = _read(
        "Text.\n{: .q}\n\n{% include figure.html src='a.jpg' caption='The gate.' %}\n\n**Was it cold?**\n{: .q}\n"
    )
    assert _told(article) == [("paragraph", "Text."), ("caption", "The gate."), ("paragraph", "Was it cold?")]


def test_a_second_title_is_a_subhead_when_the_front_matter_has_one() -> None:
    article = _read("---\ntitle: Wall falls\n---\n# Again\n")
    assert [kind for kind, _ in _told(article)] == ["headline", "subhead"]


def test_numbers_that_start_a_wrapped_line_are_no_list() -> None:
    assert _told(_read("The wall fell in\n1984. Nobody cried.")) == [
        ("paragraph", "The wall fell in 1984. Nobody cried.")
    ]


def test_table_cells_keep_row_and_table() -> None:
    article = _read("| A | B |\n|---|--:|\n| x \\| y | *2* |\n\nAfter.\n\nC | D\n--- | ---\n1 | 2\n")
    cells = [(block.text, block.level) for _, block in article.blocks_of(Kind.TABLE)]
    assert cells == [("A", 1), ("B", 1), ("x | y", 2), ("2", 2), ("C", 1), ("D", 1), ("1", 2), ("2", 2)]
    groups = {block.group for _, block in article.blocks_of(Kind.TABLE)}
    assert len(groups) == 2


def test_image_with_title_caption_and_credit() -> None:
    article = _read('![A gate](a_b.jpg "The \\"old\\" gate. Photograph: Ann Lee/PA")')
    (image,) = article.images
    assert (image.alt.text, image.caption.text, image.credit.text) == (
        "A gate",
        'The "old" gate.',
        "Photograph: Ann Lee/PA",
    )
    assert article.source.text[slice(*image.anchor)] == article.source.text
    assert _at(article, '"old"', 1) == '\\"old\\"'


def test_empty_alt_is_empty_between_the_brackets_and_a_credit_is_absent() -> None:
    (image,) = _read('![](a.jpg "The gate.")').images
    assert image.alt.state is FieldState.EMPTY
    assert image.alt.span == (2, 2)
    assert image.credit.state is FieldState.ABSENT


@pytest.mark.parametrize(
    ("below", "caption", "credit"),
    [
        ("\n*The gate in 1952.*", "The gate in 1952.", ""),
        ("\n\n*The gate in 1952. Photo: Ann Lee/PA*", "The gate in 1952.", "Photo: Ann Lee/PA"),
        ("\n{: .wide}\n*The gate.*\n{: .caption}", "The gate.", ""),
        ("\n\n*She never came back.*", "", ""),
        ("\n\nThe gate in 1952. Photograph: Ann Lee/PA", "The gate in 1952.", "Photograph: Ann Lee/PA"),
        ("\n\nThe gate was shut in 1952, she said.", "", ""),
    ],
)
def test_captions_below_an_image(below: str, caption: str, credit: str) -> None:
    article = _read(f"![A gate](a.jpg){below}\n\nBody text.\n")
    assert (article.images[0].caption.text, article.images[0].credit.text) == (caption, credit)
    assert article.blocks[-1].text == "Body text."


def test_reference_links_and_images() -> None:
    article = _read(
        "See [the map][Map] and [map].\n\n![][image1]\n\n[map]: http://a.b/c\n[image1]: <data:image/png;base64,AAAA>\n"
    )
    assert [(link.text, link.target) for link in article.links] == [
        ("the map", "http://a.b/c"),
        ("map", "http://a.b/c"),
    ]
    assert article.images[0].alt.state is FieldState.EMPTY
    assert _told(article) == [("paragraph", "See the map and map.")]


def test_footnotes_are_copy() -> None:
    article = _read("The roof.[^1]\n\n[^1]: The survey was\n    paid for.\n")
    assert _told(article)[-1] == ("paragraph", "The survey was paid for.")


def test_raw_html_is_read_and_templates_in_it_are_unknown() -> None:
    article = _read(
        'Text.\n\n<figure>\n<img src="a.jpg" alt="{{ page.alt }}">\n'
        "<figcaption>The gate. Photograph: Ann Lee/PA</figcaption>\n"
        "</figure>\n\n<p>Price {{ p }} now.</p>\n\nEnd.\n"
    )
    assert article.images[0].alt.state is FieldState.UNKNOWN
    assert article.images[0].credit.text == "Photograph: Ann Lee/PA"
    assert ("paragraph", "Price \ufffc now.") in _told(article)
    assert _told(article)[-1] == ("paragraph", "End.")


def test_hugo_shortcodes() -> None:
    article = _read(
        'A {{< param x >}}.\n\n{{< figure src="a.jpg" alt="A gate" caption="Tom \\"T\\" Lee." attr="" >}}\n\n'
        "{{% pullquote %}}\nNever again.\n{{% /pullquote %}}\n\n{{< youtube abc >}}\n\n"
        "{{< note >}}\nInner text.\n{{< /note >}}\n"
    )
    assert _told(article) == [
        ("paragraph", "A \ufffc."),
        ("alt", "A gate"),
        ("caption", 'Tom "T" Lee.'),
        ("pull-quote", "Never again."),
        ("paragraph", "Inner text."),
    ]
    assert article.images[0].credit.state is FieldState.EMPTY
    assert article.source.text[slice(*article.images[0].anchor)].startswith("{{< figure")


def test_a_shortcode_with_inner_text_has_it_as_caption() -> None:
    article = _read('{{< figure src="a.jpg" alt="" >}}\nThe gate. Photo: Ann Lee/PA\n{{< /figure >}}\n')
    assert (article.images[0].caption.text, article.images[0].credit.text) == ("The gate.", "Photo: Ann Lee/PA")


def test_an_unclosed_shortcode_is_a_problem_and_eats_nothing() -> None:
    article = _read('{{< figure src="a.jpg"\n\nText.\n\n{{< figure src="b.jpg" >}}\n')
    assert "not closed" in article.problems[0].message
    assert ("paragraph", "Text.") in _told(article)
    assert [image.src.text for image in article.images] == ["b.jpg"]


def test_jekyll_includes_and_comments() -> None:
    article = _read(
        "{% comment %} TK {% endcomment %}\n"
        '{% include figure.html src="{{ site.url }}/a.jpg" alt="A gate" credit="" %}\n\n'
        "## Why {#why .x}\n\n{% include comments.html %}\n"
    )
    assert _told(article) == [("alt", "A gate"), ("subhead", "Why")]
    assert article.images[0].src.state is FieldState.UNKNOWN
    assert article.images[0].credit.state is FieldState.EMPTY


def test_mdx_components_and_expressions() -> None:
    article = _read(
        "import Figure from './F.astro';\nexport const n = {\n  a: 1,\n};\n\n{/* TK */}\n\n"
        "About {n.toLocaleString()} people.\n\n"
        '<Figure\n  src={photo}\n  alt="A gate"\n  caption={TODO}\n  credit={photo.credit}\n/>\n\n'
        '<PullQuote cite="Ann Lee">Never again.</PullQuote>\n\n<Note>\nInner.\n</Note>\n',
        "draft.mdx",
    )
    assert _told(article)[1:] == [
        ("paragraph", "About \ufffc people."),
        ("alt", "A gate"),
        ("caption", "TODO"),
        ("pull-quote", "Never again."),
        ("paragraph", "Inner."),
    ]
    assert article.blocks[0].kind is Kind.CODE
    assert article.images[0].credit.state is FieldState.UNKNOWN
    assert article.images[0].src.state is FieldState.UNKNOWN


def test_quarto_cells_figures_and_citations() -> None:
    article = _read(
        '```{python}\n#| fig-cap: "Wells by decade."\n#| fig-alt: Bars\nplot()\n```\n\nAs @fig-wells shows [@lee2020], '
        "`{python} n` wells.\n\n"
        '![A worker.](tap.jpg){#fig-tap fig-alt="Hands" fig-credit="Ann Lee/PA"}\n\n| A |\n|---|\n| 1 |\n\n'
        ": Wells. {#tbl-w}\n\n::: {.callout}\nInner.\n:::\n",
        "draft.qmd",
    )
    assert [(image.caption.text, image.alt.text) for image in article.images] == [
        ("Wells by decade.", "Bars"),
        ("A worker.", "Hands"),
    ]
    assert article.images[0].credit.state is FieldState.UNKNOWN
    assert article.images[1].credit.text == "Ann Lee/PA"
    told = _told(article)
    assert ("paragraph", "As \ufffc shows \ufffc, \ufffc wells.") in told
    assert ("caption", "Wells.") in told
    assert told[-1] == ("paragraph", "Inner.")


def test_an_address_is_no_cross_reference_outside_quarto() -> None:
    assert _told(_read("Write to @annlee or ann@lee.org.")) == [("paragraph", "Write to @annlee or ann@lee.org.")]


def test_shortcodes_in_code_are_code() -> None:
    article = _read('```\n{{< figure src="a.jpg" >}}\n```\n\nText `{% x %}` on.\n')
    assert article.images == ()
    assert _told(article)[-1] == ("paragraph", "Text \ufffc on.")


def test_decorative_images_say_so() -> None:
    (image,) = _read('![](rule.png){role="presentation"}').images
    assert image.decorative


@pytest.mark.parametrize(
    "unit",
    [
        "*a ",
        "[a](",
        "{{< ",
        "<!--",
        "> ",
        "- ",
        "`a ``",
        "<a b='",
        "{",
        "![",
        "a|b\n-|-\n",
        "*a\n\n",
        "{% x",
        "[^a]",
        "\\",
    ],
)
def test_hostile_drafts_are_read(unit: str) -> None:
    for path in ("draft.md", "draft.mdx", "draft.qmd"):
        assert _read(unit * 3000, path).format == "markdown"


def test_plain_text_of_the_reference_parser_agrees() -> None:
    markdown_it = pytest.importorskip("markdown_it")
    source = (
        "A *b* __c__ d_e_f **g*h*i** *j **k* l** a*b_c* _d*e_ ***m** n* **o**p**q** \\*r* 2*3*4 "
        "[s *t*](u) ![v](w) `x*`*y* "
        '*(z)* a*"b"*c "*d*" __e__f ~~h~~ <b>i</b>*j* [k](<l m>) [n](o(p)q) [r] (s) [t](u v) &copy; *&amp;*'
    )
    tokens = markdown_it.MarkdownIt("commonmark").enable("strikethrough").parseInline(source)[0].children
    shown = "".join(
        "\ufffc" if token.type == "code_inline" else token.content
        for token in tokens
        if token.type in ("text", "code_inline", "text_special")
    )
    assert _read(source).blocks[0].text == shown
