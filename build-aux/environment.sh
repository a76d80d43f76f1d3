# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by run, test, shell, flatpak and .ci/run: where the program is built and run.
#
#   native  on Debian 13 or newer, and wherever the libraries are already there
#   root    elsewhere: a Debian 13 of our own in the user's cache, entered with bubblewrap
#
# rj_prepare sets up what is missing, rj_enter COMMAND... runs in it, rj_build FOLDER OPTION... builds.
# RJ_ENVIRONMENT=native or =root overrides the choice.

set -euo pipefail

: "${HOME:=$(getent passwd "$(id -u)" | cut -d: -f6)}"
export HOME
rj_top=$(realpath "$(dirname "${BASH_SOURCE[0]}")/..")
rj_cache=$(realpath -m "${XDG_CACHE_HOME:-$HOME/.cache}/recovery-journal")
rj_packages=$rj_top/build-aux/packages.txt
rj_suite=trixie
rj_root=$rj_cache/debian-13
rj_mode=
rj_prefix=
rj_graphical=no # whether rj_enter passes the desktop's sockets on
rj_binds=()     # further folders that rj_enter shows inside

rj_say() {
  printf '%s\n' "$*" >&2
}

rj_die() {
  rj_say "$*"
  exit 1
}

rj_package_list() {
  sed -e 's/#.*//' -e 's/[[:space:]]//g' -e '/^$/d' "$rj_packages"
}

rj_digest() {
  rj_package_list | sort | sha256sum | cut -c 1-16
}

# Silent when the command works; the end of what it said when not.
rj_quietly() { # LOG COMMAND...
  local log=$1
  shift
  if ! "$@" > "$log" 2>&1 < /dev/null; then
    tail -n 60 "$log" >&2
    return 1
  fi
}

# Administrator ---------------------------------------------------------------------------------

rj_can_administer() {
  [ "$(id -u)" != 0 ] || return 0
  command -v sudo > /dev/null || return 1
  sudo -n true 2> /dev/null || { [ -t 0 ] && [ -t 2 ] && sudo -v; }
}

rj_administer() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

rj_missing_packages() { # PACKAGE...
  { dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2> /dev/null || true; } |
    awk -v wanted="$*" '
      $2 == "installed" { there[$1] = 1 }
      END { n = split(wanted, all, " "); for (i = 1; i <= n; i++) if (!(all[i] in there)) print all[i] }'
}

# Installs Debian packages, or prints the one line for somebody who may, and leaves.
rj_install() { # EXTRA-LINE PACKAGE...
  local extra=$1 missing install
  shift
  missing=$(rj_missing_packages "$@" | paste -sd ' ')
  [ -n "$missing$extra" ] || return 0
  install="apt-get install -y --no-install-recommends $missing"
  if rj_can_administer; then
    mkdir -p "$rj_cache"
    if [ -n "$missing" ]; then
      rj_say "Installing: $missing"
      rj_quietly "$rj_cache/apt.log" rj_administer apt-get update ||
        rj_die "apt-get update did not work (see above)."
      # shellcheck disable=SC2086 # one word a package
      rj_quietly "$rj_cache/apt.log" rj_administer env DEBIAN_FRONTEND=noninteractive $install ||
        rj_die "apt-get install did not work (see above)."
    fi
    [ -z "$extra" ] || rj_administer sh -c "$extra"
    return 0
  fi
  rj_say "This needs an administrator once (with sudo, or as root without that word); nothing after it does:"
  rj_say
  rj_say "  sudo sh -c '${missing:+apt-get update && $install}${extra:+${missing:+ && }$extra}'"
  rj_say
  exit 3
}

# Where to build --------------------------------------------------------------------------------

rj_is_new_debian() {
  local ID='' VERSION_ID=''
  # shellcheck disable=SC1091
  [ -f /etc/os-release ] && . /etc/os-release
  [ "$ID" = debian ] && { [ -z "$VERSION_ID" ] || [ "${VERSION_ID%%.*}" -ge 13 ]; }
}

# The libraries and the tools, whoever installed them.
rj_libraries_found() {
  local tool
  for tool in cc pkg-config meson ninja tclsh make blueprint-compiler msgfmt python3 clang-format \
    desktop-file-validate appstreamcli xvfb-run dbus-run-session mutter dunst sqlcipher strace; do
    command -v "$tool" > /dev/null || return 1
  done
  pkg-config --exists 'gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'gio-unix-2.0 >= 2.84' libnotify \
    'libportal >= 0.9' 'libical >= 3.0.16' 'libical < 4' 'json-glib-1.0 >= 1.10' 'libcrypto >= 3.2' \
    libqrencode || return 1
  python3 -c 'import gi; gi.require_version("Atspi", "2.0"); import dbusmock' 2> /dev/null
}

rj_choose() {
  case ${RJ_ENVIRONMENT-} in
    native | root) rj_mode=$RJ_ENVIRONMENT ;;
    '') if rj_is_new_debian || rj_libraries_found; then rj_mode=native; else rj_mode=root; fi ;;
    *) rj_die "RJ_ENVIRONMENT is native or root." ;;
  esac
}

# The Debian 13 root ----------------------------------------------------------------------------

# Files of an ordinary user's root all belong to that user: unpacked from mmdebstrap's archive, so
# that neither entering nor deleting it needs the identities it was made with.
rj_make_root() {
  local new=$rj_root.new.$$ include own=()
  include=$(rj_package_list | paste -sd ,)
  rj_say "Setting up Debian 13 in $rj_root (once; a minute or two, about 2 GB)"
  mkdir -p "$new"
  if [ "$(id -u)" = 0 ]; then
    # In a space of its own, so that whoever kills it leaves no mounts and no processes behind.
    unshare --mount --pid --fork true 2> /dev/null && own=(unshare --mount --pid --fork --kill-child --mount-proc)
    rj_quietly "$rj_cache/root.log" "${own[@]}" mmdebstrap --mode=root --variant=apt --include="$include" \
      "$rj_suite" "$new" || rj_die "Debian 13 could not be set up (see above)."
  else
    # Below /var/tmp, because the identities of the set-up may not look into a private home.
    rj_quietly "$rj_cache/root.log" env TMPDIR=/var/tmp rj_new="$new" rj_include="$include" rj_suite="$rj_suite" bash -c '
      set -o pipefail
      mmdebstrap --mode=unshare --variant=apt --include="$rj_include" "$rj_suite" - |
        tar -x --no-same-owner --no-same-permissions --exclude="./dev/*" -C "$rj_new"' ||
      rj_die "Debian 13 could not be set up (see above)."
    chmod -R u+rwX "$new"
  fi
  rj_digest > "$new/.complete"
  mv -T "$new" "$rj_root"
}

# Adds what the list gained. The mark is taken away first: a killed update is taken up again.
rj_update_root() {
  [ "$(id -u)" = 0 ] || return 1
  rj_say "Updating Debian 13 in $rj_root"
  rm -f "$rj_root/.complete"
  # shellcheck disable=SC2046 # one word a package
  rj_quietly "$rj_cache/root.log" rj_enter_root env DEBIAN_FRONTEND=noninteractive sh -c '
    dpkg --configure -a && apt-get update &&
    apt-get install -y --fix-broken --no-install-recommends "$@"' update $(rj_package_list) || return 1
  rj_digest > "$rj_root/.complete"
}

rj_subordinate_line() {
  local user
  user=$(id -un)
  if [ "$(id -u)" = 0 ] || grep -qs "^\($user\|$(id -u)\):" /etc/subuid &&
    grep -qs "^\($user\|$(id -u)\):" /etc/subgid; then
    return 0
  fi
  [ "$(id -u)" = 0 ] || printf 'usermod --add-subuids 200000-265535 --add-subgids 200000-265535 %s' "$user"
}

rj_prepare_root() {
  local old
  if [ "$(cat "$rj_root/.complete" 2> /dev/null)" = "$(rj_digest)" ] &&
    command -v bwrap > /dev/null && command -v mount > /dev/null; then
    rj_choose_entry
    return 0
  fi
  if command -v apt-get > /dev/null; then
    rj_install "$(rj_subordinate_line)" mmdebstrap bubblewrap mount uidmap debian-archive-keyring
  else
    command -v mmdebstrap > /dev/null && command -v bwrap > /dev/null ||
      rj_die "Please install mmdebstrap, bubblewrap, newuidmap and Debian's archive keyring first."
  fi
  mkdir -p "$rj_cache"
  exec 9> "$rj_cache/lock"
  flock 9
  for old in "$rj_root".new.* "$rj_root".old.*; do
    [ ! -e "$old" ] || rm -rf --one-file-system "$old" || rj_say "$old is left over from a set-up that was killed."
  done
  if [ "$(cat "$rj_root/.complete" 2> /dev/null)" != "$(rj_digest)" ]; then
    if [ -d "$rj_root" ]; then
      rj_choose_entry
      if ! rj_update_root; then
        mv -T "$rj_root" "$rj_root.old.$$"
        rj_make_root
        rm -rf --one-file-system "$rj_root.old.$$"
      fi
    else
      rj_make_root
    fi
  fi
  rj_make_locales
  exec 9>&-
  rj_choose_entry
}

# In a changed root "/" is no mount point, and making it private fails: then the mounts are left as they are, provided
# that what is mounted in the new space does not show out here.
rj_mounts_stay_inside() { # PROPAGATION
  # shellcheck disable=SC2016
  unshare --mount --propagation "$1" sh -c '
    mount -t tmpfs probe "$1/mnt" && : > "$1/mnt/inside" || exit 1
    [ -e "/proc/$PPID/root$1/mnt/inside" ] || exit 0
    umount "$1/mnt"
    exit 1' probe "$rj_root" 2> /dev/null
}

# bubblewrap where it may; how much of /proc it may mount depends on what this machine runs in.
rj_choose_entry() {
  local try
  for try in '--unshare-pid --proc /proc' '--proc /proc' '--bind /proc /proc'; do
    # shellcheck disable=SC2086
    if bwrap --bind "$rj_root" / --dev-bind /dev /dev $try true 2> /dev/null; then
      rj_bwrap_proc=$try
      rj_entry=bwrap
      return 0
    fi
  done
  if [ "$(id -u)" = 0 ]; then
    for try in private unchanged; do
      if rj_mounts_stay_inside $try; then
        rj_propagation=$try
        rj_entry=chroot
        return 0
      fi
    done
  fi
  rj_die "This machine lets nobody mount a folder: a container needs the right to (as --privileged gives)," \
    "an ordinary user needs unprivileged user namespaces."
}

rj_environment_words() {
  local name
  printf '%s\n' PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/sbin:/usr/sbin:/sbin:/usr/games \
    "HOME=$HOME" "CCACHE_DIR=$rj_cache/ccache" "XDG_RUNTIME_DIR=$rj_runtime" "RJ_ENVIRONMENT=native"
  for name in USER LOGNAME TERM CI NO_COLOR LANG LANGUAGE LC_ALL LC_TIME G_MESSAGES_DEBUG G_DEBUG \
    http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY \
    GTK_DEBUG GSK_RENDERER CCACHE_NOHASHDIR FLATPAK_USER_DIR MESON_TESTTHREADS RJ_FUZZ_SECONDS; do
    [ -z "${!name-}" ] || printf '%s\n' "$name=${!name}"
  done
  [ -n "${LANG-}${LC_ALL-}" ] || echo LANG=C.UTF-8
  if [ $rj_graphical = yes ]; then
    for name in DISPLAY WAYLAND_DISPLAY XAUTHORITY DBUS_SESSION_BUS_ADDRESS XDG_SESSION_TYPE \
      XDG_CURRENT_DESKTOP; do
      [ -z "${!name-}" ] || printf '%s\n' "$name=${!name}"
    done
  fi
}

# A desktop's programs share /tmp with the rest of it. Without one nothing is shared: an X server in there, which sees no
# other process, would take the display of one out here for abandoned.
rj_bound_folders() {
  local folder shared=
  [ $rj_graphical = no ] || shared=/tmp
  for folder in "$HOME" $shared "$rj_cache" "$rj_top" "$PWD" "${rj_binds[@]}"; do
    [ -d "$folder" ] && [ "$(realpath "$folder")" != / ] && realpath "$folder"
  done | awk '!seen[$0]++'
}

rj_enter_root() {
  local words=() folders=() folder rj_runtime=/run/user/$(id -u) arguments=()
  [ $rj_graphical = no ] || rj_runtime=${XDG_RUNTIME_DIR:-$rj_runtime}
  mapfile -t words < <(rj_environment_words)
  mapfile -t folders < <(rj_bound_folders)
  if [ "$rj_entry" = bwrap ]; then
    arguments=(--bind "$rj_root" / --dev-bind /dev /dev --ro-bind-try /sys /sys --tmpfs /run)
    if [ $rj_graphical = yes ] && [ -d "$rj_runtime" ]; then
      arguments+=(--bind "$rj_runtime" "$rj_runtime")
    else
      arguments+=(--dir /run/user --perms 0700 --dir "$rj_runtime")
    fi
    [ $rj_graphical = yes ] || arguments+=(--perms 1777 --tmpfs /tmp)
    # shellcheck disable=SC2206
    arguments+=($rj_bwrap_proc)
    [ "$(id -u)" = 0 ] || arguments+=(--ro-bind /etc/passwd /etc/passwd --ro-bind /etc/group /etc/group)
    [ ! -e /etc/resolv.conf ] || arguments+=(--ro-bind "$(realpath /etc/resolv.conf)" /etc/resolv.conf)
    for folder in "${folders[@]}"; do
      arguments+=(--bind "$folder" "$folder")
    done
    env -i "${words[@]}" "$(command -v bwrap)" "${arguments[@]}" --chdir "$PWD" --die-with-parent -- "$@"
  else
    [ ! -e /etc/resolv.conf ] || cp -L /etc/resolv.conf "$rj_root/etc/resolv.conf"
    # shellcheck disable=SC2016
    env -i "${words[@]}" unshare --mount --propagation "$rj_propagation" --pid --fork --kill-child sh -c '
      set -e
      root=$1 cwd=$2 runtime=$3
      shift 3
      mount --rbind /dev "$root/dev"
      mount -t proc proc "$root/proc"
      mount -t tmpfs tmpfs "$root/run"
      mkdir -p "$root$runtime"
      chmod 0700 "$root$runtime"
      while [ "$1" != -- ]; do
        mkdir -p "$root$1"
        mount --rbind "$1" "$root$1"
        shift
      done
      shift
      exec chroot "$root" sh -c '\''cd "$1" && shift && exec "$@"'\'' enter "$cwd" "$@"' \
      enter "$rj_root" "$PWD" "$rj_runtime" "${folders[@]}" -- "$@"
  fi
}

# The languages the program is shown and tested in, and the one of this desktop.
rj_make_locales() {
  local locale
  for locale in de_DE.UTF-8 en_US.UTF-8 en_GB.UTF-8 "${LC_ALL:-${LANG-}}"; do
    case $locale in
      [a-z][a-z]*_*.[Uu][Tt][Ff]8 | [a-z][a-z]*_*.[Uu][Tt][Ff]-8) ;;
      *) continue ;;
    esac
    [ ! -d "$rj_root/usr/lib/locale/${locale%%.*}.utf8" ] || continue
    rj_choose_entry
    LC_ALL=C rj_quietly "$rj_cache/root.log" rj_enter_root \
      localedef --no-archive -i "${locale%%.*}" -f UTF-8 "${locale%%.*}.utf8" || rj_say "No locale $locale."
  done
}

# What the scripts call -------------------------------------------------------------------------

rj_prepare() {
  rj_choose
  mkdir -p "$rj_cache/ccache"
  if [ $rj_mode = root ]; then
    rj_prepare_root
    rj_identity=root-$(rj_digest)
  else
    # With the libraries there and no right to install, what is missing shows in the build's own words.
    if rj_is_new_debian && ! { ! rj_can_administer && rj_libraries_found; }; then
      # shellcheck disable=SC2046 # one word a package
      rj_install '' $(rj_package_list)
    fi
    rj_identity=native-$(pkg-config --modversion gtk4 libadwaita-1 glib-2.0 | paste -sd -)
  fi
  rj_fill_package_cache
}

rj_enter() {
  if [ $rj_mode = root ]; then
    rj_enter_root "$@"
  else
    CCACHE_DIR=$rj_cache/ccache "$@"
  fi
}

# Sources are kept beside the root, so that a fresh clone fetches nothing.
rj_fill_package_cache() {
  local file
  mkdir -p "$rj_cache/sources" "$rj_top/subprojects/packagecache"
  for file in sqlcipher-4.6.1.tar.gz; do
    [ ! -f "$rj_top/subprojects/packagecache/$file" ] || continue
    if [ ! -f "$rj_cache/sources/$file" ]; then
      rj_enter "$rj_top/build-aux/fetch-sources" --into "$rj_cache/sources" "$file" >&2 || {
        rj_say "$file does not come from a Debian archive here: Meson asks its public address."
        continue
      }
    fi
    cp "$rj_cache/sources/$file" "$rj_top/subprojects/packagecache/.$file.$$"
    mv "$rj_top/subprojects/packagecache/.$file.$$" "$rj_top/subprojects/packagecache/$file"
  done
}

# An unpacked subproject is not renewed by Meson when our build files for it change.
rj_renew_subprojects() {
  local digest mark=$rj_top/subprojects/sqlcipher-4.6.1/.packaged
  digest=$(cat "$rj_top"/subprojects/sqlcipher.wrap "$rj_top"/subprojects/packagefiles/sqlcipher/* | sha256sum)
  [ -d "${mark%/*}" ] || return 0
  [ "$(cat "$mark" 2> /dev/null)" = "$digest" ] || rm -rf "${mark%/*}"
}

rj_mark_subprojects() {
  cat "$rj_top"/subprojects/sqlcipher.wrap "$rj_top"/subprojects/packagefiles/sqlcipher/* |
    sha256sum > "$rj_top/subprojects/sqlcipher-4.6.1/.packaged"
}

# Configures FOLDER once (again when the environment or the options are others) and compiles.
rj_build() { # FOLDER OPTION...
  local folder=$1 identity
  shift
  identity="$rj_identity $*"
  rj_renew_subprojects
  if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$folder/.configured" 2> /dev/null)" != "$identity" ]; then
    rm -rf "$folder"
    rj_enter meson setup "$folder" "$rj_top" "$@" < /dev/null
    rj_mark_subprojects
    printf '%s\n' "$identity" > "$folder/.configured"
  fi
  rj_enter ninja -C "$folder" < /dev/null
}

# The program and its tests. Only the devel profile lets a test set the clock; the Flatpak's tests see the other one.
rj_tests_options=(-Dprofile=devel -Dwerror=true)
rj_build_tests() {
  rj_build "$rj_top/_build" "${rj_tests_options[@]}"
}

# The development program, installed where it finds its data.
rj_build_devel() {
  local folder=$rj_top/_build-devel
  rj_prefix=$folder/prefix
  rj_build "$folder" -Dprofile=devel --prefix="$rj_prefix" --libdir=lib
  rj_enter meson install -C "$folder" --no-rebuild --only-changed --quiet < /dev/null
}

# rj_enter with the development program on PATH.
rj_enter_devel() {
  rj_enter env "XDG_DATA_DIRS=$rj_prefix/share:${XDG_DATA_DIRS:-/usr/local/share:/usr/share}" \
    sh -c 'PATH=$1:$PATH; shift; export PATH; exec "$@"' devel "$rj_prefix/bin" "$@"
}
