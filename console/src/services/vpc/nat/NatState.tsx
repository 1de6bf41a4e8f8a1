import type { NatGatewayState } from '@aws-sdk/client-ec2';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../../../i18n/language';
import { NAT } from './texts';

const LOOKS = { pending: 'pending', failed: 'error', available: 'success', deleting: 'in-progress', deleted: 'stopped' } as const;

export function NatState({ state }: { state: NatGatewayState | undefined }) {
  const texts = useTexts(NAT);
  return state ? <StatusIndicator type={LOOKS[state]}>{texts.states[state]}</StatusIndicator> : '-';
}
