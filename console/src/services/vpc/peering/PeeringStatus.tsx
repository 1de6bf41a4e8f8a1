import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { PEERING } from './texts';

const INDICATORS: Readonly<Record<string, StatusIndicatorProps.Type>> = {
  active: 'success',
  'pending-acceptance': 'pending',
  'initiating-request': 'in-progress',
  provisioning: 'in-progress',
  deleting: 'in-progress',
  failed: 'error',
};

export function PeeringStatus({ peering }: { peering: VpcPeeringConnection }) {
  const texts = useTexts(PEERING);
  const code = peering.Status?.Code ?? '';
  return <StatusIndicator type={INDICATORS[code] ?? 'stopped'}>{texts.statuses[code] ?? code}</StatusIndicator>;
}

const MOVING = ['initiating-request', 'provisioning', 'deleting'];

/** Whether a connection is on its way to another state. */
export function isMoving(peering: VpcPeeringConnection): boolean {
  return MOVING.includes(peering.Status?.Code ?? '');
}
