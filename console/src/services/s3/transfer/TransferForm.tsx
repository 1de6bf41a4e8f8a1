import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { cli, quote } from '../../../parts/cli';
import { bytes } from '../../../parts/format';
import { FormPage, useTried } from '../../../parts/FormPage';
import { ResourceTable } from '../../../parts/ResourceTable';
import { here } from '../../../parts/whole';
import { baseName, bucketPath, folderPath, transferPath } from '../paths';
import { S3Resource } from '../S3Resource';
import { S3 } from '../texts';
import { useS3 } from '../useS3';
import { keyOfCopy, placeOf, problem, uriOf } from './plan';
import type { Place, Source, Wanted } from './plan';
import { TRANSFER } from './texts';
import { transfer } from './transfers';

const SHOWN_COMMANDS = 10;

/** Asks where the objects and folders go that were chosen on a bucket's page. */
export default function TransferForm({ move = false }: { move?: boolean }) {
  const texts = useTexts(TRANSFER);
  const shared = useTexts(S3);
  const s3 = useS3();
  const navigate = useNavigate();
  const { bucket = '' } = useParams();
  const [search] = useSearchParams();
  const sources = (useLocation().state ?? []) as readonly Source[];
  const from: Place = { bucket, prefix: search.get('prefix') ?? '' };
  const [typed, setTyped] = useState('');
  const [tried, onTried] = useTried();
  const title = move ? texts.moveObjects : texts.copyObjects;
  usePage(
    's3',
    { text: shared.buckets, path: '/s3/buckets' },
    { text: bucket, path: bucketPath(bucket) },
    { text: title, path: `/s3/${move ? 'move' : 'copy'}/${bucket}` },
  );
  const to = placeOf(typed);
  const wrong = problem(from, to, sources);
  const run = () => {
    const wanted: Wanted = { move, from, to: to ?? from, sources };
    return Promise.resolve(navigate(transferPath(transfer(s3, wanted))));
  };
  if (sources.length === 0) {
    return <Alert type="info">{texts.nothing}</Alert>;
  }
  return (
    <FormPage
      title={title}
      description={move ? texts.moveHelp : texts.copyHelp}
      label={title}
      valid={!wrong}
      onTried={onTried}
      commands={commands(move, from, to ?? { bucket: 'BUCKET', prefix: '' }, sources)}
      back={folderPath(bucket, from.prefix)}
      run={run}
      onDone={() => undefined}
    >
      <Container header={<Header>{texts.destination}</Header>}>
        <SpaceBetween size="m">
          <Box>
            {texts.source}: <code className="wrap">{uriOf(from)}</code>
          </Box>
          <S3Resource
            label={texts.destinationUri}
            help={texts.destinationHelp}
            error={wrong && (tried || wrong !== 'format') && texts.problems[wrong]}
            kind="place"
            value={typed}
            onChange={setTyped}
          />
        </SpaceBetween>
      </Container>
      <Specified sources={sources} />
    </FormPage>
  );
}

function Specified({ sources }: { sources: readonly Source[] }) {
  const texts = useTexts(TRANSFER);
  const shared = useTexts(S3);
  return (
    <ResourceTable
      id="s3.specified"
      variant="container"
      title={texts.specified}
      list={here(sources)}
      keyOf={(one) => `${one.key} ${one.version ?? ''}`}
      nameOf={(one) => one.key}
      empty={texts.nothing}
      columns={[
        { id: 'name', header: shared.name, value: (one) => `${baseName(one.key)}${one.folder ? '/' : ''}`, width: 320 },
        { id: 'version', header: shared.version, cell: (one) => one.version ?? '-', width: 240 },
        { id: 'size', header: shared.size, cell: (one) => bytes(one.size), value: (one) => one.size ?? -1, width: 120 },
      ]}
    />
  );
}

function commands(move: boolean, from: Place, to: Place, sources: readonly Source[]): string[] {
  return sources.slice(0, SHOWN_COMMANDS).map((one) => {
    const source = `${from.bucket}/${one.key}`;
    const key = keyOfCopy(one.key, from, to);
    if (one.version) {
      const copied = `${source}?versionId=${one.version}`;
      return cli('s3api copy-object', { 'copy-source': copied, bucket: to.bucket, key });
    }
    const target = quote(`s3://${to.bucket}/${key}`);
    return cli(`s3 ${move ? 'mv' : 'cp'} ${quote(`s3://${source}`)} ${target}`, { recursive: one.folder });
  });
}
