import {
  DescribeInstanceCreditSpecificationsCommand,
  MonitorInstancesCommand,
  UnmonitorInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Failed } from '../../../parts/Failed';
import { useRegion } from '../../../session/region';
import { ChangeCredits } from '../settings/forms';
import { SETTINGS } from '../settings/texts';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { StatusChecks } from './StatusChecks';
import { INSTANCE } from './texts';

const BURSTABLE = /^t\d/;

/** What EC2 itself says of how an instance does: its checks, how often it is measured, and how it may burst. */
export function Monitoring({ instance }: { instance: Instance }) {
  const texts = useTexts(INSTANCE);
  const settings = useTexts(SETTINGS);
  const [asked, setAsked] = useState<'detail' | 'credits'>();
  const close = () => setAsked(undefined);
  const { InstanceId: id = '', InstanceType: type = '' } = instance;
  const detailed = instance.Monitoring?.State === 'enabled' || instance.Monitoring?.State === 'pending';
  const credits = useCredits(id, BURSTABLE.test(type));
  const action = detailed ? texts.basic : texts.detailed;
  return (
    <SpaceBetween size="m">
      <Container
        header={
          <Header
            description={texts.noMetrics}
            actions={
              <div className="actions">
                {credits.data && <Button onClick={() => setAsked('credits')}>{settings.credits}</Button>}
                <Button onClick={() => setAsked('detail')}>{action}</Button>
              </div>
            }
          >
            {texts.monitor}
          </Header>
        }
      >
        {credits.error && <Failed failure={credits.error} />}
        <KeyValuePairs
          columns={3}
          items={[
            { label: texts.monitoring, value: detailed ? texts.on : texts.off },
            ...(credits.data ? [{ label: texts.credits, value: credits.data }] : []),
          ]}
        />
      </Container>
      <StatusChecks id={id} />
      {asked === 'detail' && <Change id={id} detailed={detailed} title={action} onClose={close} />}
      {asked === 'credits' && <ChangeCredits instance={instance} unlimited={credits.data === 'unlimited'} onClose={close} />}
    </SpaceBetween>
  );
}

function useCredits(id: string, burstable: boolean) {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'instance', id, 'credits'],
    queryFn: async () => {
      const answer = await ec2.send(new DescribeInstanceCreditSpecificationsCommand({ InstanceIds: [id] }));
      return answer.InstanceCreditSpecifications?.[0]?.CpuCredits ?? '';
    },
    enabled: burstable,
  });
}

function Change({ id, detailed, title, onClose }: { id: string; detailed: boolean; title: string; onClose(): void }) {
  const texts = useTexts(INSTANCE);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const ids = { InstanceIds: [id] };
  return (
    <Confirm
      title={`${title}: ${id}`}
      label={title}
      commands={cli(`ec2 ${detailed ? 'unmonitor' : 'monitor'}-instances`, { 'instance-ids': id })}
      run={() => (detailed ? ec2.send(new UnmonitorInstancesCommand(ids)) : ec2.send(new MonitorInstancesCommand(ids)))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.detailedHelp}
    </Confirm>
  );
}
