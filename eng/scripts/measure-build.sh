#!/usr/bin/env bash
# What generation costs: a no-op build of the solution beside the same build with generation switched off, in turns, so that
# both meet the same machine; the time of one real generation; and whether the C# compiler ran again.
# Usage: eng/scripts/measure-build.sh [ROUNDS]    (default 7)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rounds="${1:-7}"
logs="$(mktemp -d)"
trap 'rm -rf "$logs"' EXIT

seconds() { # command...: wall time in seconds; stops the script if the command fails
  local start end
  start=$(date +%s%N)
  "$@" > "$logs/out" 2>&1 || { cat "$logs/out" >&2; return 1; }
  end=$(date +%s%N)
  awk -v ns=$((end - start)) 'BEGIN { printf "%.3f\n", ns / 1e9 }'
}
median() { sort -n | awk '{ v[NR] = $1 } END { print (NR % 2) ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2 }'; }
build() { dotnet build Generated.sln -v:minimal "$@"; }

echo "warming up"
build > "$logs/out" 2>&1 || { cat "$logs/out" >&2; exit 1; }

for round in $(seq "$rounds"); do
  t=$(seconds build) && echo "$t" >> "$logs/with"
  t=$(seconds build -p:RegenerateClient=false) && echo "$t" >> "$logs/without"
  echo "round $round: with $(tail -1 "$logs/with") s, without $(tail -1 "$logs/without") s"
done
with=$(median < "$logs/with") without=$(median < "$logs/without")

# Generation anew with an unchanged document: the target runs, the generated file keeps its time stamp, csc stays out.
for round in $(seq "$rounds"); do
  rm -f eng/Generation/obj/generated/generated.stamp
  build -clp:PerformanceSummary -v:normal > "$logs/again" 2>&1 || { cat "$logs/again" >&2; exit 1; }
  awk '$3 == "Regenerate" { print $1 / 1000 }' "$logs/again" >> "$logs/target"
done
# And by itself, without the rest of a build on the other processors.
for round in $(seq "$rounds"); do
  rm -f eng/Generation/obj/generated/generated.stamp
  dotnet build eng/Generation/TokenOps.Generation.csproj -clp:PerformanceSummary -v:normal > "$logs/alone" 2>&1 || { cat "$logs/alone" >&2; exit 1; }
  awk '$3 == "Regenerate" { print $1 / 1000 }' "$logs/alone" >> "$logs/quiet"
done
csc=$(awk '$3 == "Csc" { n += $4 } END { print n + 0 }' "$logs/again")

echo "no-op build: median $with s; generation switched off: median $without s; ratio $(awk -v a="$with" -v b="$without" 'BEGIN { printf "%.2f", a / b }') (limit 1.5)"
echo "generation target: median $(median < "$logs/quiet") s by itself (limit 1.3), $(median < "$logs/target") s within a build of the solution"
echo "C# compiler runs after a generation without a change: $csc (must be 0)"
