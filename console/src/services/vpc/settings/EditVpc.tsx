import { ModifyVpcAttributeCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import type { Dns } from './dns';
import { SETTINGS } from './texts';

/** Changes how names are resolved in a VPC. */
export function EditVpc({ id, dns, onClose }: { id: string; dns: Dns; onClose(): void }) {
  const texts = useTexts(SETTINGS);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [support, setSupport] = useState(dns.support);
  const [hostnames, setHostnames] = useState(dns.hostnames);
  const wanted = [
    ...(support === dns.support ? [] : [{ name: 'enable-dns-support', input: { EnableDnsSupport: { Value: support } }, on: support }]),
    ...(hostnames === dns.hostnames
      ? []
      : [{ name: 'enable-dns-hostnames', input: { EnableDnsHostnames: { Value: hostnames } }, on: hostnames }]),
  ];
  return (
    <FormModal
      title={`${texts.edit}: ${id}`}
      valid={wanted.length > 0}
      commands={wanted.map(({ name, on }) => cli('ec2 modify-vpc-attribute', { 'vpc-id': id, [on ? name : `no-${name}`]: true }))}
      run={async () => {
        for (const { input } of wanted) {
          await ec2.send(new ModifyVpcAttributeCommand({ VpcId: id, ...input }));
        }
      }}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Checkbox checked={support} onChange={({ detail }) => setSupport(detail.checked)}>
        {texts.resolutionHelp}
      </Checkbox>
      <Checkbox checked={hostnames} onChange={({ detail }) => setHostnames(detail.checked)}>
        {texts.hostnamesHelp}
      </Checkbox>
    </FormModal>
  );
}
