import { CreateManagedPrefixListCommand, ModifyManagedPrefixListCommand } from '@aws-sdk/client-ec2';
import type { ManagedPrefixList, PrefixListEntry } from '@aws-sdk/client-ec2';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines, Written } from '../../../parts/Written';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { changesOf, entriesOf, linesOf } from './entries';
import { PREFIX } from './texts';

const MOST = 1000;

/** Makes a prefix list. */
export function CreatePrefixList({ onClose }: { onClose(): void }) {
  const texts = useTexts(PREFIX);
  const ec2 = useEc2();
  const changed = useChanged();
  const [name, setName] = useState('');
  const [family, setFamily] = useState('IPv4');
  const [most, setMost] = useState('10');
  const [typed, setTyped] = useState('');
  const entries = entriesOf(typed);
  const size = Number(most);
  const sized = Number.isInteger(size) && size >= Math.max(1, entries?.length ?? 0) && size <= MOST;
  return (
    <FormModal
      title={texts.create}
      label={texts.create}
      valid={name.trim() !== '' && sized && entries !== undefined}
      commands={cli('ec2 create-managed-prefix-list', {
        'prefix-list-name': name || 'NAME',
        'address-family': family,
        'max-entries': most,
        entries: entries?.length ? { json: entries } : undefined,
      })}
      run={async () => {
        const made = await ec2.send(
          new CreateManagedPrefixListCommand({
            PrefixListName: name.trim(),
            AddressFamily: family,
            MaxEntries: size,
            Entries: entries?.length ? entries : undefined,
          }),
        );
        changed(texts.created(made.PrefixList?.PrefixListId ?? ''));
      }}
      onClose={onClose}
    >
      <Written label={texts.name} value={name} autoFocus onChange={setName} />
      <Choice
        label={texts.family}
        value={family}
        options={['IPv4', 'IPv6'].map((value) => ({ value, label: value }))}
        onChange={setFamily}
      />
      <Written label={texts.most} type="number" value={most} error={!sized && texts.mostWrong} onChange={setMost} />
      <Lines
        label={texts.entries}
        help={texts.entriesHelp}
        value={typed}
        rows={6}
        error={!entries && texts.entriesWrong}
        onChange={setTyped}
      />
    </FormModal>
  );
}

interface EditProps {
  list: ManagedPrefixList;
  entries: readonly PrefixListEntry[];
  onClose(): void;
}

/** Changes the entries of a prefix list: it has another version then. */
export function EditEntries({ list, entries: before, onClose }: EditProps) {
  const texts = useTexts(PREFIX);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [typed, setTyped] = useState(linesOf(before));
  const entries = entriesOf(typed);
  const { add, remove } = changesOf(before, entries ?? []);
  const fits = (entries?.length ?? 0) <= (list.MaxEntries ?? MOST);
  const CurrentVersion = list.Version;
  return (
    <FormModal
      title={`${texts.edit}: ${list.PrefixListId}`}
      size="large"
      valid={entries !== undefined && fits && add.length + remove.length > 0}
      commands={cli('ec2 modify-managed-prefix-list', {
        'prefix-list-id': list.PrefixListId,
        'current-version': CurrentVersion,
        'add-entries': add.length > 0 ? { json: add } : undefined,
        'remove-entries': remove.length > 0 ? { json: remove } : undefined,
      })}
      run={() =>
        ec2.send(
          new ModifyManagedPrefixListCommand({
            PrefixListId: list.PrefixListId,
            CurrentVersion,
            AddEntries: add.length > 0 ? add : undefined,
            RemoveEntries: remove.length > 0 ? remove : undefined,
          }),
        )
      }
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <Lines
        label={texts.entries}
        help={texts.entriesHelp}
        value={typed}
        rows={10}
        error={!entries ? texts.entriesWrong : !fits && texts.tooMany(list.MaxEntries ?? MOST)}
        onChange={setTyped}
      />
    </FormModal>
  );
}
