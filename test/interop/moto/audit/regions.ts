export const REGIONS = ['us-east-1', 'eu-west-1'] as const;
export const HOME = 'us-east-1';
