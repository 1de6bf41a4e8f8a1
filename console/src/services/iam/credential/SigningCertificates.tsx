import {
  DeleteSigningCertificateCommand,
  ListSigningCertificatesCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { saveFile } from '../../../parts/saveFile';
import { useIam } from '../useIam';
import { CredentialTable } from './CredentialTable';
import { isCertificate } from './pem';
import { CREDENTIAL } from './texts';
import { UploadText } from './UploadText';

const KIND = 'x509';

/** The certificates with which a user signs. */
export function SigningCertificates({ user }: { user: string }) {
  const texts = useTexts(CREDENTIAL);
  const iam = useIam();
  const [asked, setAsked] = useState(false);
  const UserName = user;
  return (
    <>
      <CredentialTable
        kind={KIND}
        user={user}
        title={texts.x509}
        description={texts.x509Help}
        empty={texts.x509None}
        idHeader={texts.x509Id}
        madeHeader={texts.uploaded}
        deleteTitle={texts.x509Delete}
        load={async () =>
          ((await iam.send(new ListSigningCertificatesCommand({ UserName }))).Certificates ?? []).map((one) => ({
            id: one.CertificateId ?? '',
            status: one.Status,
            made: one.UploadDate,
            body: one.CertificateBody ?? '',
          }))
        }
        setStatus={(CertificateId, Status) => iam.send(new UpdateSigningCertificateCommand({ UserName, CertificateId, Status }))}
        remove={(CertificateId) => iam.send(new DeleteSigningCertificateCommand({ UserName, CertificateId }))}
        removeCommand={(id) => cli('iam delete-signing-certificate', { 'user-name': user, 'certificate-id': id })}
        actions={(only) => (
          <>
            <Button disabled={!only} iconName="download" onClick={() => only && saveFile(`${only.id}.pem`, only.body)}>
              {texts.x509Download}
            </Button>
            <Button onClick={() => setAsked(true)}>{texts.x509Upload}</Button>
          </>
        )}
      />
      {asked && (
        <UploadText
          user={user}
          kind={KIND}
          title={texts.x509Upload}
          label={texts.x509Body}
          help={texts.pemHelp}
          wrong={texts.pemWrong}
          isRight={isCertificate}
          command={['upload-signing-certificate', 'certificate-body', 'certificate.pem']}
          upload={(CertificateBody) => iam.send(new UploadSigningCertificateCommand({ UserName, CertificateBody }))}
          onClose={() => setAsked(false)}
        />
      )}
    </>
  );
}
