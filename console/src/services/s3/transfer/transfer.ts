import { keyOfCopy } from './plan';
import type { Source, Wanted } from './plan';

export type ItemState = 'waiting' | 'running' | 'done' | 'failed';

/** One object on its way. */
export interface Item {
  from: string;
  to: string;
  size: number;
  etag?: string;
  version?: string;
  state: ItemState;
  failure?: unknown;
}

export type TransferState = 'listing' | 'running' | 'done' | 'stopped' | 'failed';

/** What copies. */
export interface Copier {
  /** All objects of a folder. */
  list(prefix: string, signal: AbortSignal): Promise<Source[]>;
  copy(item: Item, signal: AbortSignal, told: (bytes: number) => void): Promise<void>;
  remove(item: Item): Promise<void>;
}

const AT_ONCE = 4;

/** Objects and folders that are copied or moved. What was not copied is not deleted. */
export class Transfer {
  state: TransferState = 'listing';
  failure: unknown;
  items: Item[] = [];
  copied = 0;
  private readonly control = new AbortController();

  constructor(
    readonly id: string,
    readonly wanted: Wanted,
    private readonly copier: Copier,
    private readonly changed: () => void,
  ) {}

  get size(): number {
    return this.items.reduce((sum, one) => sum + one.size, 0);
  }

  get over(): boolean {
    return this.state !== 'listing' && this.state !== 'running';
  }

  of(state: ItemState): Item[] {
    return this.items.filter((one) => one.state === state);
  }

  async run(): Promise<void> {
    try {
      // All of them are listed first: copies that land in a folder are no sources of the same transfer.
      this.items = await this.list();
      this.become('running');
      const left = [...this.items];
      await Promise.all(Array.from({ length: AT_ONCE }, () => this.work(left)));
      this.become(this.control.signal.aborted ? 'stopped' : 'done');
    } catch (failure) {
      this.failure = failure;
      this.become(this.control.signal.aborted ? 'stopped' : 'failed');
    }
  }

  /** Ends it; what was copied stays. */
  stop(): void {
    this.control.abort();
  }

  private async list(): Promise<Item[]> {
    const { sources, from, to } = this.wanted;
    const found = new Map<string, Item>();
    for (const source of sources) {
      const objects = source.folder ? await this.copier.list(source.key, this.control.signal) : [source];
      for (const { key, size = 0, etag, version } of objects) {
        const item: Item = { from: key, to: keyOfCopy(key, from, to), size, etag, version, state: 'waiting' };
        found.set(`${key}\n${version ?? ''}`, item);
      }
    }
    return [...found.values()];
  }

  private async work(left: Item[]): Promise<void> {
    for (let item = left.shift(); item && !this.control.signal.aborted; item = left.shift()) {
      await this.one(item);
    }
  }

  private async one(item: Item): Promise<void> {
    item.state = 'running';
    this.changed();
    let bytes = 0;
    try {
      await this.copier.copy(item, this.control.signal, (more) => {
        bytes += more;
        this.copied += more;
        this.changed();
      });
      if (this.wanted.move) {
        await this.copier.remove(item);
      }
      item.state = 'done';
    } catch (failure) {
      this.copied -= bytes;
      item.state = this.control.signal.aborted ? 'waiting' : 'failed';
      item.failure = failure;
    }
    this.changed();
  }

  private become(state: TransferState): void {
    this.state = state;
    this.changed();
  }
}
