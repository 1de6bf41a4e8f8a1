import {
  AllocateAddressCommand,
  DescribeAddressesCommand,
  DisassociateAddressCommand,
  ReleaseAddressCommand,
} from '@aws-sdk/client-ec2';
import type { Address } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { whole } from '../../parts/whole';
import { useRegion } from '../../session/region';
import { Associate } from './Associate';
import { EC2 } from './texts';
import { nameOf } from './names';
import { useEc2 } from './useEc2';

export default function Addresses() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<Address[]>([]);
  const [asked, setAsked] = useState<'allocate' | 'associate' | 'disassociate' | 'release'>();
  usePage('ec2', { text: texts.addresses, path: '/ec2/addresses' });
  const query = useQuery({
    queryKey: ['ec2', region, 'addresses'],
    queryFn: async () => (await ec2.send(new DescribeAddressesCommand({}))).Addresses ?? [],
  });
  const only = selected[0];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void query.refetch();
  };
  return (
    <>
      <ResourceTable<Address>
        id="ec2.addresses"
        title={texts.addresses}
        description={texts.addressesHelp}
        list={whole(query)}
        keyOf={(one) => one.AllocationId ?? ''}
        nameOf={(one) => one.PublicIp ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noAddresses}
        commands="aws ec2 describe-addresses"
        columns={[
          {
            id: 'ip',
            header: texts.publicIp,
            cell: (one) => <To path={`/ec2/addresses/${one.AllocationId}`}>{one.PublicIp}</To>,
            value: (one) => one.PublicIp,
            width: 180,
          },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: nameOf, width: 140 },
          { id: 'id', header: texts.allocationId, value: (one) => one.AllocationId, width: 260 },
          {
            id: 'with',
            header: texts.associatedWith,
            cell: (one) =>
              one.InstanceId ? <To path={`/ec2/instances/${one.InstanceId}`}>{one.InstanceId}</To> : one.NetworkInterfaceId ? (
                <To path={`/ec2/interfaces/${one.NetworkInterfaceId}`}>{one.NetworkInterfaceId}</To>
              ) : (
                '-'
              ),
            value: (one) => one.InstanceId ?? one.NetworkInterfaceId,
            width: 260,
          },
          {
            id: 'private',
            header: texts.privateIp,
            cell: (one) => one.PrivateIpAddress ?? '-',
            value: (one) => one.PrivateIpAddress,
            width: 180,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!only || Boolean(only.AssociationId)} onClick={() => setAsked('release')}>
              {texts.release}
            </Button>
            <Button disabled={!only?.AssociationId} onClick={() => setAsked('disassociate')}>
              {texts.disassociate}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('associate')}>
              {texts.associate}
            </Button>
            <Button variant="primary" onClick={() => setAsked('allocate')}>
              {texts.allocate}
            </Button>
          </>
        )}
      />
      {asked === 'allocate' && (
        <FormModal
          title={texts.allocate}
          label={texts.allocate}
          commands={cli('ec2 allocate-address')}
          run={() => ec2.send(new AllocateAddressCommand({ Domain: 'vpc' }))}
          onDone={done}
          onClose={close}
        >
          {texts.allocateHelp}
        </FormModal>
      )}
      {asked === 'associate' && only && <Associate address={only} onDone={done} onClose={close} />}
      {asked === 'disassociate' && only && (
        <Confirm
          title={texts.disassociate}
          label={texts.disassociate}
          commands={cli('ec2 disassociate-address', { 'association-id': only.AssociationId })}
          run={() => ec2.send(new DisassociateAddressCommand({ AssociationId: only.AssociationId }))}
          onDone={done}
          onClose={close}
        >
          {texts.disassociateHelp}
        </Confirm>
      )}
      {asked === 'release' && only && (
        <Confirm
          title={texts.releaseTitle}
          label={texts.release}
          word={only.PublicIp}
          commands={cli('ec2 release-address', { 'allocation-id': only.AllocationId })}
          run={() => ec2.send(new ReleaseAddressCommand({ AllocationId: only.AllocationId }))}
          onDone={done}
          onClose={close}
        >
          {texts.releaseHelp}
        </Confirm>
      )}
    </>
  );
}
