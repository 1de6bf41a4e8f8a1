import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useTexts } from '../../../i18n/language';
import { PARTS } from '../../../parts/texts';
import { AUTHENTICATED, EVERYONE, LOG_DELIVERY, RIGHTS, fixed } from './grants';
import type { Kind, Right, Row } from './grants';
import { PERMISSION } from './texts';

interface AclTableProps {
  rows: readonly Row[];
  owner: string;
  kind: Kind;
  /** Where there is none, rights are only shown. */
  onChange?(rows: Row[]): void;
}

/** Grantees, and what each may do with the contents and with the list itself. */
export function AclTable(props: AclTableProps) {
  const texts = useTexts(PERMISSION);
  const parts = useTexts(PARTS);
  const { rows, owner, kind, onChange } = props;
  const always = fixed(owner, kind);
  const column = (id: string, header: string, rights: readonly Right[]) => ({
    id,
    header,
    cell: (row: Row) => <Rights {...props} row={row} rights={RIGHTS[kind].filter((one) => rights.includes(one))} />,
    minWidth: 140,
  });
  return (
    <Table
      variant="embedded"
      items={rows}
      trackBy="grantee"
      ariaLabels={{ tableLabel: texts.acl }}
      columnDefinitions={[
        { id: 'grantee', header: texts.grantee, cell: (row) => <Grantee {...props} row={row} />, isRowHeader: true, minWidth: 260 },
        column('contents', texts.contents[kind], ['READ', 'WRITE']),
        column('list', texts.lists[kind], ['READ_ACP', 'WRITE_ACP']),
        ...(onChange
          ? [
              {
                id: 'remove',
                header: '',
                cell: (row: Row) =>
                  !always.includes(row.grantee) && (
                    <Button formAction="none" onClick={() => onChange(rows.filter((one) => one !== row))}>
                      {parts.remove}
                    </Button>
                  ),
              },
            ]
          : []),
      ]}
    />
  );
}

/** What a grantee is called. */
function useName(owner: string, kind: Kind): (grantee: string) => string {
  const texts = useTexts(PERMISSION);
  const groups: Record<string, string> = {
    [EVERYONE]: texts.everyone,
    [AUTHENTICATED]: texts.authenticated,
    [LOG_DELIVERY]: texts.logDelivery,
  };
  return (grantee) => groups[grantee] ?? (grantee === owner ? texts.owners[kind] : texts.account);
}

function Grantee({ row, owner, kind }: AclTableProps & { row: Row }) {
  const texts = useTexts(PERMISSION);
  const name = useName(owner, kind);
  return (
    <div className="wrap">
      <div>{name(row.grantee)}</div>
      <Box color="text-body-secondary" fontSize="body-s">
        {row.grantee.includes('://') ? texts.group : texts.canonicalId}: {row.grantee}
      </Box>
    </div>
  );
}

function Rights({ rows, row, rights, owner, kind, onChange }: AclTableProps & { row: Row; rights: readonly Right[] }) {
  const texts = useTexts(PERMISSION);
  const name = useName(owner, kind);
  const names = texts.rights[kind];
  if (!onChange) {
    return rights.filter((one) => row.rights.includes(one)).map((one) => names[one]).join(', ') || '-';
  }
  const set = (right: Right, on: boolean) => {
    const others = row.rights.filter((one) => one !== right);
    onChange(rows.map((one) => (one === row ? { ...row, rights: on ? [...others, right] : others } : one)));
  };
  return (
    <SpaceBetween size="xxs">
      {rights.map((one) => (
        <Checkbox
          key={one}
          checked={row.rights.includes(one)}
          ariaLabel={`${name(row.grantee)}: ${one.endsWith('ACP') ? texts.lists[kind] : texts.contents[kind]}: ${names[one]}`}
          onChange={({ detail }) => set(one, detail.checked)}
        >
          {names[one]}
        </Checkbox>
      ))}
    </SpaceBetween>
  );
}
