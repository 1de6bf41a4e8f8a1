import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Textarea from '@cloudscape-design/components/textarea';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTexts } from '../../i18n/language';
import { JsonEditor, isJson } from '../../parts/JsonEditor';
import { NumberedBox } from '../../parts/NumberedBox';
import { ConditionEditor } from './ConditionEditor';
import { check } from './policyCheck';
import type { PolicyKind } from './policyCheck';
import { IAM } from './texts';
import { fromVisual, toVisual } from './visual';
import type { VisualStatement } from './visual';

const PolicyFindings = lazy(() => import('./analyzer/PolicyFindings'));
const AccessChecks = lazy(() => import('./analyzer/AccessChecks'));

interface PolicyEditorProps {
  value: string;
  kind: PolicyKind;
  max?: number;
  /** The policy as it is now, where there is one that is changed. */
  before?: string;
  onChange(value: string): void;
}

/** Edits a policy, as JSON or statement by statement, and says what is wrong with it. */
export function PolicyEditor({ value, kind, max, before, onChange }: PolicyEditorProps) {
  const texts = useTexts(IAM);
  const [mode, setMode] = useState('json');
  const problems = useMemo(
    () => (isJson(value) ? check(value, kind, texts.problems, max) : []),
    [value, kind, texts, max],
  );
  return (
    <SpaceBetween size="s">
      {kind === 'identity' && (
        <SegmentedControl
          label={texts.policyDocument}
          selectedId={mode}
          options={[
            { id: 'json', text: texts.json },
            { id: 'visual', text: texts.visual },
          ]}
          onChange={({ detail }) => setMode(detail.selectedId)}
        />
      )}
      {mode === 'json' ? (
        <JsonEditor label={texts.policyDocument} value={value} onChange={onChange} />
      ) : (
        <Visual value={value} onChange={onChange} />
      )}
      {mode === 'json' && isJson(value) && (
        <Suspense>
          <PolicyFindings policy={value} kind={kind} />
          <AccessChecks policy={value} before={before} resource={kind === 'trust' ? 'AWS::IAM::AssumeRolePolicyDocument' : undefined} />
        </Suspense>
      )}
      {mode === 'visual' && isJson(value) && problems.length === 0 && (
        <StatusIndicator type="success">{texts.noProblems}</StatusIndicator>
      )}
      {problems.length > 0 && (
        <Alert type="warning" header={texts.problemsFound(problems.length)}>
          <ul>
            {problems.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      )}
    </SpaceBetween>
  );
}

function Visual({ value, onChange }: { value: string; onChange(value: string): void }) {
  const texts = useTexts(IAM);
  // What is edited stays in its order, and unfinished, which the policy itself would not keep.
  const [edited, setEdited] = useState({ text: value, statements: toVisual(value) });
  const statements = edited.text === value ? edited.statements : toVisual(value);
  if (!statements) {
    return <Alert type="info">{texts.visualLossy}</Alert>;
  }
  const set = (next: VisualStatement[]) => {
    const text = fromVisual(next);
    setEdited({ text, statements: next });
    onChange(text);
  };
  return (
    <SpaceBetween size="m">
      {statements.map((statement, index) => (
        <StatementBox
          key={index}
          index={index}
          statement={statement}
          onChange={(next) => set(statements.map((one, at) => (at === index ? next : one)))}
          onRemove={() => set(statements.filter((_, at) => at !== index))}
        />
      ))}
      <Button
        iconName="add-plus"
        formAction="none"
        onClick={() => set([...statements, { effect: 'Allow', actions: [], resources: ['*'], conditions: [] }])}
      >
        {texts.addStatement}
      </Button>
    </SpaceBetween>
  );
}

interface StatementBoxProps {
  index: number;
  statement: VisualStatement;
  onChange(statement: VisualStatement): void;
  onRemove(): void;
}

function StatementBox({ index, statement, onChange, onRemove }: StatementBoxProps) {
  const texts = useTexts(IAM);
  const effects = [
    { value: 'Allow', label: texts.allow },
    { value: 'Deny', label: texts.deny },
  ];
  return (
    <NumberedBox title={texts.statement(index + 1)} onRemove={onRemove}>
      <FormField label={texts.effect}>
        <Select
          options={effects}
          selectedOption={effects.find((one) => one.value === statement.effect) ?? null}
          onChange={({ detail }) =>
            onChange({ ...statement, effect: detail.selectedOption.value === 'Deny' ? 'Deny' : 'Allow' })
          }
        />
      </FormField>
      <Lines
        label={texts.actionsLabel}
        help={texts.actionsHelp}
        lines={statement.actions}
        onChange={(actions) => onChange({ ...statement, actions })}
      />
      <Lines
        label={texts.resourcesLabel}
        help={texts.resourcesHelp}
        lines={statement.resources}
        onChange={(resources) => onChange({ ...statement, resources })}
      />
      <ConditionEditor
        conditions={statement.conditions}
        onChange={(conditions) => onChange({ ...statement, conditions })}
      />
    </NumberedBox>
  );
}

interface LinesProps {
  label: string;
  help: string;
  lines: readonly string[];
  onChange(lines: string[]): void;
}

/** A list, one entry a line. What is typed stays as it is, also an empty line at the end. */
function Lines({ label, help, lines, onChange }: LinesProps) {
  const [text, setText] = useState(lines.join('\n'));
  return (
    <FormField label={label} constraintText={help} stretch>
      <Textarea
        value={text}
        rows={3}
        spellcheck={false}
        onChange={({ detail }) => {
          setText(detail.value);
          onChange(detail.value.split('\n').map((line) => line.trim()).filter(Boolean));
        }}
      />
    </FormField>
  );
}
