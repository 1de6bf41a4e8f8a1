import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../../i18n/language';
import { EC2 } from './texts';

const INDICATORS: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  available: 'success',
  'in-use': 'success',
  creating: 'in-progress',
  pending: 'in-progress',
  attaching: 'in-progress',
  detaching: 'in-progress',
  deleting: 'in-progress',
  completed: 'success',
  ok: 'success',
  passed: 'success',
  disabled: 'stopped',
  'not-applicable': 'stopped',
  'insufficient-data': 'warning',
  stalled: 'error',
  impaired: 'error',
  error: 'error',
  failed: 'error',
};

/** The state of a volume, an image or an interface. */
export function Status({ state = '' }: { state?: string }) {
  const texts = useTexts(EC2);
  const text = texts.statuses[state] ?? state;
  return <StatusIndicator type={INDICATORS[state] ?? 'info'}>{text || '-'}</StatusIndicator>;
}
