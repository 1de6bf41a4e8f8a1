// Compresses what was built, once for all visitors, and prints how much a first visit loads.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const DIST = new URL('../dist/', import.meta.url).pathname;
const COMPRESSIBLE = /\.(js|css|html|svg|json|txt)$/;
const SMALLEST = 1024;
const BUDGET = 500 * 1024;

function files(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? files(path) : [path];
  });
}

for (const path of files(DIST).filter((one) => COMPRESSIBLE.test(one) && statSync(one).size >= SMALLEST)) {
  const bytes = readFileSync(path);
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }));
}

// The first page of who is signed in: the entry, the frame, and what these import at once.
const manifest = JSON.parse(readFileSync(join(DIST, '.vite/manifest.json'), 'utf8'));
const first = new Set();
function add(name) {
  const chunk = manifest[name];
  if (!first.has(chunk.file)) {
    first.add(chunk.file);
    (chunk.css ?? []).forEach((style) => first.add(style));
    (chunk.imports ?? []).forEach(add);
  }
}
['index.html', 'src/frame/Frame.tsx', 'node_modules/@cloudscape-design/components/i18n/messages/all.en.js'].forEach(add);
rmSync(join(DIST, '.vite'), { recursive: true });
const size = [...first].reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name))).length, 0);
console.log(`first load: ${Math.round(size / 1024)} KB compressed in ${first.size} files (budget ${BUDGET / 1024} KB)`);
if (size > BUDGET) {
  process.exitCode = 1;
}
