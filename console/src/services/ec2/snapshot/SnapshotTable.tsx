import { DescribeSnapshotsCommand } from '@aws-sdk/client-ec2';
import type { DescribeSnapshotsCommandInput, Snapshot } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { useSession } from '../../../session/session';
import { ImportButton } from '../imports/ImportButton';
import { nameOf } from '../names';
import { Owners, useOwner } from '../Owners';
import type { Owner } from '../Owners';
import { Status } from '../Status';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { SnapshotOf } from '../volume/SnapshotOf';
import { CreateSnapshot } from './CreateSnapshot';
import { SnapshotActions } from './SnapshotActions';
import { SNAPSHOT } from './texts';

const WHOSE: Readonly<Record<Owner, DescribeSnapshotsCommandInput>> = {
  self: { OwnerIds: ['self'] },
  shared: { RestorableByUserIds: ['self'] },
  public: { RestorableByUserIds: ['all'] },
};

/** Snapshots: those that were made of one volume, or all of an owner's. */
export function SnapshotTable({ volume }: { volume?: string }) {
  const texts = useTexts(SNAPSHOT);
  const ec2Texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const { session } = useSession();
  const ec2 = useEc2();
  const region = useRegion();
  const [owner, setOwner] = useOwner();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const list = usePaged<Snapshot>(
    ['ec2', region, 'snapshots', volume ?? owner],
    async (NextToken) => {
      const wanted = volume ? { Filters: [{ Name: 'volume-id', Values: [volume] }], OwnerIds: ['self'] } : WHOSE[owner];
      const page = await ec2.send(new DescribeSnapshotsCommand({ ...wanted, NextToken, MaxResults: 100 }));
      const items = page.Snapshots ?? [];
      const others = owner === 'shared' && !volume;
      return { items: others ? items.filter((one) => one.OwnerId !== session.account) : items, next: page.NextToken };
    },
    (items) => items.some((one) => one.State === 'pending'),
  );
  const selected = list.items.filter((one) => chosen.includes(one.SnapshotId ?? ''));
  return (
    <>
      <ResourceTable<Snapshot>
        id="ec2.snapshots"
        variant={volume ? 'container' : 'full-page'}
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.SnapshotId ?? ''}
        nameOf={(one) => one.SnapshotId ?? ''}
        selection="multi"
        selected={selected}
        onSelect={(items) => setChosen(items.map((one) => one.SnapshotId ?? ''))}
        empty={texts.none}
        commands={
          volume
            ? `aws ec2 describe-snapshots --filters Name=volume-id,Values=${volume}`
            : `aws ec2 describe-snapshots ${owner === 'self' ? '--owner-ids self' : `--restorable-by-user-ids ${owner === 'shared' ? 'self' : 'all'}`}`
        }
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/ec2/snapshots/${one.SnapshotId}`}>{one.SnapshotId}</To>,
            value: (one) => one.SnapshotId,
            width: 230,
          },
          { id: 'name', header: ec2Texts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 140 },
          { id: 'size', header: texts.size, cell: (one) => `${one.VolumeSize} GiB`, value: (one) => one.VolumeSize, width: 130 },
          { id: 'state', header: texts.status, cell: (one) => <Status state={one.State} />, value: (one) => one.State, width: 160 },
          { id: 'progress', header: texts.progress, cell: (one) => one.Progress ?? '-', value: (one) => one.Progress, width: 120 },
          {
            id: 'description',
            header: texts.description,
            cell: (one) => one.Description || '-',
            value: (one) => one.Description,
            width: 230,
          },
          {
            id: 'volume',
            header: texts.volume,
            cell: (one) => <To path={`/ec2/volumes/${one.VolumeId}`}>{one.VolumeId}</To>,
            value: (one) => one.VolumeId,
            width: 230,
          },
          {
            id: 'started',
            header: texts.started,
            cell: (one) => moment(one.StartTime, language),
            value: (one) => one.StartTime?.toISOString(),
            width: 260,
          },
          {
            id: 'owner',
            header: ec2Texts.owner,
            value: (one) => one.OwnerAlias ?? one.OwnerId,
            hidden: true,
          },
          {
            id: 'encrypted',
            header: ec2Texts.encrypted,
            value: (one) => (one.Encrypted ? parts.yes : parts.no),
            hidden: true,
          },
        ]}
        actions={() => (
          <>
            {!volume && <Owners owner={owner} onChange={setOwner} />}
            {!volume && <ImportButton kind="snapshot" />}
            <SnapshotActions snapshots={selected} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked && !volume && <CreateSnapshot onClose={() => setAsked(false)} />}
      {asked && volume && <SnapshotOf volume={volume} onClose={() => setAsked(false)} />}
    </>
  );
}
