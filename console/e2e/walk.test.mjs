// From the first visit to a refusal that says why, in a browser, on a real server.
import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { button, cloud, dialog, page, stage } from './stage.mjs';
import { totp } from './totp.mjs';

const PASSWORD = 'Correct-horse-1';
const USER_PASSWORD = 'Battery-staple-2';

stage('walk', { visited: false });

test('the first visit makes the account and signs in', async () => {
  await page.goto(cloud.url);
  await page.getByLabel('Root user e-mail address').fill('root@example.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Password again').fill('other');
  await button('Create account').click();
  await page.getByText('The two passwords differ.').waitFor();
  await page.getByLabel('Password again').fill(PASSWORD);
  await button('Create account').click();
  await page.getByText('Welcome to Unkai').waitFor();
  await page.getByText('You are signed in as the root user').waitFor();
});

test('a favorite comes first, also after the page was loaded again', async () => {
  const links = page.locator('main').getByRole('link');
  await button('Add VPC to favorites').click();
  await page.reload();
  await button('Remove VPC from favorites').waitFor();
  const names = await links.allInnerTexts();
  assert.ok(names.indexOf('VPC') < names.indexOf('EC2'), names.join());
});

test('the keyboard finds a page', async () => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('bucket');
  await page.getByRole('option', { name: /Create bucket/ }).click();
  await page.getByRole('heading', { name: 'Create bucket' }).waitFor();
});

test('a bucket is made, with its CLI command shown', async () => {
  await page.getByLabel('Bucket name').fill('Photos');
  await page.getByText(/A bucket name is 3 to 63/).waitFor();
  await page.getByLabel('Bucket name').fill('photos');
  await button('Show CLI command').click();
  await page.getByText('aws s3api create-bucket --bucket photos --region us-east-1').waitFor();
  await button('Create').click();
  await page.getByText('No objects').waitFor();
});

test('files are uploaded, previewed and shared', async () => {
  await page.locator('input[data-files]').setInputFiles([
    { name: 'hello.txt', mimeType: 'text/plain', buffer: Buffer.from('Hello from the sea of clouds') },
    { name: '写真 1.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>') },
  ]);
  await page.getByText('2 files were uploaded').waitFor();
  await page.getByRole('link', { name: '写真 1.svg' }).waitFor();
  await page.getByRole('link', { name: 'hello.txt' }).click();
  await page.getByRole('tab', { name: 'Preview' }).click();
  await page.getByText('Hello from the sea of clouds').waitFor();
  await button('Share with a presigned link').click();
  await button('Make the link', dialog()).click();
  const link = await dialog().getByText(/X-Amz-Signature/).first().innerText();
  assert.ok(link.startsWith(`${cloud.api}/photos/hello.txt?`), link);
  assert.equal(await (await fetch(link)).text(), 'Hello from the sea of clouds');
  assert.match(await onConsole(link), /<!doctype html>/);
  await button('Close', dialog()).click();
});

test('a folder is dropped, with the folders in it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unkai-drop-'));
  try {
    mkdirSync(join(folder, 'trip/海'), { recursive: true });
    writeFileSync(join(folder, 'trip/plan.txt'), 'Go by ferry');
    writeFileSync(join(folder, 'trip/海/wave.txt'), 'Waves');
    await page.goto(`${cloud.url}/s3/buckets/photos`);
    await page.getByText('hello.txt').waitFor();
    await drop(join(folder, 'trip'), page.getByRole('link', { name: 'hello.txt' }));
    await page.getByText('2 files were uploaded').waitFor();
    await page.getByRole('link', { name: 'trip/' }).click();
    await page.getByRole('link', { name: '海/' }).click();
    await page.getByRole('link', { name: 'wave.txt' }).waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('a large upload is interrupted, and goes on after the page was loaded again', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'unkai-upload-'));
  try {
    const file = join(folder, 'film.bin');
    writeFileSync(file, randomBytes(300 << 20));
    await page.goto(`${cloud.url}/s3/buckets/photos`);
    await page.getByText('hello.txt').waitFor();
    await page.locator('input[data-files]').setInputFiles(file);
    await page.getByText(/\d\d\.\d MB \/ 300\.0 MB/).waitFor({ timeout: 60_000 });
    await page.reload();
    await page.getByText('hello.txt').waitFor();
    let again = 0;
    page.on('request', (request) => {
      again += request.url().includes('partNumber=') && request.method() === 'PUT' ? 1 : 0;
    });
    await page.locator('input[data-files]').setInputFiles(file);
    await page.getByText('1 file was uploaded').waitFor({ timeout: 120_000 });
    assert.ok(again > 0 && again < 37, `${again} of 38 parts were sent again`);
    await page.getByRole('link', { name: 'film.bin' }).click();
    await page.getByText('300.0 MB').waitFor();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an IAM user is made', async () => {
  await page.goto(`${cloud.url}/iam/users/create`);
  await page.getByLabel('User name').fill('hanako');
  await page.getByLabel('Password', { exact: true }).fill(USER_PASSWORD);
  await page.getByLabel('The user has to choose a new password').uncheck();
  await button('Create user').click();
  await page.getByRole('heading', { name: 'hanako' }).waitFor();
  await page.getByText('No policies: everything is denied.').waitFor();
});

test('a role is made that the user may switch to', async () => {
  await page.goto(`${cloud.url}/iam/roles/create`);
  await page.getByLabel('Role name').fill('reader');
  await page.getByPlaceholder('Find by property or text').fill('AmazonS3ReadOnlyAccess');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: 'Select AmazonS3ReadOnlyAccess' }).check();
  await button('Create role').click();
  await page.getByRole('heading', { name: 'reader' }).waitFor();
  await page.goto(`${cloud.url}/iam/users/details/hanako`);
  await button('Create inline policy').click();
  await dialog().getByLabel('Policy name').fill('switch');
  await dialog()
    .getByLabel('Policy document')
    .last()
    .fill(
      JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::000000000000:role/reader' }],
      }),
    );
  await dialog().getByRole('tab', { name: 'Errors: 0' }).waitFor();
  await button('Save changes', dialog()).click();
  await page.getByRole('button', { name: 'switch' }).waitFor();
});

test('the user signs in, is refused, and sees why', async () => {
  await page.getByRole('button', { name: /\(Account\)/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByLabel('Account ID (12 digits) or alias').fill('000000000000');
  await page.getByLabel('IAM user name').fill('hanako');
  await page.getByLabel('Password', { exact: true }).fill('wrong');
  await button('Sign in').click();
  await page.getByText('You could not be signed in').waitFor();
  await page.getByLabel('Password', { exact: true }).fill(USER_PASSWORD);
  await button('Sign in').click();
  await page.getByRole('button', { name: /^hanako.*\(Account\)/ }).waitFor();
  await page.goto(`${cloud.url}/s3/buckets`);
  await page.getByText('You do not have permission for this').waitFor();
  await page.getByText('s3:ListAllMyBuckets').first().waitFor();
  await page.getByText('arn:aws:iam::000000000000:user/hanako').first().waitFor();
  await page.getByText('No statement of the identity-based policy allows this.').waitFor();
  await page.getByText(/Request ID: \S+/).waitFor();
});

test('the user switches to the role, reads, and may not write', async () => {
  await page.getByRole('button', { name: /\(Account\)/ }).click();
  await page.getByRole('menuitem', { name: 'Switch role' }).click();
  await dialog().getByLabel('IAM role name').fill('reader');
  await button('Switch role', dialog()).click();
  await page.getByRole('link', { name: 'photos' }).waitFor();
  await page.getByRole('button', { name: /reader @ 000000000000/ }).waitFor();
  await page.goto(`${cloud.url}/s3/create`);
  await page.getByLabel('Bucket name').fill('refused');
  await button('Create').click();
  await page.getByText('You do not have permission for this').waitFor();
  await page.getByRole('button', { name: /\(Account\)/ }).click();
  await page.getByRole('menuitem', { name: 'Switch back to hanako' }).click();
  await page.getByRole('button', { name: /^hanako.*\(Account\)/ }).waitFor();
});

test('the root user sees it all in the event history', async () => {
  await page.getByRole('button', { name: /\(Account\)/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await button('Root user').click();
  await page.getByLabel('Root user e-mail address').fill('root@example.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button('Sign in').click();
  await page.getByRole('button', { name: /^Root user.*\(Account\)/ }).waitFor();
  await page.goto(`${cloud.url}/cloudtrail/events`);
  await page.getByRole('button', { name: 'CreateBucket' }).first().click();
  await dialog().getByText('"eventSource": "s3.amazonaws.com"').waitFor();
  await button('Close', dialog()).click();
});

test('the root user adds multi-factor authentication and needs it from then on', async () => {
  await page.goto(`${cloud.url}/iam/security_credentials`);
  await button('Assign MFA device').click();
  await button('Show QR code', dialog()).click();
  await dialog().getByRole('img', { name: 'QR code for an authenticator app' }).waitFor();
  const seed = (await dialog().getByText(/^[A-Z2-7]{32,}$/).first().innerText()).trim();
  // Later codes count from this moment: where a half minute ends meanwhile, the device's clock is taken to be behind.
  const now = Date.now();
  await dialog().getByLabel('MFA code 1').fill(totp(seed, now - 30_000));
  await dialog().getByLabel('MFA code 2').fill(totp(seed, now));
  await button('Assign MFA device', dialog()).click();
  await page.getByText(/root-account-mfa-device|:mfa\//).first().waitFor();
  await page.getByRole('button', { name: /\(Account\)/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await button('Root user').click();
  await page.getByLabel('Root user e-mail address').fill('root@example.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await button('Sign in').click();
  await page.getByText('Enter the code that your authenticator app shows.').waitFor();
  await page.getByLabel('MFA code').fill(totp(seed, now + 30_000));
  await button('Continue').click();
  await page.getByRole('button', { name: /^Root user.*\(Account\)/ }).waitFor();
});

test('the bucket is emptied and deleted by typing its name', async () => {
  await page.goto(`${cloud.url}/s3/buckets`);
  for (const action of ['Empty', 'Delete']) {
    await page.getByRole('radio', { name: 'Select photos' }).check();
    await button(action).first().click();
    assert.ok(await button(action, dialog()).isDisabled());
    await dialog().getByRole('textbox').fill('photos');
    await button(action, dialog()).click();
    await dialog().waitFor({ state: 'detached' });
  }
  await page.getByText('No buckets').waitFor();
});

test('a security group lets a port in, and no longer', async () => {
  await page.goto(`${cloud.url}/ec2/groups`);
  await page.getByRole('link', { name: /^sg-/ }).first().click();
  await button('Edit rules').click();
  await button('Add rule', dialog()).click();
  await dialog().getByLabel('Port range').last().fill('8080-8081');
  await dialog().getByLabel('Source', { exact: true }).last().fill('198.51.100.0/24');
  await button('Save changes', dialog()).click();
  await page.getByRole('cell', { name: '8080-8081' }).waitFor();
  await button('Edit rules').click();
  const ports = await dialog().getByLabel('Port range').evaluateAll((fields) => fields.map((field) => field.value));
  await button('Remove', dialog()).nth(ports.indexOf('8080-8081')).click();
  await button('Save changes', dialog()).click();
  await page.getByRole('cell', { name: '8080-8081' }).waitFor({ state: 'detached' });
});

test('the launch wizard says what it will do, and refuses what cannot be', async () => {
  await page.goto(`${cloud.url}/ec2/dashboard`);
  await page.getByText('use1-az1').waitFor();
  await page.getByRole('button', { name: 'Launch an instance' }).click();
  await page.getByLabel('Name', { exact: true }).fill('web');
  await button('Create new key pair').click();
  await dialog().getByLabel('Key pair name').fill('laptop');
  const download = page.waitForEvent('download');
  await button('Create key pair', dialog()).click();
  assert.equal((await download).suggestedFilename(), 'laptop.pem');
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('Allow HTTP traffic from the internet').click();
  await page.getByText('Advanced details').click();
  await page.getByLabel('User data').fill('#!/bin/sh\necho hello');
  await page.getByLabel('Size (GiB)').fill('1');
  await button('Launch instance').click();
  await page.getByText('A whole number from 8 to 16384').waitFor();
  await page.getByLabel('Size (GiB)').fill('9');
  await button('Show CLI command').click();
  await page.getByText(/aws ec2 create-security-group --group-name launch-wizard-1/).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('no script was refused, nothing failed, and nothing is hard to reach', async () => {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await violations(page), []);
});

/** Drops a file or folder of this machine, as a file manager does. */
async function drop(path, target) {
  const { x, y } = await target.boundingBox();
  const tools = await page.context().newCDPSession(page);
  const data = { items: [], files: [path], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop']) {
    await tools.send('Input.dispatchDragEvent', { type, x, y, data });
  }
  await tools.detach();
}

/** What the console's host answers to a link that was signed for the APIs' host. */
function onConsole(link) {
  const { port, pathname, search } = new URL(link);
  const headers = { Host: `console.localhost:${port}` };
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path: pathname + search, headers }, (answer) => text(answer).then(resolve, reject)).on(
      'error',
      reject,
    );
  });
}
