#!/usr/bin/env bash
# Packs the packages of a commit as its own pack.sh does, in a checkout of its own, and keeps them for the next time. A commit without a
# pack.sh has no packages: the folder stays empty then.
# Usage: eng/scripts/pack-ref.sh REF FOLDER
set -euo pipefail
output="$(realpath -m "$2")"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
commit="$(git rev-parse --verify --quiet "$1^{commit}")" || { echo "There is no git ref '$1'." >&2; exit 2; }

kept="$PWD/artifacts/packed/$commit"
if [ ! -e "$kept/complete" ]; then
  work="$(mktemp -d)"
  trap 'rm -rf "$work"' EXIT
  git clone --quiet --shared --no-checkout . "$work/checkout"
  git -C "$work/checkout" checkout --quiet --detach "$commit"
  mkdir -p "$kept"
  if [ -x "$work/checkout/eng/scripts/pack.sh" ]; then
    "$work/checkout/eng/scripts/pack.sh" "$work/packages" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
    cp "$work/packages"/*.nupkg "$kept/"
  fi
  touch "$kept/complete"
fi

mkdir -p "$output"
find "$kept" -name '*.nupkg' -exec cp {} "$output/" \;
