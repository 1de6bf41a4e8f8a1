#!/usr/bin/python3
"""Calls every implemented operation of EC2 as a clumsy and hostile client: each call is answered soon, and refused as AWS refuses.

Usage: clumsy.py PAGE [SEED [SHARE]], PAGE lists the operations, SHARE (0 to 1) is how many of the calls are made. The endpoint and the
credentials come from the environment, OTHER_ID and OTHER_SECRET are the root key of another account. Prints what was seen; ends with 1
if anything is not as it should be.
"""

import collections
import concurrent.futures
import os
import random
import re
import sys
import xml.etree.ElementTree

import botocore.loaders
import botocore.model
import botocore.serialize
from clumsy_world import IDS, NEEDED, Caller, Sampler, World

SLOW_SECONDS = 5
MANY = 1100
AT_ONCE = 20
ENDINGS_IN_ONE = 4
# In the place of anything. Most are wrong nearly everywhere.
HOSTILE = [
    "", " ", "x", "-1", "0", "1", "2147483647", "9223372036854775808", "1e400", "true", "no", "a" * 70_000, "\u96f2\u6d77", "\0",
    "../../etc/passwd", "%00", "${jndi:ldap://x}", "0.0.0.0/0", "10.0.0.0/33", "10.0.0.1/8", "::/0", "fd00::/129", "*", "?" * 60,
    "2026-13-45T99:00:00Z", "vpc-", "vpc-0123456789abcdef0", "eni-zzzzzzzz", "i-0123456789abcdef0,i-1", "arn:aws:ec2:::", "[]", "<x/>",
]
READING = re.compile("Describe|Get|List")
ENDING = re.compile("Delete|Detach|Deregister|Terminate|Release|Disassociate|Revoke|Reject|Disable|Unassign|Replace")
REGIONS = ["us-east-1", "us-east-2", "us-west-1", "us-west-2", "eu-central-1", "eu-west-1", "eu-west-2", "eu-west-3", "eu-north-1",
           "ap-south-1", "ap-northeast-1", "ap-northeast-2", "ap-northeast-3", "ap-southeast-1", "ap-southeast-2", "sa-east-1",
           "ca-central-1"]


def implemented(page):
    with open(page, encoding="utf-8") as text:
        part = text.read().split("\n## ec2\n")[1]
    return re.findall(r"`(\w+)`", next(line for line in part.splitlines() if line.startswith("Implemented: ")))


def prefix_of(field):
    name = re.sub(r"(\.\d+)+$", "", field).rsplit(".", 1)[-1]
    return IDS.get(name)


def mutations(base, more, world, other):
    """Each with one thing wrong, and its name: what is needed, and one optional thing after the other besides."""
    yield "nothing at all", {}
    yield "what is needed", dict(base)
    whole = dict(base)
    for fields in more:
        whole.update(fields)
    yield "all of it", whole
    for field in base:
        yield f"{field} left out", {one: value for one, value in base.items() if one != field}
    for fields in [base] + more:
        form = {**base, **fields}
        for field in fields:
            yield from spoiled(form, field, world, other)
    for limit in ("0", "-5", "1", "1000000"):
        yield f"MaxResults {limit}", {**base, "MaxResults": limit}
    yield "DryRun", {**base, "DryRun": "true"}
    yield "NextToken", {**base, "NextToken": "broken"}
    yield "Filter", {"Filter.1.Name": "no-such", "Filter.1.Value.1": "x"}
    yield "Filter", {"Filter.1.Name": "tag:x"}
    yield "Unknown field", {**base, "Unknown.1.Field": "x"}


def spoiled(form, field, world, other):
    value = form[field]
    rest = {one: other_value for one, other_value in form.items() if one != field}
    yield f"{field}={value[:40]} is right", form
    for bad in HOSTILE:
        yield f"{field}={bad[:40]!r}", {**form, field: bad}
    prefix = prefix_of(field)
    if prefix:
        for bad in ("0123456789abcdef0", "zz", "0", "0123456789abcdef00000000"):
            yield f"{field}={prefix}-{bad}", {**form, field: f"{prefix}-{bad}"}
        if prefix in other.ids:
            yield f"{field} of another account", {**form, field: other.ids[prefix]}
        for kind in ("vpc", "eni", "sg"):
            if kind != prefix:
                yield f"{field} is {kind}", {**form, field: world.ids[kind]}
    many = re.fullmatch(r"(.*)\.1", field)
    if many:
        yield f"{field} {MANY} times", {**form, **{f"{many.group(1)}.{i}": value for i in range(1, MANY)}}
        yield f"{field} twice", {**form, f"{many.group(1)}.2": value}
        yield f"{many.group(1)}.99999", {**rest, f"{many.group(1)}.99999": value}
        yield f"{many.group(1)}.x", {**rest, f"{many.group(1)}.x": value}


def settled(caller, regions):
    """A new world, in the next region that has room."""
    for region in regions:
        caller.go(region)
        try:
            return World(caller)
        except AssertionError:
            continue
    raise AssertionError("no region has room")


class Probe:
    """Makes calls, and notes what no client should meet."""

    def __init__(self, page, seed, share):
        loader = botocore.loaders.Loader()
        self.model = botocore.model.ServiceModel(loader.load_service_model("ec2", "service-2"), "ec2")
        self.serializer = botocore.serialize.create_serializer("ec2", include_validation=False)
        self.page, self.chance, self.share = page, random.Random(seed), share
        self.wrong, self.calls = [], 0

    def names(self):
        """Those that end things come last."""
        known = set(implemented(self.page)) & set(self.model.operation_names)
        return sorted(known, key=lambda name: (bool(ENDING.match(name)), not READING.match(name), name))

    def form(self, operation, asked):
        body = self.serializer.serialize_to_request(asked, operation)["body"]
        text = {field: value.decode() if isinstance(value, bytes) else str(value) for field, value in body.items()}
        return {field: value for field, value in text.items() if field not in ("Action", "Version")}

    def operation(self, caller, name, world, other):
        operation = self.model.operation_model(name)
        asked = Sampler(world).of(operation.input_shape, name)
        needed = {one for one in asked if one in operation.input_shape.required_members or one in NEEDED.get(name, ())}
        base = self.form(operation, {one: asked[one] for one in needed})
        more = [self.form(operation, {one: asked[one]}) for one in asked if one not in needed]
        for what, form in mutations(base, more, world, other):
            if self.chance.random() < self.share:
                self.call(caller, name, what, form)

    def call(self, caller, name, what, form):
        status, code, text, took = caller.call(name, form)
        self.calls += 1
        if status >= 500 and code != "NotImplemented" or status != 200 and not (code and text):
            self.wrong.append(f"{name} {what}: {status} {code} {text[:100]}")
        if took > SLOW_SECONDS:
            self.wrong.append(f"{name} {what}: {took:.1f} s")
        try:
            xml.etree.ElementTree.fromstring(caller.last)
        except xml.etree.ElementTree.ParseError as e:
            self.wrong.append(f"{name} {what}: {e}")

    def expect(self, caller, code, name, **form):
        status, seen, text, _ = caller.call(name, form)
        if seen != code or status >= 500:
            self.wrong.append(f"{name} {form}: {status} {seen} {text[:100]}, not {code or 'accepted'}")

    def order(self, caller):
        """What others need cannot go first, nothing goes twice, and a token stands for one request."""
        caller.go("eu-west-3")
        vpc = caller.made("CreateVpc", "vpcId", CidrBlock="10.8.0.0/16")
        subnet = caller.made("CreateSubnet", "subnetId", VpcId=vpc, CidrBlock="10.8.0.0/24")
        self.expect(caller, "InvalidSubnet.Conflict", "CreateSubnet", VpcId=vpc, CidrBlock="10.8.0.128/25")
        self.expect(caller, "InvalidSubnet.Range", "CreateSubnet", VpcId=vpc, CidrBlock="10.7.0.0/24")
        gateway = caller.made("CreateInternetGateway", "internetGatewayId")
        way = {"VpcId": vpc, "InternetGatewayId": gateway}
        self.expect(caller, "", "AttachInternetGateway", **way)
        eni = caller.made("CreateNetworkInterface", "networkInterfaceId", SubnetId=subnet, ClientToken=vpc)
        self.expect(caller, "IdempotentParameterMismatch", "CreateNetworkInterface", SubnetId=subnet, ClientToken=vpc,
                    Description="other")
        self.expect(caller, "DependencyViolation", "DeleteVpc", VpcId=vpc)
        self.expect(caller, "DependencyViolation", "DeleteSubnet", SubnetId=subnet)
        self.expect(caller, "DependencyViolation", "DeleteInternetGateway", InternetGatewayId=gateway)
        self.expect(caller, "DryRunOperation", "DeleteNetworkInterface", NetworkInterfaceId=eni, DryRun="true")
        self.expect(caller, "", "DeleteNetworkInterface", NetworkInterfaceId=eni)
        self.expect(caller, "InvalidNetworkInterfaceID.NotFound", "DeleteNetworkInterface", NetworkInterfaceId=eni)
        self.expect(caller, "", "DetachInternetGateway", **way)
        self.expect(caller, "Gateway.NotAttached", "DetachInternetGateway", **way)
        self.rush(caller, "Resource.AlreadyAssociated", "AttachInternetGateway", way)
        self.rush(caller, "Gateway.NotAttached", "DetachInternetGateway", way)
        self.rush(caller, "InvalidInternetGatewayID.NotFound", "DeleteInternetGateway", {"InternetGatewayId": gateway})
        self.rush(caller, "InvalidSubnetID.NotFound", "DeleteSubnet", {"SubnetId": subnet})
        self.rush(caller, "InvalidVpcID.NotFound", "DeleteVpc", {"VpcId": vpc})

    def rush(self, caller, refusal, name, form):
        """The same from many at once: one of them does it."""
        callers = [caller.again() for _ in range(AT_ONCE)]
        with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as threads:
            codes = collections.Counter(threads.map(lambda one: one.call(name, form)[1], callers))
        if codes != {"": 1, refusal: AT_ONCE - 1}:
            self.wrong.append(f"{name} {AT_ONCE} times at once: {dict(codes)}")


def main(page, seed="1", share="1"):
    probe = Probe(page, int(seed), float(share))
    caller = Caller(os.environ["AWS_ACCESS_KEY_ID"], os.environ["AWS_SECRET_ACCESS_KEY"])
    other = World(Caller(os.environ["OTHER_ID"], os.environ["OTHER_SECRET"]))
    probe.order(caller)
    regions, world = iter(REGIONS * 9), None
    for number, name in enumerate(probe.names()):
        if world is None or ENDING.match(name) and number % ENDINGS_IN_ONE == 0:
            world = settled(caller, regions)
        probe.operation(caller, name, world, other)
    print("\n".join(probe.wrong), file=sys.stderr)
    print(f"{probe.calls} calls, {len(probe.wrong)} wrong")
    return 1 if probe.wrong or not probe.calls else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
