import { SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { ContextEntry, EvaluationResult } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import Textarea from '@cloudscape-design/components/textarea';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Cli } from '../../parts/CliCommand';
import { Failed } from '../../parts/Failed';
import { isJson, problem } from '../../parts/JsonEditor';
import { PARTS } from '../../parts/texts';
import { useSession } from '../../session/session';
import { IAM } from './texts';
import { useIam } from './useIam';

/** Asks IAM what it would decide. */
export default function Simulator() {
  const texts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const { session } = useSession();
  const [principal, setPrincipal] = useState(session.root ? `arn:aws:iam::${session.account}:user/` : (session.arn ?? ''));
  const [actions, setActions] = useState('s3:GetObject\ns3:ListAllMyBuckets');
  const [resources, setResources] = useState('*');
  const [context, setContext] = useState('');
  usePage('iam', { text: texts.simulator, path: '/iam/simulator' });
  const input = {
    PolicySourceArn: principal.trim(),
    ActionNames: lines(actions),
    ResourceArns: lines(resources),
    ContextEntries: isJson(context) ? entries(JSON.parse(context)) : undefined,
  };
  const run = useMutation({
    mutationFn: async () => (await iam.send(new SimulatePrincipalPolicyCommand(input))).EvaluationResults ?? [],
  });
  const wrong = context.trim() ? problem(context) : undefined;
  return (
    <SpaceBetween size="l">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run.mutate();
        }}
      >
        <Form
          header={
            <Header variant="h1" description={texts.simulatorHelp}>
              {texts.simulator}
            </Header>
          }
          actions={
            <Button variant="primary" loading={run.isPending} disabled={wrong !== undefined}>
              {texts.simulate}
            </Button>
          }
        >
          <Container>
            <SpaceBetween size="m">
              <FormField label={texts.principal} constraintText={texts.arn} stretch>
                <Input value={principal} spellcheck={false} onChange={({ detail }) => setPrincipal(detail.value)} />
              </FormField>
              <FormField label={texts.actionNames} constraintText={texts.actionsHelp} stretch>
                <Textarea value={actions} rows={3} spellcheck={false} onChange={({ detail }) => setActions(detail.value)} />
              </FormField>
              <FormField label={texts.resourceArns} stretch>
                <Textarea
                  value={resources}
                  rows={2}
                  spellcheck={false}
                  onChange={({ detail }) => setResources(detail.value)}
                />
              </FormField>
              <FormField
                label={`${texts.context} - ${parts.optional}`}
                constraintText={texts.contextHelp}
                errorText={wrong}
                stretch
              >
                <Textarea value={context} rows={2} spellcheck={false} onChange={({ detail }) => setContext(detail.value)} />
              </FormField>
              <Cli
                commands={cli('iam simulate-principal-policy', {
                  'policy-source-arn': input.PolicySourceArn,
                  'action-names': input.ActionNames,
                  'resource-arns': input.ResourceArns,
                  'context-entries': input.ContextEntries && { json: input.ContextEntries },
                })}
              />
            </SpaceBetween>
          </Container>
        </Form>
      </form>
      {run.error && <Failed failure={run.error} />}
      {run.data && <Results results={run.data} />}
    </SpaceBetween>
  );
}

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The condition keys of a JSON object; their kind is that of the value. */
function entries(context: unknown): ContextEntry[] {
  return Object.entries(context as Record<string, unknown>).map(([name, value]) => ({
    ContextKeyName: name,
    ContextKeyValues: (Array.isArray(value) ? value : [value]).map(String),
    ContextKeyType:
      typeof value === 'boolean'
        ? 'boolean'
        : typeof value === 'number'
          ? 'numeric'
          : Array.isArray(value)
            ? 'stringList'
            : 'string',
  }));
}

function Results({ results }: { results: EvaluationResult[] }) {
  const texts = useTexts(IAM);
  return (
    <Table
      header={<Header counter={`(${results.length})`}>{texts.results}</Header>}
      items={results}
      wrapLines
      columnDefinitions={[
        { id: 'action', header: texts.actionsLabel, cell: (one) => one.EvalActionName, isRowHeader: true },
        { id: 'resource', header: texts.resourcesLabel, cell: (one) => one.EvalResourceName },
        {
          id: 'decision',
          header: texts.decision,
          cell: (one) => (
            <StatusIndicator type={one.EvalDecision === 'allowed' ? 'success' : 'error'}>
              {one.EvalDecision ? texts.decisions[one.EvalDecision] : '-'}
            </StatusIndicator>
          ),
        },
        {
          id: 'matched',
          header: texts.matched,
          cell: (one) =>
            (one.MatchedStatements ?? [])
              .map((match) => `${match.SourcePolicyId} (${match.SourcePolicyType})`)
              .join(', ') || '-',
        },
        {
          id: 'missing',
          header: texts.missingContext,
          cell: (one) => (one.MissingContextValues ?? []).join(', ') || '-',
        },
      ]}
    />
  );
}
