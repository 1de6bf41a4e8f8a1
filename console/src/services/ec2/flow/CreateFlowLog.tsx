import { CreateFlowLogsCommand } from '@aws-sdk/client-ec2';
import type { FlowLogsResourceType, TrafficType } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { named, namedCli } from '../names';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { FLOW } from './texts';

const ARN = 'arn:aws:s3:::';

interface CreateProps {
  of: FlowLogsResourceType;
  id: string;
  onClose(): void;
}

/** Begins to record the traffic of a network, subnet or interface. */
export function CreateFlowLog({ of, id, onClose }: CreateProps) {
  const texts = useTexts(FLOW);
  const ec2 = useEc2();
  const changed = useChanged();
  const [name, setName] = useState('');
  const [traffic, setTraffic] = useState<TrafficType>('ALL');
  const [seconds, setSeconds] = useState('600');
  const [bucket, setBucket] = useState(ARN);
  const right = bucket.startsWith(ARN);
  return (
    <FormModal
      title={`${texts.create}: ${id}`}
      label={texts.create}
      valid={right && bucket.length > ARN.length}
      commands={cli('ec2 create-flow-logs', {
        'resource-type': of,
        'resource-ids': id,
        'traffic-type': traffic,
        'log-destination-type': 's3',
        'log-destination': bucket,
        'max-aggregation-interval': seconds,
        'tag-specifications': namedCli('vpc-flow-log', name),
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateFlowLogsCommand({
            ResourceType: of,
            ResourceIds: [id],
            TrafficType: traffic,
            LogDestinationType: 's3',
            LogDestination: bucket.trim(),
            MaxAggregationInterval: Number(seconds),
            TagSpecifications: named('vpc-flow-log' as const, name),
          }),
        );
        const failed = made.Unsuccessful?.[0]?.Error;
        if (failed) {
          throw Object.assign(new Error(failed.Message), { name: failed.Code });
        }
      }}
      onDone={() => changed(texts.saved)}
      onClose={onClose}
    >
      {texts.help}
      <Written label={texts.name} optional value={name} onChange={setName} />
      <Choice
        label={texts.filter}
        value={traffic}
        options={(['ALL', 'ACCEPT', 'REJECT'] as const).map((value) => ({ value, label: texts.traffic[value] }))}
        onChange={(value) => setTraffic(value as TrafficType)}
      />
      <Choice
        label={texts.interval}
        value={seconds}
        options={([600, 60] as const).map((value) => ({ value: String(value), label: texts.intervals[value] }))}
        onChange={setSeconds}
      />
      <Written
        label={texts.bucket}
        help={texts.bucketHelp}
        value={bucket}
        error={!right && texts.bucketWrong}
        onChange={setBucket}
      />
    </FormModal>
  );
}
