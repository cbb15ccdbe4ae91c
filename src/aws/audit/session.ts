import type { Answer, Unknown } from '../../audit/index.js';
import type { AccountId, Region } from '../../cloudtrail/index.js';
import type { AnswerPage } from '../lookup.js';
import { answerOf, type Expected, known, type Place, questionOf } from './ask.js';
import { CALLS, type Operation } from './calls.js';
import type { ClientMaker, ClientOf, ClientSettings, Service, ServiceOf } from './clients.js';
import type { Pace } from './pace.js';

export interface RequestOptions {
  readonly abortSignal: AbortSignal;
}

export type Send<Asked extends Operation, Value> = (
  client: ClientOf<ServiceOf<Asked>>,
  options: RequestOptions,
) => Promise<Value>;

export type SendPage<Asked extends Operation, Item> = (
  client: ClientOf<ServiceOf<Asked>>,
  options: RequestOptions,
  nextToken: string | undefined,
) => Promise<AnswerPage<Item>>;

/** One account, to be asked. Where it could not be entered, every answer says so. */
export interface Session {
  readonly accountId: AccountId;
  /** Whether the account could be entered. */
  readonly isOpen: boolean;
  ask<Asked extends Operation, Value>(
    operation: Asked,
    region: Region,
    send: Send<Asked, Value>,
    expected?: Expected<Value>,
  ): Promise<Answer<Value>>;
  /** Page after page; more of them than `mostPages` make it unknown. */
  askAll<Asked extends Operation, Item>(
    operation: Asked,
    region: Region,
    send: SendPage<Asked, Item>,
    limits?: PageLimits<Item>,
  ): Promise<Answer<readonly Item[]>>;
  /** Gives the connections of its clients back; it can be asked again all the same. */
  release(): void;
}

export interface PageLimits<Item> {
  readonly mostPages?: number;
  /** Errors that mean that there is none. */
  readonly expected?: Readonly<Record<string, () => readonly Item[]>>;
}

export interface SessionParts {
  readonly accountId: AccountId;
  readonly settings: Omit<ClientSettings, 'region'>;
  /** Why the account could not be entered. */
  readonly trouble?: Unknown;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  readonly makeClient: ClientMaker;
}

const defaultPages = 500;

export function createSession({
  accountId,
  settings,
  trouble,
  pace,
  signal,
  makeClient,
}: SessionParts): Session {
  const clients = new Map<string, { destroy(): void }>();
  const clientOf = (service: Service, region: Region) => {
    const name = `${service} ${region}`;
    const client = clients.get(name) ?? makeClient(service, { ...settings, region });
    clients.set(name, client);
    return client;
  };
  const session: Session = {
    accountId,
    isOpen: trouble === undefined,
    ask: async (operation, region, send, expected) => {
      if (trouble !== undefined) return { ...trouble, region };
      const client = clientOf(serviceOf(operation), region) as never;
      const place = { accountId, region };
      return answerOf(
        operation,
        place,
        () =>
          pace.run(paceKey(operation, place), CALLS[operation].perSecond, signal, () =>
            send(client, { abortSignal: signal }),
          ),
        expected,
      );
    },
    askAll: async (operation, region, send, { mostPages = defaultPages, expected } = {}) => {
      const items = [];
      let token: string | undefined;
      for (let page = 0; page < mostPages; page += 1) {
        const answer = await session.ask(
          operation,
          region,
          (client, options) => send(client, options, token),
          expected === undefined ? undefined : pagesOf(expected),
        );
        if (answer.kind === 'unknown') return answer;
        items.push(...(answer.value.items ?? []));
        token = answer.value.nextToken;
        if (token === undefined || token === '') return known(items);
      }
      const message = `the answer goes on after ${mostPages} pages`;
      return { kind: 'unknown', reason: 'failed', ...questionOf(operation, { accountId, region }), message };
    },
    release: () => {
      for (const client of clients.values()) client.destroy();
      clients.clear();
    },
  };
  return session;
}

function serviceOf(operation: Operation): Service {
  return operation.slice(0, operation.indexOf(':')) as Service;
}

/** Most services count all calls of an account in a Region together; Organizations counts each by its name. */
function paceKey(operation: Operation, { accountId, region }: Place): string {
  const service = serviceOf(operation);
  return service === 'organizations' ? operation : `${accountId} ${region} ${service}`;
}

function pagesOf<Item>(
  expected: Readonly<Record<string, () => readonly Item[]>>,
): Expected<AnswerPage<Item>> {
  return Object.fromEntries(
    Object.entries(expected).map(([name, items]) => [name, () => ({ items: items(), nextToken: undefined })]),
  );
}
