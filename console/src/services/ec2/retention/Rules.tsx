import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { whole } from '../../../parts/whole';
import { useRegion } from '../../../session/region';
import type { RbinClient } from './client';
import { RuleActions } from './RuleActions';
import { RuleForm } from './RuleForm';
import type { ResourceType, Rule } from './schema';
import { RETENTION } from './texts';
import { useRbin } from './useRbin';
import { matched } from './wish';

const TYPES: readonly ResourceType[] = ['EBS_SNAPSHOT', 'EC2_IMAGE'];

/** A list says little of its rules, so that each is asked for: an account has few. */
async function load(rbin: RbinClient): Promise<Rule[]> {
  const found: Rule[] = [];
  for (const type of TYPES) {
    let token: string | undefined;
    do {
      const page = await rbin.call('ListRules', { ResourceType: type, NextToken: token });
      const ids = (page.Rules ?? []).map((one) => one.Identifier ?? '');
      found.push(...(await Promise.all(ids.map((Identifier) => rbin.call('GetRule', { Identifier })))));
      token = page.NextToken;
    } while (token);
  }
  return found;
}

/** What is kept when it is deleted, and how long. */
export function Rules() {
  const texts = useTexts(RETENTION);
  const rbin = useRbin();
  const region = useRegion();
  const [chosen, setChosen] = useState('');
  const [asked, setAsked] = useState(false);
  const query = useQuery({ queryKey: ['ec2', region, 'retention'], queryFn: () => load(rbin) });
  const only = query.data?.find((one) => one.Identifier === chosen);
  const about = (one: Rule) => matched(one) || texts.all;
  return (
    <>
      <ResourceTable<Rule>
        id="ec2.retention"
        variant="container"
        title={texts.title}
        description={texts.help}
        list={whole(query)}
        keyOf={(one) => one.Identifier ?? ''}
        nameOf={(one) => one.Identifier ?? ''}
        selection="single"
        selected={only ? [only] : []}
        onSelect={([one]) => setChosen(one?.Identifier ?? '')}
        empty={texts.none}
        commands={TYPES.map((type) => `aws rbin list-rules --resource-type ${type}`)}
        columns={[
          {
            id: 'id',
            header: texts.id,
            cell: (one) => <To path={`/ec2/recycle/rules/${one.Identifier}`}>{one.Identifier}</To>,
            value: (one) => one.Identifier,
            width: 170,
          },
          { id: 'description', header: texts.description, cell: (one) => one.Description || '-', value: (one) => one.Description, width: 180 },
          { id: 'type', header: texts.type, value: (one) => texts.types[one.ResourceType ?? 'EBS_SNAPSHOT'], width: 210 },
          { id: 'tags', header: texts.tags, value: about, width: 220 },
          {
            id: 'period',
            header: texts.period,
            cell: (one) => texts.days(one.RetentionPeriod?.RetentionPeriodValue ?? 0),
            value: (one) => one.RetentionPeriod?.RetentionPeriodValue,
            width: 150,
          },
          { id: 'lock', header: texts.lockState, value: (one) => texts.lockStates[one.LockState ?? ''] ?? '-', width: 160 },
        ]}
        actions={() => (
          <>
            <RuleActions rule={only} />
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          </>
        )}
      />
      {asked && <RuleForm onClose={() => setAsked(false)} />}
    </>
  );
}
