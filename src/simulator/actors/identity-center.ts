import type { Region } from '../../cloudtrail/index.js';
import { assumedRole, callApi, callContext } from '../api/index.js';
import type { Random } from '../random.js';
import { type JsonObject, type RecordFields, type SimulatedEvent, simulatedEvent } from '../record/index.js';
import { mainRegion, type Person, type World } from '../world/index.js';
import { type PersonSession, personCaller } from './people.js';

/** Seconds between the steps of a sign-in. */
const steps = { challenge: -9, verification: -3, authentication: -2, federation: -1, signIn: 1 } as const;

/**
 * The records of a sign-in through IAM Identity Center: the checks and the hand-over in the
 * management account, then the role and the console in the account that is entered.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/understanding-sign-in-events.html
 */
export function signIn(world: World, random: Random, stay: PersonSession): SimulatedEvent[] {
  const workflow = random.uuid();
  const details = (extra: JsonObject): JsonObject => ({
    AuthWorkflowID: workflow,
    UserName: stay.person.userName,
    ...extra,
  });
  return [
    centerEvent(world, random, stay, 'signin', 'CredentialChallenge', steps.challenge, {
      additionalEventData: details({ CredentialType: 'PASSWORD' }),
      serviceEventDetails: { CredentialChallenge: 'Success' },
    }),
    centerEvent(world, random, stay, 'signin', 'CredentialVerification', steps.verification, {
      additionalEventData: details({ CredentialType: 'WEBAUTHN' }),
      serviceEventDetails: { CredentialVerification: 'Success' },
    }),
    centerEvent(world, random, stay, 'signin', 'UserAuthentication', steps.authentication, {
      additionalEventData: details({
        CredentialType: 'PASSWORD,WEBAUTHN',
        LoginTo: `https://${world.identityStoreId}.awsapps.com/start/`,
      }),
      serviceEventDetails: { UserAuthentication: 'Success' },
    }),
    centerEvent(
      world,
      random,
      stay,
      'sso',
      stay.fromConsole ? 'Federate' : 'GetRoleCredentials',
      steps.federation,
      {
        serviceEventDetails: { role_name: stay.permissionSet, account_id: stay.account.id },
      },
    ),
    assumeWithSaml(world, random, stay),
    ...(stay.fromConsole ? [consoleLogin(random, stay)] : []),
  ];
}

function centerEvent(
  world: World,
  random: Random,
  stay: PersonSession,
  service: 'signin' | 'sso',
  eventName: string,
  delay: number,
  rest: Partial<RecordFields>,
): SimulatedEvent {
  const management = world.accountFor('management');
  return simulatedEvent({
    eventVersion: '1.11',
    userIdentity: {
      type: 'IdentityCenterUser',
      accountId: management.id,
      onBehalfOf: onBehalfOf(world, stay.person),
      credentialId: random.uuid(),
    },
    eventTime: stay.startsAt + delay,
    eventSource: `${service}.amazonaws.com`,
    eventName,
    awsRegion: mainRegion(management),
    sourceIPAddress: stay.sourceIPAddress,
    userAgent: stay.fromConsole ? stay.person.browser : stay.person.commandLine,
    requestParameters: null,
    responseElements: null,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: false,
    eventType: 'AwsServiceEvent',
    recipientAccountId: management.id,
    ...rest,
  });
}

function onBehalfOf(world: World, person: Person) {
  const management = world.accountFor('management');
  return {
    userId: person.identityStoreUserId,
    identityStoreArn: `arn:aws:identitystore::${management.id}:identitystore/${world.identityStoreId}`,
  };
}

function assumeWithSaml(world: World, random: Random, stay: PersonSession): SimulatedEvent {
  const { session, account, person } = stay;
  const region = mainRegion(account);
  const provider = samlProvider(stay);
  const identityProvider = `${random.base64(27)}=`;
  const call = callContext({
    world,
    random,
    account,
    region,
    time: stay.startsAt,
    caller: {
      ...personCaller(stay),
      identity: {
        type: 'SAMLUser',
        principalId: `${identityProvider}:${person.userName}`,
        userName: person.userName,
        identityProvider,
      },
      userAgent:
        'aws-internal/3 aws-sdk-java/1.12.799 Linux/5.10.245 OpenJDK_64-Bit_Server_VM/25.472-b08 java/1.8.0_472 vendor/N/A cfg/retry-mode/standard',
      fromConsole: false,
    },
  });
  return callApi(call, 'sts:AssumeRoleWithSAML', {
    request: {
      sAMLAssertionID: `_${random.uuid()}`,
      roleSessionName: session.sessionName,
      durationSeconds: 43_200,
      roleArn: session.role.arn,
      principalArn: provider,
    },
    response: {
      ...assumedRole(random, session, 43_200),
      subject: person.userName,
      subjectType: 'persistent',
      issuer: `https://portal.sso.${region}.amazonaws.com/saml/assertion/${random.base64(24)}`,
      audience: 'https://signin.aws.amazon.com/saml',
      nameQualifier: identityProvider,
    },
    resources: [
      { accountId: account.id, type: 'AWS::IAM::Role', ARN: session.role.arn },
      { accountId: account.id, type: 'AWS::IAM::SAMLProvider', ARN: provider },
    ],
  });
}

/** Sign-ins by SAML always say `MFAUsed: No`: the check was the identity provider's. */
function consoleLogin(random: Random, stay: PersonSession): SimulatedEvent {
  const region: Region = mainRegion(stay.account);
  const { accessKeyId: _unused, ...identity } = personCaller(stay).identity;
  return simulatedEvent({
    eventVersion: '1.11',
    userIdentity: identity,
    eventTime: stay.startsAt + steps.signIn,
    eventSource: 'signin.amazonaws.com',
    eventName: 'ConsoleLogin',
    awsRegion: region,
    sourceIPAddress: stay.sourceIPAddress,
    userAgent: stay.person.browser,
    requestParameters: null,
    responseElements: { ConsoleLogin: 'Success' },
    additionalEventData: { MobileVersion: 'No', MFAUsed: 'No', SamlProviderArn: samlProvider(stay) },
    eventID: random.uuid(),
    readOnly: false,
    eventType: 'AwsConsoleSignIn',
    recipientAccountId: stay.account.id,
    tlsHost: `${region}.signin.aws.amazon.com`,
  });
}

function samlProvider(stay: PersonSession): string {
  const suffix = stay.session.role.name.slice(-16);
  return `arn:aws:iam::${stay.account.id}:saml-provider/AWSSSO_${suffix}_DO_NOT_DELETE`;
}
