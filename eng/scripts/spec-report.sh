#!/usr/bin/env bash
# What the change of openapi/ between a git ref and the working tree means to users, as Markdown. Fails (1) where it breaks
# them and <Version> in Directory.Build.props has not been raised to match. On GitHub the report also goes to the job's summary.
# Usage: eng/scripts/spec-report.sh [BASE_REF]    (default origin/main, else main)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

base="${1:-$(git rev-parse --verify --quiet origin/main >/dev/null && echo origin/main || echo main)}"
git rev-parse --verify --quiet "$base^{commit}" >/dev/null || { echo "There is no git ref '$base'." >&2; exit 2; }

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
git archive "$base" openapi | tar -x -C "$work"

version() { sed -n 's:.*<Version>\(.*\)</Version>.*:\1:p' | head -n 1; }
before="$(git show "$base:Directory.Build.props" | version)"
after="$(version < Directory.Build.props)"

# The compiler alone: a change that breaks the client's own code must be reported too.
dotnet build src/TokenOps.OpenApi -v:quiet -nologo > "$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 2; }
status=0
dotnet run --no-build --project src/TokenOps.OpenApi -- report --before "$work/openapi" --after openapi \
  --from-version "$before" --to-version "$after" > "$work/report.md" || status=$?
cat "$work/report.md"
[ -z "${GITHUB_STEP_SUMMARY:-}" ] || cat "$work/report.md" >> "$GITHUB_STEP_SUMMARY"
exit "$status"
