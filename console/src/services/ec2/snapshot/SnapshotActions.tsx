import { DeleteSnapshotCommand } from '@aws-sdk/client-ec2';
import type { Snapshot } from '@aws-sdk/client-ec2';
import { Navigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { PARTS } from '../../../parts/texts';
import { useSession } from '../../../session/session';
import { SHARED } from '../shared';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { CopySnapshot } from './CopySnapshot';
import { ImageFrom } from './ImageFrom';
import { SnapshotSharing } from './SnapshotSharing';
import { SNAPSHOT } from './texts';

/** What can be done with snapshots: all at once only where it is the same for each. */
export function SnapshotActions({ snapshots, onDeleted }: { snapshots: readonly Snapshot[]; onDeleted?(): void }) {
  const texts = useTexts(SNAPSHOT);
  const shared = useTexts(SHARED);
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
          form: (close) => <SnapshotSharing id={one?.SnapshotId ?? ''} onClose={close} />,
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
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const ids = snapshots.flatMap((one) => one.SnapshotId ?? []);
  return (
    <Confirm
      title={texts.remove}
      word={ids.length === 1 ? ids[0] : parts.confirmWord}
      commands={ids.map((id) => cli('ec2 delete-snapshot', { 'snapshot-id': id }))}
      run={async () => {
        for (const SnapshotId of ids) {
          await ec2.send(new DeleteSnapshotCommand({ SnapshotId }));
        }
      }}
      onDone={() => {
        changed(ec2Texts.deleted(ids.join(', ')));
        onDone?.();
      }}
      onClose={onClose}
    >
      <p>{ids.join(', ')}</p>
      {texts.removeHelp}
    </Confirm>
  );
}
