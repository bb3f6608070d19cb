# What the scripts of this folder share: a temporary folder ($work, removed at the end), pinned packages in it, and the
# one way to end. To be sourced from a script whose first line is `set -euo pipefail`.
# Ends with 0: behaves as described. 1: no longer does. 2: could not be tried, because a version is no longer served or
# a tool of the machine is missing.

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
set -E
trap 'echo "a command failed, in line $LINENO of $0" >&2' ERR
root=$work/root
mkdir -p "$root"
export LC_ALL=C.UTF-8 TMPDIR=$work
cd "$work"

cannot_try() {
    echo "cannot be tried: $*" >&2
    exit 2
}

# debian NAME=VERSION …: unpacks these Debian packages, and all that they need, below $root. Nothing is installed.
# The C library and the loader stay the machine's, which must be Debian 12 too.
debian() {
    local tool archives=$work/archives
    for tool in apt-get dpkg-deb; do
        command -v "$tool" > /dev/null || cannot_try "$tool is missing: this needs Debian 12"
    done
    mkdir -p "$archives/partial"
    : > "$work/status"
    # an empty list of what is installed makes apt choose everything that is needed
    apt-get -qq -o Dir::State::status="$work/status" -o Dir::Cache::archives="$archives" -o Debug::NoLocking=1 \
        -o APT::Sandbox::User="$(id -un)" -o APT::Install-Recommends=0 -o APT::Get::AllowUnauthenticated=0 \
        install --download-only --yes "$@" < /dev/null > "$work/apt.log" 2>&1 \
        || cannot_try "Debian's packages as pinned ($*) are not served (run apt-get update first?): $(tail -n 1 "$work/apt.log")"
    rm -f "$archives"/libc6_* "$archives"/libc-bin_*
    local package
    for package in "$archives"/*.deb; do
        dpkg-deb --extract "$package" "$root"
    done
    rm -rf "$archives"

    # libraries stand in folders of their own too, which the packages' scripts or programs would find when installed
    library_path=$(find "$root/lib" "$root/usr/lib" -maxdepth 4 -name 'lib*.so*' -printf '%h\n' | awk '!seen[$0]++' | tr '\n' ':')
    if [ -d "$root/usr/lib/R" ]; then # its settings are put in place when it is installed
        mv "$root/usr/lib/R/etc/Renviron.ucf" "$root/usr/lib/R/etc/Renviron"
    fi
}

# unpacked COMMAND …: runs a program among the unpacked ones, with its libraries.
unpacked() {
    env HOME="$work" LD_LIBRARY_PATH="$library_path" PATH="$root/usr/bin:$PATH" "$@"
}

# r SCRIPT: runs an R script with the unpacked R and its packages, and none of the machine's.
r() {
    env HOME="$work" LD_LIBRARY_PATH="$library_path" R_HOME="$root/usr/lib/R" R_LIBS="$root/usr/lib/R/site-library" \
        R_LIBS_SITE= R_LIBS_USER= R_SHARE_DIR="$root/usr/share/R/share" \
        "$root/usr/lib/R/bin/exec/R" --no-echo --no-restore --vanilla --file="$1"
}

# python SCRIPT …: runs the unpacked Python with its modules, and none of the machine's.
python() {
    env HOME="$work" LD_LIBRARY_PATH="$library_path" PYTHONHOME="$root/usr" PYTHONPATH="$root/usr/lib/python3/dist-packages" \
        PYTHONNOUSERSITE=1 "$root/usr/bin/python3" "$@"
}

# npm_packages NAME@VERSION …: installs these packages of npm below $work.
npm_packages() {
    command -v node > /dev/null && command -v npm > /dev/null || cannot_try "node and npm are missing"
    npm install --silent --no-audit --no-fund --no-save --ignore-scripts --cache "$work/npm" --prefix "$work" "$@" \
        > "$work/npm.log" 2>&1 || cannot_try "npm's packages as pinned ($*) are not served: $(tail -n 1 "$work/npm.log")"
}

# same WHAT EXPECTED FOUND: ends the script with 1 where the behaviour has changed.
same() {
    printf '  %-62s %s\n' "$1" "$3"
    if [ "$2" != "$3" ]; then
        echo "changed: $1 was '$2', is now '$3'" >&2
        exit 1
    fi
}
