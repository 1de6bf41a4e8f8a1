import { again } from './again';

const there = new Map<string, Promise<void>>();

/**
 * Imports a part once all its files are in the browser's cache. A browser that could not load a module once does not ask for it again,
 * and it drops all it loads when a network comes or goes.
 */
export async function withFiles<T>(run: () => Promise<T>, files: readonly string[] = []): Promise<T> {
  await Promise.all(files.map(loaded));
  return run();
}

/** Loads style sheets of the page itself again that were dropped. */
export function keepStyles(): void {
  addEventListener('load', () => {
    for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
      if (!link.sheet) {
        link.remove();
        void loaded(new URL(link.href).pathname.slice(1));
      }
    }
  });
}

function loaded(file: string): Promise<void> {
  const url = `/${file}`;
  let known = there.get(url);
  if (!known) {
    known = url.endsWith('.css') ? again(() => styled(url)).catch(() => shownWithout(url)) : again(() => fetched(url));
    there.set(url, known);
    known.catch(() => there.delete(url));
  }
  return known;
}

async function fetched(url: string): Promise<void> {
  const answer = await fetch(url);
  await answer.arrayBuffer();
}

function styled(url: string): Promise<void> {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = url;
  return new Promise((done, failed) => {
    link.onload = () => done();
    link.onerror = () => {
      link.remove();
      failed(new TypeError(url));
    };
    document.head.append(link);
  });
}

function shownWithout(url: string): void {
  there.delete(url);
  console.warn(`${url} cannot be loaded.`);
}
