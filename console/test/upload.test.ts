import { describe, expect, test } from 'vitest';
import type { Arrived, Destination } from '../src/services/s3/upload/destination';
import { Speed, partSize, parts } from '../src/services/s3/upload/plan';
import { Upload } from '../src/services/s3/upload/upload';
import type { Begun } from '../src/services/s3/upload/upload';

const MB = 1 << 20;

/** A destination in memory; parts from the one numbered `stuck` on wait until they are aborted. */
class Memory implements Destination {
  uploads = new Map<string, Map<number, Arrived>>();
  sent: number[] = [];
  completed: number[] = [];
  wholes = 0;
  stuck = Infinity;

  whole(): Promise<void> {
    this.wholes++;
    return Promise.resolve();
  }

  begin(): Promise<string> {
    const id = `upload-${this.uploads.size}`;
    this.uploads.set(id, new Map());
    return Promise.resolve(id);
  }

  arrived(id: string): Promise<Map<number, Arrived> | undefined> {
    const there = this.uploads.get(id);
    return Promise.resolve(there && new Map(there));
  }

  async part(id: string, number: number, bytes: Uint8Array, signal: AbortSignal): Promise<Arrived> {
    if (number >= this.stuck) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    }
    const arrived = { etag: `e${number}`, size: bytes.length };
    this.sent.push(number);
    this.uploads.get(id)?.set(number, arrived);
    return arrived;
  }

  complete(_: string, all: ReadonlyMap<number, Arrived>): Promise<void> {
    this.completed = [...all.keys()].sort((one, other) => one - other);
    return Promise.resolve();
  }

  abort(id: string): Promise<void> {
    this.uploads.delete(id);
    return Promise.resolve();
  }
}

function start(size: number, destination: Memory, kept: { begun?: Begun } = {}, lastModified = 1) {
  const file = new File([new Uint8Array(size)], 'f', { lastModified });
  const memory = { read: () => kept.begun, write: (begun?: Begun) => (kept.begun = begun) };
  return new Upload('1', 'b', 'f', file, destination, memory, () => undefined);
}

/** Waits until something holds. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) {
    await new Promise((next) => setTimeout(next, 1));
  }
}

describe('the plan', () => {
  test('covers the file without gaps', () => {
    for (const size of [1, 8 * MB, 8 * MB + 1, 100 * MB]) {
      const plan = parts(size, 8 * MB);
      expect(plan[0]?.from).toBe(0);
      expect(plan.at(-1)?.to).toBe(size);
      plan.slice(1).forEach((part, index) => expect(part.from).toBe(plan[index]?.to));
    }
  });

  test('never has more than 10,000 parts', () => {
    for (const size of [1, 80_000 * MB, 5 * MB * MB]) {
      expect(Math.ceil(size / partSize(size))).toBeLessThanOrEqual(10_000);
      expect(partSize(size)).toBeGreaterThanOrEqual(8 * MB);
    }
  });

  test('speed forgets what is long ago', () => {
    const speed = new Speed();
    speed.add(0, 1000);
    speed.add(2000, 1000);
    expect(speed.at(2000)).toBe(1000);
    expect(speed.at(60_000)).toBe(0);
  });
});

describe('an upload', () => {
  test('sends small files whole', async () => {
    const destination = new Memory();
    const upload = start(3, destination);
    await upload.run();
    expect([upload.state, destination.wholes, upload.sent]).toEqual(['done', 1, 3]);
  });

  test('sends large files in parts and forgets them', async () => {
    const destination = new Memory();
    const kept: { begun?: Begun } = {};
    const upload = start(33 * MB, destination, kept);
    await upload.run();
    expect(upload.state).toBe('done');
    expect(destination.completed).toEqual([1, 2, 3, 4, 5]);
    expect(kept.begun).toBeUndefined();
  });

  test('pauses and goes on with what is left', async () => {
    const destination = new Memory();
    destination.stuck = 3;
    const upload = start(33 * MB, destination);
    const running = upload.run();
    await until(() => destination.sent.length === 2);
    upload.pause();
    await running;
    expect(upload.state).toBe('paused');
    destination.stuck = Infinity;
    await upload.run();
    expect(destination.sent.sort()).toEqual([1, 2, 3, 4, 5]);
    expect(upload.state).toBe('done');
  });

  test('goes on in another window, but only with the same file', async () => {
    const destination = new Memory();
    destination.stuck = 3;
    const kept: { begun?: Begun } = {};
    const first = start(33 * MB, destination, kept);
    const running = first.run();
    await until(() => destination.sent.length === 2);
    first.pause();
    await running;
    destination.stuck = Infinity;
    const changed = start(33 * MB, new Memory(), { begun: kept.begun }, 2);
    await changed.run();
    expect(changed.resumed).toBe(false);
    const second = start(33 * MB, destination, kept);
    await second.run();
    expect([second.state, second.resumed]).toEqual(['done', true]);
    expect(destination.sent.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  test('begins anew where its parts were dropped', async () => {
    const destination = new Memory();
    const begun = { uploadId: 'gone', size: 17 * MB, lastModified: 1, partSize: 8 * MB };
    const upload = start(17 * MB, destination, { begun });
    await upload.run();
    expect([upload.state, upload.resumed]).toEqual(['done', false]);
  });

  test('drops its parts when it is cancelled', async () => {
    const destination = new Memory();
    destination.stuck = 2;
    const kept: { begun?: Begun } = {};
    const upload = start(33 * MB, destination, kept);
    const running = upload.run();
    await until(() => destination.sent.length === 1);
    await upload.cancel();
    await running;
    expect(upload.state).toBe('cancelled');
    expect(destination.uploads.size).toBe(0);
    expect(kept.begun).toBeUndefined();
  });

  test('says why it failed and can be tried again', async () => {
    const destination = new Memory();
    let broken = true;
    destination.whole = () => (broken ? Promise.reject(new Error('cut')) : Promise.resolve());
    const upload = start(3, destination);
    await upload.run();
    expect(upload.state).toBe('failed');
    expect(upload.failure).toEqual(new Error('cut'));
    broken = false;
    await upload.run();
    expect(upload.state).toBe('done');
  });
});
