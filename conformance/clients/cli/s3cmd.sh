#!/bin/sh
# Synchronises a file tree to a bucket and back with s3cmd.
#
# Usage: s3cmd.sh BUCKET TREE TARGET; endpoint and keys come from the environment.
set -eu
export LC_ALL=C.UTF-8
bucket=$1 tree=$2 target=$3
host=${AWS_ENDPOINT_URL#http://}

cmd() {
    s3cmd --config=/dev/null --access_key="$AWS_ACCESS_KEY_ID" --secret_key="$AWS_SECRET_ACCESS_KEY" \
        --host="$host" --host-bucket="$host" --no-ssl --region=us-east-1 --multipart-chunk-size-mb=5 --quiet "$@"
}

cmd mb "s3://$bucket"
cmd sync "$tree/" "s3://$bucket/"
cmd sync --delete-removed "$tree/" "s3://$bucket/"
cmd modify --add-header=x-amz-meta-seen:yes "s3://$bucket/a.txt"
cmd info "s3://$bucket/a.txt"
cmd cp "s3://$bucket/a.txt" "s3://$bucket/copy/a.txt"
cmd mv "s3://$bucket/copy/a.txt" "s3://$bucket/moved/a.txt"
cmd get --force "s3://$bucket/moved/a.txt" "$target/moved"
cmp "$target/moved" "$tree/a.txt"
rm "$target/moved"
cmd del "s3://$bucket/moved/a.txt"
cmd sync "s3://$bucket/" "$target/"
cmd del --recursive --force "s3://$bucket/"
cmd rb "s3://$bucket"
