import { ListPoliciesCommand } from '@aws-sdk/client-iam';
import type { Policy } from '@aws-sdk/client-iam';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

/** Chooses managed policies. */
export function PolicyPicker({ chosen, onChange }: { chosen: readonly string[]; onChange(arns: string[]): void }) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const list = usePaged<Policy>(['iam', 'policies', 'All'], async (Marker) => {
    const page = await iam.send(new ListPoliciesCommand({ Marker, MaxItems: 1000 }));
    return { items: page.Policies ?? [], next: nextMarker(page) };
  });
  return (
    <ResourceTable
      id="iam.picker"
      variant="container"
      title={texts.policies}
      description={texts.attachHelp}
      list={list}
      keyOf={(one) => one.Arn ?? ''}
      nameOf={(one) => one.PolicyName ?? ''}
      selection="multi"
      selected={list.items.filter((one) => chosen.includes(one.Arn ?? ''))}
      onSelect={(items) => onChange(items.map((one) => one.Arn ?? ''))}
      empty={texts.noPolicies}
      columns={[
        { id: 'name', header: texts.policyName, value: (one) => one.PolicyName, width: 340 },
        { id: 'type', header: texts.type, value: (one) => policyType(one.Arn ?? '', texts), width: 180 },
      ]}
    />
  );
}

export function policyType(arn: string, texts: (typeof IAM)['en']): string {
  return arn.startsWith('arn:aws:iam::aws:') ? texts.awsManaged : texts.customerManaged;
}
