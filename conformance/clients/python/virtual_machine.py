"""Imports a disk with a boot loader, launches it and sees what happens in there: its address, metadata, disks, rules, power button.

    virtual_machine.py FILE      the disk that clients/guest/disk.sh makes

Endpoint and credentials come from the environment. Prints "all as AWS" at the end; what took how long goes to the error output.
"""

import http.client
import os
import subprocess
import sys
import time

import boto3

ZONE = "us-east-1a"
BUCKET = "disks"
TYPE = "t3.micro"
# A processor that is emulated on a busy host takes a while.
BOOT_SECONDS = 120
SOON_SECONDS = 30
ANSWER_SECONDS = 2
BEGUN = time.monotonic()


def client(name):
    return boto3.client(name, endpoint_url=os.environ["AWS_ENDPOINT_URL"], region_name="us-east-1")


def step(what):
    print("%.1f s: %s" % (time.monotonic() - BEGUN, what), file=sys.stderr)


def until(what, look, seconds=SOON_SECONDS, why=lambda: ""):
    """Looks until there is something to see, and answers that; else ends and says why."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        seen = look()
        if seen:
            return seen
        time.sleep(0.2)
    sys.exit("not within %d s: %s\n%s" % (seconds, what, why()))


def page(address, path="/"):
    """What a new connection answers, or nothing where there is none."""
    connection = http.client.HTTPConnection(address, timeout=ANSWER_SECONDS)
    try:
        connection.request("GET", path)
        return connection.getresponse().read().decode().strip()
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        connection.close()


def imported(ec2, file):
    s3 = client("s3")
    s3.create_bucket(Bucket=BUCKET)
    s3.upload_file(file, BUCKET, "guest.raw")
    disk = {"Format": "RAW", "UserBucket": {"S3Bucket": BUCKET, "S3Key": "guest.raw"}}
    task = ec2.import_image(DiskContainers=[disk])["ImportTaskId"]

    def image():
        now = ec2.describe_import_image_tasks(ImportTaskIds=[task])["ImportImageTasks"][0]
        if now["Status"] not in ("active", "completed"):
            sys.exit("the import is %s: %s" % (now["Status"], now.get("StatusMessage")))
        return now["Status"] == "completed" and now["ImageId"]

    return until("an image of the disk", image)


def described(ec2, instance):
    now = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]
    if now["State"]["Name"] == "terminated":
        sys.exit("the instance is terminated: %s" % now["StateReason"]["Message"])
    return now


def console(ec2, instance):
    return ec2.get_console_output(InstanceId=instance, Latest=True).get("Output", "")


def disks(address):
    """The guest's disks: their sizes in bytes by serial number."""
    lines = [line.split() for line in page(address, "/cgi-bin/disks").splitlines()]
    return {serial: int(sectors) * 512 for _, sectors, serial in lines}


def on_host(*ids):
    """Lines of the host's processes and loop devices that name any of these."""
    lines = []
    for words in (["ps", "-eo", "args"], ["losetup", "--list", "--noheadings", "--output", "BACK-FILE"]):
        lines += subprocess.run(words, check=True, capture_output=True, text=True).stdout.splitlines()
    return [line for line in lines if any(one in line for one in ids)]


def volume_comes_and_goes(ec2, instance, address):
    volume = ec2.create_volume(AvailabilityZone=ZONE, Size=1)["VolumeId"]
    serial = volume.replace("-", "")[:20]
    ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig={"Delay": 1})
    ec2.attach_volume(VolumeId=volume, InstanceId=instance, Device="/dev/sdf")
    size = until("the volume in the guest", lambda: disks(address).get(serial))
    if size != 1 << 30:
        sys.exit("the volume has %d bytes in the guest" % size)
    ec2.detach_volume(VolumeId=volume)
    until("the guest without the volume", lambda: len(disks(address)) == 1)
    ec2.get_waiter("volume_available").wait(VolumeIds=[volume], WaiterConfig={"Delay": 1})
    ec2.delete_volume(VolumeId=volume)


def main(file):
    ec2 = client("ec2")
    step("import")
    image = imported(ec2, file)
    step("launch")
    vpc = ec2.describe_vpcs(Filters=[{"Name": "is-default", "Values": ["true"]}])["Vpcs"][0]["VpcId"]
    group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
    web = {"GroupId": group, "IpProtocol": "tcp", "FromPort": 80, "ToPort": 80, "CidrIp": "0.0.0.0/0"}
    ec2.authorize_security_group_ingress(**web)
    launched = ec2.run_instances(
        ImageId=image, InstanceType=TYPE, MinCount=1, MaxCount=1, SecurityGroupIds=[group],
        Placement={"AvailabilityZone": ZONE}, MetadataOptions={"HttpTokens": "required"})
    instance = launched["Instances"][0]["InstanceId"]
    until("running", lambda: described(ec2, instance)["State"]["Name"] == "running", BOOT_SECONDS)
    step("boot")
    now = described(ec2, instance)
    address, root = now["PublicIpAddress"], now["BlockDeviceMappings"][0]["Ebs"]["VolumeId"]
    said = until("an answer of " + address, lambda: page(address), BOOT_SECONDS, lambda: console(ec2, instance)[-2000:])
    if said != instance:
        sys.exit("%s says that it is %s" % (instance, said))
    until("its name on the console", lambda: "instance-id=" + instance in console(ec2, instance))
    step("volume")
    volume_comes_and_goes(ec2, instance, address)
    step("rules")
    ec2.revoke_security_group_ingress(**web)
    until("no new connections", lambda: not page(address))
    if page(address):
        sys.exit("a connection was let in after its rule was revoked")
    if "qemu-system" not in "".join(on_host(instance)):
        sys.exit("it is no virtual machine: " + "\n".join(on_host(instance)))
    step("stop")
    ec2.stop_instances(InstanceIds=[instance])
    # Sooner than its power would be cut, which is after a minute: it hears the power button.
    until("stopped", lambda: described(ec2, instance)["State"]["Name"] == "stopped")
    step("terminate")
    ec2.terminate_instances(InstanceIds=[instance])
    ec2.get_waiter("instance_terminated").wait(InstanceIds=[instance], WaiterConfig={"Delay": 1})
    until("nothing left of it on the host", lambda: not on_host(instance, root))
    step("done")
    print("all as AWS")


if __name__ == "__main__":
    main(*sys.argv[1:])
