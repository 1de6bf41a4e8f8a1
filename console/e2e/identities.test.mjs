// Walks through what users, roles and policies have besides their permissions.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import {
  CreatePolicyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  ListMFADeviceTagsCommand,
} from '@aws-sdk/client-iam';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { CERTIFICATE, PRIVATE_KEY } from './certificate.mjs';
import { button, choose, client, dialog, done, open, page, removeByName, stage } from './stage.mjs';
import { totp } from './totp.mjs';

stage('identities', {
  fill: async () => {
    const iam = client(IAMClient);
    await iam.send(new CreateUserCommand({ UserName: 'taro' }));
    await iam.send(new CreatePolicyCommand({ PolicyName: 'readers', PolicyDocument: policy('s3:GetObject') }));
  },
});

function policy(action) {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

/** The part of a page that has a table with this name. */
const table = (name) => page.getByRole('table', { name, exact: true });

/** The buttons above a table, which belong to the same container. */
const above = (name) => page.locator('[class*=awsui_root]', { has: table(name) }).last();

test('a user gets an SSH public key, which is turned off and deleted', async () => {
  await open('/iam/users/details/taro');
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await button('Upload SSH public key').click();
  await dialog().getByRole('textbox').fill('no key');
  await dialog().getByText('A public key begins with').waitFor();
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  await dialog().getByRole('textbox').fill(publicKey.export({ type: 'spki', format: 'pem' }));
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws iam upload-ssh-public-key').waitFor();
  await done('Upload SSH public key');
  const ssh = 'SSH public keys for AWS CodeCommit';
  const id = (await page.getByText(/^APKA\w+$/).first().innerText()).trim();
  await page.getByRole('radio', { name: `Select ${id}` }).check();
  await button('Deactivate', above(ssh)).click();
  await table(ssh).getByText('Inactive').waitFor();
  await button('Show SSH key').click();
  await dialog().getByText(/^ssh-rsa /).waitFor();
  await button('Close', dialog()).click();
  await button('Delete', above(ssh)).click();
  await removeByName(id);
  await page.getByText('No SSH public keys').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a user gets a password for Git, shown once, and a signing certificate', async () => {
  await button('Generate credentials').first().click();
  await done('Generate credentials').catch(() => undefined);
  await page.getByText('The credentials were generated').waitFor();
  const name = await page.getByText(/^taro-at-\d{12}$/).first().innerText();
  await button('Close', dialog()).last().click();
  await page.getByRole('radio', { name: `Select ${name}` }).check();
  await button('Delete', above('HTTPS Git credentials for AWS CodeCommit')).click();
  await removeByName(name);
  await button('Upload X.509 certificate').click();
  await dialog().getByRole('textbox').fill(CERTIFICATE);
  await done('Upload X.509 certificate');
  await table('X.509 signing certificates').getByRole('radio').waitFor();
});

test('a server certificate is uploaded, renamed, tagged and deleted', async () => {
  await open('/iam/server_certificates');
  await button('Upload certificate').click();
  await dialog().getByLabel('Certificate name').fill('shop');
  await dialog().getByLabel('Certificate body').fill(CERTIFICATE);
  await dialog().getByLabel('Certificate private key').fill(PRIVATE_KEY);
  await done('Upload certificate');
  await page.getByRole('link', { name: 'shop', exact: true }).click();
  await page.getByText(':server-certificate/shop').waitFor();
  await button('Edit name and path').click();
  await dialog().getByLabel('Certificate name').fill('shop-2');
  await done('Save changes');
  await page.getByRole('heading', { level: 1, name: 'shop-2' }).waitFor();
  await button('Manage tags').click();
  await button('Add new tag', dialog()).click();
  await dialog().getByRole('combobox').first().fill('team');
  await page.keyboard.press('Escape');
  await done('Save changes');
  await page.getByText('team', { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await open('/iam/server_certificates');
  await page.getByRole('radio', { name: 'Select shop-2' }).check();
  await button('Delete').click();
  await removeByName('shop-2');
});

test('a second version of a policy is compared, made the default, and the first one deleted', async () => {
  await open('/iam/policies/details?arn=arn%3Aaws%3Aiam%3A%3A000000000000%3Apolicy%2Freaders');
  await button('Edit').click();
  await dialog().getByRole('textbox').fill(policy('s3:ListBucket'));
  await done('Save changes');
  await page.getByRole('tab', { name: 'Versions' }).click();
  await page.getByRole('radio', { name: 'Select v1' }).check();
  await button('Compare with default version').click();
  await dialog().getByText('+       "Action": "s3:GetObject"').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Close', dialog()).click();
  await button('Set as default').click();
  await done('Set as default');
  await page.getByRole('row', { name: /v1.*Default/ }).waitFor();
  await page.getByRole('radio', { name: 'Select v2' }).check();
  await button('Delete version').click();
  await removeByName('v2');
  await page.getByRole('button', { name: 'v1', exact: true }).click();
  await dialog().getByText('s3:GetObject').waitFor();
  await button('Close', dialog()).click();
});

test('the role of a service is made, shown as such, and deleted', async () => {
  await open('/iam/roles');
  await button('Create service-linked role').click();
  await choose(/^Service/, 'spot.amazonaws.com');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws iam create-service-linked-role --aws-service-name spot.amazonaws.com').waitFor();
  await done('Create role');
  await page.getByRole('link', { name: 'AWSServiceRoleForEC2Spot' }).click();
  await page.getByText('This role belongs to a service').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Delete').first().click();
  await removeByName('AWSServiceRoleForEC2Spot');
  await page.getByText('AWSServiceRoleForEC2Spot was deleted').waitFor();
});

test('a role is made with a boundary, a longer session and a tag', async () => {
  await open('/iam/roles/create');
  await page.getByLabel('Role name').fill('auditor');
  await choose(/^Maximum session duration/, '4 hours', page);
  await page.getByRole('button', { name: /^Maximum session duration.*4 hours/ }).waitFor();
  await choose(/^Permissions boundary/, 'AdministratorAccess', page);
  await button('Create role').click();
  await page.getByText('4 hours').waitFor();
  await page.getByText('arn:aws:iam::aws:policy/AdministratorAccess').first().waitFor();
  await page.getByRole('tab', { name: 'Last Accessed' }).click();
  await page.getByText('The permissions allow no service.').waitFor();
});

test('what a policy allows says who used it, and a group which policies allow it', async () => {
  await open('/iam/policies/details?arn=arn%3Aaws%3Aiam%3A%3Aaws%3Apolicy%2FAmazonS3ReadOnlyAccess');
  await page.getByRole('tab', { name: 'Last Accessed' }).click();
  await page.getByRole('row', { name: /S3/ }).first().getByRole('button', { name: '0 entities' }).click();
  await dialog().getByText('No users or roles').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Close', dialog()).click();
});

test('a user group gets another name', async () => {
  await open('/iam/groups/create');
  await page.getByLabel('Group name').fill('readers');
  await button('Create group').click();
  await page.getByRole('heading', { name: 'readers' }).waitFor();
  await button('Edit group name').click();
  await dialog().getByLabel('Group name').fill('read ers');
  assert.ok(await button('Save changes', dialog()).isDisabled(), 'a name has no spaces');
  await dialog().getByLabel('Group name').fill('auditors');
  await done('Save changes');
  await page.getByRole('heading', { name: 'auditors' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('outside of an organization there is no activity of one, and it is said why', async () => {
  await open('/iam/organization_activity');
  await page.getByLabel('Entity path').fill('o-a1b2c3d4e5/r-f6g7');
  await button('View activity').click();
  await page.getByText('Only the management account').last().waitFor();
  assert.deepEqual(await violations(page), []);
});

test('tokens of the global endpoint are valid in all Regions, or not', async () => {
  await open('/iam/account_settings');
  await button('Edit').last().click();
  await dialog().getByText('Valid in all AWS Regions').click();
  await done('Save changes');
  await page.getByText('Valid in all AWS Regions').waitFor();
});

test('a user gets another name and path', async () => {
  await open('/iam/users/details/taro');
  await button('Edit name and path').click();
  await dialog().getByLabel('Path').fill('sales');
  await dialog().getByText('A path begins and ends with /.').waitFor();
  await dialog().getByLabel('Path').fill('/sales/');
  await dialog().getByLabel('User name').fill('jiro');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws iam update-user --user-name taro --new-user-name jiro --new-path /sales/').waitFor();
  await done('Save changes');
  await page.getByRole('heading', { level: 1, name: 'jiro' }).waitFor();
  await page.getByText(':user/sales/jiro').first().waitFor();
  assert.deepEqual(await violations(page), []);
});

async function tag(key, manage) {
  await manage.click();
  await button('Add new tag', dialog()).click();
  await dialog().getByRole('combobox').first().fill(key);
  await page.keyboard.press('Escape');
  await done('Save changes');
}

test('an MFA device and the instance profile of a role are tagged', async () => {
  const iam = client(IAMClient);
  const { VirtualMFADevice } = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'phone' }));
  const seed = new TextDecoder().decode(VirtualMFADevice.Base32StringSeed);
  const now = Date.now();
  const SerialNumber = VirtualMFADevice.SerialNumber;
  const codes = { AuthenticationCode1: totp(seed, now - 30_000), AuthenticationCode2: totp(seed, now) };
  await iam.send(new EnableMFADeviceCommand({ UserName: 'jiro', SerialNumber, ...codes }));
  await open('/iam/users/details/jiro');
  await page.getByRole('tab', { name: 'Security credentials' }).click();
  await page.getByRole('radio', { name: `Select ${SerialNumber}` }).check();
  await tag('owner', button('Manage tags'));
  assert.deepEqual((await iam.send(new ListMFADeviceTagsCommand({ SerialNumber }))).Tags, [{ Key: 'owner', Value: '' }]);
  await open('/iam/roles/create');
  await page.getByRole('radio', { name: /AWS service/ }).check();
  await page.getByLabel('Role name').fill('web');
  await button('Create role').click();
  await page.getByText(':instance-profile/web').waitFor();
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByText('Tags of instance profile web').waitFor();
  await tag('team', button('Manage tags').last());
  await page.getByText('team', { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
