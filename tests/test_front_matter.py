"""Front matter: places of values, pieces of the story, images, broken YAML and TOML."""

from __future__ import annotations

import pytest

from newslint.article import Article, FieldState, Kind
from newslint.readers import read_article
from newslint.readers.fields import flat_role, is_image_name, words


def _read(text: str) -> Article:
    return read_article(text, "draft.md")


def _source_of(article: Article, kind: Kind, phrase: str) -> str:
    """The source that stands for a phrase of the first block of a kind."""
    block = next(block for _, block in article.blocks_of(kind))
    at = block.text.index(phrase)
    span = block.source_span(at, at + len(phrase))
    return article.source.text[span.start : span.end]


@pytest.mark.parametrize(
    ("line", "text", "phrase", "source"),
    [
        ("title: Rain stops play", "Rain stops play", "stops", "stops"),
        ('title: "Rain \\"stops\\" play"', 'Rain "stops" play', '"stops"', '\\"stops\\"'),
        ("title: 'Rain''s end'", "Rain's end", "'s", "''s"),
        ('title: "caf\\u00e9 shut"', "café shut", "é", "\\u00e9"),
        ("title: >-\n  Rain\n  stops", "Rain stops", "Rain stops", "Rain\n  stops"),
        ("title: |\n  Rain\n  stops\n", "Rain stops", "stops", "stops"),
        ("title: 😀 Rain # a comment", "😀 Rain", "Rain", "Rain"),
        ('title: "Rain\n  stops"', "Rain stops", "stops", "stops"),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_yaml_scalars_map_to_their_source(line: str, text: str, phrase: str, source: str, line_break: str) -> None:
    draft = f"---\nlayout: 😀\n{line}\n---\nBody.\n".replace("\n", line_break)
    article = _read(draft)
    assert article.blocks[0].kind is Kind.HEADLINE
    assert article.blocks[0].text == text
    assert _source_of(article, Kind.HEADLINE, phrase) == source.replace("\n", line_break)
    assert article.blocks[-1].text == "Body."


def test_keys_of_different_houses_are_the_same_pieces() -> None:
    article = _read(
        "---\nhed: Wall falls\ndek: A short tale\nauthors:\n  - Ann Lee\n  - name: Bo Ray\npubDate: 2026-01-02\n---\n"
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        (Kind.HEADLINE, "Wall falls"),
        (Kind.STANDFIRST, "A short tale"),
        (Kind.BYLINE, "Ann Lee"),
        (Kind.BYLINE, "Bo Ray"),
        (Kind.DATE, "2026-01-02"),
    ]
    assert article.meta["authors.1.name"].text == "Bo Ray"


def test_image_groups_are_images() -> None:
    article = _read('---\nimage:\n  url: a.jpg\n  alt: A gate\n  caption: The gate at noon.\n  credit: ""\n---\n')
    (image,) = article.images
    assert image.alt.text == "A gate"
    assert image.credit.state is FieldState.EMPTY
    assert image.credit.span is not None
    assert article.source.text[image.credit.span.start - 1 : image.credit.span.end + 1] == '""'
    assert [block.key for block in article.blocks] == ["image.alt", "image.caption"]


def test_a_caption_without_a_credit_key_has_none_and_unnamed_fields_are_unknown() -> None:
    article = _read("---\nhero:\n  src: a.jpg\n  cutline: The gate at noon.\n---\n")
    assert article.images[0].credit.state is FieldState.ABSENT
    assert article.images[0].alt.state is FieldState.UNKNOWN


def test_an_empty_value_stands_after_its_colon() -> None:
    article = _read("---\nhero:\n  src: a.jpg\n  caption: The gate.\n  credit:\ntitle: X y\n---\n")
    span = article.images[0].credit.span
    assert span is not None
    assert article.source.text[: span.start].endswith("credit:")
    assert span.start == span.end


def test_flat_image_keys_make_one_image() -> None:
    article = _read("---\nheroImage: ./a.jpg\nheroAlt: A gate\nhero_credit: Ann Lee/PA\ntitle: T x\n---\n")
    (image,) = article.images
    assert (image.src.text, image.alt.text, image.credit.text) == ("./a.jpg", "A gate", "Ann Lee/PA")


def test_a_share_image_alone_is_no_picture_of_the_story() -> None:
    assert _read("---\ntitle: T x\nimage: /share.png\n---\nBody.").images == ()


def test_a_credit_inside_the_caption_is_split_off() -> None:
    article = _read("---\ncover:\n  image: a.jpg\n  caption: 'The gate. Photograph: Ann Lee/PA'\n---\n")
    assert article.images[0].caption.text == "The gate."
    assert article.images[0].credit.text == "Photograph: Ann Lee/PA"


def test_broken_yaml_is_a_problem_and_the_lines_are_read_all_the_same() -> None:
    text = '---\ntitle: "Bad" quotes: here\ndek: Fine words\nhero:\n  alt: A gate\n---\nBody text.\n'
    article = _read(text)
    (problem,) = article.problems
    assert article.source.position(problem.span.start).line == 2
    assert "YAML" in problem.message
    assert article.meta["dek"].text == "Fine words"
    assert article.meta["hero.alt"].text == "A gate"
    assert article.blocks[-1].text == "Body text."


@pytest.mark.parametrize("value", ["\ud800", "\x01", "[" * 5000, "*nobody", "{a: " * 2000])
def test_what_yaml_refuses_does_not_stop_the_reader(value: str) -> None:
    article = _read(f"---\ntitle: {value}\n---\nBody.\n")
    assert article.problems
    assert article.blocks[-1].text == "Body."


def test_front_matter_that_is_never_closed_is_said() -> None:
    article = _read("---\ntitle: Wall falls\ndate: 2026-01-02\n\nThe wall fell.\n")
    assert "not closed" in article.problems[0].message
    assert article.blocks[0].text == "Wall falls"
    assert article.blocks[-1].text == "The wall fell."


def test_a_rule_at_the_head_of_a_draft_is_no_front_matter() -> None:
    article = _read("---\n\nThe wall fell.\n\n---\n\nNobody cried.\n")
    assert [block.text for block in article.blocks] == ["The wall fell.", "Nobody cried."]
    assert article.problems == ()


def test_toml_values_map_to_their_source() -> None:
    text = (
        '+++\ntitle = "Rain \\"stops\\" play"  # hed\nauthors = ["Ann Lee", \'Bo Ray\']\ndate = 2026-01-02\n'
        '[hero]\nsrc = \'a.jpg\'\nalt = """A gate\nat noon"""\nmeta = { by = "x" }\n+++\nBody.\n'
    )
    article = _read(text)
    assert [block.text for block in article.blocks] == [
        'Rain "stops" play',
        "Ann Lee",
        "Bo Ray",
        "2026-01-02",
        "A gate at noon",
        "Body.",
    ]
    assert _source_of(article, Kind.HEADLINE, '"stops"') == '\\"stops\\"'
    assert article.images[0].alt.text == "A gate at noon"
    assert article.meta["hero.meta.by"].text == "x"
    assert article.problems == ()


def test_a_bad_line_of_toml_is_a_problem_and_the_rest_is_read() -> None:
    article = _read('+++\ntitle = "Wall falls"\nnonsense here\ndek = "Fine"\n+++\nBody.\n')
    assert [block.text for block in article.blocks] == ["Wall falls", "Fine", "Body."]
    assert article.source.text[slice(*article.problems[0].span)] == "nonsense here"


def test_keys_are_compared_as_words() -> None:
    assert {words("heroAltText"), words("hero_alt_text"), words("Hero-Alt-Text")} == {"hero alt text"}
    assert flat_role("heroAlt") == ("hero", "alt")
    assert flat_role("title") is None
    assert is_image_name("components/figure.html")
    assert not is_image_name("comments.html")
