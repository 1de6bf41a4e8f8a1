import { GetEbsDefaultKmsKeyIdCommand, GetEbsEncryptionByDefaultCommand, GetImageBlockPublicAccessStateCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { ManageEncryption, ManageImages } from './forms';
import { PROTECTION } from './texts';

/** What holds for all volumes and images of the account in a Region. */
export default function Protection() {
  const texts = useTexts(PROTECTION);
  const ec2 = useEc2();
  const region = useRegion();
  const [asked, setAsked] = useState<'encryption' | 'images'>();
  usePage('ec2', { text: texts.title, path: '/ec2/protection' });
  const query = useQuery({
    queryKey: ['ec2', region, 'protection'],
    queryFn: async () => {
      const [encryption, key, images] = await Promise.all([
        ec2.send(new GetEbsEncryptionByDefaultCommand({})),
        ec2.send(new GetEbsDefaultKmsKeyIdCommand({})),
        ec2.send(new GetImageBlockPublicAccessStateCommand({})),
      ]);
      return {
        encrypts: encryption.EbsEncryptionByDefault ?? false,
        key: key.KmsKeyId ?? '',
        blocks: images.ImageBlockPublicAccessState === 'block-new-sharing',
      };
    },
  });
  const now = query.data;
  const close = () => setAsked(undefined);
  const said = (on: boolean | undefined) => (on === undefined ? '-' : on ? texts.on : texts.off);
  const box = (id: 'encryption' | 'images', title: string, help: string, items: { label: string; value: ReactNode }[]) => (
    <Container
      header={
        <Header
          description={help}
          actions={
            <Button disabled={!now} ariaLabel={`${texts.manage}: ${title}`} onClick={() => setAsked(id)}>
              {texts.manage}
            </Button>
          }
        >
          {title}
        </Header>
      }
    >
      <KeyValuePairs columns={2} items={items} />
    </Container>
  );
  return (
    <SpaceBetween size="m">
      <Header variant="h1" description={texts.help}>
        {texts.title}
      </Header>
      {query.error && <Failed failure={query.error} onRetry={() => void query.refetch()} />}
      {box('encryption', texts.encryption, texts.encryptionHelp, [
        { label: texts.always, value: said(now?.encrypts) },
        { label: texts.key, value: <span className="wrap">{now?.key ?? '-'}</span> },
      ])}
      {box('images', texts.images, texts.imagesHelp, [{ label: texts.block, value: said(now?.blocks) }])}
      {asked === 'encryption' && now && <ManageEncryption now={now} onClose={close} />}
      {asked === 'images' && now && <ManageImages blocks={now.blocks} onClose={close} />}
    </SpaceBetween>
  );
}
