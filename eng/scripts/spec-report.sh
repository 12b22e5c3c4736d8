#!/usr/bin/env bash
# What the working tree changes for users against the commit that it branched off, as Markdown: the API that the documents in openapi/
# describe, the public API of the packages for each target framework, and what the client sends and accepts. Fails (1) where something breaks them and <Version> in
# Directory.Build.props has not been raised to match the last release (the last tag such as v0.1.0, else the version before), or where the
# packages do not build. On GitHub the report also goes to the job's summary.
# Usage: eng/scripts/spec-report.sh [--comment PULL_REQUEST] [BASE_REF]
#   --comment               also say it in that pull request (needs gh), unless nothing changes
#   BASE_REF                default origin/main, else main; the commit before this one where that is all there is
#   TOKENOPS_BASELINE_PACKAGES    a folder of released packages to compare with, instead of those of the base
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

pull_request=''
if [ "${1:-}" = "--comment" ]; then
  pull_request="$2"
  shift 2
fi
ref="${1:-$(git rev-parse --verify --quiet origin/main >/dev/null && echo origin/main || echo main)}"
git rev-parse --verify --quiet "$ref^{commit}" >/dev/null || { echo "There is no git ref '$ref'." >&2; exit 2; }
base="$(git merge-base "$ref" HEAD)" || { echo "'$ref' and HEAD have no commit in common." >&2; exit 2; }
# On the main branch itself: what its last commit brought.
if [ "$base" = "$(git rev-parse HEAD)" ] && [ -z "$(git status --porcelain)" ]; then
  base="$(git rev-parse --verify --quiet HEAD^)" || { echo "There is nothing to compare with."; exit 0; }
fi

# On standard error, so that the report alone goes to standard output.
step() { echo "[$((SECONDS / 60))m$(printf %02d $((SECONDS % 60)))s] $1" >&2; }

# Tools have no API.
export LibrariesOnly=true
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/openapi" "$work/before" "$work/after" "$work/findings"
git archive "$base" openapi 2>/dev/null | tar -x -C "$work" 2>/dev/null || true

version() { sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' | head -n 1; }
released="$(git describe --tags --abbrev=0 --match 'v[0-9]*' "$base" 2>/dev/null || true)"
before="${released#v}"
[ -n "$before" ] || before="$(git show "$base:Directory.Build.props" 2>/dev/null | version)"
after="$(version < Directory.Build.props)"

# Nothing of what ships: a change that breaks the client's own code must be reported too.
step "Building the report."
dotnet build eng/ChangeReport -v:quiet -nologo > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 2; }

if [ -n "${TOKENOPS_BASELINE_PACKAGES:-}" ]; then
  cp "$TOKENOPS_BASELINE_PACKAGES"/*.nupkg "$work/before/"
else
  step "Packing the base, $(git rev-parse --short "$base"), unless it is kept from an earlier run."
  eng/scripts/pack-ref.sh "$base" "$work/before" > "$work/base.log" 2>&1 || { echo "The packages of the base were not built:" >&2; cat "$work/base.log" >&2; exit 2; }
fi
step "Packing the working tree."
if eng/scripts/pack.sh "$work/after" > "$work/pack.log" 2>&1; then
  step "Comparing the packages."
  dotnet msbuild eng/PackageValidation.proj -nologo -v:quiet "-p:Before=$work/before/" "-p:After=$work/after/" "-p:Findings=$work/findings/" \
    > "$work/validation.log" 2>&1 || { cat "$work/validation.log" >&2; exit 2; }
  packages=(--packages-before "$work/before" --packages-after "$work/after" --findings "$work/findings")
else
  packages=(--build-log "$work/pack.log")
fi

step "Comparing documents, API and calls."
status=0
dotnet run --no-build --project eng/ChangeReport -- --documents-before "$work/openapi" --documents-after openapi \
  --from-version "${before:-$after}" --to-version "$after" "${packages[@]}" > "$work/report.md" || status=$?
step "Done."
cat "$work/report.md"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$work/report.md" >> "$GITHUB_STEP_SUMMARY"
if [ -n "$pull_request" ] && ! grep -q '^## .*: no change$' "$work/report.md"; then
  gh pr comment "$pull_request" --body-file "$work/report.md" --edit-last --create-if-none || echo "The report was not said in the pull request." >&2
fi
exit "$status"
