// Walks through what is done with objects that are there: copies, moves, names, metadata, and who may use them.
import { CreateBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { openPage, shot, signUp, startBrowser, violations } from './browser.mjs';
import { startCloud } from './cloud.mjs';

let cloud;
let browser;
let page;
let s3;

before(async () => {
  cloud = await startCloud();
  const { accessKeyId, secretAccessKey } = cloud.key;
  const credentials = { accessKeyId, secretAccessKey };
  s3 = new S3Client({ region: 'us-east-1', endpoint: cloud.api, forcePathStyle: true, credentials });
  for (const Bucket of ['photos', 'backup']) {
    await s3.send(new CreateBucketCommand({ Bucket }));
  }
  for (const Key of ['hello.txt', 'trip/plan.txt', 'trip/海/wave 1.txt']) {
    await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key, ContentType: 'text/plain', Metadata: { by: 'walk' } }));
  }
  browser = await startBrowser();
  page = await openPage(browser, 'en');
  await signUp(page, cloud);
});

after(async () => {
  await browser?.close();
  await cloud?.stop();
});

afterEach(async (context) => {
  await shot(page, `objects-${context.name.replaceAll(/\W+/g, '-').slice(0, 40)}`);
});

const button = (name, where = page) => where.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

async function open(path) {
  await page.goto(cloud.url + path);
  await page.locator('h1').waitFor();
}

async function act(name) {
  await button('Actions').first().click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

async function select(...names) {
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  }
}

/** Notices fade in; until they are there, their colours are not theirs. */
async function settled() {
  await page.waitForFunction(() => document.getAnimations().length === 0);
}

async function keys(Bucket) {
  const answer = await s3.send(new ListObjectsV2Command({ Bucket }));
  return (answer.Contents ?? []).map((one) => one.Key);
}

test('objects and folders are copied to a folder that is browsed for', async () => {
  await open('/s3/buckets/photos');
  await select('hello.txt', 'trip/');
  await act('Copy');
  await page.getByRole('heading', { name: 'Copy', exact: true }).waitFor();
  await button('Browse S3').click();
  await dialog().getByRole('radio', { name: 'backup' }).check();
  await button('Choose', dialog()).click();
  await button('Show CLI command').click();
  await page.getByText('aws s3 cp s3://photos/trip/ s3://backup/trip/ --recursive').waitFor();
  await page.getByPlaceholder('s3://').fill('s3://photos/trip/');
  await page.getByText('The destination is inside of a folder that was chosen.').waitFor();
  await page.getByPlaceholder('s3://').fill('s3://backup/2026');
  assert.deepEqual(await violations(page), []);
  await button('Copy').last().click();
  await page.getByRole('heading', { name: 'Copy: status' }).waitFor();
  await page.getByText('3 objects were copied').waitFor();
  assert.deepEqual(await keys('backup'), ['2026/hello.txt', '2026/trip/plan.txt', '2026/trip/海/wave 1.txt']);
  assert.equal((await keys('photos')).length, 3);
  await settled();
  assert.deepEqual(await violations(page), []);
});

test('a folder is moved', async () => {
  await open('/s3/buckets/photos');
  await select('trip/');
  await act('Move');
  await page.getByPlaceholder('s3://').fill('s3://photos/old/');
  await button('Move').last().click();
  await page.getByText('2 objects were moved').waitFor();
  await page.getByRole('link', { name: 'old/trip/plan.txt' }).waitFor();
  assert.deepEqual(await keys('photos'), ['hello.txt', 'old/trip/plan.txt', 'old/trip/海/wave 1.txt']);
});

test('what cannot be copied says why, and stays', async () => {
  await open('/s3/buckets/photos');
  await select('hello.txt');
  await act('Move');
  await page.getByPlaceholder('s3://').fill('s3://no-such-bucket/');
  await button('Move').last().click();
  await page.getByText('1 object could not be moved').waitFor();
  await page.getByText(/Failed: NoSuchBucket/).waitFor();
  assert.ok((await keys('photos')).includes('hello.txt'));
});

test('an object is renamed', async () => {
  await open('/s3/buckets/photos');
  await select('hello.txt');
  await act('Rename object');
  await dialog().getByLabel('New object name').fill('greeting.txt');
  await button('Save changes', dialog()).click();
  await page.getByRole('link', { name: 'greeting.txt' }).waitFor();
  assert.deepEqual((await keys('photos'))[0], 'greeting.txt');
  const head = await s3.send(new HeadObjectCommand({ Bucket: 'photos', Key: 'greeting.txt' }));
  assert.equal(head.Metadata.by, 'walk');
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
