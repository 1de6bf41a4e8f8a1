import { UnlockSnapshotCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { Failed } from '../../../parts/Failed';
import { moment } from '../../../parts/format';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { ManageLock } from './ManageLock';
import { LOCK } from './texts';
import { useLock } from './useLock';

/** What keeps a snapshot from being deleted, and how long. */
export function LockPanel({ id }: { id: string }) {
  const texts = useTexts(LOCK);
  const { language } = useLanguage();
  const { data: lock, error } = useLock(id);
  const [asked, setAsked] = useState<'manage' | 'unlock'>();
  const close = () => setAsked(undefined);
  const state = lock?.LockState;
  const held = state && state !== 'expired';
  return (
    <Container
      header={
        <Header
          description={texts.help}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                disabled={!held || state === 'compliance'}
                disabledReason={held ? texts.firm : texts.notLocked}
                onClick={() => setAsked('unlock')}
              >
                {texts.unlock}
              </Button>
              <Button onClick={() => setAsked('manage')}>{texts.manage}</Button>
            </SpaceBetween>
          }
        >
          {texts.title}
        </Header>
      }
    >
      {error ? (
        <Failed failure={error} />
      ) : (
        <KeyValuePairs
          columns={3}
          items={[
            { label: texts.state, value: state ? texts.states[state] : texts.open },
            { label: texts.ends, value: held ? moment(lock.LockExpiresOn, language) : '-' },
            { label: texts.cools, value: held ? moment(lock.CoolOffPeriodExpiresOn, language) : '-' },
          ]}
        />
      )}
      {asked === 'manage' && <ManageLock id={id} onClose={close} />}
      {asked === 'unlock' && <Unlock id={id} onClose={close} />}
    </Container>
  );
}

function Unlock({ id, onClose }: { id: string; onClose(): void }) {
  const texts = useTexts(LOCK);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const changed = useChanged();
  return (
    <Confirm
      title={`${texts.unlock}: ${id}`}
      label={texts.unlock}
      commands={cli('ec2 unlock-snapshot', { 'snapshot-id': id })}
      run={() => ec2.send(new UnlockSnapshotCommand({ SnapshotId: id }))}
      onDone={() => changed(ec2Texts.saved)}
      onClose={onClose}
    >
      {texts.unlockHelp}
    </Confirm>
  );
}
