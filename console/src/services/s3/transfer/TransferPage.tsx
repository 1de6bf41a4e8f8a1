import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { describe } from '../../../parts/errors';
import { Failed } from '../../../parts/Failed';
import { bytes } from '../../../parts/format';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { PARTS } from '../../../parts/texts';
import { here } from '../../../parts/whole';
import { bucketPath, folderPath, objectPath, transferPath } from '../paths';
import { S3 } from '../texts';
import { uriOf } from './plan';
import { TRANSFER } from './texts';
import type { Item, ItemState, Transfer } from './transfer';
import { useTransfers } from './transfers';

const INDICATORS: Record<ItemState, StatusIndicatorProps.Type> = {
  waiting: 'pending',
  running: 'in-progress',
  done: 'success',
  failed: 'error',
};

/** How far a copy is, and what became of each object. */
export default function TransferPage() {
  const texts = useTexts(TRANSFER);
  const shared = useTexts(S3);
  const { id = '' } = useParams();
  const one = useTransfers().find((each) => each.id === id);
  const title = one?.wanted.move ? texts.moveStatus : texts.copyStatus;
  usePage(
    's3',
    { text: shared.buckets, path: '/s3/buckets' },
    ...(one ? [{ text: one.wanted.from.bucket, path: bucketPath(one.wanted.from.bucket) }] : []),
    { text: title, path: transferPath(id) },
  );
  return one ? (
    <SpaceBetween size="l">
      <Heading title={title} one={one} />
      <Summary one={one} />
      {one.state === 'stopped' && <Alert type="info">{texts.stopped}</Alert>}
      {one.state === 'failed' && <Failed failure={one.failure} />}
      {one.state !== 'listing' && one.state !== 'failed' && <Files one={one} />}
    </SpaceBetween>
  ) : (
    <Alert type="info">{texts.gone}</Alert>
  );
}

function Heading({ title, one }: { title: string; one: Transfer }) {
  const texts = useTexts(TRANSFER);
  const parts = useTexts(PARTS);
  const navigate = useNavigate();
  const { bucket, prefix } = one.wanted.from;
  return (
    <Header
      variant="h1"
      actions={
        one.over ? (
          <Button onClick={() => void navigate(folderPath(bucket, prefix))}>{parts.close}</Button>
        ) : (
          <Button onClick={() => one.stop()}>{texts.stop}</Button>
        )
      }
    >
      {title}
    </Header>
  );
}

function Summary({ one }: { one: Transfer }) {
  const texts = useTexts(TRANSFER);
  const { from, to } = one.wanted;
  const counted = (state: ItemState) => {
    const items = one.of(state);
    return texts.objects(items.length, bytes(items.reduce((sum, item) => sum + item.size, 0)));
  };
  return (
    <Container header={<Header>{texts.summary}</Header>}>
      <SpaceBetween size="l">
        <KeyValuePairs
          columns={2}
          items={[
            { label: texts.source, value: <To path={folderPath(from.bucket, from.prefix)}>{uriOf(from)}</To> },
            { label: texts.destination, value: <To path={folderPath(to.bucket, to.prefix)}>{uriOf(to)}</To> },
            { label: texts.succeeded, value: <StatusIndicator type="success">{counted('done')}</StatusIndicator> },
            { label: texts.failed, value: <StatusIndicator type="error">{counted('failed')}</StatusIndicator> },
          ]}
        />
        {one.state === 'listing' && <StatusIndicator type="loading">{texts.listing}</StatusIndicator>}
        {one.state === 'running' && (
          <ProgressBar
            label={texts.progress}
            value={one.size === 0 ? 0 : (one.copied / one.size) * 100}
            additionalInfo={`${bytes(one.copied)} / ${bytes(one.size)}`}
          />
        )}
      </SpaceBetween>
    </Container>
  );
}

function Files({ one }: { one: Transfer }) {
  const texts = useTexts(TRANSFER);
  const { to } = one.wanted;
  return (
    <ResourceTable
      id="s3.transfer"
      variant="container"
      title={texts.files}
      list={here(one.items)}
      keyOf={(item) => `${item.from} ${item.version ?? ''}`}
      nameOf={(item) => item.from}
      empty={texts.noFiles}
      columns={[
        { id: 'key', header: texts.key, value: (item) => item.from, width: 280 },
        {
          id: 'target',
          header: texts.target,
          cell: (item) => (item.state === 'done' ? <To path={objectPath(to.bucket, item.to)}>{item.to}</To> : item.to),
          value: (item) => item.to,
          width: 280,
        },
        { id: 'size', header: texts.size, cell: (item) => bytes(item.size), value: (item) => item.size, width: 110 },
        { id: 'status', header: texts.status, cell: (item) => <Status item={item} />, value: (item) => texts.states[item.state], width: 320 },
      ]}
    />
  );
}

function Status({ item }: { item: Item }) {
  const texts = useTexts(TRANSFER);
  const failure = item.failure === undefined ? undefined : describe(item.failure);
  return (
    <StatusIndicator type={INDICATORS[item.state]}>
      {texts.states[item.state]}
      {item.state === 'failed' && failure && `: ${failure.code} ${failure.message}${failure.requestId ? ` (${failure.requestId})` : ''}`}
    </StatusIndicator>
  );
}
