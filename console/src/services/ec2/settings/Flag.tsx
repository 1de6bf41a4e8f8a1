import { DescribeInstanceAttributeCommand, ModifyInstanceAttributeCommand } from '@aws-sdk/client-ec2';
import type { InstanceAttribute, InstanceAttributeName } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';

/** An attribute of instances, as it was asked for. */
export function useAttribute(InstanceId: string, Attribute: InstanceAttributeName) {
  const ec2 = useEc2();
  return useOne<InstanceAttribute>(`instance ${Attribute}`, InstanceId, () =>
    ec2.send(new DescribeInstanceAttributeCommand({ InstanceId, Attribute })),
  );
}

interface FlagProps {
  id: string;
  title: string;
  label: string;
  help?: string;
  attribute: 'disableApiTermination' | 'disableApiStop' | 'sourceDestCheck';
  onClose(): void;
}

const NAMES = {
  disableApiTermination: { member: 'DisableApiTermination', option: 'disable-api-termination' },
  disableApiStop: { member: 'DisableApiStop', option: 'disable-api-stop' },
  sourceDestCheck: { member: 'SourceDestCheck', option: 'source-dest-check' },
} as const;

/** Turns something of an instance on or off. */
export function Flag({ id, title, label, help, attribute, onClose }: FlagProps) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const { member, option } = NAMES[attribute];
  const { data } = useAttribute(id, attribute);
  const now = data?.[member]?.Value;
  const [wanted, setWanted] = useState<boolean>();
  const Value = wanted ?? now ?? false;
  return (
    <FormModal
      title={`${title}: ${id}`}
      valid={now !== undefined && Value !== now}
      commands={cli('ec2 modify-instance-attribute', { 'instance-id': id, [Value ? option : `no-${option}`]: true })}
      run={() => ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, [member]: { Value } }))}
      onDone={() => changed(texts.saved)}
      onClose={onClose}
    >
      <Checkbox
        checked={Value}
        disabled={now === undefined}
        description={help}
        onChange={({ detail }) => setWanted(detail.checked)}
      >
        {label}
      </Checkbox>
    </FormModal>
  );
}
