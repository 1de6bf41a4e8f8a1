import { ListPoliciesCommand } from '@aws-sdk/client-iam';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { useIam } from '../useIam';
import { REPORT } from './texts';

interface BoundaryChoiceProps {
  /** The policy's ARN. */
  value: string;
  /** Whether there may be none. */
  optional?: boolean;
  onChange(value: string): void;
}

/** The policy that says what permissions may be at most. */
export function BoundaryChoice({ value, optional, onChange }: BoundaryChoiceProps) {
  const texts = useTexts(REPORT);
  const iam = useIam();
  const { data, error, isPending } = useQuery({
    queryKey: ['iam', 'policies', 'all'],
    queryFn: async () => (await iam.send(new ListPoliciesCommand({ MaxItems: 1000 }))).Policies ?? [],
  });
  const policies = (data ?? []).map((one) => ({ value: one.Arn ?? '', label: one.PolicyName }));
  return (
    <Choice
      label={optional ? texts.boundary : texts.boundaryPolicy}
      help={optional ? texts.boundaryHelp : undefined}
      value={value}
      loading={isPending}
      failure={error}
      options={optional ? [{ value: '', label: texts.noBoundary }, ...policies] : policies}
      onChange={onChange}
    />
  );
}
