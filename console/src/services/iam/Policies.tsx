import { ListPoliciesCommand } from '@aws-sdk/client-iam';
import type { Policy } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { policyType } from './PolicyPicker';
import { IAM } from './texts';
import { nextMarker, useIam } from './useIam';

type Scope = 'All' | 'AWS' | 'Local';

export default function Policies() {
  const texts = useTexts(IAM);
  const iam = useIam();
  const navigate = useNavigate();
  const [scope, setScope] = useState<Scope>('All');
  usePage('iam', { text: texts.policies, path: '/iam/policies' });
  const list = usePaged<Policy>(['iam', 'policies', scope], async (Marker) => {
    const page = await iam.send(new ListPoliciesCommand({ Marker, MaxItems: 1000, Scope: scope }));
    return { items: page.Policies ?? [], next: nextMarker(page) };
  });
  const scopes = [
    { value: 'All', label: texts.all },
    { value: 'AWS', label: texts.awsManaged },
    { value: 'Local', label: texts.customerManaged },
  ];
  return (
    <ResourceTable
      id="iam.policies"
      title={texts.policies}
      description={texts.policiesHelp}
      list={list}
      keyOf={(one) => one.Arn ?? ''}
      nameOf={(one) => one.PolicyName ?? ''}
      empty={texts.noPolicies}
      columns={[
        {
          id: 'name',
          header: texts.policyName,
          cell: (one) => (
            <To path={`/iam/policies/details?arn=${encodeURIComponent(one.Arn ?? '')}`}>{one.PolicyName}</To>
          ),
          value: (one) => one.PolicyName,
          width: 360,
        },
        { id: 'type', header: texts.type, value: (one) => policyType(one.Arn ?? '', texts), width: 180 },
        { id: 'count', header: texts.attachedTo, value: (one) => one.AttachmentCount ?? 0, width: 140 },
        {
          id: 'description',
          header: texts.description,
          cell: (one) => one.Description ?? '-',
          value: (one) => one.Description,
          width: 360,
        },
      ]}
      actions={() => (
        <>
          <Select
            options={scopes}
            ariaLabel={texts.scope}
            selectedOption={scopes.find((one) => one.value === scope) ?? null}
            onChange={({ detail }) => setScope(detail.selectedOption.value as Scope)}
          />
          <Button variant="primary" onClick={() => void navigate('/iam/policies/create')}>
            {texts.createPolicy}
          </Button>
        </>
      )}
    />
  );
}
