#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzzer.sh PROGRAM CORPUS: five seconds; what it finds goes to a folder that is thrown away, except a crash.
set -eu
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
# The allocator of the sanitizer stands in for the one that MALLOC_CHECK_ is about.
unset MALLOC_CHECK_
"$1" -max_total_time=5 -timeout=5 -rss_limit_mb=512 -max_len=4200 -print_final_stats=1 \
  -artifact_prefix="$PWD/" "$found" "$2"
