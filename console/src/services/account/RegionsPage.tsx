import { DisableRegionCommand, EnableRegionCommand, ListRegionsCommand } from '@aws-sdk/client-account';
import type { Region, RegionOptStatus } from '@aws-sdk/client-account';
import Button from '@cloudscape-design/components/button';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { usePage } from '../../frame/page';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { ResourceTable } from '../../parts/ResourceTable';
import { usePaged } from '../../parts/usePaged';
import { ACCOUNT } from './texts';
import { useAccount } from './useAccount';

const LOOKS: Record<RegionOptStatus, StatusIndicatorProps.Type> = {
  ENABLED: 'success',
  ENABLED_BY_DEFAULT: 'success',
  ENABLING: 'in-progress',
  DISABLING: 'in-progress',
  DISABLED: 'stopped',
};

/** The Regions that the account may open and close. */
export default function RegionsPage() {
  const texts = useTexts(ACCOUNT);
  const account = useAccount();
  const [selected, setSelected] = useState<Region[]>([]);
  const [asked, setAsked] = useState<'enable' | 'disable'>();
  usePage('account', { text: texts.regions, path: '/account/regions' });
  const list = usePaged<Region>(
    ['account', 'regions'],
    async (NextToken) => {
      const page = await account.send(new ListRegionsCommand({ NextToken, MaxResults: 50 }));
      return { items: page.Regions ?? [], next: page.NextToken };
    },
    (all) => all.some((one) => one.RegionOptStatus?.endsWith('ING')),
  );
  const only = list.items.find((one) => one.RegionName === selected[0]?.RegionName);
  const RegionName = only?.RegionName ?? '';
  return (
    <>
      <ResourceTable
        id="account.regions"
        title={texts.regions}
        description={texts.regionsHelp}
        list={list}
        keyOf={(one) => one.RegionName ?? ''}
        nameOf={(one) => one.RegionName ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={setSelected}
        empty={texts.noRegions}
        commands={cli('account list-regions')}
        columns={[
          { id: 'region', header: texts.region, value: (one) => one.RegionName, width: 240 },
          {
            id: 'status',
            header: texts.status,
            cell: (one) =>
              one.RegionOptStatus && (
                <StatusIndicator type={LOOKS[one.RegionOptStatus]}>{texts.statuses[one.RegionOptStatus]}</StatusIndicator>
              ),
            value: (one) => one.RegionOptStatus && texts.statuses[one.RegionOptStatus],
            width: 240,
          },
        ]}
        actions={() => (
          <>
            <Button disabled={only?.RegionOptStatus !== 'ENABLED'} onClick={() => setAsked('disable')}>
              {texts.disable}
            </Button>
            <Button disabled={only?.RegionOptStatus !== 'DISABLED'} onClick={() => setAsked('enable')}>
              {texts.enable}
            </Button>
          </>
        )}
      />
      {asked && (
        <Confirm
          title={asked === 'enable' ? texts.enableTitle : texts.disableTitle}
          label={texts[asked]}
          word={asked === 'disable' ? RegionName : undefined}
          commands={cli(`account ${asked}-region`, { 'region-name': RegionName })}
          run={() =>
            asked === 'enable'
              ? account.send(new EnableRegionCommand({ RegionName }))
              : account.send(new DisableRegionCommand({ RegionName }))
          }
          onDone={() => {
            notifyDone(texts.saved);
            list.refresh();
          }}
          onClose={() => setAsked(undefined)}
        >
          {asked === 'enable' ? texts.enableHelp : texts.disableHelp}
        </Confirm>
      )}
    </>
  );
}
