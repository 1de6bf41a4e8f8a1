import type { Plugin } from 'vite';

const OF_VITE = '\0vite/preload-helper.js';
const OWN = '/src/parts/files.ts';

/** Has imports of parts wait for their files as `parts/files.ts` does it, in place of Vite's own way. */
export function waitForFiles(): Plugin {
  return {
    name: 'wait-for-files',
    enforce: 'pre',
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          resolveDependencies: (file, needed, { hostType }) => (hostType === 'js' ? [...new Set([file, ...needed])] : needed),
        },
      },
    }),
    load: {
      filter: { id: /^\0vite\/preload-helper/ },
      handler: (id) => (id === OF_VITE ? `export { withFiles as __vitePreload } from ${JSON.stringify(OWN)};` : undefined),
    },
  };
}
