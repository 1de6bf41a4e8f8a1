import { useCollection } from '@cloudscape-design/collection-hooks';
import type { PropertyFilterOperator } from '@cloudscape-design/collection-hooks';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import CollectionPreferences from '@cloudscape-design/components/collection-preferences';
import type { CollectionPreferencesProps } from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import PropertyFilter from '@cloudscape-design/components/property-filter';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLanguage, useTexts } from '../i18n/language';
import type { Language } from '../i18n/language';
import { Cli } from './CliCommand';
import { Failed } from './Failed';
import { moment } from './format';
import { stored } from './stored';
import { PARTS } from './texts';
import type { Paged } from './usePaged';
import { headingWidth } from './width';

export interface Column<T> {
  id: string;
  header: string;
  /** What is shown; where there is none, the time or the value. */
  cell?(item: T): ReactNode;
  /** What is sorted and filtered by; a column without it and without a time does neither. */
  value?(item: T): string | number | undefined;
  /** In place of a value, a time. */
  time?(item: T): Date | undefined;
  /** Whether it is shown only when chosen. */
  hidden?: boolean;
  width?: number;
}

interface ResourceTableProps<T> {
  /** Names the table, so that its preferences are kept. */
  id: string;
  title: string;
  description?: ReactNode;
  list: Paged<T>;
  columns: Column<T>[];
  keyOf(item: T): string;
  /** What assistive technology calls an item. */
  nameOf(item: T): string;
  empty: string;
  emptyAction?: ReactNode;
  /** Buttons; given what is selected. */
  actions?(selected: readonly T[]): ReactNode;
  selection?: 'single' | 'multi';
  selected?: readonly T[];
  onSelect?(items: T[]): void;
  variant?: 'full-page' | 'container' | 'embedded';
  /** What stands between heading and table, instead of the property filter. */
  filter?: ReactNode;
  /** Commands of the AWS CLI that list the same. */
  commands?: string | readonly string[];
}

interface Preferences {
  pageSize: number;
  wrapLines: boolean;
  visible: string[];
}

const PAGE_SIZES = [20, 50, 100];
const OPERATORS: PropertyFilterOperator[] = [':', '!:', '=', '!='];

/** A table of resources: filter by property, sort, pages that follow the API's tokens, columns to choose, and what failed. */
export function ResourceTable<T>(props: ResourceTableProps<T>) {
  const texts = useTexts(PARTS);
  const { language } = useLanguage();
  const [preferences, setPreferences] = usePreferences(props.id, props.columns);
  const [own, setOwn] = useState<T[]>([]);
  const rows = useMemo(() => props.list.items.map((item) => toRow(item, props)), [props.list.items, props.columns]);
  const collection = useCollection(rows, {
    propertyFiltering: {
      filteringProperties: props.columns
        .filter(isSorted)
        .map((column) => ({
          key: column.id,
          propertyLabel: column.header,
          groupValuesLabel: column.header,
          operators: OPERATORS,
        })),
      empty: <Empty text={props.empty} action={props.emptyAction} />,
      noMatch: (
        <Empty
          text={texts.noMatches}
          action={
            <Button onClick={() => collection.actions.setPropertyFiltering({ tokens: [], operation: 'and' })}>
              {texts.clearFilter}
            </Button>
          }
        />
      ),
    },
    pagination: { pageSize: preferences.pageSize },
    sorting: {},
  });
  const chosen = props.selected ?? own;
  const keys = new Set(chosen.map((item) => props.keyOf(item)));
  const select = (items: T[]) => {
    setOwn(items);
    props.onSelect?.(items);
  };
  if (props.list.error && props.list.items.length === 0) {
    return (
      <SpaceBetween size="m">
        <Header variant="h1" description={props.description} actions={props.actions && <div className="actions">{props.actions([])}</div>}>
          {props.title}
        </Header>
        <Failed failure={props.list.error} onRetry={props.list.refresh} />
      </SpaceBetween>
    );
  }
  const count = props.list.items.length;
  return (
    <Table
      {...collection.collectionProps}
      items={collection.items}
      variant={props.variant ?? 'full-page'}
      stickyHeader={(props.variant ?? 'full-page') === 'full-page'}
      trackBy="$key"
      loading={props.list.loading && count === 0}
      loadingText={texts.loading}
      wrapLines={preferences.wrapLines}
      resizableColumns
      selectionType={props.selection}
      selectedItems={rows.filter((row) => keys.has(row.$key))}
      onSelectionChange={({ detail }) => select(detail.selectedItems.map((row) => row.$item))}
      ariaLabels={{
        tableLabel: props.title,
        allItemsSelectionLabel: () => texts.allItemsSelected,
        itemSelectionLabel: (_, row) => `${texts.selectItem} ${props.nameOf(row.$item)}`,
      }}
      columnDisplay={props.columns.map((column) => ({ id: column.id, visible: preferences.visible.includes(column.id) }))}
      columnDefinitions={props.columns.map((column) => ({
        id: column.id,
        header: column.header,
        cell: (row: Row<T>) => shown(column, row.$item, language),
        sortingField: isSorted(column) ? column.id : undefined,
        minWidth: Math.max(column.width ?? 120, headingWidth(column.header)),
        width: Math.max(column.width ?? 0, headingWidth(column.header)),
        isRowHeader: column === props.columns[0],
      }))}
      header={
        <Header
          variant={props.variant && props.variant !== 'full-page' ? 'h2' : 'awsui-h1-sticky'}
          description={props.description}
          counter={counter(chosen.length, count, props.list.hasMore)}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                iconName="refresh"
                ariaLabel={texts.refresh}
                loading={props.list.loading && count > 0}
                onClick={props.list.refresh}
              />
              {props.actions && <div className="actions">{props.actions(chosen)}</div>}
            </SpaceBetween>
          }
        >
          {props.title}
        </Header>
      }
      filter={
        props.filter ?? (
          <PropertyFilter
            {...collection.propertyFilterProps}
            onChange={(event) => {
              collection.propertyFilterProps.onChange(event);
              props.list.search(event.detail.tokens.length > 0);
            }}
            filteringPlaceholder={texts.find}
            filteringAriaLabel={texts.find}
            countText={texts.matches(collection.filteredItemsCount ?? 0)}
            expandToViewport
          />
        )
      }
      pagination={
        <Pagination
          {...collection.paginationProps}
          openEnd={props.list.hasMore}
          disabled={props.list.loading && props.list.hasMore}
          ariaLabels={{ nextPageLabel: texts.next, previousPageLabel: texts.previous, pageLabel: texts.pageLabel }}
          onChange={(event) => {
            if (event.detail.currentPageIndex > collection.paginationProps.pagesCount) {
              props.list.loadMore();
            }
            collection.paginationProps.onChange(event);
          }}
          onNextPageClick={({ detail }) => {
            if (detail.requestedPageIndex > collection.paginationProps.pagesCount) {
              props.list.loadMore();
            }
          }}
        />
      }
      footer={props.commands && <Cli commands={props.commands} />}
      preferences={<TablePreferences value={preferences} onChange={setPreferences} columns={props.columns} />}
    />
  );
}

function isSorted<T>(column: Column<T>): boolean {
  return column.value !== undefined || column.time !== undefined;
}

function shown<T>(column: Column<T>, item: T, language: Language): ReactNode {
  if (column.cell) {
    return column.cell(item);
  }
  return column.time ? moment(column.time(item), language) : column.value?.(item);
}

/** An item with the values of its columns, under their IDs, beside it, by which the collection sorts and filters. */
type Row<T> = { $key: string; $item: T } & Record<string, unknown>;

function toRow<T>(item: T, props: ResourceTableProps<T>): Row<T> {
  const row: Row<T> = { $key: props.keyOf(item), $item: item };
  for (const column of props.columns) {
    if (isSorted(column)) {
      row[column.id] = column.time?.(item)?.toISOString() ?? column.value?.(item) ?? '';
    }
  }
  return row;
}

function counter(selected: number, count: number, more: boolean): string {
  const all = more ? `${count}+` : `${count}`;
  return selected > 0 ? `(${selected}/${all})` : `(${all})`;
}

function usePreferences<T>(id: string, columns: Column<T>[]): [Preferences, (next: Preferences) => void] {
  const kept = useMemo(() => stored<Partial<Preferences>>(`table.${id}`, {}), [id]);
  const [value, setValue] = useState<Partial<Preferences>>(kept.read);
  const preferences = {
    pageSize: value.pageSize ?? 50,
    wrapLines: value.wrapLines ?? false,
    visible: value.visible ?? columns.filter((column) => !column.hidden).map((column) => column.id),
  };
  return [
    preferences,
    (next) => {
      kept.write(next);
      setValue(next);
    },
  ];
}

function Empty({ text, action }: { text: string; action?: ReactNode }) {
  return (
    <Box textAlign="center" color="inherit" margin={{ vertical: 'xs' }}>
      <SpaceBetween size="s">
        <b>{text}</b>
        {action}
      </SpaceBetween>
    </Box>
  );
}

interface TablePreferencesProps<T> {
  value: Preferences;
  columns: Column<T>[];
  onChange(next: Preferences): void;
}

function TablePreferences<T>({ value, columns, onChange }: TablePreferencesProps<T>) {
  const texts = useTexts(PARTS);
  const change = (detail: CollectionPreferencesProps.Preferences) =>
    onChange({
      pageSize: detail.pageSize ?? value.pageSize,
      wrapLines: detail.wrapLines ?? value.wrapLines,
      visible: detail.contentDisplay?.filter((one) => one.visible).map((one) => one.id) ?? value.visible,
    });
  return (
    <CollectionPreferences
      title={texts.preferences}
      confirmLabel={texts.confirm}
      cancelLabel={texts.cancel}
      preferences={{
        pageSize: value.pageSize,
        wrapLines: value.wrapLines,
        contentDisplay: columns.map((column) => ({ id: column.id, visible: value.visible.includes(column.id) })),
      }}
      onConfirm={({ detail }) => change(detail)}
      pageSizePreference={{
        title: texts.pageSize,
        options: PAGE_SIZES.map((size) => ({ value: size, label: texts.items(size) })),
      }}
      wrapLinesPreference={{ label: texts.wrapLines }}
      contentDisplayPreference={{
        title: texts.columns,
        options: columns.map((column, index) => ({ id: column.id, label: column.header, alwaysVisible: index === 0 })),
      }}
    />
  );
}
