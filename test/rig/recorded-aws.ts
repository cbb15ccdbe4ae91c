import type { ClientMaker } from '../../src/aws/audit/clients.js';

/** One request as a client sends it. */
export interface RecordedCall {
  /** `cloudtrail:DescribeTrails` */
  readonly operation: string;
  readonly accountId: string;
  readonly region: string;
  readonly input: Readonly<Record<string, unknown>>;
}

/** What AWS answers, in the form of the SDK; throw `refused` for what it refuses. */
export type Answers = Readonly<Record<string, (call: RecordedCall) => unknown>>;

export interface RecordedAws {
  readonly makeClient: ClientMaker;
  readonly calls: readonly RecordedCall[];
  /** Clients that were made and not given back, the most at one time. */
  readonly mostClients: () => number;
  /** Requests that were under way at one time, at most. */
  readonly mostRequests: () => number;
}

/** An AWS in which every request is written down. An operation without an answer is denied. */
export function createRecordedAws(ownAccountId: string, answers: Answers): RecordedAws {
  const calls: RecordedCall[] = [];
  const clients = { open: 0, most: 0 };
  const requests = { open: 0, most: 0 };
  const makeClient = (service: string, settings: Settings) => {
    clients.open += 1;
    clients.most = Math.max(clients.most, clients.open);
    return {
      send: async (command: SentCommand) => {
        const operation = `${service}:${command.constructor.name.replace(/Command$/, '')}`;
        const accountId = settings.credentials?.accountId ?? ownAccountId;
        const call = { operation, accountId, region: settings.region, input: command.input };
        calls.push(call);
        requests.open += 1;
        requests.most = Math.max(requests.most, requests.open);
        await new Promise((resolve) => setImmediate(resolve));
        requests.open -= 1;
        const answer = answers[operation];
        if (answer === undefined) throw denied(operation);
        return answer(call);
      },
      destroy: () => {
        clients.open -= 1;
      },
    };
  };
  return {
    makeClient: makeClient as unknown as ClientMaker,
    calls,
    mostClients: () => clients.most,
    mostRequests: () => requests.most,
  };
}

interface Settings {
  readonly region: string;
  readonly credentials?: { readonly accountId?: string };
}

interface SentCommand {
  readonly input: Readonly<Record<string, unknown>>;
}

/** An error as the SDK throws it. */
export function refused(name: string, httpStatusCode: number, message = `${name} from the rig`): Error {
  return Object.assign(new Error(message), { name, $metadata: { httpStatusCode } });
}

export function denied(operation: string): Error {
  return refused('AccessDeniedException', 403, `not authorized to perform ${operation}`);
}
