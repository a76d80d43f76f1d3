# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the real program: a private session bus, a virtual display, and the accessibility tree."""
