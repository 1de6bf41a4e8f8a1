import { DeleteSnapshotCommand } from '@aws-sdk/client-ec2';
import type { Snapshot } from '@aws-sdk/client-ec2';
import { Navigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { useSession } from '../../../session/session';
import { Deletion } from '../Deletion';
import { ManageLock } from '../lock/ManageLock';
import { LOCK } from '../lock/texts';
import { ResourceSharing } from '../ResourceSharing';
import { SHARED } from '../shared';
import { useEc2 } from '../useEc2';
import { CopySnapshot } from './CopySnapshot';
import { ImageFrom } from './ImageFrom';
import { SNAPSHOT } from './texts';

/** What can be done with snapshots: all at once only where it is the same for each. */
export function SnapshotActions({ snapshots, onDeleted }: { snapshots: readonly Snapshot[]; onDeleted?(): void }) {
  const texts = useTexts(SNAPSHOT);
  const shared = useTexts(SHARED);
  const lock = useTexts(LOCK);
  const { session } = useSession();
  const one = snapshots.length === 1 ? snapshots[0] : undefined;
  const own = snapshots.every((each) => each.OwnerId === session.account);
  const ready = one?.State === 'completed';
  const reason = one ? texts.notReady : texts.onlyOne;
  return (
    <ActionMenu
      disabled={snapshots.length === 0}
      actions={[
        {
          id: 'volume',
          text: texts.createVolume,
          disabled: !ready,
          reason,
          form: () => <Navigate to={`/ec2/volumes/create?snapshot=${one?.SnapshotId}`} />,
        },
        {
          id: 'image',
          text: texts.createImage,
          disabled: !ready || !own,
          reason: own ? reason : texts.onlyOwn,
          form: (close) => one && <ImageFrom snapshot={one} onClose={close} />,
        },
        {
          id: 'copy',
          text: texts.copy,
          disabled: !ready,
          reason,
          form: (close) => one && <CopySnapshot snapshot={one} onClose={close} />,
        },
        {
          id: 'share',
          text: shared.edit,
          disabled: !one || !own,
          reason: own ? texts.onlyOne : texts.onlyOwn,
          form: (close) => <ResourceSharing of="snapshot" id={one?.SnapshotId ?? ''} onClose={close} />,
        },
        {
          id: 'lock',
          text: lock.manage,
          disabled: !one || !own,
          reason: own ? texts.onlyOne : texts.onlyOwn,
          form: (close) => <ManageLock id={one?.SnapshotId ?? ''} onClose={close} />,
        },
        {
          id: 'delete',
          text: texts.remove,
          disabled: !own,
          reason: texts.onlyOwn,
          form: (close) => <Delete snapshots={snapshots} onDone={onDeleted} onClose={close} />,
        },
      ]}
    />
  );
}

interface DeleteProps {
  snapshots: readonly Snapshot[];
  onDone?(): void;
  onClose(): void;
}

function Delete({ snapshots, onDone, onClose }: DeleteProps) {
  const texts = useTexts(SNAPSHOT);
  const ec2 = useEc2();
  return (
    <Deletion
      title={texts.remove}
      ids={snapshots.flatMap((one) => one.SnapshotId ?? [])}
      command="delete-snapshot"
      option="snapshot-id"
      remove={(SnapshotId) => ec2.send(new DeleteSnapshotCommand({ SnapshotId }))}
      onDone={onDone}
      onClose={onClose}
    >
      {texts.removeHelp}
    </Deletion>
  );
}
