import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { Instance, InstanceStateName } from '@aws-sdk/client-ec2';
import { useTexts } from '../../i18n/language';
import { EC2 } from './texts';

const INDICATORS: Record<InstanceStateName, StatusIndicatorProps.Type> = {
  pending: 'pending',
  running: 'success',
  'shutting-down': 'in-progress',
  terminated: 'error',
  stopping: 'in-progress',
  stopped: 'stopped',
};

export function InstanceState({ state }: { state?: InstanceStateName }) {
  const texts = useTexts(EC2);
  return state ? <StatusIndicator type={INDICATORS[state]}>{texts.states[state]}</StatusIndicator> : '-';
}

/** Whether an instance will be in another state soon. */
export function isChanging(instance: Instance): boolean {
  return ['pending', 'shutting-down', 'stopping'].includes(instance.State?.Name ?? '');
}
