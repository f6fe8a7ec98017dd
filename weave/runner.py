"""Runs programs in clean processes and gives back what they printed, drew and computed."""

import functools
import json
import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Result:
    """What a program left behind."""

    output: str
    figure: str | None
    values: dict[str, str]


class ProgramError(Exception):
    """A program that failed: at this line of it, or in this inline expression, where known."""

    def __init__(self, message: str, line: int | None = None, expression: str | None = None) -> None:
        super().__init__(message)
        self.line = line
        self.expression = expression


@dataclass
class Runner:
    """Runs programs, each in a fork of one worker process, or where there is no fork each in its own.

    This is the place for a store of results: `run` depends on nothing but its arguments, these settings, the
    style file and the installed versions.
    """

    style: Path
    seconds: float
    fork: bool = hasattr(os, "fork")

    def run(self, program: str, name: str, expressions: list[str]) -> Result:
        """Run a program, then evaluate expressions on what it leaves: f-string fields, `name.share:.1%`.

        Raises ProgramError if it raises, warns, takes too long, dies, or leaves two figures.
        """
        job = {
            "program": program,
            "name": name,
            "expressions": expressions,
            "style": str(self.style.resolve()),
            "seconds": self.seconds,
            "fork": self.fork,
        }
        request = json.dumps(job).encode() + b"\n"
        answer: dict[str, Any] = json.loads(ask_worker(request) if self.fork else self.ask_once(request))
        if "error" in answer:
            raise ProgramError(answer["error"], answer.get("line"), answer.get("expression"))
        return Result(**answer)

    def ask_once(self, request: bytes) -> bytes:
        scratch = tempfile.mkdtemp(prefix="weave-")
        process = start_worker(TMPDIR=scratch, TEMP=scratch)
        try:
            answer = process.communicate(request, timeout=self.seconds)[0]
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            message = f"still running after {self.seconds:g} seconds; it was stopped"
            return json.dumps({"error": message}).encode()
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
        return (
            answer or json.dumps({"error": f"its process died with exit code {process.returncode}"}).encode()
        )


def ask_worker(request: bytes) -> bytes:
    """Ask the worker of this process, which ends when this process does."""
    if shared_worker().poll() is not None:
        shared_worker.cache_clear()
    worker = shared_worker()
    assert worker.stdin and worker.stdout
    worker.stdin.write(request)
    worker.stdin.flush()
    return worker.stdout.readline() or b'{"error": "the process that runs snippets died"}'


@functools.cache
def shared_worker() -> subprocess.Popen[bytes]:
    return start_worker()


def start_worker(**environment: str) -> subprocess.Popen[bytes]:
    # With one thread and one hash seed, two runs give the same bytes. The worker is started by its path
    # and with -P, so that a snippet cannot import what stands beside it.
    fixed = {"MPLBACKEND": "agg", "OPENBLAS_NUM_THREADS": "1", "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-P", str(Path(__file__).with_name("worker.py"))]
    everything = {**os.environ, **fixed, **environment}
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=everything)
