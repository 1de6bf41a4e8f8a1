import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { NumberedBox } from '../../../parts/NumberedBox';
import { Lines, Written } from '../../../parts/Written';
import { DATA_TYPES, EXCLUDABLE, NEW_DATA } from './selectors';
import type { Access, DataWanted, Wanted } from './selectors';
import { TRAIL } from './texts';

interface EventFieldsProps {
  wanted: Wanted;
  onChange(wanted: Wanted): void;
}

/** Whether all that was filled in can be sent. */
export function areWanted(wanted: Wanted): boolean {
  return (wanted.management !== 'none' || wanted.data.length > 0) && wanted.data.every((one) => areArns(one.arns));
}

function areArns(text: string): boolean {
  return text.split('\n').map((line) => line.trim()).filter(Boolean).every((line) => line.startsWith('arn:'));
}

function managementOf(read: boolean, write: boolean): Wanted['management'] {
  return read ? (write ? 'all' : 'read') : write ? 'write' : 'none';
}

/** Which management and data events are recorded. */
export function EventFields({ wanted, onChange }: EventFieldsProps) {
  const texts = useTexts(TRAIL);
  const set = (change: Partial<Wanted>) => onChange({ ...wanted, ...change });
  const read = wanted.management === 'all' || wanted.management === 'read';
  const write = wanted.management === 'all' || wanted.management === 'write';
  return (
    <SpaceBetween size="m">
      <Container header={<Header description={texts.managementHelp}>{texts.management}</Header>}>
        <SpaceBetween size="s">
          <FormField label={texts.activity}>
            <Checkbox checked={read} onChange={({ detail }) => set({ management: managementOf(detail.checked, write) })}>
              {texts.read}
            </Checkbox>
            <Checkbox checked={write} onChange={({ detail }) => set({ management: managementOf(read, detail.checked) })}>
              {texts.write}
            </Checkbox>
          </FormField>
          {wanted.management !== 'none' && (
            <FormField label={texts.exclude}>
              {EXCLUDABLE.map((source) => (
                <Checkbox
                  key={source}
                  checked={wanted.excluded.includes(source)}
                  onChange={({ detail }) =>
                    set({ excluded: EXCLUDABLE.filter((one) => (one === source ? detail.checked : wanted.excluded.includes(one))) })
                  }
                >
                  {source}
                </Checkbox>
              ))}
            </FormField>
          )}
        </SpaceBetween>
      </Container>
      <Header description={texts.dataHelp}>{texts.dataEvents}</Header>
      {wanted.data.map((one, index) => (
        <DataBox
          key={index}
          index={index}
          data={one}
          onChange={(next) => set({ data: wanted.data.map((other, at) => (at === index ? next : other)) })}
          onRemove={() => set({ data: wanted.data.filter((_, at) => at !== index) })}
        />
      ))}
      <Button iconName="add-plus" formAction="none" onClick={() => set({ data: [...wanted.data, NEW_DATA] })}>
        {texts.addData}
      </Button>
      {wanted.management === 'none' && wanted.data.length === 0 && <Box color="text-status-error">{texts.nothing}</Box>}
    </SpaceBetween>
  );
}

interface DataBoxProps {
  index: number;
  data: DataWanted;
  onChange(data: DataWanted): void;
  onRemove(): void;
}

function DataBox({ index, data, onChange, onRemove }: DataBoxProps) {
  const texts = useTexts(TRAIL);
  const types = DATA_TYPES.includes(data.type) ? DATA_TYPES : [...DATA_TYPES, data.type];
  return (
    <NumberedBox title={texts.dataEvent(index + 1)} onRemove={onRemove}>
      <Choice
        label={texts.type}
        value={data.type}
        options={types.map((value) => ({ value, label: value }))}
        onChange={(type) => onChange({ ...data, type })}
      />
      <Choice
        label={texts.selector}
        value={data.access}
        options={(['all', 'read', 'write'] as const).map((value) => ({ value, label: texts.access[value] }))}
        onChange={(access) => onChange({ ...data, access: access as Access })}
      />
      <Written label={texts.selectorName} optional value={data.name} onChange={(name) => onChange({ ...data, name })} />
      <Lines
        label={texts.arns}
        help={texts.arnsHelp}
        value={data.arns}
        rows={2}
        error={!areArns(data.arns) && texts.arnsWrong}
        onChange={(arns) => onChange({ ...data, arns })}
      />
    </NumberedBox>
  );
}
