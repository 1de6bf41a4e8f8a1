import { GetContextKeysForCustomPolicyCommand, GetContextKeysForPrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { ContextKeyTypeEnum } from '@aws-sdk/client-iam';
import Autosuggest from '@cloudscape-design/components/autosuggest';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { Failed } from '../../../parts/Failed';
import { isJson } from '../../../parts/JsonEditor';
import { PARTS } from '../../../parts/texts';
import { Written } from '../../../parts/Written';
import { KEYS } from '../conditions';
import { useIam } from '../useIam';
import { isEntity, isTyped, spelled, typeOf } from './scenario';
import type { Scenario, TypedKey } from './scenario';
import { SIMULATOR } from './texts';

/** The keys that the policies ask for, each with what was typed for it. */
export function useAskedKeys({ mode, principal, policy, boundary }: Scenario) {
  const iam = useIam();
  const more = isJson(boundary) ? [boundary] : [];
  const source = mode === 'existing' ? principal : policy;
  return useQuery({
    queryKey: ['iam', 'simulator', 'keys', mode, source, more],
    enabled: mode === 'existing' ? isEntity(principal) : isJson(policy),
    placeholderData: keepPreviousData,
    retry: false,
    queryFn: async () => {
      const answer =
        mode === 'existing'
          ? iam.send(new GetContextKeysForPrincipalPolicyCommand({ PolicySourceArn: principal, PolicyInputList: more }))
          : iam.send(new GetContextKeysForCustomPolicyCommand({ PolicyInputList: [policy, ...more] }));
      return ((await answer).ContextKeyNames ?? []).map(spelled);
    },
  });
}

/** All keys: those that were asked for come first, the others stay in the order in which they were added. */
export function withAsked(asked: readonly string[], typed: readonly TypedKey[]): TypedKey[] {
  const same = (one: TypedKey, name: string) => one.name.toLowerCase() === name.toLowerCase();
  const first = asked.map((name) => typed.find((one) => same(one, name)) ?? { name, type: typeOf(name), values: '' });
  return [...first, ...typed.filter((one) => !asked.some((name) => same(one, name)))];
}

interface KeyEditorProps {
  query: ReturnType<typeof useAskedKeys>;
  keys: readonly TypedKey[];
  onChange(keys: TypedKey[]): void;
}

/** Edits the condition keys of the requests. */
export function KeyEditor({ query, keys, onChange }: KeyEditorProps) {
  const texts = useTexts(SIMULATOR);
  const asked = query.data ?? [];
  return (
    <Container header={<Header description={texts.keysHelp}>{texts.keys}</Header>}>
      <SpaceBetween size="m">
        {query.isLoading && <StatusIndicator type="loading">{texts.readingKeys}</StatusIndicator>}
        {query.error && <Failed failure={query.error} />}
        {query.data && keys.length === 0 && <Box color="text-body-secondary">{texts.noKeys}</Box>}
        {keys.map((key, index) => (
          <KeyRow
            key={index}
            value={key}
            own={!asked.some((name) => name.toLowerCase() === key.name.toLowerCase())}
            onChange={(next) => onChange(keys.map((one, at) => (at === index ? next : one)))}
            onRemove={() => onChange(keys.filter((_, at) => at !== index))}
          />
        ))}
        <Button
          formAction="none"
          iconName="add-plus"
          disabled={keys.some((one) => one.name === '')}
          onClick={() => onChange([...keys, { name: '', type: 'string', values: '' }])}
        >
          {texts.addKey}
        </Button>
      </SpaceBetween>
    </Container>
  );
}

interface KeyRowProps {
  value: TypedKey;
  /** Whether it was added, not asked for by a policy. */
  own: boolean;
  onChange(value: TypedKey): void;
  onRemove(): void;
}

function KeyRow({ value, own, onChange, onRemove }: KeyRowProps) {
  const texts = useTexts(SIMULATOR);
  const parts = useTexts(PARTS);
  const listed = value.type.endsWith('List');
  return (
    <div className="condition" role="group" aria-label={value.name || texts.key}>
      <SpaceBetween size="xs">
        <ColumnLayout columns={3}>
          <FormField label={texts.key}>
            {own ? (
              <Autosuggest
                value={value.name}
                options={KEYS.map((one) => ({ value: one }))}
                enteredTextLabel={(text) => text}
                onChange={({ detail }) => onChange({ ...value, name: detail.value.trim(), type: typeOf(detail.value.trim()) })}
              />
            ) : (
              <code className="wrap">{value.name}</code>
            )}
          </FormField>
          <Choice
            label={texts.type}
            value={value.type}
            options={(Object.keys(texts.types) as ContextKeyTypeEnum[]).map((one) => ({ value: one, label: texts.types[one] }))}
            onChange={(type) => onChange({ ...value, type: type as ContextKeyTypeEnum })}
          />
          <Written
            label={texts.value}
            value={value.values}
            help={listed ? texts.valuesHelp : undefined}
            error={!isTyped(value) && texts.valueWrong}
            onChange={(values) => onChange({ ...value, values })}
          />
        </ColumnLayout>
        {own && (
          <Button formAction="none" ariaLabel={texts.removeKey(value.name || texts.key)} onClick={onRemove}>
            {parts.remove}
          </Button>
        )}
      </SpaceBetween>
    </div>
  );
}
