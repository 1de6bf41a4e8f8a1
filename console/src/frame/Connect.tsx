import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useTexts } from '../i18n/language';
import { Copy } from '../parts/Copy';
import { apiOrigin } from '../session/endpoint';
import { FRAME } from './texts';

/** Where other clients find this cloud. */
export function Connect() {
  const texts = useTexts(FRAME);
  return (
    <Container fitHeight header={<Header variant="h2">{texts.connect}</Header>}>
      <SpaceBetween size="s">
        <Box color="text-body-secondary">{texts.connectHelp}</Box>
        <Copy text={`AWS_ENDPOINT_URL=${apiOrigin}`} />
        <Copy text="AWS_PROFILE=unkai aws sts get-caller-identity" />
      </SpaceBetween>
    </Container>
  );
}
