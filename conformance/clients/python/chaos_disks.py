"""The disks of chaos.py: volumes that are written to all the time, their snapshots, and copies of these.

Every volume begins as one snapshot. Instances write a growing number to two places of each volume they have, first to one and then to
the other: a snapshot of a moment has the same number in both, or one more in the first. A third place is never written to.
"""

import base64
import hashlib
import os
import re
import signal
import subprocess

import boto3
from botocore.config import Config

SIZE = 512 * 1024
FIRST, SECOND, KEPT = 0, 2, 7
MOST_SNAPSHOTS = 12
WRITER = """#!/bin/sh
cat > /usr/local/bin/numbers << 'END'
#!/usr/bin/python3
import glob, mmap, os, time
page = mmap.mmap(-1, 4096)
def number(disk, at):
    os.preadv(disk, [page], at)
    return int(bytes(page[:20]).strip(b"\\0 ") or b"0")
def put(disk, at, value):
    page[:20] = b"%-20d" % value
    os.pwrite(disk, page, at)
while True:
    for name in glob.glob("/dev/sd[f-j]"):
        try:
            disk = os.open(name, os.O_RDWR | os.O_DIRECT | os.O_DSYNC)
        except OSError:
            continue
        try:
            for i in range(20):
                value = number(disk, 1 << 20) + 1
                put(disk, 0, value)
                put(disk, 1 << 20, value)
        except OSError:
            pass
        os.close(disk)
    time.sleep(0.2)
END
chmod +x /usr/local/bin/numbers
printf '[Service]\\nExecStart=/usr/local/bin/numbers\\n[Install]\\nWantedBy=multi-user.target\\n' > /etc/systemd/system/numbers.service
systemctl enable --now numbers
"""


def blocks():
    config = Config(retries={"total_max_attempts": 1}, connect_timeout=5, read_timeout=30)
    return boto3.client("ebs", endpoint_url=os.environ["AWS_ENDPOINT_URL"], region_name="us-east-1", config=config)


def kept():
    return hashlib.sha512(b"kept").digest() * (SIZE // 64)


def base():
    """A snapshot that all volumes begin as."""
    ebs = blocks()
    made = ebs.start_snapshot(VolumeSize=1)["SnapshotId"]
    digest = base64.b64encode(hashlib.sha256(kept()).digest()).decode()
    ebs.put_snapshot_block(
        SnapshotId=made, BlockIndex=KEPT, BlockData=kept(), DataLength=SIZE, Checksum=digest, ChecksumAlgorithm="SHA256")
    ebs.complete_snapshot(SnapshotId=made, ChangedBlocksCount=1)
    return made


def snapshots(ec2, *states):
    found = ec2.describe_snapshots(OwnerIds=["self"])["Snapshots"]
    return [s for s in found if not states or s["State"] in states]


class Disks:
    """Random changes of volumes and snapshots."""

    def __init__(self, ec2, world, data, random):
        self.ec2, self.world, self.data, self.random = ec2, world, data, random

    def volume(self):
        ready = [s["SnapshotId"] for s in snapshots(self.ec2, "completed")]
        self.ec2.create_volume(SnapshotId=self.random.choice(ready), AvailabilityZone="us-east-1a")

    def snapshot(self):
        made = [v for v in self.ec2.describe_volumes()["Volumes"]
                if v["Size"] == 1 and v["State"] in ("available", "in-use")]
        used = [v for v in made if v["State"] == "in-use"]
        if made and len(snapshots(self.ec2)) < MOST_SNAPSHOTS:
            self.ec2.create_snapshot(VolumeId=self.random.choice(used or made)["VolumeId"])

    def copy(self):
        ready = snapshots(self.ec2, "completed")
        if ready and len(snapshots(self.ec2)) < MOST_SNAPSHOTS:
            source = self.random.choice(ready)["SnapshotId"]
            encrypted = {"Encrypted": True} if self.random.random() < 0.5 else {}
            self.ec2.copy_snapshot(SourceSnapshotId=source, SourceRegion="us-east-1", **encrypted)

    def delete(self):
        others = [s["SnapshotId"] for s in snapshots(self.ec2) if s["SnapshotId"] != self.world["base"]]
        if others and self.random.random() < 0.6:
            one = self.random.choice(others)
            with open(deleted(self.data), "a") as log:
                log.write(one + "\n")
            self.ec2.delete_snapshot(SnapshotId=one)

    def force(self):
        for volume in self.ec2.describe_volumes()["Volumes"]:
            for attachment in volume["Attachments"]:
                if volume["Size"] == 1 and self.random.random() < 0.3:
                    self.ec2.detach_volume(VolumeId=volume["VolumeId"], InstanceId=attachment["InstanceId"], Force=True)

    def kill(self):
        """Ends a machine as nothing of the cloud would: its first process, or what watches over it."""
        folder = os.path.join(self.data, "machines", "machines")
        machines = os.listdir(folder) if os.path.isdir(folder) else []
        if machines and self.random.random() < 0.4:
            file = os.path.join(folder, self.random.choice(sorted(machines)), self.random.choice(["init", "supervisor"]))
            try:
                with open(file) as text:
                    os.kill(int(text.read()), signal.SIGKILL)
            except (OSError, ValueError):
                pass

    def steps(self):
        return [self.volume, self.snapshot, self.snapshot, self.copy, self.delete, self.force, self.kill]


def deleted(data):
    return os.path.join(data, "chaos.deleted")


def read(ebs, snapshot, index):
    listed = ebs.list_snapshot_blocks(SnapshotId=snapshot, StartingBlockIndex=index, MaxResults=100)["Blocks"]
    for block in listed:
        if block["BlockIndex"] == index:
            return ebs.get_snapshot_block(SnapshotId=snapshot, BlockIndex=index, BlockToken=block["BlockToken"])["BlockData"].read()
    return bytes(SIZE)


def number(block):
    return int(block[:20].strip(b"\0 ") or b"0")


def torn(ec2):
    """What is not as it was at one moment, of the snapshots that are said to be complete."""
    ebs, wrong = blocks(), []
    for snapshot in snapshots(ec2, "completed"):
        one = snapshot["SnapshotId"]
        first, second = (number(read(ebs, one, index)) for index in (FIRST, SECOND))
        if first - second not in (0, 1):
            wrong.append("%s is torn: %d and %d" % (one, first, second))
        if read(ebs, one, KEPT) != kept():
            wrong.append("%s has lost what nobody wrote to" % one)
    return wrong


def lost(ec2, data):
    """Snapshots that were seen to be complete once, and are not there although nobody deleted them."""
    file = os.path.join(data, "chaos.complete")
    gone = set(open(deleted(data)).read().split()) if os.path.exists(deleted(data)) else set()
    before = set(open(file).read().split()) if os.path.exists(file) else set()
    now = {s["SnapshotId"] for s in snapshots(ec2, "completed")}
    with open(file, "w") as text:
        text.write("\n".join(sorted(now | before)))
    return ["%s was complete and is lost" % one for one in sorted(before - now - gone)]


def files(pool):
    """Names of disks in the pool, and what was begun and never ended."""
    names = [name for folder in pool if os.path.basename(folder) == "pool" for name in os.listdir(folder)]
    disks = [name for name in names if re.match("vol-|snap-", name)]
    whole = [name for name in disks if re.fullmatch(r"[a-z]+-[0-9a-f]+\.(img|aes)", name)]
    return {name.split(".")[0] for name in whole}, sorted(set(disks) - set(whole))


def shown(data):
    """Programs that show encrypted disks, by disk."""
    words = subprocess.run(["ps", "-eo", "args"], check=True, capture_output=True, text=True).stdout
    return set(re.findall(r"CryptMount \S+/((?:vol|snap)-[0-9a-f]+)\.aes " + re.escape(data), words))
