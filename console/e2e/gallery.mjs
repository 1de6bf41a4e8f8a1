// Opens every page in both languages, dark, and as wide as a tablet, in a cloud with something in it, for the eye and for axe. The pictures
// are in target/screenshots; --keep puts those of the documentation in its gallery. --machines shows an instance and disks, and needs root.
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openPage, shot, startBrowser, violations } from './browser.mjs';
import { startCloud } from './cloud.mjs';
import { fill } from './gallery-fill.mjs';
import { ALSO_DARK, ALSO_JAPANESE, ALSO_TABLET, PAGES } from './gallery-pages.mjs';

const KEPT = resolve(import.meta.dirname, '../../docs/gallery');
const QUALITY = 60;
const options = process.argv.slice(2).filter((one) => one.startsWith('--'));
const machines = options.includes('--machines');
const keep = options.includes('--keep');
/** Which pages, by name: all without an argument. */
const ONLY = new RegExp(process.argv.slice(2).find((one) => !one.startsWith('--')) ?? '');
/** In which looks, by the beginnings of their pictures' names: all without --looks. */
const CHOSEN = options.find((one) => one.startsWith('--looks='))?.slice('--looks='.length).split(',');

const TABLET = { width: 768, height: 1024 };
/** How the pages are looked at, and which of the pictures are kept. */
const LOOKS = [
  { prefix: '', language: 'en', kept: () => true },
  { prefix: 'ja-', language: 'ja', kept: (name) => ALSO_JAPANESE.includes(name) },
  { prefix: 'dark-', language: 'en', browser: { colorScheme: 'dark' }, kept: (name) => ALSO_DARK.includes(name) },
  { prefix: 'tablet-', language: 'ja', browser: { viewport: TABLET }, kept: (name) => ALSO_TABLET.includes(name) },
];

const WORDS = {
  en: { root: 'Root user', email: 'Root user e-mail address', password: 'Password', again: 'Password again', create: 'Create account' },
  ja: {
    root: 'ルートユーザー',
    email: 'ルートユーザーの E メールアドレス',
    password: 'パスワード',
    again: 'パスワード (確認)',
    create: 'アカウントを作成',
  },
};

async function signIn(page, cloud, words, first, say) {
  await page.goto(cloud.url);
  await page.locator('h1').waitFor();
  await settle(page);
  await say('sign-in');
  if (!first) {
    await page.getByText(words.root, { exact: true }).click();
  }
  await page.getByLabel(words.email).fill('root@example.com');
  await page.getByLabel(words.password, { exact: true }).fill('Correct-horse-1');
  if (first) {
    await page.getByLabel(words.again, { exact: true }).fill('Correct-horse-1');
    await page.getByRole('button', { name: words.create }).click();
  } else {
    await page.locator('form button').click();
  }
  await page.locator('#top').waitFor();
}

async function gallery(cloud, browser, look, first, ids) {
  const page = await openPage(browser, look.language, look.browser);
  const wrong = [];
  const say = async (name) => {
    await shot(page, `${look.language}-${look.prefix.replace('ja-', '')}${name}`);
    if (keep && look.kept(name)) {
      await keepPicture(page, `${look.prefix}${name}`);
    }
    wrong.push(...(await violations(page)).map((one) => `${look.prefix}${name}: ${one}`));
  };
  await signIn(page, cloud, WORDS[look.language], first, say);
  const wanted = Object.entries(PAGES).filter(([name]) => ONLY.test(name) && (machines || !/INSTANCE|SNAPSHOT/.test(PAGES[name])));
  for (const [name, path] of wanted) {
    await page.goto(cloud.url + path.replace(/\b[A-Z]{3,}\b/, (id) => ids[id] ?? id));
    await settle(page);
    await say(name);
    if (name === 'home') {
      // The banner that warns of the root user is on one picture, not on all.
      await page.locator('[class*=awsui_dismiss-button]').first().click();
    }
  }
  await page.context().close();
  return [...wrong, ...page.problems.map((one) => `${look.prefix}: ${one}`)];
}

/** Small enough to be kept: WebP, which the browser writes itself. */
async function keepPicture(page, name) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  writeFileSync(join(KEPT, `${name}.webp`), data, 'base64');
  await session.detach();
}

/** Waits until nothing is loaded any more, and nothing says that it is. */
async function settle(page) {
  await page.waitForLoadState('networkidle');
  await page.getByText(/^(Loading|読み込み中)$/).first().waitFor({ state: 'detached' }).catch(() => page.problems.push(`still loads: ${page.url()}`));
  await page.waitForTimeout(100);
}

const cloud = await startCloud({ machines });
const browser = await startBrowser();
try {
  const ids = await fill(cloud, machines);
  const wrong = [];
  const looks = LOOKS.filter((look) => !CHOSEN || CHOSEN.includes(look.prefix));
  for (const look of looks) {
    wrong.push(...(await gallery(cloud, browser, look, look === looks[0], ids)));
  }
  console.log(wrong.length === 0 ? 'no problems' : [...new Set(wrong)].join('\n'));
  process.exitCode = wrong.length === 0 ? 0 : 1;
} finally {
  await browser.close();
  await cloud.stop();
}
