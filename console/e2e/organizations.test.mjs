// Walks through what is above users and roles: the account's own data, and the organization that it is in.
import assert from 'node:assert/strict';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { act, button, choose, client, dialog, done, open, page, removeByName, stage } from './stage.mjs';

stage('organizations');

const dialogName = () => dialog().getByRole('textbox').first();

test('the account gets a name and contacts', async () => {
  await open('/account/home');
  await page.getByText('No contact information').waitFor();
  await button('Edit').first().click();
  await dialogName().fill('Cloud & Sea');
  await done('Save changes');
  await page.getByText('Cloud & Sea').waitFor();
  await button('Edit').nth(1).click();
  const typed = { 'Full name': 'Hanako Sato', City: 'Tokyo', 'Postal code': '100-0001', 'Phone number': '+81312345678' };
  for (const [label, value] of Object.entries(typed)) {
    await dialog().getByLabel(label, { exact: true }).fill(value);
  }
  await dialog().getByLabel('Address', { exact: true }).fill('1-1 Chiyoda');
  await dialog().getByLabel('Country code').fill('Japan');
  await dialog().getByText('A country code has two capital letters.').waitFor();
  await dialog().getByLabel('Country code').fill('JP');
  await done('Save changes');
  await page.getByText('1-1 Chiyoda').waitFor();
  await button('Edit: Security').click();
  await dialog().getByLabel('Full name').fill('Taro');
  await dialog().getByLabel('Title').fill('Guard');
  await dialog().getByLabel('Email address').fill('taro@example.com');
  await dialog().getByLabel('Phone number').fill('0312345678');
  await done('Save changes');
  await page.getByText('taro@example.com').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Remove: Security').click();
  await done('Remove');
  await page.getByText('taro@example.com').waitFor({ state: 'detached' });
});

test('a Region is opened and closed again', async () => {
  await open('/account/regions');
  await page.getByRole('radio', { name: 'Select af-south-1' }).check();
  await button('Enable').click();
  await done('Enable');
  await page.getByRole('row', { name: /af-south-1.*Enabled$/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Disable').click();
  await removeByName('af-south-1', 'Disable');
  await page.getByRole('row', { name: /af-south-1.*Disabled/ }).waitFor();
});

test('an organization is made, with a unit and an account that moves there', async () => {
  await open('/organizations');
  await page.getByText('This account is not in an organization.').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Create an organization').click();
  await done('Create an organization');
  await page.getByRole('link', { name: 'Root' }).waitFor();
  await page.getByRole('radio', { name: 'Select Root' }).check();
  await act('Create organizational unit');
  await dialogName().fill('Sales');
  await done('Create organizational unit');
  await button('Add an AWS account').click();
  await dialog().getByLabel('AWS account name').fill('shop');
  await dialog().getByLabel('Email address of').fill('shop@example.com');
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws organizations create-account --account-name shop --email shop@example.com').waitFor();
  await done('Create an AWS account');
  await page.getByRole('radio', { name: 'Select shop' }).check();
  await act('Move');
  await choose(/^Destination/, 'Root / Sales');
  await done('Move');
  await button('Hide what is in Sales').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a service control policy is enabled, written and attached', async () => {
  await open('/organizations/policies');
  await button('Enable').click();
  await button('Disable').waitFor();
  await button('Create policy').click();
  await dialog().getByLabel('Policy name').fill('stay');
  await done('Create policy');
  await page.getByRole('link', { name: 'stay' }).click();
  await page.getByText('organizations:LeaveOrganization').waitFor();
  await page.getByRole('tab', { name: 'Targets' }).click();
  await button('Attach').click();
  await choose(/^Root, unit or account/, /Root \/ Sales/);
  await done('Attach');
  await page.getByRole('link', { name: 'Sales' }).click();
  await page.getByRole('heading', { level: 1, name: 'Sales' }).waitFor();
  await page.getByRole('radio', { name: 'Select stay' }).check();
  assert.deepEqual(await violations(page), []);
  await button('Detach').first().click();
  await done('Detach');
  await page.getByRole('radio', { name: 'Select stay' }).waitFor({ state: 'detached' });
  await page.getByRole('tab', { name: 'Tags' }).click();
  await button('Manage tags').waitFor();
});

test('a service gets trusted access, and an account administers it', async () => {
  await open('/organizations/services');
  await button('Enable trusted access').click();
  await dialogName().fill('access-analyzer.amazonaws.com');
  await done('Enable trusted access');
  await page.getByRole('radio', { name: 'Select access-analyzer.amazonaws.com' }).waitFor();
  const { Accounts } = await client(OrganizationsClient).send(new ListAccountsCommand({}));
  const shop = Accounts.find((one) => one.Name === 'shop').Id;
  await button('Register delegated administrator').click();
  await dialog().getByLabel('Account').fill(shop);
  await dialog().getByLabel('Service principal').fill('access-analyzer.amazonaws.com');
  await done('Register delegated administrator');
  await page.getByRole('radio', { name: `Select ${shop} access-analyzer.amazonaws.com` }).check();
  await button('Deregister').click();
  await removeByName(shop, 'Deregister');
  await page.getByText('No delegated administrators').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('an account is invited, and the invitation taken back', async () => {
  await open('/organizations/accounts');
  await button('Add an AWS account').click();
  await dialog().getByRole('radio', { name: /^Invite an existing/ }).check();
  await dialog().getByLabel('Account ID or email').fill('friend@example.com');
  await done('Invite an existing AWS account').catch(() => undefined);
  await page.getByText(/friend@example.com was invited|This did not work/).first().waitFor();
  await open('/organizations/invitations');
  await page.getByText('Invitations of the organization').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('an organization with accounts is not deleted, and it is said why', async () => {
  await open('/organizations/settings');
  await page.getByText('No delegation policy').waitFor();
  assert.deepEqual(await violations(page), []);
  const id = (await page.getByText(/^o-[a-z0-9]{10}$/).first().innerText()).trim();
  await button('Delete organization').click();
  await dialog().getByRole('textbox').fill(id);
  await button('Delete organization', dialog()).click();
  await dialog().getByText('OrganizationNotEmptyException').waitFor();
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
