#!/usr/bin/env bash
# Imports the vendor's pages into openapi/ and reports what changed. Without a page it takes those in eng/vendor-pages.txt; a page is a
# file, a folder, an https address, or "known ADDRESS" (in quotes) as in that file.
# With --pull-request it commits a change to a branch of its own, pushes it and opens a pull request with the report (needs gh).
# Usage: eng/scripts/spec-import.sh [--pull-request] [PAGE...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

pull_request=false
if [ "${1:-}" = "--pull-request" ]; then
  pull_request=true
  shift
fi
[ $# -gt 0 ] || mapfile -t pages < <(grep -v '^[[:space:]]*\(#\|$\)' eng/vendor-pages.txt || true)
[ $# -eq 0 ] || pages=("$@")
if [ "${#pages[@]}" -eq 0 ]; then
  echo "There is no page to import: name one, or list it in eng/vendor-pages.txt."
  exit 0
fi

log="$(mktemp)"
trap 'rm -f "$log"' EXIT
dotnet build src/TokenOps.Cli -v:quiet -nologo > "$log" 2>&1 || { cat "$log" >&2; exit 2; }
for page in "${pages[@]}"; do
  arguments=("$page")
  [[ "$page" =~ ^known[[:space:]]+(.+)$ ]] && arguments=(--only-known "${BASH_REMATCH[1]}")
  dotnet run --no-build --project src/TokenOps.Cli -- spec import "${arguments[@]}" --directory openapi
done
if [ -z "$(git status --porcelain -- openapi)" ]; then
  echo "Nothing changed."
  exit 0
fi

# A breaking change is for the pull request to settle, not for the import.
report="$(eng/scripts/spec-report.sh HEAD)" || [ $? -eq 1 ]
echo "$report"
[ "$pull_request" = true ] || exit 0

branch="spec/$(git hash-object openapi/*.yaml | git hash-object --stdin | cut -c1-12)"
if git ls-remote --exit-code --heads origin "$branch" >/dev/null; then
  echo "There is a pull request for this change already: $branch."
  exit 0
fi
git switch -c "$branch"
git add openapi
git commit -m "Import the vendor's changed documents"
git push origin "$branch"
gh pr create --head "$branch" --title "Import the vendor's changed documents" --body "$report"
