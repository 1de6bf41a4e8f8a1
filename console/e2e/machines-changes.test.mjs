// What is changed of machines that run, by clicking: settings of an instance, images out of buckets, gateways, peered networks. Needs root.
import {
  AcceptVpcPeeringConnectionCommand,
  AuthorizeSecurityGroupIngressCommand,
  CreateVpcCommand,
  CreateVpcPeeringConnectionCommand,
  DeleteVpcPeeringConnectionCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  EC2Client,
  waitUntilVpcAvailable,
} from '@aws-sdk/client-ec2';
import {
  CompleteMultipartUploadCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  PutObjectCommand,
  S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { shot, violations } from './browser.mjs';
import { linuxDisk, partitioned } from './disk.mjs';
import { act, button, choose, client, dialog, done, made, open, page, removeByName, stage } from './stage.mjs';

/** The first launch of all builds the image out of the distribution's packages. */
const FIRST_LAUNCH_MILLIS = 300_000;
const MACHINE_MILLIS = 60_000;
/** So much is still being read when somebody changes their mind. */
const PART_BYTES = 1 << 26;
const PARTS = 16;

const ec2 = () => client(EC2Client);

stage('machines-changes', {
  machines: true,
  fill: async () => {
    const s3 = client(S3Client, { forcePathStyle: true });
    const big = { Bucket: 'disks', Key: 'big.raw' };
    await s3.send(new CreateBucketCommand({ Bucket: 'disks' }));
    const { UploadId } = await s3.send(new CreateMultipartUploadCommand(big));
    const small = linuxDisk();
    await s3.send(new PutObjectCommand({ Bucket: 'disks', Key: 'small.raw', Body: small }));
    // It begins as a disk of Linux, so that it is worth reading.
    const Body = randomBytes(PART_BYTES);
    partitioned(small, PART_BYTES * PARTS).copy(Body);
    const Parts = [];
    for (let PartNumber = 1; PartNumber <= PARTS; PartNumber++) {
      const { ETag } = await s3.send(new UploadPartCommand({ ...big, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    await s3.send(new CompleteMultipartUploadCommand({ ...big, UploadId, MultipartUpload: { Parts } }));
  },
});

let instance;

test('an instance is launched from a template', async () => {
  await open('/ec2/templates/create');
  await page.getByLabel('Launch template name').fill('web');
  await button('Create launch template').click();
  const template = await made(/^Launch template lt-\w+ was created/);
  await open(`/ec2/templates/${template}`);
  await act('Launch instance from template');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(`LaunchTemplateId=${template},Version=1`).waitFor();
  await done('Launch instance from template');
  instance = await made(/^Instance i-\w+ is starting/);
  await open(`/ec2/instances/${instance}`);
  await page.getByText('Running', { exact: true }).waitFor({ timeout: FIRST_LAUNCH_MILLIS });
});

test('an instance that is protected is not terminated', async () => {
  await act('Change termination protection');
  await dialog().getByLabel('Enable termination protection').check();
  await done('Save changes');
  await state('Terminate');
  await dialog().getByRole('textbox').fill(instance);
  await button('Terminate', dialog()).click();
  await dialog().getByText('OperationNotPermitted').waitFor();
  await button('Cancel', dialog()).click();
  await act('Change termination protection');
  await dialog().getByLabel('Enable termination protection').uncheck();
  await done('Save changes');
});

test('a stopped instance gets another type and other user data, and starts with them', async () => {
  await state('Stop');
  await done('Stop');
  await page.getByText('Stopped', { exact: true }).waitFor({ timeout: MACHINE_MILLIS });
  await act('Change instance type');
  await choose(/^New instance type/, /^t3\.small/);
  await done('Save changes');
  await page.getByText('t3.small', { exact: true }).first().waitFor();
  await act('Edit user data');
  await dialog().getByLabel('User data').fill('#!/bin/sh\nhostnamectl set-hostname changed');
  await done('Save changes');
  await state('Start');
  await page.getByText('Running', { exact: true }).waitFor({ timeout: MACHINE_MILLIS });
  await page.getByText('t3.small', { exact: true }).first().waitFor();
  await act('Edit user data');
  await dialog().getByText('The instance has to be stopped.').waitFor();
  assert.match(await dialog().getByLabel('User data').inputValue(), /set-hostname changed/);
  assert.deepEqual(await violations(page), []);
  await button('Cancel', dialog()).click();
});

test('more is launched like it, and a template made of it', async () => {
  await act('Launch more like this');
  await page.getByRole('heading', { level: 1, name: 'Launch an instance' }).waitFor();
  await button('Show CLI command').click();
  await page.getByText(/--instance-type t3\.small .*--user-data '#!\/bin\/sh\s+hostnamectl set-hostname changed'/s).waitFor();
  await open(`/ec2/instances/${instance}`);
  await act('Create template from instance');
  await page.getByLabel('Launch template name').fill('like-web');
  await button('Create launch template').click();
  const template = await made(/^Launch template lt-\w+ was created/);
  await open(`/ec2/templates/${template}`);
  await page.getByText('"InstanceType": "t3.small"').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('an image is made of a disk in a bucket, and the import of another is cancelled', async () => {
  await importImage('s3://disks/small.raw');
  await page.getByRole('link', { name: /^ami-/ }).waitFor({ timeout: MACHINE_MILLIS });
  await importImage('s3://disks/big.raw');
  const row = page.getByRole('row', { name: /big\.raw/ });
  await row.getByRole('radio').check();
  await button('Cancel import task').click();
  await dialog().getByLabel('Reason').fill('The wrong disk');
  await done('Cancel import task');
  await row.getByText(/Delet/).waitFor({ timeout: MACHINE_MILLIS });
  assert.equal(await page.getByRole('link', { name: /^ami-/ }).count(), 1);
  assert.deepEqual(await violations(page), []);
  await page.getByRole('link', { name: /^ami-/ }).click();
  await page.getByText('Available', { exact: true }).first().waitFor();
});

test('an image that is protected is not deregistered; later it goes with its snapshot', async () => {
  const image = await page.getByRole('heading', { level: 1, name: /^ami-/ }).innerText();
  await act('Turn on deregistration protection');
  await dialog().getByLabel('Enable with a 24-hour cooldown period').check();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--with-cooldown').waitFor();
  await dialog().getByLabel('Enable with a 24-hour cooldown period').uncheck();
  await done('Turn on deregistration protection');
  await act('Turn off deregistration protection');
  await done('Turn off deregistration protection');
  await act('Deregister AMI');
  await dialog().getByLabel('Delete its snapshots as well').check();
  await removeByName(image, 'Deregister AMI');
  await open('/ec2/snapshots');
  await page.getByText('No snapshots').waitFor();
});

test('a snapshot is made of a disk in a bucket', async () => {
  await open('/ec2/imports?tab=snapshot');
  await button('Import snapshot').click();
  await dialog().getByPlaceholder('s3://').fill('s3://disks/small.raw');
  await done('Import snapshot');
  await page.getByRole('link', { name: /^snap-/ }).waitFor({ timeout: MACHINE_MILLIS });
});

test('a NAT gateway is made with an address of its own, and deleted', async () => {
  await open('/vpc/nat');
  await button('Create NAT gateway').first().click();
  await dialog().getByLabel('Name').fill('way-out');
  await choose(/^Subnet/, /^subnet-/);
  await done('Create NAT gateway');
  const id = await made(/^NAT gateway nat-\w+ is being created/);
  const row = page.getByRole('row', { name: new RegExp(id) });
  await row.getByText('Available', { exact: true }).waitFor({ timeout: MACHINE_MILLIS });
  await row.getByText(/^198\.51\.100\.\d+$/).waitFor();
  await row.getByRole('radio').check();
  await button('Delete').click();
  await removeByName(id);
  await row.getByText('Deleted', { exact: true }).waitFor({ timeout: MACHINE_MILLIS });
  assert.deepEqual(await violations(page), []);
});

test('a rule that names a group of a VPC that is no longer peered is found, and deleted', async () => {
  const [group, far, peering] = await peered();
  await open('/ec2/groups');
  await act('Manage stale rules');
  await page.getByText('No stale rules').waitFor();
  await ec2().send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: peering }));
  await button('Refresh').click();
  await page.getByRole('cell', { name: far }).waitFor();
  await page.getByRole('link', { name: group }).waitFor();
  await page.getByRole('cell', { name: 'Deleted', exact: true }).waitFor();
  await shot(page, 'machines-changes-stale');
  const box = page.getByRole('checkbox', { name: /^Select sgr-/ });
  const rule = (await box.getAttribute('aria-label')) ?? (await page.getByText(/^sgr-/).first().innerText());
  await box.check();
  assert.deepEqual(await violations(page), []);
  await button('Delete rules').click();
  await removeByName(rule.match(/sgr-[0-9a-f]+/)[0]);
  await page.getByText('1 stale rule was deleted').waitFor();
  await page.getByText('No stale rules').waitFor();
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});

async function state(name) {
  await button('Instance state').first().click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function importImage(uri) {
  await open('/ec2/imports');
  await button('Import image').click();
  await dialog().getByPlaceholder('s3://').fill(uri);
  await done('Import image');
}

/** A group of the default VPC that lets one of another VPC in, that one, and the peering of both. */
async function peered() {
  const { Subnets } = await ec2().send(new DescribeSubnetsCommand({}));
  const { Vpc } = await ec2().send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16' }));
  await waitUntilVpcAvailable({ client: ec2(), maxWaitTime: 60, minDelay: 1, maxDelay: 2 }, { VpcIds: [Vpc.VpcId] });
  const input = { VpcId: Subnets[0].VpcId, PeerVpcId: Vpc.VpcId };
  const { VpcPeeringConnection } = await ec2().send(new CreateVpcPeeringConnectionCommand(input));
  const { VpcPeeringConnectionId } = VpcPeeringConnection;
  await ec2().send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  await open(`/vpc/peerings/${VpcPeeringConnectionId}`);
  await page.getByText('Active', { exact: true }).first().waitFor({ timeout: MACHINE_MILLIS });
  const groupOf = async (vpc) => {
    const Filters = [{ Name: 'vpc-id', Values: [vpc] }];
    return (await ec2().send(new DescribeSecurityGroupsCommand({ Filters }))).SecurityGroups[0].GroupId;
  };
  const [GroupId, far] = [await groupOf(input.VpcId), await groupOf(Vpc.VpcId)];
  const IpPermissions = [{ IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: far }] }];
  await ec2().send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  return [GroupId, far, VpcPeeringConnectionId];
}
