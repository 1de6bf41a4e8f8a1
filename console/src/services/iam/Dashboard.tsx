import { GetAccountSummaryCommand, ListAccountAliasesCommand } from '@aws-sdk/client-iam';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { Copy } from '../../parts/Copy';
import { Failed } from '../../parts/Failed';
import { useSession } from '../../session/session';
import { IAM } from './texts';
import { useIam } from './useIam';
import Widget from './Widget';

export default function Dashboard() {
  const texts = useTexts(IAM);
  usePage('iam', { text: texts.dashboard, path: '/iam/home' });
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{texts.dashboard}</Header>
      <Recommendations />
      <Container header={<Header>{texts.resources}</Header>}>
        <Widget />
      </Container>
      <Account />
    </SpaceBetween>
  );
}

function Recommendations() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const { data, error } = useQuery({
    queryKey: ['iam', 'summary'],
    queryFn: async () => (await iam.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {},
  });
  const mfa = (data?.AccountMFAEnabled ?? 0) > 0;
  const keys = (data?.AccountAccessKeysPresent ?? 0) > 0;
  return (
    <Container header={<Header>{texts.recommendations}</Header>}>
      {error && <Failed failure={error} />}
      {data && (
        <SpaceBetween size="s">
          <StatusIndicator type={mfa ? 'success' : 'warning'}>{mfa ? texts.rootMfaOn : texts.rootMfaOff}</StatusIndicator>
          <StatusIndicator type={keys ? 'info' : 'success'}>{keys ? texts.rootKeysOn : texts.rootKeysOff}</StatusIndicator>
        </SpaceBetween>
      )}
    </Container>
  );
}

function Account() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const { session } = useSession();
  const { data } = useQuery({
    queryKey: ['iam', 'alias'],
    queryFn: async () => (await iam.send(new ListAccountAliasesCommand({}))).AccountAliases?.[0] ?? '',
  });
  const account = session.account ?? '';
  return (
    <Container header={<Header>{texts.accountId}</Header>}>
      <KeyValuePairs
        columns={3}
        items={[
          { label: texts.accountId, value: <Copy text={account} /> },
          { label: texts.alias, value: data || '-' },
          {
            label: texts.signInUrl,
            value: <Copy text={`${location.origin}/?account=${data || account}`} />,
          },
        ]}
      />
    </Container>
  );
}
