#!/usr/bin/env bash
# Verifies a live server against the document; exits with 1 where it drifts. Writes artifacts/verify.xml (JUnit).
# The server comes from TOKENOPS_BASE_URL, the key from TOKENOPS_API_KEY; without them it only says what it would send.
# Usage: eng/scripts/verify.sh [--stub]    (--stub: verify the document's own stubs, offline and without a key)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mkdir -p artifacts

dotnet build src/TokenOps.Cli -v:quiet -nologo > artifacts/verify-build.log 2>&1 || { cat artifacts/verify-build.log >&2; exit 2; }
tokenops=(dotnet run --no-build --project src/TokenOps.Cli --)

if [ "${1:-}" = "--stub" ]; then
  # The command itself, so that the signal reaches it and not what started it; a background job of a script ignores SIGINT.
  dotnet src/TokenOps.Cli/bin/Debug/net10.0/tokenops.dll stub > artifacts/stub.log 2>&1 &
  stub=$!
  trap 'kill "$stub" 2>/dev/null; wait "$stub" 2>/dev/null || true' EXIT
  for _ in $(seq 300); do
    grep -q '^Any key' artifacts/stub.log && break
    kill -0 "$stub" 2>/dev/null || { cat artifacts/stub.log >&2; exit 2; }
    sleep 0.2
  done
  export TOKENOPS_API_KEY=stub-key
  TOKENOPS_BASE_URL="$(sed -n 's/^Serving \([^ ]*\) .*/\1/p' artifacts/stub.log)"
fi

if [ -z "${TOKENOPS_API_KEY:-}" ] || [ -z "${TOKENOPS_BASE_URL:-}" ]; then
  echo "TOKENOPS_BASE_URL or TOKENOPS_API_KEY is not set: nothing is verified."
  "${tokenops[@]}" verify --dry-run
  exit 0
fi
"${tokenops[@]}" verify --server "$TOKENOPS_BASE_URL" --junit artifacts/verify.xml
