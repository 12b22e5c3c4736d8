#!/usr/bin/env bash
# Packs every package with its symbols.
# Usage: eng/scripts/pack.sh [FOLDER]    (default artifacts/packages)
set -euo pipefail
output="$(realpath -m "${1:-$(dirname "${BASH_SOURCE[0]}")/../../artifacts/packages}")"
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

rm -f "$output"/TokenOps.*.nupkg "$output"/TokenOps.*.snupkg
dotnet msbuild eng/Packages.proj -restore -v:quiet -nologo -maxCpuCount -p:Configuration=Release "-p:PackageOutputPath=$output/"
(cd "$output" && sha256sum TokenOps.*nupkg)
