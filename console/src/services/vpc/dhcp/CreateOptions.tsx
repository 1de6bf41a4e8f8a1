import { CreateDhcpOptionsCommand } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { PARTS } from '../../../parts/texts';
import { Lines, Written } from '../../../parts/Written';
import { named, namedCli } from '../../ec2/names';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { NOTHING, areServers, configurations } from './options';
import type { Typed } from './options';
import { DHCP } from './texts';

const NODES = ['1', '2', '4', '8'];
const OWN = 'AmazonProvidedDNS';

/** Makes an option set. */
export function CreateOptions({ onClose }: { onClose(): void }) {
  const texts = useTexts(DHCP);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const changed = useChanged();
  const [name, setName] = useState('');
  const [typed, setTyped] = useState(NOTHING);
  const set = (change: Partial<Typed>) => setTyped({ ...typed, ...change });
  const DhcpConfigurations = configurations(typed);
  const right = areServers(typed.servers, OWN) && areServers(typed.ntp) && areServers(typed.netbios);
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={right && DhcpConfigurations.length > 0}
      commands={cli('ec2 create-dhcp-options', {
        'dhcp-configurations': { json: DhcpConfigurations },
        'tag-specifications': namedCli('dhcp-options', name),
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateDhcpOptionsCommand({ DhcpConfigurations, TagSpecifications: named('dhcp-options' as const, name) }),
        );
        changed(texts.created(made.DhcpOptions?.DhcpOptionsId ?? ''));
      }}
      onClose={onClose}
    >
      {texts.createHelp}
      <Written label={vpcTexts.name} optional value={name} autoFocus onChange={setName} />
      <Written label={texts.domain} optional value={typed.domain} placeholder="example.internal" onChange={(domain) => set({ domain })} />
      <Lines
        label={texts.servers}
        help={texts.serversHelp}
        value={typed.servers}
        error={!areServers(typed.servers, OWN) && texts.wrong}
        onChange={(servers) => set({ servers })}
      />
      <Lines
        label={texts.ntp}
        help={texts.ntpHelp}
        value={typed.ntp}
        error={!areServers(typed.ntp) && texts.wrong}
        onChange={(ntp) => set({ ntp })}
      />
      <Lines
        label={texts.netbios}
        help={texts.ntpHelp}
        value={typed.netbios}
        error={!areServers(typed.netbios) && texts.wrong}
        onChange={(netbios) => set({ netbios })}
      />
      <Choice
        label={texts.node}
        value={typed.node}
        options={[{ value: '', label: parts.none }, ...NODES.map((value) => ({ value, label: value }))]}
        onChange={(node) => set({ node })}
      />
    </FormModal>
  );
}
