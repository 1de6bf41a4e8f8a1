import { GetConsoleOutputCommand } from '@aws-sdk/client-ec2';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { useRegion } from '../../../session/region';
import { EC2 } from '../texts';
import { useEc2 } from '../useEc2';
import { INSTANCE } from './texts';

/** Colours and cursor movements, which a page does not show. */
const CONTROLS = /\u001b(\[[0-9;?]*[A-Za-z]|\][^\u0007]*\u0007|[()][A-Z0-9])|\r(?=\n)/g;

/** What an instance said while it started. */
export function Output({ id }: { id: string }) {
  const texts = useTexts(INSTANCE);
  const ec2Texts = useTexts(EC2);
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['ec2', region, 'output', id],
    queryFn: async () => {
      const answer = await ec2.send(new GetConsoleOutputCommand({ InstanceId: id, Latest: true }));
      const bytes = Uint8Array.from(atob(answer.Output ?? ''), (one) => one.charCodeAt(0));
      return new TextDecoder().decode(bytes).replaceAll(CONTROLS, '');
    },
  });
  return (
    <Container
      header={
        <Header
          actions={
            <Button iconName="refresh" ariaLabel={texts.refresh} loading={isFetching} onClick={() => void refetch()} />
          }
        >
          {texts.output}
        </Header>
      }
    >
      {error ? (
        <Failed failure={error} />
      ) : (
        <pre className="plain" tabIndex={0}>
          {data || ec2Texts.noOutput}
        </pre>
      )}
    </Container>
  );
}
