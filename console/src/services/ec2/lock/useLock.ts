import { DescribeLockedSnapshotsCommand } from '@aws-sdk/client-ec2';
import type { LockedSnapshotsInfo } from '@aws-sdk/client-ec2';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';

/** The lock of a snapshot, also one that has expired; null where there is none. */
export function useLock(id: string) {
  const ec2 = useEc2();
  return useOne<LockedSnapshotsInfo>(
    'lock',
    id,
    async () => (await ec2.send(new DescribeLockedSnapshotsCommand({ SnapshotIds: [id] }))).Snapshots?.[0],
  );
}
