import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { keeping } from '../parts/stored';
import { session as askSession, signIn } from './api';
import type { Session } from './api';
import { forgetClients } from './client';
import { forgetKeys, onSessionEnd } from './credentials';
import { onOthersChange, tellOthers } from './others';

/** What belongs to the browser's owner rather than to who is signed in. */
const SETTINGS = ['account', 'language', 'look', 'region'];

interface SessionState {
  session: Session;
  /** Whether the session ended while the page was open. */
  expired: boolean;
  /** Looks again who is signed in, after that changed. */
  refresh(): Promise<void>;
  signOut(): Promise<void>;
}

const SessionContext = createContext<SessionState | undefined>(undefined);

/** Knows who is signed in. Shows nothing until that is known. */
export function SessionProvider({ children, failed }: { children: ReactNode; failed: (retry: () => void) => ReactNode }) {
  const [session, setSession] = useState<Session>();
  const [expired, setExpired] = useState(false);
  const [failure, setFailure] = useState(false);
  const queries = useQueryClient();
  const known = useRef<Session>(undefined);
  const refresh = useCallback(async () => {
    forgetKeys();
    forgetClients();
    queries.clear();
    try {
      const found = await askSession();
      setFailure(false);
      setSession(found);
      known.current = found;
      tellOthers(found);
      if (found.signedIn) {
        setExpired(false);
      }
    } catch {
      setFailure(true);
    }
  }, [queries]);
  useEffect(() => {
    onSessionEnd(() => {
      setExpired(true);
      void refresh();
    });
    void refresh();
    return onOthersChange(
      () => known.current,
      () => void refresh(),
    );
  }, [refresh]);
  const state = useMemo<SessionState | undefined>(
    () =>
      session && {
        session,
        expired,
        refresh,
        signOut: async () => {
          await keeping(SETTINGS, () => signIn('signout'));
          setExpired(false);
          await refresh();
        },
      },
    [session, expired, refresh],
  );
  if (failure && !state) {
    return failed(() => void refresh());
  }
  return state && <SessionContext value={state}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const state = use(SessionContext);
  if (!state) {
    throw new Error('useSession outside of SessionProvider');
  }
  return state;
}
