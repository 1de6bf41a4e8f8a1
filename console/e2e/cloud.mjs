// A cloud of its own for a test: temporary data, home and machine key, free ports. Ended with the test.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');
const IMAGES = join(ROOT, 'target/images');
const PATIENCE_MILLIS = 60_000;

/** The class path of the current build; UNKAI_CLASSPATH names another one. */
function classpath() {
  return process.env.UNKAI_CLASSPATH ?? readFileSync(join(ROOT, 'target/unkai/current/classpath'), 'utf8').trim();
}

function flags() {
  return readFileSync(join(ROOT, 'launcher/server.flags'), 'utf8').trim().split(/\s+/);
}

/** @param {{ machines?: boolean }} wanted networks and instances need root, and a kernel that has them */
export async function startCloud({ machines = false } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'unkai-console-'));
  const home = join(folder, 'home');
  mkdirSync(home);
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin/java') : 'java';
  const data = join(folder, 'data');
  const environment = { ...process.env, HOME: home, UNKAI_MACHINE_KEY: join(folder, 'machine.key') };
  const server = spawn(
    java,
    [
      ...flags(),
      ...['-cp', classpath(), 'io.unkai.server.Main', '--data', data, '--port', '0', '--tls-port', 'off'],
      ...(machines ? ['--machines', 'on', '--images', IMAGES] : ['--machines', 'off']),
      ...['--console', join(ROOT, 'console/dist')],
    ],
    {
      env: environment,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  const stop = async () => {
    if (machines) {
      // Ends instances and removes networks as well, which the server itself leaves running.
      spawnSync(join(ROOT, 'unkai'), ['down', '--all', '--data', data], { env: environment, stdio: 'ignore' });
    }
    if (server.exitCode === null) {
      const ended = new Promise((done) => server.once('exit', done));
      server.kill('SIGTERM');
      await ended;
    }
    // Volumes stay mounted when a server ends; nothing of a test's is needed again.
    if (existsSync(join(data, 'volumes/pool'))) {
      spawnSync('umount', [join(data, 'volumes/pool')]);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const port = await ready(server, data).catch(async (failure) => {
    await stop();
    throw failure;
  });
  const key = JSON.parse(readFileSync(join(data, 'run/first-start.json'), 'utf8'));
  return { folder, port, key, url: `http://console.localhost:${port}`, api: `http://localhost:${port}`, stop };
}

async function ready(server, data) {
  for (const until = Date.now() + PATIENCE_MILLIS; Date.now() < until; ) {
    if (server.exitCode !== null) {
      throw new Error(`the server ended with ${server.exitCode}`);
    }
    if (existsSync(join(data, 'run/server.json'))) {
      return JSON.parse(readFileSync(join(data, 'run/server.json'), 'utf8')).port;
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Error('the server was not ready in time');
}
