"""Start the LanguageTool server that Maven assembled here, on a free port of this machine, until Ctrl-C.

    mvn -q -f tests/languagetool/pom.xml package     assemble it (once; Java 17 and Maven, 100 MB from Maven Central)
    python tests/languagetool/server.py              start it; the address is printed
    python tests/languagetool/server.py --build      both

The tests start a server of their own; this is for trying things by hand and for other tests that need one.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
LIBS = HERE / "target" / "libs"


def build() -> str | None:
    """Assemble the server where it isn't yet; None when it is there, else why it could not be had."""
    if LIBS.is_dir() and any(LIBS.glob("languagetool-server-*.jar")):
        return None
    if not shutil.which("mvn"):
        return "there is no Maven here"
    command = ["mvn", "-B", "-q", "-f", str(HERE / "pom.xml"), "package"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        said = [line for line in done.stdout.splitlines() if "ERROR" in line]
        return f"Maven could not assemble the server: {said[0] if said else done.returncode}"
    return None


def main() -> int:
    """Build where asked, start, say where, and wait."""
    sys.path.insert(0, str(HERE.parent.parent))
    from newslint.grammar import local
    from newslint.grammar.door import Unavailable

    problem = build() if "--build" in sys.argv[1:] else None
    if problem:
        print(problem, file=sys.stderr)
        return 2
    try:
        started = local.start(str(LIBS), str(Path(tempfile.mkdtemp()) / "server.log"))
    except Unavailable as error:
        print(f"{error} (assemble it first: mvn -q -f tests/languagetool/pom.xml package)", file=sys.stderr)
        return 2
    print(started.url, flush=True)
    try:
        return started.process.wait()
    except KeyboardInterrupt:
        return 0


if __name__ == "__main__":
    sys.exit(main())
