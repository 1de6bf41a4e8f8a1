const PREFIX = 'unkai.';

/** A setting that the browser keeps. What it cannot read, or may not keep, is as if it had never been written. */
export function stored<T>(name: string, otherwise: T) {
  const key = PREFIX + name;
  return {
    read(): T {
      try {
        const text = localStorage.getItem(key);
        return text === null ? otherwise : (JSON.parse(text) as T);
      } catch {
        return otherwise;
      }
    },
    write(value: T): void {
      try {
        localStorage.setItem(key, JSON.stringify(value));
      } catch {
        console.warn(`The browser does not keep ${key}.`);
      }
    },
  };
}

/** Keeps settings while something clears what the browser has, as signing out does. */
export async function keeping(names: readonly string[], run: () => Promise<unknown>): Promise<void> {
  const kept = names.map((name) => [name, stored<unknown>(name, undefined).read()] as const);
  await run();
  for (const [name, value] of kept.filter(([, one]) => one !== undefined)) {
    stored<unknown>(name, undefined).write(value);
  }
}
