import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const FOLDER = new URL('../node_modules/.cache/unkai-fonts/', import.meta.url).pathname;

/** Makes files of fonts that a style sheet carries in itself, so that a browser loads only those it needs. */
export function separateFonts(): Plugin {
  return {
    name: 'separate-fonts',
    enforce: 'pre',
    transform: {
      filter: { id: /global-styles\/index\.css$/ },
      handler(code) {
        mkdirSync(FOLDER, { recursive: true });
        return code.replaceAll(/url\(["']?data:font\/woff2[^,]*;base64,([^"')]+)["']?\)/g, (_, text: string) => {
          const bytes = Buffer.from(text, 'base64');
          const path = join(FOLDER, `${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.woff2`);
          writeFileSync(path, bytes);
          return `url("${path}")`;
        });
      },
    },
  };
}
