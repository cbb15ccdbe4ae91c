import { afterEach, expect, it } from 'vitest';
import {
  type JsonAnswer,
  type JsonRequest,
  type JsonServer,
  startJsonServer,
} from '../../test/contract/json-server.js';
import { openCostExplorer } from './cost-explorer.js';

const open: { server?: JsonServer } = {};
afterEach(() => open.server?.stop());

const days = { from: new Date('2026-02-01T00:00:00Z'), to: new Date('2026-03-01T00:00:00Z') };

async function ask(answer: (request: JsonRequest) => JsonAnswer) {
  open.server = await startJsonServer(answer);
  const source = openCostExplorer({
    endpointUrl: open.server.url,
    credentials: { accessKeyId: 'example', secretAccessKey: 'example' },
    maximumAttempts: 1,
  });
  return source.usage(days);
}

const group = (account: string, usageType: string, quantity: string, cost: string) => ({
  Keys: [account, usageType],
  Metrics: {
    UsageQuantity: { Amount: quantity, Unit: 'Events' },
    UnblendedCost: { Amount: cost, Unit: 'USD' },
  },
});

it('asks for the usage of CloudTrail by account and usage type, page after page', async () => {
  const inputs: JsonRequest['input'][] = [];
  const answer = await ask(({ operation, input }) => {
    expect(operation).toBe('GetCostAndUsage');
    inputs.push(input);
    const first = input['NextPageToken'] === undefined;
    const Groups = [
      group(first ? '111122223333' : '444455556666', 'USE1-PaidEventsRecorded', '1000', '0.02'),
    ];
    return { kind: 'ok', document: { ResultsByTime: [{ Groups }], ...(first && { NextPageToken: 'more' }) } };
  });
  expect(answer).toEqual({
    kind: 'found',
    requests: 2,
    records: ['111122223333', '444455556666'].map((accountId) => ({
      accountId,
      usageType: 'USE1-PaidEventsRecorded',
      quantity: 1000,
      usd: 0.02,
    })),
  });
  expect(inputs[0]).toMatchObject({
    TimePeriod: { Start: '2026-02-01', End: '2026-03-01' },
    Filter: { Dimensions: { Key: 'SERVICE', Values: ['AWS CloudTrail'] } },
    GroupBy: [
      { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
      { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
    ],
  });
});

it('says why when it is denied', async () => {
  const answer = await ask(() => ({ kind: 'error', name: 'AccessDeniedException' }));
  expect(answer).toMatchObject({ kind: 'failed', reason: expect.stringContaining('ce:GetCostAndUsage') });
});
