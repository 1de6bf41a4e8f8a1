import { DescribeAvailabilityZonesCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tiles from '@cloudscape-design/components/tiles';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { FormPage } from '../../parts/FormPage';
import { useRegion } from '../../session/region';
import { namedCli } from '../ec2/names';
import { useEc2 } from '../ec2/useEc2';
import { build } from './build';
import type { Network } from './network';
import { isVpcCidr, planSubnets } from './plan';
import type { PlannedSubnet, Wish } from './plan';
import { ResourceMap } from './ResourceMap';
import { VPC } from './texts';

const WISH: Wish = {
  name: 'project',
  cidr: '10.0.0.0/16',
  more: true,
  zones: 2,
  publicSubnets: true,
  privateSubnets: true,
  nat: false,
};

/** The wizard: a VPC alone, or with subnets, routes and gateways; what will be made is drawn before. */
export default function CreateVpc() {
  const texts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wish, setWish] = useState(WISH);
  const [done, setDone] = useState<readonly string[]>([]);
  usePage('vpc', { text: texts.vpcs, path: '/vpc/vpcs' }, { text: texts.createVpc, path: '/vpc/create' });
  const { data } = useQuery({
    queryKey: ['ec2', region, 'zones'],
    queryFn: async () =>
      ((await ec2.send(new DescribeAvailabilityZonesCommand({}))).AvailabilityZones ?? []).flatMap(
        (zone) => zone.ZoneName ?? [],
      ),
  });
  const subnets = useMemo(() => planSubnets(wish, data ?? []), [wish, data]);
  const preview = useMemo(() => previewOf(wish, subnets), [wish, subnets]);
  return (
    <FormPage
      title={texts.createVpc}
      description={texts.createHelp}
      label={texts.createVpc}
      valid={isVpcCidr(wish.cidr)}
      back="/vpc/vpcs"
      commands={[
        cli('ec2 create-vpc', {
          'cidr-block': wish.cidr,
          'tag-specifications': namedCli('vpc', wish.name && `${wish.name}-vpc`),
        }),
        ...subnets.map((subnet) =>
          cli('ec2 create-subnet', {
            'vpc-id': 'VPC',
            'cidr-block': subnet.cidr,
            'availability-zone': subnet.zone,
          }),
        ),
      ]}
      run={async () => {
        setDone([]);
        const id = await build(ec2, wish, subnets, texts.step, (step) => setDone((before) => [...before, step]));
        notifyDone(texts.created(id));
        void queries.invalidateQueries({ queryKey: ['ec2'] });
        void navigate(`/vpc/vpcs/${id}`);
      }}
      onDone={() => undefined}
    >
      <Wishes wish={wish} zones={data?.length ?? 0} set={(change) => setWish({ ...wish, ...change })} />
      {wish.more && (
        <Container header={<Header>{texts.preview}</Header>}>
          <ResourceMap network={preview} />
        </Container>
      )}
      {done.length > 0 && (
        <Container header={<Header>{texts.steps}</Header>}>
          <SpaceBetween size="xs">
            {done.map((step) => (
              <StatusIndicator key={step}>{step}</StatusIndicator>
            ))}
          </SpaceBetween>
        </Container>
      )}
    </FormPage>
  );
}

interface WishesProps {
  wish: Wish;
  zones: number;
  set(change: Partial<Wish>): void;
}

function Wishes({ wish, zones, set }: WishesProps) {
  const texts = useTexts(VPC);
  const numbers = Array.from({ length: Math.min(3, Math.max(1, zones)) }, (_, index) => String(index + 1));
  return (
    <Container header={<Header>{texts.vpc}</Header>}>
      <SpaceBetween size="l">
        <FormField label={texts.kind} stretch>
          <Tiles
            value={wish.more ? 'more' : 'only'}
            items={[
              { value: 'only', label: texts.only },
              { value: 'more', label: texts.more },
            ]}
            onChange={({ detail }) => set({ more: detail.value === 'more' })}
          />
        </FormField>
        <FormField label={texts.name}>
          <Input value={wish.name} onChange={({ detail }) => set({ name: detail.value })} />
        </FormField>
        <FormField label={texts.cidr} errorText={isVpcCidr(wish.cidr) ? undefined : texts.cidrWrong}>
          <Input value={wish.cidr} spellcheck={false} onChange={({ detail }) => set({ cidr: detail.value })} />
        </FormField>
        {wish.more && (
          <SpaceBetween size="l">
            <FormField label={texts.zones}>
              <SegmentedControl
                label={texts.zones}
                selectedId={String(wish.zones)}
                options={numbers.map((id) => ({ id, text: id }))}
                onChange={({ detail }) => set({ zones: Number(detail.selectedId) })}
              />
            </FormField>
            <Checkbox
              checked={wish.publicSubnets}
              description={texts.publicHelp}
              onChange={({ detail }) => set({ publicSubnets: detail.checked, nat: wish.nat && detail.checked })}
            >
              {texts.publicSubnets}
            </Checkbox>
            <Checkbox
              checked={wish.privateSubnets}
              description={texts.privateHelp}
              onChange={({ detail }) => set({ privateSubnets: detail.checked, nat: wish.nat && detail.checked })}
            >
              {texts.privateSubnets}
            </Checkbox>
            <Checkbox
              checked={wish.nat}
              disabled={!wish.publicSubnets || !wish.privateSubnets}
              description={texts.natHelp}
              onChange={({ detail }) => set({ nat: detail.checked })}
            >
              {texts.nat}
            </Checkbox>
          </SpaceBetween>
        )}
      </SpaceBetween>
    </Container>
  );
}

/** The network that will be, as the map draws it. */
function previewOf(wish: Wish, subnets: readonly PlannedSubnet[]): Network {
  const named = (id: string) => [{ Key: 'Name', Value: id }];
  const name = wish.name || 'project';
  const table = (id: string, open: boolean, target: Record<string, string>) => ({
    RouteTableId: id,
    Tags: named(id),
    Routes: Object.keys(target).length > 0 ? [{ DestinationCidrBlock: '0.0.0.0/0', ...target }] : [],
    Associations: subnets.filter((one) => one.open === open).map((one) => ({ SubnetId: one.name })),
  });
  const gateway = `${name}-igw`;
  const nat = `${name}-nat`;
  return {
    subnets: subnets.map((one) => ({
      SubnetId: one.name,
      CidrBlock: one.cidr,
      AvailabilityZone: one.zone,
      Tags: named(one.name.replace(`${name}-subnet-`, '')),
    })),
    tables: [
      ...(wish.publicSubnets ? [table(`${name}-rtb-public`, true, { GatewayId: gateway })] : []),
      ...(wish.privateSubnets ? [table(`${name}-rtb-private`, false, wish.nat ? { NatGatewayId: nat } : {})] : []),
    ],
    gateways: wish.publicSubnets ? [{ InternetGatewayId: gateway, Tags: named(gateway) }] : [],
    nats: wish.nat ? [{ NatGatewayId: nat, Tags: named(nat) }] : [],
  };
}
