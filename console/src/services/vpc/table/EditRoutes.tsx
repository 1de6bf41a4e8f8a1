import { CreateRouteCommand, DeleteRouteCommand, ReplaceRouteCommand } from '@aws-sdk/client-ec2';
import type { EC2Client, RouteTable } from '@aws-sdk/client-ec2';
import Alert from '@cloudscape-design/components/alert';
import AttributeEditor from '@cloudscape-design/components/attribute-editor';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { useState } from 'react';
import { useTexts } from '../../../i18n/language';
import { cli } from '../../../parts/cli';
import { FormModal } from '../../../parts/FormModal';
import { PARTS } from '../../../parts/texts';
import { useChanged } from '../../ec2/useChanged';
import { useEc2 } from '../../ec2/useEc2';
import { VPC } from '../texts';
import { areRoutes, changes, toDestination, toEdited, toInput, toOptions } from './routes';
import type { EditedRoute } from './routes';
import { TABLE } from './texts';
import { useTargets } from './useTargets';

/** Edits all routes of a table at once. */
export function EditRoutes({ table, onClose }: { table: RouteTable; onClose(): void }) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const ec2 = useEc2();
  const changed = useChanged();
  const [before] = useState(() => (table.Routes ?? []).map(toEdited));
  const [routes, setRoutes] = useState(before);
  const right = areRoutes(routes);
  const id = table.RouteTableId ?? '';
  return (
    <FormModal
      title={`${texts.editRoutes}: ${id}`}
      size="max"
      valid={right}
      commands={right ? commands(id, before, routes) : undefined}
      run={() => save(ec2, id, before, routes)}
      onDone={() => changed(vpcTexts.saved)}
      onClose={onClose}
    >
      <RouteEditor vpc={table.VpcId ?? ''} routes={routes} onChange={setRoutes} />
      {!right && <Alert type="warning">{texts.routesWrong}</Alert>}
    </FormModal>
  );
}

interface RouteEditorProps {
  vpc: string;
  routes: readonly EditedRoute[];
  onChange(routes: EditedRoute[]): void;
}

function RouteEditor({ vpc, routes, onChange }: RouteEditorProps) {
  const texts = useTexts(TABLE);
  const vpcTexts = useTexts(VPC);
  const parts = useTexts(PARTS);
  const targets = useTargets(vpc);
  const set = (index: number, change: Partial<EditedRoute>) =>
    onChange(routes.map((route, at) => (at === index ? { ...route, ...change } : route)));
  return (
    <AttributeEditor<EditedRoute>
      items={routes}
      addButtonText={vpcTexts.addRoute}
      removeButtonText={parts.remove}
      empty={vpcTexts.routes}
      gridLayout={[
        { breakpoint: 's', rows: [[4, 6]], removeButton: { width: 'auto' } },
        { rows: [[1], [1]], removeButton: { ownRow: true, width: 'auto' } },
      ]}
      isItemRemovable={(route) => !route.fixed}
      onAddButtonClick={() => onChange([...routes, { destination: '', target: '', fixed: false }])}
      onRemoveButtonClick={({ detail }) => onChange(routes.filter((_, at) => at !== detail.itemIndex))}
      definition={[
        {
          label: vpcTexts.destination,
          constraintText: texts.destinationHelp,
          control: (route, index) => (
            <Input
              value={route.destination}
              disabled={route.fixed}
              placeholder="0.0.0.0/0"
              spellcheck={false}
              ariaLabel={vpcTexts.destination}
              onChange={({ detail }) => set(index, { destination: detail.value })}
            />
          ),
        },
        {
          label: vpcTexts.target,
          control: (route, index) => (
            <Target target={route.target} fixed={route.fixed} targets={targets} onChange={(target) => set(index, { target })} />
          ),
        },
      ]}
    />
  );
}

interface TargetProps {
  target: string;
  fixed: boolean;
  targets: ReturnType<typeof useTargets>;
  onChange(target: string): void;
}

function Target({ target, fixed, targets, onChange }: TargetProps) {
  const texts = useTexts(VPC);
  // What a route leads to may be gone, or not be among what was asked for.
  const known = targets.some((one) => one.value === target);
  const label = fixed ? target || texts.local : target;
  const options = known || label === '' ? targets : [{ value: target, label, description: '' }, ...targets];
  return (
    <Select
      options={options}
      filteringType="auto"
      filteringAriaLabel={texts.target}
      expandToViewport
      disabled={fixed}
      empty={texts.noGateways}
      ariaLabel={texts.target}
      selectedOption={options.find((one) => one.value === target) ?? null}
      onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
    />
  );
}

/** Routes that go are first, so that their destinations are free. */
async function save(ec2: EC2Client, RouteTableId: string, before: EditedRoute[], after: EditedRoute[]): Promise<void> {
  const { remove, replace, create } = changes(before, after);
  for (const route of remove) {
    await ec2.send(new DeleteRouteCommand({ RouteTableId, ...toDestination(route) }));
  }
  for (const route of replace) {
    await ec2.send(new ReplaceRouteCommand({ RouteTableId, ...toInput(route) }));
  }
  for (const route of create) {
    await ec2.send(new CreateRouteCommand({ RouteTableId, ...toInput(route) }));
  }
}

function commands(id: string, before: EditedRoute[], after: EditedRoute[]): string[] {
  const { remove, replace, create } = changes(before, after);
  const write = (verb: string) => (route: EditedRoute) =>
    cli(`ec2 ${verb}-route`, { 'route-table-id': id, ...toOptions(route, verb !== 'delete') });
  return [...remove.map(write('delete')), ...replace.map(write('replace')), ...create.map(write('create'))];
}
