#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# generate-amalgamation.sh SOURCE WORK OUT-C OUT-H
# Makes SQLCipher's sqlite3.c and sqlite3.h outside its source tree, with its own configure and make.
set -eu

source=$(realpath "$1")
out_c=$(realpath -m "$3")
out_h=$(realpath -m "$4")

rm -rf "$2"
mkdir -p "$2"
cd "$2"

log=$PWD/log.txt
# Only the generator programs are compiled here: plain flags, whatever the caller's environment says.
unset CFLAGS CPPFLAGS LDFLAGS MAKEFLAGS MFLAGS MAKELEVEL DESTDIR
if ! {
  CFLAGS='-O1 -DSQLITE_HAS_CODEC -DSQLCIPHER_CRYPTO_OPENSSL' LDFLAGS=-lcrypto \
    sh "$source/configure" --enable-tempstore=always --disable-tcl --disable-readline \
    --with-crypto-lib=none && make sqlite3.c sqlite3.h
} >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi

mv sqlite3.c "$out_c"
mv sqlite3.h "$out_h"
