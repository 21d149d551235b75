# Sourced by the commands beside it: `environment GROUPS` makes the virtual environment and sets $python.
#
# With uv, packages are as uv.lock says. Without it, pip installs the same ones from requirements.txt (to run) or
# requirements-dev.txt (to test), which are exported from uv.lock with their hashes.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
cd "$root"
venv=${UV_PROJECT_ENVIRONMENT:-$root/.venv}
python=$venv/bin/python
export PYTHONUTF8=1

# The first Python that is new enough, or nothing.
new_enough_python() {
    for candidate in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
            echo "$candidate"
            return
        fi
    done
}

make_venv() {
    base=$(new_enough_python)
    if [ -z "$base" ]; then
        say "no Python 3.11 or newer found: install python3 (Debian 12, Ubuntu 24.04 or later have it), or uv"
        exit 1
    fi
    if "$base" -m venv "$venv" >/dev/null 2>&1; then return; fi
    # Debian and Ubuntu keep venv in a package of its own.
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        say "installing Debian's python3-venv"
        apt-get update -qq >/dev/null 2>&1 || true
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null </dev/null || true
    fi
    if ! "$base" -m venv "$venv" >/dev/null; then
        say "$base cannot make a virtual environment: apt-get install python3-venv"
        exit 1
    fi
}

# environment run|dev
environment() {
    if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
        # --inexact: what bin/test has added is not taken away again by bin/serve.
        if [ "$1" = dev ]; then groups=--all-groups; else groups=--no-dev; fi
        uv sync --quiet --frozen --inexact "$groups" </dev/null
        return
    fi
    if [ "$1" = dev ]; then wanted=requirements-dev.txt; else wanted=requirements.txt; fi
    # A stamp of what was installed makes the second start quick; dev includes run.
    for stamp in "$venv/.$wanted" "$venv/.requirements-dev.txt"; do
        if [ -x "$python" ] && cmp -s "${stamp##*/.}" "$stamp"; then return; fi
    done
    if ! "$python" -m pip --version >/dev/null 2>&1; then make_venv; fi
    say "installing packages into ${venv#"$root"/} (once)"
    "$python" -m pip install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r "$wanted" </dev/null
    cp "$wanted" "$venv/.$wanted"
}
