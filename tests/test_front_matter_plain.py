"""Front matter read line by line is what PyYAML reads, and what is not plain is left to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.readers.front_matter import find_front_matter
from newslint.readers.front_matter_plain import plain_values
from newslint.readers.front_matter_yaml import _by_pyyaml

DRAFTS = sorted((Path(__file__).parent / "drafts").rglob("*.md"))


def same(text: str, start: int, end: int) -> bool:
    plain = plain_values(text, start, end)
    if plain is not None:
        values, problem = _by_pyyaml(text, start, end)
        assert problem is None, text
        assert plain == values
    return plain is not None


def test_the_front_matter_of_drafts_is_mostly_plain() -> None:
    texts = [path.read_text("utf-8") for path in DRAFTS]
    heads = [(text, head) for text in texts if (head := find_front_matter(text)[0])]
    plain = [same(text, head.start, head.end) for text, head in heads if not head.toml]
    assert sum(plain) >= 0.8 * len(plain)


PLAIN = [
    "title: Bridge closes\ndate: 2026-11-24\n",
    "title: \"Bridge 'closes': why\"\r\nauthor: 'A \"B\" # C'\r\n",
    "tags:\n- one\n- two: three\n".replace(": three", ""),
    "tags:\n  - one\n  - 'two'\n\ntitle: x\n# a remark\n",
    'hero:\n  src: /img/a.jpg\n  alt: ""\n  credit: null\ntitle: ~\n',
    "url: https://example.com/a#b\ntime: 10:30\n",
    "title: 24 dead   \nélan: oui\ntitre_é: ça\n",
    "a: b",
]
OTHER = [
    "title: Bridge: closes\n",
    'title: "say \\"no\\""\n',
    "tags: [a, b]\n",
    "text: |\n  one\n",
    "title: one\n  two\n",
    "tags:\n",
    "tags:\ntitle: x\n",
    "a:\n  b:\n    c: d\n",
    "a:\n- b: c\n",
    "a: &x b\n",
    "a: b # c\n",
    "a:\tb\n",
    "'a': b\n",
    "a: x\n- b\n",
    "a:\n  - b\n  c: d\n",
    "a:\n  b: c\n   d: e\n",
    "a: b\rc: d\r",
    "a: b\x85c: d\n",
    "---\na: b\n",
]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_lines_are_read(text: str) -> None:
    assert same(text, 0, len(text))


@pytest.mark.parametrize("text", OTHER)
def test_others_are_left_to_pyyaml(text: str) -> None:
    assert plain_values(text, 0, len(text)) is None


WORDS = st.sampled_from(
    "a;key: ;title: ;- ;  ;\n;\r\n;\";';x y;: ;#; #;null;~;[;|;é;1:2;https://a/b;-;?;\\;\t;a-b;%;\ufeff;😀;...;---;&;*;"
    "b:\n;  c: d\n;- e\n".split(";")
)


@given(st.lists(WORDS, max_size=14).map("".join))
@settings(max_examples=1500)
def test_whatever_is_read_is_what_pyyaml_reads(text: str) -> None:
    same(text, 0, len(text))
