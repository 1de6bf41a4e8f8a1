// A disk as imports take it: a partition of Linux with a small file system.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SECTOR = 512;
const BEGIN_SECTORS = 2048;
const DISK_BYTES = 32 << 20;
const LINUX = 0x83;

/** @returns the bytes of a disk with one partition, on which there is a root file system that does nothing */
export function linuxDisk() {
  const folder = mkdtempSync(join(tmpdir(), 'unkai-disk-'));
  try {
    const [root, disk] = [join(folder, 'root'), join(folder, 'disk.raw')];
    mkdirSync(join(root, 'sbin'), { recursive: true });
    writeFileSync(join(root, 'sbin/init'), '#!/bin/sh\n', { mode: 0o755 });
    writeFileSync(disk, '');
    truncateSync(disk, DISK_BYTES);
    const begin = BEGIN_SECTORS * SECTOR;
    execFileSync('mke2fs', ['-q', '-F', '-t', 'ext4', '-E', `offset=${begin}`, '-d', root, disk, `${(DISK_BYTES - begin) >> 10}k`]);
    return partitioned(readFileSync(disk), DISK_BYTES);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes a table of one partition of Linux to the beginning of a disk of so many bytes. */
export function partitioned(beginning, size) {
  beginning[446 + 4] = LINUX;
  beginning.writeUInt32LE(BEGIN_SECTORS, 446 + 8);
  beginning.writeUInt32LE(size / SECTOR - BEGIN_SECTORS, 446 + 12);
  beginning.writeUInt16LE(0xaa55, 510);
  return beginning;
}
