import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { separateFonts } from './build/fonts';

// Addresses of assets begin with /console/ on every host; pages have their own addresses, which the server answers with index.html.
export default defineConfig({
  base: '/console/',
  plugins: [react(), separateFonts()],
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
  },
});
