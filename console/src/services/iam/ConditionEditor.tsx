import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../i18n/language';
import { Choice } from '../../parts/Choice';
import { PARTS } from '../../parts/texts';
import { Lines } from '../../parts/Written';
import { KEYS, OPERATORS, problemOf } from './conditions';
import type { Condition } from './conditions';
import { CONDITION } from './conditionTexts';

const FRESH: Condition = { qualifier: '', operator: 'StringEquals', ifExists: false, key: '', values: [] };

interface ConditionEditorProps {
  conditions: readonly Condition[];
  onChange(conditions: Condition[]): void;
}

/** Edits the conditions of a statement. */
export function ConditionEditor({ conditions, onChange }: ConditionEditorProps) {
  const texts = useTexts(CONDITION);
  // The boxes hold what is typed: when one goes, those after it must not take its place.
  const [round, setRound] = useState(0);
  return (
    <div>
      <Box variant="h4">{texts.title}</Box>
      <Box color="text-body-secondary" fontSize="body-s" padding={{ bottom: 'xs' }}>
        {texts.help}
      </Box>
      <SpaceBetween size="s">
        {conditions.length === 0 && <Box color="text-body-secondary">{texts.none}</Box>}
        {conditions.map((condition, index) => (
          <Row
            key={`${round} ${index}`}
            index={index}
            condition={condition}
            onChange={(next) => onChange(conditions.map((one, at) => (at === index ? next : one)))}
            onRemove={() => {
              setRound(round + 1);
              onChange(conditions.filter((_, at) => at !== index));
            }}
          />
        ))}
        <Button formAction="none" iconName="add-plus" onClick={() => onChange([...conditions, FRESH])}>
          {texts.add}
        </Button>
      </SpaceBetween>
    </div>
  );
}

interface RowProps {
  index: number;
  condition: Condition;
  onChange(condition: Condition): void;
  onRemove(): void;
}

function Row({ index, condition, onChange, onRemove }: RowProps) {
  const texts = useTexts(CONDITION);
  const parts = useTexts(PARTS);
  const [typed, setTyped] = useState(condition.values.join('\n'));
  const problem = problemOf(condition);
  const touched = condition.key !== '' || condition.values.length > 0;
  const set = (change: Partial<Condition>) => onChange({ ...condition, ...change });
  return (
    <div className="condition" role="group" aria-label={`${texts.title} ${index + 1}`}>
      <SpaceBetween size="s">
        <ColumnLayout columns={2}>
          <FormField
            label={texts.key}
            constraintText={texts.keyHelp}
            errorText={touched && problem === 'key' && texts.wrong.key}
          >
            <Autosuggest
              value={condition.key}
              options={KEYS.map((value) => ({ value }))}
              enteredTextLabel={(value) => value}
              onChange={({ detail }) => set({ key: detail.value.trim() })}
            />
          </FormField>
          <Choice
            label={texts.operator}
            value={condition.operator}
            options={OPERATORS.map((value) => ({ value, label: value }))}
            onChange={(operator) => set({ operator })}
          />
          <Choice
            label={texts.qualifier}
            value={condition.qualifier}
            options={(['', 'ForAllValues', 'ForAnyValue'] as const).map((value) => ({
              value,
              label: texts.qualifiers[value],
            }))}
            onChange={(qualifier) => set({ qualifier: qualifier as Condition['qualifier'] })}
          />
          <Lines
            label={texts.values}
            help={texts.valuesHelp}
            value={typed}
            error={touched && problem && problem !== 'key' && texts.wrong[problem]}
            onChange={(next) => {
              setTyped(next);
              set({ values: next.split('\n').map((one) => one.trim()).filter(Boolean) });
            }}
          />
        </ColumnLayout>
        <Checkbox
          checked={condition.ifExists}
          disabled={condition.operator === 'Null'}
          description={texts.ifExistsHelp}
          onChange={({ detail }) => set({ ifExists: detail.checked })}
        >
          {texts.ifExists}
        </Checkbox>
        <Button formAction="none" ariaLabel={texts.remove(index + 1)} onClick={onRemove}>
          {parts.remove}
        </Button>
      </SpaceBetween>
    </div>
  );
}
