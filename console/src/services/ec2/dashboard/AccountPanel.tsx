import { DescribeAccountAttributesCommand } from '@aws-sdk/client-ec2';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../../i18n/language';
import { Failed } from '../../../parts/Failed';
import { To } from '../../../parts/To';
import { useRegion } from '../../../session/region';
import { useEc2 } from '../useEc2';
import { DASHBOARD } from './texts';

/** What the account has in the Region, and how much it may have. */
export function AccountPanel() {
  const texts = useTexts(DASHBOARD);
  const ec2 = useEc2();
  const region = useRegion();
  const { data, error } = useQuery({
    queryKey: ['ec2', region, 'account attributes'],
    queryFn: async () => (await ec2.send(new DescribeAccountAttributesCommand({}))).AccountAttributes ?? [],
  });
  const value = (name: string) => data?.find((one) => one.AttributeName === name)?.AttributeValues?.[0]?.AttributeValue;
  const vpc = value('default-vpc');
  return (
    <Container fitHeight header={<Header>{texts.account}</Header>}>
      {error && <Failed failure={error} />}
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: texts.defaultVpc,
            value: vpc?.startsWith('vpc-') ? <To path={`/vpc/vpcs/${vpc}`}>{vpc}</To> : (vpc && texts.noVpc) || '-',
          },
          { label: texts.mostAddresses, value: value('vpc-max-elastic-ips') ?? '-' },
          { label: texts.mostGroups, value: value('vpc-max-security-groups-per-interface') ?? '-' },
          { label: texts.settings, value: <To path="/ec2/protection">{texts.protection}</To> },
        ]}
      />
    </Container>
  );
}
