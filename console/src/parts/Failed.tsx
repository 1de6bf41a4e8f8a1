import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language';
import { describe, isUnreachable } from './errors';
import type { Failure } from './errors';
import { reasonText } from './reason';
import { PARTS } from './texts';

const NOT_IMPLEMENTED = 501;

/** A call that failed: what AWS says, whose request it was, and for a denial what decided it. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const texts = useTexts(PARTS);
  const known = describe(failure);
  const unreachable = isUnreachable(failure);
  const denied = known.denial !== undefined || known.code === 'AccessDenied';
  return (
    <Alert
      type={denied ? 'warning' : 'error'}
      header={headerOf(known, denied, unreachable, texts)}
      action={onRetry && <Button onClick={onRetry}>{texts.retry}</Button>}
    >
      <SpaceBetween size="xs">
        <div className="wrap">{unreachable ? texts.unreachableHelp : known.message}</div>
        {known.denial && <Denied failure={known} />}
        <Box color="text-body-secondary" fontSize="body-s">
          <span className="wrap">
            {known.code}
            {known.status ? ` · HTTP ${known.status}` : ''}
            {known.requestId ? ` · ${texts.requestId}: ${known.requestId}` : ''}
          </span>
        </Box>
      </SpaceBetween>
    </Alert>
  );
}

function headerOf(known: Failure, denied: boolean, unreachable: boolean, texts: (typeof PARTS)['en']): string {
  if (denied) {
    return texts.deniedHeader;
  }
  if (unreachable) {
    return texts.unreachableHeader;
  }
  return known.status === NOT_IMPLEMENTED ? texts.notImplementedHeader : texts.failedHeader;
}

function Denied({ failure }: { failure: Failure }) {
  const texts = useTexts(PARTS);
  const denial = failure.denial;
  if (!denial) {
    return null;
  }
  return (
    <SpaceBetween size="xs">
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.principal, value: <span className="wrap">{denial.principal}</span> },
          { label: texts.action, value: <span className="wrap">{denial.action}</span> },
          { label: texts.resource, value: <span className="wrap">{denial.resource ?? '-'}</span> },
          { label: texts.reason, value: <span className="wrap">{reasonText(denial.reason, texts.reasons)}</span> },
        ]}
      />
      <Box color="text-body-secondary">{texts.deniedHelp}</Box>
    </SpaceBetween>
  );
}
