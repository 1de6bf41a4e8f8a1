import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DescribeInternetGatewaysCommand,
  DescribeVpcsCommand,
  DetachInternetGatewayCommand,
} from '@aws-sdk/client-ec2';
import type { InternetGateway } from '@aws-sdk/client-ec2';
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
import { VPC } from './texts';

export default function Gateways() {
  const texts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [selected, setSelected] = useState<InternetGateway[]>([]);
  const [asked, setAsked] = useState<'create' | 'attach' | 'detach' | 'delete'>();
  const [name, setName] = useState('');
  usePage('vpc', { text: texts.gateways, path: '/vpc/gateways' });
  const list = usePaged<InternetGateway>(['ec2', region, 'gateways'], async (NextToken) => {
    const page = await ec2.send(new DescribeInternetGatewaysCommand({ NextToken, MaxResults: 100 }));
    return { items: page.InternetGateways ?? [], next: page.NextToken };
  });
  const id = selected[0]?.InternetGatewayId ?? '';
  const VpcId = selected[0]?.Attachments?.[0]?.VpcId;
  const attachedTo = (one: InternetGateway) => one.Attachments?.[0]?.VpcId;
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    setName('');
    list.refresh();
  };
  return (
    <>
      <ResourceTable<InternetGateway>
        id="vpc.gateways"
        title={texts.gateways}
        description={texts.gatewaysHelp}
        list={list}
        keyOf={(one) => one.InternetGatewayId ?? ''}
        nameOf={(one) => one.InternetGatewayId ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noGateways}
        commands="aws ec2 describe-internet-gateways"
        columns={[
          {
            id: 'id',
            header: texts.gateway,
            cell: (one) => <To path={`/vpc/gateways/${one.InternetGatewayId}`}>{one.InternetGatewayId}</To>,
            value: (one) => one.InternetGatewayId,
            width: 260,
          },
          { id: 'name', header: texts.name, cell: (one) => nameOf(one) || '-', value: (one) => nameOf(one), width: 220 },
          { id: 'vpc', header: texts.attachedTo, cell: (one) => attachedTo(one) ?? '-', value: attachedTo, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!id || Boolean(VpcId)} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button disabled={!VpcId} onClick={() => setAsked('detach')}>
              {texts.detach}
            </Button>
            <Button disabled={!id || Boolean(VpcId)} onClick={() => setAsked('attach')}>
              {texts.attach}
            </Button>
            <Button variant="primary" onClick={() => setAsked('create')}>
              {texts.createGateway}
            </Button>
          </>
        )}
      />
      {asked === 'create' && (
        <FormModal
          title={texts.createGateway}
          label={texts.createGateway}
          commands={cli('ec2 create-internet-gateway', { 'tag-specifications': namedCli('internet-gateway', name) })}
          run={() =>
            ec2.send(new CreateInternetGatewayCommand({ TagSpecifications: named('internet-gateway', name) }))
          }
          onDone={done}
          onClose={close}
        >
          <FormField label={texts.name}>
            <Input value={name} autoFocus onChange={({ detail }) => setName(detail.value)} />
          </FormField>
        </FormModal>
      )}
      {asked === 'attach' && <Attach gateway={id} onDone={done} onClose={close} />}
      {asked === 'detach' && (
        <Confirm
          title={texts.detach}
          label={texts.detach}
          word={id}
          commands={cli('ec2 detach-internet-gateway', { 'internet-gateway-id': id, 'vpc-id': VpcId })}
          run={() => ec2.send(new DetachInternetGatewayCommand({ InternetGatewayId: id, VpcId }))}
          onDone={done}
          onClose={close}
        >
          {texts.detachHelp}
        </Confirm>
      )}
      {asked === 'delete' && (
        <Confirm
          title={`${parts.delete}: ${id}`}
          word={id}
          commands={cli('ec2 delete-internet-gateway', { 'internet-gateway-id': id })}
          run={() => ec2.send(new DeleteInternetGatewayCommand({ InternetGatewayId: id }))}
          onDone={done}
          onClose={close}
        >
          {parts.deleteWarning}
        </Confirm>
      )}
    </>
  );
}

interface AttachProps {
  gateway: string;
  onDone(): void;
  onClose(): void;
}

function Attach({ gateway, onDone, onClose }: AttachProps) {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const [vpc, setVpc] = useState('');
  const { data } = useQuery({
    queryKey: ['ec2', region, 'vpcs', 'all'],
    queryFn: async () => (await ec2.send(new DescribeVpcsCommand({}))).Vpcs ?? [],
  });
  const options = (data ?? []).map((one) => ({
    value: one.VpcId ?? '',
    label: nameOf(one) || one.VpcId,
    description: `${one.VpcId} ${one.CidrBlock}`,
  }));
  return (
    <FormModal
      title={texts.attach}
      label={texts.attach}
      valid={vpc !== ''}
      commands={cli('ec2 attach-internet-gateway', { 'internet-gateway-id': gateway, 'vpc-id': vpc || 'VPC' })}
      run={() => ec2.send(new AttachInternetGatewayCommand({ InternetGatewayId: gateway, VpcId: vpc }))}
      onDone={onDone}
      onClose={onClose}
    >
      <FormField label={texts.vpc}>
        <Select
          options={options}
          selectedOption={options.find((one) => one.value === vpc) ?? null}
          onChange={({ detail }) => setVpc(detail.selectedOption.value ?? '')}
        />
      </FormField>
    </FormModal>
  );
}
