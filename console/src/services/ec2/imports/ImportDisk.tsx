import { ImportImageCommand, ImportSnapshotCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { Choice } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { Written } from '../../../parts/Written';
import { S3Resource } from '../../s3/S3Resource';
import { useNewTags } from '../NewTags';
import { tagged } from '../tagInput';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { FORMATS, MAX_DESCRIPTION, formatOf, isObject } from './tasks';
import type { Kind } from './tasks';
import { IMPORTS } from './texts';

const ARCHITECTURES = ['x86_64', 'arm64'];

/** Makes an image or a snapshot of what is in a bucket. */
export default function ImportDisk({ kind, onClose }: { kind: Kind; onClose(): void }) {
  const texts = useTexts(IMPORTS);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  const tags = useNewTags();
  const [uri, setUri] = useState('');
  const [chosen, setChosen] = useState('');
  const [architecture, setArchitecture] = useState('x86_64');
  const [description, setDescription] = useState('');
  const [encrypted, setEncrypted] = useState(false);
  const Url = uri.trim();
  const Format = chosen || (formatOf(Url, kind) ?? 'RAW');
  const image = kind === 'image';
  const long = description.length > MAX_DESCRIPTION;
  const shared = {
    Description: description || undefined,
    Encrypted: encrypted || undefined,
    TagSpecifications: tagged(tags.tags, `import-${kind}-task` as const),
  };
  const disk = { Format, Url };
  const run = async () => {
    const made = image
      ? await ec2.send(new ImportImageCommand({ ...shared, Architecture: architecture, DiskContainers: [disk] }))
      : await ec2.send(new ImportSnapshotCommand({ ...shared, DiskContainer: disk }));
    changed(texts.began(made.ImportTaskId ?? ''));
    void navigate(`/ec2/imports?tab=${kind}`);
  };
  return (
    <FormModal
      title={texts.imports[kind]}
      label={texts.imports[kind]}
      size="large"
      valid={isObject(Url) && !long && tags.valid}
      commands={cli(`ec2 import-${kind}`, {
        [image ? 'disk-containers' : 'disk-container']: `Format=${Format},Url=${Url || 's3://BUCKET/KEY'}`,
        architecture: image && architecture,
        description,
        encrypted,
        'tag-specifications': shared.TagSpecifications && { json: shared.TagSpecifications },
      })}
      run={run}
      onClose={onClose}
    >
      {texts.importHelp[kind]}
      <S3Resource
        label={texts.object}
        help={texts.objectHelp}
        error={Url !== '' && !isObject(Url) && texts.objectWrong}
        kind="object"
        value={uri}
        onChange={setUri}
      />
      <Choice
        label={texts.format}
        value={Format}
        options={FORMATS[kind].map((value) => ({ value, label: value, description: texts.formats[value] }))}
        onChange={setChosen}
      />
      {image && (
        <Choice
          label={texts.architecture}
          value={architecture}
          options={ARCHITECTURES.map((value) => ({ value, label: value }))}
          onChange={setArchitecture}
        />
      )}
      <Written
        label={texts.description}
        optional
        value={description}
        error={long && texts.descriptionWrong}
        onChange={setDescription}
      />
      <Checkbox checked={encrypted} description={texts.encryptHelp} onChange={({ detail }) => setEncrypted(detail.checked)}>
        {texts.encrypt}
      </Checkbox>
      {tags.editor}
    </FormModal>
  );
}
