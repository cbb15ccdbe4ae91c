import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccountId, parseRegion } from '../../cloudtrail/index.js';
import { type RecordFields, recordText } from './record-fields.js';

const plain: RecordFields = {
  eventVersion: '1.11',
  userIdentity: { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
  eventTime: 1_772_323_200,
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  awsRegion: parseRegion('eu-west-1')!,
  sourceIPAddress: 'ec2.amazonaws.com',
  requestParameters: null,
  responseElements: null,
  eventID: 'a1',
  readOnly: true,
  eventType: 'AwsApiCall',
  recipientAccountId: parseAccountId('111111111111')!,
};

describe('recordText', () => {
  it('keeps every text exactly, whatever its characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, name) => {
        const written = recordText({
          ...plain,
          userAgent: text,
          errorMessage: text,
          requestParameters: { [name]: text },
        });
        expect(Array.from(written).filter((character) => character < ' ')).toEqual([]);
        const read = JSON.parse(written) as Record<string, unknown>;
        expect(read).toMatchObject({ userAgent: text, errorMessage: text });
        expect(read['requestParameters']).toEqual(JSON.parse(JSON.stringify({ [name]: text })));
      }),
    );
  });

  it('writes null where AWS does and leaves out what is absent', () => {
    const read = JSON.parse(recordText(plain)) as Record<string, unknown>;
    expect(read).toMatchObject({ requestParameters: null, responseElements: null, managementEvent: true });
    expect(Object.keys(read)).not.toContain('errorCode');
    expect(Object.keys(read)).not.toContain('tlsDetails');
    expect(read['eventTime']).toBe('2026-03-01T00:00:00Z');
  });

  it('says that a session came from the console with a text and not with a boolean', () => {
    expect(JSON.parse(recordText({ ...plain, fromConsole: true }))).toMatchObject({
      sessionCredentialFromConsole: 'true',
    });
  });
});
