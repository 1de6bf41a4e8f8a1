import {
  CreateSubnetCidrReservationCommand,
  DeleteSubnetCidrReservationCommand,
  GetSubnetCidrReservationsCommand,
} from '@aws-sdk/client-ec2';
import type { SubnetCidrReservation, SubnetCidrReservationType } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { usePaged } from '../../../parts/usePaged';
import { Written } from '../../../parts/Written';
import { useRegion } from '../../../session/region';
import { Deletion } from '../../ec2/Deletion';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { SUBNET } from './texts';

/** The parts of a subnet that are kept free. */
export function Reservations({ id }: { id: string }) {
  const texts = useTexts(SUBNET);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState<'add' | 'delete'>();
  const list = usePaged<SubnetCidrReservation>(['ec2', region, 'reservations', id], async (NextToken) => {
    const page = await ec2.send(new GetSubnetCidrReservationsCommand({ SubnetId: id, NextToken, MaxResults: 100 }));
    return { items: [...(page.SubnetIpv4CidrReservations ?? []), ...(page.SubnetIpv6CidrReservations ?? [])], next: page.NextToken };
  });
  const only = list.items.find((one) => one.SubnetCidrReservationId === chosen);
  return (
    <>
      <ResourceTable<SubnetCidrReservation>
        id="vpc.reservations"
        variant="container"
        title={texts.reservations}
        list={list}
        keyOf={(one) => one.SubnetCidrReservationId ?? ''}
        nameOf={(one) => one.SubnetCidrReservationId ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.SubnetCidrReservationId ?? '')}
        empty={texts.noReservations}
        commands={`aws ec2 get-subnet-cidr-reservations --subnet-id ${id}`}
        columns={[
          { id: 'id', header: texts.reservation, value: (one) => one.SubnetCidrReservationId, width: 240 },
          { id: 'cidr', header: vpcTexts.cidr, value: (one) => one.Cidr, width: 180 },
          { id: 'kind', header: texts.kind, value: (one) => texts.kinds[one.ReservationType ?? 'prefix'], width: 160 },
          { id: 'description', header: texts.description, cell: (one) => one.Description || '-', value: (one) => one.Description, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button onClick={() => setAsked('add')}>{texts.reserve}</Button>
          </>
        )}
      />
      {asked === 'add' && <Reserve id={id} onClose={() => setAsked(undefined)} />}
      {asked === 'delete' && (
        <Deletion
          title={texts.unreserve}
          ids={[chosen]}
          command="delete-subnet-cidr-reservation"
          option="subnet-cidr-reservation-id"
          remove={(one) => ec2.send(new DeleteSubnetCidrReservationCommand({ SubnetCidrReservationId: one }))}
          onClose={() => setAsked(undefined)}
        >
          {only?.Cidr}
        </Deletion>
      )}
    </>
  );
}

function Reserve({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(SUBNET);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [kind, setKind] = useState<SubnetCidrReservationType>('prefix');
  const [cidr, setCidr] = useState('');
  const [description, setDescription] = useState('');
  return (
    <FormModal
      title={texts.reserve}
      label={texts.reserve}
      valid={cidr.includes('/')}
      commands={cli('ec2 create-subnet-cidr-reservation', {
        'subnet-id': id,
        'reservation-type': kind,
        cidr: cidr || 'CIDR',
        description,
      })}
      run={() =>
        ec2.send(
          new CreateSubnetCidrReservationCommand({
            SubnetId: id,
            ReservationType: kind,
            Cidr: cidr.trim(),
            Description: description || undefined,
          }),
        )
      }
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      {texts.reserveHelp}
      <Choice
        label={texts.kind}
        value={kind}
        options={(['prefix', 'explicit'] as const).map((value) => ({ value, label: texts.kinds[value] }))}
        onChange={(value) => setKind(value as SubnetCidrReservationType)}
      />
      <Written label={vpcTexts.cidr} value={cidr} placeholder="10.0.1.16/28" onChange={setCidr} />
      <Written label={texts.description} optional value={description} onChange={setDescription} />
    </FormModal>
  );
}
