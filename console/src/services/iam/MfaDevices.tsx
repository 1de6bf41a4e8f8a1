import {
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  ListMFADevicesCommand,
} from '@aws-sdk/client-iam';
import type { MFADevice } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useLanguage, useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Copy } from '../../parts/Copy';
import { moment } from '../../parts/format';
import { FormModal } from '../../parts/FormModal';
import { QrCode } from '../../parts/QrCode';
import { ResourceTable } from '../../parts/ResourceTable';
import { PARTS } from '../../parts/texts';
import { whole } from '../../parts/whole';
import { useSession } from '../../session/session';
import { ResyncMfa } from './role/ResyncMfa';
import { ROLE } from './role/texts';
import { EditTags } from './TagsPanel';
import { IAM } from './texts';
import { useIam } from './useIam';

/** The MFA devices of a user; without a name, those of who is signed in. */
export function MfaDevices({ user }: { user?: string }) {
  const texts = useTexts(IAM);
  const roleTexts = useTexts(ROLE);
  const parts = useTexts(PARTS);
  const { language } = useLanguage();
  const iam = useIam();
  const { refresh } = useSession();
  const [selected, setSelected] = useState<MFADevice[]>([]);
  const [asked, setAsked] = useState<'assign' | 'remove' | 'resync' | 'tags'>();
  const query = useQuery({
    queryKey: ['iam', 'user', user, 'mfa'],
    queryFn: async () => (await iam.send(new ListMFADevicesCommand({ UserName: user }))).MFADevices ?? [],
  });
  const only = selected[0];
  const close = () => setAsked(undefined);
  const done = () => {
    notifyDone(texts.saved);
    setSelected([]);
    void query.refetch();
  };
  return (
    <>
      <ResourceTable
        id="iam.mfa"
        variant="container"
        title={texts.mfa}
        description={texts.mfaHelp}
        list={whole(query)}
        keyOf={(device) => device.SerialNumber ?? ''}
        nameOf={(device) => device.SerialNumber ?? ''}
        selection="single"
        selected={selected}
        onSelect={setSelected}
        empty={texts.mfaNone}
        filter={<></>}
        columns={[
          { id: 'serial', header: texts.serial, cell: (device) => device.SerialNumber, width: 400 },
          { id: 'created', header: texts.created, cell: (device) => moment(device.EnableDate, language), width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('tags')}>
              {parts.manageTags}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('resync')}>
              {roleTexts.resync}
            </Button>
            <Button disabled={!only} onClick={() => setAsked('remove')}>
              {parts.remove}
            </Button>
            <Button variant="primary" onClick={() => setAsked('assign')}>
              {texts.assignMfa}
            </Button>
          </>
        )}
      />
      {asked === 'assign' && <AssignMfa user={user} onDone={done} onClose={close} />}
      {asked === 'resync' && only?.SerialNumber && (
        <ResyncMfa user={only.UserName} serial={only.SerialNumber} onDone={done} onClose={close} />
      )}
      {asked === 'tags' && only?.SerialNumber && <EditTags kind="mfa-device" id={only.SerialNumber} onClose={close} />}
      {asked === 'remove' && only && (
        <Confirm
          title={texts.mfaRemove}
          word={parts.confirmWord}
          commands={[
            cli('iam deactivate-mfa-device', { 'user-name': user, 'serial-number': only.SerialNumber }),
            cli('iam delete-virtual-mfa-device', { 'serial-number': only.SerialNumber }),
          ]}
          run={async () => {
            await iam.send(new DeactivateMFADeviceCommand({ UserName: only.UserName, SerialNumber: only.SerialNumber }));
            await iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: only.SerialNumber }));
          }}
          onDone={() => {
            done();
            void refresh();
          }}
          onClose={close}
        >
          {texts.mfaRemoveHelp}
        </Confirm>
      )}
    </>
  );
}

interface AssignMfaProps {
  user?: string;
  onDone(): void;
  onClose(): void;
}

interface Begun {
  serial: string;
  seed: string;
}

/** Makes a device, shows its seed as a QR code, and assigns it once two codes prove that an app has it. */
function AssignMfa({ user, onDone, onClose }: AssignMfaProps) {
  const texts = useTexts(IAM);
  const iam = useIam();
  const { session } = useSession();
  const [name, setName] = useState((user || session.name || 'root').replaceAll(/[^\w+=,.@-]/g, '-'));
  const [begun, setBegun] = useState<Begun>();
  const [codes, setCodes] = useState(['', '']);
  const begin = async () => {
    const answer = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name }));
    const device = answer.VirtualMFADevice;
    setBegun({ serial: device?.SerialNumber ?? '', seed: new TextDecoder().decode(device?.Base32StringSeed) });
  };
  const close = () => {
    if (begun) {
      void iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber: begun.serial })).catch(() => undefined);
    }
    onClose();
  };
  if (!begun) {
    return (
      <FormModal
        title={texts.assignMfa}
        label={texts.mfaStart}
        valid={/^[\w+=,.@-]+$/.test(name)}
        commands={cli('iam create-virtual-mfa-device', {
          'virtual-mfa-device-name': name,
          outfile: 'qr.png',
          'bootstrap-method': 'QRCodePNG',
        })}
        run={begin}
        onClose={onClose}
        stays
      >
        <FormField label={texts.mfaName} constraintText={texts.nameHelp(64)}>
          <Input value={name} spellcheck={false} onChange={({ detail }) => setName(detail.value)} />
        </FormField>
      </FormModal>
    );
  }
  const target = { UserName: user ?? (session.root ? session.account : session.name), SerialNumber: begun.serial };
  const uri = `otpauth://totp/Unkai:${encodeURIComponent(`${name}@${session.account}`)}?secret=${begun.seed}&issuer=Unkai`;
  return (
    <FormModal
      title={texts.assignMfa}
      label={texts.assignMfa}
      valid={codes.every((code) => /^\d{6}$/.test(code))}
      commands={cli('iam enable-mfa-device', {
        'user-name': target.UserName,
        'serial-number': begun.serial,
        'authentication-code1': codes[0] || 'CODE1',
        'authentication-code2': codes[1] || 'CODE2',
      })}
      run={() =>
        iam.send(
          new EnableMFADeviceCommand({
            ...target,
            AuthenticationCode1: codes[0],
            AuthenticationCode2: codes[1],
          }),
        )
      }
      onDone={onDone}
      onClose={close}
    >
      <SpaceBetween size="m">
        <div>{texts.mfaScan}</div>
        <QrCode text={uri} label={texts.mfaQr} />
        <FormField label={texts.mfaSecret}>
          <Copy text={begun.seed} />
        </FormField>
        {[0, 1].map((index) => (
          <FormField key={index} label={texts.mfaCode(index + 1)}>
            <Input
              value={codes[index] ?? ''}
              inputMode="numeric"
              autoComplete="one-time-code"
              onChange={({ detail }) => setCodes(codes.map((code, at) => (at === index ? detail.value.trim() : code)))}
            />
          </FormField>
        ))}
      </SpaceBetween>
    </FormModal>
  );
}
