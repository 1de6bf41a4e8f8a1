import {
  ListImagesInRecycleBinCommand,
  ListSnapshotsInRecycleBinCommand,
  RestoreImageFromRecycleBinCommand,
  RestoreSnapshotFromRecycleBinCommand,
} from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { usePaged } from '../../../parts/usePaged';
import type { PageOf } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { Rules } from '../retention/Rules';
import { RETENTION } from '../retention/texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { RECYCLE } from './texts';

interface Binned {
  id: string;
  description?: string;
  entered?: Date;
  exits?: Date;
}

interface Kind {
  id: 'snapshots' | 'images';
  list: string;
  restore: string;
  option: string;
  load(ec2: EC2Client, token: string | undefined): Promise<PageOf<Binned>>;
  recover(ec2: EC2Client, id: string): Promise<unknown>;
}

const MaxResults = 100;

const KINDS: readonly Kind[] = [
  {
    id: 'snapshots',
    list: 'list-snapshots-in-recycle-bin',
    restore: 'restore-snapshot-from-recycle-bin',
    option: 'snapshot-id',
    load: async (ec2, NextToken) => {
      const page = await ec2.send(new ListSnapshotsInRecycleBinCommand({ NextToken, MaxResults }));
      const items = (page.Snapshots ?? []).map((one) => ({
        id: one.SnapshotId ?? '',
        description: one.Description,
        entered: one.RecycleBinEnterTime,
        exits: one.RecycleBinExitTime,
      }));
      return { items, next: page.NextToken };
    },
    recover: (ec2, id) => ec2.send(new RestoreSnapshotFromRecycleBinCommand({ SnapshotId: id })),
  },
  {
    id: 'images',
    list: 'list-images-in-recycle-bin',
    restore: 'restore-image-from-recycle-bin',
    option: 'image-id',
    load: async (ec2, NextToken) => {
      const page = await ec2.send(new ListImagesInRecycleBinCommand({ NextToken, MaxResults }));
      const items = (page.Images ?? []).map((one) => ({
        id: one.ImageId ?? '',
        description: one.Name ?? one.Description,
        entered: one.RecycleBinEnterTime,
        exits: one.RecycleBinExitTime,
      }));
      return { items, next: page.NextToken };
    },
    recover: (ec2, id) => ec2.send(new RestoreImageFromRecycleBinCommand({ ImageId: id })),
  },
];

/** What was deleted and can be had back. */
export default function RecycleBin() {
  const texts = useTexts(RECYCLE);
  const retention = useTexts(RETENTION);
  const [search, setSearch] = useSearchParams();
  usePage('ec2', { text: texts.title, path: '/ec2/recycle' });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={texts.help}>
        {texts.title}
      </Header>
      <Tabs
        activeTabId={search.get('tab') ?? 'snapshots'}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId }, { replace: true })}
        tabs={[
          ...KINDS.map((kind) => ({ id: kind.id, label: texts[kind.id], content: <Bin kind={kind} /> })),
          { id: 'rules', label: retention.title, content: <Rules /> },
        ]}
      />
    </SpaceBetween>
  );
}

function Bin({ kind }: { kind: Kind }) {
  const texts = useTexts(RECYCLE);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const list = usePaged<Binned>(['ec2', region, 'recycle', kind.id], (token) => kind.load(ec2, token));
  const only = list.items.find((one) => one.id === chosen);
  return (
    <>
      <ResourceTable<Binned>
        id={`ec2.recycle.${kind.id}`}
        variant="container"
        title={texts[kind.id]}
        list={list}
        keyOf={(one) => one.id}
        nameOf={(one) => one.id}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.id ?? '')}
        empty={texts.none}
        commands={`aws ec2 ${kind.list}`}
        columns={[
          { id: 'id', header: texts.id, value: (one) => one.id, width: 230 },
          { id: 'description', header: texts.description, cell: (one) => one.description || '-', value: (one) => one.description, width: 220 },
          { id: 'entered', header: texts.entered, time: (one) => one.entered, width: 260 },
          { id: 'exits', header: texts.exits, time: (one) => one.exits, width: 260 },
        ]}
        actions={() => (
          <Button disabled={!only} onClick={() => setAsked(true)}>
            {texts.recover}
          </Button>
        )}
      />
      {asked && only && (
        <Confirm
          title={`${texts.recover}: ${only.id}`}
          label={texts.recover}
          commands={cli(`ec2 ${kind.restore}`, { [kind.option]: only.id })}
          run={() => kind.recover(ec2, only.id)}
          onDone={() => changed(texts.recovered(only.id))}
          onClose={() => setAsked(false)}
        >
          {texts.recoverHelp}
        </Confirm>
      )}
    </>
  );
}
