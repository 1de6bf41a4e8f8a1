import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

// Addresses of assets begin with /console/ on every host; pages have their own addresses, which the server answers with index.html.
export default defineConfig({
  base: '/console/',
  plugins: [react()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    modulePreload: { polyfill: false },
  },
});
