#!/usr/bin/env bash
# Pushes the packed packages and their symbols to a feed. Safe to repeat: what is there with the same content is left alone; a
# version that is there with other content is refused, before anything is pushed.
# Usage: eng/scripts/push.sh [FOLDER]    (what pack.sh packed; default artifacts/packages)
#   TOKENOPS_FEED_URL       a folder, or the address of a NuGet v3 feed (.../index.json); default artifacts/feed
#   TOKENOPS_FEED_KEY       the feed's key; not needed for a folder
#   TOKENOPS_FEED_USER      the user that goes with the key where reading the feed needs one; default: reading needs none
#   TOKENOPS_SYMBOLS_URL    where symbols go; default: the feed, which for v3 names its own
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"
packages="${1:-$root/artifacts/packages}"
feed="${TOKENOPS_FEED_URL:-$root/artifacts/feed}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

fail() { echo "$1" >&2; exit 1; }
remote() { [[ "$1" =~ ^https?:// ]]; }
# By standard input: an argument would show the key to everyone who lists processes. (dotnet nuget push knows no other way.)
get() { # url file: prints the status
  local auth=''
  [ -n "${TOKENOPS_FEED_USER:-}" ] && auth="user = \"$TOKENOPS_FEED_USER:${TOKENOPS_FEED_KEY:-}\""
  curl --silent --location --config - --output "$2" --write-out '%{http_code}' "$1" <<< "$auth" ||
    fail "The feed was not reached (curl ended with $?)."
}
# A feed may sign what it was given, so that its file differs: compared is what was packed.
contents() { # package: a line for each file in it
  local folder
  folder="$(mktemp -d -p "$work")"
  unzip -qq "$1" -d "$folder" -x .signature.p7s 2>/dev/null || [ $? -eq 11 ] || fail "'$(basename "$1")' is not a package."
  (cd "$folder" && find . -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum)
}
same() { cmp -s "$1" "$2" || [ "$(contents "$1")" = "$(contents "$2")" ]; }

shopt -s nullglob
files=("$packages"/TokenOps.*.nupkg)
[ "${#files[@]}" -gt 0 ] || fail "There is no package in '$packages'. Run eng/scripts/pack.sh first."

base=''
if remote "$feed"; then
  [ -n "${TOKENOPS_FEED_KEY:-}" ] || fail "TOKENOPS_FEED_KEY is not set; the feed needs a key."
  status=$(get "$feed" "$work/index.json")
  [ "$status" = 200 ] || fail "The feed's index answered $status."
  base=$(tr -d '\n' < "$work/index.json" | grep -oE '\{[^{}]*"PackageBaseAddress/3\.0\.0"[^{}]*\}' | grep -oE '"@id"[[:space:]]*:[[:space:]]*"[^"]+"' | sed -E 's/.*"([^"]+)"$/\1/') || true
  [ -n "$base" ] || fail "The feed's index names no PackageBaseAddress/3.0.0; it must be a NuGet v3 feed."
fi

push() { # file feed argument...
  local loopback=()
  [[ "$2" =~ ^http://(localhost|127\.0\.0\.1)[:/] ]] && loopback=(--allow-insecure-connections)
  (cd "$packages" && dotnet nuget push "$1" --source "$2" --api-key "$TOKENOPS_FEED_KEY" --skip-duplicate "${loopback[@]}" "${@:3}")
}

new=()
for file in "${files[@]}"; do
  name=$(basename "$file" .nupkg)
  [[ "$name" =~ ^(.+)\.([0-9]+\.[0-9]+\.[0-9]+.*)$ ]] || fail "'$name' has no version."
  id="${BASH_REMATCH[1]}" version="${BASH_REMATCH[2]}" there="$work/there.nupkg"
  rm -f "$there"
  if [ -n "$base" ]; then
    status=$(get "${base%/}/${id,,}/${version,,}/${id,,}.${version,,}.nupkg" "$there")
    case "$status" in 200) ;; 404) rm -f "$there" ;; *) fail "The feed answered $status for $name." ;; esac
  elif [ -e "$feed/$name.nupkg" ]; then
    there="$feed/$name.nupkg"
  fi

  if [ ! -e "$there" ]; then
    new+=("$name")
  elif same "$file" "$there"; then
    echo "$name is there already"
  else
    fail "$name is there with other content. A version is never replaced: raise <Version> in Directory.Build.props."
  fi
done

for name in "${new[@]}"; do
  if [ -n "$base" ]; then
    push "$name.nupkg" "$feed" --no-symbols
  else
    mkdir -p "$feed"
    for file in "$packages/$name".snupkg "$packages/$name".nupkg; do
      [ -e "$file" ] && cp "$file" "$feed/.$(basename "$file").part" && mv "$feed/.$(basename "$file").part" "$feed/$(basename "$file")"
    done
  fi
  echo "$name pushed"
done

# All of them, since an earlier run may have ended between a package and its symbols.
if [ -n "$base" ]; then
  for file in "$packages"/TokenOps.*.snupkg; do
    push "$(basename "$file")" "${TOKENOPS_SYMBOLS_URL:-$feed}"
  done
fi
