import {
  DescribeImagesCommand,
  DescribeInstanceTypesCommand,
  DescribeKeyPairsCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import type { _InstanceType } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import type { SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Textarea from '@cloudscape-design/components/textarea';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Failed } from '../../parts/Failed';
import { FormPage } from '../../parts/FormPage';
import { PARTS } from '../../parts/texts';
import { useRegion } from '../../session/region';
import { EC2 } from './texts';
import { nameOf, named, namedCli } from './names';
import { useEc2 } from './useEc2';

interface Wanted {
  name: string;
  image: string;
  type: string;
  key: string;
  subnet: string;
  groups: string[];
  count: string;
  userData: string;
}

const NOTHING: Wanted = { name: '', image: '', type: '', key: '', subnet: '', groups: [], count: '1', userData: '' };

/** What a new instance can be made of. */
function useChoices() {
  const ec2 = useEc2();
  const region = useRegion();
  return useQuery({
    queryKey: ['ec2', region, 'choices'],
    queryFn: async () => {
      const [images, types, keys, subnets, groups] = await Promise.all([
        ec2.send(new DescribeImagesCommand({})),
        ec2.send(new DescribeInstanceTypesCommand({ MaxResults: 100 })),
        ec2.send(new DescribeKeyPairsCommand({})),
        ec2.send(new DescribeSubnetsCommand({})),
        ec2.send(new DescribeSecurityGroupsCommand({})),
      ]);
      return {
        images: images.Images ?? [],
        types: types.InstanceTypes ?? [],
        keys: keys.KeyPairs ?? [],
        subnets: subnets.Subnets ?? [],
        groups: groups.SecurityGroups ?? [],
      };
    },
  });
}

export default function Launch() {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const choices = useChoices();
  const [given, setWanted] = useState(NOTHING);
  usePage('ec2', { text: texts.instances, path: '/ec2/instances' }, { text: texts.launch, path: '/ec2/launch' });
  const wanted = {
    ...given,
    image: given.image || (choices.data?.images[0]?.ImageId ?? ''),
    type: given.type || smallest(choices.data?.types ?? []),
  };
  const number = Number(wanted.count);
  const input = {
    ImageId: wanted.image,
    InstanceType: wanted.type as _InstanceType,
    MinCount: number,
    MaxCount: number,
    KeyName: wanted.key || undefined,
    SubnetId: wanted.subnet || undefined,
    SecurityGroupIds: wanted.groups.length > 0 ? wanted.groups : undefined,
    UserData: wanted.userData ? encode(wanted.userData) : undefined,
  };
  return (
    <FormPage
      title={texts.launch}
      description={texts.instancesHelp}
      label={texts.launch}
      valid={wanted.image !== '' && wanted.type !== '' && number > 0}
      back="/ec2/instances"
      commands={cli('ec2 run-instances', {
        'image-id': wanted.image,
        'instance-type': wanted.type,
        count: wanted.count,
        'key-name': wanted.key,
        'subnet-id': wanted.subnet,
        'security-group-ids': input.SecurityGroupIds,
        'tag-specifications': namedCli('instance', wanted.name),
        'user-data': wanted.userData,
      })}
      run={async () => {
        const made = await ec2.send(
          new RunInstancesCommand({ ...input, TagSpecifications: named('instance', wanted.name) }),
        );
        notifyDone(texts.launched((made.Instances ?? []).map((one) => one.InstanceId).join(', ')));
      }}
      onDone={() => {
        void queries.invalidateQueries({ queryKey: ['ec2'] });
        void navigate('/ec2/instances');
      }}
    >
      {choices.error && <Failed failure={choices.error} />}
      {choices.data && (
        <Fields choices={choices.data} wanted={wanted} set={(change) => setWanted({ ...wanted, ...change })} />
      )}
    </FormPage>
  );
}

type Choices = NonNullable<ReturnType<typeof useChoices>['data']>;

function smallest(types: Choices['types']): string {
  const sorted = [...types].sort(
    (one, other) => (one.MemoryInfo?.SizeInMiB ?? 0) - (other.MemoryInfo?.SizeInMiB ?? 0),
  );
  return types.find((one) => one.InstanceType === 't3.micro')?.InstanceType ?? sorted[0]?.InstanceType ?? '';
}

/** Base64 of a text in UTF-8. */
function encode(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)));
}

interface FieldsProps {
  choices: Choices;
  wanted: Wanted;
  set(change: Partial<Wanted>): void;
}

function Fields({ choices, wanted, set }: FieldsProps) {
  const texts = useTexts(EC2);
  const parts = useTexts(PARTS);
  const subnet = choices.subnets.find((one) => one.SubnetId === wanted.subnet);
  const groups = choices.groups
    .filter((one) => !subnet || one.VpcId === subnet.VpcId)
    .map((one) => ({ value: one.GroupId ?? '', label: one.GroupName, description: `${one.GroupId} ${one.VpcId}` }));
  return (
    <SpaceBetween size="l">
      <Container header={<Header>{texts.nameTag}</Header>}>
        <SpaceBetween size="l">
          <FormField label={texts.name}>
            <Input value={wanted.name} autoFocus onChange={({ detail }) => set({ name: detail.value })} />
          </FormField>
          <FormField label={texts.count}>
            <Input type="number" value={wanted.count} onChange={({ detail }) => set({ count: detail.value })} />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header>{texts.image}</Header>}>
        <SpaceBetween size="l">
          <Choice
            label={texts.image}
            value={wanted.image}
            options={choices.images.map((one) => ({
              value: one.ImageId ?? '',
              label: one.Name ?? one.ImageId,
              description: `${one.ImageId} ${one.Architecture ?? ''} ${one.Description ?? ''}`,
            }))}
            onChange={(image) => set({ image })}
          />
          <Choice
            label={texts.type}
            value={wanted.type}
            options={choices.types.map((one) => ({
              value: one.InstanceType ?? '',
              label: one.InstanceType,
              description: `${one.VCpuInfo?.DefaultVCpus ?? '?'} vCPU, ${(one.MemoryInfo?.SizeInMiB ?? 0) / 1024} GiB`,
            }))}
            onChange={(type) => set({ type })}
          />
          <Choice
            label={texts.key}
            value={wanted.key}
            options={[
              { value: '', label: texts.noKey },
              ...choices.keys.map((one) => ({ value: one.KeyName ?? '', label: one.KeyName })),
            ]}
            onChange={(key) => set({ key })}
          />
        </SpaceBetween>
      </Container>
      <Container header={<Header>{texts.networking}</Header>}>
        <SpaceBetween size="l">
          <Choice
            label={texts.subnet}
            value={wanted.subnet}
            options={[
              { value: '', label: texts.anySubnet },
              ...choices.subnets.map((one) => ({
                value: one.SubnetId ?? '',
                label: nameOf(one) || one.SubnetId,
                description: `${one.SubnetId} ${one.CidrBlock} ${one.AvailabilityZone} ${one.VpcId}`,
              })),
            ]}
            onChange={(next) => set({ subnet: next, groups: [] })}
          />
          <FormField label={texts.chooseGroups} constraintText={texts.defaultGroup}>
            <Multiselect
              options={groups}
              empty={texts.noGroups}
              selectedOptions={groups.filter((one) => wanted.groups.includes(one.value))}
              onChange={({ detail }) => set({ groups: detail.selectedOptions.map((one) => one.value ?? '') })}
            />
          </FormField>
        </SpaceBetween>
      </Container>
      <Container header={<Header>{`${texts.userData} - ${parts.optional}`}</Header>}>
        <FormField label={texts.userData} constraintText={texts.userDataHelp} stretch>
          <Textarea
            value={wanted.userData}
            rows={5}
            spellcheck={false}
            onChange={({ detail }) => set({ userData: detail.value })}
          />
        </FormField>
      </Container>
    </SpaceBetween>
  );
}

interface ChoiceProps {
  label: string;
  value: string;
  options: SelectProps.Option[];
  onChange(value: string): void;
}

function Choice({ label, value, options, onChange }: ChoiceProps) {
  return (
    <FormField label={label}>
      <Select
        options={options}
        filteringType="auto"
        selectedOption={options.find((one) => one.value === value) ?? null}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
