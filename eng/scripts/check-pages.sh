#!/usr/bin/env bash
# Tries pages and documents: each alone beside what openapi/ holds, and all of them together, in a scratch copy of the working tree that is
# kept for the next run, and says of each what became of it: imported, compiled, built for every target without a warning, stubbed,
# contract tests passed; with the compiler's notes, seconds, and the most memory that a step took. Fails (1) where anything fails.
# Usage: eng/scripts/check-pages.sh [OPTIONS] PATH...     pages (Markdown) and documents (YAML, JSON), as files or folders
#   --only STEPS      steps up to which to go, or a list of them: import,compile,build,stub,test (default: all)
#   --alone           each page alone, and not all together
#   --together        all together only
#   --orders N        all together N times more, each in another order and under other file names
#   --empty           without what openapi/ holds
#   --keep            leave the last pages imported in the scratch copy
#   --filter FILTER   which contract tests to run, as for dotnet test (default: all)
#   --scratch DIR     the scratch copy (default: ${TMPDIR:-/tmp}/tokenops-check-pages)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
repository="$PWD"

steps=import,compile,build,stub,test alone=true together=true orders=0 empty=false keep=false filter='' scratch="${TMPDIR:-/tmp}/tokenops-check-pages"
paths=()
while [ $# -gt 0 ]; do
  case "$1" in
    --only) steps="$2"; shift ;;
    --alone) together=false ;;
    --together) alone=false ;;
    --orders) orders="$2"; shift ;;
    --empty) empty=true ;;
    --keep) keep=true ;;
    --filter) filter="$2"; shift ;;
    --scratch) scratch="$2"; shift ;;
    --*) echo "There is no option '$1'; the first lines of this script show those there are." >&2; exit 2 ;;
    *) paths+=("$(realpath -e "$1")") ;;
  esac
  shift
done
[ "${#paths[@]}" -gt 0 ] || { sed -n '2,15s/^# \?//p' "${BASH_SOURCE[0]}" >&2; exit 2; }
# One step names all before it.
case "$steps" in
  compile) steps=import,compile ;;
  build) steps=import,compile,build ;;
  stub) steps=import,compile,build,stub ;;
  test) steps=import,compile,build,test ;;
esac

pages=()
for path in "${paths[@]}"; do
  if [ -d "$path" ]; then
    while IFS= read -r -d '' page; do pages+=("$page"); done \
      < <(find "$path" -type f \( -name '*.md' -o -name '*.mdx' -o -name '*.yaml' -o -name '*.yml' -o -name '*.json' \) -print0 | sort -z)
  else
    pages+=("$path")
  fi
done

# A copy of what git knows and of what is new; times are kept, so that what did not change is not built again.
tree="$scratch/tree"
mkdir -p "$tree" "$scratch/logs"
git ls-files -z --cached --others --exclude-standard | while IFS= read -r -d '' file; do [ ! -e "$file" ] || printf '%s\0' "$file"; done > "$scratch/files"
rsync -a --from0 --files-from="$scratch/files" ./ "$tree/" 2>/dev/null || tar -c --null -T "$scratch/files" | tar -x -C "$tree"
if [ -f "$scratch/files.before" ]; then
  LC_ALL=C comm -z -23 <(LC_ALL=C sort -z "$scratch/files.before") <(LC_ALL=C sort -z "$scratch/files") | (cd "$tree" && xargs -0 -r rm -f --)
fi
cp "$scratch/files" "$scratch/files.before"
rm -rf "$scratch/logs" && mkdir -p "$scratch/logs"
# MSBuild asks git for the commit; a tree without history of its own is not the repository around it.
[ -d "$tree/.git" ] || git -C "$tree" init -q

have() { [[ ",$steps," == *",$1,"* ]]; }
say() { printf '%s\n' "$*" >&2; }

# Runs a command with its output in a log; seconds and megabytes go to $seconds and $memory.
memory=0
run() { # log command...
  local log="$1" start status=0 peak server
  shift
  start=$(date +%s%N)
  if [ -x /usr/bin/time ]; then
    (cd "$tree" && exec /usr/bin/time -f '%M' -o "$log.rss" "$@") > "$log" 2>&1 || status=$?
    peak=$(( $(tail -1 "$log.rss" 2>/dev/null | grep -E '^[0-9]+$' || echo 0) / 1024 ))
  else
    (cd "$tree" && exec python3 "$scratch/peak.py" "$log.rss" "$@") > "$log" 2>&1 || status=$?
    peak=$(( $(cat "$log.rss" 2>/dev/null || echo 0) / 1024 ))
  fi
  [ "$peak" -le "$memory" ] || memory=$peak
  server="$(compiler)"
  peak=$(( $(awk '/^VmHWM:/ { print $2 }' "/proc/$server/status" 2>/dev/null || echo 0) / 1024 ))
  [ "$peak" -le "$memory" ] || memory=$peak
  seconds=$(awk -v ns=$(( $(date +%s%N) - start )) 'BEGIN { printf "%.1f", ns / 1e9 }')
  return "$status"
}
cat > "$scratch/peak.py" <<'PEAK'
import resource, subprocess, sys
status = subprocess.call(sys.argv[2:])
open(sys.argv[1], "w").write(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(status if status >= 0 else 128 - status)
PEAK

# The compiler's server is this run's own, so that its memory can be counted, and ends with it.
pipe="tokenops-check-pages-$$"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1 UseSharedCompilation=true SharedCompilationId="$pipe"
compiler() { pgrep -f -- "-pipename:$pipe" 2>/dev/null | head -1 || true; }
end_compiler() { local pid; pid="$(compiler)"; [ -z "$pid" ] || kill "$pid" 2>/dev/null || true; }
trap end_compiler EXIT
base="$scratch/openapi" tools="$scratch/tools"

# The tools come from what openapi/ holds; what a page does to them is what is tried.
restore_base() { rm -rf "$tree/openapi" && cp -a "$base" "$tree/openapi"; }
rm -rf "$base" && mkdir -p "$base" && tar -c -C openapi . | tar -x -C "$base"
restore_base
say "Building the tools in $tree."
run "$scratch/logs/tools.log" dotnet build src/TokenOps.Cli -v:quiet -p:RunAnalyzers=false || { cat "$scratch/logs/tools.log" >&2; exit 2; }
rm -rf "$tools" && cp -a "$tree/src/TokenOps.Cli/bin/Debug/net10.0" "$tools"
cp -a "$tree/src/TokenOps.OpenApi/bin/Debug/net10.0/." "$tools/" 2>/dev/null || true
if [ "$empty" = true ]; then
  rm -f "$base"/*.yaml "$base"/*.yml "$base"/*.json "$base"/order.txt "$base"/overlays/*.yaml
fi

import() { # log pages...
  local log="$1"
  shift
  run "$log" dotnet "$tools/tokenops.dll" spec import --directory openapi "$@"
}

compile() { # log
  run "$1" dotnet "$tools/TokenOps.OpenApi.dll" compile --input openapi --merged "$scratch/merged.json" --lowered "$scratch/lowered.json"
}

build() { # log: the client for every target, and all that follows from it
  # What is written by hand is analysed by the build of the repository, and not once more for each page.
  run "$1" bash -c 'dotnet build src/TokenOps.Client -v:minimal && dotnet build tests/TokenOps.ContractTests -v:minimal -p:RunAnalyzers=false' || return 1
  ! grep -qE ': warning [A-Z]+[0-9]+' "$1"
}

stub() { # log: the stubs serve, and the command line sends every operation to them and reads what comes back
  run "$1" bash -c '
    dotnet src/TokenOps.Cli/bin/Debug/net10.0/tokenops.dll stub > "$0.out" 2>&1 &
    pid=$!
    trap "kill -TERM $pid 2>/dev/null; wait $pid 2>/dev/null" EXIT
    for _ in $(seq 300); do
      if grep -q "^Any key will do" "$0.out"; then
        url="$(sed -n "s/^Serving \([^ ]*\) .*/\1/p" "$0.out")"
        cat "$0.out"
        TOKENOPS_API_KEY=any dotnet src/TokenOps.Cli/bin/Debug/net10.0/tokenops.dll verify --server "$url"
        exit
      fi
      kill -0 $pid 2>/dev/null || break
      sleep 0.1
    done
    cat "$0.out"
    exit 1' "$1"
}

contract() { # log
  local arguments=(--no-build --nologo)
  [ -z "$filter" ] || arguments+=(--filter "$filter")
  run "$1" dotnet test tests/TokenOps.ContractTests "${arguments[@]}"
}

failed=0
table="$scratch/table"
printf 'page|import|compile|build|stub|test|notes|seconds|MB\n' > "$table"
try() { # name pages...
  local name="$1" step status=ok row notes=- total=0 logs server
  shift
  logs="$scratch/logs/$name"
  memory=0
  server="$(compiler)"
  [ -z "$server" ] || echo 5 > "/proc/$server/clear_refs" 2>/dev/null || true
  restore_base
  row="$name"
  for step in import compile build stub test; do
    if ! have "$step"; then
      row+="|-"
      continue
    fi
    if [ "$status" != ok ]; then
      row+="|"
      continue
    fi
    printf '%s: %s … ' "$name" "$step" >&2
    case "$step" in
      import) import "$logs.import.log" "$@" || status=failed; [ "$status" != ok ] || after_import ;;
      compile) compile "$logs.compile.log" || status=failed; notes=$(grep -c ': message TOPS' "$logs.compile.log" || true) ;;
      build) build "$logs.build.log" || status=failed ;;
      stub) stub "$logs.stub.log" || status=failed ;;
      test) contract "$logs.test.log" || status=failed ;;
    esac
    total=$(awk -v a="$total" -v b="$seconds" 'BEGIN { printf "%.1f", a + b }')
    if [ "$status" = ok ]; then
      say "$seconds s"
      row+="|$seconds s"
    else
      say "failed after $seconds s; see $logs.$step.log"
      grep -E 'error|Error|^  Failed ' "$logs.$step.log" | cut -c1-240 | awk '!seen[$0]++' | head -5 >&2 || true
      row+="|FAILED"
      failed=$((failed + 1))
    fi
  done
  printf '%s|%s|%s|%s\n' "$row" "$notes" "$total" "$memory" >> "$table"
}

after_import() { :; }
if [ "$alone" = true ]; then
  for page in "${pages[@]}"; do
    name="$(basename "$page")"
    try "${name%.*}" "$page"
  done
fi
if [ "$together" = true ]; then
  [ "${#pages[@]}" -eq 1 ] && [ "$alone" = true ] || try all-together "${pages[@]}"
fi

# Other file names than the import chooses: what a person may well do.
rename_imported() {
  local file new
  for file in "$tree"/openapi/*.yaml; do
    [ -e "$file" ] && [ ! -e "$base/$(basename "$file")" ] || continue
    new="$(printf '%s%s' "$order" "$(basename "$file")" | sha1sum | cut -c1-8).yaml"
    mv "$file" "$tree/openapi/$new"
    [ ! -f "$tree/openapi/order.txt" ] || sed -i "s|^$(basename "$file" | sed 's/[][\\.*^$|]/\\&/g')\$|$new|" "$tree/openapi/order.txt"
  done
}
for order in $(seq "$orders"); do
  rm -rf "$scratch/pages" && mkdir "$scratch/pages"
  shuffled=()
  while IFS= read -r page; do
    copy="$scratch/pages/$(printf '%s%s' "$order" "$page" | sha1sum | cut -c1-8).${page##*.}"
    cp "$page" "$copy"
    shuffled+=("$copy")
  done < <(printf '%s\n' "${pages[@]}" | shuf --random-source=<(yes "$order"))
  after_import() { rename_imported; }
  try "order-$order" "${shuffled[@]}"
done
[ "$keep" = true ] || restore_base

column -t -s '|' "$table" 2>/dev/null || tr '|' '\t' < "$table"
[ "$failed" -eq 0 ] || { say "$failed failed; the logs are in $scratch/logs."; exit 1; }
