import { DeleteVolumeCommand, DetachVolumeCommand } from '@aws-sdk/client-ec2';
import type { Volume } from '@aws-sdk/client-ec2';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Deletion } from '../Deletion';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { AttachVolume } from './AttachVolume';
import { AutoIo } from './AutoIo';
import { ModifyVolume } from './ModifyVolume';
import { SnapshotOf } from './SnapshotOf';
import { VOLUME } from './texts';

/** What can be done with volumes: all at once only where it is the same for each. */
export function VolumeActions({ volumes, onDeleted }: { volumes: readonly Volume[]; onDeleted?(): void }) {
  const texts = useTexts(VOLUME);
  const one = volumes.length === 1 ? volumes[0] : undefined;
  const id = one?.VolumeId ?? '';
  const attached = (one?.Attachments?.length ?? 0) > 0;
  const free = volumes.every((volume) => volume.State === 'available' || volume.State === 'error');
  return (
    <ActionMenu
      disabled={volumes.length === 0}
      actions={[
        {
          id: 'modify',
          text: texts.modify,
          disabled: !one,
          reason: texts.onlyOne,
          form: (close) => one && <ModifyVolume volume={one} onClose={close} />,
        },
        {
          id: 'snapshot',
          text: texts.makeSnapshot,
          disabled: !one,
          reason: texts.onlyOne,
          form: (close) => <SnapshotOf volume={id} onClose={close} />,
        },
        {
          id: 'attach',
          text: texts.attach,
          disabled: !one || one.State !== 'available',
          reason: one ? texts.onlyAvailable : texts.onlyOne,
          form: (close) => one && <AttachVolume volume={one} onClose={close} />,
        },
        {
          id: 'detach',
          text: texts.detach,
          disabled: !attached,
          reason: one ? texts.onlyAttached : texts.onlyOne,
          form: (close) => one && <Detach volume={one} force={false} onClose={close} />,
        },
        {
          id: 'force',
          text: texts.force,
          disabled: !attached,
          reason: one ? texts.onlyAttached : texts.onlyOne,
          form: (close) => one && <Detach volume={one} force onClose={close} />,
        },
        {
          id: 'auto',
          text: texts.autoIo,
          disabled: !one,
          reason: texts.onlyOne,
          form: (close) => <AutoIo id={id} onClose={close} />,
        },
        {
          id: 'delete',
          text: texts.remove,
          disabled: !free,
          reason: texts.onlyAvailable,
          form: (close) => <Delete volumes={volumes} onDone={onDeleted} onClose={close} />,
        },
      ]}
    />
  );
}

function Detach({ volume, force, onClose }: { volume: Volume; force: boolean; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  const changed = useChanged();
  const id = volume.VolumeId ?? '';
  const { InstanceId, Device } = volume.Attachments?.[0] ?? {};
  const title = force ? texts.force : texts.detach;
  return (
    <Confirm
      title={title}
      label={title}
      word={force ? id : undefined}
      commands={cli('ec2 detach-volume', { 'volume-id': id, 'instance-id': InstanceId, force })}
      run={() => ec2.send(new DetachVolumeCommand({ VolumeId: id, InstanceId, Force: force || undefined }))}
      onDone={() => changed(texts.detached(id))}
      onClose={onClose}
    >
      <p>
        {id}: {InstanceId} {Device}
      </p>
      {force ? texts.forceHelp : texts.detachHelp}
    </Confirm>
  );
}

function Delete({ volumes, onDone, onClose }: { volumes: readonly Volume[]; onDone?(): void; onClose(): void }) {
  const texts = useTexts(VOLUME);
  const ec2 = useEc2();
  return (
    <Deletion
      title={texts.remove}
      ids={volumes.flatMap((volume) => volume.VolumeId ?? [])}
      command="delete-volume"
      option="volume-id"
      remove={(VolumeId) => ec2.send(new DeleteVolumeCommand({ VolumeId }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.removeHelp}
    </Deletion>
  );
}
