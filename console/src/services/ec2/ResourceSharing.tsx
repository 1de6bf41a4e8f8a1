import {
  DescribeImageAttributeCommand,
  DescribeSnapshotAttributeCommand,
  ModifyImageAttributeCommand,
  ModifySnapshotAttributeCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import { cli } from '../../parts/cli';
import { SharingForm } from './SharingForm';
import type { Change } from './SharingForm';
import { SharingPanel } from './SharingPanel';
import { toSharing } from './sharing';
import type { Sharing } from './sharing';
import { useEc2 } from './useEc2';
import { useOne } from './useOne';

/** How EC2 keeps who may use something of one kind. */
interface Kind {
  read(ec2: EC2Client, id: string): Promise<Sharing>;
  write(ec2: EC2Client, id: string, change: Change): Promise<unknown>;
  command(id: string, json: Change): string;
}

const VOLUMES = 'createVolumePermission';
const KINDS = {
  image: {
    read: async (ec2, ImageId) => {
      const answer = await ec2.send(new DescribeImageAttributeCommand({ ImageId, Attribute: 'launchPermission' }));
      return toSharing(answer.LaunchPermissions ?? []);
    },
    write: (ec2, ImageId, LaunchPermission) => ec2.send(new ModifyImageAttributeCommand({ ImageId, LaunchPermission })),
    command: (id, json) => cli('ec2 modify-image-attribute', { 'image-id': id, 'launch-permission': { json } }),
  },
  snapshot: {
    read: async (ec2, SnapshotId) => {
      const answer = await ec2.send(new DescribeSnapshotAttributeCommand({ SnapshotId, Attribute: VOLUMES }));
      return toSharing(answer.CreateVolumePermissions ?? []);
    },
    write: (ec2, SnapshotId, CreateVolumePermission) =>
      ec2.send(new ModifySnapshotAttributeCommand({ SnapshotId, Attribute: VOLUMES, CreateVolumePermission })),
    command: (id, json) =>
      cli('ec2 modify-snapshot-attribute', {
        'snapshot-id': id,
        attribute: VOLUMES,
        'create-volume-permission': { json },
      }),
  },
} satisfies Record<string, Kind>;

interface Props {
  of: keyof typeof KINDS;
  id: string;
}

function useSharing({ of, id }: Props) {
  const ec2 = useEc2();
  return useOne(`${of} sharing`, id, () => KINDS[of].read(ec2, id));
}

function Form({ of, id, before, onClose }: Props & { before: Sharing; onClose(): void }) {
  const ec2 = useEc2();
  const kind: Kind = KINDS[of];
  return (
    <SharingForm
      id={id}
      before={before}
      command={(change) => kind.command(id, change)}
      run={(change) => kind.write(ec2, id, change)}
      onClose={onClose}
    />
  );
}

/** Who may launch an image, or make volumes from a snapshot, over a page. */
export function ResourceSharing({ of, id, onClose }: Props & { onClose(): void }) {
  const { data } = useSharing({ of, id });
  return data ? <Form of={of} id={id} before={data} onClose={onClose} /> : null;
}

/** The same as a part of its page. */
export function ResourceSharingPanel({ of, id }: Props) {
  const query = useSharing({ of, id });
  return <SharingPanel query={query} form={(before, close) => <Form of={of} id={id} before={before} onClose={close} />} />;
}
