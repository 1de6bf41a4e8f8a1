import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTexts } from '../i18n/language';
import { Failed } from '../parts/Failed';
import { describe } from '../parts/errors';
import type { End } from './link';
import { TERMINAL } from './texts';

const Screen = lazy(() => import('./Screen'));

/** Whether this host has no such thing, as opposed to a call that failed. */
function isUnavailable(failure: unknown): boolean {
  return describe(failure).code === 'Unavailable';
}

/** A terminal from asking for it to its end, after which another one may be had. */
export function TerminalBox({ label, ask }: { label: string; ask: () => Promise<string> }) {
  const texts = useTexts(TERMINAL);
  const [attempt, setAttempt] = useState(0);
  const [ticket, setTicket] = useState('');
  const [failure, setFailure] = useState<unknown>();
  const [ended, setEnded] = useState<{ end: End; reason: string }>();
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => {
    let wanted = true;
    setTicket('');
    setEnded(undefined);
    setFailure(undefined);
    asking.current().then(
      (got) => wanted && setTicket(got),
      (thrown: unknown) => wanted && setFailure(thrown),
    );
    return () => {
      wanted = false;
    };
  }, [attempt]);
  const again = () => setAttempt(attempt + 1);
  return (
    <SpaceBetween size="s">
      {failure !== undefined && isUnavailable(failure) && (
        <Alert header={texts.unavailable}>{describe(failure).message}</Alert>
      )}
      {failure !== undefined && !isUnavailable(failure) && <Failed failure={failure} onRetry={again} />}
      {ended && (
        <Alert
          type={ended.end === 'ended' ? 'info' : 'warning'}
          action={ended.end !== 'signedOut' && <Button onClick={again}>{texts.again}</Button>}
        >
          {texts.ends[ended.end]} {ended.reason}
        </Alert>
      )}
      {ticket && (
        <Suspense fallback={<Spinner />}>
          <Screen key={ticket} ticket={ticket} label={label} onEnd={(end, reason) => setEnded({ end, reason })} />
        </Suspense>
      )}
      {!ticket && failure === undefined && <Spinner />}
    </SpaceBetween>
  );
}
