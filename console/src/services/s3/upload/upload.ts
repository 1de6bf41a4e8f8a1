import type { Arrived, Destination } from './destination';
import { MULTIPART_FROM, Speed, partSize, parts } from './plan';
import type { Part } from './plan';

export type State = 'waiting' | 'running' | 'paused' | 'done' | 'failed' | 'cancelled';

/** What is remembered of an upload in parts, so that it goes on after the window was closed. */
export interface Begun {
  uploadId: string;
  size: number;
  lastModified: number;
  partSize: number;
}

export interface Memory {
  read(): Begun | undefined;
  write(begun: Begun | undefined): void;
}

const PARTS_AT_ONCE = 3;

/** One file on its way. It is paused, goes on and is cancelled at any time; what has arrived is not sent again. */
export class Upload {
  state: State = 'waiting';
  failure: unknown;
  /** Whether parts of it had arrived earlier. */
  resumed = false;
  private arrived = new Map<number, Arrived>();
  private uploadId = '';
  private control = new AbortController();
  private readonly speed = new Speed();

  constructor(
    readonly id: string,
    readonly bucket: string,
    readonly key: string,
    private readonly file: File,
    private readonly destination: Destination,
    private readonly memory: Memory,
    private readonly changed: () => void,
  ) {}

  get size(): number {
    return this.file.size;
  }

  get sent(): number {
    return this.state === 'done' ? this.size : [...this.arrived.values()].reduce((sum, part) => sum + part.size, 0);
  }

  bytesPerSecond(): number {
    return this.state === 'running' ? this.speed.at(Date.now()) : 0;
  }

  /** Sends the file, or what is left of it; ends when it is done, paused, cancelled or failed. */
  async run(): Promise<void> {
    this.control = new AbortController();
    this.failure = undefined;
    this.become('running');
    try {
      if (this.size < MULTIPART_FROM) {
        await this.destination.whole(this.file, this.control.signal);
      } else {
        await this.inParts();
      }
      this.become('done');
    } catch (failure) {
      if (this.state === 'running') {
        this.failure = failure;
        this.become('failed');
      }
    }
  }

  private async inParts(): Promise<void> {
    const begun = await this.begin();
    const left = parts(this.size, begun.partSize).filter((part) => !this.arrived.has(part.number));
    await Promise.all(Array.from({ length: PARTS_AT_ONCE }, () => this.send(left)));
    this.control.signal.throwIfAborted();
    await this.destination.complete(this.uploadId, this.arrived);
    this.memory.write(undefined);
  }

  /** Goes on with an upload of the same file where there is one, and else begins one. */
  private async begin(): Promise<Begun> {
    const known = this.memory.read();
    if (known && known.size === this.size && known.lastModified === this.file.lastModified) {
      const there = await this.destination.arrived(known.uploadId);
      if (there) {
        this.resumed = there.size > 0;
        this.arrived = there;
        this.uploadId = known.uploadId;
        this.changed();
        return known;
      }
    }
    this.arrived = new Map();
    this.uploadId = await this.destination.begin(this.file);
    const begun = {
      uploadId: this.uploadId,
      size: this.size,
      lastModified: this.file.lastModified,
      partSize: partSize(this.size),
    };
    this.memory.write(begun);
    return begun;
  }

  private async send(left: Part[]): Promise<void> {
    for (let part = left.shift(); part; part = left.shift()) {
      const bytes = new Uint8Array(await this.file.slice(part.from, part.to).arrayBuffer());
      this.control.signal.throwIfAborted();
      const there = await this.destination.part(this.uploadId, part.number, bytes, this.control.signal);
      this.arrived.set(part.number, there);
      this.speed.add(Date.now(), there.size);
      this.changed();
    }
  }

  pause(): void {
    if (this.state === 'running' || this.state === 'waiting') {
      this.become('paused');
      this.control.abort();
    }
  }

  /** Drops the upload and what has arrived of it. */
  async cancel(): Promise<void> {
    this.become('cancelled');
    this.control.abort();
    if (this.uploadId) {
      this.memory.write(undefined);
      await this.destination.abort(this.uploadId);
    }
  }

  private become(state: State): void {
    this.state = state;
    this.changed();
  }
}
