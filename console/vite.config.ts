import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { waitForFiles } from './build/files';
import { separateFonts } from './build/fonts';
import { styleTerminals } from './build/terminal';

// The console has a host to itself; every address there that is no file shows index.html.
export default defineConfig({
  base: '/',
  plugins: [react(), waitForFiles(), separateFonts(), styleTerminals()],
  build: {
    target: 'es2022',
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
  },
});
