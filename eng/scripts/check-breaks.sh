#!/usr/bin/env bash
# Breaks the client on purpose, one thing at a time, and expects the suites to notice: the name of a part of a form, an enum member, a name
# in JSON, a path, a limit, and the header of the credentials. What is generated is broken after it was generated, so that the stubs and
# the expectations still follow the documents. Works in the scratch copy of check-pages.sh; with paths, those pages are imported first.
# Fails (1) where a break is not noticed, (2) where one finds nothing to break any longer.
# Usage: eng/scripts/check-breaks.sh [--scratch DIR] [--filter FILTER] [PATH...]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch="${TMPDIR:-/tmp}/tokenops-check-pages" filter='' paths=()
while [ $# -gt 0 ]; do
  case "$1" in
    --scratch) scratch="$2"; shift ;;
    --filter) filter="$2"; shift ;;
    --*) echo "There is no option '$1'; the first lines of this script show those there are." >&2; exit 2 ;;
    *) paths+=("$(realpath -e "$1")") ;;
  esac
  shift
done

# Brings the copy up to date; the import alone leaves the pages in it.
eng/scripts/check-pages.sh --scratch "$scratch" --together --only import --keep "${paths[@]:-openapi/images-edits.yaml}" >&2
tree="$scratch/tree" logs="$scratch/logs"
cd "$tree"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
generated=eng/Generation/obj/generated/TokenOps.g.cs
arguments=(--no-build --nologo)
[ -z "$filter" ] || arguments+=(--filter "$filter")

build() { dotnet build tests/TokenOps.ContractTests -v:quiet -p:RunAnalyzers=false "$@" > "$logs/break.build.log" 2>&1 || { cat "$logs/break.build.log" >&2; exit 2; }; }
# To the end, although the first failure is enough: a run that NUnit is told to stop may never end.
suites() { dotnet test tests/TokenOps.ContractTests "${arguments[@]}" > "$1" 2>&1; }

echo "Building and testing the unbroken client." >&2
build
suites "$logs/break.none.log" || { grep -E '^  Failed ' "$logs/break.none.log" | head >&2; echo "The suites fail without any break; see $logs/break.none.log." >&2; exit 2; }

# name | file | sed expression
breaks=(
  'multipart|'"$generated"'|s/\b(parts|writer|form)\.(\w+)\("mask",/\1.\2("musk",/'
  'enum member|'"$generated"'|s/\("1536x1024"\)/("1537x1024")/'
  'JSON name|'"$generated"'|s/"revised_prompt"/"revised_promt"/g'
  'path|'"$generated"'|s:"/v1/images/edits":"/v1/images/edit":'
  'limit|'"$generated"'|s/Maximum = 32000\b/Maximum = 32001/'
  'authorization|'"$(grep -rl '"Bearer "' src/TokenOps.Client --include='*.cs' | head -1)"'|s/"Bearer "/"Bear "/'
)
# Whatever happens, nothing stays broken.
broken=''
restore() { [ -z "$broken" ] || cp "$scratch/unbroken" "$broken"; broken=''; }
trap restore EXIT
unnoticed=0
for one in "${breaks[@]}"; do
  IFS='|' read -r name file expression <<< "$one"
  cp -p "$file" "$scratch/unbroken"
  broken="$file"
  sed -E -i "$expression" "$file"
  if cmp -s "$file" "$scratch/unbroken"; then
    echo "$name: nothing to break in $file" >&2
    exit 2
  fi
  build -p:RegenerateClient=false
  log="$logs/break.${name// /-}.log"
  if suites "$log"; then
    printf '%-14s NOT NOTICED\n' "$name"
    unnoticed=$((unnoticed + 1))
  else
    printf '%-14s noticed by %s\n' "$name" "$(sed -nE 's/^  Failed (.*) \[.*/\1/p' "$log" | head -1)"
  fi
  restore
done
build -p:RegenerateClient=false
[ "$unnoticed" -eq 0 ]
