#!/usr/bin/env bash
# Writes wwwroot/lib/designsystemet from the packages that package-lock.json pins and the theme in designsystemet.config.json.
# The result is checked in, so that building the application needs no node; run this after changing a version or the theme.
set -euo pipefail
cd "$(dirname "$0")"
target=../wwwroot/lib/designsystemet
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm ci --ignore-scripts --silent >/dev/null 2>&1 || { echo "npm ci misslyckades" >&2; exit 1; }
cli=node_modules/.bin/designsystemet
css=node_modules/@digdir/designsystemet-css
cp designsystemet.config.json "$work"
sed -i 's#"./design-tokens"#"'"$work"'/tokens"#' "$work/designsystemet.config.json"
"$cli" tokens create --config "$work/designsystemet.config.json" >/dev/null
"$cli" tokens build --config "$work/designsystemet.config.json" -t "$work/tokens" -o "$work/theme" >/dev/null

mkdir -p "$target"
# Dark colours only on screen: paper stays black on white.
sed 's/@media (prefers-color-scheme: dark)/@media screen and (prefers-color-scheme: dark)/' "$work/theme/krav.css" >"$target/theme.css"
cp "$css/dist/src/index.css" "$target/designsystemet.css"
cp "$css/LICENSE" "$target/LICENSE"
for name in theme.css designsystemet.css LICENSE; do
    sed -i -e 's/\r$//' -e '$a\' "$target/$name"
done
{
    echo "@digdir/designsystemet-css $(node -p "require('./$css/package.json').version")"
    echo "@digdir/designsystemet $(node -p "require('./node_modules/@digdir/designsystemet/package.json').version") (theme)"
} >"$target/VERSION"
