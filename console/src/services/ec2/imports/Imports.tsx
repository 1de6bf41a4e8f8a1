import { CancelImportTaskCommand, DescribeImportImageTasksCommand, DescribeImportSnapshotTasksCommand } from '@aws-sdk/client-ec2';
import type { EC2Client } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import type { PageOf } from '../../../parts/usePaged';
import { Written } from '../../../parts/Written';
import { useRegion } from '../../../session/region';
import { nameOf } from '../names';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { ImportButton } from './ImportButton';
import { isActive, ofImage, ofSnapshot } from './tasks';
import type { Kind, Task } from './tasks';
import { IMPORTS } from './texts';

const KINDS: readonly Kind[] = ['image', 'snapshot'];
const MaxResults = 100;

const INDICATORS: Record<string, StatusIndicatorProps.Type> = {
  active: 'in-progress',
  completed: 'success',
  deleting: 'in-progress',
};

async function load(ec2: EC2Client, kind: Kind, NextToken: string | undefined): Promise<PageOf<Task>> {
  if (kind === 'image') {
    const page = await ec2.send(new DescribeImportImageTasksCommand({ NextToken, MaxResults }));
    return { items: (page.ImportImageTasks ?? []).map(ofImage), next: page.NextToken };
  }
  const page = await ec2.send(new DescribeImportSnapshotTasksCommand({ NextToken, MaxResults }));
  return { items: (page.ImportSnapshotTasks ?? []).map(ofSnapshot), next: page.NextToken };
}

/** Imports of images and snapshots out of buckets, how far they are, and why they failed. */
export default function Imports() {
  const texts = useTexts(IMPORTS);
  const [search, setSearch] = useSearchParams();
  usePage('ec2', { text: texts.title, path: '/ec2/imports' });
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={texts.help}>
        {texts.title}
      </Header>
      <Tabs
        activeTabId={search.get('tab') ?? 'image'}
        onChange={({ detail }) => setSearch({ tab: detail.activeTabId }, { replace: true })}
        tabs={KINDS.map((kind) => ({ id: kind, label: texts.tabs[kind], content: <Tasks kind={kind} /> }))}
      />
    </SpaceBetween>
  );
}

function Tasks({ kind }: { kind: Kind }) {
  const texts = useTexts(IMPORTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const list = usePaged<Task>(
    ['ec2', region, 'imports', kind],
    (token) => load(ec2, kind, token),
    (items) => items.some(isActive),
  );
  const only = list.items.find((one) => one.id === chosen);
  const made = kind === 'image' ? 'images' : 'snapshots';
  return (
    <>
      <ResourceTable<Task>
        id={`ec2.imports.${kind}`}
        variant="container"
        title={texts.tables[kind]}
        list={list}
        keyOf={(one) => one.id}
        nameOf={(one) => one.id}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.id ?? '')}
        empty={texts.none}
        commands={`aws ec2 describe-import-${kind}-tasks`}
        columns={[
          { id: 'id', header: texts.id, cell: (one) => `${one.id}${nameOf(one) ? ` (${nameOf(one)})` : ''}`, value: (one) => one.id, width: 250 },
          { id: 'status', header: texts.status, cell: (one) => <State task={one} />, value: (one) => one.status, width: 160 },
          { id: 'progress', header: texts.progress, cell: (one) => (one.progress ? `${one.progress} %` : '-'), width: 120 },
          {
            id: 'made',
            header: texts.made[kind],
            cell: (one) => (one.made ? <To path={`/ec2/${made}/${one.made}`}>{one.made}</To> : '-'),
            value: (one) => one.made,
            width: 230,
          },
          { id: 'from', header: texts.from, cell: (one) => one.from ?? '-', value: (one) => one.from, width: 240 },
          { id: 'format', header: texts.format, value: (one) => one.format, width: 110 },
          { id: 'message', header: texts.message, cell: (one) => one.message ?? '-', value: (one) => one.message, width: 260 },
          { id: 'description', header: texts.description, cell: (one) => one.description || '-', value: (one) => one.description, width: 200 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only || !isActive(only)} onClick={() => setAsked(true)}>
              {texts.cancel}
            </Button>
            <ImportButton kind={kind} />
          </>
        )}
      />
      {asked && only && <Cancel id={only.id} onClose={() => setAsked(false)} />}
    </>
  );
}

function State({ task }: { task: Task }) {
  const texts = useTexts(IMPORTS);
  const status = task.status ?? '';
  return <StatusIndicator type={INDICATORS[status] ?? 'stopped'}>{texts.statuses[status] ?? status}</StatusIndicator>;
}

function Cancel({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(IMPORTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const [reason, setReason] = useState('');
  return (
    <FormModal
      title={`${texts.cancel}: ${id}`}
      label={texts.cancel}
      commands={cli('ec2 cancel-import-task', { 'import-task-id': id, 'cancel-reason': reason })}
      run={() => ec2.send(new CancelImportTaskCommand({ ImportTaskId: id, CancelReason: reason || undefined }))}
      onDone={() => changed(texts.cancelled(id))}
      onClose={onClose}
    >
      {texts.cancelHelp}
      <Written label={texts.reason} optional value={reason} autoFocus onChange={setReason} />
    </FormModal>
  );
}
