#!/bin/sh
# Signs in, uploads a file tree, lists it, downloads it and deletes it with the AWS CLI.
#
# Usage: roundtrip.sh BUCKET TREE TARGET; the endpoint and the credentials come from the environment.
# Prints the account on the first line.
set -eu
bucket=$1 tree=$2 target=$3

# Older releases of the CLI do not read AWS_ENDPOINT_URL.
cli() { /usr/bin/aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"; }

cli sts get-caller-identity --query Account --output text
cli s3 mb "s3://$bucket"
cli s3 cp --recursive --only-show-errors "$tree" "s3://$bucket/"
cli s3 ls --recursive "s3://$bucket/" --page-size 7
cli s3 sync --only-show-errors "s3://$bucket/" "$target/"
cli s3 rm --recursive --only-show-errors "s3://$bucket/"
cli s3 rb "s3://$bucket"
