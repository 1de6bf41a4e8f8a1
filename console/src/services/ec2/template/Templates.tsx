import { DescribeLaunchTemplatesCommand } from '@aws-sdk/client-ec2';
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { ResourceTable } from '../../../parts/ResourceTable';
import { To } from '../../../parts/To';
import { usePaged } from '../../../parts/usePaged';
import { useRegion } from '../../../session/region';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { TemplateActions } from './TemplateActions';
import { TEMPLATE } from './texts';

export default function Templates() {
  const texts = useTexts(TEMPLATE);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState('');
  usePage('ec2', { text: texts.title, path: '/ec2/templates' });
  const list = usePaged<LaunchTemplate>(['ec2', region, 'templates'], async (NextToken) => {
    const page = await ec2.send(new DescribeLaunchTemplatesCommand({ NextToken, MaxResults: 100 }));
    return { items: page.LaunchTemplates ?? [], next: page.NextToken };
  });
  const only = list.items.find((one) => one.LaunchTemplateId === chosen);
  return (
    <ResourceTable<LaunchTemplate>
      id="ec2.templates"
      title={texts.title}
      description={texts.help}
      list={list}
      keyOf={(one) => one.LaunchTemplateId ?? ''}
      nameOf={(one) => one.LaunchTemplateName ?? ''}
      selection="single"
      selected={only ? [only] : []}
      onSelect={([one]) => setChosen(one?.LaunchTemplateId ?? '')}
      empty={texts.none}
      commands="aws ec2 describe-launch-templates"
      columns={[
        {
          id: 'id',
          header: texts.id,
          cell: (one) => <To path={`/ec2/templates/${one.LaunchTemplateId}`}>{one.LaunchTemplateId}</To>,
          value: (one) => one.LaunchTemplateId,
          width: 220,
        },
        { id: 'name', header: texts.name, value: (one) => one.LaunchTemplateName, width: 220 },
        { id: 'default', header: texts.standard, value: (one) => one.DefaultVersionNumber, width: 150 },
        { id: 'latest', header: texts.latest, value: (one) => one.LatestVersionNumber, width: 150 },
        { id: 'created', header: ec2Texts.created, time: (one) => one.CreateTime, width: 260 },
        { id: 'by', header: texts.createdBy, value: (one) => one.CreatedBy, width: 260, hidden: true },
      ]}
      actions={() => (
        <>
          <TemplateActions template={only} />
          <Button variant="primary" onClick={() => void navigate('/ec2/templates/create')}>
            {texts.create}
          </Button>
        </>
      )}
    />
  );
}
