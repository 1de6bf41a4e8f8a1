import {
  DescribeInstanceTypesCommand,
  ModifyInstanceAttributeCommand,
  ModifyInstanceCreditSpecificationCommand,
  ModifyInstanceMetadataOptionsCommand,
} from '@aws-sdk/client-ec2';
import type { Instance } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice, Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { gib, isWithin } from '../../../parts/format';
import { FormModal } from '../../../parts/FormModal';
import { Lines, Written } from '../../../parts/Written';
import { useRegion } from '../../../session/region';
import { MAX_USER_DATA } from '../launch/wanted';
import { useGroups } from '../options';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { useAttribute } from './Flag';
import { decode, encode } from './text64';
import { SETTINGS } from './texts';

export interface SettingForm {
  instance: Instance;
  onClose(): void;
}

const MOST_GROUPS = 5;
const MOST_HOPS = 64;

export function ChangeType({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const [type, setType] = useState(instance.InstanceType ?? '');
  const { data, isPending } = useQuery({
    queryKey: ['ec2', region, 'options', 'types', instance.Architecture],
    queryFn: async () => {
      const Filters = [{ Name: 'processor-info.supported-architecture', Values: [instance.Architecture ?? ''] }];
      return (await ec2.send(new DescribeInstanceTypesCommand({ Filters, MaxResults: 100 }))).InstanceTypes ?? [];
    },
  });
  const id = instance.InstanceId;
  return (
    <FormModal
      title={`${texts.type}: ${id}`}
      valid={type !== instance.InstanceType}
      commands={cli('ec2 modify-instance-attribute', { 'instance-id': id, 'instance-type': `Value=${type}` })}
      run={() => ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceType: { Value: type } }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choice
        label={texts.newType}
        help={texts.typeHelp}
        value={type}
        loading={isPending}
        options={(data ?? []).map((one) => ({
          value: one.InstanceType ?? '',
          label: one.InstanceType,
          description: `${one.VCpuInfo?.DefaultVCpus} vCPU, ${gib(one.MemoryInfo?.SizeInMiB)} GiB`,
        }))}
        onChange={setType}
      />
    </FormModal>
  );
}

export function ChangeGroups({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const all = useGroups();
  const [chosen, setChosen] = useState((instance.SecurityGroups ?? []).flatMap((one) => one.GroupId ?? []));
  const near = all.items.filter((one) => one.VpcId === instance.VpcId).map((one) => one.GroupId);
  const id = instance.InstanceId;
  return (
    <FormModal
      title={`${texts.groups}: ${id}`}
      valid={chosen.length > 0 && chosen.length <= MOST_GROUPS}
      commands={cli('ec2 modify-instance-attribute', { 'instance-id': id, groups: chosen })}
      run={() => ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, Groups: chosen }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choices
        label={ec2Texts.groups}
        values={chosen}
        loading={all.loading}
        options={all.options.filter((one) => near.includes(one.value))}
        onChange={setChosen}
      />
    </FormModal>
  );
}

export function ChangeShutdown({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const id = instance.InstanceId ?? '';
  const { data, isPending } = useAttribute(id, 'instanceInitiatedShutdownBehavior');
  const now = data?.InstanceInitiatedShutdownBehavior?.Value ?? '';
  const [wanted, setWanted] = useState('');
  return (
    <FormModal
      title={`${texts.shutdown}: ${id}`}
      valid={wanted !== '' && wanted !== now}
      commands={cli('ec2 modify-instance-attribute', {
        'instance-id': id,
        'instance-initiated-shutdown-behavior': `Value=${wanted || now}`,
      })}
      run={() =>
        ec2.send(
          new ModifyInstanceAttributeCommand({ InstanceId: id, InstanceInitiatedShutdownBehavior: { Value: wanted } }),
        )
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choice
        label={texts.shutdownLabel}
        value={wanted || now}
        loading={isPending}
        options={(['stop', 'terminate'] as const).map((value) => ({ value, label: texts.shutdowns[value] }))}
        onChange={setWanted}
      />
    </FormModal>
  );
}

export function EditUserData({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const id = instance.InstanceId ?? '';
  const { data } = useAttribute(id, 'userData');
  const now = decode(data?.UserData?.Value ?? '');
  const [typed, setTyped] = useState<string>();
  const text = typed ?? now;
  const stopped = instance.State?.Name === 'stopped';
  return (
    <FormModal
      title={`${texts.userData}: ${id}`}
      size="large"
      valid={stopped && text !== now && new TextEncoder().encode(text).length <= MAX_USER_DATA}
      commands={cli('ec2 modify-instance-attribute', { 'instance-id': id, 'user-data': `Value=${encode(text)}` })}
      run={() =>
        ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, UserData: { Value: new TextEncoder().encode(text) } }))
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <div className="code">
        <Lines
          label={texts.userDataLabel}
          help={stopped ? texts.userDataHelp : `${texts.stopFirst} ${texts.userDataHelp}`}
          value={text}
          rows={12}
          onChange={setTyped}
        />
      </div>
    </FormModal>
  );
}

export function ChangeMetadata({ instance, onClose }: SettingForm) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const now = instance.MetadataOptions ?? {};
  const [on, setOn] = useState(now.HttpEndpoint !== 'disabled');
  const [tokens, setTokens] = useState(now.HttpTokens ?? 'optional');
  const [hops, setHops] = useState(String(now.HttpPutResponseHopLimit ?? 1));
  const [tags, setTags] = useState(now.InstanceMetadataTags === 'enabled');
  const id = instance.InstanceId;
  const right = isWithin(hops, 1, MOST_HOPS);
  const said = (one: boolean) => (one ? 'enabled' : 'disabled');
  return (
    <FormModal
      title={`${texts.metadata}: ${id}`}
      valid={right}
      commands={cli('ec2 modify-instance-metadata-options', {
        'instance-id': id,
        'http-endpoint': said(on),
        'http-tokens': tokens,
        'http-put-response-hop-limit': hops,
        'instance-metadata-tags': said(tags),
      })}
      run={() =>
        ec2.send(
          new ModifyInstanceMetadataOptionsCommand({
            InstanceId: id,
            HttpEndpoint: said(on),
            HttpTokens: tokens,
            HttpPutResponseHopLimit: Number(hops),
            InstanceMetadataTags: said(tags),
          }),
        )
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={on} onChange={({ detail }) => setOn(detail.checked)}>
        {texts.endpoint}
      </Checkbox>
      <Choice
        label={texts.tokens}
        value={tokens}
        options={(['required', 'optional'] as const).map((value) => ({ value, label: texts.tokensOf[value] }))}
        onChange={(value) => setTokens(value as typeof tokens)}
      />
      <Written label={texts.hops} type="number" value={hops} error={!right && texts.hopsWrong} onChange={setHops} />
      <Checkbox checked={tags} onChange={({ detail }) => setTags(detail.checked)}>
        {texts.tags}
      </Checkbox>
    </FormModal>
  );
}

/** Whether an instance may use more of its processor than it has saved up for. */
export function ChangeCredits({ instance, unlimited, onClose }: SettingForm & { unlimited: boolean }) {
  const texts = useTexts(SETTINGS);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [wanted, setWanted] = useState(unlimited);
  const CpuCredits = wanted ? 'unlimited' : 'standard';
  const id = instance.InstanceId;
  return (
    <FormModal
      title={`${texts.credits}: ${id}`}
      valid={wanted !== unlimited}
      commands={cli('ec2 modify-instance-credit-specification', {
        'instance-credit-specifications': `InstanceId=${id},CpuCredits=${CpuCredits}`,
      })}
      run={() =>
        ec2.send(
          new ModifyInstanceCreditSpecificationCommand({ InstanceCreditSpecifications: [{ InstanceId: id, CpuCredits }] }),
        )
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={wanted} onChange={({ detail }) => setWanted(detail.checked)}>
        {texts.unlimited}
      </Checkbox>
    </FormModal>
  );
}
