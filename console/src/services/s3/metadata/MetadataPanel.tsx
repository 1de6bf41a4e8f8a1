import type { HeadObjectCommandOutput } from '@aws-sdk/client-s3';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useState } from 'react';
import { notifyDone } from '../../../frame/noticeBoard';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { describedBy } from '../transfer/copies';
import { EditMetadata } from './EditMetadata';
import { rowsOf } from './rows';
import { METADATA } from './texts';

interface MetadataPanelProps {
  bucket: string;
  objectKey: string;
  head: HeadObjectCommandOutput;
  /** Of versions it is only shown: an edit would make another version. */
  editable: boolean;
  onChanged(): void;
}

/** What describes an object. */
export function MetadataPanel({ bucket, objectKey, head, editable, onChanged }: MetadataPanelProps) {
  const texts = useTexts(METADATA);
  const parts = useTexts(PARTS);
  const [editing, setEditing] = useState(false);
  const rows = rowsOf(describedBy(head));
  return (
    <Container
      header={
        <Header
          counter={`(${rows.length})`}
          description={texts.metadataHelp}
          actions={
            <Button disabled={!editable} ariaLabel={texts.editMetadata} onClick={() => setEditing(true)}>
              {parts.edit}
            </Button>
          }
        >
          {texts.metadata}
        </Header>
      }
    >
      <Table
        variant="embedded"
        items={rows}
        ariaLabels={{ tableLabel: texts.metadata }}
        empty={<Box color="text-body-secondary">{texts.none}</Box>}
        columnDefinitions={[
          { id: 'type', header: texts.type, cell: (row) => (row.system ? texts.system : texts.user), width: 160 },
          { id: 'key', header: texts.key, cell: (row) => (row.system ? row.key : `x-amz-meta-${row.key}`), isRowHeader: true },
          { id: 'value', header: texts.value, cell: (row) => <span className="wrap">{row.value}</span> },
        ]}
      />
      {editing && (
        <EditMetadata
          bucket={bucket}
          objectKey={objectKey}
          head={head}
          before={rows}
          onDone={() => {
            notifyDone(texts.saved);
            onChanged();
          }}
          onClose={() => setEditing(false)}
        />
      )}
    </Container>
  );
}
