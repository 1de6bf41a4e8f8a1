import { DescribeVolumeStatusCommand, EnableVolumeIOCommand } from '@aws-sdk/client-ec2';
import type { VolumeStatusItem } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Failed } from '../../../parts/Failed';
import { Status } from '../Status';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { AutoIo, useAutoIo } from './AutoIo';
import { VOLUME } from './texts';

/** What AWS says can be done about a volume that it keeps from being read and written. */
const ENABLE = 'enable-volume-io';

/** Whether a volume can be trusted, and whether it is read and written while it cannot. */
export function Checks({ id }: { id: string }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const [asked, setAsked] = useState<'auto' | 'enable'>();
  const { data, error } = useOne<VolumeStatusItem>(
    'volume status',
    id,
    async () => (await ec2.send(new DescribeVolumeStatusCommand({ VolumeIds: [id] }))).VolumeStatuses?.[0],
  );
  const auto = useAutoIo(id);
  const failure = error ?? auto.error;
  const disabled = data?.Actions?.some((one) => one.Code === ENABLE) ?? false;
  const close = () => setAsked(undefined);
  return (
    <>
      <Container
        header={
          <Header
            description={texts.checksHelp}
            actions={
              <div className="actions">
                <Button disabled={!disabled} disabledReason={texts.ioIsOn} onClick={() => setAsked('enable')}>
                  {texts.enableIo}
                </Button>
                <Button disabled={auto.data === undefined} onClick={() => setAsked('auto')}>
                  {texts.autoIo}
                </Button>
              </div>
            }
          >
            {texts.checks}
          </Header>
        }
      >
        {failure && <Failed failure={failure} />}
        <KeyValuePairs
          columns={4}
          items={[
            { label: texts.status, value: <Status state={data?.VolumeStatus?.Status} /> },
            ...(data?.VolumeStatus?.Details ?? []).map((one) => ({
              label: texts.ioDetails[one.Name ?? ''] ?? one.Name ?? texts.io,
              value: <Status state={one.Status} />,
            })),
            { label: texts.autoIoState, value: auto.data === undefined ? '-' : auto.data ? texts.on : texts.off },
            ...(data?.Events ?? []).map((one) => ({ label: one.EventType ?? '', value: one.Description ?? '-' })),
          ]}
        />
      </Container>
      {asked === 'auto' && <AutoIo id={id} onClose={close} />}
      {asked === 'enable' && <EnableIo id={id} onClose={close} />}
    </>
  );
}

function EnableIo({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const changed = useChanged();
  return (
    <Confirm
      title={`${texts.enableIo}: ${id}`}
      label={texts.enableIo}
      commands={cli('ec2 enable-volume-io', { 'volume-id': id })}
      run={() => ec2.send(new EnableVolumeIOCommand({ VolumeId: id }))}
      onDone={() => changed(texts.ioEnabled(id))}
      onClose={onClose}
    >
      {texts.enableIoHelp}
    </Confirm>
  );
}
