"""Time newslint beside codespell, proselint and typos, as whole processes on text made here.

``python benchmarks/speed.py [--runs N]`` prints, for one draft and for 100 drafts of about 1,000 words, the median wall
time of each tool and its ratio to newslint's in the same round.
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


def tools(paths: list[str]) -> dict[str, list[str]]:
    """The command of each tool that is installed."""
    commands = {
        "newslint": [str(BIN / "newslint"), "check", *paths],
        "codespell": [str(BIN / "codespell"), *paths],
        "typos": [str(BIN / "typos"), *paths],
        "proselint": [str(BIN / "proselint"), "check", *paths],
    }
    return {name: command for name, command in commands.items() if shutil.which(command[0])}


def measure(commands: dict[str, list[str]], runs: int) -> dict[str, list[float]]:
    """Wall seconds of each command, in turn, ``runs`` times after one warm-up round."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    times: dict[str, list[float]] = {name: [] for name in commands}
    for number in range(runs + 1):
        for name, command in commands.items():
            start = time.perf_counter()
            subprocess.run(command, capture_output=True, env=environment)
            if number:
                times[name].append(time.perf_counter() - start)
    return times


def table(title: str, times: dict[str, list[float]]) -> None:
    """Print the medians and the ratios, newslint first."""
    ours = next(iter(times.values()))
    print(f"\n{title}\n{'tool':26} {'median s':>9} {'newslint / tool':>16}")
    for name, values in times.items():
        ratio = statistics.median(first / other for first, other in zip(ours, values, strict=True))
        print(f"{name:26} {statistics.median(values):9.3f} {ratio:16.2f}")


def main() -> None:
    """Make the drafts, time the tools, print two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for seed in range(100):
            path = Path(folder) / f"draft-{seed:03}.txt"
            path.write_text(draft(seed), encoding="utf-8")
            paths.append(str(path))
        table("One draft of about 1,000 words, cold", measure(tools(paths[:1]), runs))
        table("100 drafts of about 1,000 words", measure(tools(paths), max(2, runs // 2)))


if __name__ == "__main__":
    main()
