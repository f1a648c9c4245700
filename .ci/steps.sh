# How .ci/run does things, and says which one failed.

step() { printf '\n== %s\n' "$*"; "$@"; }

# must 'what holds' LEFT OPERATOR RIGHT
must() {
  local what=$1
  shift
  printf '\n== %s\n' "$what"
  [ "$@" ] || { echo "FAILED: $what; found: $*" >&2; return 1; }
}

# debian PROGRAM PACKAGE: the program is there, or is installed; a registry that has it and does not give it is a fault.
debian() {
  command -v "$1" >/dev/null && return
  [ -x "/usr/sbin/$1" ] && return
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qqy --no-install-recommends "$2" >/dev/null
}

python_packages() {
  python3 -m venv .ci/venv
  .ci/venv/bin/pip install --quiet --disable-pip-version-check -r .ci/requirements.txt
}

# The oldest Rust that Cargo.toml promises, where it is installed. Clippy tells of what it lacks in the standard library.
oldest_rust() {
  local version
  version=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  if rustup toolchain list 2>/dev/null | grep -q "^$version"; then
    cargo "+$version" check --locked
  else
    echo "SKIPPED: Rust $version is not installed, and no package registry has it" >&2
  fi
}
