import { DeleteVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import type { VpcEndpoint } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { JsonEditor, isJson, pretty } from '../../../parts/JsonEditor';
import { useSubnets } from '../../ec2/options';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { Groups, PrivateDns } from './InterfaceForms';
import type { EndpointForm } from './InterfaceForms';
import { FULL_ACCESS, difference } from './policy';
import { useTables } from './services';
import { ENDPOINT } from './texts';
import { useModify } from './useModify';

/** What can be done with an endpoint. */
export function EndpointActions({ endpoint, onGone }: { endpoint: VpcEndpoint | undefined; onGone?(): void }) {
  const texts = useTexts(ENDPOINT);
  const gateway = endpoint?.VpcEndpointType === 'Gateway';
  return (
    <ActionMenu
      disabled={!endpoint}
      actions={[
        {
          id: 'tables',
          text: texts.manageTables,
          disabled: !gateway,
          reason: texts.gatewayOnly,
          form: (close) => endpoint && <Places endpoint={endpoint} onClose={close} />,
        },
        {
          id: 'subnets',
          text: texts.manageSubnets,
          disabled: gateway,
          reason: texts.interfaceOnly,
          form: (close) => endpoint && <Places endpoint={endpoint} onClose={close} />,
        },
        {
          id: 'groups',
          text: texts.manageGroups,
          disabled: gateway,
          reason: texts.interfaceOnly,
          form: (close) => endpoint && <Groups endpoint={endpoint} onClose={close} />,
        },
        {
          id: 'dns',
          text: texts.modifyDns,
          disabled: gateway,
          reason: texts.interfaceOnly,
          form: (close) => endpoint && <PrivateDns endpoint={endpoint} onClose={close} />,
        },
        {
          id: 'policy',
          text: texts.managePolicy,
          form: (close) => endpoint && <Policy endpoint={endpoint} onClose={close} />,
        },
        {
          id: 'delete',
          text: texts.remove,
          form: (close) => endpoint && <Delete endpoint={endpoint} onDone={onGone} onClose={close} />,
        },
      ]}
    />
  );
}

/** The route tables of a gateway endpoint, or the subnets of an interface endpoint. */
function Places({ endpoint, onClose }: EndpointForm) {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const modify = useModify(endpoint);
  const changed = useChanged();
  const gateway = endpoint.VpcEndpointType === 'Gateway';
  const tables = useTables(gateway ? (endpoint.VpcId ?? '') : '');
  const subnets = useSubnets();
  const before = (gateway ? endpoint.RouteTableIds : endpoint.SubnetIds) ?? [];
  const [chosen, setChosen] = useState(before);
  const near = subnets.items.filter((one) => one.VpcId === endpoint.VpcId).map((one) => one.SubnetId);
  const { add, remove } = difference(before, chosen);
  const name = gateway ? 'route-table-ids' : 'subnet-ids';
  const some = (ids: string[]) => (ids.length > 0 ? ids : undefined);
  return (
    <FormModal
      title={gateway ? texts.manageTables : texts.manageSubnets}
      valid={add.length + remove.length > 0}
      commands={cli('ec2 modify-vpc-endpoint', {
        'vpc-endpoint-id': endpoint.VpcEndpointId,
        [`add-${name}`]: some(add),
        [`remove-${name}`]: some(remove),
      })}
      run={() =>
        modify(
          gateway
            ? { AddRouteTableIds: some(add), RemoveRouteTableIds: some(remove) }
            : { AddSubnetIds: some(add), RemoveSubnetIds: some(remove) },
        )
      }
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Choices
        label={gateway ? texts.tables : texts.subnets}
        values={chosen}
        options={gateway ? tables.options : subnets.options.filter((one) => near.includes(one.value))}
        loading={gateway ? tables.loading : subnets.loading}
        onChange={setChosen}
      />
    </FormModal>
  );
}

function Policy({ endpoint, onClose }: EndpointForm) {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const modify = useModify(endpoint);
  const changed = useChanged();
  const [policy, setPolicy] = useState(pretty(endpoint.PolicyDocument ?? FULL_ACCESS));
  return (
    <FormModal
      title={texts.managePolicy}
      size="large"
      valid={isJson(policy)}
      commands={
        isJson(policy)
          ? cli('ec2 modify-vpc-endpoint', {
              'vpc-endpoint-id': endpoint.VpcEndpointId,
              'policy-document': { json: JSON.parse(policy) as unknown },
            })
          : undefined
      }
      run={() => modify({ PolicyDocument: policy })}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.policyHelp}
      <JsonEditor label={texts.policy} value={policy} onChange={setPolicy} />
    </FormModal>
  );
}

function Delete({ endpoint, onDone, onClose }: EndpointForm & { onDone?(): void }) {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const id = endpoint.VpcEndpointId ?? '';
  return (
    <Confirm
      title={texts.remove}
      word={id}
      commands={cli('ec2 delete-vpc-endpoints', { 'vpc-endpoint-ids': id })}
      run={async () => {
        // This call answers 200 also for what it did not delete.
        const { Unsuccessful = [] } = await ec2.send(new DeleteVpcEndpointsCommand({ VpcEndpointIds: [id] }));
        if (Unsuccessful.length > 0) {
          throw new Error(texts.unsuccessful(Unsuccessful[0]?.Error?.Message ?? ''));
        }
      }}
      onDone={() => {
        changed(vpcTexts.deleted(id));
        onDone?.();
      }}
      onClose={onClose}
    >
      {texts.removeHelp}
    </Confirm>
  );
}
