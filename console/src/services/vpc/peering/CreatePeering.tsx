import { CreateVpcPeeringConnectionCommand } from '@aws-sdk/client-ec2';
import FormField from '@cloudscape-design/components/form-field';
import RadioGroup from '@cloudscape-design/components/radio-group';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { REGIONS, useRegion } from '../../../session/region';
import { named, namedCli } from '../../ec2/names';
import { useVpcs } from '../../ec2/options';
import { ACCOUNT } from '../../ec2/sharing';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { PEERING } from './texts';

const VPC_ID = /^vpc-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** Asks for a connection with another VPC: of this account or another, in this Region or another. */
export function CreatePeering({ onClose }: { onClose(): void }) {
  const texts = useTexts(PEERING);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const here = useRegion();
  const changed = useChanged();
  const vpcs = useVpcs();
  const [name, setName] = useState('');
  const [vpc, setVpc] = useState('');
  const [peer, setPeer] = useState('');
  const [account, setAccount] = useState<string>();
  const [region, setRegion] = useState(here);
  const near = account === undefined && region === here;
  const right = vpc !== '' && VPC_ID.test(peer) && peer !== vpc && (account === undefined || ACCOUNT.test(account));
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={right}
      commands={cli('ec2 create-vpc-peering-connection', {
        'vpc-id': vpc || 'VPC',
        'peer-vpc-id': peer || 'PEER',
        'peer-owner-id': account,
        'peer-region': region === here ? undefined : region,
        'tag-specifications': namedCli('vpc-peering-connection', name),
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateVpcPeeringConnectionCommand({
            VpcId: vpc,
            PeerVpcId: peer,
            PeerOwnerId: account,
            PeerRegion: region === here ? undefined : region,
            TagSpecifications: named('vpc-peering-connection' as const, name),
          }),
        );
        changed(texts.created(made.VpcPeeringConnection?.VpcPeeringConnectionId ?? ''));
      }}
      onClose={onClose}
    >
      <Written label={vpcTexts.name} optional value={name} autoFocus onChange={setName} />
      <Choice label={texts.requester} value={vpc} options={vpcs.options} loading={vpcs.loading} onChange={setVpc} />
      <FormField label={texts.whose}>
        <RadioGroup
          value={account === undefined ? 'mine' : 'another'}
          items={[
            { value: 'mine', label: texts.mine },
            { value: 'another', label: texts.another },
          ]}
          onChange={({ detail }) => setAccount(detail.value === 'mine' ? undefined : '')}
        />
      </FormField>
      {account !== undefined && (
        <Written
          label={texts.account}
          value={account}
          error={account !== '' && !ACCOUNT.test(account) && texts.accountWrong}
          onChange={setAccount}
        />
      )}
      <Choice
        label={texts.where}
        value={region}
        options={REGIONS.map(([id, label]) => ({ value: id, label: id, description: id === here ? texts.here : label }))}
        onChange={setRegion}
      />
      {near ? (
        <Choice
          label={texts.accepter}
          value={peer}
          options={vpcs.options}
          error={peer !== '' && peer === vpc && texts.same}
          loading={vpcs.loading}
          onChange={setPeer}
        />
      ) : (
        <Written
          label={texts.accepter}
          value={peer}
          error={peer !== '' && !VPC_ID.test(peer) && texts.vpcWrong}
          placeholder="vpc-0123456789abcdef0"
          onChange={setPeer}
        />
      )}
    </FormModal>
  );
}
