import { CreateVpcEndpointCommand } from '@aws-sdk/client-ec2';
import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { usePage } from '../../../frame/page';
import { useTexts } from '../../../i18n/language';
import { Choice, Choices } from '../../../parts/Choice';
import { cli } from '../../../parts/cli';
import { Failed } from '../../../parts/Failed';
import { FormPage, useTried } from '../../../parts/FormPage';
import { JsonEditor, isJson } from '../../../parts/JsonEditor';
import { PARTS } from '../../../parts/texts';
import { useNewTags } from '../../ec2/NewTags';
import { useGroups, useSubnets, useVpcs } from '../../ec2/options';
import { tagged } from '../../ec2/tagInput';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { FULL_ACCESS } from './policy';
import { useServices, useTables } from './services';
import { ENDPOINT } from './texts';

/** Makes an endpoint of a service that the cloud offers. */
export default function CreateEndpoint() {
  const texts = useTexts(ENDPOINT);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const ec2 = useEc2();
  const navigate = useNavigate();
  const changed = useChanged();
  const services = useServices();
  const vpcs = useVpcs();
  const subnets = useSubnets();
  const groups = useGroups();
  const tags = useNewTags();
  const [tried, onTried] = useTried();
  const [wish, setWish] = useState('');
  const [vpc, setVpc] = useState('');
  const [places, setPlaces] = useState<string[]>([]);
  const [chosenGroups, setGroups] = useState<string[]>([]);
  const [privateDns, setPrivateDns] = useState(true);
  const [policy, setPolicy] = useState<string>();
  const tables = useTables(vpc);
  usePage(
    'vpc',
    { text: texts.title, path: '/vpc/endpoints' },
    { text: texts.create, path: '/vpc/endpoints/create' },
  );
  const offered = (services.data ?? []).map((one) => ({ ...one, id: `${one.type} ${one.name}` }));
  const service = offered.find((one) => one.id === wish);
  const gateway = service?.type !== 'Interface';
  const near = <T extends { VpcId?: string }>(items: T[], id: (item: T) => string | undefined) =>
    items.filter((one) => one.VpcId === vpc).map(id);
  const nearSubnets = near(subnets.items, (one) => one.SubnetId);
  const nearGroups = near(groups.items, (one) => one.GroupId);
  const placeOptions = gateway ? tables.options : subnets.options.filter((one) => nearSubnets.includes(one.value));
  const placed = places.filter((one) => placeOptions.some((each) => each.value === one));
  const SecurityGroupIds = chosenGroups.filter((one) => nearGroups.includes(one));
  const TagSpecifications = tagged(tags.tags, 'vpc-endpoint' as const);
  const own = policy !== undefined && isJson(policy) ? policy : undefined;
  return (
    <FormPage
      title={texts.create}
      description={texts.help}
      label={texts.create}
      valid={service !== undefined && vpc !== '' && (policy === undefined || own !== undefined) && tags.valid}
      onTried={onTried}
      commands={cli('ec2 create-vpc-endpoint', {
        'vpc-endpoint-type': service?.type,
        'vpc-id': vpc || 'VPC',
        'service-name': service?.name ?? 'SERVICE',
        [gateway ? 'route-table-ids' : 'subnet-ids']: placed.length > 0 ? placed : undefined,
        'security-group-ids': !gateway && SecurityGroupIds.length > 0 ? SecurityGroupIds : undefined,
        'private-dns-enabled': !gateway && privateDns,
        'policy-document': own && { json: JSON.parse(own) as unknown },
        'tag-specifications': TagSpecifications && { json: TagSpecifications },
      })}
      back="/vpc/endpoints"
      run={async () => {
        const made = await ec2.send(
          new CreateVpcEndpointCommand({
            VpcEndpointType: service?.type,
            VpcId: vpc,
            ServiceName: service?.name,
            PolicyDocument: own,
            TagSpecifications,
            ...(gateway
              ? { RouteTableIds: placed }
              : { SubnetIds: placed, SecurityGroupIds, PrivateDnsEnabled: privateDns }),
          }),
        );
        changed(texts.created(made.VpcEndpoint?.VpcEndpointId ?? ''));
      }}
      onDone={() => void navigate('/vpc/endpoints')}
    >
      {services.error && <Failed failure={services.error} onRetry={() => void services.refetch()} />}
      <Container header={<Header>{texts.service}</Header>}>
        <SpaceBetween size="l">
          <Choice
            label={texts.service}
            value={wish}
            options={offered.map((one) => ({ value: one.id, label: one.name, description: texts.types[one.type] }))}
            help={service && texts.typeHelp[service.type]}
            error={tried && !service && parts.required}
            empty={texts.noService}
            loading={services.isPending}
            onChange={setWish}
          />
          <Choice
            label={vpcTexts.vpc}
            value={vpc}
            options={vpcs.options}
            error={tried && vpc === '' && parts.required}
            loading={vpcs.loading}
            onChange={setVpc}
          />
          <Choices
            label={gateway ? texts.tables : texts.subnets}
            values={placed}
            options={placeOptions}
            loading={gateway ? tables.loading : subnets.loading}
            onChange={setPlaces}
          />
          {!gateway && (
            <Choices
              label={texts.groups}
              values={SecurityGroupIds}
              options={groups.options.filter((one) => nearGroups.includes(one.value))}
              loading={groups.loading}
              onChange={setGroups}
            />
          )}
          {!gateway && (
            <Checkbox
              checked={privateDns}
              description={texts.privateDnsHelp}
              onChange={({ detail }) => setPrivateDns(detail.checked)}
            >
              {texts.privateDns}
            </Checkbox>
          )}
        </SpaceBetween>
      </Container>
      <Container header={<Header description={texts.policyHelp}>{texts.policy}</Header>}>
        <SpaceBetween size="l">
          <FormField label={texts.policy}>
            <RadioGroup
              value={policy === undefined ? 'full' : 'custom'}
              items={[
                { value: 'full', label: texts.fullAccess },
                { value: 'custom', label: texts.custom },
              ]}
              onChange={({ detail }) => setPolicy(detail.value === 'full' ? undefined : FULL_ACCESS)}
            />
          </FormField>
          {policy !== undefined && <JsonEditor label={texts.custom} value={policy} onChange={setPolicy} />}
        </SpaceBetween>
      </Container>
      {tags.box}
    </FormPage>
  );
}
