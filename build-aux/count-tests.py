# SPDX-License-Identifier: GPL-3.0-or-later
"""count-tests.py TESTLOG.json: the closing line of a run of "meson test".

Whatever did not pass has failed: a test that ran out of time, and one that skipped itself too.
"""

import json
import sys


def main() -> int:
    passed = 0
    others = []
    try:
        with open(sys.argv[1], encoding="utf-8") as log:
            for line in log:
                test = json.loads(line)
                if test["result"] in ("OK", "EXPECTEDFAIL"):
                    passed += 1
                else:
                    others.append(f"{test['result']}: {test['name']}")
    except FileNotFoundError:
        others.append("no test ran")
    for line in others:
        print(line)
    print(f"{passed} passed, {len(others)} failed")
    return 1 if others or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
