// Walks through pages of networks, templates and identities that need no machines: what is made appears, and goes by typing its name.
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { act, button, choose, client, dialog, done, made, open, page, removeByName, stage } from './stage.mjs';

stage('settings', {
  fill: async () => {
    const s3 = client(S3Client, { forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'flow-logs' }));
    await s3.send(new CreateBucketCommand({ Bucket: 'disks' }));
    await s3.send(new PutObjectCommand({ Bucket: 'disks', Key: 'servers/web.qcow2', Body: 'no disk' }));
  },
});

test('a subnet no longer gives public addresses, and its traffic is recorded', async () => {
  await open('/vpc/subnets');
  await page.getByRole('link', { name: /^subnet-/ }).first().click();
  await act('Edit subnet settings');
  await dialog().getByLabel('Enable auto-assign public IPv4 address').uncheck();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--no-map-public-ip-on-launch').waitFor();
  await done('Save changes');
  await button('Create flow log').click();
  await dialog().getByLabel('S3 bucket ARN').fill('arn:aws:s3:::flow-logs');
  await done('Create flow log');
  await page.getByRole('cell', { name: 'arn:aws:s3:::flow-logs' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a route table is made, used by a subnet, and not deleted while it is', async () => {
  await open('/vpc/routes');
  await button('Create route table').click();
  await choose(/^VPC/, /172\.31/);
  await done('Create route table');
  const id = await made(/^Route table rtb-\w+ was created/);
  await open(`/vpc/routes/${id}?tab=associations`);
  await button('Edit subnet associations').click();
  await choose(/^Subnets/, /172\.31/);
  await page.keyboard.press('Escape');
  await done('Save changes');
  await page.getByRole('link', { name: /^subnet-/ }).waitFor();
  await act('Delete route table');
  await dialog().getByRole('textbox').fill(id);
  await button('Delete', dialog()).click();
  await dialog().getByText('DependencyViolation').waitFor();
  await button('Cancel', dialog()).click();
});

test('an egress-only internet gateway is made, and deleted', async () => {
  await open('/vpc/egress');
  await button('Create egress-only internet gateway').click();
  await choose(/^VPC/, /172\.31/);
  await done('Create egress-only internet gateway');
  const id = await made(/^Egress-only internet gateway eigw-\w+ was created/);
  await page.getByRole('radio', { name: `Select ${id}` }).check();
  await button('Delete').click();
  await removeByName(id);
});

test('a VPC gets another block of addresses', async () => {
  await open('/vpc/vpcs');
  await page.getByRole('link', { name: /^vpc-/ }).first().click();
  await page.getByRole('tab', { name: 'CIDRs' }).click();
  await button('Add new IPv4 CIDR').click();
  await dialog().getByRole('textbox').fill('10.7.0.0/16');
  await done('Add');
  await page.getByRole('cell', { name: '10.7.0.0/16' }).waitFor();
  await button('Edit VPC settings').click();
  await dialog().getByLabel('Enable DNS hostnames').uncheck();
  await done('Save changes');
  await page.getByText('Disabled').waitFor();
});

test('IPv6 comes to a VPC, a subnet, an interface and a launch', async () => {
  await open('/vpc/vpcs');
  await page.getByRole('link', { name: /^vpc-/ }).first().click();
  await page.getByRole('tab', { name: 'CIDRs' }).click();
  await button('Add new IPv6 CIDR').click();
  await done('Add');
  await page.getByRole('cell', { name: /::\/56$/ }).waitFor();
  await open('/vpc/subnets');
  await page.getByRole('link', { name: /^subnet-/ }).first().click();
  const subnet = await page.getByRole('heading', { level: 1, name: /^subnet-/ }).innerText();
  await act('Edit IPv6 CIDRs');
  await dialog().getByRole('textbox').fill('2001:db8::/64');
  await dialog().getByText('The block is a /64').waitFor();
  await button('Use next free', dialog()).click();
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByText(/::\/64$/).waitFor();
  await open('/ec2/interfaces');
  await button('Create network interface').click();
  await choose(/^Subnet/, new RegExp(subnet));
  await dialog().getByLabel('Auto-assign IPv6 address').check();
  await done('Create network interface');
  const eni = await made(/^Network interface eni-\w+ was created/);
  await open(`/ec2/interfaces/${eni}`);
  await page.getByText('IPv6 addresses (1)').waitFor();
  await act('Assign IPv6 address');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--ipv6-address-count 1').waitFor();
  await done('Assign IPv6 address');
  await page.getByText('IPv6 addresses (2)').waitFor();
  await page.getByRole('button', { name: /^Unassign .*::|^Unassign 2/ }).last().click();
  await done('Unassign');
  await page.getByText('IPv6 addresses (1)').waitFor();
  assert.deepEqual(await violations(page), []);
  await open('/ec2/launch');
  await choose(/^Subnet/, new RegExp(subnet), page);
  await page.getByLabel('IPv6 IPs').fill('2');
  await button('Show CLI command').click();
  await page.getByText(/"Ipv6AddressCount":2/).waitFor();
});

test('a prefix list is made, changed, and deleted', async () => {
  await open('/vpc/prefixes');
  await button('Create prefix list').click();
  await dialog().getByLabel('Prefix list name').fill('offices');
  await dialog().getByLabel('Entries', { exact: true }).fill('198.51.100.0/24 Tokyo');
  await done('Create prefix list');
  await page.getByRole('row', { name: /offices/ }).getByRole('link').click();
  const id = await page.getByRole('heading', { level: 1, name: /^pl-/ }).innerText();
  await act('Modify prefix list');
  await dialog().getByLabel('Entries', { exact: true }).fill('203.0.113.0/24 Kyoto');
  await done('Save changes');
  await page.getByRole('cell', { name: 'Kyoto' }).waitFor();
  await act('Delete prefix list');
  await removeByName(id);
});

test('a launch template is made, has a second version, and is deleted', async () => {
  await open('/ec2/templates/create');
  await page.getByLabel('Launch template name').fill('web');
  await button('Create launch template').click();
  const id = await made(/^Launch template lt-\w+ was created/);
  await open(`/ec2/templates/create?template=${id}`);
  await page.getByText('Advanced details').click();
  await page.getByLabel('User data').fill('#!/bin/sh');
  await button('Modify template (Create new version)').click();
  await page.getByText(`Launch template ${id} has version 2`).waitFor();
  await page.getByRole('radio', { name: 'Select 2' }).check();
  await page.getByText('"UserData": "IyEvYmluL3No"').waitFor();
  await button('Set default version').first().click();
  await done('Set default version');
  assert.deepEqual(await violations(page), []);
  await act('Delete template');
  await removeByName(id);
});

test('a lifecycle policy is made, changed, turned off, and deleted', async () => {
  await open('/ec2/lifecycle');
  await button('Create lifecycle policy').click();
  await dialog().getByLabel('Policy description').fill('Every day');
  await dialog().getByLabel('Target tag key').fill('backup');
  await done('Create lifecycle policy');
  const id = await page.getByRole('link', { name: /^policy-/ }).innerText();
  await page.getByRole('radio', { name: `Select ${id}` }).check();
  await button('Modify lifecycle policy').click();
  await dialog().getByLabel('Snapshots to keep').fill('0');
  await dialog().getByText('A whole number from 1 to 1000').waitFor();
  await dialog().getByLabel('Snapshots to keep').fill('3');
  await dialog().getByLabel('Policy description').fill('Three of them');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(/"RetainRule":{"Count":3}/).waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByRole('cell', { name: 'Three of them' }).waitFor();
  await page.getByRole('link', { name: id }).click();
  await page.getByText('"Count": 3').waitFor();
  await open('/ec2/lifecycle');
  await page.getByRole('radio', { name: `Select ${id}` }).check();
  await button('Disable policy').click();
  await done('Disable policy');
  await page.getByText('Disabled').waitFor();
  await button('Delete').click();
  await removeByName(id);
});

test('a disk is chosen in a bucket to be imported; without disks of its own, the host says so', async () => {
  await open('/ec2/snapshots');
  await button('Import snapshot').click();
  await dialog().getByPlaceholder('s3://').fill('disks');
  await dialog().getByText('Type s3:// with a bucket and the key of an object.').waitFor();
  await button('Browse S3', dialog()).click();
  const browse = dialog().last();
  await button('disks', browse).click();
  await button('servers/', browse).last().click();
  await browse.getByRole('radio', { name: /web\.qcow2/ }).check();
  await button('Choose', browse).click();
  await dialog().getByText('A disk of QEMU').waitFor();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--disk-container Format=QCOW2,Url=s3://disks/servers/web.qcow2').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Import snapshot', dialog()).click();
  await dialog().getByText(/Disks cannot be imported on this host/).waitFor();
  await button('Cancel', dialog()).click();
  await open('/ec2/imports?tab=snapshot');
  await page.getByText('No import tasks').waitFor();
  await open('/ec2/images');
  await button('Import image').click();
  await dialog().getByLabel('Architecture').waitFor();
  await button('Cancel', dialog()).click();
});

test('public sharing of images is let in and blocked again', async () => {
  await open('/ec2/protection');
  for (const state of ['Disabled', 'Enabled']) {
    await button('Manage: Block public access for AMIs').click();
    await dialog().getByLabel('Block new public sharing').click();
    await done('Save changes');
    await page.getByText(state).last().waitFor();
  }
  await open('/ec2/recycle?tab=images');
  await page.getByText('Nothing is in the Recycle Bin').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a retention rule is made, changed, locked, unlocked, and deleted', async () => {
  await open('/ec2/recycle?tab=rules');
  await button('Create retention rule').click();
  assert.ok(await button('Create retention rule', dialog()).isDisabled(), 'it has to be about something');
  await dialog().getByLabel('Resource tags to match').fill('backup=yes');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--retention-period RetentionPeriodValue=7,RetentionPeriodUnit=DAYS').waitFor();
  await done('Create retention rule');
  await page.getByRole('cell', { name: 'backup=yes' }).waitFor();
  await page.getByRole('radio').check();
  await act('Edit retention rule');
  await dialog().getByLabel('Apply to all resources').check();
  await dialog().getByLabel('Retention period (days)').fill('366');
  await dialog().getByText('A whole number from 1 to 365').waitFor();
  await dialog().getByLabel('Retention period (days)').fill('30');
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByRole('cell', { name: '30 days' }).waitFor();
  const id = await page.getByRole('radio').evaluate((radio) => radio.closest('tr').cells[1].innerText);
  await act('Delete retention rule');
  await removeByName(id);
  await page.getByText('No retention rules').waitFor();
  await button('Create retention rule').click();
  await dialog().getByLabel('Apply to all resources').check();
  await done('Create retention rule');
  await page.getByRole('radio').check();
  await act('Lock retention rule');
  await done('Lock retention rule');
  await page.getByRole('cell', { name: 'Locked', exact: true }).waitFor();
  await act('Unlock retention rule');
  await done('Unlock retention rule');
  await page.getByRole('cell', { name: 'Pending unlock' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('an identity provider is added, and deleted', async () => {
  await open('/iam/identity_providers');
  await button('Add provider').click();
  await dialog().getByLabel('Provider URL').fill('https://token.actions.githubusercontent.com');
  await dialog().getByLabel('Audience').fill('sts.amazonaws.com');
  await dialog().getByLabel('Thumbprints').fill('6938fd4d98bab03faadb97b34396831e3780aea1');
  await done('Add provider');
  await page.getByRole('link', { name: 'token.actions.githubusercontent.com' }).click();
  await page.getByText('sts.amazonaws.com').waitFor();
  assert.deepEqual(await violations(page), []);
  await open('/iam/identity_providers');
  await page.getByRole('radio', { name: 'Select token.actions.githubusercontent.com' }).check();
  await button('Delete').click();
  await removeByName('token.actions.githubusercontent.com');
});

test('the credential report has the root user', async () => {
  await open('/iam/credential_report');
  await page.getByText('<root_account>').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
