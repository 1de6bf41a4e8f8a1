// A retention rule of Recycle Bin, whose own SDK package is too old to stand beside the others: another client's protocol is the same.
import { $Command, DLMClient } from '@aws-sdk/client-dlm';

/** Text in the body, and JSON as it is, as the SDK's schemas call them. */
const [TEXT, JSON_VALUE] = [0, 15];
const NAMESPACE = 'rbin';
const CREATE = [
  9,
  NAMESPACE,
  'CreateRule',
  { http: ['POST', '/rules', 201] },
  [3, NAMESPACE, 'CreateRuleRequest', 0, ['Description', 'ResourceType', 'RetentionPeriod', 'Tags'], [TEXT, TEXT, JSON_VALUE, JSON_VALUE]],
  [3, NAMESPACE, 'CreateRuleResponse', 0, ['Identifier'], [TEXT]],
];
/** Stands where others look an endpoint up, which signing goes by. */
const AT_THE_ENDPOINT = {
  applyToStack: (stack) =>
    stack.addRelativeTo((next) => next, { name: 'endpointV2Middleware', relation: 'before', toMiddleware: 'serializerMiddleware', override: true }),
};
const CreateRuleCommand = $Command
  .classBuilder()
  .m(() => [AT_THE_ENDPOINT])
  .s(NAMESPACE, 'CreateRule', {})
  .n('RbinClient', 'CreateRule')
  .sc(CREATE)
  .build();

/** @returns the ID of a new rule for all snapshots */
export async function makeRule(settings) {
  const rbin = new DLMClient({ ...settings, signingName: NAMESPACE });
  const made = await rbin.send(
    new CreateRuleCommand({
      Description: 'A week to think it over',
      ResourceType: 'EBS_SNAPSHOT',
      RetentionPeriod: { RetentionPeriodValue: 7, RetentionPeriodUnit: 'DAYS' },
      Tags: [{ Key: 'team', Value: 'operations' }],
    }),
  );
  return made.Identifier;
}
