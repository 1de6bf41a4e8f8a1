import type { Session } from './api';

/** What the tabs of a browser tell each other: they share one session. */
const channel = new BroadcastChannel('session');

function who({ signedIn, account, arn, role }: Session): string {
  return JSON.stringify([signedIn, account, arn, role]);
}

/** Tells other tabs who is signed in. */
export function tellOthers(session: Session): void {
  channel.postMessage(who(session));
}

/** Calls when another tab found somebody else signed in than this one did, or nobody. Answers what ends this. */
export function onOthersChange(known: () => Session | undefined, changed: () => void): () => void {
  const look = ({ data }: MessageEvent<string>) => {
    const session = known();
    if (session && who(session) !== data) {
      changed();
    }
  };
  channel.addEventListener('message', look);
  return () => channel.removeEventListener('message', look);
}
