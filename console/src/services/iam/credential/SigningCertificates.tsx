import {
  DeleteSigningCertificateCommand,
  ListSigningCertificatesCommand,
  UpdateSigningCertificateCommand,
  UploadSigningCertificateCommand,
} from '@aws-sdk/client-iam';
import Button from '@cloudscape-design/components/button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { saveFile } from '../../../parts/saveFile';
import { Lines } from '../../../parts/Written';
import { useIam } from '../useIam';
import { CredentialTable, keyOfCredentials } from './CredentialTable';
import { isCertificate } from './pem';
import { CREDENTIAL } from './texts';

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
      {asked && <Upload user={user} onClose={() => setAsked(false)} />}
    </>
  );
}

function Upload({ user, onClose }: { user: string; onClose(): void }) {
  const texts = useTexts(CREDENTIAL);
  const iam = useIam();
  const queries = useQueryClient();
  const [body, setBody] = useState('');
  const right = isCertificate(body);
  return (
    <FormModal
      title={texts.x509Upload}
      label={texts.x509Upload}
      size="large"
      valid={right}
      commands={cli('iam upload-signing-certificate', { 'user-name': user, 'certificate-body': 'file://certificate.pem' })}
      run={() => iam.send(new UploadSigningCertificateCommand({ UserName: user, CertificateBody: body }))}
      onDone={() => void queries.invalidateQueries({ queryKey: keyOfCredentials(user, KIND) })}
      onClose={onClose}
    >
      <div className="code">
        <Lines
          label={texts.x509Body}
          help={texts.pemHelp}
          value={body}
          rows={10}
          error={body.trim() !== '' && !right && texts.pemWrong}
          onChange={setBody}
        />
      </div>
    </FormModal>
  );
}
