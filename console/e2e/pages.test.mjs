// Walks through the pages of a large bucket, and of disks and networks that need no machines: what is made appears, and goes by typing its name.
import { CreateVpcCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { act, button, choose, client, cloud, dialog, made, open, page, removeByName, stage } from './stage.mjs';

/** More than once, as a browser that fetches a script ahead asks again for it by itself. */
const TIMES_DROPPED = 2;

stage('pages', {
  fill: async () => {
    const ec2 = client(EC2Client);
    await ec2.send(new DescribeSubnetsCommand({}));
    const TagSpecifications = [{ ResourceType: 'vpc', Tags: [{ Key: 'Name', Value: 'other' }] }];
    await ec2.send(new CreateVpcCommand({ CidrBlock: '10.9.0.0/16', TagSpecifications }));
  },
});

test('what the browser drops is loaded again', async () => {
  const dropped = new Map();
  const drop = (route) => {
    const url = route.request().url();
    const times = dropped.get(url) ?? 0;
    dropped.set(url, times + 1);
    return times < TIMES_DROPPED ? route.abort('internetdisconnected') : route.continue();
  };
  const other = await page.context().newPage();
  await other.goto(cloud.url);
  await other.getByText('Welcome to Unkai').waitFor();
  // Its widgets come after the page; what is in the cache is asked for again from now on.
  await other.waitForLoadState('networkidle');
  await other.route('**/assets/**', drop);
  await other.getByRole('link', { name: 'IAM', exact: true }).first().click();
  await other.getByRole('heading', { name: 'IAM Dashboard' }).waitFor();
  assert.ok(dropped.size > 1, 'the page has parts of its own');
  const styled = (urls) => {
    const loaded = [...document.querySelectorAll('link[rel=stylesheet]')].filter((link) => link.sheet).map((link) => link.href);
    return urls.every((url) => loaded.includes(url));
  };
  await other.waitForFunction(styled, [...dropped.keys()].filter((url) => url.endsWith('.css')));
  await other.close();
});

test('a bucket of 2,000 objects is paged through, filtered, and rid of some', async () => {
  const s3 = client(S3Client, { forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'many' }));
  const keys = Array.from({ length: 2000 }, (_, index) => `object-${String(index).padStart(4, '0')}`);
  while (keys.length > 0) {
    await Promise.all(keys.splice(0, 50).map((Key) => s3.send(new PutObjectCommand({ Bucket: 'many', Key, Body: Key }))));
  }
  await open('/s3/buckets/many');
  await page.getByRole('link', { name: 'object-0000' }).waitFor();
  // One answer of the API has a thousand.
  for (let shown = 100; shown <= 1100; shown += 50) {
    await button('Next page').click();
    await page.getByRole('link', { name: `object-${String(shown - 1).padStart(4, '0')}` }).waitFor();
  }
  await open('/s3/buckets/many?prefix=object-199');
  await page.getByRole('link', { name: '9', exact: true }).waitFor();
  assert.ok(await button('Next page').isDisabled(), 'there is no page after the last object');
  await open('/s3/buckets/many?prefix=object-19');
  await page.getByRole('checkbox', { name: 'Select object-1900' }).check();
  await page.getByRole('checkbox', { name: 'Select object-1901' }).check();
  await button('Delete').click();
  await dialog().getByRole('textbox').fill('delete');
  await button('Delete', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '01', exact: true }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: '02', exact: true }).waitFor();
});

test('a DHCP option set is made, and deleted by typing its ID', async () => {
  await open('/vpc/dhcp');
  await button('Create DHCP option set').click();
  await dialog().getByLabel('Domain name', { exact: false }).first().fill('corp.example');
  await dialog().getByLabel('NTP servers').fill('10.0.0.300');
  await dialog().getByText('Up to four IPv4 addresses').waitFor();
  await dialog().getByLabel('NTP servers').fill('10.0.0.3');
  await button('Create DHCP option set', dialog()).click();
  const id = await made(/^DHCP option set dopt-\w+ was created/);
  await open(`/vpc/dhcp/${id}`);
  await page.getByText('corp.example').first().waitFor();
  assert.deepEqual(await violations(page), []);
  await act('Delete DHCP option set');
  await removeByName(id);
});

test('managed prefix lists show their entries', async () => {
  await open('/vpc/prefixes');
  await page.getByText('com.amazonaws.us-east-1.s3').first().waitFor();
  await page.getByRole('link', { name: /^pl-/ }).first().click();
  await page.getByText(/^\d+\.\d+\.\d+\.\d+\/\d+$/).first().waitFor();
});

test('a network ACL gets a rule that denies a port', async () => {
  await open('/vpc/acls');
  await page.getByRole('link', { name: /^acl-/ }).first().click();
  await button('Edit rules').first().click();
  await button('Add rule', dialog()).click();
  await dialog().getByLabel('Rule number').last().fill('90');
  await dialog().getByLabel('Port range').last().fill('2525');
  await dialog().getByLabel('Source').last().fill('198.51.100.0/24');
  await button('Save changes', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: '2525' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a peering connection is asked for, and deleted', async () => {
  await open('/vpc/peerings');
  await button('Create peering connection').click();
  await choose(/^Requester VPC/, /172\.31/);
  await choose(/^Accepter VPC/, /other/);
  await button('Create peering connection', dialog()).click();
  const id = await made(/^Peering connection pcx-\w+ was asked for/);
  await open(`/vpc/peerings/${id}`);
  await act('Delete peering connection');
  await removeByName(id);
});

test('a gateway endpoint is made, and deleted', async () => {
  await open('/vpc/endpoints/create');
  await choose(/^Service$/, /s3.*Gateway/, page);
  await choose(/^VPC/, /172\.31/, page);
  await page.getByText('aws ec2 create-vpc-endpoint').waitFor({ state: 'attached' });
  await button('Create endpoint').click();
  const id = await made(/^VPC endpoint vpce-\w+ was created/);
  await open(`/vpc/endpoints/${id}`);
  assert.deepEqual(await violations(page), []);
  await act('Delete endpoint');
  await removeByName(id);
});

test('a network interface is made with an address, and deleted', async () => {
  await open('/ec2/interfaces');
  await button('Create network interface').click();
  await choose(/^Subnet/, /172\.31/);
  await dialog().getByLabel('Private IPv4 address').fill('10.0.0');
  await dialog().getByText('An IPv4 address is written as').waitFor();
  await dialog().getByLabel('Private IPv4 address').fill('');
  await button('Create network interface', dialog()).click();
  const id = await made(/^Network interface eni-\w+ was created/);
  await open(`/ec2/interfaces/${id}`);
  await page.getByText('172.31.').first().waitFor();
});

test('a volume is asked for, with the sizes that its type has', async () => {
  await open('/ec2/volumes/create');
  await page.getByLabel('Size (GiB)').fill('0');
  await page.getByText('From 1 to 16,384').first().waitFor();
  await page.getByLabel('Size (GiB)').fill('8');
  await button('Show CLI command').click();
  await page.getByText(/aws ec2 create-volume .*--size 8/).waitFor();
  await button('Create volume').click();
  const id = await made(/^Volume vol-\w+ is being created/);
  await page.getByRole('link', { name: id }).click();
  await page.getByText('Creating').first().waitFor();
});

test('images and snapshots are found by who owns them', async () => {
  await open('/ec2/images?owner=public');
  await page.getByRole('link', { name: /^ami-/ }).first().click();
  await page.getByText(/debian/i).first().waitFor();
  await open('/ec2/snapshots');
  await page.getByText('No snapshots').first().waitFor();
  assert.deepEqual(await violations(page), []);
});

test('where there are no machines, CloudShell says so', async () => {
  await button('Open CloudShell').click();
  await page.getByText('CloudShell cannot run on this host').waitFor();
  await page.getByText('--machines off').waitFor();
  await button('Close panel').click();
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
