import { DescribeSnapshotAttributeCommand, ModifySnapshotAttributeCommand } from '@aws-sdk/client-ec2';
import type { CreateVolumePermissionModifications } from '@aws-sdk/client-ec2';
import { cli } from '../../../parts/cli';
import { SharingForm } from '../SharingForm';
import { SharingPanel } from '../SharingPanel';
import { toSharing } from '../sharing';
import type { Sharing } from '../sharing';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';

function useSharing(id: string) {
  const ec2 = useEc2();
  return useOne('snapshot sharing', id, async () => {
    const answer = await ec2.send(
      new DescribeSnapshotAttributeCommand({ SnapshotId: id, Attribute: 'createVolumePermission' }),
    );
    return toSharing(answer.CreateVolumePermissions ?? []);
  });
}

function Form({ id, before, onClose }: { id: string; before: Sharing; onClose(): void }) {
  const ec2 = useEc2();
  return (
    <SharingForm
      id={id}
      before={before}
      command={(json) =>
        cli('ec2 modify-snapshot-attribute', {
          'snapshot-id': id,
          attribute: 'createVolumePermission',
          'create-volume-permission': { json },
        })
      }
      run={(change) =>
        ec2.send(
          new ModifySnapshotAttributeCommand({
            SnapshotId: id,
            Attribute: 'createVolumePermission',
            CreateVolumePermission: change as CreateVolumePermissionModifications,
          }),
        )
      }
      onClose={onClose}
    />
  );
}

/** Who may make volumes from a snapshot, over a page. */
export function SnapshotSharing({ id, onClose }: { id: string; onClose(): void }) {
  const { data } = useSharing(id);
  return data ? <Form id={id} before={data} onClose={onClose} /> : null;
}

/** Who may make volumes from a snapshot, as a part of its page. */
export function SnapshotSharingPanel({ id }: { id: string }) {
  const query = useSharing(id);
  return <SharingPanel query={query} form={(before, close) => <Form id={id} before={before} onClose={close} />} />;
}
