import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language';
import { describe } from './errors';
import type { Failure } from './errors';
import { reasonText } from './reason';
import { PARTS } from './texts';

/** A call that failed: what AWS says, whose request it was, and for a denial what decided it. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry?: () => void }) {
  const texts = useTexts(PARTS);
  const known = describe(failure);
  const denied = known.denial !== undefined || known.code === 'AccessDenied';
  return (
    <Alert
      type={denied ? 'warning' : 'error'}
      header={denied ? texts.deniedHeader : known.status === 501 ? texts.notImplementedHeader : texts.failedHeader}
      action={onRetry && <Button onClick={onRetry}>{texts.retry}</Button>}
    >
      <SpaceBetween size="xs">
        <Message failure={known} />
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

function Message({ failure }: { failure: Failure }) {
  return <div className="wrap">{failure.message}</div>;
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
