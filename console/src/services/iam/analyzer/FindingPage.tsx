import { GetFindingCommand, StartResourceScanCommand, UpdateFindingsCommand } from '@aws-sdk/client-accessanalyzer';
import type { Finding } from '@aws-sdk/client-accessanalyzer';
import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Cli } from '../../../parts/CliCommand';
import { Copy } from '../../../parts/Copy';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { pageOf, words } from './findings';
import { ANALYZER } from './texts';
import { useAccessAnalyzer, useAnalyzers } from './useAnalyzer';

/** Who of outside gets at a resource, by what, and what to do about it. */
export default function FindingPage() {
  const texts = useTexts(ANALYZER);
  const { id = '' } = useParams();
  const api = useAccessAnalyzer();
  const navigate = useNavigate();
  const analyzers = useAnalyzers();
  const analyzerArn = analyzers.data?.[0]?.arn;
  usePage('iam', { text: texts.findings, path: '/iam/access_analyzer' }, { text: id, path: `/iam/access_analyzer/findings/${id}` });
  const query = useQuery({
    queryKey: ['iam', 'finding', analyzerArn, id],
    enabled: analyzerArn !== undefined,
    queryFn: async () => (await api.send(new GetFindingCommand({ analyzerArn, id }))).finding,
  });
  const finding = query.data;
  const next = finding?.status === 'ARCHIVED' ? 'ACTIVE' : 'ARCHIVED';
  const archive = useMutation({
    mutationFn: () => api.send(new UpdateFindingsCommand({ analyzerArn, ids: [id], status: next })),
    onSuccess: () => {
      notifyDone(next === 'ARCHIVED' ? texts.archived : texts.unarchived);
      void query.refetch();
    },
  });
  const rescan = useMutation({
    mutationFn: () => api.send(new StartResourceScanCommand({ analyzerArn, resourceArn: finding?.resource })),
    onSuccess: () => {
      notifyDone(texts.rescanned);
      void query.refetch();
    },
  });
  const error = analyzers.error ?? query.error ?? archive.error ?? rescan.error;
  const page = pageOf(finding?.resource ?? '');
  return (
    <SpaceBetween size="m">
      <Header
        variant="h1"
        description={texts.archiveHelp}
        actions={
          <div className="actions">
            <Button disabled={!finding} loading={rescan.isPending} onClick={() => rescan.mutate()}>
              {texts.rescan}
            </Button>
            {page && <Button onClick={() => void navigate(page)}>{texts.notIntended}</Button>}
            <Button
              variant="primary"
              disabled={!finding || finding.status === 'RESOLVED'}
              loading={archive.isPending}
              onClick={() => archive.mutate()}
            >
              {next === 'ARCHIVED' ? texts.archive : texts.unarchive}
            </Button>
          </div>
        }
      >
        {id}
      </Header>
      {error && <Failed failure={error} />}
      {analyzers.data?.length === 0 && <Alert type="info">{texts.noAnalyzer}</Alert>}
      {finding && <Details finding={finding} />}
      <Cli
        commands={[
          cli('accessanalyzer get-finding', { 'analyzer-arn': analyzerArn ?? 'ARN', id }),
          cli('accessanalyzer update-findings', { 'analyzer-arn': analyzerArn ?? 'ARN', ids: [id], status: next }),
          cli('accessanalyzer start-resource-scan', { 'analyzer-arn': analyzerArn ?? 'ARN', 'resource-arn': finding?.resource ?? 'ARN' }),
        ]}
      />
    </SpaceBetween>
  );
}

function Details({ finding }: { finding: Finding }) {
  const texts = useTexts(ANALYZER);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const sources = finding.sources?.map((one) => (one.type ? texts.sources[one.type] : '-')).join(', ');
  return (
    <Container header={<Header>{texts.summary}</Header>}>
      <KeyValuePairs
        columns={2}
        items={[
          { label: texts.resource, value: <Copy text={finding.resource ?? '-'} /> },
          { label: texts.resourceType, value: finding.resourceType },
          { label: texts.principal, value: <span className="wrap">{finding.isPublic ? texts.everyone : words(finding.principal) || '-'}</span> },
          { label: texts.isPublic, value: finding.isPublic ? parts.yes : parts.no },
          { label: texts.condition, value: <span className="wrap">{words(finding.condition) || '-'}</span> },
          { label: texts.sharedThrough, value: sources || '-' },
          { label: texts.access, value: <span className="wrap">{finding.action?.join(', ') ?? '-'}</span> },
          { label: texts.status, value: finding.status ? texts.statuses[finding.status] : '-' },
          { label: texts.owner, value: finding.resourceOwnerAccount },
          { label: texts.created, value: moment(finding.createdAt, language) },
          { label: texts.updated, value: moment(finding.updatedAt, language) },
          { label: texts.analyzed, value: moment(finding.analyzedAt, language) },
        ]}
      />
    </Container>
  );
}
