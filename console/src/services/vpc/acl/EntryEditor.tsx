import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { PRESETS, PROTOCOLS, areEntries, hasPorts, nextNumber } from './entries';
import type { Entry } from './entries';
import { ACL } from './texts';

interface EntryEditorProps {
  entries: readonly Entry[];
  /** What the other end is called. */
  peer: string;
  onChange(entries: Entry[]): void;
}

/** Edits the entries of a network ACL. */
export function EntryEditor({ entries, peer, onChange }: EntryEditorProps) {
  const texts = useTexts(ACL);
  const parts = useTexts(PARTS);
  const set = (index: number, change: Partial<Entry>) =>
    onChange(entries.map((entry, at) => (at === index ? { ...entry, ...change } : entry)));
  return (
    <SpaceBetween size="m">
      <AttributeEditor<Entry>
        items={entries}
        addButtonText={texts.add}
        removeButtonText={parts.remove}
        empty={texts.empty}
        gridLayout={[
          { breakpoint: 's', rows: [[2, 3, 3, 2, 3, 2]], removeButton: { width: 'auto' } },
          { rows: [[1, 1], [1, 1], [1, 1]], removeButton: { ownRow: true, width: 'auto' } },
        ]}
        onAddButtonClick={() =>
          onChange([...entries, { number: nextNumber(entries), protocol: '6', ports: '', cidr: '0.0.0.0/0', action: 'allow' }])
        }
        onRemoveButtonClick={({ detail }) => onChange(entries.filter((_, at) => at !== detail.itemIndex))}
        definition={[
          {
            label: texts.number,
            control: (entry, index) => (
              <Input
                value={entry.number}
                inputMode="numeric"
                ariaLabel={texts.number}
                onChange={({ detail }) => set(index, { number: detail.value })}
              />
            ),
          },
          {
            label: texts.preset,
            control: (entry, index) => <Preset entry={entry} set={(change) => set(index, change)} />,
          },
          {
            label: texts.protocol,
            control: (entry, index) => <Protocol entry={entry} set={(change) => set(index, change)} />,
          },
          {
            label: texts.ports,
            control: (entry, index) => (
              <Input
                value={entry.ports}
                disabled={!hasPorts(entry.protocol)}
                placeholder={hasPorts(entry.protocol) ? '443' : '-'}
                ariaLabel={texts.ports}
                onChange={({ detail }) => set(index, { ports: detail.value })}
              />
            ),
          },
          {
            label: peer,
            control: (entry, index) => (
              <Input
                value={entry.cidr}
                spellcheck={false}
                ariaLabel={peer}
                onChange={({ detail }) => set(index, { cidr: detail.value })}
              />
            ),
          },
          {
            label: texts.action,
            control: (entry, index) => <Action entry={entry} set={(change) => set(index, change)} />,
          },
        ]}
      />
      {!areEntries(entries) && <Alert type="warning">{texts.wrong}</Alert>}
    </SpaceBetween>
  );
}

interface CellProps {
  entry: Entry;
  set(change: Partial<Entry>): void;
}

function Preset({ entry, set }: CellProps) {
  const texts = useTexts(ACL);
  const options = [
    { value: '', label: texts.custom },
    { value: '-1', label: texts.all },
    ...Object.keys(PRESETS).map((value) => ({ value, label: value })),
  ];
  const found = Object.entries(PRESETS).find(([, [protocol, ports]]) => protocol === entry.protocol && ports === entry.ports);
  const chosen = entry.protocol === '-1' ? '-1' : (found?.[0] ?? '');
  return (
    <Select
      options={options}
      ariaLabel={texts.preset}
      expandToViewport
      selectedOption={options.find((one) => one.value === chosen) ?? null}
      onChange={({ detail }) => {
        const name = detail.selectedOption.value ?? '';
        const preset = PRESETS[name];
        set(name === '-1' ? { protocol: '-1', ports: '' } : preset ? { protocol: preset[0], ports: preset[1] } : {});
      }}
    />
  );
}

function Protocol({ entry, set }: CellProps) {
  const texts = useTexts(ACL);
  const options = [...new Set([...Object.keys(PROTOCOLS), entry.protocol])].map((value) => ({
    value,
    label: value === '-1' ? texts.all : (PROTOCOLS[value] ?? value),
  }));
  return (
    <Select
      options={options}
      ariaLabel={texts.protocol}
      expandToViewport
      selectedOption={options.find((one) => one.value === entry.protocol) ?? null}
      onChange={({ detail }) => {
        const protocol = detail.selectedOption.value ?? '6';
        set(hasPorts(protocol) ? { protocol } : { protocol, ports: '' });
      }}
    />
  );
}

function Action({ entry, set }: CellProps) {
  const texts = useTexts(ACL);
  const options = [
    { value: 'allow', label: texts.allow },
    { value: 'deny', label: texts.deny },
  ];
  return (
    <Select
      options={options}
      ariaLabel={texts.action}
      expandToViewport
      selectedOption={options.find((one) => one.value === entry.action) ?? null}
      onChange={({ detail }) => set({ action: detail.selectedOption.value === 'deny' ? 'deny' : 'allow' })}
    />
  );
}
