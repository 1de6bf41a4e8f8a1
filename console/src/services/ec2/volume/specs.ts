import { isWithin } from '../../../parts/format';

/** The size and speed of a volume as they are typed. Sizes are in GiB, throughput in MiB/s. */
export interface Spec {
  type: string;
  size: string;
  iops: string;
  throughput: string;
}

export interface Limits {
  size: readonly [number, number];
  /** Input and output operations a second, where they are chosen. */
  iops?: readonly [number, number];
  /** The most operations for each GiB. */
  ratio?: number;
  throughput?: readonly [number, number];
}

export const LIMITS: Readonly<Record<string, Limits>> = {
  gp3: { size: [1, 16_384], iops: [3000, 16_000], ratio: 500, throughput: [125, 1000] },
  gp2: { size: [1, 16_384] },
  io1: { size: [4, 16_384], iops: [100, 64_000], ratio: 50 },
  io2: { size: [4, 65_536], iops: [100, 256_000], ratio: 1000 },
  st1: { size: [125, 16_384] },
  sc1: { size: [125, 16_384] },
  standard: { size: [1, 1024] },
};

/** Operations for each MiB/s that is asked for. */
const IOPS_PER_THROUGHPUT = 4;

export function limitsOf(type: string): Limits {
  return LIMITS[type] ?? { size: [1, 16_384] };
}

export function standard(type: string, size: string): Spec {
  const limits = limitsOf(type);
  return {
    type,
    size: String(Math.max(Number(size) || 0, limits.size[0])),
    iops: limits.iops ? String(Math.max(limits.iops[0], 3000)) : '',
    throughput: limits.throughput ? String(limits.throughput[0]) : '',
  };
}

export type Wrong = Partial<Record<'size' | 'iops' | 'throughput', readonly [number, number]>>;

/** What is wrong, with the range that would be right. `least` is what the size may not go under, as that of a snapshot. */
export function wrongIn(spec: Spec, least = 1): Wrong {
  const limits = limitsOf(spec.type);
  const wrong: Wrong = {};
  const size: [number, number] = [Math.max(limits.size[0], least), limits.size[1]];
  if (!isWithin(spec.size, ...size)) {
    wrong.size = size;
  }
  if (limits.iops) {
    const [fewest, most] = limits.iops;
    const range: [number, number] = [fewest, Math.max(fewest, Math.min(most, (limits.ratio ?? most) * Number(spec.size)))];
    if (!isWithin(spec.iops, ...range)) {
      wrong.iops = range;
    }
  }
  if (limits.throughput) {
    const [fewest, most] = limits.throughput;
    const range: [number, number] = [fewest, Math.max(fewest, Math.min(most, Math.floor(Number(spec.iops) / IOPS_PER_THROUGHPUT)))];
    if (!isWithin(spec.throughput, ...range)) {
      wrong.throughput = range;
    }
  }
  return wrong;
}

export function isRight(spec: Spec, least = 1): boolean {
  return Object.keys(wrongIn(spec, least)).length === 0;
}

/** The numbers as calls take them; none that the type does not have. */
export function numbersOf(spec: Spec): { Size: number; Iops?: number; Throughput?: number } {
  const limits = limitsOf(spec.type);
  return {
    Size: Number(spec.size),
    ...(limits.iops ? { Iops: Number(spec.iops) } : {}),
    ...(limits.throughput ? { Throughput: Number(spec.throughput) } : {}),
  };
}

const DEVICES = [...'fghijklmnop'].map((letter) => `/dev/sd${letter}`);
/** What AWS takes as the name of a device of a Linux instance. */
const DEVICE = /^(\/dev\/)?(sd[a-z]\d{0,2}|xvd[a-z]{1,2})$/;

export function isDevice(name: string): boolean {
  return DEVICE.test(name);
}

/** A device name that nothing has yet, of those that AWS recommends for data. */
export function freeDevice(taken: readonly string[]): string {
  const letters = new Set(taken.map((name) => name.replace(/^\/dev\/(sd|xvd)/, '')));
  return DEVICES.find((name) => !letters.has(name.replace('/dev/sd', ''))) ?? '';
}
