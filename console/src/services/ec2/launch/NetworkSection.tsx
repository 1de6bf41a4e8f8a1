import Alert from '@cloudscape-design/components/alert';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import Input from '@cloudscape-design/components/input';
import Multiselect from '@cloudscape-design/components/multiselect';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../../../i18n/language';
import { nameOf } from '../names';
import { EC2 } from '../texts';
import { Choice } from '../../../parts/Choice';
import { Written } from '../../../parts/Written';
import type { Section } from './section';
import { LAUNCH } from './texts';
import { groupName } from './wanted';
import type { Wanted } from './wanted';

export function NetworkSection(section: Section) {
  const { choices, wanted, wrong, set } = section;
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const subnet = choices.subnets.find((one) => one.SubnetId === wanted.subnet);
  return (
    <Container header={<Header>{texts.networkSection}</Header>}>
      <SpaceBetween size="l">
        <Choice
          label={ec2Texts.subnet}
          value={wanted.subnet}
          options={[
            { value: '', label: ec2Texts.anySubnet },
            ...choices.subnets.map((one) => ({
              value: one.SubnetId ?? '',
              label: nameOf(one) || one.SubnetId,
              description: `${one.AvailabilityZone} · ${one.CidrBlock} · ${one.VpcId}`,
            })),
          ]}
          onChange={(subnet) => set({ subnet, groups: [], ipv6: '' })}
        />
        <Choice
          label={texts.publicIp}
          value={wanted.publicIp}
          options={(['', 'yes', 'no'] as const).map((value) => ({ value, label: texts.publicIps[value] }))}
          onChange={(publicIp) => set({ publicIp: publicIp as Wanted['publicIp'] })}
        />
        {subnet?.Ipv6CidrBlockAssociationSet?.length ? (
          <Written
            label={texts.ipv6}
            optional
            type="number"
            help={texts.ipv6Help}
            error={wrong.has('ipv6') && texts.ipv6Wrong}
            value={wanted.ipv6}
            onChange={(ipv6) => set({ ipv6 })}
          />
        ) : null}
        <FormField label={texts.firewall} stretch>
          <RadioGroup
            value={wanted.newGroup ? 'new' : 'old'}
            ariaLabel={texts.firewall}
            items={[
              { value: 'new', label: texts.newGroup, description: texts.newGroupHelp(groupName(choices.groups)) },
              { value: 'old', label: texts.oldGroup },
            ]}
            onChange={({ detail }) => set({ newGroup: detail.value === 'new' })}
          />
        </FormField>
        {wanted.newGroup ? <NewGroup {...section} /> : <OldGroups {...section} />}
      </SpaceBetween>
    </Container>
  );
}

function NewGroup({ wanted, wrong, set }: Section) {
  const texts = useTexts(LAUNCH);
  const ssh = wanted.open.includes('22');
  const ports = [
    { port: '22', text: texts.openSsh },
    { port: '443', text: texts.openHttps },
    { port: '80', text: texts.openHttp },
  ];
  const toggle = (port: string, on: boolean) =>
    set({ open: on ? [...wanted.open, port] : wanted.open.filter((one) => one !== port) });
  return (
    <SpaceBetween size="s">
      {ports.map(({ port, text }) => (
        <Checkbox key={port} checked={wanted.open.includes(port)} onChange={({ detail }) => toggle(port, detail.checked)}>
          {text}
        </Checkbox>
      ))}
      {ssh && (
        <FormField label={`SSH: ${texts.source}`} errorText={wrong.has('source') && texts.sourceWrong}>
          <Input value={wanted.source} spellcheck={false} onChange={({ detail }) => set({ source: detail.value })} />
        </FormField>
      )}
      {ssh && wanted.source.trim().endsWith('/0') && <Alert type="warning">{texts.everybody}</Alert>}
    </SpaceBetween>
  );
}

function OldGroups({ choices, wanted, wrong, set }: Section) {
  const texts = useTexts(LAUNCH);
  const ec2Texts = useTexts(EC2);
  const subnet = choices.subnets.find((one) => one.SubnetId === wanted.subnet) ?? choices.subnets.find((one) => one.DefaultForAz);
  const groups = choices.groups
    .filter((one) => !subnet || one.VpcId === subnet.VpcId)
    .map((one) => ({ value: one.GroupId ?? '', label: one.GroupName, description: `${one.GroupId} · ${one.VpcId}` }));
  return (
    <FormField
      label={texts.groups}
      constraintText={texts.groupsHelp}
      errorText={wrong.has('groups') && texts.tooManyGroups}
    >
      <Multiselect
        options={groups}
        empty={ec2Texts.noGroups}
        selectedOptions={groups.filter((one) => wanted.groups.includes(one.value))}
        onChange={({ detail }) => set({ groups: detail.selectedOptions.map((one) => one.value ?? '') })}
      />
    </FormField>
  );
}
