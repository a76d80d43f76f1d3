# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py TESTLOG.json [SECOND.json]: the closing line of a run of "meson test".
count-tests.py --failed SUITE TESTLOG.json: the names of the tests of a suite that did not pass.

Whatever did not pass has failed: a test that ran out of time, and one that skipped itself too. What stands in the second
log counts as it says there, and is named.
"""

import json
import pathlib
import sys


def read(path):
    """What each test came to, by its full name; nothing if there is no such log."""
    log = pathlib.Path(path)
    if not log.exists():
        return {}
    tests = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    return {test["name"]: test for test in tests}


def passed(test):
    return test["result"] in ("OK", "EXPECTEDFAIL")


def list_failed(suite, path):
    for name, test in read(path).items():
        # "project:suite+suite / name"
        suites, _, short = name.partition(" / ")
        if not passed(test) and suite in suites.partition(":")[2].split("+"):
            print(short)


def main() -> int:
    if sys.argv[1] == "--failed":
        list_failed(*sys.argv[2:])
        return 0
    tests = read(sys.argv[1])
    for again in sys.argv[2:]:
        for name, test in read(again).items():
            print(f"Second try, {test['result']}: {name}")
            tests[name] = test
    others = [f"{test['result']}: {name}" for name, test in tests.items() if not passed(test)]
    if not tests:
        others.append("no test ran")
    for line in others:
        print(line)
    print(f"{len(tests) - len(others) if tests else 0} passed, {len(others)} failed")
    return 1 if others else 0


if __name__ == "__main__":
    sys.exit(main())
