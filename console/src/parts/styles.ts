import { again } from './again';

const FAILED = 'Unable to preload CSS';

/** Loads style sheets again that the browser dropped. A part of the console does not wait for them: it shows without them until then. */
export function keepStyles(): void {
  addEventListener('load', () => reload());
  addEventListener('vite:preloadError', (event) => {
    if (event.payload.message.startsWith(FAILED)) {
      event.preventDefault();
      reload();
    }
  });
}

function reload(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')) {
    if (!link.sheet) {
      void again(() => replace(link)).catch(() => console.warn(`${link.href} cannot be loaded.`));
    }
  }
}

function replace(link: HTMLLinkElement): Promise<void> {
  const fresh = link.cloneNode() as HTMLLinkElement;
  return new Promise((loaded, failed) => {
    fresh.onload = () => loaded();
    fresh.onerror = () => {
      fresh.remove();
      failed(new TypeError(link.href));
    };
    link.after(fresh);
  });
}
