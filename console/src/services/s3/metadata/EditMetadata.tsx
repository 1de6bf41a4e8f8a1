import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { PARTS } from '../../../parts/texts';
import { copyObject, copySource } from '../transfer/copies';
import { useS3 } from '../useS3';
import { SYSTEM, describedOf, optionsOf, wrong } from './rows';
import type { Row } from './rows';
import { METADATA } from './texts';

interface EditMetadataProps {
  bucket: string;
  objectKey: string;
  head: HeadObjectCommandOutput;
  before: readonly Row[];
  onDone(): void;
  onClose(): void;
}

/** Describes an object otherwise: it is copied onto itself, which is how S3 does it. */
export function EditMetadata({ bucket, objectKey, head, before, onDone, onClose }: EditMetadataProps) {
  const texts = useTexts(METADATA);
  const s3 = useS3();
  const [rows, setRows] = useState<readonly Row[]>(before);
  const problem = wrong(rows);
  const from = { bucket, key: objectKey, etag: head.ETag, size: head.ContentLength ?? 0 };
  return (
    <FormModal
      title={texts.editMetadata}
      size="large"
      valid={!problem}
      commands={cli('s3api copy-object', {
        bucket,
        key: objectKey,
        'copy-source': copySource(from),
        'metadata-directive': 'REPLACE',
        ...optionsOf(rows),
      })}
      run={() => copyObject(s3, { from, to: { bucket, key: objectKey }, described: describedOf(rows) })}
      onDone={onDone}
      onClose={onClose}
    >
      <SpaceBetween size="m">
        <Alert type="info">{texts.copied}</Alert>
        <Rows rows={rows} onChange={setRows} />
        {problem && <Alert type="warning">{texts.wrong[problem]}</Alert>}
      </SpaceBetween>
    </FormModal>
  );
}

function Rows({ rows, onChange }: { rows: readonly Row[]; onChange(rows: Row[]): void }) {
  const texts = useTexts(METADATA);
  const parts = useTexts(PARTS);
  const set = (index: number, change: Partial<Row>) =>
    onChange(rows.map((row, at) => (at === index ? { ...row, ...change } : row)));
  return (
    <AttributeEditor
      items={rows}
      empty={texts.none}
      addButtonText={texts.add}
      removeButtonText={parts.remove}
      onAddButtonClick={() => onChange([...rows, { system: false, key: '', value: '' }])}
      onRemoveButtonClick={({ detail }) => onChange(rows.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        { label: texts.type, control: (row, index) => <Type row={row} set={(change) => set(index, change)} /> },
        { label: texts.key, control: (row, index) => <Key row={row} set={(change) => set(index, change)} /> },
        {
          label: texts.value,
          control: (row, index) => (
            <Input value={row.value} ariaLabel={texts.value} spellcheck={false} onChange={({ detail }) => set(index, { value: detail.value })} />
          ),
        },
      ]}
    />
  );
}

interface CellProps {
  row: Row;
  set(change: Partial<Row>): void;
}

function Type({ row, set }: CellProps) {
  const texts = useTexts(METADATA);
  const options = [
    { value: 'system', label: texts.system },
    { value: 'user', label: texts.user },
  ];
  return (
    <Select
      options={options}
      ariaLabel={texts.type}
      selectedOption={options[row.system ? 0 : 1] ?? null}
      onChange={({ detail }) => {
        const system = detail.selectedOption.value === 'system';
        set({ system, key: system ? 'Content-Type' : '' });
      }}
    />
  );
}

function Key({ row, set }: CellProps) {
  const texts = useTexts(METADATA);
  const options = Object.keys(SYSTEM).map((value) => ({ value, label: value }));
  return row.system ? (
    <Select
      options={options}
      ariaLabel={texts.key}
      selectedOption={options.find((one) => one.value === row.key) ?? null}
      onChange={({ detail }) => set({ key: detail.selectedOption.value ?? '' })}
    />
  ) : (
    <Input value={row.key} ariaLabel={texts.key} placeholder="x-amz-meta-" spellcheck={false} onChange={({ detail }) => set({ key: detail.value.replace(/^x-amz-meta-/i, '') })} />
  );
}
