import type { EvaluationResult } from '@aws-sdk/client-iam';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { useTexts } from '../../../i18n/language';
import { SIMULATOR } from './texts';

/** What would be decided, and by which statement. */
export function Results({ results }: { results: readonly EvaluationResult[] }) {
  const texts = useTexts(SIMULATOR);
  return (
    <Table
      header={<Header counter={`(${results.length})`}>{texts.results}</Header>}
      items={results}
      wrapLines
      columnDefinitions={[
        { id: 'action', header: texts.action, cell: (one) => one.EvalActionName, isRowHeader: true },
        { id: 'resource', header: texts.resource, cell: (one) => one.EvalResourceName },
        { id: 'decision', header: texts.decision, cell: (one) => <Decision result={one} /> },
        { id: 'matched', header: texts.matched, cell: (one) => <Matched result={one} /> },
        {
          id: 'missing',
          header: texts.missing,
          cell: (one) => (one.MissingContextValues ?? []).join(', ') || '-',
        },
      ]}
    />
  );
}

function Decision({ result }: { result: EvaluationResult }) {
  const texts = useTexts(SIMULATOR);
  return (
    <>
      <StatusIndicator type={result.EvalDecision === 'allowed' ? 'success' : 'error'}>
        {result.EvalDecision ? texts.decisions[result.EvalDecision] : '-'}
      </StatusIndicator>
      {result.PermissionsBoundaryDecisionDetail?.AllowedByPermissionsBoundary === false && (
        <Box fontSize="body-s">{texts.outside}</Box>
      )}
      {result.OrganizationsDecisionDetail?.AllowedByOrganizations === false && (
        <Box fontSize="body-s">{texts.outsideOrganization}</Box>
      )}
    </>
  );
}

function Matched({ result }: { result: EvaluationResult }) {
  const texts = useTexts(SIMULATOR);
  const all = result.MatchedStatements ?? [];
  if (all.length === 0) {
    return '-';
  }
  return all.map((one, index) => (
    <div key={index}>{texts.at(one.SourcePolicyId ?? '-', one.SourcePolicyType ?? '-', one.StartPosition?.Line)}</div>
  ));
}
