import { DescribeInstanceStatusCommand } from '@aws-sdk/client-ec2';
import type { InstanceStatusSummary, SummaryStatus } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { INSTANCE } from './texts';

const POLL_MILLIS = 5000;
const INDICATORS: Record<SummaryStatus, StatusIndicatorProps.Type> = {
  ok: 'success',
  impaired: 'error',
  initializing: 'in-progress',
  'insufficient-data': 'warning',
  'not-applicable': 'stopped',
};

/** Whether an instance and what is below it are well. */
export function StatusChecks({ id }: { id: string }) {
  const texts = useTexts(INSTANCE);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'instance', id, 'status'],
    queryFn: async () => {
      const input = { InstanceIds: [id], IncludeAllInstances: true };
      return (await ec2.send(new DescribeInstanceStatusCommand(input))).InstanceStatuses?.[0] ?? null;
    },
    refetchInterval: POLL_MILLIS,
  });
  const since = data?.InstanceStatus?.Details?.[0]?.ImpairedSince ?? data?.SystemStatus?.Details?.[0]?.ImpairedSince;
  return (
    <Container header={<Header description={texts.statusHelp}>{texts.status}</Header>}>
      {error && <Failed failure={error} />}
      {data && (
        <KeyValuePairs
          columns={3}
          items={[
            { label: texts.system, value: <Check summary={data.SystemStatus} /> },
            { label: texts.instance, value: <Check summary={data.InstanceStatus} /> },
            ...(since ? [{ label: texts.since, value: moment(since, language) }] : []),
          ]}
        />
      )}
    </Container>
  );
}

function Check({ summary }: { summary?: InstanceStatusSummary }) {
  const texts = useTexts(INSTANCE);
  const status = summary?.Status ?? 'not-applicable';
  return <StatusIndicator type={INDICATORS[status]}>{texts.checks[status]}</StatusIndicator>;
}
