import { DeleteServerCertificateCommand, ListServerCertificatesCommand } from '@aws-sdk/client-iam';
import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { Confirm } from '../../../parts/Confirm';
import { moment } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { PARTS } from '../../../parts/texts';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { IAM } from '../texts';
import { nextMarker, useIam } from '../useIam';
import { CERTIFICATE } from './texts';
import { UploadCertificate } from './UploadCertificate';

export default function Certificates() {
  const texts = useTexts(CERTIFICATE);
  const iamTexts = useTexts(IAM);
  const parts = useTexts(PARTS);
  const iam = useIam();
  const [selected, setSelected] = useState('');
  const [asked, setAsked] = useState<'upload' | 'delete'>();
  usePage('iam', { text: texts.title, path: '/iam/server_certificates' });
  const list = usePaged<ServerCertificateMetadata>(['iam', 'certificates'], async (Marker) => {
    const page = await iam.send(new ListServerCertificatesCommand({ Marker }));
    return { items: page.ServerCertificateMetadataList ?? [], next: nextMarker(page) };
  });
  const only = list.items.find((one) => one.ServerCertificateName === selected);
  const close = () => setAsked(undefined);
  return (
    <>
      <ResourceTable<ServerCertificateMetadata>
        id="iam.certificates"
        title={texts.title}
        description={texts.help}
        list={list}
        keyOf={(one) => one.ServerCertificateId ?? ''}
        nameOf={(one) => one.ServerCertificateName ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setSelected(one?.ServerCertificateName ?? '')}
        empty={texts.none}
        commands="aws iam list-server-certificates"
        columns={[
          {
            id: 'name',
            header: texts.name,
            cell: (one) => (
              <To path={`/iam/server_certificates/details/${encodeURIComponent(one.ServerCertificateName ?? '')}`}>
                {one.ServerCertificateName}
              </To>
            ),
            value: (one) => one.ServerCertificateName,
            width: 260,
          },
          { id: 'path', header: iamTexts.path, value: (one) => one.Path, width: 160 },
          { id: 'expires', header: texts.expires, cell: (one) => <Expiry at={one.Expiration} />, time: (one) => one.Expiration, width: 300 },
          { id: 'uploaded', header: texts.uploaded, time: (one) => one.UploadDate, width: 260 },
        ]}
        actions={() => (
          <>
            <Button disabled={!only} onClick={() => setAsked('delete')}>
              {parts.delete}
            </Button>
            <Button variant="primary" onClick={() => setAsked('upload')}>
              {texts.upload}
            </Button>
          </>
        )}
      />
      {asked === 'upload' && <UploadCertificate onDone={list.refresh} onClose={close} />}
      {asked === 'delete' && only && (
        <Confirm
          title={texts.remove}
          word={selected}
          commands={cli('iam delete-server-certificate', { 'server-certificate-name': selected })}
          run={() => iam.send(new DeleteServerCertificateCommand({ ServerCertificateName: selected }))}
          onDone={() => {
            notifyDone(iamTexts.deleted(selected));
            setSelected('');
            list.refresh();
          }}
          onClose={close}
        >
          {texts.removeHelp}
        </Confirm>
      )}
    </>
  );
}

/** Until when a certificate is valid, or that it no longer is. */
export function Expiry({ at }: { at: Date | undefined }) {
  const texts = useTexts(CERTIFICATE);
  const { language } = useLanguage();
  const over = at !== undefined && at.getTime() < Date.now();
  return over ? (
    <StatusIndicator type="error">
      {texts.expired}: {moment(at, language)}
    </StatusIndicator>
  ) : (
    <>{moment(at, language)}</>
  );
}
