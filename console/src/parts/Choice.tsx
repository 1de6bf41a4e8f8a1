import FormField from '@cloudscape-design/components/form-field';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import type { SelectProps } from '@cloudscape-design/components/select';
import type { ReactNode } from 'react';
import { brief } from './errors';

/** So many can be read at a glance; more are found by typing. */
const AT_A_GLANCE = 7;

interface ChoiceProps {
  label: string;
  value: string;
  options: readonly SelectProps.Option[];
  help?: string;
  error?: string | false;
  /** What is said where there is nothing to choose. */
  empty?: string;
  loading?: boolean;
  /** Why it is not known what there is to choose. */
  failure?: unknown;
  disabled?: boolean;
  /** A button beside it. */
  beside?: ReactNode;
  onChange(value: string): void;
}

/** One of several, found by typing where there are many. */
export function Choice(props: ChoiceProps) {
  const { label, value, options, onChange } = props;
  return (
    <FormField
      label={label}
      constraintText={props.help}
      errorText={props.failure ? brief(props.failure) : props.error}
      secondaryControl={props.beside}
    >
      <Select
        options={options}
        filteringType={options.length > AT_A_GLANCE ? 'auto' : 'none'}
        filteringAriaLabel={label}
        empty={props.empty}
        statusType={props.loading ? 'loading' : 'finished'}
        disabled={props.disabled}
        selectedOption={options.find((one) => one.value === value) ?? null}
        triggerVariant={options.some((one) => one.description) ? 'option' : 'label'}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}

interface ChoicesProps {
  label: string;
  values: readonly string[];
  options: readonly SelectProps.Option[];
  help?: string;
  error?: string | false;
  empty?: string;
  loading?: boolean;
  failure?: unknown;
  onChange(values: string[]): void;
}

/** Any number of several. */
export function Choices(props: ChoicesProps) {
  const { label, values, options, onChange } = props;
  return (
    <FormField label={label} constraintText={props.help} errorText={props.failure ? brief(props.failure) : props.error}>
      <Multiselect
        options={options}
        filteringType={options.length > AT_A_GLANCE ? 'auto' : 'none'}
        filteringAriaLabel={label}
        empty={props.empty}
        statusType={props.loading ? 'loading' : 'finished'}
        selectedOptions={options.filter((one) => values.includes(one.value ?? ''))}
        onChange={({ detail }) => onChange(detail.selectedOptions.flatMap((one) => one.value ?? []))}
      />
    </FormField>
  );
}
