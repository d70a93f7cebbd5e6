"""One finding for one defect: silencing rules, overlapping rules, repeats, limits, fingerprints."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newslint.article import Article, Span
from newslint.findings import Finding, Related, Suggestion, Tier
from newslint.on_use import compiled
from newslint.records import replace
from newslint.rulebook import Rule

_WORD = compiled(r"\w+")
_RELATED = 20
"""How many further places a grouped finding lists."""


def settled(article: Article, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """The findings left when the more specific of two on the same words has won.

    A rule with ``silences: block`` that finds most of a block mutes the other rules in it. Of two findings whose
    spans meet, the one whose rule ``beats`` the other stays. Two findings of one rule on one span are one.
    """
    muted = _muted_blocks(article, findings, rules)
    kept: list[Finding] = []
    seen: set[tuple[str, Span, str]] = set()
    for finding in sorted(findings, key=lambda item: item.sort_key):
        key = (finding.rule, finding.span, finding.message)
        if key in seen or _is_muted(finding, muted, rules):
            continue
        seen.add(key)
        kept.append(finding)
    return _unbeaten(kept, rules)


def _muted_blocks(article: Article, findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[tuple[Span, str]]:
    silencing = [item for item in findings if item.rule in rules and rules[item.rule].silences == "block"]
    if not silencing:
        return []
    starts = [block.extent.start for block in article.blocks]
    muted = []
    for finding in silencing:
        for span in (finding.span, *(other.span for other in finding.related)):
            at = bisect_right(starts, span.start) - 1
            for block in article.blocks[max(0, at - 3) : at + 2]:
                low, high = max(block.extent.start, span.start), min(block.extent.end, span.end)
                if high > low and (high - low) * 10 >= 8 * (block.extent.end - block.extent.start):
                    muted.append((block.extent, finding.rule))
    return sorted(set(muted))


def _is_muted(finding: Finding, muted: Sequence[tuple[Span, str]], rules: Mapping[str, Rule]) -> bool:
    at = bisect_right(muted, (Span(finding.span.start, 1 << 60), "")) - 1
    if at < 0 or not muted[at][0].start <= finding.span.start < muted[at][0].end:
        return False
    silencing = muted[at][1]
    return finding.rule != silencing and not (finding.rule in rules and silencing in rules[finding.rule].beats)


def _unbeaten(findings: list[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    beating = {name for name, rule in rules.items() if rule.beats}
    if not any(finding.rule in beating for finding in findings):
        return findings
    beaten: set[int] = set()
    active: list[int] = []
    for number, finding in enumerate(findings):
        active = [other for other in active if findings[other].span.end > finding.span.start]
        for other in active:
            first, second = findings[other], finding
            if _beats(first, second, rules):
                beaten.add(number)
            elif _beats(second, first, rules):
                beaten.add(other)
        active.append(number)
        if len(active) > 50:
            active.pop(0)
    return [finding for number, finding in enumerate(findings) if number not in beaten]


def _beats(first: Finding, second: Finding, rules: Mapping[str, Rule]) -> bool:
    rule = rules.get(first.rule)
    return rule is not None and second.rule in rule.beats


def grouped(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> list[Finding]:
    """Repeats of one defect as one finding with related places, where the rule says ``once: words`` or ``article``."""
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        rule = rules.get(finding.rule)
        once = rule.once if rule else "no"
        key = {"words": finding.excerpt.casefold(), "article": ""}.get(once, f"{finding.span}{finding.message}")
        groups.setdefault((finding.rule, key), []).append(finding)
    return [_one(group) for group in groups.values()]


def _one(group: list[Finding]) -> Finding:
    first = group[0]
    if len(group) == 1:
        return first
    places = [Related(finding.span, "also here") for finding in group[1 : 1 + _RELATED]]
    more = len(group) - 1
    words = f"{more} more place{'s' if more > 1 else ''}"
    message = f"{first.message} ({words} in this draft.)"
    return replace(first, message=message, related=(*first.related, *places), suggestions=_together(group))


def _together(group: list[Finding]) -> tuple[Suggestion, ...]:
    """The repairs of the first of a group; a safe one mends the others that have the same repair as well."""
    suggestions = group[0].suggestions
    if not suggestions or suggestions[0].tier is not Tier.SAFE:
        return suggestions
    best = suggestions[0]
    alike = [finding.suggestions[0] for finding in group if finding.suggestions]
    edits = tuple(edit for other in alike if (other.text, other.tier) == (best.text, best.tier) for edit in other.edits)
    return (replace(best, edits=edits), *suggestions[1:])


def fingerprinted(article: Article, findings: Sequence[Finding], limit: int) -> list[Finding]:
    """The findings with fingerprints, at most ``limit`` of one rule (0: no limit), the last saying how many more.

    A fingerprint is made of rule, matched words, the word before and after, and the number of its like so far: no
    line and no path, so that it survives edits elsewhere.
    """
    try:
        from _blake2 import blake2b  # hashlib loads OpenSSL first, which takes as long as all fingerprints of a draft
    except ImportError:
        from hashlib import blake2b

    counts: Counter[str] = Counter(finding.rule for finding in findings)
    shown: Counter[str] = Counter()
    ordinals: defaultdict[str, int] = defaultdict(int)
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda item: item.sort_key):
        shown[finding.rule] += 1
        if limit and shown[finding.rule] > limit:
            continue
        basis = "\x1f".join((finding.rule, " ".join(finding.excerpt.split()), *_neighbours(article, finding.span)))
        ordinals[basis] += 1
        digest = blake2b(f"{basis}\x1f{ordinals[basis]}".encode("utf-8", "replace"), digest_size=8).hexdigest()
        rest = counts[finding.rule] - limit
        if limit and shown[finding.rule] == limit and rest > 0:
            finding = replace(finding, message=f"{finding.message} ({rest} more findings of this rule are not listed.)")
        kept.append(replace(finding, fingerprint=digest))
    return kept


def _neighbours(article: Article, span: Span) -> tuple[str, str]:
    text = article.source.text
    before = _WORD.findall(text[max(0, span.start - 60) : span.start])
    after = _WORD.search(text, span.end, span.end + 60)
    return (before[-1] if before else "", after.group() if after else "")
