import { DeleteFlowLogsCommand, DescribeFlowLogsCommand } from '@aws-sdk/client-ec2';
import type { FlowLog, FlowLogsResourceType } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { Deletion } from '../Deletion';
import { nameOf } from '../names';
import { useEc2 } from '../useEc2';
import { CreateFlowLog } from './CreateFlowLog';
import { FLOW } from './texts';

/** The flow logs of a network, subnet or interface. */
export function FlowLogs({ of, id }: { of: FlowLogsResourceType; id: string }) {
  const texts = useTexts(FLOW);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState<'create' | 'delete'>();
  const list = usePaged<FlowLog>(['ec2', region, 'flow logs', id], async (NextToken) => {
    const Filter = [{ Name: 'resource-id', Values: [id] }];
    const page = await ec2.send(new DescribeFlowLogsCommand({ Filter, NextToken, MaxResults: 100 }));
    return { items: page.FlowLogs ?? [], next: page.NextToken };
  });
  const selected = list.items.filter((one) => chosen.includes(one.FlowLogId ?? ''));
  const failed = (one: FlowLog) => one.DeliverLogsStatus === 'FAILED';
  return (
    <>
      <ResourceTable<FlowLog>
        id="vpc.flow"
        variant="container"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.FlowLogId ?? ''}
        nameOf={(one) => one.FlowLogId ?? ''}
        selection="multi"
        selected={selected}
        onSelect={(items) => setChosen(items.map((one) => one.FlowLogId ?? ''))}
        empty={texts.none}
        commands={`aws ec2 describe-flow-logs --filter Name=resource-id,Values=${id}`}
        columns={[
          { id: 'id', header: texts.id, value: (one) => one.FlowLogId, width: 220 },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 140 },
          { id: 'filter', header: texts.filter, value: (one) => one.TrafficType && texts.traffic[one.TrafficType], width: 110 },
          { id: 'destination', header: texts.destination, value: (one) => one.LogDestination, width: 300 },
          {
            id: 'status',
            header: texts.status,
            cell: (one) => (
              <StatusIndicator type={failed(one) ? 'error' : 'success'}>
                {failed(one) ? (one.DeliverLogsErrorMessage ?? texts.failed) : texts.active}
              </StatusIndicator>
            ),
            value: (one) => one.FlowLogStatus,
            width: 150,
          },
          { id: 'format', header: texts.format, value: (one) => one.LogFormat, hidden: true, width: 300 },
          { id: 'created', header: texts.created, time: (one) => one.CreationTime, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={selected.length === 0} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button onClick={() => setAsked('create')}>{texts.create}</Button>
          </>
        )}
      />
      {asked === 'create' && <CreateFlowLog of={of} id={id} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Deletion
          title={texts.remove}
          ids={chosen}
          command="delete-flow-logs"
          option="flow-log-ids"
          remove={(one) => ec2.send(new DeleteFlowLogsCommand({ FlowLogIds: [one] }))}
          onClose={() => setAsked(undefined)}
        >
          {texts.removeHelp}
        </Deletion>
      )}
    </>
  );
}
