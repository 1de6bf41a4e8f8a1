#!/bin/sh
# Backs a file tree up into a bucket, checks the backup and restores it with restic.
#
# Usage: restic.sh BUCKET TREE TARGET; endpoint and keys come from the environment.
set -eu
export LC_ALL=C.UTF-8
bucket=$1 tree=$2 target=$3
export RESTIC_REPOSITORY="s3:$AWS_ENDPOINT_URL/$bucket/backups" RESTIC_PASSWORD=secret AWS_DEFAULT_REGION=us-east-1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export RESTIC_CACHE_DIR="$work/cache"

restic -q init
cd "$tree"
restic -q backup .
restic -q check --read-data

# A second backup, then only that one is kept.
mkdir "$work/more"
echo more >"$work/more/file"
restic -q backup . "$work/more"
restic -q forget --keep-last 1 --prune --group-by host
restic -q check --read-data
restic -q restore latest --target "$work/restored"
cmp "$work/more/file" "$work/restored$work/more/file" || cmp "$work/more/file" "$work/restored/more/file"
rm -rf "$work/restored"

restic -q backup .
restic -q restore latest --target "$target"
