#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzzer.sh PROGRAM CORPUS: five seconds, or RJ_FUZZ_SECONDS. What it finds goes to a folder that is thrown away,
# except a crash.
set -eu
program=$1
corpus=$2
found=$(mktemp -d)
# In memory, where that can be: some targets write a file each time.
files=$(mktemp -d -p /dev/shm 2> /dev/null || mktemp -d)
trap 'rm -rf "$found" "$files"' EXIT
export TMPDIR=$files
# The allocator of the sanitizer stands in for the one that MALLOC_CHECK_ is about.
unset MALLOC_CHECK_
"$program" -max_total_time="${RJ_FUZZ_SECONDS:-5}" -timeout=5 -rss_limit_mb=512 -max_len=65536 -print_final_stats=1 \
  -artifact_prefix="$PWD/" "$found" "$corpus" || {
  # libFuzzer leaves with 77 after a crash, which Meson would take for "skipped" and say nothing more about.
  printf 'The fuzzer left with %s.\n' $?
  exit 1
}
