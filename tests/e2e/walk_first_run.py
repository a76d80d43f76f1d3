# SPDX-License-Identifier: GPL-3.0-or-later
"""From an empty home through first run to Today, as a person would; saves a picture of each page it passes.

Usage: walk_first_run.py --program PATH --pictures DIR
Ends with 0 only if it got to Today.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "support"))

from rjtest.session import Session, wait_for  # noqa: E402

PASSPHRASE = "river lantern oats velvet"


def answer_spare_key(a11y, app):
    """Types back the two groups that the page asks for, read off the page itself."""
    def read():
        labels = (a11y.name(node) for node in a11y.find_all(app, "label"))
        groups = [label for label in labels if re.fullmatch(r"[0-9A-Z]{4}", label)]
        return groups if len(groups) == 9 else None

    groups = wait_for(read, "the nine groups of the spare key")
    fields = wait_for(lambda: a11y.find_all(app, ("text", "entry"), starts="Group "), "the two fields")
    for field in fields:
        number = int(re.search(r"\d+", a11y.name(field)).group())
        a11y.set_text(field, groups[number - 1])
    a11y.press(app, "button", "Done")


def walk(session, program, picture):
    """Returns the accessible of the program, on Today."""
    from rjtest import a11y

    app = a11y.wait_app(program)
    a11y.wait(app, "button", "Start")
    picture("1-welcome")
    a11y.press(app, "button", "Start")

    a11y.wait(app, "password text", "Once more")
    for name in ("Passphrase", "Once more"):
        a11y.set_text(a11y.find(app, "password text", name), PASSPHRASE)
    picture("2-passphrase")
    a11y.press(app, "button", "Next")

    a11y.wait(app, None, starts="Your spare key", seconds=60)
    picture("3-spare-key")
    a11y.press(app, "button", "I'll write it down")
    answer_spare_key(a11y, app)

    a11y.wait(app, None, starts="How would you like to begin")
    picture("4-first-day")
    a11y.press(app, "button", "Go to today")

    a11y.wait(app, "button", "Log a craving", seconds=60)
    # The evening is never over before the day is: at any hour this one is in sight.
    a11y.wait(app, None, "Talk to one person")
    picture("5-today")
    return app


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--program", required=True)
    parser.add_argument("--pictures", required=True, type=Path)
    arguments = parser.parse_args()
    arguments.pictures.mkdir(parents=True, exist_ok=True)

    with Session(tz="UTC") as session:
        program = session.start([arguments.program], env={"RJ_DEVEL_FAST_KDF": "1"})
        from rjtest import a11y

        def picture(name):
            path = arguments.pictures / f"{name}.png"
            a11y.picture(path)
            print(path)

        try:
            walk(session, program, picture)
        except AssertionError:
            print(session.logs(), file=sys.stderr)
            raise


if __name__ == "__main__":
    main()
