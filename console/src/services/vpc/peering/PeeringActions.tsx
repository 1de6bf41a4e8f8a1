import {
  AcceptVpcPeeringConnectionCommand,
  DeleteVpcPeeringConnectionCommand,
  ModifyVpcPeeringConnectionOptionsCommand,
  RejectVpcPeeringConnectionCommand,
} from '@aws-sdk/client-ec2';
import type { VpcPeeringConnection } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { useSession } from '../../../session/session';
import { Deletion } from '../../ec2/Deletion';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { PEERING } from './texts';

interface PeeringActionsProps {
  peering: VpcPeeringConnection | undefined;
  onGone?(): void;
}

/** What can be done with a peering connection. */
export function PeeringActions({ peering, onGone }: PeeringActionsProps) {
  const texts = useTexts(PEERING);
  const ec2 = useEc2();
  const changed = useChanged();
  const code = peering?.Status?.Code;
  const id = peering?.VpcPeeringConnectionId ?? '';
  const command = (verb: string) => cli(`ec2 ${verb}-vpc-peering-connection`, { 'vpc-peering-connection-id': id });
  const waiting = { disabled: code !== 'pending-acceptance', reason: texts.pendingOnly };
  return (
    <ActionMenu
      disabled={!peering}
      actions={[
        {
          id: 'accept',
          text: texts.accept,
          ...waiting,
          form: (close) => (
            <Confirm
              title={`${texts.accept}: ${id}`}
              label={texts.accept}
              commands={command('accept')}
              run={() => ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))}
              onDone={() => changed(texts.accepted(id))}
              onClose={close}
            >
              {texts.acceptHelp}
            </Confirm>
          ),
        },
        {
          id: 'reject',
          text: texts.reject,
          ...waiting,
          form: (close) => (
            <Confirm
              title={`${texts.reject}: ${id}`}
              label={texts.reject}
              word={id}
              commands={command('reject')}
              run={() => ec2.send(new RejectVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))}
              onDone={() => changed(texts.rejected(id))}
              onClose={close}
            >
              {texts.rejectHelp}
            </Confirm>
          ),
        },
        {
          id: 'dns',
          text: texts.editDns,
          disabled: code !== 'active',
          reason: texts.activeOnly,
          form: (close) => peering && <Dns peering={peering} onClose={close} />,
        },
        {
          id: 'delete',
          text: texts.remove,
          disabled: code !== 'active' && code !== 'pending-acceptance',
          reason: texts.gone,
          form: (close) => (
            <Deletion
              title={texts.remove}
              ids={[id]}
              command="delete-vpc-peering-connection"
              option="vpc-peering-connection-id"
              remove={() => ec2.send(new DeleteVpcPeeringConnectionCommand({ VpcPeeringConnectionId: id }))}
              onDone={onGone}
              onClose={close}
            >
              {texts.removeHelp}
            </Deletion>
          ),
        },
      ]}
    />
  );
}

/** The DNS settings of the sides that are this account's, in this Region. */
function Dns({ peering, onClose }: { peering: VpcPeeringConnection; onClose(): void }) {
  const texts = useTexts(PEERING);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const region = useRegion();
  const { session } = useSession();
  const changed = useChanged();
  const sides = [peering.RequesterVpcInfo, peering.AccepterVpcInfo] as const;
  const own = sides.map((one) => one?.OwnerId === session.account && (one?.Region ?? region) === region);
  const [requester, setRequester] = useState(sides[0]?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ?? false);
  const [accepter, setAccepter] = useState(sides[1]?.PeeringOptions?.AllowDnsResolutionFromRemoteVpc ?? false);
  const option = (on: boolean) => ({ AllowDnsResolutionFromRemoteVpc: on });
  const id = peering.VpcPeeringConnectionId;
  return (
    <FormModal
      title={texts.editDns}
      valid={own.some(Boolean)}
      commands={cli('ec2 modify-vpc-peering-connection-options', {
        'vpc-peering-connection-id': id,
        'requester-peering-connection-options': own[0] ? { json: option(requester) } : undefined,
        'accepter-peering-connection-options': own[1] ? { json: option(accepter) } : undefined,
      })}
      run={() =>
        ec2.send(
          new ModifyVpcPeeringConnectionOptionsCommand({
            VpcPeeringConnectionId: id,
            RequesterPeeringConnectionOptions: own[0] ? option(requester) : undefined,
            AccepterPeeringConnectionOptions: own[1] ? option(accepter) : undefined,
          }),
        )
      }
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Checkbox disabled={!own[0]} checked={requester} onChange={({ detail }) => setRequester(detail.checked)}>
        {texts.requesterDns}
      </Checkbox>
      <Checkbox disabled={!own[1]} checked={accepter} onChange={({ detail }) => setAccepter(detail.checked)}>
        {texts.accepterDns}
      </Checkbox>
    </FormModal>
  );
}
