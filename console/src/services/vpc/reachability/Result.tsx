import { DescribeNetworkInsightsAnalysesCommand } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../../ec2/useEc2';
import { Hops } from './Hops';
import { waysOf } from './hops';
import { REACH } from './texts';

const POLL_MILLIS = 1000;

/** What an analysis found. */
export function Result({ id }: { id: string }) {
  const texts = useTexts(REACH);
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'analysis', id],
    queryFn: async () => {
      const input = { NetworkInsightsAnalysisIds: [id] };
      return (await ec2.send(new DescribeNetworkInsightsAnalysesCommand(input))).NetworkInsightsAnalyses?.[0] ?? null;
    },
    refetchInterval: ({ state }) => (state.data?.Status === 'running' ? POLL_MILLIS : false),
  });
  if (error) {
    return <Failed failure={error} />;
  }
  if (!data || data.Status === 'running') {
    return <StatusIndicator type="in-progress">{texts.running}</StatusIndicator>;
  }
  if (data.Status === 'failed') {
    return (
      <Alert type="error" header={texts.failed}>
        {data.StatusMessage}
      </Alert>
    );
  }
  const ways = waysOf(data);
  const seen = ways.there.length + ways.back.length > 0;
  const found = data.NetworkPathFound === true;
  return (
    <Container header={<Header description={id}>{texts.result}</Header>}>
      <SpaceBetween size="l">
        <Alert type={found ? 'success' : 'error'} header={found ? texts.reachable : texts.unreachable}>
          {found ? texts.reachableHelp : seen ? texts.unreachableHelp : texts.nobody}
        </Alert>
        <ColumnLayout columns={2} minColumnWidth={320}>
          {ways.there.length > 0 && <Hops title={texts.there} hops={ways.there} />}
          {ways.back.length > 0 && <Hops title={texts.back} hops={ways.back} />}
        </ColumnLayout>
      </SpaceBetween>
    </Container>
  );
}
