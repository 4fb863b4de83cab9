# shellcheck shell=bash disable=SC2034
# Sourced by the scripts: strict mode, the project's folder as the current one, its tools and their versions.
set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$ROOT"

TOOLS=${SHOPSPHERE_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/shopsphere}
CARGO_LEPTOS=$TOOLS/cargo-leptos-0.3.10
WASM_BINDGEN=$TOOLS/wasm-bindgen-$(sed -n 's/^wasm-bindgen = "=\(.*\)"$/\1/p' Cargo.toml) # crate and program must be the same version
MONGOD=$TOOLS/mongod-6.0.5
AIOSMTPD=$TOOLS/aiosmtpd-1.4.6
LOCALSTRIPE=$TOOLS/localstripe-1.15

# What every build of the site gets. `--split` belongs here as soon as anything in the code is lazy:
# from then on a build without it does not hydrate.
LEPTOS_FLAGS=()

export PATH="$CARGO_LEPTOS/bin:$WASM_BINDGEN/bin:$ROOT/node_modules/.bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export CARGO_TARGET_DIR=$ROOT/target # wherever the user's own settings point
unset MAKEFLAGS MFLAGS               # cargo would look for make's job server, which it cannot reach

say() { printf '==> %s\n' "$*" >&2; }
die() {
    printf 'ShopSphere: %s\n' "$*" >&2
    exit 1
}
