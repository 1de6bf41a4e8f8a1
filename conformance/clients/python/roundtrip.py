#!/usr/bin/python3
"""Signs in, uploads a file tree, lists it, downloads it and deletes it with boto3.

Usage: roundtrip.py BUCKET TREE TARGET; the endpoint and the credentials come from the environment.
Prints the account on the first line. Exits 1 with AWS's error code on standard error where a call is refused.
"""

import os
import pathlib
import sys

import boto3
import botocore.config
import botocore.exceptions
from boto3.s3.transfer import TransferConfig


def upload(s3, bucket, tree):
    config = TransferConfig(multipart_threshold=16 << 20, multipart_chunksize=16 << 20)
    for path in sorted(p for p in tree.rglob("*") if p.is_file()):
        s3.upload_file(str(path), bucket, path.relative_to(tree).as_posix(), Config=config)


def listed(s3, bucket):
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 7})
    return [entry["Key"] for page in pages for entry in page.get("Contents", [])]


def download(s3, bucket, keys, target):
    for key in keys:
        path = target / key
        path.parent.mkdir(parents=True, exist_ok=True)
        s3.download_file(bucket, key, str(path))


def main(bucket, tree, target):
    config = botocore.config.Config(s3={"addressing_style": "path"}, retries={"max_attempts": 1})
    # Older releases do not read AWS_ENDPOINT_URL.
    settings = {"endpoint_url": os.environ["AWS_ENDPOINT_URL"], "config": config}
    print(boto3.client("sts", **settings).get_caller_identity()["Account"])
    s3 = boto3.client("s3", **settings)
    s3.create_bucket(Bucket=bucket)
    upload(s3, bucket, tree)
    keys = listed(s3, bucket)
    download(s3, bucket, keys, target)
    s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key} for key in keys]})
    assert listed(s3, bucket) == []
    s3.delete_bucket(Bucket=bucket)


if __name__ == "__main__":
    try:
        main(sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]))
    except botocore.exceptions.ClientError as refused:
        print(refused.response["Error"]["Code"], file=sys.stderr)
        sys.exit(1)
