import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { InputProps } from '@cloudscape-design/components/input';
import type { NextStep } from '../session/api';

/** What every form of the sign-in pages is given. */
export interface StepProps {
  /** Goes on with what the server answered. */
  proceed(next: NextStep): Promise<void>;
}

interface FieldProps extends Omit<InputProps, 'onChange' | 'value'> {
  label: string;
  help?: string;
  problem?: string;
  value: string;
  onValue(value: string): void;
}

export function Field({ label, help, problem, onValue, ...rest }: FieldProps) {
  return (
    <FormField label={label} constraintText={help} errorText={problem}>
      <Input {...rest} onChange={({ detail }) => onValue(detail.value)} />
    </FormField>
  );
}
