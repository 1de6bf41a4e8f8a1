// Walks through what users, roles and policies have besides their permissions, through Access Analyzer and trails.
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { CreatePolicyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { after, afterEach, before, test } from 'node:test';
import { openPage, shot, signUp, startBrowser, violations } from './browser.mjs';
import { CERTIFICATE, PRIVATE_KEY } from './certificate.mjs';
import { startCloud } from './cloud.mjs';

const OTHER_ACCOUNT = '111122223333';
let cloud;
let browser;
let page;

before(async () => {
  cloud = await startCloud();
  const { accessKeyId, secretAccessKey } = cloud.key;
  const settings = { region: 'us-east-1', endpoint: cloud.api, credentials: { accessKeyId, secretAccessKey } };
  const iam = new IAMClient(settings);
  await iam.send(new CreateUserCommand({ UserName: 'taro' }));
  await iam.send(new CreatePolicyCommand({ PolicyName: 'readers', PolicyDocument: policy('s3:GetObject') }));
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: 'shared' }));
  const statement = { Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/*' };
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'shared', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }));
  await s3.send(new CreateBucketCommand({ Bucket: 'trail-logs' }));
  browser = await startBrowser();
  page = await openPage(browser, 'en');
  await signUp(page, cloud);
});

after(async () => {
  await browser?.close();
  await cloud?.stop();
});

afterEach(async (context) => {
  await shot(page, `identities-${context.name.replaceAll(/\W+/g, '-').slice(0, 40)}`);
});

const button = (name, where = page) => where.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

function policy(action) {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

async function open(path) {
  await page.goto(cloud.url + path);
  await page.locator('h1').waitFor();
}

async function choose(label, option, where = dialog()) {
  await where.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

async function done(label) {
  await button(label, dialog()).click();
  await dialog().waitFor({ state: 'detached' });
}

async function removeByName(word, label = 'Delete') {
  assert.ok(await button(label, dialog()).isDisabled(), 'the name has to be typed');
  await dialog().getByRole('textbox').fill(word);
  await done(label);
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

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
