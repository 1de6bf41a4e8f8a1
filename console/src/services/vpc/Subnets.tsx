import {
  CreateSubnetCommand,
  DeleteSubnetCommand,
  DescribeAvailabilityZonesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2';
import type { Subnet } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { FormModal } from '../../parts/FormModal';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { useRegion } from '../../session/region';
import { nameOf, named, namedCli } from '../ec2/names';
import { useEc2 } from '../ec2/useEc2';
import { Block6Field } from './subnet/Block6Field';
import { blocks6, isSubnet6 } from './subnet/blocks';
import { EditSubnet } from './subnet/EditSubnet';
import { SUBNET } from './subnet/texts';
import { VPC } from './texts';

export default function Subnets() {
  const texts = useTexts(VPC);
  const subnetTexts = useTexts(SUBNET);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<Subnet[]>([]);
  const [asked, setAsked] = useState<'create' | 'edit' | 'delete'>();
  usePage('vpc', { text: texts.subnets, path: '/vpc/subnets' });
  const list = usePaged<Subnet>(['ec2', region, 'subnets'], async (NextToken) => {
    const page = await ec2.send(new DescribeSubnetsCommand({ NextToken, MaxResults: 100 }));
    return { items: page.Subnets ?? [], next: page.NextToken };
  });
  const id = selected[0]?.SubnetId ?? '';
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    list.refresh();
  };
  return (
    <>
      <ResourceTable<Subnet>
        id="vpc.subnets"
        title={texts.subnets}
        description={texts.subnetsHelp}
        list={list}
        keyOf={(one) => one.SubnetId ?? ''}
        nameOf={(one) => one.SubnetId ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noSubnets}
        commands="aws ec2 describe-subnets"
        columns={[
          {
            id: 'id',
            header: texts.subnet,
            cell: (one) => <To path={`/vpc/subnets/${one.SubnetId}`}>{one.SubnetId}</To>,
            value: (one) => one.SubnetId,
            width: 230,
          },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: (one) => nameOf(one), width: 240 },
          {
            id: 'vpc',
            header: texts.vpc,
            cell: (one) => <To path={`/vpc/vpcs/${one.VpcId}`}>{one.VpcId}</To>,
            value: (one) => one.VpcId,
            width: 230,
          },
          { id: 'cidr', header: texts.cidr, value: (one) => one.CidrBlock, width: 150 },
          {
            id: 'cidr6',
            header: subnetTexts.cidr6,
            cell: (one) => blocks6(one)[0]?.cidr ?? '-',
            value: (one) => blocks6(one)[0]?.cidr,
            width: 230,
            hidden: true,
          },
          { id: 'zone', header: texts.zone, value: (one) => one.AvailabilityZone, width: 160 },
          { id: 'free', header: texts.available, value: (one) => one.AvailableIpAddressCount, width: 150 },
          {
            id: 'public',
            header: texts.autoPublic,
            cell: (one) => (one.MapPublicIpOnLaunch ? texts.yes : texts.no),
            value: (one) => String(one.MapPublicIpOnLaunch),
            width: 180,
          },
          {
            id: 'default',
            header: subnetTexts.isDefault,
            cell: (one) => (one.DefaultForAz ? texts.yes : texts.no),
            value: (one) => String(one.DefaultForAz),
            width: 170,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={!id} onClick={() => setAsked('edit')}>
              {subnetTexts.edit}
            </Button>
            <Button disabled={!id} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createSubnet}
            </Button>
          </>
        )}
      />
      {asked === 'edit' && selected[0] && <EditSubnet subnet={selected[0]} onClose={close} />}
      {asked === 'create' && <CreateSubnet subnets={list.items} onDone={done} onClose={close} />}
      {asked === 'delete' && (
        <Confirm
          title={`${parts.delete}: ${id}`}
          word={id}
          commands={cli('ec2 delete-subnet', { 'subnet-id': id })}
          run={() => ec2.send(new DeleteSubnetCommand({ SubnetId: id }))}
          onDone={done}
          onClose={close}
        >
          {parts.deleteWarning}
        </Confirm>
      )}
    </>
  );
}

interface CreateSubnetProps {
  subnets: readonly Subnet[];
  onDone(): void;
  onClose(): void;
}

function CreateSubnet({ subnets, onDone, onClose }: CreateSubnetProps) {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [name, setName] = useState('');
  const [cidr, setCidr] = useState('');
  const [cidr6, setCidr6] = useState('');
  const [vpc, setVpc] = useState('');
  const [zone, setZone] = useState('');
  const { data } = useQuery({
    queryKey: ['ec2', region, 'subnet choices'],
    queryFn: async () => {
      const [vpcs, zones] = await Promise.all([
        ec2.send(new DescribeVpcsCommand({})),
        ec2.send(new DescribeAvailabilityZonesCommand({})),
      ]);
      return { vpcs: vpcs.Vpcs ?? [], zones: zones.AvailabilityZones ?? [] };
    },
  });
  const vpcs = (data?.vpcs ?? []).map((one) => ({
    value: one.VpcId ?? '',
    label: nameOf(one) || one.VpcId,
    description: `${one.VpcId} ${one.CidrBlock}`,
  }));
  const chosen = data?.vpcs.find((one) => one.VpcId === vpc);
  const zones = (data?.zones ?? []).map((one) => ({ value: one.ZoneName ?? '', label: one.ZoneName }));
  return (
    <FormModal
      title={texts.createSubnet}
      label={texts.createSubnet}
      valid={vpc !== '' && cidr !== '' && (cidr6 === '' || isSubnet6(cidr6, chosen))}
      commands={cli('ec2 create-subnet', {
        'vpc-id': vpc || 'VPC',
        'cidr-block': cidr || 'CIDR',
        'ipv6-cidr-block': cidr6,
        'availability-zone': zone,
        'tag-specifications': namedCli('subnet', name),
      })}
      run={() =>
        ec2.send(
          new CreateSubnetCommand({
            VpcId: vpc,
            CidrBlock: cidr,
            Ipv6CidrBlock: cidr6.trim() || undefined,
            AvailabilityZone: zone || undefined,
            TagSpecifications: named('subnet', name),
          }),
        )
      }
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.vpc}>
        <Select
          options={vpcs}
          selectedOption={vpcs.find((one) => one.value === vpc) ?? null}
          onChange={({ detail }) => setVpc(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label={texts.name}>
        <Input value={name} onChange={({ detail }) => setName(detail.value)} />
      </FormField>
      <FormField label={texts.zone}>
        <Select
          options={zones}
          selectedOption={zones.find((one) => one.value === zone) ?? null}
          onChange={({ detail }) => setZone(detail.selectedOption.value ?? '')}
        />
      </FormField>
      <FormField label={texts.cidr}>
        <Input value={cidr} placeholder="10.0.1.0/24" onChange={({ detail }) => setCidr(detail.value)} />
      </FormField>
      <Block6Field vpc={chosen} subnets={subnets} value={cidr6} onChange={setCidr6} />
    </FormModal>
  );
}
