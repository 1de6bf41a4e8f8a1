import {
  AssignPrivateIpAddressesCommand,
  AttachNetworkInterfaceCommand,
  DeleteNetworkInterfaceCommand,
  DetachNetworkInterfaceCommand,
  ModifyNetworkInterfaceAttributeCommand,
} from '@aws-sdk/client-ec2';
import type { ModifyNetworkInterfaceAttributeCommandInput, NetworkInterface } from '@aws-sdk/client-ec2';
import Toggle from '@cloudscape-design/components/toggle';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice, Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { option, useGroups, useInstances } from '../options';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { isAddress } from './address';
import { ENI } from './texts';

export interface InterfaceForm {
  eni: NetworkInterface;
  onClose(): void;
}

const MOST_GROUPS = 5;

/** Attaches an interface to an instance of its zone, at the next index. */
export function Attach({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const all = useInstances();
  const [instance, setInstance] = useState('');
  const zone = eni.AvailabilityZone ?? '';
  const near = all.items.filter((one) => one.Placement?.AvailabilityZone === zone && one.VpcId === eni.VpcId);
  const chosen = near.find((one) => one.InstanceId === instance);
  const taken = (chosen?.NetworkInterfaces ?? []).map((one) => one.Attachment?.DeviceIndex ?? 0);
  const DeviceIndex = Math.max(0, ...taken) + 1;
  const NetworkInterfaceId = eni.NetworkInterfaceId;
  return (
    <FormModal
      title={`${texts.attach}: ${NetworkInterfaceId}`}
      label={texts.attach}
      valid={chosen !== undefined}
      commands={cli('ec2 attach-network-interface', {
        'network-interface-id': NetworkInterfaceId,
        'instance-id': instance || 'INSTANCE',
        'device-index': DeviceIndex,
      })}
      run={() => ec2.send(new AttachNetworkInterfaceCommand({ NetworkInterfaceId, InstanceId: instance, DeviceIndex }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choice
        label={ec2Texts.instances}
        help={texts.attachHelp(zone)}
        value={instance}
        options={near.map((one) => option(one.InstanceId, one, one.State?.Name))}
        empty={texts.noInstance(zone)}
        loading={all.loading}
        onChange={setInstance}
      />
    </FormModal>
  );
}

export function Detach({ eni, force, onClose }: InterfaceForm & { force: boolean }) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const AttachmentId = eni.Attachment?.AttachmentId;
  const title = force ? texts.force : texts.detach;
  return (
    <Confirm
      title={`${title}: ${eni.NetworkInterfaceId}`}
      label={title}
      word={eni.NetworkInterfaceId}
      commands={cli('ec2 detach-network-interface', { 'attachment-id': AttachmentId, force })}
      run={() => ec2.send(new DetachNetworkInterfaceCommand({ AttachmentId, Force: force || undefined }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {force ? texts.forceHelp : texts.detachHelp}
    </Confirm>
  );
}

function useModify(eni: NetworkInterface) {
  const ec2 = useEc2();
  const NetworkInterfaceId = eni.NetworkInterfaceId;
  return (change: Partial<ModifyNetworkInterfaceAttributeCommandInput>) =>
    ec2.send(new ModifyNetworkInterfaceAttributeCommand({ ...change, NetworkInterfaceId }));
}

export function ChangeGroups({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const modify = useModify(eni);
  const changed = useChanged();
  const all = useGroups();
  const [groups, setGroups] = useState((eni.Groups ?? []).flatMap((one) => one.GroupId ?? []));
  const near = all.items.filter((one) => one.VpcId === eni.VpcId).map((one) => one.GroupId);
  return (
    <FormModal
      title={texts.groups}
      valid={groups.length > 0 && groups.length <= MOST_GROUPS}
      commands={cli('ec2 modify-network-interface-attribute', {
        'network-interface-id': eni.NetworkInterfaceId,
        groups,
      })}
      run={() => modify({ Groups: groups })}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Choices
        label={ec2Texts.groups}
        help={texts.groupsHelp}
        error={(groups.length === 0 || groups.length > MOST_GROUPS) && texts.groupsHelp}
        values={groups}
        options={all.options.filter((one) => near.includes(one.value))}
        loading={all.loading}
        onChange={setGroups}
      />
    </FormModal>
  );
}

export function ChangeCheck({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const modify = useModify(eni);
  const changed = useChanged();
  const [on, setOn] = useState(eni.SourceDestCheck ?? true);
  return (
    <FormModal
      title={texts.check}
      commands={cli('ec2 modify-network-interface-attribute', {
        'network-interface-id': eni.NetworkInterfaceId,
        [on ? 'source-dest-check' : 'no-source-dest-check']: true,
      })}
      run={() => modify({ SourceDestCheck: { Value: on } })}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Toggle checked={on} description={texts.checkHelp} onChange={({ detail }) => setOn(detail.checked)}>
        {texts.checkOn}
      </Toggle>
    </FormModal>
  );
}

export function ChangeDescription({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const modify = useModify(eni);
  const changed = useChanged();
  const [description, setDescription] = useState(eni.Description ?? '');
  return (
    <FormModal
      title={texts.describe}
      commands={cli('ec2 modify-network-interface-attribute', {
        'network-interface-id': eni.NetworkInterfaceId,
        description: { json: { Value: description } },
      })}
      run={() => modify({ Description: { Value: description } })}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Written label={ec2Texts.description} value={description} autoFocus onChange={setDescription} />
    </FormModal>
  );
}

export function AssignAddress({ eni, onClose }: InterfaceForm) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const [address, setAddress] = useState('');
  const [again, setAgain] = useState(false);
  const right = address === '' || isAddress(address);
  const NetworkInterfaceId = eni.NetworkInterfaceId;
  return (
    <FormModal
      title={texts.assign}
      label={texts.assign}
      valid={right}
      commands={cli('ec2 assign-private-ip-addresses', {
        'network-interface-id': NetworkInterfaceId,
        ...(address ? { 'private-ip-addresses': address } : { 'secondary-private-ip-address-count': 1 }),
        'allow-reassignment': address !== '' && again,
      })}
      run={() =>
        ec2.send(
          new AssignPrivateIpAddressesCommand({
            NetworkInterfaceId,
            ...(address ? { PrivateIpAddresses: [address] } : { SecondaryPrivateIpAddressCount: 1 }),
            AllowReassignment: (address !== '' && again) || undefined,
          }),
        )
      }
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      <Written
        label={texts.address}
        optional
        help={texts.addressHelp}
        error={!right && texts.addressWrong}
        value={address}
        autoFocus
        onChange={setAddress}
      />
      <Toggle checked={address !== '' && again} disabled={address === ''} description={texts.againHelp} onChange={({ detail }) => setAgain(detail.checked)}>
        {texts.again}
      </Toggle>
    </FormModal>
  );
}

export function Delete({ eni, onDone, onClose }: InterfaceForm & { onDone?(): void }) {
  const texts = useTexts(ENI);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  const id = eni.NetworkInterfaceId ?? '';
  return (
    <Confirm
      title={texts.remove}
      word={id}
      commands={cli('ec2 delete-network-interface', { 'network-interface-id': id })}
      run={() => ec2.send(new DeleteNetworkInterfaceCommand({ NetworkInterfaceId: id }))}
      onDone={() => {
        changed(ec2Texts.deleted(id));
        onDone?.();
      }}
      onClose={onClose}
    >
      {texts.removeHelp}
    </Confirm>
  );
}
