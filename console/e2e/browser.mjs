// A browser for tests: Debian's Chromium, or what CHROMIUM names.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const SHOTS = resolve(import.meta.dirname, '../target/screenshots');
const PATIENCE_MILLIS = 15_000;
const PASSWORD = 'Correct-horse-1';
/** How often a page is looked at that something moves on. */
const MOST_TIMES = 5;

export async function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
}

/** A page that fails a test for what a person would see in the developer tools. */
export async function openPage(browser, language, options = {}) {
  const context = await browser.newContext({
    viewport: { width: 1360, height: 900 },
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    acceptDownloads: true,
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MILLIS);
  page.problems = [];
  patiently(page, 'goto');
  patiently(page, 'reload');
  page.on('pageerror', (failure) => page.problems.push(`error: ${failure.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) {
      page.problems.push(`console: ${text}`);
    }
  });
  return page;
}

/** Loads a page again that the browser dropped, as people do: it does so when a network comes or goes, with other tests' VPCs too. */
function patiently(page, how) {
  const load = page[how].bind(page);
  page[how] = async (...where) => {
    let dropped = false;
    const look = (request) => (dropped ||= request.failure()?.errorText === 'net::ERR_NETWORK_CHANGED');
    page.on('requestfailed', look);
    try {
      const answer = await load(...where);
      if (!dropped) {
        return answer;
      }
    } catch (failure) {
      if (!dropped) {
        throw failure;
      }
    } finally {
      page.off('requestfailed', look);
    }
    return page[how](...where);
  };
}

/** Makes the account as on a first visit, and is signed in as its root user. */
export async function signUp(page, cloud) {
  await page.goto(cloud.url);
  await page.getByLabel('Root user e-mail address').fill('root@example.com');
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByLabel('Password again').fill(PASSWORD);
  await page.getByRole('button', { name: 'Create account', exact: true }).click();
  await page.getByText('Welcome to Unkai').waitFor();
}

export async function shot(page, name) {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: false });
}

/** Chromium cuts the first Japanese text that it is asked about in other places than all later ones, which axe takes for another text. */
function cutFirstText(page) {
  return page.evaluate(() => [...new Intl.Segmenter('ja', { granularity: 'word' }).segment('雲海のサービス')].length);
}

/**
 * Asks axe, in the page, when nothing fades in or moves any more, and again if something began to meanwhile: what is half there has half its
 * contrast. Animations without an end, as of spinners, go on.
 */
async function ask(mostTimes) {
  const moving = () =>
    document.getAnimations().filter((one) => one.playState === 'running' && one.effect?.getComputedTiming().endTime !== Infinity);
  let began;
  const note = () => (began = true);
  const kinds = ['animationstart', 'transitionrun'];
  kinds.forEach((kind) => document.addEventListener(kind, note, true));
  let said;
  for (let times = 0; times < mostTimes && began !== false; times++) {
    while (moving().length > 0) {
      await Promise.allSettled(moving().map((one) => one.finished));
    }
    began = false;
    said = await globalThis.axe.run(document, { resultTypes: ['violations'] });
  }
  kinds.forEach((kind) => document.removeEventListener(kind, note, true));
  return said;
}

/** Serious accessibility violations. The content security policy lets no script in, so axe is run by the debugger. */
export async function violations(page) {
  await cutFirstText(page);
  await page.evaluate(AXE);
  const result = await page.evaluate(ask, MOST_TIMES);
  return result.violations
    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
    .map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).slice(0, 3).join(', ')}`);
}
