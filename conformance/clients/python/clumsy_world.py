"""One of each kind of thing in an account of EC2, and what a client would send that knows what it wants; for clumsy.py."""

import http.client
import os
import random
import re
import time
import urllib.parse

import botocore.auth
import botocore.awsrequest
import botocore.credentials

IDS = {
    "AllocationId": "eipalloc", "AssociationId": "rtbassoc", "AttachmentId": "eni-attach", "DhcpOptionsId": "dopt",
    "EgressOnlyInternetGatewayId": "eigw", "FlowLogId": "fl", "GatewayId": "igw", "GroupId": "sg", "SecurityGroupId": "sg",
    "ImageId": "ami", "InstanceId": "i", "InternetGatewayId": "igw", "KeyPairId": "key", "LaunchTemplateId": "lt",
    "NatGatewayId": "nat", "NetworkAclId": "acl", "NetworkInsightsAnalysisId": "nia", "NetworkInsightsPathId": "nip",
    "NetworkInterfaceId": "eni", "PrefixListId": "pl", "RouteTableId": "rtb", "SecurityGroupRuleId": "sgr",
    "SnapshotId": "snap", "SubnetCidrReservationId": "scr", "SubnetId": "subnet", "VolumeId": "vol", "VpcEndpointId": "vpce",
    "VpcId": "vpc", "PeerVpcId": "vpc", "VpcPeeringConnectionId": "pcx", "SourceImageId": "ami", "SourceSnapshotId": "snap",
}
VALUES = {
    "AvailabilityZone": "us-east-1a", "Cidr": "10.9.0.0/24", "CidrBlock": "10.9.0.0/24", "CidrIp": "10.0.0.0/8",
    "DestinationCidrBlock": "10.99.0.0/16", "InstanceType": "t3.nano", "Device": "/dev/sdf", "SourceRegion": "us-east-1",
    "IpProtocol": "tcp", "Protocol": "tcp", "ServiceName": "com.amazonaws.us-east-1.s3", "ResourceId": "vpc",
}
NEEDED = {
    "AcceptVpcPeeringConnection": {"VpcPeeringConnectionId"}, "AssociateAddress": {"AllocationId", "NetworkInterfaceId"},
    "AssociateRouteTable": {"SubnetId"}, "AssociateSubnetCidrBlock": {"Ipv6CidrBlock"}, "AssociateVpcCidrBlock": {"CidrBlock"},
    "AssignPrivateIpAddresses": {"SecondaryPrivateIpAddressCount"}, "AssignIpv6Addresses": {"Ipv6AddressCount"},
    "AuthorizeSecurityGroupEgress": {"GroupId", "IpPermissions"}, "AuthorizeSecurityGroupIngress": {"GroupId", "IpPermissions"},
    "CreateNetworkAclEntry": {"CidrBlock"}, "CreateRoute": {"DestinationCidrBlock", "GatewayId"}, "CreateVpc": {"CidrBlock"},
    "CreateSecurityGroup": {"VpcId"}, "CreateSubnet": {"CidrBlock"}, "CreateVolume": {"Size"}, "DeleteRoute": {"DestinationCidrBlock"},
    "DeleteSecurityGroup": {"GroupId"}, "DisassociateAddress": {"AssociationId"}, "ReleaseAddress": {"AllocationId"},
    "ReplaceRoute": {"DestinationCidrBlock", "GatewayId"}, "RevokeSecurityGroupEgress": {"GroupId", "IpPermissions"},
    "RevokeSecurityGroupIngress": {"GroupId", "IpPermissions"}, "RunInstances": {"ImageId", "InstanceType"},
    "CreateVpcPeeringConnection": {"VpcId", "PeerVpcId"}, "DeleteKeyPair": {"KeyName"}, "CreateNatGateway": {"ConnectivityType"},
    "ReplaceNetworkAclEntry": {"CidrBlock"}, "CreateFlowLogs": {"LogDestination", "LogDestinationType", "TrafficType"},
    "UnassignPrivateIpAddresses": {"PrivateIpAddresses"}, "UnassignIpv6Addresses": {"Ipv6Addresses"},
    "RegisterImage": {"RootDeviceName", "BlockDeviceMappings"},
    "UpdateSecurityGroupRuleDescriptionsEgress": {"GroupId", "IpPermissions"},
    "UpdateSecurityGroupRuleDescriptionsIngress": {"GroupId", "IpPermissions"}, "DeleteLaunchTemplate": {"LaunchTemplateId"},
    "CreateLaunchTemplateVersion": {"LaunchTemplateId"}, "ModifyLaunchTemplate": {"LaunchTemplateId"},
}


class Caller:
    """An account's calls, as forms."""

    def __init__(self, key, secret):
        where = urllib.parse.urlsplit(os.environ["AWS_ENDPOINT_URL"])
        self.host, self.line = where.netloc, http.client.HTTPConnection(where.netloc, timeout=60)
        self.key = botocore.credentials.Credentials(key, secret)
        self.go("us-east-1")

    def again(self):
        """The same caller on a connection of its own."""
        other = Caller(self.key.access_key, self.key.secret_key)
        other.go(self.region)
        return other

    def go(self, region):
        self.region, self.signer = region, botocore.auth.SigV4Auth(self.key, "ec2", region)

    def call(self, action, form):
        """Status, code, message (or the whole answer) and seconds."""
        fields = {"Action": action, "Version": "2016-11-15", **form}
        request = botocore.awsrequest.AWSRequest(
            "POST", f"http://{self.host}/", data=urllib.parse.urlencode(fields).encode(),
            headers={"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"})
        self.signer.add_auth(request)
        begun = time.monotonic()
        self.line.request("POST", "/", request.data, dict(request.headers))
        answer = self.line.getresponse()
        text = self.last = answer.read().decode()
        took = time.monotonic() - begun
        if answer.status == 200:
            return 200, "", text, took
        code = re.search(r"<Code>(.*?)</Code>", text)
        message = re.search(r"<Message>(.*?)</Message>", text, re.S)
        return answer.status, code.group(1) if code else "", message.group(1) if message else "", took

    def made(self, action, tag, **form):
        """The first of these elements of what was made."""
        status, code, text, _ = self.call(action, form)
        if status != 200:
            raise AssertionError(f"{action} {form}: {code} {text}")
        return re.search(f"<{tag}>(.*?)</{tag}>", text).group(1)


class World:
    """One of each kind of thing, in one account."""

    def __init__(self, caller):
        made = caller.made
        vpc = made("CreateVpc", "vpcId", CidrBlock="10.9.0.0/16")
        default = {"Filter.1.Name": "is-default", "Filter.1.Value.1": "true"}
        peer = made("DescribeVpcs", "vpcId", **default)
        subnet = made("CreateSubnet", "subnetId", VpcId=vpc, CidrBlock="10.9.1.0/24")
        name = "g" + str(random.getrandbits(60))
        eni = made("CreateNetworkInterface", "networkInterfaceId", SubnetId=subnet)
        within = {"Filter.1.Name": "vpc-id", "Filter.1.Value.1": vpc}
        table = made("CreateRouteTable", "routeTableId", VpcId=vpc)
        key = "k" + str(random.getrandbits(60))
        acl = made("CreateNetworkAcl", "networkAclId", VpcId=vpc)
        volume = made("CreateVolume", "volumeId", AvailabilityZone=caller.region + "a", Size="1")
        self.key, self.region = key, caller.region
        self.ids = {
            "vpc": vpc, "subnet": subnet, "eni": eni, "rtb": table, "acl": acl,
            "sg": made("CreateSecurityGroup", "groupId", VpcId=vpc, GroupName=name, GroupDescription="x"),
            "igw": made("CreateInternetGateway", "internetGatewayId"),
            "eigw": made("CreateEgressOnlyInternetGateway", "egressOnlyInternetGatewayId", VpcId=vpc),
            "dopt": made("CreateDhcpOptions", "dhcpOptionsId", **{
                "DhcpConfiguration.1.Key": "domain-name", "DhcpConfiguration.1.Value.1": "x.example"}),
            "eipalloc": made("AllocateAddress", "allocationId", Domain="vpc"),
            "key": made("CreateKeyPair", "keyPairId", KeyName=key),
            "lt": made("CreateLaunchTemplate", "launchTemplateId", LaunchTemplateName=key,
                       **{"LaunchTemplateData.InstanceType": "t3.nano"}),
            "pl": made("CreateManagedPrefixList", "prefixListId", PrefixListName=key, MaxEntries="5", AddressFamily="IPv4"),
            "nat": made("CreateNatGateway", "natGatewayId", SubnetId=subnet, ConnectivityType="private"),
            "pcx": made("CreateVpcPeeringConnection", "vpcPeeringConnectionId", VpcId=vpc, PeerVpcId=peer),
            "vpce": made("CreateVpcEndpoint", "vpcEndpointId", VpcId=vpc, ServiceName=f"com.amazonaws.{caller.region}.s3"),
            "nip": made("CreateNetworkInsightsPath", "networkInsightsPathId", Source=eni, Destination=eni, Protocol="tcp", ClientToken=key),
            "scr": made("CreateSubnetCidrReservation", "subnetCidrReservationId", SubnetId=subnet, Cidr="10.9.1.128/28",
                        ReservationType="explicit"),
            "rtbassoc": made("AssociateRouteTable", "associationId", RouteTableId=table, SubnetId=subnet),
            "sgr": made("DescribeSecurityGroupRules", "securityGroupRuleId"),
            "vol": volume,
            "ami": made("DescribeImages", "imageId"),
            "aclassoc": made("DescribeNetworkAcls", "networkAclAssociationId", **within),
        }


class Sampler:
    """What a client would send that knows what it wants."""

    def __init__(self, world):
        self.world = world

    def of(self, shape, name, depth=0):
        kind = shape.type_name
        if kind == "structure":
            if depth > 2:
                return {}
            return {one: self.of(inner, one, depth + 1) for one, inner in shape.members.items() if one != "DryRun"}
        if kind == "list":
            return [self.of(shape.member, singular(name, shape), depth)]
        if kind == "string":
            return self.text(shape, name)
        return {"boolean": False, "timestamp": "2026-01-01T00:00:00Z", "blob": b"x"}.get(kind, 5)

    def text(self, shape, name):
        for known in (name, re.sub(r"^(Source|Target|Peer|Requester|Accepter|Destination)", "", name), shape.name):
            if known in IDS:
                return self.world.ids.get(IDS[known], IDS[known] + "-0123456789abcdef0")
            if known in VALUES:
                return VALUES[known].replace("us-east-1", self.world.region)
        if shape.enum:
            return shape.enum[0]
        return "KeyName" in name and self.world.key or "probe"


def singular(name, shape):
    if name.endswith("Ids"):
        return name[:-1]
    return shape.member.name if name not in ("Filters",) else name
