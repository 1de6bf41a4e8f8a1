import { CreateNetworkInterfaceCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice, Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { useNewTags } from '../NewTags';
import { useGroups, useSubnets } from '../options';
import { tagged } from '../tagInput';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { isAddress } from './address';
import { ENI } from './texts';

/** Makes an interface in a subnet. */
export function CreateInterface({ onClose }: { onClose(): void }) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const subnets = useSubnets();
  const groups = useGroups();
  const tags = useNewTags();
  const [subnet, setSubnet] = useState('');
  const [address, setAddress] = useState('');
  const [description, setDescription] = useState('');
  const [six, setSix] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const where = subnets.items.find((one) => one.SubnetId === subnet);
  const vpc = where?.VpcId;
  const can6 = (where?.Ipv6CidrBlockAssociationSet?.length ?? 0) > 0;
  const count6 = six && can6 ? 1 : undefined;
  const near = groups.items.filter((one) => one.VpcId === vpc).map((one) => one.GroupId);
  const Groups = chosen.filter((one) => near.includes(one));
  const right = address === '' || isAddress(address);
  const TagSpecifications = tagged(tags.tags, 'network-interface' as const);
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={subnet !== '' && right && tags.valid}
      commands={cli('ec2 create-network-interface', {
        'subnet-id': subnet || 'SUBNET',
        description,
        'private-ip-address': address,
        'ipv6-address-count': count6,
        groups: Groups.length > 0 ? Groups : undefined,
        'tag-specifications': TagSpecifications && { json: TagSpecifications },
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateNetworkInterfaceCommand({
            SubnetId: subnet,
            Description: description || undefined,
            PrivateIpAddress: address || undefined,
            Ipv6AddressCount: count6,
            Groups: Groups.length > 0 ? Groups : undefined,
            TagSpecifications,
          }),
        );
        changed(texts.created(made.NetworkInterface?.NetworkInterfaceId ?? ''));
      }}
      onClose={onClose}
    >
      {texts.createHelp}
      <Written label={ec2Texts.description} optional value={description} autoFocus onChange={setDescription} />
      <Choice label={ec2Texts.subnet} value={subnet} options={subnets.options} loading={subnets.loading} onChange={setSubnet} />
      <Written
        label={texts.address}
        optional
        help={texts.addressHelp}
        error={!right && texts.addressWrong}
        value={address}
        onChange={setAddress}
      />
      <Checkbox checked={six && can6} disabled={!can6} onChange={({ detail }) => setSix(detail.checked)}>
        {texts.auto6}
      </Checkbox>
      <Choices
        label={ec2Texts.groups}
        values={Groups}
        options={groups.options.filter((one) => near.includes(one.value))}
        loading={groups.loading}
        onChange={setChosen}
      />
      {tags.editor}
    </FormModal>
  );
}
