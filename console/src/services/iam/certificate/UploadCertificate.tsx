import { UpdateServerCertificateCommand, UploadServerCertificateCommand } from '@aws-sdk/client-iam';
import type { ServerCertificateMetadata } from '@aws-sdk/client-iam';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Lines, Written } from '../../../parts/Written';
import { isCertificate, isPrivateKey } from '../credential/pem';
import { CREDENTIAL } from '../credential/texts';
import { IAM } from '../texts';
import { MAX_NAME, isName, isPath, useIam } from '../useIam';
import { CERTIFICATE } from './texts';


/** Gives the account a certificate with its private key. */
export function UploadCertificate({ onDone, onClose }: { onDone(): void; onClose(): void }) {
  const texts = useTexts(CERTIFICATE);
  const iam = useIam();
  const [name, setName] = useState('');
  const [path, setPath] = useState('/');
  const [body, setBody] = useState('');
  const [key, setKey] = useState('');
  const [chain, setChain] = useState('');
  const right = isName(name, MAX_NAME.certificate) && isPath(path) && isCertificate(body) && isPrivateKey(key);
  const chained = chain.trim() !== '';
  return (
    <FormModal
      title={texts.upload}
      label={texts.upload}
      size="large"
      valid={right && (!chained || isCertificate(chain))}
      commands={cli('iam upload-server-certificate', {
        'server-certificate-name': name || 'NAME',
        path: path === '/' ? undefined : path,
        'certificate-body': 'file://certificate.pem',
        'private-key': 'file://key.pem',
        'certificate-chain': chained && 'file://chain.pem',
      })}
      run={() =>
        iam.send(
          new UploadServerCertificateCommand({
            ServerCertificateName: name,
            Path: path,
            CertificateBody: body,
            PrivateKey: key,
            CertificateChain: chained ? chain : undefined,
          }),
        )
      }
      onDone={() => {
        notifyDone(texts.uploadedNotice(name));
        onDone();
      }}
      onClose={onClose}
    >
      <NameAndPath name={name} path={path} onName={setName} onPath={setPath} />
      <Pem label={texts.body} value={body} right={isCertificate(body)} onChange={setBody} />
      <Pem label={texts.key} secret value={key} right={isPrivateKey(key)} onChange={setKey} />
      <Pem label={texts.chain} help={texts.chainHelp} value={chain} right={isCertificate(chain)} onChange={setChain} />
    </FormModal>
  );
}

interface EditCertificateProps {
  certificate: ServerCertificateMetadata;
  onDone(name: string): void;
  onClose(): void;
}

export function EditCertificate({ certificate, onDone, onClose }: EditCertificateProps) {
  const texts = useTexts(CERTIFICATE);
  const iamTexts = useTexts(IAM);
  const iam = useIam();
  const old = certificate.ServerCertificateName ?? '';
  const [name, setName] = useState(old);
  const [path, setPath] = useState(certificate.Path ?? '/');
  const NewServerCertificateName = name === old ? undefined : name;
  const NewPath = path === certificate.Path ? undefined : path;
  return (
    <FormModal
      title={texts.rename}
      valid={isName(name, MAX_NAME.certificate) && isPath(path) && (NewServerCertificateName ?? NewPath) !== undefined}
      commands={cli('iam update-server-certificate', {
        'server-certificate-name': old,
        'new-server-certificate-name': NewServerCertificateName,
        'new-path': NewPath,
      })}
      run={() => iam.send(new UpdateServerCertificateCommand({ ServerCertificateName: old, NewServerCertificateName, NewPath }))}
      onDone={() => {
        notifyDone(iamTexts.saved);
        onDone(name);
      }}
      onClose={onClose}
    >
      <NameAndPath name={name} path={path} onName={setName} onPath={setPath} />
    </FormModal>
  );
}

interface NameAndPathProps {
  name: string;
  path: string;
  onName(name: string): void;
  onPath(path: string): void;
}

function NameAndPath({ name, path, onName, onPath }: NameAndPathProps) {
  const texts = useTexts(CERTIFICATE);
  const iamTexts = useTexts(IAM);
  return (
    <>
      <Written
        label={texts.name}
        help={iamTexts.nameHelp(MAX_NAME.certificate)}
        value={name}
        error={name !== '' && !isName(name, MAX_NAME.certificate) && iamTexts.nameWrong}
        onChange={onName}
      />
      <Written
        label={iamTexts.path}
        help={texts.pathHelp}
        value={path}
        error={!isPath(path) && iamTexts.pathWrong}
        onChange={onPath}
      />
    </>
  );
}

interface PemProps {
  label: string;
  value: string;
  right: boolean;
  help?: string;
  /** Whether it is a private key, not a certificate. */
  secret?: boolean;
  onChange(value: string): void;
}

function Pem({ label, value, right, help, secret, onChange }: PemProps) {
  const texts = useTexts(CERTIFICATE);
  const credentialTexts = useTexts(CREDENTIAL);
  const wrong = secret ? texts.keyWrong : credentialTexts.pemWrong;
  return (
    <div className="code">
      <Lines
        label={label}
        help={help ?? (secret ? texts.keyHelp : credentialTexts.pemHelp)}
        value={value}
        rows={5}
        error={value.trim() !== '' && !right && wrong}
        onChange={onChange}
      />
    </div>
  );
}
