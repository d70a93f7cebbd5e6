"""JSON drafts: profiles, renditions, pictures, places through two escapes, and what is said of broken JSON."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.article import Article, Escape, FieldState, Kind, escape
from newslint.engine import Result
from newslint.readers import NotRead, read
from newslint.readers.json_tree import Branch, JsonFault, Leaf, Tree, decoded, parse, shown
from newslint.readers.profiles import ProfileError, path_of, profile_of
from newslint.source import Source


def _read(value: Any, name: str | None = None, profiles: Mapping[str, Any] | None = None, **dumps: Any) -> Article:
    text = value if isinstance(value, str) else json.dumps(value, **dumps)
    made = {key: profile_of(key, raw) for key, raw in (profiles or {}).items()}
    return read(Source("draft.json", text), name, made)


def _told(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in article.blocks]


def _ninjs(**more: Any) -> dict[str, Any]:
    return {"uri": "urn:x:1", "version": "1", "type": "text", **more}


def _source_of(article: Article, phrase: str) -> str:
    (block,) = [block for block in article.blocks if phrase in block.text]
    at = block.text.index(phrase)
    return article.source.text[slice(*block.source_span(at, at + len(phrase)))]


class TestNinjs:
    def test_version_1(self) -> None:
        article = _read(
            _ninjs(
                headline="Bridge opens",
                byline="Ann Lee",
                versioncreated="2025-05-26T11:02:00+1000",
                ednote="Eds: adds photo.",
                slugline="BRIDGE",
                description_html="<p>It is <b>late</b>.</p>",
                description_text="It is late.",
                body_text="The bridge &amp; the road opened.",
                body_html="<p>The bridge &amp; the road opened.</p>",
            )
        )
        assert sorted(_told(article)) == [
            ("byline", "Ann Lee"),
            ("date", "2025-05-26T11:02:00+1000"),
            ("headline", "Bridge opens"),
            ("note", "Eds: adds photo."),
            ("paragraph", "The bridge & the road opened."),
            ("standfirst", "It is late."),
        ]
        assert (article.format, article.shape) == ("json", "ninjs")
        assert article.ledger.published is not None
        assert article.ledger.published.day.isoformat() == "2025-05-26"

    @pytest.mark.parametrize("key", ["contentType", "contenttype"])
    def test_version_2_takes_one_rendition(self, key: str) -> None:
        bodies = [
            {"role": "text", key: "text/plain", "value": "The bridge opened."},
            {"role": "xml", key: "application/xml", "value": "<T>The bridge opened.</T>"},
            {"role": "html", key: "text/html; charset=utf-8", "value": "<p>The bridge opened.</p>"},
            {"role": "rich", key: "text/html", "value": "<p>The bridge opened.</p><p>Rich.</p>"},
        ]
        headlines = [{"role": "main", "value": "Bridge opens"}, {"role": "short", "value": "Bridge opens"}]
        article = _read(_ninjs(headlines=headlines, bodies=bodies, by="Ann Lee"))
        assert _told(article) == [
            ("headline", "Bridge opens"),
            ("paragraph", "The bridge opened."),
            ("byline", "Ann Lee"),
        ]

    def test_version_3_and_plain_text_only(self) -> None:
        body = {"contentType": "text/plain", "value": "First.\n\nSecond one,\nstill.\n\n"}
        lead = [{"role": "lead", "contentType": "text/plain", "value": "Short."}]
        article = _read(_ninjs(headlines=[{"value": "H"}], bodies=[body], descriptions=lead))
        assert _told(article) == [
            ("headline", "H"),
            ("paragraph", "First."),
            ("paragraph", "Second one, still."),
            ("standfirst", "Short."),
        ]

    def test_lines_part_a_plain_text_without_blank_lines(self) -> None:
        article = _read(_ninjs(headline="H", body_text="One.\nTwo.\r\nThree."))
        assert [text for kind, text in _told(article) if kind == "paragraph"] == ["One.", "Two.", "Three."]

    def test_a_page_as_body_gives_its_story_once(self) -> None:
        page = (
            "<html><head><title>T</title></head><body><article><h1>Bridge opens</h1><p>It did.</p><figure>"
            '<img src="b.jpg" alt="A bridge" data-assoc-ref="a001"><figcaption>The bridge.</figcaption></figure>'
            "</article></body></html>"
        )
        picture = {
            "name": "a001",
            "type": "picture",
            "uri": "x",
            "by": "Karl M/TT",
            "descriptions": [{"value": "The bridge."}],
        }
        bodies = [{"contenttype": "text/html", "value": page}]
        article = _read(_ninjs(headlines=[{"value": "Bridge opens"}], bodies=bodies, associations=[picture]))
        assert [text for kind, text in _told(article) if kind in ("headline", "caption")] == [
            "Bridge opens",
            "The bridge.",
        ]
        (image,) = article.images
        assert (image.alt.text, image.credit.text) == ("A bridge", "Karl M/TT")

    def test_a_picture_item_is_a_picture(self) -> None:
        article = _read(
            {"uri": "x", "version": "0", "type": "picture", "headlines": [{"value": "Turkey"}], "descriptions": [
                {"role": "creditline", "value": "ASSOCIATED PRESS"},
                {"role": "caption", "value": "A man at a gate. (DHA via AP, File)"},
            ]}
        )  # fmt: skip
        (image,) = article.images
        assert (image.caption.text, image.credit.text) == ("A man at a gate.", "ASSOCIATED PRESS")
        assert {kind for kind, _ in _told(article)} == {"caption", "credit"}

    def test_other_items_than_pictures_are_no_pictures(self) -> None:
        associations = {
            "a": {"type": "text", "headline": "Other"},
            "b": None,
            "c": {"type": "graphic", "headline": "Logo"},
        }
        assert _read(_ninjs(headline="H", associations=associations)).images == ()


class TestPictures:
    def _image(self, **more: Any) -> Any:
        picture = {"type": "picture", "renditions": {"original": {"href": "a.jpg"}}, **more}
        article = _read(_ninjs(headline="H", associations={"featuremedia": picture}))
        return article.images[0], article

    def test_superdesk_writes_the_alternative_text_as_body_text(self) -> None:
        image, article = self._image(
            headline="Whale", description_text="A whale.", body_text="A tail", byline="Ned Q", copyrightholder="AAP"
        )
        fields = (image.src.text, image.alt.text, image.caption.text, image.credit.text)
        assert fields == ("a.jpg", "A tail", "A whale.", "Ned Q/AAP")
        assert [text for kind, text in _told(article) if kind == "credit"] == ["Ned Q", "AAP"]
        assert article.source.text[image.anchor.start] == "{"

    @pytest.mark.parametrize(
        ("byline", "holder", "state"),
        [
            ("Ned Quarrie", "", FieldState.EMPTY),
            ("Ned Quarrie/Island Wire", "", FieldState.TEXT),
            ("Ned Quarrie AP", "", FieldState.TEXT),
            ("", "Island Wire", FieldState.TEXT),
            ("", "", FieldState.EMPTY),
            ("Ned Quarrie", None, FieldState.EMPTY),
        ],
    )
    def test_credits(self, byline: str, holder: str | None, state: FieldState) -> None:
        image, article = self._image(description_text="A whale.", byline=byline, copyrightholder=holder)
        assert image.credit.state is state
        if state is FieldState.EMPTY:
            assert article.source.text[slice(*image.credit.span)] == ('""' if holder == "" else "null")

    def test_a_field_that_no_picture_has_is_unknown(self) -> None:
        image, _ = self._image(description_text="A whale.")
        assert image.alt.state is FieldState.UNKNOWN
        assert image.credit.state is FieldState.ABSENT

    def test_an_embedded_picture_takes_its_credit_from_its_data(self) -> None:
        body = (
            '<p>Text.</p>\n<!-- EMBED START Image {id: "editor_0"} -->\n<figure><img src="big.jpg" alt="A bay"/>'
            '<figcaption>The bay.</figcaption></figure>\n<!-- EMBED END Image {id: "editor_0"} --><p>More.</p>'
        )
        data = {"type": "picture", "description_text": "The bay today.", "byline": "Ned Quarrie/AAP"}
        article = _read(_ninjs(headline="H", body_html=body, associations={"editor_0": data}))
        (image,) = article.images
        assert (image.alt.text, image.caption.text, image.credit.text) == ("A bay", "The bay.", "Ned Quarrie/AAP")
        (alone,) = _read(_ninjs(headline="H", body_html=body)).images
        assert alone.credit.state is FieldState.UNKNOWN


def test_an_item_of_superdesk_itself() -> None:
    article = _read(
        {
            "_id": "urn:x", "family_id": "urn:x", "type": "text", "slugline": "BRIDGE", "headline": "Bridge opens",
            "abstract": "<p>It is late.</p>", "body_html": "<p>It opened.</p>", "body_footer": "<p>Call 000.</p>",
            "dateline": {"text": "HOBART, May 26 AAP -"}, "ednote": None,
            "associations": {"featuremedia": {"type": "picture", "alt_text": "A bridge", "description_text": "Cars."}},
        }
    )  # fmt: skip
    assert article.shape == "superdesk"
    assert ("standfirst", "It is late.") in _told(article)
    assert ("dateline", "HOBART, May 26 AAP -") in _told(article)
    assert [text for kind, text in _told(article) if kind == "paragraph"] == ["It opened.", "Call 000."]
    assert article.images[0].alt.text == "A bridge"


class TestPlaces:
    def test_through_both_escapes(self) -> None:
        text = (
            '{"uri": "x", "version": "1", "headline": "H", "body_html": "<p class=\\"a\\">He said \\u201cFish &amp; '
            '<b>ch</b>ips\\u201d\\ncost \\ud83d\\ude00 5\\/6.<\\/p>"}'
        )
        article = _read(text)
        assert article.blocks[1].text == "He said “Fish & chips” cost 😀 5/6."
        assert _source_of(article, "Fish & ch") == "Fish &amp; <b>ch"
        assert _source_of(article, "“Fish") == "\\u201cFish"
        assert _source_of(article, "” cost") == "\\u201d\\ncost"
        assert _source_of(article, "😀 5/6") == "\\ud83d\\ude00 5\\/6"

    def test_a_repair_is_escaped_for_html_and_for_json(self) -> None:
        assert escape('a "b" & <c>\n\\', Escape.JSON_HTML) == 'a \\"b\\" &amp; &lt;c>\\n\\\\'
        assert escape('a "b" &', Escape.JSON_ATTRIBUTE) == "a &quot;b&quot; &amp;"
        assert escape('a "b" &\t', Escape.JSON) == 'a \\"b\\" &\\t'

    @pytest.mark.parametrize("ascii_only", [True, False])
    def test_a_repaired_file_says_what_it_should(self, ascii_only: bool, read: Callable[..., Result]) -> None:
        body = "<p>“We paid,” he saidthat day, “for the the R&amp;D.”</p>"
        text = json.dumps(_ninjs(headline="H", body_html=body), ensure_ascii=ascii_only)
        result = read(text, "typo/fused-words", "typo/repeated-word", format="json")
        edits = sorted(edit for item in result.findings for one in item.suggestions[:1] for edit in
                       [(edit.offset, edit.end_offset, edit.text) for edit in one.edits])  # fmt: skip
        assert edits
        for start, end, better in reversed(edits):
            text = text[:start] + better + text[end:]
        assert "he said that day" in json.loads(text)["body_html"]

    @settings(max_examples=150, deadline=None)
    @given(
        parts=st.lists(
            st.sampled_from(["The bridge", " ", "\n", "<b>", "</b>", "<p>", "</p>", "&amp;", "&#8220;", "“", '"', "\\",
                             "/", "😀", "é", "e\u0301", "\u2028", "\t", "<br>", "<!-- x -->",
                             "<img src='a' alt=\"A & 'b'\">",
                             "<figure>", "<figcaption>C. Photo: A B/AP</figcaption>", "</figure>", "AT&T", "\x07"]),
            max_size=14,
        ),
        ascii_only=st.booleans(),
        indent=st.sampled_from([None, 2]),
    )  # fmt: skip
    def test_every_character_stands_where_it_says(self, parts: list[str], ascii_only: bool, indent: int | None) -> None:
        value = _ninjs(headline="".join(parts[:3]), body_html="".join(parts))
        article = _read(value, "ninjs", ensure_ascii=ascii_only, indent=indent)
        text = article.source.text
        for block in article.blocks:
            assert 0 <= block.extent.start <= block.extent.end <= len(text)
            assert sum(piece.length for piece in block.pieces) == len(block.text)
            reached = 0
            for at, character in enumerate(block.text):
                start, end = block.source_span(at, at + 1)
                assert reached <= start < end
                reached = start
                raw = text[start:end]
                inner = json.loads(f'"{raw}"') if raw != '"' else raw
                assert character in (inner, html.unescape(inner)) or (character.isspace() and _is_gap(inner)), (
                    character,
                    raw,
                )


def _is_gap(raw: str) -> bool:
    return raw.isspace() or raw.startswith("<br")


class TestFaults:
    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ('{"headline": "A",}', "line 1, column 17: a comma stands before }: take it out"),
            ('{"headline": "A"\n "body_html": "B"}', "line 2, column 2: a comma is missing before this"),
            ('{\n"headline": "A\nB"}', "line 2, column 15: a line break stands in a string"),
            ('{"headline": "C:\\x"}', "line 1, column 17: '\\x' is no escape of JSON"),
            ('{"headline": "A"', "the file ends where a comma or } should stand"),
            ('{"headline": "A}', "line 1, column 14: this string is never closed"),
            ("{'headline': 1, \"body_html\": 2}", "double quotation marks, not single ones"),
            ('{"headline": 1 /* x */}', "JSON has no comments"),
            ('{"headline": "A"} {}', "line 1, column 19: something follows the end"),
            ('{"headline": ' + "[" * 500, "nested deeper than 200 levels"),
        ],
    )
    def test_broken_json_is_told_with_line_and_column(self, text: str, told: str) -> None:
        with pytest.raises(NotRead) as error:
            _read(text)
        assert told in str(error.value)
        assert not error.value.other

    def test_a_key_that_stands_twice(self) -> None:
        article = _read('{"uri": "x", "version": "1",\n "headline": "A",\n "headline": "B"}')
        (problem,) = article.problems
        assert problem.message == "The key 'headline' stands twice in this object (first on line 2, column 2)."
        assert article.source.position(problem.span.start)[:2] == (3, 2)
        assert _told(article) == [("headline", "B")]

    @pytest.mark.parametrize(
        "text", ['{"name": "tool", "version": "1"}', "[]", "3", '{"headline": 4}', "{}", "// tsconfig"]
    )
    def test_json_that_is_no_draft(self, text: str) -> None:
        with pytest.raises(NotRead) as error:
            _read(text)
        assert error.value.other or "headline" in text

    @settings(max_examples=300, deadline=None)
    @given(
        st.lists(st.sampled_from('{}[],:"\\ 1e-.x\n') | st.sampled_from(["true", '"a"', "-2.5", "null"]), max_size=9)
    )
    def test_what_json_is_nobody_disputes(self, parts: list[str]) -> None:
        text = "".join(parts)
        try:
            expected = json.loads(text)
        except ValueError:
            with pytest.raises(JsonFault):
                parse(text)
            return
        assert _plain(text, parse(text)[0]) == expected


def _plain(text: str, tree: Tree) -> Any:
    if isinstance(tree, Leaf):
        return shown(text, tree) if tree.string else json.loads(shown(text, tree))
    assert isinstance(tree, Branch)
    if tree.keys is None:
        return [_plain(text, child) for child in tree.children]
    return {key: _plain(text, tree.children[at]) for key, at in tree.places.items()}


@given(st.text(max_size=40))
def test_a_string_decoded_is_what_was_written(text: str) -> None:
    for ascii_only in (True, False):
        source = json.dumps(text, ensure_ascii=ascii_only)
        assert decoded(source, Leaf(parse(source)[0].span, True)).text == text


GHOST = {
    "when": "posts[0].html",
    "story": "posts[0]",
    "headline": "title",
    "standfirst": "custom_excerpt | excerpt",
    "byline": "authors[].name",
    "date": "published_at",
    "body": "html",
    "pictures": [
        {"src": "feature_image", "alt": "feature_image_alt", "caption": "feature_image_caption", "credit": "photo_by"}
    ],
}


class TestProfiles:
    def _post(self) -> dict[str, Any]:
        return {
            "posts": [
                {
                    "title": "Bridge opens", "custom_excerpt": None, "excerpt": "Short.",
                    "html": "<h2>Late</h2><p>It did.</p>",
                    "authors": [{"name": "Ann Lee"}, {"name": "Bo Ray"}], "published_at": "2025-02-03T10:00:00Z",
                    "feature_image": "a.jpg", "feature_image_alt": "A bridge",
                    "feature_image_caption": "Cars. Photo: X Y/AP",
                }
            ]
        }  # fmt: skip

    def test_a_profile_of_the_house_is_chosen_by_shape_or_by_name(self) -> None:
        for name in (None, "json", "ghost"):
            article = _read(self._post(), name, {"ghost": GHOST})
            assert article.shape == "ghost"
            assert ("standfirst", "Short.") in _told(article)
            assert [text for kind, text in _told(article) if kind == "byline"] == ["Ann Lee", "Bo Ray"]
            assert ("subhead", "Late") in _told(article)
            assert (article.images[0].caption.text, article.images[0].credit.text) == ("Cars.", "Photo: X Y/AP")

    def test_typed_elements_and_markdown(self) -> None:
        raw = {
            "headline": "headlines.basic", "body": "parts[type=text].content", "subhead": "parts[type=header].content",
            "pull-quote": "parts[type!=text,header].content[].text", "markup": "markdown",
        }  # fmt: skip
        parts = [
            {"type": "text", "content": "It *did* open."},
            {"type": "header", "content": "Later"},
            {"type": "quote", "content": [{"text": "“We won.”"}]},
        ]
        article = _read({"headlines": {"basic": "H"}, "parts": parts}, None, {"arc": raw})
        assert _told(article) == [
            ("headline", "H"),
            ("paragraph", "It did open."),
            ("subhead", "Later"),
            ("pull-quote", "“We won.”"),
        ]

    def test_a_profile_that_fits_nothing(self) -> None:
        with pytest.raises(NotRead, match="ghost, superdesk, ninjs") as error:
            _read({"pages": []}, None, {"ghost": GHOST})
        assert error.value.other

    @pytest.mark.parametrize(
        ("raw", "told"),
        [
            ({"headlin": "a"}, "has no field 'headlin': did you mean 'headline'?"),
            ({"body": 3}, "'body': must be a path or a list of paths"),
            ({"body": "a..b"}, "'body': the path 'a..b' cannot be read from 'b' on".replace("'b'", "'.b'")),
            ({"body": "a[b"}, "cannot be read from '[b' on"),
            ({"markup": "rtf", "body": "a"}, "'markup': must be one of auto, html, markdown, text"),
            ({"when": "a"}, "names neither a body nor a headline"),
            ({"body": "a", "pictures": [{"alt_text": "b"}]}, "'pictures': has no field 'alt_text'"),
            ({"body": "a", "pictures": "b"}, "'pictures': must be a table or a list of tables"),
        ],
    )
    def test_a_wrong_profile_says_what_is_wrong(self, raw: dict[str, Any], told: str) -> None:
        with pytest.raises(ProfileError) as error:
            profile_of("desk", raw)
        assert told in str(error.value)

    def test_paths(self) -> None:
        assert [step.kind for step in path_of("a.b[].*[x=1,2][0].c")] == [
            "key",
            "key",
            "items",
            "all",
            "is",
            "number",
            "key",
        ]
        assert path_of("") == ()


def test_kinds_of_pieces_are_those_of_blocks() -> None:
    article = _read(_ninjs(headline="H", body_html="<ul><li>One</li></ul><blockquote>“No.”</blockquote>"))
    assert [block.kind for block in article.blocks] == [Kind.HEADLINE, Kind.LIST, Kind.BLOCK_QUOTE]
