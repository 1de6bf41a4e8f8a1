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
