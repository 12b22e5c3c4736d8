#!/usr/bin/env bash
# Tries spec-report.sh end to end, in a scratch repository: commits changes of each kind to the documents, and expects the verdict and the
# exit code. Prints a table; the reports stay as Markdown in the scratch folder.
# Fails (1) where a report says something else than expected.
# Usage: eng/scripts/check-report.sh [--scratch DIR] [--only NAME,NAME]
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch="${TMPDIR:-/tmp}/tokenops-check-report" only=''
while [ $# -gt 0 ]; do
  case "$1" in
    --scratch) scratch="$(realpath -m "$2")"; shift ;;
    --only) only="$2"; shift ;;
    *) echo "There is no option '$1'; the first lines of this script show those there are." >&2; exit 2 ;;
  esac
  shift
done

tree="$scratch/tree" reports="$scratch/reports"
rm -rf "$reports"
mkdir -p "$reports"

# A copy that is there already is brought up to date, since its packed base saves half of the time.
[ -d "$tree/.git" ] || git clone -q "$PWD" "$tree"
git -C "$tree" fetch -q "$PWD" HEAD
git -C "$tree" checkout -q --force -B check FETCH_HEAD
git -C "$tree" clean -fdq
git -C "$tree" config user.name check
git -C "$tree" config user.email check@example.invalid
cd "$tree"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

document=openapi/images-edits.yaml
page='openapi: 3.1.0
info: { title: Widgets, version: "1" }
paths:
  /v1/widgets:
    get:
      operationId: listWidgets
      tags: [Widgets]
      responses:
        "200":
          description: All of them.
          content: { application/json: { schema: { $ref: "#/components/schemas/Widget" } } }
components:
  schemas:
    Widget: { type: object, required: [name], properties: { name: { type: string } } }'
copy="${page/\/v1\/widgets:/\/v1\/gadgets:}"
copy="${copy/listWidgets/listGadgets}"
wider="${copy/name: \{ type: string \}/name: \{ type: string \}, colour: \{ type: string \}}"
contradictory="${copy/name: \{ type: string \}/name: \{ type: integer \}}"

raise() { sed -i 's:<Version>0\.\([0-9]*\)\..*</Version>:<Version>0.'"$1"'.0</Version>:' Directory.Build.props; }
minor="$(sed -n 's:.*<Version>0\.\([0-9]*\)\..*</Version>.*:\1:p' Directory.Build.props | head -n 1)"

failed=0
printf '%-28s %-20s %-5s %-5s %s\n' change verdict exit time result

# name, verdict, exit code; the change is made in the tree before.
expect() {
  local name="$1" verdict="$2" code="$3" status=0 started=$SECONDS found result=ok
  eng/scripts/spec-report.sh HEAD > "$reports/$name.md" 2> "$reports/$name.log" || status=$?
  found="$(sed -n 's/^## What changes for users: //p' "$reports/$name.md")"
  if [ "$found" != "$verdict" ] || [ "$status" -ne "$code" ]; then
    result="EXPECTED $verdict, exit $code"
    failed=$((failed + 1))
  fi
  printf '%-28s %-20s %-5s %-5s %s\n' "$name" "${found:-none}" "$status" "$((SECONDS - started))s" "$result"
}
wanted() { [ -z "$only" ] || [[ ",$only," == *",$1,"* ]]; }
undo() { git reset -q --hard; git clean -fdq openapi; }

# Enum members, limits and words that the document has, whatever they are.
member="$(grep -n -m1 -A1 'enum:' "$document" | tail -1 | sed 's/^[0-9]*-//')"
if wanted additive; then
  line="$(grep -n -m1 -A1 'enum:' "$document" | tail -1 | cut -d- -f1)"
  sed -i "${line}i $(sed 's/- .*/- added-member/; s/ /\\ /g' <<< "$member")" "$document"
  expect additive additive 0; undo
fi
if wanted breaking; then
  sed -i '0,/maximum: [0-9]*/s//maximum: 1/' "$document"
  expect breaking breaking 1; undo
fi
if wanted breaking-version-raised; then
  sed -i '0,/maximum: [0-9]*/s//maximum: 1/' "$document"
  raise $((minor + 1))
  expect breaking-version-raised breaking 0; undo
fi
if wanted words; then
  sed -i '0,/description: .*/s//description: Said in other words./' "$document"
  expect words 'documentation only' 0; undo
fi
if wanted nothing; then
  sed -i '$a # A remark.' "$document"
  expect nothing 'no change' 0; undo
fi
if wanted page-added; then
  printf '%s\n' "$page" > openapi/widgets.yaml
  printf 'widgets.yaml\n' >> openapi/order.txt
  expect page-added additive 0; undo
fi

# From here on the base has two or three pages.
printf '%s\n' "$page" > openapi/widgets.yaml
printf 'widgets.yaml\n' >> openapi/order.txt
git add -A && git commit -q -m 'Add a page'
if wanted page-removed; then
  git rm -q openapi/widgets.yaml && sed -i '/^widgets.yaml$/d' openapi/order.txt
  expect page-removed breaking 1; undo
fi
# A copy of a component that says more becomes one type with the first; one that says another kind makes a union of both, which users see.
if wanted merged-wider; then
  printf '%s\n' "$wider" > openapi/gadgets.yaml
  printf 'gadgets.yaml\n' >> openapi/order.txt
  expect merged-wider additive 0; undo
fi
if wanted merged-contradictory; then
  printf '%s\n' "$contradictory" > openapi/gadgets.yaml
  printf 'gadgets.yaml\n' >> openapi/order.txt
  expect merged-contradictory breaking 1; undo
fi

echo "The reports are in $reports." >&2
[ "$failed" -eq 0 ]
