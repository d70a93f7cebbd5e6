"""Grammar by a real LanguageTool: the server that Maven assembles in tests/languagetool.

Where it has not been assembled, or Java is missing, these tests say so and are skipped; with NEWSLINT_LANGUAGETOOL=1
(as .ci/run sets it once the server is there) that is a failure.
"""

from __future__ import annotations

import html
import json
import os
import re
import signal
import socket
import subprocess
import sys
import urllib.parse
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from click.testing import CliRunner, Result

from newslint.cli import cli
from newslint.grammar import local, servers
from newslint.grammar.chosen import default_set
from newslint.grammar.door import Unavailable

HERE = Path(__file__).parent
LIBS = HERE / "languagetool" / "target" / "libs"
GRAMMAR = ["GRAMMAR", "COLLOCATIONS", "CONFUSED_WORDS", "MISC"]


class Slip(NamedTuple):
    """A slip of tests/grammar/slips.tsv: its kind, the sentence, and where in it the slip stands."""

    kind: str
    sentence: str
    start: int
    end: int


def slips() -> list[Slip]:
    lines = (HERE / "grammar" / "slips.tsv").read_text(encoding="utf-8").splitlines()
    found = []
    for kind, marked, _ in (line.split("\t") for line in lines if not line.startswith("#")):
        start, end = marked.index("[["), marked.index("]]") - 2
        found.append(Slip(kind, marked.replace("[[", "").replace("]]", ""), start, end))
    return found


@pytest.fixture(scope="module")
def languagetool(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    try:
        started = local.start(str(LIBS), str(tmp_path_factory.mktemp("server") / "server.log"))
    except Unavailable as error:
        reason = f"no LanguageTool to test with: {error} (python tests/languagetool/server.py --build)"
        if os.environ.get("NEWSLINT_LANGUAGETOOL"):
            pytest.fail(reason)
        pytest.skip(reason)
    yield started.url
    started.stop()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, languagetool: str) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    config(tmp_path, url=languagetool)
    return tmp_path


def config(place: Path, **grammar: Any) -> None:
    table = "".join(f"{key} = {json.dumps(value)}\n" for key, value in {"timeout": 120, **grammar}.items())
    (place / "newslint.toml").write_text(f"limit = 0\n[grammar]\n{table}", encoding="utf-8")


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def findings(*args: str) -> list[dict[str, Any]]:
    report = json.loads(run("check", "--grammar=require", "--format", "json", "--jobs", "1", *args).stdout)
    assert report["errors"] == []
    return [item for item in report["findings"] if item["rule"].startswith("grammar/")]


def alone(url: str, text: str) -> list[tuple[str, str, int]]:
    """What LanguageTool finds in a plain text when it is asked by nobody but this function."""
    fields = {"language": "en-US", "text": text, "disabledCategories": "TYPOS"}
    with urllib.request.urlopen(f"{url}/v2/check", urllib.parse.urlencode(fields).encode(), timeout=120) as answer:
        matches = json.load(answer)["matches"]
    units = text.encode("utf-16-le")
    found = []
    for match in matches:
        if match["rule"]["category"]["id"] in GRAMMAR:
            start, end = 2 * match["offset"], 2 * (match["offset"] + match["length"])
            at = len(units[:start].decode("utf-16-le"))
            found.append((match["rule"]["id"].lower().replace("_", "-"), units[start:end].decode("utf-16-le"), at))
    return sorted(found)


def plain(source: str) -> str:
    """The words of a piece of Markdown or HTML."""
    return html.unescape(re.sub(r"</?b>|\*", "", source))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("draft.txt", "{}{}{}"),
        ("draft.md", "😀 {}**{}**{}"),
        ("draft.html", "<p>&#x1F600; {}<b>{}</b>{}</p>"),
    ],
)
def test_what_it_finds_through_newslint_is_what_it_finds_alone(
    folder: Path, languagetool: str, name: str, line: str
) -> None:
    config(folder, url=languagetool, categories=GRAMMAR, language="en-US")
    lines, expected = [], []
    for number, slip in enumerate(slips()):
        words = slip.sentence
        lines.append(line.format(words[: slip.start], words[slip.start : slip.end], words[slip.end :]))
        read = plain(lines[-1]).removeprefix("<p>").removesuffix("</p>")
        expected += [(2 * number + 1, rule, found, at) for rule, found, at in alone(languagetool, read)]
    text = "\n\n".join(lines) + "\n"
    (folder / name).write_text(text, encoding="utf-8")
    got = []
    for item in findings(name, "--select", "grammar"):
        before = text[: item["offset"]].rpartition("\n")[2].removeprefix("<p>")
        assert plain(text[item["offset"] : item["end_offset"]]) == item["excerpt"]
        got.append((item["line"], item["rule"].removeprefix("grammar/"), item["excerpt"], len(plain(before))))
    assert sorted(got) == sorted(expected)
    assert len(expected) > 50, "the slips are of the kind that LanguageTool finds"


def test_what_the_default_set_finds(folder: Path) -> None:
    """With our own rules beside it, which find a wrong a or an; a finding beside the slip is of the slip too."""
    text = "\n\n".join(slip.sentence for slip in slips()) + "\n"
    (folder / "draft.txt").write_text(text, encoding="utf-8")
    report = json.loads(run("check", "draft.txt", "--grammar", "--format", "json").stdout)
    found = dict.fromkeys(("agreement", "tense", "article", "preposition", "verb form"), 0)
    wrong = []
    at = 0
    for slip in slips():
        inside = [item for item in report["findings"] if at <= item["offset"] < at + len(slip.sentence)]
        touching = [
            item for item in inside if item["offset"] <= at + slip.end + 1 and at + slip.start - 1 <= item["end_offset"]
        ]
        found[slip.kind] += bool(touching)
        wrong += [item["rule"] for item in inside if item not in touching]
        at += len(slip.sentence) + 2
    assert wrong == []
    assert found == {"agreement": 13, "tense": 12, "article": 14, "preposition": 8, "verb form": 11}


@pytest.mark.parametrize("language", ["en-US", "en-GB", "en-AU"])
def test_the_default_set_falls_into_no_trap(folder: Path, languagetool: str, language: str) -> None:
    config(folder, url=languagetool, language=language)
    lines = (HERE / "grammar" / "traps.txt").read_text(encoding="utf-8").splitlines()
    traps = [line for line in lines if not line.startswith("#")]
    (folder / "draft.txt").write_text("\n\n".join(traps) + "\n", encoding="utf-8")
    assert len(traps) >= 200
    assert [(item["rule"], item["excerpt"], item["line"]) for item in findings("draft.txt")] == []


@pytest.mark.parametrize("place", ["drafts/clean", "gold"])
def test_the_default_set_says_nothing_on_clean_drafts(folder: Path, place: str) -> None:
    said = findings(str(HERE / place), "--select", "grammar", "--config", "newslint.toml")
    assert [(item["path"], item["rule"], item["excerpt"]) for item in said] == []


def test_every_rule_of_the_default_set_is_one_of_languagetools(languagetool: str) -> None:
    """A rule that a new version no longer has would be silent for ever."""
    names = [
        name
        for jar in LIBS.glob("language-en-*.jar")
        for name in re.findall(r"id=['\"]([A-Z0-9_]+)", zipfile.ZipFile(jar).read(RULES).decode("utf-8"))
    ]
    assert {listed.rule for listed in default_set().values()} - set(names) == set()


RULES = "org/languagetool/rules/en/grammar.xml"
FOLDER = str(LIBS)


def test_a_folder_is_enough_and_unchanged_copy_starts_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config(folder, folder=FOLDER)
    (folder / "a.md").write_text("He have served on the council since 2014.\n", encoding="utf-8")
    done = newslint("check", "a.md", "--grammar")
    assert "grammar/he-verb-agr" in done
    assert list(servers.noted()) == [], "the server ended with the run"
    assert os.listdir(folder / "cache" / "newslint" / "languagetool") == []
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert newslint("check", "a.md", "--grammar") == done, "without Java, so without a server and without a request"
    (folder / "a.md").write_text("He have served on the council since 2015.\n", encoding="utf-8")
    assert "there is no Java here" in newslint("check", "a.md", "--grammar")


def newslint(*args: str) -> str:
    """What a run of its own prints, so that what it leaves behind can be seen."""
    code = "import sys; from newslint.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, *args], capture_output=True, text=True, check=False, env=environment(), timeout=300
    )
    return done.stdout + done.stderr


def environment() -> dict[str, str]:
    """That of this run, with this working tree to import from."""
    paths = [str(HERE.parent), os.environ.get("PYTHONPATH", "")]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths))}


def test_a_server_may_be_kept_between_runs(folder: Path) -> None:
    config(folder, folder=FOLDER, keep=True)
    (folder / "a.md").write_text("He have served on the council since 2014.\n", encoding="utf-8")
    try:
        assert "grammar/he-verb-agr" in newslint("check", "a.md", "--grammar", "--no-cache")
        (first,) = servers.noted()
        assert first.kept
        assert "grammar/he-verb-agr" in newslint("check", "a.md", "--grammar", "--no-cache")
        assert list(servers.noted()) == [first]
        assert f"{first.url}, kept between runs" in run("grammar", "status").output
        assert not elsewhere(first.url), "it listens on this machine only"
    finally:
        stopped = run("grammar", "stop").output
    assert "Stopped the server" in stopped
    assert list(servers.noted()) == []


def elsewhere(url: str) -> bool:
    """Whether a server answers at another address of this machine than the loopback one."""
    port = int(url.rpartition(":")[2])
    for family, _, _, _, address in socket.getaddrinfo(socket.gethostname(), port, type=socket.SOCK_STREAM):
        if address[0] not in ("127.0.0.1", "::1") and not str(address[0]).startswith("127."):
            with socket.socket(family) as probe:
                probe.settimeout(2)
                if probe.connect_ex(address) == 0:
                    return True
    return False


def test_processes_share_one_server(folder: Path) -> None:
    config(folder, folder=FOLDER)
    for number in range(12):
        lines = [f"He have served on the council since {1990 + number} for {at} days." for at in range(60)]
        (folder / f"{number:02}.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    report = json.loads(newslint("check", ".", "--grammar=require", "--jobs", "2", "--format", "json"))
    assert report["errors"] == []
    assert sum(item["rule"] == "grammar/he-verb-agr" for item in report["findings"]) == 12 * 60
    assert list(servers.noted()) == []


def test_a_killed_server_costs_no_finding_of_ours(folder: Path) -> None:
    config(folder, folder=FOLDER, keep=True)
    text = "The council said that the the bridge would close.\n\nHe have served on the council since {}.\n"
    try:
        (folder / "a.md").write_text(text.format(2014), encoding="utf-8")
        assert "grammar/he-verb-agr" in newslint("check", "a.md", "--grammar")
        (server,) = servers.noted()
        config(folder, url=server.url)
        os.kill(server.pid, signal.SIGKILL)
        (folder / "b.md").write_text(text.format(2015), encoding="utf-8")
        output = newslint("check", "a.md", "b.md", "--grammar")
    finally:
        run("grammar", "stop")
    assert output.count("typo/repeated-word") == 2
    assert "grammar was not checked: no LanguageTool server answers" in output


def test_a_run_that_is_ended_from_outside_leaves_no_server(folder: Path) -> None:
    config(folder, folder=FOLDER)
    code = (
        "import os, signal; from newslint.grammar.reading import Grammar; "
        "from newslint.grammar.settings import grammar_of; from newslint.grammar import servers; "
        f"Grammar(grammar_of({{'folder': {FOLDER!r}}})).prepare(); print(list(servers.noted())[0].pid, flush=True); "
        "os.kill(os.getpid(), signal.SIGTERM); signal.pause()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), timeout=120)
    assert done.returncode == 143
    assert not servers.is_server(int(done.stdout))


def test_its_own_client_finds_the_same(folder: Path, languagetool: str) -> None:
    client = pytest.importorskip("language_tool_python")
    tool = client.LanguageTool("en-US", remote_server=languagetool)
    tool.disabled_categories = {"TYPOS"}
    for slip in slips()[::5]:
        theirs = sorted((match.rule_id.lower().replace("_", "-"), match.offset) for match in tool.check(slip.sentence))
        ours = [(rule, at) for rule, _, at in alone(languagetool, slip.sentence)]
        assert [found for found in ours if found not in theirs] == []


def test_language_tool_python_is_the_door_to_its_download(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("language_tool_python")
    download = folder / "downloads" / "LanguageTool-6.8"
    download.mkdir(parents=True)
    with zipfile.ZipFile(download / "languagetool-server.jar", "w") as jar:
        jar.writestr("META-INF/MANIFEST.MF", manifest())
    monkeypatch.setenv("LTP_PATH", str(download.parent))
    config(folder)
    (folder / "a.md").write_text("He have served on the council since 2014.\n", encoding="utf-8")
    assert str(download) in newslint("grammar", "status")
    assert "grammar/he-verb-agr" in newslint("check", "a.md", "--grammar=require")
    assert "Ready: newslint check --grammar" in newslint("grammar", "setup")


def manifest() -> str:
    """A manifest that names every jar, its lines folded at 70 characters as jars want them."""
    line = "Class-Path: " + " ".join(jar.as_uri() for jar in sorted(LIBS.glob("*.jar")))
    folded = "\r\n ".join(line[at : at + 69] for at in range(0, len(line), 69))
    return f"Manifest-Version: 1.0\r\n{folded}\r\n\r\n"
