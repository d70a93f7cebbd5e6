"""The HTML report: safe against any draft, self-contained, legible, and as a browser shows it."""

from __future__ import annotations

import http.server
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator
from html.parser import HTMLParser
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from report_run import ACROSS, CLEAN, FINDINGS, MILL, PATH, RUN, TWICE, finding, many, one, run_of, written

from newslint.article import Span
from newslint.findings import Level, Related
from newslint.records import replace
from newslint.result import DraftResult, Run, RunError
from newslint.source import Row, Source

SHOWN = [item for item in FINDINGS if not item.hidden]
EMPTY = {"meta", "br", "link", "img", "input"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</div></section><img src=x onerror=alert(1)>",
    '"><a href="javascript:alert(1)">',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}",
    "<!--",
    "]]>",
    "&lt;b&gt; &#60;i&#62;",
    "\x00\x1b[2J\u202e\ud800\ufffe",
    "<iframe src=//example.invalid>",
    "<base href=//example.invalid><link rel=stylesheet href=//example.invalid/a.css>",
)


class Page(HTMLParser):
    """A page as its elements, its ids and its text; it fails on elements that are not closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self._marks: list[list[str]] = []
        self.marks: list[tuple[str, str]] = []
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in EMPTY:
            self.open.append(tag)
        if tag == "mark":
            self._marks.append([str(dict(attrs)["class"])])

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        if tag == "mark":
            level, *texts = self._marks.pop()
            self.marks.append((level, "".join(texts)))

    def handle_data(self, data: str) -> None:
        where = self.open[-1] if self.open else ""
        self.texts[where] = self.texts.get(where, "") + data
        if self._marks:
            self._marks[-1].append(data)

    def all(self, tag: str, name: str) -> list[str | None]:
        return [attrs[name] for found, attrs in self.elements if found == tag and name in attrs]


def page_of(run: Run = RUN) -> Page:
    return Page(written("html", run))


def test_every_finding_is_marked_and_listed() -> None:
    page = page_of()
    assert page.marks == [
        ("warning", "Whitcombe"),
        ("error", "The the"),
        ("warning point", ""),
        ("error", "from from"),
        ("suggestion", "##[error]"),
        ("suggestion", "the stock was lost,"),
        ("suggestion", "and the jobs"),
    ]
    listed = [name for name in page.all("li", "id") if name]
    assert sorted(listed) == [f"finding-{number}" for number in range(1, len(SHOWN) + 1)]
    assert listed.index("finding-2") < listed.index("finding-1")


def test_links_lead_somewhere() -> None:
    page = page_of()
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = page.all("a", "href")
    assert len(targets) >= 2 * len(SHOWN)
    assert {str(target).removeprefix("#") for target in targets} <= set(ids)
    labels = [attrs[name] for _, attrs in page.elements for name in attrs if name == "aria-labelledby"]
    assert set(labels) <= set(ids)


def test_the_page_can_be_read_without_colour_and_by_ear() -> None:
    page = page_of()
    assert page.elements[0] == ("html", {"lang": "en"})
    headings = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
    assert headings[0] == 1
    assert headings.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(headings))
    named = [attrs["aria-label"] for tag, attrs in page.elements if tag == "a" and "aria-label" in attrs]
    assert named[:3] == ["W1, warning", "E2, error", "W3, warning"]
    shown = page.texts["a"]
    for label in ("W1", "E2", "W3", "E4", "S5", "S6"):
        assert shown.count(label) == 2


def test_evidence_is_shown() -> None:
    shown = written("html")
    assert '<a href="#draft-1-9">also line 9: spelled so: “Whitcomb”</a>' in shown
    assert "<li>fix, if you agree: Whitcomb</li>" in shown
    assert "line 7, column 262 · in speech" in shown
    assert "A name spelled two ways is wrong at least once." in shown
    assert "drafts/photo.txt</b>: error: not a text file" in shown
    assert "Nobody sees this" not in shown


def test_the_text_of_the_draft_is_whole() -> None:
    class Lines(Page):
        def __init__(self, page: str) -> None:
            self.lines: list[str] = []
            super().__init__(page)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            super().handle_starttag(tag, attrs)
            if dict(attrs).get("class") == "line":
                self.lines.append("")

        def handle_data(self, data: str) -> None:
            super().handle_data(data)
            if "div" in self.open and self.lines and self.open[-1] in ("div", "mark"):
                self.lines[-1] += data.strip("\n") if self.open[-1] == "div" else data

    assert Lines(written("html")).lines == MILL.text.split("\r\n")


def test_findings_that_overlap_are_all_shown() -> None:
    wide, narrow = Span(TWICE.start, TWICE.end + 5), Span(TWICE.start + 4, TWICE.end)
    found = (
        finding("a/wide", Level.SUGGESTION, "x", wide),
        finding("a/whole", Level.WARNING, "x", ACROSS),
        finding("a/narrow", Level.ERROR, "x", narrow),
        finding("a/again", Level.WARNING, "x", narrow),
    )
    page = page_of(run_of(DraftResult(PATH, MILL, found, ())))
    assert page.marks[:3] == [("suggestion", "The "), ("error", "the"), ("suggestion", " fire")]
    assert page.marks[3:] == [("warning", "the stock was lost,"), ("warning", "and the jobs")]
    assert [page.texts["a"].count(label) for label in ("S1", "W2", "E3", "W4")] == [2] * 4


@pytest.mark.parametrize(
    ("text", "start", "end", "marks"),
    [
        ("", 0, 0, [("error point", "")]),
        ("a\n", 2, 2, [("error point", "")]),
        ("a\n\nb", 2, 2, [("error point", "")]),
        ("a\r\nb", 0, 3, [("error", "a")]),
        ("a\rb", 0, 99, [("error", "a"), ("error", "b")]),
        ("ab", 5, 3, [("error point", "")]),
        ("a\tb", 0, 3, [("error", "a\tb")]),
    ],
)
def test_marks_at_the_edges(text: str, start: int, end: int, marks: list[tuple[str, str]]) -> None:
    page = page_of(one(text, start, end))
    assert page.marks == marks
    assert page.texts["a"].count("E1") == 2


def test_many_drafts_have_an_index() -> None:
    other = DraftResult(
        "b & c.txt", Source("b & c.txt", "The the"), (replace(FINDINGS[1], path="b & c.txt", span=Span(0, 7)),), ()
    )
    page = page_of(run_of(RUN.drafts[0], DraftResult("clean.txt", CLEAN, (), ()), other))
    assert page.all("a", "href")[:2] == ["#draft-1", "#draft-3"]
    assert "1 draft with nothing to look at" in page.texts["summary"]
    assert "b & c.txt" in page.texts["a"]
    assert "table" not in [tag for tag, _ in page_of(run_of(RUN.drafts[0])).elements]


def test_a_run_without_findings() -> None:
    assert "No draft was checked." in page_of(run_of()).texts["p"]
    page = page_of(run_of(DraftResult("a", CLEAN, (), ())))
    assert "1 draft checked, nothing to look at." in page.texts["p"]
    assert page.marks == []


def test_places_of_a_word_document_have_their_names() -> None:
    rows = (Row(3, None, "paragraph 3"), Row(3, 0, "paragraph 3, picture"), Row(3, 5, "footnote 1"))
    source = Source("a.docx", "One one\nA cat\nTwo two", rows=rows)
    found = replace(FINDINGS[1], span=Span(0, 7), related=(Related(Span(14, 21), "also here"),))
    page = page_of(run_of(DraftResult("a.docx", source, (found,), ())))
    assert page.all("div", "data-line") == ["3", "picture", "footnote 1"]
    assert "also footnote 1" in page.texts["a"]


@pytest.mark.parametrize("hostile", HOSTILE)
def test_a_draft_cannot_add_to_the_page(hostile: str) -> None:
    plain, odd = one("abc", 0, 3, path="p"), one(hostile, 0, len(hostile), path=f"{hostile}", message=hostile)
    plain, odd = (
        replace(run, drafts=(replace(run.drafts[0], errors=(RunError(run.drafts[0].path, "x", "crash"),)),))
        for run in (plain, odd)
    )
    page = page_of(odd)
    names = [(tag, sorted(attrs)) for tag, attrs in page.elements]
    assert names == [(tag, sorted(attrs)) for tag, attrs in page_of(plain).elements]
    shown = written("html", odd)
    shown.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e]", shown)


def test_the_page_needs_nothing_else() -> None:
    shown = written("html", many(2, 2, 2))
    assert not re.search(r"(?i)\b(?:src|srcset|action|background)\s*=|url\(|@import|<script|<link|https?://", shown)
    assert "default-src 'none'" in shown
    assert shown == written("html", many(2, 2, 2))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("dark", [False, True])
def test_every_pair_of_colours_has_contrast(dark: bool) -> None:
    style = (files("newslint.reports") / "page.css").read_text("utf-8")
    light_part, dark_part, *_ = style.split("@media")
    colours = dict(re.findall(r"--([\w-]+): (#\w{6});", dark_part if dark else light_part))
    for level in ("error", "warning", "suggestion"):
        pairs = [
            ("ink", f"{level}-tint"),
            (level, f"{level}-tint"),
            (level, "paper"),
            (level, "desk"),
            ("paper", level),
        ]
        for front, back in [
            *pairs,
            ("quiet", "paper"),
            ("quiet", "desk"),
            ("link", "desk"),
            ("link", "paper"),
            ("ink", "desk"),
        ]:
            light, deep = sorted((luminance(colours[front]), luminance(colours[back])), reverse=True)
            assert (light + 0.05) / (deep + 0.05) >= 4.5, (front, back)


# In a browser


@pytest.fixture(scope="module")
def chromium() -> str:
    """The path of the browser."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if not found:
        pytest.skip("Chromium is not installed: 'apt-get install chromium'")
    return found


@pytest.fixture
def visits() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine: its port, and the paths that were asked for."""
    asked: list[str] = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            return

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_address[1], asked
    server.shutdown()
    thread.join()
    server.server_close()


def shown_by(chromium: str, page: Path) -> str:
    """The page's elements after the browser has read it."""
    base = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--dump-dom"]
    profile = f"--user-data-dir={page.parent / 'profile'}"
    done = subprocess.run([chromium, *base, profile, page.as_uri()], capture_output=True, check=True, timeout=120)
    return done.stdout.decode()


def test_a_browser_shows_the_marks_and_asks_for_nothing(
    chromium: str, tmp_path: Path, visits: tuple[int, list[str]]
) -> None:
    port, asked = visits
    address = f"http://127.0.0.1:{port}"
    copy = (
        f'The the <img src="{address}/a.png"><script>document.title="run"; fetch("{address}/b")</script>'
        f'<link rel=stylesheet href="{address}/c.css"> <iframe src="{address}/d"></iframe> <svg onload=alert(1)>'
    )
    (tmp_path / "page.html").write_text(written("html", one(copy, 0, 7, path=copy, message=copy)), "utf-8")
    shown = shown_by(chromium, tmp_path / "page.html")
    assert Page(shown).marks == [("error", "The the")]
    assert "<title>newslint: " in shown
    assert asked == []
    (tmp_path / "open.html").write_text(f'<!DOCTYPE html><img src="{address}/seen.png">', "utf-8")
    shown_by(chromium, tmp_path / "open.html")
    assert asked == ["/seen.png"]
