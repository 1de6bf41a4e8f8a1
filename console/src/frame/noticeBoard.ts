import type { FlashbarProps } from '@cloudscape-design/components/flashbar';
import type { ReactNode } from 'react';
import { useSyncExternalStore } from 'react';

/** Something to tell, shown above every page until it is dismissed. */
export interface Notice {
  id: string;
  type: FlashbarProps.Type;
  header?: ReactNode;
  content?: ReactNode;
  action?: ReactNode;
  loading?: boolean;
}

const MAX = 8;
/** Older good news only takes room. */
const MAX_SUCCESSES = 2;
let notices: readonly Notice[] = [];
const listeners = new Set<() => void>();
let count = 0;

function set(next: readonly Notice[]): void {
  notices = next;
  listeners.forEach((listener) => listener());
}

/** Shows a notice; one with the same id is replaced. Answers the id. */
export function notify(notice: Omit<Notice, 'id'> & { id?: string }): string {
  const id = notice.id ?? `notice-${++count}`;
  const others = notices.filter((one) => one.id !== id);
  let successes = 0;
  const kept = [{ ...notice, id }, ...others].filter((one) => one.type !== 'success' || ++successes <= MAX_SUCCESSES);
  set(kept.slice(0, MAX));
  return id;
}

export function notifyDone(header: ReactNode, content?: ReactNode): void {
  notify({ type: 'success', header, content });
}

export function dismiss(id: string): void {
  set(notices.filter((one) => one.id !== id));
}

export function dismissAll(): void {
  set([]);
}

export function useNotices(): readonly Notice[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notices,
  );
}
