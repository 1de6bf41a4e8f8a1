import { DeleteLaunchTemplateCommand } from '@aws-sdk/client-ec2';
import type { LaunchTemplate } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import { useNavigate } from 'react-router';
import { useTexts } from '../../../i18n/language';
import { ActionMenu } from '../../../parts/ActionMenu';
import { Deletion } from '../Deletion';
import { useEc2 } from '../useEc2';
import { LaunchFrom } from './LaunchFrom';
import { TEMPLATE } from './texts';

/** What can be done with a template. */
export function TemplateActions({ template, onGone }: { template: LaunchTemplate | undefined; onGone?(): void }) {
  const texts = useTexts(TEMPLATE);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const id = template?.LaunchTemplateId ?? '';
  return (
    <>
      <Button disabled={!template} onClick={() => void navigate(`/ec2/templates/create?template=${id}`)}>
        {texts.modify}
      </Button>
      <ActionMenu
        disabled={!template}
        actions={[
          { id: 'launch', text: texts.launch, form: (close) => template && <LaunchFrom template={template} onClose={close} /> },
          {
            id: 'delete',
            text: texts.remove,
            form: (close) => (
              <Deletion
                title={texts.remove}
                ids={[id]}
                command="delete-launch-template"
                option="launch-template-id"
                remove={() => ec2.send(new DeleteLaunchTemplateCommand({ LaunchTemplateId: id }))}
                onDone={onGone}
                onClose={close}
              >
                {texts.removeHelp}
              </Deletion>
            ),
          },
        ]}
      />
    </>
  );
}
