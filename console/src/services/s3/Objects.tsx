import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Input from '@cloudscape-design/components/input';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Toggle from '@cloudscape-design/components/toggle';
import { useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useTexts } from '../../i18n/language';
import { bytes } from '../../parts/format';
import { ResourceTable } from '../../parts/ResourceTable';
import type { Column } from '../../parts/ResourceTable';
import { To } from '../../parts/To';
import { usePaged } from '../../parts/usePaged';
import { PARTS } from '../../parts/texts';
import { CreateFolder } from './CreateFolder';
import { DeleteObjects } from './DeleteObjects';
import { DropTarget } from './DropTarget';
import { listObjects, listVersions } from './listing';
import type { Entry } from './listing';
import { baseName, folderPath, objectPath, transferFormPath } from './paths';
import { Presign } from './Presign';
import { openObject } from './openObject';
import { S3 } from './texts';
import { Rename } from './transfer/Rename';
import { TRANSFER } from './transfer/texts';
import { chosen } from './upload/dropped';
import { onFinished, upload } from './upload/uploads';
import { useS3 } from './useS3';

interface ObjectsProps {
  bucket: string;
  prefix: string;
}

type Asked = 'delete' | 'folder' | 'presign' | 'rename';

/** What is in a folder of a bucket. */
export function Objects({ bucket, prefix }: ObjectsProps) {
  const texts = useTexts(S3);
  const s3 = useS3();
  const [versions, setVersions] = useState(false);
  const [typed, setTyped] = useState('');
  const [sought, setSought] = useState('');
  const [selected, setSelected] = useState<Entry[]>([]);
  const [asked, setAsked] = useState<Asked>();
  const list = usePaged(['s3', bucket, 'objects', prefix + sought, versions], (token) =>
    (versions ? listVersions : listObjects)(s3, bucket, prefix + sought, token),
  );
  useEffect(
    () => onFinished((one) => one.bucket === bucket && one.key.startsWith(prefix) && list.refresh()),
    [bucket, prefix, list.refresh],
  );
  const done = () => {
    setSelected([]);
    list.refresh();
  };
  const close = () => setAsked(undefined);
  const columns = useColumns(bucket, prefix, versions);
  return (
    <DropTarget onDrop={(files) => upload(s3, bucket, files.map(({ file, key }) => ({ file, key: prefix + key })))}>
      <ResourceTable
        id={versions ? 's3.versions' : 's3.objects'}
        variant="container"
        title={texts.objects}
        description={prefix || undefined}
        list={list}
        keyOf={(entry) => `${entry.key}\n${entry.version ?? ''}`}
        nameOf={(entry) => entry.key}
        selection="multi"
        selected={selected}
        onSelect={setSelected}
        empty={texts.noObjects}
        emptyAction={texts.noObjectsHelp}
        columns={columns}
        filter={
          <SpaceBetween direction="horizontal" size="m" alignItems="center">
            <form
              onSubmit={(event) => {
                event.preventDefault();
                setSought(typed);
              }}
            >
              <Input
                type="search"
                value={typed}
                ariaLabel={texts.findPrefix}
                placeholder={texts.findPrefix}
                onChange={({ detail }) => {
                  setTyped(detail.value);
                  if (detail.value === '') {
                    setSought('');
                  }
                }}
              />
            </form>
            <Toggle checked={versions} onChange={({ detail }) => setVersions(detail.checked)}>
              {texts.showVersions}
            </Toggle>
          </SpaceBetween>
        }
        actions={() => <ObjectActions bucket={bucket} prefix={prefix} selected={selected} ask={setAsked} />}
      />
      {asked === 'delete' && <DeleteObjects bucket={bucket} entries={selected} onDone={done} onClose={close} />}
      {asked === 'folder' && <CreateFolder bucket={bucket} prefix={prefix} onDone={done} onClose={close} />}
      {asked === 'presign' && selected[0] && <Presign bucket={bucket} objectKey={selected[0].key} onClose={close} />}
      {asked === 'rename' && selected[0] && (
        <Rename bucket={bucket} objectKey={selected[0].key} onDone={done} onClose={close} />
      )}
    </DropTarget>
  );
}

function useColumns(bucket: string, prefix: string, versions: boolean): Column<Entry>[] {
  const texts = useTexts(S3);
  const columns: Column<Entry>[] = [
    {
      id: 'name',
      header: texts.name,
      cell: (entry) =>
        entry.folder ? (
          <To path={folderPath(bucket, entry.key)}>{`${baseName(entry.key)}/`}</To>
        ) : (
          <To path={objectPath(bucket, entry.key, entry.version)}>{entry.key.slice(prefix.length) || entry.key}</To>
        ),
      value: (entry) => entry.key,
      width: 360,
    },
    {
      id: 'type',
      header: texts.type,
      cell: (entry) => (entry.folder ? texts.folder : entry.marker ? texts.deleteMarker : extension(entry.key)),
      value: (entry) => (entry.folder ? '' : extension(entry.key)),
      width: 130,
    },
    { id: 'modified', header: texts.lastModified, time: (entry) => entry.modified, width: 260 },
    { id: 'size', header: texts.size, cell: (entry) => bytes(entry.size), value: (entry) => entry.size ?? -1, width: 120 },
    {
      id: 'class',
      header: texts.storageClass,
      cell: (entry) => entry.storageClass ?? '-',
      value: (entry) => entry.storageClass,
      width: 150,
    },
  ];
  if (versions) {
    columns.splice(1, 0, {
      id: 'version',
      header: texts.version,
      cell: (entry) => (entry.version ? `${entry.version}${entry.latest ? ` (${texts.latest})` : ''}` : '-'),
      value: (entry) => entry.version,
      width: 300,
    });
  }
  return columns;
}

function extension(key: string): string {
  return /\.([^./]{1,12})$/.exec(key)?.[1] ?? '-';
}

interface ObjectActionsProps extends ObjectsProps {
  selected: readonly Entry[];
  ask(what: Asked): void;
}

function ObjectActions({ bucket, prefix, selected, ask }: ObjectActionsProps) {
  const texts = useTexts(S3);
  const parts = useTexts(PARTS);
  const moving = useTexts(TRANSFER);
  const s3 = useS3();
  const navigate = useNavigate();
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const only = selected.length === 1 && !selected[0]?.folder && !selected[0]?.marker ? selected[0] : undefined;
  const start = (input: HTMLInputElement) => {
    upload(s3, bucket, chosen(input.files).map(({ file, key }) => ({ file, key: prefix + key })));
    input.value = '';
  };
  return (
    <>
      <input ref={files} type="file" multiple hidden data-files onChange={(event) => start(event.currentTarget)} />
      <input
        ref={(input) => {
          folder.current = input;
          input?.setAttribute('webkitdirectory', '');
        }}
        type="file"
        hidden
        onChange={(event) => start(event.currentTarget)}
      />
      <ButtonDropdown
        items={[
          { id: 'open', text: texts.open, disabled: !only },
          { id: 'download', text: texts.download, disabled: !only },
          { id: 'presign', text: texts.presign, disabled: !only },
          { id: 'copy', text: moving.copy, disabled: selected.length === 0 || selected.some((one) => one.marker) },
          { id: 'move', text: moving.move, disabled: selected.length === 0 || selected.some((one) => one.version) },
          { id: 'rename', text: moving.rename, disabled: !only || only.version !== undefined },
          { id: 'uploads', text: texts.showUploads },
        ]}
        onItemClick={({ detail }) => {
          if (detail.id === 'presign' || detail.id === 'rename') {
            ask(detail.id);
          } else if (detail.id === 'copy' || detail.id === 'move') {
            const state = selected.map(({ key, folder, size, etag, version }) => ({ key, folder, size, etag, version }));
            void navigate(transferFormPath(detail.id === 'move', bucket, prefix), { state });
          } else if (detail.id === 'uploads') {
            void navigate('/s3/uploads');
          } else if (only) {
            void openObject(bucket, only.key, only.version, detail.id === 'download');
          }
        }}
      >
        {parts.actions}
      </ButtonDropdown>
      <Button disabled={selected.length === 0} onClick={() => ask('delete')}>
        {parts.delete}
      </Button>
      <Button onClick={() => ask('folder')}>{texts.createFolder}</Button>
      <ButtonDropdown
        variant="primary"
        mainAction={{ text: texts.upload, onClick: () => files.current?.click() }}
        ariaLabel={texts.upload}
        items={[
          { id: 'files', text: texts.uploadFiles },
          { id: 'folder', text: texts.uploadFolder },
        ]}
        onItemClick={({ detail }) => (detail.id === 'folder' ? folder : files).current?.click()}
      />
    </>
  );
}
