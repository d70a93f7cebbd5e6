"""Drafts read in several processes: results in order; a lost process costs one draft, Ctrl-C leaves nothing behind."""

from __future__ import annotations

import signal
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from newslint.records import entity, field
from newslint.result import DraftResult, RunError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from newslint.run import Checker

_AHEAD = 3
"""Drafts a process is given at once: enough that it never waits, few enough that none sits idle at the end."""


@entity
class _Worker:
    """A process, the pipe to it, and the numbers of the drafts it was given and has not answered for, in order."""

    process: BaseProcess
    pipe: Connection
    given: deque[int] = field(default_factory=deque)


def check_in_processes(
    runner: Checker, paths: Sequence[str], jobs: int, start_method: str | None = None
) -> Iterator[DraftResult]:
    """What each file gives, in the order of ``paths``, each as soon as all before it are done.

    A draft whose process dies gives an error, and another process takes its place. Where no process can be started,
    the drafts are read in this one. ``start_method`` is that of multiprocessing; None takes the usual one.
    """
    pool = _Pool(runner, paths, jobs, start_method)
    try:
        done: dict[int, DraftResult] = {}
        for number in range(len(paths)):
            while number not in done:
                done.update(pool.next_results())
            yield done.pop(number)
    finally:
        pool.close()


class _Pool:
    def __init__(self, runner: Checker, paths: Sequence[str], jobs: int, start_method: str | None) -> None:
        import multiprocessing

        self._context: Any = multiprocessing.get_context(start_method)
        self._runner, self._paths = runner, paths
        self._waiting = deque(range(len(paths)))
        self._workers: list[_Worker] = []
        self._most = min(jobs, len(paths))

    def next_results(self) -> dict[int, DraftResult]:
        """The results that came in since, at least one, by the number of their draft."""
        from multiprocessing.connection import wait

        if not self._hire():
            number = self._waiting.popleft()
            return {number: self._runner.check(self._paths[number])}
        for worker in self._workers:
            self._feed(worker)
        ready = wait([worker.pipe for worker in self._workers if worker.given])
        found = {}
        for worker in list(self._workers):
            if worker.pipe in ready:
                number, draft = self._answer(worker)
                found[number] = draft
        return found

    def close(self) -> None:
        """End all processes, whatever they are at."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        self._workers = []

    def _hire(self) -> bool:
        """Start processes while drafts are waiting for them; whether there is any."""
        while self._waiting and len(self._workers) < self._most:
            try:
                self._workers.append(self._started())
            except OSError:  # no memory, or no more processes allowed
                self._most = len(self._workers)
        return bool(self._workers)

    def _started(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._runner), daemon=True)
        with _unheard_interrupt():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _feed(self, worker: _Worker) -> None:
        while self._waiting and len(worker.given) < _AHEAD:
            number = self._waiting.popleft()
            worker.given.append(number)
            with suppress(OSError):  # it has died: its answer will say so
                worker.pipe.send((number, self._paths[number]))

    def _answer(self, worker: _Worker) -> tuple[int, DraftResult]:
        try:
            number, draft = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker)
        worker.given.popleft()
        if isinstance(draft, Exception):
            raise draft
        return number, draft

    def _lost(self, worker: _Worker) -> tuple[int, DraftResult]:
        """The error for the draft that a process was reading when it died; the others it was given wait again."""
        self._workers.remove(worker)
        worker.pipe.close()
        worker.process.join()
        number = worker.given.popleft()
        self._waiting.extendleft(reversed(worker.given))
        from newslint import config as configs

        path = configs.shown(self._paths[number]).replace("\\", "/")
        message = f"the process that read it {_ended(worker.process.exitcode)}: the other drafts were read"
        return number, DraftResult(path, None, (), (RunError(path, message, "crash"),))


def _ended(code: int | None) -> str:
    if code is not None and code < 0:
        return f"was killed by signal {-code} (out of memory?)"
    return f"ended with code {code}"


def _work(pipe: Connection, runner: Checker) -> None:
    """What a process does: read drafts until the pipe is closed or the first process is gone."""
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    from newslint import kept
    from newslint.config import ConfigError

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first process, which ends the others
    kept.keep()  # a process that was not forked knows nothing of what is kept; it reads it, and never writes
    parent = parent_process()
    assert parent is not None
    with suppress(EOFError, OSError):
        # The pipe alone does not tell that the first process was killed: others that were forked hold its end as well.
        while parent.sentinel not in wait([pipe, parent.sentinel]):
            number, path = pipe.recv()
            try:
                answer: DraftResult | Exception = runner.check(path)
            except ConfigError as error:
                answer = error
            pipe.send((number, answer))


@contextmanager
def _unheard_interrupt() -> Iterator[None]:
    """Have a process start deaf to Ctrl-C, so that none is interrupted while it is still importing."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
