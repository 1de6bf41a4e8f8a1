import { Mode, applyMode } from '@cloudscape-design/global-styles';
import { stored } from '../parts/stored';

export type Look = 'system' | 'light' | 'dark';

const kept = stored<Look>('look', 'system');
const dark = matchMedia('(prefers-color-scheme: dark)');

export function look(): Look {
  return kept.read();
}

function isDark(): boolean {
  return look() === 'dark' || (look() === 'system' && dark.matches);
}

/** Makes the page light or dark, as chosen or as the system is. */
export function applyLook(): void {
  applyMode(isDark() ? Mode.Dark : Mode.Light);
}

export function chooseLook(next: Look): void {
  kept.write(next);
  applyLook();
}

dark.addEventListener('change', applyLook);
