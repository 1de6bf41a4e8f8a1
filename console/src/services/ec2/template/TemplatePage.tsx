import { DescribeLaunchTemplatesCommand } from '@aws-sdk/client-ec2';
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import { useNavigate, useParams } from 'react-router';
import { usePage } from '../../../frame/page';
import { useLanguage, useTexts } from '../../../i18n/language';
import { moment } from '../../../parts/format';
import { PARTS } from '../../../parts/texts';
import { ResourcePage } from '../ResourcePage';
import { TagsPanel } from '../TagsPanel';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { useOne } from '../useOne';
import { TemplateActions } from './TemplateActions';
import { TEMPLATE } from './texts';
import { Versions } from './Versions';

export default function TemplatePage() {
  const texts = useTexts(TEMPLATE);
  const parts = useTexts(PARTS);
  const ec2Texts = useTexts(EC2);
  const { language } = useLanguage();
  const ec2 = useEc2();
  const navigate = useNavigate();
  const { id = '' } = useParams();
  usePage('ec2', { text: texts.title, path: '/ec2/templates' }, { text: id, path: `/ec2/templates/${id}` });
  const query = useOne('template', id, async () => {
    const answer = await ec2.send(new DescribeLaunchTemplatesCommand({ LaunchTemplateIds: [id] }));
    return answer.LaunchTemplates?.[0];
  });
  return (
    <ResourcePage<LaunchTemplate>
      id={id}
      query={query}
      actions={(one) => <TemplateActions template={one} onGone={() => void navigate('/ec2/templates')} />}
      summary={(one) => [
        { label: texts.name, value: <span className="wrap">{one.LaunchTemplateName}</span> },
        { label: texts.standard, value: one.DefaultVersionNumber },
        { label: texts.latest, value: one.LatestVersionNumber },
        { label: ec2Texts.created, value: moment(one.CreateTime, language) },
        { label: texts.createdBy, value: <span className="wrap">{one.CreatedBy}</span> },
      ]}
      tabs={(one) => [
        { id: 'versions', label: texts.versions, content: <Versions template={one} /> },
        { id: 'tags', label: parts.tags, content: <TagsPanel id={id} /> },
      ]}
    />
  );
}
