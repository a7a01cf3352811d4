"""Imports the five published files and compares every cell: the whole check, from an empty folder to the last page.

usage: python3 tests/conformance/reconcile --server "dotnet path/OpenCity.Api.dll" [--data ../shared/data] [--demo true|false]
       ... --url URL --folder FOLDER   uses a server that runs already on that data folder

It starts the server in a temporary folder, imports each file twice by the command line (the sum of the first must add up,
the second must change nothing), compares by reconcile.py, and stops the server.
"""

import argparse
import contextlib
import os
import pathlib
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import published
import reconcile

COUNTS = ["inserted", "updated", "unchanged", "filtered", "duplicate", "quarantined"]


def main():
    arguments = argparse.ArgumentParser(description="Imports the five published files and compares every cell.")
    arguments.add_argument("--server", required=True, help="command that starts the program")
    arguments.add_argument("--data", type=pathlib.Path, default=reconcile.DATA, help="folder of the published files")
    arguments.add_argument("--demo", choices=["true", "false"], default="true", help="whether synthetic records are there before")
    arguments.add_argument("--url", help="address of a server that runs already")
    arguments.add_argument("--folder", type=pathlib.Path, help="data folder of that server")
    given = arguments.parse_args()
    if (given.url is None) != (given.folder is None):
        arguments.error("--url and --folder belong together")
    files = published.read_all(given.data.resolve())
    # It runs in the data folder; paths are meant from here.
    command = [os.path.abspath(part) if os.path.isfile(part) else part for part in shlex.split(given.server)]
    with running(command, given) as (url, folder):
        environment = environment_of(folder, given.demo)
        failures = [failure for file in files for failure in import_twice(command, environment, file)]
        equal = reconcile.compare(url, files)
    for failure in failures:
        print(failure)
    return 0 if equal and not failures else 1


@contextlib.contextmanager
def running(command, given):
    """The address and the data folder of a server that is ready."""
    if given.url is not None:
        yield given.url, given.folder
        return
    folder = pathlib.Path(tempfile.mkdtemp(prefix="opencity-reconcile-"))
    url = f"http://127.0.0.1:{free_port()}"
    log = open(folder / "server.log", "wb")
    server = subprocess.Popen([*command, "--urls", url], cwd=folder, env=environment_of(folder, given.demo), stdout=log, stderr=log)
    try:
        wait_until_ready(url, server, folder / "server.log")
        yield url, folder
    finally:
        server.send_signal(signal.SIGTERM)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        log.close()
        shutil.rmtree(folder, ignore_errors=True)


def wait_until_ready(url, server, log, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if server.poll() is not None:
            raise SystemExit(f"The server ended with {server.returncode}:\n{log.read_text('utf-8', 'replace')}")
        try:
            with urllib.request.urlopen(url + "/healthz/ready", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise SystemExit(f"The server was not ready after {seconds} s:\n{log.read_text('utf-8', 'replace')}")


def import_twice(command, environment, file):
    """Imports a file two times; what is wrong with the sums, each as a sentence."""
    first, second = (import_once(command, environment, file) for _ in range(2))
    print(f"{file.name}: {first['text']}; again: {second['text']}")
    expected = {
        "read": file.rows,
        "inserted": len(file.records),
        "duplicate": file.repeated,
        "quarantined": file.set_aside,
        "filtered": file.rows - len(file.records) - file.repeated - file.set_aside,
    }
    for name, count in expected.items():
        if first[name] != count:
            yield f"{file.name}: {name} {first[name]} instead of {count}"
    for which in (first, second):
        if which["read"] != sum(which[name] for name in COUNTS):
            yield f"{file.name}: the sum does not add up: {which['text']}"
    if second["inserted"] + second["updated"] + second["removed"] > 0 or second["unchanged"] != first["inserted"]:
        yield f"{file.name}: the second import changes records: {second['text']}"


def import_once(command, environment, file):
    done = subprocess.run(
        [*command, "import", str(file.path), "--source", f"sources/{file.mapping}"],
        env=environment, cwd=environment["OpenCity__Data__Folder"], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(f"The import of {file.path.name} ended with {done.returncode}:\n{done.stdout}{done.stderr}")
    text = next((line for line in done.stdout.splitlines() if line.startswith("read ")), None)
    if text is None:
        raise SystemExit(f"The import of {file.path.name} told no sum:\n{done.stdout}{done.stderr}")
    summary = {name: count_of(name, text) for name in ["read", *COUNTS]}
    reasons = re.findall(r"^ +quarantined (\d+): (\w+)", done.stdout, re.MULTILINE)
    removed = re.search(r"^ +removed (\d+)", done.stdout, re.MULTILINE)
    summary["removed"] = int(removed[1]) if removed else 0
    summary["text"] = text + "".join(f", {reason} {count}" for count, reason in reasons)
    return summary


def count_of(name, text):
    found = re.search(rf"\b{name} ([\d,]+)", text)
    return int(found[1].replace(",", "")) if found else 0


def environment_of(folder, demo):
    return {**os.environ, "OpenCity__Data__Folder": str(folder), "OpenCity__Demo__Enabled": demo}


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


if __name__ == "__main__":
    sys.exit(main())
