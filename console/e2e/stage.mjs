// What the walks share: a cloud of their own with a browser in front of it, and what a person does on most pages.
import assert from 'node:assert/strict';
import { after, afterEach, before } from 'node:test';
import { openPage, shot, signUp, startBrowser } from './browser.mjs';
import { startCloud } from './cloud.mjs';

export let cloud;
export let page;
export let browser;

/**
 * Sets up a file's tests.
 *
 * @param name what their pictures begin with
 * @param {{ machines?: boolean, fill?: () => Promise<void>, visited?: boolean }} wanted whether there are networks and instances,
 *   what there is before the browser opens, and whether the root user is signed in by then
 */
export function stage(name, { machines = false, fill, visited = true } = {}) {
  before(async () => {
    cloud = await startCloud({ machines });
    await fill?.();
    browser = await startBrowser();
    page = await openPage(browser, 'en');
    if (visited) {
      await signUp(page, cloud);
    }
  });
  after(async () => {
    await browser?.close();
    await cloud?.stop();
  });
  afterEach(async (context) => {
    await shot(page, `${name}-${context.name.replaceAll(/\W+/g, '-').slice(0, 40)}`);
  });
}

/** A client of an API, with the root user's key. */
export function client(Api, more = {}) {
  const { accessKeyId, secretAccessKey } = cloud.key;
  return new Api({ region: 'us-east-1', endpoint: cloud.api, credentials: { accessKeyId, secretAccessKey }, ...more });
}

export const button = (name, where = page) => where.getByRole('button', { name, exact: true });
export const dialog = () => page.getByRole('dialog');

export async function open(path) {
  await page.goto(cloud.url + path);
  await page.locator('h1').waitFor();
}

export async function choose(label, option, where = dialog()) {
  await where.getByRole('button', { name: label }).click();
  await page.getByRole('option', { name: option }).first().click();
}

export async function act(name) {
  await button('Actions').first().click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

export async function done(label) {
  await button(label, dialog()).click();
  await dialog().waitFor({ state: 'detached' });
}

export async function removeByName(word, label = 'Delete') {
  assert.ok(await button(label, dialog()).isDisabled(), 'the name has to be typed');
  await dialog().getByRole('textbox').fill(word);
  await done(label);
}

/** What was made last of a kind, as a notice or a list names it. */
export async function made(pattern) {
  return (await page.getByText(pattern).first().innerText()).match(/[a-z]+-[0-9a-f]{17}/)[0];
}
