import type { Language } from '../i18n/language';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB', 'PB'];

/** A number of bytes as S3's console writes it: 1.5 MB is 1,572,864 bytes. */
export function bytes(count: number | undefined): string {
  if (count === undefined) {
    return '-';
  }
  let value = count;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${UNITS[unit]}`;
}

/** Memory in GiB, as EC2's console writes it: 1740 MiB are 1.7. */
export function gib(mebibytes: number | undefined): number {
  return Math.round(((mebibytes ?? 0) / 1024) * 10) / 10;
}

/** A moment, in the browser's time zone, which is named. */
export function moment(when: Date | string | undefined, language: Language): string {
  if (!when) {
    return '-';
  }
  const date = typeof when === 'string' ? new Date(when) : when;
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: 'short',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hour12: false,
    timeZoneName: 'short',
  }).format(date);
}

/** Seconds as "1 min 20 s". */
export function duration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

/** Whether what was typed is a whole number in a range. */
export function isWithin(text: string, least: number, most: number): boolean {
  return /^\d+$/.test(text) && Number(text) >= least && Number(text) <= most;
}
