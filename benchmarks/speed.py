"""Time newslint beside codespell, typos, proselint, Vale and Harper, as whole processes on text made here.

``python benchmarks/speed.py [--runs N] [--many N]`` prints, for one draft of 500 and one of 1,000 words, for 100 and
for 2,000 drafts of 1,000 words, the median wall time of each tool, newslint's ratio to it in the same rounds, and the
most memory a process of it took.
newslint is measured cold (nothing known of the drafts) and warm (nothing changed since the run before). A tool that is
not installed is left out and named. docs and versions: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

BIN = Path(sys.executable).parent
NAMES = "Palma Brekke Orlen Venn Hollin Lind Aldane Horden Tulloch Sandhurst Okafor Reyes Marchetti Howells".split()
PLACES = "Osterby Velm Northvale Skarrabost Hebden Penarth Duluth Fairhaven Tarrow Eastport".split()
SENTENCES = (
    "The council of {place} said on {day} that the bridge would close for {n} weeks from the start of May.",
    "“We have put this off for as long as we could,” said {name}, who runs the harbour trust in {place}.",
    "It will cost {n} million crowns, up from {m} million last year, and most of it is for steel.",
    "{name} told reporters that the work had been planned for years and that nobody should be surprised.",
    "About {n} people came to the meeting, which lasted for more than four hours and ended without a vote.",
    "A spokeswoman for the ministry said that officials would meet residents in {place} before the summer.",
    "“Nobody asked us,” {name} said. “We read about it in the paper, like everybody else in the street.”",
    "The trust has held a cleanup every autumn since it was founded, and turnout has grown every year.",
)
DAYS = "Monday Tuesday Wednesday Thursday Friday".split()
VALE = (
    "StylesPath = styles\nMinAlertLevel = suggestion\nPackages = write-good, proselint\n[*.txt]\nBasedOnStyles = {}\n"
)


def draft(seed: int, words: int = 1000) -> str:
    """A story of about this many words, the same for the same seed."""
    chance = random.Random(seed)
    paragraphs, count = [f"{chance.choice(PLACES)} bridge to close for the summer, council says"], 0
    while count < words:
        sentences = [
            chance.choice(SENTENCES).format(
                place=chance.choice(PLACES),
                name=chance.choice(NAMES),
                day=chance.choice(DAYS),
                n=chance.randint(2, 90),
                m=chance.randint(2, 90),
            )
            for _ in range(chance.randint(1, 4))
        ]
        paragraphs.append(" ".join(sentences))
        count += len(paragraphs[-1].split())
    return "\n\n".join(paragraphs) + "\n"


@dataclass
class Tool:
    """A command to time; ``fresh`` is a folder to remove before each run, so that nothing is known of the drafts."""

    name: str
    command: list[str]
    fresh: Path | None = None
    seconds: list[float] = field(default_factory=list)
    megabytes: float = 0.0

    def run(self, *, counted: bool) -> None:
        """Run the command once; the time and memory of a round that is not counted are left out."""
        if self.fresh is not None:
            shutil.rmtree(self.fresh, ignore_errors=True)
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        start = time.perf_counter()
        process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
        _, _, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        if counted:
            self.seconds.append(time.perf_counter() - start)
            self.megabytes = max(self.megabytes, usage.ru_maxrss / (1024 if sys.platform == "linux" else 1 << 20))


def tools(folder: Path, target: list[str]) -> Iterator[Tool]:
    """Each tool that is installed, newslint first."""
    cache = folder / ".newslint-cache"
    check = [found("newslint"), "check", "--exit-zero"]
    yield Tool("newslint, cold", [*check, "--cache-dir", str(cache), *target], fresh=cache)
    yield Tool("newslint, warm", [*check, "--cache-dir", str(folder / "warm-cache"), *target])
    commands = {
        "codespell": [found("codespell"), *target],
        "typos": [found("typos"), *target],
        "proselint": [found("proselint"), "check", *target],
        "vale": [found("vale"), "--no-exit", "--config", str(vale_config(folder)), *target],
        "harper-cli": [found("harper-cli"), "lint", *target],
    }
    for name, command in commands.items():
        if command[0]:
            yield Tool(name, command)
        else:
            print(f"({name} is not installed: left out)")


def found(name: str) -> str:
    """The path of a program beside this Python, or on the path; empty where it is nowhere."""
    return shutil.which(name, path=str(BIN)) or shutil.which(name) or ""


def vale_config(folder: Path) -> Path:
    """Vale's settings with its write-good and proselint packages, or its own rules where those cannot be fetched."""
    path = folder / ".vale.ini"
    if found("vale") and not path.exists():
        path.write_text(VALE.format("Vale, write-good, proselint"), encoding="utf-8")
        if subprocess.run([found("vale"), "--config", str(path), "sync"], capture_output=True).returncode:
            print("(vale's packages cannot be fetched: its own style alone)")
            path.write_text(VALE.format("Vale").replace("Packages = write-good, proselint\n", ""), encoding="utf-8")
    return path


def table(title: str, timed: list[Tool], runs: int) -> None:
    """Run the tools in turn and print medians, ratios and memory."""
    for number in range(runs + 1):
        for tool in timed:
            tool.run(counted=number > 0)
    ours = timed[0].seconds
    print(f"\n{title}\n{'tool':16} {'median s':>9} {'newslint cold / tool':>21} {'MB':>6}")
    for tool in timed:
        ratio = statistics.median(first / other for first, other in zip(ours, tool.seconds, strict=True))
        print(f"{tool.name:16} {statistics.median(tool.seconds):9.3f} {ratio:21.2f} {tool.megabytes:6.0f}", flush=True)


def main() -> None:
    """Make the drafts, time the tools, print a table for each number of drafts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--many", type=int, default=2000, help="the largest number of drafts")
    options = parser.parse_args()
    for count, words in [(1, 500), *((number, 1000) for number in sorted({1, 100, options.many}))]:
        runs = options.runs if count == 1 else max(1, options.runs * 3 // (7 if count <= 100 else 20))
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            stories = folder / "stories"
            stories.mkdir()
            for seed in range(count):
                (stories / f"draft-{seed:04}.txt").write_text(draft(seed, words), encoding="utf-8")
            target = [str(stories / "draft-0000.txt")] if count == 1 else [str(stories)]
            listed = list(tools(folder, target))
            table(f"{count:,} draft{'' if count == 1 else 's'} of about {words:,} words", listed, runs)


if __name__ == "__main__":
    main()
