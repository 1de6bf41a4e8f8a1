import { CreateFlowLogsCommand } from '@aws-sdk/client-ec2';
import type { FlowLogsResourceType, TrafficType } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice, Choices } from '../../../parts/Choice';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { FLOW } from './texts';
import { ARN, FIELDS, NOTHING, command, isRight, toInput } from './wish';
import type { Wish } from './wish';

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
  const [wish, setWish] = useState<Wish>(NOTHING);
  const set = (change: Partial<Wish>) => setWish({ ...wish, ...change });
  return (
    <FormModal
      title={`${texts.create}: ${id}`}
      label={texts.create}
      size="large"
      valid={isRight(wish)}
      commands={command(wish, of, id)}
      run={async () => {
        const made = await ec2.send(new CreateFlowLogsCommand(toInput(wish, of, id)));
        const failed = made.Unsuccessful?.[0]?.Error;
        if (failed) {
          throw Object.assign(new Error(failed.Message), { name: failed.Code });
        }
      }}
      onDone={() => changed(texts.saved)}
      onClose={onClose}
    >
      {texts.help}
      <Written label={texts.name} optional value={wish.name} onChange={(name) => set({ name })} />
      <Choice
        label={texts.filter}
        value={wish.traffic}
        options={(['ALL', 'ACCEPT', 'REJECT'] as const).map((value) => ({ value, label: texts.traffic[value] }))}
        onChange={(traffic) => set({ traffic: traffic as TrafficType })}
      />
      <Choice
        label={texts.interval}
        value={wish.seconds}
        options={([600, 60] as const).map((value) => ({ value: String(value), label: texts.intervals[value] }))}
        onChange={(seconds) => set({ seconds })}
      />
      <Written
        label={texts.bucket}
        help={texts.bucketHelp}
        value={wish.bucket}
        error={!wish.bucket.startsWith(ARN) && texts.bucketWrong}
        onChange={(bucket) => set({ bucket })}
      />
      <Choice
        label={texts.format}
        value={wish.custom ? 'custom' : 'usual'}
        options={(['usual', 'custom'] as const).map((value) => ({ value, label: texts.formats[value] }))}
        onChange={(format) => set({ custom: format === 'custom' })}
      />
      {wish.custom && (
        <Choices
          label={texts.fields}
          help={texts.fieldsHelp}
          values={wish.fields}
          options={FIELDS.map((value) => ({ value, label: value }))}
          onChange={(fields) => set({ fields })}
        />
      )}
      <Choice
        label={texts.partition}
        value={wish.hourly ? 'hour' : 'day'}
        options={(['day', 'hour'] as const).map((value) => ({ value, label: texts.partitions[value] }))}
        onChange={(partition) => set({ hourly: partition === 'hour' })}
      />
    </FormModal>
  );
}
