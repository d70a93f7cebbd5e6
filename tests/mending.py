"""What the tests of fixes share: samples, a draft with a slip, and a mender that writes nothing."""

from __future__ import annotations

from pathlib import Path

from newslint.config import Config
from newslint.findings import Tier
from newslint.fixing.mending import Mender
from newslint.result import DraftResult
from newslint.rulebook import Rule
from newslint.run import Runner
from newslint.settings import Settings
from newslint.source import Source

DRAFTS = Path(__file__).parent / "drafts"
SAMPLES = [
    path
    for folder in ("planted", "clean")
    for path in sorted((DRAFTS / folder).iterdir())
    if path.suffix not in (".tsv", ".docx")
]
PLANTED = [path for path in SAMPLES if path.parent.name == "planted"]
SLIP = "The council said that the the bridge would close.\n\nIt reopens in May, the mayor told residents.\n"
MENDED = SLIP.replace("the the", "the")
PLAIN = Config(Settings(), {}, ".")


def mender_of(rules: tuple[Rule, ...], *tiers: Tier, config: Config = PLAIN) -> Mender:
    """A mender that writes nothing; of the safe tier where none is named."""
    return Mender(Runner(rules, config), tiers or (Tier.SAFE,), write=False)


def mend(mender: Mender, text: str, path: str = "draft.md") -> DraftResult:
    """What a text gives after it was mended."""
    return mender.check_source(Source(path, text))


def text_of(draft: DraftResult) -> str:
    """The text of a draft as it is after fixes."""
    assert draft.source is not None
    return draft.source.text
