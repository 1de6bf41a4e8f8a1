import type { S3Client } from '@aws-sdk/client-s3';
import { useSyncExternalStore } from 'react';
import { stored } from '../../../parts/stored';
import { ObjectDestination } from './destination';
import { Upload } from './upload';
import type { Begun } from './upload';

/** A file and the key it gets. */
export interface Chosen {
  file: File;
  key: string;
}

const FILES_AT_ONCE = 2;
const all: Upload[] = [];
const listeners = new Set<() => void>();
const finished = new Set<(upload: Upload) => void>();
let version = 0;
let scheduled = false;

/** Tells once for many changes, so that a thousand small files do not draw a thousand times. */
function changed(): void {
  if (!scheduled) {
    scheduled = true;
    setTimeout(() => {
      scheduled = false;
      version++;
      listeners.forEach((listener) => listener());
    }, 100);
  }
}

function memory(bucket: string, key: string) {
  const kept = stored<Begun | null>(`upload.${bucket}/${key}`, null);
  return { read: () => kept.read() ?? undefined, write: (begun?: Begun) => kept.write(begun ?? null) };
}

function next(): void {
  const running = all.filter((upload) => upload.state === 'running').length;
  for (const upload of all.filter((one) => one.state === 'waiting').slice(0, Math.max(0, FILES_AT_ONCE - running))) {
    void start(upload);
  }
}

async function start(upload: Upload): Promise<void> {
  await upload.run();
  finished.forEach((listener) => listener(upload));
  next();
}

/** Uploads files, some at a time. */
export function upload(s3: S3Client, bucket: string, chosen: readonly Chosen[]): void {
  for (const { file, key } of chosen) {
    const destination = new ObjectDestination(s3, bucket, key);
    all.push(new Upload(crypto.randomUUID(), bucket, key, file, destination, memory(bucket, key), changed));
  }
  changed();
  next();
}

/** Goes on with uploads that are paused or failed. */
export function resume(uploads: readonly Upload[]): void {
  for (const one of uploads.filter((each) => each.state === 'paused' || each.state === 'failed')) {
    one.state = 'waiting';
  }
  changed();
  next();
}

export function pause(uploads: readonly Upload[]): void {
  uploads.forEach((one) => one.pause());
}

export async function cancel(uploads: readonly Upload[]): Promise<void> {
  await Promise.all(uploads.filter((one) => one.state !== 'done').map((one) => one.cancel()));
}

/** Forgets what is over. */
export function clear(): void {
  const left = all.filter((one) => one.state !== 'done' && one.state !== 'cancelled');
  all.splice(0, all.length, ...left);
  changed();
}

/** Tells of each upload that is over; answers what ends that. */
export function onFinished(listener: (upload: Upload) => void): () => void {
  finished.add(listener);
  return () => finished.delete(listener);
}

/** All uploads of this window. */
export function useUploads(): readonly Upload[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return all;
}
