import { ApplyArchiveRuleCommand, CreateArchiveRuleCommand, UpdateArchiveRuleCommand } from '@aws-sdk/client-accessanalyzer';
import type { ArchiveRuleSummary } from '@aws-sdk/client-accessanalyzer';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { NumberedBox } from '../../../parts/NumberedBox';
import { Lines, Written } from '../../../parts/Written';
import { NAME } from './CreateAnalyzer';
import { fromFilter, isCriterion, toFilter } from './findings';
import type { Edited, Operator } from './findings';
import { ANALYZER } from './texts';
import { useAccessAnalyzer } from './useAnalyzer';

const PROPERTIES = [
  'resource',
  'resourceType',
  'principal.AWS',
  'principal.Federated',
  'principal.CanonicalUser',
  'isPublic',
  'action',
  'condition.aws:PrincipalOrgID',
  'condition.aws:SourceIp',
  'condition.aws:SourceVpc',
  'condition.aws:SourceVpce',
  'resourceOwnerAccount',
  'error',
];

const EMPTY: Edited = { property: 'resource', operator: 'eq', values: '' };

interface RuleFormProps {
  analyzer: string;
  arn: string;
  rule?: ArchiveRuleSummary;
  onDone(): void;
  onClose(): void;
}

/** Makes or changes a rule, and applies it to what was found before. */
export function RuleForm({ analyzer, arn, rule, onDone, onClose }: RuleFormProps) {
  const texts = useTexts(ANALYZER);
  const api = useAccessAnalyzer();
  const [name, setName] = useState(rule?.ruleName ?? '');
  const [edited, setEdited] = useState<Edited[]>(rule ? fromFilter(rule.filter ?? {}) : [EMPTY]);
  const [apply, setApply] = useState(false);
  const filter = toFilter(edited);
  const target = { analyzerName: analyzer, ruleName: name, filter };
  return (
    <FormModal
      title={rule ? texts.editRule : texts.createRule}
      label={rule ? undefined : texts.createRule}
      size="large"
      valid={NAME.test(name) && edited.length > 0 && edited.every(isCriterion)}
      commands={[
        cli(`accessanalyzer ${rule ? 'update' : 'create'}-archive-rule`, {
          'analyzer-name': analyzer,
          'rule-name': name || 'NAME',
          filter: { json: filter },
        }),
        ...(apply ? [cli('accessanalyzer apply-archive-rule', { 'analyzer-arn': arn, 'rule-name': name || 'NAME' })] : []),
      ]}
      run={async () => {
        await (rule ? api.send(new UpdateArchiveRuleCommand(target)) : api.send(new CreateArchiveRuleCommand(target)));
        if (apply) {
          await api.send(new ApplyArchiveRuleCommand({ analyzerArn: arn, ruleName: name }));
        }
      }}
      onDone={onDone}
      onClose={onClose}
    >
      {!rule && (
        <Written
          label={texts.ruleName}
          help={texts.nameHelp}
          value={name}
          error={name !== '' && !NAME.test(name) && texts.nameWrong}
          onChange={setName}
        />
      )}
      {edited.map((one, index) => (
        <CriterionBox
          key={index}
          index={index}
          criterion={one}
          onChange={(next) => setEdited(edited.map((other, at) => (at === index ? next : other)))}
          onRemove={() => setEdited(edited.filter((_, at) => at !== index))}
        />
      ))}
      <Button iconName="add-plus" formAction="none" onClick={() => setEdited([...edited, EMPTY])}>
        {texts.addCriterion}
      </Button>
      <Checkbox checked={apply} onChange={({ detail }) => setApply(detail.checked)}>
        {texts.applyRule}
      </Checkbox>
    </FormModal>
  );
}

interface CriterionBoxProps {
  index: number;
  criterion: Edited;
  onChange(criterion: Edited): void;
  onRemove(): void;
}

function CriterionBox({ index, criterion, onChange, onRemove }: CriterionBoxProps) {
  const texts = useTexts(ANALYZER);
  const properties = PROPERTIES.includes(criterion.property) ? PROPERTIES : [...PROPERTIES, criterion.property];
  return (
    <NumberedBox title={texts.criterion(index + 1)} onRemove={onRemove}>
      <Choice
        label={texts.property}
        value={criterion.property}
        options={properties.map((value) => ({ value, label: value }))}
        onChange={(property) => onChange({ ...criterion, property })}
      />
      <Choice
        label={texts.operator}
        value={criterion.operator}
        options={(['eq', 'neq', 'contains', 'exists'] as const).map((value) => ({ value, label: texts.operators[value] }))}
        onChange={(operator) => onChange({ ...criterion, operator: operator as Operator })}
      />
      <Lines
        label={texts.values}
        help={criterion.operator === 'exists' ? texts.existsHelp : texts.valuesHelp}
        value={criterion.values}
        rows={2}
        onChange={(values) => onChange({ ...criterion, values })}
      />
    </NumberedBox>
  );
}
