import { $Command, DLMClient } from '@aws-sdk/client-dlm';
import type { DLMClientConfig, DLMClientResolvedConfig, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-dlm';
import { NAMESPACE, OPERATIONS } from './schema';
import type { Calls } from './schema';

type Stack = DLMClient['middlewareStack'];
type Command = Parameters<DLMClient['send']>[0];
type CommandClass = new (input: object) => Command;

/** Stands where others look an endpoint up, which signing goes by: all services have the one that is given. */
const AT_THE_ENDPOINT = {
  applyToStack: (stack: Stack) =>
    stack.addRelativeTo(<T>(next: T) => next, {
      name: 'endpointV2Middleware',
      relation: 'before',
      toMiddleware: 'serializerMiddleware',
      override: true,
    }),
};

function command(name: keyof Calls): CommandClass {
  const builder = $Command.classBuilder<
    ServiceInputTypes,
    ServiceOutputTypes,
    DLMClientResolvedConfig,
    ServiceInputTypes,
    ServiceOutputTypes
  >();
  const made = builder
    .m(() => [AT_THE_ENDPOINT])
    .s(NAMESPACE, name, {})
    .n('RbinClient', name)
    .sc(OPERATIONS[name])
    .build();
  return made as unknown as CommandClass;
}

/**
 * A client of Recycle Bin. The SDK's own package is years older than the others and would bring all of an older SDK with it; this is
 * a client that is there already and speaks the same protocol, with the operations of Recycle Bin.
 */
export class RbinClient {
  private readonly client: DLMClient;

  constructor(settings: DLMClientConfig) {
    const signed = { ...settings, signingName: NAMESPACE };
    this.client = new DLMClient(signed);
  }

  async call<N extends keyof Calls>(name: N, input: Calls[N]['input']): Promise<Calls[N]['output']> {
    return (await this.client.send(new (command(name))(input))) as Calls[N]['output'];
  }
}
