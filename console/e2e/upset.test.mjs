// What goes wrong for people: no permission, no cloud, another tab, names that nobody thought of, no mouse.
import { CreateGroupCommand, CreateLoginProfileCommand, CreateRoleCommand, CreateUserCommand, DeleteRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openPage, violations } from './browser.mjs';
import { PAGES } from './gallery-pages.mjs';
import { browser, button, client, cloud, dialog, open, page, stage } from './stage.mjs';

const PASSWORD = 'Battery-staple-2';
const MARKUP = '<img src=x onerror=alert(1)>';
const ODD_KEYS = ['../up.txt', 'a/../b.txt', './c.txt', 'x%2Fy.txt', 'new\nline.txt', `${MARKUP}.txt`, '/lead.txt', 'what?x=1#y.txt', 'あ'.repeat(341)];

stage('upset', {
  fill: async () => {
    const s3 = client(S3Client, { forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'photos' }));
    for (const Key of ['trip/notes.json', ...ODD_KEYS]) {
      await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key, ContentType: 'text/plain' }));
    }
    const iam = client(IAMClient);
    const Statement = [{ Effect: 'Allow', Principal: { AWS: '000000000000' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'sts:ExternalId': MARKUP } } }];
    const AssumeRolePolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
    await iam.send(new CreateRoleCommand({ RoleName: 'reader', Description: MARKUP, AssumeRolePolicyDocument }));
    await iam.send(new CreateGroupCommand({ GroupName: 'readers' }));
    await iam.send(new CreateUserCommand({ UserName: 'hanako' }));
    await iam.send(new CreateLoginProfileCommand({ UserName: 'hanako', Password: PASSWORD }));
  },
});

/** Pages that show something without asking for anything that may be denied, or that only the type of a policy is asked for. */
const FREE = ['s3-create', 's3-uploads', 'iam-policy-create', 'iam-organization', 'iam-simulator', 'iam-user-create', 'iam-group-create', 'iam-role-create'];

test('who may do nothing is told so on every page, with the request and what decided it', async () => {
  const other = await openPage(browser, 'en', { viewport: { width: 768, height: 1000 } });
  await other.goto(cloud.url);
  await other.getByLabel('Account ID (12 digits) or alias').fill('000000000000');
  await other.getByLabel('IAM user name').fill('hanako');
  await other.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button('Sign in', other).click();
  await other.getByText('Welcome to Unkai').waitFor();
  const names = Object.keys(PAGES).filter((name) => /^(s3|iam|cloudtrail|organizations|account)-/.test(name) && !FREE.includes(name));
  assert.ok(names.length > 30, `${names.length} pages`);
  for (const name of names) {
    await other.goto(cloud.url + PAGES[name]);
    await other.getByText(/Request ID: \S+/).first().waitFor().catch(() => assert.fail(`${name} does not say which request was denied`));
    await other.getByText(/(No statement of the|A statement of the) /).first().waitFor().catch(() => assert.fail(`${name} does not say what denied it`));
  }
  assert.deepEqual(other.problems, []);
  await other.context().close();
});

test('objects with odd keys are shown and downloaded, and nothing in a key is markup', async () => {
  for (const key of ODD_KEYS) {
    await open(`/s3/object/photos?key=${encodeURIComponent(key)}`);
    await page.getByText(`${Buffer.byteLength(key)} B`).or(page.getByText(/^1\.0 KB$/)).first().waitFor();
    const coming = page.waitForEvent('download');
    await button('Download').click();
    assert.equal(readFileSync(await (await coming).path(), 'utf8'), key);
  }
  await open('/s3/buckets/photos');
  await page.getByRole('link', { name: `${MARKUP}.txt` }).waitFor();
  assert.equal(await page.locator('main img[src="x"]').count(), 0);
});

test('markup in descriptions and policies is text', async () => {
  await open('/iam/roles/details/reader');
  await page.getByText(MARKUP, { exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Trust relationships' }).click();
  await page.getByText(`"sts:ExternalId": "${MARKUP}"`).waitFor();
  assert.equal(await page.locator('main img[src="x"]').count(), 0);
});

test('what is deleted under a page is said to be gone', async () => {
  await open('/iam/roles/details/reader');
  await page.getByText('Maximum session duration').waitFor();
  await client(IAMClient).send(new DeleteRoleCommand({ RoleName: 'reader' }));
  await page.getByRole('tab', { name: 'Tags' }).click();
  await page.getByText(/NoSuchEntity/).first().waitFor();
  await button('Edit').first().click();
  await button('Save changes', dialog()).click();
  await dialog().getByText(/NoSuchEntity/).waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
});

test('a user group is made and renamed without a mouse', async () => {
  await open('/iam/groups');
  await page.getByRole('button', { name: 'Create group' }).or(page.getByRole('link', { name: 'Create group' })).first().focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Create group' }).waitFor();
  await page.getByLabel('Group name', { exact: true }).first().waitFor();
  await page.keyboard.type('typists');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'typists' }).waitFor();
  await button('Edit group name').focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('writers');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'writers' }).waitFor();
  await button('Edit group name').focus();
  await page.keyboard.press('Enter');
  await dialog().waitFor();
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.activeElement?.textContent === 'Edit group name');
  assert.deepEqual(await violations(page), []);
});

test('where the cloud does not answer, the page says so and goes on once it does', async () => {
  const api = `${cloud.api}/**`;
  await page.route(api, (route) => route.abort());
  await page.getByRole('link', { name: 'Roles', exact: true }).click();
  await page.getByText('The cloud does not answer').waitFor();
  await page.unroute(api);
  await button('Try again').click();
  await page.getByText('No roles').waitFor();
});

test('who signs out in one tab is signed out in the others', async () => {
  const other = await page.context().newPage();
  await other.goto(`${cloud.url}/iam/home`);
  await other.getByRole('button', { name: /\(Account\)/ }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await button('Sign in', page).waitFor();
  await other.close();
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
