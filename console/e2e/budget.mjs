// What a first visit of who is signed in costs: bytes that are loaded, and time until the page can be used. Over a budget it fails.
import { openPage, signUp, startBrowser } from './browser.mjs';
import { startCloud } from './cloud.mjs';

const VISITS = 5;
const BUDGET_KB = 500;
const BUDGET_MILLIS = 3000;
/** A page can be used once nothing has kept its thread for long since a moment ago. */
const QUIET_MILLIS = 500;

async function signedIn(browser, cloud) {
  const page = await openPage(browser, 'en');
  await signUp(page, cloud);
  const state = await page.context().storageState();
  await page.context().close();
  return state;
}

/** A visit with nothing in the browser's cache. */
async function visit(browser, cloud, storageState) {
  const page = await openPage(browser, 'en', { storageState });
  await page.addInitScript(() => {
    performance.setResourceTimingBufferSize(1000);
    globalThis.lastBusy = 0;
    new PerformanceObserver((list) => {
      for (const task of list.getEntries()) globalThis.lastBusy = task.startTime + task.duration;
    }).observe({ type: 'longtask', buffered: true });
    new MutationObserver(() => {
      if (document.querySelector('main h1')) globalThis.shownAt ??= performance.now();
    }).observe(document, { subtree: true, childList: true });
  });
  await page.goto(cloud.url, { waitUntil: 'commit' });
  await page.getByText('Welcome to Unkai').waitFor();
  await page.waitForFunction((quiet) => performance.now() - globalThis.lastBusy > quiet, QUIET_MILLIS);
  const loaded = await page.evaluate(() => {
    const parts = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
    const bytes = (some) => some.reduce((sum, part) => sum + part.transferSize, 0);
    const first = bytes(parts.filter((part) => part.responseEnd <= globalThis.shownAt));
    return { first, all: bytes(parts), millis: Math.max(globalThis.shownAt, globalThis.lastBusy) };
  });
  await page.context().close();
  return loaded;
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const cloud = await startCloud();
const browser = await startBrowser();
try {
  const state = await signedIn(browser, cloud);
  const visits = [];
  for (let i = 0; i < VISITS; i++) {
    visits.push(await visit(browser, cloud, state));
  }
  const kb = (name) => Math.round(median(visits.map((one) => one[name])) / 1024);
  const times = visits.map((one) => Math.round(one.millis));
  console.log(`console, first load           ${kb('first')} KB (budget ${BUDGET_KB} KB), ${kb('all')} KB with the widgets of home`);
  console.log(
    `console, time to interactive  ${median(times)} ms, ${Math.min(...times)} to ${Math.max(...times)} (budget ${BUDGET_MILLIS} ms)`,
  );
  process.exitCode = kb('first') > BUDGET_KB || median(times) > BUDGET_MILLIS ? 1 : 0;
} finally {
  await browser.close();
  await cloud.stop();
}
