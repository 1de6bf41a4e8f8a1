import { lazy } from 'react';
import type { ComponentType } from 'react';
import { again } from './again';

/** A part of the console that is loaded when it is first shown. */
export function part<P>(load: () => Promise<{ default: ComponentType<P> }>) {
  return lazy(() => again(load));
}
