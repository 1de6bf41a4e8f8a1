import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Table from '@cloudscape-design/components/table';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { FormModal } from '../../../parts/FormModal';
import { useRegion } from '../../../session/region';
import { RuleEditor } from '../RuleEditor';
import { isDescription, isRule } from '../rules';
import type { Rule } from '../rules';
import { EC2 } from '../texts';
import { useChanged } from '../useChanged';
import { useEc2 } from '../useEc2';
import { commands, rulesOf, save } from './saving';
import type { Direction } from './saving';

/** The rules of a security group in one direction, and their editor. */
export function Rules({ group, direction }: { group: string; direction: Direction }) {
  const texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const changed = useChanged();
  const [edited, setEdited] = useState<Rule[]>();
  const query = useQuery({
    queryKey: ['ec2', region, 'group', group, direction],
    queryFn: () => rulesOf(ec2, group, direction),
  });
  const rules = query.data ?? [];
  const title = direction === 'ingress' ? texts.inbound : texts.outbound;
  const peer = direction === 'ingress' ? texts.source : texts.destination;
  return (
    <>
      {query.error && <Failed failure={query.error} />}
      <Table
        header={
          <Header counter={`(${rules.length})`} actions={<Button onClick={() => setEdited(rules)}>{texts.editRules}</Button>}>
            {title}
          </Header>
        }
        loading={query.isPending}
        items={rules}
        empty={texts.noRules}
        columnDefinitions={[
          { id: 'protocol', header: texts.protocol, cell: (rule) => (rule.protocol === '-1' ? texts.allTraffic : rule.protocol.toUpperCase()), isRowHeader: true },
          { id: 'ports', header: texts.ports, cell: (rule) => rule.ports || '-' },
          { id: 'peer', header: peer, cell: (rule) => rule.peer },
          { id: 'description', header: texts.description, cell: (rule) => rule.description || '-' },
          { id: 'id', header: texts.ruleId, cell: (rule) => rule.id },
        ]}
      />
      {edited && (
        <FormModal
          title={title}
          size="max"
          valid={edited.every((rule) => isRule(rule) && isDescription(rule.description))}
          commands={commands(group, direction, rules, edited)}
          run={() => save(ec2, group, direction, rules, edited)}
          onDone={() => changed(texts.saved)}
          onClose={() => setEdited(undefined)}
        >
          <RuleEditor rules={edited} peer={peer} onChange={setEdited} />
        </FormModal>
      )}
    </>
  );
}
