// Walks through what is done with objects that are there: copies, moves, names, metadata, and who may use them.
import {
  CreateBucketCommand,
  GetObjectAclCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { act, button, client, dialog, open, page, stage } from './stage.mjs';

let s3;

stage('objects', {
  fill: async () => {
    s3 = client(S3Client, { forcePathStyle: true });
    for (const Bucket of ['photos', 'backup']) {
      await s3.send(new CreateBucketCommand({ Bucket }));
    }
    for (const Key of ['hello.txt', 'trip/plan.txt', 'trip/海/wave 1.txt']) {
      await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: Key, ContentType: 'text/plain', Metadata: { by: 'walk' } }));
    }
  },
});

async function select(...names) {
  for (const name of names) {
    await page.getByRole('checkbox', { name: `Select ${name}` }).check();
  }
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

test('an object is described otherwise, and keeps what was not touched', async () => {
  const Key = 'film.txt';
  const kept = { ContentDisposition: 'inline', Metadata: { by: 'walk' } };
  await s3.send(new PutObjectCommand({ Bucket: 'photos', Key, Body: 'film', Tagging: 'a=b', ContentType: 'text/plain', ...kept }));
  await open(`/s3/object/photos?key=${Key}`);
  await button('Edit metadata').click();
  await button('Add metadata', dialog()).click();
  await dialog().getByText("A key has letters, digits and !#$%&'*+-.^_`|~ only.").waitFor();
  await dialog().getByLabel('Key', { exact: true }).last().fill('colour');
  await dialog().getByLabel('Value', { exact: true }).last().fill('blue');
  await dialog().getByLabel('Value', { exact: true }).first().fill('text/csv');
  await button('Save changes', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByRole('cell', { name: 'blue' }).waitFor();
  const head = await s3.send(new HeadObjectCommand({ Bucket: 'photos', Key }));
  assert.deepEqual(head.Metadata, { by: 'walk', colour: 'blue' });
  assert.deepEqual([head.ContentType, head.ContentDisposition, head.TagCount], ['text/csv', 'inline', 1]);
  assert.deepEqual(await violations(page), []);
});

test('access control lists count once that is wanted, and let others in', async () => {
  const other = 'b'.repeat(64);
  await open('/s3/buckets/photos?tab=permissions');
  await page.getByText('use bucket policies to control access').waitFor();
  assert.ok(await button('Edit access control list (ACL)').isDisabled());
  await button('Edit Object Ownership').click();
  await dialog().getByRole('radio', { name: 'Bucket owner preferred' }).check();
  assert.ok(await button('Save changes', dialog()).isDisabled(), 'it has to be acknowledged');
  await dialog().getByLabel('I acknowledge that ACLs will be restored.').check();
  await button('Save changes', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await button('Edit access control list (ACL)').click();
  await dialog().getByRole('textbox').fill(other);
  await button('Add grantee', dialog()).click();
  await dialog().getByLabel('Everyone (public access): Objects: List').check();
  await dialog().getByLabel('I understand the effects of these changes').check();
  await button('Save changes', dialog()).click();
  await dialog().getByText('AccessDenied').waitFor();
  await dialog().getByLabel('Everyone (public access): Objects: List').uncheck();
  assert.deepEqual(await violations(page), []);
  await button('Save changes', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByText(`Canonical ID: ${other}`).waitFor();
  await open('/s3/object/photos?key=film.txt');
  await page.getByRole('tab', { name: 'Permissions' }).click();
  await button('Edit access control list (ACL)').click();
  await dialog().getByRole('textbox').fill(other);
  await button('Add grantee', dialog()).click();
  await button('Save changes', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByText(`Canonical ID: ${other}`).waitFor();
  const acl = await s3.send(new GetObjectAclCommand({ Bucket: 'photos', Key: 'film.txt' }));
  assert.deepEqual(acl.Grants.map((one) => [one.Grantee.ID === other, one.Permission]), [[false, 'FULL_CONTROL'], [true, 'READ']]);
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
