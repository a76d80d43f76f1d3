# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of its own: Xvfb or mutter, a session bus that knows only what the test put there, and fresh folders.

    with Session() as session:
        program = session.start([PROGRAM])
        window = a11y.wait_app(program)

display="wayland" has mutter without a screen in place of Xvfb; a11y.key() and a11y.type_text() know both.

The environment of the test's own process is changed, so import gi.repository.Atspi only after entering. AT-SPI keeps
the first bus it met: one session a process, with a fresh home for each test.
"""

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <keep_umask/>
  <listen>unix:path={folder}/bus</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


def wait_for(condition, what, seconds=60.0):
    """Polls until condition() is true and returns it; fails the test with `what` after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {seconds:.0f} s for {what}")
        pause()


def pause(seconds=0.03):
    """Lets other processes work between two looks; never stands for 'long enough'."""
    import select

    select.select([], [], [], seconds)


class Started:
    """A process that is not a child of the test's."""

    def __init__(self, pid, log):
        self.pid = pid
        self.log = log
        self.returncode = None

    def poll(self):
        """None while it runs."""
        try:
            state = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            state = "X"
        return 0 if state in "XZ" else None

    def kill(self):
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)
        wait_for(lambda: self.poll() is not None, "the program to be gone")


class Session:
    """Folders, bus, display and every process started here; all gone at the end."""

    keyboard = None  # of the session that runs on Wayland

    def __init__(self, size="1280x1000x24", lang="C.UTF-8", tz="Europe/Berlin", home=None, display="x11"):
        self.size = size
        self.display = display
        self.folder = Path(tempfile.mkdtemp(prefix="rj-"))
        self.home = None
        self.homes = 0
        self.processes = []
        self.programs = []
        self.environment = {
            "LANG": lang,
            "LC_ALL": lang,
            "TZ": tz,
            "XDG_RUNTIME_DIR": str(self.folder / "runtime"),
            "XDG_CURRENT_DESKTOP": "GNOME",
            "GSETTINGS_BACKEND": "keyfile",
            "GDK_BACKEND": display,
            "GSK_RENDERER": "cairo",
            "LIBGL_ALWAYS_SOFTWARE": "1",
            "GTK_A11Y": "atspi",
            "GDK_DEBUG": "no-portals",
            "NO_AT_BRIDGE": "0",
        }
        self._saved = {}
        self.fresh_home(home)

    def fresh_home(self, home=None):
        """Programs that are started from now on find an empty home, or the one given."""
        self.homes += 1
        self.home = Path(home) if home else self.folder / f"home-{self.homes}"
        folders = {
            "HOME": ".",
            "XDG_DATA_HOME": ".local/share",
            "XDG_CONFIG_HOME": ".config",
            "XDG_CACHE_HOME": ".cache",
            "XDG_STATE_HOME": ".local/state",
        }
        for name, folder in folders.items():
            (self.home / folder).mkdir(parents=True, exist_ok=True)
            self.environment[name] = str(self.home / folder)
        settings = self.home / ".config/gtk-4.0/settings.ini"
        settings.parent.mkdir(exist_ok=True)
        settings.write_text("[Settings]\ngtk-enable-animations=0\n")
        if self.display == "wayland":
            # There the settings of the desktop count.
            desktop = self.home / ".config/glib-2.0/settings/keyfile"
            if not desktop.exists():
                desktop.parent.mkdir(parents=True, exist_ok=True)
                desktop.write_text("[org/gnome/desktop/interface]\nenable-animations=false\n")
        return self.home

    def __enter__(self):
        runtime = self.folder / "runtime"
        runtime.mkdir(mode=0o700)
        try:
            if self.display == "x11":
                self._start_display()
            self._start_bus()
            if self.display == "wayland":
                self._start_compositor()
        except BaseException:
            self.close()
            raise
        self._saved = {name: os.environ.get(name) for name in self.environment}
        os.environ.update(self.environment)
        if self.display == "x11":
            os.environ.pop("WAYLAND_DISPLAY", None)
        return self

    def __exit__(self, *_):
        self.close()

    def _start_display(self):
        read, write = os.pipe()
        self.run_background(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", self.size, "-nolisten", "tcp", "-noreset"],
            pass_fds=[write],
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()
        if not number:
            raise AssertionError("Xvfb did not start")
        self.environment["DISPLAY"] = f":{number}"
        # The number is told before the first client is let in.
        client = {"env": {**os.environ, **self.environment}, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        wait_for(lambda: subprocess.run(["xdotool", "getdisplaygeometry"], check=False, **client).returncode == 0,
                 "the display")
        # It begins in the middle, where a menu that opens below it would follow it and not the keys.
        subprocess.run(["xdotool", "mousemove", "9999", "9999"], check=True, timeout=20, **client)

    def _start_compositor(self):
        from .wayland import COMMAND, DISPLAY, Keyboard

        self.environment["DISPLAY"] = ""
        with (self.folder / "mutter.txt").open("wb") as log:
            self.run_background(COMMAND, stdout=log, stderr=log)
        wait_for((self.folder / "runtime" / DISPLAY).exists, "the compositor")
        self.environment["WAYLAND_DISPLAY"] = DISPLAY
        Session.keyboard = Keyboard(self.environment["DBUS_SESSION_BUS_ADDRESS"])

    def _start_bus(self):
        services = self.folder / "services"
        services.mkdir()
        # The accessibility bus is the one real service that the tests need.
        shutil.copy("/usr/share/dbus-1/services/org.a11y.Bus.service", services)
        config = self.folder / "bus.conf"
        config.write_text(BUS_CONFIG.format(folder=self.folder, services=services))
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={self.folder}/bus"
        with (self.folder / "bus.txt").open("wb") as log:
            command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"]
            self.run_background(command, stdout=log, stderr=log)
        wait_for((self.folder / "bus").exists, "the session bus")

    def run_background(self, command, **options):
        """Starts a process that lives as long as the session."""
        environment = {**os.environ, **self.environment, **options.pop("env", {})}
        process = subprocess.Popen(command, env=environment, start_new_session=True, **options)
        self.processes.append(process)
        return process

    def start(self, command, env=None, log=None):
        """Starts the program; its messages go to a file that is shown when the test fails."""
        path = self.folder / (log or f"program-{len(self.processes)}.log")
        with path.open("ab") as file:
            process = self.run_background(command, env=env or {}, stdout=file, stderr=file)
        process.log = path
        self.programs.append(process)
        return process

    def offer(self, service, program, environment):
        """Has the bus start the program by its service file, as it will be installed, when somebody asks for its name."""
        lines = Path(service).read_text().splitlines()
        words = [f"{name}={value}" for name, value in {**self.environment, **environment}.items()]
        for i, line in enumerate(lines):
            if line.startswith("Exec="):
                _, *arguments = shlex.split(line.removeprefix("Exec="))
                lines[i] = "Exec=" + shlex.join(["/usr/bin/env", *words, program, *arguments])
        (self.folder / "services" / Path(service).name).write_text("\n".join(lines) + "\n")
        self.ask_bus("ReloadConfig")

    def wait_started(self, name):
        """The program that the bus has started under this name."""
        pid = wait_for(lambda: self.ask_bus("GetConnectionUnixProcessID", name), f"{name} on the bus")
        return Started(pid, self.folder / "bus.txt")

    def ask_bus(self, method, name=None):
        """What the bus knows; None for what it does not."""
        from gi.repository import GLib

        from .bus import connect

        arguments = GLib.Variant("(s)", (name,)) if name else None
        connection = connect()
        try:
            answer = connection.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus",
                                          method, arguments, None, 0, 20000, None).unpack()
        except GLib.Error:
            return None
        finally:
            connection.close_sync()
        return answer[0] if answer else None

    def stop(self, process):
        """Kills one process, as a crash does."""
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def stop_programs(self):
        """Between two tests: nothing of the last one is left."""
        for process in self.programs:
            self.stop(process)
        self.programs.clear()

    def logs(self):
        """What the programs printed so far."""
        return "\n".join(path.read_text(errors="replace") for path in sorted(self.folder.glob("*.log")))

    def close(self):
        if self.display == "wayland" and Session.keyboard:
            Session.keyboard.close()
            Session.keyboard = None
        for process in reversed(self.processes):
            if process.poll() is None:
                try:
                    os.killpg(process.pid, signal.SIGTERM)
                except ProcessLookupError:
                    pass
        for process in self.processes:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        self.processes.clear()
        for name, value in self._saved.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
        shutil.rmtree(self.folder, ignore_errors=True)
