// From the launch wizard to a page that an instance serves, in a browser, on real networks and instances. Needs root.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openPage, shot, signUp, violations } from './browser.mjs';
import { browser, button, cloud, dialog, page, stage } from './stage.mjs';

/** The first launch of all builds the image out of the distribution's packages. */
const FIRST_LAUNCH_MILLIS = 300_000;
const PAGE_MILLIS = 60_000;
const USER_DATA = `#!/bin/sh
mkdir -p /srv/www && echo '<h1>Served by an instance</h1>' > /srv/www/index.html
systemd-run --unit=www python3 -m http.server 80 --directory /srv/www`;

stage('machines', { machines: true, visited: false });

test('an instance is launched, and says how to connect', async () => {
  await signUp(page, cloud);
  await page.goto(`${cloud.url}/ec2/launch`);
  await page.getByLabel('Name', { exact: true }).fill('web');
  await button('Create new key pair').click();
  await dialog().getByLabel('Key pair name').fill('laptop');
  await button('Create key pair', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('Allow HTTP traffic from the internet').click();
  await page.getByText('Advanced details').click();
  await page.getByLabel('User data').fill(USER_DATA);
  await button('Launch instance').click();
  await page.waitForURL('**/ec2/instances');
  const link = page.getByRole('link', { name: /^i-[0-9a-f]+$/ });
  await link.click();
  // The first launch builds the image out of the distribution's packages.
  await page.getByText('Running', { exact: true }).waitFor({ timeout: FIRST_LAUNCH_MILLIS });
  await button('Connect').click();
  await page.getByText(/^ssh -i laptop.pem admin@/).waitFor();
  for (const tab of ['Status checks', 'Monitoring', 'Security', 'Networking', 'Storage', 'Console output']) {
    await page.getByRole('tab', { name: tab }).click();
    assert.deepEqual(await violations(page), [], tab);
  }
});

test('the browser opens the page that the instance serves', async () => {
  const [address] = (await page.locator('main').innerText()).match(/\b198\.51\.100\.\d+\b/) ?? assert.fail('no address');
  const visitor = await openPage(browser, 'en');
  for (const until = Date.now() + PAGE_MILLIS; ; await visitor.waitForTimeout(500)) {
    const answer = await visitor.goto(`http://${address}/`).catch((failure) => failure);
    if (!(answer instanceof Error)) {
      break;
    }
    assert.ok(Date.now() < until, answer.message);
  }
  await visitor.getByRole('heading', { name: 'Served by an instance' }).waitFor();
  await visitor.context().close();
});

test('the browser is a terminal of the instance', async () => {
  await page.getByRole('tab', { name: 'Connect' }).click();
  await button('Connect in the browser').click();
  await shows(/admin@\S+\$/);
  await page.keyboard.type('echo I am $(id -un)\n');
  await shows(/^I am admin/m);
  assert.deepEqual(await violations(page), []);
});

test('CloudShell has the AWS CLI, signed in, and nothing of this machine', async () => {
  await page.goto(cloud.url);
  await button('Open CloudShell').click();
  await shows(/cloudshell-user@cloudshell/);
  await page.keyboard.type('aws sts get-caller-identity --query Arn; ls /sys/class/net | wc -l; id -un\n');
  await shows(/arn:aws:iam::000000000000:root[^]*^0$[^]*^cloudshell-user$/m);
  await page.keyboard.type('exit\n');
  await page.getByText('The session has ended.').waitFor();
  await button('Close panel').click();
});

test('reachability is drawn hop by hop, with the rule that decides', async () => {
  await page.goto(`${cloud.url}/vpc/reachability`);
  await page.getByRole('button', { name: /^Source/ }).click();
  await page.getByRole('option', { name: /^igw-/ }).first().click();
  await page.getByRole('button', { name: /^Destination/ }).click();
  await page.getByRole('option', { name: /^web/ }).first().click();
  await page.getByLabel(/^Source IP address/).fill('203.0.113.9');
  await button('Analyse').click();
  await page.getByText('TCP 80 0.0.0.0/0').waitFor();
  await page.getByLabel('Destination port').fill('443');
  await button('Analyse').click();
  await page.getByText('No rule of it allows this traffic.').waitFor();
  assert.deepEqual(await violations(page), []);
});

test('snapshots of all its volumes are made, and one is locked until it is unlocked', async () => {
  await page.goto(`${cloud.url}/ec2/snapshots`);
  await button('Create snapshot').first().click();
  await dialog().getByRole('button', { name: /^Resource type/ }).click();
  await page.getByRole('option', { name: 'Instance' }).click();
  await dialog().getByRole('button', { name: /^Instance/ }).click();
  await page.getByRole('option', { name: /^i-/ }).first().click();
  await button('Next', dialog()).click();
  await dialog().getByText('Exclude root volume').waitFor();
  await button('Create snapshot', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  const snapshot = page.getByRole('link', { name: /^snap-[0-9a-f]+$/ }).first();
  const id = await snapshot.innerText();
  await snapshot.click();
  await page.getByRole('tab', { name: 'Snapshot lock' }).click();
  await page.getByText('Unlocked', { exact: true }).waitFor();
  await button('Manage snapshot lock').click();
  await dialog().getByLabel('Lock duration (days)').fill('0');
  assert.ok(await button('Lock snapshot', dialog()).isDisabled(), 'a lock lasts a day');
  await dialog().getByLabel('Lock duration (days)').fill('2');
  await button('Lock snapshot', dialog()).click();
  await dialog().waitFor({ state: 'detached' });
  await page.getByText('Governance mode', { exact: true }).waitFor();
  assert.deepEqual(await violations(page), []);
  await button('Actions').click();
  await page.getByRole('menuitem', { name: 'Delete snapshot' }).click();
  await dialog().getByRole('textbox').fill(id);
  await button('Delete', dialog()).click();
  await dialog().getByText(/locked/).first().waitFor();
  await button('Cancel', dialog()).click();
  await button('Unlock snapshot').click();
  await button('Unlock snapshot', dialog()).click();
  await page.getByText('Unlocked', { exact: true }).waitFor();
});

test('an instance is chosen in the list, and terminated by typing its ID', async () => {
  await page.goto(`${cloud.url}/ec2/instances`);
  const id = await page.getByRole('link', { name: /^i-[0-9a-f]+$/ }).innerText();
  await page.getByRole('checkbox', { name: `Select ${id}` }).check();
  await button('Instance state').first().click();
  await page.getByRole('menuitem', { name: 'Terminate', exact: true }).click();
  await dialog().getByRole('textbox').fill(id);
  await button('Terminate', dialog()).click();
  await page.getByText('Terminated', { exact: true }).waitFor({ timeout: 60_000 });
});

test('a VPC is made with subnets, routes and a gateway, drawn, and deleted', async () => {
  await page.goto(`${cloud.url}/vpc/create`);
  await page.getByLabel('Name', { exact: true }).fill('shop');
  await page.getByRole('button', { name: /^shop-igw/ }).waitFor();
  await button('Create VPC').click();
  await page.getByRole('heading', { name: /^vpc-[0-9a-f]+$/ }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: /^shop-rtb-public/ }).click();
  await page.getByRole('button', { name: /^shop-subnet-private2/ }).waitFor();
  await shot(page, 'walk-vpc-map');
  const id = await page.getByRole('heading', { name: /^vpc-[0-9a-f]+$/ }).innerText();
  await button('Delete').click();
  await dialog().getByRole('textbox').fill(id);
  await button('Delete', dialog()).click();
  await page.getByRole('heading', { name: 'Your VPCs' }).waitFor({ timeout: 60_000 });
});

test('no script was refused, nothing failed, and nothing is hard to reach', async () => {
  assert.deepEqual(page.problems, []);
  assert.deepEqual(await violations(page), []);
});

/** Waits until the terminal shows something. */
async function shows(pattern) {
  const rows = page.locator('.xterm-rows > div');
  for (const until = Date.now() + 60_000; Date.now() < until; ) {
    const text = (await rows.allInnerTexts()).map((row) => row.replaceAll('\u00a0', ' ').trimEnd()).join('\n');
    if (pattern.test(text)) {
      return;
    }
    await page.waitForTimeout(200);
  }
  throw new Error(`the terminal does not show ${pattern}`);
}
