import { CreateOrganizationCommand } from '@aws-sdk/client-organizations';
import type { Organization } from '@aws-sdk/client-organizations';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { notifyDone } from '../../frame/noticeBoard';
import { useTexts } from '../../i18n/language';
import { cli } from '../../parts/cli';
import { Confirm } from '../../parts/Confirm';
import { Failed } from '../../parts/Failed';
import { To } from '../../parts/To';
import { ORGANIZATIONS } from './texts';
import { useOrganization, useOrganizations } from './useOrganizations';

interface GateProps {
  title: string;
  children(organization: Organization): ReactNode;
}

/** Shows what an organization has; where there is none, how one begins. */
export function Gate({ title, children }: GateProps) {
  const { data, error, refetch } = useOrganization();
  if (data) {
    return children(data);
  }
  return (
    <SpaceBetween size="l">
      <Header variant="h1">{title}</Header>
      {error ? <Failed failure={error} onRetry={() => void refetch()} /> : data === null ? <Begin /> : <Spinner />}
    </SpaceBetween>
  );
}

function Begin() {
  const texts = useTexts(ORGANIZATIONS);
  const api = useOrganizations();
  const queries = useQueryClient();
  const [asked, setAsked] = useState(false);
  return (
    <Container
      header={
        <Header
          actions={
            <Button variant="primary" onClick={() => setAsked(true)}>
              {texts.create}
            </Button>
          }
        >
          {texts.none}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <Box>{texts.noneHelp}</Box>
        <To path="/organizations/invitations">{texts.invitations}</To>
      </SpaceBetween>
      {asked && (
        <Confirm
          title={texts.create}
          label={texts.create}
          commands={cli('organizations create-organization')}
          run={() => api.send(new CreateOrganizationCommand({ FeatureSet: 'ALL' }))}
          onDone={() => {
            notifyDone(texts.created);
            void queries.invalidateQueries({ queryKey: ['organizations'] });
          }}
          onClose={() => setAsked(false)}
        >
          {texts.noneHelp}
        </Confirm>
      )}
    </Container>
  );
}
