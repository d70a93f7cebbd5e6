from __future__ import annotations

import pytest

from newslint.article import Article, Escape, FieldState, Kind
from newslint.readers import read_article
from newslint.readers.html import read_fragment


def read(text: str, input_format: str = "html") -> Article:
    return read_article(text, "draft.html", input_format)


def told(text: str, input_format: str = "html") -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in read(text, input_format).blocks]


def source_of(article: Article, index: int) -> str:
    block = article.blocks[index]
    return article.source.text[slice(*block.source_span(0, len(block.text)))]


def test_inline_tags_do_not_split_words() -> None:
    article = read("<p>four milli<em>metres</em> of h<span>a</span><span>nd</span></p>")
    assert article.blocks[0].text == "four millimetres of hand"
    start = article.blocks[0].text.index("millimetres")
    span = article.blocks[0].source_span(start, start + len("millimetres"))
    assert article.source.text[slice(*span)] == "milli<em>metres"


def test_entities_and_white_space() -> None:
    article = read("<p>\n  20&nbsp;per\n  cent &amp; AT&T, &ldquo;yes&rdquo; &bogus; \n</p>")
    assert article.blocks[0].text == "20\u00a0per cent & AT&T, “yes” &bogus;"
    assert source_of(article, 0).startswith("20&nbsp;per")
    assert not article.blocks[0].is_exact(2, 3)
    assert article.blocks[0].is_exact(0, 2)


def test_line_breaks() -> None:
    assert told("<p>One,<br>two.<br/><br>Three.</p>") == [("paragraph", "One, two."), ("paragraph", "Three.")]


def test_unclosed_paragraphs_and_items() -> None:
    assert told("<p>One\n<p>Two\n<ul><li>a<li>b</ul>Three") == [
        ("paragraph", "One"),
        ("paragraph", "Two"),
        ("list", "a"),
        ("list", "b"),
        ("paragraph", "Three"),
    ]


def test_items_of_one_list_share_a_group() -> None:
    blocks = read("<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>").blocks
    assert blocks[0].group == blocks[1].group != blocks[2].group


def test_headings_and_parts_by_class() -> None:
    page = (
        '<h1>Mill fire</h1><p class="article__standfirst">Two saved</p><p class="byline">By <a rel="author" href="/j">'
        'Jo Bell</a> <time datetime="2024-03-14">14 March 2024</time></p><p>Text.</p><h2>More</h2><h3>Even more</h3>'
    )
    article = read(page)
    assert [(block.kind.value, block.text, block.level) for block in article.blocks] == [
        ("headline", "Mill fire", 0),
        ("standfirst", "Two saved", 0),
        ("byline", "By Jo Bell", 0),
        ("date", "14 March 2024", 0),
        ("paragraph", "Text.", 0),
        ("subhead", "More", 2),
        ("subhead", "Even more", 3),
    ]
    assert article.meta["datetime"].text == "2024-03-14"


def test_a_time_in_the_story_is_no_date_line() -> None:
    article = read('<p>On <time datetime="2024-05-05" class="date">5 May</time> she left for the coast.</p>')
    assert [block.text for block in article.blocks] == ["On 5 May she left for the coast."]
    assert "datetime" not in article.meta


def test_byline_and_date_on_one_line() -> None:
    assert told("<h1>A</h1><p>By Beatriz Holm | October 2, 2026</p><p>By Friday the snow had gone.</p>")[1:] == [
        ("byline", "By Beatriz Holm"),
        ("date", "October 2, 2026"),
        ("paragraph", "By Friday the snow had gone."),
    ]


def test_byline_and_date_in_spans() -> None:
    line = '<h1>A</h1><div><span class="author">Jo Bell</span> <span class="date">March 3, 2024</span></div><p>B</p>'
    assert told(line)[1:3] == [("byline", "Jo Bell"), ("date", "March 3, 2024")]
    assert told("<h1>A</h1><p>Published: 3 March 2024</p><p>B</p>")[1] == ("date", "Published: 3 March 2024")


def test_figure_with_caption_and_credit() -> None:
    article = read(
        '<figure><img src="a.jpg" alt="A &quot;mill&quot;"><figcaption>The mill. <small>Lena Sand/PA</small>'
        "</figcaption></figure>"
    )
    assert [(block.kind, block.text, block.image) for block in article.blocks] == [
        (Kind.ALT, 'A "mill"', 0),
        (Kind.CAPTION, "The mill.", 0),
        (Kind.CREDIT, "Lena Sand/PA", 0),
    ]
    assert article.blocks[0].escape is Escape.ATTRIBUTE
    image = article.images[0]
    assert (image.caption.text, image.credit.text, image.alt.text) == ("The mill.", "Lena Sand/PA", 'A "mill"')
    assert image.credit.span is not None
    assert article.source.text[slice(*image.credit.span)] == "Lena Sand/PA"


@pytest.mark.parametrize(
    ("tag", "state", "decorative"),
    [
        ('<img src="a.jpg">', FieldState.ABSENT, False),
        ('<img src="a.jpg" alt="">', FieldState.EMPTY, False),
        ('<img src="a.jpg" alt>', FieldState.EMPTY, False),
        ('<img src="a.jpg" alt="" role="presentation">', FieldState.EMPTY, True),
        ('<img src="/img/site-logo.svg">', FieldState.ABSENT, True),
        ('<img src="a.jpg" class="author-avatar">', FieldState.ABSENT, True),
        ('<img src="https://example.org/t.gif" width="1" height="1">', FieldState.ABSENT, True),
        ('<img src="a.jpg" alt="{{ page.alt }}">', FieldState.UNKNOWN, False),
        ("<img src=a.jpg alt='A dog > a cat'>", FieldState.TEXT, False),
    ],
)
def test_alt_states(tag: str, state: FieldState, decorative: bool) -> None:
    image = read(f"<p>x</p>{tag}").images[0]
    assert (image.alt.state, image.decorative) == (state, decorative)


def test_the_span_of_an_empty_alt_is_the_attribute() -> None:
    article = read('<img src="a.jpg" alt="">')
    span = article.images[0].alt.span
    assert span is not None
    assert article.source.text[slice(*span)] == 'alt=""'


def test_caption_in_attributes() -> None:
    article = read('<img src="a.jpg" alt="Loaf" data-caption="It was was dark." data-credit="A. Rintoul/PA">')
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.ALT, "Loaf"),
        (Kind.CAPTION, "It was was dark."),
        (Kind.CREDIT, "A. Rintoul/PA"),
    ]
    assert source_of(article, 1) == "It was was dark."
    assert article.images[0].credit.text == "A. Rintoul/PA"


def test_a_gallery_shares_its_caption() -> None:
    article = read('<figure><img src="a.jpg"><img src="b.jpg"><figcaption>Two views (AFP)</figcaption></figure>')
    assert [(image.caption.text, image.credit.text) for image in article.images] == [("Two views", "AFP")] * 2


def test_paragraph_after_an_image() -> None:
    assert told('<p><img src="a.jpg"></p><p>A man walks. (AP Photo/Jane Doe)</p>') == [
        ("caption", "A man walks."),
        ("credit", "AP Photo/Jane Doe"),
    ]
    assert told('<p><img src="a.jpg"></p><p>Reuters reported the fire first.</p>') == [
        ("paragraph", "Reuters reported the fire first.")
    ]


def test_quotations() -> None:
    assert told(
        "<blockquote><p>We won</p><cite>Ann Roe</cite></blockquote>"
        '<aside class="pull-quote">So hot <cite>Tom</cite></aside><p>She reads <cite>The Times</cite> daily.</p>'
    ) == [
        ("block-quote", "We won"),
        ("meta", "Ann Roe"),
        ("pull-quote", "So hot"),
        ("meta", "Tom"),
        ("paragraph", "She reads The Times daily."),
    ]


def test_tables() -> None:
    blocks = read("<table><tr><th>Year<th>Fires<tr><td>2023<td>14</table>").blocks
    assert [(block.text, block.level) for block in blocks] == [("Year", 1), ("Fires", 1), ("2023", 2), ("14", 2)]
    assert len({block.group for block in blocks}) == 1


def test_what_is_not_shown_is_left_out() -> None:
    assert told(
        "<p>One<!-- note --> <del>two </del>three<sup><a href='#fn1'>1</a></sup>.</p><script>x<p>y</script>"
        "<noscript><img src=x.gif></noscript><nav><a href=/>Home</a></nav><p hidden>no</p><p>&nbsp;</p>"
        "<!--[if mso]><p>no</p><![endif]-->"
    ) == [("paragraph", "One three.")]


PAGE = """<!doctype html><html lang="en-GB"><head><title>Mill fire &amp; rescue | The Gazette</title>
<meta property="og:title" content="Mill fire"><script type="application/ld+json">
{"@type": "NewsArticle", "headline": "Mill \\"fire\\"", "author": [{"name": "Jo Bell"}]}</script></head>
<body class="has-sidebar"><header>The Gazette</header><div class="cookie-banner"><p>We use cookies</p></div>
<main class="layout"><div class="content with-sidebar"><article class="category-newsletter"><h1>Mill fire</h1>
<p>Text.</p>
<div class="share-buttons">Share</div><aside class="related-stories"><p>Other</p></aside><p>More text.</p>
<footer>Tags</footer></article></div></main><aside>Most read</aside><footer>Imprint</footer></body></html>"""


def test_a_page_gives_only_the_story() -> None:
    assert told(PAGE) == [("headline", "Mill fire"), ("paragraph", "Text."), ("paragraph", "More text.")]


def test_page_metadata_with_places() -> None:
    article = read(PAGE)
    meta = article.meta
    assert meta["lang"].text == "en-GB"
    assert meta["og:title"].text == "Mill fire"
    assert meta["title"].text == "Mill fire & rescue | The Gazette"
    assert meta["ld.headline"].text == 'Mill "fire"'
    assert article.source.text[slice(*meta["ld.headline"].span)] == 'Mill \\"fire\\"'
    assert meta["ld.author.name"].text == "Jo Bell"
    assert article.problems == ()


def test_broken_linked_data_is_a_problem() -> None:
    article = read('<script type="application/ld+json">{"headline": "A", }</script><p>Text</p>')
    assert len(article.problems) == 1
    assert article.meta["ld.headline"].text == "A"


def test_the_title_is_the_headline_where_there_is_no_other() -> None:
    assert told("<html><head><title>Mill fire | The Gazette</title></head><body><p>Text.</p></body></html>") == [
        ("headline", "Mill fire"),
        ("paragraph", "Text."),
    ]


def test_furniture_that_holds_the_story_is_kept() -> None:
    page = '<html><body><div class="sidebar"><h1>A</h1><p>One.</p><p>Two.</p></div></body></html>'
    assert told(page) == [("headline", "A"), ("paragraph", "One."), ("paragraph", "Two.")]


def test_a_page_of_divisions_starts_at_its_heading() -> None:
    page = (
        '<html><body><div><h1 class="site-title">The Gazette</h1><p>Est. 1870</p></div>'
        "<div><h1>Mill fire</h1><p>Text.</p></div></body></html>"
    )
    assert told(page) == [("headline", "Mill fire"), ("paragraph", "Text.")]


def test_fragments_keep_furniture_for_the_rules() -> None:
    assert told('<p>Text.</p><div class="share">Share this</div>')[1] == ("paragraph", "Share this")


def test_exported_document() -> None:
    export = (
        '<html><body class="c1 doc-content"><p class="c2 title"><span class="c1">The last ferry</span></p>'
        '<p class="c2"><span class="c1">A rope by ha</span><span class="c0">nd</span>'
        '<sup><a href="#cmnt1" id="cmnt_ref1">[a]</a></sup></p><p class="c2"><span></span></p>'
        '<p class="c2"><span><img alt="" src="data:image/png;base64,AA=" title=""></span></p>'
        '<p class="c2"><span>Sloane at the landing.</span></p><p class="c2">The crossing takes four long minutes.</p>'
        '<div><p class="c8"><a href="#cmnt_ref1" id="cmnt1">[a]</a><span>how short?</span></p></div></body></html>'
    )
    assert told(export) == [
        ("headline", "The last ferry"),
        ("paragraph", "A rope by hand"),
        ("caption", "Sloane at the landing."),
        ("paragraph", "The crossing takes four long minutes."),
        ("note", "how short?"),
    ]


def test_wordpress_blocks() -> None:
    post = (
        '<!-- wp:paragraph {"dropCap":true} -->\n<p class="has-drop-cap">One.</p>\n<!-- /wp:paragraph -->\n'
        '<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Hot.</p><cite>Ann</cite></blockquote>'
        "</figure><!-- /wp:pullquote -->\n"
        '<!-- wp:embed --><figure class="wp-block-embed"><div>\nhttps://example.org/v\n</div></figure>'
        '<!-- /wp:embed --><!-- wp:block {"ref":12} /-->'
    )
    assert read_article(post, "post").format == "wordpress"
    assert told(post, "wordpress") == [("paragraph", "One."), ("pull-quote", "Hot."), ("meta", "Ann")]


def test_wordpress_classic_post() -> None:
    post = (
        "The council <strong>met</strong>.\n\n"
        '[caption id="a" width="300"]<img src="a.jpg" alt="Hall"> The hall. Photo: Jo Bell[/caption]\n\n'
        '"We [the council] agree," he said [sic].\n\n[gallery ids="1,2"]\n[embed]https://example.org/v[/embed]\n'
    )
    assert told(post, "wordpress") == [
        ("paragraph", "The council met."),
        ("alt", "Hall"),
        ("caption", "The hall."),
        ("credit", "Photo: Jo Bell"),
        ("paragraph", '"We [the council] agree," he said [sic].'),
    ]


def test_bracketed_words_of_a_quotation_are_no_shortcodes() -> None:
    post = '[su_box title="x"]"We need [more] money for the [map]," she said.[/su_box] [video src="a.mp4"][/video]'
    assert told(post, "wordpress") == [("paragraph", '"We need [more] money for the [map]," she said.')]


def test_links() -> None:
    article = read('<p>See <a href="https://example.org/?a=1&amp;b=2">the <em>report</em></a>.</p>')
    link = article.links[0]
    assert (link.text, link.target) == ("the report", "https://example.org/?a=1&b=2")
    assert link.target_span is not None
    assert article.source.text[slice(*link.span)] == "the <em>report"
    assert article.source.text[slice(*link.target_span)] == "https://example.org/?a=1&amp;b=2"


def test_fragment_inside_another_format() -> None:
    text = "# Title\n\n<figure><img src='a.jpg'><figcaption>A hill</figcaption></figure>\n\nMore"
    start = text.index("<figure")
    end = text.index("\n\nMore")
    fragment = read_fragment(text, start, end, image_base=3)
    assert [(block.kind, block.text, block.image) for block in fragment.blocks] == [(Kind.CAPTION, "A hill", 3)]
    assert text[slice(*fragment.blocks[0].source_span(0, 6))] == "A hill"
    assert fragment.images[0].caption.text == "A hill"


def test_unclosed_comment_and_quotation_mark_are_problems() -> None:
    article = read('<p>One</p><p class="x>Two</p><!-- three')
    assert [block.text for block in article.blocks] == ["One", "Two"]
    assert len(article.problems) == 2


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "<a " * 50_000,
        '<a b="' * 50_000,
        "<div>" * 30_000,
        "<div><p>a" * 10_000,
        "<span>" * 20_000 + "</em>" * 20_000,
        "<figure><img>" * 10_000,
        "<b>" * 20_000 + "x",
        "<title>" * 20_000,
        "<!--" * 50_000,
        "&" * 200_000,
        "[caption " * 50_000,
        "\x00<p>\ud800</p>",
        '<script type="application/ld+json">' + "[" * 100_000 + "</script>",
    ],
)
@pytest.mark.parametrize("input_format", ["html", "wordpress"])
def test_hostile_input(text: str, input_format: str) -> None:
    article = read(text, input_format)
    for block in article.blocks:
        assert sum(piece.length for piece in block.pieces) == len(block.text)
