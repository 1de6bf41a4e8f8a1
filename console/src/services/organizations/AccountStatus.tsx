import type { Account } from '@aws-sdk/client-organizations';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useTexts } from '../../i18n/language';
import { ORGANIZATIONS } from './texts';

/** How an account is. */
export function AccountStatus({ account }: { account: Account | undefined }) {
  const texts = useTexts(ORGANIZATIONS);
  const state = account?.State ?? account?.Status;
  if (!state) {
    return '-';
  }
  return <StatusIndicator type={state === 'ACTIVE' ? 'success' : 'stopped'}>{texts.statuses[state]}</StatusIndicator>;
}
