import { DeleteAnalyzerCommand } from '@aws-sdk/client-accessanalyzer';
import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { CreateAnalyzer } from './CreateAnalyzer';
import { RegionChoice } from './RegionChoice';
import { ANALYZER } from './texts';
import { useAccessAnalyzer, useAnalyzers } from './useAnalyzer';

export default function Analyzers() {
  const texts = useTexts(ANALYZER);
  const parts = useTexts(PARTS);
  const api = useAccessAnalyzer();
  const query = useAnalyzers();
  const [selected, setSelected] = useState('');
  const [asked, setAsked] = useState<'create' | 'delete'>();
  usePage('iam', { text: texts.analyzers, path: '/iam/access_analyzer/analyzers' });
  const only = query.data?.find((one) => one.name === selected);
  const close = () => setAsked(undefined);
  return (
    <>
      <ResourceTable<AnalyzerSummary>
        id="iam.analyzers"
        title={texts.analyzers}
        description={texts.analyzersHelp}
        list={whole(query)}
        keyOf={(one) => one.arn ?? ''}
        nameOf={(one) => one.name ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setSelected(one?.name ?? '')}
        empty={texts.noAnalyzers}
        commands="aws accessanalyzer list-analyzers"
        columns={[
          {
            id: 'name',
            header: texts.name,
            cell: (one) => <To path={`/iam/access_analyzer/analyzers/${encodeURIComponent(one.name ?? '')}`}>{one.name}</To>,
            value: (one) => one.name,
            width: 240,
          },
          { id: 'zone', header: texts.zone, value: (one) => (one.type === 'ACCOUNT' ? texts.zoneAccount : one.type), width: 180 },
          { id: 'status', header: texts.status, value: (one) => (one.status === 'ACTIVE' ? texts.statuses.ACTIVE : one.status), width: 140 },
          { id: 'last', header: texts.lastResource, value: (one) => one.lastResourceAnalyzed ?? '-', width: 280 },
          { id: 'created', header: texts.created, time: (one) => one.createdAt, width: 240 },
        ]}
        actions={() => (
          <>
            <RegionChoice />
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createAnalyzer}
            </Button>
          </>
        )}
      />
      {asked === 'create' && <CreateAnalyzer onDone={() => void query.refetch()} onClose={close} />}
      {asked === 'delete' && only && (
        <Confirm
          title={texts.deleteAnalyzer}
          word={selected}
          commands={cli('accessanalyzer delete-analyzer', { 'analyzer-name': selected })}
          run={() => api.send(new DeleteAnalyzerCommand({ analyzerName: selected }))}
          onDone={() => {
            notifyDone(texts.deleted(selected));
            setSelected('');
            void query.refetch();
          }}
          onClose={close}
        >
          {texts.deleteAnalyzerHelp}
        </Confirm>
      )}
    </>
  );
}
