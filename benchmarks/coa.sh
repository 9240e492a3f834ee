#!/usr/bin/env bash
# Changes of live sessions, from the first row to the last committed result. See benchmarks/README.md.
set -euo pipefail
exec python3 "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/coa/fan_out.py" "$@"
