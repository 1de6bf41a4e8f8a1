import type { Chosen } from './uploads';

/** The files that were dropped, with those in dropped folders; their keys are their paths. */
export async function dropped(transfer: DataTransfer): Promise<Chosen[]> {
  // The items are gone once the event is over, so all entries are taken before anything is waited for.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  return (await Promise.all(entries.map((entry) => walk(entry)))).flat();
}

async function walk(entry: FileSystemEntry): Promise<Chosen[]> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return [{ file, key: entry.fullPath.replace(/^\//, '') }];
  }
  const inside = await list(entry as FileSystemDirectoryEntry);
  return (await Promise.all(inside.map((one) => walk(one)))).flat();
}

/** A reader answers some entries at a time, and none at the end. */
async function list(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const found: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) {
      return found;
    }
    found.push(...some);
  }
}

/** The files of an input; those of a chosen folder have their paths. */
export function chosen(files: FileList | null): Chosen[] {
  return [...(files ?? [])].map((file) => ({ file, key: file.webkitRelativePath || file.name }));
}
