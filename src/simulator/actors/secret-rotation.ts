import { type SimulatedEvent, simulatedEvent } from '../record/index.js';
import { mainRegion } from '../world/index.js';
import { hoursPerDay, type Shift, timeIn } from './shift.js';

const rotationHour = 2;

/** Once a night Secrets Manager rotates a secret: service events, which have no caller's type. */
export function rotateSecrets(shift: Shift): SimulatedEvent[] {
  const { world, account, random } = shift;
  if (shift.hour % hoursPerDay !== rotationHour) return [];
  const region = mainRegion(account);
  const secret = random.pick(world.resourcesOf(account, region).secrets);
  const startedAt = timeIn(shift);
  return (['RotationStarted', 'RotationSucceeded'] as const).map((eventName, index) =>
    simulatedEvent({
      eventVersion: '1.11',
      userIdentity: { accountId: account.id, invokedBy: 'secretsmanager.amazonaws.com' },
      eventTime: startedAt + 7 * index,
      eventSource: 'secretsmanager.amazonaws.com',
      eventName,
      awsRegion: region,
      sourceIPAddress: 'secretsmanager.amazonaws.com',
      userAgent: 'secretsmanager.amazonaws.com',
      requestParameters: null,
      responseElements: null,
      additionalEventData: { SecretId: secret.arn },
      eventID: random.uuid(),
      readOnly: false,
      eventType: 'AwsServiceEvent',
      recipientAccountId: account.id,
    }),
  );
}
