#!/usr/bin/env bash
# Looks with the SDK's trimming and AOT analyzers at all the code of what is declared fit for both; a warning is an error.
# Usage: eng/scripts/check-trimming.sh
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

dotnet build src/TokenOps.Extensions.DependencyInjection -p:AnalyzeTrimming=true
