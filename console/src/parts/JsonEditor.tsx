import Box from '@cloudscape-design/components/box';
import FormField from '@cloudscape-design/components/form-field';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo } from 'react';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

/** A JSON text with each value on a line of its own; a text that is none stays as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

export function isJson(text: string): boolean {
  return problem(text) === undefined;
}

/** What is wrong with a JSON text, as the browser's parser says it; undefined where it is right. */
export function problem(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (failure) {
    return failure instanceof Error ? failure.message : String(failure);
  }
}

interface JsonEditorProps {
  label: string;
  value: string;
  onChange(value: string): void;
  rows?: number;
  /** What else is wrong, besides its being JSON. */
  error?: string;
}

/** Edits a JSON document and says at once where it is none. */
export function JsonEditor({ label, value, onChange, rows = 16, error }: JsonEditorProps) {
  const texts = useTexts(PARTS);
  const wrong = useMemo(() => (value.trim() ? problem(value) : undefined), [value]);
  return (
    <FormField
      label={label}
      stretch
      errorText={wrong ? `${texts.invalidJson}: ${wrong}` : error}
      constraintText={
        <Box variant="span" fontSize="body-s" color="text-body-secondary">
          {value.length}
        </Box>
      }
    >
      <div className="code">
        <Textarea value={value} rows={rows} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
      </div>
    </FormField>
  );
}
