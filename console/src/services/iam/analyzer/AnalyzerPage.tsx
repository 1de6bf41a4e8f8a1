import { GetAnalyzerCommand, TagResourceCommand, UntagResourceCommand } from '@aws-sdk/client-accessanalyzer';
import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tabs from '@cloudscape-design/components/tabs';
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { ManagedTags } from '../../../parts/ManagedTags';
import type { Tag } from '../../../parts/tagChanges';
import { PARTS } from '../../../parts/texts';
import { useRegion } from '../../../session/region';
import { Previews } from './Previews';
import { Rules } from './Rules';
import { ANALYZER } from './texts';
import { useAccessAnalyzer } from './useAnalyzer';

export default function AnalyzerPage() {
  const texts = useTexts(ANALYZER);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const { name = '' } = useParams();
  const api = useAccessAnalyzer();
  const region = useRegion();
  usePage(
    'iam',
    { text: texts.analyzers, path: '/iam/access_analyzer/analyzers' },
    { text: name, path: `/iam/access_analyzer/analyzers/${encodeURIComponent(name)}` },
  );
  const query = useQuery({
    queryKey: ['iam', 'analyzer', region, name],
    queryFn: async () => (await api.send(new GetAnalyzerCommand({ analyzerName: name }))).analyzer,
  });
  const analyzer = query.data;
  return (
    <SpaceBetween size="m">
      <Header variant="h1">{name}</Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {analyzer && (
        <SpaceBetween size="m">
          <Container header={<Header>{texts.summary}</Header>}>
            <KeyValuePairs
              columns={2}
              items={[
                { label: 'ARN', value: <Copy text={analyzer.arn ?? ''} /> },
                { label: texts.status, value: analyzer.status === 'ACTIVE' ? texts.statuses.ACTIVE : analyzer.status },
                { label: texts.zone, value: analyzer.type === 'ACCOUNT' ? texts.zoneAccount : analyzer.type },
                { label: texts.created, value: moment(analyzer.createdAt, language) },
                { label: texts.lastResource, value: <span className="wrap">{analyzer.lastResourceAnalyzed ?? '-'}</span> },
                { label: texts.analyzed, value: moment(analyzer.lastResourceAnalyzedAt, language) },
              ]}
            />
          </Container>
          <Tabs
            tabs={[
              { id: 'rules', label: texts.rules, content: <Rules analyzer={name} arn={analyzer.arn ?? ''} /> },
              { id: 'previews', label: texts.previews, content: <Previews arn={analyzer.arn ?? ''} /> },
              { id: 'tags', label: parts.tags, content: <AnalyzerTags analyzer={analyzer} onDone={() => void query.refetch()} /> },
            ]}
          />
        </SpaceBetween>
      )}
    </SpaceBetween>
  );
}

function AnalyzerTags({ analyzer, onDone }: { analyzer: AnalyzerSummary; onDone(): void }) {
  const texts = useTexts(ANALYZER);
  const api = useAccessAnalyzer();
  const resourceArn = analyzer.arn;
  const named = (tags: readonly Tag[]) => Object.fromEntries(tags.map((one) => [one.Key, one.Value]));
  return (
    <ManagedTags
      tags={Object.entries(analyzer.tags ?? {}).map(([Key, Value]) => ({ Key, Value }))}
      commands={({ put, remove }) => [
        ...(put.length > 0 ? [cli('accessanalyzer tag-resource', { 'resource-arn': resourceArn, tags: { json: named(put) } })] : []),
        ...(remove.length > 0 ? [cli('accessanalyzer untag-resource', { 'resource-arn': resourceArn, 'tag-keys': remove })] : []),
      ]}
      save={async ({ put, remove }) => {
        if (remove.length > 0) {
          await api.send(new UntagResourceCommand({ resourceArn, tagKeys: remove }));
        }
        if (put.length > 0) {
          await api.send(new TagResourceCommand({ resourceArn, tags: named(put) }));
        }
      }}
      onSaved={() => {
        notifyDone(texts.saved);
        onDone();
      }}
    />
  );
}
