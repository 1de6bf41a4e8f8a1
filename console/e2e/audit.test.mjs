// Walks through what tells who may do and did what: the simulator, Access Analyzer, trails and the event history.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { test } from 'node:test';
import { violations } from './browser.mjs';
import { button, choose, client, dialog, done, open, page, removeByName, stage } from './stage.mjs';

const OTHER_ACCOUNT = '111122223333';

stage('audit', {
  fill: async () => {
    const iam = client(IAMClient);
    await iam.send(new CreateUserCommand({ UserName: 'taro' }));
    const s3 = client(S3Client, { forcePathStyle: true });
    await s3.send(new CreateBucketCommand({ Bucket: 'shared' }));
    const statement = { Effect: 'Allow', Principal: { AWS: OTHER_ACCOUNT }, Action: 's3:GetObject', Resource: 'arn:aws:s3:::shared/*' };
    await s3.send(new PutBucketPolicyCommand({ Bucket: 'shared', Policy: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) }));
    await s3.send(new CreateBucketCommand({ Bucket: 'trail-logs' }));
  },
});

function policy(action) {
  return JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] });
}

test('an analyzer finds the bucket that is shared, and the finding is archived', async () => {
  await open('/iam/access_analyzer');
  await button('Create analyzer').click();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws accessanalyzer create-analyzer --analyzer-name ConsoleAnalyzer --type ACCOUNT').waitFor();
  await done('Create analyzer');
  const row = page.getByRole('row', { name: /arn:aws:s3:::shared/ });
  for (let looks = 0; looks < 20 && (await row.count()) === 0; looks++) {
    await button('Refresh').click();
    await page.waitForTimeout(500);
  }
  assert.deepEqual(await violations(page), []);
  await row.getByRole('link').click();
  await page.getByText(OTHER_ACCOUNT).first().waitFor();
  await button('Rescan').click();
  await page.getByText('The resource is being looked at').waitFor();
  await button('Archive').click();
  await page.getByText('The finding was archived').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Unarchive').click();
  await page.getByText('The finding is active again').waitFor();
});

test('an archive rule archives what matches, and is deleted', async () => {
  await open('/iam/access_analyzer/analyzers/ConsoleAnalyzer');
  await button('Create archive rule').click();
  await dialog().getByLabel('Rule name').fill('intended');
  await dialog().getByLabel('Values').fill('arn:aws:s3:::shared');
  await dialog().getByLabel('Archive active findings that match too').check();
  await done('Create archive rule');
  await page.getByText('resource Equals arn:aws:s3:::shared').waitFor();
  await page.getByRole('radio', { name: 'Select intended' }).check();
  await button('Edit').click();
  await choose(/^Operator/, 'Contains');
  await done('Save changes');
  await page.getByText('resource Contains arn:aws:s3:::shared').waitFor();
  await button('Delete').click();
  await removeByName('intended');
  await page.getByText('No archive rules').waitFor();
});

test('a preview says whom a bucket policy would let in', async () => {
  await page.getByRole('tab', { name: 'Access previews' }).click();
  await button('Preview external access').click();
  await dialog().getByLabel('Resource ARN').fill('arn:aws:s3:::trail-logs');
  const Statement = [{ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::trail-logs/*' }];
  await dialog().getByLabel('Bucket policy').fill(JSON.stringify({ Version: '2012-10-17', Statement }));
  await button('Preview external access', dialog()).click();
  await page.getByRole('dialog', { name: 'Access preview' }).getByText(/All principals|Nobody outside/).waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Close', page.getByRole('dialog', { name: 'Access preview' })).click();
});

test('a policy is validated as it is written, with positions', async () => {
  await open('/iam/policies/create');
  await page.getByRole('textbox', { name: 'Policy document' }).fill(policy('s3:GetObjekt'));
  await page.getByText(/Ln 1, Col \d+/).first().waitFor();
  await page.getByRole('tab', { name: 'Errors: 1' }).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('an analyzer is deleted with its findings', async () => {
  await open('/iam/access_analyzer/analyzers');
  await page.getByRole('radio', { name: 'Select ConsoleAnalyzer' }).check();
  await button('Delete').click();
  await removeByName('ConsoleAnalyzer');
  await page.getByText('No analyzers').waitFor();
});

test('a trail is made with a prefix, and records what it is told to', async () => {
  await open('/cloudtrail/trails');
  await button('Create trail').click();
  await dialog().getByLabel('Trail name').fill('audit');
  await choose(/^S3 bucket/, 'trail-logs');
  await dialog().getByLabel('Log file prefix').fill('logs');
  await done('Create trail');
  await page.getByRole('link', { name: 'audit', exact: true }).click();
  await page.getByText('All events').waitFor();
  await button('Edit').last().click();
  await dialog().getByLabel('Read', { exact: true }).uncheck();
  await button('Add data event type', dialog()).click();
  await dialog().getByLabel('Resource ARNs begin with').fill('arn:aws:s3:::shared/');
  await button('JSON', dialog()).click();
  await dialog().getByLabel('Advanced event selectors').last().waitFor();
  await button('Form', dialog()).click();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws cloudtrail put-event-selectors').waitFor();
  await done('Save changes');
  await page.getByText('Write only').waitFor();
  await page.getByText('AWS::S3::Object: All events, arn:aws:s3:::shared/').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('a trail is stopped, edited, tagged and deleted', async () => {
  await button('Stop logging').click();
  await button('Start logging').waitFor();
  await button('Edit').first().click();
  await dialog().getByLabel('Enable log file validation').uncheck();
  await dialog().getByLabel('Log file prefix').fill('');
  await dialog().getByLabel('Apply the trail to all Regions').uncheck();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('--no-enable-log-file-validation').waitFor();
  await button('Cancel', dialog()).click();
  await button('Manage tags').click();
  await button('Add new tag', dialog()).click();
  await dialog().getByRole('combobox').first().fill('team');
  await page.keyboard.press('Escape');
  await done('Save changes');
  await page.getByText('team', { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Delete').first().click();
  await removeByName('audit');
  await page.getByText('No trails').waitFor();
});

test('the event history is downloaded', async () => {
  await open('/cloudtrail/events');
  await page.getByText('DeleteTrail').first().waitFor();
  for (const [format, part] of [['CSV', /^Event name,Event ID,.*\r\n/], ['JSON', /^\{\s+"Records": \[/]]) {
    const coming = page.waitForEvent('download');
    await button('Download events').click();
    await page.getByRole('menuitem', { name: `Download as ${format}` }).click();
    const text = readFileSync(await (await coming).path(), 'utf8');
    assert.match(text, part);
    assert.match(text, /DeleteTrail/);
  }
  assert.deepEqual(await violations(page), []);
});

test('a bucket policy is checked for new and for public access before it is saved', async () => {
  await open('/s3/buckets/shared?tab=permissions');
  await page.getByText(OTHER_ACCOUNT).first().waitFor();
  await button('Edit', page.locator('main').getByText('Bucket policy').locator('xpath=ancestor::div[.//button][1]')).click();
  const box = dialog().getByLabel('Bucket policy');
  await button('Check for public access', dialog()).click();
  await dialog().getByText('The policy grants no public access.').waitFor();
  await box.fill((await box.inputValue()).replace(/"AWS": "[^"]*"/, '"AWS": "*"'));
  await dialog().getByText('The policy grants no public access.').waitFor({ state: 'detached' });
  await button('Check for public access', dialog()).click();
  await dialog().getByText('The policy grants public access.').waitFor();
  await button('Check for new access', dialog()).click();
  await dialog().getByText('The policy grants access that it does not grant now.').waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Cancel', dialog()).click();
});

test('a policy is generated of what a user did', async () => {
  await open('/iam/users/details/taro');
  await button('Generate policy').click();
  await button('Show CLI command', dialog()).click();
  await dialog().getByText('aws accessanalyzer start-policy-generation').waitFor();
  await done('Generate policy');
  await page.getByRole('row', { name: /Succeeded/ }).getByRole('button').click();
  await dialog().getByText('Nothing was used in this time.').or(button('Create policy', dialog()).first()).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('the simulator says what a policy would allow, and asks for the keys that it needs', async () => {
  await open('/iam/simulator');
  await page.getByRole('radio', { name: /^New policy/ }).check();
  const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } }];
  await page.getByRole('textbox', { name: 'Policy document' }).fill(JSON.stringify({ Version: '2012-10-17', Statement }));
  const value = page.getByRole('group', { name: 'aws:SourceIp' }).getByRole('textbox');
  await value.fill('somewhere');
  await page.getByText('This is not of the type that was chosen.').waitFor();
  await value.fill('10.1.2.3');
  await page.getByLabel('Resources').fill('arn:aws:s3:::shared/a');
  await button('Run simulation').click();
  await page.getByRole('row', { name: /s3:GetObject.*Allowed.*PolicyInputList/ }).waitFor();
  await page.getByRole('row', { name: /s3:ListAllMyBuckets.*Denied/ }).waitFor();
  await button('Show CLI command').click();
  await page.getByText(/aws iam simulate-custom-policy .*aws:SourceIp/).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('the simulator asks about a user, with a policy of the resource', async () => {
  await page.getByRole('radio', { name: /^Existing policies/ }).check();
  await page.getByRole('combobox', { name: 'User, group or role' }).fill('taro');
  await page.getByRole('option', { name: /user\/taro/ }).click();
  await button('Simulation settings').click();
  const Statement = [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::000000000000:user/taro' }, Action: 's3:GetObject', Resource: '*' }];
  await page.getByLabel(/^Resource policy/).fill(JSON.stringify({ Version: '2012-10-17', Statement }));
  await button('Run simulation').click();
  await page.getByRole('row', { name: /s3:GetObject.*Allowed.*Resource Policy/ }).waitFor();
});

test('events are looked up in a time: relative, or from one moment to another', async () => {
  await open('/cloudtrail/events');
  const range = page.getByRole('button', { name: /^Time range/ });
  await range.click();
  await page.getByText('Last 30 minutes').click();
  await button('Apply').click();
  await page.getByRole('button', { name: 'CreateUser' }).waitFor();
  await range.click();
  await button('Absolute mode').click();
  await page.getByLabel('Start date').fill('2026/01/02');
  await page.getByLabel('End date').fill('2026/01/01');
  await button('Apply').click();
  await page.getByText('The start is not after the end.').first().waitFor();
  await page.getByLabel('End date').fill('2026/01/03');
  await button('Apply').click();
  await page.getByText('No events').waitFor();
  await button('Show CLI command').click();
  await page.getByText(/aws cloudtrail lookup-events .*--start-time 2026-01-0\d.* --end-time/).waitFor();
  assert.deepEqual(await violations(page), []);
});

test('nothing failed on the way', () => {
  assert.deepEqual(page.problems, []);
});
