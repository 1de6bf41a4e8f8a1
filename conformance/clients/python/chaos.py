"""Changes a cloud's instances, volumes, interfaces and rules at random until it is killed, and compares records and host afterwards.

    chaos.py prepare DATA        makes the network that the rest happens in
    chaos.py disturb DATA SEED   changes things until the cloud does not answer any more
    chaos.py compare DATA        waits until nothing is under way, then tells what host and records do not agree about
    chaos.py nothing DATA        tells what is left on the host of a cloud that was removed

Endpoint and credentials come from the environment. Ends with 1 and says what is wrong.
"""

import json
import os
import random
import re
import socket
import subprocess
import sys
import time

import boto3
import chaos_disks
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from botocore.parsers import ResponseParserError

MOST_INSTANCES = 4
PORTS = range(2000, 2006)
NOTICED_SECONDS = 40
SETTLED_SECONDS = 90
FINAL = {"running", "stopped", "terminated"}


def client():
    config = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30)
    return boto3.client("ec2", endpoint_url=os.environ["AWS_ENDPOINT_URL"], region_name="us-east-1", config=config)


def reachable():
    try:
        client().describe_regions()
        return True
    except BotoCoreError:
        return False


def state(data):
    return os.path.join(data, "chaos.json")


def load(data):
    with open(state(data)) as file:
        return json.load(file)


def prepare(data):
    ec2 = client()
    vpc = ec2.create_vpc(CidrBlock="10.30.0.0/16")["Vpc"]["VpcId"]
    gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    table = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}])["RouteTables"][0]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.30.1.0/24", AvailabilityZone="us-east-1a")["Subnet"]["SubnetId"]
    ec2.modify_subnet_attribute(SubnetId=subnet, MapPublicIpOnLaunch={"Value": True})
    group = ec2.create_security_group(GroupName="chaos", Description="chaos", VpcId=vpc)["GroupId"]
    ec2.authorize_security_group_ingress(GroupId=group, IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="0.0.0.0/0")
    names = [{"Name": "name", "Values": ["debian-12-*"]}]
    image = ec2.describe_images(Owners=["amazon"], Filters=names)["Images"][0]["ImageId"]
    with open(state(data), "w") as file:
        json.dump({"vpc": vpc, "subnet": subnet, "group": group, "image": image, "base": chaos_disks.base()}, file)
    first = launch(ec2, load(data))
    ec2.get_waiter("instance_running").wait(InstanceIds=[first], WaiterConfig={"Delay": 1, "MaxAttempts": 300})


def launch(ec2, world):
    made = ec2.run_instances(
        ImageId=world["image"], InstanceType="t3.nano", MinCount=1, MaxCount=1, SubnetId=world["subnet"],
        SecurityGroupIds=[world["group"]], UserData=chaos_disks.WRITER)
    return made["Instances"][0]["InstanceId"]


def instances(ec2, *states):
    found = [i for r in ec2.describe_instances()["Reservations"] for i in r["Instances"]]
    return [i for i in found if not states or i["State"]["Name"] in states]


def volumes(ec2, *states):
    return [v for v in ec2.describe_volumes()["Volumes"] if not states or v["State"] in states]


class Disturbance:
    """One random change after another."""

    def __init__(self, data, seed):
        self.ec2 = client()
        self.world = load(data)
        self.data = data
        self.random = random.Random(seed)

    def run(self):
        steps = [self.launch, self.launch, self.terminate, self.stop, self.start, self.reboot, self.attach, self.detach,
                 self.rule, self.interface, self.network]
        steps += chaos_disks.Disks(self.ec2, self.world, self.data, self.random).steps()
        while True:
            try:
                self.random.choice(steps)()
            except ClientError as refused:
                code = refused.response["Error"]["Code"]
                if refused.response["ResponseMetadata"]["HTTPStatusCode"] >= 500 and code != "InsufficientInstanceCapacity":
                    raise

    def any(self, of):
        return self.random.choice(of) if of else None

    def launch(self):
        if len([i for i in instances(self.ec2) if i["State"]["Name"] != "terminated"]) < MOST_INSTANCES:
            launch(self.ec2, self.world)

    def terminate(self):
        one = self.any(instances(self.ec2, "running", "stopped", "pending"))
        if one and self.random.random() < 0.5:
            self.ec2.terminate_instances(InstanceIds=[one["InstanceId"]])

    def stop(self):
        one = self.any(instances(self.ec2, "running"))
        if one:
            self.ec2.stop_instances(InstanceIds=[one["InstanceId"]], Force=self.random.random() < 0.5)

    def start(self):
        for one in instances(self.ec2, "stopped"):
            self.ec2.start_instances(InstanceIds=[one["InstanceId"]])

    def reboot(self):
        one = self.any(instances(self.ec2, "running"))
        if one and self.random.random() < 0.3:
            self.ec2.reboot_instances(InstanceIds=[one["InstanceId"]])

    def attach(self):
        one = self.any(instances(self.ec2, "running"))
        free = self.any(volumes(self.ec2, "available"))
        if not free and len(volumes(self.ec2)) < 3 * MOST_INSTANCES:
            self.ec2.create_volume(SnapshotId=self.world["base"], AvailabilityZone="us-east-1a")
        elif free and one:
            device = "/dev/sd" + self.random.choice("fghij")
            self.ec2.attach_volume(VolumeId=free["VolumeId"], InstanceId=one["InstanceId"], Device=device)

    def detach(self):
        for volume in volumes(self.ec2, "in-use"):
            if volume["Attachments"][0]["Device"].startswith("/dev/sd") and self.random.random() < 0.5:
                self.ec2.detach_volume(VolumeId=volume["VolumeId"])
        free = self.any(volumes(self.ec2, "available"))
        if free and self.random.random() < 0.3:
            self.ec2.delete_volume(VolumeId=free["VolumeId"])

    def rule(self):
        port = self.random.choice(PORTS)
        change = self.random.choice([self.ec2.authorize_security_group_ingress, self.ec2.revoke_security_group_ingress])
        change(GroupId=self.world["group"], IpProtocol="tcp", FromPort=port, ToPort=port, CidrIp="0.0.0.0/0")

    def interface(self):
        faces = self.ec2.describe_network_interfaces()["NetworkInterfaces"]
        more = [f for f in faces if f.get("Attachment", {}).get("DeviceIndex") != 0]
        attached = [f for f in more if f.get("Attachment", {}).get("Status") == "attached"]
        free = [f for f in more if f["Status"] == "available"]
        one = self.any(instances(self.ec2, "running"))
        if attached and self.random.random() < 0.5:
            self.ec2.detach_network_interface(AttachmentId=attached[0]["Attachment"]["AttachmentId"])
        elif free and one:
            self.ec2.attach_network_interface(
                NetworkInterfaceId=free[0]["NetworkInterfaceId"], InstanceId=one["InstanceId"], DeviceIndex=1)
        elif free and self.random.random() < 0.5:
            self.ec2.delete_network_interface(NetworkInterfaceId=free[0]["NetworkInterfaceId"])
        elif len(more) < 3:
            self.ec2.create_network_interface(SubnetId=self.world["subnet"], Groups=[self.world["group"]])

    def network(self):
        others = self.ec2.describe_vpcs(Filters=[{"Name": "cidr", "Values": ["10.31.0.0/16"]}])["Vpcs"]
        if others:
            self.ec2.delete_vpc(VpcId=others[0]["VpcId"])
        else:
            self.ec2.create_vpc(CidrBlock="10.31.0.0/16")


def ask(*words):
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout


class Host:
    """What there is on the host."""

    def __init__(self, data):
        self.data = os.path.realpath(data)
        self.namespaces = set(re.findall(r"^(unkai-\S+)", ask("ip", "netns", "list"), re.M))

    def vpcs(self):
        return {"vpc-" + name.split("-vpc-")[1] for name in self.namespaces if "-vpc-" in name}

    def faces(self, vpc):
        for name in self.namespaces:
            if name.endswith(vpc):
                return set(re.findall(r"\d+: (e[0-9a-f]{8,14})@", ask("ip", "-n", name, "link", "show")))
        return set()

    def ports(self, vpc):
        for name in self.namespaces:
            if name.endswith(vpc):
                rules = ask("ip", "netns", "exec", name, "nft", "-nn", "list", "ruleset")
                return {int(port) for port in re.findall(r"tcp dport (\d+)", rules)} & set(PORTS)
        return set()

    def supervised(self):
        return set(re.findall(r"--cid (i-[0-9a-f]+)", ask("ps", "-eo", "args")))

    def groups(self):
        found = ask("find", "/sys/fs/cgroup", "-type", "d", "-name", "i-*", "-not", "-path", "*/i-*/*")
        return {path.rsplit("/", 1)[1] for path in found.split()}

    def folders(self):
        folder = os.path.join(self.data, "machines", "machines")
        return set(os.listdir(folder)) if os.path.isdir(folder) else set()

    def loops(self):
        """Devices that reach a volume; not those that were taken away from who has them open still."""
        devices = ask("losetup", "--list", "--noheadings", "--output", "OFFSET,BACK-FILE").splitlines()
        return {name for line in devices for name in re.findall(r"/(vol-[0-9a-f]+)", line) if int(line.split()[0]) < 1 << 62}

    def pool(self):
        with open("/proc/self/mountinfo") as mounts:
            return [line.split()[4] for line in mounts if self.data in line]


def settle(ec2):
    """Waits until nothing is under way; answers what still is."""
    end = time.monotonic() + SETTLED_SECONDS
    while True:
        faces = ec2.describe_network_interfaces()["NetworkInterfaces"]
        waiting = [i["InstanceId"] + " " + i["State"]["Name"] for i in instances(ec2) if i["State"]["Name"] not in FINAL]
        waiting += [v["VolumeId"] + " " + v["State"] for v in volumes(ec2) if v["State"] not in ("available", "in-use")]
        waiting += [v["VolumeId"] + " " + a["State"] for v in volumes(ec2) for a in v["Attachments"]
                    if a["State"] not in ("attached", "detached")]
        waiting += [s["SnapshotId"] + " pending" for s in chaos_disks.snapshots(ec2, "pending")]
        waiting += [f["NetworkInterfaceId"] + " " + f["Status"] for f in faces if f["Status"] not in ("available", "in-use")]
        waiting += [f["NetworkInterfaceId"] + " attaching" for f in faces if f.get("Attachment", {}).get("Status") == "attaching"
                    and f["Attachment"].get("InstanceId") in {i["InstanceId"] for i in instances(ec2, "running")}]
        waiting += [v["VpcId"] + " " + v["State"] for v in ec2.describe_vpcs()["Vpcs"] if v["State"] != "available"]
        if not waiting or time.monotonic() > end:
            return ["still " + what for what in waiting]
        time.sleep(0.3)


def differ(what, records, host):
    wrong = ["%s %s is recorded and not there" % (what, one) for one in sorted(set(records) - set(host))]
    return wrong + ["%s %s is there and not recorded" % (what, one) for one in sorted(set(host) - set(records))]


def answers(address):
    end = time.monotonic() + 30
    while time.monotonic() < end:
        try:
            with socket.create_connection((address, 22), timeout=2) as ssh:
                ssh.settimeout(5)
                if ssh.recv(4) == b"SSH-":
                    return True
        except OSError:
            time.sleep(0.2)
    return False


def differences(data):
    ec2, host, world = client(), Host(data), load(data)
    running = instances(ec2, "running")
    ids = {i["InstanceId"] for i in running}
    wrong = differ("VPC", [v["VpcId"] for v in ec2.describe_vpcs()["Vpcs"]], host.vpcs())
    for what, there in (("machine", host.supervised()), ("folder of", host.folders()), ("control group of", host.groups())):
        wrong += differ(what, ids, there)
    faces = ec2.describe_network_interfaces(Filters=[{"Name": "vpc-id", "Values": [world["vpc"]]}])["NetworkInterfaces"]
    plugged = ["e" + f["NetworkInterfaceId"][4:][-14:] for f in faces if f.get("Attachment", {}).get("InstanceId") in ids]
    wrong += differ("interface", plugged, host.faces(world["vpc"]))
    used = [m["Ebs"]["VolumeId"] for i in running for m in i["BlockDeviceMappings"]]
    wrong += differ("loop device of", used, host.loops())
    there, begun = chaos_disks.files(host.pool())
    made = {v["VolumeId"] for v in volumes(ec2)} | {s["SnapshotId"] for s in chaos_disks.snapshots(ec2)}
    wrong += differ("file of", made, there) + ["%s was begun and is left" % name for name in begun]
    wrong += differ("program that shows", {v["VolumeId"] for v in volumes(ec2) if v["Encrypted"]} & set(used), chaos_disks.shown(host.data))
    rules = ec2.describe_security_groups(GroupIds=[world["group"]])["SecurityGroups"][0]["IpPermissions"]
    if faces:
        wrong += differ("rule for port", {r["FromPort"] for r in rules} & set(PORTS), host.ports(world["vpc"]))
    return wrong


def compare(data):
    ec2 = client()
    wrong = settle(ec2)
    end = time.monotonic() + NOTICED_SECONDS
    found = differences(data)
    # What the last change asked for may be done a moment after it can be seen in the records, and a machine that was killed is noticed
    # when all are looked at next.
    while found and time.monotonic() < end:
        time.sleep(0.5)
        found = differences(data)
    wrong += found + chaos_disks.torn(ec2) + chaos_disks.lost(ec2, data)
    wrong += ["%s does not answer" % i["InstanceId"] for i in instances(ec2, "running")
              if "PublicIpAddress" in i and not answers(i["PublicIpAddress"])]
    return wrong


def nothing(data):
    host = Host(data)
    left = [*host.namespaces, *host.supervised(), *host.groups(), *host.loops(), *host.pool()]
    left += re.findall(r"\d+: (unkai-\S+?)[@:]", ask("ip", "link", "show"))
    return ["%s is left" % one for one in left]


def main(verb, data, *more):
    if verb == "prepare":
        prepare(data)
    elif verb == "disturb":
        try:
            Disturbance(data, int(more[0])).run()
        except BotoCoreError:
            return 0
        except ResponseParserError:
            # Half an answer is fine from a cloud that was killed, and from no other.
            return 1 if reachable() else 0
    else:
        wrong = compare(data) if verb == "compare" else nothing(data)
        print("".join(one + "\n" for one in wrong), end="")
        return 1 if wrong else 0
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
