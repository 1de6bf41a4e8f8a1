import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../i18n/language';
import { PARTS } from '../../parts/texts';
import { PRESETS, isDescription, isIcmp, isRule, usesPorts } from './rules';
import type { Rule } from './rules';
import { EC2 } from './texts';

const FRESH: Rule = { protocol: 'tcp', ports: '80', peer: '0.0.0.0/0', description: '' };
const PROTOCOLS = ['tcp', 'udp', 'icmp', 'icmpv6', '-1'];

interface RuleEditorProps {
  rules: Rule[];
  /** What the other side is called: source or destination. */
  peer: string;
  onChange(rules: Rule[]): void;
}

/** Edits the rules of a security group. */
export function RuleEditor({ rules, peer, onChange }: RuleEditorProps) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const set = (index: number, change: Partial<Rule>) =>
    onChange(rules.map((rule, at) => (at === index ? { ...rule, ...change } : rule)));
  return (
    <SpaceBetween size="m">
      <AttributeEditor
        items={rules}
        empty={texts.noRules}
        addButtonText={texts.addRule}
        removeButtonText={parts.remove}
        gridLayout={[
          { breakpoint: 's', rows: [[2, 2, 2, 3, 3]], removeButton: { width: 'auto' } },
          { rows: [[1, 1], [1, 1], [1]], removeButton: { ownRow: true, width: 'auto' } },
        ]}
        onAddButtonClick={() => onChange([...rules, FRESH])}
        onRemoveButtonClick={({ detail }) => onChange(rules.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          { label: texts.preset, control: (rule, index) => <Preset rule={rule} set={(change) => set(index, change)} /> },
          {
            label: texts.protocol,
            control: (rule, index) => <Protocol rule={rule} set={(change) => set(index, change)} />,
          },
          {
            label: texts.ports,
            constraintText: texts.portsHelp,
            control: (rule, index) => (
              <Input
                value={usesPorts(rule.protocol) || isIcmp(rule.protocol) ? rule.ports : '-'}
                placeholder={isIcmp(rule.protocol) ? texts.allTypes : undefined}
                disabled={!usesPorts(rule.protocol) && !isIcmp(rule.protocol)}
                ariaLabel={texts.ports}
                onChange={({ detail }) => set(index, { ports: detail.value })}
              />
            ),
          },
          {
            label: peer,
            constraintText: texts.peerHelp,
            control: (rule, index) => (
              <Input
                value={rule.peer}
                ariaLabel={peer}
                spellcheck={false}
                onChange={({ detail }) => set(index, { peer: detail.value })}
              />
            ),
          },
          {
            label: texts.description,
            control: (rule, index) => (
              <Input
                value={rule.description}
                ariaLabel={texts.description}
                onChange={({ detail }) => set(index, { description: detail.value })}
              />
            ),
          },
        ]}
      />
      {!rules.every(isRule) && <Alert type="warning">{texts.ruleWrong}</Alert>}
      {!rules.every((rule) => isDescription(rule.description)) && <Alert type="warning">{texts.descriptionWrong}</Alert>}
    </SpaceBetween>
  );
}

interface CellProps {
  rule: Rule;
  set(change: Partial<Rule>): void;
}

function Preset({ rule, set }: CellProps) {
  const texts = useTexts(EC2);
  const options = [
    { value: '', label: texts.custom },
    ...Object.keys(PRESETS).map((name) => ({ value: name, label: name })),
  ];
  const found = Object.entries(PRESETS).find(
    ([, preset]) => preset.protocol === rule.protocol && preset.ports === rule.ports,
  );
  return (
    <Select
      options={options}
      ariaLabel={texts.preset}
      selectedOption={options.find((one) => one.value === (found?.[0] ?? '')) ?? null}
      onChange={({ detail }) => set(PRESETS[detail.selectedOption.value ?? ''] ?? {})}
    />
  );
}

function Protocol({ rule, set }: CellProps) {
  const texts = useTexts(EC2);
  const options = [...new Set([...PROTOCOLS, rule.protocol])].map((value) => ({
    value,
    label: value === '-1' ? texts.allTraffic : value.toUpperCase(),
  }));
  return (
    <Select
      options={options}
      ariaLabel={texts.protocol}
      selectedOption={options.find((one) => one.value === rule.protocol) ?? null}
      onChange={({ detail }) => {
        const protocol = detail.selectedOption.value ?? 'tcp';
        // A port is no type of ICMP.
        set(usesPorts(protocol) && usesPorts(rule.protocol) ? { protocol } : { protocol, ports: '' });
      }}
    />
  );
}
