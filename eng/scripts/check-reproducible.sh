#!/usr/bin/env bash
# Packs this commit in two fresh folders of different names and depths and compares the packages byte for byte.
# Usage: eng/scripts/check-reproducible.sh
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

for folder in a a-longer/and/deeper-folder; do
  git clone --quiet "$root" "$work/$folder"
  "$work/$folder/eng/scripts/pack.sh" "$work/$folder/artifacts/packages" > "$work/sums.$(basename "$folder")" || { cat "$work/sums.$(basename "$folder")" >&2; exit 1; }
done

if diff "$work/sums.a" "$work/sums.deeper-folder"; then
  echo "Identical byte for byte:"
  cat "$work/sums.a"
else
  echo "Packages of one commit differ." >&2
  exit 1
fi
