/** How accounts, services and times are printed. */
export function accountName(accountId: string): string {
  return accountId === '' ? 'unknown' : accountId;
}

export function serviceName(service: string): string {
  return service === '' ? 'unknown' : service.replace(/\.amazonaws\.com$/, '');
}

export function minute(moment: Date): string {
  return moment.toISOString().slice(0, 16).replace('T', ' ');
}
