// Walks through what is changed in place: rules, routes, attributes and tags of what is there already. Needs no machines.
import {
  CreateNetworkInterfaceCommand,
  CreateSecurityGroupCommand,
  CreateVolumeCommand,
  CreateVpcEndpointCommand,
  DescribeSecurityGroupRulesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { act, button, choose, client, dialog, done, made, open, page, removeByName, stage } from './stage.mjs';

const ec2 = () => client(EC2Client);

stage('resources', {
  fill: () => client(S3Client, { forcePathStyle: true }).send(new CreateBucketCommand({ Bucket: 'flows' })),
});

/** The inbound rules of a group, by their IDs. */
async function inbound(group) {
  const answer = await ec2().send(new DescribeSecurityGroupRulesCommand({ Filters: [{ Name: 'group-id', Values: [group] }] }));
  return new Map(answer.SecurityGroupRules.filter((rule) => !rule.IsEgress).map((rule) => [rule.SecurityGroupRuleId, rule]));
}

let group;

test('rules of a security group are changed in place, and keep their IDs', async () => {
  await open('/ec2/groups');
  await button('Create security group').click();
  await dialog().getByLabel('Security group name').fill('web');
  await dialog().getByLabel('Description').fill('Web servers');
  await tag('team', 'web');
  await done('Create security group');
  await page.waitForURL('**/ec2/groups/sg-*');
  group = await made(/^Security group sg-\w+ was created/);
  for (const [at, ports] of ['80', '22'].entries()) {
    await button('Edit rules').click();
    await button('Add rule', dialog()).click();
    await dialog().getByLabel('Port range').nth(at).fill(ports);
    await done('Save changes');
    await page.getByRole('cell', { name: ports, exact: true }).waitFor();
  }
  const before = await inbound(group);
  await button('Edit rules').click();
  const ports = await dialog().getByLabel('Port range').evaluateAll((fields) => fields.map((field) => field.value));
  await dialog().getByLabel('Port range').nth(ports.indexOf('80')).fill('443');
  const description = dialog().getByLabel('Description').nth(ports.indexOf('22'));
  await description.fill("Tom's office");
  await dialog().getByText(/A description has at most 255 characters/).waitFor();
  assert.ok(await button('Save changes', dialog()).isDisabled());
  await description.fill('Office');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(/modify-security-group-rules .*"FromPort":443/).waitFor();
  await dialog().getByText(/update-security-group-rule-descriptions-ingress .*"Description":"Office"/).waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByRole('cell', { name: 'Office' }).waitFor();
  const after = await inbound(group);
  assert.deepEqual([...after.keys()].sort(), [...before.keys()].sort());
  assert.deepEqual([...after.values()].map((rule) => [rule.FromPort, rule.Description ?? '']).sort(), [[22, 'Office'], [443, '']]);
});

test('a rule that is to be about a group and not a CIDR is made anew', async () => {
  const before = await inbound(group);
  await button('Edit rules').click();
  const ports = await dialog().getByLabel('Port range').evaluateAll((fields) => fields.map((field) => field.value));
  await dialog().getByLabel('Source', { exact: true }).nth(ports.indexOf('443')).fill(group);
  await done('Save changes');
  await page.getByRole('cell', { name: group }).waitFor();
  const after = await inbound(group);
  assert.equal([...after.keys()].filter((id) => before.has(id)).length, 1);
});

test('ping is a rule of its type, and a group is copied with its rules', async () => {
  await button('Edit rules').click();
  await button('Add rule', dialog()).click();
  await dialog().getByRole('button', { name: /^Protocol/ }).last().click();
  await page.getByRole('option', { name: 'ICMP', exact: true }).click();
  await dialog().getByLabel('Port range').last().fill('8');
  await dialog().getByLabel('Source', { exact: true }).last().fill(group);
  await done('Save changes');
  await page.getByRole('rowheader', { name: 'ICMP' }).waitFor();
  await open('/ec2/groups');
  await page.getByRole('checkbox', { name: `Select ${group}` }).check();
  await act('Copy to new security group');
  await dialog().getByLabel('Security group name').fill('web-2');
  await done('Create security group');
  await page.waitForURL('**/ec2/groups/sg-*');
  await page.getByRole('cell', { name: 'Office' }).waitFor();
  await page.getByRole('cell', { name: group }).first().waitFor();
  const copy = page.url().split('/').at(-1);
  assert.notEqual(copy, group);
  await open('/ec2/groups');
  await page.getByRole('checkbox', { name: `Select ${copy}` }).check();
  await act('Delete security groups');
  await removeByName(copy);
  await act('Manage stale rules');
  await page.getByText('No stale rules').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('the routes of a table are edited at once', async () => {
  await open('/vpc/routes');
  await page.getByRole('link', { name: /^rtb-/ }).first().click();
  await button('Edit routes').click();
  const fixed = await dialog().getByLabel('Destination', { exact: true }).evaluateAll((all) => all.filter((one) => one.disabled).map((one) => one.value));
  assert.deepEqual(fixed, ['172.31.0.0/16'], 'the local route stays');
  await button('Add route', dialog()).click();
  await dialog().getByText(/Each route needs a target/).waitFor();
  await dialog().getByLabel('Destination', { exact: true }).last().fill('192.0.2.0/24');
  await dialog().getByRole('button', { name: /^Target/ }).last().click();
  await page.getByRole('option', { name: /^igw-/ }).first().click();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(/create-route .*--destination-cidr-block 192.0.2.0\/24 --gateway-id igw-/).waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByRole('rowheader', { name: '192.0.2.0/24' }).waitFor();
  await button('Edit routes').click();
  await button('Remove', dialog()).last().click();
  await done('Save changes');
  await page.getByRole('rowheader', { name: '192.0.2.0/24' }).waitFor({ state: 'detached' });
});

test('a default VPC is made again where it was deleted', async () => {
  await open('/vpc/vpcs');
  await button('Actions').first().click();
  const make = page.getByRole('menuitem', { name: 'Create default VPC' });
  assert.equal(await make.getAttribute('aria-disabled'), 'true');
  await page.keyboard.press('Escape');
  const { Vpcs } = await ec2().send(new DescribeVpcsCommand({ Filters: [{ Name: 'is-default', Values: ['true'] }] }));
  assert.equal(Vpcs.length, 1);
  await page.getByRole('link', { name: Vpcs[0].VpcId }).click();
  await button('Delete').click();
  await removeByName(Vpcs[0].VpcId);
  await page.getByText('No VPCs').waitFor();
  await act('Create default VPC');
  await done('Create default VPC');
  await page.getByRole('cell', { name: '172.31.0.0/16' }).waitFor();
  await open('/ec2/dashboard');
  await page.getByText('Account attributes').waitFor();
  await page.getByRole('link', { name: /^vpc-/ }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a volume that may be damaged goes on being read where that is wanted', async () => {
  const { VolumeId } = await ec2().send(new CreateVolumeCommand({ AvailabilityZone: 'us-east-1a', Size: 1 }));
  await open(`/ec2/volumes/${VolumeId}?tab=status`);
  await page.getByText('Auto-enabled I/O', { exact: true }).waitFor();
  await act('Manage auto-enabled I/O');
  await dialog().getByLabel('Auto-enable I/O for impaired volumes').check();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(`aws ec2 modify-volume-attribute --volume-id ${VolumeId} --auto-enable-io`).waitFor();
  await done('Save changes');
  await page.getByText('Enabled', { exact: true }).waitFor();
  assert.ok(await button('Enable I/O').isDisabled());
  assert.deepEqual(await violations(page), []);
});

test('a retention rule and a lifecycle policy have tags of their own', async () => {
  await open('/ec2/recycle?tab=rules');
  await button('Create retention rule').click();
  await dialog().getByLabel('Apply to all resources').check();
  await tag('team: a+b', 'ops');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('"Key":"team: a+b","Value":"ops"').waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Create retention rule');
  await page.getByRole('rowheader').getByRole('link').click();
  await page.getByText('Resource tags to match').waitFor();
  await retag('ops');
  const id = await page.getByRole('heading', { level: 1 }).innerText();
  await act('Delete retention rule');
  await removeByName(id);
  await page.getByText('No retention rules').waitFor();
  await open('/ec2/lifecycle');
  await button('Create lifecycle policy').click();
  await dialog().getByLabel('Policy description').fill('Every day');
  await dialog().getByLabel('Target tag key').fill('backup');
  await tag('team', 'dev');
  await done('Create lifecycle policy');
  await page.getByRole('link', { name: /^policy-/ }).click();
  await page.getByRole('tab', { name: 'Tags' }).click();
  await retag('dev');
});

test('a flow log has lines and folders of its own', async () => {
  await open('/vpc/vpcs');
  await page.getByRole('link', { name: /^vpc-/ }).first().click();
  await page.getByRole('tab', { name: 'Flow logs' }).click();
  await button('Create flow log').click();
  await dialog().getByLabel('S3 bucket ARN').fill('arn:aws:s3:::flows');
  await choose(/^Log record format/, 'Custom format');
  assert.ok(await button('Create flow log', dialog()).isDisabled(), 'a line has fields');
  await dialog().getByRole('button', { name: /^Log format/ }).click();
  for (const field of ['srcaddr', 'dstaddr', 'action']) {
    await page.getByRole('option', { name: field, exact: true }).click();
  }
  await page.keyboard.press('Escape');
  await choose(/^Partition logs by time/, 'Every 1 hour');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(/--log-format '\$\{srcaddr\} \$\{dstaddr\} \$\{action\}'.*PerHourPartition=true/).waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Create flow log');
  await page.getByRole('cell', { name: 'arn:aws:s3:::flows' }).waitFor();
});

test('an interface endpoint gets other security groups, and other names', async () => {
  const { Subnets } = await ec2().send(new DescribeSubnetsCommand({}));
  const [{ SubnetId, VpcId }] = Subnets;
  const { GroupId } = await ec2().send(new CreateSecurityGroupCommand({ GroupName: 'inside', Description: 'Inside', VpcId }));
  const made = await ec2().send(
    new CreateVpcEndpointCommand({ VpcId, VpcEndpointType: 'Interface', ServiceName: 'com.amazonaws.us-east-1.sts', SubnetIds: [SubnetId] }),
  );
  const [before] = made.VpcEndpoint.Groups;
  await open(`/vpc/endpoints/${made.VpcEndpoint.VpcEndpointId}?tab=groups`);
  await act('Manage security groups');
  await dialog().getByRole('button', { name: /^Security groups/ }).click();
  await page.getByRole('option', { name: new RegExp(GroupId) }).click();
  await page.getByRole('option', { name: new RegExp(before.GroupId) }).click();
  await page.keyboard.press('Escape');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText(`--add-security-group-ids ${GroupId} --remove-security-group-ids ${before.GroupId}`).waitFor();
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByRole('link', { name: GroupId }).waitFor();
  await act('Modify private DNS name');
  const names = dialog().getByLabel('Enable private DNS names');
  await names.setChecked(!(await names.isChecked()));
  await done('Save changes');
});

test('a private address is taken from another interface where that is allowed', async () => {
  const { Subnets } = await ec2().send(new DescribeSubnetsCommand({}));
  const [{ SubnetId, CidrBlock }] = Subnets;
  const address = CidrBlock.replace(/\.\d+\/\d+$/, '.200');
  const make = async (more) => (await ec2().send(new CreateNetworkInterfaceCommand({ SubnetId, ...more }))).NetworkInterface.NetworkInterfaceId;
  await make({ PrivateIpAddresses: [{ PrivateIpAddress: CidrBlock.replace(/\.\d+\/\d+$/, '.100'), Primary: true }, { PrivateIpAddress: address, Primary: false }] });
  const id = await make();
  await open(`/ec2/interfaces/${id}`);
  await act('Assign another private address');
  await dialog().getByLabel('Private IPv4 address').fill(address);
  await button('Assign another private address', dialog()).click();
  await dialog().getByText(/InvalidParameterValue|InUse|already/).first().waitFor();
  await dialog().getByText('Allow reassignment').click();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--allow-reassignment').waitFor();
  await done('Assign another private address');
  await page.getByText(address).first().waitFor();
});

/** Adds a tag in a form. */
async function tag(key, value) {
  await button('Add new tag', dialog()).click();
  await dialog().getByPlaceholder('Enter key').last().fill(key);
  await dialog().getByPlaceholder('Enter value').last().fill(value);
}

/** Puts a tag in the place of the one that there is. */
async function retag(value) {
  await page.getByText(value, { exact: true }).waitFor();
  await button('Manage tags').click();
  await dialog().getByRole('button', { name: /^Remove/ }).first().click();
  await tag('cost', 'low + high');
  assert.deepEqual(await violations(page), []);
  await done('Save changes');
  await page.getByText('low + high', { exact: true }).waitFor();
  await page.getByText(value, { exact: true }).waitFor({ state: 'detached' });
}

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
