"""Fixes: guarded, verified by reading again, made until nothing is left."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mending import MENDED, SAMPLES, SLIP, mend, mender_of, text_of

from newslint.article import Span
from newslint.engine import Desk
from newslint.findings import Edit, Finding, Level, Suggestion, Tier
from newslint.fixing.choosing import Fix, applied, fixes
from newslint.fixing.guards import refusal
from newslint.fixing.mending import Mender
from newslint.fixing.places import written as written_as
from newslint.fixing.verifying import sound
from newslint.readers import read_article
from newslint.result import DraftResult
from newslint.rulebook import Rule, rule_from
from newslint.settings import Settings
from newslint.source import Source, decode, encode


@pytest.fixture(scope="module")
def mender(rules: tuple[Rule, ...]) -> Mender:
    return mender_of(rules)


# What is mended, and that it settles


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_every_sample_settles_and_only_spans_of_findings_change(path: Path, mender: Mender) -> None:
    source = decode(path.read_bytes(), path.name)
    before = mender.runner.check_source(source)
    after = mender.check_source(source)
    assert not [finding for finding in after.findings if finding.rule == "internal/fix-conflict"]
    if path.parent.name == "clean":
        assert after.mended is None
        return
    safe = [item.suggestions[0] for item in before.shown if item.suggestions and item.suggestions[0].tier is Tier.SAFE]
    edits = [edit for suggestion in safe for edit in suggestion.edits]
    assert bool(edits) == (after.mended is not None)
    # every stretch between two places that may be mended stands unchanged, in order
    rest, at = text_of(after), 0
    for edit in sorted(edits, key=lambda item: item.offset):
        kept = source.text[at : edit.offset]
        assert rest.startswith(kept)
        rest, at = rest[len(kept) :], edit.end_offset
        rest = rest[len(_common(rest, edit.text, source.text[edit.offset : edit.end_offset])) :]
    assert rest == source.text[at:]
    assert mender.check_source(Source(path.name, text_of(after))).mended is None


def _common(rest: str, new: str, old: str) -> str:
    """What stands at a place now: the new words, or the old ones where the fix was left out."""
    return new if rest.startswith(new) and not (old.startswith(new) and rest.startswith(old) and new) else old


def test_overlapping_fixes_take_two_passes_and_graver_ones_go_first() -> None:
    def found(rule: str, level: Level, start: int, end: int) -> Finding:
        suggestion = Suggestion("x", Tier.SAFE, (Edit(start, end, "x"),))
        return Finding("p", rule, level, "m", Span(start, end), "raw", False, "", (suggestion,))

    findings = [
        found("a/late-but-grave", Level.ERROR, 4, 9),
        found("a/early", Level.WARNING, 0, 5),
        found("a/touching", Level.WARNING, 9, 12),
        found("a/apart", Level.SUGGESTION, 20, 21),
    ]
    assert [fix.rule for fix in fixes(findings, (Tier.SAFE,))] == ["a/late-but-grave", "a/apart"]


def test_ask_is_a_tier_of_its_own(rules: tuple[Rule, ...]) -> None:
    text = "The board met on Monday, and agreed to sell the the hall.\n\nIt was a unique oppertunity, said nobody.\n"
    assert "oppertunity" in text_of(mend(mender_of(rules), text))
    assert "opportunity" in text_of(mend(mender_of(rules, Tier.SAFE, Tier.ASK), text))


# Rules that fight


def fighting(name: str, swap: dict[str, str]) -> Rule:
    return rule_from(
        {
            "name": name, "since": "0.1", "level": "error", "kind": "substitution", "message": "'{found}'.",
            "why": "", "where": ["paragraph"], "speech": "keep", "fix": "safe", "default": True, "packs": {},
            "check": "", "options": {}, "spec": {"swap": swap}, "silences": "", "beats": [], "once": "no", "cases": [],
            "literals": [],
        }
    )  # fmt: skip


def fought(rules: tuple[Rule, ...], *odd: Rule) -> DraftResult:
    return mend(mender_of((*rules, *odd)), f"The gray owl. {SLIP}")


def test_rules_that_undo_each_other_are_named_and_the_rest_is_mended(rules: tuple[Rule, ...]) -> None:
    draft = fought(rules, fighting("style/uk", {"gray": "grey"}), fighting("style/us", {"grey": "gray"}))
    assert text_of(draft) == f"The gray owl. {MENDED}"
    (conflict,) = [finding for finding in draft.findings if finding.rule == "internal/fix-conflict"]
    assert "style/uk and style/us undo each other" in conflict.message
    assert conflict.excerpt == "gray"


def test_a_rule_that_never_ends_is_named(rules: tuple[Rule, ...]) -> None:
    draft = fought(rules, fighting("style/more", {"owl": "owl owl"}))
    assert text_of(draft) == f"The gray owl. {MENDED}"
    (conflict,) = [finding for finding in draft.findings if finding.rule == "internal/fix-conflict"]
    assert "style/more never come to an end" in conflict.message


def test_more_slips_than_the_limit_are_no_fight(mender: Mender) -> None:
    text = "".join(f"They went to the the hall on street number {number}.\n\n" for number in range(70))
    draft = mend(mender, text)
    assert draft.mended is not None
    assert len(draft.mended.fixed) == 70
    assert "the the" not in text_of(draft)


# What no fix does


def guarded(text: str, old: str, new: str, format: str = "snippet") -> str:
    start = text.index(old)
    return refusal(read_article(text, "draft", format), [Edit(start, start + len(old), new)])


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("“We went to the the river,” said Ines Palma.", "the the", "the"),
        ("“We dont know,” said Ines Palma.", "dont", "don’t"),
        ("Palma said: “We went to the river and", "river", "rivers"),
        ("“We won.” said Ines Palma.", "won.”", "lost,”"),
        ("“We won ,” said Ines Palma.", " ,", ","),
    ],
)
def test_speech_is_never_changed(text: str, old: str, new: str) -> None:
    assert "quotation" in guarded(text, old, new)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("“We won the cup.” said Ines Palma.", ".”", ",”"),
        ("“We won the cup” said Ines Palma.", "cup”", "cup,”"),
        ("\"We won the cup,\" said Ines Palma.", '"We', "“We"),
        ("“We won the cup,” said said Ines Palma.", "said said", "said"),
        ("The the mayor said: “We won the cup.”", "The the", "The"),
    ],
)  # fmt: skip
def test_marks_and_the_stop_before_the_closing_mark_are_the_papers(text: str, old: str, new: str) -> None:
    assert guarded(text, old, new) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("300", "3000"),
        ("1 ,000", "1,000"),
        ("3 May", "May"),
        ("three", "four"),
        ("Tuesday", "Wednesday"),
        ("May", "June"),
        ("5 .30", "5.30"),
        ("1  200", "1200"),
    ],
)
def test_numbers_and_dates_are_never_changed(old: str, new: str) -> None:
    text = "On Tuesday, 3 May, 300 people paid 1 ,000 pounds at 5 .30 for three cakes and 1  200 buns."
    assert "number" in guarded(text, old, new)


@pytest.mark.parametrize(
    ("old", "new"), [("people people", "people"), (" ,", ","), ("teh", "the"), ("Febuary", "February")]
)
def test_what_stands_beside_a_number_may_be_mended(old: str, new: str) -> None:
    assert guarded("In Febuary 300 people people paid 1,000 , of which teh town got 20.", old, new) == ""


NAMED = (
    "Ines Palma, the mayor, said the hall would close.\n\nMs Palma Palma left early, Palma’s office said , and Dorn."
)


@pytest.mark.parametrize(
    ("old", "new"), [("Palma, the", "Parma, the"), ("Ines Palma", "Inez Palma"), ("Ms Palma", "Ms palma")]
)
def test_names_of_people_are_never_changed(old: str, new: str) -> None:
    assert guarded(NAMED, old, new) == "it would change a name"


@pytest.mark.parametrize(
    ("old", "new"),
    [("Palma Palma", "Palma"), ("Palma’s", "Palma's"), ("said ,", "said,"), ("the hall", "the old hall")],
)
def test_what_leaves_a_name_whole_may_be_mended(old: str, new: str) -> None:
    assert guarded(NAMED, old, new) == ""


def test_an_edit_that_a_rule_calls_safe_is_only_shown_where_a_guard_refuses(rules: tuple[Rule, ...]) -> None:
    odd = fighting("style/rename", {"Palma": "Parma"})
    result = Desk([odd], Settings(), rules).read(read_article(NAMED, "d", "snippet"))
    assert [finding.suggestions[0].tier for finding in result.findings] == [Tier.SHOW] * 4


def test_places_in_speech_are_left_out_of_a_repair_of_many(mender: Mender) -> None:
    text = "“It closed.  We left,” she said.  Nobody came.  He lost.\n"
    assert text_of(mend(mender, text)) == "“It closed.  We left,” she said. Nobody came. He lost.\n"


@pytest.mark.parametrize(("mark", "tier"), [('"', Tier.SAFE), ("&quot;", Tier.SHOW)])
def test_the_marks_of_a_pair_are_mended_together_or_not_at_all(rules: tuple[Rule, ...], mark: str, tier: Tier) -> None:
    text = f'<h1>Mayor calls plan "a disgrace{mark} in debate</h1>\n<p>It was May.</p>'
    (rule,) = [rule for rule in rules if rule.name == "headline/quote-marks"]
    (finding,) = Desk([rule], Settings(), rules).read(read_article(text, "d.html")).findings
    assert finding.suggestions[0].tier is tier
    assert len(finding.suggestions[0].edits) == (2 if tier is Tier.SAFE else 0)


# Formats: written as the format wants it, verified by reading again


def sound_text(text: str, old: str, new: str, format: str, path: str = "draft") -> str | None:
    """The text after an edit whose escaped form the block makes; None where verification refuses it."""
    article = read_article(text, path, format)
    block = next(block for block in article.blocks if old in block.text)
    at = block.text.index(old)
    edit = Edit(*block.source_span(at, at + len(old)), written_as(article, block, new))
    made, after = sound(article, [Fix("a/b", (edit,))], lambda text: read_article(text, path, format))
    return after.source.text if made and after else None


NINJS = '{{"uri": "urn:x:1", "version": "1", "type": "text", "headline": "{}", "body_html": "<p>{}</p>"}}'


@pytest.mark.parametrize(
    ("format", "text", "old", "new", "written"),
    [
        ("html", '<p>a</p><img src="a.jpg" alt="The old gate">', "old", 'so-called "old" <', '&quot;old&quot; &lt;'),
        ("html", "<p>a</p><img src='a.jpg' alt='The old gate'>", "old", "town's", "town&#39;s"),
        ("html", "<p>The old gate of the town fell.</p>", "old", "R&B <old>", "R&amp;B &lt;old>"),
        ("json", NINJS.format("The old gate", "It fell."), "old", '"old"\\', '\\"old\\"\\\\'),
        ("json", NINJS.format("Gate", "The old gate fell."), "old", "R&B", "R&amp;B"),
        ("markdown", "---\ntitle: 'The old gate'\n---\n\nIt fell.\n", "old", "town's", "town''s"),
        ("markdown", '---\ntitle: "The old gate"\n---\n\nIt fell.\n', "old", '"old"', '\\"old\\"'),
        ("markdown", '+++\ntitle = "The old gate"\n+++\n\nIt fell.\n', "old", '"old"', '\\"old\\"'),
        ("markdown", "---\ntitle: >\n  The old\n  gate\n---\n\nIt fell.\n", "old", "town's", "town's"),
        ("archieml", "headline: The old gate\n\n[+body]\nIt fell at last.\n[]\n", "old", "town’s", "town’s"),
    ],
)  # fmt: skip
def test_edits_are_escaped_as_their_place_wants(format: str, text: str, old: str, new: str, written: str) -> None:
    after = sound_text(text, old, new, format)
    assert after is not None
    assert written in after
    again = read_article(after, "draft", format)
    assert [block.text for block in again.blocks if new in block.text]


@pytest.mark.parametrize(
    ("format", "text", "old", "new"),
    [
        ("markdown", "---\ntitle: The old gate\n---\n\nIt fell.\n", "The", "Gate: the"),
        ("markdown", "+++\ntitle = 'The old gate'\n+++\n\nIt fell.\n", "old", "town's"),
        ("markdown", "The old gate fell at last, they said.\n", "The old", "# Old"),
        ("markdown", "The *old* gate fell at last, they said.\n", "old", "_old_"),
        ("text", "The old gate fell at last, they said.\n", "gate", "gate\n\nThe wall"),
        ("archieml", "[+body]\nThe old gate fell at last.\n[]\n", "The old", ":skip\nThe old"),
    ],
)
def test_edits_that_would_be_read_otherwise_are_left_out(format: str, text: str, old: str, new: str) -> None:
    assert sound_text(text, old, new, format) is None


def test_one_bad_edit_does_not_stop_the_others(rules: tuple[Rule, ...]) -> None:
    odd = fighting("style/odd", {"Odd": "# Odd"})
    draft = fought(rules, odd)
    assert draft.mended is not None
    text = f"{SLIP}\nOdd things happened at the gate, they said.\n"
    draft = mend(mender_of((*rules, odd)), text)
    assert text_of(draft) == f"{MENDED}\nOdd things happened at the gate, they said.\n"
    assert [error.message for error in draft.errors] == [
        "line 5: the fix of style/odd was left out: the draft would be read otherwise"
    ]


def test_markup_beside_a_slip_stays(mender: Mender) -> None:
    text = "The council said *that* the [the](b.html) bridge , as **ever** , would close.\n"
    assert (
        text_of(mend(mender, text)) == "The council said *that* the [the](b.html) bridge, as **ever**, would close.\n"
    )


def test_lists_of_archieml_are_no_hindrance(mender: Mender) -> None:
    text = "headline: The the gate\n\n[points]\n* It fell at last.\n* It will be built anew.\n[]\n"
    assert text_of(mend(mender, text, "a.aml")) == text.replace("The the", "The")


def test_line_breaks_within_a_doubled_word_make_no_difference(mender: Mender) -> None:
    for line_break in ("\n", "\r\n"):
        text = f"The council said that the{line_break}the bridge would close.{line_break}"
        assert text_of(mend(mender, text)).split() == "The council said that the bridge would close.".split()


PIECES = st.sampled_from(
    [
        "the the",
        "the",
        "council ,",
        "went",
        "😀",
        "é",
        "—",
        "“no,” she said",
        "\r\n\r\n",
        "\n\n",
        "\r\n",
        "&amp;",
        "*so*",
        "  ",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=25), st.data())
def test_edits_change_their_spans_and_nothing_else(pieces: Sequence[str], data: st.DataObject) -> None:
    text = " ".join(pieces)
    article = read_article(text, "draft.md", "markdown")
    points = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=8)))
    edits = [Edit(start, end, "X") for start, end in zip(points[::2], points[1::2], strict=False)]
    after = applied(text, edits)
    at = moved = 0
    for edit in edits:
        assert after[at + moved : edit.offset + moved] == text[at : edit.offset]
        moved += 1 - (edit.end_offset - edit.offset)
        at = edit.end_offset
    assert after[at + moved :] == text[at:]
    assert article.source.text == text


@settings(max_examples=25, deadline=None)
@given(st.lists(PIECES, min_size=3, max_size=25), st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le"]))
def test_odd_texts_settle_and_keep_bytes_elsewhere(mender: Mender, pieces: Sequence[str], encoding: str) -> None:
    source = Source("draft.md", " ".join(pieces), encoding)
    assert decode(encode(source), "draft.md").text == source.text.removeprefix("\ufeff")
    draft = mender.check_source(source)
    after = text_of(draft)
    assert mender.check_source(Source("draft.md", after, encoding)).mended is None
    for odd in ("😀", "é", "—", "&amp;", "*so*", "\r", "“no,” she said"):
        assert after.count(odd) == source.text.count(odd)
