import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Textarea from '@cloudscape-design/components/textarea';
import { useTexts } from '../i18n/language';
import { PARTS } from './texts';

interface WrittenProps {
  label: string;
  value: string;
  help?: string;
  error?: string | false;
  placeholder?: string;
  optional?: boolean;
  type?: 'text' | 'number';
  autoFocus?: boolean;
  disabled?: boolean;
  onChange(value: string): void;
}

/** A line that is typed. */
export function Written(props: WrittenProps) {
  const texts = useTexts(PARTS);
  return (
    <FormField
      label={
        props.optional ? (
          <>
            {props.label} <i>- {texts.optional}</i>
          </>
        ) : (
          props.label
        )
      }
      constraintText={props.help}
      errorText={props.error}
    >
      <Input
        value={props.value}
        type={props.type ?? 'text'}
        placeholder={props.placeholder}
        autoFocus={props.autoFocus}
        disabled={props.disabled}
        spellcheck={false}
        onChange={({ detail }) => props.onChange(detail.value)}
      />
    </FormField>
  );
}

interface LinesProps {
  label: string;
  value: string;
  help?: string;
  error?: string | false;
  rows?: number;
  onChange(value: string): void;
}

/** A list that is typed, one entry a line. */
export function Lines({ label, value, help, error, rows = 3, onChange }: LinesProps) {
  return (
    <FormField label={label} constraintText={help} errorText={error} stretch>
      <Textarea value={value} rows={rows} spellcheck={false} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  );
}

/** The entries of such a list. */
export function linesOf(text: string): string[] {
  return text.split(/[\n,]/).map((line) => line.trim()).filter(Boolean);
}
