#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# run-fuzzer.sh PROGRAM CORPUS SOURCE...: five seconds, or RJ_FUZZ_CHANGED_SECONDS where a source changed within the last
# day of the history. What it finds goes to a folder that is thrown away, except a crash.
set -eu
program=$1
corpus=$2
shift 2
seconds=5
if [ -n "${RJ_FUZZ_CHANGED_SECONDS-}" ]; then
  day_before=$(($(git -C "$corpus" log -1 --format=%ct 2> /dev/null || echo 86400) - 86400))
  since=$(git -C "$corpus" rev-list -1 --before="$day_before" HEAD 2> /dev/null || true)
  # With no commit that old, everything is new.
  if [ -z "$since" ] || [ -n "$(git -C "$corpus" diff --name-only "$since" -- "$@")" ]; then
    seconds=$RJ_FUZZ_CHANGED_SECONDS
  fi
fi
found=$(mktemp -d)
trap 'rm -rf "$found"' EXIT
# The allocator of the sanitizer stands in for the one that MALLOC_CHECK_ is about.
unset MALLOC_CHECK_
"$program" -max_total_time="$seconds" -timeout=5 -rss_limit_mb=512 -max_len=4200 -print_final_stats=1 \
  -artifact_prefix="$PWD/" "$found" "$corpus"
