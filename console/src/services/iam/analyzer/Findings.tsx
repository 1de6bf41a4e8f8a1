import { ListFindingsCommand, UpdateFindingsCommand } from '@aws-sdk/client-accessanalyzer';
import type { FindingStatus, FindingSummary } from '@aws-sdk/client-accessanalyzer';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { CreateAnalyzer } from './CreateAnalyzer';
import { words } from './findings';
import { RegionChoice } from './RegionChoice';
import { ANALYZER } from './texts';
import { useAccessAnalyzer, useAnalyzers } from './useAnalyzer';

export default function Findings() {
  const texts = useTexts(ANALYZER);
  const analyzers = useAnalyzers();
  const region = useRegion();
  const [asked, setAsked] = useState(false);
  usePage('iam', { text: texts.findings, path: '/iam/access_analyzer' });
  const arn = analyzers.data?.[0]?.arn;
  if (arn) {
    return <FindingTable key={arn} analyzer={arn} />;
  }
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={texts.findingsHelp(region)} actions={<RegionChoice />}>
        {texts.findings}
      </Header>
      {analyzers.error && <Failed failure={analyzers.error} onRetry={() => void analyzers.refetch()} />}
      {analyzers.data && (
        <Box textAlign="center">
          <SpaceBetween size="m">
            <b>{texts.noAnalyzer}</b>
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.createAnalyzer}
            </Button>
          </SpaceBetween>
        </Box>
      )}
      {asked && <CreateAnalyzer onDone={() => void analyzers.refetch()} onClose={() => setAsked(false)} />}
    </SpaceBetween>
  );
}

type Shown = FindingStatus | 'ALL';

function FindingTable({ analyzer }: { analyzer: string }) {
  const texts = useTexts(ANALYZER);
  const region = useRegion();
  const api = useAccessAnalyzer();
  const [status, setStatus] = useState<Shown>('ACTIVE');
  const [selected, setSelected] = useState<FindingSummary[]>([]);
  const filter = status === 'ALL' ? undefined : { status: { eq: [status] } };
  const list = usePaged<FindingSummary>(['iam', 'findings', analyzer, status], async (nextToken) => {
    const page = await api.send(new ListFindingsCommand({ analyzerArn: analyzer, filter, maxResults: 100, nextToken }));
    return { items: page.findings ?? [], next: page.nextToken };
  });
  const update = useMutation({
    mutationFn: (to: 'ACTIVE' | 'ARCHIVED') =>
      api.send(new UpdateFindingsCommand({ analyzerArn: analyzer, status: to, ids: selected.flatMap((one) => one.id ?? []) })),
    onSuccess: (_, to) => {
      notifyDone(to === 'ARCHIVED' ? texts.archived : texts.unarchived);
      setSelected([]);
      list.refresh();
    },
  });
  const statuses = (['ACTIVE', 'ARCHIVED', 'RESOLVED', 'ALL'] as const).map((value) => ({
    value,
    label: value === 'ALL' ? texts.all : texts.statuses[value],
  }));
  const all = (wanted: FindingStatus) => selected.length > 0 && selected.every((one) => one.status === wanted);
  const principal = (one: FindingSummary) => (one.isPublic ? texts.everyone : words(one.principal) || '-');
  return (
    <>
      {update.error && <Failed failure={update.error} />}
      <ResourceTable<FindingSummary>
        id="iam.findings"
        title={texts.findings}
        description={texts.findingsHelp(region)}
        list={list}
        keyOf={(one) => one.id ?? ''}
        nameOf={(one) => one.id ?? ''}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noFindings}
        commands={[
          cli('accessanalyzer list-findings', { 'analyzer-arn': analyzer, filter: filter && { json: filter } }),
          ...(selected.length > 0
            ? [
                cli('accessanalyzer update-findings', {
                  'analyzer-arn': analyzer,
                  ids: selected.flatMap((one) => one.id ?? []),
                  status: all('ARCHIVED') ? 'ACTIVE' : 'ARCHIVED',
                }),
              ]
            : []),
        ]}
        columns={[
          {
            id: 'id',
            header: texts.finding,
            cell: (one) => <To path={`/iam/access_analyzer/findings/${one.id}`}>{one.id}</To>,
            value: (one) => one.id,
            width: 320,
          },
          { id: 'resource', header: texts.resource, value: (one) => one.resource ?? '-', width: 280 },
          { id: 'type', header: texts.resourceType, value: (one) => one.resourceType, width: 180 },
          { id: 'principal', header: texts.principal, value: principal, width: 220 },
          { id: 'condition', header: texts.condition, value: (one) => words(one.condition) || '-', width: 180 },
          { id: 'access', header: texts.access, value: (one) => one.action?.join(', ') ?? '-', width: 220 },
          { id: 'updated', header: texts.updated, time: (one) => one.updatedAt, width: 240 },
          { id: 'status', header: texts.status, value: (one) => (one.status ? texts.statuses[one.status] : '-'), width: 140 },
        ]}
        actions={() => (
          <>
            <RegionChoice />
            <Select
              options={statuses}
              inlineLabelText={texts.status}
              selectedOption={statuses.find((one) => one.value === status) ?? null}
              onChange={({ detail }) => {
                setSelected([]);
                setStatus(detail.selectedOption.value as Shown);
              }}
            />
            <Button disabled={!all('ARCHIVED')} loading={update.isPending} onClick={() => update.mutate('ACTIVE')}>
              {texts.unarchive}
            </Button>
            <Button disabled={!all('ACTIVE')} loading={update.isPending} onClick={() => update.mutate('ARCHIVED')}>
              {texts.archive}
            </Button>
          </>
        )}
      />
    </>
  );
}
