/** What the template of the hub and Lambda itself put into the environment. */
export interface HubEnvironment {
  /** The topic that destinations of kind `email` are subscribed to. */
  readonly topicArn: string;
  readonly deadLettersArn: string;
  readonly keys: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string | undefined;
  };
  /** AWS_ENDPOINT_URL_SECRETS_MANAGER and AWS_ENDPOINT_URL, as the SDKs name them. */
  readonly secretsEndpointUrl: string | undefined;
}

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): HubEnvironment {
  const required = (name: string): string => {
    const value = variables[name];
    if (value === undefined || value === '') throw new Error(`the environment has no ${name}`);
    return value;
  };
  return {
    topicArn: required('ORGTRAIL_TOPIC_ARN'),
    deadLettersArn: required('ORGTRAIL_DEAD_LETTERS_ARN'),
    keys: {
      accessKeyId: required('AWS_ACCESS_KEY_ID'),
      secretAccessKey: required('AWS_SECRET_ACCESS_KEY'),
      sessionToken: variables['AWS_SESSION_TOKEN'],
    },
    secretsEndpointUrl: variables['AWS_ENDPOINT_URL_SECRETS_MANAGER'] ?? variables['AWS_ENDPOINT_URL'],
  };
}
