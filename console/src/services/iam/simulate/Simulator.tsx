import { SimulateCustomPolicyCommand, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { EvaluationResult } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Tiles from '@cloudscape-design/components/tiles';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Cli } from '../../../parts/CliCommand';
import { Failed } from '../../../parts/Failed';
import { JsonEditor } from '../../../parts/JsonEditor';
import { PARTS } from '../../../parts/texts';
import { Lines } from '../../../parts/Written';
import { useSession } from '../../../session/session';
import { NEW_POLICY } from '../documents';
import { PolicyEditor } from '../PolicyEditor';
import { IAM } from '../texts';
import { nextMarker, useIam } from '../useIam';
import { KeyEditor, useAskedKeys, withAsked } from './KeyEditor';
import { PrincipalChoice } from './PrincipalChoice';
import { Results } from './Results';
import { command, customInput, isWhole, principalInput } from './scenario';
import type { Scenario } from './scenario';
import { SIMULATOR } from './texts';

/** As many answers as are read. */
const MOST_PAGES = 10;

/** Asks IAM what it would decide. */
export default function Simulator() {
  const iamTexts = useTexts(IAM);
  const texts = useTexts(SIMULATOR);
  const { session } = useSession();
  const [typed, setTyped] = useState<Scenario>({
    mode: 'existing',
    principal: session.root || session.role ? '' : (session.arn ?? ''),
    policy: NEW_POLICY,
    actions: 's3:GetObject\ns3:ListAllMyBuckets',
    resources: '*',
    boundary: '',
    resourcePolicy: '',
    caller: '',
    keys: [],
  });
  usePage('iam', { text: iamTexts.simulator, path: '/iam/simulator' });
  const asked = useAskedKeys(typed);
  const scenario = { ...typed, keys: withAsked(asked.data ?? [], typed.keys) };
  const run = useRun(scenario);
  const set = (change: Partial<Scenario>) => setTyped({ ...typed, ...change });
  return (
    <SpaceBetween size="l">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole(scenario)) {
            run.mutate();
          }
        }}
      >
        <Form
          header={
            <Header variant="h1" description={texts.help}>
              {iamTexts.simulator}
            </Header>
          }
          actions={
            <Button variant="primary" loading={run.isPending} disabled={!isWhole(scenario)}>
              {texts.run}
            </Button>
          }
        >
          <SpaceBetween size="l">
            <Source scenario={scenario} onChange={set} />
            <Asked scenario={scenario} onChange={set} />
            <KeyEditor query={asked} keys={scenario.keys} onChange={(keys) => set({ keys })} />
            <Cli commands={command(scenario)} />
          </SpaceBetween>
        </Form>
      </form>
      {run.error && <Failed failure={run.error} />}
      {run.data && <Results results={run.data} />}
    </SpaceBetween>
  );
}

function useRun(scenario: Scenario) {
  const iam = useIam();
  return useMutation({
    mutationFn: async () => {
      const all: EvaluationResult[] = [];
      let Marker: string | undefined;
      for (let pages = 0; pages === 0 || (Marker && pages < MOST_PAGES); pages++) {
        const page: { EvaluationResults?: EvaluationResult[]; IsTruncated?: boolean; Marker?: string } =
          scenario.mode === 'existing'
            ? await iam.send(new SimulatePrincipalPolicyCommand({ ...principalInput(scenario), Marker }))
            : await iam.send(new SimulateCustomPolicyCommand({ ...customInput(scenario), Marker }));
        all.push(...(page.EvaluationResults ?? []));
        Marker = nextMarker(page);
      }
      return all;
    },
  });
}

interface PartProps {
  scenario: Scenario;
  onChange(change: Partial<Scenario>): void;
}

/** Whose policies, or which. */
function Source({ scenario, onChange }: PartProps) {
  const texts = useTexts(SIMULATOR);
  const modes = ['existing', 'custom'] as const;
  return (
    <Container header={<Header>{texts.mode}</Header>}>
      <SpaceBetween size="m">
        <Tiles
          ariaLabel={texts.mode}
          value={scenario.mode}
          items={modes.map((value) => ({ value, label: texts.modes[value], description: texts.modeHelp[value] }))}
          onChange={({ detail }) => onChange({ mode: detail.value as Scenario['mode'] })}
        />
        {scenario.mode === 'existing' ? (
          <PrincipalChoice
            groups
            label={texts.principal}
            value={scenario.principal}
            onChange={(principal) => onChange({ principal })}
          />
        ) : (
          <PolicyEditor kind="identity" value={scenario.policy} onChange={(policy) => onChange({ policy })} />
        )}
      </SpaceBetween>
    </Container>
  );
}

/** Which calls, on what, and what else has a say. */
function Asked({ scenario, onChange }: PartProps) {
  const iamTexts = useTexts(IAM);
  const texts = useTexts(SIMULATOR);
  const parts = useTexts(PARTS);
  const optional = (label: string) => `${label} - ${parts.optional}`;
  return (
    <Container header={<Header>{texts.actions}</Header>}>
      <SpaceBetween size="m">
        <Lines
          label={iamTexts.actionsLabel}
          help={iamTexts.actionsHelp}
          value={scenario.actions}
          onChange={(actions) => onChange({ actions })}
        />
        <Lines
          label={texts.resources}
          help={texts.resourcesHelp}
          value={scenario.resources}
          onChange={(resources) => onChange({ resources })}
        />
        <ExpandableSection headerText={texts.settings}>
          <SpaceBetween size="m">
            <PrincipalChoice
              label={optional(texts.caller)}
              help={texts.callerHelp}
              value={scenario.caller}
              onChange={(caller) => onChange({ caller })}
            />
            <JsonEditor
              label={optional(texts.resourcePolicy)}
              rows={5}
              value={scenario.resourcePolicy}
              onChange={(resourcePolicy) => onChange({ resourcePolicy })}
            />
            <JsonEditor
              label={optional(texts.boundary)}
              rows={5}
              value={scenario.boundary}
              onChange={(boundary) => onChange({ boundary })}
            />
          </SpaceBetween>
        </ExpandableSection>
      </SpaceBetween>
    </Container>
  );
}
