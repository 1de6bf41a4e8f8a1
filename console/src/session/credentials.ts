import { again } from '../parts/again';
import { SignInError, signIn } from './api';
import type { Keys } from './api';

/** Keys are fetched anew while they are still good for this long, so that no call is signed with keys that end on its way. */
const MARGIN_MILLIS = 120_000;

let current: Promise<Keys> | undefined;
let ended: (() => void) | undefined;

/** Says whom to tell when the session has ended. */
export function onSessionEnd(listener: () => void): void {
  ended = listener;
}

/** Forgets keys, as when another identity is taken on. */
export function forgetKeys(): void {
  current = undefined;
}

async function fetchKeys(): Promise<Keys> {
  try {
    return await again(() => signIn<Keys>('credentials'));
  } catch (failure) {
    current = undefined;
    if (failure instanceof SignInError && failure.status === 401) {
      ended?.();
    }
    throw failure;
  }
}

async function freshKeys(): Promise<Keys> {
  const known = await (current ??= fetchKeys());
  if (Date.parse(known.expiration) - Date.now() > MARGIN_MILLIS) {
    return known;
  }
  current = fetchKeys();
  return current;
}

/** The credentials of who is signed in, as the AWS SDK wants them: good for some minutes, asked for again when they end. */
export async function credentials() {
  const keys = await freshKeys();
  return {
    accessKeyId: keys.accessKeyId,
    secretAccessKey: keys.secretAccessKey,
    sessionToken: keys.sessionToken,
    expiration: new Date(Date.parse(keys.expiration) - MARGIN_MILLIS),
  };
}
