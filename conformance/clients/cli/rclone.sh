#!/bin/sh
# Synchronises a file tree to a bucket and back with rclone, and has rclone check it.
#
# Usage: rclone.sh BUCKET TREE TARGET; endpoint and keys come from the environment.
set -eu
export LC_ALL=C.UTF-8
bucket=$1 tree=$2 target=$3
export RCLONE_CONFIG=/dev/null
export RCLONE_CONFIG_UNKAI_TYPE=s3 RCLONE_CONFIG_UNKAI_PROVIDER=Other RCLONE_CONFIG_UNKAI_FORCE_PATH_STYLE=true
export RCLONE_CONFIG_UNKAI_ENDPOINT="$AWS_ENDPOINT_URL" RCLONE_CONFIG_UNKAI_REGION=us-east-1
export RCLONE_CONFIG_UNKAI_ACCESS_KEY_ID="$AWS_ACCESS_KEY_ID"
export RCLONE_CONFIG_UNKAI_SECRET_ACCESS_KEY="$AWS_SECRET_ACCESS_KEY"
export RCLONE_S3_CHUNK_SIZE=5M RCLONE_S3_UPLOAD_CUTOFF=6M RCLONE_S3_COPY_CUTOFF=6M RCLONE_RETRIES=1

there=unkai:$bucket
rclone mkdir "$there"
rclone sync "$tree" "$there"
rclone check "$tree" "$there"
rclone check --download "$tree" "$there"

# What only one side has goes away; what moved inside the bucket is still whole.
echo extra | rclone rcat "$there/extra.txt"
rclone moveto "$there/a.txt" "$there/b.txt"
rclone sync "$tree" "$there"
rclone check "$tree" "$there"
rclone copy "$there/dir" "$there/copied"
rclone check "$tree/dir" "$there/copied"
rclone purge "$there/copied"

rclone sync "$there" "$target"
rclone purge "$there"
