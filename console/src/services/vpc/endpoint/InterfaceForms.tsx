import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useGroups } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { VPC } from '../texts';
import { difference } from './policy';
import { ENDPOINT } from './texts';
import { useModify } from './useModify';

export interface EndpointForm {
  endpoint: VpcEndpoint;
  onClose(): void;
}

/** The security groups of the interfaces that an endpoint has. */
export function Groups({ endpoint, onClose }: EndpointForm) {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const modify = useModify(endpoint);
  const changed = useChanged();
  const groups = useGroups();
  const before = (endpoint.Groups ?? []).flatMap((one) => one.GroupId ?? []);
  const [chosen, setChosen] = useState(before);
  const near = groups.items.filter((one) => one.VpcId === endpoint.VpcId).map((one) => one.GroupId);
  const { add, remove } = difference(before, chosen);
  const some = (ids: string[]) => (ids.length > 0 ? ids : undefined);
  return (
    <FormModal
      title={texts.manageGroups}
      valid={chosen.length > 0 && add.length + remove.length > 0}
      commands={cli('ec2 modify-vpc-endpoint', {
        'vpc-endpoint-id': endpoint.VpcEndpointId,
        'add-security-group-ids': some(add),
        'remove-security-group-ids': some(remove),
      })}
      run={() => modify({ AddSecurityGroupIds: some(add), RemoveSecurityGroupIds: some(remove) })}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Choices
        label={texts.groups}
        values={chosen}
        options={groups.options.filter((one) => near.includes(one.value))}
        loading={groups.loading}
        error={chosen.length === 0 && texts.groupsWrong}
        onChange={setChosen}
      />
    </FormModal>
  );
}

/** Whether the usual name of the service leads to the endpoint. */
export function PrivateDns({ endpoint, onClose }: EndpointForm) {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const modify = useModify(endpoint);
  const changed = useChanged();
  const before = endpoint.PrivateDnsEnabled ?? false;
  const [wanted, setWanted] = useState(before);
  return (
    <FormModal
      title={texts.modifyDns}
      valid={wanted !== before}
      commands={cli('ec2 modify-vpc-endpoint', {
        'vpc-endpoint-id': endpoint.VpcEndpointId,
        [wanted ? 'private-dns-enabled' : 'no-private-dns-enabled']: true,
      })}
      run={() => modify({ PrivateDnsEnabled: wanted })}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={wanted} description={texts.privateDnsHelp} onChange={({ detail }) => setWanted(detail.checked)}>
        {texts.privateDns}
      </Checkbox>
    </FormModal>
  );
}
