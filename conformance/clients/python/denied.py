#!/usr/bin/python3
"""Calls every implemented operation as a user without any permission: each is refused, in its own protocol, and changes nothing.

Usage: denied.py PAGE, which lists the operations. DENIED_ID and DENIED_SECRET are the user's key; the endpoint and the credentials of
the root user come from the environment. Prints how many were refused, and how many this botocore does not know.
"""

import functools
import json
import os
import re
import sys

import boto3
import botocore.config
import botocore.exceptions

try:
    from re._parser import parse
except ImportError:  # before Python 3.11
    from sre_parse import parse

# Anyone may call these, they ask for each thing they act on, or they are for those who show something else than a signature.
OPEN = {
    "sts:GetCallerIdentity",
    "sts:GetSessionToken",
    "sts:AssumeRoleWithWebIdentity",
    "sts:AssumeRoleWithSAML",
    "s3:DeleteObjects",
    "ec2:CreateTags",
    "ec2:DeleteTags",
}
# What HEAD says has no body: its status is its code.
REFUSALS = {"AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "403"}
SAMPLES = {
    "Bucket": "probe-bucket",
    "CopySource": "probe-bucket/key",
    "CountryCode": "US",
    "EmailAddress": "probe@example.com",
    "Password": "Probe-12345",
    "PhoneNumber": "+1",
    "RuleArn": "arn:aws:rbin:us-east-1:000000000000:rule/abcdefghijk",
    "SAMLMetadataDocument": "x" * 1000,
}
# The service wants them though the client does not.
WANTED = {"AvailabilityZone", "Password", "SAMLMetadataDocument", "ServiceName", "SubnetId", "UserName"} | {
    "AcceptVpcPeeringConnectionRequest.VpcPeeringConnectionId",
    "CreateVpcPeeringConnectionRequest.PeerVpcId",
    "CreateVpcPeeringConnectionRequest.VpcId",
}


def implemented(page):
    """Service and operation of all that the page says are implemented."""
    service = ""
    with open(page, encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("## "):
                service = line[3:].strip()
            if line.startswith("Implemented: "):
                yield from ((service, name) for name in re.findall(r"`(\w+)`", line))


def sample(shape, name="", within=False):
    """The least that services take."""
    kind = shape.type_name
    if kind == "structure":
        needed = [
            member
            for member in shape.members
            if member in shape.required_members or WANTED & {member, f"{shape.name}.{member}"}
        ]
        wanted = needed or list(shape.members)[: 1 if within else 0]
        return {member: sample(shape.members[member], member, True) for member in wanted}
    if kind == "list":
        return [sample(shape.member, name, True)] * max(1, shape.metadata.get("min", 1))
    if kind == "map":
        return {sample(shape.key, name, True): sample(shape.value, name, True)}
    if kind == "string":
        return text(shape, name)
    return {
        "integer": max(1, shape.metadata.get("min", 1)),
        "long": max(1, shape.metadata.get("min", 1)),
        "float": 1.0,
        "double": 1.0,
        "boolean": False,
        "timestamp": "2026-01-01T00:00:00Z",
    }.get(kind, b"x")


def text(shape, name):
    if shape.enum:
        return shape.enum[0]
    for known in (name, shape.name):
        if known in SAMPLES:
            return SAMPLES[known]
    # Python has no classes of Unicode's categories.
    pattern = re.sub(r"\\[pP]\{\w+\}", "a-z", shape.metadata.get("pattern", ".*"))
    try:
        fits = "probe" if re.fullmatch(pattern, "probe") else spelled(parse(pattern))
    except re.error:
        fits = "probe"
    return (fits or "x").ljust(shape.metadata.get("min", 1), fits[-1:] or "x")


def spelled(parts):
    """The shortest text of a pattern that was read, for patterns as service models have them."""
    made = ""
    for kind, value in parts:
        kind = str(kind)
        if kind == "LITERAL":
            made += chr(value)
        elif kind == "IN":
            made += member(value)
        elif kind == "ANY":
            made += "a"
        elif kind == "BRANCH":
            made += spelled(value[1][0])
        elif kind == "SUBPATTERN":
            made += spelled(value[-1])
        elif kind in ("MAX_REPEAT", "MIN_REPEAT"):
            made += "".join(spelled(value[2]) for _ in range(value[0]))
    return made


def member(choices):
    digits = [choice for choice in choices if choice[1] == (48, 57)]
    kind, value = (digits or choices)[0]
    if str(kind) == "RANGE":
        return chr(value[0])
    if str(kind) == "LITERAL":
        return chr(value)
    return "0" if "DIGIT" in str(value) and "NOT" not in str(value) else "a"


@functools.cache
def client(service, access_key=None, secret_key=None):
    config = botocore.config.Config(
        s3={"addressing_style": "path"}, retries={"max_attempts": 0}, parameter_validation=False
    )
    settings = {"endpoint_url": os.environ["AWS_ENDPOINT_URL"], "region_name": "us-east-1", "config": config}
    return boto3.client(service, aws_access_key_id=access_key, aws_secret_access_key=secret_key, **settings)


def state():
    """What there is of all that could have been changed."""
    seen = [
        client("iam").get_account_authorization_details(),
        client("iam").get_account_summary(),
        client("s3").list_buckets()["Buckets"],
        client("ec2").describe_vpcs()["Vpcs"],
        client("ec2").describe_volumes()["Volumes"],
        client("ec2").describe_key_pairs()["KeyPairs"],
        client("ec2").describe_security_groups()["SecurityGroups"],
        client("cloudtrail").describe_trails()["trailList"],
        client("accessanalyzer").list_analyzers()["analyzers"],
    ]
    for answer in seen:
        if isinstance(answer, dict):
            answer.pop("ResponseMetadata")
    return json.dumps(seen, default=str, sort_keys=True)


def outcome(service, name):
    """The error of a call, "allowed", or None where this botocore does not know the operation."""
    try:
        caller = client(service, os.environ["DENIED_ID"], os.environ["DENIED_SECRET"])
        known = caller.meta.service_model.operation_model(name)
    except (botocore.exceptions.UnknownServiceError, botocore.model.OperationNotFoundError):
        return None
    try:
        asked = sample(known.input_shape) if known.input_shape else {}
        caller._make_api_call(name, asked)
    except botocore.exceptions.ClientError as refused:
        return refused.response["Error"]["Code"]
    return "allowed"


def main(page):
    before = state()
    refused, unknown, wrong = 0, 0, []
    for service, name in implemented(page):
        if f"{service}:{name}" in OPEN:
            continue
        code = outcome(service, name)
        if code is None:
            unknown += 1
        elif code in REFUSALS:
            refused += 1
        else:
            wrong.append(f"{service}:{name} {code}")
    if state() != before:
        wrong.append("something has changed")
    print("\n".join(wrong), file=sys.stderr)
    print(f"{refused} refused, {unknown} unknown to this client")
    return 1 if wrong or not refused else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
