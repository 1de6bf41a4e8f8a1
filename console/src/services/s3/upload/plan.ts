const MB = 1024 * 1024;

/** Files from this size on are uploaded in parts. */
export const MULTIPART_FROM = 16 * MB;

const SMALLEST_PART = 8 * MB;
const MAX_PARTS = 10_000;

export interface Part {
  number: number;
  from: number;
  to: number;
}

/** The size of the parts of a file: as small as the limit on their number allows, in whole megabytes. */
export function partSize(size: number): number {
  return Math.max(SMALLEST_PART, Math.ceil(size / MAX_PARTS / MB) * MB);
}

/** The parts of a file. */
export function parts(size: number, each: number): Part[] {
  return Array.from({ length: Math.max(1, Math.ceil(size / each)) }, (_, index) => ({
    number: index + 1,
    from: index * each,
    to: Math.min(size, (index + 1) * each),
  }));
}

/** Bytes a second over the last moments. */
export class Speed {
  private static readonly WINDOW_MILLIS = 6000;
  private samples: { at: number; bytes: number }[] = [];

  add(at: number, bytes: number): void {
    this.samples.push({ at, bytes });
    this.samples = this.samples.filter((sample) => sample.at > at - Speed.WINDOW_MILLIS);
  }

  at(now: number): number {
    const recent = this.samples.filter((sample) => sample.at > now - Speed.WINDOW_MILLIS);
    const first = recent[0];
    if (!first) {
      return 0;
    }
    const seconds = Math.max(1, (now - first.at) / 1000);
    return recent.reduce((sum, sample) => sum + sample.bytes, 0) / seconds;
  }
}
