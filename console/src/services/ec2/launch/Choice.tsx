import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import type { SelectProps } from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';

interface ChoiceProps {
  label: string;
  value: string;
  options: SelectProps.Option[];
  help?: string;
  /** A button beside it. */
  beside?: ReactNode;
  onChange(value: string): void;
}

/** One of several, found by typing where there are many. */
export function Choice({ label, value, options, help, beside, onChange }: ChoiceProps) {
  return (
    <FormField label={label} constraintText={help} secondaryControl={beside}>
      <Select
        options={options}
        filteringType={options.length > 7 ? 'auto' : 'none'}
        filteringAriaLabel={label}
        selectedOption={options.find((one) => one.value === value) ?? null}
        triggerVariant={options.some((one) => one.description) ? 'option' : 'label'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
